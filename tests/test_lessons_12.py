"""Lesson 12: the sections, the minutes, the numbers in the text, and what the photographers show over many seeds."""

import re
from pathlib import Path

import jupytext
import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.data.truth import reveal
from jtbd_helpers.explorables.shelf import SHELF
from jtbd_helpers.learn.bank import load_bank
from jtbd_helpers.learn.exercise import find_exercise
from jtbd_helpers.learn.exercises.m12 import EX_12_1, EX_12_2
from jtbd_helpers.learn.quiz_widget import drawn

SOURCE = Path(__file__).parents[1] / "notebooks" / "src" / "12_price_versions_share.py"
CELLS = jupytext.read(SOURCE, fmt="py:percent").cells
TAGS = [cell.metadata["tags"][0] for cell in CELLS]
RHYTHM = ["header", "warmup", "predict", "worked", "reveal", "explore", "quiz", "exercise", "real"]
RHYTHM += ["summary", "template", "next"]
CODE = "\n".join(cell.source for cell in CELLS if cell.cell_type == "code")
TEXT = " ".join(" ".join(cell.source for cell in CELLS if cell.cell_type == "markdown").split())
BANK = load_bank("12")
DUE = 3
MARKET = pd.DataFrame({"name": ["top", "light", "basic"], "price": [2200, 1000, 600]})
MARKET = MARKET.assign(af=[2, 1, 0], aperture=[2, 1, 0], weight_g=[900, 400, 900])


def counted_minutes() -> float:
    """Words at 150 a minute; each item or prediction 1, each widget 4, each exercise form 5."""
    items = len(re.findall(r"item=\"[qp]-[\d-]+\"", CODE)) + len(drawn(BANK, "ada")) + DUE
    words = sum(len(re.findall(r"\w+", cell.source)) for cell in CELLS if cell.cell_type == "markdown")
    return words / 150 + items + 4 * CODE.count("jtbd.explore(") + 5 * CODE.count("jtbd.check(")


def test_sections_come_in_order_in_few_short_cells():
    assert [t for t, before in zip(TAGS, [None, *TAGS], strict=False) if t != before] == RHYTHM
    assert len(CELLS) <= 30
    assert max(len(cell.source.splitlines()) for cell in CELLS if cell.cell_type == "code") <= 15


def test_minutes_are_counted():
    printed = int(re.search(r"\*\*Minutes:\*\* (\d+) \(counted\)", CELLS[0].source)[1])
    assert printed == round(counted_minutes())
    assert printed <= 60


def test_truth_is_opened_in_the_reveal_only():  # SX.5
    opened = [cell.metadata["tags"] for cell in CELLS if "truth" in cell.source and cell.cell_type == "code"]
    assert opened == [["reveal"]]


def test_what_the_lesson_calls_exists():
    assert set(re.findall(r"- (12-\d)", CELLS[0].source)) == set(BANK.objectives)
    assert set(re.findall(r"explore\(\"(\w+)\"\)", CODE)) == {"menu_builder"} <= set(SHELF)
    named = set(re.findall(r"item=\"([qp]-[\d-]+)\"", CODE))
    assert {n for n in named if n.startswith("q")} == set(BANK.placed)
    assert {n for n in named if n.startswith("p")} == {i for i in BANK.items if i.startswith("p")}
    assert {find_exercise(e).lesson for e in re.findall(r"check\(\"(ex-[\d-]+)\"\)", CODE)} == {"12"}
    assert "..." not in CODE  # nothing to fill in


def test_the_bank_has_enough_of_each():  # course section 4
    assert len(BANK.questions) >= 10
    assert len({item.type for item in BANK.questions}) >= 4
    assert {"M12a", "M12b", "M12c", "M12d"} == set(BANK.misconceptions)


@pytest.fixture(scope="module")
def shipped():
    choices = jtbd.load_data("photographers")
    return jtbd.fit_choices(choices), jtbd.fit_choices(choices, model="latent_class", n_classes=2)


def test_numbers_in_the_text(shipped):
    pooled, classes = shipped
    assert f"{pooled.shares(MARKET).table['share'][0]:.0%} or {classes.shares(MARKET).table['share'][0]:.0%}" in (
        TEXT.replace(" %", "%")
    )
    naive = classes.willingness_to_pay("af", 0, 2).table.set_index("segment")["worth"]
    assert f"about {round(naive['A'], -1):.0f} € to segment A and {round(naive['B'], -1):,.0f} €" in TEXT
    assert round(classes.group_shares @ naive[["A", "B"]], -2) == 1400
    slow = {"af": 0, "aperture": 1, "weight_g": 650, "price": 1000}
    rises = [
        classes.willingness_to_pay("af", 0, 2, slow, rivals).table.loc[0, "worth"] for rivals in (MARKET[1:], MARKET)
    ]
    stem = BANK.items["q-12-03"].stem
    assert [f"{rise:,.0f} €" in stem for rise in rises] == [True, True]
    assert f"only {rises[1]:.0f} € are left" in TEXT
    table = classes.best_prices(MARKET[:1], MARKET[1:], unit_cost=700).table.set_index("segment")
    gain = table.loc[["A", "B"], "profit"].sum() / table.loc["all", "profit"] - 1
    assert f"earns {100 * gain:.0f} % more" in TEXT
    assert f"{100 * table.loc['B', 'switching']:.0f} % of segment B" in TEXT
    assert table["at_edge"].to_dict() == {"all": True, "A": False, "B": True}
    assert f"{round(table.loc['A', 'price'], -1):,.0f} €" in BANK.items["q-12-13"].stem


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


def check(found):
    truth, pooled, classes, first, middle, second, extrapolated = np.array(found, dtype=float).T
    assert (truth - pooled > 0.08).all()  # each
    assert np.abs(classes - truth).mean() <= 0.04
    assert (first < middle).all()
    assert (middle < second).all()
    assert extrapolated.all()


def test_the_mean_photographer_misses_the_top_body():  # S4.11, datasets 5
    check([worked(seed) for seed in range(2)])


@pytest.mark.slow
def test_the_same_over_twenty_seeds():  # S4.11, datasets 5
    check([worked(seed) for seed in range(20)])


@pytest.mark.parametrize("exercise", [EX_12_1, EX_12_2], ids=lambda e: e.id)
def test_own_numbers_differ_between_learners(exercise):
    answers = {tuple(round(v, 2) for v in exercise.reference(exercise.data(seed)).values()) for seed in range(60)}
    assert len(answers) >= 57


def test_the_menu_of_ex_12_1_wins():
    for seed in range(20):
        right = EX_12_1.reference(EX_12_1.data(seed))
        assert right["menu"] > 1.05 * right["single"]
