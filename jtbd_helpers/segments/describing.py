"""What the segments are like: their size, urgency and circumstances, with intervals."""

import numpy as np
import pandas as pd

from jtbd_helpers.segments.inputs import coded, rated_by, scales_of
from jtbd_helpers.statistics import effective_n, share_interval
from jtbd_helpers.targets.draws import effective_people, weighted_share
from jtbd_helpers.targets.ratings import struggle, target_ids

SHARES = ["segment", "circumstance", "statement", "level", "share", "low", "high", "share_all", "n", "n_effective"]
NOTHING = "none stands out"


def segment_table(survey, labels: pd.Series, probabilities: pd.DataFrame, found_again) -> pd.DataFrame:
    """One row per segment; see `Segmentation.table` for the columns."""
    weights = survey.weights.loc[labels.index].to_numpy(dtype=float)
    cluster = _firms(survey, labels.index)
    names, held = list(probabilities.columns), labels.to_numpy(dtype=object)
    leading = leading_circumstances(circumstance_shares(survey, labels, names), names)
    struggles = leading_struggles(survey, labels, names)
    rows = []
    for i, name in enumerate(names):
        member = held == name
        size = weights[member].sum() / weights.sum()
        low, high = share_interval(size, _people(member, weights, cluster))
        rows.append(
            {
                "segment": name,
                "n": int(member.sum()),
                "share": size,
                "share_low": float(low),
                "share_high": float(high),
                "n_effective": effective_n(weights[member]),
                **_urgency(survey, labels.index[member], None if cluster is None else cluster[member]),
                **leading[name],
                "leading_struggle": struggles[name],
                "mean_probability": float(probabilities.to_numpy()[member, i].mean()) if member.any() else np.nan,
                "found_again": found_again[i],
            }
        )
    return pd.DataFrame(rows)


def _firms(survey, people):
    """The firm of each of these people, where the survey knows of firms."""
    return None if survey.cluster is None else survey.cluster.loc[people].to_numpy(dtype=object)


def _people(yes, weights, cluster) -> float:
    """Number of independent people behind a share: fewer with weights, and where firms answer alike."""
    return float(effective_people(np.asarray(yes, dtype=float)[:, None], weights, cluster)[0])


def _urgency(survey, people, cluster) -> dict:
    """Share of these people who would switch."""
    names = ("urgency", "urgency_low", "urgency_high")
    if survey.would_switch is None:
        return dict.fromkeys(names, np.nan)
    answer = survey.would_switch.loc[people].to_numpy(dtype=float)
    known = ~np.isnan(answer)
    weights = survey.weights.loc[people].to_numpy(dtype=float)
    measured = _share(answer[known], weights[known], None if cluster is None else cluster[known])
    return dict(zip(names, measured, strict=False))


def _share(yes, weights, cluster) -> tuple:
    """Weighted share, its Wilson interval on the number of independent people, and that number."""
    if not len(yes) or weights.sum() <= 0:
        return np.nan, np.nan, np.nan, 0.0
    share, n = float(yes @ weights / weights.sum()), _people(yes, weights, cluster)
    low, high = share_interval(share, n)
    return share, float(low), float(high), n


def circumstance_shares(survey, labels: pd.Series, names: list) -> pd.DataFrame:
    """Share of every answer to every circumstance question, by segment, among those who answered."""
    held, rows = labels.to_numpy(dtype=object), []
    weights, firms = survey.weights.loc[labels.index].to_numpy(dtype=float), _firms(survey, labels.index)
    statements = dict(zip(survey.circumstance_list["circumstance"], survey.circumstance_list["statement"], strict=True))
    for item in survey.circumstances.columns:
        codes, levels = coded(survey.circumstances[item].loc[labels.index])
        answered = codes >= 0
        for name in names:
            member = answered & (held == name)
            for i, level in enumerate(levels):
                said = (codes == i).astype(float)
                cluster = None if firms is None else firms[member]
                share, low, high, people = _share(said[member], weights[member], cluster)
                everyone = _share(said[answered], weights[answered], None)[0]
                counted = int(member.sum()), people
                rows.append((name, item, statements.get(item, item), level, share, low, high, everyone, *counted))
    return pd.DataFrame(rows, columns=SHARES)


def market_shares(survey, labels: pd.Series, table: pd.DataFrame) -> pd.DataFrame:
    """The share of all people who are in the segment and struggle: one row per row (segment, target_id) of `table`.

    Below the line stand all who answered the target, members or not; weighted, with a Wilson interval.
    """
    weights, firms = survey.weights.loc[labels.index].to_numpy(dtype=float), _firms(survey, labels.index)
    struggling = struggle(survey)[survey.weights.index.get_indexer(labels.index)]
    held, parts = labels.to_numpy(dtype=object), []
    for name in table["segment"].unique():
        both = np.where(np.isnan(struggling), np.nan, (struggling == 1) & (held == name)[:, None])
        share = weighted_share(both, weights)
        low, high = np.where(np.isnan(share), np.nan, share_interval(share, effective_people(both, weights, firms)))
        shares = {"market_share": share, "market_low": low, "market_high": high}
        parts.append(pd.DataFrame({"segment": name, "target_id": target_ids(survey), **shares}))
    found = table[["segment", "target_id"]].merge(pd.concat(parts), how="left", validate="one_to_one")
    return found.drop(columns=["segment", "target_id"]).set_axis(table.index)


def leading_circumstances(shares: pd.DataFrame, names: list) -> dict:
    """For each segment the answer that marks it most: its share exceeds that of all people beyond its interval."""
    nothing = {"leading_circumstance": NOTHING if len(shares) else None, "leading_share": np.nan}
    marks = shares[(shares["low"] > shares["share_all"]) & (shares["level"] != "0")]
    result = {}
    for name in names:
        own = marks[marks["segment"] == name]
        if not len(own):
            result[name] = dict(nothing)
            continue
        top = own.loc[(own["share"] - own["share_all"]).idxmax()]
        called = top["circumstance"] if top["level"] == "1" else f"{top['circumstance']}: {top['level']}"
        result[name] = {"leading_circumstance": called, "leading_share": float(top["share"])}
    return result


def leading_struggles(survey, labels: pd.Series, names: list) -> dict:
    """For each segment the theme (or the target's statement) whose mean gap exceeds that of all people most.

    "none stands out" where the excess is within twice its standard error, None where nothing was rated.
    """
    source, rated = rated_by(survey)
    if not rated:
        return dict.fromkeys(names)
    ratings = survey.importance[rated] - survey.satisfaction[rated] if source == "gap" else survey.difficulty[rated]
    ratings = ratings.loc[labels.index]
    statements = dict(zip(survey.value_targets["target_id"], survey.value_targets["statement"], strict=True))
    scales = {statements.get(name, name): ratings[list(t)].mean(axis=1) for name, t in scales_of(survey, rated).items()}
    scales, held, result = pd.DataFrame(scales), labels.to_numpy(dtype=object), {}
    for name in names:
        own = scales[held == name]
        excess = (own.mean() - scales.mean() - 2 * own.std() / np.sqrt(own.count())).dropna()
        result[name] = str(excess.idxmax()) if len(excess) and excess.max() > 0 else NOTHING
    return result
