"""Planted effects of secure_data (datasets document, section 6); shares are counted on all rows."""

import functools
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from planted import assert_each, assert_mean, over_seeds

import jtbd_helpers as jtbd
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.data.secure_data import (
    CIRCUMSTANCES,
    FIRMS,
    KANO_TARGETS,
    REPORTS,
    TARGETS,
    VERTICALS,
    difficulty_levels,
    make_secure_data,
)
from jtbd_helpers.data.truth import reveal

ROLES = ["executor", "beneficiary", "buyer"]
OWN = {c: TARGETS[3 * k : 3 * k + 3] for k, c in enumerate(CIRCUMSTANCES)}
EVERYWHERE = ["t16", "t17"]
THRESHOLD = 0.40


class Set(NamedTuple):
    """A survey as made, its truth by respondent, and whether each difficulty answer is 4 or 5."""

    survey: jtbd.Survey
    truth: pd.DataFrame
    statuses: pd.DataFrame
    hard: pd.DataFrame

    @property
    def executors(self) -> pd.Series:
        return self.survey.role == "executor"


@functools.cache
def made(seed: int) -> Set:
    survey, truth = jtbd.make_data("secure_data", seed=seed), reveal("secure_data", seed)
    people = truth["people"].set_index("respondent_id")
    hard = (survey.difficulty >= 4).astype(float).where(survey.difficulty.notna())
    return Set(survey, people, truth["statuses"], hard)


def bias_corrected_v(one: pd.Series, other: pd.Series) -> float:
    """Cramér's V without what small tables show by chance (Bergsma 2013)."""
    counts = pd.crosstab(one, other).to_numpy(float)
    n, (r, c) = counts.sum(), counts.shape
    expected = counts.sum(1, keepdims=True) * counts.sum(0) / n
    phi = max(0, ((counts - expected) ** 2 / expected).sum() / n - (r - 1) * (c - 1) / (n - 1))
    return float(np.sqrt(phi / min(r - (r - 1) ** 2 / (n - 1) - 1, c - (c - 1) ** 2 / (n - 1) - 1)))


@over_seeds
def test_the_average_shows_no_unmet_need(seeds):  # S1.9
    assert_each([made(s).hard.mean().max() for s in seeds], high=THRESHOLD)


@over_seeds
def test_a_segment_has_three_unmet_needs(seeds):  # S1.9
    for seed in seeds:
        case = made(seed)
        for circumstance, own in OWN.items():
            inside = case.hard[case.executors & (case.truth["circumstance"] == circumstance)].mean()
            assert inside[own].min() > 0.45, (seed, circumstance)
            assert (inside > THRESHOLD).sum() >= 3
            assert inside.drop(own).max() < 0.36, (seed, circumstance)


@over_seeds
def test_two_targets_are_hard_for_beneficiaries_everywhere(seeds):
    shares = [made(s).hard[EVERYWHERE].groupby(made(s).survey.role).mean() for s in seeds]
    assert_each([share.loc["executor"].max() for share in shares], high=0.20)
    assert_each([share.loc["beneficiary"].min() for share in shares], low=0.65)


@over_seeds
def test_difficulty_by_role_and_circumstance_as_planted(seeds):
    """Executors: all three own targets; beneficiaries: the first two; buyers between easy and hard."""
    levels, found = difficulty_levels(), []
    for seed in seeds:
        case = made(seed)
        honest = case.truth["straightliner"] == 0
        where = case.truth["circumstance"][honest], case.survey.role[honest]
        mean = case.survey.difficulty[honest].groupby(list(where)).mean()
        found.append(np.array([[mean.loc[(c, r)] for r in ROLES] for c in CIRCUMSTANCES]))
    error = np.mean(found, axis=0) - levels
    assert np.abs(error[levels < 4]).max() < 0.8 / np.sqrt(len(seeds))
    assert np.mean(error[levels > 4]) == pytest.approx(-0.16, abs=0.08)  # what goes beyond 5 is a 5


@over_seeds
def test_importance_and_satisfaction_part_where_it_is_hard(seeds):
    for seed in seeds:
        case, base = made(seed), made(seed).survey
        gap = base.importance - base.satisfaction
        users = case.survey.role == "beneficiary"
        assert (gap[users][EVERYWHERE].mean() - gap[~users][EVERYWHERE].mean()).min() > 1.2


@over_seeds
def test_lines_of_business_are_in_every_circumstance(seeds):  # S1.4
    for seed in seeds:
        case = made(seed)
        firms = case.truth.assign(vertical=case.survey.profile["vertical"]).drop_duplicates("firm_id")
        assert len(firms) == 140
        assert bias_corrected_v(firms["vertical"], firms["circumstance"]) < 0.10
        counts = pd.crosstab(firms["vertical"], firms["circumstance"])
        assert counts.sum()[list(CIRCUMSTANCES)].tolist() == FIRMS.tolist()
        shares = counts / counts.sum()
        for vertical, planted in VERTICALS.items():
            assert (shares.loc[vertical] - planted).abs().max() < 0.05, (seed, vertical)


@over_seeds
def test_three_of_a_firm_are_not_three_independent_answers(seeds):
    ratios = []
    for seed in seeds:
        survey = made(seed).survey
        mean = survey.difficulty.mean(axis=1)
        left = mean - mean.mean()
        totals = left.groupby(survey.cluster).sum()
        ratios.append(np.sqrt(len(totals) / (len(totals) - 1) * (totals**2).sum() / (left**2).sum()))
    assert_each(ratios, low=1.1)


@over_seeds
def test_circumstances_are_reported_with_few_errors(seeds):
    flipped = []
    for seed in seeds:
        case = made(seed)
        firms = case.truth.join(case.survey.frame[REPORTS].astype(float)).drop_duplicates("firm_id")
        true = np.array([firms["circumstance"] == c for c in CIRCUMSTANCES]).T
        flipped.append((firms[REPORTS].to_numpy() != true).mean())
    assert_mean(flipped, 0.06, 0.10)


@over_seeds
def test_statuses_by_role(seeds):
    """What holds in every circumstance shows for a role as a whole; what holds in one does not."""
    right, short = [], []
    for seed in seeds:
        case = made(seed)
        scores = jtbd.score_value_targets(case.survey.clean(), "difficulty", by="respondent_role").table
        both = scores.merge(case.statuses, on=["respondent_role", "target_id"])
        as_a_whole = both["status_y"].where(both["circumstance"].isna(), "served")
        right.append((both["status_x"] == as_a_whole).mean())
        short.append(
            set(zip(*both.loc[both["status_x"] == "undershot", ["respondent_role", "target_id"]].T.values, strict=True))
        )
    assert_each(right, low=0.85)
    assert all(pairs == {("beneficiary", "t16"), ("beneficiary", "t17")} for pairs in short)


@over_seeds
def test_kano_pairs_say_what_was_planted(seeds):
    """Must-be where sites are offline, and of no interest to the others; the divided target has no sure lead."""
    cells = {(f, d): "I" for f in (2, 3, 4) for d in (2, 3, 4)}
    cells |= {(1, d): "A" for d in (2, 3, 4)} | {(f, 5): "M" for f in (2, 3, 4)} | {(1, 5): "O"}
    leads = []
    for seed in seeds:
        case = made(seed)
        frame, honest = case.survey.frame, case.truth["straightliner"] == 0
        kano = {
            t: pd.Series(list(zip(frame[f"kano_f_{t[1:]}"], frame[f"kano_d_{t[1:]}"], strict=True)), frame.index).map(
                cells
            )
            for t in KANO_TARGETS
        }
        offline = case.truth["circumstance"] == "offline_sites"
        leading = {t: [k[honest & who].mode()[0] for who in (offline, ~offline)] for t, k in kano.items()}
        assert [leading[t] for t in ("t13", "t14", "t15")] == [["M", "I"], ["O", "I"], ["A", "I"]], seed
        assert kano["t16"][honest & (case.survey.role == "beneficiary")].mode()[0] == "O"
        assert kano["t18"][honest].mode()[0] == "M"
        assert kano["t20"][honest].mode()[0] == "I"
        counts = kano["t17"][honest].value_counts()
        leads.append((counts["A"] - counts["O"]) / counts.sum())
    assert_mean(leads, -0.02, 0.08)


@over_seeds
def test_hurried_people_missing_cells_and_weights(seeds):
    for seed in seeds:
        case = made(seed)
        straight = case.truth["straightliner"] == 1
        assert straight.mean() == pytest.approx(0.10, abs=0.05)
        assert not straight[case.survey.clean().importance.index].any()
        assert (case.survey.duration[straight] < case.survey.duration.median() / 3).all()
        assert case.survey.difficulty.isna().to_numpy().mean() == pytest.approx(0.02, abs=0.005)
        assert case.survey.weights.nunique() == 3
        market = case.survey.weights.groupby(case.survey.profile["size_band"]).sum() / 420
        assert market["1000 and more"] == pytest.approx(0.225, abs=0.10)


# -- as it is loaded ---------------------------------------------------------------------------------


def test_roles_are_mixed_only_when_asked_for():  # S1.8
    book = course_folder("datasets", "secure_data") / "survey.toml"
    with pytest.raises(jtbd.JtbdError, match="the survey mixes roles"):
        jtbd.read_survey(book)
    pooled = jtbd.load_data("secure_data")
    assert "People of different roles were pooled: beneficiary, buyer, executor." in pooled.notes
    executors = jtbd.load_data("secure_data", roles="executor")
    assert (len(pooled.role), len(executors.role), set(executors.role)) == (420, 140, {"executor"})
    pd.testing.assert_frame_equal(jtbd.read_survey(book, roles="executor").difficulty, executors.difficulty)
    with pytest.raises(jtbd.JtbdError, match=r"no role 'executer'\. Nearest: 'executor'"):
        jtbd.make_data("secure_data", roles="executer")


def test_firms_are_joined_and_each_has_one_person_of_each_role():
    survey = jtbd.load_data("secure_data")
    assert survey.cluster.nunique() == 140
    assert (pd.crosstab(survey.cluster, survey.role) == 1).all().all()
    assert list(survey.circumstances.columns) == list(CIRCUMSTANCES)
    assert survey.circumstances.groupby(survey.cluster).nunique().to_numpy().max() == 1
    assert survey.value_targets["kano_functional"].notna().sum() == 8


@pytest.mark.parametrize("n", [210, 421, 1_000])
def test_other_numbers_of_people(n):
    tables, truth = make_secure_data(3, n)
    assert len(tables["people"]) == len(truth["people"]) == n
    assert set(tables["people"]["firm_id"]) <= set(tables["firms"]["firm_id"])
    assert tables["firms"]["firm_id"].is_unique


def test_statements_name_no_solution_and_a_direction():  # S0.1
    statements = jtbd.load_data("secure_data").value_targets["statement"]
    tabu = r"password|app|cloud|software|encrypt\w*|laptop|phone|token|tool|device|contractor|audit\w*|merg\w*|offline"
    assert not statements.str.contains(rf"\b(?:{tabu})s?\b", case=False, regex=True).any()
    assert statements.str.contains(r"\b(?:less|fewer|more)\b", regex=True).all()
