"""Exercises of lesson 09: defend a number of groups, and tell groups from habit and from nothing."""

from functools import lru_cache

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake
from jtbd_helpers.course_location import course_folder

# -- ex-09-1: defend a number of segments -------------------------------------------------------------

FACTS = ("line of business", "firm size", "country", "age", "years in the job", "education", "team size", "budget")
LEVEL = 0.05
STYLE = 0.1  # tolerance of a share of answering style, in points of 100


@lru_cache(maxsize=1)
def _fitted() -> pd.DataFrame:
    """Groups of IT managers from two inputs, fitted beforehand by exercises/src/fits_09_1.py."""
    return pd.read_csv(course_folder("exercises", "data") / "ex-09-1.csv")


def fits_and_profile(seed: int) -> dict:
    """One fitted survey, the p-values of eight facts, and how the look-alikes did."""
    random = np.random.default_rng(seed)
    survey = random.choice(_fitted()["survey"].unique())
    fits = _fitted().loc[_fitted()["survey"] == survey].drop(columns="survey").reset_index(drop=True)
    while True:
        small = random.uniform([0.0002, 0.004, 0.004], [0.006, 0.016, 0.05])
        p_values = np.round([*small, *random.uniform(0.02, 0.9, 5)], 4)
        counts = _survivors(p_values)
        if counts["uncorrected"] > counts["right"] > counts["bonferroni"] and len(set(p_values)) == len(FACTS):
            break
    profile = pd.DataFrame({"fact": FACTS, "p_value": random.permutation(p_values)})
    return {
        "fits": fits,
        "profile": profile,
        "facts_compared": len(FACTS),
        "look_alikes_drawn": int(random.choice([19, 39, 59, 79, 99])),
        "separated_as_well": int(random.integers(0, 3)),
    }


def _survivors(p_values) -> dict[str, int]:
    """How many p-values stay: all up to .05, those after Benjamini and Hochberg (1995), and after Bonferroni."""
    ordered = np.sort(np.asarray(p_values, dtype=float))
    m = len(ordered)
    below = np.flatnonzero(ordered <= LEVEL * np.arange(1, m + 1) / m)
    return {
        "right": int(below.max()) + 1 if len(below) else 0,
        "uncorrected": int((ordered <= LEVEL).sum()),
        "bonferroni": int((ordered <= LEVEL / m).sum()),
    }


def _kept(data, made_from: str = "gaps") -> pd.Series:
    """The row of the number with the least BIC among the groups made from gaps, read for one of the inputs."""
    fits = data["fits"]
    of_gaps = fits[fits["input"] == "gaps"].set_index("groups")
    return fits[fits["input"] == made_from].set_index("groups").loc[of_gaps["bic"].idxmin()]


def _p(data) -> float:
    return (1 + data["separated_as_well"]) / (1 + data["look_alikes_drawn"])


def _number_with(data, column: str, made_from: str = "gaps", largest: bool = False) -> int:
    fits = data["fits"]
    of_input = fits[fits["input"] == made_from].set_index("groups")[column]
    return int(of_input.idxmax() if largest else of_input.idxmin())


EX_09_1 = Exercise(
    id="ex-09-1",
    lesson="09",
    objective="09-3",
    title="Defend a number of groups",
    prompt=(
        "IT managers rated twenty targets. Groups were made from two inputs. Choose the input that habit has little "
        "part in, and its number of groups with the least BIC. Give the five numbers that defend it.\n\n"
        "“Again”: of 100 people, how many land in the same group. “Style”: % of the groups that a person's ratings "
        "explain. The look-alikes, drawn for the number you keep, and eight facts about people stand above."
    ),
    data=fits_and_profile,
    answers=(
        Field(name="groups", label="Groups kept", unit="groups"),
        Field(name="again", label="Land in the same group again", unit="of 100", tolerance=0.5),
        Field(name="style", label="Answering style", unit="% of the groups", tolerance=STYLE),
        Field(name="p", label="p of the look-alikes", tolerance=0.0005),
        Field(name="facts", label="Facts that survive correction", unit=f"of {len(FACTS)}"),
    ),
    reference=lambda data: {
        "groups": int(_kept(data).name),
        "again": float(_kept(data)["new_samples_again"]),
        "style": float(_kept(data)["style_all_items"]),
        "p": _p(data),
        "facts": _survivors(data["profile"]["p_value"])["right"],
    },
    mistakes=(
        Mistake(
            id="same-rows",
            misconception="M09c",
            compute=lambda data: {"again": float(_kept(data)["same_rows_again"])},
            message="The same rows were compared with themselves. Resample both times: which column did that?",
        ),
        Mistake(
            id="one-item",
            misconception="M09c",
            compute=lambda data: {"style": float(_kept(data)["style_one_item"])},
            message="{x} % is read against one item. Answering style is the person's mean over all items: use that.",
        ),
        Mistake(
            id="importance-only",
            misconception="M09c",
            compute=lambda data: {"style": float(_kept(data, "importance only")["style_all_items"])},
            message="{x} % of these groups is answering style: they were made from importance. Which input removes it?",
        ),
        Mistake(
            id="no-plus-one",
            misconception="M09b",
            compute=lambda data: {"p": data["separated_as_well"] / data["look_alikes_drawn"]},
            message="{x} leaves this survey out of the count. It is one more draw, above and below the line.",
        ),
        Mistake(
            id="uncorrected",
            misconception="M09e",
            compute=lambda data: {"facts": _survivors(data["profile"]["p_value"])["uncorrected"]},
            message="{facts_compared} tests were made. Which of these would survive correction?",
        ),
        Mistake(
            id="bonferroni",
            misconception="M09e",
            compute=lambda data: {"facts": _survivors(data["profile"]["p_value"])["bonferroni"]},
            message="{x} is left at .05 ÷ 8 for all. Here the second smallest may reach .05 × 2 ÷ 8, and so on.",
        ),
        Mistake(
            id="most-groups",
            misconception="M09a",
            compute=lambda data: {"groups": _number_with(data, "bic", largest=True)},
            message="{x} has the largest BIC of the six. Smaller is better here: look for the least.",
        ),
    ),
    hints=(
        "Keep the rows made from gaps. Find the least BIC. The other numbers stand in that row, or beside the table.",
        "p = (1 + look-alikes as clear) ÷ (1 + look-alikes drawn). Facts: sort the p-values; the k-th smallest may "
        "reach .05 × k ÷ 8. The last that does stays, with all before it.",
        "Other numbers: 1 of 9 as clear gives p = 2 ÷ 10 = .20. Of three p-values .01, .03, .20 the limits are .0167, "
        ".0333, .05: two stay.",
    ),
    minutes=8,
    show=lambda data: data["fits"],
)

# -- ex-09-2: groups, habit or nothing ----------------------------------------------------------------

LETTERS = ("A", "B", "C")
REFIT = [f"refit_{letter}" for letter in LETTERS]
GROUPS, HABIT, NOTHING = "groups to use", "habit, not needs", "no segments found"
TOLERANCE = {"p": 0.0005, "again": 0.5, "style": 0.1}


def one_survey(seed: int) -> dict:
    """Three groups: people, mean rating, where they land in a refit; the spread of all people; the look-alikes."""
    random = np.random.default_rng(seed)
    while True:
        names = random.permutation(3)
        landed = np.array([np.roll(random.multinomial(random.integers(60, 140), [0.86, 0.08, 0.06]), k) for k in names])
        people = landed.sum(axis=1)
        means = np.round(3.4 + random.normal(0, 1, 3) * random.choice([0.08, 0.45]), 2)
        variance = _between(means, people) + random.uniform(0.15, 0.30)
        data = {
            "groups": pd.DataFrame({"group": LETTERS, "people": people, "mean_rating": means}).join(
                pd.DataFrame(landed, columns=REFIT)
            ),
            "sd_of_all_people": round(float(np.sqrt(variance)), 3),
            "look_alikes_drawn": 19,
            "separated_as_well": int(random.choice([0, 0, 0, 1, 3, 8])),
        }
        if (names != np.arange(3)).any() and all(_apart(ways, TOLERANCE[name]) for name, ways in _ways(data).items()):
            return data


def _between(means, people) -> float:
    """Variance between groups: squared distance from the overall mean, each group weighted by its people."""
    return float(np.average((means - np.average(means, weights=people)) ** 2, weights=people))


def _apart(ways: dict, tolerance: float) -> bool:
    """Whether each mistake is far from the right number."""
    return all(abs(value - ways["right"]) > 11 * tolerance for way, value in ways.items() if way != "right")


def _ways(data) -> dict[str, dict[str, float]]:
    """For each number asked: the right one, and what the known mistakes give."""
    groups = data["groups"]
    landed = groups[REFIT].to_numpy()
    people, means = groups["people"].to_numpy(float), groups["mean_rating"].to_numpy(float)
    variance, between = data["sd_of_all_people"] ** 2, _between(means, people)
    drawn, as_well = data["look_alikes_drawn"], data["separated_as_well"]
    return {
        "p": {"right": (1 + as_well) / (1 + drawn), "no-plus-one": as_well / drawn},
        "again": {
            "right": 100 * landed.max(axis=1).sum() / landed.sum(),
            "by-name": 100 * np.trace(landed) / landed.sum(),
        },
        "style": {
            "right": 100 * between / variance,
            "not-squared": 100 * np.sqrt(between / variance),
            "equal-groups": 100 * means.var() / variance,
        },
    }


def _verdict(data) -> str:
    ways = _ways(data)
    if ways["p"]["right"] > LEVEL:
        return NOTHING
    return HABIT if ways["style"]["right"] > 10 else GROUPS


def _tempting(data) -> str:
    """What one sees who stops at the first good sign."""
    return {NOTHING: GROUPS, HABIT: GROUPS, GROUPS: NOTHING}[_verdict(data)]


SAID = {
    "no-plus-one": (
        "p",
        "M09b",
        "{x} leaves this survey out of the count. It is one more draw, above and below the line.",
    ),
    "by-name": (
        "again",
        "M09c",
        "{x} of 100 keep their letter. A refit deals letters anew: match each group with the one that has most of it.",
    ),
    "not-squared": ("style", "M09c", "{x} % is a ratio of spreads. The share of the variance is its square."),
    "equal-groups": ("style", "M09c", "{x} % takes the groups as equally large. Weigh each by its people."),
}

EX_09_2 = Exercise(
    id="ex-09-2",
    lesson="09",
    objective="09-4",
    title="Groups, habit or nothing?",
    prompt=(
        "Three groups of one survey, and where their people land in a refit. Give the p of the look-alikes, how many "
        "of 100 land in the same group, and how much is answering style: variance between the mean ratings ÷ variance "
        "of all people. Verdict: p above .05, no segments found; else style above 10 %, habit; else groups to use."
    ),
    data=one_survey,
    answers=(
        Field(name="p", label="p of the look-alikes", tolerance=TOLERANCE["p"]),
        Field(name="again", label="Land in the same group again", unit="of 100", tolerance=TOLERANCE["again"]),
        Field(name="style", label="Answering style", unit="% of the groups", tolerance=TOLERANCE["style"]),
        Field(name="verdict", label="Verdict", kind="choice", choices=(GROUPS, HABIT, NOTHING)),
    ),
    reference=lambda data: {name: ways["right"] for name, ways in _ways(data).items()} | {"verdict": _verdict(data)},
    mistakes=(
        *(
            Mistake(
                id=way,
                misconception=code,
                compute=lambda data, way=way, name=name: {name: _ways(data)[name][way]},
                message=message,
            )
            for way, (name, code, message) in SAID.items()
        ),
        Mistake(
            id="one-sign",
            misconception="M09b",
            compute=lambda data: {"verdict": _tempting(data)},
            message="Go through the rule in order. Is p at most .05? Only then: is style at most 10 %?",
        ),
    ),
    hints=(
        "Three small sums. The survey itself counts among the draws. Letters of a refit mean nothing by themselves.",
        "Take the largest refit cell of each row, add them, divide by all people. Style: squared distance of each mean "
        "from the overall mean, weighted by people, ÷ sd².",
        "Other numbers: two groups of 60 and 40 with means 3 and 4, sd 1: overall mean 3.4; .6 × .16 + .4 × .36 = .24, "
        "so 24 %. 2 of 19 as clear: p = 3 ÷ 20 = .15.",
    ),
    minutes=8,
    show=lambda data: data["groups"],
)

EXERCISES = (EX_09_1, EX_09_2)
