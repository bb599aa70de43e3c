"""How alike the people of a segment are, in circumstances and in gaps.

Source: uncertainty coefficient, Theil (1970); share of variance explained (eta squared).
"""

import numpy as np

from jtbd_helpers.segments.inputs import coded, indicators

SHUFFLES = 20
UNMEASURED = dict.fromkeys(
    ("alignment", "circumstance", "targets", "circumstance_by_chance", "targets_by_chance"), np.nan
)


def measure_alignment(survey, labels, seed: int = 0) -> dict:
    """Say how far segments share circumstances and gaps.

    Parameters
    ----------
    survey : Survey
        The answers to judge by; best of people the segments were not fitted on.
    labels : Series
        Segment of each respondent, indexed by respondent id.
    seed : int
        Start of the shuffles for what chance alone would give.

    Returns
    -------
    dict
        `alignment`, mean of the two parts that could be measured; `circumstance`, 1 - H(C|S)/H(C) over all
        circumstances; `targets`, share of the variance of within-person gaps between segments; and for both
        `circumstance_by_chance`, `targets_by_chance`, the mean under shuffled labels. NaN where not asked.
    """
    group, _ = coded(labels.loc[survey.weights.index])
    weights = survey.weights.to_numpy(dtype=float)
    items = [_indicator(survey.circumstances[c]) for c in survey.circumstances]
    gaps = _gaps(survey)
    answered = ~np.isnan(gaps) * weights[:, None]
    gaps = np.nan_to_num(gaps)
    rng = np.random.default_rng(seed)
    member = [_member(g, weights) for g in (group, *(rng.permutation(group) for _ in range(SHUFFLES)))]
    circumstance = [_circumstance(items, m) for m in member]
    targets = [_targets(gaps, answered, m > 0) for m in member]
    parts = [value for value in (circumstance[0], targets[0]) if not np.isnan(value)]
    return {
        "alignment": float(np.mean(parts)) if parts else np.nan,
        "circumstance": circumstance[0],
        "targets": targets[0],
        "circumstance_by_chance": float(np.mean(circumstance[1:])),
        "targets_by_chance": float(np.mean(targets[1:])),
    }


def _member(group, weights) -> np.ndarray:
    """Groups x people: the weight of each person in their own group."""
    return (group == np.arange(group.max() + 1)[:, None]) * weights


def _indicator(column) -> np.ndarray:
    codes, levels = coded(column)
    return indicators(codes[:, None], [len(levels)])


def _gaps(survey) -> np.ndarray:
    """Importance minus satisfaction, else difficulty; people x targets."""
    shared = [t for t in survey.importance.columns if t in survey.satisfaction.columns]
    if shared:
        return survey.importance[shared].to_numpy(dtype=float) - survey.satisfaction[shared].to_numpy(dtype=float)
    return survey.difficulty.to_numpy(dtype=float)


def _circumstance(items: list, member) -> float:
    """Share of the entropy of the circumstances that the segments take away."""
    before = after = 0.0
    for indicator in items:
        counts = member @ indicator
        total = counts.sum()
        if total > 0:
            before += _entropy(counts.sum(0, keepdims=True))[0]
            after += (counts.sum(1) / total) @ _entropy(counts)
    return float(1 - after / before) if before > 0 else np.nan


def _entropy(counts) -> np.ndarray:
    """Entropy of each row of counts."""
    share = counts / np.maximum(counts.sum(1, keepdims=True), 1e-300)
    return -np.where(share > 0, share * np.log(np.maximum(share, 1e-300)), 0).sum(1)


def _targets(gaps, answered, member) -> float:
    """Share of the variance of the gaps between segments, over the answered cells (`answered`: their weights)."""
    if not gaps.shape[1]:
        return np.nan
    member = member.astype(float)
    count, sums = member @ answered, member @ (answered * gaps)
    middle = sums.sum(0) ** 2 / np.maximum(count.sum(0), 1e-300)
    total = ((answered * gaps**2).sum(0) - middle).sum()
    between = ((sums**2 / np.maximum(count, 1e-300)).sum(0) - middle).sum()
    return float(between / total) if total > 0 else np.nan
