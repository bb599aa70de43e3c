"""Lessons 00 and 01: order of the sections, minutes, what is said before the bill, numbers and claims in the text."""

import re
from pathlib import Path

import jupytext
import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.cli import _parser
from jtbd_helpers.explorables import drivers as twelve
from jtbd_helpers.explorables.market import BY_ID
from jtbd_helpers.explorables.shelf import SHELF
from jtbd_helpers.explorables.splits import navigation_splits
from jtbd_helpers.learn.bank import load_bank
from jtbd_helpers.learn.exercise import find_exercise
from jtbd_helpers.learn.exercises import m00, m01
from jtbd_helpers.learn.lint import lint
from jtbd_helpers.learn.quiz_widget import drawn

ROOT = Path(__file__).parents[1]
NAMES = {"00": "00_start_here", "01": "01_why_demographics_fail"}
CELLS = {n: jupytext.read(ROOT / "notebooks" / "src" / f"{f}.py", fmt="py:percent").cells for n, f in NAMES.items()}
OWN_ORDER = [
    *("opening", "bill", "header", "run", "learner", "item", "explore"),
    *("progress", "copy", "paths", "quiz", "exercise", "next"),
]
RHYTHM = [
    *("header", "warmup", "predict", "worked", "explore", "quiz", "exercise"),
    *("real", "summary", "template", "next"),
]
REQUIREMENTS = {"0": 26, "1": 14, "2": 11, "3": 8, "4": 15, "X": 9}  # group -> highest number
WARM_UP, FORMS = {"00": 0, "01": 3}, {"00": 1, "01": 2}
SET_UP = ("install", "kernel", "terminal", "folder", "progress", "restart", "python", "browser", "start(", "minutes:")


def sources(lesson, kind=None, tag=None):
    return [
        cell.source
        for cell in CELLS[lesson]
        if kind in (None, cell.cell_type) and (tag is None or tag in cell.metadata["tags"])
    ]


def prose(lesson):
    return re.sub(r"\s+", " ", "\n".join(sources(lesson, "markdown")))


def counted_minutes(lesson) -> float:
    """Words at 150 a minute; each item or prediction 1, each widget 4, each exercise form 5."""
    code = "\n".join(sources(lesson, "code"))
    items = len(re.findall(r"item=\"[qp]-[\d-]+\"\)", code)) + len(drawn(load_bank(lesson), "ada")) + WARM_UP[lesson]
    words = len(re.findall(r"\w+", "\n".join(sources(lesson, "markdown"))))
    return words / 150 + items + 4 * code.count("jtbd.explore(") + 5 * FORMS[lesson]


@pytest.mark.parametrize(("lesson", "order"), [("00", OWN_ORDER), ("01", RHYTHM)])
def test_sections_come_in_order(lesson, order):
    tags = [cell.metadata["tags"][0] for cell in CELLS[lesson]]
    assert [t for t, before in zip(tags, [None, *tags], strict=False) if t != before] == order


def test_nothing_on_set_up_comes_before_the_bill():  # SX.6
    opening, bill = sources("00", tag="opening"), sources("00", tag="bill")
    for text in (*opening, *bill):
        said = text.lower().replace("import jtbd_helpers as jtbd", "")
        assert not [word for word in SET_UP if word in said]
    assert len(opening) == 2
    assert opening[1].splitlines()[-1] == 'jtbd.explore("twelve_drivers")'


def test_the_bill_in_words_is_that_of_the_widget():
    due, text = twelve.bill(), prose("00")
    assert f"**{due.cost:.2f}**" in text
    assert f"{due.needed:.2f} € a month on average" in text
    assert f"**{due.cost_burden:.2f} times**" in text
    assert min(twelve.left_out().values()) == 7
    assert "at least **seven of the twelve get nothing**" in text
    late = {BY_ID[cause]: len(people) for cause, people in twelve.by_cause().items()}
    for cause, people in late.items():
        assert re.search(rf"\| {cause.label} \| {people} \| [^|]+ \| {cause.cost:.2f} \|", text), cause.label
    assert "Is grouping by age wrong, then? No." in text


@pytest.mark.parametrize("lesson", NAMES)
def test_minutes_are_counted(lesson):
    header = next(s for s in sources(lesson, tag="header"))
    printed = int(re.search(r"\*\*Minutes:\*\* (\d+) \(counted\)", header)[1])
    assert printed == round(counted_minutes(lesson))
    assert printed <= 60


@pytest.mark.parametrize("lesson", NAMES)
def test_requirements_and_objectives_exist(lesson):
    header = next(s for s in sources(lesson, tag="header"))
    quoted = re.findall(r"\bS([0-4X])\.(\d+)", header)
    assert len(quoted) >= 6
    assert all(1 <= int(number) <= REQUIREMENTS[group] for group, number in quoted)
    assert set(re.findall(r"- (0\d-\d)", header)) == set(load_bank(lesson).objectives)


@pytest.mark.parametrize("lesson", NAMES)
def test_cells_are_few_and_what_they_call_exists(lesson):
    code, bank = "\n".join(sources(lesson, "code")), load_bank(lesson)
    assert len(CELLS[lesson]) <= 30
    assert max(len(source.splitlines()) for source in sources(lesson, "code")) <= 15
    assert set(re.findall(r"explore\(\"(\w+)\"\)", code)) <= set(SHELF)
    named = set(re.findall(r"item=\"([qp]-[\d-]+)\"", code))
    assert {n for n in named if n.startswith("q")} == set(bank.placed)
    assert {n for n in named if n.startswith("p")} == {i for i in bank.items if i.startswith("p")}
    assert find_exercise(re.search(r"check\(\"(ex-[\d-]+)\"\)", code)[1]).lesson == lesson
    assert "..." not in code, "a learner who does not code has no cell to fill in"


@pytest.mark.parametrize("lesson", NAMES)
def test_banks_are_sound(lesson):
    assert lint(load_bank(lesson)) == []
    assert len({item.type for item in load_bank("01").questions}) >= 6


def test_commands_named_in_00_are_those_there_are():
    for command in re.findall(r"`jtbd ((?:learn|reset)[^`]*)`", prose("00")):
        assert _parser().parse_args(command.split()).command in ("learn", "reset")


def test_sample_of_the_exercise_is_the_one_printed():
    run = sources("00", "code", "run")
    assert run[0] == f"minutes_late = {list(m00.SAMPLE)}"
    assert "14 minutes" in prose("00")
    assert np.mean(m00.SAMPLE) == 14


# -- lesson 01: the claims in the text hold on the shipped data ----------------------------------------------


@pytest.fixture(scope="module")
def ran():
    """What the lesson's own cells make of the shipped data, up to the picture and with the shuffles."""
    names = {"jtbd": jtbd, "display": lambda *shown: None}
    for source in sources("01", "code", "worked"):
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
    assert f"only {len(like_paul)} of the 600 fit these words, while {len(stops)} had several stops" in prose("01")
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
    assert "**larger and more urgent groups are an empirical promise, not a law.**" in prose("01")
    assert "On the noise twin it does not hold, and there we do not claim it." in prose("01")
    table = ran["lift_by"]("came_in_the_way", ran["twin"])
    assert ((table["low"] <= 1) & (table["high"] >= 1)).all()
    by_age = ran["lift_by"]("age_band", ran["twin"])
    assert ((by_age["low"] > 1) | (by_age["high"] < 1)).sum() == 2


def test_country_and_signal_go_along_a_little(ran):  # S1.14
    drivers = ran["drivers"]
    rural = drivers.groupby("no_signal")["area"].apply(lambda area: (area == "rural").mean())
    assert f"{100 * rural[1]:.0f} of 100, against {100 * rural[0]:.0f}" in prose("01")


def test_widget_and_lesson_name_the_same_groups(ran):
    widget = navigation_splits()["circumstance"]
    named = {group.replace("the last 100 metres", "last 100 m") for group in widget["group"]}
    assert named == set(ran["tables"]["what came in the way"].index)
    assert f"Here {len(ran['drivers']) - widget['n'].sum()} people are left out" in prose("01")


def test_truth_stays_closed():  # SX.5
    for lesson in NAMES:
        assert not any("truth" in source for source in sources(lesson, "code"))


# -- exercises ---------------------------------------------------------------------------------------------


def test_own_numbers_of_01_differ_between_learners():
    answers = {tuple(m01.reference(m01.data(seed)).values()) for seed in range(40)}
    assert len(answers) == 40


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
