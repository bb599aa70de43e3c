"""A private bank as a notebook to fill in: questions without keys or reasons, and the marking of what comes back."""

import json
import string

from jtbd_helpers.course.learn.items import Item
from jtbd_helpers.course.learn.marking import mark
from jtbd_helpers.course.learn.session import shuffled
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.teaching.gradebook import Mark

ANSWERS = "quiz_answers.json"
LETTERS = string.ascii_uppercase
HOW = {
    "single": 'one letter, such as "B"',
    "multiple": 'all letters that fit, such as ["A", "C"]',
    "numeric": "a number",
    "short_text": "a word or two, in quotes",
    "order": 'all letters, first to last, such as ["B", "A", "C"]',
    "classify": 'one letter for each line, such as ["B", "A", "B"]',
    "match": 'one letter for each line, such as ["B", "A", "C"]',
    "place2d": "two numbers, such as [30, 70]: across, then up",
}
INTRODUCTION = """# Quiz

Put your answer in place of the dots under each question. Then run all cells (Run → Run All Cells) and save.
Hand in this notebook, or the file `quiz_answers.json` that its last cell writes beside it."""
WRITE = f"""import json

with open("{ANSWERS}", "w", encoding="utf-8") as file:
    json.dump(answers, file, default=lambda left_open: None)
print(f"{{sum(answer is not ... for answer in answers.values())}} of {{len(answers)}} questions answered.")"""


def quiz_notebook(items: list[Item]) -> dict:
    """The questions as a notebook; what would give the answer away stays out."""
    cells = [_cell("markdown", INTRODUCTION, 0), _cell("code", "answers = {}", 1)]
    for number, item in enumerate(items, start=1):
        cells.append(_cell("markdown", f"### Question {number}\n\n{_as_text(item)}", 2 * number))
        cells.append(_cell("code", f'answers["{item.id}"] = ...', 2 * number + 1))
    cells.append(_cell("code", WRITE, 2 * len(items) + 2))
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def _cell(kind: str, source: str, number: int) -> dict:
    cell = {"cell_type": kind, "id": f"quiz-{number:03d}", "metadata": {}, "source": source}
    return cell if kind == "markdown" else cell | {"execution_count": None, "outputs": []}


def _as_text(item: Item) -> str:
    lines = [item.question, ""]
    if item.type in ("classify", "match"):
        lines += [f"{number}. {part.text}" for number, part in enumerate(item.parts, start=1)]
        lines += [""]
    elif item.type == "place2d":
        lines += [f"- {'Across' if axis is item.x else 'Up'}: {axis.label}, {axis.min:g} to {axis.max:g}"
                  for axis in (item.x, item.y)]  # fmt: skip
    lines += [f"- **{letter}** {text}" for letter, (_, text) in zip(LETTERS, _lettered(item), strict=False)]
    return "\n".join([*lines, "", f"*Answer: {HOW[item.type]}.*"])


def _lettered(item: Item) -> list[tuple[object, str]]:
    """What the letters stand for, as (what marking takes, text), in an order that says nothing of the answer."""
    if item.type in ("single", "multiple"):
        found = [(index, option.text) for index, option in enumerate(item.options)]
    elif item.type == "order":
        found = [(index, part.text) for index, part in enumerate(item.parts)]
    elif item.type in ("classify", "match"):
        found = [(label, label) for label in item.labels]
    else:
        return []
    if len(found) > len(LETTERS):
        raise JtbdError(f"{item.id}: {len(found)} choices are more than there are letters. Shorten the list.")
    return shuffled(found, item.id, "handed out")


def mark_items(items: list[Item], answers: dict | None) -> list[Mark]:
    """One mark for each question; without answers each says so."""
    return [_marked(item, answers) for item in items]


def _marked(item: Item, answers: dict | None) -> Mark:
    about = {"name": item.id, "title": item.stem}
    if answers is None or item.id not in answers:
        why = "No quiz was handed in." if answers is None else "The question is missing in what was handed in."
        return Mark(**about, outcome="not handed in", message=why)
    try:
        marked = mark(item, _taken(item, answers[item.id]))
    except (JtbdError, ValueError, TypeError, IndexError, KeyError, AttributeError):
        return Mark(**about, outcome="uncheckable", message=f"The answer was not {HOW[item.type]}.")
    said = [marked.note] if marked.note else []
    if marked.outcome == "incorrect":
        said += [f"{what}: {reason}" for what, reason in marked.reasons]
    points = float(marked.correct)
    return Mark(**about, outcome=marked.outcome, points=points, message="\n".join(said), mistakes=marked.misconceptions)


def _taken(item: Item, answer):
    """An answer in letters as marking takes it."""
    if answer is None:
        return None
    if item.type == "single":
        return _meant(item, answer)
    if item.type in ("multiple", "order", "classify", "match"):
        letters = [answer] if isinstance(answer, str) else answer
        chosen = [None if letter is None else _meant(item, letter) for letter in letters]
        whole = item.type == "multiple" or len(chosen) == len(item.parts)
        if not whole or (item.type in ("multiple", "order") and len(set(chosen)) < len(chosen)):
            raise JtbdError("not one letter for each line")
        return chosen
    if item.type == "short_text" and not isinstance(answer, str):
        raise JtbdError("not a text")
    return [float(one) for one in answer] if item.type == "place2d" else answer


def _meant(item: Item, letter: str):
    meant = {known: what for known, (what, _) in zip(LETTERS, _lettered(item), strict=False)}
    return meant[str(letter).strip().rstrip(".").upper()]


def notebook_text(items: list[Item]) -> str:
    """The notebook as it is written."""
    return json.dumps(quiz_notebook(items), ensure_ascii=False, indent=1) + "\n"
