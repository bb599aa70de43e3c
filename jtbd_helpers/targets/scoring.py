"""The arithmetic of scores for one block of people: formulas, intervals, ranks and zones."""

import numpy as np
import pandas as pd

from jtbd_helpers.statistics import percentile_interval, share_interval
from jtbd_helpers.targets.draws import Resampler, drawn_units, effective_people
from jtbd_helpers.targets.ratings import answers, at_or_above, has_ratings
from jtbd_helpers.targets.shrinkage import shrink

ZONES = {15.0: "extreme", 12.0: "high", 10.0: "worth a look"}
TABLE_STAKES = 7.5
LEAST = 30


def measures(survey, formula: str) -> dict:
    """People x targets: what a target's importance, satisfaction and direct score are the means of."""
    i, s = answers(survey, "importance"), answers(survey, "satisfaction")
    if formula == "difficulty":
        direct = at_or_above(answers(survey, "difficulty"), survey.scales["difficulty"].important)
    else:
        absent = np.isnan(i) | np.isnan(s)
        i, s = np.where(absent, np.nan, i), np.where(absent, np.nan, s)
        direct = i + np.maximum(i - s, 0) if formula == "individual" else i - s
    if formula == "mean":
        i, s = (
            10 * (x - survey.scales[b].low) / (survey.scales[b].high - survey.scales[b].low)
            for x, b in ((i, "importance"), (s, "satisfaction"))
        )
    elif has_ratings(survey):
        i, s = (10 * at_or_above(x, survey.scales[b].important) for x, b in ((i, "importance"), (s, "satisfaction")))
    return {"importance": i, "satisfaction": s, "direct": direct}


def opportunity_of(formula: str, importance, satisfaction, direct=None):
    """The score from mean importance and satisfaction (0-10), or from the mean that a formula takes directly."""
    if formula in ("gap", "individual", "difficulty"):
        return direct
    if formula == "unfloored":
        return 2 * importance - satisfaction
    return importance + np.maximum(importance - satisfaction, 0)


def score_block(survey, formula, values, people, confidence, seed) -> pd.DataFrame:
    """One row per value target: score, interval, shrunk score and rank among the people of one block."""
    weights = survey.weights.to_numpy(dtype=float)[people]
    resampler = Resampler(drawn_units(survey, people), weights, seed)
    means = {name: resampler.means(x) for name, x in values.items()}
    draws = {
        "importance": means["importance"],
        "satisfaction": means["satisfaction"],
        "gap": means["direct"] if formula == "gap" else means["importance"] - means["satisfaction"],
        "opportunity": opportunity_of(formula, **means),
    }
    n = (~np.isnan(values["direct"])).sum(0)
    table = survey.value_targets[["target_id", "statement"]].reset_index(drop=True).assign(n=n)
    if np.ptp(weights) > 0:
        table["n_effective"] = effective_people(values["direct"], weights)
    measured = n >= LEAST
    for name, drawn in draws.items():
        drawn = np.where(measured, drawn, np.nan)
        table[name] = drawn[0]
        table[f"{name}_low"], table[f"{name}_high"] = _interval(drawn[1:], confidence)
    if formula == "difficulty":
        table["n_not_applicable"] = len(weights) - n
        cluster = None if survey.cluster is None else np.asarray(survey.cluster, dtype=object)[people]
        effective = effective_people(values["direct"], weights, cluster)
        low, high = share_interval(table["opportunity"], effective, confidence)
        table["opportunity_low"], table["opportunity_high"] = np.where(measured, [low, high], np.nan)
    return _with_places(table, draws["opportunity"][1:], measured, formula, confidence)


def _interval(drawn, confidence):
    """Percentiles of each column; NaN for a column that was never measured."""
    limits = np.full((2, drawn.shape[1]), np.nan)
    known = ~np.isnan(drawn).all(0)
    if known.any():
        limits[:, known] = percentile_interval(drawn[:, known], confidence)
    return limits


def _with_places(table, drawn, measured, formula, confidence) -> pd.DataFrame:
    """Add shrunk scores, zones, ranks and flags."""
    from scipy.special import ndtri

    rows = np.flatnonzero(measured)
    for column in ("shrunk", "shrunk_low", "shrunk_high", "rank", "rank_low", "rank_high", "top_three"):
        table[column] = np.nan
    if len(rows):
        score, drawn = table["opportunity"].to_numpy()[rows], drawn[:, rows]
        error = np.nanstd(drawn, axis=0)
        # Where all answer alike the bootstrap sees no error; half a person's answer is the least there can be.
        error = np.fmax(error, np.fmax(error.max() / np.sqrt(table["n"].to_numpy()[rows]), 1e-9))
        shrunk, spread = shrink(score, error)
        half = ndtri(0.5 + confidence / 2) * spread
        table.loc[rows, ["shrunk", "shrunk_low", "shrunk_high"]] = np.column_stack(
            [shrunk, shrunk - half, shrunk + half]
        )
        ranks = _ranks(drawn)
        table.loc[rows, "rank"] = _ranks(score[None])[0]
        table.loc[rows, ["rank_low", "rank_high"]] = np.column_stack(percentile_interval(ranks, confidence))
        table.loc[rows, "top_three"] = (ranks <= 3).mean(0)
    if formula == "top2":
        table["zone"] = _zone(table["opportunity"])
        table["zone_sure"] = measured & (_zone(table["opportunity_low"]) == _zone(table["opportunity_high"]))
        table["over_served"] = table["satisfaction"] > table["importance"]
        table["table_stakes"] = (table["importance"] >= TABLE_STAKES) & (table["satisfaction"] >= TABLE_STAKES)
    return table


def _ranks(drawn) -> np.ndarray:
    """Places in each row, 1 for the largest; equals share the mean of their places."""
    above = (drawn[:, None, :] > drawn[:, :, None]).sum(2)
    equal = (drawn[:, None, :] == drawn[:, :, None]).sum(2)
    return above + (equal + 1) / 2


def _zone(score) -> np.ndarray:
    return np.select([np.isnan(score), *(score >= edge for edge in ZONES)], [None, *ZONES.values()], "none")
