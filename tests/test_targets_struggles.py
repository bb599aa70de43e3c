"""Moments of struggle and the circumstances that go with them."""

import numpy as np
import pandas as pd
import pytest
from small_surveys import binary_ratings, survey_of

from jtbd_helpers.data import make_data
from jtbd_helpers.data.truth import reveal
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.targets import find_struggles, segment_statuses

LATE = {"multi_stop", "congestion", "no_signal"}


def test_who_struggles_is_a_hand_count():
    survey = survey_of([[5, 4], [4, 3], [3, np.nan]], [[2, 2], [3, 1], [1, 1]])
    struggles = find_struggles(survey)
    assert struggles.table.to_numpy().tolist() == [[True, True], [False, False], [False, False]]
    assert struggles.answered["t02"].tolist() == [True, True, False]
    assert struggles.table.index.name == "respondent_id"
    assert struggles.summary.set_index("target_id")["share"].to_dict() == {"t01": pytest.approx(1 / 3), "t02": 0.5}


def test_the_cuts_can_be_moved_and_are_said():
    survey = survey_of([[4], [5]], [[2], [1]])
    assert find_struggles(survey, important=5, satisfied=1).table["t01"].tolist() == [False, True]
    assert "importance 5 or more of 1-5 and satisfaction 1 or less" in find_struggles(survey, 5, 1).caption
    assert "not asked" in find_struggles(survey).caption  # occurrence, methods 2.5
    with pytest.raises(JtbdError, match="`important` is 6; the ratings run from 1-5"):
        find_struggles(survey, important=6)


def test_difficulty_shows_the_struggle_where_it_was_asked():
    survey = survey_of(difficulty=[[5], [3], [np.nan]])
    assert find_struggles(survey).table["t01"].tolist() == [True, False, False]
    assert "difficulty 4 or more of 1-5" in find_struggles(survey).caption
    with pytest.raises(JtbdError, match="nor a difficulty for each"):
        find_struggles(survey_of(importance=np.ones((3, 1))))


def cases(n_with, hits_with, n_without, hits_without, **circumstances):
    """A survey of one target where so many of the people with and without rain struggle."""
    hits = np.repeat([1, 0, 1, 0], [hits_with, n_with - hits_with, hits_without, n_without - hits_without])
    rain = np.repeat([1, 0], [n_with, n_without])
    ones = np.ones((len(hits), 1))
    return survey_of(5 * ones, np.where(hits, 1, 5)[:, None], circumstances={"rain": rain, **circumstances})


def test_causes_are_a_hand_count():
    """30 of 60 with rain struggle, 20 of 100 without: lift 2.5; Katz: exp(ln 2.5 ± 1.96·√.05667) = 1.57 to 3.99.

    r = .3 · √(.234375 / .21484375) = .3133, t = r · √(158 / (1 − r²)) = 4.147, p = 5.47e-5; one pair, so q = p.
    """
    row = find_struggles(cases(60, 30, 100, 20)).causes("t01").table.iloc[0]
    assert [row["share_with"], row["share_without"]] == [0.5, 0.2]
    assert [row["n_with"], row["n_without"]] == [60, 100]
    assert [row["lift"], row["low"], row["high"]] == pytest.approx([2.5, 1.568, 3.986], abs=2e-3)
    assert row["q_value"] == pytest.approx(5.47e-5, rel=0.01)
    assert row["associated"]


def test_nobody_without_the_circumstance_struggles():
    row = find_struggles(cases(60, 30, 100, 0)).causes("t01").table.iloc[0]
    assert np.isinf(row["lift"])
    assert 1 < row["low"] < np.inf == row["high"]  # the lift lies inside its own interval
    assert "unbounded" in repr(find_struggles(cases(60, 30, 100, 0)).causes("t01"))


def test_a_lift_of_nobody_begins_at_zero_and_is_not_measured_where_nobody_struggles_at_all():
    row = find_struggles(cases(60, 0, 100, 20)).causes("t01").table.iloc[0]
    assert row["lift"] == row["low"] == 0 < row["high"] < 1
    row = find_struggles(cases(60, 0, 100, 0)).causes("t01").table.iloc[0]
    assert np.isnan(row[["lift", "low", "high"]].astype(float)).all()


def test_few_people_are_tested_exactly():
    """2 of 4 with, 0 of 6 without: Fisher's p is 6/45, not the .047 of the large-sample test."""
    row = find_struggles(cases(4, 2, 6, 0)).causes("t01").table.iloc[0]
    assert row["q_value"] == pytest.approx(6 / 45)


def test_levels_appear_when_answers_are_not_yes_and_no():
    level = np.resize(["dry", "wet", "icy"], 160)
    struggles = find_struggles(cases(60, 30, 100, 20, road=level))
    table = struggles.causes("t01").table
    assert set(table["level"].dropna()) == {"dry", "wet", "icy"}
    assert "level" not in find_struggles(cases(60, 30, 100, 20)).causes("t01").table
    renamed = find_struggles(cases(60, 30, 100, 20, road=np.resize(["a", "b", "c"], 160))).causes("t01").table
    numbers = ["share_with", "lift", "low", "high", "q_value"]
    pd.testing.assert_frame_equal(table[numbers], renamed[numbers])  # labels of levels change nothing


@pytest.mark.parametrize("seed", range(5))
def test_late_arrival_has_exactly_three_circumstances(seed):  # S0.11
    causes = find_struggles(make_data("navigation", seed=seed)).causes("Arriving on time")
    assert set(causes.table.loc[causes.table["associated"], "circumstance"]) == LATE
    assert causes.table["share_with"].is_monotonic_decreasing
    assert (causes.table["low"] < causes.table["lift"]).all()
    assert "association, not a proof" in causes.caption


def test_noise_has_no_causes():
    """Over 20 noise twins at most 2 of 96 pairs each are called associated on average."""
    found = [find_struggles(make_data("noise_twin", seed=seed)).pairs["associated"].sum() for seed in range(5)]
    assert np.mean(found) <= 1


def test_moments_and_undershot_targets_map_one_to_one():  # S0.4
    survey, truth = make_data("navigation", seed=0), reveal("navigation", seed=0)
    labels = truth["people"].set_index("respondent_id")["circumstance"]
    moments = find_struggles(survey).moments(labels)
    statuses = segment_statuses(survey, labels)
    undershot = statuses[statuses["status"] == "undershot"]
    keys = ["segment", "target_id"]
    assert not moments.duplicated(keys).any()
    pd.testing.assert_frame_equal(moments[keys], undershot[keys].reset_index(drop=True))
    assert moments["extra_value"].between(2, 4).all()


def test_refusals_name_the_nearest():
    survey = make_data("navigation", seed=0)
    with pytest.raises(JtbdError, match=r"there is no value target or theme 't011'\. Nearest: 't11'"):
        find_struggles(survey).causes("t011")
    bare = find_struggles(survey_of(*binary_ratings(0.8, 0.3, 40)))
    for look in (lambda: bare.causes("t01"), bare.plot):
        with pytest.raises(JtbdError, match="asks no circumstances"):
            look()


def test_pictures():
    struggles = find_struggles(make_data("navigation", seed=0))
    causes = struggles.causes("t01").plot()
    assert len(causes.get_yticklabels()) == 4
    assert causes.get_title(loc="left").startswith("t01: ")
    heat = struggles.plot()
    assert heat.get_title(loc="left") == "Share struggling, n = 600"
    assert len(heat.get_xticklabels()) == 24
