"""The cause map: circumstances against moments, the threshold, and the widget that shows them."""

import numpy as np
import pytest
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.cause_table import cause_table, navigation_causes

LATE = [f"t0{i}" for i in range(1, 7)]


def test_fewer_people_are_past_a_higher_threshold():  # S0.5
    table = navigation_causes()
    for target in table.struggling.columns:
        shares = np.array([table.motivated(target, t) for t in np.arange(1, 5.01, 0.25)])
        known = shares[:, ~np.isnan(shares[0])]  # nobody may struggle with a target
        assert (known[0] == 1).all()
        assert (np.diff(known, axis=0) <= 0).all()


def test_late_arrival_has_three_causes_and_the_others_one():  # S0.11
    marked = navigation_causes().marked(corrected=True)
    for target in LATE:
        assert set(marked.loc[marked["target_id"] == target, "circumstance"]) == {
            "multi_stop",
            "congestion",
            "no_signal",
        }
    one_each = marked[~marked["target_id"].isin(LATE)].groupby("target_id").size()
    assert len(one_each) == 12
    assert (one_each == 1).all()


def test_correction_only_takes_marks_away():
    for name in ("navigation", "noise_twin"):
        table = cause_table(jtbd.load_data(name).clean())
        assert set(table.marked(corrected=True).index) <= set(table.marked(corrected=False).index)
    assert len(table.marked(corrected=True)) == 0  # the twin has no causes to find


def test_the_numbers_are_those_of_causes():
    struggles = jtbd.find_struggles(jtbd.load_data("navigation").clean())
    theirs = struggles.causes("t01").table.set_index("circumstance")
    ours = navigation_causes().causes("t01").set_index("circumstance")
    assert list(ours.index) == list(theirs.index)
    assert ours["share_with"].to_numpy() == pytest.approx(theirs["share_with"].to_numpy())


def test_the_widget():
    box = jtbd.explore("cause_map").box
    (moment,), (threshold,), (corrected,) = (controls(box, k) for k in ("Dropdown", "FloatSlider", "Checkbox"))
    assert "t01 goes with: " in status(box)
    assert "Raw:" in status(box)
    threshold.value = 5
    assert "Severity 5.00 or more" in status(box)
    assert "What to notice" not in text(box)
    moment.value = "t16"
    assert "t16 goes with: the last 100 metres" in status(box)
    assert "What to notice" in text(box)
    corrected.value = True
    assert "Corrected: 30 of 96 pairs" in status(box)
    for target in list(moment.options):
        moment.value = target[1]  # also where nobody struggles
        assert target[1] in status(box)
    moment.value = "t23"
    assert "t23 goes with: no circumstance asked about" in status(box)
