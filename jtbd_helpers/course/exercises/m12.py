"""Exercises of lesson 12: a menu against one price, and a share that somebody can refuse."""

import itertools

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake

# -- ex-12-1: beat the best single price --------------------------------------------------------------

PLAYERS = tuple("abcdefghij")
SINGLE_PRICES, BASE_PRICES, HALL_PRICES = (7, 9, 12), (3, 4), (4, 6)
SLACK = 1e-9  # a price equal to the worth is paid, whatever the last digit says
MENUS = tuple(itertools.product(BASE_PRICES, HALL_PRICES))
TOLERANCE = {"typical": 0.05, "single": 0.05, "menu": 0.05, "buyers": 0.5}


def game_players(seed: int) -> dict:
    """Ten players: what the base game and the guild hall are worth to each, €; two hardly mind any price."""
    random = np.random.default_rng(seed)
    while True:
        base = np.concatenate([random.integers(40, 71, 5), random.integers(10, 41, 5)]) / 10
        hall = np.concatenate([random.integers(40, 81, 4), random.integers(0, 41, 4)]) / 10
        hall = np.concatenate([hall, random.integers(60, 200, 2)])[random.permutation(10)]
        data = {
            "base_cost": int(random.integers(3, 9)) / 10,
            "hall_cost": int(random.integers(11, 20)) / 10,
            "players": pd.DataFrame({"player": PLAYERS, "base_game": base, "guild_hall": hall}),
        }
        if _tells_apart(data):
            return data


def _with_costs(data) -> pd.DataFrame:
    """The players, and below them what a sale costs."""
    costs = {"player": "cost of one sale", "base_game": data["base_cost"], "guild_hall": data["hall_cost"]}
    return pd.concat([data["players"], pd.DataFrame([costs])], ignore_index=True)


def _take(base, hall, price, hall_price):
    """Who owns the base, and who takes the hall with it: the largest surplus, or none; an equal price is paid."""
    wants = hall >= hall_price - SLACK
    owns = base + np.where(wants, hall - hall_price, 0) >= price - SLACK
    return owns, wants & owns


def _menus(data) -> dict[tuple, tuple]:
    """For each menu: who owns the base, who takes the hall, and the profit."""
    base, hall = data["players"]["base_game"].to_numpy(), data["players"]["guild_hall"].to_numpy()
    taken = {menu: _take(base, hall, *menu) for menu in MENUS}
    return {menu: (owns, halls, _profit(data, menu, owns, halls)) for menu, (owns, halls) in taken.items()}


def _profit(data, menu, owns, halls) -> float:
    return float(owns.sum() * (menu[0] - data["base_cost"]) + halls.sum() * (menu[1] - data["hall_cost"]))


def _results(data) -> dict[str, dict[str, float]]:
    """For each number asked: the right one, and what the known mistakes give."""
    base, hall = data["players"]["base_game"].to_numpy(), data["players"]["guild_hall"].to_numpy()
    sold = {price: int((base + hall >= price - SLACK).sum()) for price in SINGLE_PRICES}
    menus = _menus(data)
    best = max(menus, key=lambda menu: menus[menu][2])
    owns, halls, profit = menus[best]
    likes = hall >= best[1] - SLACK
    alone = base >= best[0] - SLACK
    return {
        "typical": {"right": float(np.median(hall)), "mean-of-ratios": hall.mean()},
        "single": {
            "right": max((p - data["base_cost"] - data["hall_cost"]) * n for p, n in sold.items()),
            "revenue-single": max(p * n for p, n in sold.items()),
        },
        "menu": {
            "right": profit,
            "revenue-menu": max(o.sum() * m[0] + h.sum() * m[1] for m, (o, h, _) in menus.items()),
            "non-owners": _profit(data, best, owns, likes),
            "base-first": _profit(data, best, alone, alone & halls),
        },
        "buyers": {
            "right": 100 * halls.mean(),
            "without-none": 100 * halls.sum() / max(owns.sum(), 1),
            "non-owners-share": 100 * likes.mean(),
        },
    }


def _tells_apart(data) -> bool:
    """A menu that wins, one best menu, and every mistake far from the right number."""
    results = _results(data)
    apart = all(np.diff(np.sort(list(w.values()))).min() > 11 * TOLERANCE[name] for name, w in results.items())
    *_, second, first = sorted(profit for _, _, profit in _menus(data).values())
    return apart and first - second > 0.5 and results["menu"]["right"] > 1.05 * results["single"]["right"]


def _asked(results, way: str) -> dict[str, float]:
    """The numbers that one way of working gives."""
    return {name: float(ways[way]) for name, ways in results.items() if way in ways}


MENU_WAYS = {
    "mean-of-ratios": (
        "M12a",
        "A few near-zero price effects dominate {x}. Report the median; in a survey, with an interval.",
    ),
    "revenue-single": ("M12a", "{x} is revenue. Subtract what each sale costs, the base game and the hall."),
    "revenue-menu": (
        "M12c",
        "{x} is revenue. Subtract what each sale costs: the hall costs more to make than the base.",
    ),
    "non-owners": ("M12c", "{x} sells the hall to people who do not own the base. Who of them buys the base as well?"),
    "base-first": (
        "M12a",
        "{x} asks first who pays for the base alone. Some buy it for the hall's sake: add up both surpluses.",
    ),
    "without-none": ("M12b", "{x} assumes that all must buy. Those who take nothing belong in the base of the share."),
    "non-owners-share": ("M12c", "{x} counts players who would like the hall and do not own the base. Leave them out."),
}

EX_12_1 = Exercise(
    id="ex-12-1",
    lesson="12",
    objective="12-3",
    title="Beat the best single price",
    prompt=(
        "Ten players, and what the base game and the guild hall are worth to each, in €; below, "
        "what a sale costs. Two players hardly mind any price. One price for both together may be 7, 9 or 12 €. A "
        "menu may sell the base at 3 or 4 € and the hall, to owners only, at 4 or 6 €. Each takes what leaves the "
        "most, or nothing; a price equal to the worth is paid."
    ),
    data=game_players,
    answers=(
        Field(
            name="typical", label="Worth of the hall to the typical player", unit="€", tolerance=TOLERANCE["typical"]
        ),
        Field(name="single", label="Best profit with one price for both", unit="€", tolerance=TOLERANCE["single"]),
        Field(name="menu", label="Best profit of the four menus", unit="€", tolerance=TOLERANCE["menu"]),
        Field(name="buyers", label="Players who take the hall from that menu", unit="%", tolerance=TOLERANCE["buyers"]),
    ),
    reference=lambda data: _asked(_results(data), "right"),
    mistakes=tuple(
        Mistake(id=way, misconception=code, compute=lambda d, way=way: _asked(_results(d), way), message=message)
        for way, (code, message) in MENU_WAYS.items()
    ),
    hints=(
        "Begin with one price: for each of 7, 9 and 12 count who values base and hall together at that price or more. "
        "Then go through the menus the same way.",
        "A player takes the hall if it is worth its price, and owns the base if base and hall together leave 0 or "
        "more. Profit: owners × (price − cost) + halls × (price − cost).",
        "Costs 0.50 and 1.50, base 4, hall 6, players (5, 1), (3, 9), (2, 7): the first buys the base, the second both "
        "(−1 + 3 = 2), the third neither (−2 + 1 = −1). Profit 2 × 3.50 + 1 × 4.50 = 11.50; the hall goes to 33 %.",
    ),
    minutes=8,
    show=_with_costs,
)

# -- ex-12-2: a share with "none", and the price that keeps it ----------------------------------------

RISES = np.arange(0, 700, 100)
SHARE, EURO = 0.1, 5.0
KINDS = ["careful", "keen"]


def pulls(seed: int) -> dict:
    """Two kinds of buyers and how strongly each alternative pulls them; then the better camera at seven prices."""
    random = np.random.default_rng(seed)
    while True:
        careful = int(random.integers(11, 17)) * 5
        market = random.uniform([[2, 1], [1, 4], [1.5, 1]], [[6, 4], [4, 12], [4, 3]]).round(1)
        gain, fall = random.uniform(1.6, 2.3, 2), random.uniform([0.0030, 0.0012], [0.0050, 0.0018])
        better = (market[0] * gain * np.exp(-np.outer(RISES, fall))).round(1)
        if _tells_kinds_apart(careful, market, better):
            break
    rows = np.vstack([market, better])
    names = ["basic", "rival", "none", *(f"better, + {rise} €" for rise in RISES)]
    return {"careful_of_100": careful, "pulls": pd.DataFrame(rows, columns=KINDS).assign(alternative=names)}


def _keeps(careful: int, market: np.ndarray, better: np.ndarray) -> dict[str, dict[str, float]]:
    """For each number asked: the right one, and what the known mistakes give. Alternatives x kinds."""
    sizes = np.array([careful, 100 - careful]) / 100
    basic, rival, none = market
    share = basic / market.sum(0)
    shares = better / (better + rival + none)
    alone = [_highest(shares[:, k] >= share[k]) for k in range(2)]
    return {
        "share": {
            "right": 100 * sizes @ share,
            "without-none": 100 * sizes @ (basic / (basic + rival)),
            "plain-mean": 100 * share.mean(),
            "pooled": 100 * (sizes @ basic) / (sizes @ market.sum(0)),
        },
        "rise": {
            "right": _highest(shares @ sizes >= sizes @ share),
            "mean-of-kinds": float(sizes @ alone),
            "careful-alone": alone[0],
            "keen-alone": alone[1],
        },
    }


def _highest(kept) -> float:
    """The highest rise among those kept; 0 when there is none."""
    return float(RISES[np.flatnonzero(kept).max(initial=0)])


def _tells_kinds_apart(careful, market, better) -> bool:
    """Every wrong way leads elsewhere, and at every rise it is plain whether the share is kept."""
    share, rise = _keeps(careful, market, better).values()
    wrong = [value for way, value in share.items() if way != "right"]
    shares = 100 * (better / (better + market[1] + market[2])) @ [careful / 100, 1 - careful / 100]
    return (
        len({0.0, *rise.values()}) == 5
        and rise["keen-alone"] < RISES[-1]
        and min(abs(value - rise["right"]) for way, value in rise.items() if way != "right") > 11 * EURO
        and min(abs(value - share["right"]) for value in wrong) > 11 * SHARE
        and np.diff(np.sort(wrong)).min() > 3 * SHARE
        and np.abs(shares - share["right"]).min() > 0.2
    )


def _kept(data, way: str) -> dict[str, float]:
    """The numbers that one way of working gives."""
    rows = data["pulls"][KINDS].to_numpy(float)
    return _asked(_keeps(data["careful_of_100"], rows[:3], rows[3:]), way)


def _with_sizes(data) -> pd.DataFrame:
    """The pulls as a table that says how many buyers are of each kind."""
    n = data["careful_of_100"]
    table = data["pulls"][["alternative", *KINDS]]
    return table.rename(columns={"careful": f"careful ({n} of 100)", "keen": f"keen ({100 - n} of 100)"})


KEPT_WAYS = {
    "without-none": ("M12b", "{x} assumes that all must buy. Put the pull of 'none' into the sum."),
    "plain-mean": ("M12b", "{x} counts both kinds alike. How many of 100 buyers are careful ones?"),
    "pooled": ("M12b", "{x} mixes the pulls and takes one share. Take the share of each kind first, then weigh."),
    "mean-of-kinds": (
        "M12a",
        "{x} averages what each kind would pay. The share of all decides: work it out at each price.",
    ),
    "keen-alone": ("M12a", "{x} keeps the share among keen buyers. The careful ones leave at that price."),
    "careful-alone": ("M12a", "{x} keeps the share among careful buyers. Keen buyers come in their place: count both."),
}

EX_12_2 = Exercise(
    id="ex-12-2",
    lesson="12",
    objective="12-1",
    title="The price that keeps the share",
    prompt=(
        "There are two kinds of buyers. The table says how strongly each alternative pulls them. A share is one pull "
        "over the sum of all pulls on offer. First, basic, rival and none are on offer: what share of all buyers takes "
        "the basic camera? Then the better camera stands in its place, at a price higher by one of seven rises. What "
        "is the highest rise at which it still has at least that share?"
    ),
    data=pulls,
    answers=(
        Field(name="share", label="Share of the basic camera", unit="%", tolerance=SHARE),
        Field(name="rise", label="Highest rise that keeps the share", unit="€", tolerance=EURO),
    ),
    reference=lambda data: _kept(data, "right"),
    mistakes=tuple(
        Mistake(id=way, misconception=code, compute=lambda d, way=way: _kept(d, way), message=message)
        for way, (code, message) in KEPT_WAYS.items()
    ),
    hints=(
        "Take one kind of buyer at a time. Which three pulls are on offer to it?",
        "Share of a kind = pull ÷ sum of the three pulls. Share of all = each kind's share times how many there are. "
        "For the better camera do the same at each rise, and stop when the share falls below the first one.",
        "Careful buyers, 80 of 100: pulls 3, 2, 1, so 3 ÷ 6 = 50 %. Keen ones, 20: pulls 2, 6, 2, so 20 %. Of all: "
        ".8 × 50 + .2 × 20 = 44 %. A rise with 45 % keeps it, the next one with 41 % does not.",
    ),
    minutes=8,
    show=_with_sizes,
)

EXERCISES = (EX_12_1, EX_12_2)
