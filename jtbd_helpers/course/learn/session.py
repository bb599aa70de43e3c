"""Who is learning now, where their progress is kept, and the clock and seeds that go with it."""

import hashlib
import os
import random
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jtbd_helpers.course.learn.ledger import Ledger, learner_id
from jtbd_helpers.vocabulary import counted

NOBODY = "learner"
LAST = "last-learner"  # the file that says who learned here last
TEMPORARY = (
    "This place is temporary: what is stored here goes when the session ends. "
    "Save your progress as a file with jtbd.progress() before you leave, or it is gone."
)
SESSION = os.urandom(4).hex()  # one run of a kernel

_ledger: Ledger | None = None


@dataclass(frozen=True)
class Started:
    """What `start` says; `learner` is the id under which progress is kept."""

    learner: str
    message: str

    def __repr__(self) -> str:
        return self.message


def start(name: str | None = None) -> Started:
    """Say who is learning and open their progress file; nothing is ever sent anywhere.

    Parameters
    ----------
    name : str, optional
        Any name; it need not be yours. Without one, whoever learned here last, else "learner".

    Returns
    -------
    Started
        Shows who you are, where progress is kept (`$JTBD_HOME`, else `~/.jtbd`) and whether that place lasts.

    Raises
    ------
    JtbdError
        When the name holds no letter or digit.
    """
    global _ledger
    _ledger = Ledger(home(), learner_id(name) if name is not None else _last_learner())
    _remember(_ledger.learner)
    content = _ledger.content
    answers, exercises = len(content["attempts"]), len(content["exercises"])
    stored = f"{counted(answers, 'answer')} and {counted(exercises, 'exercise check')} so far."
    stored = stored if answers + exercises else "Nothing stored yet."
    said = [
        f"You are learning as '{_ledger.learner}'. {stored}",
        f"Progress is kept in {home_in_words()}, in a file of your own; nothing is sent anywhere.",
    ]
    said += [TEMPORARY] if is_temporary() else []
    return Started(_ledger.learner, "\n".join([*said, *_ledger.notices]))


def current() -> Ledger:
    """The ledger of whoever is learning, read anew."""
    global _ledger
    if _ledger is None or _ledger.home != home():
        _ledger = Ledger(home(), _last_learner())
    else:
        _ledger.refresh()
    return _ledger


def forget() -> None:
    """Delete everything that is stored about whoever is learning."""
    current().delete()
    (home() / LAST).unlink(missing_ok=True)


def now() -> datetime:
    """The clock of the course; tests give another."""
    return datetime.now(UTC)


def home() -> Path:
    """The folder of the progress files."""
    named = os.environ.get("JTBD_HOME")
    return Path(named).expanduser() if named else Path.home() / ".jtbd"


def home_in_words() -> str:
    """The folder as saved notebooks may show it: the same on every machine."""
    return "the folder named in JTBD_HOME" if os.environ.get("JTBD_HOME") else "~/.jtbd"


def is_temporary() -> bool:
    """True on Colab, on Binder and in the browser, unless JTBD_HOME names a place that lasts."""
    if sys.platform == "emscripten":
        return True
    hosted = "google.colab" in sys.modules or bool({"COLAB_RELEASE_TAG", "BINDER_SERVICE_HOST"} & set(os.environ))
    return hosted and not os.environ.get("JTBD_HOME")


def seed_of(*parts: str) -> int:
    """A seed from texts by SHA-256 (first eight bytes, big endian): the same on every platform."""
    return int.from_bytes(hashlib.sha256("|".join(parts).encode()).digest()[:8], "big")


def exercise_seed(learner: str, exercise: str) -> int:
    """The seed of a learner's own data; a class code in JTBD_CLASS gives other data to the whole class."""
    return seed_of(learner, exercise, os.environ.get("JTBD_CLASS", ""))


def shuffled(things, *parts: str) -> list:
    """The things in an order that depends on the texts only."""
    things = list(things)
    random.Random(seed_of(*parts)).shuffle(things)
    return things


def keep(key: str, value: object) -> None:
    """Keep something plain (what a JSON file can hold) in the learner's progress file."""
    current().add("notes", now(), session=SESSION, key=key, value=value)


def kept(key: str, default: object = None) -> object:
    """What was last kept under this key."""
    values = [note["value"] for note in current().content["notes"] if note.get("key") == key]
    return values[-1] if values else default


def _last_learner() -> str:
    try:
        return learner_id((home() / LAST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return NOBODY


def _remember(learner: str) -> None:
    """Keep who learned last; where nothing can be written the ledger says so."""
    try:
        home().mkdir(parents=True, exist_ok=True)
        (home() / LAST).write_text(learner, encoding="utf-8")
    except OSError:
        return
