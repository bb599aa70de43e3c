"""What was handed in: a folder or the zip of a learning platform, read into files that belong to learners."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jtbd_helpers.course.learn.ledger import learner_id
from jtbd_helpers.errors import JtbdError, unknown

MOODLE = re.compile(r"^(?P<name>.+)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)_?")
EXERCISE = re.compile(r"ex-\d\d[a-z]?-\d+")
CHECKED = re.compile(r"check\(\s*[\"'](ex-[\w-]+)[\"']")
STARTED = re.compile(r"jtbd\.start\(\s*[\"']([^\"']+)[\"']")
BESIDE = {"__MACOSX", ".ipynb_checkpoints", ".DS_Store"}
ROSTER = "the columns pseudonym, id and, if you like, name"
LARGEST = 20_000_000  # bytes of one file handed in
PACKED = 60_000_000  # bytes in a zip that a learner handed in
MOST = 20_000  # files


@dataclass(frozen=True, kw_only=True)
class Learner:
    """One line of the roster. `learner` is the name that data are made from, `id` what the platform calls them."""

    learner: str
    id: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One file handed in. `learner` is empty where nobody could be told, and then `problem` says why."""

    path: str
    content: bytes
    learner: str = ""
    folder: str = ""  # of the platform's zip; feedback goes back under this name
    id: str = ""
    name: str = ""
    problem: str = ""


def read_roster(path: Path) -> list[Learner]:
    """Read roster.csv: pseudonym, id, and name if there is one."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ","))
    except (OSError, UnicodeDecodeError) as cause:
        raise JtbdError(f"{path}: this roster cannot be read. Give a CSV file with {ROSTER}.") from cause
    for column in ("pseudonym", "id"):
        if not rows or column not in rows[0]:
            raise unknown("column", column, rows[0] if rows else (), where=str(path), mend=f"A roster has {ROSTER}.")
    tidy = [{key: (value or "").strip() for key, value in row.items() if key} for row in rows]
    found = [
        Learner(learner=learner_id(row["pseudonym"]), id=row["id"], name=row.get("name", ""))
        for row in tidy
        if row["pseudonym"]
    ]
    for what in ("learner", "id"):
        seen: set[str] = set()
        for number, one in enumerate(found, start=2):
            value = getattr(one, what)
            if value and value in seen:
                raise JtbdError(f"{path}, row {number}: '{value}' is there twice. Each learner has one line.")
            seen.add(value)
    return found


def read_pieces(path: Path, roster: list[Learner]) -> list[Piece]:
    """Every file of a folder or zip with the learner it belongs to, in the order of their names."""
    if path.is_dir():
        files = _of_folder(path)
    elif path.is_file():
        files = _of_zip(path)
    else:
        raise JtbdError(f"{path}: there is no such folder or zip. Name what was handed in.")
    return [_owned(name, content, problem, roster) for name, content, problem in files]


def _of_folder(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_symlink() or not file.is_file() or _is_beside(name):
            continue
        if file.stat().st_size > LARGEST:
            yield name, b"", _too_large()
        elif file.suffix == ".zip":
            yield from _unzipped(name, file.read_bytes())
        else:
            yield name, file.read_bytes(), ""


def _of_zip(path: Path) -> list[tuple[str, bytes, str]]:
    found = list(_unzipped("", path.read_bytes()))
    if len(found) == 1 and not found[0][0]:
        raise JtbdError(f"{path}: {found[0][2]} Download it again, or unpack it into a folder.")
    return found


def _unzipped(outer: str, content: bytes) -> Iterator[tuple[str, bytes, str]]:
    """The files of a zip, read in memory and never unpacked; a zip in a zip is opened once."""
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in sorted(archive.infolist()[:MOST], key=lambda e: e.filename):
                name = entry.filename.replace("\\", "/")
                full = str(PurePosixPath(outer).parent / name) if outer else name
                if entry.is_dir() or _is_beside(name):
                    continue
                unpacked += entry.file_size
                if outer and unpacked > PACKED:
                    yield full, b"", f"the zip it came in holds more than {PACKED // 1_000_000} MB."
                    return
                if entry.file_size > LARGEST:
                    yield full, b"", _too_large()
                    continue
                with archive.open(entry) as file:
                    inside = file.read(LARGEST + 1)
                if name.endswith(".zip") and not outer:
                    yield from _unzipped(full, inside)
                else:
                    yield full, inside[:LARGEST], _too_large() if len(inside) > LARGEST else ""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as fault:
        yield outer, b"", f"this zip cannot be read ({fault})."


def _too_large() -> str:
    return f"the file is larger than {LARGEST // 1_000_000} MB."


def _is_beside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(BESIDE & set(parts)) or parts[-1].startswith(".")


# -- whose it is -------------------------------------------------------------------------------------


def _owned(path: str, content: bytes, problem: str, roster: list[Learner]) -> Piece:
    first = PurePosixPath(path).parts[0]
    moodle = MOODLE.match(first)
    if moodle:
        folder = first if "/" in path else moodle.group(0).rstrip("/")
        whose = next((one for one in roster if one.id == moodle["id"]), None)
        known = {"folder": folder, "id": moodle["id"], "name": moodle["name"]}
        if whose is None and roster:
            problem = problem or f"the roster has no id {moodle['id']}."
            return Piece(path=path, content=content, problem=problem, **known)
        learner = whose.learner if whose else learner_id(moodle["id"])
        return Piece(path=path, content=content, learner=learner, problem=problem, **known)
    said = _said(path, content)
    if not said:
        why = "nobody can be told from its name; put each learner's files into a folder of their name."
        return Piece(path=path, content=content, problem=problem or why)
    names = {learner_id(said), said}
    whose = next((one for one in roster if {one.learner, one.id, learner_id(one.name or one.learner)} & names), None)
    if whose is None and roster:
        return Piece(path=path, content=content, problem=problem or f"the roster has no '{said}'.")
    whose = whose or Learner(learner=learner_id(said))
    return Piece(path=path, content=content, learner=whose.learner, id=whose.id, name=whose.name, problem=problem)


def _said(path: str, content: bytes) -> str:
    """Who a file says it is from: its folder, its name without the exercise, or the notebook's jtbd.start."""
    parts = PurePosixPath(path).parts
    if len(parts) > 1:
        said = parts[0]
    else:
        said = EXERCISE.sub("", PurePosixPath(path).stem).removesuffix("quiz_answers").strip(" _-.")
    if not any(character.isalnum() for character in said):
        found = STARTED.findall(json_texts(content))
        said = found[-1] if found else ""
    return said if any(character.isalnum() for character in said) else ""


def json_texts(content: bytes) -> str:
    """The code of a notebook as one text; empty when it is none."""
    try:
        return "\n".join(source for _, source in code_cells(content))
    except JtbdError:
        return ""


# -- notebooks ---------------------------------------------------------------------------------------


def code_cells(content: bytes) -> list[tuple[int, str]]:
    """(number of the cell, source) of each code cell, numbered from 1 over all cells.

    Raises
    ------
    JtbdError
        When it is no notebook for Python, with the reason in words.
    """
    if not content.strip():
        raise JtbdError("the file is empty.")
    try:
        notebook = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as cause:
        raise JtbdError(f"this is not a notebook: its JSON is broken ({str(cause)[:80]}).") from cause
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise JtbdError("this is not a notebook: it has no cells.")
    language = _language(notebook)
    if language and not language.startswith(("python", "ipython")):
        raise JtbdError(f"its kernel is '{language[:40]}', not Python. Choose the Python kernel and save it again.")
    found = []
    for number, cell in enumerate(notebook["cells"], start=1):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            source = cell.get("source", "")
            found.append((number, "".join(map(str, source)) if isinstance(source, list) else str(source)))
    if not found:
        raise JtbdError("the notebook has no code cells.")
    return found


def _language(notebook: dict) -> str:
    about = notebook.get("metadata")
    about = about if isinstance(about, dict) else {}
    for part, key in (("kernelspec", "language"), ("language_info", "name"), ("kernelspec", "name")):
        inner = about.get(part)
        if isinstance(inner, dict) and isinstance(inner.get(key), str) and inner[key]:
            return inner[key].casefold()
    return ""
