"""One value target on the opportunity landscape: its score, its interval and its status, from two shares and n.

Pure numbers: no widgets. The two ratings are taken to be independent of each other.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from jtbd_helpers.statistics import share_interval
from jtbd_helpers.targets.scoring import ZONES
from jtbd_helpers.targets.statuses import status_of_answers

BADLY = 2 / 3  # of those who are not satisfied, the share that is taken to be badly served
TAILS = (0.025, 0.975)


@dataclass(frozen=True)
class Point:
    """A value target as a survey of n people would show it; importance, satisfaction 0-10, score 0-20."""

    importance: float
    satisfaction: float
    n: int
    box: tuple[float, float, float, float]  # importance from, to; satisfaction from, to
    score: float
    low: float
    high: float
    zones: tuple[str, ...]  # all that the interval of the score touches, lowest first
    status: str
    gloss: str
    decided_by: str
    close_call: bool


@cache
def point(importance: float, satisfaction: float, n: int) -> Point:
    """The target whose importance and satisfaction (0-10) `n` people gave."""
    shares = np.array([importance, satisfaction]) / 10
    (i_low, s_low), (i_high, s_high) = share_interval(shares, n)
    low, high = _score_interval(*shares, n)
    found = status_of_answers(*_answers(*shares, n))
    edges = [0.0, *sorted(ZONES), np.inf]
    names = ["none", *(ZONES[edge] for edge in sorted(ZONES))]
    touched = [name for name, a, b in zip(names, edges, edges[1:], strict=False) if low < b and high >= a]
    return Point(
        importance=importance,
        satisfaction=satisfaction,
        n=n,
        box=(10 * i_low, 10 * i_high, 10 * s_low, 10 * s_high),
        score=importance + max(importance - satisfaction, 0),
        low=low,
        high=high,
        zones=tuple(touched),
        status=found["status"],
        gloss=found["gloss"],
        decided_by=found["decided_by"],
        close_call=bool(found["close_call"]),
    )


def _score_interval(important: float, satisfied: float, n: int) -> tuple[float, float]:
    """The middle 95 % of the scores that surveys of n people would give: all pairs of counts with their chances."""
    from scipy.stats import binom

    counts = [np.arange(*binom.ppf([1e-7, 1 - 1e-7], n, p) + [0, 1]) for p in (important, satisfied)]
    chances = [binom.pmf(k, n, p) for k, p in zip(counts, (important, satisfied), strict=True)]
    i, s = 10 * counts[0][:, None] / n, 10 * counts[1][None] / n
    scores, chance = (i + np.maximum(i - s, 0)).ravel(), np.outer(*chances).ravel()
    order = np.argsort(scores)
    below = np.cumsum(chance[order]) / chance.sum()
    return tuple(float(scores[order][min(np.searchsorted(below, tail), len(order) - 1)]) for tail in TAILS)


def _answers(important: float, satisfied: float, n: int):
    """Who struggles, finds it important, is satisfied: 0/1 for n people, in the shares given."""
    heads = round(important * n)
    order = np.arange(n)
    first = order < heads
    # Among the important and among the others alike, the satisfied come first, then those badly served.
    rank = np.where(first, (order + 0.5) / max(heads, 1), (order - heads + 0.5) / max(n - heads, 1))
    return first & (rank >= 1 - BADLY * (1 - satisfied)), first, rank < satisfied
