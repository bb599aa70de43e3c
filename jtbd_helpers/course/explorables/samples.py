"""Surveys of one market: who answers, how they answer, and what the estimate says."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from jtbd_helpers.statistics import share_interval

GROUP = 0.22  # share of the market with several stops
IMPORTANCE, SATISFACTION, NOISE = 4.3, 2.0, 0.9  # of this group, as felt
OTHERS = 100  # further surveys with the same setting


@dataclass(frozen=True)
class Setting:
    """How a survey is made: people asked, answers of the group for each of the others', habit (scale points)."""

    n: int = 100
    rate: float = 2.0
    style: float = 0.0
    weighted: bool = False


@dataclass(frozen=True)
class Estimate:
    """What one survey says of the market, with its interval, and what the others like it say."""

    share: float
    low: float
    high: float
    others: np.ndarray
    holding: int

    @property
    def holds(self) -> bool:
        return bool(self.low <= true_share() <= self.high)


def true_share() -> float:
    """Share of the market who are in the group and struggle, as they feel it."""
    return GROUP * struggling(0.0)


@cache
def struggling(style: float) -> float:
    """Share of the group who tick 4 or 5 for importance and 1 or 2 for satisfaction.

    Habit lifts or lowers both answers of a person alike (normal; integrated by Gauss-Hermite, 40 points).
    """
    from scipy.special import ndtr

    points, weights = np.polynomial.hermite_e.hermegauss(40)
    habit = style * points
    both = ndtr((IMPORTANCE + habit - 3.5) / NOISE) * ndtr((2.5 - SATISFACTION - habit) / NOISE)
    return float(both @ weights / weights.sum())


def ask(setting: Setting) -> Estimate:
    """One survey, the same at every call, and a hundred others like it."""
    answering = GROUP * setting.rate / (GROUP * setting.rate + 1 - GROUP)
    luck = np.random.default_rng(0).random((2, OTHERS + 1, 1000))[:, :, : setting.n]
    member = luck[0] < answering
    struggles = member & (luck[1] < struggling(setting.style))
    weight = np.where(member, 1 / setting.rate, 1.0) if setting.weighted else np.ones(member.shape)
    share = (weight * struggles).sum(1) / weight.sum(1)
    low, high = share_interval(share, weight.sum(1) ** 2 / (weight**2).sum(1))
    holding = int(((low <= true_share()) & (true_share() <= high))[1:].sum())
    return Estimate(float(share[0]), float(low[0]), float(high[0]), share[1:], holding)
