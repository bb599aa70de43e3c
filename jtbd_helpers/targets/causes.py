"""Which circumstances go with which struggles: two shares, their ratio, and a guard against many looks."""

import numpy as np
import pandas as pd

from jtbd_helpers.statistics import false_discovery, share_interval
from jtbd_helpers.targets.draws import effective_people, weighted_share

CAUSE = 0.05


def associations(survey, struggling: pd.DataFrame) -> pd.DataFrame:
    """Compare people with and without each circumstance on each struggle: one row per pair.

    `struggling` is people x targets (or themes), 0 to 1 or NaN. Columns as in `Struggles.causes`, with target_id.
    """
    found = list(levels(survey.circumstances))
    if not found or not struggling.shape[1]:
        return pd.DataFrame()
    rows = []
    for names, present in found:
        others = [x for other, x in found if other["circumstance"] != names["circumstance"]]
        rows.append(_compare(survey, struggling.to_numpy(), present, others))
        rows[-1].insert(0, "target_id", struggling.columns)
        rows[-1] = rows[-1].assign(**names)
    table = pd.concat(rows, ignore_index=True)
    table["q_value"] = false_discovery(table["p_value"])
    table["associated"] = (table["q_value"] <= CAUSE) & (table.pop("direction") > 0)
    if table["level"].isna().all():
        table = table.drop(columns="level")
    first = [c for c in ("target_id", "circumstance", "level") if c in table]
    return table[first + [c for c in table if c not in first]]


def levels(circumstances: pd.DataFrame):
    """Yield each circumstance as 1, 0 or NaN: as it is when answered 0/1, else once per level."""
    for name in circumstances.columns:
        column = circumstances[name].to_numpy(dtype=object)
        unknown = pd.isna(column)
        found = pd.unique(column[~unknown])
        if set(found) <= {0, 1}:
            yield {"circumstance": name, "level": None}, np.where(unknown, np.nan, column == 1).astype(float)
            continue
        for level in sorted(found, key=str):
            yield {"circumstance": name, "level": level}, np.where(unknown, np.nan, column == level).astype(float)


def _compare(survey, struggling, present, others) -> pd.DataFrame:
    """Shares with and without one circumstance, their ratio, and the test that holds the others alike."""
    weights = survey.weights.to_numpy(dtype=float)
    cluster = None if survey.cluster is None else np.asarray(survey.cluster, dtype=object)
    table, share, n = {}, {}, {}
    for name, people in {"with": present == 1, "without": present == 0}.items():
        values = struggling[people]
        share[name] = weighted_share(values, weights[people])
        n[name] = effective_people(values, weights[people], None if cluster is None else cluster[people])
        table[f"share_{name}"] = share[name]
        table[f"share_{name}_low"], table[f"share_{name}_high"] = share_interval(share[name], n[name])
    table["lift"], table["low"], table["high"] = lift_interval(share["with"], n["with"], share["without"], n["without"])
    for name, people in {"with": present == 1, "without": present == 0}.items():
        table[f"n_{name}"] = (~np.isnan(struggling[people])).sum(0)
    size = n["with"] + n["without"]
    tests = [_alike(y, present, others, weights, size[j]) for j, y in enumerate(struggling.T)]
    table["p_value"], table["direction"] = np.transpose(tests)
    pooled = (share["with"] * n["with"] + share["without"] * n["without"]) / size
    few = np.minimum(pooled, 1 - pooled) * np.minimum(n["with"], n["without"]) < 5
    for j in np.flatnonzero(few):
        table["p_value"][j] = _fisher(share["with"][j], n["with"][j], share["without"][j], n["without"][j])
    return pd.DataFrame(table)


def _alike(struggling, present, others, weights, n) -> tuple[float, float]:
    """p value and sign of the partial correlation of a struggle and a circumstance, the other circumstances alike.

    A circumstance can hide behind another one that causes the same struggle, so the
    plain difference would miss it. Unknown answers on the others count as average.
    """
    from scipy.special import stdtr

    people = ~np.isnan(struggling) & ~np.isnan(present)
    root = np.sqrt(weights[people])[:, None]
    both = np.column_stack([struggling, present])[people] * root
    held = [np.ones(people.sum())] + [np.where(np.isnan(x), np.nanmean(x), x)[people] for x in others]
    held = np.column_stack(held) * root
    y, x = (both - held @ np.linalg.lstsq(held, both, rcond=None)[0]).T
    free = n - held.shape[1] - 1
    scale = (x @ x) * (y @ y)
    if scale < 1e-12 or free < 1:
        return np.nan, 0.0
    r = np.clip((x @ y) / np.sqrt(scale), -1 + 1e-12, 1 - 1e-12)
    return 2 * float(stdtr(free, -abs(r) * np.sqrt(free / (1 - r**2)))), float(r)


def lift_interval(p, n, p0, n0, z: float = 1.959964):
    """Ratio of two shares of different people with its interval (Katz et al. 1978).

    Half a person is added to each count where one is zero, so that the interval exists; it then begins at 0 where
    nobody with the circumstance struggles, has no upper end where nobody without it does, and is not measured where
    neither do.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        add = np.where(p * n * p0 * n0 == 0, 0.5, 0.0)
        a, m, b, m0 = p * n + add, n + add, p0 * n0 + add, n0 + add
        half = z * np.sqrt(np.maximum(1 / a - 1 / m, 0) + np.maximum(1 / b - 1 / m0, 0))
        middle = np.log(a / m) - np.log(b / m0)
        lift = np.divide(p, p0)
    low = np.where(lift == 0, 0, np.exp(middle - half))
    high = np.where(np.isinf(lift), np.inf, np.exp(middle + half))
    return lift, np.where(np.isnan(lift), np.nan, low), np.where(np.isnan(lift), np.nan, high)


def _fisher(p, n, p0, n0) -> float:
    """Fisher's exact p where the large-sample test would rest on fewer than five expected people."""
    from scipy.stats import fisher_exact

    if not (n > 0 and n0 > 0):
        return np.nan
    counts = np.rint([[p * n, n - p * n], [p0 * n0, n0 - p0 * n0]])
    return float(fisher_exact(np.maximum(counts, 0))[1])
