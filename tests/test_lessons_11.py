"""Lesson 11: the numbers in the text, two kinds of photographers, and stored fits that are fits."""

import runpy

import numpy as np
import pandas as pd
import pytest
from lesson_kit import NOTEBOOKS, read_lesson

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables import camera_tasks
from jtbd_helpers.data.truth import reveal
from jtbd_helpers.errors import JtbdWarning

LESSON = read_lesson("11")
PLANTED = {"A": [0.13, 0.05, 0.25, 0.58], "B": [0.45, 0.33, 0.03, 0.19]}  # autofocus, aperture, weight, price


@pytest.fixture(scope="module")
def choices():
    return jtbd.load_data("photographers")


@pytest.fixture(scope="module")
def kinds(choices):
    return jtbd.fit_choices(choices, model="latent_class", n_classes=2, starts=5)


def test_the_bank_uses_many_kinds_of_items():
    assert {"single", "multiple", "numeric", "order", "classify"} <= {q.type for q in LESSON.bank.questions}


def test_both_posts_of_the_forum_are_right():  # seed errors, S4
    assert "**Both are right: jobs first, trade-offs second.**" in LESSON.text


def test_the_box_says_what_real_travellers_cannot_tell():
    box = LESSON.sources("markdown", "real")[0]
    for words in ("drawn by choice", "no truth is known", "08a to 09 cannot be run", "not with their money"):
        assert words in box


def test_stated_importance_is_flat_and_choices_are_not(choices, kinds):  # M11a
    stated = choices.tables["people"].filter(like="stated_").mean()
    one = jtbd.fit_choices(choices).importance.set_index("attribute")["importance"]
    assert stated.max() - stated.min() < 0.35
    assert one["price"] / one["aperture"] == pytest.approx(3, abs=0.3)  # "about three times"
    by = kinds.importance.set_index(["segment", "attribute"])["importance"]
    assert by["A", "price"] > 0.5
    assert by["B", "af"] + by["B", "aperture"] == pytest.approx(0.75, abs=0.03)  # "three quarters"


def test_planted_importances_are_found(kinds):  # S4.9
    for kind, planted in PLANTED.items():
        table = kinds.importance
        found = table.loc[table["segment"] == kind, "importance"].to_numpy()
        assert np.abs(found - planted).max() <= 0.08


def test_labels_are_not_kinds(choices, kinds):  # M11d
    people = choices.tables["people"].set_index("respondent_id")
    among = pd.crosstab(people["label"], kinds.segments.reindex(people.index), normalize="index")
    assert round(10 * among.loc["professional", "A"]) == 4  # "four of ten professionals"
    planted = reveal("photographers")["people"].set_index("respondent_id")["class"]
    right = pd.crosstab(planted, kinds.segments.reindex(planted.index)).to_numpy()
    assert np.trace(right) / right.sum() > 0.9


def test_the_kinds_of_the_widget_are_those_of_the_lesson(kinds):
    for (share, worths), fitted, fitted_share in zip(
        camera_tasks.KINDS.values(), kinds.groups, kinds.group_shares, strict=True
    ):
        assert share == pytest.approx(fitted_share, abs=0.005)
        assert worths == pytest.approx(fitted * [1, 1, 1, 1, 1, 1, 1000, 1], abs=0.011)


def test_importances_of_hierarchical_bayes_lie_in_their_intervals(choices):
    with pytest.warns(JtbdWarning, match="have not settled"):
        table = jtbd.fit_choices(choices, model="hb", draws=60, warmup=40).importance
    assert ((table["low"] <= table["importance"]) & (table["importance"] <= table["high"])).all()


def test_the_stored_models_of_ex_11_2_are_those_that_were_fitted():
    script = runpy.run_path(str(NOTEBOOKS.parent / "exercises" / "src" / "fits_11_2.py"))
    pd.testing.assert_frame_equal(script["fits"]().reset_index(drop=True), pd.read_csv(script["TARGET"]), atol=1e-6)


def test_the_completed_example_is_right():
    ranges = {"room": 1.5, "weight": 0.9, "price": 1.1}
    text = LESSON.sources("markdown", "exercise")[0]
    for name, size in ranges.items():
        assert f"{round(100 * size / sum(ranges.values()))} %" in text, name
