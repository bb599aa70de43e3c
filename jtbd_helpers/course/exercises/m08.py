"""Exercises of lessons 08a and 08b: one product for all, and a blueprint for each segment."""

from functools import lru_cache

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake
from jtbd_helpers.course_location import course_folder

# -- ex-08-1: one product for all ---------------------------------------------------------------------

CAUSES = ("several stops", "jams", "no signal")
AGAINST = ("plans the stops", "leads round jams", "works without a signal")
TOLERANCE = {"burden": 0.01, "unserved": 0.5, "gap": 0.01}
ADDRESSED = "{x} still counts drivers without this struggle. Whom does this product address?"


def drivers(seed: int) -> pd.DataFrame:
    """Three causes, how many of 100 drivers have each, and what the feature against it costs."""
    random = np.random.default_rng(seed)
    while True:
        counts = random.choice(np.arange(8, 33), 3, replace=False)
        costs = random.choice(np.arange(1.25, 5.25, 0.25), 3, replace=False)
        if counts.sum() <= 75 and all(
            _apart(v.values(), TOLERANCE[name]) for name, v in _values(counts, costs).items()
        ):
            return pd.DataFrame({"cause": CAUSES, "drivers_of_100": counts, "feature": AGAINST, "cost": costs})


def _apart(values, tolerance: float) -> bool:
    """Whether no two of these numbers come near each other, so that each mistake can be told."""
    return np.diff(np.sort(list(values))).min() > 11 * tolerance


def _values(counts, cost) -> dict[str, dict[str, float]]:
    """For each number asked: the right one, and what the known mistakes give."""
    late, everyone, built = counts / counts.sum(), counts / 100, int(counts.argmax())
    needed, product = late @ cost, cost.sum()
    missing = needed - late[built] * cost[built]  # undershoot, in money
    useless = (1 - late[built]) * cost[built]  # overshoot, in money
    return {
        "burden": {
            "right": product / needed,
            "plain-mean": product / cost.mean(),
            "not-rescaled-burden": product / (everyone @ cost),
            "upside-down": needed / product,
        },
        "unserved": {
            "right": 100 * (1 - late[built]),
            "not-rescaled-unserved": 100 * (1 - everyone[built]),
            "smallest-group-only": 100 * late.min(),
            "served": 100 * late[built],
        },
        "gap": {"right": missing + useless, "subtracted": missing - useless, "undershoot-only": missing},
    }


def _asked(data: pd.DataFrame, way: str) -> dict[str, float]:
    """The numbers that one way of working gives."""
    values = _values(data["drivers_of_100"].to_numpy(float), data["cost"].to_numpy(float))
    return {name: float(ways[way]) for name, ways in values.items() if way in ways}


ONE_FOR_ALL = {
    "plain-mean": (
        "M08d",
        "{x} takes the causes as equally common, and they are not. Weigh the costs by how many need each feature.",
    ),
    "not-rescaled-burden": ("M08a", ADDRESSED),
    "upside-down": (
        "M08c",
        "{x} is the needed part of the cost. The burden says how many times the needed cost is paid.",
    ),
    "not-rescaled-unserved": ("M08a", ADDRESSED),
    "smallest-group-only": (
        "M08a",
        "{x} is the smallest group alone. You left out the other group that gets nothing.",
    ),
    "served": ("M08c", "{x} % find their feature. The task asks for the others."),
    "subtracted": ("M08d", "Overshoot does not cancel undershoot: the people differ. Add the sizes."),
    "undershoot-only": (
        "M08c",
        "{x} is what drivers lack. Some also pay for a feature that they do not need. Add that.",
    ),
}

EX_08_1 = Exercise(
    id="ex-08-1",
    lesson="08a",
    objective="08-4",
    title="One product for all",
    prompt=(
        "Of 100 drivers, so many come late for each of three causes. The others are on time; the product is not for "
        "them. What is the cost burden of all three features? Now suppose that only the feature against the commonest "
        "cause is built: what share of the late drivers is unserved, and how large is the design gap, undershoot and "
        "overshoot together?"
    ),
    data=drivers,
    answers=(
        Field(name="burden", label="Cost burden of all three", unit="× needed cost", tolerance=TOLERANCE["burden"]),
        Field(name="unserved", label="Unserved with one feature", unit="%", tolerance=TOLERANCE["unserved"]),
        Field(name="gap", label="Design gap with one feature", unit="€ a month", tolerance=TOLERANCE["gap"]),
    ),
    reference=lambda data: _asked(data, "right"),
    mistakes=tuple(
        Mistake(id=way, misconception=code, compute=lambda data, way=way: _asked(data, way), message=message)
        for way, (code, message) in ONE_FOR_ALL.items()
    ),
    hints=(
        "Begin with the drivers who come late, and leave the others out. What share of them has each cause?",
        "Needed: the mean of the three costs, weighted by those shares. Unserved: late drivers with another cause. "
        "Design gap: what is needed and missing, plus what is there and not needed.",
        "With 18, 12 and 10 drivers and costs 1, 2, 5: shares .45, .30, .25; needed 2.30; burden 8 ÷ 2.30 = 3.48. "
        "First feature only: unserved 55 %; gap .30 × 2 + .25 × 5 + .55 × 1 = 2.40.",
    ),
)

# -- ex-08-2: three segments and their blueprint ------------------------------------------------------

LETTERS, CUTS = ("A", "B", "C"), ("P", "Q", "R")
CAUSE_COLUMNS = ["several_stops", "jams", "no_signal"]
PENNY = 0.01
OFFERED = (  # cause, the segment's own target, and the features for: both targets, being on time, the own target
    ("several stops", "order of the day", ("stop planner", "time budget", "stop notes")),
    ("jams", "the way ahead", ("jam detour", "late warning", "traffic colours")),
    ("no signal", "knowing where one is", ("stored maps", "gap warning", "compass line")),
)


@lru_cache(maxsize=1)
def _fitted() -> pd.DataFrame:
    """Three ways to cut the same late drivers, fitted beforehand by exercises/src/cuts_08_2.py."""
    return pd.read_csv(course_folder("exercises", "data") / "ex-08-2.csv")


def cuts_and_features(seed: int) -> dict[str, pd.DataFrame]:
    """The three cuts under names of this learner's own, and what each feature costs."""
    random = np.random.default_rng(seed)
    name = dict(zip(_fitted()["cut"].unique(), random.permutation(CUTS), strict=True))
    cuts = _fitted().assign(cut=_fitted()["cut"].map(name)).sort_values(["cut", "group"], ignore_index=True)
    while True:
        data = {"cuts": cuts, "features": _features(random)}
        if all(_apart(costs.values(), PENNY) for costs in _costs(data).values()):
            return data


def _features(random: np.random.Generator) -> pd.DataFrame:
    rows = []
    for cause, own, names in OFFERED:
        serves = (f"arriving on time + {own}", "arriving on time", own)
        costs = random.integers([40, 15, 15], [101, 61, 61]) / 20
        rows += [(n, cause, s, c) for n, s, c in zip(names, serves, costs, strict=True)]
    rows.append(("trip diary", "several stops", "a record of trips (nobody minds)", random.integers(10, 31) / 20))
    return pd.DataFrame(rows, columns=["feature", "addresses", "serves", "cost"])


def _by_alignment(data) -> list[str]:
    """The cuts from the least aligned to the best."""
    return list(dict.fromkeys(data["cuts"].sort_values("alignment", kind="stable")["cut"]))


def _costs(data) -> dict[str, dict[str, float]]:
    """For each segment of the right cut: the cost of its cheapest complete set, and what the known mistakes give."""
    alignment = data["cuts"]["alignment"].to_numpy()
    causes = data["cuts"][CAUSE_COLUMNS].to_numpy()[alignment == alignment.max()].argmax(axis=1)
    cost = data["features"]["cost"].to_numpy()
    sets = cost[:9].reshape(3, 3)  # cause x (both, on time, own)
    cheapest = np.minimum(sets[:, 0], sets[:, 1] + sets[:, 2])
    ways = {}
    for letter, cause in zip(LETTERS, causes, strict=True):
        both, late, own = sets[cause]
        ways[letter] = {
            "right": cheapest[cause],
            "extra": cheapest[cause] + cost[9],
            "everything": both + late + own,
            "dearer": max(both, late + own),
            "other-cause": np.delete(sets[:, 1], cause).min() + own,
            "half": min(late, own),
            "one-for-all": cheapest.sum(),
        }
    return ways


def _priced(data, way: str, letters=LETTERS) -> dict[str, float]:
    costs = _costs(data)
    return {f"cost_{letter}": round(float(costs[letter][way]), 2) for letter in letters}


WAYS = {  # a wrong way to price one segment -> misconception, message
    "extra": (
        "M08c",
        "{x} pays for something that no undershot target asks for. Which feature serves neither target?",
    ),
    "everything": ("M08c", "{x} buys all that addresses this cause. Once both targets are served, the rest is cost."),
    "dearer": ("M08c", "{x} serves both targets. Is there a set that does so for less?"),
    "other-cause": ("M08e", "{x} holds a feature for another cause. Which cause does this segment have?"),
    "half": ("M08a", "{x} leaves one of this segment's two targets as it was. Which feature would serve it?"),
}


def _mispriced(way: str, letter: str) -> Mistake:
    misconception, message = WAYS[way]
    return Mistake(
        id=f"{way}-{letter.lower()}",
        misconception=misconception,
        compute=lambda data: _priced(data, way, (letter,)),
        message=f"Segment {letter}: {message}",
    )


EX_08_2 = Exercise(
    id="ex-08-2",
    lesson="08b",
    objective="08-5",
    title="Three segments and their blueprint",
    prompt=(
        "Three cuts P, Q and R were made of the same late drivers. Which one gives segments that share struggle and "
        "cause? For each segment of that cut: what does the cheapest set of features cost that serves both of its "
        "targets and addresses its cause? The table of cuts has causes and targets, the table of features costs."
    ),
    data=cuts_and_features,
    answers=(
        Field(name="cut", label="The cut that gives segments", kind="choice", choices=CUTS),
        *(Field(name=f"cost_{s}", label=f"Cost for segment {s}", unit="€ a month", tolerance=PENNY) for s in LETTERS),
    ),
    reference=lambda data: {"cut": _by_alignment(data)[-1]} | _priced(data, "right"),
    mistakes=(
        Mistake(
            id="demographics",
            misconception="M08b",
            compute=lambda data: {"cut": _by_alignment(data)[0]},
            message="These groups differ in place, not in cause. Compare the column “alignment”.",
        ),
        Mistake(
            id="struggle-alone",
            misconception="M08a",
            compute=lambda data: {"cut": _by_alignment(data)[1]},
            message="These people share the struggle. Do they share the cause? Read the three columns of causes.",
        ),
        *(_mispriced(way, letter) for way in WAYS for letter in LETTERS),
        Mistake(
            id="one-for-all",
            misconception="M08c",
            compute=lambda data: _priced(data, "one-for-all"),
            message="{x} is one product for all three. Each segment gets its own: what does its own cause need?",
        ),
    ),
    hints=(
        "Look at the columns of causes. In which cut does each group have one cause, and hardly any of the others?",
        "For a segment, keep the features that address its cause. Then find the cheapest way to serve both targets: "
        "one feature for both, or one for each.",
        "Other numbers: the cause is a stiff lid. Easy lid, both targets: 4.00. Ajar box, first: 1.50. Opener, second: "
        "2.00. 1.50 + 2.00 = 3.50 is less than 4.00, so the answer is 3.50.",
    ),
    minutes=8,
    show=lambda data: data["features"],
)

EXERCISES = (EX_08_1, EX_08_2)
