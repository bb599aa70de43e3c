"""Ways of grouping the drivers of navigation against one another: alignment, urgency, and the two consequences."""

import functools
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from planted import assert_each, planted, segmented, without_reach

import jtbd_helpers as jtbd

__all__ = ["without_reach"]  # a fixture of all tests here
seeds_of_contests = pytest.mark.parametrize(
    "seeds", [pytest.param(range(1), id="1 seed"), pytest.param(range(20), id="20 seeds", marks=pytest.mark.slow)]
)
ORDER = ["demographic", "moments", "both"]


@functools.cache
def contest(seed: int) -> jtbd.SegmentationContest:
    """Demographics, moments of struggle alone, and struggle with circumstance; beside them the planted groups."""
    case = planted("navigation", seed)
    recipes = {"demographic": {"on": "profile", "n_segments": 5}, "moments": {"on": "struggle"}, "both": {}}
    given = {name: segmented("navigation", seed, **recipe) for name, recipe in recipes.items()}
    truth = pd.Series(case.truth(case.cleaned), index=case.cleaned.importance.index)
    everyone = pd.Series("everyone", index=truth.index)
    return jtbd.compare_segmentations(case.cleaned, {**given, "planted": truth, "everyone": everyone})


def measured(seeds, name: str) -> pd.DataFrame:
    """One measure: seed x segmentation."""
    return pd.DataFrame([contest(s).table.set_index("segmentation")[name] for s in seeds])


@seeds_of_contests
def test_alignment_grows_from_demographics_to_moments_to_both(seeds):  # S0.12
    assert_each(measured(seeds, "alignment")[ORDER].diff(axis=1).min(axis=1), low=0.01)


@seeds_of_contests
def test_both_consequences_shrink_with_circumstances(seeds):  # S0.14, S0.15
    """Nobody pays for less than with one product for all, and fewer are left out, the closer groups are to causes."""
    for measure in ("cost_burden", "unserved_share"):
        table = measured(seeds, measure)
        assert_each(table["everyone"] - table["moments"], low=0.01)
        assert_each(table["moments"] - table["both"], low=0.01)
    assert_each(measured(seeds, "unserved_share")["both"], high=0.12)
    assert_each(measured(seeds, "unserved_share")["everyone"], low=0.50)


@seeds_of_contests
def test_no_demographic_cell_of_that_size_is_as_urgent(seeds):  # S1.2
    ahead = []
    for seed in seeds:
        survey = planted("navigation", seed).cleaned
        best = contest(seed).segments.query("segmentation == 'both'").sort_values("urgency").iloc[-1]
        cells = [
            survey.would_switch[people].mean()
            for facts in [*combinations(["age_band", "area", "education"], 1), *combinations(["age_band", "area"], 2)]
            for people in survey.profile.groupby(survey.profile[list(facts)].agg(" ".join, axis=1)).groups.values()
            if len(people) / len(survey.would_switch) >= best["share"]
        ]
        assert cells
        ahead.append(best["urgency"] - max(cells))
    assert_each(ahead, low=0.01)


def test_the_twin_claims_no_urgency():  # S1.2
    twin = planted("noise_twin", 0).cleaned
    labels = pd.Series(np.random.default_rng(0).choice(["x", "y", "z"], len(twin.weights)), index=twin.weights.index)
    given = {"both": segmented("noise_twin", 0, null_draws=19), "random": labels}
    said = jtbd.compare_segmentations(twin, given).describe()
    assert "No group is surely more urgent" in said
