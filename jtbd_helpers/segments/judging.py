"""How well a grouping of people serves: measured on one half, with the bundles that the other half asks for.

All measures are ratios of sums over people, so that two thousand resamples are a few matrix products.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.segments.cover import cheapest_cover
from jtbd_helpers.segments.needs import Needs, covering, requirements
from jtbd_helpers.targets.causes import levels
from jtbd_helpers.targets.draws import Resampler

LEAST = 20  # people a group needs for its urgency to count in the spread


@dataclass(frozen=True)
class Judge:
    """What people answered that no grouping changes: how alike they are, what serves them, who would switch."""

    items: list  # one people x levels indicator per circumstance; rows of zeros where not answered
    gaps: np.ndarray  # people x targets, NaN where not answered
    switching: np.ndarray  # 1, 0 or NaN
    served: np.ndarray  # people x features: the feature ends a struggle in a circumstance of this person
    cost: np.ndarray

    @classmethod
    def of(cls, survey, needs: Needs) -> "Judge":
        features = survey.features.sort_values("feature", kind="stable")
        served = np.zeros((len(survey.weights), len(features)), dtype=bool)
        for j, row in enumerate(features.to_dict("records")):
            serves = np.isin(needs.targets, row["targets"])
            deals = np.isin(needs.circumstances, row["addresses"])
            served[:, j] = needs.pairs[:, serves][:, :, deals].any((1, 2))
        found: dict = {}
        for names, present in levels(survey.circumstances):
            both = [present == 1] if names["level"] is not None else [present == 1, present == 0]
            found.setdefault(names["circumstance"], []).extend(both)
        n = len(survey.weights)
        switching = np.full(n, np.nan) if survey.would_switch is None else survey.would_switch.to_numpy(dtype=float)
        items = [np.column_stack(columns).astype(float) for columns in found.values()]
        return cls(items, _gaps(survey), switching, served, features["cost"].to_numpy(dtype=float))


def _gaps(survey) -> np.ndarray:
    shared = [t for t in survey.importance.columns if t in survey.satisfaction.columns]
    if not shared:
        return survey.difficulty.to_numpy(dtype=float)
    return survey.importance[shared].to_numpy(dtype=float) - survey.satisfaction[shared].to_numpy(dtype=float)


@dataclass(frozen=True)
class Offer:
    """What one segment is offered: everything its struggles ask for, and the one feature that serves most people."""

    bundle: np.ndarray
    single: int | None


def offers(survey, labels: pd.Series, needs: Needs, served, threshold) -> dict:
    """One offer per segment, from the people given."""
    features = survey.features.sort_values("feature", kind="stable").reset_index(drop=True)
    cost = features["cost"].to_numpy(dtype=float)
    rows = requirements(survey, labels, needs, threshold)
    rows = rows[rows["status"] == "undershot"]
    plans = {}
    for name in sorted(labels.dropna().unique(), key=str):
        covers = covering(features, rows[rows["segment"] == name])
        bundle = cheapest_cover(cost, covers[covers.any(1)])[0]
        reached = needs.weights @ (served & labels.eq(name).to_numpy(dtype=bool)[:, None])
        best = min(range(len(cost)), key=lambda j, r=reached: (-r[j], cost[j]), default=None)
        plans[name] = Offer(bundle, best if best is not None and reached[best] > 0 else None)
    return plans


def judge(judge: Judge, people, labels, plans: dict, resampler: Resampler) -> dict:
    """Measures of one grouping on the people at the positions `people`: name -> values, the sample first.

    alignment, urgency_spread, switch_lift as such; (over, under) sums for cost_burden and unserved_share.
    """
    names = sorted(set(labels), key=str)
    member = np.column_stack([labels == name for name in names]).astype(float)
    served = judge.served[people]
    none = Offer(np.zeros(served.shape[1], dtype=bool), None)
    given = [plans.get(name, none) for name in names]
    return {
        "alignment": _alignment(judge, people, member, resampler),
        **_urgency(judge.switching[people], member, resampler),
        **_burden(served, judge.cost, member, given, resampler),
    }


def _alignment(judge: Judge, people, member, resampler) -> np.ndarray:
    """Mean of the shares of circumstance entropy and of gap variance that the groups take away."""
    parts = [_circumstances(judge.items, people, member, resampler)] if judge.items else []
    if judge.gaps.shape[1]:
        parts.append(_targets(judge.gaps[people], member, resampler))
    return np.mean(parts, axis=0) if parts else np.full(len(resampler.times), np.nan)


def _circumstances(items, people, member, resampler) -> np.ndarray:
    before = after = 0.0
    for item in items:
        counts = _crossed(member, item[people], resampler)
        total = counts.sum((1, 2))
        before = before + _entropy(counts.sum(1))
        after = after + (counts.sum(2) * _entropy(counts)).sum(1) / np.maximum(total, 1e-300)
    return 1 - after / np.maximum(before, 1e-300)


def _targets(gaps, member, resampler) -> np.ndarray:
    answered, value = (~np.isnan(gaps)).astype(float), np.nan_to_num(gaps)
    count, sums = _crossed(member, answered, resampler), _crossed(member, value, resampler)
    squares = resampler.sums(value**2)
    middle = sums.sum(1) ** 2 / np.maximum(count.sum(1), 1e-300)
    between = (sums**2 / np.maximum(count, 1e-300)).sum(1) - middle
    return between.sum(1) / np.maximum((squares - middle).sum(1), 1e-300)


def _crossed(member, values, resampler) -> np.ndarray:
    """Sums of every column of `values` in every group: resamples x groups x columns."""
    flat = resampler.sums((member[:, :, None] * values[:, None, :]).reshape(len(member), -1))
    return flat.reshape(len(flat), member.shape[1], values.shape[1])


def _entropy(counts) -> np.ndarray:
    share = counts / np.maximum(counts.sum(-1, keepdims=True), 1e-300)
    return -(share * np.log(np.maximum(share, 1e-300))).sum(-1)


def _urgency(switching, member, resampler) -> dict:
    """Difference between the most and the least urgent group, and the most urgent against all."""
    answered = ~np.isnan(switching)
    large = (member * answered[:, None]).sum(0) >= LEAST
    if not large.any():
        nothing = np.full(len(resampler.times), np.nan)
        return {"urgency_spread": nothing, "switch_lift": nothing}
    pairs = np.column_stack([np.nan_to_num(switching), answered])
    sums = _crossed(member, pairs, resampler)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = sums[:, large, 0] / sums[:, large, 1]
        everyone = sums[:, :, 0].sum(1) / sums[:, :, 1].sum(1)
        return {"urgency_spread": share.max(1) - share.min(1), "switch_lift": share.max(1) / everyone}


def _burden(served, cost, member, given, resampler) -> dict:
    """Sums for cost_burden (offered over valued cost) and unserved_share, over people whom some feature would help."""
    needy = served.any(1)
    offered = member @ np.array([cost[offer.bundle].sum() for offer in given])
    bundles = member @ np.array([offer.bundle for offer in given]).reshape(len(given), len(cost))
    valued = (bundles * served) @ cost
    singles = np.zeros((len(given), len(cost)))
    for g, offer in enumerate(given):
        if offer.single is not None:
            singles[g, offer.single] = 1
    reached = ((member @ singles) * served).any(1)
    sums = resampler.sums(np.column_stack([offered * needy, valued * needy, needy & ~reached, needy]))
    return {"cost_burden": sums[:, :2], "unserved_share": sums[:, 2:]}
