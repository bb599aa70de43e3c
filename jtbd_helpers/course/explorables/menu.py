"""A menu of versions: a base game, three add-ons, and players who take what leaves them most.

Pure numbers: no widgets. Players are planted as in the data set `rpg_game`: four segments by the job they hire
the game for, each with its own worth of the base game and of every add-on (€).
"""

from dataclasses import dataclass

import numpy as np

from jtbd_helpers.data.randomness import stream

ADDONS = ("guild hall", "quick play", "hard mode")
JOBS = ("connect and challenge", "de-stress", "mastery", "escape")
PLAYERS = 500
UNIT_COST = np.array([0.5, 1.5, 0.3, 0.3])  # € a sale: base, then the add-ons
APART = 150.0  # € for selling one add-on by itself; our assumption
NOT_SOLD = float("inf")

_PEOPLE = (0.40, 0.35, 0.25)  # young men, young professionals, others
_JOB_OF = ((0.40, 0.22, 0.22, 0.16), (0.22, 0.40, 0.20, 0.18), (0.26, 0.28, 0.22, 0.24))
_BASE = np.array([5.0, 3.0, 6.0, 4.0])
_ADDON = np.array([[9.0, 0.2, 0.2], [0.2, 1.5, 0.2], [0.2, 0.2, 5.0], [0.2, 0.2, 0.5]])
_SLACK = 1e-9  # a price equal to the worth is still paid, whatever the last digit says


def players(seed: int = 0) -> np.ndarray:
    """What the base game and each add-on are worth to each player: (500, 4), € in steps of 0.10."""
    rng = stream("rpg_game", "menu", seed)
    kind = rng.choice(3, PLAYERS, p=_PEOPLE)
    job = (rng.random(PLAYERS)[:, None] > np.cumsum(_JOB_OF, axis=1)[kind, :3]).sum(1)
    base = _BASE[job] * np.exp(rng.normal(0, 0.25, PLAYERS))
    addons = _ADDON[job] * np.exp(rng.normal(0, 0.30, (PLAYERS, 3)))
    return np.round(np.column_stack([base, addons]), 1)


@dataclass(frozen=True)
class Sales:
    """What a menu sells.

    owns : (player,) bool; taken : (player, add-on) bool, of owners only.
    dearest : price of the base with every add-on on sale; alone : who would buy that if nothing else were sold.
    profit : € of all sales; cannibalised : (player,) bool, see `sell`; lost : profit those sales would have added.
    """

    owns: np.ndarray
    taken: np.ndarray
    dearest: float
    alone: np.ndarray
    profit: float
    cannibalised: np.ndarray
    lost: float


def sell(worth: np.ndarray, prices, unit_cost=UNIT_COST, apart: float = 0.0) -> Sales:
    """Let each player take the version with the largest surplus, or none (Mussa & Rosen 1978).

    Parameters
    ----------
    worth : (player, 4) array
        € of the base and of each add-on.
    prices : four numbers
        Base first; `NOT_SOLD` for an add-on that is not on the menu. An add-on needs the base.
    unit_cost : four numbers
        € a sale.
    apart : float
        € for each add-on that is on the menu.

    Returns
    -------
    Sales
        A sale is cannibalised when the player takes a cheaper version and would have bought the dearest one,
        had it been sold alone.
    """
    prices, unit_cost = np.asarray(prices, dtype=float), np.asarray(unit_cost, dtype=float)
    sold = np.isfinite(prices)
    listed = np.where(sold, prices, 0.0)
    wanted = (worth >= prices - _SLACK)[:, 1:]
    surplus = worth[:, 0] - listed[0] + np.where(wanted, worth[:, 1:] - listed[1:], 0.0).sum(1)
    owns = surplus >= -_SLACK
    taken = wanted & owns[:, None]
    margin = np.where(sold, listed - unit_cost, 0.0)
    earned = owns * margin[0] + taken @ margin[1:]
    dearest = float(listed.sum())
    alone = worth[:, sold].sum(1) >= dearest - _SLACK
    paid = owns * listed[0] + taken @ listed[1:]
    cannibalised = owns & alone & (paid < dearest - _SLACK)
    lost = float((margin.sum() - earned)[cannibalised].sum())
    return Sales(owns, taken, dearest, alone, float(earned.sum() - apart * sold[1:].sum()), cannibalised, lost)


def best_single_price(worth: np.ndarray, unit_cost=UNIT_COST) -> tuple[float, float]:
    """The one price for the whole game, base and add-ons together, that earns most; and its profit (€)."""
    total = np.sort(np.round(worth.sum(1), 2))
    profit = (total - np.sum(unit_cost)) * np.arange(len(total), 0, -1)  # at each player's own limit
    best = int(profit.argmax())
    return float(total[best]), float(profit[best])


def best_menu(worth: np.ndarray, unit_cost=UNIT_COST, step: float = 0.1) -> tuple[np.ndarray, float]:
    """Climb to a menu that earns at least as much as the best single price: that price is where one climb starts.

    One price at a time is moved to its best place until none moves. Returns the four prices and the profit (€).
    """
    single, _ = best_single_price(worth, unit_cost)
    starts = [np.array([single, 0, 0, 0]), np.median(worth, axis=0), np.quantile(worth, 0.8, axis=0)]
    return max((_climb(worth, unit_cost, start, step) for start in starts), key=lambda found: found[1])


def _climb(worth, unit_cost, prices, step):
    grid, best = np.arange(0, worth.max() + step, step), -np.inf
    while True:
        for k in range(4):
            tried = np.tile(prices, (len(grid) + 1, 1))
            tried[:-1, k] = grid  # the last row stays where it was
            profits = [sell(worth, row, unit_cost).profit for row in tried]
            prices = tried[int(np.argmax(profits))]
        if max(profits) <= best + _SLACK:
            return prices, best
        best = max(profits)


def flows(sales: Sales) -> dict[tuple[bool, str, bool], int]:
    """How many players go from (would buy the dearest version alone?) to each version, cannibalised or not."""
    counts: dict[tuple[bool, str, bool], int] = {}
    for alone, owns, taken, eaten in zip(sales.alone, sales.owns, sales.taken, sales.cannibalised, strict=True):
        key = bool(alone), version(owns, taken), bool(eaten)
        counts[key] = counts.get(key, 0) + 1
    return counts


def version(owns: bool, taken) -> str:
    """The name of what one player takes; the seldom ones with two or three add-ons share a name."""
    if not owns:
        return "nothing"
    names = [name for name, has in zip(ADDONS, taken, strict=True) if has]
    if len(names) > 1:
        return "base + several"
    return f"base + {names[0]}" if names else "base alone"


VERSIONS = ("base + several", *(f"base + {name}" for name in ADDONS), "base alone", "nothing")
