"""Helpers for the tests of learning widgets: find a control by the words on it, press it, read the feedback."""

import html
import re
from pathlib import Path

from jtbd_helpers.learn import session

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
    """The one visible control whose label begins with these words."""
    found = [w for w in shown(box) if getattr(w, "description", "").startswith(words)]
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
