"""The five statuses of a value target: for one person (a grid) and for a group (intervals)."""

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown, warn
from jtbd_helpers.statistics import share_interval
from jtbd_helpers.statistics.intervals import check_confidence
from jtbd_helpers.targets.draws import effective_people, weighted_share
from jtbd_helpers.targets.kano import DISLIKE, SHARES, asked_kano, kano_block, kano_cells
from jtbd_helpers.targets.ratings import (
    ASKED,
    INFERRED,
    answers,
    asked_difficulty,
    at_or_above,
    has_ratings,
    inferred_struggle,
    kano_answers,
    struggle,
    target_ids,
)
from jtbd_helpers.vocabulary import STATUSES

EXPECTED, EXCESS, UNIMPORTANT, CLOSE = 0.70, 0.15, 0.40, 0.05
RULES = ("undershot", "must-be", "overshot", "indifferent", "served")
AHEAD = 0.10  # share by which Kano's must-be leads
FEW = 50


def person_statuses(survey) -> pd.DataFrame:
    """Say for each person and value target which status their answers mean; the first rule that holds decides.

    undershot: important and badly met · must-be: Kano cell M, or important, well met and
    disliked if it were missing · overshot: unimportant and well met · indifferent: Kano
    cell I, or unimportant and not well met · served: the rest. Without Kano answers
    "must-be" is never guessed for one person.

    Returns
    -------
    DataFrame
        respondent x target_id, the status as text; None where a rating is missing.
    """
    struggling, cells = inferred_struggle(survey), kano_cells(survey)
    i, s = answers(survey, "importance"), answers(survey, "satisfaction")
    important, well_met = i >= survey.scales["importance"].important, s >= survey.scales["satisfaction"].important
    unimportant = i <= survey.scales["importance"].satisfied_low
    missed = kano_answers(survey)[1] == DISLIKE
    rules = {
        "": np.isnan(struggling),
        "undershot": struggling == 1,
        "must-be": (cells == "M") | (important & well_met & missed),
        "overshot": unimportant & well_met,
        "indifferent": (cells == "I") | (unimportant & ~well_met),
    }
    status = np.select(list(rules.values()), list(rules), "served").astype(object)
    status[status == ""] = None
    return pd.DataFrame(status, index=survey.importance.index, columns=target_ids(survey), dtype=object)


def segment_statuses(survey, labels, threshold=None, confidence=0.95) -> pd.DataFrame:
    """Give every value target one status in every segment, with the evidence that decided.

    The first rule that holds decides: undershot (the lower bound of the struggle share
    reaches `threshold`), must-be (Kano must-be, 10 points or more ahead; without Kano
    answers important and satisfied shares both reach 70 %), overshot (satisfied exceeds
    important by more than 15 points at the lower bound), indifferent (at the upper bound
    fewer than 40 % find it important, and Kano indifferent where asked), served.

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
    kano_n = table["kano_n"] if "kano_n" in table else table["n"]
    few = table.loc[(table["n"] < FEW) | (kano_n < FEW), "segment"].unique()
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
    weights, cells = survey.weights.to_numpy(dtype=float), kano_cells(survey)
    parts = []
    for segment in sorted(labels.dropna().unique(), key=str):
        people = (labels == segment).to_numpy(dtype=bool)
        cluster = None if survey.cluster is None else np.asarray(survey.cluster, dtype=object)[people]
        blocks = (struggling[people], important[people], satisfied[people])
        parts.append(_evidence(*blocks, weights[people], cluster, confidence).assign(segment=segment, threshold=used))
        parts[-1]["target_id"] = target_ids(survey)
        if asked_kano(survey).any():
            parts[-1] = parts[-1].join(_kano_evidence(cells[people], weights[people], cluster, confidence))
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


def status_of_answers(struggling, important, satisfied) -> dict:
    """Status and evidence of one value target from people's 0/1 answers, by ratings without Kano: one row as a dict."""
    columns = [np.asarray(values, dtype=float)[:, None] for values in (struggling, important, satisfied)]
    evidence = _evidence(*columns, np.ones(len(columns[0])), None, 0.95)
    return _decided(evidence.assign(threshold=INFERRED)).iloc[0].to_dict()


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


def _kano_evidence(cells, weights, cluster, confidence) -> pd.DataFrame:
    """The Kano category of each target, and by how much must-be and indifferent lead all others (negative: trail)."""
    block = kano_block(cells, weights, cluster, confidence)
    table = pd.DataFrame({"kano": block["category"], "kano_strength": block["strength"]})
    table["kano_n"] = np.where(block["n"] > 0, block["n"], np.nan)
    for letter in "MI":
        others = block[[name for other, name in SHARES.items() if other != letter]].max(axis=1)
        table[f"_lead_{letter}"] = block[SHARES[letter]] - others
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
    must_be = np.minimum(table["important_share"], table["satisfied_share"]) - EXPECTED
    unimportant = UNIMPORTANT - table["important_high"]
    if "kano" in table:
        must_be = (table.pop("_lead_M") - AHEAD).fillna(must_be)
        unimportant = np.fmin(unimportant, table.pop("_lead_I").where(table["important_high"].notna()))
    margins = np.column_stack(
        [table["struggle_low"] - table["threshold"], must_be, table["excess_low"] - EXCESS, unimportant]
    )
    # A share of .40 less one of .30 is 10 points, whatever the last binary digit says.
    margins = np.round(np.where(np.isnan(margins), -np.inf, margins), 12)
    holds = np.column_stack([margins[:, :2] >= 0, margins[:, 2:] > 0, np.ones(len(table), dtype=bool)])
    rule = holds.argmax(1)
    table["status"] = np.array(list(RULES), dtype=object)[rule]
    table["gloss"] = table["status"].map(STATUSES)
    table["must_be"] = holds[:, 1]
    reached = np.arange(4) <= rule[:, None]
    table["close_call"] = (reached & (np.abs(margins) < CLOSE)).any(1)
    table["decided_by"] = [_reason(row) for row in table.to_dict("records")]
    return table


def _reason(row: dict) -> str:
    kano = isinstance(row.get("kano"), str)
    if row["status"] == "undershot":
        return f"at least {row['struggle_low']:.0%} struggle (from {row['threshold']:.0%})"
    if row["status"] == "must-be" and kano:
        return f"Kano must-be, {row['kano_strength']:.0f} points ahead (from 10)"
    if row["status"] == "must-be":
        return f"{row['important_share']:.0%} important and {row['satisfied_share']:.0%} satisfied (both from 70%)"
    if row["status"] == "overshot":
        return f"satisfied exceeds important by at least {100 * row['excess_low']:.0f} points (over 15)"
    if row["status"] == "indifferent":
        return f"at most {row['important_high']:.0%} find it important (under 40%)" + (
            ", Kano indifferent" if kano else ""
        )
    if np.isnan(row["important_share"]):
        return "fewer struggle than the threshold asks; importance was not asked"
    return "no other rule holds"
