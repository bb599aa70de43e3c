"""Rank and place: the model against the rule, and the widget driven."""

import itertools

import pytest
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.places import LABELS, OFTEN, RULES, how_often, ranked, squares

START = list(LABELS)


def significant(found) -> set:
    return set(found.table.loc[found.table["significant"], "job"])


def test_the_artery_job_begins_alone_in_its_square():  # S2.5
    assert squares(ranked(START, how_often(), "any"))["rare but crucial"] == ["restore_flow"]


@pytest.mark.parametrize("often", OFTEN)
def test_frequency_never_decides_significance(often):  # S2.5: a hint only
    for rule in RULES:
        before = ranked(START, how_often(), rule)
        after = ranked(START, how_often() | {"restore_flow": often}, rule)
        assert significant(before) == significant(after)
    assert "restore_flow" in significant(ranked(START, how_often() | {"restore_flow": often}, "any"))
    assert "restore_flow" not in significant(ranked(START, how_often() | {"restore_flow": often}, "all"))


@pytest.mark.parametrize("order", list(itertools.permutations(START))[::97])
def test_the_upper_three_are_those_whose_failure_matters(order):
    table = ranked(list(order), how_often(), "any").table.set_index("job")
    assert set(table.index[table["consequence"]]) == set(order[:3])


def test_the_order_decides_one_criterion_only():
    lowest = START[1:] + START[:1]
    assert "restore_flow" in significant(ranked(lowest, how_often(), "any"))  # still badly done today
    assert "tell_family" not in significant(ranked(START, how_often(), "any"))


def test_weights_decide_under_score_alone():
    only_reach = {"consequence": 0, "unsatisfied": 0, "reach": 10}
    assert significant(ranked(START, how_often(), "score", only_reach)) == {"judge_narrowing", "write_report"}
    nothing = dict.fromkeys(only_reach, 0)
    assert ranked(START, how_often(), "score", nothing).weights["reach"] == pytest.approx(1 / 3)


@pytest.fixture
def box():
    return jtbd.explore("rank_and_place").box


def parts(box):
    jobs, times, rule = controls(box, "RadioButtons")
    return jobs, times, rule, controls(box, "Button"), controls(box, "IntSlider")


def test_the_widget_says_its_state(box):
    jobs, times, rule, (up, down), _ = parts(box)
    assert "place 1 of 6, once a month: rare but crucial, significant by rule any" in status(box)
    times.value = "once a year"
    assert "once a year: rare but crucial, significant" in status(box)
    assert "What to notice" not in text(box)
    rule.value = "all"
    assert "not significant by rule all. Significant: 1 of 6 jobs" in status(box)
    assert "What to notice" in text(box)
    for _ in range(4):
        down.click()
    assert jobs.value == "restore_flow"
    assert "place 5 of 6, once a year: rare and trivial" in status(box)
    up.click()
    assert "place 4 of 6" in status(box)
    assert "○ restore a flow" in text(box)


def test_choosing_another_job_shows_its_frequency(box):
    jobs, times, rule, (_, _), _ = parts(box)
    times.value = "once a year"
    jobs.value = "write_report"
    assert times.value == "every day"
    times.value = "once a month"
    jobs.value = "restore_flow"
    assert times.value == "once a year"
    assert rule.value == "any"


def test_ends_of_the_list_hold(box):
    jobs, _, _, (up, down), _ = parts(box)
    up.click()
    assert "place 1 of 6" in status(box)
    jobs.value = "write_report"
    down.click()
    assert "place 6 of 6" in status(box)


def test_weights_show_under_score_alone(box):
    *_, rule, _, sliders = parts(box)
    group = next(b for b in controls(box, "VBox") if tuple(b.children) == tuple(sliders))
    assert group.layout.display == "none"
    rule.value = "score"
    assert group.layout.display == ""
    assert "<th>score</th>" in text(box)
    for slider in sliders:
        slider.value = 0
    assert "by rule score" in status(box)
