"""Ternary: the regions against the fitted segments, closure, and the widget driven."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.ternary import COLOURS, triangle
from jtbd_helpers.course.explorables.triangle import CORNERS, JOBS, give_way, place, regions, telco_segments
from jtbd_helpers.plotting.style import SEGMENT_COLOURS


def test_the_nearest_segment_is_the_one_that_the_package_assigns():  # S3.6
    """Mixes of three jobs, the rest evenly over the other 49, scored by `segment(...).assign`."""
    case = jtbd.load_data("telco")
    mix = jtbd.mix_jobs(case.events, case.signals)
    found = jtbd.segment(mix, n_segments=6, null_draws=0, refits=0, starts=5)
    rng = np.random.default_rng(0)
    shares = rng.dirichlet((1, 1, 1, 1), 200)[:, :3]
    rows = np.repeat((1 - shares.sum(1, keepdims=True)) / 49, 52, axis=1)
    rows[:, [list(mix.table).index(job) for job in JOBS]] = shares
    frame = pd.DataFrame(rows, index=mix.table.index[:200], columns=mix.table.columns)
    other = replace(mix, table=frame)
    expected = found.assign(other).to_numpy()
    own = np.array(telco_segments().letters)[telco_segments().nearest(shares)]
    assert (own == expected).all()


def test_places_are_seen_from_above_the_rest():
    assert place(np.eye(3)) == pytest.approx(CORNERS)
    assert place([0, 0, 0]) == pytest.approx(CORNERS.mean(0))
    assert place([0.31, 0, 0]) == pytest.approx(0.31 * CORNERS[0] + 0.69 * CORNERS.mean(0))


@pytest.mark.parametrize("other", [0, 20, 38, 60, 85])
def test_every_mix_lies_in_the_region_of_its_segment(other):
    from matplotlib.path import Path

    rng = np.random.default_rng(other)
    shares = rng.dirichlet((1, 1, 1), 300) * (1 - other / 100)
    own, outlines = telco_segments().nearest(shares), regions(other)
    inside = {number: Path(outline).contains_points(place(shares), radius=0.0) for number, outline in outlines.items()}
    hits = np.array([inside[number][i] for i, number in enumerate(own)])
    assert hits.mean() > 0.98  # what is missed lies on an edge


def test_all_to_other_jobs_is_one_point():
    outlines = regions(100)
    assert np.ptp(np.concatenate(list(outlines.values())), axis=0).max() < 1e-9


@pytest.mark.parametrize(
    ("moved", "value", "expected"),
    [
        ("a", 50, (50, 20, 2)),
        ("a", 78, (78, 20, 2)),
        ("a", 89, (89, 10, 1)),
        ("b", 100, (0, 100, 0)),
        ("c", 0, (40, 20, 0)),
    ],
)
def test_other_jobs_give_way_first(moved, value, expected):
    assert tuple(give_way({"a": 40, "b": 20, "c": 2}, moved, value).values()) == expected


def test_colours_are_those_of_all_charts():
    assert list(COLOURS) == SEGMENT_COLOURS[: len(telco_segments().letters)]


def test_volume_moves_the_bars_and_never_the_point():  # S3.6
    box = jtbd.explore("ternary").box
    in_touch, weekend, phone = controls(box, "IntSlider")
    (volume,) = controls(box, "SelectionSlider")
    start = "in touch abroad 40 %, weekend chosen 20 %, sure of the phone 2 %, other jobs 38 %."
    assert start in status(box)
    assert "Volume × 1: 100 events. Nearest segment A" in status(box)
    before = text(box)
    mark = before[before.index("<circle") :].split("/>")[0]
    volume.value = 20
    assert mark in text(box)
    assert "Volume × 20: 2,000 events. Nearest segment A" in status(box)
    assert "<b>800</b>" in text(box)
    assert "What to notice" not in text(box)
    weekend.value = 90
    assert (in_touch.value, phone.value) == (10, 0)
    assert mark not in text(box)
    assert "Nearest segment B" in status(box)
    assert "What to notice" in text(box)
    weekend.value = in_touch.value = 0
    assert "other jobs 100 %" in status(box)
    phone.value = 60
    assert "Nearest segment D" in status(box)


def test_corners_and_regions_are_labelled():
    drawn = triangle({"in_touch_abroad": 40, "weekend_chosen": 20, "sure_of_phone": 2})
    for name in JOBS.values():
        assert name in drawn
    for letter in "ABD":
        assert f">{letter}</text>" in drawn
