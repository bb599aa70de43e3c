"""Lesson 03: what the text says of the maps, and the two exercises."""

import re

from lesson_kit import read_lesson

import jtbd_helpers as jtbd
from jtbd_helpers.course.exercises.m03 import EX_03_1, EX_03_2, NAMES
from jtbd_helpers.course.workshop.relations import relation
from jtbd_helpers.course.workshop.roles import ROLE_MAP, ROLES

LESSON = read_lesson("03")


def test_the_maps_that_are_shown_and_named_exist():
    cases = re.findall(r"role_map\(\"(\w+)\"\)", LESSON.code) + re.findall(r"`\"(\w+)\"`", LESSON.text)
    assert set(cases) <= set(ROLE_MAP.cases)


def test_the_bank_asks_after_the_mistake_of_the_seed():  # S4.1
    carried = [m for item in LESSON.bank.questions for m in set(item.misconceptions)]
    assert carried.count("M03c") >= 4  # calling every contact a customer


def test_the_tables_in_the_text_are_those_of_the_maps():  # S1.6, S2.9
    roles = ROLE_MAP.start("business_intelligence")["roles"]
    for role in ("user", "influencer", "recommender", "decision_maker", "economic_buyer"):
        label, meaning = ROLES[role]
        line = next(row for row in LESSON.text.splitlines() if row.startswith(f"| {label.lower()} | {meaning} |"))
        assert line.strip("| ").split(" | ")[-1].casefold() == roles[role]["who"].casefold()
    for we, they in ((True, False), (False, True), (True, True), (False, False)):
        row = f"| {'yes' if we else 'no'} | {'yes' if they else 'no'} | {relation(we, they)}"
        assert row in LESSON.text


def test_three_of_sixteen_go_both_ways():  # S4.6
    table = jtbd.load_data("rpg_game").three_column
    assert (len(table), int(table["helps_us"].sum())) == (16, 3)
    assert "Three of sixteen" in LESSON.text


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
