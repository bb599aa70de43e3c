"""A state in somebody's hands: every change can be undone, is kept as it happens, and can be saved and loaded."""

import json
import re
from copy import deepcopy
from pathlib import Path

from jtbd_helpers.course.workshop.form import Form
from jtbd_helpers.course.workshop.shape import check_shape
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import write_whole

SCHEMA_VERSION = 1
STEPS = 200  # that can be undone


class Sheet:
    """The state of one board. `place` keeps it while it changes; without one it lasts as long as the kernel."""

    def __init__(self, form: Form, state: dict, place: "Place | None" = None):
        self.form, self.place = form, place
        self._state, self._past, self._step = state, [], None
        self._seen: dict[Path, str] = {}  # files of this board's own making, as they were last written or read

    @property
    def state(self) -> dict:
        """The state as a plain dict of one's own."""
        return deepcopy(self._state)

    @property
    def can_undo(self) -> bool:
        """True when there is something to take back."""
        return bool(self._past)

    def change(self, state: dict, step: str | None = None) -> bool:
        """Take over a new state; changes of one `step` in a row (the letters of a word) are undone together."""
        if state == self._state:
            return False
        if step is None or step != self._step:
            self._past = [*self._past, self._state][-STEPS:]
        self._state, self._step = deepcopy(state), step
        self._keep()
        return True

    def undo(self) -> bool:
        """Go back by one step; False when there is none."""
        if not self._past:
            return False
        self._state, self._step = self._past.pop(), None
        self._keep()
        return True

    def load(self, path: str | Path) -> None:
        """Take over the state of a saved file, or a table in CSV; undo brings the former one back."""
        path = Path(path)
        text = read_text(path)
        table = self.form.from_csv if path.suffix.lower() == ".csv" else None
        self.change(table(text, path.name) if table else state_of(text, self.form, path.name))
        self._seen[path.resolve()] = text

    def save(self, path: str | Path, overwrite: bool = False) -> Path:
        """Write the state as JSON."""
        return self.write(path, to_text(self._state, self.form), overwrite)

    def write(self, path: str | Path, text: str, overwrite: bool = False) -> Path:
        """Write a file, but never over one that holds something else."""
        path = Path(path)
        if path.is_dir():
            raise JtbdError(f"{path}: this is a folder. Give the path of a file, such as {path.name}/board.json.")
        ours = (text.encode(), self._seen.get(path.resolve(), text).encode())
        if path.exists() and not overwrite and _content(path) not in ours:
            raise JtbdError(
                f"{path}: this file is there and holds something else. Give another name, or `overwrite=True`."
            )
        try:
            write_whole(path, text)
        except OSError as fault:
            raise JtbdError(f"{path}: it could not be written ({fault.strerror}). Give another place.") from fault
        self._seen[path.resolve()] = text
        return path

    def _keep(self) -> None:
        if self.place is not None:
            self.place.write(to_text(self._state, self.form))


class Place:
    """The file in which a board keeps itself. It never writes over what another board or hand put there."""

    def __init__(self, folder: Path, stem: str):
        self.folder, self.stem = Path(folder), stem
        self.path = self.folder / f"{stem}.json"
        self.notes: list[str] = []
        self._last: str | None = None

    def opened(self, form: Form) -> dict | None:
        """The state that was kept last, or None; files that cannot be read are left alone and named."""
        readable = []
        for path in sorted(self._files(), key=lambda p: p.stat().st_mtime_ns, reverse=True):
            try:
                text = read_text(path)
                readable.append((path, text, state_of(text, form, path.name)))
            except JtbdError as fault:
                self._note(f"{fault} The file is left as it is.")
        if not readable:
            self.path = self._free()
            return None
        (self.path, self._last, state), *others = readable
        if others:
            names = ", ".join(path.name for path, *_ in others)
            self._note(f"Opened the newest. Older ones beside it: {names}.")
        return state

    def write(self, text: str) -> None:
        """Keep a state; where somebody else wrote meanwhile, in a file beside."""
        try:
            if self.path.exists() and _content(self.path) != (self._last or "").encode():
                other, self.path = self.path, self._free()
                self._note(f"{other.name} was changed elsewhere and is left alone; this board is kept in another file.")
            write_whole(self.path, text)
            self._last = text
        except OSError as fault:
            self._note(f"It cannot be kept in a file ({fault.strerror}): save it under a name before you leave.")

    def _files(self) -> list[Path]:
        own = re.compile(rf"{re.escape(self.stem)}(-\d+)?\.json")
        return [path for path in self.folder.glob("*.json") if own.fullmatch(path.name)]

    def _free(self) -> Path:
        names = (f"{self.stem}{number}.json" for number in ("", *(f"-{n}" for n in range(2, 10_000))))
        return next(path for name in names if not (path := self.folder / name).exists())

    def _note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)


def to_text(state: dict, form: Form) -> str:
    """The content of a saved file."""
    document = {"jtbd_helpers": form.name, "schema_version": SCHEMA_VERSION, "state": state}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def state_of(text: str, form: Form, where: str) -> dict:
    """The state in the text of a saved file.

    Raises
    ------
    JtbdError
        When it is no saved board, one of another kind, of a newer version, or of another shape.
    """
    try:
        document = json.loads(text)
        kind, version, state = document["jtbd_helpers"], document["schema_version"], document["state"]
    except (ValueError, KeyError, TypeError) as cause:
        raise JtbdError(
            f"{where}: this is no saved board, or it was cut off. Load a file that `.save(path)` wrote."
        ) from cause
    if kind != form.name:
        raise JtbdError(f"{where}: this was saved by '{kind}', not by '{form.name}'. Open it with jtbd.{kind}().")
    if version != SCHEMA_VERSION:
        raise JtbdError(
            f"{where}: this is version {version}, and {SCHEMA_VERSION} is read here. "
            "Upgrade with `pip install -U jtbd_helpers`."
        )
    check_shape(state, form.shape, where)
    return state


def read_text(path: Path) -> str:
    """The text of a file, or a refusal that says why not."""
    if path.is_dir():
        raise JtbdError(f"{path}: this is a folder. Give the path of a file in it.")
    if not path.is_file():
        raise JtbdError(f"{path}: there is no such file. Give the path that `.save(path)` wrote.")
    try:
        return _content(path).decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise JtbdError(f"{path}: this is no text file. Load a file that `.save(path)` wrote.") from cause
    except OSError as fault:
        raise JtbdError(f"{path}: it cannot be read ({fault.strerror}).") from fault


def _content(path: Path) -> bytes:
    """The bytes of a file with the line ends of everywhere, as Windows writes its own."""
    return path.read_bytes().replace(b"\r\n", b"\n")
