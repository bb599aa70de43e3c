"""Strengths against scipy's solver one by one; compositions against printed numbers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import nnls

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.mixes.compositions import clr, replace_zeros, scaled
from jtbd_helpers.mixes.solve import strengths


def drawn(seed, jobs=12, traces=30, people=40, dense=0.2):
    rng = np.random.default_rng(seed)
    weights = np.where(rng.random((jobs, traces)) < dense, rng.random((jobs, traces)), 0) + np.eye(jobs, traces) * 0.2
    weights /= weights.sum(1, keepdims=True)
    return weights, rng.poisson(rng.lognormal(1, 1, (people, traces))).astype(float)


@pytest.mark.parametrize("dense", [0.05, 0.3, 1.0])
def test_all_at_once_is_the_same_as_one_by_one(dense):
    weights, x = drawn(1, dense=dense)
    one_by_one = np.array([nnls(weights.T, row)[0] for row in x])
    assert strengths(weights, x @ weights.T) == pytest.approx(one_by_one, abs=1e-7 * x.sum(1).max())


def test_many_customers_are_solved_block_by_block():
    weights, x = drawn(2, people=9000)
    by_job = x @ weights.T
    first = strengths(weights, by_job[:50])
    again = strengths(weights, by_job, out=by_job)
    assert again is by_job
    assert again[:50] == pytest.approx(first, abs=1e-8 * x.sum(1).max())


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.01, 2, 5, 10, 1e6]))
def test_more_of_everything_is_proportionally_more_of_each_job(seed, times):
    weights, x = drawn(seed, people=5)
    one, many = (strengths(weights, k * x @ weights.T) for k in (1, times))
    assert many == pytest.approx(times * one, rel=1e-6, abs=1e-7 * times * x.sum())


def test_f5_compositions():
    """scikit-bio's documentation of clr and multiplicative replacement."""
    assert clr([0.1, 0.3, 0.4, 0.2]) == pytest.approx([-0.79451346, 0.30409883, 0.5917809, -0.10136628], abs=5e-9)
    replaced = replace_zeros([[0.2, 0.4, 0.4, 0], [0, 0.5, 0.5, 0]])
    assert replaced.tolist() == [[0.1875, 0.375, 0.375, 0.0625], [0.0625, 0.4375, 0.4375, 0.0625]]
    assert scaled([[0.25, 0.75]]).tolist() == [[0.5, np.sqrt(0.75)]]
    with pytest.raises(
        JtbdError, match=r"`delta` is 0.5; 2 zeros in a mix leave room for values above 0 and below 1 / 2"
    ):
        replace_zeros([[0, 1.0, 0]], delta=0.5)
    with pytest.raises(JtbdError, match="Nearest: 'sqrt'"):
        scaled([[1.0]], "sqr")
