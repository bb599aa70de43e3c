"""Problem or cause, order the steps, and the tour."""

import itertools

import pytest
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.cards import CARDS, CAUSE, PROBLEM, STEPS, misplaced, moved
from jtbd_helpers.course.learn import session


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("JTBD_HOME", str(tmp_path))


def test_cards_enough_mixed_and_each_with_its_reason():  # S0.9
    assert len(CARDS) >= 16
    assert {c.kind for c in CARDS} == {PROBLEM, CAUSE}
    assert sum(c.kind == CAUSE for c in CARDS) == len(CARDS) / 2
    assert len({c.reason for c in CARDS}) == len(CARDS)
    runs = [len(list(run)) for _, run in itertools.groupby(c.kind for c in CARDS)]
    assert max(runs) <= 2  # mixed, so that the last answer is no help


def test_every_wrong_placing_says_why_and_the_score_is_kept():  # S0.9
    box = jtbd.explore("problem_or_cause").box
    problem, cause, again = controls(box, "Button")
    for number, card in enumerate(CARDS):
        right, wrong = (problem, cause) if card.kind == PROBLEM else (cause, problem)
        if number % 4 == 0:
            wrong.click()
            assert "✗ Not yet" in text(box)
            assert card.reason in text(box)
            assert f"Card {number + 1} of 16" in status(box)
        right.click()
        assert "✓ Correct" in text(box)
        assert card.reason in text(box)
    assert "12 right at the first try" in status(box)
    assert session.kept("problem_or_cause") == {"right": 12, "of": 16}
    assert "Look once more" in text(box)
    again.click()
    assert status(box).endswith("Card 1 of 16.")


def test_every_wrong_place_has_a_reason():  # S0.8
    for order in itertools.permutations(range(len(STEPS))):
        wrong = misplaced(list(order))
        assert [place for place, _ in wrong] == [p for p, step in enumerate(order) if p != step]
        reasons = [reason for _, reason in wrong]
        assert all(reasons)
        assert len(set(reasons)) == len(reasons)


def test_moving_a_step():
    assert moved([2, 0, 1], 0, -1) == [0, 2, 1]
    assert moved([2, 0, 1], 2, -1) == [2, 0, 1]
    assert moved([2, 0, 1], 1, 1) == [2, 0, 1]


def test_the_steps_are_ordered_with_buttons():  # S0.8
    box = jtbd.explore("order_the_steps").box
    (choice,) = controls(box, "RadioButtons")
    up, down, check = controls(box, "Button")
    assert [step for _, step in choice.options] != list(range(5))
    check.click()
    assert "✗ Not yet" in text(box)
    for place in range(5):
        choice.value = place
        while [step for _, step in choice.options].index(place) > place:
            up.click()
    down.click()
    assert "“So the criteria" in status(box)  # at the end a step stays
    check.click()
    assert "5 of 5 steps stand where they belong" in status(box)
    assert "✓ Correct" in text(box)
    assert session.kept("order_the_steps") == {"checks": 2}


def test_the_tour():
    box = jtbd.explore("tour").box
    steps = controls(box, "Button")
    assert len(steps) == 4
    for number, step in enumerate(steps, 1):
        step.click()
        assert f"{number} of 4 steps seen" in status(box)
    assert "width: 100%" in text(box)
    assert "Save my progress" in text(box)
