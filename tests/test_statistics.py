"""Shared statistics against published and library numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from jtbd_helpers import statistics
from jtbd_helpers.errors import JtbdError


@given(st.integers(1, 500), st.data())
def test_wilson_agrees_with_statsmodels(n, data):
    count = data.draw(st.integers(0, n))
    expected = proportion_confint(count, n, method="wilson")
    np.testing.assert_allclose(statistics.share_interval(count / n, n), expected, atol=1e-12)


def test_an_empty_group_gives_the_whole_range():
    low, high = statistics.share_interval(np.nan, 0)
    assert (low, high) == (0, 1)


def test_confidence_is_checked():
    with pytest.raises(JtbdError, match=r"between 0\.5 and 0\.999"):
        statistics.share_interval(0.5, 10, confidence=95)


def test_effective_n_of_kish():
    assert statistics.effective_n([1, 1, 1, 1]) == 4
    assert statistics.effective_n([3, 1]) == pytest.approx(1.6)


def test_benjamini_hochberg_1995_rejects_four():
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.759,
        1,
    ]
    assert (statistics.false_discovery(p) <= 0.05).sum() == 4
    with_gap = statistics.false_discovery([*p, np.nan])
    assert np.isnan(with_gap[-1])
    np.testing.assert_allclose(with_gap[:-1], statistics.false_discovery(p))


HAIR_BY_EYE = np.array([[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]])  # Snee 1974


def test_bias_corrected_v_is_a_little_below_the_plain_one():
    """Plain V of hair by eye is .279 (Snee 1974); Bergsma's (2013) correction takes off about .009."""
    assert statistics.cramers_v(HAIR_BY_EYE) == pytest.approx(0.2702, abs=5e-4)
    assert statistics.cramers_v(np.full((3, 3), 10)) == 0


def test_eta_squared_by_hand():
    assert statistics.eta_squared([1, 1, 3, 3], ["a", "a", "b", "b"]) == 1
    assert statistics.eta_squared([1, 3, 1, 3], ["a", "a", "b", "b"]) == 0
    assert statistics.eta_squared([0, 2, 2, 4], ["a", "a", "b", "b"]) == pytest.approx(0.5)


def test_firms_are_drawn_whole():
    rng = np.random.default_rng(0)
    firm = np.array(["x", "x", "y", "y", "y"])
    for rows in statistics.bootstrap_rows(5, 20, rng, firm):
        counts = np.bincount(rows, minlength=5)
        assert counts[0] == counts[1]
        assert counts[2] == counts[3] == counts[4]


def test_adjusted_rand_of_the_same_and_of_chance():
    assert statistics.adjusted_rand(["A", "A", "B"], [1, 1, 2]) == 1
    assert abs(statistics.adjusted_rand(np.arange(1000) % 2, np.arange(1000) // 2 % 2)) < 0.01


def test_no_crumb_of_rounding_stands_where_nobody_or_everybody_is_seen():
    low, _ = statistics.share_interval(0.0, np.arange(1.0, 400.0))
    _, high = statistics.share_interval(1.0, np.arange(1.0, 400.0))
    assert set(low) == {0.0}
    assert set(high) == {1.0}
