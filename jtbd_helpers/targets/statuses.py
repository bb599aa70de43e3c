"""The five statuses of a value target: for one person (a grid) and for a group (intervals)."""

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown, warn
from jtbd_helpers.statistics import share_interval
from jtbd_helpers.statistics.intervals import check_confidence
from jtbd_helpers.targets.draws import effective_people, weighted_share
from jtbd_helpers.targets.ratings import (
    ASKED,
    INFERRED,
    answers,
    asked_difficulty,
    at_or_above,
    has_ratings,
    inferred_struggle,
    struggle,
    target_ids,
)
from jtbd_helpers.words import STATUSES

EXPECTED, EXCESS, UNIMPORTANT, CLOSE = 0.70, 0.15, 0.40, 0.05
FEW = 50


def person_statuses(survey) -> pd.DataFrame:
    """Say for each person and value target which of four statuses their two ratings mean.

    undershot: important and badly met · overshot: unimportant and well met ·
    indifferent: unimportant and not well met · served: the rest. "must-be" is never
    guessed for one person from two ratings.

    Returns
    -------
    DataFrame
        respondent x target_id, the status as text; None where a rating is missing.
    """
    struggling = inferred_struggle(survey)
    unimportant = answers(survey, "importance") <= survey.scales["importance"].satisfied_low
    well_met = answers(survey, "satisfaction") >= survey.scales["satisfaction"].important
    status = np.select(
        [np.isnan(struggling), struggling == 1, unimportant & well_met, unimportant],
        ["", "undershot", "overshot", "indifferent"],
        "served",
    ).astype(object)
    status[status == ""] = None
    return pd.DataFrame(status, index=survey.importance.index, columns=target_ids(survey), dtype=object)


def segment_statuses(survey, labels, threshold=None, confidence=0.95) -> pd.DataFrame:
    """Give every value target one status in every segment, with the evidence that decided.

    The first rule that holds decides: undershot (the lower bound of the struggle share
    reaches `threshold`), must-be (important and satisfied shares both reach 70 %),
    overshot (satisfied exceeds important by more than 15 points at the lower bound),
    indifferent (at the upper bound fewer than 40 % find it important), served.

    Parameters
    ----------
    survey : Survey
    labels : Series
        Segment of each respondent, indexed by respondent id; None leaves a person out.
    threshold : float, optional
        Struggle share from which a target is undershot, 0 to 1; default 0.40 where
        difficulty was asked, 0.25 where the struggle is inferred from two ratings.
    confidence : float
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        One row per segment and target: segment, target_id, statement, status, gloss,
        must_be, struggle_share, struggle_low, struggle_high, important_share (and low,
        high), satisfied_share (and low, high), excess (satisfied minus important; and
        low, high), threshold, n, n_effective, decided_by, close_call (True when a bound
        moved by 5 points would give another status). Shares are 0 to 1.

    Raises
    ------
    JtbdError
        When labels miss a respondent, or nothing was asked that shows a struggle.

    Source
    ------
    Four statuses from the founding text; "served" and the rules by interval are ours.
    """
    table = status_table(survey, labels, threshold, confidence)
    few = table.loc[table["n"] < FEW, "segment"].unique()
    if len(few):
        warn(f"Statuses of segment {', '.join(map(str, few))} rest on fewer than {FEW} answers; read the intervals.")
    return table


def status_table(survey, labels, threshold=None, confidence=0.95) -> pd.DataFrame:
    """The same as `segment_statuses`, without the word on small segments."""
    check_confidence(confidence)
    if threshold is not None and not 0 < threshold < 1:
        raise JtbdError(f"`threshold` is {threshold}; it is a share of people between 0 and 1. Give 0.25 for 25 %.")
    labels = _checked(survey, labels)
    struggling = struggle(survey)
    important, satisfied = _reached(survey, "importance"), _reached(survey, "satisfaction")
    used = np.where(asked_difficulty(survey), ASKED, INFERRED) if threshold is None else threshold
    weights = survey.weights.to_numpy(dtype=float)
    parts = []
    for segment in sorted(labels.dropna().unique(), key=str):
        people = (labels == segment).to_numpy(dtype=bool)
        cluster = None if survey.cluster is None else np.asarray(survey.cluster, dtype=object)[people]
        blocks = (struggling[people], important[people], satisfied[people])
        parts.append(_evidence(*blocks, weights[people], cluster, confidence).assign(segment=segment, threshold=used))
        parts[-1]["target_id"] = target_ids(survey)
    table = _decided(pd.concat(parts, ignore_index=True))
    table["statement"] = table["target_id"].map(survey.value_targets.set_index("target_id")["statement"])
    first = ["segment", "target_id", "statement", "status", "gloss", "must_be"]
    return table[first + [c for c in table if c not in first]]


def _checked(survey, labels) -> pd.Series:
    index = survey.importance.index
    labels = pd.Series(labels)
    absent = index.difference(labels.index)
    if len(absent):
        raise unknown("respondent", absent[0], labels.index, "labels", "Give one label for every respondent.")
    return labels.reindex(index).astype(object)


def _reached(survey, block: str) -> np.ndarray:
    values = answers(survey, block)
    return at_or_above(values, survey.scales[block].important) if has_ratings(survey) else np.full_like(values, np.nan)


def _evidence(struggling, important, satisfied, weights, cluster, confidence) -> pd.DataFrame:
    """Shares with intervals, one row per target, of the people of one segment."""
    table = pd.DataFrame({"n": (~np.isnan(struggling)).sum(0)})
    table["n_effective"] = effective_people(struggling, weights, cluster)
    for name, values in {"struggle": struggling, "important": important, "satisfied": satisfied}.items():
        share, n = weighted_share(values, weights), effective_people(values, weights, cluster)
        low, high = share_interval(share, n, confidence)
        table[f"{name}_share"] = share
        table[f"{name}_low"], table[f"{name}_high"] = np.where(np.isnan(share), np.nan, [low, high])
    table["excess"], table["excess_low"], table["excess_high"] = _paired(
        satisfied, important, weights, cluster, confidence
    )
    return table


def _paired(a, b, weights, cluster, confidence):
    """Difference of two shares of the same people, with the interval of Agresti and Min (2005).

    Half a person in each of the four cells keeps the interval honest where all answer alike.
    """
    from scipy.special import ndtri

    difference = a - b
    n = effective_people(difference, weights, cluster)
    more, less = (
        weighted_share(np.where(np.isnan(difference), np.nan, difference > 0), weights),
        weighted_share(np.where(np.isnan(difference), np.nan, difference < 0), weights),
    )
    more_, less_ = (more * n + 0.5) / (n + 2), (less * n + 0.5) / (n + 2)
    half = ndtri(0.5 + confidence / 2) * np.sqrt((more_ + less_ - (more_ - less_) ** 2) / (n + 2))
    return more - less, more_ - less_ - half, more_ - less_ + half


def _decided(table: pd.DataFrame) -> pd.DataFrame:
    """Apply the rules in their order; a rule's margin is how far its bound lies beyond the mark."""
    margins = np.column_stack(
        [
            table["struggle_low"] - table["threshold"],
            np.minimum(table["important_share"], table["satisfied_share"]) - EXPECTED,
            table["excess_low"] - EXCESS,
            UNIMPORTANT - table["important_high"],
        ]
    )
    margins = np.where(np.isnan(margins), -np.inf, margins)
    holds = np.column_stack([margins[:, :2] >= 0, margins[:, 2:] > 0, np.ones(len(table), dtype=bool)])
    rule = holds.argmax(1)
    names = ["undershot", "must-be", "overshot", "indifferent", "served"]
    table["status"] = np.array(names, dtype=object)[rule]
    table["gloss"] = table["status"].map(STATUSES)
    table["must_be"] = holds[:, 1]
    reached = np.arange(4) <= rule[:, None]
    table["close_call"] = (reached & (np.abs(margins) < CLOSE)).any(1)
    table["decided_by"] = [_reason(row) for row in table.to_dict("records")]
    return table


def _reason(row: dict) -> str:
    if row["status"] == "undershot":
        return f"at least {row['struggle_low']:.0%} struggle (from {row['threshold']:.0%})"
    if row["status"] == "must-be":
        return f"{row['important_share']:.0%} important and {row['satisfied_share']:.0%} satisfied (both from 70%)"
    if row["status"] == "overshot":
        return f"satisfied exceeds important by at least {100 * row['excess_low']:.0f} points (over 15)"
    if row["status"] == "indifferent":
        return f"at most {row['important_high']:.0%} find it important (under 40%)"
    if np.isnan(row["important_share"]):
        return "fewer struggle than the threshold asks; importance was not asked"
    return "no other rule holds"
