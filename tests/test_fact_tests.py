"""Tests of one fact: weights count as information, and people of one firm are not independent."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import kruskal
from small_surveys import survey_of
from test_profiling import grouped

from jtbd_helpers.segments import fact_tests
from jtbd_helpers.segments.fact_tests import _FirmExchange, fact_test
from jtbd_helpers.segments.profiling import profile_segments


@pytest.fixture
def few_permutations(monkeypatch):
    monkeypatch.setattr(fact_tests, "PERMUTATIONS", 99)


def numbers(n, seed=0):
    rng = np.random.default_rng(seed)
    group = rng.integers(3, size=n)
    return pd.Series(np.round(rng.normal(group, 2), 1)), group


def test_without_weights_it_is_kruskal_and_wallis():
    values, group = numbers(90)
    statistic, p = kruskal(*(values[group == g] for g in range(3)))
    found = fact_test(values, "number", group, np.ones(90))
    assert found["p_value"] == pytest.approx(p, rel=1e-9)
    assert found["effect"] == pytest.approx(np.sqrt(statistic / 89), rel=1e-9)
    assert found["method"] == "Kruskal-Wallis"
    tripled = fact_test(values, "number", group, np.full(90, 3.0))
    assert tripled == found


def test_a_weight_of_two_ranks_as_two_people():
    values, group = numbers(60)
    weights = np.resize([1.0, 2.0, 1.0], 60)
    times = weights.astype(int)
    statistic, p = kruskal(*(values.repeat(times)[group.repeat(times) == g] for g in range(3)))
    found = fact_test(values, "number", group, weights)
    assert found["effect"] == pytest.approx(np.sqrt(statistic / (times.sum() - 1)), rel=1e-9)
    assert found["p_value"] > p  # the copies of a person bring no information of their own
    assert found["method"] == "Kruskal-Wallis, weighted"


def in_firms(rng, sizes):
    """A fact, a number and a group that only firms have, none with anything to do with another."""
    firms = np.repeat(np.arange(len(sizes)), sizes)
    fact = pd.Series(rng.choice(["x", "y"], len(sizes))[firms])
    number = pd.Series(rng.normal(size=len(sizes))[firms] + rng.normal(0, 0.1, len(firms)))
    return firms, fact, number, rng.integers(2, size=len(sizes))[firms]


@pytest.mark.parametrize(
    "sizes", [[4] * 40, [1, 2, 3, 4, 6] * 12, [*range(3, 23)]], ids=["alike", "mixed", "all differ"]
)
def test_firms_that_differ_by_chance_are_no_finding(sizes, few_permutations):
    rng, alarms, naive = np.random.default_rng(1), [], []
    for _ in range(100):
        firms, fact, number, group = in_firms(rng, sizes)
        ones = np.ones(len(firms))
        for values, kind in ((fact, "answers"), (number, "number")):
            alarms.append(fact_test(values, kind, group, ones, firms)["p_value"] <= 0.05)
            naive.append(fact_test(values, kind, group, ones)["p_value"] <= 0.05)
    assert np.mean(naive) > 0.2
    assert np.mean(alarms) <= 0.095  # 200 tests: .05 and three standard errors


def test_a_tilt_is_still_found_in_firms(few_permutations):
    rng, found = np.random.default_rng(2), []
    for _ in range(20):
        firms, fact, _, group = in_firms(rng, [3] * 80)
        tilted = fact.where(rng.random(240) < 0.4, np.where(group == 1, "x", "y"))
        found.append(fact_test(tilted, "answers", group, np.ones(240), firms)["p_value"] <= 0.05)
    assert np.mean(found) >= 0.9


def test_whole_firms_are_exchanged():
    rng = np.random.default_rng(0)
    firms = rng.permutation(np.repeat(np.arange(20), 3))
    group = firms % 4
    exchanged = _FirmExchange(firms, rng)(group)
    assert (exchanged != group).any()
    assert pd.Series(exchanged).groupby(firms).nunique().max() == 1
    assert np.bincount(exchanged).tolist() == np.bincount(group).tolist()


def test_fewer_than_ten_firms_of_a_size_join_the_next():
    sizes = np.repeat([1, 2, 5], [3, 12, 4])
    firms = np.repeat(np.arange(19), sizes)
    classes = _FirmExchange(firms, np.random.default_rng(0)).classes
    assert [len(firms) for firms in classes] == [19]
    few = _FirmExchange(np.repeat([0, 1, 2], 2), np.random.default_rng(0)).classes
    assert [len(firms) for firms in few] == [3]


def test_the_profile_says_what_it_respects():
    area = np.resize(["x", "x", "y", "y"], 80)
    case = grouped(np.resize(["A", "B"], 80), area=area)
    assert "firm" not in profile_segments(case).caption
    ones = np.ones((80, 1))
    case.survey = survey_of(
        ones, ones, profile={"area": area}, cluster=np.arange(80) // 4, weight=np.resize([0.5, 1.5], 80)
    )
    case.labels.index = case.survey.importance.index
    profile = profile_segments(case)
    assert "Weighted" in profile.caption
    assert "permute whole firms ('cluster')" in profile.caption
    assert profile.tests["method"].tolist() == ["permutation of whole firms, weighted"]
