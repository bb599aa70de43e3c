"""The exercises as learners call them: their data, a check, the next hint."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING

from jtbd_helpers.course.learn import session
from jtbd_helpers.course.learn.checking import Checked, judge
from jtbd_helpers.course.learn.class_data import handed_out
from jtbd_helpers.course.learn.exercise import find_exercise
from jtbd_helpers.course.learn.exercise_form import exercise_form
from jtbd_helpers.errors import JtbdError

if TYPE_CHECKING:
    import pandas as pd

    from jtbd_helpers.stylesheet import Shown


class _Form:
    """Stands for an answer that was left out, and says so where the signature is shown."""

    def __repr__(self) -> str:
        return "<left out: show the form>"


FORM = _Form()


@dataclass(frozen=True, repr=False)
class Hint:
    """One rung of the ladder."""

    number: int
    of: int
    text: str

    def __repr__(self) -> str:
        return f"Hint {self.number} of {self.of}: {self.text}"

    def _repr_html_(self) -> str:
        return f"<div class='jtbd-hint'><b>Hint {self.number} of {self.of}</b> {html.escape(self.text)}</div>"


def exercise_data(exercise: str) -> "dict | pd.DataFrame":
    """Make this learner's own data for an exercise.

    Parameters
    ----------
    exercise : str
        Its id, such as "ex-08-1".

    Returns
    -------
    dict or DataFrame
        The same for the same learner on every platform; another learner has other numbers. The seed is the first
        eight bytes of SHA-256 over "learner|exercise|class code" (the code from JTBD_CLASS, empty without one).
        Where a folder `class_data` lies beside the notebook, the data that were made for you there.

    Raises
    ------
    JtbdError
        When there is no such exercise, or the class data hold nothing for this learner.
    """
    found = find_exercise(exercise)
    learner = session.current().learner
    made = handed_out(learner, found.id)
    return found.data(session.exercise_seed(learner, found.id)) if made is None else made


def check(exercise: str, answer: object = FORM) -> "Checked | Shown":
    """Check an answer and say what to do next; whatever you give, there is no traceback.

    Parameters
    ----------
    exercise : str
        Its id, such as "ex-08-1".
    answer : object, optional
        A number, text or list; a dict by field name where there are several fields; or a function of the data.
        `...` counts as not attempted. Left out, a form without code is shown.

    Returns
    -------
    Checked
        Its display is the feedback; `.outcome` is "correct", "incorrect", "not attempted", "uncheckable" or "error".
    """
    try:
        found = find_exercise(exercise)
    except JtbdError as problem:
        return Checked(exercise=str(exercise), outcome="error", message=str(problem))
    try:
        data = exercise_data(exercise)
    except JtbdError as problem:
        return Checked(exercise=found.id, outcome="uncheckable", message=str(problem))
    if answer is FORM:
        return exercise_form(found, data, check, hint, hints_used(found.id))
    checked = judge(found, data, answer)
    if checked.outcome in ("correct", "incorrect"):
        session.current().add(
            "exercises",
            session.now(),
            session=session.SESSION,
            exercise=found.id,
            outcome=checked.outcome,
            mistakes=list(checked.mistakes),
            hints=hints_used(found.id),
            answer=storable(answer),
        )
    return checked


def hint(exercise: str) -> Hint:
    """Give the next hint of an exercise; after the last one, that one again. Hints cost nothing.

    Parameters
    ----------
    exercise : str
        Its id, such as "ex-08-1".

    Returns
    -------
    Hint
        Its display is the hint; the third shows the method on other numbers.

    Raises
    ------
    JtbdError
        When there is no such exercise.
    """
    found = find_exercise(exercise)
    number = min(hints_used(found.id) + 1, len(found.hints))
    session.keep(f"hints {found.id}", number)
    return Hint(number, len(found.hints), found.hints[number - 1])


def hints_used(exercise: str) -> int:
    """How many hints of an exercise the learner has seen."""
    return int(session.kept(f"hints {exercise}", 0))


def storable(answer: object) -> object:
    """An answer as plain data for the progress file; what is none is kept as a short text."""
    if isinstance(answer, Mapping):
        return {str(k): storable(v) for k, v in answer.items()}
    if isinstance(answer, (list, tuple, set)):
        return [storable(v) for v in answer]
    if isinstance(answer, Real) and not isinstance(answer, bool):
        return float(answer)
    return answer if isinstance(answer, (str, bool)) or answer is None else repr(answer)[:200]
