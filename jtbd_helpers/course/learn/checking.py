"""Checking an exercise: data and an answer in, a verdict with its words out. No widgets, no storage."""

import html
import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Real
from typing import Any

from jtbd_helpers.course.learn.bank import forms
from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake
from jtbd_helpers.course.learn.marking import near, number, plain
from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.vocabulary import OUTCOMES

BLANKS = {"", "...", "…", "____"}


@dataclass(frozen=True, repr=False, kw_only=True)
class Checked:
    """What `check` found: its display is the feedback.

    `outcome` is "correct", "incorrect", "not attempted", "uncheckable" or "error"; `right` says for each field
    whether it is right; `mistakes` holds the ids of the mistakes that were recognised.
    """

    exercise: str
    outcome: str
    message: str
    right: dict[str, bool] = field(default_factory=dict)
    mistakes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"{OUTCOMES[self.outcome]} · {self.exercise}\n{self.message}"

    def _repr_html_(self) -> str:
        lines = "<br>".join(html.escape(line) for line in self.message.splitlines())
        return (
            "<div class='jtbd-feedback' role='status' style='border-left: 4px solid #0072B2; padding: 4px 12px'>"
            f"<b>{html.escape(OUTCOMES[self.outcome])}</b> · {html.escape(self.exercise)}<br>{lines}</div>"
        )


def judge(exercise: Exercise, data: Any, answer: Any) -> Checked:
    """Check one answer; whatever is given, this returns a verdict and never raises."""
    try:
        if callable(answer):
            try:
                answer = answer(data)
            except Exception as fault:
                return _verdict(exercise, "error", _fault_in_words(fault))
        return _judged(exercise, data, answer)
    except Exception as fault:
        said = f"The check itself failed ({type(fault).__name__}). That is not your mistake; please report it."
        return _verdict(exercise, "error", said)


def _judged(exercise: Exercise, data: Any, answer: Any) -> Checked:
    try:
        given = _by_field(exercise, exercise.read(data, answer) if exercise.read else answer)
        blank = [f for f in exercise.answers if _is_blank(given[f.name])]
        if blank:
            return _verdict(exercise, "not attempted", _still_open(exercise, blank))
        values = {f.name: read_field(f, given[f.name]) for f in exercise.answers}
    except JtbdError as problem:
        return _verdict(exercise, "uncheckable", str(problem))
    reference = exercise.as_fields(exercise.reference(data))
    remarks = _remarks(exercise, data, given, values)
    right = {
        f.name: agrees(f, values[f.name], reference[f.name]) if remarks[f.name] is None else not remarks[f.name]
        for f in exercise.answers
    }
    if all(right.values()):
        return _verdict(exercise, "correct", f"{exercise.title.rstrip('?')}: that is it.", right=right)
    made = [m for m in exercise.mistakes if matches(exercise, m, data, values, right)]
    said = [_right_so_far(exercise, right)] if len(right) > 1 else []
    said += [filled(exercise, mistake, data, values) for mistake in made]
    known = {name for mistake in made for name in exercise.as_fields(mistake.compute(data))}
    said += [f"{f.label}: {r}" for f in exercise.answers if f.name not in known for r in remarks[f.name] or []]
    open_ = [f for f in exercise.answers if f.name not in known and not right[f.name]]
    fractions = [f for f in open_ if _as_share_of_one(f, values, reference)]
    said += [f"{f.label}: {in_words(values[f.name])} is a share of 1. Give it times 100: {f.unit}." for f in fractions]
    said += [] if made or fractions or any(remarks.values()) else [UNKNOWN_MISTAKE, f"Hint 1: {exercise.hints[0]}"]
    return _verdict(exercise, "incorrect", "\n".join(said), right=right, mistakes=tuple(m.id for m in made))


def _remarks(exercise: Exercise, data: Any, given: dict, values: dict) -> dict[str, list[str] | None]:
    """What the exercise itself says about each field; texts as they were typed, since capitals may matter there."""
    if exercise.remarks is None:
        return {f.name: None for f in exercise.answers}
    as_given = values | {f.name: given[f.name] for f in exercise.answers if f.kind == "text"}
    return {f.name: exercise.remarks(data, f.name, as_given[f.name]) for f in exercise.answers}


UNKNOWN_MISTAKE = "This is not a mistake we know."


def _verdict(exercise: Exercise, outcome: str, message: str, **more) -> Checked:
    return Checked(exercise=exercise.id, outcome=outcome, message=message, **more)


# -- reading what was given ----------------------------------------------------------------------------


def _by_field(exercise: Exercise, answer: Any) -> dict[str, Any]:
    names = [f.name for f in exercise.answers]
    if isinstance(answer, Mapping) or (len(names) > 1 and type(answer).__name__ == "Series"):
        answer = dict(answer)
        strange = [key for key in answer if key not in names]
        if strange:
            raise unknown("field", strange[0], names, mend=_how_to_give(names))
        return {name: answer.get(name) for name in names}
    if len(names) == 1 or _is_blank(answer):
        return dict.fromkeys(names, answer)
    raise JtbdError(f"This exercise has {len(names)} fields. {_how_to_give(names)}")


def _how_to_give(names: list[str]) -> str:
    return "Give them as {" + ", ".join(f'"{name}": …' for name in names) + "}."


def _is_blank(value: Any) -> bool:
    if value is None or value is Ellipsis:
        return True
    if isinstance(value, str):
        return value.strip() in BLANKS
    return isinstance(value, (list, tuple, set)) and all(_is_blank(v) for v in value)


def _still_open(exercise: Exercise, blank: list[Field]) -> str:
    if len(blank) == len(exercise.answers) and not exercise.read:  # on a board there are no dots
        return "Put your own answer in place of the dots, then run the cell again."
    return f"Still open: {', '.join(f.label for f in blank)}."


def read_field(field: Field, given: Any) -> Any:
    """What was given for a field in the shape its kind compares; JtbdError says in words what does not fit."""
    if field.kind == "number":
        return _read_number(field, given)
    if field.kind == "text":
        if not isinstance(given, str):
            raise JtbdError(f"{field.label}: write a text in quotes, not {_kind_of(given)}.")
        return plain(given)
    if field.kind == "choice":
        return _read_choice(field, given)
    if isinstance(given, (str, Mapping)) or not hasattr(given, "__iter__"):
        raise JtbdError(f"{field.label}: give a list, such as [{', '.join(map(repr, field.choices[:2]))}].")
    chosen = [_read_choice(field, one) for one in given]
    if len(set(chosen)) < len(chosen):
        raise JtbdError(f"{field.label}: something is named twice. Name each one once.")
    if field.kind == "order" and len(chosen) < len(field.choices):
        raise JtbdError(f"{field.label}: put all {len(field.choices)} in order; you gave {len(chosen)}.")
    return tuple(chosen) if field.kind == "order" else frozenset(chosen)


def _read_number(field: Field, given: Any) -> float:
    if getattr(given, "size", None) == 1 and hasattr(given, "item"):
        given = given.item()  # one number out of pandas or numpy
    if isinstance(given, Real) and not isinstance(given, bool):
        given = float(given)
    value = number(given)
    if value is None:
        raise JtbdError(f"{field.label}: one number is asked for, and this is {_kind_of(given)}.")
    return value


def _read_choice(field: Field, given: Any) -> str:
    known = {plain(choice): choice for choice in field.choices}
    if plain(str(given)) not in known:
        raise unknown("choice", str(given)[:60], field.choices, where=field.label)
    return known[plain(str(given))]


def _kind_of(given: Any) -> str:
    if isinstance(given, float):
        return "not a finite number"
    if isinstance(given, str):
        return f"the text '{given[:40]}'"
    shape = getattr(given, "shape", None)
    return f"{type(given).__name__} of shape {shape}" if shape else f"of type {type(given).__name__}"


# -- comparing -----------------------------------------------------------------------------------------


def agrees(field: Field, value: Any, expected: Any) -> bool:
    """True when a value already read is the expected one."""
    if field.kind == "number":
        return near(value, float(expected), field.tolerance)
    if field.kind == "text":
        return value in {plain(form) for form in forms(expected)}
    return value == read_field(field, expected)


def _as_share_of_one(field: Field, values: dict, reference: dict) -> bool:
    """True when hundredths were asked for and the right number was given as a share of 1, such as 0.57 for 57 %."""
    of_hundred = field.kind == "number" and field.unit.startswith(("%", "of 100", "points"))
    return of_hundred and agrees(field, 100 * values[field.name], reference[field.name])


def matches(exercise: Exercise, mistake: Mistake, data: Any, values: dict[str, Any], right: dict[str, bool]) -> bool:
    """True when the answer is this mistake: its fields agree with it, and at least one of them is wrong."""
    wrong = exercise.as_fields(mistake.compute(data))
    named = [f for f in exercise.answers if f.name in wrong]
    made = all(agrees(f, values[f.name], wrong[f.name]) for f in named)
    return made and not all(right[f.name] for f in named)


def filled(exercise: Exercise, mistake: Mistake, data: Any, values: dict[str, Any]) -> str:
    """The message with the learner's own values and the data's plain numbers and texts in its placeholders."""
    known = {k: v for k, v in data.items() if isinstance(v, (Real, str))} if isinstance(data, dict) else {}
    if hasattr(data, "columns"):
        known["n"] = len(data)
    first = next(iter(exercise.as_fields(mistake.compute(data))))
    known |= values | {"x": values[first]}
    return re.sub(r"{(\w+)}", lambda m: in_words(known[m[1]]) if m[1] in known else m[0], mistake.message)


def in_words(value: Any) -> str:
    """A value of an answer as people read it."""
    if isinstance(value, Real) and not isinstance(value, bool):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return (
        ", ".join(sorted(value))
        if isinstance(value, frozenset)
        else ", ".join(value)
        if isinstance(value, tuple)
        else str(value)
    )


def _right_so_far(exercise: Exercise, right: dict[str, bool]) -> str:
    return " · ".join(f"{f.label}: {'right' if right[f.name] else 'not yet'}" for f in exercise.answers)


def _fault_in_words(fault: Exception) -> str:
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return f"Your code stopped in line {frame.lineno}: {type(fault).__name__}: {fault}"
