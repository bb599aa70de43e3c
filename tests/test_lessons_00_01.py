"""Lessons 00 and 01: what is said before the bill, the numbers and the claims in the text."""

import re

import numpy as np
import pandas as pd
import pytest
from lesson_kit import read_lesson

import jtbd_helpers as jtbd
from jtbd_helpers.cli import _parser
from jtbd_helpers.course.exercises import m00, m01
from jtbd_helpers.course.explorables import drivers as twelve
from jtbd_helpers.course.explorables.market import BY_ID
from jtbd_helpers.course.explorables.splits import navigation_splits

START_HERE, LESSON = read_lesson("00"), read_lesson("01")
SET_UP = ("install", "kernel", "terminal", "folder", "progress", "restart", "python", "browser", "start(", "minutes:")


def test_nothing_on_set_up_comes_before_the_bill():  # SX.6
    opening, bill = START_HERE.sources(tag="opening"), START_HERE.sources(tag="bill")
    for text in (*opening, *bill):
        said = text.lower().replace("import jtbd_helpers as jtbd", "")
        assert not [word for word in SET_UP if word in said]
    assert len(opening) == 2
    assert opening[1].splitlines()[-1] == 'jtbd.explore("twelve_drivers")'


def test_the_bill_in_words_is_that_of_the_widget():
    due, text = twelve.bill(), START_HERE.prose
    assert f"**{due.cost:.2f}**" in text
    assert f"{due.needed:.2f} € a month on average" in text
    assert f"**{due.cost_burden:.2f} times**" in text
    assert min(twelve.left_out().values()) == 7
    assert "at least **seven of the twelve get nothing**" in text
    late = {BY_ID[cause]: len(people) for cause, people in twelve.by_cause().items()}
    for cause, people in late.items():
        assert re.search(rf"\| {cause.label} \| {people} \| [^|]+ \| {cause.cost:.2f} \|", text), cause.label
    assert "Is grouping by age wrong, then? No." in text


def test_commands_named_in_00_are_those_there_are():
    for command in re.findall(r"`jtbd ((?:learn|reset)[^`]*)`", START_HERE.prose):
        assert _parser().parse_args(command.split()).command in ("learn", "reset")


def test_sample_of_the_exercise_is_the_one_printed():
    run = START_HERE.sources("code", "run")
    assert run[0] == f"minutes_late = {list(m00.SAMPLE)}"
    assert "14 minutes" in START_HERE.prose
    assert np.mean(m00.SAMPLE) == 14


# -- lesson 01: the claims in the text hold on the shipped data ----------------------------------------------


@pytest.fixture(scope="module")
def ran():
    """What the lesson's own cells make of the shipped data, up to the picture and with the shuffles."""
    names = {"jtbd": jtbd, "display": lambda *shown: None}
    for source in LESSON.sources("code", "worked"):
        if "plt." not in source and "jtbd.quiz" not in source:
            exec(source, names)
    return names


def test_no_demographic_interval_leaves_out_1(ran):
    demographic = pd.concat([t for split, t in ran["tables"].items() if split != "what came in the way"])
    assert len(demographic) == 9
    assert ((demographic["low"] <= 1) & (demographic["high"] >= 1)).all()
    assert demographic["lift"].idxmax() == "30-44"
    assert 0.95 <= demographic.loc["30-44", "low"] < 1


def test_circumstances_tell_drivers_apart(ran):  # S1.1, S1.2
    table = ran["tables"]["what came in the way"]
    assert set(table.index[table["low"] > 1]) == {"several stops", "several of these"}
    assert set(table.index[table["high"] < 1]) == {"none of these"}
    assert 0.4 < table.loc["none of these", "lift"] < 0.6
    demographic = pd.concat([t for split, t in ran["tables"].items() if split != "what came in the way"])
    best = table.loc["several stops"]
    as_large = demographic[demographic["share of people"] >= best["share of people"]]
    assert best["urgency"] > as_large["urgency"].max()
    assert best["urgency"] > demographic["urgency"].max()
    people = ran["drivers"]
    like_paul = people.query("age_band == '18-29' and area == 'urban' and education == 'degree'")
    stops = people[people["came_in_the_way"] == "several stops"]
    assert f"only {len(like_paul)} of the 600 fit these words, while {len(stops)} had several stops" in LESSON.prose
    assert 4 <= len(stops) / len(like_paul) < 5


def test_paul_and_kate_meet_in_what_came_in_the_way_only(ran):  # S1.3
    two = ran["two"]
    assert list(two.index) == ["Paul", "Kate"]
    assert (two[["age_band", "area", "education"]].nunique() == 2).all()
    assert set(two["came_in_the_way"]) == {"several stops"}
    assert list(two.loc["Paul", ["age_band", "area", "education"]]) == ["18-29", "urban", "degree"]


def test_shuffles_tell_luck_from_a_finding(ran):  # S1.5
    reach = (ran["luck"] >= ran["seen"]).mean()
    assert reach["by what came in the way"] == 0
    assert (reach.drop("by what came in the way") > 0.05).all()
    assert ran["seen"].idxmax() == "by what came in the way"


def test_promise_is_called_a_promise_and_not_made_on_the_twin(ran):
    assert "**larger and more urgent groups are an empirical promise, not a law.**" in LESSON.prose
    assert "On the noise twin it does not hold, and there we do not claim it." in LESSON.prose
    table = ran["lift_by"]("came_in_the_way", ran["twin"])
    assert ((table["low"] <= 1) & (table["high"] >= 1)).all()
    by_age = ran["lift_by"]("age_band", ran["twin"])
    assert ((by_age["low"] > 1) | (by_age["high"] < 1)).sum() == 2


def test_country_and_signal_go_along_a_little(ran):  # S1.14
    drivers = ran["drivers"]
    rural = drivers.groupby("no_signal")["area"].apply(lambda area: (area == "rural").mean())
    assert f"{100 * rural[1]:.0f} of 100, against {100 * rural[0]:.0f}" in LESSON.prose


def test_widget_and_lesson_name_the_same_groups(ran):
    widget = navigation_splits()["circumstance"]
    named = {group.replace("the last 100 metres", "last 100 m") for group in widget["group"]}
    assert named == set(ran["tables"]["what came in the way"].index)
    assert f"Here {len(ran['drivers']) - widget['n'].sum()} people are left out" in LESSON.prose


# -- exercises ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_table_of_the_form_is_enough_for_the_answer(seed):
    """Somebody with a pocket calculator and the printed table gets the right answer."""
    frame = m01.data(seed)
    table, right = m01.group_counts(frame).set_index("group"), m01.reference(frame)
    urgency = table["would switch, weighted"].astype(float) / table["people, weighted"].astype(float)
    assert urgency[list(m01.DEMOGRAPHIC_GROUPS)].idxmax() == right["demographic"]
    assert urgency[list(m01.CIRCUMSTANCES)].idxmax() == right["circumstance"]
    assert round(urgency[right["circumstance"]] / urgency["everyone"], 2) == pytest.approx(right["lift"], abs=0.0099)
    assert urgency[right["circumstance"]] > urgency[right["demographic"]]
