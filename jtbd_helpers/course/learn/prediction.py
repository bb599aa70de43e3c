"""Predictions: asked before the result is shown, never marked, and afterwards shown beside it."""

import html

from jtbd_helpers.course.learn import session
from jtbd_helpers.course.learn.appearance import button, panel, row, say, words
from jtbd_helpers.course.learn.controls import control_for
from jtbd_helpers.course.learn.items import Item
from jtbd_helpers.course.learn.marking import number
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.stylesheet import Shown

KEPT = "Kept. You will see it beside the result."


def prediction_card(item: Item) -> Shown:
    """Ask for a prediction and keep it; once kept it stays as it is."""
    control = control_for(item, session.current().learner)
    feedback = words(css="jtbd-feedback")

    def show(choice: object) -> None:
        control.lock(True)
        keep.disabled = True
        say(feedback, f"<p><b>● Your prediction</b>: {html.escape(in_words(item, choice))}. {KEPT}</p>")

    def store() -> None:
        choice = _read(item, control.get())
        if choice is None:
            wanted = "Type one number first." if item.type == "numeric" else "Choose a line first."
            return say(feedback, f"<p>{wanted}</p>")
        entry = {"item": item.id, "version": item.version, "choice": choice}
        session.current().add("predictions", session.now(), session=session.SESSION, **entry)
        return show(choice)

    keep = button("Keep my prediction", store, primary=True)
    say(feedback, "")
    stored = stored_prediction(item)
    if stored is not None:
        control.put(stored)
        show(stored)
    keys = f"Keys: {control.keys}; Tab goes on to the button, Space or Enter presses it."
    stem = words(item.question, "jtbd-stem")
    box = panel(
        words("Predict, then see", "jtbd-title"), words(keys, "jtbd-keys"), stem, control.box, row(keep), feedback
    )
    return Shown(box, f"Prediction {item.id}: run this cell to make yours.")


def prediction_shown(item: Item, result: object) -> Shown:
    """Show the stored prediction beside what came out; nothing is marked."""
    if not item.predict:
        raise JtbdError(f"{item.id}: this is a question, not a prediction. Leave `result` out.")
    stored = stored_prediction(item)
    mine = "none made" if stored is None else in_words(item, stored)
    cells = [("Your prediction", mine), ("What came out", in_words(item, result))]
    rows = "".join(f"<tr><th>{head}</th><td>{html.escape(text)}</td></tr>" for head, text in cells)
    box = panel(words(item.stem, "jtbd-stem"), words(f"<table>{rows}</table>", raw=True))
    return Shown(box, f"Prediction {item.id}: run this cell to see yours beside the result.")


def stored_prediction(item: Item) -> object:
    """The learner's first prediction for this version of the item, or None."""
    made = session.current().content["predictions"]
    return next((p["choice"] for p in made if p["item"] == item.id and p["version"] == item.version), None)


def in_words(item: Item, value: object) -> str:
    """A stored choice, or a result (number, option text or index, list of texts or indices), as people read it."""
    if item.type == "numeric":
        shown = f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"
        return f"{shown} {item.parts[0].unit}".strip()
    if item.type == "single":
        return value if isinstance(value, str) else item.options[value].text
    return " · ".join(v if isinstance(v, str) else item.parts[v].text for v in value)


def _read(item: Item, given: object) -> object:
    return number(given) if item.type == "numeric" else given
