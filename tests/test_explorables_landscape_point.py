"""Landscape point: the model against the package and the published half-widths, and the widget driven."""

import numpy as np
import pytest
from small_surveys import survey_of
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.landscape import _answers, point
from jtbd_helpers.vocabulary import STATUSES


@pytest.mark.parametrize(("n", "half"), [(60, 2.36), (180, 1.36), (300, 1.05)])
def test_half_widths_of_the_methods_document(n, half):
    """p_I .80, p_S .35: true 12.5 (methods 2.1)."""
    found = point(8.0, 3.5, n)
    assert found.score == 12.5
    assert (found.high - found.low) / 2 == pytest.approx(half, abs=0.15)


@pytest.mark.parametrize("setting", [(7.5, 4.0, 600), (8.0, 3.5, 60), (2.0, 8.0, 100), (9.0, 9.0, 100), (7.0, 7.0, 60)])
def test_the_package_says_the_same_of_such_a_survey(setting):
    """A survey with these very answers: same score, status and zone; intervals by 2,000 resamples."""
    importance, satisfaction, n = setting
    struggling, important, satisfied = _answers(importance / 10, satisfaction / 10, n)
    badly = np.zeros(n, dtype=bool)
    badly[np.flatnonzero(~satisfied)[::2]] = True
    ratings = np.where(satisfied, 5, np.where(struggling, 1, np.where(important, 3, np.where(badly, 2, 3))))
    row = jtbd.score_value_targets(survey_of(np.where(important, 5, 1)[:, None], ratings[:, None])).table.iloc[0]
    found = point(*setting)
    assert found.score == pytest.approx(row["opportunity"])
    assert [found.low, found.high] == pytest.approx([row["opportunity_low"], row["opportunity_high"]], abs=0.35)
    assert found.status == row["status"]
    assert row["zone"] in found.zones


def test_the_box_crosses_two_lines_at_sixty_people_and_none_at_six_hundred():
    assert point(7.5, 4.0, 600).zones == ("worth a look",)
    assert point(7.5, 4.0, 60).zones == ("none", "worth a look", "high")


@pytest.mark.parametrize("n", [20, 60, 300, 1000])
def test_every_setting_has_a_score_inside_its_interval_and_a_status(n):
    for importance in np.arange(0, 10.1, 2.5):
        for satisfaction in np.arange(0, 10.1, 2.5):
            found = point(float(importance), float(satisfaction), n)
            assert found.low <= found.score <= found.high + 1e-9
            assert STATUSES[found.status] == found.gloss
            assert found.zones


def test_more_people_never_widen_the_interval():
    widths = [point(7.5, 4.0, n).high - point(7.5, 4.0, n).low for n in (20, 60, 180, 600, 1000)]
    assert widths == sorted(widths, reverse=True)


def test_the_widget_says_its_state():
    box = jtbd.explore("landscape_point").box
    importance, satisfaction = controls(box, "FloatSlider")
    (n,) = controls(box, "IntSlider")
    assert "600 people: score 11.0 (10.2 to 11.8), zone worth a look" in status(box)
    assert "Status: undershot (falls short), since at least 26% struggle (from 25%); a close call." in status(box)
    n.value = 60
    assert "zone not sure: from no opportunity to high. Status: served (fine)" in status(box)
    assert "What to notice" not in text(box)
    importance.value = 9
    satisfaction.value = 9
    assert "must-be (expected)" in status(box)
    assert "What to notice" in text(box)
    importance.value, satisfaction.value = 0, 10
    assert "score 0.0" in status(box)
    assert "overshot (too much)" in status(box)
