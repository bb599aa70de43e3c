"""The mixture: against scipy, scikit-learn and published latent classes, and the promises of EM."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jtbd_helpers.mixture.engine import Engine, answers
from jtbd_helpers.mixture.search import fit, random_states, refit

ANCHORS = Path(__file__).parents[1] / "anchors"


def one_hot(codes, sizes):
    blocks = [column[:, None] == np.arange(size) for column, size in zip(np.transpose(codes), sizes, strict=True)]
    return np.concatenate(blocks, axis=1).astype(float)


def planted(n=300, seed=0, missing=0.0):
    """Three groups that differ on four scales and in two categorical items of 2 and 3 levels."""
    rng = np.random.default_rng(seed)
    group = rng.integers(3, size=n)
    scales = rng.normal(size=(n, 4)) @ rng.normal(size=(4, 4)) + 3 * np.eye(4)[group]
    codes = np.column_stack([(group == 0) ^ (rng.random(n) < 0.2), (group + (rng.random(n) < 0.3)) % 3])
    codes = np.where(rng.random(codes.shape) < missing, -1, codes)
    return answers(scales, one_hot(codes, (2, 3)), (2, 3)), group


def direct_log_likelihood(model, data):
    """The definition of the model, by scipy and loops."""
    from scipy.special import logsumexp
    from scipy.stats import multivariate_normal

    logs = np.zeros((len(data.scales), len(model.shares)))
    for k, share in enumerate(model.shares):
        logs[:, k] = np.log(share)
        if data.scales.shape[1]:
            logs[:, k] += multivariate_normal(model.means[k], model.within, allow_singular=True).logpdf(data.scales)
        logs[:, k] += data.indicators @ np.log(model.levels[k])
    return data.counts @ logsumexp(logs, axis=1)


@pytest.mark.parametrize("missing", [0, 0.2])
@pytest.mark.parametrize("classes", [1, 2, 4])
def test_log_likelihood_is_the_definition(classes, missing):
    data, _ = planted(missing=missing)
    model = fit(data, classes, starts=4).mixture
    assert model.log_likelihood == pytest.approx(direct_log_likelihood(model, data), abs=1e-6)


@pytest.mark.parametrize("covariance", ["tied", "diagonal"])
def test_em_never_loses_likelihood(covariance):
    data, _ = planted()
    engine = Engine(data, covariance=covariance)
    problem = np.zeros(10, dtype=int)
    state = random_states(engine, 4, problem, np.random.default_rng(1))
    path = []
    for _ in range(60):
        likelihood, state = engine.step(state, problem)
        path.append(likelihood)
    assert np.diff(path, axis=0).min() > -1e-8


def test_polish_never_loses_likelihood():
    data, _ = planted()
    assert np.diff(fit(data, 4, starts=6).path).min() > -1e-8


def test_gaussian_block_reaches_the_optimum_of_scikit_learn():
    from sklearn.mixture import GaussianMixture

    data, _ = planted()
    data = answers(data.scales, np.zeros((data.n, 0)), ())
    for classes in (2, 3, 4):
        peer = GaussianMixture(classes, covariance_type="tied", n_init=8, tol=1e-8, max_iter=1000, reg_covar=0)
        best = peer.fit(data.scales).score(data.scales) * data.n
        assert fit(data, classes, starts=20).mixture.log_likelihood >= best - 1e-4


def test_three_binary_items_and_two_classes_fit_perfectly():
    """Seven free cells and seven parameters: the likelihood is that of the cell shares themselves."""
    rng = np.random.default_rng(0)
    codes = (rng.random((2000, 3)) < np.where(rng.random((2000, 1)) < 0.4, 0.85, 0.2)).astype(int)
    _, counts = np.unique(codes, axis=0, return_counts=True)
    saturated = (counts * np.log(counts / counts.sum())).sum()
    found = fit(answers(np.zeros((2000, 0)), one_hot(codes, (2, 2, 2)), (2, 2, 2)), 2)
    assert found.mixture.log_likelihood == pytest.approx(saturated, abs=1e-4)
    assert sorted(found.mixture.shares) == pytest.approx([0.4, 0.6], abs=0.06)


def test_carcinoma():
    """Case B1 (poLCA manual; Landis & Koch 1977). The printed K = 4, BIC 727.5, is a local optimum."""
    path = ANCHORS / "carcinoma.csv"
    if not path.is_file():
        pytest.skip("anchors/carcinoma.csv is not here; export `carcinoma` of the R package poLCA to it")
    codes = pd.read_csv(path).to_numpy() - 1
    data = answers(np.zeros((118, 0)), one_hot(codes, (2,) * 7), (2,) * 7)
    assert len(data.counts) == 20  # folded into patterns
    fits = {k: fit(data, k, starts=60) for k in (2, 3, 4)}
    log_likelihood = [fits[k].mixture.log_likelihood for k in fits]
    assert log_likelihood == pytest.approx([-317.25684, -293.70498, -289.28585], abs=1e-4)
    assert [fits[k].bic for k in fits] == pytest.approx([706.0739, 697.1357, 726.46], abs=0.01)
    assert sorted(fits[3].mixture.shares) == pytest.approx([0.1817, 0.3736, 0.4447], abs=1e-4)


def test_parameters_are_counted():
    data, _ = planted()
    assert fit(data, 3, starts=2).mixture.n_parameters == 2 + 3 * 4 + 10 + 3 * (1 + 2)
    assert fit(data, 3, starts=2, covariance="diagonal").mixture.n_parameters == 2 + 3 * 4 + 4 + 3 * (1 + 2)


def test_planted_groups_are_found_and_every_leader_agrees():
    data, group = planted()
    found = fit(data, 3)
    label = found.mixture.posterior(data.scales, data.indicators).argmax(1)
    table = pd.crosstab(group, label).to_numpy()
    assert table.max(1).sum() > 0.95 * data.n
    assert found.start_hit_rate == 1


def test_units_of_a_scale_change_nothing():
    data, _ = planted()
    other = answers(data.scales * [1, 1000, 0.001, 1] + 7, data.indicators, data.sizes)
    posterior = [fit(x, 3).mixture.posterior(x.scales, x.indicators) for x in (data, other)]
    one, two = (p[:, np.argsort(p[:20].argmax(0))] for p in posterior)  # the classes in an order of their people
    np.testing.assert_allclose(one, two, atol=1e-4)


def test_scales_that_sum_to_zero_are_no_trouble():
    """After `gap_and_mean` the covariance is singular; the lost direction is left out."""
    data, _ = planted()
    centred = data.scales - data.scales.mean(1, keepdims=True)
    found = fit(answers(centred, data.indicators, data.sizes), 3)
    assert np.isfinite(found.mixture.log_likelihood)
    assert found.mixture.n_parameters == 2 + 3 * 3 + 6 + 3 * (1 + 2)
    posterior = found.mixture.posterior(centred, data.indicators)
    np.testing.assert_allclose(posterior.mean(0), found.mixture.shares, atol=1e-4)


def test_a_weighted_refit_is_a_fit_of_the_repeated_rows():
    data, _ = planted(200)
    weights = np.random.default_rng(3).integers(0, 4, size=data.n)
    rows = np.repeat(np.arange(data.n), weights)
    repeated = answers(data.scales[rows], data.indicators[rows], data.sizes)
    state = fit(data, 3).state
    (model,) = refit(data, weights[None], state, starts=4)
    assert model.log_likelihood == pytest.approx(fit(repeated, 3).mixture.log_likelihood, rel=1e-6)


def test_same_seed_same_bytes():
    data, _ = planted()
    one, two = fit(data, 3, seed=5), fit(data, 3, seed=5)
    assert one.mixture.means.tobytes() == two.mixture.means.tobytes()
