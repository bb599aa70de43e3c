"""Planted effects of navigation and its twin that show in the answers themselves, before any segmentation."""

import numpy as np
import pandas as pd
import pytest
from planted import CAUSES, SHARES, assert_each, assert_mean, moments, over_seeds, planted

COSTS = {"multi_stop": 2.0, "congestion": 2.5, "no_signal": 3.0}
THREE = list(COSTS)
BUNDLE = 7.5


def late_shares(seed: int, name: str = "navigation") -> pd.Series:
    """Shares of the three causes among the people who arrive late."""
    return planted(name, seed).people["circumstance"].value_counts()[THREE].pipe(lambda counts: counts / counts.sum())


def burden(shares: pd.Series) -> float:
    return BUNDLE / float((shares * pd.Series(COSTS)).sum())


def test_the_planted_cost_story():  # S0.14, S0.15
    """Costs 2.0, 2.5, 3.0 and shares .22, .25, .15: needed 2.44, burden 3.07, 67 % unvalued, 60 and 65 % unserved."""
    shares = pd.Series(SHARES)[THREE] / pd.Series(SHARES)[THREE].sum()
    assert BUNDLE / burden(shares) == pytest.approx(2.44, abs=0.01)
    assert burden(shares) == pytest.approx(3.07, abs=0.01)
    assert 1 - 1 / burden(shares) == pytest.approx(0.67, abs=0.01)
    assert 1 - shares["congestion"] == pytest.approx(0.60, abs=0.01)
    assert 1 - shares["multi_stop"] == pytest.approx(0.65, abs=0.01)


def test_the_codebook_tells_the_cost_story():  # S0.14
    """For each of the three causes the cheapest features that serve all it makes fall short cost what was planted."""
    case = planted("navigation", 0)
    features = case.raw.features.set_index("feature")
    short = case.statuses[case.statuses["status"].isin(["undershot", "must-be"])]
    for cause, cost in COSTS.items():
        needed = set(short.loc[short["circumstance"] == cause, "target_id"])
        for_it = features[[cause in addressed for addressed in features["addresses"]]]
        whole = [f for f, row in for_it.iterrows() if needed <= set(row["targets"])]
        assert len(whole) == 1
        assert features.loc[whole[0], "cost"] == cost
        others = set().union(*for_it.drop(whole)["targets"])
        assert not needed <= others  # nothing cheaper put together does the same


@over_seeds
def test_shares_as_planted(seeds):
    drawn = pd.DataFrame([planted("navigation", s).people["circumstance"].value_counts(normalize=True) for s in seeds])
    for cause, share in SHARES.items():
        assert_each(drawn[cause], share - 0.07, share + 0.07)
        assert_mean(drawn[cause], share - 0.02, share + 0.02)


@over_seeds
def test_cost_burden_of_one_product_for_all(seeds):  # S0.14
    assert_each([burden(late_shares(s)) for s in seeds], 2.97, 3.17)


@over_seeds
def test_unserved_by_a_single_feature(seeds):  # S0.15
    """Expected .597; one standard error of the largest share of about 372 people is .025.

    The datasets document says .54-.65 in each seed. That is two standard errors, so about one survey in fifty falls
    outside by chance alone. Seen in seeds 0-19: .570 .570 .605 .595 .554 .611 .568 .602 .600 .591 .629 .595 .573 .579
    .615 .553 .499 .613 .603 .607. Four standard errors are allowed in each, and the mean is held tightly.
    """
    unserved = [1 - late_shares(s).max() for s in seeds]
    assert_each(unserved, 0.495, 0.67)
    assert_mean(unserved, 0.56, 0.62)


@over_seeds
def test_no_signal_is_more_often_rural(seeds):
    tilts = []
    for seed in seeds:
        case = planted("navigation", seed)
        rural = (case.raw.profile["area"] == "rural").to_numpy()
        cause = case.truth(case.raw) == "no_signal"
        tilts.append(100 * (rural[cause].mean() - rural[~cause].mean()))
    assert_each(tilts, low=5)
    assert_mean(tilts, low=20)


@over_seeds
def test_half_would_switch_at_the_planted_threshold(seeds):  # S0.5
    from sklearn.linear_model import LogisticRegression

    thresholds = []
    for seed in seeds:
        survey = planted("navigation", seed).cleaned
        severity = survey.severity.mean(axis=1).to_numpy()[:, None]
        logit = LogisticRegression(C=1e6).fit(severity, survey.would_switch)
        thresholds.append(-logit.intercept_[0] / logit.coef_[0, 0])
    assert_each(thresholds, 3.25, 3.75)


def split_of_struggle(seed: int) -> np.ndarray:
    """Shares of circumstance, solution in use and their interaction in what explains severity.

    Each main effect is averaged over the two orders in which it can enter (Shapley); the interaction enters last.
    """
    case = planted("navigation", seed)
    severity = case.cleaned.severity.mean(axis=1).to_numpy()
    cause = pd.Series(case.truth(case.cleaned)).astype(str)
    solution = case.cleaned.solution.astype(str).reset_index(drop=True)

    def explained_by(groups) -> float:
        design = np.column_stack([np.ones(len(severity)), *(pd.get_dummies(g).to_numpy(float) for g in groups)])
        left = severity - design @ np.linalg.lstsq(design, severity, rcond=None)[0]
        return 1 - left.var() / severity.var()

    one, other, both = explained_by([cause]), explained_by([solution]), explained_by([cause, solution])
    whole = explained_by([cause + solution])
    return np.array([(one + both - other) / 2, (other + both - one) / 2, whole - both]) / whole


@over_seeds
def test_struggle_splits_into_circumstance_solution_and_both(seeds):  # S0.3
    errors = np.abs([split_of_struggle(s) - [0.72, 0.09, 0.19] for s in seeds])
    assert_each(errors.max(axis=1), high=0.12)
    assert_mean(errors, high=0.05)


@over_seeds
def test_who_answers_twice_as_often_is_put_right_by_weights(seeds):  # S1.12
    raw, weighted = [], []
    for seed in seeds:
        case = planted("navigation", seed, "unequal")
        stops = case.truth(case.raw) == "multi_stop"
        raw.append(stops.mean())
        weighted.append(np.average(stops, weights=case.raw.weights))
    assert_each(raw, 0.30, 0.42)
    chance = 0.045 / np.sqrt(len(seeds))  # one point over 20 seeds
    assert_mean(raw, 0.361 - chance, 0.361 + chance)
    assert_each(weighted, 0.17, 0.27)
    assert_mean(weighted, 0.22 - chance, 0.22 + chance)


@over_seeds
def test_demographics_predict_no_circumstance(seeds):  # S1.5
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score

    above = []
    for seed in seeds:
        case = planted("navigation", seed)
        truth = case.truth(case.cleaned).astype(str)
        who = pd.get_dummies(case.cleaned.profile[["age_band", "area", "education"]]).to_numpy(float)
        majority = pd.Series(truth).value_counts(normalize=True).max()
        above.append(cross_val_score(LogisticRegression(), who, truth, cv=5).mean() - majority)
    assert_each(above, high=0.06)


@over_seeds
def test_paul_and_kate_share_a_cause_and_nothing_else(seeds):  # S1.3
    for seed in seeds:
        case = planted("navigation", seed)
        two = case.raw.frame["name"].dropna()
        assert sorted(two) == ["Kate", "Paul"]
        paul, kate = (two.index[two == name][0] for name in ("Paul", "Kate"))
        assert (case.raw.profile.loc[paul, ["age_band", "area", "education"]] == ["18-29", "urban", "degree"]).all()
        assert (case.raw.profile.loc[kate, ["age_band", "area", "education"]] == ["60+", "rural", "school"]).all()
        assert case.people.loc[[paul, kate], "circumstance"].tolist() == ["multi_stop"] * 2
        for block in (case.raw.importance, case.raw.satisfaction, case.raw.circumstances):
            assert block.loc[paul].equals(block.loc[kate].rename(paul))
        assert {paul, kate} <= set(case.cleaned.importance.index)


@over_seeds
@pytest.mark.parametrize("name", ["navigation", "noise_twin"])
def test_cells_are_missing_and_straightliners_there(name, seeds):
    for seed in seeds:
        case = planted(name, seed)
        assert case.raw.importance.isna().to_numpy().mean() == pytest.approx(0.02, abs=0.006)
        straight = case.people["straightliner"] == 1
        assert straight.mean() == pytest.approx(0.10, abs=0.05)
        assert case.raw.duration[straight.to_numpy()].max() < case.raw.duration.median() / 3
        assert case.raw.duration[~straight.to_numpy()].min() > case.raw.duration.median() / 3
        spread = case.raw.importance[straight.to_numpy()].nunique(axis=1)
        assert (spread == 1).all()
        assert not straight[case.cleaned.importance.index].any()
        assert 0 <= (~straight).sum() - len(case.cleaned.importance) <= 2  # a long run by chance


@over_seeds
def test_moments_of_struggle_are_rare_on_the_twin(seeds):
    assert_each([moments(planted("noise_twin", s).cleaned).mean().max() for s in seeds], high=0.20)


@over_seeds
def test_the_twin_has_no_needs_that_differ(seeds):  # SX.1
    """Circumstances answered go with no target: the largest difference of a mean gap is what 96 comparisons give."""
    largest = []
    for seed in seeds:
        case = planted("noise_twin", seed)
        assert (case.people["circumstance"] == "none").all()
        gap = case.cleaned.importance - case.cleaned.satisfaction
        for cause in CAUSES:
            ticked = case.cleaned.circumstances[cause].astype(float).to_numpy() == 1
            difference = gap[ticked].mean() - gap[~ticked].mean()
            error = np.sqrt(gap[ticked].var() / ticked.sum() + gap[~ticked].var() / (~ticked).sum())
            largest.append((difference / error).abs().max())
    assert_mean(largest, high=2.6)  # expected largest of 24 standard normals: 2.2
