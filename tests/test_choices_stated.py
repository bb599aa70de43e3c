"""Designs, MaxDiff and ratings conjoint: balance, planted truth, hand cases, bad input."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError

BODY = {"autofocus": [0, 1, 2], "aperture": [0, 1, 2], "price": [600, 1000, 1500, 2200]}


# -- designs -----------------------------------------------------------------------------------------


def measures(design):
    return design.diagnostics.set_index(["measure", "attribute"])["value"]


def test_a_balanced_design_shows_levels_equally_often():
    design = jtbd.design_choices(BODY, tasks=12, alternatives=3, versions=4)
    assert design.table.columns.tolist() == ["version", "task", "alternative", *BODY]
    shown = design.table[design.table["alternative"] != "none"]
    assert shown["autofocus"].value_counts().nunique() == 1
    assert measures(design)["level_balance", "price"] == 1
    assert measures(design)["rank_of_weakest_version", "all"] == measures(design)["parameters", "all"]
    twice = shown.groupby(["version", "task"]).apply(lambda t: t[list(BODY)].duplicated().any(), include_groups=False)
    assert not twice.any()


def test_coordinate_exchange_buys_precision():
    plain = jtbd.design_choices(BODY, 8, 3, seed=1)
    better = jtbd.design_choices(BODY, 8, 3, seed=1, kind="d_efficient")
    assert measures(better)["d_error", "all"] < 0.9 * measures(plain)["d_error", "all"]
    assert better.expected_errors(400)["std_error"].mean() < plain.expected_errors(400)["std_error"].mean()


def test_expected_errors_are_those_that_a_fit_reports():
    """Fit many simulated people with part-worths 0: the printed standard errors are the promised ones."""
    design = jtbd.design_choices(BODY, 10, 3, versions=2, none=False)
    rng, rows = np.random.default_rng(0), []
    for person in range(200):
        shown = design.table[design.table["version"] == person % 2 + 1].assign(person=person)
        picked = rng.integers(1, 4, 10).astype(str)
        rows.append(shown.assign(chosen=(shown["alternative"].to_numpy() == np.repeat(picked, 3)).astype(int)))
    choices = jtbd.Choices.from_frame(
        pd.concat(rows),
        respondent="person",
        task="task",
        alternative="alternative",
        chosen="chosen",
        attributes=list(BODY),
    )
    fitted = jtbd.fit_choices(choices).table
    fitted = fitted[fitted["std_error"] > 0]["std_error"].to_numpy()
    assert fitted == pytest.approx(design.expected_errors(200)["std_error"].to_numpy(), rel=0.06)


def test_prohibited_combinations_never_appear():
    ban = [{"autofocus": 2, "price": 600}]
    for kind in ["balanced", "d_efficient"]:
        table = jtbd.design_choices(BODY, 9, 2, kind=kind, prohibited=ban, seed=3).table
        assert not ((table["autofocus"] == 2) & (table["price"] == 600)).any()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"attributes": {"price": [1]}}, "'price': give at least two levels"),
        ({"attributes": {"a": [0, 1]}, "alternatives": 3}, "3 alternatives but only 2 combinations"),
        ({"tasks": 1, "alternatives": 2, "none": False}, "This design cannot separate"),
        ({"kind": "best"}, "There are: balanced, d_efficient"),
        ({"prohibited": [{"af": 1}]}, "there is no attribute 'af'"),
        ({"prior": [0, 1]}, "`prior` has 2 numbers; 8 are needed"),
        ({"tasks": 0}, "`tasks` is 0"),
    ],
)
def test_impossible_designs_are_refused(change, message):
    with pytest.raises(JtbdError, match=message):
        jtbd.design_choices(**({"attributes": BODY, "tasks": 8, "alternatives": 3} | change))


@settings(deadline=None, max_examples=20)
@given(st.integers(6, 14), st.integers(3, 5), st.integers(0, 9))
def test_maxdiff_sets_are_balanced(n_items, per_set, seed):
    table = jtbd.design_maxdiff(range(n_items), n_items, per_set, 2, seed=seed).table
    assert table.groupby(["version", "item"]).size().nunique() == 1
    assert not table.duplicated(["version", "set", "item"]).any()


def test_maxdiff_designs_that_leave_items_out_are_refused():
    with pytest.raises(JtbdError, match="2 sets of 3 cannot show 9 items"):
        jtbd.design_maxdiff(range(9), 2, 3)
    with pytest.raises(JtbdError, match="an item stands twice"):
        jtbd.design_maxdiff(["a", "a", "b"], 2, 2)


# -- MaxDiff -----------------------------------------------------------------------------------------

WORTH = np.array([-1.2, -0.6, 0.0, 0.4, 1.4])


def maxdiff_answers(people=150, likelihood="sequential", seed=0):
    rng, rows = np.random.default_rng(seed), []
    design = jtbd.design_maxdiff(list("abcde"), 5, 3, 3, seed=seed).table
    for person in range(people):
        for number, shown in design[design["version"] == person % 3 + 1].groupby("set"):
            items = shown["item"].to_list()
            u = WORTH[["abcde".index(i) for i in items]]
            if likelihood == "sequential":
                best = int(np.argmax(u + rng.gumbel(size=3)))
                left = [i for i in range(3) if i != best]
                worst = left[int(np.argmax(-u[left] + rng.gumbel(size=2)))]
            else:
                pairs = [(b, w) for b in range(3) for w in range(3) if b != w]
                best, worst = pairs[
                    int(np.argmax([u[b] - u[w] + g for (b, w), g in zip(pairs, rng.gumbel(size=6), strict=True)]))
                ]
            rows += [(person, number, item, int(i == best), int(i == worst)) for i, item in enumerate(items)]
    return pd.DataFrame(rows, columns=["respondent", "set", "item", "best", "worst"])


@pytest.mark.parametrize("likelihood", ["sequential", "joint"])
def test_maxdiff_recovers_planted_worths(likelihood):
    model = jtbd.fit_maxdiff(maxdiff_answers(300, likelihood), likelihood=likelihood)
    table = model.table.set_index("item").loc[list("abcde")]
    assert np.abs(table["estimate"] - (WORTH - WORTH.mean())).max() < 3 * table["std_error"].max()
    assert table["estimate"].sum() == pytest.approx(0, abs=1e-9)
    assert table["share"].sum() == pytest.approx(1)
    assert likelihood in model.caption


def test_the_two_likelihoods_are_not_interchangeable():
    answers = maxdiff_answers()
    one, other = (jtbd.fit_maxdiff(answers, likelihood=k).table for k in ["sequential", "joint"])
    assert np.abs(one.set_index("item")["estimate"] - other.set_index("item")["estimate"]).max() > 0.05


def test_maxdiff_counts_by_hand():
    answers = pd.DataFrame(
        [
            ("p", 1, "a", 1, 0),
            ("p", 1, "b", 0, 1),
            ("p", 1, "c", 0, 0),
            ("p", 2, "a", 1, 0),
            ("p", 2, "b", 0, 0),
            ("p", 2, "c", 0, 1),
        ],
        columns=["respondent", "set", "item", "best", "worst"],
    )
    from jtbd_helpers.choices.maxdiff import _counts

    table = _counts(answers, ["a", "b", "c"]).set_index("item")
    assert table["score"].tolist() == [1, -0.5, -0.5]
    assert np.isinf(table.loc["a", "analytic"])
    assert table.loc["b", "analytic"] == pytest.approx(np.log(0.5 / 1.5))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.assign(best=0), "not exactly one best"),
        (lambda d: d.assign(worst=d["best"]), "is both best and worst"),
        (lambda d: d.assign(item="a"), "item 'a' stands twice"),
        (lambda d: d.assign(best=9), "'9'. Allowed: 0 and 1"),
        (lambda d: d.drop(columns="set"), "there is no column 'set'"),
    ],
)
def test_bad_maxdiff_answers_are_refused(change, message):
    with pytest.raises(JtbdError, match=message):
        jtbd.fit_maxdiff(change(maxdiff_answers(5)))


# -- ratings -----------------------------------------------------------------------------------------


def rated(people=40, noise=0.3, seed=0):
    """Two attributes of three and two levels; half the people care about one, half about the other."""
    rng, rows = np.random.default_rng(seed), []
    for person in range(people):
        size, kind = [3.0, 1.0, 2.0, 0.0], [0.5, 3.0, 0.2, 2.0]
        weights = size if person % 2 else kind
        for profile in range(12):
            a, b = profile % 3, profile // 3 % 2
            value = 5 + weights[0] * (a - 1) + weights[1] * (b - 0.5) + rng.normal(0, noise)
            rows.append((person, profile, value, ["small", "medium", "large"][a], ["plain", "fancy"][b]))
    return pd.DataFrame(rows, columns=["respondent", "profile", "rating", "size", "style"])


def test_importance_is_the_mean_of_individual_importances():
    """Opposite people: half weigh size 6 : 1, half 1 : 3, so the mean is (6/7 + 1/4) / 2 = .554."""
    model = jtbd.fit_ratings(rated(noise=0))
    found = model.importance.set_index("attribute")["importance"]
    assert found["size"] == pytest.approx((6 / 7 + 1 / 4) / 2)
    assert found.sum() == pytest.approx(1)
    assert model.r_squared.min() == pytest.approx(1)
    worths = model.table.groupby("attribute")["estimate"].sum()
    assert worths.to_numpy() == pytest.approx([0, 0], abs=1e-9)


def test_ratings_agree_with_least_squares_of_statsmodels():
    import statsmodels.formula.api as smf

    data = rated()
    one = data[data["respondent"] == 3]
    fitted = smf.ols("rating ~ C(size, Sum) + C(style, Sum)", one).fit()
    ours = jtbd.fit_ratings(data).individual.loc["3"]
    assert ours["intercept"] == pytest.approx(fitted.params["Intercept"])
    assert ours["size=large"] == pytest.approx(fitted.params["C(size, Sum)[S.large]"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d[d["profile"] < 4], "4 profiles for 4 parameters"),
        (lambda d: d.assign(rating="good"), "'good' is not a number"),
        (lambda d: d.assign(profile=1), "rated profile '1' twice"),
        (lambda d: d.assign(size="small"), "'size': only one level"),
        (lambda d: d[["respondent", "profile", "rating"]], "no attribute columns"),
        (lambda d: d.assign(copy=d["style"]), "the profiles cannot separate"),
        (lambda d: d.drop(columns="rating"), "there is no column 'rating'"),
        (lambda d: d.assign(style=None), "an attribute is empty"),
    ],
)
def test_bad_ratings_are_refused(change, message):
    with pytest.raises(JtbdError, match=message):
        jtbd.fit_ratings(change(rated(4)))
