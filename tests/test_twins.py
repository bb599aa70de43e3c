"""Look-alike surveys keep all that is no group, and nothing that is."""

import numpy as np
import pytest
from planted import planted

from jtbd_helpers.segments.evidence import make_inputs
from jtbd_helpers.segments.inputs import JOINT, gap_scales, make_recipe, read_material
from jtbd_helpers.segments.twins import TwinMaker


@pytest.fixture(scope="module")
def case():
    survey = planted("navigation", 0).cleaned
    recipe = make_recipe(survey, JOINT, "gap", "tied")
    material = read_material(survey, recipe)
    return recipe, material, TwinMaker(material, recipe, np.random.default_rng(0))


def test_ratings_stay_whole_numbers_on_the_scale_and_open_where_they_were(case):
    _, material, maker = case
    twin = maker.draw("parametric", np.random.default_rng(1))
    for before, after in zip(material.ratings, twin.ratings, strict=True):
        np.testing.assert_array_equal(np.isnan(before), np.isnan(after))
        assert set(np.unique(after[~np.isnan(after)])) <= {1, 2, 3, 4, 5}


def test_means_spreads_and_covariances_stay(case):
    recipe, material, maker = case
    twins = [maker.draw("parametric", np.random.default_rng(s)) for s in range(10)]
    for before, *after in zip(material.ratings, *(t.ratings for t in twins), strict=True):
        mean, spread = np.mean([np.nanmean(a, 0) for a in after], 0), np.mean([np.nanstd(a, 0) for a in after], 0)
        np.testing.assert_allclose(mean, np.nanmean(before, 0), atol=0.08)
        np.testing.assert_allclose(spread, np.nanstd(before, 0), atol=0.12)
    observed = np.cov(make_inputs(material, recipe).data.scales.T)
    seen = np.mean([np.cov(make_inputs(t, recipe).data.scales.T) for t in twins], axis=0)
    assert np.corrcoef(observed.ravel(), seen.ravel())[0, 1] > 0.97
    np.testing.assert_allclose(np.diag(seen), np.diag(observed), rtol=0.25)


def test_each_person_keeps_their_own_level(case):
    _, material, maker = case
    twin = maker.draw("parametric", np.random.default_rng(1))
    levels = [np.nanmean(np.concatenate(m.ratings, axis=1), axis=1) for m in (material, twin)]
    assert np.corrcoef(*levels)[0, 1] > 0.9


def test_circumstances_are_dealt_as_whole_rows(case):
    _, material, maker = case
    twin = maker.draw("parametric", np.random.default_rng(1))
    assert sorted(map(tuple, twin.codes)) == sorted(map(tuple, material.codes))
    assert (twin.codes != material.codes).any()


def test_the_permuted_twin_keeps_the_ratings(case):
    _, material, maker = case
    twin = maker.draw("permuted", np.random.default_rng(1))
    np.testing.assert_array_equal(twin.ratings[0], material.ratings[0])
    assert sorted(map(tuple, twin.codes)) == sorted(map(tuple, material.codes))


def test_answers_alone_lose_only_what_links_them():
    survey = planted("navigation", 0).cleaned
    recipe = make_recipe(survey, "profile", "gap", "tied")
    material = read_material(survey, recipe)
    twin = TwinMaker(material, recipe, None).draw("parametric", np.random.default_rng(0))
    np.testing.assert_array_equal(np.sort(twin.codes, axis=0), np.sort(material.codes, axis=0))
    assert sorted(map(tuple, twin.codes)) != sorted(map(tuple, material.codes))


def test_tails_are_as_heavy_as_those_of_people_who_differ_only_in_style():
    from scipy.stats import kurtosis

    observed, seen = [], []
    for seed in range(4):
        survey = planted("noise_twin", seed).cleaned
        recipe = make_recipe(survey, "needs", "gap", "tied")
        material = read_material(survey, recipe)
        twin = TwinMaker(material, recipe, np.random.default_rng(seed)).draw("parametric", np.random.default_rng(1))
        observed.append(kurtosis(gap_scales(material, recipe), nan_policy="omit").mean())
        seen.append(kurtosis(gap_scales(twin, recipe), nan_policy="omit").mean())
    assert np.mean(seen) == pytest.approx(np.mean(observed), abs=0.25)
