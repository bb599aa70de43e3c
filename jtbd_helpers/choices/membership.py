"""How likely each person is to be of each class before they choose: alike for all, or by what is known about them.

Concomitant variables: Dayton & Macready (1988).
"""

import numpy as np

from jtbd_helpers.choices import logit

LARGEST = 10.0  # a coefficient of a standardised covariate beyond this means that it separates the classes


class SameForAll:
    """Class shares, the same for everybody. Its state is the shares (class,)."""

    n_covariates = 0

    def begin(self, n_classes: int) -> np.ndarray:
        """Equal shares."""
        return np.full(n_classes, 1 / n_classes)

    def shares(self, state):
        """Prior membership: (class,)."""
        return state

    def update(self, state, posterior, weights):
        """M-step: the mean posterior."""
        return (weights @ posterior) / weights.sum()

    def to_vector(self, state) -> np.ndarray:
        """Where extrapolation happens."""
        return np.log(np.maximum(state, 1e-12))

    def from_vector(self, vector, n_classes: int) -> np.ndarray:
        """Back from there."""
        shares = np.exp(vector - vector.max())
        return shares / shares.sum()


class ByCovariates:
    """Shares by a multinomial logit on covariates. Its state is (class, 1 + covariate), the first class 0."""

    def __init__(self, z: np.ndarray):
        self.design = np.column_stack([np.ones(len(z)), z])
        self.n_covariates = z.shape[1]

    def begin(self, n_classes: int) -> np.ndarray:
        """Equal shares, whatever is known."""
        return np.zeros((n_classes, self.design.shape[1]))

    def shares(self, state) -> np.ndarray:
        """Prior membership: (person, class)."""
        utility = self.design @ state.T
        shares = np.exp(utility - utility.max(1, keepdims=True))
        return shares / shares.sum(1, keepdims=True)

    def update(self, state, posterior, weights):
        """M-step: Newton steps of the logit of posteriors on covariates, each shortened until it climbs."""
        for _ in range(2):
            prior = self.shares(state)
            gradient = ((posterior - prior) * weights[:, None]).T[1:] @ self.design
            information = self.information(prior, weights)
            step = np.linalg.solve(information + 1e-6 * np.eye(len(information)), gradient.ravel())
            step = np.vstack([np.zeros(self.design.shape[1]), step.reshape(gradient.shape)])
            length, before = 1.0, self._value(state, posterior, weights)
            while self._value(state + length * step, posterior, weights) < before and length > 1e-4:
                length /= 2
            state = state + length * step
        return state

    def _value(self, state, posterior, weights) -> float:
        return float(weights @ (posterior * np.log(np.maximum(self.shares(state), 1e-300))).sum(1))

    def information(self, prior, weights) -> np.ndarray:
        """Of the coefficients of all classes but the first."""
        k, q = prior.shape[1] - 1, self.design.shape[1]
        apart = prior[:, 1:, None] * (np.eye(k) - prior[:, None, 1:])
        blocks = np.einsum("i,ikl,iq,ir->kqlr", weights, apart, self.design, self.design, optimize=True)
        return blocks.reshape(k * q, k * q)

    def to_vector(self, state) -> np.ndarray:
        """Where extrapolation happens."""
        return state[1:].ravel()

    def from_vector(self, vector, n_classes: int) -> np.ndarray:
        """Back from there."""
        return np.vstack([np.zeros(self.design.shape[1]), vector.reshape(n_classes - 1, -1)])


def membership_covariance(tasks, weights, beta, state, sizes: ByCovariates, posterior) -> np.ndarray:
    """Covariance of the membership coefficients (all classes but the first), part-worths unknown too.

    The information in what was seen is that of known classes, less what is lost because nobody's class is known for
    certain (Louis 1982). NaN where the optimum is not a proper peak.
    """
    n_classes, p = beta.shape
    prior, weighted = sizes.shares(state), weights[:, None] * posterior
    size = n_classes * p
    total = size + (n_classes - 1) * sizes.design.shape[1]
    information = np.zeros((total, total))
    information[size:, size:] = sizes.information(prior, weights)
    mean = np.zeros((len(weights), total))
    for k in range(n_classes):
        own = slice(k * p, (k + 1) * p)
        information[own, own] += logit.derivatives(tasks, beta[k], weighted[tasks.person, k] + 1e-12)[2]
        score = np.zeros((len(weights), total))
        score[:, own] = logit.score_by_person(tasks, beta[k], np.ones(len(tasks.chosen)))
        apart = np.eye(n_classes)[k, 1:] - prior[:, 1:]
        score[:, size:] = (apart[:, :, None] * sizes.design[:, None]).reshape(len(weights), -1)
        information -= score.T @ (score * weighted[:, [k]])
        mean += posterior[:, [k]] * score
    information += mean.T @ (mean * weights[:, None])
    if np.linalg.eigvalsh(information)[0] <= 0:
        return np.full((total - size, total - size), np.nan)
    return np.linalg.inv(information)[size:, size:]
