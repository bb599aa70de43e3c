"""Fifty equal targets: the published figures of the winner's curse, and the widget driven."""

import numpy as np
import pytest
from small_surveys import survey_of
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.fifty import FORMULAS, _ratings, asked, true_score, winners


def best_of(n, formula, shown, surveys=40):
    return np.array([score for _, score in winners(n, surveys, formula, shown)])


@pytest.mark.parametrize(("n", "best"), [(60, 12.9), (180, 11.7)])
def test_the_best_raw_score_flatters_and_the_shrunk_one_does_not(n, best):
    """Fifty targets all truly 10.0 (methods 2.1)."""
    assert best_of(n, "top2", "raw").mean() == pytest.approx(best, abs=0.2)
    assert best_of(n, "top2", "shrunk").mean() < 11
    assert best_of(n, "top2", "raw").min() > 10


def test_true_scores():
    """70 % important, 40 % satisfied: 10.0; means 3.87 and 3.10 of five: 7.175 + 1.925."""
    assert [true_score(formula) for formula in FORMULAS] == pytest.approx([10.0, 9.1, 10.0])


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_package_scores_such_a_survey_the_same(formula):
    """Scores equal; shrunk scores and intervals as near as 2,000 resamples come."""
    table = asked(180, 0, formula)
    package = jtbd.score_value_targets(survey_of(*map(np.asarray, _ratings(180, 0))), formula).table
    np.testing.assert_allclose(table["raw"], package["opportunity"])
    np.testing.assert_allclose(table["shrunk"], package["shrunk"], atol=0.15)
    ours, theirs = table["raw_high"] - table["raw_low"], package["opportunity_high"] - package["opportunity_low"]
    assert ours.mean() == pytest.approx(theirs.mean(), rel=0.05)


def test_the_winner_changes():
    assert len({target for target, _ in winners(60, 10, "top2", "raw")}) >= 5


def test_the_widget_says_its_state():
    box = jtbd.explore("fifty_equal_targets").box
    (n,), (formula, score), (button,) = (controls(box, kind) for kind in ("IntSlider", "RadioButtons", "Button"))
    assert "60 people, formula top2, scores as measured" in status(box)
    assert "true score of all fifty: 10.0" in status(box)
    before = status(box)
    button.click()
    assert "over 2 surveys" in status(box)
    assert status(box) != before
    button.click()
    assert "What to notice" in text(box)
    score.value = "shrunk"
    assert "scores shrunk to the mean" in status(box)
    formula.value = "mean"
    assert "true score of all fifty: 9.1" in status(box)
    n.value = 600
    assert "600 people, formula mean" in status(box)
    for _ in range(60):
        button.click()
    assert "(63)" in text(box)
