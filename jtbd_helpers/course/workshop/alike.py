"""Which short texts speak of the same thing, by the words they share. A hint: the person decides."""

import re
from itertools import combinations

WORDS_WITHOUT_WEIGHT = """
    a an and any are as at be by can do does for from get has have her his how i if in into is it its like me my no not
    of off on or our out own so some somebody someone something such than that the their them there they thing things
    this to up us we what when where which who whom will with without you your need needs want wants able ability help
    more less each every all other others people person
"""
STOP = set(WORDS_WITHOUT_WEIGHT.split())
ENDING = re.compile(r"(?<=...)(?:ations?|ments?|ings?|ness|ies|ers?|ed|es|ly|s|e)$")
ENOUGH = 2  # shared words, or one where it is half of either text


def word_roots(text: str) -> set[str]:
    """The words that carry the meaning, without their endings."""
    return {_root(word) for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if word not in STOP}


def shared_roots(one: str, other: str) -> set[str]:
    """The roots that two texts share, if they are enough to ask whether both mean the same."""
    first, second = word_roots(one), word_roots(other)
    shared = first & second
    enough = len(shared) >= ENOUGH or (shared and 2 * len(shared) >= max(len(first), len(second)))
    return shared if enough else set()


def look_alike(texts: dict[int, str]) -> list[tuple[int, int, list[str]]]:
    """Pairs of texts that may belong together: (one, other, words they share), the most alike first.

    The words are given as they stand in the first text of the pair.
    """
    found = []
    for one, other in combinations(texts, 2):
        if shared := shared_roots(texts[one], texts[other]):
            words = [w for w in re.findall(r"[^\W\d_]{3,}", texts[one].casefold()) if _root(w) in shared]
            found.append((one, other, list(dict.fromkeys(words))))
    return sorted(found, key=lambda pair: -len(pair[2]))


def says_again(text: str, before: str) -> bool:
    """True when a text brings nothing that the other did not say already."""
    words = word_roots(text)
    return bool(words) and words <= word_roots(before)


def _root(word: str) -> str:
    root = ENDING.sub("", word)
    return root[:-1] if len(root) > 3 and root[-1] == root[-2] else root  # sitting, sit
