"""What the export formats share."""

from jtbd_helpers.course.learn.bank import forms
from jtbd_helpers.course.learn.items import Item


def merged_reasons(item: Item) -> str:
    """The reasons of all parts in one text, for formats that keep only one."""
    return " ".join(f"{part.text}: {part.reason}" for part in item.parts)


def pairs(item: Item) -> list[tuple[str, str]]:
    """Left and right side of a match or classify item."""
    return [(part.text, str(part.answer)) for part in item.parts]


def lures(item: Item) -> list[str]:
    """Labels that nothing belongs to."""
    used = {str(part.answer) for part in item.parts}
    return [label for label in item.labels if label not in used]


def wrong_numbers(item: Item) -> list[tuple[float, float, str]]:
    """(value, tolerance, reason) of each known wrong value; a range becomes its middle and half its width."""
    found = []
    for wrong in item.known_wrong:
        if wrong.range is not None:
            low, high = wrong.range
            found.append(((low + high) / 2, (high - low) / 2, wrong.reason))
        else:
            found.append((float(wrong.value), float(item.parts[0].tolerance), wrong.reason))
    return found


def wrong_forms(item: Item) -> list[tuple[str, str]]:
    """(form, reason) of each known wrong text."""
    return [(form, wrong.reason) for wrong in item.known_wrong for form in forms(wrong.value)]


def right_forms(item: Item) -> tuple[str, ...]:
    """The accepted forms of a short text."""
    return forms(item.parts[0].answer)


def in_order(item: Item) -> list[str]:
    """The parts of an order item, first to last."""
    return [part.text for part in sorted(item.parts, key=lambda part: part.answer)]


def fractions(item: Item) -> list[float]:
    """Percent for each option of a multiple item: right ones share 100, wrong ones share -100."""
    right = sum(bool(option.correct) for option in item.options)
    wrong = len(item.options) - right
    return [100 / right if option.correct else -100 / wrong for option in item.options]
