"""Exercise of lesson 13: what a finished report must not say, and what it must; also on a report of one's own."""

import html
import re

import numpy as np

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake
from jtbd_helpers.course.learn.finished_report import as_pages
from jtbd_helpers.statements import check_circumstance

# -- a finished report, with numbers of the learner's own ---------------------------------------------

NAMED_BY_AGE = ("Young professionals", "Pensioners", "Mothers", "Teenagers", "Urban singles", "Older women")
CAUSES = {  # (circumstance, its words in a name), (struggle, its words in a name)
    "away": (("Nobody is at home by day", "home|away|out|absent|nobody"), ("The parcel goes back", "back|return")),
    "bell": (("The bell is not heard", "bell|hear|ring"), ("The carrier leaves again", "leave|left|gone|miss")),
    "stairs": (
        ("There is no lift to the flat", "lift|stair|floor"),
        ("The parcel stays downstairs", "downstairs|stay"),
    ),
}
POINTS = {  # point -> (how the report puts it when it is strong, how when it is weak), filled with the two numbers
    "better than chance": ("{0} of 19 look-alike surveys separated this well.", (0, 1), (6, 12)),
    "found again": ("{0} of 100 people land in the same group when the survey is redrawn.", (91, 98), (46, 58)),
    "answering habit": ("{0} % of the groups is answering style.", (2, 6), (38, 55)),
    "people in between": ("{0} of 100 people stand in between two segments.", (3, 8), (36, 48)),
    "answers on switching": ("In the segment, {0} people said whether they would switch.", (60, 84), (9, 16)),
    "who was asked": ("Asked were {0} people: {1}.", "drawn from all households", "the readers of our own newsletter"),
    "costs": (
        "Costs of the features: {1}.",
        "three offers for each, in writing",
        "one colleague's guess, made last week",
    ),
}
WEAK = 3


def finished_report(seed: int) -> dict:
    """What stands in a report on receiving parcels: plain texts and numbers, and which number is in which table."""
    random = np.random.default_rng(seed)
    weak = [list(POINTS)[i] for i in sorted(random.choice(len(POINTS), WEAK, replace=False))]
    letter, cause = "ABC"[random.integers(3)], list(CAUSES)[random.integers(len(CAUSES))]
    shares = random.permutation([random.integers(21, 28), random.integers(31, 37)])
    share, other = (int(s) for s in shares)
    urgency, held_out = int(random.integers(41, 69)), int(random.integers(64, 79))
    fitted = held_out + int(random.integers(14, 20))
    (why, _), (what, _) = CAUSES[cause]
    return {
        "segment": letter,
        "cause": cause,
        "old_name": NAMED_BY_AGE[random.integers(len(NAMED_BY_AGE))],
        "share": share,
        "urgency": urgency,
        "fitted": fitted,
        "held_out": held_out,
        "told": f"Build first for segment {letter}: {share} % of the market, and {urgency} of 100 would switch.",
        "why": why,
        "what": what,
        "others": [other, 100 - share - other],
        "tables": {2: {share, other, 100 - share - other, urgency}, 3: {fitted, held_out}},
        "points": {point: _put(random, point, point in weak) for point in POINTS},
    }


def _put(random, point: str, weak: bool) -> str:
    text, strong_form, weak_form = POINTS[point]
    form = weak_form if weak else strong_form
    if isinstance(form, str):
        return text.format(int(random.integers(410, 690)), form)
    return text.format(int(random.integers(form[0], form[1] + 1)))


def weakest(data: dict) -> list[str]:
    """The points of a report that are weak, read off what it says of them."""
    return [point for point, text in data["points"].items() if _is_weak(text, POINTS[point][2])]


def _is_weak(text: str, form) -> bool:
    return form in text if isinstance(form, str) else form[0] <= int(re.search(r"\d+", text)[0]) <= form[1]


# -- rules of thumb for the learner's own words --------------------------------------------------------

NO_TABLE = "{x} on page {p}: which table does it come from?"
BY_AGE = "Name it by what goes wrong and why."
NOT_HELD_OUT = "Measured on those it was fitted to. Hold some out."
HOPE = "What will be seen if it is wrong? A number, and a date."
TABLES = re.compile(r"\btables?\s+(\d+)(?:\s*(?:,|and|&)\s*(\d+))*", re.I)
DATE = re.compile(
    r"\b20\d\d(-\d\d?)?(-\d\d?)?\b|\b(within|in|after)\s+(\w+)\s+(day|week|month|quarter|year)s?\b|"
    r"\b(january|february|march|april|june|july|august|september|october|november|december)\b|\bby may\b",
    re.I,
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?|\b(half|third|quarter|none|nobody|twice|double|no one)\b", re.I)
NO_PREDICTION = "no prediction for each segment"
HEDGE = re.compile(r"\b(may|(?i:might|could|probably|perhaps|possibly|hopefully|should|tends?|likely))\b")  # not May


def numbers_without_table(text: str, tables: dict | None = None, page: int = 1) -> list[str]:
    """What to say of each number of a sentence whose table is not named, or does not hold it."""
    cited = [int(n) for ref in TABLES.finditer(text) for n in re.findall(r"\d+", ref[0])]
    plain = DATE.sub(" ", TABLES.sub(" ", text.replace("of 100", "%")))
    found = re.findall(r"(?<![\w.])\d+(?:\.\d+)?", plain)
    if not found:
        return ["A decision with its evidence: which number carries it?"]
    held = set().union(*(tables.get(n, set()) for n in cited)) if tables else None
    if not cited:
        return [NO_TABLE.format(x=number, p=page) for number in found[:1]]
    wrong = [] if held is None else [number for number in found if float(number) not in held]
    return [f"{number} does not stand in Table {' or '.join(map(str, cited))}." for number in wrong[:1]]


def named_by_who(name: str) -> bool:
    """Whether a name says who people are."""
    return any(finding.rule == "people" for finding in check_circumstance(name))


def _remarks_on_name(data: dict, name: str) -> list[str]:
    if named_by_who(name):
        return [BY_AGE]
    (_, why_words), (_, what_words) = CAUSES[data["cause"]]
    if not re.search(rf"\b({why_words})", name, re.I):
        return ["Why does it go wrong for them? Put that circumstance in."]
    if not re.search(rf"\b({what_words})", name, re.I):
        return ["Why is said. What goes wrong for them?"]
    return []


def remarks_on_prediction(text: str, segment: str = "") -> list[str]:
    """What keeps a sentence from being a prediction that can fail."""
    if text == NO_PREDICTION:
        return ["One for each segment is asked for, and there are fewer."]
    if hedge := HEDGE.search(text):
        return [f"“{hedge[0]}” cannot be wrong. Say what will be seen."]
    if not DATE.search(text):
        return ["By when? Without a date nobody will ever look."]
    if not NUMBER.search(DATE.sub(" ", text)):
        return ["How many of 100? Without a number it cannot fail."]
    if segment and not re.search(rf"\b{segment}\b", text):
        return [f"Of whom? Name segment {segment}."]
    return []


def remarks_on_report(data: dict, name: str, value) -> list[str] | None:
    """Field by field; None where there is one right answer."""
    if name == "weak":
        odd = [point for point in POINTS if (point in value) != (point in weakest(data))]
        return [f"read “{data['points'][point]}” once more. Would you bet on it?" for point in odd]
    if name == "decision":
        return numbers_without_table(value, data["tables"])
    if name == "name":
        return _remarks_on_name(data, value)
    return remarks_on_prediction(value, data["segment"]) if name == "prediction" else None


# -- a report of one's own ------------------------------------------------------------------------------


def own_report(data: dict, answer):
    """An answer by field; the text of a page written by `jtbd report` is read for the same four faults."""
    if not isinstance(answer, str) or "content='jtbd report'" not in answer[:2000]:
        return answer
    return _repaired(data) | faults_of(data, answer)


def faults_of(data: dict, page: str) -> dict:
    """The fields of the exercise that a page fails, each with what stands there."""
    first = page[: page.find("<h2", page.find("What to decide"))]
    lines = [_text(line) for line in re.findall(r"<li>(.*?)</li>", first, re.S)]
    evidence = [line for line in lines if re.search(r"\d", DATE.sub("", line)) and not line.startswith("Before you")]
    bare = [line for line in evidence if not TABLES.search(line)]
    names = _column(page, "Segment cards", 0)
    by_who = [name for name in names if named_by_who(name)]
    predictions = _column(page, "Predictions", 1)
    open_ended = [text for text in predictions if remarks_on_prediction(text)]
    found = {}
    if bare:
        found["decision"] = bare[0]
    if by_who:
        found["name"] = by_who[0]
    if open_ended or len(predictions) < max(len(names), 1):
        found["prediction"] = (open_ended or [NO_PREDICTION])[0]
    if "Typing tool" in page and not re.search(r"Accuracy: [^<]*read on the other|Typing tool: not measured", page):
        found["accuracy"] = data["fitted"]
    return found


def _column(page: str, title: str, at: int) -> list[str]:
    """The cells of one column of the table with this title."""
    found = re.search(rf"Table \d+\. {title}</p>.*?<tbody>(.*?)</tbody>", page, re.S)
    rows = re.findall(r"<tr>(.*?)</tr>", found[1], re.S) if found else []
    cells = [re.findall(r"<td>(.*?)</td>", row, re.S) for row in rows]
    return [_text(row[at]) for row in cells if len(row) > at]


def _text(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).strip()


# -- the exercise ---------------------------------------------------------------------------------------


def _repaired(data: dict) -> dict:
    (why, _), (what, _) = CAUSES[data["cause"]]
    letter = data["segment"]
    return {
        "weak": weakest(data),
        "decision": data["told"].rstrip(".") + " (Table 2).",
        "name": f"{what}: {why[0].lower()}{why[1:]}",
        "accuracy": data["held_out"],
        "prediction": f"Of 100 people in {letter}, at least {data['urgency'] - 10} will have switched by 2027-12.",
    }


def _strong(data: dict) -> list[str]:
    return [point for point in POINTS if point not in weakest(data)][:WEAK]


EX_13_1 = Exercise(
    id="ex-13-1",
    lesson="13",
    objective="13-3",
    title="Mend a finished report",
    prompt=(
        "A finished report on receiving parcels, to be decided on tomorrow. Which three points are its weakest? Then "
        "mend it: the sentence of page 1, the name of the segment on page 3, the accuracy to print; and add what would "
        "show that the segment was misjudged.\n\n"
        "Your words are checked by rules of thumb. They know English only, and they can be wrong."
    ),
    data=finished_report,
    answers=(
        Field(name="weak", label="The three weakest points", kind="choices", choices=tuple(POINTS)),
        Field(name="decision", label="Page 1", ask="Page 1, so that another can check it", kind="text"),
        Field(name="name", label="Name", ask="A better name for “{old_name}”", kind="text"),
        Field(name="accuracy", label="Accuracy to print", unit="of 100", tolerance=0.5),
        Field(
            name="prediction",
            label="Prediction",
            ask="One prediction that can fail, for segment {segment}",
            kind="text",
        ),
    ),
    reference=_repaired,
    remarks=remarks_on_report,
    read=own_report,
    mistakes=(
        Mistake(
            id="strong-points",
            misconception="M13a",
            compute=lambda data: {"weak": _strong(data)},
            message="These three carry the report. Which lines would you least like to be asked about?",
        ),
        Mistake(
            id="no-table",
            misconception="M13a",
            compute=lambda data: {"decision": data["told"]},
            message="{share} on page 1: which table does it come from?",
        ),
        Mistake(id="by-age", misconception="M13b", compute=lambda data: {"name": data["old_name"]}, message=BY_AGE),
        Mistake(
            id="in-sample",
            misconception="M13c",
            compute=lambda data: {"accuracy": data["fitted"]},
            message=NOT_HELD_OUT,
        ),
        Mistake(
            id="hope",
            compute=lambda data: {"prediction": f"Segment {data['segment']} will like it."},
            message=HOPE,
        ),
    ),
    hints=(
        "Weak is what would change the decision if it were asked about: chance, few people, other people, guesses.",
        "Behind each number its table; a name of what goes wrong and why; accuracy on people kept back; a prediction "
        "with a number and a date.",
        "Elsewhere: “Build for B: 40 % (Table 7).” “Late: several stops” for “Commuters”. 71, on people kept back. "
        "“Of 100 in B, at least 30 will use it by 2028-03.”",
    ),
    minutes=8,
    show=as_pages,
)

EXERCISES = (EX_13_1,)
