"""Planted effects of rpg_game (datasets document, section 8), and the case that `load_data` gives."""

import functools

import numpy as np
import pandas as pd
import pytest
from planted import agreement, assert_each, assert_mean, filled, over_seeds

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.menu import best_menu, best_single_price
from jtbd_helpers.data.rpg_game import JOBS, SEGMENTS, WORTHS
from jtbd_helpers.data.truth import reveal


@functools.cache
def made(seed: int):
    """The case, the segment of each player, and who the player is by age, sex and work."""
    case = jtbd.make_data("rpg_game", seed=seed)
    players = case.players
    young_man = (players["sex"] == "man") & (players["age"] < 25)
    professional = (players["work"] == "professional") & players["age"].between(25, 39)
    who = np.select([young_man, professional], ["young men", "young professionals"], "others")
    return case, reveal("rpg_game", seed)["people"]["segment"], who


def cramers_v(one, other) -> float:
    counts = pd.crosstab(np.asarray(one), np.asarray(other)).to_numpy(float)
    expected = counts.sum(1, keepdims=True) * counts.sum(0) / counts.sum()
    return float(np.sqrt(((counts - expected) ** 2 / expected).sum() / counts.sum() / (min(counts.shape) - 1)))


@over_seeds
def test_a_menu_earns_more_than_one_price(seeds):  # S4.12
    """Seen in seeds 0-19: 1.32-1.40."""
    ratios = []
    for seed in seeds:
        worth = made(seed)[0].players[list(WORTHS)].to_numpy(float)
        ratios.append(best_menu(worth)[1] / best_single_price(worth)[1])
    assert_each(ratios, low=1.05)


@over_seeds
def test_who_players_are_says_little_of_their_job(seeds):
    assert_each([cramers_v(who, segment) for _, segment, who in map(made, seeds)], high=0.28)


@over_seeds
def test_people_unlike_each_other_land_in_one_segment(seeds):  # S4.7
    shares = [pd.crosstab(who, segment.to_numpy(object), normalize="columns") for _, segment, who in map(made, seeds)]
    assert_each([share.loc["young men", "de-stress"] for share in shares], low=0.12)
    assert_each([share.loc["young professionals", "connect-and-challenge"] for share in shares], low=0.12)


@over_seeds
def test_worth_and_play_by_segment(seeds):
    for seed in seeds:
        case, segment, _ = made(seed)
        medians = case.players[[*WORTHS, "median_session_min"]].groupby(segment).median().loc[list(SEGMENTS)]
        for column, (planted, _) in WORTHS.items():
            assert np.allclose(medians[column], planted, rtol=0.12, atol=0.05), (seed, column)
        assert medians.loc["de-stress", "median_session_min"] == pytest.approx(9, abs=1)
        assert medians.drop("de-stress")["median_session_min"].between(25, 45).all()


@over_seeds
def test_three_jobs_of_each_segment_lead(seeds):
    for seed in seeds:
        case, segment, _ = made(seed)
        relevance = case.players[JOBS].groupby(segment).mean().loc[list(SEGMENTS)]
        picked = case.maxdiff.assign(segment=np.repeat(segment.to_numpy(object), 36))
        score = (picked["best"] - picked["worst"]).groupby([picked["segment"], picked["item"]]).mean().unstack()
        for k, name in enumerate(SEGMENTS):
            peaks = JOBS[3 * k : 3 * k + 3]
            assert set(relevance.loc[name].nlargest(3).index) == set(peaks), (seed, name)
            assert set(score.loc[name].nlargest(3).index) == set(peaks), (seed, name)


@over_seeds
def test_marks_find_the_segments(seeds):
    from sklearn.cluster import KMeans

    found = []
    for seed in seeds:
        case, segment, _ = made(seed)
        marks = filled(case.players[JOBS])
        labels = KMeans(4, n_init=10, random_state=0).fit_predict(marks - marks.mean(axis=1, keepdims=True))
        found.append(agreement(segment, labels))
    assert_mean(found, low=0.75)


def test_maxdiff_is_ready_to_be_fitted():
    case, segment, _ = made(0)
    table = jtbd.fit_maxdiff(case.maxdiff).table.set_index("item")
    assert (table["shown"] == 1500).all()
    order = table["estimate"].sort_values(ascending=False).index
    counted = (case.maxdiff["best"] - case.maxdiff["worst"]).groupby(case.maxdiff["item"]).mean()
    assert counted[order].corr(table.loc[order, "estimate"]) > 0.99
    assert segment.value_counts().index[0] in ("connect-and-challenge", "de-stress")
    assert table["estimate"].idxmax() in JOBS[:6]  # the first jobs of the two largest segments


def test_every_set_shows_four_jobs_and_everybody_sees_each_three_times():
    maxdiff = made(1)[0].maxdiff
    assert len(maxdiff) == 18_000
    sets = maxdiff.groupby(["respondent", "set"])
    assert (sets["item"].nunique() == 4).all()
    assert (sets[["best", "worst"]].sum() == 1).all().all()
    assert not (maxdiff["best"] & maxdiff["worst"]).any()
    assert (maxdiff.groupby(["respondent", "item"]).size() == 3).all()


def test_advertisers_help_and_are_helped():  # S4.6
    advertisers = jtbd.load_data("rpg_game").advertisers
    assert advertisers.shape == (40, 4)
    assert advertisers[["help_given", "help_wanted"]].notna().all().all()  # both ways: a platform candidate
    assert (advertisers["budget"] > 0).all()


def test_the_finished_table():  # S4.3, S4.4, S4.5, S4.7
    table = jtbd.load_data("rpg_game").three_column
    assert table.shape == (16, 7)
    assert table.notna().all().all()
    assert table["who"].is_unique
    assert 1 <= table["from_loop"].sum() < 16
    rows = table.set_index("who")
    assert rows.loc[rows.index.str.contains("Advertiser"), "helps_us"].tolist() == [1]
    assert rows.loc["Young men at school or college", "group"] != rows.loc["Young professionals", "group"]
    assert rows.groupby("group").size().min() >= 2
    assert (rows.groupby("group")["value_proposition"].nunique() == 1).all()
    assert not rows["group"].str.contains(r"\b(?:men|women|young|professionals?|parents)\b", case=False).any()


def test_the_case_has_four_tables_and_a_survey(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    case = jtbd.load_data("rpg_game")
    assert {"players", "maxdiff", "advertisers", "three_column", "survey"} <= set(dir(case))
    assert case.players.shape == (500, 22)
    assert case.survey.profile.shape == (500, 3)
    pd.testing.assert_frame_equal(case.maxdiff, made(0)[0].maxdiff)
    pd.testing.assert_frame_equal(case.three_column, made(3)[0].three_column)
    assert not made(3)[0].players["age"].equals(case.players["age"])
