"""The form of an exercise: the way through it without code, checked the same way."""

import html
from collections.abc import Callable
from dataclasses import replace
from numbers import Real
from typing import Any

import pandas as pd

from jtbd_helpers.course.learn import session
from jtbd_helpers.course.learn.appearance import button, panel, row, say, words
from jtbd_helpers.course.learn.checking import Checked, in_words
from jtbd_helpers.course.learn.controls import Control, in_order, one_of_several, several_of_several, sorted_into, typed
from jtbd_helpers.course.learn.exercise import Exercise, Field
from jtbd_helpers.results import to_html
from jtbd_helpers.stylesheet import Shown
from jtbd_helpers.vocabulary import OUTCOMES

ROWS = 20


def exercise_form(exercise: Exercise, data: Any, check: Callable, hint: Callable, hints_used: int) -> Shown:
    """Show the task, the learner's own data, a field for each answer, Check and the hint ladder.

    `check(exercise id, answers by field)` and `hint(exercise id)` are what the buttons do.
    """
    import ipywidgets

    controls = {f.name: _control(f, exercise, data) for f in exercise.answers}
    feedback, ladder = words(css="jtbd-feedback"), words(css="jtbd-hints", raw=True)
    say(feedback, "")

    def checked() -> None:
        given = {f.name: _given(f, controls[f.name].get()) for f in exercise.answers}
        say(feedback, _as_html(check(exercise.id, given)))

    def next_hint() -> None:
        rung = hint(exercise.id)
        ladder.value = f"<p role='status'>{html.escape(repr(rung))}</p>"
        to_hint.description = _hint_label(exercise, rung.number)

    to_hint = button(_hint_label(exercise, hints_used), next_hint)
    fields = ipywidgets.VBox([c.box for c in controls.values()])
    fields.add_class("jtbd-form")
    keys = "; ".join(dict.fromkeys(c.keys for c in controls.values()))
    box = panel(
        words(exercise.title, "jtbd-title"),
        words(f"Keys: {keys}; Tab goes on, Space or Enter presses a button.", "jtbd-keys"),
        words(_paragraphs(exercise.prompt), "jtbd-stem", raw=True),
        words(_data_as_html(exercise, data), "jtbd-given", raw=True),
        fields,
        row(button("Check", checked, primary=True), to_hint),
        ladder,
        feedback,
    )
    _restore(exercise, controls, feedback)
    return Shown(box, f"Exercise {exercise.id}: run this cell to answer without code.")


def _control(field: Field, exercise: Exercise, data: Any) -> Control:
    if field.ask:
        return _asked(field, data)
    if field.kind == "choice":
        return one_of_several(field.label, field.choices, range(len(field.choices)))
    if field.kind == "choices":
        several = several_of_several(field.choices, range(len(field.choices)))
        several.box.children = (words(field.label, "jtbd-keys"), *several.box.children)
        return several
    if field.kind == "order":
        start = session.shuffled(range(len(field.choices)), session.current().learner, exercise.id, field.name)
        return in_order(field.label, field.choices, start)
    return typed(field.label, field.unit, "a number" if field.kind == "number" else "a word or two")


def _asked(field: Field, data: Any) -> Control:
    """A choice beside the question, or a wide line to write in under it."""
    words_of = {k: v for k, v in data.items() if isinstance(v, str)}
    ask = field.ask.format(**words_of)
    if field.kind == "choice":
        beside = sorted_into([ask], field.choices)
        if len(beside.inputs[0].options) > len(field.choices):
            beside.inputs[0].index = 0  # else the line that says "choose …" is not shown
        index = lambda: None if beside.get()[0] is None else field.choices.index(beside.get()[0])  # noqa: E731
        return replace(beside, get=index)
    line = typed(ask, field.unit, "your own words")
    line.box.add_class("jtbd-wide")
    return line


def _given(field: Field, value: object) -> object:
    """What the control holds, as the check takes it."""
    if field.kind == "choice":
        return None if value is None else field.choices[value]
    return [field.choices[i] for i in value] if field.kind in ("choices", "order") else value


def _restore(exercise: Exercise, controls: dict[str, Control], feedback) -> None:
    """Say how the last check went, so that a restart does not hide it."""
    tries = [e for e in session.current().content["exercises"] if e["exercise"] == exercise.id]
    if tries:
        say(feedback, f"<p>Last check: <b>{OUTCOMES[tries[-1]['outcome']]}</b>.</p>")


def _as_html(checked: Checked) -> str:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in checked.message.splitlines())
    return f"<p><b>{OUTCOMES[checked.outcome]}</b></p>{lines}"


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(part.strip())}</p>" for part in text.split("\n\n"))


def _data_as_html(exercise: Exercise, data: Any) -> str:
    if exercise.show:
        data = exercise.show(data)
    if isinstance(data, pd.DataFrame):
        data = data.rename(columns=lambda name: str(name).replace("_", " "))
        return to_html(data.head(ROWS)) + (f"<p>… {len(data) - ROWS} more rows</p>" if len(data) > ROWS else "")
    known = {key: value for key, value in data.items() if isinstance(value, (Real, str))}
    lines = (
        f"<tr><th>{html.escape(k.replace('_', ' '))}</th><td>{html.escape(in_words(v))}</td></tr>"
        for k, v in known.items()
    )
    return f"<table>{''.join(lines)}</table>"


def _hint_label(exercise: Exercise, used: int) -> str:
    return f"Hint {min(used + 1, len(exercise.hints))} of {len(exercise.hints)}"
