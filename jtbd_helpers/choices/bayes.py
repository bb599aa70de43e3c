"""Hierarchical Bayes logit: part-worths of every person, drawn around those of the population.

Model (Allenby & Ginter 1995; Rossi, Allenby & McCulloch 2005): choices are logit given the person's coefficients,
b_i ~ N(mu + shift z_i, Sigma), mu | Sigma ~ N(0, Sigma / A), each column of shift | Sigma ~ N(0, Sigma / A),
Sigma ~ inverse Wishart(nu, V). The covariates z_i are centred, so mu is the average person; without any, shift has no
columns.

One sweep has three moves, each leaving the posterior unchanged:
1. every person at once takes a short Hamiltonian path in coordinates whitened by the curvature of that person's own
   penalised mode;
2. mu, shift and Sigma are drawn given all people (Gibbs, a regression of people on covariates);
3. mu, shift and the Cholesky factor of Sigma move together while the people ride along (standardised deviations stay),
   since the Gibbs draw alone crawls when each person's data are thin.

Paths are leapfrog with half kicks of tan(angle / 2) and drifts of sin(angle): as reversible as the usual step / 2 and
step, and without any error where the posterior is normal, since three such shears are a rotation. So two or three
long steps do what many short ones did.
"""

from dataclasses import dataclass

import numpy as np

from jtbd_helpers.choices.likelihood import PeopleLikelihood

REFRESH = (1 / 8, 1 / 4, 1 / 2, 3 / 4)  # of the warm-up: when the whitening is computed anew
PEOPLE_STEPS, TOGETHER_STEPS = 2, 3
LONGEST = 0.95  # angle of a step, in radians: two are then about a quarter turn, which forgets most
PEOPLE_ACCEPT, TOGETHER_ACCEPT = 0.85, 0.70  # acceptance that the angles are tuned to, in the warm-up only


@dataclass(frozen=True)
class Prior:
    """Prior precision A of the mean; degrees of freedom nu and scale V of the inverse Wishart."""

    precision: float
    nu: float
    scale: np.ndarray

    @classmethod
    def default(cls, n_parameters: int) -> "Prior":
        """As in Rossi, Allenby & McCulloch (2005): nu = P + 3, V = nu I, A = .01."""
        return cls(0.01, n_parameters + 3.0, (n_parameters + 3.0) * np.eye(n_parameters))

    def draw(self, people: np.ndarray, z: np.ndarray, rng) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Draw mu, shift and the lower Cholesky factor of Sigma given everybody's coefficients and covariates.

        Since covariates are centred, mu and shift are independent given Sigma.
        """
        p, n = people.shape
        mean = people.mean(1)
        deviations = people - mean[:, None]
        scale = self.scale + deviations @ deviations.T
        scale += n * self.precision / (n + self.precision) * np.outer(mean, mean)
        gram, cross = z @ z.T + self.precision * np.eye(len(z)), deviations @ z.T
        slopes = np.linalg.solve(gram, cross.T).T
        scale -= slopes @ cross.T
        bartlett = np.tril(rng.standard_normal((p, p)), -1)
        bartlett[np.diag_indices(p)] = np.sqrt(rng.chisquare(self.nu + n - np.arange(p)))
        root = np.linalg.solve(bartlett, np.linalg.cholesky(scale).T)  # Sigma = root' root
        mu = n * mean / (n + self.precision) + root.T @ rng.standard_normal(p) / np.sqrt(n + self.precision)
        noise = np.linalg.solve(np.linalg.cholesky(gram).T, rng.standard_normal((p, len(z))).T).T
        return mu, slopes + root.T @ noise, np.linalg.cholesky(root.T @ root)

    def log_density(self, mu, shift, lower):
        """Log density of (mu, shift, lower Cholesky factor) up to a constant, and its gradients."""
        diagonal = np.diag(lower)
        exponents = -(self.nu + 2.0 + shift.shape[1] + np.arange(len(mu)))
        inverse = np.linalg.inv(lower)
        precision = inverse.T @ inverse
        total = self.precision * np.outer(mu, mu) + self.precision * shift @ shift.T + self.scale
        value = exponents @ np.log(diagonal) - 0.5 * (total * precision).sum()
        by_lower = precision @ total @ precision @ lower
        by_lower[np.diag_indices(len(mu))] += exponents / diagonal
        return value, -self.precision * precision @ mu, -self.precision * precision @ shift, by_lower


class Chain:
    """One chain: the people (parameter, person), the population, and the sizes of the moves (angles)."""

    def __init__(self, likelihood: PeopleLikelihood, prior: Prior, rng, start: np.ndarray, z: np.ndarray):
        self.likelihood, self.prior, self.rng, self.z = likelihood, prior, rng, z
        n, p = likelihood.n_people, likelihood.n_parameters
        self.below = np.tril_indices(p)
        self.people = likelihood.modes(start, np.eye(p), np.tile(start, (n, 1)), 6)[0].T
        self.mu, self.shift, self.lower = prior.draw(self.people, z, rng)
        self.people_angle, self.together_angle = np.full(n, 0.8), 0.6
        self.people_accepted = self.together_accepted = 0.0
        self.whiten()
        self.value, self.slope = likelihood.value_and_slope(self.people)

    @property
    def centre(self) -> np.ndarray:
        """What the population expects of each person (parameter, person)."""
        return self.mu[:, None] + self.shift @ self.z

    def whiten(self) -> None:
        """Curvature at everybody's penalised mode: the coordinates in which both moves are made."""
        precision = self._precision()
        modes, curvature = self.likelihood.modes(self.centre.T, precision, self.people.T, 5)
        # root_i' root_i is the inverse curvature of person i
        root = np.linalg.inv(np.linalg.cholesky(curvature + precision))
        self.root = np.ascontiguousarray(root.transpose(1, 2, 0), dtype=np.float32)
        self.together_root = self._together_root(modes, curvature)

    def _together_root(self, modes, curvature) -> np.ndarray:
        """Inverse root of the curvature of (mu, shift, Cholesky factor) when standardised deviations stay."""
        n, p = modes.shape
        first = p + self.shift.size  # of the Cholesky factor
        rows, columns = self.below
        inverse = np.linalg.inv(self.lower)
        deviations = (modes - self.centre.T) @ inverse.T
        jacobian = np.zeros((n, p, first + len(rows)))
        jacobian[:, np.arange(p), np.arange(p)] = 1.0
        jacobian[:, :, p:first] = np.einsum("ab,kn->nabk", np.eye(p), self.z).reshape(n, p, -1)
        jacobian[:, rows, first + np.arange(len(rows))] = deviations[:, columns]
        information = np.tensordot(jacobian, curvature @ jacobian, axes=([0, 1], [0, 1]))
        # The prior's share: with lower = L (I + E), the curvature of E is about nu, and 2 nu on its diagonal.
        information[:p, :p] += self.prior.precision * inverse.T @ inverse
        information[p:first, p:first] += np.kron(self.prior.precision * inverse.T @ inverse, np.eye(len(self.z)))
        for column in range(p):
            at, part = first + np.flatnonzero(columns == column), inverse[column:, column:]
            doubled = np.r_[2.0, np.ones(len(part) - 1)]
            information[np.ix_(at, at)] += self.prior.nu * (part.T * doubled) @ part
        # Modes are shrunk: a squared deviation should average 1, so add what is missing.
        missing = np.maximum(0.0, 1 - (deviations**2).mean(0))
        information[first + np.arange(len(rows)), first + np.arange(len(rows))] += (
            np.diag(curvature.sum(0))[rows] * missing[columns]
        )
        return np.linalg.inv(np.linalg.cholesky(information)).T

    def _precision(self) -> np.ndarray:
        inverse = np.linalg.inv(self.lower)
        return inverse.T @ inverse

    def sweep(self, tuning: float | None = None) -> None:
        """Make the three moves; `tuning` is the gain of step-size adaptation (None outside the warm-up)."""
        accepted = self._move_people()
        self.mu, self.shift, self.lower = self.prior.draw(self.people, self.z, self.rng)
        together = self._move_together()
        if tuning is None:
            self.people_accepted += accepted.mean()
            self.together_accepted += together
        else:
            self.people_angle = np.minimum(self.people_angle * np.exp((accepted - PEOPLE_ACCEPT) * tuning), LONGEST)
            self.together_angle = min(self.together_angle * np.exp((together - TOGETHER_ACCEPT) * tuning), LONGEST)

    def _move_people(self) -> np.ndarray:
        """Hamiltonian path of every person; returns the acceptance probabilities."""
        rng, precision, centre = self.rng, self._precision(), self.centre
        kick, drift = _shears(self.people_angle * rng.uniform(0.8, 1.2))
        away = self.people - centre
        pull = precision @ away
        momentum = rng.standard_normal(self.people.shape)
        energy = self.value - 0.5 * (away * pull + momentum**2).sum(0)
        momentum = momentum + kick * self._whitened(self.slope - pull)
        people = self.people
        for step in range(PEOPLE_STEPS):
            people = people + np.einsum("qpn,qn->pn", self.root, (drift * momentum).astype(np.float32))
            value, slope = self.likelihood.value_and_slope(people)
            away = people - centre
            pull = precision @ away
            whole = 2 * kick if step < PEOPLE_STEPS - 1 else kick
            momentum = momentum + whole * self._whitened(slope - pull)
        change = value - 0.5 * (away * pull + momentum**2).sum(0) - energy
        chance = np.exp(np.minimum(0.0, np.where(np.isfinite(change), change, -np.inf)))
        taken = rng.random(len(chance)) < chance
        self.people = np.where(taken, people, self.people)
        self.slope = np.where(taken, slope, self.slope)
        self.value = np.where(taken, value, self.value)
        return chance

    def _whitened(self, slope) -> np.ndarray:
        return np.einsum("pqn,qn->pn", self.root, slope.astype(np.float32))

    def _move_together(self) -> float:
        """Hamiltonian path of the population with the people riding along; returns the acceptance probability."""
        rng, root, p, first = self.rng, self.together_root, len(self.mu), len(self.mu) + self.shift.size
        deviations = np.linalg.inv(self.lower) @ (self.people - self.centre)
        kick, drift = _shears(self.together_angle * rng.uniform(0.8, 1.2))
        momentum = rng.standard_normal(len(root))
        log_prior, *slopes = self.prior.log_density(self.mu, self.shift, self.lower)
        energy = self.value.sum() + log_prior - 0.5 * momentum @ momentum
        momentum = momentum + kick * (root.T @ self._slope_together(slopes, self.slope, deviations))
        mu, shift, lower = self.mu, self.shift, self.lower.copy()
        for step in range(TOGETHER_STEPS):
            move = root @ (drift * momentum)
            mu, shift = mu + move[:p], shift + move[p:first].reshape(shift.shape)
            lower[self.below] += move[first:]
            if np.diag(lower).min() <= 0:
                return 0.0
            people = mu[:, None] + shift @ self.z + lower @ deviations
            value, slope = self.likelihood.value_and_slope(people)
            log_prior, *slopes = self.prior.log_density(mu, shift, lower)
            whole = 2 * kick if step < TOGETHER_STEPS - 1 else kick
            momentum = momentum + whole * (root.T @ self._slope_together(slopes, slope, deviations))
        change = value.sum() + log_prior - 0.5 * momentum @ momentum - energy
        chance = float(np.exp(min(0.0, change))) if np.isfinite(change) else 0.0
        if rng.random() < chance:
            self.mu, self.shift, self.lower = mu, shift, lower
            self.people, self.value, self.slope = people, value, slope
        return chance

    def _slope_together(self, of_prior, slope, deviations) -> np.ndarray:
        by_mu, by_shift, by_lower = of_prior
        by_lower = (by_lower + slope @ deviations.T)[self.below]
        return np.concatenate([by_mu + slope.sum(1), (by_shift + slope @ self.z.T).ravel(), by_lower])


def _shears(angle):
    """Half kick and drift of a step that turns by `angle` (radians)."""
    return np.tan(angle / 2), np.sin(angle)


def run_chain(likelihood, prior, start, draws: int, warmup: int, thin: int, seed, ticks=None, z=None) -> dict:
    """Run one chain; keep every `thin`-th of `draws` sweeps. `z` : (covariate, person), centred.

    Returns mu (draw, parameter), shift (draw, parameter, covariate), sigma (draw, parameter, parameter), people
    (draw, person, parameter; float32), and the two acceptance rates.
    """
    rng = np.random.default_rng(seed)
    z = np.zeros((0, likelihood.n_people)) if z is None else z
    chain = Chain(likelihood, prior, rng, start, z)
    refresh = {int(warmup * part) for part in REFRESH}
    kept, n, p = draws // thin, likelihood.n_people, likelihood.n_parameters
    mu, sigma, shift = np.empty((kept, p)), np.empty((kept, p, p)), np.empty((kept, p, len(z)))
    people = np.empty((kept, n, p), dtype=np.float32)
    for sweep in range(warmup):
        chain.sweep(tuning=(sweep + 1) ** -0.55)
        if sweep in refresh:
            chain.whiten()
        if ticks is not None:
            next(ticks)
    for sweep in range(kept * thin):
        chain.sweep()
        if sweep % thin == thin - 1:
            at = sweep // thin
            mu[at], shift[at], people[at] = chain.mu, chain.shift, chain.people.T
            sigma[at] = chain.lower @ chain.lower.T
        if ticks is not None:
            next(ticks)
    total = max(1, kept * thin)
    return {
        "mu": mu,
        "shift": shift,
        "sigma": sigma,
        "people": people,
        "people_accepted": chain.people_accepted / total,
        "together_accepted": chain.together_accepted / total,
    }
