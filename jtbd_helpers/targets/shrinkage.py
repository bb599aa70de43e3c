"""Pulling noisy scores towards their mean, so that the best of many is not believed too much."""

import numpy as np


def shrink(scores, errors):
    """Empirical-Bayes scores with their standard errors (Efron & Morris 1975; Morris 1983).

    Each score moves to the common mean by the share of its variance that is sampling
    error; the variance between targets is Paule and Mandel's (1982), never below 0.
    """
    y, v = np.asarray(scores, dtype=float), np.asarray(errors, dtype=float) ** 2
    between = paule_mandel(y, v)
    precision = 1 / (v + between)
    mean = (precision * y).sum() / precision.sum()
    noise = v * precision
    return mean + (1 - noise) * (y - mean), np.sqrt((1 - noise) * v + noise**2 / precision.sum())


def paule_mandel(y, v, steps: int = 200) -> float:
    """The variance between targets at which the weighted squared distances equal their expectation."""

    def surplus(between):
        w = 1 / (v + between)
        return (w * (y - (w * y).sum() / w.sum()) ** 2).sum() - (len(y) - 1)

    if len(y) < 2 or surplus(0.0) <= 0:
        return 0.0
    low, high = 0.0, float(np.var(y, ddof=1)) + float(v.max())
    while surplus(high) > 0:
        high *= 2
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (middle, high) if surplus(middle) > 0 else (low, middle)
        if high - low < 1e-12 * high:
            break
    return (low + high) / 2
