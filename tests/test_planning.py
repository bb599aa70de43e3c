"""What a sample could find (SX.9), and what more people would."""

import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError


@pytest.fixture(scope="module")
def twin():
    return jtbd.load_data("noise_twin").clean()


def test_more_people_find_smaller_things(twin):
    table = jtbd.plan_survey(twin, [150, 600, 2400]).table
    assert table["smallest_difference"].is_monotonic_decreasing
    assert table["share_half_width"].is_monotonic_decreasing
    assert table["smallest_group"].dropna().is_monotonic_decreasing


def test_none_says_what_could_have_been_found_and_it_depends_on_the_sample():  # SX.9
    small = jtbd.segment(jtbd.make_data("noise_twin", seed=3, n=300), null_draws=1, refits=0)
    large = jtbd.segment(jtbd.make_data("noise_twin", seed=3, n=1200), null_draws=1, refits=0)
    for result in (small, large):
        if result.verdict == "none":
            assert "plan_survey" in result.describe()
    assert small.describe() != large.describe()


def test_planted_groups_of_that_size_are_found(twin):
    """The promise holds where it can be tried: navigation's groups differ by more than is asked."""
    plan = jtbd.plan_survey(twin, [535]).table.iloc[0]
    assert plan["smallest_difference"] < 2
    assert jtbd.segment(jtbd.load_data("navigation").clean(), null_draws=0, refits=0).n_segments == 5


def test_a_size_too_small_is_refused(twin):
    with pytest.raises(JtbdError, match="each at least 20"):
        jtbd.plan_survey(twin, [5])


def test_the_plan_reads_as_words(twin):
    plan = jtbd.plan_survey(twin)
    assert "8 of 10" in plan.describe()
    assert len(plan.table) == 5
