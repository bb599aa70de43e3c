"""Checks of language: is this a job, or has something else slipped in? Rules of thumb, and they say so."""

import re
from functools import cache

from jtbd_helpers.statements import lexicon
from jtbd_helpers.statements.findings import Finding

# Capitals in mid-sentence that name no brand.
CAPITALS = lexicon.listed("""
    I, I'm, I'd, I'll, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, January, February, March, April,
    May, June, July, August, September, October, November, December, Christmas, Easter, English, French, German,
    Spanish, Europe, European, Africa, America, Asia, Britain, China, England, France, Germany, India, Italy, Japan,
    Spain
""")
COMPARATIVES = lexicon.listed("""
    better, bigger, brighter, clearer, easier, faster, finer, harder, higher, larger, less, lighter, longer, louder,
    lower, more, quicker, quieter, safer, sharper, shorter, simpler, slimmer, smaller, smarter, softer, stronger,
    thinner, wider
""")
AFTER_A_VERB = lexicon.listed("""
    a, an, the, my, your, our, their, his, her, its, this, that, these, those, what, whether, how, who, where, which,
    up, out, off, on, for, to, with, about, into, from, all, every, each, any, enough, some, myself, oneself, yourself,
    themselves, somebody, someone, something, others, people
""")
LEADS = re.compile(r"^(?:i (?:want|need|try|would like) to|we (?:want|need) to|help (?:me|us)(?: to)?|to)\s+", re.I)
NOUN_ENDINGS = re.compile(r"(?:dom|hood|tion|sion|ness|ment|ity|ship|ance|ence|ing|ism|ers|ors|ies)$")
# How fast, how soon: a measure; within three years is a goal.
NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|an?|\\d+"
STEP = "seconds?|minutes?|hours?|days?|weeks?|rings?|clicks?|steps?|go|goes|tries|attempts?"
DEADLINE = re.compile(
    rf"\b(?:in|within|under|after)\s+(?:half the time|(?:less than |under |only )?(?:{NUMBER})\s+(?:{STEP}))\b", re.I
)
LIFE = re.compile(r"\b(?:live|lead|have|enjoy)\s+an?\s+(?:[\w-]+\s+){0,2}life\b", re.I)
FIRM = re.compile(
    r"^(?:make|turn|keep|get)\s+(?:our|the|my)\s+(?:brand|business|company|department|firm|organisation|team)\s+\w+",
    re.I,
)
# "Look after", "know if" and "once a week" open no situation.
NO_OPENER = "(?<!look)(?<!looks)(?<!know)(?<!see)(?<!check)"
THROUGH = re.compile(r"\b(?:through|via|using|with|by)\b.*", re.I)
LACKING = re.compile(r"\b(?:there is no|no|lack of|lacks|has no|have no|missing|needs? an?)\s+(.+)", re.I)


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
        _solution(text) or _finding(_first(text, lexicon.PARTS + lexicon.FEATURES), "solution"),
        _situation(text),
        _people(text),
        None if _starts(text, lexicon.DIRECTIONS) else Finding(_opening(text), "direction"),
        None if _first(text, lexicon.MEASURES) else Finding(_short(text), "measure"),
    ]
    return _told(found)


def check_circumstance(text: str) -> list[Finding]:
    """Say what, if anything, keeps a sentence from being a circumstance: what happens, not who, nor what is missing."""
    text = _tidy(text)
    lacking = LACKING.search(text)
    wish = lacking and _first(lacking[1], lexicon.SOLUTIONS + lexicon.FEATURES)
    return _told([wish and Finding(wish, "wish"), _people(text)])


# -- the rules ------------------------------------------------------------------------------------------


def _goal(text: str) -> Finding | None:
    """A state to be in, a being ("be an innovative company"), or more of what a firm lives on."""
    state = re.match(r"(?:be|become|get|stay|live|go)\s+(.+)", text, re.I)
    word = state and _first(state[1], lexicon.GOAL_STATES, at_start=True)
    if word and state[1][len(word) :].split()[:1] not in ([], ["in"], ["of"], ["as"], ["for"], ["and"], ["again"]):
        word = None  # "get free shipping" is no state of freedom
    being = re.match(r"(?:become\s+(?=(?:an?|the)\s)|be(?:come)?\s+(?=(?:an?|my own|our own)\s))(.+)", text, re.I)
    whole = LIFE.search(text) or FIRM.match(text)
    more = _starts(text, lexicon.GROWTH_STARTS) and _first(text.partition(" ")[2], lexicon.GROWTH_WORDS)
    word = word or _first(text, lexicon.GOAL_WORDS) or (being and _short(being[1])) or (whole and whole[0]) or more
    return _finding(word, "goal")


def _outcome(text: str) -> Finding | None:
    word = _first(text, lexicon.OUTCOME_STARTS, at_start=True)
    if not word and _first(text, lexicon.MEASURES):
        word = _first(text, lexicon.CHANGE_STARTS, at_start=True)
    rest = text.partition(" ")[2].replace("no longer", "")
    soon = DEADLINE.search(rest)
    return _finding(word or _first(rest, lexicon.OUTCOME_WORDS) or (soon and soon[0]), "outcome")


def _feature(text: str) -> Finding | None:
    """A word of the trade, or a thing and what it has or does ("a lid that locks", "a larger display")."""
    offered = re.match(r"(?:free|unlimited|smart|wireless) (?!the |a |an |my |up )[\w-]+", text, re.I)
    word = _first(text, lexicon.FEATURES) or (offered and offered[0])
    if not word and not _begins_with_a_verb(text):
        described = re.search(
            r"^(?:an? |the )?(?:\w+ ){0,2}?[\w-]+ (?:that|which)\b|^an? (?:[\w-]+ ){1,3}with\b", text, re.I
        )
        compared = re.match(r"(?:an? )?(?:more|less|\w+er) \w+", text, re.I)
        word = (described and _short(text)) or (compared and _comparative(compared[0])) or _first(text, lexicon.PARTS)
    return _finding(word, "feature")


def _comparative(words: str) -> str | None:
    """ "a larger display" compares; "a customer complaint" does not."""
    return words if _first(words, COMPARATIVES) else None


def _solution(text: str, of_an_offer: bool = False) -> Finding | None:
    """A brand, a technology, a kind of product, or the handling of one.

    Who buys or hands on may name the product, though not the one by which it is bought.
    """
    word = _first(text, lexicon.BRANDS) or _name(text)
    if of_an_offer:
        through = THROUGH.search(text)
        text = through[0] if through else ""
    word = word or _first(text, lexicon.TECHNOLOGY + lexicon.SOLUTIONS) or _first(text, lexicon.USING, at_start=True)
    return _finding(word, "solution")


def _situation(text: str) -> Finding | None:
    word = _first(text, lexicon.SITUATION_WORDS)
    if not word:
        place = rf"(?:[\w-]+\s+)?(?:{_any(lexicon.PLACES)})\b"
        where = rf"(?<!hand )(?<!trade )\b(?:in|on|at)\s+(?:(?:an?|the|my|our|their)\s+)?{place}"
        when = rf"(?:^|{NO_OPENER}\s)(?:{_any(lexicon.SITUATION_OPENERS)})\s+(?!a week|a day)[^,]+"
        found = re.search(where, text, re.I) or re.search(when, text, re.I)
        word = found and found[0].strip()
    return _finding(word, "situation")


def _people(text: str) -> Finding | None:
    """A group of people; to be seen as somebody is a job, to act as somebody is a description."""
    seen_as = re.match(r"(?:not )?(?:be|come|appear|look|pass)\b", text, re.I)
    word = re.search(r"\b(?:\w+ )?(?:over|under|aged) \d+|\b(?:elderly|older|younger) \w+", text, re.I) or (
        None if seen_as else re.search(r"\bas an? [^,]+", text, re.I)
    )
    return _finding(word[0] if word else _first(text, lexicon.PEOPLE), "people")


def _no_verb(text: str) -> Finding | None:
    return None if _begins_with_a_verb(text) else Finding(_short(text), "verb")


def _begins_with_a_verb(text: str) -> bool:
    """A verb we know, or a word that stands like one ("scour the pans")."""
    first, *rest = re.findall(r"[\w'’-]+", text.lower().removeprefix("not ")) or [""]
    if first in lexicon.VERBS or _starts(text, lexicon.LIFE_CYCLE_VERBS + lexicon.USING):
        return True
    like_one = rest and rest[0] in AFTER_A_VERB and first not in AFTER_A_VERB
    return bool(like_one and not NOUN_ENDINGS.search(first))


# -- reading --------------------------------------------------------------------------------------------


def _tidy(text: str) -> str:
    text = " ".join(str(text).split()).strip(" .;:!")
    return LEADS.sub("", text)


@cache
def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _first(text: str, words, at_start: bool = False) -> str | None:
    """The first of the words or phrases that stands in the text, as it is written there; plurals count."""
    found = _pattern(words, at_start).search(text)
    return found[0] if found else None


@cache
def _pattern(words: tuple[str, ...], at_start: bool) -> re.Pattern:
    return re.compile(rf"{'^' if at_start else ''}(?<![\w-])(?:{_any(words)})(?:e?s)?(?![\w-])", re.I)


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
