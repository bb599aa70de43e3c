"""What an exercise is: its data, its fields, the right answer and the mistakes we know.

Definitions live in `jtbd_helpers/course/exercises/m<module>.py`; `docs/exercises.md` shows one with notes.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jtbd_helpers.errors import JtbdError, unknown

KINDS = ("number", "choice", "choices", "order", "text")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing the learner gives.

    `kind`: "number" (right within `tolerance`, absolute), "choice" (one of `choices`), "choices" (several of them,
    order irrelevant), "order" (all of them, in order) or "text" (the reference gives the accepted form,
    or a tuple of forms; capitals and outer spaces do not matter). `ask` is what the form says in place of the label,
    where that is more than the label can hold; it may hold {name} of a plain text in the data.
    """

    name: str
    label: str
    kind: str = "number"
    unit: str = ""
    tolerance: float = 0.0
    choices: tuple[str, ...] = ()
    ask: str = ""


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A wrong way of working it out, and what to say about it.

    `compute(data)` gives the wrong answer: a bare value (one field), or a dict that names only the fields it concerns.
    `message` may hold {x} (the learner's own value), any field's name, any plain number or text in the data,
    and {n} (rows, when the data is a frame).
    """

    id: str
    compute: Callable[[Any], Any]
    message: str
    misconception: str = ""


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """A task on the learner's own data.

    `data(seed)` makes a dict or a DataFrame; `reference(data)` gives a bare value when there is one field, else a dict
    by field name. `show(data)`, when given, is the table that the form without code prints.
    `remarks(data, name, value)`, when given, judges the fields that no single answer is right for: a list of what to
    say, empty when it is right, and None for fields that are compared with the reference. Texts reach it as typed.
    `read(data, answer)`, when given, turns an answer of another shape, such as the state of a board, into one by field.
    """

    id: str
    lesson: str
    objective: str
    title: str
    prompt: str
    data: Callable[[int], Any]
    answers: tuple[Field, ...]
    reference: Callable[[Any], Any]
    mistakes: tuple[Mistake, ...]
    hints: tuple[str, str, str]
    minutes: int = 5
    costly: bool = False
    show: Callable[[Any], Any] | None = None
    remarks: Callable[[Any, str, Any], list[str] | None] | None = None
    read: Callable[[Any, Any], Any] | None = None

    def as_fields(self, answer: Any) -> dict[str, Any]:
        """A reference's or mistake's answer as a dict by field name."""
        return dict(answer) if isinstance(answer, Mapping) else {self.answers[0].name: answer}


def all_exercises() -> dict[str, Exercise]:
    """Every exercise by id, found by listing the folder of definitions."""
    package = importlib.import_module("jtbd_helpers.course.exercises")
    found: dict[str, Exercise] = {}
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for exercise in importlib.import_module(module.name).EXERCISES:
            if exercise.id in found:
                raise JtbdError(f"{module.name}: the exercise id '{exercise.id}' is used twice. Give it another.")
            found[exercise.id] = exercise
    return found


def find_exercise(exercise: str) -> Exercise:
    """One exercise by its id."""
    known = all_exercises()
    if exercise not in known:
        raise unknown("exercise", exercise, known, mend="The id is written above the exercise.")
    return known[exercise]
