"""Fifty value targets that are truly equal, asked again and again: what luck makes of the best of them.

Pure numbers: no widgets. All fifty have the same chances of each rating, and every answer is drawn on its own.
"""

from functools import cache

import numpy as np
import pandas as pd

from jtbd_helpers.targets.scoring import opportunity_of
from jtbd_helpers.targets.shrinkage import shrink

TARGETS = [f"t{j:02d}" for j in range(1, 51)]
IMPORTANCE = (0.03, 0.07, 0.20, 0.40, 0.30)  # chances of 1 to 5: 70 of 100 call each target important
SATISFACTION = (0.10, 0.20, 0.30, 0.30, 0.10)  # and 40 of 100 are satisfied
FORMULAS = ("top2", "mean", "unfloored")
NORMAL = 1.96


def true_score(formula: str) -> float:
    """The score of every one of the fifty."""
    i, s = _points(formula, np.arange(1, 6), np.arange(1, 6))
    return float(opportunity_of(formula, i @ IMPORTANCE, s @ SATISFACTION))


def _points(formula: str, importance, satisfaction):
    """Ratings as what a formula takes the mean of, 0 to 10."""
    if formula == "mean":
        return (importance - 1) * 2.5, (satisfaction - 1) * 2.5
    return (importance >= 4) * 10.0, (satisfaction >= 4) * 10.0


@cache
def _ratings(n: int, survey: int):
    """Ratings of `n` people in the survey of that number: importance and satisfaction, n x 50."""
    rng = np.random.default_rng([survey, n])
    return tuple(
        1 + np.searchsorted(np.cumsum(chances)[:4], rng.random((n, 50)), side="right")
        for chances in (IMPORTANCE, SATISFACTION)
    )


@cache
def asked(n: int, survey: int, formula: str) -> pd.DataFrame:
    """One survey: target_id, raw and shrunk score, each with _low and _high, in the order of the targets."""
    i, s = _points(formula, *_ratings(n, survey))
    mean_i, mean_s = i.mean(0), s.mean(0)
    score = opportunity_of(formula, mean_i, mean_s)
    # Where satisfaction exceeds importance the floor leaves importance alone to vary.
    single = np.where((mean_i > mean_s) | (formula == "unfloored"), 2 * i - s, i)
    error = np.fmax(single.std(0, ddof=1) / np.sqrt(n), 1e-9)
    shrunk, spread = shrink(score, error)
    table = pd.DataFrame({"target_id": TARGETS, "raw": score, "shrunk": shrunk})
    for name, half in (("raw", NORMAL * error), ("shrunk", NORMAL * spread)):
        table[f"{name}_low"], table[f"{name}_high"] = table[name] - half, table[name] + half
    return table


def winners(n: int, surveys: int, formula: str, shown: str) -> list[tuple[str, float]]:
    """The best target of each survey so far, with its score; equals count as one, the first of them."""
    tables = [asked(n, survey, formula) for survey in range(surveys)]
    best = [table.loc[table[shown].idxmax()] for table in tables]
    return [(str(row["target_id"]), float(row[shown])) for row in best]
