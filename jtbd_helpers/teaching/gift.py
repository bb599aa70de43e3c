"""Items as GIFT (Moodle's text format, docs.moodle.org "GIFT format")."""

import re

from jtbd_helpers.course.learn.items import Item
from jtbd_helpers.teaching.common import (
    fractions,
    in_order,
    lures,
    merged_reasons,
    pairs,
    right_forms,
    wrong_forms,
    wrong_numbers,
)


def write(items: list[Item]) -> str:
    """One block per item; a blank line ends it."""
    blocks, lesson = [], None
    for item in items:
        if item.lesson != lesson:
            lesson = item.lesson
            blocks.append(f"$CATEGORY: $course$/top/Jobs to be done/{lesson}")
        blocks.append(f"::{item.id}::{_safe(item.question)} {{\n" + "\n".join(_BODY[item.type](item)) + "\n}")
    return "\n\n".join(blocks) + "\n"


def _safe(text: str) -> str:
    r"""Escape what GIFT reads as its own signs; a line break would end the item."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", " ".join(text.split()))


def _single(item: Item) -> list[str]:
    return [f"{'=' if o.correct else '~'}{_safe(o.text)}#{_safe(o.reason)}" for o in item.options]


def _multiple(item: Item) -> list[str]:
    shares = [f"{share:.5f}".rstrip("0").rstrip(".") for share in fractions(item)]
    return [f"~%{s}%{_safe(o.text)}#{_safe(o.reason)}" for s, o in zip(shares, item.options, strict=True)]


def _numeric(item: Item) -> list[str]:
    part = item.parts[0]
    lines = ["#", f"=%100%{part.answer:.10g}:{part.tolerance:.10g}#{_safe(part.reason)}"]
    return lines + [f"=%0%{value:.10g}:{width:.10g}#{_safe(reason)}" for value, width, reason in wrong_numbers(item)]


def _short(item: Item) -> list[str]:
    right = [f"={_safe(form)}#{_safe(item.parts[0].reason)}" for form in right_forms(item)]
    return right + [f"=%0%{_safe(form)}#{_safe(reason)}" for form, reason in wrong_forms(item)]


def _match(item: Item) -> list[str]:
    sides = [*pairs(item), *(("", lure) for lure in lures(item))]
    return [*(f"={_safe(left)} -> {_safe(right)}" for left, right in sides), f"####{_safe(merged_reasons(item))}"]


def _order(item: Item) -> list[str]:
    return [f">{len(item.parts)}", *(_safe(text) for text in in_order(item)), f"####{_safe(merged_reasons(item))}"]


_BODY = {
    "single": _single,
    "multiple": _multiple,
    "numeric": _numeric,
    "short_text": _short,
    "classify": _match,
    "match": _match,
    "order": _order,
}
