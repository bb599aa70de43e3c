"""Items as a table (CSV): one row per option, part or known wrong value. Carries every type."""

import csv
import io

from jtbd_helpers.course.learn.items import Item

COLUMNS = [
    *("item", "lesson", "type", "objective", "stem", "kind", "text", "answer", "correct", "tolerance", "unit"),
    *("reason", "misconception", "hints", "source", "difficulty"),
]


def write(items: list[Item]) -> str:
    """The rows of all items, with a header."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    for item in items:
        common = {
            "item": item.id,
            "lesson": item.lesson,
            "type": item.type,
            "objective": item.objective,
            "stem": item.stem,
            "hints": " | ".join(item.hints),
            "source": item.source,
            "difficulty": item.difficulty,
        }
        for row in _rows(item):
            table.writerow(common | row)
    return text.getvalue()


def _rows(item: Item):
    for option in item.options:
        yield {
            "kind": "option",
            "text": option.text,
            "correct": "yes" if option.correct else "no",
            "reason": option.reason,
            "misconception": option.misconception,
        }
    for part in item.parts:
        yield {
            "kind": "part",
            "text": part.text,
            "answer": part.answer,
            "tolerance": part.tolerance,
            "unit": part.unit,
            "reason": part.reason,
            "misconception": part.misconception,
        }
    for wrong in item.known_wrong:
        yield {
            "kind": "known wrong",
            "answer": wrong.range if wrong.value is None else wrong.value,
            "correct": "no",
            "reason": wrong.reason,
            "misconception": wrong.misconception,
        }
