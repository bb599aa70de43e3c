"""Choice models against published numbers, planted truth and bad input."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from jtbd_helpers.choices import Choices, fit_choices
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import load_result


def travel(**changes):
    data = sm.datasets.modechoice.load_pandas().data
    names = {1: "air", 2: "train", 3: "bus", 4: "car"}
    data["by"] = pd.Categorical(data["mode"].map(names), categories=["car", "air", "train", "bus"])
    data["income_air"] = data["hinc"] * (data["mode"] == 1)
    columns = {"attributes": ["by"], "numeric": ["gc", "ttme", "income_air"]} | changes
    return Choices.from_frame(
        data, respondent="individual", task="individual", alternative="mode", chosen="choice", **columns
    )


def estimates(model):
    return model.table.set_index(["attribute", "level"])["estimate"]


def test_greene_travel_mode():
    """Greene, Econometric Analysis, table F18-2: 210 travellers, conditional logit (case A4 of the methods)."""
    model = fit_choices(travel())
    found = estimates(model)
    assert model.log_likelihood == pytest.approx(-199.12837, abs=1e-4)
    assert found["gc", "per unit"] == pytest.approx(-0.015502, abs=1e-6)
    assert found["ttme", "per unit"] == pytest.approx(-0.096125, abs=1e-6)
    assert found["income_air", "per unit"] == pytest.approx(0.013287, abs=1e-6)
    constants = [found["by", mode] for mode in ["air", "train", "bus", "car"]]
    assert constants == pytest.approx([5.207443, 3.869043, 3.163194, 0], abs=2e-6)
    errors = model.table.set_index("attribute")["std_error"]
    assert errors[["gc", "ttme", "income_air"]].tolist() == pytest.approx([0.004408, 0.010440, 0.010262], abs=1e-6)
    assert model.diagnostics["log_likelihood_equal_shares"][0] == pytest.approx(-291.1218, abs=1e-4)
    assert fit_choices(travel(numeric=[])).log_likelihood == pytest.approx(-283.7588, abs=1e-4)


def test_estimates_do_not_depend_on_the_unit():
    data = sm.datasets.modechoice.load_pandas().data
    data["gc_cents"] = data["gc"] * 100_000
    keys = {"respondent": "individual", "task": "individual", "alternative": "mode", "chosen": "choice"}
    one = fit_choices(Choices.from_frame(data, numeric=["gc", "ttme"], **keys))
    other = fit_choices(Choices.from_frame(data, numeric=["gc_cents", "ttme"], **keys))
    assert one.log_likelihood == pytest.approx(other.log_likelihood, abs=1e-8)
    assert one.groups[0] == pytest.approx(other.groups[0] * [100_000, 1], rel=1e-7)


def planted(seed=0, people=200, tasks=10):
    """Two kinds of people: price matters to the first, quality to the second; 'none' is there."""
    rng = np.random.default_rng(seed)
    kinds = np.array([[0.5, 1.0, -2.2, -1.0], [1.4, 2.8, -0.7, -0.4]])
    kind = (rng.random(people) < 0.4).astype(int)
    level, price = rng.integers(0, 3, (people, tasks, 2)), rng.choice([0.6, 1.0, 1.5, 2.2], (people, tasks, 2))
    worth = np.column_stack([np.zeros(2), kinds[:, :2]])
    utility = np.zeros((people, tasks, 3))
    utility[..., :2] = worth[kind[:, None, None], level] + kinds[kind, 2][:, None, None] * price
    utility[..., 2] = kinds[kind, 3][:, None]
    chosen = (utility + rng.gumbel(size=utility.shape)).argmax(-1)
    i, t, j = (a.ravel() for a in np.meshgrid(range(people), range(tasks), range(3), indexing="ij"))
    blank = np.full((people, tasks, 1), np.nan)
    frame = pd.DataFrame(
        {"person": i, "task": t, "alt": j, "chosen": (chosen[..., None] == range(3)).ravel().astype(int)}
    )
    frame["quality"] = np.concatenate([level.astype(float), blank], axis=2).ravel()
    frame["price"] = 1000 * np.concatenate([price, blank], axis=2).ravel()
    frame["holdout"] = (frame["task"] >= tasks - 2).astype(int)
    return frame, kind


KEYS = {"respondent": "person", "task": "task", "alternative": "alt", "chosen": "chosen", "none": "2"}
KEYS |= {"attributes": ["quality"], "numeric": ["price"], "price": "price", "holdout": "holdout"}


@pytest.fixture(scope="module")
def classes():
    frame, kind = planted()
    return fit_choices(Choices.from_frame(frame, **KEYS), "latent_class", progress=False), kind, frame


def test_latent_classes_find_both_kinds(classes):
    model, kind, frame = classes
    assert model.group_names == ["A", "B"]
    assert ((model.segments == "B").to_numpy() == (kind == 1)).mean() > 0.85
    assert model.class_shares["B"] == pytest.approx(kind.mean(), abs=0.08)
    assert model.groups[:, 1] == pytest.approx([1.0, 2.8], abs=0.6)
    pooled = fit_choices(Choices.from_frame(frame, **KEYS))
    assert model.hit_rate()["mean_log_likelihood"][0] > pooled.hit_rate()["mean_log_likelihood"][0]


def test_importances_are_averaged_after_ranges(classes):
    model, *_ = classes
    table = model.importance
    sums = table.groupby("segment")["importance"].sum()
    assert sums.to_numpy() == pytest.approx(np.ones(3))
    by = table.set_index(["segment", "attribute"])["importance"]
    mixed = model.class_shares["A"] * by["A", "price"] + model.class_shares["B"] * by["B", "price"]
    assert by["all", "price"] == pytest.approx(mixed)
    assert (table["low"] <= table["importance"]).all()
    assert (table["importance"] <= table["high"]).all()


def test_shares_add_to_one_and_refuse_the_untested(classes):
    model, *_ = classes
    products = pd.DataFrame({"quality": [2, 0], "price": [2200, 600], "name": ["top", "basic"]})
    for rule in ["logit", "first_choice", "randomised_first_choice"]:
        table = model.shares(products, rule).table
        assert table["product"].tolist() == ["top", "basic", "none"]
        assert table["share"].sum() == pytest.approx(1)
    with pytest.raises(JtbdError, match=r"price 3000 lies outside the range that was tested, 600 to 2200"):
        model.shares(products.assign(price=[3000, 600]))
    assert "extrapolated: price 3000" in model.shares(products.assign(price=[3000, 600]), extrapolate=True).caption
    with pytest.raises(JtbdError, match="there is no level '7'"):
        model.shares(products.assign(quality=[7, 0]))
    with pytest.raises(JtbdError, match="there is no column 'price'"):
        model.shares(products.drop(columns="price"))


def test_worth_in_money_is_ordered_and_marked(classes):
    model, *_ = classes
    table = model.willingness_to_pay("quality", 0, 2).table.set_index("segment")
    assert table.loc["A", "worth"] < 800 < 2500 < table.loc["B", "worth"]
    assert table.loc["B", "extrapolated"]
    assert not table.loc["A", "extrapolated"]
    fair = model.willingness_to_pay(
        "quality", 0, 2, {"quality": 0, "price": 1000}, pd.DataFrame({"quality": [1], "price": [1000]})
    )
    assert fair.table["method"].unique().tolist() == ["share_equalising"]
    with pytest.raises(JtbdError, match="needs `product` and `competitors`"):
        model.willingness_to_pay("quality", 0, 2, method="share_equalising")


def test_best_price_is_the_best_of_the_range_and_says_when_on_its_edge(classes):
    model, *_ = classes
    rivals = pd.DataFrame({"quality": [0, 1], "price": [600, 1000]})
    table = model.best_prices({"quality": 2}, rivals, unit_cost=300).table.set_index("segment")
    assert table.loc["A", "price"] < table.loc["B", "price"]
    assert table["at_edge"].tolist() == [p in {600, 2200} for p in table["price"]]
    one = table.loc["all"]
    for price in [600, 900, 1300, 2200]:
        other = model.shares(pd.concat([pd.DataFrame({"quality": [2], "price": [price]}), rivals])).table["share"][0]
        assert (price - 300) * other <= one["profit"] + 1e-9
    with pytest.raises(JtbdError, match="must lie between 0 and the highest price shown"):
        model.best_prices({"quality": 2}, rivals, unit_cost=5000)


def test_a_kept_model_gives_equal_tables(classes, tmp_path):
    model, *_ = classes
    back = load_result(model.save(tmp_path / "model.json"))
    pd.testing.assert_frame_equal(back.table, model.table, check_dtype=False)
    pd.testing.assert_frame_equal(back.importance, model.importance)
    products = pd.DataFrame({"quality": [2, 0], "price": [2200, 600]})
    pd.testing.assert_frame_equal(back.shares(products).table, model.shares(products).table)


def test_hb_finds_people_and_population():
    frame, kind = planted(people=80)
    choices = Choices.from_frame(frame, **KEYS)
    model = fit_choices(choices, "hb", draws=4_000, progress=False)
    assert model.diagnostics["r_hat"].max() < 1.02
    price = model.individual["price"]
    assert price[kind == 0].mean() < price[kind == 1].mean() - 4e-4
    assert model.draws["mu"].shape == (2, 1000, 4)
    pooled = fit_choices(choices).hit_rate()["mean_log_likelihood"][0]
    assert model.hit_rate()["mean_log_likelihood"][0] > pooled + 0.02


def test_hb_price_can_be_held_below_zero():
    frame, _ = planted(people=60)
    model = fit_choices(
        Choices.from_frame(frame, **KEYS), "hb", draws=2_000, negative_price=True, progress=False, seed=1
    )
    assert (model.individual["price"] < 0).all()
    assert (model.group_draws[..., model.coding.names.index("price")] < 0).all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.assign(chosen=0), "0 alternatives chosen.*Exactly one is needed"),
        (lambda d: d.assign(chosen=1), "3 alternatives chosen"),
        (lambda d: d.assign(chosen=7), "'7'.*Allowed: 0 and 1"),
        (lambda d: d.assign(task=0), "stands twice in task '0'"),
        (lambda d: d.assign(quality=1.0), "only one level, '1', was shown"),
        (lambda d: d.assign(price=500.0), "always 500"),
        (lambda d: d.assign(price="cheap"), "'cheap' is not a number"),
        (lambda d: d.drop(columns="quality"), "there is no column 'quality'"),
        (lambda d: d.assign(holdout=1), "every task is kept back"),
        (lambda d: d.assign(quality=None), "row 1: empty"),
    ],
)
def test_bad_choices_are_refused_with_the_mend(change, message):
    with pytest.raises(JtbdError, match=message):
        Choices.from_frame(change(planted(people=10)[0]), **KEYS)


def test_parameters_that_cannot_be_told_apart_are_named():
    frame, _ = planted(people=20)
    frame["double"] = frame["price"] * 2
    choices = Choices.from_frame(frame, **(KEYS | {"numeric": ["price", "double"]}))
    with pytest.raises(JtbdError, match="cannot separate price, double: rank 4 of 5"):
        fit_choices(choices)


@pytest.mark.parametrize("unit", [1, 1000])
def test_a_skewed_column_is_no_separation(unit):
    """Four pairs differ by 1, one by 100: the estimate is ln(1/3), however large that makes it on the widest pair."""
    pairs = [((0, 1), 0), ((0, 1), 0), ((0, 1), 1), ((0, 1), 0), ((0, 100), 0)]
    frame = pd.DataFrame(
        {"person": i, "task": 1, "alt": a, "chosen": int(a == first), "x": float(x[a] * unit)}
        for i, (x, first) in enumerate(pairs)
        for a in (0, 1)
    )
    keys = {"respondent": "person", "task": "task", "alternative": "alt", "chosen": "chosen"}
    fitted = fit_choices(Choices.from_frame(frame, **keys, attributes=[], numeric=["x"]))
    assert fitted.table["estimate"][0] * unit == pytest.approx(np.log(1 / 3), rel=1e-6)


def test_separated_choices_are_refused_by_name():
    frame, _ = planted(people=20)
    frame["magic"] = np.where(frame["alt"] == 2, np.nan, frame["chosen"])
    with pytest.raises(JtbdError, match="separate on 'magic"):
        fit_choices(Choices.from_frame(frame, **(KEYS | {"attributes": ["quality", "magic"]})))


def test_separation_is_found_however_many_tasks_there_are():
    """Fifty of 6,000 tasks show it: the steps become small while its coefficient is still far from infinite."""
    n = 6_000
    first = np.random.default_rng(0).random(n) < 0.5
    first[:50] = True  # who is shown it takes it
    chosen = np.column_stack([first, ~first]).ravel().astype(int)
    frame = pd.DataFrame({"person": np.repeat(np.arange(n), 2), "task": 1, "alt": np.tile([1, 2], n), "chosen": chosen})
    frame["magic"] = ((frame["person"] < 50) & (frame["alt"] == 1)).astype(int)
    keys = {"respondent": "person", "task": "task", "alternative": "alt", "chosen": "chosen"}
    with pytest.raises(JtbdError, match="separate on 'magic"):
        fit_choices(Choices.from_frame(frame, **keys, attributes=["magic"]))


def test_an_unknown_model_lists_what_there_is():
    with pytest.raises(JtbdError, match="There are: mnl, latent_class, hb"):
        fit_choices(travel(), "probit")
