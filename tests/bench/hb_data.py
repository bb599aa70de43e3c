"""Simulated choices for the HB scripts: people with part-worths of their own, and what they chose."""

import numpy as np

from jtbd_helpers.choices.data import Tasks
from jtbd_helpers.statistics.convergence import effective_draws

PEOPLE, TASKS, ALTERNATIVES, PARAMETERS, HELD_BACK = 500, 12, 4, 12, 3


def simulate(seed=7):
    """Answers (person x task), what was shown (person x task x alternative x parameter), true part-worths,
    and the mean and covariance of their population.

    Eleven two-level attributes at -.5 and .5, one normal; the last alternative is "none". Columns have scale 1 and go
    to both samplers as they are, so that one prior means the same to both. The last HELD_BACK tasks are for testing.
    """
    rng = np.random.default_rng(seed)
    shown = rng.integers(0, 2, (PEOPLE, TASKS + HELD_BACK, ALTERNATIVES, PARAMETERS)) - 0.5
    shown[..., -1] = rng.normal(size=shown.shape[:3])
    shown[:, :, -1] = 0
    lower = np.tril(rng.normal(size=(PARAMETERS, PARAMETERS)) * 0.25)
    lower[np.diag_indices(PARAMETERS)] = 0.9
    mean = rng.normal(size=PARAMETERS)
    truth = mean + rng.normal(size=(PEOPLE, PARAMETERS)) @ lower.T
    return choose(shown, truth, rng), shown, truth, (mean, lower @ lower.T)


def choose(shown, truth, rng) -> np.ndarray:
    """Logit choices of people with part-worths `truth` (person x parameter)."""
    utility = np.einsum("ntjp,np->ntj", shown, truth)
    return (utility + rng.gumbel(size=utility.shape)).argmax(2)


def as_tasks(chosen, shown) -> Tasks:
    """The engine's own layout."""
    people, tasks, alternatives, parameters = shown.shape
    x = shown.reshape(people * tasks, alternatives, parameters).transpose(1, 0, 2)
    there = np.ones((alternatives, people * tasks), dtype=bool)
    person = np.repeat(np.arange(people), tasks)
    return Tasks(np.ascontiguousarray(x), there, chosen.ravel(), person, people)


def least_effective(draws) -> float:
    """Least of bulk, tail and squared-draw effective sample size of one chain: antithetic draws flatter the first."""
    bulk, tail = effective_draws(draws[None])
    squared, _ = effective_draws((draws - draws.mean())[None] ** 2)
    return min(bulk, squared, tail)


def held_out_log_likelihood(people_draws, chosen, shown) -> float:
    """Mean log of the predictive probability of each choice, averaged over at most 400 draws."""
    probability = 0.0
    some = people_draws[:: max(1, len(people_draws) // 400)]
    for draw in some:
        utility = np.einsum("ntjp,np->ntj", shown, draw.astype(float))
        odds = np.exp(utility - utility.max(2, keepdims=True))
        probability = probability + odds / odds.sum(2, keepdims=True) / len(some)
    return float(np.log(np.take_along_axis(probability, chosen[..., None], 2)).mean())
