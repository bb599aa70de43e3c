"""The model behind the segments: Gaussian struggle scales with one shared covariance, times categorical answers.

The log-density of class k is f(x) = share_k * Normal(scales; mean_k, within) * product of level probabilities.
Two facts make it fast. Once the scales are whitened by their total covariance, the shared within-class covariance
is I - M' diag(share) M (M: class means), so that its inverse and determinant need matrices of classes x classes
only. And both the log-density and the next parameters are linear in the answers, so that all starts (and all
bootstrap samples, as row weights) go through one matrix product each way.

Source: Dempster, Laird & Rubin (1977); McLachlan & Peel (2000); Goodman (1974).
"""

from dataclasses import dataclass

import numpy as np

FLOOR = 1e-3  # least within-class variance, as a share of the total variance of its direction
TINY = 1e-10  # stands for a level probability of zero, so that its logarithm exists
BLOCK = 1 << 14  # densities worked on at a time: they stay in the processor's cache


@dataclass(frozen=True)
class Answers:
    """What the model sees: `scales` (rows x scales) and `indicators` (rows x levels, a missing answer is all zeros).

    `sizes` counts the levels of each categorical item, `counts` says how many people each row stands for and
    `row_of` in which row each person is.
    """

    scales: np.ndarray
    indicators: np.ndarray
    sizes: tuple
    counts: np.ndarray
    row_of: np.ndarray

    @property
    def n(self) -> int:
        return len(self.row_of)


def answers(scales, indicators, sizes) -> Answers:
    """Put the blocks together; identical rows of an all-categorical model are folded into one."""
    scales, indicators = np.asarray(scales, dtype=float), np.asarray(indicators, dtype=float)
    n = len(scales)
    if scales.shape[1]:
        return Answers(scales, indicators, tuple(sizes), np.ones(n), np.arange(n))
    packed = np.packbits(indicators.astype(bool), axis=1)
    _, first, row_of, counts = np.unique(packed, axis=0, return_index=True, return_inverse=True, return_counts=True)
    return Answers(scales[first], indicators[first], tuple(sizes), counts.astype(float), row_of.ravel())


@dataclass(frozen=True)
class Mixture:
    """A fitted model: class `shares`, `means` (classes x scales), `within` covariance, `levels` (classes x levels)."""

    shares: np.ndarray
    means: np.ndarray
    within: np.ndarray
    levels: np.ndarray
    sizes: tuple
    log_likelihood: float
    n_parameters: int

    def log_density(self, scales, indicators) -> np.ndarray:
        """Log of share times density, people x classes (up to nothing: constants included)."""
        scales = np.asarray(scales, dtype=float)
        logs = np.log(self.shares) + indicators @ np.log(np.maximum(self.levels, TINY)).T
        if self.means.shape[1]:
            whiten, log_det = _whitener(self.within)
            x, m = (scales - self.means[0]) @ whiten, (self.means - self.means[0]) @ whiten
            distance = (x**2).sum(1)[:, None] - 2 * x @ m.T + (m**2).sum(1)
            rank = (np.abs(whiten).sum(0) > 0).sum()
            logs = logs - 0.5 * (distance + log_det + rank * np.log(2 * np.pi))
        return logs

    def posterior(self, scales, indicators) -> np.ndarray:
        """Probability of each class for each person."""
        logs = self.log_density(scales, indicators)
        odds = np.exp(logs - logs.max(1, keepdims=True))
        return odds / odds.sum(1, keepdims=True)

    def reordered(self, order) -> "Mixture":
        """The same model with its classes in another order."""
        order = np.asarray(order)
        return Mixture(
            self.shares[order],
            self.means[order],
            self.within,
            self.levels[order],
            self.sizes,
            self.log_likelihood,
            self.n_parameters,
        )


def _whitener(covariance):
    """What turns scales of this covariance (or of several) into independent ones, and its log-determinant.

    Scales count in their own standard deviations, so units do not matter; directions without variance become zero.
    """
    variance = np.diagonal(covariance, axis1=-2, axis2=-1)
    spread = np.sqrt(np.where(variance > 0, variance, 1))
    value, vector = np.linalg.eigh(covariance / spread[..., :, None] / spread[..., None, :])
    kept = value > 1e-8
    inverse = np.where(kept, 1 / np.sqrt(np.where(kept, value, 1)), 0)
    log_det = np.log(np.where(kept, value, 1)).sum(-1) + 2 * np.log(spread).sum(-1)
    return vector / spread[..., :, None] * inverse[..., None, :], log_det


class Engine:
    """EM steps for many starts at once, each on its own weighting of the same rows (a "problem").

    The state of a start is its expected counts: per class how many people, their summed scales and their summed
    level indicators. They are linear in the answers and their totals never change, which is why a step of the
    accelerated search (see `search`) may extrapolate them freely.
    """

    def __init__(self, data: Answers, weights=None, covariance: str = "tied"):
        self.data, self.d = data, data.scales.shape[1]
        self.weights = data.counts[None] if weights is None else np.asarray(weights, dtype=float)
        self.total = self.weights.sum(1)
        self.diagonal = covariance == "diagonal"
        self.transposed = np.vstack([np.ones(len(data.scales)), data.scales.T, data.indicators.T])
        self.features = self.transposed.T
        self.items = np.r_[0, np.cumsum(data.sizes)[:-1]].astype(int) if data.sizes else np.zeros(0, dtype=int)
        self._room = np.empty(max(BLOCK, 26))  # asking for memory anew in every step would cost more than the step
        self._whiten()

    def _whiten(self) -> None:
        """Centre and whiten the scales of each problem; directions without variance are left out."""
        x, w = self.data.scales, self.weights / self.total[:, None]
        self.centre = w @ x
        covariance = np.stack([(x * v[:, None]).T @ x - np.outer(c, c) for v, c in zip(w, self.centre, strict=True)])
        if self.diagonal:
            covariance = covariance * np.eye(self.d)
        self.whiten, self.log_det = _whitener(covariance)
        self.covariance, self.rank = covariance, (np.abs(self.whiten).sum(1) > 0).sum(1)

    def step(self, state, problem):
        """One EM step. `state` is classes x starts x features, `problem` says whose weights each start uses.

        Returns the log-likelihood of each start's present state, and its next state.
        """
        classes, starts, _ = state.shape
        coefficients, constant = self._coefficients(state, problem)
        likelihood, after = np.zeros(starts), np.zeros_like(state)
        rows = min(len(self.features), max(1, BLOCK // classes))
        chunk = max(1, BLOCK // (classes * rows))
        for low in range(0, starts, chunk):
            part = slice(low, low + chunk)
            own = np.ascontiguousarray(coefficients[:, part])
            for first in range(0, len(self.features), rows):
                gained, sums = self._expect(own, problem[part], slice(first, first + rows))
                likelihood[part] += gained
                after[:, part] += sums
        return likelihood + constant, after

    def _expect(self, coefficients, problem, rows):
        """Log-likelihood and expected counts that some rows add to some starts."""
        classes, starts, width = coefficients.shape
        flat = self._room[: classes * starts * len(self.features[rows])].reshape(classes * starts, -1)
        np.matmul(coefficients.reshape(-1, width), self.transposed[:, rows], out=flat)
        density = flat.reshape(classes, starts, -1)
        peak = density.max(0)
        density -= peak
        np.exp(density, out=density)
        sums = density.sum(0)
        weight = self.weights[problem, rows]
        gained = (weight * (np.log(sums) + peak)).sum(1)
        density *= weight / sums
        return gained, (flat @ self.features[rows]).reshape(classes, starts, width)

    def _coefficients(self, state, problem):
        """Each class's log-density as coefficients of the features, and what all classes share."""
        count = np.maximum(state[..., 0], TINY)
        coefficients = np.empty_like(state)
        coefficients[..., 0] = np.log(count / self.total[problem])
        if self.data.sizes:
            coefficients[..., 1 + self.d :] = np.log(np.maximum(self.level_shares(state), TINY))
        if not self.d:
            return coefficients, np.zeros(state.shape[1])
        linear, offset, constant = self._gaussian(state[..., 1 : 1 + self.d] / count[..., None], count, problem)
        coefficients[..., 1 : 1 + self.d] = linear
        coefficients[..., 0] += offset
        return coefficients, constant

    def _gaussian(self, means, count, problem):
        """Coefficients of the scales, offsets per class and the common constant, from class means and counts."""
        whiten, centre, total = self.whiten[problem], self.centre[problem], self.total[problem]
        mean = (means - centre).transpose(1, 0, 2) @ whiten  # starts x classes x directions
        share = (count / total).T
        if self.diagonal:
            left = np.maximum(1 - np.einsum("sk,skd->sd", share, mean**2), FLOOR)
            towards = mean / left[:, None, :]
            spread = (1 / left).sum(1) - left.shape[1]
        else:
            root = np.sqrt(share)[..., None] * mean
            between, turn = np.linalg.eigh(root @ root.transpose(0, 2, 1))
            left = np.maximum(1 - between, FLOOR)
            gain = np.where(between > 1e-9, (1 / left - 1) / np.maximum(between, 1e-9), 1.0)
            turned = turn.transpose(0, 2, 1) @ root
            towards = mean + (mean @ turned.transpose(0, 2, 1) * gain[:, None, :]) @ turned
            spread = (gain * between).sum(1)
        linear = towards @ whiten.transpose(0, 2, 1)
        offset = -0.5 * (towards * mean).sum(2) - (linear * centre[:, None, :]).sum(2)
        rank = self.rank[problem]
        fixed = rank * np.log(2 * np.pi) + self.log_det[problem] + rank
        constant = -0.5 * total * (fixed + spread + np.log(left).sum(1))
        return linear.transpose(1, 0, 2), offset.T, constant

    def level_shares(self, state) -> np.ndarray:
        """Level probabilities of each class among those who answered the item."""
        sums = state[..., 1 + self.d :]
        answered = np.repeat(np.add.reduceat(sums, self.items, axis=-1), self.data.sizes, axis=-1)
        return np.where(
            answered > TINY, sums / np.maximum(answered, TINY), 1 / np.repeat(self.data.sizes, self.data.sizes)
        )

    def mixture(self, state, log_likelihood: float, problem: int = 0) -> Mixture:
        """The model that a state (classes x features) stands for, in the units of the answers."""
        count = np.maximum(state[:, 0], TINY)
        shares = count / count.sum()
        means = state[:, 1 : 1 + self.d] / count[:, None]
        deviation = means - self.centre[problem]
        within = self.covariance[problem] - (deviation * shares[:, None]).T @ deviation
        if self.d:
            within = self._floored(within * np.eye(self.d) if self.diagonal else within, problem)
        levels = self.level_shares(state[:, None])[:, 0] if self.data.sizes else np.zeros((len(state), 0))
        return Mixture(
            shares, means, within, levels, self.data.sizes, log_likelihood, self.n_parameters(len(state), problem)
        )

    def _floored(self, within, problem: int) -> np.ndarray:
        """Keep every within-class variance above its floor, as the steps do."""
        whiten = self.whiten[problem]
        value, vector = np.linalg.eigh(whiten.T @ within @ whiten)
        back = self.covariance[problem] @ whiten @ vector
        real = (np.abs(whiten).sum(0) > 0).sum() if self.rank[problem] < self.d else self.d
        value = np.where(np.arange(self.d) >= self.d - real, np.maximum(value, FLOOR), 0)
        return (back * value) @ back.T

    def n_parameters(self, classes: int, problem: int = 0) -> int:
        """Free parameters of a model with that many classes."""
        rank = int(self.rank[problem]) if self.d else 0
        covariance = rank if self.diagonal else rank * (rank + 1) // 2
        return classes - 1 + classes * rank + covariance + classes * sum(size - 1 for size in self.data.sizes)
