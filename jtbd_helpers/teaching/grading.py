"""`jtbd grade`: what was handed in is run again, and what comes out is judged here, where the references are.

Each file runs once; its answers are kept under OUT/runs, so that a stopped run goes on where it was.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from jtbd_helpers.course.learn.entries import read_document
from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.course.learn.session import seed_of
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.progress_bars import bar
from jtbd_helpers.results import write_whole
from jtbd_helpers.teaching.gradebook import write_gradebook
from jtbd_helpers.teaching.judging import Given, Group, graded
from jtbd_helpers.teaching.lms import chosen_lessons, private_items
from jtbd_helpers.teaching.private_quiz import ANSWERS
from jtbd_helpers.teaching.sandbox import Limits, Run, Sandbox
from jtbd_helpers.teaching.submissions import CHECKED, EXERCISE, Learner, code_cells, read_pieces, read_roster
from jtbd_helpers.vocabulary import counted

MARK = ".jtbd_grade"
SECONDS_EACH = 3.0  # about what one notebook takes, most of it loading pandas


def grade(
    submissions: Path,
    out: Path,
    code: str | None = None,
    items: Path | None = None,
    roster: Path | None = None,
    lessons: list[str] | None = None,
    limits: Limits | None = None,
    progress: bool | None = None,
) -> list[str]:
    """Grade what was handed in; return what to tell the teacher.

    Parameters
    ----------
    submissions : Path
        A folder, or the zip of a Moodle assignment as downloaded.
    out : Path
        Where gradebook.csv, results.csv, feedback and the log go; a stopped run goes on from what lies there.
    code : str, optional
        The class code the data were made with; without it that of JTBD_CLASS, else none.
    items : Path, optional
        The private bank whose questions were handed out.
    roster : Path, optional
        CSV with pseudonym, id (the platform's) and name.
    lessons : list of str, optional
        Grade the exercises of these only; without it all that anybody handed in.

    Raises
    ------
    JtbdError
        When nothing was handed in, the roster or bank is at fault, or `out` holds other things.
    """
    code = os.environ.get("JTBD_CLASS", "") if code is None else code
    known = read_roster(roster) if roster else []
    bank = private_items(items) if items else []
    pieces = read_pieces(submissions, known)
    if not pieces:
        raise JtbdError(f"{submissions}: nothing was handed in. Name the folder or zip with the notebooks.")
    _own(out)
    remarks: list[str] = []
    given = list(_read(pieces, out, code, limits, progress, remarks))
    asked = _asked(given, lessons)
    learners = _learners(given, known)
    group = Group(code, tuple(who.learner for who in learners))
    marked = [graded(who, [g for g in given if g.piece.learner == who.learner], asked, bank, group) for who in learners]
    strangers = [g.piece for g in given if not g.piece.learner]
    said = write_gradebook(out, marked, strangers)
    return [*remarks, *said]


def _own(out: Path) -> None:
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARK).is_file())):
        raise JtbdError(f"{out}: this is a file, or a folder of other things. Name a new folder for the grades.")
    write_whole(out / MARK, "Written by jtbd grade; runs/ holds what each file gave.\n")


def _learners(given: list[Given], roster: list[Learner]) -> list[Learner]:
    """Everybody of the roster, and without one everybody who handed something in."""
    if roster:
        return roster
    found = {g.piece.learner: g.piece for g in given if g.piece.learner}
    return [Learner(learner=name, id=piece.id, name=piece.name) for name, piece in sorted(found.items())]


def _asked(given: list[Given], lessons: list[str] | None) -> list[str]:
    known = all_exercises()
    if lessons:
        chosen = chosen_lessons(lessons)
        return [name for name, exercise in known.items() if exercise.lesson in chosen]
    named = {name for g in given for name in CHECKED.findall(g.code)} | {n for g in given for n, _ in g.run.answers}
    return [name for name in known if name in named]


# -- running ------------------------------------------------------------------------------------------


def _read(pieces, out: Path, code: str, limits, progress, remarks: list[str]) -> Iterator[Given]:
    """Every piece with what it gave: read from an earlier run, or run now."""
    ready = [_prepared(piece) for piece in pieces]
    files = {id(g): out / "runs" / f"{_fingerprint(g, code)}.json" for g in ready if g.cells}
    to_do = [g for g in ready if g.cells and not files[id(g)].is_file()]
    done = len(files) - len(to_do)
    if done:
        again = counted(done, "file was run before and is", "files were run before and are")
        remarks.append(f"{again} not run again.")
    if to_do:
        workers = max(1, min(4, os.cpu_count() or 1))
        with Sandbox(limits) as sandbox, ThreadPoolExecutor(workers) as pool:
            remarks += sandbox.remarks

            def run(one: Given) -> None:
                came = sandbox.run(one.cells, _data(one, code))
                write_whole(files[id(one)], json.dumps(vars(came)))

            runs = pool.map(run, to_do)
            seconds = SECONDS_EACH * len(to_do) / workers
            for _ in bar(runs, "Running notebooks", total=len(to_do), progress=progress, seconds=seconds):
                pass
    for one in ready:
        if one.cells:
            run = Run(**json.loads(files[id(one)].read_text(encoding="utf-8")))
            one = replace(one, run=run, quiz=run.quiz if isinstance(run.quiz, dict) else None)
        yield one


def _prepared(piece) -> Given:
    """A piece read as far as that goes without running anything."""
    if piece.problem:
        return Given(piece=piece)
    try:
        if piece.path.endswith(ANSWERS):
            answers = json.loads(piece.content.decode("utf-8-sig"))
            return Given(piece=piece, quiz=answers if isinstance(answers, dict) else {})
        if piece.path.endswith(".json"):
            content = read_document(piece.content.decode("utf-8-sig"))[1]
            answers = [[entry["exercise"], entry.get("answer")] for entry in content["exercises"]]
            return Given(piece=piece, run=Run(answers=answers))
        if not piece.path.endswith(".ipynb"):
            raise JtbdError("this is not a notebook (.ipynb). Hand in the notebook itself.")
        cells = [(number, _without_installing(source)) for number, source in code_cells(piece.content)]
    except (JtbdError, ValueError, RecursionError, KeyError, TypeError) as fault:
        return Given(piece=replace(piece, problem=str(fault)))
    return Given(piece=piece, cells=cells, code="\n".join(source for _, source in cells))


def _without_installing(source: str) -> str:
    return "\n".join(line for line in source.splitlines() if not re.match(r"\s*[%!]\s*pip\b", line))


def _fingerprint(given: Given, code: str) -> str:
    parts = (given.piece.content, given.piece.learner.encode(), code.encode())
    return hashlib.sha256(b"|".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:24]


def _data(given: Given, code: str) -> dict:
    known = all_exercises()
    named = sorted(set(EXERCISE.findall(given.code)) & set(known))
    return {name: known[name].data(seed_of(given.piece.learner, name, code)) for name in named}
