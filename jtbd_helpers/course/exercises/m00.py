"""Exercise of lesson 00: the mean of five numbers of one's own."""

import statistics

import numpy as np

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake

SAMPLE = (4, 9, 11, 16, 30)  # the trips printed in the lesson; nobody's own data
TOLERANCE = 0.05


def data(seed):
    """Minutes late on five trips, drawn until the usual slips all give other numbers than the mean."""
    random = np.random.default_rng(seed)
    while True:
        trips = [int(minutes) for minutes in random.integers(2, 41, 5)]
        values = [statistics.mean(trips), *(slip(trips) for slip in SLIPS.values())]
        apart = min(abs(a - b) for k, a in enumerate(values) for b in values[:k])
        if len(set(trips)) == 5 and apart > 10 * TOLERANCE:
            return {f"trip_{k}": minutes for k, minutes in enumerate(trips, start=1)}


SLIPS = {
    "total": sum,
    "median": statistics.median,
    "middle-of-range": lambda trips: (min(trips) + max(trips)) / 2,
    "one-left-out": lambda trips: sum(trips) / 4,
    "sample": lambda trips: statistics.mean(SAMPLE),
}


def _slip(name):
    return lambda trips: float(SLIPS[name](list(trips.values())))


EXERCISES = (
    Exercise(
        id="ex-00-1",
        lesson="00",
        objective="00-2",
        title="Late by how much?",
        prompt="Here is how many minutes late you were on five trips. What is the mean?",
        data=data,
        answers=(Field(name="mean", label="Mean", unit="minutes", tolerance=TOLERANCE),),
        reference=lambda trips: statistics.mean(trips.values()),
        mistakes=(
            Mistake(
                id="total",
                compute=_slip("total"),
                message="{x} is the total. How many numbers went into it?",
            ),
            Mistake(
                id="median",
                compute=_slip("median"),
                message="{x} is the middle value. The task asks for the mean.",
            ),
            Mistake(
                id="middle-of-range",
                compute=_slip("middle-of-range"),
                message="{x} lies half way between the shortest and the longest delay. The mean uses all five numbers.",
            ),
            Mistake(
                id="one-left-out",
                compute=_slip("one-left-out"),
                message="{x} is your total divided by four. Count the trips once more.",
            ),
            Mistake(
                id="sample",
                compute=_slip("sample"),
                message="This matches the printed sample. Run the cell that loads your own data first.",
            ),
        ),
        hints=(
            "Look at the five numbers above the form. All five count.",
            "The mean is the total, shared out evenly over the trips.",
            "With other numbers: 2, 4 and 9 make 15 together. There are three of them. 15 ÷ 3 = 5.",
        ),
        minutes=3,
    ),
)
