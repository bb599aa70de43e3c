"""Exercises of lesson 07: clean sixteen answers and report, and a market share with weights and interval."""

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake

# -- ex-07-1: clean and report ------------------------------------------------------------------------

PEOPLE, ITEMS, COUNT, PERCENT = 16, 8, 0.04, 0.5
QUESTIONS = [f"q{j}" for j in range(1, ITEMS + 1)]


def sixteen(seed: int) -> pd.DataFrame:
    """Seconds and eight answers of sixteen people, drawn until each known mistake gives another number."""
    random = np.random.default_rng(seed)
    while True:
        seconds, answers = _sixteen(random)
        left, shares = list(_left(seconds, answers).values()), list(_important(seconds, answers).values())
        if len(set(left)) == len(left) and np.diff(np.sort(shares)).min() > 11 * PERCENT:
            table = pd.DataFrame(answers, columns=QUESTIONS).astype("Int64")
            table.insert(0, "seconds", seconds)
            table.insert(0, "person", [f"p{i:02d}" for i in range(1, PEOPLE + 1)])
            return table


def _sixteen(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    answers = random.integers(1, 6, (PEOPLE, ITEMS)).astype(float)
    answers[:, 0] = random.choice([2, 3, 4, 5], PEOPLE)  # a target that many find important
    straight, fast, both = random.integers(3, 6), random.integers(3, 6), random.integers(1, 3)
    answers[:straight] = random.choice([3, 4, 5], (straight, 1))
    seconds = random.integers(260, 520, PEOPLE)
    seconds[straight - both : straight - both + fast] = random.integers(35, 80, fast)
    empty = straight + fast + np.arange(random.integers(2, 5))
    answers[empty, random.integers(1, ITEMS, len(empty))] = np.nan
    answers[empty[:2], 0] = np.nan
    order = random.permutation(PEOPLE)
    return seconds[order], answers[order]


def _arrays(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    return table["seconds"].to_numpy(), table[QUESTIONS].astype(float).to_numpy()


def _flags(seconds, answers) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    straight = np.nanmax(answers, axis=1) == np.nanmin(answers, axis=1)
    return straight, seconds < np.median(seconds) / 3, np.isnan(answers).any(axis=1)


def _left(seconds, answers) -> dict[str, float]:
    """How many are left out, and what the known mistakes give."""
    straight, fast, gaps = _flags(seconds, answers)
    return {
        "right": float((straight | fast).sum()),
        "added": float(straight.sum() + fast.sum()),
        "straight-only": float(straight.sum()),
        "both-needed": float((straight & fast).sum()),
        "gaps-too": float((straight | fast | gaps).sum()),
    }


def _important(seconds, answers) -> dict[str, float]:
    """Share of those left who find q1 important, and what the known mistakes give."""
    straight, fast, gaps = _flags(seconds, answers)
    q1, stay = answers[:, 0], ~(straight | fast)
    return {
        "right": _share(q1[stay & ~np.isnan(q1)]),
        "before": _share(q1[~np.isnan(q1)]),
        "missing-as-no": _share(q1[stay]),
        "gaps-out": _share(q1[stay & ~gaps]),
    }


def _share(answers: np.ndarray) -> float:
    return 100 * float((answers >= 4).mean()) if len(answers) else 0.0


WRONG_LEFT = {
    "added": ("M07f", "Somebody is both a straight-liner and a speeder. {x} counts that person twice."),
    "straight-only": ("", "{x} counts the straight lines. Who took less than a third of the median time?"),
    "both-needed": ("", "{x} counts those who are both. One of the two is enough."),
    "gaps-too": ("M07f", "{x} also leaves out people with an empty answer. An empty cell is no carelessness."),
}
WRONG_IMPORTANT = {
    "before": ("", "{x} is the share before cleaning. Leave out whom you flagged, then count."),
    "missing-as-no": ("", "{x} counts an empty answer as “not important”. It belongs in neither count."),
    "gaps-out": ("M07f", "{x} leaves out everybody with an empty cell. Only an empty q1 is missing here."),
}

EX_07_1 = Exercise(
    id="ex-07-1",
    lesson="07",
    objective="07-1",
    title="Clean and report",
    prompt=(
        "Sixteen people rated eight targets for importance, 1 to 5; a dot is no answer. A straight-liner gives "
        "one answer all through. A speeder takes less than a third of the median time.\n\n"
        "How many people does cleaning leave out? And of those who stay and answered q1, what share finds q1 important "
        "(4 or 5)?"
    ),
    data=sixteen,
    answers=(
        Field(name="left_out", label="Left out", unit="people", tolerance=COUNT),
        Field(name="important", label="q1 important, after cleaning", unit="%", tolerance=PERCENT),
    ),
    reference=lambda table: {
        "left_out": _left(*_arrays(table))["right"],
        "important": _important(*_arrays(table))["right"],
    },
    mistakes=(
        *(
            Mistake(
                id=way,
                misconception=code,
                compute=lambda table, way=way: {"left_out": _left(*_arrays(table))[way]},
                message=message,
            )
            for way, (code, message) in WRONG_LEFT.items()
        ),
        *(
            Mistake(
                id=way,
                misconception=code,
                compute=lambda table, way=way: {"important": _important(*_arrays(table))[way]},
                message=message,
            )
            for way, (code, message) in WRONG_IMPORTANT.items()
        ),
    ),
    show=lambda table: table.astype(object).where(table.notna(), "·"),
    hints=(
        "Go row by row. Are all answers equal? Then look at the seconds. One mark is enough.",
        "The median lies between the 8th and 9th of the sorted seconds; a third of it is the line. Empty cells mark "
        "nobody here.",
        "Other numbers: 3 straight lines, 4 fast, 1 of them both: 3 + 4 − 1 = 6 go. Of the 10 who stay, 9 answered q1, "
        "5 of them with 4 or 5: 56 %.",
    ),
)

# -- ex-07-2: a share of the market, weighted, with its interval --------------------------------------

TENTH, POINTS, HEADS = 0.1, 0.05, 0.5


def four_cells(seed: int) -> pd.DataFrame:
    """Drivers by several stops and struggle, with weights; drawn until each known mistake gives another number."""
    random = np.random.default_rng(seed)
    while True:
        members, others = int(random.integers(120, 200)), int(random.integers(120, 200))
        struggling = [int(members * random.uniform(0.35, 0.6)), int(others * random.uniform(0.1, 0.25))]
        table = pd.DataFrame(
            {
                "several_stops": ["yes", "yes", "no", "no"],
                "struggles": ["yes", "no", "yes", "no"],
                "people": [struggling[0], members - struggling[0], struggling[1], others - struggling[1]],
                "weight": np.repeat([float(random.choice([0.3, 0.4, 0.5])), float(random.choice([1.2, 1.5, 1.8]))], 2),
            }
        )
        apart = ((_shares, TENTH), (_effective, HEADS), (_halves, POINTS))
        if all(np.diff(np.sort(list(work(table).values()))).min() > 11 * tolerance for work, tolerance in apart):
            return table


def _shares(table: pd.DataFrame) -> dict[str, float]:
    """The share of the market in percent, and what the known mistakes give."""
    people, weight = table["people"].to_numpy(float), table["weight"].to_numpy(float)
    heads, all_heads, everyone = people[0], people.sum(), weight @ people
    return {
        "right": 100 * weight[0] * heads / everyone,
        "unweighted": 100 * heads / all_heads,
        "numerator-only": 100 * weight[0] * heads / all_heads,
        "denominator-only": 100 * heads / everyone,
        "inside": 100 * heads / people[:2].sum(),
        "all-who-struggle": 100 * (weight[0] * heads + weight[2] * people[2]) / everyone,
    }


def _effective(table: pd.DataFrame) -> dict[str, float]:
    people, weight = table["people"].to_numpy(float), table["weight"].to_numpy(float)
    return {
        "right": float((weight @ people) ** 2 / (weight**2 @ people)),
        "heads-as-n": float(people.sum()),
        "sum-of-weights": float(weight @ people),
    }


def _halves(table: pd.DataFrame) -> dict[str, float]:
    """Half the width of the 95 % interval in points, and what the known mistakes give."""
    share = _shares(table)["right"] / 100
    spread = 100 * np.sqrt(share * (1 - share))
    n = _effective(table)
    return {
        "right": float(1.96 * spread / np.sqrt(n["right"])),
        "heads-in-the-interval": float(1.96 * spread / np.sqrt(n["heads-as-n"])),
        "one-standard-error": float(spread / np.sqrt(n["right"])),
        "whole-width": float(2 * 1.96 * spread / np.sqrt(n["right"])),
    }


WRONG_SHARES = {
    "unweighted": ("M07b", "{x} is the share in the sample. One group answered more often: weigh both counts."),
    "numerator-only": ("M07b", "{x} weighs those above the line, and nobody below it. Weigh both counts."),
    "denominator-only": ("M07b", "{x} weighs everybody below the line and nobody above it. Weigh both counts."),
    "inside": (
        "M07e",
        "{x} says how bad it is for members. Market share asks how many there are among all.",
    ),
    "all-who-struggle": ("M07e", "{x} counts all who struggle. Above the line stand those with several stops."),
}
WRONG_EFFECTIVE = {
    "heads-as-n": ("", "{x} counts heads. Unequal weights carry less: (sum of weights)² ÷ (sum of squared ones)."),
    "sum-of-weights": ("", "{x} is the sum of the weights. Square it, and divide by the sum of the squared weights."),
}
WRONG_HALVES = {
    "heads-in-the-interval": ("", "{x} comes from the number of heads. Use the effective n."),
    "one-standard-error": ("", "{x} is one standard error. A 95 % interval reaches 1.96 of them to each side."),
    "whole-width": ("", "{x} is the whole width. The task asks for the reach to one side."),
}

EX_07_2 = Exercise(
    id="ex-07-2",
    lesson="07",
    objective="07-4",
    title="A market share with weights and interval",
    prompt=(
        "Your own drivers, in four groups. Those with several stops answered more readily, so each of them carries a "
        "smaller weight.\n\n"
        "What share of the market has several stops and struggles? What is the effective n of the whole sample? How "
        "far does the 95 % interval of that share reach to each side, by 1.96 × √(share × (1 − share) ÷ effective n)?"
    ),
    data=four_cells,
    answers=(
        Field(name="share", label="Share of the market", unit="%", tolerance=TENTH),
        Field(name="n_effective", label="Effective n", unit="people", tolerance=HEADS),
        Field(name="half", label="Interval, to each side", unit="points", tolerance=POINTS),
    ),
    reference=lambda table: {
        "share": _shares(table)["right"],
        "n_effective": _effective(table)["right"],
        "half": _halves(table)["right"],
    },
    mistakes=tuple(
        Mistake(
            id=way,
            misconception=code,
            compute=lambda table, way=way, field=field, work=work: {field: work(table)[way]},
            message=message,
        )
        for field, work, wrong in (
            ("share", _shares, WRONG_SHARES),
            ("n_effective", _effective, WRONG_EFFECTIVE),
            ("half", _halves, WRONG_HALVES),
        )
        for way, (code, message) in wrong.items()
    ),
    hints=(
        "Multiply people by weight in each of the four rows. Which rows belong above the line, and which below?",
        "Above: several stops and struggling. Below: all four rows. Effective n = (sum of weights)² ÷ (sum of squared "
        "weights), over all people.",
        "Other numbers: 40 of 100 members (weight 0.5) struggle; 100 others (weight 1). Share 20 ÷ 150 = 13.3 %. "
        "Effective n 150² ÷ (25 + 100) = 180. Reach 1.96 × √(.133 × .867 ÷ 180) = 5.0 points.",
    ),
)

EXERCISES = (EX_07_1, EX_07_2)
