"""How alike the people of a segment are."""

import numpy as np
import pandas as pd
import pytest
from planted import planted, segmented
from small_surveys import survey_of

from jtbd_helpers.segments.alignment import measure_alignment


def small():
    """Six people: two groups of three, jam in one of them; one gap that is 2 or 0."""
    jam = [1, 1, 1, 0, 0, 0]
    importance = np.array([[5], [5], [5], [3], [3], [3]])
    survey = survey_of(np.c_[importance, importance], np.full((6, 2), 3), circumstances={"jam": jam})
    return survey, survey.weights.index


def test_perfect_groups_align_perfectly():
    survey, people = small()
    found = measure_alignment(survey, pd.Series(list("AAABBB"), index=people))
    assert (found["circumstance"], found["targets"], found["alignment"]) == pytest.approx((1, 1, 1))


def test_by_hand():
    """Groups AAB ABB: in each, one of three differs. H = ln 2 before, .6365 after; eta squared is 1/9."""
    survey, people = small()
    found = measure_alignment(survey, pd.Series(list("AABABB"), index=people))
    entropy = -(2 / 3 * np.log(2 / 3) + 1 / 3 * np.log(1 / 3))
    assert found["circumstance"] == pytest.approx(1 - entropy / np.log(2))
    assert found["targets"] == pytest.approx(1 / 9)
    assert found["alignment"] == pytest.approx((found["circumstance"] + 1 / 9) / 2)


def test_weights_count():
    survey, people = small()
    heavy = survey._subset([0, 1, 2, 2, 3, 4, 5])
    repeated = pd.Series(list("AABBABB"), index=[f"q{i}" for i in range(7)])
    for name in ("weights", "importance", "satisfaction", "circumstances"):
        getattr(heavy, name).index = repeated.index
    weights = pd.Series([1, 1, 2, 1, 1, 1.0], index=people)
    weighted = type(survey)(**{**vars(survey), "weights": weights / weights.mean()})
    one = measure_alignment(heavy, repeated)
    two = measure_alignment(weighted, pd.Series(list("AABABB"), index=people))
    assert one["circumstance"] == pytest.approx(two["circumstance"])
    assert one["targets"] == pytest.approx(two["targets"])


def test_without_circumstances_only_the_targets_count():
    survey, people = small()
    bare = survey_of(survey.importance, survey.satisfaction)
    found = measure_alignment(bare, pd.Series(list("AAABBB"), index=people))
    assert np.isnan(found["circumstance"])
    assert found["alignment"] == found["targets"] == 1


@pytest.mark.parametrize("seed", range(3))
def test_joint_over_moments_over_demographics(seed):  # S0.12
    joint, moments = segmented("navigation", seed), segmented("navigation", seed, on="struggle")
    background = segmented("navigation", seed, on="profile", n_segments=5)
    assert joint.alignment > moments.alignment > background.alignment
    assert joint.noun == "segment"
    assert background.noun == "group"


def test_small_groups_align_a_little_by_chance():
    survey = planted("navigation", 0).cleaned
    rng = np.random.default_rng(0)
    labels = pd.Series(rng.integers(0, 40, len(survey.weights)).astype(str), index=survey.weights.index)
    found = measure_alignment(survey, labels)
    assert found["circumstance_by_chance"] > 0.03
    assert found["circumstance"] == pytest.approx(found["circumstance_by_chance"], abs=0.02)
    assert found["targets"] == pytest.approx(found["targets_by_chance"], abs=0.02)
