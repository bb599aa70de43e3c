"""Circumstances that no struggle follows stay out."""

import numpy as np
import pytest

from jtbd_helpers.segments.relevance import relevance

LEVELS = ("0", "1")


def run(scales, codes, seed=0):
    items = {f"c{i + 1}": LEVELS for i in range(codes.shape[1])}
    return relevance(scales, codes, items, np.random.default_rng(seed)).set_index("circumstance")


def struggling(n=300, seed=0):
    rng = np.random.default_rng(seed)
    cause = rng.random(n) < 0.4
    scales = rng.normal(size=(n, 3)) + np.outer(cause, [1.5, 0, 0])
    return rng, cause, scales


def test_pseudo_f_of_one_scale_is_the_f_of_an_analysis_of_variance():
    from scipy.stats import f_oneway

    rng, cause, scales = struggling()
    flipped = cause ^ (rng.random(len(cause)) < 0.2)
    found = run(scales[:, :1], flipped[:, None].astype(int))
    assert found.loc["c1", "pseudo_f"] == pytest.approx(f_oneway(scales[flipped, 0], scales[~flipped, 0]).statistic)


def test_a_cause_enters_and_noise_stays_out():
    rng, cause, scales = struggling()
    found = run(scales, np.column_stack([cause, rng.random(len(cause)) < 0.5]).astype(int))
    assert found["relevant"].tolist() == [True, False]
    assert found.loc["c1", "p_value"] == 0.001


def test_an_echo_of_an_accepted_circumstance_adds_nothing():
    """Two questions that go together by nature: the echo says nothing beyond the cause, but for one in 20."""
    accepted = 0
    for seed in range(10):
        rng, cause, scales = struggling(seed=seed)
        echo = cause ^ (rng.random(len(cause)) < 0.1)
        found = run(scales, np.column_stack([cause, echo]).astype(int))
        assert found.loc["c2", "p_value"] == 0.001
        assert found.loc["c1", "relevant"]
        accepted += found.loc["c2", "relevant"]
    assert accepted <= 3  # more would happen by chance once in a thousand times


def test_people_who_did_not_answer_leave_the_test():
    rng, cause, scales = struggling()
    codes = np.where(rng.random(len(cause)) < 0.3, -1, cause.astype(int))[:, None]
    answered = codes[:, 0] >= 0
    with_gaps, without = run(scales, codes), run(scales[answered], codes[answered])
    assert with_gaps.loc["c1", "pseudo_f"] == pytest.approx(without.loc["c1", "pseudo_f"])


def test_p_values_of_noise_are_even():
    """False alarms of single tests stay near their level: 60 questions that go with nothing."""
    rng = np.random.default_rng(5)
    found = run(rng.normal(size=(200, 4)), rng.integers(0, 2, size=(200, 60)))
    assert 0.35 < found["p_value"].mean() < 0.65
    assert (found["p_value"] <= 0.05).sum() <= 8
    assert not found["relevant"].any()


def test_a_question_with_one_answer_has_no_say():
    _, cause, scales = struggling()
    assert run(scales, np.zeros((len(cause), 1), dtype=int)).loc["c1", "p_value"] == 1
