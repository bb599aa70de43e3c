"""The job sorter, the day timeline and the gallery."""

import itertools
from collections import Counter

import pytest
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.day import DAY, NEEDS, NONE, fitting
from jtbd_helpers.course.explorables.gallery import as_rows
from jtbd_helpers.course.explorables.sorting import CARDS, Answer, confusion, in_words, lit, pile
from jtbd_helpers.course.learn import session
from jtbd_helpers.statements import HEURISTIC, check_job
from jtbd_helpers.statements.collection import JOB_TYPES, LIFE_CYCLE
from jtbd_helpers.statements.gallery import gallery


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("JTBD_HOME", str(tmp_path))


# -- job sorter -----------------------------------------------------------------------------------------


def buttons(box):
    """The visible buttons by their words."""
    groups = [w for w in controls(box, "Box") if w.layout.display != "none"]
    return {b.description: b for g in groups for b in g.children if b.layout.display != "none"}


def press(box, words):
    next(b for text, b in buttons(box).items() if words in text).click()


def card(box):
    return next(c for c in CARDS.values() if f"<p>{c.statement}</p>" in text(box))


def test_thirty_two_cards_of_four_types_and_all_nine_stages():  # S2.2, S2.3
    assert len(CARDS) >= 32
    assert min(Counter(c.job_type for c in CARDS.values()).values()) >= 7
    assert {c.stage for c in CARDS.values() if c.stage} == set(LIFE_CYCLE)
    assert len({c.card_reason for c in CARDS.values()}) == len(CARDS)


def test_types_are_mixed_for_every_learner():
    orders = {tuple(c.statement for c in pile(f"learner-{i}")) for i in range(50)}
    assert len(orders) == 50
    for order in orders:
        types = [CARDS[s].job_type for s in order]
        assert all(len(set(types[i : i + 3])) > 1 for i in range(len(types) - 2))


def test_all_right_lights_the_strip_and_fills_the_diagonal():  # S2.2, S2.3
    box = jtbd.explore("job_sorter").box
    for _ in CARDS:
        now = card(box)
        press(box, now.job_type.capitalize())
        if now.supporting_role:
            assert "Which hat" in text(box)
            assert [*buttons(box)] == [
                "1  Buyer: to get it", "2  Co-creator: to help make it", "3  Transferrer: to part with it",
            ]  # fmt: skip
            press(box, now.supporting_role.capitalize())
        assert "✓ Correct" in text(box)
        assert now.card_reason.replace("'", "&#x27;") in text(box)
        press(box, "Next card")
    assert "All 32 are sorted" in text(box)
    assert "32 of 32 right at the first answer. Hats: 9 of 9 right." in status(box)
    assert text(box).count("<li class='on'>✓") == 9
    assert "class='off'" not in text(box)


def test_a_wrong_type_is_counted_where_it_belongs_and_says_why():  # S2.2
    box = jtbd.explore("job_sorter").box
    now = card(box)
    called = next(t for t in JOB_TYPES if t != now.job_type)
    press(box, called.capitalize())
    assert "✗ Not yet" in text(box)
    assert now.card_reason.replace("'", "&#x27;") in text(box)
    assert f"Most often mixed up: {now.job_type} jobs called {called}, once." in status(box)
    assert text(box).count("<td class='off'>1</td>") == 1
    assert [*buttons(box)] == ["Next card"]
    while not (now := next_card(box)).supporting_role:
        press(box, "Emotional")
    press(box, "Functional")  # the type was asked for, so the type is named, not the hat alone
    assert f"This is <b>supporting, under the {now.supporting_role}'s hat</b>." in text(box)


def next_card(box):
    press(box, "Next card")
    return card(box)


def test_answers_survive_a_restart():
    box = jtbd.explore("job_sorter").box
    press(box, "Functional")
    if "Next card" not in buttons(box):
        press(box, "Buyer")
    again = jtbd.explore("job_sorter").box
    assert "Job 2 of 32" in text(again)
    session.keep("job_sorter", [["no such card", "social", ""]])
    assert "Job 1 of 32" in text(jtbd.explore("job_sorter").box)


def test_the_words_of_the_table():
    by_type = {t: [s for s, c in CARDS.items() if c.job_type == t] for t in JOB_TYPES}
    answers = [Answer(s, "emotional") for s in by_type["social"][:3]] + [Answer(by_type["social"][3], "social")]
    assert in_words(answers) == (
        "1 of 4 right at the first answer. Most often mixed up: social jobs called emotional, 3 times."
    )
    assert confusion(answers)["social", "emotional"] == 3
    resell = next(s for s, c in CARDS.items() if c.stage == "resell")
    assert lit([Answer(resell, "supporting", "buyer")]) == set()
    assert lit([Answer(resell, "supporting", "transferrer")]) == {"resell"}


# -- day timeline ---------------------------------------------------------------------------------------


def test_every_job_of_the_day_has_its_time_and_its_constraint_or_none():  # S2.7
    for hour in DAY:
        assert 0 <= hour.start < hour.end <= 24
        assert hour.limits == NONE or (hour.limits and set(hour.limits) <= set(NEEDS) and all(hour.limits.values()))
        assert check_job(hour.job) == []
    assert all(one.end <= other.start for one, other in itertools.pairwise(DAY))
    assert {need for hour in DAY if hour.limits != NONE for need in hour.limits} == set(NEEDS)


def test_needs_take_hours_away_and_leave_the_jobs_as_they_are():  # S2.7
    box = jtbd.explore("day_timeline").box
    assert "fits 11 of 11 jobs" in status(box)
    jobs = [hour.job.replace("'", "&#x27;") for hour in DAY]
    hands, eyes, *_ = controls(box, "Checkbox")
    hands.value = eyes.value = True
    assert f"needs a free hand and eyes on it fits {len(fitting(['hands', 'eyes']))} of 11 jobs" in status(box)
    assert len(fitting(["hands", "eyes"])) == 4
    assert DAY[0] in fitting(["quiet"])  # a place where nothing is heard takes no quiet away
    assert all(job in text(box) for job in jobs)
    assert "<b>hands: on the wheel, by law</b>" in text(box)
    assert "What to notice" in text(box)


# -- gallery --------------------------------------------------------------------------------------------


def test_the_gallery_shows_every_field_and_filters():  # S0.23
    box = jtbd.explore("gallery").box
    market, kind, circumstance = controls(box, "RadioButtons")
    (which,) = controls(box, "Dropdown")
    for place, example in enumerate(gallery()):
        which.value = place
        for name, words in as_rows(example):
            assert words
            assert name in text(box)
        assert example.feature.replace("'", "&#x27;") in text(box)
        assert example.origin in text(box)
    market.value, kind.value = "medical", "emotional"
    assert "Example 1 of 1: Eight days of waiting" in status(box)
    circumstance.value = "other"
    assert "0 of 24 examples" in status(box)
    assert "Set one of the filters to “all”" in text(box)
    market.value = kind.value = "all"
    assert "Example 1 of 1: The letter that went out twice" in status(box)


def test_next_and_previous_go_round():
    box = jtbd.explore("gallery").box
    back, on = controls(box, "Button")
    back.click()
    assert "Example 24 of 24" in status(box)
    on.click()
    assert "Example 1 of 24" in status(box)


def test_rules_of_thumb_say_so():
    assert "they can be wrong" in HEURISTIC
