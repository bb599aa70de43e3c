"""Items as Moodle XML (format of Moodle's question import, docs.moodle.org "Moodle XML format")."""

import html
from xml.etree import ElementTree

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

TYPES = {
    "single": "multichoice",
    "multiple": "multichoice",
    "numeric": "numerical",
    "short_text": "shortanswer",
    "classify": "matching",
    "match": "matching",
    "order": "ordering",
}


def write(items: list[Item]) -> str:
    """One <quiz> with a category per lesson."""
    quiz = ElementTree.Element("quiz")
    lesson = None
    for item in items:
        if item.lesson != lesson:
            lesson = item.lesson
            category = ElementTree.SubElement(quiz, "question", type="category")
            _text(ElementTree.SubElement(category, "category"), f"$course$/top/Jobs to be done/{lesson}")
        quiz.append(_question(item))
    ElementTree.indent(quiz)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(quiz, encoding="unicode") + "\n"


def _question(item: Item):
    question = ElementTree.Element("question", type=TYPES[item.type])
    _text(ElementTree.SubElement(question, "name"), item.id)
    _rich(question, "questiontext", item.question)
    _rich(question, "generalfeedback", merged_reasons(item) if TYPES[item.type] in ("matching", "ordering") else "")
    for name, value in {"defaultgrade": "1", "penalty": "0.3333333", "hidden": "0", "idnumber": item.id}.items():
        ElementTree.SubElement(question, name).text = value
    _BODY[item.type](question, item)
    for hint in item.hints:
        _rich(question, "hint", hint)
    ElementTree.SubElement(ElementTree.SubElement(question, "tags"), "tag").append(_plain(item.objective))
    return question


def _choices(question, item: Item) -> None:
    single = item.type == "single"
    for name, value in {"single": str(single).lower(), "shuffleanswers": "true", "answernumbering": "none"}.items():
        ElementTree.SubElement(question, name).text = value
    percents = [100.0 * bool(o.correct) for o in item.options] if single else fractions(item)
    for option, percent in zip(item.options, percents, strict=True):
        _answer(question, option.text, percent, option.reason, rich=True)


def _numerical(question, item: Item) -> None:
    part = item.parts[0]
    numbers = [(100, part.answer, part.tolerance, part.reason)]
    numbers += [(0, value, tolerance, reason) for value, tolerance, reason in wrong_numbers(item)]
    for percent, value, tolerance, reason in numbers:
        answer = _answer(question, f"{value:.10g}", percent, reason)
        ElementTree.SubElement(answer, "tolerance").text = f"{tolerance:.10g}"


def _short(question, item: Item) -> None:
    ElementTree.SubElement(question, "usecase").text = "0"
    for form in right_forms(item):
        _answer(question, form, 100, item.parts[0].reason)
    for form, reason in wrong_forms(item):
        _answer(question, form, 0, reason)


def _matching(question, item: Item) -> None:
    ElementTree.SubElement(question, "shuffleanswers").text = "true"
    for left, right in [*pairs(item), *(("", lure) for lure in lures(item))]:
        sub = ElementTree.SubElement(question, "subquestion", format="html")
        _text(sub, html.escape(left, quote=False))
        _text(ElementTree.SubElement(sub, "answer"), right)


def _ordering(question, item: Item) -> None:
    settings = {"layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": "0", "gradingtype": "ABSOLUTE_POSITION"}
    for name, value in (settings | {"showgrading": "SHOW", "numberingstyle": "none"}).items():
        ElementTree.SubElement(question, name).text = value
    for number, text in enumerate(in_order(item), 1):
        answer = ElementTree.SubElement(question, "answer", fraction=f"{number:.7f}", format="html")
        _text(answer, html.escape(text, quote=False))


_BODY = {
    "single": _choices,
    "multiple": _choices,
    "numeric": _numerical,
    "short_text": _short,
    "classify": _matching,
    "match": _matching,
    "order": _ordering,
}


def _answer(question, text: str, percent: float, reason: str, rich: bool = False):
    share = f"{percent:.5f}".rstrip("0").rstrip(".")
    kind = "html" if rich else "moodle_auto_format"
    answer = ElementTree.SubElement(question, "answer", fraction=share, format=kind)
    _text(answer, html.escape(text, quote=False) if rich else text)
    _rich(answer, "feedback", reason)
    return answer


def _rich(parent, name: str, text: str) -> None:
    _text(ElementTree.SubElement(parent, name, format="html"), html.escape(text, quote=False))


def _text(parent, text: str) -> None:
    ElementTree.SubElement(parent, "text").text = text


def _plain(text: str):
    element = ElementTree.Element("text")
    element.text = text
    return element
