"""Eight choice tasks about cameras, and what a person's answers say: own part-worths beside two kinds of people.

Pure numbers: no widgets. Prices are in 1,000 € inside, so that all coefficients are of like size.
"""

from dataclasses import dataclass

import numpy as np

from jtbd_helpers.choices.coding import Coding
from jtbd_helpers.choices.data import Tasks
from jtbd_helpers.choices.latent import posterior_of
from jtbd_helpers.choices.likelihood import PeopleLikelihood

LEVELS = {
    "autofocus": ("slow", "quick", "sure"),
    "aperture": ("little", "more", "most"),
    "weight": ("900 g", "650 g", "400 g"),
    "price": ("600 €", "1,000 €", "1,500 €", "2,200 €"),
}
PRICES = (600, 1000, 1500, 2200)  # €
ATTRIBUTES = tuple(LEVELS)
# Positions of the levels in each camera of each task, in the order above; D-efficient, and no camera is worse than
# another of its task in everything.
TASKS = (
    ((1, 1, 1, 2), (0, 2, 2, 3), (0, 0, 0, 1)),
    ((2, 0, 2, 2), (0, 1, 1, 0), (1, 2, 0, 1)),
    ((1, 0, 0, 2), (2, 2, 1, 3), (0, 1, 2, 1)),
    ((1, 1, 1, 3), (0, 2, 2, 1), (2, 0, 0, 0)),
    ((2, 1, 2, 3), (1, 2, 1, 2), (0, 0, 1, 0)),
    ((1, 1, 2, 3), (1, 0, 1, 1), (2, 2, 0, 2)),
    ((2, 0, 1, 1), (1, 1, 2, 2), (0, 2, 0, 0)),
    ((1, 0, 2, 0), (2, 1, 0, 1), (2, 0, 1, 3)),
)
NONE = len(TASKS[0])  # position of "none of these"

# The two kinds that lesson 11 finds in the 300 photographers: share, and coefficients in the order of `coding`.
KINDS = {
    "A": (0.667, (0.33, 0.74, 0.24, 0.36, 0.84, 1.32, -2.01, -1.07)),
    "B": (0.333, (1.22, 2.56, 0.48, 1.63, -0.02, 0.15, -0.74, -1.10)),
}
WITHIN = 0.5  # how much people of one kind are taken to differ in each coefficient: a standard deviation


def coding(cheapest: int = PRICES[0], dearest: int = PRICES[-1]) -> Coding:
    """The coefficients and what they stand for, when prices from `cheapest` to `dearest` (€) are looked at."""
    levels = {a: list(LEVELS[a]) for a in ATTRIBUTES[:-1]}
    return Coding(levels, {"price": (cheapest / 1000, dearest / 1000)}, "price", has_none=True)


def camera(levels: tuple[int, ...]) -> dict[str, str]:
    """One camera in words: attribute -> level."""
    return {a: LEVELS[a][at] for a, at in zip(ATTRIBUTES, levels, strict=True)}


@dataclass(frozen=True)
class Answers:
    """What eight choices say.

    coefficients : as in `KINDS`; nearer : kind -> probability that a person who chooses like this is of that kind.
    """

    coefficients: np.ndarray
    nearer: dict[str, float]


def read(chosen: tuple[int, ...]) -> Answers:
    """Part-worths of a person who chose these positions (0-2, or 3 for none), one per task.

    Eight choices are few for eight numbers, so they are drawn towards what the photographers have in common: the mode
    under a normal prior with the mean and spread of the two kinds.
    """
    tasks = _laid_out(chosen)
    shares, beta = np.array([k[0] for k in KINDS.values()]), np.array([k[1] for k in KINDS.values()])
    mean = shares @ beta
    apart = beta - mean
    spread = (apart.T * shares) @ apart + WITHIN**2 * np.eye(beta.shape[1])
    modes, _ = PeopleLikelihood(tasks, dtype=float).modes(mean, np.linalg.inv(spread), mean[None], steps=20)
    posterior = posterior_of(tasks, beta, shares)[0][0]
    return Answers(modes[0], {kind: float(p) for kind, p in zip(KINDS, posterior, strict=True)})


def _laid_out(chosen) -> Tasks:
    """The tasks of one person as arrays, "none" last."""
    cells = np.array(TASKS)
    blocks = [np.eye(3)[cells[..., i]][..., 1:] for i in range(3)]
    price = np.array(PRICES)[cells[..., 3:]] / 1000
    x = np.concatenate([*blocks, price, np.zeros_like(price)], axis=-1)
    nothing = np.zeros((len(TASKS), 1, x.shape[-1]))
    nothing[..., -1] = 1
    x = np.concatenate([x, nothing], axis=1).transpose(1, 0, 2)
    everyone = np.zeros(len(TASKS), dtype=np.int64)
    return Tasks(x, np.ones(x.shape[:2], dtype=bool), np.array(chosen), everyone, 1)


def importances(coefficients, cheapest: int, dearest: int) -> dict[str, float]:
    """Range of each attribute's part-worths over the sum of ranges, with prices from `cheapest` to `dearest`."""
    worths = coding(cheapest, dearest).worths(np.asarray(coefficients, dtype=float))
    ranges = {a: float(np.ptp(w)) for a, w in worths.items()}
    return {a: size / sum(ranges.values()) for a, size in ranges.items()}


def part_worths(coefficients, cheapest: int, dearest: int) -> dict[str, list[float]]:
    """Part-worths of every level, each attribute around 0, scaled so that the ranges average 100."""
    worths = coding(cheapest, dearest).worths(np.asarray(coefficients, dtype=float))
    scale = 100 * len(worths) / sum(float(np.ptp(w)) for w in worths.values())
    return {a: [float(v) for v in (w - w.mean()) * scale] for a, w in worths.items()}
