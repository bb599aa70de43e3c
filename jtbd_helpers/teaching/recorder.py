"""What `jtbd.check` is while a submission is graded: it writes down what was given, and judges nothing.

A copy of this file takes the place of `learn/practice.py` in the course that a submission sees, so no reference can be
reached from there. `tell` is set by the program that runs the cells.
"""

import dataclasses
from collections.abc import Callable, Mapping
from numbers import Real
from typing import Any

FORM = object()
DEPTH, LENGTH, TEXT = 4, 500, 5_000
KINDS = {"dict": "d", "Series": "s", "ndarray": "a", "Index": "a"} | dict.fromkeys(
    ("list", "tuple", "set", "frozenset"), "l"
)


@dataclasses.dataclass
class Recorder:
    """Where answers go, and the data of each exercise."""

    tell: Callable[[dict], None] = lambda said: None
    data: dict[str, Any] = dataclasses.field(default_factory=dict)


RECORDER = Recorder()


@dataclasses.dataclass(frozen=True)
class Noted:
    """The display of a check that was written down."""

    exercise: str
    outcome: str = "handed in"
    message: str = ""
    right: dict = dataclasses.field(default_factory=dict)
    mistakes: tuple = ()

    def __repr__(self) -> str:
        return f"{self.exercise}: handed in."


def exercise_data(exercise: str):
    """The data of this submission's learner."""
    if exercise not in RECORDER.data:
        raise KeyError(f"there are no data for '{exercise}'")
    given = RECORDER.data[exercise]
    return given.copy() if hasattr(given, "copy") else given


def check(exercise: str, answer: object = FORM) -> Noted:
    """Write down an answer."""
    if answer is FORM:
        RECORDER.tell({"form": str(exercise)})
        return Noted(str(exercise))
    if callable(answer):
        answer = answer(exercise_data(exercise))
    RECORDER.tell({"exercise": str(exercise), "answer": travelling(answer)})
    return Noted(str(exercise))


def hint(exercise: str) -> str:
    """No hints here."""
    return ""


def hints_used(exercise: str) -> int:
    """None, since there are none."""
    return 0


def travelling(value: Any, depth: int = 0) -> Any:
    """An answer as plain JSON: itself, or its kind with its content.

    d: pairs of a dict, s: of a Series, l: a list, tuple or set, a: an array, o: name of a type that does not travel.
    """
    if value is None or value is Ellipsis:
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)[:TEXT]
    if getattr(value, "shape", None) == () and hasattr(value, "item"):
        value = value.item()
    if isinstance(value, Real):
        return float(value)
    kind = KINDS.get(type(value).__name__, "d" if isinstance(value, Mapping) else None)
    if kind in ("d", "s") and depth < DEPTH:
        return {kind: [[str(key), travelling(each, depth + 1)] for key, each in list(value.items())[:LENGTH]]}
    if kind in ("l", "a") and depth < DEPTH:
        return {kind: [travelling(each, depth + 1) for each in list(value)[:LENGTH]]}
    return {"o": type(value).__name__[:60]}
