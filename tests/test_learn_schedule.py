"""Spaced review and mastery with a given clock (course tests 1, 13, 14)."""

from datetime import UTC, datetime, timedelta

import pytest

from jtbd_helpers.course.learn.items import Item
from jtbd_helpers.course.learn.schedule import WAITING_DAYS, due, mastery, places, warm_up

START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def items_of(*rows):
    """(id, objective, lesson, parallel)"""
    return {i: Item(id=i, type="single", objective=o, stem="?", lesson=lesson, parallel=p) for i, o, lesson, p in rows}


ITEMS = items_of(
    ("a", "01-1", "01", "b"),
    ("b", "01-1", "01", "a"),
    ("c", "01-2", "01", ""),
    ("d", "08-1", "08a", ""),
    ("e", "08-2", "08b", ""),
)


def tried(item, day, correct=True, hints=0, session=None, hour=0):
    time = START + timedelta(days=day, hours=hour)
    name = f"day {day}" if session is None else session
    return {
        "id": f"{item}{time}",
        "item": item,
        "time": time.isoformat(),
        "correct": correct,
        "hints": hints,
        "session": name,
    }


def on_day(attempts, day, items=ITEMS):
    return due(attempts, items, START + timedelta(days=day))


def test_sixty_days_of_right_answers_climb_the_boxes():
    # Boxes 0-5 wait 0, 1, 3, 7, 16, 35 days: right on day 0 moves to box 1, due on day 1, and so on.
    attempts, asked = [tried("c", 0)], []
    for day in range(1, 61):
        if on_day(attempts, day):
            asked.append(day)
            attempts.append(tried("c", day))
    assert asked == [1, 4, 11, 27]
    assert places(attempts, ITEMS)["c"].box == 5
    assert places(attempts, ITEMS)["c"].due == (START + timedelta(days=62)).date()
    assert on_day(attempts, 61) == []
    assert on_day(attempts, 62) == ["c"]


def expected_lists(answers):
    """The calendar worked out by another route: box and due day kept by hand, day by day."""
    boxes, due_day = {}, {}
    for day in range(61):
        todays = sorted((i for i in due_day if due_day[i] <= day), key=lambda i: (due_day[i], i))
        yield day, todays
        for item, right, hint in answers.get(day, []):
            box = boxes.get(item, 0)
            boxes[item] = 1 if not right else box if hint else min(box + 1, 5)
            due_day[item] = day + (0, 1, 3, 7, 16, 35)[boxes[item]]
            if not right and ITEMS[item].parallel:
                due_day[ITEMS[item].parallel] = day
                boxes.setdefault(ITEMS[item].parallel, 0)


def test_a_sixty_day_calendar_gives_the_expected_lists_to_the_item():
    answers = {
        0: [("a", True, 0), ("c", False, 0), ("d", True, 1)],
        1: [("a", False, 0), ("d", True, 0)],
        2: [("b", True, 0), ("c", True, 0)],
        3: [("a", True, 1)],
        5: [("c", True, 0), ("d", True, 0)],
        9: [("e", True, 0), ("b", True, 0)],
        12: [("d", True, 0)],
        30: [("a", True, 0), ("e", False, 2)],
        31: [("c", True, 0)],
        50: [("b", False, 1)],
    }
    attempts = []
    for day, expected in expected_lists(answers):
        assert on_day(attempts, day) == expected, f"day {day}"
        attempts += [tried(i, day, right, hint) for i, right, hint in answers.get(day, [])]


def test_only_the_first_try_of_a_session_moves_the_box():
    attempts = [tried("c", 0, False), tried("c", 0, True, hour=1)]
    assert places(attempts, ITEMS)["c"].box == 1
    attempts += [tried("c", 0, True, session="restarted", hour=2)]
    assert places(attempts, ITEMS)["c"].box == 2


def test_a_miss_calls_up_the_parallel_at_once_even_when_it_was_never_tried():
    assert on_day([tried("a", 0, False)], 0) == ["b"]
    assert places([tried("a", 0, False)], ITEMS)["b"].last is None


def test_a_hint_keeps_the_box_and_a_full_box_stays_full():
    climb = [tried("c", day) for day in range(10)]
    assert places(climb, ITEMS)["c"].box == len(WAITING_DAYS) - 1
    assert places([*climb, tried("c", 20, hints=1)], ITEMS)["c"].box == 5
    assert places([tried("c", 0, hints=1)], ITEMS)["c"].box == 0
    assert places([*climb, tried("c", 20, False)], ITEMS)["c"].box == 1


def test_an_item_that_left_the_bank_is_forgotten():
    assert due([tried("gone", 0)], ITEMS, START + timedelta(days=90)) == []


def test_the_warm_up_takes_three_of_different_objectives_from_two_modules():
    attempts = [tried("a", 0), tried("b", 1), tried("c", 2), tried("d", 3), tried("e", 4)]
    assert warm_up(attempts, ITEMS, START + timedelta(days=40)) == ["a", "c", "d"]
    attempts = [tried("c", 0), tried("a", 1), tried("b", 1)]
    assert warm_up(attempts, ITEMS, START + timedelta(days=40)) == ["c", "a"]


def test_the_warm_up_gives_up_its_last_place_for_a_second_module():
    rows = [(f"x{i}", f"01-{i}", "01", "") for i in range(4)] + [("d", "08-1", "08a", "")]
    items = items_of(*rows)
    attempts = [tried(f"x{i}", i) for i in range(4)] + [tried("d", 9)]
    assert warm_up(attempts, items, START + timedelta(days=40)) == ["x0", "x1", "d"]
    assert warm_up(attempts, items, START + timedelta(days=40), n=1) == ["x0"]


def test_halves_of_a_lesson_are_one_module():
    items = items_of(
        ("d", "08-1", "08a", ""), ("e", "08-2", "08b", ""), ("f", "08-3", "08b", ""), ("c", "01-2", "01", "")
    )
    attempts = [tried("d", 0), tried("e", 1), tried("f", 2), tried("c", 9)]
    assert warm_up(attempts, items, START + timedelta(days=40)) == ["d", "e", "c"]


def test_nothing_due_gives_the_oldest_and_nothing_tried_gives_nothing():
    attempts = [tried(i, day) for day in range(3) for i in ("a", "c", "d", "e")]
    assert on_day(attempts, 3) == []
    assert warm_up(attempts, ITEMS, START + timedelta(days=3)) == ["a", "c", "d"]
    assert warm_up([], ITEMS, START) == []


@pytest.mark.parametrize(
    ("rights", "word"),
    [
        ("", "new"),
        ("R", "learning"),
        ("RRR", "mastered"),
        ("WRRR", "mastered"),
        ("RRWR", "mastered"),
        ("RRRW", "shaky"),
        ("RRRWR", "mastered"),
        ("RRRWWR", "learning"),
        ("RRRWWW", "shaky"),
        ("WWW", "learning"),
        ("RWRW", "learning"),
    ],
)
def test_mastery_is_three_of_the_last_four_first_tries(rights, word):
    attempts = [tried("c", day, right == "R") for day, right in enumerate(rights)]
    assert mastery(attempts, ITEMS)["01-2"] == word


def test_mastery_takes_two_sessions_and_first_tries_only():
    one_session = [tried(i, 0, session="s") for i in ("a", "b")] + [tried("a", 0, session="s", hour=1)]
    assert mastery(one_session, ITEMS)["01-1"] == "learning"
    assert mastery([*one_session, tried("a", 1)], ITEMS)["01-1"] == "mastered"
    second_tries = [t for day in range(3) for t in (tried("c", day, False), tried("c", day, True, hour=1))]
    assert mastery(second_tries, ITEMS)["01-2"] == "learning"
