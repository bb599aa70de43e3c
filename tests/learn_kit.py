"""Helpers for the tests of learning widgets: find a control by the words on it, press it, read the feedback."""

import html
import re
from pathlib import Path

from jtbd_helpers.course.learn import session

BANKS = Path(__file__).parent / "learn_banks"


def walk(widget):
    """Every widget below, itself included."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


def shown(widget):
    """Every widget that is not hidden."""
    if widget.layout.display != "none":
        yield widget
        for child in getattr(widget, "children", ()):
            yield from shown(child)


def find(box, words):
    """The one visible control whose label is, or else begins with, these words."""
    named = [w for w in shown(box) if getattr(w, "description", "").startswith(words)]
    found = [w for w in named if w.description == words] or named
    assert len(found) == 1, f"{len(found)} controls say '{words}'"
    return found[0]


def has(box, words):
    return any(getattr(w, "description", "").startswith(words) for w in shown(box))


def press(box, words):
    widget = find(box, words)
    assert not widget.disabled, f"'{words}' is closed"
    widget.click()


def text_of(box, css="jtbd-feedback"):
    """The words in the widgets of a class, without tags."""
    values = [w.value for w in shown(box) if css in getattr(w, "_dom_classes", ())]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", " ".join(values))).strip())


def choose(box, label, option):
    """Choose the line with this text in a radio list or dropdown."""
    widget = find(box, label)
    lines = [line if isinstance(line, str) else line[0] for line in widget.options]
    matching = [line for line in lines if option in line]
    assert len(matching) == 1, f"{matching} of {lines}"
    widget.label = matching[0]


def new_session(monkeypatch, name):
    """As after a restart of the kernel: nothing in memory, another session."""
    monkeypatch.setattr(session, "_ledger", None)
    monkeypatch.setattr(session, "SESSION", name)


def fill(box, item, answer):
    """Give an answer through the controls, as a learner does."""
    labels = (
        {p.text: label for p, label in zip(item.parts, answer, strict=True)}
        if item.type in ("classify", "match")
        else {}
    )
    if item.type == "single":
        find(box, "Choose one").value = answer
    elif item.type == "multiple":
        for index, option in enumerate(item.options):
            find(box, option.text).value = index in answer
    elif item.type in ("numeric", "short_text"):
        find(box, item.parts[0].text).value = answer
    elif item.type == "order":
        for place, index in enumerate(answer):
            lines = find(box, "Bring these into order")
            lines.value = index
            while [i for _, i in lines.options].index(index) > place:
                press(box, "↑ Move up")
    elif item.type == "place2d":
        find(box, item.x.label).value, find(box, item.y.label).value = answer
    for text, label in labels.items():
        find(box, text).value = label
