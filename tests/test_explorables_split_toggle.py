"""The split toggle: what each way of splitting the drivers shows, and the widget that draws it."""

import pytest
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.splits import navigation_splits, splits, spread

WHO_THEY_ARE = ("age", "town or country", "education")


def test_groups_cover_everybody_once():
    for groups in navigation_splits().values():
        assert groups["share"].sum() == pytest.approx(1)
        assert groups["n"].sum() == len(jtbd.load_data("navigation").clean().frame)
        assert (groups["low"] <= groups["urgency"]).all()
        assert (groups["urgency"] <= groups["high"]).all()


def test_urgency_is_the_share_who_would_switch():
    survey = jtbd.load_data("navigation").clean()
    groups = navigation_splits()["age"].set_index("group")
    assert groups.loc["18-29", "urgency"] == survey.would_switch[survey.profile["age_band"] == "18-29"].mean()


@pytest.mark.parametrize("seed", range(3))
def test_struggle_and_circumstance_spread_wider_than_who_people_are(seed):  # S1.2
    tables = splits(jtbd.make_data("navigation", seed=seed).clean())
    usual = max(spread(tables[name]) for name in WHO_THEY_ARE)
    assert spread(tables["struggle"]) > usual
    assert spread(tables["circumstance"]) > usual


def test_best_struggle_group_beats_every_demographic_group_of_its_size():  # S1.2
    tables = navigation_splits()
    best = tables["struggle"].nlargest(1, "urgency").iloc[0]
    for name in WHO_THEY_ARE:
        rivals = tables[name][tables[name]["share"] >= best["share"]]
        assert (rivals["urgency"] < best["urgency"]).all()


def test_paul_and_kate_change_from_apart_to_together():  # S1.3
    for name, groups in navigation_splits().items():
        together = ("Paul", "Kate") in set(groups["holds"])
        assert together == (name not in WHO_THEY_ARE)


def test_the_widget():
    box = jtbd.explore("split_toggle").box
    (choice,), (names,) = controls(box, "RadioButtons"), controls(box, "Checkbox")
    assert status(box).startswith("Split by age, 4 groups.")
    assert "Paul and Kate" not in status(box)
    names.value = True
    assert "Paul and Kate: apart" in status(box)
    assert "What to notice" not in text(box)
    choice.value = "circumstance"
    assert "Paul and Kate: together" in status(box)
    assert "What to notice" in text(box)
    assert text(box).count("points</b>") == 2  # the spread of age is still there to compare
