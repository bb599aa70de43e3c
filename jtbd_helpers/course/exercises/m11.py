"""Exercises of lesson 11: what part-worths say about importance, and a model of real travellers."""

from functools import cache

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake
from jtbd_helpers.course_location import course_folder

# -- ex-11-1: importances from part-worths ------------------------------------------------------------

PEOPLE, CAMERAS, KINDS = ["Ann", "Ben", "Cem", "Dora"], ["camera X", "camera Y"], ["kind A", "kind B"]
ROWS = ["autofocus: quick", "autofocus: sure", "weight: 650 g", "weight: 400 g", "price, per 1,000 €", "none of these"]
EXTRA = ["share of the kind", "Eva's choice, task 1", "Eva's choice, task 2"]
SPAN = 1.6  # thousand €: prices were shown from 600 to 2,200 €
POINT = 0.5  # tolerance in percentage points


def part_worths(seed: int) -> pd.DataFrame:
    """Part-worths of two kinds and four people, two cameras in the same rows, and how likely Eva's choices are."""
    random = np.random.default_rng(seed)
    kinds, share = _draw_until_told(lambda: _draw_kinds(random), lambda drawn: _focus_ways(*drawn))
    people = _draw_until_told(lambda: _draw_people(random), _weight_ways)
    cameras = _draw_until_told(lambda: _draw_cameras(random), lambda drawn: _share_ways(kinds, drawn))
    eva = _draw_until_told(lambda: random.integers(10, 75, (2, 2)) / 100, lambda drawn: _eva_ways(share, drawn))
    table = pd.DataFrame(np.nan, index=pd.Index(ROWS + EXTRA, name="row"), columns=KINDS + PEOPLE + CAMERAS)
    table.loc[ROWS, KINDS + CAMERAS] = np.hstack([kinds, cameras])
    table.loc[ROWS[:5], PEOPLE] = people
    table.loc[EXTRA, KINDS] = np.vstack([share, eva])
    return table


def _draw_until_told(draw, ways):
    """Draw again until the right number lies far from each known mistake, and these apart from one another."""
    while True:
        drawn = draw()
        if _told(ways(drawn).values(), POINT):
            return drawn


def _told(values, tolerance: float) -> bool:
    right, *wrong = values
    far = all(abs(w - right) > 11 * tolerance for w in wrong)
    return far and (len(wrong) < 2 or np.diff(np.sort(wrong)).min() > 3 * tolerance)


def _draw_kinds(random: np.random.Generator):
    usual = np.array([[0.5, 1.2], [0.9, 2.6], [0.9, 0.1], [1.5, 0.3], [-2.2, -0.7], [-1.2, -0.4]])
    share = random.integers(62, 76)
    return (usual + random.integers(-2, 3, usual.shape) / 10).round(1), np.array([share, 100 - share]) / 100


def _draw_people(random: np.random.Generator) -> np.ndarray:
    """Two who like a light camera, two who like a heavy one; (row, person)."""
    focus, light = (np.sort(random.choice(np.arange(3, 21), (2, 4)), axis=0) / 10 for _ in range(2))
    return np.vstack([focus, light * random.permutation([1, 1, -1, -1]), -random.integers(4, 20, 4) / 10])


def _draw_cameras(random: np.random.Generator) -> np.ndarray:
    focus, light = (np.arange(1, 3)[:, None] == random.integers(0, 3, 2) for _ in range(2))
    price = np.sort(random.choice([0.6, 1.0, 1.5, 2.2], 2, replace=False))[::-1]
    return np.vstack([focus, light, price, np.zeros(2)])


def _ranges(worths: np.ndarray, span: float = SPAN) -> np.ndarray:
    """Ranges of autofocus, weight and price; `worths` is (row, person)."""
    nothing = np.zeros(worths.shape[1])
    focus, light = (np.ptp(np.vstack([nothing, worths[at : at + 2]]), axis=0) for at in (0, 2))
    return np.stack([focus, light, np.abs(worths[4]) * span])


def _percent(ranges: np.ndarray, attribute: int) -> float:
    return float(100 * np.mean(ranges[attribute] / ranges.sum(axis=0)))


# For each number asked: the right one first, then what the known mistakes give.
def _weight_ways(people: np.ndarray) -> dict[str, float]:
    return {
        "right": _percent(_ranges(people), 1),
        "averaged-first": _percent(_ranges(people.mean(axis=1, keepdims=True)), 1),
        "price-without-range": _percent(_ranges(people, span=1), 1),
    }


def _focus_ways(kinds: np.ndarray, share: np.ndarray) -> dict[str, float]:
    ways = {"right": kinds[:, 1], "pooled": kinds @ share, "other-kind": kinds[:, 0]}
    return {way: _percent(_ranges(worths[:, None]), 0) for way, worths in ways.items()}


def _share_ways(kinds: np.ndarray, cameras: np.ndarray) -> dict[str, float]:
    odds = np.exp([*(kinds[:, 0] @ cameras), kinds[5, 0]])
    return {"right": 100 * odds[0] / odds.sum(), "none-dropped": 100 * odds[0] / odds[:2].sum()}


def _eva_ways(share: np.ndarray, eva: np.ndarray) -> dict[str, float]:
    together, likelihood, by_task = share * eva.prod(axis=0), eva.prod(axis=0), share * eva
    return {
        "right": 100 * together[0] / together.sum(),
        "per-task": 100 * np.mean(by_task[:, 0] / by_task.sum(axis=1)),
        "shares-left-out": 100 * likelihood[0] / likelihood.sum(),
    }


def _values(table: pd.DataFrame) -> dict[str, dict[str, float]]:
    cells = table[KINDS + PEOPLE + CAMERAS].to_numpy()
    kinds, share = cells[:6, :2], cells[6, :2]
    return {
        "weight": _weight_ways(cells[:5, 2:6]),
        "focus_b": _focus_ways(kinds, share),
        "share_x": _share_ways(kinds, cells[:6, 6:]),
        "eva_a": _eva_ways(share, cells[7:, :2]),
    }


def _asked(table: pd.DataFrame, way: str) -> dict[str, float]:
    """The numbers that one way of working gives."""
    return {name: float(ways[way]) for name, ways in _values(table).items() if way in ways}


WEIGHED = {  # a wrong way of working -> misconception, message
    "averaged-first": (
        "M11b",
        "{x} comes from averaging people before taking ranges. Likes and dislikes cancel. Take each range first.",
    ),
    "price-without-range": (
        "M11e",
        "{x} sets a price per 1,000 € beside whole ranges. How far apart are the prices shown?",
    ),
    "pooled": (
        "M11b",
        "For autofocus, {x} describes nobody: two groups pull in opposite ways. Use the column of kind B alone.",
    ),
    "other-kind": ("M11d", "For autofocus, {x} belongs to the other kind. Whose column is asked for?"),
    "none-dropped": ("M11a", "{x} leaves out “none of these”. People could walk away. Keep that option in the base."),
    "per-task": (
        "M11d",
        "{x} judges Eva anew in each task. A person keeps the kind over all tasks. Multiply first, then compare.",
    ),
    "shares-left-out": ("M11d", "{x} takes both kinds as equally common. Begin with the share of each kind."),
}

EX_11_1 = Exercise(
    id="ex-11-1",
    lesson="11",
    objective="11-3",
    title="Importances from part-worths",
    prompt=(
        "The table gives part-worths of two kinds of photographers and of four people; the first levels, slow and "
        "900 g, have 0. Prices were shown from 600 to 2,200 €, in the rows as 0.6 to 2.2. Camera X and camera Y have "
        "a 1 where they have the level. Eva's rows say how likely her choice was for each kind. How important is "
        "weight, as the mean of the four people? How important is autofocus for kind B? What share of kind A takes "
        "camera X, when X, Y and none are all there is? How likely is Eva of kind A?"
    ),
    data=part_worths,
    answers=(
        Field(name="weight", label="Importance of weight, mean of the four", unit="%", tolerance=POINT),
        Field(name="focus_b", label="Importance of autofocus, kind B", unit="%", tolerance=POINT),
        Field(name="share_x", label="Share of kind A who take camera X", unit="%", tolerance=POINT),
        Field(name="eva_a", label="Probability that Eva is of kind A", unit="%", tolerance=POINT),
    ),
    reference=lambda table: _asked(table, "right"),
    mistakes=tuple(
        Mistake(id=way, misconception=code, compute=lambda table, way=way: _asked(table, way), message=message)
        for way, (code, message) in WEIGHED.items()
    ),
    hints=(
        "Work on one column at a time. The base level of an attribute is not in the table and has the part-worth 0.",
        "Importance: range of the attribute ÷ sum of the three ranges; for price the range is the part-worth × 1.6. "
        "Share: e to the sum for each alternative, ÷ the total. Eva: share × task 1 × task 2, for each kind.",
        "Other numbers: part-worths 0, 1, 2 and 0, −1, −3, price −1.25: ranges 2, 3, 2, so 3 ÷ 7 = 43 %. Sums 0, −1 "
        "and none −1: 1 ÷ (1 + .37 + .37) = 58 %. Eva: .6 × .5 × .2 = .06 against .4 × .3 × .1 = .012: 83 %.",
    ),
    minutes=8,
    show=lambda table: table.map(lambda v: "" if np.isnan(v) else f"{v:g}").reset_index(names=""),
)

# -- ex-11-2: a model of real travellers --------------------------------------------------------------

AGAINST = {
    "ttme invt": "invt",
    "ttme gc": "gc",
    "ttme invc invt": "invt",
}  # columns of a model -> waiting is set against
MEANS = {"ttme": "one minute of waiting", "invt": "one minute under way",
         "invc": "one dollar of fare", "gc": "one dollar of generalised cost"}  # fmt: skip
TOLERANCE = {"waiting": 0.006, "ratio": 0.1, "train": 0.01}  # waiting: rounded to two digits


@cache
def _fits() -> pd.DataFrame:
    """Every model that may be asked for, fitted beforehand by exercises/src/fits_11_2.py."""
    return pd.read_csv(course_folder("exercises", "data") / "ex-11-2.csv").set_index(["columns", "left_out"])


@cache
def _askable() -> list[tuple[str, int]]:
    """Models whose right numbers lie far from what the known mistakes give."""

    def told(model) -> bool:
        return all(_told(ways.values(), TOLERANCE[name]) for name, ways in _read_off(model).items())

    return [model for model in dict.fromkeys(_fits().index) if told(model)]


@cache
def _read_off(model) -> dict[str, dict[str, float]]:
    """For each number asked about a model: the right one, and what the known mistakes give."""
    fit = _fits().loc[[model]].set_index("parameter")
    with_modes, without = fit["estimate"], fit["without_modes"]
    against = AGAINST[model[0]]
    return {
        "waiting": {
            "right": 10 * with_modes["ttme"],
            "modes-left-out": 10 * without["ttme"],
            "one-minute": with_modes["ttme"],
        },
        "ratio": {
            "right": with_modes["ttme"] / with_modes[against],
            "modes-left-out": without["ttme"] / without[against],
            "upside-down": with_modes[against] / with_modes["ttme"],
        },
        "train": {
            "right": with_modes["mode=train"] - with_modes["mode=bus"],
            "against-car": with_modes["mode=train"],
            "turned-round": with_modes["mode=bus"] - with_modes["mode=train"],
        },
    }


def traveller_model(seed: int) -> dict:
    """Which columns are in the model, and which travellers are left out of it."""
    random = np.random.default_rng(seed)
    columns, left_out = _askable()[random.integers(len(_askable()))]
    return {"numeric": columns.split(), "left_out": int(left_out), "waiting_against": AGAINST[columns]}


def _travel(data: dict, way: str) -> dict[str, float]:
    values = _read_off((" ".join(data["numeric"]), data["left_out"]))
    return {name: float(ways[way]) for name, ways in values.items() if way in ways}


def _shown(data: dict) -> pd.DataFrame:
    """The fitted part-worths of this learner's model, for those who do not fit it themselves."""
    fit = _fits().loc[[(" ".join(data["numeric"]), data["left_out"])]].reset_index(drop=True)
    column = fit["parameter"]
    said = column.replace(MEANS).str.replace("mode=(.+)", r"\1, against car", regex=True)
    marked = column.eq(data["waiting_against"]).map({True: "set against waiting", False: ""})
    return pd.DataFrame(
        {"part-worth of": said, "column": column, "estimate": fit["estimate"].map("{:.5f}".format), "asked": marked}
    )


TRAVELLED = {
    "modes-left-out": (
        "M11b",
        "{x} comes from a model without the mode itself, so what speaks for car hides in the waiting. Add `mode`.",
    ),
    "one-minute": ("M11e", "{x} is for one minute. How many minutes does the question ask about?"),
    "upside-down": ("M11e", "{x} is the worth of the other in minutes of waiting. Turn the fraction round."),
    "against-car": ("M11c", "{x} compares train with car, the base. Which mode is train compared with here?"),
    "turned-round": ("M11c", "{x} is bus less train. Which of the two stands first in the question?"),
}

EX_11_2 = Exercise(
    id="ex-11-2",
    lesson="11",
    objective="11-5",
    title="A model of real travellers",
    prompt=(
        "Your model of the travel_mode data has the mode (base: car) and the columns in the table. Travellers whose "
        "number ends with one digit are left out, so that it is yours alone. By how much does the worth of a mode "
        "change with 10 minutes more of waiting? How many units of the line marked “set against waiting” weigh as much "
        "as one minute of waiting? How much better liked is train than bus, all else equal?"
    ),
    data=traveller_model,
    answers=(
        Field(name="waiting", label="Change with 10 minutes of waiting", tolerance=TOLERANCE["waiting"]),
        Field(
            name="ratio", label="One minute of waiting weighs as much as", unit="units", tolerance=TOLERANCE["ratio"]
        ),
        Field(name="train", label="Train less bus", tolerance=TOLERANCE["train"]),
    ),
    reference=lambda data: _travel(data, "right"),
    mistakes=tuple(
        Mistake(id=way, misconception=code, compute=lambda data, way=way: _travel(data, way), message=message)
        for way, (code, message) in TRAVELLED.items()
    ),
    hints=(
        "Read one line of the table at a time. Keep its unit in mind: one minute, one dollar, one mode against car.",
        "Ten minutes: ten times the part-worth of one. Weighs as much as: one part-worth ÷ the other. Train less bus: "
        "both stand against the same base, so take one from the other.",
        "Other numbers: waiting −.05, minutes under way −.004, train 2.5, bus 1.9. Ten minutes: −.50. One minute of "
        "waiting: .05 ÷ .004 = 12.5 minutes under way. Train less bus: 0.60.",
    ),
    minutes=6,
    show=_shown,
)

EXERCISES = (EX_11_1, EX_11_2)
