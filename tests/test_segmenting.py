"""`segment`: what it takes, refuses and promises."""

import dataclasses

import numpy as np
import pandas as pd
import pytest
from planted import agreement, planted, segmented
from small_surveys import survey_of

import jtbd_helpers as jtbd
from jtbd_helpers import JtbdError

QUICK = {"null_draws": 0, "refits": 0}


def rated(n=120, seed=0, **columns):
    """Two groups: one struggles with the first three of six targets, and has a circumstance for it."""
    rng = np.random.default_rng(seed)
    group = rng.random(n) < 0.5
    own = np.outer(group, np.arange(6) < 3)
    importance = np.clip(np.round(3.2 + 1.2 * own + rng.normal(0, 0.7, own.shape)), 1, 5)
    satisfaction = np.clip(np.round(3.6 - 1.8 * own + rng.normal(0, 0.7, own.shape)), 1, 5)
    jam = (group ^ (rng.random(n) < 0.1)).astype(int)
    return survey_of(importance, satisfaction, circumstances={"jam": jam, **columns.pop("more", {})}, **columns), group


# -- what can be asked for ---------------------------------------------------------------------------


@pytest.mark.parametrize("on", ["struggle", "needs", "circumstance", "profile", ("circumstance", "struggle")])
def test_each_kind_of_answer_can_be_segmented_on(on):  # S0.16, S1.11
    segments = jtbd.segment(planted("navigation", 0).cleaned, on=on, n_segments=3, max_segments=3, **QUICK)
    assert segments.n_segments == 3
    assert segments.labels.value_counts().index[0] == "A"


def test_order_and_form_of_on_do_not_matter():
    survey, _ = rated()
    one, two = jtbd.segment(survey, **QUICK), jtbd.segment(survey, on=["circumstance", "struggle"], **QUICK)
    pd.testing.assert_series_equal(one.labels, two.labels)
    assert one.caption == two.caption


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"on": "demographics"}, "'demographics'; it can be one of: .'struggle', 'circumstance'"),
        ({"on": "profile"}, "at least one profile question"),
        ({"n_segments": 1}, "`n_segments` is 1; give a whole number from 2 to 26"),
        ({"n_segments": 2.5}, "`n_segments` is 2.5"),
        ({"null_draws": -1}, "`null_draws` is -1"),
        ({"refits": True}, "`refits` is True"),
        ({"starts": 0}, "`starts` is 0"),
        ({"seed": -3}, "`seed` is -3"),
        ({"centring": "gaps"}, "Nearest: 'gap'"),
        ({"covariance": "full"}, "There are: tied, diagonal"),
        ({"twin": "permutated"}, "Nearest: 'permuted'"),
        ({"twin": "permuted", "on": "needs"}, "has no link"),
    ],
)
def test_refusals(arguments, message):
    with pytest.raises(JtbdError, match=message):
        jtbd.segment(rated()[0], **arguments)


def test_a_frame_is_no_survey():
    with pytest.raises(JtbdError, match="takes a Survey, Choices or a JobMix, not a DataFrame"):
        jtbd.segment(pd.DataFrame({"a": [1]}))


def test_too_few_people():
    with pytest.raises(JtbdError, match="has 12 people; groups need at least 20"):
        jtbd.segment(rated(12)[0])


def test_needs_without_ratings():
    survey, _ = rated()
    bare = dataclasses.replace(survey, importance=survey.importance.iloc[:, :1], satisfaction=survey.satisfaction)
    with pytest.raises(JtbdError, match="ratings of at least two value targets, and this survey has 1"):
        jtbd.segment(bare, on="needs")


def test_difficulty_stands_in_for_gaps():
    survey, group = rated()
    hard = survey_of(None, None, 6 - survey.satisfaction.to_numpy(), circumstances={"jam": group.astype(int)})
    segments = jtbd.segment(hard, **QUICK)
    assert agreement(group, segments.labels) > 0.8
    assert "difficulty ratings of 6 value targets" in segments.caption


# -- what is left out, filled or cut is said ---------------------------------------------------------


def test_without_circumstances_it_runs_on_needs_and_says_so():
    survey, group = rated()
    bare = survey_of(survey.importance, survey.satisfaction)
    segments = jtbd.segment(bare, **QUICK)
    assert agreement(group, segments.labels) > 0.8
    assert segments.noun == "group"
    assert "groups, not segments" in segments.caption
    assert "ask what got in the way" in segments.caption


def test_a_circumstance_without_struggle_is_named():
    rng = np.random.default_rng(9)
    survey, _ = rated(more={"weather": rng.integers(0, 2, 120)})
    segments = jtbd.segment(survey, **QUICK)
    assert segments.relevance.set_index("circumstance")["relevant"].to_dict() == {"jam": True, "weather": False}
    assert "no struggle follows them: weather (p = " in segments.caption


def test_open_scales_are_counted():
    survey, group = rated()
    ratings = survey.importance.copy()
    ratings.iloc[:9, 0] = np.nan
    segments = jtbd.segment(dataclasses.replace(survey, importance=ratings), **QUICK)
    assert "9 of 720 scale values were open" in segments.caption
    assert agreement(group, segments.labels) > 0.8


def test_two_percent_missing_moves_little():
    """On average over four surveys, each of which has two per cent missing already."""
    moved = []
    for seed in range(4):
        case, rng = planted("navigation", seed), np.random.default_rng(seed)
        survey, blocks = case.cleaned, ("importance", "satisfaction")
        holes = {b: getattr(survey, b).mask(rng.random(survey.importance.shape) < 0.02) for b in blocks}
        holed = jtbd.segment(dataclasses.replace(survey, **holes), **QUICK)
        truth = case.truth(survey)
        moved.append(agreement(truth, segmented("navigation", seed).labels) - agreement(truth, holed.labels))
    assert abs(np.mean(moved)) <= 0.02


def test_one_fifth_missing_in_a_theme_makes_no_segment():
    survey = planted("noise_twin", 0).cleaned
    rng = np.random.default_rng(0)
    gone = np.zeros(survey.importance.shape, dtype=bool)
    gone[rng.random(len(gone)) < 0.2, :6] = True
    assert (
        jtbd.segment(dataclasses.replace(survey, importance=survey.importance.mask(gone)), refits=0).verdict == "none"
    )


def test_numbers_are_cut_into_quarters_and_names_left_out():
    rng = np.random.default_rng(0)
    survey, _ = rated(
        profile={"age": rng.integers(18, 80, 120), "name": [f"n{i}" for i in range(120)], "sex": ["f", "m"] * 60}
    )
    segments = jtbd.segment(survey, on="profile", n_segments=2, **QUICK)
    assert "Cut into quarters: age." in segments.caption
    assert "different ones): name." in segments.caption
    assert segments.assign(survey).equals(segments.labels)


def test_themes_are_averaged_where_named():
    caption = segmented("navigation", 0).caption
    assert "5 themes, 18 value targets" in caption


# -- promises ----------------------------------------------------------------------------------------


def test_same_call_same_bytes_and_inputs_unchanged():
    survey, _ = rated()
    before = survey.importance.copy()
    one, two = (jtbd.segment(survey, null_draws=3, refits=4, seed=1) for _ in range(2))
    assert one._repr_html_() == two._repr_html_()
    assert one.probabilities.to_numpy().tobytes() == two.probabilities.to_numpy().tobytes()
    pd.testing.assert_frame_equal(survey.importance, before)


def test_order_of_people_changes_nothing():
    survey = planted("navigation", 0).cleaned
    order = np.random.default_rng(0).permutation(len(survey.weights))
    shuffled = jtbd.segment(survey._subset(order), **QUICK)
    pd.testing.assert_series_equal(shuffled.labels.loc[survey.weights.index], segmented("navigation", 0).labels)


def test_forced_number_is_a_cut_you_chose():
    segments = jtbd.segment(rated()[0], n_segments=3, null_draws=2, refits=3)
    assert (segments.verdict, segments.n_segments) == ("constructive", 3)
    assert segments.headline == "A cut you chose, not a finding"


def test_weights_make_shares_of_the_market():  # S1.12
    survey, group = rated()
    weights = pd.Series(np.where(group, 0.5, 1.5), index=survey.weights.index)
    segments = jtbd.segment(dataclasses.replace(survey, weights=weights / weights.mean()), **QUICK)
    table = segments.table.set_index("segment")
    heavy = segments.labels[~group].mode()[0]
    assert heavy == "A"
    assert table.loc["A", "share"] == pytest.approx(0.75, abs=0.06)
    assert "Shares are weighted" in segments.caption


def test_both_twins_find_planted_groups_real():
    survey, _ = rated(300)
    for twin in ("parametric", "permuted"):
        segments = jtbd.segment(survey, refits=0, twin=twin, max_segments=4)
        assert segments.null_p_value == pytest.approx(0.05), twin
        assert len(segments.twins) == 20


def test_centring_takes_the_level_of_struggle_away():
    """People who differ only in how much they struggle everywhere are groups by gap, and none by gap and mean."""
    rng = np.random.default_rng(0)
    level = rng.integers(0, 2, size=(300, 1))
    satisfaction = np.clip(np.round(4.2 - 2.4 * level + rng.normal(0, 0.8, (300, 6))), 1, 5)
    survey = survey_of(np.clip(np.round(3.6 + rng.normal(0, 0.8, (300, 6))), 1, 5), satisfaction)
    assert jtbd.segment(survey, **QUICK).n_segments == 2
    assert jtbd.segment(survey, centring="gap_and_mean", refits=0).verdict == "none"


def test_more_than_five_thousand_people(monkeypatch):
    monkeypatch.setattr("jtbd_helpers.segments.study.LARGEST", 400)
    survey, group = rated(900)
    segments = jtbd.segment(survey, null_draws=2, refits=2, max_segments=3)
    assert "measured on 400 of them, drawn at random" in segments.caption
    assert len(segments.labels) == 900
    assert agreement(group, segments.labels) > 0.85


def test_none_says_what_could_have_been_found():  # SX.9
    said = [
        jtbd.segment(jtbd.make_data("noise_twin", seed=2, n=n).clean()._subset(np.arange(m)), refits=0)
        for n, m in ((300, 150), (1400, 1200))
    ]
    assert [s.verdict for s in said] == ["none", "none"]
    assert said[0].reach != said[1].reach
    for segments in said:
        assert "plan_survey" in segments.describe()
        assert segments.n_segments == 1
        assert set(segments.labels) == {"A"}
