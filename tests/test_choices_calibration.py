"""The HB sampler against its own prior, against an independent sampler, and against the truth that made the data."""

import importlib
import sys
from pathlib import Path

import numpy as np
import pytest

from jtbd_helpers.choices.bayes import Prior, run_chain
from jtbd_helpers.choices.data import Tasks
from jtbd_helpers.choices.likelihood import PeopleLikelihood
from jtbd_helpers.statistics.convergence import effective_draws

BENCH = Path(__file__).parent / "bench"


def script(name):
    """A script of tests/bench as a module."""
    sys.path.insert(0, str(BENCH))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(BENCH))


def small(people=20, tasks=6, seed=3):
    """Choices of a few people among three alternatives with two numbers each."""
    rng = np.random.default_rng(seed)
    shown = rng.normal(size=(people, tasks, 3, 2))
    truth = np.array([1.0, -0.5]) + rng.normal(size=(people, 2)) @ np.array([[0.8, 0.3], [0.0, 0.6]])
    return script("hb_data").choose(shown, truth, rng), shown


def test_answers_that_say_nothing_return_the_prior():
    """All alternatives alike: draws of the population are draws from the prior."""
    from scipy.stats import invwishart, kstest

    n, prior = 15, Prior(1.0, 9.0, 4.5 * np.eye(2))
    flat = Tasks(np.zeros((3, n, 2)), np.ones((3, n), bool), np.zeros(n, int), np.arange(n), n)
    run = run_chain(PeopleLikelihood(flat), prior, np.zeros(2), 2_500, 300, 1, seed=1)
    sigma = invwishart.rvs(prior.nu, prior.scale, 4_000, random_state=2)
    roots = np.linalg.cholesky(sigma)
    mu = np.einsum("dij,dj->di", roots, np.random.default_rng(3).normal(size=(4_000, 2)))
    pairs = [(run["mu"][:, i], mu[:, i]) for i in range(2)]
    pairs += [(run["sigma"][:, i, j], sigma[:, i, j]) for i, j in [(0, 0), (1, 1), (0, 1)]]
    for drawn, expected in pairs:
        effective = effective_draws(drawn[None])[0]
        assert effective > 300
        apart = drawn[:: int(np.ceil(len(drawn) / effective))]
        assert kstest(apart, expected).pvalue > 0.01


def test_the_value_and_slope_are_those_of_the_logit():
    """Against the plain formula, with alternatives and tasks that are missing, and a price held below zero."""
    chosen, shown = small(people=4, tasks=3)
    tasks = script("hb_data").as_tasks(chosen, shown)
    tasks.there[2, 5] = tasks.chosen[5] == 2
    tasks = tasks.take(np.arange(11))
    theta = np.random.default_rng(0).normal(size=(2, 4))

    def plain(theta):
        beta = np.stack([theta[0], -np.exp(theta[1])])
        v = np.einsum("jnp,pn->jn", tasks.x, beta[:, tasks.person])
        v[~tasks.there] = -np.inf
        each = v[tasks.chosen, np.arange(11)] - np.log(np.exp(v).sum(0))
        return np.bincount(tasks.person, each, 4)

    likelihood = PeopleLikelihood(tasks, negative=1, dtype=float)
    value, slope = likelihood.value_and_slope(theta)
    assert value == pytest.approx(plain(theta))
    for i in range(2):
        step = np.zeros((2, 4))
        step[i] = 1e-6
        assert slope[i] == pytest.approx((plain(theta + step) - plain(theta - step)) / 2e-6, abs=1e-6)
    single = PeopleLikelihood(tasks, negative=1).value_and_slope(theta)[0]
    assert single == pytest.approx(value, abs=1e-5)


def random_walk(chosen, shown, prior, draws, rng):
    """An independent sampler, as plain as can be: random-walk Metropolis for people, Gibbs for the population."""
    from scipy.stats import invwishart

    people, p = len(shown), shown.shape[-1]
    beta, mu, sigma = np.zeros((people, p)), np.zeros(p), np.eye(p)
    every, kept = np.indices(chosen.shape), []

    def log_density(b):
        utility = np.einsum("ntjp,np->ntj", shown, b)
        picked = utility[(*every, chosen)] - np.log(np.exp(utility).sum(2))
        away = b - mu
        return picked.sum(1) - 0.5 * np.einsum("np,pq,nq->n", away, np.linalg.inv(sigma), away)

    for _ in range(draws):
        there = beta + rng.normal(size=beta.shape) * 0.8
        taken = np.log(rng.random(people)) < log_density(there) - log_density(beta)
        beta = np.where(taken[:, None], there, beta)
        mean = beta.mean(0)
        scale = prior.scale + (beta - mean).T @ (beta - mean)
        scale += people * prior.precision / (people + prior.precision) * np.outer(mean, mean)
        sigma = np.atleast_2d(invwishart.rvs(prior.nu + people, scale, random_state=rng))
        mu = rng.multivariate_normal(people * mean / (people + prior.precision), sigma / (people + prior.precision))
        kept.append(np.r_[mu, np.sqrt(np.diag(sigma)), beta[:3].ravel()])
    return np.array(kept[draws // 10 :])


def from_run(run):
    spread = np.sqrt(np.diagonal(run["sigma"], axis1=1, axis2=2))
    return np.column_stack([run["mu"], spread, run["people"][:, :3].reshape(len(spread), -1)])


@pytest.mark.slow
def test_chains_and_an_independent_sampler_agree():
    """Within .3 posterior sd at 20,000 draws (methods 8.4), means and spreads of the posterior alike."""
    chosen, shown = small()
    likelihood, prior = PeopleLikelihood(script("hb_data").as_tasks(chosen, shown)), Prior.default(2)
    one, other = (from_run(run_chain(likelihood, prior, np.zeros(2), 10_000, 500, 1, seed)) for seed in (1, 2))
    walk = random_walk(chosen, shown, prior, 20_000, np.random.default_rng(4))
    for found in (other, walk):
        assert np.abs(found.mean(0) - one.mean(0)).max() < 0.3 * one.std(0).min()
        assert found.std(0) == pytest.approx(one.std(0), rel=0.3)


@pytest.mark.slow
def test_ranks_of_the_truth_are_uniform():
    """Simulation-based calibration (Talts et al. 2018): p > .01 for every population figure."""
    found = script("calibration_hb").calibrate(100)
    assert len(found) == 9
    assert min(p for _, p in found.values()) > 0.01


@pytest.mark.slow
def test_people_are_found_as_well_as_the_answers_allow():
    """500 x 12 x 4 x 12: as close to the truth as when the population that made the people is known."""
    data = script("hb_data")
    chosen, shown, truth, (mean, covariance) = data.simulate()
    tasks = data.as_tasks(chosen[:, : data.TASKS], shown[:, : data.TASKS])
    likelihood = PeopleLikelihood(tasks)
    run = run_chain(likelihood, Prior.default(12), np.zeros(12), 2_000, 400, 1, seed=0)
    found = run["people"].mean(0)
    best = likelihood.modes(mean, np.linalg.inv(covariance), np.tile(mean, (len(truth), 1)), 30)[0]
    reached, possible = (np.corrcoef(b.ravel(), truth.ravel())[0, 1] for b in (found, best))
    assert possible > reached > possible - 0.02
    assert np.abs(run["mu"].mean(0) - truth.mean(0)).max() < 2.5 * run["mu"].std(0).max()
