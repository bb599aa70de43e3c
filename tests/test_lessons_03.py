"""Lesson 03: the sections, the minutes, what the text says, and that nobody has to write code."""

import re
from pathlib import Path

import jupytext
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.explorables.shelf import SHELF
from jtbd_helpers.learn.bank import load_bank
from jtbd_helpers.learn.exercise import find_exercise
from jtbd_helpers.learn.exercises.m03 import EX_03_1, EX_03_2, NAMES
from jtbd_helpers.learn.quiz_widget import drawn
from jtbd_helpers.workshop.relations import relation
from jtbd_helpers.workshop.roles import ROLE_MAP, ROLES

SOURCE = next((Path(__file__).parents[1] / "notebooks" / "src").glob("03_*.py"))
CELLS = jupytext.read(SOURCE, fmt="py:percent").cells
RHYTHM = ["header", "warmup", "predict", "worked", "explore", "quiz", "exercise", "summary", "template", "next"]
DUE, FORMS = 3, 2


def cells(kind=None):
    return [c.source for c in CELLS if kind in (None, c.cell_type)]


CODE, TEXT = "\n".join(cells("code")), "\n".join(cells("markdown"))


def counted_minutes() -> float:
    """Words at 150 a minute; each item or prediction 1, each widget 4, each of two exercise forms 5."""
    items = len(re.findall(r"item=\"[qp]-[\d-]+\"\)", CODE)) + len(drawn(load_bank("03"), "ada")) + DUE
    shown = CODE.count("explore(") + CODE.count("role_map(")
    return len(re.findall(r"\w+", TEXT)) / 150 + items + 4 * shown + 5 * FORMS


def test_sections_come_in_order():
    tags = [cell.metadata["tags"][0] for cell in CELLS]
    assert [t for t, before in zip(tags, [None, *tags], strict=False) if t != before] == RHYTHM


def test_minutes_are_counted():
    printed = int(re.search(r"\*\*Minutes:\*\* (\d+) \(counted\)", CELLS[0].source)[1])
    assert printed == round(counted_minutes())
    assert printed <= 60


def test_header_names_requirements_and_objectives():
    cited = set(re.findall(r"\bS[\dX]\.\d+", CELLS[0].source))
    assert {"S1.6", "S1.7", "S2.9", "S2.10", "S4.1", "S4.6"} <= cited
    assert set(re.findall(r"- (03-\d)", CELLS[0].source)) == set(load_bank("03").objectives)


def test_what_the_lesson_calls_exists():
    bank = load_bank("03")
    assert set(re.findall(r"explore\(\"(\w+)\"\)", CODE)) <= set(SHELF)
    named = set(re.findall(r"item=\"([qp]-[\d-]+)\"", CODE))
    assert {n for n in named if n.startswith("q")} == set(bank.placed)
    assert {i for i in bank.items if i.startswith("p")} <= named
    for exercise in ("ex-03-1", "ex-03-2"):
        assert f'jtbd.check("{exercise}")' in CODE
        assert find_exercise(exercise).lesson == "03"
    for case in re.findall(r"role_map\(\"(\w+)\"\)", CODE) + re.findall(r"`\"(\w+)\"`", TEXT):
        assert case in ROLE_MAP.cases


def test_cells_are_short_and_no_step_needs_code():
    assert len(CELLS) <= 40
    assert max(len(source.splitlines()) for source in cells("code")) <= 15
    assert "..." not in CODE
    assert "truth" not in CODE


def test_bank_carries_every_misconception_and_the_mistake_of_the_seed():  # S4.1
    bank = load_bank("03")
    assert len(bank.questions) >= 10
    assert len({item.type for item in bank.questions}) >= 4
    carried = [m for item in bank.questions for m in set(item.misconceptions)]
    assert {"M03a", "M03b", "M03c", "M03d", "M03e"} <= set(carried)
    assert carried.count("M03c") >= 4  # calling every contact a customer


def test_the_tables_in_the_text_are_those_of_the_maps():  # S1.6, S2.9
    roles = ROLE_MAP.start("business_intelligence")["roles"]
    for role in ("user", "influencer", "recommender", "decision_maker", "economic_buyer"):
        label, meaning = ROLES[role]
        line = next(row for row in TEXT.splitlines() if row.startswith(f"| {label.lower()} | {meaning} |"))
        assert line.strip("| ").split(" | ")[-1].casefold() == roles[role]["who"].casefold()
    for we, they in ((True, False), (False, True), (True, True), (False, False)):
        row = f"| {'yes' if we else 'no'} | {'yes' if they else 'no'} | {relation(we, they)}"
        assert row in TEXT


def test_three_of_sixteen_go_both_ways():  # S4.6
    table = jtbd.load_data("rpg_game").three_column
    assert (len(table), int(table["helps_us"].sum())) == (16, 3)
    assert "Three of sixteen" in TEXT


@pytest.mark.parametrize("exercise", [EX_03_1, EX_03_2], ids=lambda e: e.id)
def test_own_numbers_differ_between_learners(exercise):
    answers = {str(exercise.reference(exercise.data(seed))) for seed in range(200)}
    assert len(answers) > 150


def test_the_stories_name_everybody_once_and_hold_no_answer():
    for seed in range(50):
        data = EX_03_1.data(seed)
        assert set(data) == {"firm", "clinic", "home"}
        for story in data.values():
            people = [name for name in NAMES for _ in range(len(re.findall(rf"\b{name}\b", story)))]
            assert len(people) == len(set(people))


def test_nobody_is_in_two_lists():
    for seed in range(50):
        lists = EX_03_2.reference(EX_03_2.data(seed))
        named = [party for names in lists.values() for party in names]
        assert len(named) == len(set(named)) == 8
