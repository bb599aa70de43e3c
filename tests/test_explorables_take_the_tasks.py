"""Take the tasks: eight choices, the part-worths behind them, and a price range that moves importance."""

import itertools
import time

import numpy as np
import pytest
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.choices.logit import derivatives
from jtbd_helpers.course.explorables import camera_tasks as model
from jtbd_helpers.course.explorables.take_the_tasks import card, in_words, picture

SOME = (2, 0, 1, 2, 1, 0, 3, 2)


def taken(chosen=SOME):
    """The widget after eight choices."""
    box = jtbd.explore("take_the_tasks").box
    cards = controls(box, "RadioButtons")[0]
    on = controls(box, "Button")[0]
    for position in chosen:
        cards.value = position
        on.click()
    return box


def test_tasks_tell_the_part_worths_apart_and_hold_no_camera_that_is_worse_in_everything():
    information = derivatives(model._laid_out((0,) * 8), np.zeros(8), np.ones(8))[2]
    assert np.linalg.matrix_rank(information) == 8
    for task in model.TASKS:
        assert len(set(task)) == len(task)
        for one, other in itertools.permutations(task, 2):
            no_dearer = one[3] <= other[3]
            as_good = all(a >= b for a, b in zip(one[:3], other[:3], strict=True))
            assert not (no_dearer and as_good), (one, other)


@pytest.mark.parametrize(("kind", "beta"), [(name, beta) for name, (_, beta) in model.KINDS.items()])
def test_who_chooses_like_a_kind_is_placed_with_it(kind, beta):
    x = model._laid_out((0,) * 8).x
    answers = model.read(tuple(int(i) for i in (x @ np.array(beta)).argmax(0)))
    assert answers.nearer[kind] > 0.9
    own, theirs = (model.importances(b, 600, 2200) for b in (answers.coefficients, beta))
    assert max(own, key=own.get) == max(theirs, key=theirs.get)


def test_whoever_always_takes_the_cheapest_is_ruled_by_price():
    cheapest = tuple(min(range(3), key=lambda j, t=t: t[j][3]) for t in model.TASKS)
    weighs = model.importances(model.read(cheapest).coefficients, 600, 2200)
    assert max(weighs, key=weighs.get) == "price"
    assert model.read((model.NONE,) * 8).coefficients[-1] > model.read(cheapest).coefficients[-1]


@pytest.mark.parametrize("chosen", list(itertools.product((0, 3), (1, 2), (0, 2), (1, 3), (0,), (2,), (3,), (1,))))
def test_any_answers_give_finite_part_worths(chosen):
    answers = model.read(chosen)
    assert np.isfinite(answers.coefficients).all()
    assert sum(answers.nearer.values()) == pytest.approx(1)


def test_widening_the_range_raises_the_importance_of_price_and_nothing_else_changes():  # M11c
    beta = model.read(SOME).coefficients
    shares = [model.importances(beta, 1400 - half, 1400 + half) for half in (100, 300, 500, 800)]
    price = [s["price"] for s in shares]
    assert price == sorted(price)
    assert price[-1] > 2 * price[0]
    assert all(sum(s.values()) == pytest.approx(1) for s in shares)
    ratio = [s["autofocus"] / s["aperture"] for s in shares]
    assert ratio == pytest.approx([ratio[0]] * 4)


def test_part_worths_of_an_attribute_add_to_nothing():
    worths = model.part_worths(model.read(SOME).coefficients, 600, 2200)
    assert all(sum(w) == pytest.approx(0, abs=1e-9) for w in worths.values())
    assert np.mean([np.ptp(w) for w in worths.values()]) == pytest.approx(100)


def test_the_widget_asks_eight_times_and_then_shows():
    box = jtbd.explore("take_the_tasks").box
    cards, (on, again) = controls(box, "RadioButtons")[0], controls(box, "Button")
    assert cards.value is None
    on.click()
    assert status(box) == "Task 1 of 8. Choose one of the four first."
    for number, position in enumerate(SOME, 1):
        assert f"Task {number} of 8" in cards.description
        assert [label for label, _ in cards.options][-1] == "None of these"
        cards.value = position
        on.click()
    assert "In your choices: autofocus" in status(box)
    assert "You chose more like kind" in status(box)
    assert again.description == "Start again"
    again.click()
    assert status(box) == "Task 1 of 8. Nothing chosen yet."


def test_two_ranges_uncover_what_to_notice():
    box = taken()
    slider = controls(box, "IntRangeSlider")[0]
    assert slider.value == (600, 2200)
    assert slider.description
    slider.value = (600, 1500)
    assert "Prices from 600 to 1,500" in status(box)
    assert "What to notice" not in text(box)
    slider.value = (600, 900)
    assert "What to notice" in text(box)
    slider.value = (900, 900)
    assert "Move the ends apart" in status(box)


def test_answers_come_in_less_than_a_tenth_of_a_second():
    box = taken(SOME[:-1])
    cards, on = controls(box, "RadioButtons")[0], controls(box, "Button")[0]
    cards.value = SOME[-1]
    times = []
    for act in (
        on.click,
        *(lambda v=v: controls(box, "IntRangeSlider")[0].set_trait("value", v) for v in [(700, 2000)]),
    ):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < 0.1


def test_words_stand_beside_the_picture():
    answers = model.read(SOME)
    drawn = picture(answers, 600, 2200)
    assert drawn.count("role='img'") == 4
    assert "aria-label='Part-worths of price: You " in drawn
    assert all(sign in drawn for sign in "◆●■")
    assert "Prices from 600 to 2,200 €" in in_words(answers, 600, 2200)
    assert card(0, (2, 1, 0, 3)) == "Camera 1\nautofocus: sure\naperture: more\nweight: 900 g\nprice: 2,200 €"
