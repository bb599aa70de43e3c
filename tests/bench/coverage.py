"""How often 95 % intervals hold the planted truth: shares of segments, opportunity scores, lifts.

Run it as a script for a table; tests/test_truth_coverage.py holds the figures to 92-98 %.
Public functions with their own number of bootstrap draws; only the segments are given: the planted ones.
"""

import sys
from types import SimpleNamespace

import numpy as np
import pandas as pd

import jtbd_helpers as jtbd
from jtbd_helpers.data.navigation import CIRCUMSTANCES, SHARES, STRAIGHTLINING, TARGETS, planted_levels
from jtbd_helpers.data.ratings import MIDDLE, NOISE
from jtbd_helpers.data.truth import reveal
from jtbd_helpers.segments.describing import segment_table
from jtbd_helpers.segments.profiling import profile_segments

FIRST_SEED = 5000
RURAL = 0.4 + 0.6 * 0.45 * (np.array(CIRCUMSTANCES) == "no_signal")
PLANTED_LIFTS = {
    **{("rural", cause): rural / (SHARES @ RURAL) for cause, rural in zip(CIRCUMSTANCES, RURAL, strict=True)},
    **{("phone_app", cause): 1.0 for cause in CIRCUMSTANCES},
}


def share_at_or_above_four(level: np.ndarray, style: float) -> np.ndarray:
    """Share of people whose answer is 4 or 5, given their true level; `style` is the share of style that counts.

    Style and noise are normal, so only the stretch is integrated (Gauss-Hermite, 40 points).
    """
    from scipy.special import ndtr

    points, weights = np.polynomial.hermite_e.hermegauss(40)
    stretch = np.exp(0.25 * points)
    mean = MIDDLE + np.multiply.outer(level - MIDDLE, stretch)
    return ndtr((mean - 3.5) / np.sqrt((style * 0.6) ** 2 + (NOISE * stretch) ** 2)) @ weights / weights.sum()


def planted_opportunity(seed: int) -> np.ndarray:
    """Opportunity of each target among all people of a set, straight-liners (4 or 5 in two of three) included."""
    importance, satisfaction = (
        10 * ((1 - STRAIGHTLINING) * SHARES @ share_at_or_above_four(level, style) + STRAIGHTLINING * 2 / 3)
        for level, style in zip(planted_levels("navigation", seed), (1.0, 0.8), strict=True)
    )
    return importance + np.maximum(importance - satisfaction, 0)


def held_in_one(seed: int) -> list[tuple[str, str, bool]]:
    """For one survey: what was estimated, of which kind, and whether its interval holds the truth."""
    rows = []
    for variant, kind in ((None, "share"), ("unequal", "share, weighted")):
        survey = jtbd.make_data("navigation", seed=seed, variant=variant)
        truth = reveal("navigation", seed, variant=variant)["people"].set_index("respondent_id")["circumstance"]
        sure = pd.DataFrame({cause: (truth == cause).astype(float) for cause in CIRCUMSTANCES})
        table = segment_table(survey, truth, sure, [np.nan] * 5)
        inside = (table["share_low"] <= SHARES) & (table["share_high"] >= SHARES)
        rows += [(kind, cause, held) for cause, held in zip(CIRCUMSTANCES, inside, strict=True)]
        if variant is None:
            rows += _scores_and_lifts(survey, truth, seed)
    return rows


def _scores_and_lifts(survey, truth: pd.Series, seed: int) -> list[tuple[str, str, bool]]:
    scores = jtbd.score_value_targets(survey, seed=seed).table.set_index("target_id").loc[TARGETS]
    planted = planted_opportunity(seed)
    inside = (scores["opportunity_low"] <= planted) & (planted <= scores["opportunity_high"])
    rows = [("opportunity", target, held) for target, held in inside.items()]
    shown = pd.DataFrame({"segment": CIRCUMSTANCES})
    given = SimpleNamespace(survey=survey, labels=truth, table=shown, noun="segment")
    lifts = profile_segments(given, ["area", "solution_in_use"], seed=seed).table.set_index(["level", "segment"])
    for key, lift in PLANTED_LIFTS.items():
        rows.append(("lift", " in ".join(key), bool(lifts.loc[key, "low"] <= lift <= lifts.loc[key, "high"])))
    return rows


def coverage(surveys: int = 500) -> pd.DataFrame:
    """Share of intervals that hold the truth, one row per estimated number: kind, what, surveys, held."""
    rows = [row for seed in range(FIRST_SEED, FIRST_SEED + surveys) for row in held_in_one(seed)]
    table = pd.DataFrame(rows, columns=["kind", "what", "held"])
    return table.groupby(["kind", "what"], sort=False)["held"].agg(surveys="size", held="mean").reset_index()


if __name__ == "__main__":
    result = coverage(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    print(result.to_string(index=False))
    print(result.groupby("kind", sort=False)["held"].agg(["mean", "min", "max"]).round(3))
