"""What fitting finds of the planted photographers: kinds of people, importances, shares, worth in money.

Limits of the data set's table; S4.9 to S4.11. Truth is opened in the last comparison only.
"""

import functools
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest
from planted import assert_each, assert_mean

import jtbd_helpers as jtbd
from jtbd_helpers.data.photographers import WORTHS
from jtbd_helpers.data.truth import reveal

over_seeds = pytest.mark.parametrize(
    "seeds", [pytest.param(range(2), id="2 seeds"), pytest.param(range(20), id="20 seeds", marks=pytest.mark.slow)]
)
ATTRIBUTES = ["af", "aperture", "weight_g", "price"]
PRODUCTS = pd.DataFrame(
    {
        "name": ["top", "light", "basic"],
        "af": [2, 1, 0],
        "aperture": [2, 1, 0],
        "weight_g": [900, 400, 900],
        "price": [2200, 1000, 600],
    }
)
CODED = np.array(  # of the products, then none: af, aperture, weight (two levels each), price in 1,000, none
    [[0, 1, 0, 1, 0, 0, 2.2, 0], [1, 0, 1, 0, 0, 1, 1.0, 0], [0, 0, 0, 0, 0, 0, 0.6, 0], [0, 0, 0, 0, 0, 0, 0, 1.0]]
)


class Case(NamedTuple):
    choices: jtbd.Choices
    pooled: jtbd.ChoiceModel
    classes: jtbd.ChoiceModel
    bics: list
    truth: pd.DataFrame


@functools.cache
def case(seed: int) -> Case:
    """Fit one set, once per session; classes 1 to 3."""
    choices = jtbd.make_data("photographers", seed=seed)
    fits = [jtbd.fit_choices(choices, "latent_class", n_classes=k, starts=8, progress=False) for k in (1, 2, 3)]
    truth = reveal("photographers", seed)["people"].set_index("respondent_id")
    return Case(choices, jtbd.fit_choices(choices), fits[1], [m.bic for m in fits], truth)


def true_importance() -> np.ndarray:
    """Class x attribute, over the levels shown."""
    best = WORTHS[:, [1, 3, 5]]
    ranges = np.column_stack([best, -1.6 * WORTHS[:, 6]])
    return ranges / ranges.sum(1, keepdims=True)


def order_of_classes(model) -> list[int]:
    """The groups of the model in the order of the planted classes: the first is the keener on price."""
    table = model.importance
    price = [table.loc[(table["segment"] == g) & (table["attribute"] == "price"), "importance"].item() for g in "AB"]
    return [0, 1] if price[0] > price[1] else [1, 0]


def importances(model) -> np.ndarray:
    table = model.importance
    if "segment" in table:
        table = table[table["segment"] != "all"]
    return table["importance"].to_numpy().reshape(-1, 4)


def importance_error(seed: int) -> np.ndarray:
    model = case(seed).classes
    return np.abs(importances(model)[order_of_classes(model)] - true_importance())


@over_seeds
def test_bic_finds_two_kinds(seeds):  # S4.10
    found = [int(np.argmin(case(s).bics)) + 1 for s in seeds]
    assert sum(k == 2 for k in found) >= 0.9 * len(seeds), found


@over_seeds
def test_most_likely_class_agrees_with_truth(seeds):
    from sklearn.metrics import adjusted_rand_score

    assert_each(
        [adjusted_rand_score(c.truth["class"], c.classes.segments.loc[c.truth.index]) for c in map(case, seeds)], 0.60
    )


@over_seeds
def test_importances_of_both_kinds(seeds):  # S4.9
    errors = [importance_error(s) for s in seeds]
    assert_each([e.max() for e in errors], high=0.08)
    assert_mean([e.max() for e in errors], high=0.04)


@over_seeds
def test_the_label_blurs_the_importances(seeds):
    errors = []
    for seed in seeds:
        frame = case(seed).choices.frame
        found = []
        for label in ("amateur", "professional"):
            keys = {"respondent": "respondent_id", "task": "task", "alternative": "alt", "chosen": "chosen"}
            own = jtbd.Choices.from_frame(
                frame[frame["label"] == label],
                attributes=ATTRIBUTES[:3], numeric=["price"], price="price", none="0", holdout="holdout", **keys,
            )  # fmt: skip
            found.append(importances(jtbd.fit_choices(own))[0])
        errors.append(np.abs(np.array(found) - true_importance()).max())
    assert_each(errors, low=0.08)
    assert_mean(errors, low=0.12)


@over_seeds
def test_share_of_the_second_kind(seeds):
    shares = [c.classes.group_shares[order_of_classes(c.classes)[1]] for c in map(case, seeds)]
    assert_each(shares, 0.26, 0.44)


@over_seeds
def test_one_average_hides_the_buyers_of_the_top_body(seeds):
    hidden, off = [], []
    for c in map(case, seeds):
        utility = c.truth.iloc[:, 1:].to_numpy() @ CODED.T
        true = (np.exp(utility) / np.exp(utility).sum(1, keepdims=True))[:, 0].mean()
        pooled, classes = (m.shares(PRODUCTS).table.set_index("product")["share"]["top"] for m in (c.pooled, c.classes))
        hidden.append(true - pooled)
        off.append(abs(classes - true))
    assert_each(hidden, low=0.08)
    assert_mean(off, high=0.04)


@over_seeds
def test_worth_of_the_best_autofocus_is_in_order_and_marked(seeds):  # S4.11
    for c in map(case, seeds):
        table = c.classes.willingness_to_pay("af", 0, 2).table.set_index("segment")
        first, second = (["A", "B"][g] for g in order_of_classes(c.classes))
        pooled = c.pooled.willingness_to_pay("af", 0, 2).table["worth"].item()
        assert table["worth"][first] < pooled < table["worth"][second]
        assert table["extrapolated"][second]
        assert not table["extrapolated"][first]


@over_seeds
def test_classes_predict_choices_they_have_not_seen(seeds):
    gains = [c.classes.hit_rate()["hit_rate"].item() - c.pooled.hit_rate()["hit_rate"].item() for c in map(case, seeds)]
    assert_mean(gains, low=0.03)
