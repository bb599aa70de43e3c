"""Exercise of lesson 01: the best demographic split, beaten by one question on what went wrong."""

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake

N = 400
TOLERANCE = 0.01
DEMOGRAPHICS = {
    "age_band": ("18-29", "30-44", "45-59", "60+"),
    "area": ("urban", "rural"),
    "education": ("school", "college", "degree"),
}
CIRCUMSTANCES = ("multi_stop", "congestion", "no_signal", "last_100m")
DEMOGRAPHIC_GROUPS = {f"{column} {level}": (column, level) for column in DEMOGRAPHICS for level in DEMOGRAPHICS[column]}
GROUPS = DEMOGRAPHIC_GROUPS | {name: (name, 1) for name in CIRCUMSTANCES}


def data(seed):
    """A survey of 400 drivers in which some answered more readily; drawn until the task has one clear answer."""
    random = np.random.default_rng(seed)
    while True:
        frame = _drivers(random)
        if _well_posed(Tally(frame)):
            return frame


def _drivers(random):
    """One cause makes people want to switch most; those who suffer from it answered twice as often as others."""
    hot, *others = random.permutation(4)
    cause = random.choice([hot, *others, 4], N, p=[0.34, 0.19, 0.17, 0.14, 0.16])
    would = np.array([0.0, 0.0, 0.0, 0.0, 0.14])
    would[[hot, *others]] = 0.76, 0.44, 0.38, 0.30
    said = (cause[:, None] == np.arange(4)) ^ (random.random((N, 4)) < 0.08)
    return pd.DataFrame(
        {
            "respondent_id": [f"d{k:03d}" for k in range(1, N + 1)],
            **{column: random.choice(levels, N) for column, levels in DEMOGRAPHICS.items()},
            **{name: said[:, k].astype(int) for k, name in enumerate(CIRCUMSTANCES)},
            "would_switch": (random.random(N) < would[cause]).astype(int),
            "weight": np.where(cause == hot, 0.6, 1.2),
        }
    )


class Tally:
    """Counts per group, from which every answer and every slip follows.

    `raw` and `weighted`: group -> (people, people who would switch).
    """

    def __init__(self, frame):
        said = {column: frame[column].to_numpy(dtype=object) for column in (*DEMOGRAPHICS, *CIRCUMSTANCES)}
        inside = np.array([np.ones(len(frame)), *(said[column] == level for column, level in GROUPS.values())]).T
        weight, switch = frame["weight"].to_numpy(), frame["would_switch"].to_numpy()
        names = ("everyone", *GROUPS)
        self.raw = dict(zip(names, zip(inside.sum(0), switch @ inside, strict=True), strict=True))
        self.weighted = dict(zip(names, zip(weight @ inside, (weight * switch) @ inside, strict=True), strict=True))
        self.demographic = max(DEMOGRAPHIC_GROUPS, key=self.urgency)
        self.circumstance = max(CIRCUMSTANCES, key=self.urgency)

    def urgency(self, group):
        """Weighted share of a group that would switch."""
        people, switchers = self.weighted[group]
        return float(switchers / people)

    def lift(self, group):
        """Urgency of a group over that of everyone."""
        return self.urgency(group) / self.urgency("everyone")


def wrong_way_round(tally):
    """Share of those who would switch that are in the group."""
    return tally.weighted[tally.circumstance][1] / tally.weighted["everyone"][1]


def against_the_others(tally):
    """Rate of the group over the rate of everyone outside it."""
    group, everyone = (np.array(tally.weighted[name]) for name in (tally.circumstance, "everyone"))
    people, switchers = everyone - group
    return tally.urgency(tally.circumstance) / (switchers / people)


def unweighted(tally):
    """Lift as if everyone counted once."""
    (people, switchers), (all_people, all_switchers) = tally.raw[tally.circumstance], tally.raw["everyone"]
    return switchers / people / (all_switchers / all_people)


def difference(tally):
    """How far the group lies above everyone, as a share."""
    return tally.urgency(tally.circumstance) - tally.urgency("everyone")


def difference_in_points(tally):
    """The same in percentage points."""
    return 100 * difference(tally)


def rate_alone(tally):
    """The rate of the group, compared with nothing."""
    return tally.urgency(tally.circumstance)


def lift_of_the_demographic(tally):
    """Lift of the best demographic group."""
    return tally.lift(tally.demographic)


def most_switchers(tally):
    """The demographic group with the largest number of people who would switch."""
    return max(DEMOGRAPHIC_GROUPS, key=lambda name: tally.weighted[name][1])


LIFT_SLIPS = (
    wrong_way_round,
    against_the_others,
    unweighted,
    difference,
    difference_in_points,
    rate_alone,
    lift_of_the_demographic,
)


def _well_posed(tally):
    """Both winners are clear, the second beats the first, and every slip gives a number of its own."""
    first, second = sorted(map(tally.urgency, DEMOGRAPHIC_GROUPS), reverse=True)[:2]
    most_urgent, next_urgent = sorted(map(tally.urgency, CIRCUMSTANCES), reverse=True)[:2]
    lifts = [tally.lift(tally.circumstance), *(slip(tally) for slip in LIFT_SLIPS)]
    apart = min(abs(a - b) for k, a in enumerate(lifts) for b in lifts[:k])
    return (
        first - second > 0.02
        and most_urgent - max(next_urgent, first) > 0.05
        and apart > 10 * TOLERANCE
        and most_switchers(tally) != tally.demographic
    )


def reference(frame):
    """The most urgent group of each kind, and the lift of the second."""
    tally = Tally(frame)
    return {
        "demographic": tally.demographic,
        "circumstance": tally.circumstance,
        "lift": tally.lift(tally.circumstance),
    }


def group_counts(frame):
    """One row per group: enough to find every answer with a pocket calculator."""
    tally = Tally(frame)
    return pd.DataFrame(
        {
            "group": list(tally.raw),
            "people": [int(people) for people, _ in tally.raw.values()],
            "would switch": [int(switchers) for _, switchers in tally.raw.values()],
            "people, weighted": [f"{people:.1f}" for people, _ in tally.weighted.values()],
            "would switch, weighted": [f"{switchers:.1f}" for _, switchers in tally.weighted.values()],
        }
    )


def _of(slip, field="lift"):
    return lambda frame: {field: slip(Tally(frame))}


EXERCISES = (
    Exercise(
        id="ex-01-1",
        lesson="01",
        objective="01-2",
        title="Beat the best demographic group",
        prompt=(
            "Your own 400 drivers. Which demographic group is the most urgent? Which one question on what went wrong "
            "finds a group that is more urgent still? What is the lift of that group? Give two decimals. Some people "
            "answered more readily than others; the weight says for how many drivers each one stands."
        ),
        data=data,
        answers=(
            Field(
                name="demographic",
                label="Most urgent demographic group",
                kind="choice",
                choices=tuple(DEMOGRAPHIC_GROUPS),
            ),
            Field(name="circumstance", label="Question that beats it", kind="choice", choices=CIRCUMSTANCES),
            Field(name="lift", label="Lift of those who say yes to it", unit="×", tolerance=TOLERANCE),
        ),
        reference=reference,
        mistakes=(
            Mistake(
                id="wrong-way-round",
                compute=_of(wrong_way_round),
                misconception="M01d",
                message=(
                    "You conditioned the wrong way round: {x} says who buyers are, not how likely the group is to buy."
                ),
            ),
            Mistake(
                id="against-the-others",
                compute=_of(against_the_others),
                misconception="M01e",
                message="{x} compares with everyone else. Lift compares with the whole population, the group included.",
            ),
            Mistake(
                id="unweighted",
                compute=_of(unweighted),
                message="Some people stand for more than one person. Which column says so?",
            ),
            Mistake(
                id="difference",
                compute=_of(difference),
                misconception="M01f",
                message="{x} is a difference between two shares. Lift is a ratio.",
            ),
            Mistake(
                id="difference-in-points",
                compute=_of(difference_in_points),
                misconception="M01f",
                message="{x} is a difference in points. Lift is a ratio.",
            ),
            Mistake(
                id="rate-alone",
                compute=_of(rate_alone),
                misconception="M01f",
                message="{x} is the urgency of the group. Is that much? Compare it with the urgency of everyone.",
            ),
            Mistake(
                id="lift-of-the-demographic",
                compute=_of(lift_of_the_demographic),
                message="{x} is the lift of a demographic group. The task asks for the group of the circumstance.",
            ),
            Mistake(
                id="most-switchers",
                compute=_of(most_switchers, "demographic"),
                misconception="M01d",
                message=(
                    "{x} holds the largest number of people who would switch, because it is large. "
                    "Urgency is a share of the group."
                ),
            ),
        ),
        hints=(
            "Look at the two weighted columns. Urgency is the weighted number who would switch, "
            "divided by the weighted number of people.",
            "Lift = urgency of the group ÷ urgency of everyone. Everyone means the first row, the group included.",
            "With other numbers: 90 of 150 in a group would switch, 200 of 500 overall. 90 ÷ 150 = 0.60. "
            "200 ÷ 500 = 0.40. Lift = 0.60 ÷ 0.40 = 1.50.",
        ),
        show=group_counts,
    ),
)
