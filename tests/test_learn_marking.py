"""Marking: every type, its partial notes, and only the reasons of what was chosen (S0.24; S0.8)."""

import pytest
from learn_kit import BANKS

from jtbd_helpers.course.learn.bank import read_bank
from jtbd_helpers.course.learn.marking import UNKNOWN_WRONG, mark, number

ITEMS = read_bank(BANKS / "90.toml").items
RIGHT = {
    "q-90-01": 2,
    "q-90-02": 1,
    "q-90-03": [0, 1],
    "q-90-04": "2.5",
    "q-90-05": " The  Job. ",
    "q-90-06": [1, 2, 0],
    "q-90-07": ["food", "carrier"],
    "q-90-08": ["a crumb", "a bale of hay"],
    "q-90-09": [2.5, 8],
    "q-90-10": 0,
}


@pytest.mark.parametrize("id", RIGHT)
def test_the_right_answer_shows_every_reason(id):
    marked = mark(ITEMS[id], RIGHT[id])
    assert marked.correct
    assert len(marked.reasons) == len(ITEMS[id].options) + len(ITEMS[id].parts)


@pytest.mark.parametrize(
    ("id", "answer", "word", "misconception"),
    [
        ("q-90-01", 0, "REASON-FEAST", "M90a"),
        ("q-90-01", 1, "REASON-BOX", "M90b"),
        ("q-90-03", [0, 2], "REASON-TIN", "M90b"),
        ("q-90-04", "1,25", "REASON-ONE", "M90a"),
        ("q-90-04", "100", "REASON-MANY", "M90a"),
        ("q-90-05", "LUNCHBOX", "REASON-SOLUTION", "M90b"),
        ("q-90-09", [7, 7], "REASON-HEAVY", "M90a"),
    ],
)
def test_a_known_wrong_answer_shows_its_own_reason_only(id, answer, word, misconception):
    marked = mark(ITEMS[id], answer)
    assert marked.outcome == "incorrect"
    assert [reason.split()[0] for _, reason in marked.reasons] == [word]
    assert marked.misconceptions == (misconception,)


@pytest.mark.parametrize(
    ("id", "answer", "words", "note"),
    [
        ("q-90-06", [1, 0, 2], {"REASON-CLOSE", "REASON-PUT"}, "1 of 3 is in the right place."),
        ("q-90-07", ["food", "food"], {"REASON-CARRIES"}, "1 of 2 is in the right place."),
        ("q-90-08", ["an anvil", "a crumb"], {"REASON-MOUSE", "REASON-HORSE"}, "0 of 2 are in the right place."),
    ],
)
def test_each_wrong_place_has_its_own_reason(id, answer, words, note):
    marked = mark(ITEMS[id], answer)
    assert {reason.split()[0] for _, reason in marked.reasons} == words
    assert marked.note == note


@pytest.mark.parametrize(
    ("id", "answer", "note"),
    [
        ("q-90-03", [0], "What you ticked is right. 1 more belongs to it."),
        ("q-90-04", "2.7", UNKNOWN_WRONG),
        ("q-90-05", "task", UNKNOWN_WRONG),
        ("q-90-09", [2, 1], "Weight fits. Look at the other axis again."),
        ("q-90-09", [5, 1], UNKNOWN_WRONG),
    ],
)
def test_an_unknown_mistake_explains_nothing_it_should_not(id, answer, note):
    marked = mark(ITEMS[id], answer)
    assert (marked.outcome, marked.note, marked.reasons) == ("incorrect", note, ())


@pytest.mark.parametrize(
    ("id", "answer"),
    [("q-90-01", None), ("q-90-03", []), ("q-90-04", " "), ("q-90-05", ""), ("q-90-07", ["food", None])],
)
def test_an_open_answer_is_not_attempted(id, answer):
    assert mark(ITEMS[id], answer).outcome == "not attempted"


def test_what_is_no_number_cannot_be_checked():
    assert mark(ITEMS["q-90-04"], "two").outcome == "uncheckable"
    assert mark(ITEMS["q-90-05"], 7).outcome == "uncheckable"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2.46", 2.46),
        ("2,46", 2.46),
        ("−3", -3),
        ("1 200", 1200),
        ("1,200.5", 1200.5),
        ("47 %", 47),
        ("0,125", 0.125),
        ("1,200", None),
        ("nan", None),
        ("1e999", None),
        (float("inf"), None),
        (True, None),
    ],
)
def test_numbers_are_read_as_people_write_them(typed, value):
    assert number(typed) == value


def test_the_tolerance_includes_its_ends():
    # 2.55 - 2.5 is a hair above 0.05 in binary.
    assert mark(ITEMS["q-90-04"], "2.55").correct
    assert not mark(ITEMS["q-90-04"], "2.5501").correct
