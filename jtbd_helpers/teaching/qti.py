"""Items as QTI 1.2 (IMS Question and Test Interoperability, 2002), as Canvas and its like import it."""

from xml.etree import ElementTree

from jtbd_helpers.course.learn.items import Item
from jtbd_helpers.teaching.common import in_order, merged_reasons, right_forms, wrong_forms, wrong_numbers

SPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"


def write(items: list[Item]) -> str:
    """One assessment with one section."""
    root = ElementTree.Element("questestinterop", xmlns=SPACE)
    assessment = _sub(root, "assessment", ident="jtbd", title="Jobs to be done")
    section = _sub(assessment, "section", ident="root_section")
    for item in items:
        section.append(_Item(item).element)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


class _Item:
    """One item under construction: presentation, responses, feedback."""

    def __init__(self, item: Item):
        self.item = item
        self.element = ElementTree.Element("item", ident=item.id, title=item.id)
        fields = _sub(_sub(self.element, "itemmetadata"), "qtimetadata")
        for label, entry in {"question_type": _KINDS[item.type], "points_possible": "1.0"}.items():
            field = _sub(fields, "qtimetadatafield")
            _sub(field, "fieldlabel").text = label
            _sub(field, "fieldentry").text = entry
        self.presentation = _sub(self.element, "presentation")
        _material(self.presentation, item.question)
        self.processing = _sub(self.element, "resprocessing")
        outcomes = _sub(self.processing, "outcomes")
        _sub(outcomes, "decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal")
        self.feedback: list[tuple[str, str]] = []
        _BODY[item.type](self)
        for name, text in self.feedback:
            shown = _sub(self.element, "itemfeedback", ident=name)
            _material(_sub(shown, "flow_mat"), text)

    def labels(self, ident: str, texts: dict, cardinality: str = "Single", prompt: str = "") -> None:
        """A response with labels to choose from."""
        lid = _sub(self.presentation, "response_lid", ident=ident, rcardinality=cardinality)
        if prompt:
            _material(lid, prompt)
        render = _sub(lid, "render_choice")
        for name, text in texts.items():
            _material(_sub(render, "response_label", ident=name), text)

    def condition(self, score: str | None, reason: str, go_on: bool = True, add: bool = False):
        """A rule; return its <conditionvar> to fill."""
        rule = _sub(self.processing, "respcondition", **{"continue": "Yes" if go_on else "No"})
        tests = _sub(rule, "conditionvar")
        if score is not None:
            _sub(rule, "setvar", action="Add" if add else "Set", varname="SCORE").text = score
        if reason:
            name = f"fb_{len(self.feedback) + 1}"
            self.feedback.append((name, reason))
            _sub(rule, "displayfeedback", feedbacktype="Response", linkrefid=name)
        return tests


def _choices(made: _Item) -> None:
    item = made.item
    names = {f"a{i}": option for i, option in enumerate(item.options, 1)}
    single = item.type == "single"
    made.labels("response1", {n: o.text for n, o in names.items()}, "Single" if single else "Multiple")
    for name, option in names.items():  # reasons first; the score is set by the last rule
        score = "100" if single and option.correct else None
        _sub(made.condition(score, option.reason), "varequal", respident="response1").text = name
    if not single:
        every = _sub(made.condition("100", "", go_on=False), "and")
        for name, option in names.items():
            place = every if option.correct else _sub(every, "not")
            _sub(place, "varequal", respident="response1").text = name


def _numeric(made: _Item) -> None:
    part = made.item.parts[0]
    _blank(made, "Decimal")
    numbers = [("100", part.answer, part.tolerance, part.reason)]
    numbers += [("0", value, width, reason) for value, width, reason in wrong_numbers(made.item)]
    for score, value, width, reason in numbers:
        tests = _sub(made.condition(score, reason, go_on=False), "and")
        _sub(tests, "vargte", respident="response1").text = f"{value - width:.10g}"
        _sub(tests, "varlte", respident="response1").text = f"{value + width:.10g}"


def _short(made: _Item) -> None:
    _blank(made, "String")
    texts = [("100", form, made.item.parts[0].reason) for form in right_forms(made.item)]
    texts += [("0", form, reason) for form, reason in wrong_forms(made.item)]
    for score, form, reason in texts:
        tests = made.condition(score, reason, go_on=False)
        _sub(tests, "varequal", respident="response1", case="No").text = form


def _blank(made: _Item, kind: str) -> None:
    response = _sub(made.presentation, "response_str", ident="response1", rcardinality="Single")
    render = _sub(response, "render_fib", fibtype=kind)
    _sub(render, "response_label", ident="answer1", rshuffle="No")


def _match(made: _Item) -> None:
    names = {f"l{i}": label for i, label in enumerate(made.item.labels, 1)}
    by_text = {text: name for name, text in names.items()}
    share = f"{100 / len(made.item.parts):.2f}"
    for number, part in enumerate(made.item.parts, 1):
        made.labels(f"response_{number}", names, prompt=part.text)
        tests = made.condition(share, part.reason, add=True)
        _sub(tests, "varequal", respident=f"response_{number}").text = by_text[str(part.answer)]


def _order(made: _Item) -> None:
    texts = in_order(made.item)
    names = {f"a{i}": text for i, text in enumerate(texts, 1)}
    made.labels("response1", {n: names[n] for n in sorted(names, key=lambda n: names[n])}, "Ordered")
    tests = made.condition("100", merged_reasons(made.item), go_on=False)
    for number, name in enumerate(names):
        _sub(tests, "varequal", respident="response1", index=str(number + 1)).text = name


_KINDS = {
    "single": "multiple_choice_question",
    "multiple": "multiple_answers_question",
    "numeric": "numerical_question",
    "short_text": "short_answer_question",
    "classify": "matching_question",
    "match": "matching_question",
    "order": "ordering_question",
}
_BODY = {
    "single": _choices,
    "multiple": _choices,
    "numeric": _numeric,
    "short_text": _short,
    "classify": _match,
    "match": _match,
    "order": _order,
}


def _material(parent, text: str) -> None:
    _sub(_sub(parent, "material"), "mattext", texttype="text/plain").text = text


def _sub(parent, tag: str, **attributes):
    return ElementTree.SubElement(parent, tag, **attributes)
