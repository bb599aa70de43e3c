"""Every number of groups is measured in the same way; the columns mean what they say."""

import dataclasses

import numpy as np
import pandas as pd
import pytest
from planted import planted, segmented

import jtbd_helpers as jtbd
from jtbd_helpers.mixture.engine import answers
from jtbd_helpers.mixture.search import fit
from jtbd_helpers.segments.evidence import (
    evidence_table,
    local_dependence,
    rand_of,
    separation,
    stability,
    twin_separation,
)
from jtbd_helpers.statistics import adjusted_rand

COLUMNS = ["n_segments", "log_likelihood", "bic", "icl", "entropy", "stability", "leakage", "smallest_share"]


def two_groups(n=200, distance=4.0, seed=0):
    rng = np.random.default_rng(seed)
    group = rng.integers(2, size=n)
    return answers(rng.normal(size=(n, 3)) + distance * group[:, None] * [1, 0, 0], np.zeros((n, 0)), ()), group


def test_columns_of_the_contract_come_first():
    evidence = segmented("navigation", 0, null_draws=0, refits=0).evidence
    assert evidence.columns.tolist()[:9] == [*COLUMNS, "start_hit_rate"]
    assert evidence["n_segments"].tolist() == list(range(1, 9))


def test_criteria_follow_from_the_likelihood():
    segments = segmented("navigation", 0, null_draws=0, refits=0)
    e, n = segments.evidence, len(segments.labels)
    np.testing.assert_allclose(e["bic"], -2 * e["log_likelihood"] + e["n_parameters"] * np.log(n))
    np.testing.assert_allclose(e["bic_adjusted"], -2 * e["log_likelihood"] + e["n_parameters"] * np.log((n + 2) / 24))
    several = e[e["n_segments"] > 1]
    spread = (several["icl"] - several["bic"]) / 2
    np.testing.assert_allclose(several["entropy"], 1 - spread / (n * np.log(several["n_segments"])))
    assert np.diff(e["log_likelihood"]).min() > 0


def test_parameters_of_the_joint_model():
    """Five themes and four yes-or-no circumstances: per group 1 share, 5 means, 4 shares; and 15 covariances."""
    e = segmented("navigation", 0, null_draws=0, refits=0).evidence
    assert e["n_parameters"].tolist() == [10 * k - 1 + 15 for k in range(1, 9)]


def test_what_was_skipped_is_not_measured():
    segments = segmented("navigation", 0, null_draws=0, refits=0)
    assert segments.evidence["stability"].isna().all()
    assert np.isnan(segments.null_p_value)
    assert segments.verdict == "constructive"  # nothing was shown to be found again, or better than chance
    assert segments.questions["word"].tolist()[:2] == ["not measured", "not measured"]
    assert "not measured" in segments._repr_html_()


def test_leakage_by_chance_is_the_mean_over_shuffles():
    from jtbd_helpers.statistics import eta_squared

    segments = segmented("navigation", 0, null_draws=0, refits=0)
    survey, labels = segments.survey, segments.labels.to_numpy(dtype=object)
    style = pd.concat([survey.importance, survey.satisfaction], axis=1).mean(axis=1).to_numpy()
    row = segments.evidence.set_index("n_segments").loc[segments.n_segments]
    assert row["leakage"] == pytest.approx(eta_squared(style, labels))
    rng = np.random.default_rng(0)
    shuffled = np.mean([eta_squared(style, rng.permutation(labels)) for _ in range(300)])
    assert row["leakage_by_chance"] == pytest.approx(shuffled, rel=0.15)


def test_leakage_sees_answering_style():
    """People grouped by raw ratings, not by gaps: the groups are mostly style."""
    survey = planted("navigation", 0).cleaned
    raw = dataclasses.replace(survey, satisfaction=survey.satisfaction * 0 + 3)
    segments = jtbd.segment(raw, on="needs", n_segments=3, null_draws=0, refits=0, max_segments=3)
    assert segments.leakage > 0.3
    assert 'centring="gap_and_mean"' in segments.questions["sentence"].iloc[2]


def test_rand_of_a_table_is_the_adjusted_rand_index():
    rng = np.random.default_rng(0)
    a, b = rng.integers(3, size=60), rng.integers(4, size=60)
    assert rand_of(pd.crosstab(a, b).to_numpy()) == pytest.approx(adjusted_rand(a, b))
    assert rand_of(pd.crosstab(a, a).to_numpy()) == 1


def test_clear_groups_are_found_again_and_halves_of_one_group_are_not():
    data, _ = two_groups(distance=6)
    clear = stability(data, fit(data, 2, starts=5), 20, 0, "tied")
    assert clear["stability"] > 0.95
    assert clear["same_group"] > 0.98
    assert clear["found_again"].min() > 0.95
    cloud, _ = two_groups(distance=0)
    vague = stability(cloud, fit(cloud, 2, starts=5), 20, 0, "tied")
    assert vague["stability"] < 0.5
    assert vague["stability_low"] <= vague["stability"] <= vague["stability_high"]


def test_firms_are_drawn_whole():
    """With every firm of one mind, drawing firms loses more than drawing people."""
    data, _ = two_groups(distance=2.5)
    found = fit(data, 2, starts=5)
    by_person = stability(data, found, 30, 0, "tied")
    by_firm = stability(data, found, 30, 0, "tied", cluster=np.arange(data.n) // 20)
    assert by_person["stability"] != by_firm["stability"]


def test_separation_looks_no_further_than_two_rises():
    assert separation([100, 90, 80, 85, 88, 10]) == 20
    assert separation([100, 110, 80, 85]) == 20
    assert separation([100, 110, 120]) == 0


def test_a_twin_is_searched_as_the_survey_is():
    data, _ = two_groups()
    bics = [fit(data, k, starts=5, seed=[0, k]).bic for k in range(1, 6)]
    assert twin_separation(data, 5, 5, 0, "tied") == pytest.approx(separation(bics))


def test_a_link_inside_the_groups_is_named():
    rng = np.random.default_rng(0)
    codes = rng.integers(0, 2, size=(400, 3))
    codes[:, 1] = codes[:, 0]
    indicators = np.concatenate([(codes[:, [j]] == [0, 1]) for j in range(3)], axis=1).astype(float)
    data = answers(np.zeros((400, 0)), indicators, (2, 2, 2))
    largest, pair = local_dependence(fit(data, 1).mixture, data)
    assert pair == (0, 1)
    assert largest == pytest.approx(400, rel=0.05)  # phi is 1, so chi-square is n


def test_a_table_without_refits_has_a_row_per_number():
    data, _ = two_groups()
    fits = [fit(data, k, starts=3) for k in (1, 2, 3)]
    table = evidence_table(fits, data, None, {})
    assert len(table) == 3
    assert table["leakage"].isna().all()
