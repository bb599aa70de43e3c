"""A learner's own copy of the course: made, brought up to date, and never overwritten.

The copy remembers the fingerprint of every file as it was handed out. A file that
still has it was not edited and may be replaced by a newer one; any other is the
learner's and stays.
"""

import hashlib
import json
import shutil
from pathlib import Path

from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import write_whole

HANDED_OUT = ".jtbd_course.json"
SETTINGS = ".jtbd_lab"
# No news pop-up: it would ask the network.
LAB_SETTINGS = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}


def copy_course(folder: Path) -> list[str]:
    """Copy the course into `folder`, or bring an earlier copy up to date; return what to tell the learner."""
    if folder.exists() and not folder.is_dir():
        raise JtbdError(f"{folder}: this is a file. Name a folder for your copy of the course.")
    strange = folder.is_dir() and any(folder.iterdir()) and not (folder / HANDED_OUT).is_file()
    if strange:
        raise JtbdError(f"{folder}: this folder holds other things. Name a new folder for your copy of the course.")
    before = _handed_out(folder)
    now, kept, fresh = {}, [], 0
    for name, source in _course_files().items():
        target = folder / name
        fingerprint = _fingerprint(source)
        if target.exists() and _fingerprint(target) not in {before.get(name), fingerprint}:
            now[name] = before.get(name, "")
            if before.get(name) != fingerprint:
                kept.append(name)
            continue
        now[name] = fingerprint
        if not target.exists() or before.get(name) != fingerprint:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            fresh += 1
    write_whole(folder / SETTINGS / "labconfig" / "page_config.json", json.dumps(LAB_SETTINGS))
    write_whole(folder / HANDED_OUT, json.dumps(before | now, indent=1))
    lines = [f"Your copy of the course is in {folder}{' (brought up to date)' if before and fresh else ''}."]
    lines += [f"{name}: there is a newer one, but you changed yours, so yours stays." for name in kept]
    return lines + (["`jtbd reset` followed by a lesson number brings the newer one."] if kept else [])


def lessons_named(folder: Path, lesson: str) -> list[Path]:
    """The notebooks of a lesson in a copy: "01", "08a", or "08" for both halves."""
    if not (folder / HANDED_OUT).is_file():
        raise JtbdError(f"{folder}: this is not a copy of the course. Make one with `jtbd learn {folder}`.")
    known = {Path(n).name.split("_")[0]: n for n in _course_files() if n.startswith("notebooks/") and "_" in n}
    found = [folder / name for number, name in known.items() if number == lesson or number[:-1] == lesson]
    if not found:
        raise unknown("lesson", lesson, known, mend="Give a number such as 01 or 08a.")
    return found


def reset_lesson(folder: Path, lesson: Path) -> Path | None:
    """Bring one notebook back as handed out; return where the learner's own version was put, if they had one."""
    name = lesson.relative_to(folder).as_posix()
    source = _course_files()[name]
    kept = None
    if lesson.exists() and _fingerprint(lesson) != _fingerprint(source):
        number = 1
        while (kept := lesson.with_name(f"{lesson.stem}.yours-{number}.ipynb")).exists():
            number += 1
        lesson.rename(kept)
    shutil.copyfile(source, lesson)
    write_whole(folder / HANDED_OUT, json.dumps(_handed_out(folder) | {name: _fingerprint(source)}, indent=1))
    return kept


def _course_files() -> dict[str, Path]:
    """Name inside the copy -> file of the course: lessons, exercises, data; no sources, solutions or truth."""
    root = course_folder()
    patterns = ["notebooks/*.ipynb", "notebooks/templates/*.ipynb", "exercises/*.ipynb", "datasets/*/*"]
    files = [f for pattern in patterns for f in sorted(root.glob(pattern)) if f.is_file()]
    return {f.relative_to(root).as_posix(): f for f in files}


def _handed_out(folder: Path) -> dict[str, str]:
    record = folder / HANDED_OUT
    return json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}


def _fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
