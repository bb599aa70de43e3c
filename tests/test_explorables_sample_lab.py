"""The sample lab: surveys of a made market, and the widget that asks them."""

import numpy as np
import pytest
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.samples import GROUP, OTHERS, Setting, ask, struggling, true_share


def test_struggling_is_what_many_people_tick():
    rng = np.random.default_rng(1)
    for style in (0.0, 1.0):
        habit = style * rng.normal(size=200_000)
        ticked = [np.round(felt + habit + rng.normal(0, 0.9, 200_000)) for felt in (4.3, 2.0)]
        both = (ticked[0] >= 4) & (ticked[1] <= 2)
        assert struggling(style) == pytest.approx(both.mean(), abs=0.004)


def test_fair_surveys_hold_the_truth_with_and_without_weights():
    for setting in (Setting(300, 1.0), Setting(300, 2.0, weighted=True), Setting(1000, 0.5, weighted=True)):
        found = ask(setting)
        assert found.others.mean() == pytest.approx(true_share(), abs=0.01)
        assert found.holding >= 88  # 95 of 100, less luck


def test_more_people_shrink_the_interval_round_the_wrong_number():
    few, many = ask(Setting(100, 2.0)), ask(Setting(1000, 2.0))
    assert many.high - many.low < (few.high - few.low) / 2
    assert many.holding < few.holding
    assert many.holding <= 5
    share_of_answers = 2 * GROUP / (1 + GROUP)
    assert many.others.mean() == pytest.approx(share_of_answers * struggling(0.0), abs=0.005)


def test_no_weight_puts_right_how_people_answer():
    assert struggling(1.0) < struggling(0.5) < struggling(0.0)
    found = ask(Setting(1000, 2.0, 1.0, weighted=True))
    assert found.others.mean() == pytest.approx(GROUP * struggling(1.0), abs=0.005)
    assert found.holding <= 5


def test_the_same_setting_gives_the_same_survey():
    one, again = ask(Setting(500, 1.5)), ask(Setting(500, 1.5))
    assert (one.share, one.low, one.high, one.holding) == (again.share, again.low, again.high, again.holding)
    assert len(one.others) == OTHERS


def test_the_widget():
    box = jtbd.explore("sample_lab").box
    (n,), (weighted,) = (controls(box, kind) for kind in ("IntSlider", "Checkbox"))
    rate, style = controls(box, "FloatSlider")
    assert "100 people, the group answers 2.0 times as often, style 0.0, without weights: estimated" in status(box)
    assert "true 13\N{NO-BREAK SPACE}%" in status(box)
    n.value = 1000
    assert "misses the true share" in status(box)
    assert "What to notice" not in text(box)
    weighted.value = True
    assert "with weights" in status(box)
    assert "holds the true share" in status(box)
    assert "What to notice" in text(box)
    style.value = 1.2
    assert "misses the true share" in status(box)
    for rate.value in (0.5, 3.0):
        for n.value in (30, 1000):
            assert "Estimated against true share" in text(box)
