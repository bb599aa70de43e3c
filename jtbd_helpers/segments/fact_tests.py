"""Does one fact about people differ between groups, and how much? Weights and firms are respected."""

import numpy as np
import pandas as pd

from jtbd_helpers.statistics import cramers_v, effective_n
from jtbd_helpers.statistics.association import eta_squared

PERMUTATIONS, FEW_EXPECTED = 999, 5
FEW_FIRMS = 10  # firms of like size that are exchanged among each other


def fact_test(values: pd.Series, kind: str, group, weights, firms=None, seed: int = 0) -> dict:
    """Test one fact.

    Parameters
    ----------
    values : Series
        The fact, one per person, none missing.
    kind : {"number", "answers", "names"}
        "names" are too many different answers to compare.
    group : int array
        Group of each person.
    weights : array
        A person of weight 2 counts as two; the sum is brought to the number of equal people that carry the same
        information (Kish 1965), so that weights never make a difference look surer.
    firms : array, optional
        Whom each person belongs to. Whole firms are then exchanged, since people of one firm are not independent.
    seed : int
        Start of the permutations.

    Returns
    -------
    dict
        method, n, p_value, effect: bias-corrected Cramér's V, for numbers the square root of epsilon squared.

    Source
    ------
    Bergsma (2013); Kruskal & Wallis (1952), its statistic written as that of an analysis of ranks; permutation of
    whole clusters: Good (2005).
    """
    nothing = {"n": len(values), "p_value": np.nan, "effect": np.nan}
    if kind == "names":
        return nothing | {"method": "not measured: too many different answers"}
    if len(np.unique(group)) < 2 or values.nunique() < 2:
        return nothing | {"method": "not measured: nothing to compare"}
    scaled = weights * effective_n(weights) / weights.sum()
    if kind == "number":
        result = _numbers(values.to_numpy(dtype=float), group, scaled, firms, seed)
    else:
        result = _answers(pd.Categorical(values.astype(str)).codes, group, scaled, firms, seed)
    said = ", weighted" if np.ptp(weights) > 0 else ""
    return nothing | result | {"method": result["method"] + said}


def _numbers(values, group, weights, firms, seed) -> dict:
    """Kruskal-Wallis: the share of the variance of the ranks that lies between groups, times people less one."""
    from scipy.special import chdtrc

    ranks, scale = _ranks(values, weights), weights.sum() - 1

    def statistic(labels) -> float:
        return scale * eta_squared(ranks, labels, weights)

    observed, free = statistic(group), len(np.unique(group)) - 1
    effect = float(np.sqrt(observed / scale))
    if firms is None:
        return {"p_value": float(chdtrc(free, observed)), "effect": effect, "method": "Kruskal-Wallis"}
    p = _permuted(statistic, group, firms, observed, seed)
    return {"p_value": p, "effect": effect, "method": f"Kruskal-Wallis, {_exchanged(firms)}"}


def _answers(codes, group, weights, firms, seed) -> dict:
    """Chi-square of groups by answers; by permutation where few people are expected in a cell."""
    from scipy.special import chdtrc

    answer, member = np.eye(codes.max() + 1)[codes] * weights[:, None], np.eye(group.max() + 1)

    def statistic(labels) -> float:
        return chi_square(member[labels].T @ answer)[0]

    counts = member[group].T @ answer
    observed, free, least = chi_square(counts)
    effect = cramers_v(counts)
    if firms is None and least >= FEW_EXPECTED:
        return {"p_value": float(chdtrc(free, observed)), "effect": effect, "method": "chi-square"}
    p = _permuted(statistic, group, firms, observed, seed)
    return {"p_value": p, "effect": effect, "method": _exchanged(firms)}


def _exchanged(firms) -> str:
    return "permutation" if firms is None else "permutation of whole firms"


def chi_square(counts) -> tuple[float, int, float]:
    """Pearson's statistic of a table, its degrees of freedom, and the least expected count."""
    counts = np.asarray(counts, dtype=float)
    counts = counts[counts.sum(1) > 0][:, counts.sum(0) > 0]
    expected = np.outer(counts.sum(1), counts.sum(0)) / counts.sum()
    free = (counts.shape[0] - 1) * (counts.shape[1] - 1)
    return float(((counts - expected) ** 2 / expected).sum()), free, float(expected.min())


def _ranks(values, weights) -> np.ndarray:
    """Middle ranks: the weight of all people below, and half of that of the equals."""
    _, place = np.unique(values, return_inverse=True)
    of_value = np.bincount(place, weights=weights)
    return (of_value.cumsum() - of_value / 2)[place]


def _permuted(statistic, group, firms, observed: float, seed: int) -> float:
    """Share of permutations, the observed one included, whose statistic is as large."""
    rng = np.random.default_rng([seed, 7])
    exchange = rng.permutation if firms is None else _FirmExchange(firms, rng)
    hits = sum(statistic(exchange(group)) >= observed - 1e-9 for _ in range(PERMUTATIONS))
    return (1 + hits) / (PERMUTATIONS + 1)


class _FirmExchange:
    """Gives the groups of whole firms to other firms of the same size.

    Sizes that fewer than ten firms have are taken together with the next; there the groups of the exchanged firms are
    laid end to end, so that only the edges of a firm may meet another one.
    """

    def __init__(self, firms, rng):
        _, codes = np.unique(np.asarray(firms, dtype=object).astype(str), return_inverse=True)
        sizes = np.bincount(codes)
        people = np.split(np.argsort(codes, kind="stable"), sizes.cumsum()[:-1])
        self.rng, self.classes, waiting = rng, [], []
        for size in np.unique(sizes):
            waiting += [people[firm] for firm in np.flatnonzero(sizes == size)]
            if len(waiting) >= FEW_FIRMS:
                self.classes.append(waiting)
                waiting = []
        if waiting:
            self.classes = [*self.classes[:-1], [*(self.classes[-1] if self.classes else []), *waiting]]

    def __call__(self, group) -> np.ndarray:
        exchanged = np.empty_like(group)
        for firms in self.classes:
            order = self.rng.permutation(len(firms))
            exchanged[np.concatenate(firms)] = group[np.concatenate([firms[k] for k in order])]
        return exchanged
