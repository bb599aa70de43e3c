"""The logit likelihood of all people at once, one set of coefficients each."""

import numpy as np

from jtbd_helpers.choices.data import Tasks


class PeopleLikelihood:
    """Every person's log-likelihood, its slope, and penalised modes.

    Alternatives are held as differences from the one chosen, so that the probability of the choice is
    1 / (1 + sum exp(difference)). Tasks and alternatives that a person did not have are padded with -infinity.
    With `negative` (position of the price), that coefficient is -exp(theta), so it can never be positive.

    Coefficients are (parameter, person): with people last, every operation runs along whole rows of people, which is
    three times as fast as one small matrix product per person. Single precision moves a person's log-likelihood by
    less than 1e-5.
    """

    def __init__(self, tasks: Tasks, negative: int | None = None, dtype=np.float32):
        self.n_people, self.n_parameters = tasks.people, tasks.x.shape[2]
        self.negative, self.dtype = negative, dtype
        longest, others = np.bincount(tasks.person).max(), len(tasks.there) - 1
        self.shape = (others, longest, self.n_people)
        every = np.arange(len(tasks.chosen))
        slot = _slot(tasks.person)
        differences = np.zeros((self.n_parameters, *self.shape), dtype)
        missing = np.ones(self.shape, dtype=bool)
        for j in range(others):  # the chosen alternative is skipped by counting one further from there on
            other = j + (j >= tasks.chosen)
            apart = tasks.x[other, every] - tasks.x[tasks.chosen, every]
            differences[:, j, slot, tasks.person] = apart.T
            missing[j, slot, tasks.person] = ~tasks.there[other, every]
        self.differences = differences.reshape(self.n_parameters, -1, self.n_people)
        self.offset = np.where(missing, -np.inf, 0).reshape(-1, self.n_people).astype(dtype) if missing.any() else None

    def _coefficients(self, theta: np.ndarray) -> np.ndarray:
        if self.negative is None:
            return theta
        beta = theta.copy()
        beta[self.negative] = -np.exp(np.minimum(beta[self.negative], 30))
        return beta

    def _odds(self, beta: np.ndarray) -> np.ndarray:
        v = np.einsum("prn,pn->rn", self.differences, beta.astype(self.dtype))
        if self.offset is not None:
            v += self.offset
        with np.errstate(over="ignore"):
            return np.exp(v, out=v).reshape(self.shape)

    def value_and_slope(self, theta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Log-likelihood (person,) and its gradient (parameter, person)."""
        beta = self._coefficients(theta)
        odds = self._odds(beta)
        total = odds.sum(0)
        with np.errstate(over="ignore", invalid="ignore"):  # a wild proposal is rejected, not feared
            total += 1
            odds /= total
        value = -np.log(total).sum(0, dtype=float)
        slope = -np.einsum("prn,rn->pn", self.differences, odds.reshape(-1, self.n_people)).astype(float)
        if self.negative is not None:
            slope[self.negative] *= beta[self.negative]
        return value, slope

    def modes(self, mu, precision, start, steps: int) -> tuple[np.ndarray, np.ndarray]:
        """Everybody's mode under N(mu, precision), by damped Newton, and the curvature of the likelihood there.

        Here people come first: `start` and the modes are (person, parameter), the curvature (person, parameter,
        parameter).
        """
        theta = start.astype(float)
        differences = np.ascontiguousarray(self.differences.transpose(2, 1, 0), dtype=float)
        for _ in range(steps):
            slope, curvature = self._slope_and_curvature(theta, differences)
            slope = slope - (theta - mu) @ precision
            step = np.linalg.solve(curvature + precision, slope[:, :, None])[..., 0]
            length = np.sqrt(np.maximum((step * slope).sum(1), 1e-24))
            theta = theta + step * np.minimum(1.0, 3.0 / length)[:, None]
        return theta, self._slope_and_curvature(theta, differences)[1]

    def _slope_and_curvature(self, theta, differences):
        beta = self._coefficients(theta.T)
        odds = self._odds(beta).astype(float)
        p = (odds / (1.0 + odds.sum(0))).reshape(-1, self.n_people).T
        weighted = differences * p[:, :, None]
        slope = -weighted.sum(1)
        mean = weighted.reshape(self.n_people, *self.shape[:2], -1).sum(1)
        curvature = np.matmul(differences.transpose(0, 2, 1), weighted) - np.matmul(mean.transpose(0, 2, 1), mean)
        if self.negative is not None:
            by_theta = beta[self.negative]
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
