"""Lessons 06a and 06b: the numbers in the text, what the reveal shows, and the two exercises."""

import re

import numpy as np
import pandas as pd
import pytest
from lesson_kit import read_lesson

import jtbd_helpers as jtbd
from jtbd_helpers.course.exercises.m06 import EX_06_1, EX_06_2

SCORES, FORMULAS = read_lesson("06a"), read_lesson("06b")


def test_numbers_of_06a():  # S1.9
    survey = jtbd.load_data("secure_data").clean()
    hard = jtbd.score_value_targets(survey, "difficulty").table.set_index("target_id")
    first = hard.loc[hard["opportunity"].idxmax()]
    assert 'item="p-06-1", result=34' in SCORES.code
    assert [round(100 * first[c]) for c in ("opportunity", "opportunity_low", "opportunity_high")] == [34, 29, 39]
    assert (hard["status"] != "undershot").all()
    split = jtbd.score_value_targets(survey, "difficulty", by="own_devices").table.set_index(
        ["target_id", "own_devices"]
    )
    assert round(100 * split.loc[("t04", 1), "opportunity"]) == 62
    assert round(100 * split.loc[("t04", 0), "opportunity"]) == 7
    assert round(100 * hard.loc["t04", "opportunity"]) == 21
    employees = jtbd.load_data("secure_data", roles="beneficiary").clean()
    scores = jtbd.score_value_targets(employees).table.set_index("target_id")
    shown = scores.loc[["t16", "t17"], ["opportunity", "opportunity_low", "opportunity_high"]].round(1)
    assert shown.to_numpy().tolist() == [[15.1, 13.5, 16.5], [14.7, 13.2, 16.1]]
    assert "(13.5 to\n16.5, and 13.2 to 16.1)" in SCORES.text
    assert set(scores["status"]) == {"undershot", "must-be", "overshot", "indifferent", "served"}
    assert scores.loc["t18", "status"] == "must-be"
    assert scores.loc["t19", "status"] == "overshot"


def test_by_hand_and_by_function_agree():
    names: dict = {"jtbd": jtbd, "print": lambda *_: None}
    exec(compile(next(s for s in SCORES.sources("code") if "by hand" in s), "06a", "exec"), names)
    assert names["by_hand"] == pytest.approx(names["by_function"])


def test_the_fifth_status_is_said_to_be_ours():  # seed errors
    assert re.search(r"names the first four\..*?the fifth, \*\*served\*\*, is\s+ours", SCORES.text, re.DOTALL)


def test_the_reveal_shows_what_the_average_hid():  # S1.9
    survey = jtbd.load_data("secure_data").clean()
    names: dict = {"jtbd": jtbd, "survey": survey, "pd": pd}
    exec(compile(SCORES.sources("code", "reveal")[0], "06a", "exec"), names)
    rows = pd.DataFrame(names["rows"]).T
    assert (rows["hard for them"] > 0.6).all()
    assert (rows["of all"] < 0.3).all()


def test_numbers_of_06b():
    survey = jtbd.load_data("secure_data").clean()
    ranks = {
        f: jtbd.score_value_targets(survey, f).table.set_index("target_id")["rank"] for f in ("top2", "mean", "gap")
    }
    assert all(rank["t04"] == 1 for rank in ranks.values())
    assert [ranks[f]["t18"] for f in ("top2", "mean", "gap")] == [2, 2, 14]
    employees = jtbd.score_value_targets(jtbd.load_data("secure_data", roles="beneficiary").clean())
    kano = employees.kano.table.set_index("target_id")
    assert kano.loc[["t17", "t18"], "strength"].round().tolist() == [2, 57]
    assert kano["category_sure"].sum() == 7
    best = employees.table.sort_values("opportunity", ascending=False).reset_index()
    assert (best.loc[:1, "top_three"] == 1).all()
    assert best.loc[2, "opportunity"] < 9
    assert (best.loc[:1, "opportunity"] - best.loc[:1, "shrunk"]).between(0.2, 0.6).all()


def test_the_kano_table_of_the_lesson_is_that_of_the_package():
    from jtbd_helpers.targets.kano import CATEGORIES, TABLE

    rows = re.findall(r"\| \*\*(.+?)\*\* \| (.+) \|", FORMULAS.text)
    for names, cells_ in rows:
        for name in names.split(", "):
            row = TABLE[["like", "expect", "neutral", "tolerate", "dislike"].index(name)]
            assert cells_.split(" | ") == [CATEGORIES[letter] for letter in row]
    assert len(rows) == 3


def test_ex_06_1_by_function():
    for seed in range(5):
        ratings = EX_06_1.data(seed)
        survey = jtbd.Survey.from_frame(
            ratings.reset_index(names="person"),
            respondent="person",
            importance={"a": "a_importance", "b": "b_importance"},
            satisfaction={"a": "a_satisfaction", "b": "b_satisfaction"},
            difficulty={"c": "c_difficulty"},
        )
        scores = jtbd.score_value_targets(survey).table.set_index("target_id")["opportunity"]
        hard = jtbd.score_value_targets(survey, "difficulty").table.set_index("target_id")["opportunity"]
        right = EX_06_1.reference(ratings)
        assert [right["score_a"], right["score_b"]] == pytest.approx(scores[["a", "b"]].tolist())
        assert right["difficulty_c"] == pytest.approx(100 * hard["c"])


def test_the_lead_of_ex_06_2_can_be_both_sure_and_not():
    leads = np.array([EX_06_2.reference(EX_06_2.data(seed))["lead"] for seed in range(40)])
    assert 0.1 < (leads >= 1.65).mean() < 0.95
