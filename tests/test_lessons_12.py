"""Lesson 12: the numbers in the text, what the photographers show over many seeds, and the two exercises."""

import numpy as np
import pandas as pd
import pytest
from lesson_kit import read_lesson

import jtbd_helpers as jtbd
from jtbd_helpers.course.exercises.m12 import EX_12_1
from jtbd_helpers.data.truth import reveal

LESSON = read_lesson("12")
MARKET = pd.DataFrame({"name": ["top", "light", "basic"], "price": [2200, 1000, 600]})
MARKET = MARKET.assign(af=[2, 1, 0], aperture=[2, 1, 0], weight_g=[900, 400, 900])


def test_the_bank_holds_the_misconceptions_of_the_course_and_no_other():  # course section 4
    assert set(LESSON.bank.misconceptions) == {"M12a", "M12b", "M12c", "M12d"}


@pytest.fixture(scope="module")
def shipped():
    choices = jtbd.load_data("photographers")
    return jtbd.fit_choices(choices), jtbd.fit_choices(choices, model="latent_class", n_classes=2)


def test_numbers_in_the_text(shipped):
    pooled, classes = shipped
    assert f"{pooled.shares(MARKET).table['share'][0]:.0%} or {classes.shares(MARKET).table['share'][0]:.0%}" in (
        LESSON.prose.replace(" %", "%")
    )
    naive = classes.willingness_to_pay("af", 0, 2).table.set_index("segment")["worth"]
    assert f"about {round(naive['A'], -1):.0f} € to segment A and {round(naive['B'], -1):,.0f} €" in LESSON.prose
    assert round(classes.group_shares @ naive[["A", "B"]], -2) == 1400
    slow = {"af": 0, "aperture": 1, "weight_g": 650, "price": 1000}
    rises = [
        classes.willingness_to_pay("af", 0, 2, slow, rivals).table.loc[0, "worth"] for rivals in (MARKET[1:], MARKET)
    ]
    stem = LESSON.bank.items["q-12-03"].stem
    assert [f"{rise:,.0f} €" in stem for rise in rises] == [True, True]
    assert f"only {rises[1]:.0f} € are left" in LESSON.prose
    table = classes.best_prices(MARKET[:1], MARKET[1:], unit_cost=700).table.set_index("segment")
    gain = table.loc[["A", "B"], "profit"].sum() / table.loc["all", "profit"] - 1
    assert f"earns {100 * gain:.0f} % more" in LESSON.prose
    assert f"{100 * table.loc['B', 'switching']:.0f} % of segment B" in LESSON.prose
    assert table["at_edge"].to_dict() == {"all": True, "A": False, "B": True}
    assert f"{round(table.loc['A', 'price'], -1):,.0f} €" in LESSON.bank.items["q-12-13"].stem


def test_the_tea_of_the_complete_example():
    sizes = np.array([0.7, 0.3])

    def share(mine):
        return 100 * mine / (mine + np.array([8, 4]))

    for years, both, mixed in ((3, (20, 59), 32), (4, (17, 57), 29)):
        mine = 2 * np.array([2, 4]) * np.array([0.8, 0.9]) ** years
        assert share(mine).round().tolist() == list(both)
        assert round(sizes @ share(mine)) == mixed
    assert sizes @ share(np.array([2.0, 4.0])) == pytest.approx(29)


def true_share_of_the_top_body(seed):
    people = reveal("photographers", seed)["people"]
    price = people["price_per_1000"]
    pulls = [
        people["af_2"] + people["aperture_2"] + 2.2 * price,
        people["af_1"] + people["aperture_1"] + people["weight_400"] + price,
        0.6 * price,
        people["none"],
    ]
    pulls = np.exp(np.column_stack(pulls))
    return float((pulls[:, 0] / pulls.sum(1)).mean())


def worked(seed):
    """Shares of the top body (truth, pooled, classes) and what autofocus is worth (first, pooled, second)."""
    choices = jtbd.make_data("photographers", seed=seed)
    models = jtbd.fit_choices(choices), jtbd.fit_choices(choices, model="latent_class", n_classes=2)
    shares = [model.shares(MARKET).table["share"][0] for model in models]
    one, two = (model.willingness_to_pay("af", 0, 2).table.set_index("segment") for model in models)
    worths = [two.loc["A", "worth"], one.loc["all", "worth"], two.loc["B", "worth"]]
    return [true_share_of_the_top_body(seed), *shares, *worths, two.loc["B", "extrapolated"]]


def assert_recovered(found):
    truth, pooled, classes, first, middle, second, extrapolated = np.array(found, dtype=float).T
    assert (truth - pooled > 0.08).all()  # each
    assert np.abs(classes - truth).mean() <= 0.04
    assert (first < middle).all()
    assert (middle < second).all()
    assert extrapolated.all()


def test_the_mean_photographer_misses_the_top_body():  # S4.11, datasets 5
    assert_recovered([worked(seed) for seed in range(2)])


@pytest.mark.slow
def test_the_same_over_twenty_seeds():  # S4.11, datasets 5
    assert_recovered([worked(seed) for seed in range(20)])


def test_the_menu_of_ex_12_1_wins():
    for seed in range(20):
        right = EX_12_1.reference(EX_12_1.data(seed))
        assert right["menu"] > 1.05 * right["single"]
