"""Shares, worth in money and best prices, on models whose coefficients are written down here: answers by hand."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from jtbd_helpers.choices.coding import Coding
from jtbd_helpers.choices.model import ChoiceModel
from jtbd_helpers.choices.pricing import GRID
from jtbd_helpers.errors import JtbdError

# Parameters: top quality, price per unit, none. A minds the price, B wants quality.
A, B = [0.8, -0.004, -3.0], [2.4, -0.001, -1.0]
NAIVE = {"A": 200, "B": 2400}
RIVALS = pd.DataFrame({"name": ["rival"], "quality": ["top"], "price": [1500]})
BASIC = {"quality": "low", "price": 800}


def model(groups, shares, kind="latent_class", spread=0.02, draws=300, people=300, notes=()):
    """A fitted model with these groups; its draws scatter around them by `spread` of each coefficient."""
    groups = np.array(groups, dtype=float)
    rng = np.random.default_rng(1)
    coding = Coding({"quality": ["low", "top"]}, {"price": (500.0, 2500.0)}, "price", True)
    names = list("ABCDEFGH")[: len(groups)] if kind == "latent_class" else list(range(len(groups)))
    return ChoiceModel(
        kind=kind,
        table=pd.DataFrame(),
        caption="by hand",
        coding=coding,
        groups=groups,
        group_names=["all"] if kind == "mnl" else names,
        group_shares=np.array(shares, dtype=float),
        group_draws=groups * (1 + spread * rng.normal(size=(draws, *groups.shape))),
        log_likelihood=0.0,
        n_parameters=3,
        n_people=people,
        n_tasks=3000,
        fit_per_person=pd.Series(dtype=float),
        diagnostics=pd.DataFrame(),
        notes=notes,
    )


TWO = model([A, B], [0.6, 0.4])
POOLED = model([A], [1.0], kind="mnl")


def by_hand(groups, shares, rows, first=0):
    """Logit share of one alternative, averaged over the groups."""
    pulls = np.exp(np.array(groups) @ np.array(rows, dtype=float).T)
    return float(np.array(shares) @ (pulls[:, first] / pulls.sum(1)))


def test_shares_are_those_worked_out_by_hand_and_none_is_in_the_base():  # S4.11
    table = TWO.shares(pd.concat([pd.DataFrame([BASIC]), RIVALS])).table
    rows = [[0, 800, 0], [1, 1500, 0], [0, 0, 1]]
    assert table["share"].tolist() == pytest.approx([by_hand([A, B], [0.6, 0.4], rows, i) for i in range(3)])
    assert table["product"].iloc[-1] == "none"
    assert table["share"].sum() == pytest.approx(1)


def test_every_share_has_an_interval_also_per_segment():  # SX.3
    shares = TWO.shares(RIVALS)
    for table in (shares.table, shares.by_group):
        assert (table["low"] < table["share"]).all()
        assert (table["share"] < table["high"]).all()
    assert shares.by_group.groupby("group")["share"].sum().tolist() == pytest.approx([1, 1])
    few, many = (model([A, B], [0.6, 0.4], people=n).shares(RIVALS).table for n in (60, 6000))
    assert ((few["high"] - few["low"]) > (many["high"] - many["low"])).all()


def gained_by_a_double(fitted):
    """What two equal offers take beyond what one takes, in proportion to it; 1 where a double doubles its share."""
    offer = pd.DataFrame({"quality": ["top"], "price": [2000]})
    others = pd.DataFrame({"quality": ["low", "top"], "price": [600, 1500]})
    alone = fitted.shares(pd.concat([offer, others])).table["share"][0]
    twice = fitted.shares(pd.concat([offer, offer, others])).table["share"]
    return (twice[0] + twice[1] - alone) / alone


def test_a_duplicate_takes_less_from_others_where_people_differ():  # methods 8.5
    mixed = 0.6 * np.array(A) + 0.4 * np.array(B)
    scale = [0.9, 1.1] * 20
    people = [np.array(g) * s for s, g in zip(scale, [A, A, A, B, B] * 8, strict=True)]
    pooled = gained_by_a_double(model([mixed], [1.0], kind="mnl"))
    assert gained_by_a_double(TWO) < pooled
    assert gained_by_a_double(model(people, [1 / 40] * 40, kind="hb", people=40)) < pooled


def test_naive_and_share_equalising_agree_where_all_are_alike():
    for segment, method in [("A", None), ("B", None)]:
        naive = TWO.willingness_to_pay("quality", "low", "top").table.set_index("segment")
        fair = TWO.willingness_to_pay("quality", "low", "top", BASIC, RIVALS, method).table.set_index("segment")
        assert naive.loc[segment, "worth"] == pytest.approx(NAIVE[segment])
        assert fair.loc[segment, "worth"] == pytest.approx(NAIVE[segment], abs=0.01)
    assert set(naive["method"]) == {"naive"}
    assert set(fair["method"]) == {"share_equalising"}


def test_the_equal_share_price_keeps_the_share_and_lies_below_the_mean_of_ratios():  # S4.11
    rise = TWO.willingness_to_pay("quality", "low", "top", BASIC, RIVALS).table.loc[0, "worth"]
    rest = [[1, 1500, 0], [0, 0, 1]]
    before = by_hand([A, B], [0.6, 0.4], [[0, 800, 0], *rest])
    after = by_hand([A, B], [0.6, 0.4], [[1, 800 + rise, 0], *rest])
    assert after == pytest.approx(before, abs=1e-9)
    assert rise < 0.6 * NAIVE["A"] + 0.4 * NAIVE["B"]


def test_a_rival_that_has_it_already_lowers_what_the_improvement_is_worth():
    rivals = [RIVALS.assign(quality=q) for q in ("low", "top")]
    without, with_it = (TWO.willingness_to_pay("quality", "low", "top", BASIC, r).table.loc[0, "worth"] for r in rivals)
    assert with_it < without


def test_worth_beyond_the_tested_prices_is_marked():  # S4.11
    table = TWO.willingness_to_pay("quality", "low", "top").table.set_index("segment")
    assert table["extrapolated"].to_dict() == {"all": False, "A": False, "B": True}  # 2,400 of a span of 2,000
    dear = BASIC | {"price": 2400}  # 200 more would be a price that nobody saw
    table = TWO.willingness_to_pay("quality", "low", "top", dear, RIVALS).table.set_index("segment")
    assert table.loc["A", "extrapolated"]
    with pytest.raises(JtbdError, match="price 3000 lies outside the range that was tested, 500 to 2500"):
        TWO.willingness_to_pay("quality", "low", "top", BASIC | {"price": 3000}, RIVALS)


def test_people_are_summed_up_by_their_median_and_some_mind_no_price():
    people = [[1.0, -0.002, 0], [1.0, -0.001, 0], [1.0, -0.0005, 0], [1.0, -1e-9, 0], [1.0, 0.0001, 0]]
    fitted = model(people, [0.2] * 5, kind="hb", people=5, spread=0.001)
    row = fitted.willingness_to_pay("quality", "low", "top").table.loc[0]
    assert row["worth"] == pytest.approx(2000)
    assert row["low"] < 2000 < row["high"]
    most = model([[1.0, -0.02, 0], [1.0, 0.0001, 0], [1.0, 0.0001, 0]], [1 / 3] * 3, kind="hb", people=3)
    assert most.willingness_to_pay("quality", "low", "top").table.loc[0, "worth"] == np.inf


def test_no_money_is_named_where_price_may_not_matter():
    with pytest.raises(JtbdError, match=r"the price effect may be zero"):
        model([[1.0, -0.0001, 0]], [1.0], kind="mnl", spread=2.0).willingness_to_pay("quality", "low", "top")


def test_best_prices_are_the_best_of_the_grid_with_intervals():  # SX.3
    found = TWO.best_prices({"quality": "top"}, RIVALS, unit_cost=400, market=1000)
    table = found.table.set_index("segment")
    assert found.curve.groupby("segment")["profit"].max().to_dict() == table["profit"].to_dict()
    assert found.curve["price"].agg(["min", "max"]).tolist() == [500, 2500]
    assert len(found.curve) == 3 * GRID
    for name in ("price", "share", "profit"):
        assert (table[f"{name}_low"] <= table[name]).all()
        assert (table[name] <= table[f"{name}_high"]).all()
    price = table.loc["A", "price"]
    share = by_hand([A], [1], [[1, price, 0], [1, 1500, 0], [0, 0, 1]])
    assert table.loc["A", "profit"] == pytest.approx(1000 * 0.6 * (price - 400) * share)


def test_a_price_is_said_to_three_digits_and_not_rounded_up_to_what_nobody_was_shown():
    found = TWO.best_prices({"quality": "top"}, RIVALS, unit_cost=400)
    cheap = replace(found, table=found.table.assign(price=49.4))
    assert "A: price 49.4" in cheap.describe()
    assert any(text.get_text() == "A: 49.4" for text in cheap.plot().texts)


def test_segment_prices_earn_more_only_if_few_switch():  # S4.11
    found = TWO.best_prices({"quality": "top"}, RIVALS, unit_cost=400)
    table = found.table.set_index("segment")
    assert table.loc["A", "price"] < table.loc["all", "price"] < table.loc["B", "price"]
    assert table.loc[["A", "B"], "profit"].sum() >= table.loc["all", "profit"]
    at_a = by_hand([B], [1], [[1, table.loc["A", "price"], 0], [1, 1500, 0], [0, 0, 1]])
    assert table.loc["B", "switching"] == pytest.approx(at_a)
    assert table.loc["A", "switching"] == 0
    assert "if nobody switches" in found.caption
    assert "% if all can" in found.caption
    assert found.caption.index("+") < found.caption.index("-")  # more if nobody does, less if all can


def test_an_optimum_on_the_edge_is_flagged():
    careless = model([[2.0, -0.0001, 0.0]], [1.0], kind="mnl")
    found = careless.best_prices({"quality": "top"}, RIVALS, unit_cost=0)
    assert found.table.loc[0, "at_edge"]
    assert "the edge of what was tested" in found.describe()
    assert not POOLED.best_prices({"quality": "top"}, RIVALS, unit_cost=0).table.loc[0, "at_edge"]


def test_none_alone_may_be_the_rival_but_something_must():
    assert POOLED.best_prices({"quality": "top"}, pd.DataFrame(), unit_cost=0).table.loc[0, "profit"] > 0
    bare = model([A[:2]], [1.0], kind="mnl")
    object.__setattr__(bare, "coding", Coding(bare.coding.levels, bare.coding.numeric, "price", False))
    with pytest.raises(JtbdError, match="nothing to compare with"):
        bare.best_prices({"quality": "top"}, pd.DataFrame(), unit_cost=0)


def test_shares_of_an_unsettled_fit_are_drawn_only_by_name():  # methods 8.4
    shaky = model([A, B], [0.5, 0.5], kind="hb", people=2, notes=("; NOT SETTLED: 1 of 6 figures",)).shares(RIVALS)
    with pytest.raises(JtbdError, match=r"NOT SETTLED.*unsettled=True"):
        shaky.plot()
    assert shaky.plot(unsettled=True).get_xlabel().startswith("Share of preference")


def test_pictures_show_worth_and_profit():
    worth = TWO.willingness_to_pay("quality", "low", "top").plot()
    assert "beyond the prices shown" in " ".join(t.get_text() for t in worth.texts)
    found = TWO.best_prices({"quality": "top"}, RIVALS, unit_cost=400).plot()
    assert (found.get_xlabel(), found.get_ylabel()) == ("Price", "Profit")
    assert len(found.texts) == 3


def test_equally_good_products_share_what_first_choice_gives_them():
    fitted = model([A], [1.0])
    rows = pd.DataFrame({"quality": ["low", "low", "top"], "price": [600, 600, 2500]})
    for rule in ("first_choice", "randomised_first_choice"):
        table = fitted.shares(rows, rule).table
        assert table["share"].sum() == pytest.approx(1)
        assert table["share"][0] == pytest.approx(table["share"][1], abs=0.06)
        assert table["share"][0] > 0.3


def test_under_randomised_first_choice_a_copy_takes_mostly_from_its_twin():  # Huber, Orme & Miller 1999
    fitted = model([[0.8, -0.002, -9.0]], [1.0], kind="mnl")
    one = pd.DataFrame({"quality": ["low", "top"], "price": [1000, 1400]})
    two = one.iloc[[0, 0, 1]]

    def lost(rule):
        return fitted.shares(one, rule).table["share"][1] - fitted.shares(two, rule).table["share"][2]

    assert lost("logit") == pytest.approx(0.5 - 1 / 3, abs=0.01)
    assert 0 <= lost("randomised_first_choice") < 0.6 * lost("logit")


def test_randomised_first_choice_hardly_depends_on_the_seed():
    """Also with one group for all: the standard error of a share is below .01."""
    rows = pd.DataFrame({"quality": ["low", "top"], "price": [1000, 1400]})
    shares = [POOLED.shares(rows, "randomised_first_choice", seed=seed).table["share"][0] for seed in range(8)]
    assert np.std(shares) < 0.015
