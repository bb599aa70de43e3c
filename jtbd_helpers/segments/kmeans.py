"""Groups of mixes by k-means: fitted, compared with look-alikes, and found again or not.

Source: k-means, Lloyd (1982); stability by bootstrap, Hennig (2007).
"""

import contextlib
from dataclasses import dataclass

import numpy as np

from jtbd_helpers.mixes import JobMix
from jtbd_helpers.mixes.compositions import scaled
from jtbd_helpers.mixes.solve import strengths
from jtbd_helpers.progress_bars import bar
from jtbd_helpers.segments.evidence import found_again
from jtbd_helpers.statistics import bootstrap_rows
from jtbd_helpers.statistics.association import eta_squared

FEW = 2  # starts of look-alikes and refits
SAME = 1e-4  # starts whose remaining variance differs by less reached the same answer
SECONDS = 0.01  # of one start with 3,000 customers, roughly


@dataclass(frozen=True)
class Grouping:
    """One number of groups: centres, the group of each customer, and how good that is.

    explained : share of variance between groups, of the best start. explained_by_few : of the best of the first few
    starts, to hold against look-alikes. start_hit_rate : share of starts that reached the best.
    """

    centres: np.ndarray
    labels: np.ndarray
    explained: float
    explained_by_few: float
    start_hit_rate: float

    @property
    def number(self) -> int:
        return len(self.centres)


@contextlib.contextmanager
def one_thread():
    """Let k-means run on one thread: several would add up in another order each time, and wait for one another."""
    import sklearn.cluster  # noqa: F401  (only what is loaded can be held to one thread)
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        yield


def group(points: np.ndarray, number: int, starts: int, seed) -> Grouping:
    """The best of `starts` k-means runs."""
    runs = [_run(points, number, rng) for rng in np.random.default_rng(seed).spawn(starts)]
    left = np.array([run.inertia_ for run in runs])
    total = ((points - points.mean(0)) ** 2).sum()
    best = runs[int(left.argmin())]
    return Grouping(
        best.cluster_centers_,
        best.labels_,
        float(1 - left.min() / total),
        float(1 - left[:FEW].min() / total),
        float((left <= left.min() * (1 + SAME)).mean()),
    )


def _run(points: np.ndarray, number: int, start):
    """One run; `start` is a random generator or the centres to begin with."""
    from sklearn.cluster import KMeans

    begin = {"init": start} if isinstance(start, np.ndarray) else {"random_state": int(start.integers(2**31))}
    return KMeans(number, n_init=1, **begin).fit(points)


def finish(points: np.ndarray, centres: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Centres and labels of all customers, begun from the centres of some."""
    run = _run(points, len(centres), centres)
    return run.cluster_centers_, run.labels_


def nearest(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """The nearest centre of each point."""
    return ((centres**2).sum(1) - 2 * points @ centres.T).argmin(1)


def look_alikes(mix: JobMix, rows: np.ndarray, options: dict, numbers, draws: int, seed: int, progress) -> np.ndarray:
    """Explained shares (draws x numbers) of customers who all draw their events from the overall mix.

    Each keeps the number of events; what they are is drawn from the market's traces.
    """
    rng, weights = np.random.default_rng([seed, 201]), mix.signals.weights.to_numpy()
    counts = np.rint((mix.volume * (1 - mix.other)).to_numpy()[rows]).astype(np.int64)
    shares = mix.trace_totals / mix.trace_totals.sum()
    found = np.zeros((draws, len(numbers)))
    seconds = SECONDS * draws * FEW * sum(numbers) / 5 * len(rows) / 3000
    for draw in bar(range(draws), "Look-alikes", draws, progress, seconds):
        strength = strengths(weights, rng.multinomial(counts, shares) @ weights.T)
        size = strength.sum(1)
        points = scaled(strength[size > 0] / size[size > 0][:, None], **options)
        found[draw] = [group(points, number, FEW, [seed, 202, draw, number]).explained for number in numbers]
    return found


def stability(points: np.ndarray, fitted: Grouping, refits: int, seed: int, progress) -> dict:
    """How far bootstrap samples of customers give the same groups; `landed` has the share of refits that put each
    customer into each group, under the best matching of names."""
    from scipy.optimize import linear_sum_assignment

    n, number, rng = len(points), fitted.number, np.random.default_rng([seed, 203, fitted.number])
    others, landed = [], np.zeros((n, number))
    seconds = SECONDS * refits * FEW * n / 3000 * number / 5
    for rows in bar(bootstrap_rows(n, refits, rng), f"Refits of {number}", refits, progress, seconds):
        runs = [_run(points[rows], number, start) for start in rng.spawn(FEW)]
        other = nearest(points, min(runs, key=lambda run: run.inertia_).cluster_centers_)
        cross = np.bincount(fitted.labels * number + other, minlength=number**2).reshape(number, number)
        own = np.empty(number, dtype=int)
        match = linear_sum_assignment(-cross)
        own[match[1]] = match[0]
        landed[np.arange(n), own[other]] += 1 / refits
        others.append(other)
    return {**found_again(fitted.labels, others, np.ones(n), number), "landed": landed}


def volume_share(mix: JobMix, rows, labels) -> float:
    """Share of the variance of log volume that the groups explain."""
    return eta_squared(np.log(mix.volume.to_numpy()[rows]), labels)
