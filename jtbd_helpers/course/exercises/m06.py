"""Exercises of lessons 06a and 06b: a score by hand and by function; Kano, two formulas, and the luck of the leader."""

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake

# -- ex-06-1: by hand and by function ----------------------------------------------------------------

PEOPLE = 40
SCORE, PERCENT = 0.05, 0.5
QUESTIONS = ("a_importance", "a_satisfaction", "b_importance", "b_satisfaction", "c_difficulty")


def five_questions(seed: int) -> pd.DataFrame:
    """Forty people rate 1 to 5: A falls short, B is too good, some are silent on C; drawn until mistakes differ."""
    random = np.random.default_rng(seed)
    parts = [
        drawn(random, lambda r: _ratings(r, QUESTIONS[:2], [3.9, 2.2], [4.4, 2.9]), {"score_a": SCORE}, WAYS),
        drawn(random, lambda r: _ratings(r, QUESTIONS[2:4], [2.4, 3.6], [3.1, 4.2]), {"score_b": SCORE}, WAYS),
        drawn(random, _with_silence, {"difficulty_c": PERCENT}, WAYS),
    ]
    return pd.concat(parts, axis=1).astype("Int64")


def _ratings(random, questions, low, high) -> pd.DataFrame:
    ratings = random.normal(random.uniform(low, high), 1.1, (PEOPLE, len(questions)))
    return pd.DataFrame(np.clip(np.rint(ratings), 1, 5), columns=list(questions))


def _with_silence(random) -> pd.DataFrame:
    table = _ratings(random, QUESTIONS[4:], [2.8], [3.6])
    table.iloc[random.permutation(PEOPLE)[: random.integers(6, 11)], 0] = np.nan
    return table


def drawn(random, draw, tolerances: dict, ways: dict) -> pd.DataFrame:
    """The first table drawn in which right answers and known mistakes lie well apart."""
    while True:
        table = draw(random)
        if all(apart(ways[field](table), tolerance) for field, tolerance in tolerances.items()):
            return table


def apart(ways: dict, tolerance: float) -> bool:
    """Whether the right answer and all known mistakes lie well apart."""
    return bool(np.diff(np.sort(list(ways.values()))).min() > 11 * tolerance)


def _high(table, question: str, cut: int = 4) -> float:
    values = table[question].to_numpy(dtype=float, na_value=np.nan)
    return float((values >= cut).sum() / np.isfinite(values).sum())


def _score_a(table) -> dict[str, float]:
    """Score of A, which more people call important than are satisfied with; and what mistakes give."""
    i, s = 10 * _high(table, "a_importance"), 10 * _high(table, "a_satisfaction")
    fives, happy = 10 * _high(table, "a_importance", 5), 10 * _high(table, "a_satisfaction", 5)
    mean_i, mean_s = (2.5 * (float(table[q].mean()) - 1) for q in QUESTIONS[:2])
    return {
        "right": i + max(i - s, 0),
        "averaged": mean_i + max(mean_i - mean_s, 0),
        "unit": (i + max(i - s, 0)) / 10,
        "fives": fives + max(fives - happy, 0),
        "gap-alone": i - s,
    }


def _score_b(table) -> dict[str, float]:
    """Score of B, which satisfies more people than call it important."""
    i, s = 10 * _high(table, "b_importance"), 10 * _high(table, "b_satisfaction")
    return {"right": i + max(i - s, 0), "no-floor": 2 * i - s, "turned": s + max(s - i, 0)}


def _difficulty(table) -> dict[str, float]:
    """Share who find C hard, in percent."""
    hard = int((table["c_difficulty"] >= 4).sum())
    answered = int(table["c_difficulty"].notna().sum())
    return {
        "right": 100 * hard / answered,
        "missing-easy": 100 * hard / PEOPLE,
        "missing-hard": 100 * (hard + PEOPLE - answered) / PEOPLE,
        "heads": float(hard),
    }


def counted(table: pd.DataFrame) -> pd.DataFrame:
    """How many people gave each answer to each question, as the form without code shows it."""
    names = [f"{q[0].upper()}, {q[2:]}" for q in QUESTIONS]
    rows = [[*((table[q] == k).sum() for k in range(1, 6)), table[q].isna().sum()] for q in QUESTIONS]
    shown = pd.DataFrame(rows, columns=["1", "2", "3", "4", "5", "no answer"]).astype(int)
    shown.insert(0, "Question", names)
    return shown


WRONG = {
    "score_a": {
        "averaged": "You averaged before counting. This formula counts people in the top quarter of the scale.",
        "unit": "Right shape, wrong unit: shares are multiplied by ten here.",
        "fives": "{x} counts the fives alone. On 1 to 5 the top quarter holds two answers. Which?",
        "gap-alone": "{x} is the shortfall alone. The score adds it to the importance.",
    },
    "score_b": {
        "no-floor": "{x} let satisfaction above importance lower the score. This formula stops the gap at zero.",
        "turned": "{x} starts from satisfaction. The formula starts from importance and adds what is missing.",
    },
    "difficulty_c": {
        "missing-easy": "{x} counts people who did not answer as “not difficult”. They belong in neither count.",
        "missing-hard": "{x} counts people who did not answer as “difficult”. They belong in neither count.",
        "heads": "{x} is a number of people. How many of 100 who answered would that be?",
    },
}
WAYS = {"score_a": _score_a, "score_b": _score_b, "difficulty_c": _difficulty}


CARRIES = {"other-formula": "M06d", "points": "M06f", "wrong-way": "M06g", "to-zero": "M06g", "missing-easy": "M06i"}


def known_mistakes(wrong: dict, ways: dict) -> tuple[Mistake, ...]:
    """One mistake for each wrong way of each field."""
    return tuple(
        Mistake(
            id=way,
            misconception=CARRIES.get(way, ""),
            compute=lambda d, f=field, way=way: {f: ways[f](d)[way]},
            message=message,
        )
        for field, messages in wrong.items()
        for way, message in messages.items()
    )


EX_06_1 = Exercise(
    id="ex-06-1",
    lesson="06a",
    objective="06-2",
    title="A score by hand and by function",
    prompt=(
        "Forty people rated three value targets from 1 to 5. The table counts their answers. What is the opportunity "
        "score (formula top2, 0 to 20) of A, and of B? And what share of people finds C hard?"
    ),
    data=five_questions,
    answers=(
        Field(name="score_a", label="Opportunity score of A", tolerance=SCORE),
        Field(name="score_b", label="Opportunity score of B", tolerance=SCORE),
        Field(name="difficulty_c", label="Find C hard", unit="%", tolerance=PERCENT),
    ),
    reference=lambda table: {field: ways(table)["right"] for field, ways in WAYS.items()},
    mistakes=known_mistakes(WRONG, WAYS),
    hints=(
        "Important, satisfied, hard: each time 4 and 5 count. Count them, then divide by those who answered.",
        "Score = importance + (importance − satisfaction, but never below 0), with both shares times ten. "
        "Difficulty: 4 and 5 among those who answered.",
        "Another target: 30 of 40 call it important, 7.5; 12 of 40 are satisfied, 3.0. 7.5 + 4.5 = 12.0. "
        "Were 36 satisfied, 9.0: 7.5 + 0 = 7.5.",
    ),
    show=counted,
)

# -- ex-06-2: Kano, two formulas, the leader's luck --------------------------------------------------

GAIN, LEAD, SHRUNK = 0.4, 0.02, 0.02
LETTERS = ("must-be", "one-dimensional", "attractive", "indifferent", "reverse", "questionable")
ASKED, SPREAD = "t3", 0.9


def kano_and_scores(seed: int) -> pd.DataFrame:
    """Six counts of Kano answers; beside them six targets scored by two formulas; each drawn until mistakes differ."""
    random = np.random.default_rng(seed)
    kano = drawn(random, _kano_counts, {"better": GAIN, "lead": LEAD}, LATER_WAYS)
    scores = drawn(random, _two_formulas, {"rank": 0.0, "shrunk": SHRUNK}, LATER_WAYS)
    return pd.concat([kano, scores], axis=1)


def _kano_counts(random) -> pd.DataFrame:
    people = random.multinomial(150, random.dirichlet([8, 7, 6, 5, 2.2, 2.2]))
    return pd.DataFrame({"kano_answer": LETTERS, "people": people})


def _two_formulas(random) -> pd.DataFrame:
    scores = np.round(7.5 + 0.1 * random.choice(35, 6, replace=False), 1)
    scores[random.integers(6)] = np.round(scores.max() + random.uniform(0.8, 1.6), 1)
    noise = np.round(random.uniform(0.6, 1.6, 6), 2)
    others = np.round(
        np.argsort(np.argsort(0.8 * scores + random.normal(0, 0.9, 6))) * 0.7 + random.uniform(5.5, 6.5), 1
    )
    targets = [f"t{k}" for k in range(1, 7)]
    return pd.DataFrame({"target": targets, "top2": scores, "standard_error": noise, "mean": others})


def _better(table) -> dict[str, float]:
    """Gain with the target, in percent."""
    k = dict(zip(LETTERS, map(float, table["people"]), strict=True))
    base = k["must-be"] + k["one-dimensional"] + k["attractive"] + k["indifferent"]
    return {
        "right": 100 * (k["attractive"] + k["one-dimensional"]) / base,
        "all-in-base": 100 * (k["attractive"] + k["one-dimensional"]) / sum(k.values()),
        "loss": 100 * (k["must-be"] + k["one-dimensional"]) / base,
        "attractive-alone": 100 * k["attractive"] / base,
    }


def _lead(table) -> dict[str, float]:
    """How far the most frequent answer leads the second, in standard errors."""
    first, second = (float(count) for count in sorted(table["people"], reverse=True)[:2])
    everybody = float(table["people"].sum())
    return {
        "right": float((first - second) / np.sqrt(first + second)),
        "everybody": float((first - second) / np.sqrt(everybody)),
        "points": 100 * (first - second) / everybody,
        "heads": first - second,
    }


def _rank(table) -> dict[str, float]:
    """Rank of one target by the formula "mean"."""
    here = table["target"] == ASKED
    ranks = {column: float(table[column].rank(ascending=False)[here].iloc[0]) for column in ("mean", "top2")}
    return {"right": ranks["mean"], "other-formula": ranks["top2"], "from-below": 7 - ranks["mean"]}


def _shrunk(table) -> dict[str, float]:
    """Shrunk score of the leader by top2."""
    leader = table.loc[table["top2"].idxmax()]
    score, mean = float(leader["top2"]), float(table["top2"].mean())
    noise = leader["standard_error"] ** 2 / (leader["standard_error"] ** 2 + SPREAD**2)
    return {
        "right": mean + (1 - noise) * (score - mean),
        "wrong-way": mean + noise * (score - mean),
        "to-zero": (1 - noise) * score,
        "not-squared": mean + SPREAD / (leader["standard_error"] + SPREAD) * (score - mean),
        "unshrunk": score,
    }


LATER_WAYS = {"better": _better, "lead": _lead, "rank": _rank, "shrunk": _shrunk}
LATER_WRONG = {
    "better": {
        "all-in-base": "{x} still counts answers that say nothing about better or worse.",
        "loss": "{x} is what lacking it loses. Better counts those who gain by having it: which two answers?",
        "attractive-alone": "{x} leaves out people to whom both having and lacking it matters. They gain as well.",
    },
    "lead": {
        "everybody": "{x} divides by the root of everybody. Only those in the two leading answers count here.",
        "points": "{x} is the lead in points of 100. How many standard errors is it?",
        "heads": "{x} is the lead in people. Divide it by the root of the two counts together.",
    },
    "rank": {
        "other-formula": "{x} is the rank by top2. These ranks come from two formulas. Read the caption of each.",
        "from-below": "{x} counts from the lowest score. Rank 1 is the highest.",
    },
    "shrunk": {
        "wrong-way": "The noisier score should move more. Yours moves less.",
        "to-zero": "{x} pulls towards nothing. Towards what do all the targets point?",
        "not-squared": "{x} weighs standard errors. The factor weighs variances: square both first.",
        "unshrunk": "{x} is the score as measured. The best of six had luck; how much of it stays?",
    },
}

EX_06_2 = Exercise(
    id="ex-06-2",
    lesson="06b",
    objective="06-7",
    title="Kano, two formulas, and the leader's luck",
    prompt=(
        "The table holds two things side by side. Left: how many of 150 people gave each Kano answer about one target. "
        "Right: six targets with their score by formula top2, its standard error, and their score by formula mean.\n\n"
        f"What is “better” of the Kano target, in %? How far does its most frequent answer lead, in standard errors? "
        f"Which rank has {ASKED} by formula mean? And what is the shrunk score of the leader by top2, if the true "
        f"scores spread round their mean with a standard deviation of {SPREAD}? (Take the plain mean of the six.)"
    ),
    data=kano_and_scores,
    answers=(
        Field(name="better", label="Better", unit="%", tolerance=GAIN),
        Field(name="lead", label="Lead, in standard errors", tolerance=LEAD),
        Field(name="rank", label=f"Rank of {ASKED} by formula mean"),
        Field(name="shrunk", label="Leader's shrunk score", tolerance=SHRUNK),
    ),
    reference=lambda table: {field: ways(table)["right"] for field, ways in LATER_WAYS.items()},
    mistakes=known_mistakes(LATER_WRONG, LATER_WAYS),
    hints=(
        "Reverse and questionable answers say nothing about better. For the leader: how far is it from the mean of the "
        "six, and how much of that distance is noise?",
        "Better = (attractive + one-dimensional) ÷ (those two + must-be + indifferent). Lead = (first − second) ÷ "
        "√(first + second). Noise = se² ÷ (se² + 0.9²); shrunk = mean + (1 − noise) × (score − mean).",
        "Other numbers: score 13, mean 10, se 1.2: noise 1.44 ÷ (1.44 + 0.81) = 0.64; 10 + 0.36 × 3 = 11.08. "
        "Counts 60 and 40: 20 ÷ √100 = 2, above 1.65.",
    ),
)

EXERCISES = (EX_06_1, EX_06_2)
