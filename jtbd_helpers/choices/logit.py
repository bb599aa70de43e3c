"""Multinomial logit by Newton's method with the analytic Hessian (McFadden 1974)."""

from dataclasses import dataclass

import numpy as np

from jtbd_helpers.choices.data import Tasks
from jtbd_helpers.errors import JtbdError

BLOCK = 4_096  # tasks at a time, so that a block stays in the processor's cache
SAMPLE = 10_000  # with four times as many tasks or more, about so many of them give the starting point
LARGEST = 25.0  # a scaled coefficient beyond this makes us look at once whether the data separate
LARGE = 8.0  # and beyond this at the end: with many tasks Newton seems to settle long before


@dataclass(frozen=True)
class Fit:
    """Coefficients, log-likelihood, information matrix (negative Hessian), iterations and last gradient norm."""

    beta: np.ndarray
    log_likelihood: float
    information: np.ndarray
    iterations: int
    gradient_norm: float


def probabilities(tasks: Tasks, beta: np.ndarray) -> np.ndarray:
    """Choice probabilities, alternative x task; 0 where an alternative was not available."""
    v = tasks.x @ beta
    v[~tasks.there] = -np.inf
    v -= v.max(0)
    np.exp(v, out=v)
    return v / v.sum(0)


def log_likelihoods(tasks: Tasks, beta: np.ndarray) -> np.ndarray:
    """Log-probability of the choice made, one per task."""
    v = tasks.x @ beta
    v[~tasks.there] = -np.inf
    top = v.max(0)
    return v[tasks.chosen, np.arange(v.shape[1])] - top - np.log(np.exp(v - top).sum(0))


def derivatives(tasks: Tasks, beta: np.ndarray, weights: np.ndarray, scales=1.0):
    """Weighted log-likelihood, its gradient and the information matrix, block by block; `beta` (and so they) in units
    of `scales`, the sizes of the columns."""
    n_parameters, plain, scales = len(beta), beta / scales, np.ones(len(beta)) * scales
    value, gradient = 0.0, np.zeros(n_parameters)
    information = np.zeros((n_parameters, n_parameters))
    for start in range(0, len(tasks.chosen), BLOCK):
        block = slice(start, start + BLOCK)
        x, w, chosen = tasks.x[:, block], weights[block], tasks.chosen[block]
        every = np.arange(len(chosen))
        v = x @ plain
        v[~tasks.there[:, block]] = -np.inf
        v -= v.max(0)
        picked = v[chosen, every]
        np.exp(v, out=v)
        total = v.sum(0)
        value += float((picked - np.log(total)) @ w)
        v *= w / total
        mean = np.zeros((len(chosen), n_parameters))
        for x_j, p_j in zip(x, v, strict=True):
            weighted = x_j * p_j[:, None]
            mean += weighted
            information += x_j.T @ weighted
        information -= mean.T @ (mean / w[:, None])
        gradient += x[chosen, every].T @ w - mean.sum(0)
    return value, gradient / scales, information / np.outer(scales, scales)


def fit(tasks: Tasks, scales: np.ndarray, names: list[str], weights: np.ndarray | None = None, start=None) -> Fit:
    """Maximise the weighted log-likelihood.

    Parameters
    ----------
    tasks : Tasks
    scales : (parameter,) sizes of the columns; fitting happens in these units, so that a price in cents and one
        in thousands of euros give the same answer.
    names : parameter names for messages.
    weights : (task,) positive, or None for 1.

    Raises
    ------
    JtbdError
        When parameters cannot be told apart, or the data separate (an estimate would be infinite).
    """
    weights = np.ones(len(tasks.chosen)) if weights is None else weights
    beta = _guess(tasks, weights, names, scales) if start is None else np.asarray(start) * scales
    found = _climb(tasks, beta, weights, names, scales)
    return Fit(
        found.beta / scales,
        found.log_likelihood,
        found.information * np.outer(scales, scales),
        found.iterations,
        found.gradient_norm,
    )


def _guess(tasks, weights, names, scales) -> np.ndarray:
    """Where to start: the estimates of a sample of many tasks, else zeros. Parameters are checked on the way."""
    zeros, every = np.zeros(len(scales)), len(weights) // SAMPLE
    if every > 3:
        which = np.arange(0, len(weights), every)
        part, own = tasks.take(which), weights[which]
        try:
            return _climb(part, _guess(part, own, names, scales), own, names, scales, tolerance=1e-6).beta
        except JtbdError:  # a sample may lack what the whole has
            pass
    check_identified(derivatives(tasks, zeros, weights, scales)[2], names)
    return zeros


def _climb(tasks, beta, weights, names, scales, tolerance=1e-11, steps=60) -> Fit:
    value, gradient, information = derivatives(tasks, beta, weights, scales)
    looked = False
    for iteration in range(1, steps + 1):  # noqa: B007 (reported)
        step = np.linalg.solve(information, gradient)
        promised = 0.5 * float(gradient @ step)
        if promised < tolerance * max(1.0, abs(value)):
            beta = beta + step  # costs nothing and doubles the right digits
            break
        length = 1.0
        while True:
            new = derivatives(tasks, beta + length * step, weights, scales)
            if new[0] >= value - 1e-12 * abs(value) or length < 1e-4:
                break
            length /= 2
        beta, (value, gradient, information) = beta + length * step, new
        if not looked and (np.abs(beta).max() > LARGEST or np.linalg.cond(information) > 1e13):
            looked = True
            refuse_separated(tasks, scales, names)
    if not looked and np.abs(beta).max() > LARGE:
        refuse_separated(tasks, scales, names)
    return Fit(beta, value, information, iteration, float(np.abs(gradient).max()))


def check_identified(information: np.ndarray, names: list[str], where: str = "These choices") -> None:
    """Refuse parameters that the tasks cannot tell apart, naming them and the rank of the information."""
    size = np.sqrt(np.maximum(np.diag(information), 1e-300))
    values, vectors = np.linalg.eigh(information / np.outer(size, size))
    blank = np.diag(information) < 1e-10
    free = values > 1e-9
    if free.all() and not blank.any():
        return
    mixed = np.abs(vectors[:, ~free]).max(1) > 0.05 if (~free).any() else blank
    offenders = [n for n, bad in zip(names, mixed | blank, strict=True) if bad]
    raise JtbdError(
        f"{where} cannot separate {', '.join(offenders)}: rank {int(free.sum())} of {len(names)}. "
        "Leave one of them out, or show them in other combinations."
    )


def refuse_separated(tasks: Tasks, scales: np.ndarray, names: list[str]) -> None:
    """Refuse data that separate, naming all columns concerned.

    They separate where some direction never makes a choice less likely and makes one more likely, so that the
    likelihood rises for ever along it (Albert & Anderson 1984): a linear programme finds it. Large coefficients alone
    say nothing.
    """
    from scipy.optimize import linprog

    every = np.arange(len(tasks.chosen))
    ahead = (tasks.x[tasks.chosen, every][None] - tasks.x)[tasks.there] / scales
    ahead = np.unique(ahead[np.abs(ahead).max(1) > 0], axis=0)
    both = np.hstack([ahead, -ahead])  # the shortest such direction, its rise and its fall apart
    found = linprog(np.ones(both.shape[1]), -both, np.zeros(len(both)), both.sum(0)[None], [1.0], method="highs")
    if found.status != 0:  # there is none
        return
    size = np.abs(np.subtract(*np.split(found.x, 2)))
    concerned = [name for name, pull in zip(names, size, strict=True) if pull > 1e-6 * size.max()]
    raise JtbdError(
        f"The choices separate on {', '.join(repr(name) for name in concerned)}: people always (or never) choose what "
        "has it, so its part-worth has no finite estimate. Merge its level with another, leave it out, or use "
        "model='hb', which has a prior."
    )


def score_by_person(tasks: Tasks, beta: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Gradient of each respondent's log-likelihood, respondent x parameter (for errors clustered by person)."""
    p = probabilities(tasks, beta)
    every = np.arange(len(tasks.chosen))
    residual = tasks.x[tasks.chosen, every] - np.einsum("jnp,jn->np", tasks.x, p)
    scores = np.zeros((tasks.people, len(beta)))
    np.add.at(scores, tasks.person, residual * weights[:, None])
    return scores
