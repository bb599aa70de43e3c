"""The logit likelihood of all people at once, one set of coefficients each."""

import numpy as np

from jtbd_helpers.choices.data import Tasks


class PeopleLikelihood:
    """Every person's log-likelihood, its slope, and penalised modes.

    Alternatives are held as differences from the one chosen, so that the probability of the choice is
    1 / (1 + sum exp(difference)). Tasks and alternatives that a person did not have are padded with -infinity.
    With `negative` (position of the price), that coefficient is -exp(theta), so it can never be positive.
    """

    def __init__(self, tasks: Tasks, negative: int | None = None, dtype=np.float32):
        self.n_people, self.n_parameters = tasks.people, tasks.x.shape[2]
        self.negative, self.dtype = negative, dtype
        longest, others = np.bincount(tasks.person).max(), len(tasks.there) - 1
        self.shape = (self.n_people, longest, others)
        every = np.arange(len(tasks.chosen))
        slot = _slot(tasks.person)
        differences = np.zeros((*self.shape, self.n_parameters))
        missing = np.ones(self.shape, dtype=bool)
        for j in range(others):  # the chosen alternative is skipped by counting one further from there on
            other = j + (j >= tasks.chosen)
            differences[tasks.person, slot, j] = tasks.x[other, every] - tasks.x[tasks.chosen, every]
            missing[tasks.person, slot, j] = ~tasks.there[other, every]
        self.differences = differences.reshape(self.n_people, -1, self.n_parameters).astype(dtype)
        self.offset = None
        if missing.any():
            self.offset = np.where(missing, -np.inf, 0).reshape(self.n_people, -1).astype(dtype)

    def _coefficients(self, theta: np.ndarray) -> np.ndarray:
        if self.negative is None:
            return theta
        beta = theta.copy()
        beta[:, self.negative] = -np.exp(np.minimum(beta[:, self.negative], 30))
        return beta

    def _odds(self, beta: np.ndarray, differences) -> np.ndarray:
        v = np.matmul(differences, beta[:, :, None].astype(differences.dtype))[..., 0]
        if self.offset is not None:
            v += self.offset
        with np.errstate(over="ignore"):
            np.exp(v, out=v)
        return v.reshape(self.shape)

    def value_and_slope(self, theta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Log-likelihood (person,) and its gradient (person, parameter)."""
        beta = self._coefficients(theta)
        odds = self._odds(beta, self.differences)
        with np.errstate(over="ignore", invalid="ignore"):  # a wild proposal is rejected, not feared
            total = odds.sum(2)
            total += 1
            odds /= total[:, :, None]
        value = -np.log(total).sum(1, dtype=float)
        slope = -np.matmul(odds.reshape(self.n_people, 1, -1), self.differences)[:, 0].astype(float)
        if self.negative is not None:
            slope[:, self.negative] *= beta[:, self.negative]
        return value, slope

    def modes(self, mu, precision, start, steps: int) -> tuple[np.ndarray, np.ndarray]:
        """Everybody's mode under N(mu, precision), by damped Newton; and the curvature of the likelihood there."""
        theta = start.astype(float)
        for _ in range(steps):
            slope, curvature = self._slope_and_curvature(theta)
            slope = slope - (theta - mu) @ precision
            step = np.linalg.solve(curvature + precision, slope[:, :, None])[..., 0]
            length = np.sqrt(np.maximum((step * slope).sum(1), 1e-24))
            theta = theta + step * np.minimum(1.0, 3.0 / length)[:, None]
        return theta, self._slope_and_curvature(theta)[1]

    def _slope_and_curvature(self, theta):
        beta = self._coefficients(theta)
        differences = self.differences.astype(float)
        odds = self._odds(beta, differences)
        p = odds / (1.0 + odds.sum(2, keepdims=True))
        weighted = differences * p.reshape(self.n_people, -1, 1)
        slope = -weighted.sum(1)
        mean = weighted.reshape(*self.shape, -1).sum(2)
        curvature = np.matmul(differences.transpose(0, 2, 1), weighted) - np.matmul(mean.transpose(0, 2, 1), mean)
        if self.negative is not None:
            by_theta = beta[:, self.negative]
            slope[:, self.negative] *= by_theta
            curvature[:, self.negative, :] *= by_theta[:, None]
            curvature[:, :, self.negative] *= by_theta[:, None]
        return slope, curvature


def _slot(person: np.ndarray) -> np.ndarray:
    """Position of each task among the tasks of its person."""
    order = np.argsort(person, kind="stable")
    starts = np.r_[0, np.cumsum(np.bincount(person))[:-1]]
    slot = np.empty(len(person), dtype=np.int64)
    slot[order] = np.arange(len(person)) - starts[person[order]]
    return slot
