"""What a sample of this size could have found: said with every "none".

Two groups of normal ratings with the same covariance differ along one direction only. How much better two groups
than one describe such ratings is, per person, the divergence between a mixture of two normals and the one normal of
the same mean and variance; BIC asks for it to outweigh the further parameters.
"""

import itertools
import math

import numpy as np

POWER, POWER_Z, GROUP = 0.8, 0.8416, 0.25  # found in 8 of 10 surveys; the group spoken of first
LEAST_SHARE, LEAST_PEOPLE = 0.05, 30
MOST_THIRDS = 500
GRID = np.linspace(-8, 8, 801)  # in within-group standard deviations


def what_could_be_found(inputs, recipe) -> str:
    """One or two sentences: the smallest difference and the smallest group that these many people show."""
    n = inputs.data.n
    further = "`plan_survey` says what more people could find."
    if not inputs.data.scales.shape[1]:
        return f"{n:,} people were asked. {further}"
    apart, share, half = reach_of(inputs, recipe, n)
    what = "gaps" if recipe.source == "gap" else "difficulties"
    if apart > half * (4 if recipe.source == "gap" else 2):
        return f"{n:,} people are too few to find even a group of {GROUP:.0%} by these questions. {further}"
    found = f"a group of {GROUP:.0%} of people whose {what} on a third of the scales are {apart:.1f} points larger"
    if share <= 0.5:
        found += f", or a group of {share:.0%} where they are {half:g} points larger"
    return f"With {n:,} people this method finds, in 8 of 10 surveys, {found}; anything less may be missed. {further}"


def reach_of(inputs, recipe, n: int) -> tuple[float, float, float]:
    """Smallest difference of a quarter of the people (points), smallest group at half the scale (share), that half.

    `inputs` give how the scales go together; `n` is the number of people asked.
    """
    half = (recipe.ends[0][1] - recipe.ends[0][0]) / 2
    extra = 1 + inputs.data.scales.shape[1] + sum(size - 1 for size in inputs.data.sizes)
    unit = _distance(np.cov(inputs.data.scales.T, bias=True).reshape(len(inputs.mean), -1))
    return smallest_distance(n, extra, GROUP) / unit, smallest_share(n, extra, half * unit), half


def _distance(covariance) -> float:
    """Distance (in standard deviations) of two groups that differ by one point on a third of the scales.

    Which third is not known, so the one that shows least counts: the promise then holds for any.
    """
    d = len(covariance)
    m = max(1, round(d / 3))
    precision = np.linalg.pinv(covariance)
    thirds = itertools.combinations(range(d), m)
    if math.comb(d, m) > MOST_THIRDS:  # then a sample of them
        rng = np.random.default_rng(0)
        thirds = [rng.permutation(d)[:m] for _ in range(MOST_THIRDS)]
    return float(np.sqrt(max(min(precision[np.ix_(third, third)].sum() for third in thirds), 1e-12)))


def finds(n: int, extra: int, share: float, distance: float) -> bool:
    """Whether BIC prefers two groups in 8 of 10 samples; `extra` is how many parameters the second group costs."""
    x = GRID + share * distance
    density = ((1 - share) * np.exp(-(x**2) / 2) + share * np.exp(-((x - distance) ** 2) / 2)) / np.sqrt(2 * np.pi)
    mean, variance = share * distance, 1 + share * (1 - share) * distance**2
    single = -((x - mean) ** 2) / (2 * variance) - np.log(2 * np.pi * variance) / 2
    gain = np.log(np.maximum(density, 1e-300)) - single
    weight = density / density.sum()
    average = weight @ gain
    spread = np.sqrt(max(weight @ gain**2 - average**2, 0))
    # The fitted second group gains a little by chance, about half a log-likelihood per parameter.
    return 2 * n * average + extra - POWER_Z * 2 * np.sqrt(n) * spread >= extra * np.log(n)


def smallest_distance(n: int, extra: int, share: float) -> float:
    """Least distance at which a group of this share is found."""
    return _least(lambda distance: finds(n, extra, share, distance), 0.2, 8)


def smallest_share(n: int, extra: int, distance: float) -> float:
    """Least share, of at least 5 % and 30 people, that is found at this distance; above one half where none is."""
    return _least(lambda share: finds(n, extra, share, distance), least_share(n), 0.5)


def least_share(n: int) -> float:
    """The smallest group that is spoken of: 5 % of the people, and 30 of them."""
    return min(max(LEAST_SHARE, LEAST_PEOPLE / n), 0.5)


def _least(found, low: float, high: float) -> float:
    if found(low):
        return low
    if not found(high):
        return 2 * high
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (low, middle) if found(middle) else (middle, high)
    return high
