"""What k-means on one input or another finds in navigation and its twin: the baselines that the lessons argue with.

These rows use scikit-learn on inputs that the package does not offer, so they test the data, not the package.
"""

import functools
import warnings

import numpy as np
import pandas as pd
import pytest
from planted import (
    CAUSES,
    LATE,
    agreement,
    assert_each,
    assert_mean,
    explained,
    filled,
    gaps,
    moments,
    over_seeds,
    planted,
    theme_scales,
)
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from sklearn.mixture import GaussianMixture


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    """Small problems on two cores: threads only wait for each other."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        yield


LAST_100M = ["t16", "t17", "t18"]


def k_means(values: np.ndarray, k: int, starts: int = 20) -> KMeans:
    return KMeans(k, n_init=starts, random_state=0).fit(values)


def circumstances(survey) -> np.ndarray:
    return survey.circumstances[CAUSES].astype(float).to_numpy()


def raw_opportunity(survey) -> np.ndarray:
    """Importance plus shortfall, 1-9, person by person."""
    return filled(survey.importance + gaps(survey).clip(lower=0))


def top_box_opportunity(survey) -> np.ndarray:
    """The same on 0 or 10 per person: important or not, satisfied or not."""
    important, satisfied = ((10.0 * (b >= 4)).where(b.notna()) for b in (survey.importance, survey.satisfaction))
    return filled(important + (important - satisfied).clip(lower=0))


def two_moments(survey) -> np.ndarray:
    """How often late, how often lost at the end: the two shares of moments."""
    struck = moments(survey)
    return filled(pd.DataFrame({"late": struck[LATE].mean(axis=1), "lost": struck[LAST_100M].mean(axis=1)}))


INPUTS = {
    "gap_items": lambda survey: filled(gaps(survey)),
    "gap_scales": lambda survey: filled(theme_scales(survey)),
    "raw_opportunity": raw_opportunity,
    "top_box_opportunity": top_box_opportunity,
    "raw_ratings": lambda survey: filled(pd.concat([survey.importance, survey.satisfaction], axis=1, keys=["i", "s"])),
    "two_moments": two_moments,
    "joint": lambda survey: joint(filled(theme_scales(survey)), circumstances(survey)),
}


@functools.cache
def found(seed: int, name: str, cleaned: bool = True) -> float:
    """Agreement of five k-means groups with the truth."""
    case = planted("navigation", seed)
    survey = case.cleaned if cleaned else case.raw
    return agreement(case.truth(survey), k_means(INPUTS[name](survey), 5).labels_)


@over_seeds
@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("two_moments", 0.18, 0.50), ("gap_scales", 0.68, 1), ("gap_items", 0.75, 1), ("raw_opportunity", -1, 0.70)],
)
def test_agreement_by_input(name, low, high, seeds):  # S1.11
    assert_each([found(s, name) for s in seeds], low, high)


@over_seeds
def test_top_box_opportunity_is_worst_with_straightliners(seeds):
    assert_each([found(s, "top_box_opportunity", cleaned=False) for s in seeds], high=0.45)


@over_seeds
def test_raw_opportunity_is_below_gap_items(seeds):
    assert_each([found(s, "gap_items") - found(s, "raw_opportunity") for s in seeds], low=0)


@over_seeds
@pytest.mark.parametrize(("name", "low", "high"), [("joint", 0, 0.10), ("raw_ratings", 0.60, 1)])
def test_leakage_of_answering_style(name, low, high, seeds):
    leaks = []
    for seed in seeds:
        survey = planted("navigation", seed).cleaned
        level = pd.concat([survey.importance, survey.satisfaction], axis=1).mean(axis=1)
        leaks.append(explained(k_means(INPUTS[name](survey), 5).labels_, level))
    assert_each(leaks, low, high)


def best_k(score, ks=range(2, 9)) -> int:
    return max(ks, key=score)


@over_seeds
def test_indices_disagree_on_the_number(seeds):
    """Silhouette says 2 on gap items and 4 on scales beside the 0/1 answers; BIC (mixture, tied covariance) says 5."""
    by_items, by_joint, by_bic = [], [], []
    for seed in seeds:
        survey = planted("navigation", seed).cleaned
        items, scales = filled(gaps(survey)), filled(theme_scales(survey))
        beside = np.hstack([scales, circumstances(survey)])
        by_items.append(best_k(lambda k, x=items: silhouette_score(x, k_means(x, k, starts=5).labels_)))
        by_joint.append(best_k(lambda k, x=beside: silhouette_score(x, k_means(x, k, starts=5).labels_)))
        by_bic.append(best_k(lambda k, x=scales: -tied_bic(x, k), range(1, 9)))
    least = 0.9 * len(seeds) if len(seeds) == 20 else len(seeds) - 1
    for picked, expected in ((by_items, 2), (by_joint, 4), (by_bic, 5)):
        assert sum(k == expected for k in picked) >= least, f"{expected} expected: {picked}"


def tied_bic(values: np.ndarray, k: int) -> float:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a start that does not settle loses to one that does
        return GaussianMixture(k, covariance_type="tied", n_init=5, random_state=0).fit(values).bic(values)


# -- structure against null, as the datasets document defines it -------------------------------------


def joint(scales: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """Gap scales beside circumstance answers, each standardised."""
    both = np.hstack([scales, answers])
    return (both - both.mean(axis=0)) / both.std(axis=0)


def shuffled(block: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Column means taken away, what is left shuffled inside each person, means put back."""
    left = rng.permuted((block - block.mean()).to_numpy(), axis=1)
    return pd.DataFrame(left, index=block.index, columns=block.columns) + block.mean()


def structure(name: str, seed: int, k: int, nulls: int = 15) -> float:
    """How many standard deviations the data separate better than people of the same habits without structure."""
    survey, rng = planted(name, seed).cleaned, np.random.default_rng(seed)
    themes = survey.value_targets.dropna(subset=["theme"]).set_index("target_id")["theme"]

    def spread(gap: pd.DataFrame, answers: np.ndarray) -> float:
        scales = gap[themes.index].T.groupby(themes, sort=False).mean().T
        return float(np.log(k_means(joint(filled(scales), answers), k, starts=4).inertia_))

    answers = circumstances(survey)
    observed = spread(gaps(survey), answers)
    null = [
        spread(shuffled(survey.importance, rng) - shuffled(survey.satisfaction, rng), rng.permutation(answers))
        for _ in range(nulls)
    ]
    return (np.mean(null) - observed) / np.std(null)


@over_seeds
def test_navigation_has_structure(seeds):
    assert_each([structure("navigation", s, 5) for s in seeds], low=20)


@over_seeds
@pytest.mark.parametrize("k", [2, 3, 5])
def test_the_twin_has_none(k, seeds):
    assert_each([structure("noise_twin", s, k) for s in seeds], high=4)


@over_seeds
def test_raw_opportunity_looks_stable_on_the_twin(seeds):
    """Three groups of nothing are found again in bootstrap samples: habit of answering repeats too."""
    found_again = []
    for seed in seeds:
        values, rng = raw_opportunity(planted("noise_twin", seed).cleaned), np.random.default_rng(seed)
        base = k_means(values, 3, starts=5).labels_
        draws = (k_means(values[rng.integers(len(values), size=len(values))], 3, starts=5) for _ in range(10))
        found_again.append(np.mean([agreement(base, draw.predict(values)) for draw in draws]))
    assert_mean(found_again, 0.38, 0.60)
