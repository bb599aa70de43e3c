"""`jtbd keys`: the right answers of a class, made by running the references on each learner's data. Never typed."""

from pathlib import Path

import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, all_exercises
from jtbd_helpers.course.learn.session import seed_of
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import write_whole
from jtbd_helpers.teaching.lms import chosen_lessons
from jtbd_helpers.teaching.release import SEATS
from jtbd_helpers.teaching.submissions import read_roster
from jtbd_helpers.vocabulary import counted

BY_RULE = "an example: the exercise judges this field by rules, and others may be right"


def answer_keys(code: str, lessons: list[str] | None = None, learners: list[str] | None = None) -> pd.DataFrame:
    """The right answer of every field for every learner.

    Parameters
    ----------
    code : str
        The class code of the release; "" for practice without one.
    lessons : list of str, optional
        "05", "08a", or "08" for both halves; without it all of them.
    learners : list of str, optional
        The names that data are made from; without it p01 to p60, as in a release without a roster.

    Returns
    -------
    DataFrame
        lesson, exercise, learner, field, answer (text; alternatives parted by " | ", several choices by "; "),
        tolerance (absolute, 0 where there is none), unit, note.
    """
    chosen = chosen_lessons(lessons)
    rows = [
        {"lesson": exercise.lesson, "exercise": exercise.id, "learner": learner, **row}
        for exercise in all_exercises().values()
        if exercise.lesson in chosen
        for learner in (SEATS if learners is None else learners)
        for row in _answers(exercise, seed_of(learner, exercise.id, code))
    ]
    return pd.DataFrame(rows, columns=["lesson", "exercise", "learner", "field", "answer", "tolerance", "unit", "note"])


def write_keys(code: str, out: Path, lessons: list[str] | None, roster: Path | None, force: bool = False) -> list[str]:
    """Write the keys as CSV; say how many there are, and where they must not go."""
    if out.exists() and not force:
        raise JtbdError(f"{out}: there is such a file already. Give another name, or --force.")
    keys = answer_keys(code, lessons, [one.learner for one in read_roster(roster)] if roster else None)
    write_whole(out, keys.to_csv(index=False))
    return [
        f"{out}: {counted(keys['exercise'].nunique(), 'exercise')} for "
        f"{counted(keys['learner'].nunique(), 'learner')}, {counted(len(keys), 'answer')}.",
        "For you alone: keep it out of the folder that you hand out.",
    ]


def _answers(exercise: Exercise, seed: int) -> list[dict]:
    data = exercise.data(seed)
    right = exercise.as_fields(exercise.reference(data))
    return [
        {
            "field": field.label,
            "answer": in_text(right[field.name]),
            "tolerance": field.tolerance if field.kind == "number" else 0.0,
            "unit": field.unit,
            "note": BY_RULE if _judges_itself(exercise, data, field.name, right[field.name]) else "",
        }
        for field in exercise.answers
    ]


def _judges_itself(exercise: Exercise, data, name: str, value) -> bool:
    """True where the exercise itself judges a field, so that the reference is one right answer among others."""
    given = value[0] if isinstance(value, tuple) and value else value
    return exercise.remarks is not None and exercise.remarks(data, name, given) is not None


def in_text(value) -> str:
    """A right answer as a spreadsheet shows it: as many digits as any tolerance needs."""
    if isinstance(value, (set, frozenset, list)):
        return "; ".join(sorted(map(str, value)) if isinstance(value, (set, frozenset)) else map(str, value))
    if isinstance(value, tuple):
        return " | ".join(map(str, value))
    return value if isinstance(value, str) else f"{float(value):.10g}"
