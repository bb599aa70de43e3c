"""What `segment` finds of the structure planted in navigation, and in the twin that has none.

The number of segments is not told to it unless a row says so; straight-liners are out unless a row says so.
"""

import dataclasses
import functools

import numpy as np
import pandas as pd
import pytest
from planted import agreement, analysed_seeds, assert_each, assert_mean, matched, planted, segmented, without_reach

import jtbd_helpers as jtbd

__all__ = ["without_reach"]  # a fixture of all tests here
FULL = {"null_draws": 19, "refits": 50}


def found(seed: int, *, cleaned: bool = True, **arguments) -> float:
    """Agreement of the segments with the truth (adjusted Rand index)."""
    segments = segmented("navigation", seed, cleaned=cleaned, **arguments)
    return agreement(planted("navigation", seed).people.loc[segments.labels.index, "circumstance"], segments.labels)


# -- the default: struggle and circumstance together -------------------------------------------------


@analysed_seeds
def test_joint_finds_the_planted_groups(seeds):  # S0.16
    chosen = [found(s, **FULL) for s in seeds]
    assert_each(chosen, low=0.70)
    assert_mean(chosen, low=0.80)
    assert_each([found(s, n_segments=5) for s in seeds], low=0.75)


@analysed_seeds
def test_joint_chooses_five(seeds):
    numbers = [segmented("navigation", s, **FULL).n_segments for s in seeds]
    assert sum(k == 5 for k in numbers) >= 0.9 * len(numbers), numbers


@analysed_seeds
def test_navigation_is_never_none(seeds):  # SX.1
    for seed in seeds:
        segments = segmented("navigation", seed, **FULL)
        assert segments.verdict == "natural", seed
        assert segments.null_p_value <= 0.05
        assert segments.noun == "segment"


@analysed_seeds
def test_joint_would_be_found_again(seeds):
    evidence = [segmented("navigation", s, **FULL).evidence.set_index("n_segments").loc[5] for s in seeds]
    assert_each([row["stability"] for row in evidence], low=0.85)


@analysed_seeds
def test_joint_is_needs_not_habit(seeds):
    assert_each([segmented("navigation", s, **FULL).leakage for s in seeds], high=0.10)


@analysed_seeds
def test_straightliners_blur_the_groups(seeds):
    kept, cleaned = [found(s, cleaned=False) for s in seeds], [found(s) for s in seeds]
    assert_each(np.subtract(cleaned, kept), low=0.001)


@functools.cache
def without_themes(seed: int) -> jtbd.Segmentation:
    survey = planted("navigation", seed).cleaned
    plain = survey.value_targets.assign(theme=None)
    return jtbd.segment(dataclasses.replace(survey, value_targets=plain), null_draws=0, refits=0)


@analysed_seeds
def test_joint_needs_no_themes(seeds):
    """An analyst's survey rarely names themes: the gap items themselves serve as well."""
    segments = {s: without_themes(s) for s in seeds}
    values = [agreement(planted("navigation", s).truth(x.survey), x.labels) for s, x in segments.items()]
    assert_each(values, low=0.70)
    assert_mean(values, low=0.80)
    assert sum(x.n_segments == 5 for x in segments.values()) >= 0.9 * len(segments)


@analysed_seeds
def test_shares_of_segments(seeds):
    largest = []
    for seed in seeds:
        segments = segmented("navigation", seed, **FULL)
        truth = planted("navigation", seed).truth(segments.survey)
        names = matched(segments.labels, truth)
        planted_shares = pd.Series(truth).value_counts(normalize=True)
        shares = segments.table.set_index("segment")["share"]
        largest.append(max(abs(shares[segment] - planted_shares[cause]) for segment, cause in names.items()))
    assert_each(largest, high=0.035)
    assert_mean(largest, high=0.015)


@analysed_seeds
def test_statuses_recovered(seeds):
    """Share of the 120 pairs of circumstance and target that get the planted status."""
    recovered = []
    for seed in seeds:
        segments = segmented("navigation", seed, **FULL)
        case = planted("navigation", seed)
        names = matched(segments.labels, case.truth(segments.survey))
        given = segments.value_targets()
        given = given.assign(circumstance=given["segment"].map(names))
        both = case.statuses.merge(given, on=["circumstance", "target_id"], how="left", suffixes=("", "_given"))
        recovered.append((both["status"] == both["status_given"]).mean())
    assert_each(recovered, low=0.85)
    assert_mean(recovered, low=0.92)


@analysed_seeds
def test_struggle_splits_by_segment_as_by_cause(seeds):  # S0.3
    """The lesson's cell: severity by segment, by solution in use, and by both (Shapley-averaged R²)."""
    errors = []
    for seed in seeds:
        segments = segmented("navigation", seed, **FULL)
        severity = segments.survey.severity.mean(axis=1).to_numpy()
        solution = segments.survey.solution.to_numpy(dtype=object)
        shares = split(severity, segments.labels.to_numpy(dtype=object), solution)
        errors.append(np.abs(shares - [0.72, 0.09, 0.19]))
    assert_each(np.max(errors, axis=1), high=0.12)
    assert_mean(errors, high=0.05)


def split(values: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Shares of two facts and their interaction in what explains `values`."""

    def explained_by(*facts) -> float:
        design = np.column_stack([np.ones(len(values)), *(pd.get_dummies(fact).to_numpy(float) for fact in facts)])
        left = values - design @ np.linalg.lstsq(design, values, rcond=None)[0]
        return 1 - left.var() / values.var()

    a, b, both, whole = explained_by(one), explained_by(other), explained_by(one, other), explained_by(one + other)
    return np.array([(a + both - b) / 2, (b + both - a) / 2, whole - both]) / whole


# -- Paul and Kate -----------------------------------------------------------------------------------


@analysed_seeds
def test_paul_and_kate_are_together_by_cause_and_apart_by_background(seeds):  # S1.3
    for seed in seeds:
        names = planted("navigation", seed).cleaned.frame["name"].dropna()
        paul, kate = (names.index[names == name][0] for name in ("Paul", "Kate"))
        by_cause = segmented("navigation", seed, n_segments=5).labels
        by_background = segmented("navigation", seed, on="profile", n_segments=5).labels
        assert by_cause[paul] == by_cause[kate], seed
        assert by_background[paul] != by_background[kate], seed


# -- the foils: moments alone, demographics ----------------------------------------------------------


@analysed_seeds
def test_moments_alone_mix_causes(seeds):  # S0.16
    chosen = [found(s, on="struggle") for s in seeds]
    given = [found(s, on="struggle", n_segments=5) for s in seeds]
    assert_each(chosen, high=0.50)
    assert_mean(chosen, high=0.45)
    assert_each(given, high=0.60)
    assert_each([found(s, n_segments=5) - g for s, g in zip(seeds, given, strict=True)], low=0.30)


@analysed_seeds
def test_demographics_find_nothing(seeds):
    assert_each([found(s, on="profile") for s in seeds], high=0.05)
    assert_each([found(s, on="profile", n_segments=5) for s in seeds], high=0.05)


# -- the twin ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seeds", "analyses"),
    [
        pytest.param(range(3), range(1), id="3 twins"),
        pytest.param(range(20), range(3), id="20 twins, 3 analyses each", marks=pytest.mark.slow),
    ],
)
def test_the_twin_has_no_segments(seeds, analyses):  # SX.1
    verdicts = [segmented("noise_twin", s, null_draws=19, seed=a).verdict for s in seeds for a in analyses]
    assert sum(verdict == "none" for verdict in verdicts) >= 0.95 * len(verdicts), verdicts


def test_none_has_one_segment_and_the_headline():
    segments = segmented("noise_twin", 0, null_draws=19)
    assert (segments.verdict, segments.n_segments) == ("none", 1)
    assert segments.headline == "No segments found: look-alike surveys without groups separate as well"
