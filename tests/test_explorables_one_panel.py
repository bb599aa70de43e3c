"""One panel: what its table says, and the widget that shows it."""

import numpy as np
import pandas as pd
import pytest
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.one_panel import ONE, answered, look_alikes
from jtbd_helpers.course.explorables.panel_table import DATA, INPUTS, NUMBERS, measure_panel, read_panel
from jtbd_helpers.vocabulary import HEADLINES

TABLE = read_panel().set_index(["data", "input", "n_groups"])


def as_clear(row) -> int:
    return sum(value >= row["separation"] for value in look_alikes(row))


def test_every_setting_is_in_the_table():
    assert set(TABLE.index) == {(d, i, k) for d in DATA for i in INPUTS for k in NUMBERS}
    assert all(len(look_alikes(row)) == 19 for _, row in TABLE.iterrows())


def test_the_twin_never_leaves_the_crowd():  # SX.1
    for _, row in TABLE.loc["noise_twin"].iterrows():
        assert as_clear(row) >= 1
        assert answered(row)[0] == "none"


def test_raw_ratings_are_found_again_and_are_habit():  # SX.2
    raw = TABLE.xs("raw ratings", level="input")
    assert raw["leakage"].min() > 0.6
    assert raw.xs(2, level="n_groups")["same_group"].min() > 0.95
    assert "natural" not in {answered(row)[0] for _, row in raw.iterrows()}


def test_gaps_of_the_drivers_are_groups():
    gap = TABLE.loc[("navigation", "gap")]
    assert gap["leakage"].max() < 0.10
    assert answered(gap.loc[5])[0] == "natural"
    assert gap.loc[5, "same_group"] > gap.loc[8, "same_group"]
    assert gap.loc[5, "tilted"] == "area"


@pytest.mark.slow
def test_the_shipped_table_is_what_is_measured():
    measured = measure_panel()
    shipped = read_panel()
    pd.testing.assert_frame_equal(
        measured.drop(columns=["look_alikes", "tilted"]).round(2),
        shipped.drop(columns=["look_alikes", "tilted"]).round(2),
        atol=0.02,
        check_dtype=False,
    )
    assert measured["tilted"].tolist() == shipped["tilted"].fillna("").tolist()


def test_the_widget():
    box = jtbd.explore("one_panel").box
    (number,), (button,) = controls(box, "IntSlider"), controls(box, "Button")
    made_from, data = controls(box, "RadioButtons")
    assert status(box).startswith("gap of the drivers, 2 groups. Clear groups.")
    number.value = 5
    assert "0 of 19 look-alikes separate this well" in status(box)
    assert "What to notice" not in text(box)
    made_from.value = "raw ratings"
    assert "habit too: 74 % of the groups is answering style" in status(box)
    assert HEADLINES["constructive"] in text(box)
    assert "What to notice" in text(box)
    data.value = "noise_twin"
    assert HEADLINES["none"] in status(box)
    assert "look-alikes as clear" not in text(box).casefold()
    button.click()
    assert "Look-alikes as clear" in text(box)
    number.value = 1
    assert ONE in status(box)
    for k in NUMBERS:
        number.value = k
        assert f"{k} groups" in status(box)
    button.click()
    assert "Look-alikes as clear" not in text(box)


def test_a_hundred_people_are_drawn():
    box = jtbd.explore("one_panel").box
    share = TABLE.loc[("navigation", "gap", 2), "same_group"]
    assert text(box).count("fill='#0072B2'") == round(100 * share) + 1  # and the bar of answering style
    assert np.isfinite(share)
