"""The contest of segmentations: planted figures, order of alignment, what is not measured."""

from functools import cache

import numpy as np
import pandas as pd
import pytest
from small_surveys import THREE, survey_of, three_causes

from jtbd_helpers.data import make_data
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.segments import blueprint, compare_segmentations, segment
from jtbd_helpers.segments.alignment import measure_alignment
from jtbd_helpers.segments.judging import Judge, Offer, judge
from jtbd_helpers.segments.needs import person_needs
from jtbd_helpers.targets import find_struggles, score_value_targets
from jtbd_helpers.targets.draws import Resampler


def series(survey, values):
    return pd.Series(values, index=survey.weights.index)


@cache
def hand_case():
    survey, groups = three_causes()
    given = {"everyone": series(survey, "A"), "circumstances": groups}
    return survey, groups, compare_segmentations(survey, given)


def at(contest, name, column):
    return contest.table.set_index("segmentation").at[name, column]


def test_cost_burden_of_one_product_for_all():  # S0.14
    """Bundle 7.50 against (.22 · 2 + .25 · 2.5 + .15 · 3) / .62 = 2.44: 3.07, so 67 % of the cost is not valued."""
    _, _, contest = hand_case()
    burden = at(contest, "everyone", "cost_burden")
    assert burden == pytest.approx(3.07, abs=0.01)
    assert 1 - 1 / burden == pytest.approx(0.67, abs=0.01)
    assert at(contest, "circumstances", "cost_burden") == pytest.approx(1.0)


def test_unserved_share_of_one_feature_for_all():  # S0.15
    """Congestion, the largest group: (.62 − .25) / .62 = 60 %; three circumstance segments: nobody."""
    _, _, contest = hand_case()
    assert at(contest, "everyone", "unserved_share") == pytest.approx(0.60, abs=0.01)
    assert at(contest, "circumstances", "unserved_share") == 0


def test_unserved_share_when_multi_stop_is_the_one_feature():  # S0.15
    """(.62 − .22) / .62 = 65 %."""
    survey, _, _ = hand_case()
    answers = Judge.of(survey, person_needs(survey))
    one = {"A": Offer(np.ones(3, dtype=bool), sorted(THREE).index("multi_stop"))}
    resampler = Resampler(survey.weights.index, survey.weights, draws=2)
    sums = judge(answers, np.arange(400), np.full(400, "A", dtype=object), one, resampler)["unserved_share"][0]
    assert sums[0] / sums[1] == pytest.approx(0.65, abs=0.01)


def test_urgency_and_lift_are_a_hand_count():
    """All in a circumstance would switch (.62 of all), nobody else: spread 1, lift 1 / .62."""
    _, _, contest = hand_case()
    assert at(contest, "circumstances", "urgency_spread") == 1
    assert at(contest, "circumstances", "switch_lift") == pytest.approx(1 / 0.62, abs=0.02)
    assert at(contest, "everyone", "urgency_spread") == 0
    rows = contest.segments.set_index(["segmentation", "segment"])
    assert rows.at[("circumstances", "congestion"), "share"] == pytest.approx(0.25)


def test_alignment_is_that_of_the_segmentation():
    """The estimate on some people equals `measure_alignment` of the same people and labels."""
    survey = make_data("navigation", seed=1)
    labels = survey.circumstances["congestion"].astype(str).to_numpy(dtype=object)
    resampler = Resampler(survey.weights.index, survey.weights, draws=2)
    found = judge(Judge.of(survey, person_needs(survey)), np.arange(600), labels, {}, resampler)["alignment"][0]
    assert found == pytest.approx(measure_alignment(survey, series(survey, labels))["alignment"], abs=1e-9)


def test_differences_are_paired_and_intervals_hold_the_estimate():
    _, _, contest = hand_case()
    row = contest.differences.set_index("measure").loc["cost_burden"]
    assert row["difference"] == pytest.approx(3.07 - 1, abs=0.01)
    assert row["low"] < row["difference"] < row["high"]
    for measure in ("cost_burden", "unserved_share", "switch_lift"):
        assert (contest.table[f"{measure}_low"] <= contest.table[measure]).all()
        assert (contest.table[measure] <= contest.table[f"{measure}_high"]).all()


def test_what_was_not_asked_is_not_measured():
    rng = np.random.default_rng(0)
    survey = survey_of(rng.integers(1, 6, (120, 3)), rng.integers(1, 6, (120, 3)))
    contest = compare_segmentations(survey, {"random": series(survey, rng.choice(list("AB"), 120))})
    row = contest.table.iloc[0]
    assert row[["urgency_spread", "cost_burden", "unserved_share", "switch_lift"]].isna().all()
    assert "not measured" in repr(contest)
    assert "urgency is not measured" in contest.describe()
    assert 0 <= row["alignment"] < 0.1


@cache
def course_contest(name, seed):
    survey = make_data(name, seed=seed).clean()
    quick = {"null_draws": 0, "refits": 0}
    cells = survey.profile["age_band"].astype(str) + " " + survey.profile["area"].astype(str)
    given = {
        "demographic": cells,
        "moments": segment(survey, on="struggle", n_segments=5, **quick),
        "joint": segment(survey, n_segments=5, **quick),
    }
    return compare_segmentations(survey, given)


SEEDS = [*range(2), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 20))]


@pytest.mark.parametrize("seed", SEEDS)
def test_alignment_order_on_navigation(seed):  # S0.12
    contest = course_contest("navigation", seed)
    order = [at(contest, name, "alignment") for name in ("joint", "moments", "demographic")]
    assert order == sorted(order, reverse=True)
    assert order[0] > order[1] + 0.05 > order[2] + 0.05
    assert at(contest, "joint", "cost_burden") < at(contest, "demographic", "cost_burden")
    assert at(contest, "joint", "unserved_share") < at(contest, "demographic", "unserved_share") - 0.3


@pytest.mark.parametrize("seed", SEEDS)
def test_the_most_urgent_struggle_segment_beats_every_cell_of_its_size(seed):  # S1.2
    groups = course_contest("navigation", seed).segments
    best = groups[groups["segmentation"] == "joint"].nlargest(1, "urgency").iloc[0]
    cells = groups[(groups["segmentation"] == "demographic") & (groups["share"] >= best["share"])]
    assert (cells["urgency"] < best["urgency"]).all()


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 20))])
def test_no_such_claim_on_the_noise_twin(seed):  # S1.2
    assert "No group is surely more urgent" in course_contest("noise_twin", seed).describe()


def test_the_same_call_gives_the_same_table():
    survey, groups, contest = hand_case()
    again = compare_segmentations(survey, {"everyone": series(survey, "A"), "circumstances": groups})
    pd.testing.assert_frame_equal(contest.table, again.table)


def test_no_verb_changes_its_survey():
    survey, groups = three_causes()
    before = {name: value.copy(deep=True) for name, value in vars(survey).items() if hasattr(value, "iloc")}
    found = segment(survey, on="circumstance", n_segments=2, null_draws=0, refits=0)
    score_value_targets(survey)
    find_struggles(survey).causes("t01")
    blueprint(found)
    compare_segmentations(survey, {"mine": groups, "found": found})
    for name, value in before.items():
        compare = pd.testing.assert_frame_equal if value.ndim == 2 else pd.testing.assert_series_equal
        compare(getattr(survey, name), value)


def test_refusals():
    survey, groups, _ = hand_case()
    with pytest.raises(JtbdError, match="Nothing to compare"):
        compare_segmentations(survey, {})
    with pytest.raises(JtbdError, match=r"'mine' is a list\. Give a Segmentation, or a Series"):
        compare_segmentations(survey, {"mine": list(groups)})
    with pytest.raises(JtbdError, match="'mine': there is no label of respondent 'p00000'"):
        compare_segmentations(survey, {"mine": groups.iloc[1:]})


def test_pictures():
    _, _, contest = hand_case()
    axes = contest.plot()
    assert axes.get_xlabel() == "Share of the market"
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["everyone", "circumstances"]
    panels = contest.plot_measures()
    assert panels[0].get_title(loc="left") == "Alignment, 0-1"
    assert len(panels) == 3
