"""Finding the best fit: many random starts race, the leaders are polished by an accelerated EM.

Source: acceleration by squared extrapolation, Varadhan & Roland (2008), here on expected counts.
"""

from dataclasses import dataclass

import numpy as np

from jtbd_helpers.mixture.engine import Answers, Engine, Mixture

RACE, LEADERS = 15, 5
SAME = 0.01  # starts whose log-likelihood differs by less have found the same answer


@dataclass(frozen=True)
class Fit:
    """The best model of one number of classes, and how the starts fared."""

    mixture: Mixture
    state: np.ndarray
    starts: int
    finished: int
    start_hit_rate: float
    path: tuple  # the log-likelihood of the winner, cycle by cycle

    @property
    def hits(self) -> int:
        return round(self.start_hit_rate * self.finished)

    @property
    def bic(self) -> float:
        return -2 * self.mixture.log_likelihood + self.mixture.n_parameters * np.log(self.state[:, 0].sum())


def fit(
    data: Answers, classes: int, *, starts: int = 20, seed=0, covariance: str = "tied", begin=None, tol=1e-9
) -> Fit:
    """Fit `classes` classes from random starts (and from the state `begin`, if given)."""
    engine = Engine(data, covariance=covariance)
    problem = np.zeros(starts if classes > 1 else 1, dtype=int)
    states = random_states(engine, classes, problem, np.random.default_rng(seed))
    if begin is not None:
        states, problem = np.concatenate([begin[:, None], states], axis=1), np.r_[0, problem]
    if len(problem) > 1:
        states, problem = race(engine, states, problem, RACE, LEADERS)
    likelihood, states, path = polish(engine, states, problem, tol)
    best = int(likelihood.argmax())
    hits = (likelihood > likelihood[best] - SAME).mean()
    mixture = engine.mixture(states[:, best], float(likelihood[best]))
    return Fit(mixture, states[:, best], starts, len(problem), float(hits), tuple(path[:, best]))


def refit(data: Answers, weights, state, *, starts: int, seed=0, covariance: str = "tied") -> list[Mixture]:
    """Fit as many classes as `state` has on each row of `weights` (bootstrap samples), all in one batch.

    Each sample starts from the fitted state and from `starts` random ones; the leader of a short race is polished.
    """
    engine = Engine(data, weights, covariance)
    samples = np.arange(len(weights))
    problem = np.repeat(samples, starts)
    random = random_states(engine, len(state), problem, np.random.default_rng(seed))
    warm = np.repeat(state[:, None], len(samples), axis=1)
    states, problem = race(engine, np.concatenate([warm, random], axis=1), np.r_[samples, problem], RACE, 1)
    likelihood, states, _ = polish(engine, states, problem, 1e-7)
    return [engine.mixture(states[:, i], float(likelihood[i]), int(p)) for i, p in enumerate(problem)]


def random_states(engine: Engine, classes: int, problem, rng) -> np.ndarray:
    """Random starts: people go to the nearest of a few random people, seen from a random angle."""
    starts, features = len(problem), engine.features[:, 1:]
    if not starts:
        return np.empty((classes, 0, engine.features.shape[1]))
    spread = features.std(0)
    seen = features / np.where(spread > 0, spread, 1)
    angle = rng.normal(size=(starts, seen.shape[1], 4))
    view = seen @ angle  # starts x rows x 4
    hard = np.empty((classes, starts, len(seen)))
    for s, p in enumerate(problem):
        chance = engine.weights[p] / engine.total[p]
        centre = view[s, rng.choice(len(seen), size=classes, replace=(chance > 0).sum() < classes, p=chance)]
        distance = (centre**2).sum(1)[:, None] - 2 * centre @ view[s].T
        hard[:, s] = distance.argmin(0) == np.arange(classes)[:, None]
    soft = (0.8 * hard + 0.2 / classes) * engine.weights[problem]
    return (soft.reshape(-1, len(seen)) @ engine.features).reshape(classes, starts, engine.features.shape[1])


def race(engine: Engine, states, problem, steps: int, leaders: int):
    """Run all starts a few steps; of each problem only the `leaders` go on."""
    for _ in range(steps):
        likelihood, states = engine.step(states, problem)
    kept = []
    for p in np.unique(problem):
        own = np.flatnonzero(problem == p)
        kept.append(own[np.argsort(-likelihood[own], kind="stable")[:leaders]])
    kept = np.concatenate(kept)
    return states[:, kept], problem[kept]


def polish(engine: Engine, states, problem, tol: float, most: int = 500):
    """Run every start to its optimum; a jump is kept only where it does not lose likelihood."""
    final, states = np.full(len(problem), -np.inf), states.copy()
    active, paths = np.arange(len(problem)), []
    for _ in range(most):
        now, own = states[:, active], problem[active]
        before, first = engine.step(now, own)
        middle, second = engine.step(first, own)
        jump = _jump(now, first, second)
        reached, after = engine.step(jump, own)
        better = (reached >= middle) & _possible(jump, engine.d)
        states[:, active] = np.where(better[None, :, None], after, second)
        final[active] = np.where(better, np.maximum(reached, middle), middle)
        paths.append(final.copy())
        active = active[middle - before > tol * np.abs(middle)]
        if not len(active):
            break
    return engine.step(states, problem)[0], states, np.array(paths)


def _jump(now, first, second):
    """Extrapolate along the last two steps, as far as they point the same way."""
    step, bend = first - now, second - 2 * first + now
    length = np.sqrt((step**2).sum((0, 2)) / np.maximum((bend**2).sum((0, 2)), 1e-300))
    length = np.clip(length, 1, 100)[None, :, None]
    return now + 2 * length * step + length**2 * bend


def _possible(states, d: int) -> np.ndarray:
    """Counts must stay positive."""
    return (states[..., 0] > 0).all(0) & (states[..., 1 + d :] >= 0).all((0, 2))
