"""Checks of language: is this a job, or has something else slipped in? Rules of thumb, and they say so."""

import re

from jtbd_helpers.statements import lexicon
from jtbd_helpers.statements.findings import Finding

# Capitals in mid-sentence that name no brand.
CAPITALS = set(
    """
    I I'm I'd I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Christmas Easter English French German Spanish Europe European
""".split()
)
LEADS = re.compile(r"^(?:i (?:want|need|try|would like) to|we (?:want|need) to|help (?:me|us)(?: to)?|to)\s+", re.I)
NOUN_ENDINGS = re.compile(r"(?:tion|sion|ness|ment|ity|ship|ance|ence|ing|ism|ers|ors|ies)$")
AFTER_A_VERB = set(
    """
    a an the my your our their his her its this that these those what whether how who where which up out off on for to
    with about into from all every each any enough some myself oneself yourself themselves somebody someone something
    others people
""".split()
)


def check_job(text: str) -> list[Finding]:
    """Say what, if anything, keeps a sentence from being a job statement.

    A job says what somebody tries to get done: a verb, no solution, no circumstance, no measure of success.
    Returns findings, what to mend first coming first; none for a sound statement, and none for an empty one.
    """
    text = _tidy(text)
    if not text:
        return []
    found = [
        _goal(text),
        _outcome(text),
        _feature(text),
        _solution(text, of_an_offer=_starts(text, lexicon.LIFE_CYCLE_VERBS)),
        _situation(text),
        _people(text),
    ]
    return _told(found) or _told([_no_verb(text)])


def check_value_target(text: str) -> list[Finding]:
    """Say what, if anything, keeps a sentence from being a value target.

    A value target has a direction and a measure, and holds for everybody who does the job, whatever they
    use and wherever they are. Returns findings as `check_job` does.
    """
    text = _tidy(text)
    if not text:
        return []
    found = [
        _solution(text),
        _situation(text),
        _people(text),
        None if _starts(text, lexicon.DIRECTIONS) else Finding(_opening(text), "direction"),
        None if _first(text, lexicon.MEASURES) else Finding(_short(text), "measure"),
    ]
    return _told(found)


def check_circumstance(text: str) -> list[Finding]:
    """Say what, if anything, keeps a sentence from being a circumstance: what happens, not who, nor what is missing."""
    text = _tidy(text)
    lacking = re.search(
        r"\b(?:there is no|no|lack of|lacks|has no|have no|missing|needs an?|need an?)\s+(.+)", text, re.I
    )
    wish = lacking and _first(lacking[1], lexicon.SOLUTIONS + lexicon.FEATURES)
    return _told([wish and Finding(wish, "wish"), _people(text)])


# -- the rules ------------------------------------------------------------------------------------------


def _goal(text: str) -> Finding | None:
    state = re.match(r"(?:be|become|get|stay|live)\s+(.+)", text, re.I)
    word = state and _first(state[1], lexicon.GOAL_STATES, at_start=True)
    return _finding(word or _first(text, lexicon.GOAL_WORDS), "goal")


def _outcome(text: str) -> Finding | None:
    word = _first(text, lexicon.OUTCOME_STARTS, at_start=True) or _first(text, lexicon.OUTCOME_WORDS)
    return _finding(word, "outcome")


def _feature(text: str) -> Finding | None:
    return _finding(_first(text, lexicon.FEATURES), "feature")


def _solution(text: str, of_an_offer: bool = False) -> Finding | None:
    """A brand, a technology, a kind of product, or the handling of one; who buys or hands on may name the product."""
    word = _first(text, lexicon.BRANDS) or _name(text)
    if not word and not of_an_offer:
        word = (
            _first(text, lexicon.TECHNOLOGY)
            or _first(text, lexicon.SOLUTIONS)
            or _first(text, lexicon.USING, at_start=True)
        )
    return _finding(word, "solution")


def _situation(text: str) -> Finding | None:
    word = _first(text, lexicon.SITUATION_WORDS)
    if not word:
        opener = re.search(rf"(?:^|\s)(?:{_any(lexicon.SITUATION_OPENERS)})\s+[^,]+", text, re.I)
        word = opener and opener[0].strip()
    return _finding(word, "situation")


def _people(text: str) -> Finding | None:
    word = re.search(
        r"\bas an? [^,]+|\b(?:people|drivers|customers|users|women|men) (?:over|under|aged) \d+", text, re.I
    )
    return _finding(word[0] if word else _first(text, lexicon.PEOPLE), "people")


def _no_verb(text: str) -> Finding | None:
    first, *rest = re.findall(r"[\w'’-]+", text.lower()) or [""]
    if first in lexicon.VERBS or _starts(text, lexicon.LIFE_CYCLE_VERBS):
        return None
    verb_like = rest and rest[0] in AFTER_A_VERB and first not in AFTER_A_VERB and not NOUN_ENDINGS.search(first)
    return None if verb_like else Finding(_short(text), "verb")


# -- reading --------------------------------------------------------------------------------------------


def _tidy(text: str) -> str:
    text = " ".join(str(text).split()).strip(" .;:!")
    return LEADS.sub("", text)


def _any(words) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _first(text: str, words, at_start: bool = False) -> str | None:
    """The first of the words or phrases that stands in the text, as it is written there; plurals count."""
    found = re.search(rf"{'^' if at_start else ''}(?<![\w-])(?:{_any(words)})(?:e?s)?(?![\w-])", text, re.I)
    return found[0] if found else None


def _starts(text: str, words) -> bool:
    return _first(text, words, at_start=True) is not None


def _name(text: str) -> str | None:
    """A capital in mid-sentence: a brand, perhaps."""
    for word in re.findall(r"(?<=\s)[A-Z][\w'’.-]*", text):
        if word not in CAPITALS:
            return word
    return None


def _opening(text: str) -> str:
    return text.split()[0]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")


def _finding(word: str | None, rule: str) -> Finding | None:
    return Finding(word, rule) if word else None


def _told(found) -> list[Finding]:
    return [finding for finding in found if finding]
