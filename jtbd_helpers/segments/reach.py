"""What a sample of this size could have found: said with every "none", worked out by small simulations.

Surveys of normal ratings with the observed covariance get one planted group; a difference counts as findable where
BIC prefers two groups in at least 80 % of the surveys.
"""

import numpy as np

from jtbd_helpers.segments.mixture import answers
from jtbd_helpers.segments.search import fit

SURVEYS, STEPS, POWER, SHARE = 15, 5, 0.80, 0.25


def what_could_be_found(inputs, recipe, seed: int = 0) -> str:
    """One or two sentences: the smallest difference and the smallest group that these many people show."""
    n = inputs.data.n
    if not inputs.data.scales.shape[1]:
        return f"{n:,} people were asked. `plan_survey` says what more people could find."
    width = float(recipe.ends[0][1] - recipe.ends[0][0])
    covariance = np.cov(inputs.data.scales.T, bias=True).reshape(len(inputs.mean), -1)
    rng = np.random.default_rng([seed, 105])
    difference = _least(lambda g: _power(n, covariance, SHARE, g, rng), 0.05 * width, 1.25 * width)
    share = _least(lambda s: _power(n, covariance, s, 0.5 * width, rng), 2 / n, 0.5)
    what = "gaps" if recipe.source == "gap" else "difficulties"
    first = (
        f"a group of {SHARE:.0%} of people whose {what} are {difference:.1f} points larger"
        if np.isfinite(difference)
        else f"no group of {SHARE:.0%} of people, however different"
    )
    second = f", or one of {share:.0%} with {0.5 * width:.1f} points" if np.isfinite(share) else ""
    return (
        f"With {n:,} people this method would have found {first} on a third of the scales{second} "
        f"(in 8 of 10 simulated surveys). `plan_survey` says what more people could find."
    )


def _least(power, low: float, high: float) -> float:
    """The smallest value between two limits that is found often enough (on a ratio scale); inf where none is."""
    if power(high) < POWER:
        return np.inf
    for _ in range(STEPS):
        middle = np.sqrt(low * high)
        low, high = (low, middle) if power(middle) >= POWER else (middle, high)
    return high


def _power(n: int, covariance, share: float, difference: float, rng) -> float:
    """Share of simulated surveys in which BIC prefers two groups."""
    d = len(covariance)
    value, vector = np.linalg.eigh(covariance)
    root = vector * np.sqrt(np.maximum(value, 0))
    found = 0
    for _ in range(SURVEYS):
        member = np.arange(n) < max(1, round(share * n))
        shifted = rng.permutation(d) < max(1, round(d / 3))
        scales = rng.normal(size=(n, d)) @ root.T + difference * np.outer(member, shifted)
        data = answers(scales, np.zeros((n, 0)), ())
        ones = np.column_stack([np.ones(n), scales])
        begin = np.stack([ones[member].sum(0), ones[~member].sum(0)])
        found += fit(data, 2, starts=2, seed=rng, begin=begin).bic < fit(data, 1, starts=1).bic
    return found / SURVEYS
