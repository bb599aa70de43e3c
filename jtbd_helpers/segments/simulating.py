"""Simulated surveys with a planted group: how often would the method find it?

Each is a look-alike of the survey at hand, with as many people as asked; some of them get larger gaps on a third of
the scales. The group counts as found when two or three groups describe the answers better than one, and by more than
they do in any of 19 look-alikes without a group.
"""

import numpy as np

from jtbd_helpers.mixture.search import fit
from jtbd_helpers.segments.evidence import make_inputs
from jtbd_helpers.segments.reach import GROUP, POWER, least_share, reach_of
from jtbd_helpers.segments.study import LARGEST, Study
from jtbd_helpers.segments.twins import TwinMaker

LOOK_ALIKES, STARTS = 19, 8
TOLERANCE = 1e-6  # BIC differences are of the order of one
FINER = 1.15  # differences and shares are tried in steps of this ratio


class Simulator:
    """Surveys of `n` people like those of `study`; the same seed draws the same people, groups and answers."""

    def __init__(self, study: Study, n: int, surveys: int, seed: int):
        self.recipe, self.surveys, self.seed = study.recipe, surveys, [seed, n]
        self.n = min(n, LARGEST)  # the evidence rests on no more
        rng = np.random.default_rng([*self.seed, 0])
        people = study.rows[rng.integers(len(study.rows), size=self.n)]
        self.maker = TwinMaker(study.material.rows(people), self.recipe, rng)
        by_chance = [self._separation(self.maker.draw("parametric", rng)) for _ in range(LOOK_ALIKES)]
        self.chance = max(0.0, *by_chance)

    def found(self, share: float, points: float) -> tuple[bool, float]:
        """Whether 8 of 10 surveys find a group of this share whose gaps are raised by `points`, and what it differs by.

        Ratings stop at the ends of their scale, so people end up less apart than they were raised.
        """
        rng = np.random.default_rng([*self.seed, 1])
        needed = int(np.ceil(POWER * self.surveys))
        hits, misses, apart = 0, 0, []
        while hits < needed and misses <= self.surveys - needed:
            member = rng.random(self.n) < share
            moved = self._a_third(rng)
            drawn = self.maker.draw("parametric", rng, np.outer(member, self._shift(moved, points)))
            apart.append(self._difference(drawn, member, moved))
            found = self._separation(drawn, enough=self.chance) > self.chance
            hits, misses = hits + found, misses + (not found)
        return hits >= needed, float(np.mean(apart))

    def _separation(self, material, enough: float = np.inf) -> float:
        """How much better two or three groups describe the answers than one; two will do where that is `enough`."""
        data = make_inputs(material, self.recipe).data
        bic = {1: self._bic(data, 1), 2: self._bic(data, 2)}
        if bic[1] - bic[2] <= enough:
            bic[3] = self._bic(data, 3)
        return bic[1] - min(bic[k] for k in bic if k > 1)

    def _bic(self, data, groups: int) -> float:
        return fit(data, groups, starts=STARTS, covariance=self.recipe.covariance, tol=TOLERANCE).bic

    def _a_third(self, rng) -> np.ndarray:
        """Which value targets belong to a third of the scales, chosen by lot."""
        sizes = [len(targets) for targets in self.recipe.scales.values()]
        chosen = np.zeros(len(sizes), dtype=bool)
        chosen[rng.permutation(len(sizes))[: max(1, round(len(sizes) / 3))]] = True
        return np.repeat(chosen, sizes)

    def _shift(self, moved, points: float) -> np.ndarray:
        """Gaps are raised from both sides: more important, and less well met."""
        return np.r_[moved, -1.0 * moved] * points / 2 if self.recipe.source == "gap" else moved * points

    def _difference(self, material, member, moved) -> float:
        gaps = material.ratings[0] - material.ratings[1] if self.recipe.source == "gap" else material.ratings[0]
        return float(np.nanmean(gaps[np.ix_(member, moved)]) - np.nanmean(gaps[np.ix_(~member, moved)]))


def try_out(study: Study, n: int, surveys: int, seed: int) -> tuple[float, float]:
    """Smallest difference (points) of a quarter of the people, and smallest group at half the scale, found in 8 of 10.

    NaN: not even the largest difference, or a half of the people, is found.
    """
    simulator = Simulator(study, n, surveys, seed)
    points, share, half = reach_of(study.inputs, study.recipe, n)
    widest = half * (4 if study.recipe.source == "gap" else 2)
    raised = _least(lambda points: simulator.found(GROUP, points)[0], points, half / 8, widest)
    smallest = _least(lambda share: simulator.found(share, half)[0], share, least_share(n), 0.5)
    return simulator.found(GROUP, raised)[1] if raised == raised else np.nan, smallest


def _least(found, start: float, low: float, high: float) -> float:
    """The least value that is found, by steps of one ratio from `start`; NaN where `high` is not found."""
    value = min(max(start, low), high)
    if found(value):
        while value > low and found(max(value / FINER, low)):
            value = max(value / FINER, low)
        return value
    while value < high:
        value = min(value * FINER, high)
        if found(value):
            return value
    return np.nan
