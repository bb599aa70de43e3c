"""Lesson 07: the numbers in the text, what is kept out of the core quiz, and the two exercises."""

import re

import numpy as np
import pandas as pd
import pytest
from lesson_kit import read_lesson

import jtbd_helpers as jtbd
from jtbd_helpers.course.exercises.m07 import EX_07_1, EX_07_2
from jtbd_helpers.course.learn.checking import judge
from jtbd_helpers.course.learn.quiz_widget import drawn
from jtbd_helpers.statistics import effective_n

LESSON = read_lesson("07")


@pytest.fixture(scope="module")
def shown():
    """What the saved lesson prints, tables as plain text."""
    return LESSON.said()


def test_the_core_quiz_holds_nothing_on_firms():
    for learner in ("ada", "ben", "cem", "dora"):
        assert all("M07h" not in item.misconceptions for item in drawn(LESSON.bank, learner))


def test_cleaning_says_what_the_text_says(shown):
    assert "65 of 600 people were left out" in shown
    assert 'item="p-07-1", result=65' in LESSON.code
    before, after = (jtbd.score_value_targets(s).table for s in (SURVEY, SURVEY.clean()))
    best = after.nlargest(5, "opportunity")["target_id"]
    assert set(best) == set(before.nlargest(5, "opportunity")["target_id"])
    rise = (after.set_index("target_id")["opportunity"] - before.set_index("target_id")["opportunity"])[best]
    assert rise.min() > 0.5
    assert "The same five lead, and their scores rise by half a point and more" in LESSON.text


def test_the_gap_takes_the_habit_out():  # SX.2
    clean = SURVEY.clean()
    habit = clean.quality().table.set_index("respondent_id")["mean_rating"]
    importance, satisfaction = clean.importance.mean(axis=1), clean.satisfaction.mean(axis=1)
    third = pd.qcut(habit, 3)
    assert min(np.ptp(v.groupby(third, observed=True).mean()) for v in (importance, satisfaction)) > 1
    assert np.ptp((importance - satisfaction).groupby(third, observed=True).mean()) < 0.1
    assert abs((importance - satisfaction).corr(habit)) < 0.05


def test_counting_the_top_two_answers_takes_more_people():
    """The squared ratio of two statistics is how many times as many people the weaker one needs."""
    clean, ratios = SURVEY.clean(), []
    for said in clean.circumstances:
        yes = clean.circumstances[said].astype(float) == 1
        for target in clean.satisfaction:
            by_mean, by_top = (
                _apart(answers[yes].dropna(), answers[~yes].dropna())
                for answers in (
                    clean.satisfaction[target],
                    (clean.satisfaction[target] >= 4).where(clean.satisfaction[target].notna()).astype(float),
                )
            )
            ratios += [(by_mean / by_top) ** 2] if abs(by_mean) > 4 else []
    assert len(ratios) > 20
    assert np.median(ratios) == pytest.approx(1.4, abs=0.05)
    assert "took 1.4 times as many people" in LESSON.prose


def _apart(one, other) -> float:
    return (one.mean() - other.mean()) / np.sqrt(one.var() / len(one) + other.var() / len(other))


def test_weighted_is_unbiased_and_unweighted_is_not(shown):  # S1.12, issue 3
    rows = {name.strip(): [int(x) for x in numbers.split()] for name, numbers in re.findall(TABLE, shown, re.M)}
    raw, weighted, alike = (rows[k] for k in ("one group answers twice as often", "the same, weighted", ALIKE))
    assert abs(weighted[0] - alike[0]) <= 1
    assert raw[1] > alike[0] + 5  # even the lowest of the ten is too high
    assert 'item="p-07-3", result=36' in LESSON.code
    assert round(100 * 2 * 0.22 / 1.22) == 36


ALIKE = "everybody answers alike"
TABLE = rf"^(one group answers twice as often|the same, weighted|{ALIKE}) +([\d ]+)$"
SURVEY = jtbd.load_data("navigation")


def test_both_readings_of_the_market_share(shown):  # seed errors
    survey = jtbd.make_data("navigation", seed=0, variant="unequal").clean()
    weight, member = survey.weights, survey.circumstances["multi_stop"].astype(float) == 1
    both = member & jtbd.find_struggles(survey).table["t07"]
    inside, market = (100 * (weight * both).sum() / w.sum() for w in (weight * member, weight))
    numbers = f"{inside:.0f} %, {market:.0f} % and {100 * both.mean():.0f} %: one survey, three numbers"
    assert numbers in LESSON.text
    assert f"tell as much as {effective_n(weight):.0f} with equal ones" in shown
    assert re.search(
        r"can be read in two ways:\s+as a share of the segment, or as a share of all respondents", LESSON.text
    )


def test_the_highest_of_fifty_and_the_reveal(shown):
    highest = re.search(r"last dot lies at ([\d.]+)", LESSON.text)[1]
    names = {"jtbd": jtbd, "pd": pd}
    exec(compile(next(s for s in LESSON.sources("code") if "equal =" in s), "07", "exec"), names)
    assert f"{names['highest']:.1f}" == highest
    assert names["lucky"]["opportunity"].min() < 7
    assert "Planted careless: 65. Flagged: 65. Both: 65." in shown
    low, high = map(int, re.search(r"\((\d+)% to (\d+)%\) weighted", shown).groups())
    assert low <= 22 <= high


def test_cleaning_by_hand_is_cleaning_by_the_package():
    for seed in range(5):
        table = EX_07_1.data(seed)
        questions = {f"t{j}": f"q{j}" for j in range(1, 9)}
        frame = table.astype({q: float for q in questions.values()})
        survey = jtbd.Survey.from_frame(frame, "person", importance=questions, duration="seconds")
        answer = EX_07_1.reference(table)
        assert survey.quality().dropped.sum() == answer["left_out"]
        q1 = survey.clean().importance["t1"].dropna()
        assert 100 * (q1 >= 4).mean() == pytest.approx(answer["important"])


def test_the_market_share_of_the_exercise_is_that_of_its_people():
    table = EX_07_2.data(4)
    weight = np.repeat(table["weight"], table["people"])
    assert EX_07_2.reference(table)["n_effective"] == pytest.approx(effective_n(weight))
    both = np.repeat((table["several_stops"] == "yes") & (table["struggles"] == "yes"), table["people"])
    assert EX_07_2.reference(table)["share"] == pytest.approx(100 * np.average(both, weights=weight))


def test_a_share_of_one_is_told_from_a_wrong_share():
    data = EX_07_1.data(3)
    right = EX_07_1.reference(data)
    checked = judge(EX_07_1, data, right | {"important": right["important"] / 100})
    assert checked.outcome == "incorrect"
    assert "is a share of 1. Give it times 100: %." in checked.message
    assert "not a mistake we know" not in checked.message
    assert "is a share of 1" not in judge(EX_07_1, data, right | {"left_out": right["left_out"] / 100}).message
