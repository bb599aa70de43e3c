"""What the columns of an export are likely to be, from their names, question texts and answers."""

import re
import unicodedata
from dataclasses import dataclass, field

import numpy as np

from jtbd_helpers.survey.answers import MOST_LEVELS, ZERO_ONE
from jtbd_helpers.survey.labels import NOT_RATED, is_rating, missing_codes
from jtbd_helpers.tables.options import NONE, find_options
from jtbd_helpers.tables.table import Column, Table, as_text

# What survey tools add of their own.
TOOL = re.compile(
    r"(start|end|recorded) ?date|status|progress|finished|ip ?address|recipient.*|external(data)?reference|"
    r"location(latitude|longitude)|distribution ?channel|user ?language|collector.*|q_.*|date (created|modified)|"
    r"timestamp|email.*|first ?name|last ?name|name|custom data.*|last ?page|start ?language|submit ?date|seed|"
    r"date ?stamp|refurl|(group|question) ?time.*",
    re.IGNORECASE,
)
KIND_WORDS = {
    "importance": (
        {"imp", "importance", "important", "wichtig", "wichtigkeit"},
        re.compile(r"\bimportan|\bwichtig", re.IGNORECASE),
    ),
    "satisfaction": (
        {"sat", "satis", "satisfaction", "satisfied", "zufrieden", "zufriedenheit"},
        re.compile(r"\bsatisf|\bzufrieden", re.IGNORECASE),
    ),
    "difficulty": (
        {"diff", "difficulty", "difficult", "schwierig", "schwierigkeit"},
        re.compile(r"\bdifficult|\bhow hard\b|\bschwierig", re.IGNORECASE),
    ),
}
# Which of Kano's two questions a column named "kano" holds.
KANO_SIDES = {
    "kano_functional": {"f", "func", "functional", "with", "pos", "positive"},
    "kano_dysfunctional": {"d", "dys", "dysfunctional", "without", "neg", "negative"},
}
# Asked in this order; each takes the first column that fits both by its words and by its answers.
SINGLE = {
    "duration": (r"duration|\bseconds\b|time.?(taken|spent)|interview.?(length|time)", "numeric"),
    "weight": (r"\bweight\b|weighting|\bwgt\b|\bwt\b|gewicht", "numeric"),
    "would_switch": (r"switch|wechsel|\bwould (you )?(change|use another|try another)", "zero_one"),
    "role": (r"\brolle?\b", "text"),
    "solution": (r"\bsolution\b|currently us|use today|\bin use\b", "text"),
}
# An end of a scale that has words ("0 - not at all"), where the points between are bare numbers.
END = re.compile(r"\s*-?\d+\s*[-–—=:.)(]+\s*[^\W\d]")
LONGEST_ID = 20  # letters; where one target's own words are longer, all are numbered
_SMALL = " a an the i my me we our to of on in at is are it its there or and have has from for with "
# What stands in the one cell that people tick: a mark, and no answer in words.
TICK = re.compile(r"x|y|yes|ja|true|ticked|checked|selected|✓|✔|✗", re.IGNORECASE)
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
ID_WORDS = re.compile(r"respondent|response.?id|participant|person|panel|\bid\b|uuid|case|record|user", re.IGNORECASE)


@dataclass
class Seen:
    """One column as the guessing sees it."""

    name: str
    question: str
    column: Column
    codes: list = field(default_factory=list)

    def __post_init__(self):
        used = self.column.used()
        numbers = [(v, self.column.number(v)) for v in used]
        self.texts = [as_text(v) for v, number in numbers if np.isnan(number)]
        found = [float(number) for _, number in numbers if not np.isnan(number)]
        if found and self.texts and all(END.match(text) for text in self.texts):
            self.texts, found = [as_text(v) for v, _ in numbers], []
        self.numbers = np.array(found)
        self.distinct = len(used)
        self.zero_one = bool(used) and {as_text(v).strip().casefold() for v in used} <= set(ZERO_ONE)
        self.numeric = bool(used) and not self.texts
        self.plain = re.sub(r"[^a-z0-9]+", " ", _ascii(self.name)).strip()
        if not self.question and " " in self.name:  # a name that is a whole question
            self.question = self.name

    def drop_not_rated(self) -> None:
        """Take out what stands for "no answer", and remember it."""
        words = [text for text in self.texts if text.strip().casefold() in NOT_RATED]
        codes = missing_codes(list(self.numbers))
        self.codes = [*words, *codes]
        self.texts = [text for text in self.texts if text not in words]
        self.numbers = np.array([n for n in self.numbers if n not in codes])


@dataclass
class Guess:
    """What every column seems to be; the columns of `left` are none of it."""

    respondent: str | None = None
    single: dict = field(default_factory=dict)
    severity: list = field(default_factory=list)
    targets: list = field(default_factory=list)
    ratings: dict = field(default_factory=dict)
    circumstances: list = field(default_factory=list)
    profile: list = field(default_factory=list)
    left: list = field(default_factory=list)


def guess_columns(table: Table) -> Guess:
    """Give each column of the table its most likely part."""
    seen = [Seen(str(c), table.questions.get(c, ""), table.column(c)) for c in table.frame.columns]
    guess = Guess(respondent=_respondent(seen))
    rest = [s for s in seen if s.name != guess.respondent and s.distinct]
    guess.left = [s.name for s in seen if not s.distinct]
    for key, (pattern, needs) in SINGLE.items():
        found = next((s for s in rest if _fits(s, pattern, needs)), None)
        if found:
            guess.single[key] = found.name
            rest.remove(found)
    tool = {s.name for s in rest if TOOL.fullmatch(s.name.split(".")[0])}
    guess.left += [s.name for s in rest if s.name in tool]
    rest = [s for s in rest if s.name not in tool]
    guess.severity = [s.name for s in rest if s.numeric and re.search(r"\bsever(e|ity)\b", s.plain)]
    rest = _take_ratings([s for s in rest if s.name not in guess.severity], guess)
    for s in rest:
        _circumstance_or_profile(s, guess, table)
    return guess


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _ascii(text: str) -> str:
    """Letters without their accents, for ids."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", _snake(text)).translate(UMLAUTS))
    return plain.encode("ascii", "ignore").decode()


def _fits(s: Seen, pattern: str, needs: str) -> bool:
    answers = {
        "numeric": s.numeric and bool((s.numbers >= 0).all()) and not s.zero_one,
        "zero_one": s.zero_one,
        "text": bool(s.texts) and s.distinct <= MOST_LEVELS,
    }
    return answers[needs] and bool(re.search(pattern, f"{s.plain} | {s.question}", re.IGNORECASE))


def _respondent(seen: list[Seen]) -> str | None:
    """The first column that differs for everybody; one whose name says so is preferred."""
    unique = [
        s
        for s in seen
        if s.column.answered.all()
        and s.distinct == len(s.column.codes)
        and not ("date" in s.plain.split() or "duration" in s.plain)
        and (s.texts or (s.numbers == np.rint(s.numbers)).all())
    ]
    named = [s for s in unique if ID_WORDS.search(s.plain)]
    return next((s.name for s in [*named, *unique]), None)


# -- ratings ------------------------------------------------------------------------------------------


def _take_ratings(rest: list[Seen], guess: Guess) -> list[Seen]:
    """Pair the ratings of each value target; what is no rating is given back."""
    pairs: dict = {}
    kano, rest = _kano_pairs(rest)
    others = []
    for s in rest:
        kind, key = _kind_and_key(s, rest)
        if kind is not None:
            s.drop_not_rated()
        if kind is None or not is_rating(s.numbers, s.texts) or kind in pairs.get(key, {}):
            others.append(s)
            continue
        pairs.setdefault(key, {})[kind] = s
        guess.ratings.setdefault(kind, []).append(s)
    wordy = max((len(_id_of(key)) for key in pairs), default=0) > LONGEST_ID
    for number, (key, columns) in enumerate(pairs.items(), 1):
        first = next(iter(columns.values()))
        statement = _statement(first)
        identifier = _target_id(() if wordy else key, number, guess.targets)
        guess.targets.append(
            {
                "id": identifier,
                "statement": statement or _from_key(key, identifier),
                "worded": bool(statement),
                **{kind: s.name for kind, s in [*columns.items(), *kano.pop(key, {}).items()]},
            }
        )
    return others + [s for pair in kano.values() for s in pair.values()]


def _kano_pairs(rest: list[Seen]) -> tuple[dict, list[Seen]]:
    """Columns of Kano questions by what both of a pair have in common; and all the others."""
    found: dict = {}
    for s in rest:
        tokens = re.findall(r"[^\W\d_]+|\d+", _snake(s.name))
        side = next((side for side, words in KANO_SIDES.items() if words & set(tokens)), None)
        if "kano" in tokens and side and not s.texts and set(s.numbers) <= set(range(1, 6)):
            key = tuple(t for t in tokens if t != "kano" and t not in KANO_SIDES[side])
            found.setdefault(key, {}).setdefault(side, s)
    pairs = {key: pair for key, pair in found.items() if len(pair) == len(KANO_SIDES)}
    taken = {s.name for pair in pairs.values() for s in pair.values()}
    return pairs, [s for s in rest if s.name not in taken]


def _kind_and_key(s: Seen, rest: list[Seen]) -> tuple[str | None, tuple]:
    """Importance, satisfaction or difficulty, and what the two ratings of one target have in common."""
    tokens = re.findall(r"[^\W\d_]+|\d+", _snake(s.name))
    for kind, (words, _) in KIND_WORDS.items():
        if words & set(tokens):
            asked = (
                _statement(s) if " " in s.name else ""
            )  # a name that is a whole question pairs by what it asks about
            return kind, (asked,) if asked else tuple(t for t in tokens if t not in words)
    for kind, (_, pattern) in KIND_WORDS.items():
        if pattern.search(s.question) or any(pattern.search(text) for text in s.texts[:3]):
            return kind, (_statement(s) or tokens[-1],)
    return None, ()


def _statement(s: Seen) -> str:
    """What a question of a grid asks about: the part behind its last dash, or its last colon."""
    for between in (r"\s[-–]\s", r":\s"):
        parts = re.split(between, s.question.strip())
        if len(parts) > 1 and parts[-1].strip():
            last = parts[-1].strip().removesuffix("?")
            return last[0].upper() + last[1:] if s.question == s.name else last
    return "" if s.question == s.name else s.question.strip()


def _target_id(key: tuple, number: int, targets: list) -> str:
    """t07 from a key such as 07, else the key's own words, else the place in the list."""
    taken, wanted = {target["id"] for target in targets}, _id_of(key)
    return wanted if wanted and wanted not in taken else _free(f"t{number:02d}", taken)


def _id_of(key: tuple) -> str:
    if len(key) == 1 and key[0].isdigit():
        return f"t{int(key[0]):02d}"
    return re.sub(r"[^a-z0-9]+", "_", _ascii("_".join(key))).strip("_")


def _from_key(key: tuple, identifier: str) -> str:
    words = [word for word in key if not word.isdigit() and len(word) > 1]
    return " ".join(words).capitalize() if words else f"Value target {identifier}"


# -- circumstances and profile ------------------------------------------------------------------------


def _circumstance_or_profile(s: Seen, guess: Guess, table: Table) -> None:
    cells = [as_text(value) for value in s.column.used()]
    options = [] if s.numeric else find_options(cells)
    # One column per answer: its text where ticked, else empty.
    if len(cells) == 1 and not s.column.answered.all() and not NONE.match(cells[0]):
        options = cells
    if options:
        for option in sorted(options):
            _add_circumstance(guess, s, option)
    elif s.zero_one and s.distinct == 2:
        _add_circumstance(guess, s, None)
    elif 1 < s.distinct <= MOST_LEVELS or (s.numeric and s.distinct < len(table.rows)):
        guess.profile.append(s.name)
    else:
        guess.left.append(s.name)


def _add_circumstance(guess: Guess, s: Seen, option: str | None) -> None:
    """One 0/1 column, or one answer; the question stands for an answer that is a mere code."""
    marked = option is not None and TICK.fullmatch(option.strip())
    worded = option is not None and not marked and re.search(r"[^\W\d]", option)
    words = s.name if " " in s.name else s.plain
    asked = _statement(s) or words[:1].upper() + words[1:]
    statement = option if worded else asked if option is None or marked else f"{asked}: {option}"
    source = option if worded else asked if " " in s.name or marked else f"{s.name} {option or ''}"
    words = [w for w in re.findall(r"[a-z0-9]+", _ascii(source)) if not worded or f" {w} " not in _SMALL]
    identifier = _free("_".join(words[:4])[:40].strip("_") or "circumstance", {c["id"] for c in guess.circumstances})
    entry = {"id": identifier, "statement": statement, "kind": "situation", "column": s.name}
    guess.circumstances.append(entry | ({} if option is None else {"option": option}))


def _free(wanted: str, taken: set) -> str:
    return next(name for name in [wanted, *(f"{wanted}_{k}" for k in range(2, len(taken) + 3))] if name not in taken)
