"""Open scales are filled by their conditional mean under one normal distribution."""

import numpy as np
import pytest

from jtbd_helpers.mixture.missing import fill, one_class


def correlated(n=3000, seed=0):
    rng = np.random.default_rng(seed)
    root = rng.normal(size=(5, 5))
    return rng.normal(size=(n, 5)) @ root.T + np.arange(5), root @ root.T


def test_fill_is_the_conditional_mean():
    x, covariance = correlated(50)
    mean = np.arange(5.0)
    gone = np.random.default_rng(1).random(x.shape) < 0.4
    gone[:, 0] = False
    filled, _ = fill(np.where(gone, np.nan, x), mean, covariance)
    for i in range(len(x)):
        g, o = gone[i], ~gone[i]
        expected = mean[g] + covariance[np.ix_(g, o)] @ np.linalg.solve(covariance[np.ix_(o, o)], (x[i] - mean)[o])
        np.testing.assert_allclose(filled[i, g], expected, atol=1e-4)
    np.testing.assert_array_equal(filled[~gone], x[~gone])


def test_one_class_recovers_mean_and_covariance():
    x, covariance = correlated()
    gone = np.random.default_rng(2).random(x.shape) < 0.2
    mean, estimated = one_class(np.where(gone, np.nan, x))
    np.testing.assert_allclose(mean, np.arange(5), atol=0.2)
    assert np.abs(estimated - covariance).max() < 0.06 * np.abs(covariance).max()


def test_nothing_open_changes_nothing():
    x, _ = correlated(100)
    mean, covariance = one_class(x)
    np.testing.assert_allclose(covariance, np.cov(x.T, bias=True))
    np.testing.assert_array_equal(fill(x, mean, covariance)[0], x)


def test_who_answered_nothing_gets_the_mean():
    x, covariance = correlated(10)
    x[3] = np.nan
    assert fill(x, np.arange(5.0), covariance)[0][3] == pytest.approx(np.arange(5.0))
