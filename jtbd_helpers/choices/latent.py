"""Latent-class logit: a few kinds of people, each with part-worths of its own (Kamakura & Russell 1989)."""

from dataclasses import dataclass

import numpy as np

from jtbd_helpers.choices import logit
from jtbd_helpers.choices.data import Tasks
from jtbd_helpers.choices.membership import SameForAll, membership_covariance
from jtbd_helpers.progress_bars import bar

RACE, KEPT = 12, 4  # iterations that every start runs, and how many of the best go on
TOLERANCE = 1e-9


@dataclass(frozen=True)
class LatentFit:
    """Classes by falling share.

    beta : class x parameter; shares : class; posterior : respondent x class; errors : class x parameter covariances
    (the inverse information of each class, posterior weighted); finals : log-likelihood of each start that was run
    to the end; starts : how many were tried. With covariates, membership : class x (1 + covariate), log-odds against
    the first class, and membership_covariance of its other rows, in this order.
    """

    beta: np.ndarray
    shares: np.ndarray
    posterior: np.ndarray
    covariances: np.ndarray
    log_likelihood: float
    finals: np.ndarray
    starts: int
    iterations: int
    membership: np.ndarray | None = None
    membership_covariance: np.ndarray | None = None

    @property
    def start_hit_rate(self) -> float:
        """Share of the starts run to the end that reach the best optimum, within 0.01 log-likelihood."""
        return float(np.mean(self.finals > self.finals.max() - 0.01))


def fit(
    tasks: Tasks, scales, names, weights, n_classes: int, starts: int = 20, seed: int = 0, progress=None, sizes=None
) -> LatentFit:
    """EM over people: the posterior of a respondent multiplies over all of their tasks (Train 2008).

    All starts run a short race; the best go on to convergence. `sizes` : SameForAll or ByCovariates.
    """
    sizes = SameForAll() if sizes is None else sizes
    rng = np.random.default_rng(seed)
    scaled = Tasks(tasks.x / scales, tasks.there, tasks.chosen, tasks.person, tasks.people)
    pooled = logit.fit(tasks, scales, names, weights[tasks.person]).beta * scales
    racing = [
        _em(scaled, weights, _start(rng, pooled, n_classes), sizes.begin(n_classes), RACE, sizes)
        for _ in bar(range(starts), f"{n_classes} classes", starts, progress)
    ]
    racing.sort(key=lambda run: -run[2])
    finished = [_em(scaled, weights, beta, state, 2_000, sizes) for beta, state, *_ in racing[:KEPT]]
    beta, state, value, posterior, iterations = max(finished, key=lambda run: run[2])
    shares = SameForAll().update(None, posterior, weights) if sizes.n_covariates else state
    order = np.argsort(-shares, kind="stable")
    beta, shares, posterior, state = beta[order], shares[order], posterior[:, order], state[order]
    covariances = np.stack(
        [
            np.linalg.pinv(logit.derivatives(scaled, b, (weights * tau)[tasks.person] + 1e-12)[2])
            / np.outer(scales, scales)
            for b, tau in zip(beta, posterior.T, strict=True)
        ]
    )
    finals = np.array([run[2] for run in finished])
    known = ()
    if sizes.n_covariates:
        state = state - state[0]
        known = state, membership_covariance(scaled, weights, beta, state, sizes, posterior)
    return LatentFit(beta / scales, shares, posterior, covariances, value, finals, starts, iterations, *known)


def _start(rng, pooled, n_classes):
    return pooled + rng.normal(0, 0.5, (n_classes, len(pooled))) * np.maximum(1.0, np.abs(pooled))


def posterior_of(tasks: Tasks, beta: np.ndarray, shares: np.ndarray):
    """Respondent x class posterior, and each respondent's log-likelihood; `shares` for all, or respondent x class."""
    log_joint = np.log(np.maximum(shares, 1e-300)) + np.stack(
        [np.bincount(tasks.person, logit.log_likelihoods(tasks, b), tasks.people) for b in beta], axis=1
    )
    top = log_joint.max(1, keepdims=True)
    relative = np.exp(log_joint - top)
    total = relative.sum(1, keepdims=True)
    return relative / total, (np.log(total) + top)[:, 0]


def _em(tasks, weights, beta, state, most, sizes):
    """EM with squared extrapolation every third step (SQUAREM, Varadhan & Roland 2008): plain EM crawls at the end.

    An extrapolation that does not climb is dropped, so the likelihood never falls.
    """
    value, path, safe = -np.inf, [], (beta, state)
    for iteration in range(1, most + 1):  # noqa: B007 (reported)
        posterior, by_person = posterior_of(tasks, beta, sizes.shares(state))
        new = float(by_person @ weights)
        if new < value - 1e-9 * abs(value):  # the leap went too far: back to the step before it
            beta, state = safe
            path = []
            continue
        if new - value < TOLERANCE * abs(new):
            break
        value = new
        state = sizes.update(state, posterior, weights)
        beta = np.stack(
            [_newton_step(tasks, b, (weights * tau)[tasks.person]) for b, tau in zip(beta, posterior.T, strict=True)]
        )
        path.append(np.concatenate([beta.ravel(), sizes.to_vector(state)]))
        if len(path) == 3:
            safe = beta, state
            point = _leap(path)
            beta, state = point[: beta.size].reshape(beta.shape), sizes.from_vector(point[beta.size :], len(beta))
            path = []
    return beta, state, new, posterior, iteration


def _leap(path) -> np.ndarray:
    """Squared extrapolation of three points of the path."""
    first, second = path[1] - path[0], path[2] - path[1]
    bend = second - first
    length = max(1.0, np.linalg.norm(first) / max(np.linalg.norm(bend), 1e-12))
    return path[0] + 2 * length * first + length**2 * bend


def _newton_step(tasks, beta, weights):
    """One weighted Newton step, shortened until it climbs; a ridge of almost nothing keeps an empty class finite."""
    value, gradient, information = logit.derivatives(tasks, beta, weights + 1e-12)
    step = np.linalg.solve(information + 1e-6 * np.eye(len(beta)), gradient)
    step *= min(1.0, 3.0 / max(np.abs(step).max(), 1e-12))
    if np.abs(step).max() > 0.5:  # near the top a Newton step always climbs; far off it is checked
        while logit.log_likelihoods(tasks, beta + step) @ weights < value and np.abs(step).max() > 1e-8:
            step /= 2
    return beta + step
