"""Kano categories: is a value target expected, the more the better, a delight, or nobody's concern?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.results import Result
from jtbd_helpers.statistics import share_interval
from jtbd_helpers.targets.draws import effective_people, weighted_share
from jtbd_helpers.targets.ratings import kano_answers, target_ids

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Rows: the answer to "with it", columns: to "without it"; 1 like, 2 expect, 3 neutral, 4 tolerate, 5 dislike (Kano
# et al. 1984; Berger et al. 1993). Variants circulate, so this is the only place where the table stands.
TABLE = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
CATEGORIES = {  # in the order in which exact ties are decided
    "M": "must-be",
    "O": "one-dimensional",
    "A": "attractive",
    "I": "indifferent",
    "R": "reverse",
    "Q": "questionable",
}
SHARES = {letter: word.replace("-", "_") for letter, word in CATEGORIES.items()}
DISLIKE = 5
FEW = 50
CLEARLY = 1.65  # standard errors by which the first count must exceed the second


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class KanoCategories(Result):
    """What kind of value target each is, by its two Kano questions; `.table` has one row per target asked."""

    def describe(self) -> str:
        """Name the targets of each category, and those whose category is not sure."""
        named = "; ".join(
            f"{word} ({', '.join(rows['target_id'].unique())})"
            for word, rows in self.table.groupby("category", sort=False)
        )
        unsure = self.table.loc[~self.table["category_sure"], "target_id"].unique()
        return f"Most frequent Kano answer: {named}. " + (
            f"Not sure, since the runner-up is close: {', '.join(unsure)}." if len(unsure) else "All are sure."
        )

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw for each target what having it gains against what lacking it loses, with intervals."""
        from jtbd_helpers.plotting import targets

        return targets.better_worse(ax, self.table, f"Kano, n = {self.table['n'].min()} to {self.table['n'].max()}")

    def _shown(self) -> pd.DataFrame:
        block = list(self.table.columns[: self.table.columns.get_loc("target_id")])
        columns = ["target_id", "statement", "n", "category", "category_sure", "runner_up", "strength"]
        return self.table[[*block, *columns, "better", "better_low", "better_high", "worse", "worse_low", "worse_high"]]


def asked_kano(survey) -> np.ndarray:
    """True for each target with a pair of Kano questions."""
    asked = [] if survey.kano_functional is None else survey.kano_functional.columns
    return np.array([target in asked for target in target_ids(survey)])


def kano_cells(survey) -> np.ndarray:
    """The letter of each person's pair of answers: people x all targets, "" where the pair is not whole."""
    functional, dysfunctional = kano_answers(survey)
    whole = ~np.isnan(functional) & ~np.isnan(dysfunctional)
    letters = np.array([list(row) for row in TABLE])
    row, column = (np.where(whole, x, 1).astype(int) - 1 for x in (functional, dysfunctional))
    return np.where(whole, letters[row, column], "")


def kano_block(cells, weights, cluster, confidence: float) -> pd.DataFrame:
    """The categories of all targets among the people of one block, one row per target; NaN where nobody answered.

    n (whole pairs) · category, the most frequent, ties in the order must-be, one-dimensional, attractive,
    indifferent · strength, points ahead of runner_up · category_sure: |a - b| >= 1.65 sqrt(a + b) of the two largest
    counts · sure_fong: Fong's (1996) milder rule · category_blauth: most frequent within the larger of the two
    halves A+O+M and I+R+Q · the six shares with intervals · n_reverse, n_questionable · better, worse (gain with it,
    loss without it, among n_base people with A, O, M or I) with intervals.
    """
    table = pd.DataFrame({"n": (cells != "").sum(0)})
    answered = {letter: np.where(cells == "", np.nan, cells == letter) for letter in CATEGORIES}
    shares = np.array([weighted_share(values, weights) for values in answered.values()])
    people = np.array([effective_people(values, weights, cluster) for values in answered.values()])
    table = pd.concat([table, _leaders(np.nan_to_num(shares), people)], axis=1)
    table.loc[table["n"] == 0, ["strength"]] = np.nan
    table.loc[table["n"] == 0, ["category", "runner_up", "category_blauth"]] = None
    for (letter, name), share, n in zip(SHARES.items(), shares, people, strict=True):
        table[name] = share
        table[f"{name}_low"], table[f"{name}_high"] = _interval(share, n, confidence)
        if letter in "RQ":
            table[f"n_{name}"] = (cells == letter).sum(0)
    base = np.isin(cells, list("AOMI"))
    table["n_base"] = base.sum(0)
    for name, letters, sign in (("better", "AO", 1), ("worse", "OM", -1)):
        values = np.where(base, np.isin(cells, list(letters)), np.nan)
        share = weighted_share(values, weights)
        low, high = _interval(share, effective_people(values, weights, cluster), confidence)
        table[name] = sign * share
        table[f"{name}_low"], table[f"{name}_high"] = (low, high) if sign > 0 else (-high, -low)
    return table


def _interval(share, n, confidence: float) -> np.ndarray:
    """Both ends; NaN where there is no share."""
    return np.where(np.isnan(share), np.nan, share_interval(share, n, confidence))


def _leaders(shares, people) -> pd.DataFrame:
    """First and second category of each target, and how sure the first is; shares are categories x targets."""
    words, targets = np.array(list(CATEGORIES.values()), dtype=object), np.arange(shares.shape[1])
    first = shares.argmax(0)
    rest = shares.copy()
    rest[first, targets] = -1
    second = rest.argmax(0)
    n = people[first, targets]
    a, b = shares[first, targets] * n, shares[second, targets] * n
    wanted, others = shares[:3].sum(0), shares[3:].sum(0)
    halves = np.where(wanted > others, shares[:3].argmax(0), 3 + shares[3:].argmax(0))
    with np.errstate(invalid="ignore", divide="ignore"):
        fong = np.where(n > 0, (a + b) * (2 * n - a - b) / (2 * n), np.inf)
    return pd.DataFrame(
        {
            "category": words[first],
            "category_sure": (n > 0) & (a - b >= CLEARLY * np.sqrt(a + b)),
            "sure_fong": a - b >= CLEARLY * np.sqrt(fong),
            "runner_up": words[second],
            "strength": 100 * (shares[first, targets] - shares[second, targets]),
            "category_blauth": words[np.where(np.isclose(wanted, others), first, halves)],
        }
    )


def kano_categories(survey, blocks, by: str | None, confidence: float) -> KanoCategories | None:
    """The categories of each block of people; None when no Kano questions were asked."""
    asked = asked_kano(survey)
    if not asked.any():
        return None
    cells, weights = kano_cells(survey)[:, asked], survey.weights.to_numpy(dtype=float)
    named = survey.value_targets.loc[asked, ["target_id", "statement"]].reset_index(drop=True)
    parts = []
    for value in sorted(blocks.dropna().unique(), key=str):
        people = (blocks == value).to_numpy(dtype=bool)
        cluster = None if survey.cluster is None else np.asarray(survey.cluster, dtype=object)[people]
        part = pd.concat([named, kano_block(cells[people], weights[people], cluster, confidence)], axis=1)
        if by is not None:
            part.insert(0, by, value)
        parts.append(part)
    table = pd.concat(parts, ignore_index=True)
    return KanoCategories(table=table, caption=_caption(survey, table, confidence))


def _caption(survey, table, confidence: float) -> str:
    functional, dysfunctional = kano_answers(survey)
    half = int((np.isnan(functional) != np.isnan(dysfunctional)).sum())
    few = table.loc[table["n"] < FEW, "target_id"].unique()
    words = [
        "Kano categories by the most frequent answer (Kano et al. 1984; Berger et al. 1993); sure when it leads by "
        f"{CLEARLY} standard errors. Better and worse leave reverse and questionable answers out; "
        f"{confidence:.3g} coverage.",
        f"Pairs with one answer only, left out: {half}." if half else "",
        f"Fewer than {FEW} pairs: {', '.join(few)}; read the intervals." if len(few) else "",
    ]
    return " ".join(word for word in words if word)
