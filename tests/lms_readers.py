"""Readers of the three formats, written from their descriptions and sharing no code with the writers.

Each gives {item id: dict}: type, stem, and per type options [(text, percent, reason)], numbers [(value, tolerance,
percent, reason)], pairs {(left, right)}, lures, order [texts], general.
"""

import html
import re
from xml.etree import ElementTree


def read_moodle(text: str) -> dict:
    found = {}
    for q in ElementTree.fromstring(text.encode()).findall("question"):
        if q.get("type") == "category":
            continue
        item = {"type": q.get("type"), "stem": _words(q, "questiontext"), "general": _words(q, "generalfeedback")}
        answers = [(a, float(a.get("fraction"))) for a in q.findall("answer")]
        if item["type"] in ("multichoice", "shortanswer"):
            item["options"] = [(_words(a), share, _words(a, "feedback")) for a, share in answers]
        elif item["type"] == "numerical":
            item["numbers"] = [
                (float(a.findtext("text")), float(a.findtext("tolerance")), share, _words(a, "feedback"))
                for a, share in answers
            ]
        elif item["type"] == "ordering":
            item["order"] = [_words(a) for a, _ in sorted(answers, key=lambda pair: pair[1])]
        else:
            sides = [(_words(s), s.findtext("answer/text")) for s in q.findall("subquestion")]
            item |= {"pairs": {s for s in sides if s[0]}, "lures": {right for left, right in sides if not left}}
        item["hints"] = [_words(h) for h in q.findall("hint")]
        found[q.findtext("name/text")] = item
    return found


def _words(element, name: str = "") -> str:
    return html.unescape(element.findtext(f"{name}/text" if name else "text") or "")


def read_gift(text: str) -> dict:
    found = {}
    for block in text.split("\n\n"):
        if not block.strip() or block.startswith("$CATEGORY"):
            continue
        name, stem, body = re.match(r"::(.*?)::(.*?) (?<!\\)\{(.*)(?<!\\)\}\s*$", block, re.DOTALL).groups()
        body, _, general = body.partition("####")
        item = {"stem": _clear(stem), "general": _clear(general.strip()), "options": [], "numbers": [], "pairs": set()}
        item |= {"lures": set(), "order": []}
        lines = [line for line in body.strip().split("\n") if line]
        if lines[0].startswith(">"):
            assert int(lines[0][1:]) == len(lines) - 1
            item["order"] = [_clear(line) for line in lines[1:]]
        else:
            for line in lines[lines[0] == "#" :]:
                _gift_line(line, item, number=lines[0] == "#")
        found[name] = item
    return found


def _gift_line(line: str, item: dict, number: bool) -> None:
    sign, share, rest = re.match(r"([=~])(?:%(-?[\d.]+)%)?(.*)$", line).groups()
    answer, _, reason = _parted(rest, "#")
    share = float(share) if share else (100.0 if sign == "=" else 0.0)
    if number:
        value, _, width = answer.partition(":")
        item["numbers"].append((float(value), float(width), share, _clear(reason)))
    elif " -> " in answer or answer.startswith("-> ") or answer.startswith(" -> "):
        left, _, right = answer.partition("->")
        left, right = _clear(left.strip()), _clear(right.strip())
        item["pairs" if left else "lures"].add((left, right) if left else right)
    else:
        item["options"].append((_clear(answer), share, _clear(reason)))


def _parted(text: str, sign: str) -> tuple:
    at = re.search(rf"(?<!\\){sign}", text)
    return (text[: at.start()], sign, text[at.end() :]) if at else (text, "", "")


def _clear(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


SPACE = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def read_qti(text: str) -> dict:
    found = {}
    for q in ElementTree.fromstring(text.encode()).iter(f"{SPACE}item"):
        entry = dict(
            (f.findtext(f"{SPACE}fieldlabel"), f.findtext(f"{SPACE}fieldentry"))
            for f in q.iter(f"{SPACE}qtimetadatafield")
        )
        presentation = q.find(f"{SPACE}presentation")
        said = {f.get("ident"): _mat(f) for f in q.findall(f"{SPACE}itemfeedback")}
        item = {"type": entry["question_type"], "stem": _mat(presentation), "rules": [], "labels": {}, "prompts": {}}
        for lid in presentation.findall(f"{SPACE}response_lid"):
            item["labels"][lid.get("ident")] = {r.get("ident"): _mat(r) for r in lid.iter(f"{SPACE}response_label")}
            item["prompts"][lid.get("ident")] = _mat(lid)
            item["cardinality"] = lid.get("rcardinality")
        for rule in q.iter(f"{SPACE}respcondition"):
            shown, score = rule.find(f"{SPACE}displayfeedback"), rule.find(f"{SPACE}setvar")
            item["rules"].append(
                {
                    "tests": rule.find(f"{SPACE}conditionvar"),
                    "score": None if score is None else float(score.text),
                    "add": score is not None and score.get("action") == "Add",
                    "on": rule.get("continue") == "Yes",
                    "reason": "" if shown is None else said[shown.get("linkrefid")],
                }
            )
        found[q.get("ident")] = item
    return found


def _mat(element) -> str:
    return element.findtext(f".//{SPACE}mattext") or ""


def play(item: dict, answers: dict) -> tuple[float, list]:
    """What a platform does with answers {response: value or list}: the score and the reasons shown."""
    score, reasons = 0.0, []
    for rule in item["rules"]:
        if not all(_holds(test, answers) for test in rule["tests"]):
            continue
        if rule["score"] is not None:
            score = score + rule["score"] if rule["add"] else rule["score"]
        if rule["reason"]:
            reasons.append(rule["reason"])
        if not rule["on"]:
            break
    return score, reasons


def _holds(test, answers: dict) -> bool:
    kind = test.tag.removeprefix(SPACE)
    if kind == "and":
        return all(_holds(inner, answers) for inner in test)
    if kind == "not":
        return not any(_holds(inner, answers) for inner in test)
    given = answers.get(test.get("respident"))
    if given is None:
        return False
    if kind in ("vargte", "varlte"):
        limit = float(test.text)
        return given >= limit - 1e-9 if kind == "vargte" else given <= limit + 1e-9
    if test.get("index"):
        return given[int(test.get("index")) - 1] == test.text
    if isinstance(given, list):
        return test.text in given
    return given.casefold() == test.text.casefold() if test.get("case") == "No" else given == test.text
