"""Marking: an item and an answer in, an outcome and its reasons out. No widgets, no storage.

Answers are plain: single: index of the option; multiple: indices; numeric: a number or text; short_text: text;
order: indices of the parts in the order given; classify, match: one label a part (None = open);
place2d: (across, up).
"""

import math
from dataclasses import dataclass

from jtbd_helpers.course.learn.bank import forms
from jtbd_helpers.course.learn.items import Item
from jtbd_helpers.vocabulary import counted

UNKNOWN_WRONG = "This is not a mistake we know. Take the first hint, then go through your steps again."


@dataclass(frozen=True, kw_only=True)
class Marked:
    """The outcome of one answer.

    `outcome` is "correct", "incorrect", "not attempted" or "uncheckable"; `note` says in words how far it went;
    `reasons` holds (what, reason) of the chosen wrong options or wrong places, or of everything on success.
    """

    outcome: str
    note: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
    misconceptions: tuple[str, ...] = ()

    @property
    def correct(self) -> bool:
        return self.outcome == "correct"


def mark(item: Item, answer: object) -> Marked:
    """Mark an answer; a part that is still open makes it "not attempted"."""
    if _is_open(item, answer):
        return Marked(outcome="not attempted", note=_OPEN.get(item.type, "Choose or write an answer first."))
    return _MARKERS[item.type](item, answer)


def plain(text: str) -> str:
    """A text without what does not matter: capitals, outer and repeated spaces, a closing full stop."""
    return " ".join(text.casefold().split()).rstrip(".").strip()


def number(text: object) -> float | None:
    """A number as people type it (2.46, 2,46, 1 200); None when it is not one, or could be two."""
    if isinstance(text, (int, float)) and not isinstance(text, bool):
        return float(text) if math.isfinite(text) else None
    if not isinstance(text, str):
        return None
    written = "".join(text.split()).replace("−", "-").rstrip("%€$")
    whole, comma, rest = written.partition(",")
    if comma and "." not in written and len(rest) == 3 and whole.lstrip("-") not in ("0", ""):
        return None  # 1,234 is a thousand and more to some readers, one and a bit to others
    written = written.replace(",", "") if "." in written else written.replace(",", ".")
    try:
        value = float(written)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


_OPEN = {
    "numeric": "Type a number first.",
    "short_text": "Type a word first.",
    "classify": "Some lines are still open. Give each one a label.",
    "match": "Some lines are still open. Give each one its partner.",
}


def _is_open(item: Item, answer: object) -> bool:
    if answer is None or answer is Ellipsis:
        return True
    if item.type in ("numeric", "short_text"):
        return isinstance(answer, str) and not answer.strip()
    if item.type in ("classify", "match"):
        return any(label in (None, "") for label in answer)
    return item.type == "multiple" and len(answer) == 0


def _success(item: Item) -> Marked:
    """Everything is explained once the answer is right."""
    parts = sorted(item.parts, key=lambda p: p.answer) if item.type == "order" else item.parts
    said = tuple((_named(c, item), c.reason) for c in (*item.options, *parts))
    return Marked(outcome="correct", reasons=said)


def _named(carrier, item: Item) -> str:
    if item.type in ("single", "multiple"):
        return f"{'✓' if carrier.correct else '✗'} {carrier.text}"
    if item.type in ("classify", "match"):
        return f"{carrier.text} → {carrier.answer}"
    return f"{carrier.answer}. {carrier.text}" if item.type == "order" else carrier.text


def _wrong(carriers, texts, note: str = "") -> Marked:
    return Marked(
        outcome="incorrect",
        note=note,
        reasons=tuple((text, c.reason) for c, text in zip(carriers, texts, strict=True)),
        misconceptions=tuple(dict.fromkeys(c.misconception for c in carriers if c.misconception)),
    )


def _unmatched(note: str = UNKNOWN_WRONG) -> Marked:
    return Marked(outcome="incorrect", note=note)


def _single(item: Item, answer: int) -> Marked:
    chosen = item.options[answer]
    return _success(item) if chosen.correct else _wrong([chosen], [chosen.text])


def _multiple(item: Item, answer) -> Marked:
    chosen = set(answer)
    right = {i for i, o in enumerate(item.options) if o.correct}
    if chosen == right:
        return _success(item)
    too_many = [item.options[i] for i in sorted(chosen - right)]
    missing = len(right - chosen)
    fit = len(chosen & right)
    some = f"{fit} of your {len(chosen)} ticks {'is' if fit == 1 else 'are'} right."
    notes = [{0: "None of what you ticked is right.", len(chosen): "What you ticked is right."}.get(fit, some)]
    notes += [f"{counted(missing, 'more belongs', 'more belong')} to it."] if missing else []
    return _wrong(too_many, [o.text for o in too_many], " ".join(notes))


def _numeric(item: Item, answer) -> Marked:
    value = number(answer)
    if value is None:
        return Marked(outcome="uncheckable", note="Type one number, such as 2.5 or 1200, without words.")
    part = item.parts[0]
    if near(value, part.answer, part.tolerance):
        return _success(item)
    for wrong in item.known_wrong:
        low, high = wrong.range or (wrong.value - part.tolerance, wrong.value + part.tolerance)
        if low <= value <= high or near(value, wrong.value, part.tolerance):
            return _wrong([wrong], [f"{value:g}"])
    return _unmatched()


def near(value: float, other: float | None, tolerance: float) -> bool:
    # A hair of slack: 0.3 typed for 0.1 + 0.2 must not fail by the last binary digit.
    return other is not None and abs(value - other) <= tolerance + 1e-9 * max(1.0, abs(other))


def _short_text(item: Item, answer) -> Marked:
    if not isinstance(answer, str):
        return Marked(outcome="uncheckable", note="Write your answer as text.")
    if plain(answer) in {plain(form) for form in forms(item.parts[0].answer)}:
        return _success(item)
    for wrong in item.known_wrong:
        if plain(answer) in {plain(form) for form in forms(wrong.value)}:
            return _wrong([wrong], [answer.strip()])
    return _unmatched()


def _order(item: Item, answer) -> Marked:
    misplaced = [item.parts[index] for place, index in enumerate(answer, 1) if item.parts[index].answer != place]
    return _by_place(item, misplaced, [part.text for part in misplaced])


def _sorted_into(item: Item, answer) -> Marked:
    pairs = [(p, label) for p, label in zip(item.parts, answer, strict=True) if p.answer != label]
    return _by_place(item, [p for p, _ in pairs], [f"{p.text} → {label}" for p, label in pairs])


def _by_place(item: Item, misplaced, texts) -> Marked:
    if not misplaced:
        return _success(item)
    placed = len(item.parts) - len(misplaced)
    note = f"{placed} of {len(item.parts)} {'is' if placed == 1 else 'are'} in the right place."
    return _wrong(misplaced, texts, note)


def _place2d(item: Item, answer) -> Marked:
    part = item.parts[0]
    fits = [near(a, c, t) for a, c, t in zip(answer, part.answer, part.tolerance, strict=True)]
    if all(fits):
        return _success(item)
    for wrong in item.known_wrong:
        if all(low <= a <= high for a, (low, high) in zip(answer, wrong.range, strict=True)):
            return _wrong([wrong], [part.text])
    fitting = [axis.label for axis, fit in zip((item.x, item.y), fits, strict=True) if fit]
    return _unmatched(f"{fitting[0]} fits. Look at the other axis again." if fitting else UNKNOWN_WRONG)


_MARKERS = {
    "single": _single,
    "multiple": _multiple,
    "numeric": _numeric,
    "short_text": _short_text,
    "order": _order,
    "classify": _sorted_into,
    "match": _sorted_into,
    "place2d": _place2d,
}
