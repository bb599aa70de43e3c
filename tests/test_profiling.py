"""Profiles of segments: shares, lift, tests, and the honest 'no common profile'."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from small_surveys import survey_of

from jtbd_helpers.data import make_data
from jtbd_helpers.data.truth import reveal
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.segments import segment
from jtbd_helpers.segments.fact_tests import chi_square
from jtbd_helpers.segments.profiling import profile_segments
from jtbd_helpers.statistics import cramers_v, false_discovery


def grouped(labels, **columns):
    """A segmentation of people with background facts, and nothing else to say."""
    ones = np.ones((len(labels), 1))
    weight = columns.pop("weight", None)
    survey = survey_of(ones, ones, profile=columns, **({} if weight is None else {"weight": weight}))
    labels = pd.Series(np.asarray(labels, dtype=object), index=survey.importance.index)
    table = pd.DataFrame({"segment": sorted(set(labels))})
    return SimpleNamespace(survey=survey, labels=labels, table=table, noun="segment")


def planted(seed):
    survey, truth = make_data("navigation", seed=seed).clean(), reveal("navigation", seed=seed)["people"]
    labels = truth.set_index("respondent_id")["circumstance"].reindex(survey.importance.index)
    table = pd.DataFrame({"segment": sorted(labels.unique())})
    return SimpleNamespace(survey=survey, labels=labels, table=table, noun="segment")


def test_whole_numbers_are_shown_whole_and_in_their_order():
    people = np.resize([1.0, 2.0, 10.0], 120)
    table = profile_segments(grouped(np.resize(["A", "B"], 120), household=people)).table
    assert table["level"].drop_duplicates().tolist() == ["1", "2", "10"]


def test_f3_hair_and_eye():
    """F3, 592 people (Snee 1974): chi-square 138.28984, V without correction .2790446."""
    counts = np.array([[68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16]])
    statistic, free, least = chi_square(counts)
    assert statistic == pytest.approx(138.28984, abs=5e-6)
    assert np.sqrt(statistic / 592 / 3) == pytest.approx(0.2790446, abs=5e-8)
    assert (free, least >= 5) == (9, True)
    assert 0.26 < cramers_v(counts) < 0.2790446


def test_f4_false_discoveries():
    """F4 (Benjamini & Hochberg 1995): of 15 p values 4 are rejected at .05, 3 by Bonferroni."""
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528]
    p = np.array([*p, 0.7590, 1.0])
    assert (false_discovery(p) <= 0.05).sum() == 4
    assert (p <= 0.05 / 15).sum() == 3


def test_shares_and_lift_are_a_hand_count():
    """A: 30 of 40 rural; B: 15 of 60; all 45 of 100: lift of A 1.667. V from chi-square 24.24 is .482."""
    area = np.repeat(["rural", "urban", "rural", "urban"], [30, 10, 15, 45])
    profile = profile_segments(grouped(np.repeat(["A", "B"], [40, 60]), area=area))
    row = profile.table.set_index(["level", "segment"]).loc[("rural", "A")]
    assert [row["share"], row["share_all"], row["n"]] == [0.75, 0.45, 40]
    assert row["lift"] == pytest.approx(5 / 3)
    assert 1.2 < row["low"] < row["lift"] < row["high"] < 2.2
    test = profile.tests.iloc[0]
    assert test["method"] == "chi-square"
    assert test["p_value"] == pytest.approx(8.5e-7, rel=0.01)
    assert test["effect"] == pytest.approx(0.4829, abs=2e-3)
    assert profile.tilted == ["area"]
    assert "75% of segment A have area rural, 45% of all" in profile.describe()


def test_few_people_are_tested_by_permutation():
    profile = profile_segments(grouped(np.repeat(["A", "B"], 6), area=np.repeat(["x", "y"], [5, 7])))
    test = profile.tests.iloc[0]
    assert test["method"] == "permutation"
    assert test["p_value"] == pytest.approx(2 * 6 / 792, abs=0.015)  # 5 of 5 on one side of 12 people


def test_numbers_are_ranked():
    """A has the numbers 1 to 40, B 41 to 80: Kruskal-Wallis H = 59.26, effect sqrt(H / 79)."""
    profile = profile_segments(grouped(np.repeat(["A", "B"], 40), age=np.arange(80.0)))
    test = profile.tests.iloc[0]
    assert test["method"] == "Kruskal-Wallis"
    assert test["effect"] == pytest.approx(np.sqrt(59.26 / 79), abs=1e-3)
    assert profile.table["level"].unique().tolist() == ["above 39.5"]


def test_a_weight_of_two_counts_as_two_people():
    """One rural person of weight 2 to two urban of weight 1 in A: half of A is rural."""
    area = np.resize(["rural", "urban", "urban"], 60)
    profile = profile_segments(grouped(np.repeat(["A", "B"], 30), area=area, weight=np.resize([2.0, 1, 1], 60)))
    row = profile.table.set_index(["level", "segment"]).loc[("rural", "A")]
    assert row["share"] == pytest.approx(0.5)


def test_weights_give_the_share_of_the_market():  # S1.12
    """The .22 who answer twice as often are .44 / 1.22 = .361 of the answers, and .22 of the market."""
    survey = make_data("navigation", seed=0, variant="unequal").clean()
    truth = reveal("navigation", seed=0, variant="unequal")["people"].set_index("respondent_id")["circumstance"]
    found = segment(survey, n_segments=5, null_draws=0, refits=0)
    many = pd.crosstab(found.labels, truth.reindex(survey.weights.index))["multi_stop"].idxmax()
    row = found.table.set_index("segment").loc[many]
    assert row["n"] / len(survey.weights) == pytest.approx(0.361, abs=0.06)
    assert row["share"] == pytest.approx(0.22, abs=0.05)
    assert row["share_low"] < row["share"] < row["share_high"]


def test_no_common_profile_is_an_ordinary_answer():  # S1.14
    rng = np.random.default_rng(0)
    facts = {f"fact_{i}": rng.choice(["x", "y", "z"], 300) for i in range(5)}
    profile = profile_segments(grouped(rng.choice(["A", "B", "C"], 300), **facts))
    assert profile.tilted == []
    assert "No common profile: segments differ in none of 5 facts" in profile.describe()
    assert "No common profile" in repr(profile)


def test_groups_are_not_called_segments():  # S0.19
    case = planted(0)
    case.noun = "group"
    profile = profile_segments(case)
    assert "segment" not in f"{profile.describe()} {profile.caption}".casefold()
    assert "3 groups" in profile.caption or "5 groups" in profile.caption


def test_one_segment_and_names_are_not_measured():
    profile = profile_segments(grouped(["A"] * 60, area=np.resize(["x", "y"], 60), name=[f"n{i}" for i in range(60)]))
    assert profile.tests["p_value"].isna().all()
    assert profile.tests["method"].str.startswith("not measured").all()
    assert "not measured" in repr(profile)
    assert "one group only" in profile.describe()


def test_the_planted_rural_tilt_is_found():  # S1.14, with the truth as labels
    profiles = [profile_segments(planted(seed)) for seed in range(5)]
    assert sum("area" in profile.tilted for profile in profiles) >= 4
    tests = pd.concat([profile.tests for profile in profiles])
    assert tests.loc[tests["variable"] != "area", "tilted"].sum() <= 1
    first = profiles[0].table.set_index(["variable", "level", "segment"]).loc[("area", "rural", "no_signal")]
    assert first["low"] > 1


@pytest.mark.slow
def test_planted_tilt_and_null_attributes_over_20_seeds():  # S1.14, S1.5
    tests = pd.concat([profile_segments(planted(seed)).tests for seed in range(20)])
    null = tests[tests["variable"].isin(["age_band", "education", "solution_in_use"])]
    assert tests.loc[tests["variable"] == "area", "tilted"].mean() >= 0.80
    assert null["tilted"].mean() <= 0.05
    assert (null["p_value"] > 0.05).mean() >= 0.85
    assert (null["effect"] < 0.15).all()


@pytest.mark.slow
def test_the_interval_of_lift_covers():  # S1.1
    """Segment share .3, use .6 in it and .3 elsewhere: lift .6 / .39. Inside in 92-98 % of 500 samples."""
    rng, inside = np.random.default_rng(1), 0
    for _ in range(500):
        member = rng.random(300) < 0.3
        uses = np.where(rng.random(300) < np.where(member, 0.6, 0.3), "yes", "no")
        table = profile_segments(grouped(np.where(member, "A", "B"), use=uses)).table
        row = table.set_index(["level", "segment"]).loc[("yes", "A")]
        inside += row["low"] <= 0.6 / 0.39 <= row["high"]
    assert 0.92 <= inside / 500 <= 0.98


def test_refusals():
    with pytest.raises(JtbdError, match="Nearest: 'area'"):
        profile_segments(grouped(np.repeat(["A", "B"], 6), area=np.resize(["x", "y"], 12)), ["aera"])
    with pytest.raises(JtbdError, match="name: too many different answers to compare"):
        profile_segments(grouped(np.repeat(["A", "B"], 30), name=[f"n{i}" for i in range(60)]))
    with pytest.raises(JtbdError, match="names no profile columns"):
        profile_segments(grouped(np.repeat(["A", "B"], 6)))


def test_picture_marks_the_tilted_fact():
    area = np.repeat(["rural", "urban", "rural", "urban"], [30, 10, 15, 45])
    axes = profile_segments(grouped(np.repeat(["A", "B"], [40, 60]), area=area)).plot()
    assert [label.get_text() for label in axes.get_yticklabels()] == ["area: urban *", "area: rural *"]
    assert axes.get_title(loc="left") == "Profile of segments, n = 100"
