"""The progress file: one JSON a learner, only ever added to, shared by all notebooks that are open.

Every write takes a lock, reads what is there, adds what is new by id, and replaces the file whole; then a twin is
written beside it. So two notebooks lose nothing, and a damaged file can be made good from its twin.
"""

import contextlib
import hashlib
import json
import os
import re
import tempfile
import unicodedata
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from jtbd_helpers.course.learn.entries import (
    SCHEMA_VERSION,
    checked,
    checksum_of,
    no_entries,
    one_entry_a_line,
    salvaged,
    union,
)
from jtbd_helpers.errors import JtbdError

MIGRATIONS: dict[int, object] = {}  # version -> function that makes the content of the next version
RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{i}" for d in ("com", "lpt") for i in range(1, 10))}


def learner_id(name: str) -> str:
    """A name as a learner id that is also a safe file name everywhere, Windows too."""
    text = unicodedata.normalize("NFC", str(name)).strip().casefold()
    if not any(c.isalnum() for c in text):
        raise JtbdError(f"`name`: {name!r} has no letter or digit. Choose a name such as 'ada'; it need not be yours.")
    safe = re.sub(r"[^\w-]+", "-", text).strip("-_")
    # What had to be changed gets a fingerprint, so that two names never share a file.
    if safe != text.replace(" ", "-") or safe in RESERVED or len(safe) > 40:
        safe = f"{safe[:40]}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"
    return safe


class Ledger:
    """What one learner did. `content` is what is known now; `add` appends and saves."""

    def __init__(self, home: Path, learner: str):
        self.home = Path(home)
        self.learner = learner
        self.path = self.home / f"{learner}.json"
        self.twin = self.home / f"{learner}.copy.json"
        self.notices: list[str] = []
        self.read_only = False
        self._pending = no_entries()
        self._saved = no_entries()
        self.refresh()

    @property
    def content(self) -> dict[str, list[dict]]:
        """All entries by list, oldest first, those not yet written too."""
        return union(self._saved, self._pending)

    def refresh(self) -> None:
        """Read what other notebooks wrote meanwhile."""
        if self.path.exists():
            with self._hold():
                self._saved = self._read()
        elif not self.read_only:
            self._saved = no_entries()

    def add(self, where: str, time: datetime, **entry: object) -> dict:
        """Append one entry to a list and save it."""
        stamp = time.astimezone(UTC).isoformat(timespec="microseconds")
        entry = {"id": uuid.uuid4().hex, "time": stamp, **entry}
        self._pending[where].append(entry)
        self._flush()
        return entry

    def merge(self, content: dict[str, list[dict]]) -> int:
        """Take over the entries we do not have; return how many were new."""
        before = sum(map(len, self.content.values()))
        self._pending = union(self._pending, content)
        self._flush()
        return sum(map(len, self.content.values())) - before

    def delete(self) -> None:
        """Remove everything that is stored about this learner, copies and set-aside files too."""
        with self._hold():
            for file in self.files():
                file.unlink(missing_ok=True)
        self._pending, self._saved, self.read_only = no_entries(), no_entries(), False
        with contextlib.suppress(OSError):
            self._lock_file.unlink(missing_ok=True)

    def files(self) -> list[Path]:
        """Every file that holds something about this learner."""
        own = re.compile(rf"{re.escape(self.learner)}(\.copy|\.damaged-\d+|\.version-\d+)?\.json")
        if not self.home.is_dir():
            return []
        boards = (self.home / self.learner).glob("*.json")  # of the workshop, kept as the learner goes
        return sorted(f for f in self.home.glob("*.json") if own.fullmatch(f.name)) + sorted(boards)

    # -- a file to keep elsewhere ----------------------------------------------------------------------

    def export(self) -> str:
        """The whole content as text with a checksum, for "save my progress"."""
        body = self._document(self.content)
        return json.dumps({"checksum": checksum_of(body), **body}, ensure_ascii=False, indent=1)

    def take_in(self, text: str) -> int:
        """Merge an exported file; return how many entries were new."""
        try:
            document = json.loads(text)
            checksum = document.pop("checksum")
            content = checked(document)
        except (ValueError, KeyError, TypeError, AttributeError) as cause:
            raise JtbdError("This is not a file from 'save my progress'. Nothing was changed.") from cause
        if checksum != checksum_of(document):
            raise JtbdError("This file was changed or cut off after it was saved. Nothing was changed here.")
        if document["schema_version"] > SCHEMA_VERSION:
            raise JtbdError("This file was saved by a newer version. Upgrade with `pip install -U jtbd_helpers`.")
        return self.merge(content)

    # -- reading ---------------------------------------------------------------------------------------

    def _read(self) -> dict[str, list[dict]]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return no_entries()
        except UnicodeDecodeError:
            return self._set_aside("")
        try:
            document = json.loads(text)
            version = document["schema_version"]
            if version > SCHEMA_VERSION:
                return self._from_newer(document)
            if version < SCHEMA_VERSION:
                document = self._migrated(document, text)
            return checked(document)
        except (ValueError, KeyError, TypeError, AttributeError):
            return self._set_aside(text)

    def _from_newer(self, document: dict) -> dict[str, list[dict]]:
        self.read_only = True
        self._notice(
            f"{self.path.name} was written by a newer version of jtbd_helpers. It is read, and not written: what you "
            "do now is not stored. Upgrade with `pip install -U jtbd_helpers`."
        )
        with contextlib.suppress(KeyError, TypeError):
            return checked(document)
        return no_entries()

    def _migrated(self, document: dict, text: str) -> dict:
        version = document["schema_version"]
        _write(self.home / f"{self.learner}.version-{version}.json", text)
        for step in range(version, SCHEMA_VERSION):
            document = MIGRATIONS[step](document)
        self._notice(f"{self.path.name} came from an older version; a copy of it is kept beside.")
        return document

    def _set_aside(self, text: str) -> dict[str, list[dict]]:
        """Keep a damaged file beside, and rebuild from its readable lines and its twin."""
        number = 1
        while (aside := self.home / f"{self.learner}.damaged-{number}.json").exists():
            number += 1
        os.replace(self.path, aside)
        content = salvaged(text)
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            content = union(content, checked(json.loads(self.twin.read_text(encoding="utf-8"))))
        self._write_both(content)
        entries = sum(map(len, content.values()))
        self._notice(
            f"{self.path.name} was damaged. It is kept beside as {aside.name}; {entries} entries were recovered."
        )
        return content

    def _notice(self, text: str) -> None:
        if text not in self.notices:
            self.notices.append(text)

    # -- writing ---------------------------------------------------------------------------------------

    def _flush(self) -> None:
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            with self._hold():
                saved = self._read()
                if self.read_only:
                    return
                self._saved = union(saved, self._pending)
                self._write_both(self._saved)
            self._pending = no_entries()
        except OSError as fault:
            self._notice(f"Your progress could not be written ({fault.strerror}). It lasts until you restart.")

    def _write_both(self, content: dict[str, list[dict]]) -> None:
        text = one_entry_a_line(self._document(content))
        _write(self.path, text)
        _write(self.twin, text)

    def _document(self, content: dict) -> dict:
        return {"schema_version": SCHEMA_VERSION, "learner": self.learner, **content}

    @property
    def _lock_file(self) -> Path:
        return self.home / f".{self.learner}.lock"

    @contextlib.contextmanager
    def _hold(self) -> Iterator[None]:
        """Nobody else reads or writes this learner's file meanwhile; the system frees the lock of a dead process."""
        try:
            file = open(self._lock_file, "a+b")  # noqa: SIM115
        except OSError:  # a folder that cannot be written needs no lock
            yield
            return
        with file:
            _lock(file)
            yield


def _lock(file) -> None:
    """Wait for the lock; closing the file frees it. Where there are no locks (in the browser) there is one process."""
    with contextlib.suppress(ImportError, OSError):
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)


def _write(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
