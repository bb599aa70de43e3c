"""How many groups, if any? Every number of groups is fitted and measured in the same way.

Source: BIC, Schwarz (1978); ICL, Biernacki, Celeux & Govaert (2000); stability by bootstrap, Hennig (2007);
comparison with null data, McLachlan (1987).
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from jtbd_helpers.mixture.engine import Answers, answers
from jtbd_helpers.mixture.missing import fill, one_class
from jtbd_helpers.mixture.search import Fit, fit, refit
from jtbd_helpers.segments.inputs import Material, Recipe, categories, gap_scales
from jtbd_helpers.statistics import bootstrap_rows, percentile_interval
from jtbd_helpers.statistics.association import eta_squared

RISES = 2  # a search for the least BIC ends after this many rises in a row
REFIT_STARTS = 4


@dataclass(frozen=True)
class Inputs:
    """What one fit sees, with the one-class mean and covariance that filled open scales."""

    data: Answers
    mean: np.ndarray
    covariance: np.ndarray
    filled: int


def make_inputs(material: Material, recipe: Recipe, moments=None) -> Inputs:
    """Scales (filled where open) and categories; `moments`: mean and covariance of an earlier fit."""
    scales = gap_scales(material, recipe)
    mean, covariance = one_class(scales) if moments is None else moments
    indicator, sizes = categories(material, recipe)
    complete = fill(scales, mean, covariance)[0] if scales.shape[1] else scales
    return Inputs(answers(complete, indicator, sizes), mean, covariance, int(np.isnan(scales).sum()))


def enumerate_fits(data: Answers, most: int, starts: int, seed: int, covariance: str) -> list[Fit]:
    """The best fit of 1, 2, … `most` groups."""
    return [fit(data, k, starts=starts, seed=[seed, k], covariance=covariance) for k in range(1, most + 1)]


def separation(bics) -> float:
    """How much better several groups describe the answers than one: BIC(1) less the least BIC.

    The search stops after two rises in a row; observed and look-alike surveys are searched alike.
    """
    best, rises = bics[0], 0
    for before, now in pairwise(bics):
        rises = rises + 1 if now > before else 0
        best = min(best, now)
        if rises == RISES:
            break
    return bics[0] - best


def twin_separation(data: Answers, most: int, starts: int, seed: int, covariance: str) -> float:
    """The separation of a look-alike survey, without fitting more than the search needs."""
    bics = []
    for k in range(1, most + 1):
        bics.append(fit(data, k, starts=starts, seed=[seed, k], covariance=covariance).bic)
        if k > RISES and all(bics[-i] > bics[-i - 1] for i in range(1, RISES + 1)):
            break
    return separation(bics)


def row(fitted: Fit, data: Answers, style) -> dict:
    """One line of the evidence: everything that needs no refit."""
    model, n = fitted.mixture, data.n
    posterior = model.posterior(data.scales, data.indicators)
    with np.errstate(divide="ignore", invalid="ignore"):
        entropy = -(data.counts @ np.where(posterior > 0, posterior * np.log(posterior), 0)).sum()
    k, p, ll = len(model.shares), model.n_parameters, model.log_likelihood
    labels = posterior.argmax(1)[data.row_of]
    return {
        "n_segments": k,
        "log_likelihood": ll,
        "n_parameters": p,
        "bic": -2 * ll + p * np.log(n),
        "bic_adjusted": -2 * ll + p * np.log((n + 2) / 24),
        "icl": -2 * ll + p * np.log(n) + 2 * entropy,
        "entropy": 1 - entropy / (n * np.log(k)) if k > 1 else np.nan,
        "leakage": eta_squared(style, labels) if style is not None else np.nan,
        "leakage_by_chance": (k - 1) / (n - 1) if style is not None else np.nan,
        "smallest_share": model.shares.min(),
        "mean_posterior": float(data.counts @ posterior.max(1) / n),
        "start_hit_rate": fitted.start_hit_rate,
        "starts": fitted.starts,
        "starts_finished": fitted.finished,
    }


def local_dependence(model, data: Answers) -> tuple[float, tuple]:
    """Largest bivariate residual of two categorical items, and which two: what the groups leave unexplained.

    Chi-square of the observed against the expected cross table, per degree of freedom.
    """
    edges = np.cumsum([0, *data.sizes])
    weighted = data.indicators * data.counts[:, None]
    observed = weighted.T @ data.indicators
    expected = (model.levels * model.shares[:, None]).T @ model.levels
    largest, pair = 0.0, ()
    for a in range(len(data.sizes)):
        for b in range(a):
            seen = observed[edges[a] : edges[a + 1], edges[b] : edges[b + 1]]
            due = expected[edges[a] : edges[a + 1], edges[b] : edges[b + 1]] * seen.sum()
            residual = ((seen - due) ** 2 / np.maximum(due, 1e-9)).sum() / ((data.sizes[a] - 1) * (data.sizes[b] - 1))
            if residual > largest:
                largest, pair = float(residual), (b, a)
    return largest, pair


# -- would we find them again? -----------------------------------------------------------------------


def stability(data: Answers, fitted: Fit, refits: int, seed, covariance: str, cluster=None) -> dict:
    """Refit on bootstrap samples and compare where the same people land.

    Returns mean `stability` (adjusted Rand index) with its interval, `same_group` (share of people who land in the
    matching group) and `found_again` (mean Jaccard index per group).
    """
    rng = np.random.default_rng(seed)
    rows = len(data.counts)
    weights = [
        np.bincount(data.row_of[index], minlength=rows) for index in bootstrap_rows(data.n, refits, rng, cluster)
    ]
    first = fitted.mixture.posterior(data.scales, data.indicators).argmax(1)
    models = refit(data, np.array(weights), fitted.state, starts=REFIT_STARTS, seed=rng, covariance=covariance)
    others = [m.posterior(data.scales, data.indicators).argmax(1) for m in models]
    return found_again(first, others, data.counts, len(fitted.mixture.shares))


def found_again(first, others, counts, k: int) -> dict:
    """How far refits put the same people (`counts` of each row) into the groups of the `first` fit; see `stability`."""
    tables = [_cross(first, other, counts, k) for other in others]
    rand = np.array([rand_of(table) for table in tables])
    low, high = percentile_interval(rand)
    return {
        "refits": len(others),
        "stability": rand.mean(),
        "stability_low": float(low),
        "stability_high": float(high),
        "same_group": np.mean([_matched(table) for table in tables]),
        "found_again": np.mean([_jaccard(table) for table in tables], axis=0),
    }


def _cross(a, b, counts, k: int) -> np.ndarray:
    """People counted by both groupings."""
    return np.bincount(a * k + b, weights=counts, minlength=k * k).reshape(k, k)


def rand_of(table) -> float:
    """Adjusted Rand index of a cross table (Hubert & Arabie 1985)."""
    pairs, rows, columns = (float((t * (t - 1)).sum()) / 2 for t in (table, table.sum(1), table.sum(0)))
    expected = rows * columns / (table.sum() * (table.sum() - 1) / 2)
    most = (rows + columns) / 2
    return (pairs - expected) / (most - expected) if most > expected else 1.0


def _matched(table) -> float:
    """Share of people in the matching group, under the best matching of names."""
    from scipy.optimize import linear_sum_assignment

    return float(table[linear_sum_assignment(-table)].sum() / table.sum())


def _jaccard(table) -> np.ndarray:
    """For each group, how much of it and its most similar counterpart is shared."""
    union = table.sum(1)[:, None] + table.sum(0) - table
    return (table / np.maximum(union, 1)).max(1)


def evidence_table(fits: list[Fit], data: Answers, style, stabilities: dict) -> pd.DataFrame:
    """One row per number of groups; what was not measured is NaN."""
    empty = dict.fromkeys(("stability", "stability_low", "stability_high", "same_group"), np.nan)
    rows = []
    for k, fitted in enumerate(fits, start=1):
        measured = {name: stabilities.get(k, empty)[name] for name in empty}
        rows.append({**row(fitted, data, style), **measured})
    first = ["n_segments", "log_likelihood", "bic", "icl", "entropy", "stability", "leakage", "smallest_share"]
    table = pd.DataFrame(rows)
    return table[[*first, "start_hit_rate", *table.columns.difference([*first, "start_hit_rate"], sort=False)]]
