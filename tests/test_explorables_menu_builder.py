"""The menu builder: who takes what, what it earns against one price, and the widget that shows it."""

import itertools
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.menu import (
    APART,
    JOBS,
    NOT_SOLD,
    PLAYERS,
    UNIT_COST,
    VERSIONS,
    best_menu,
    best_single_price,
    flows,
    players,
    sell,
)

FREE = np.zeros(4)
# Base, and three add-ons: one buys all, one the base for the add-on's sake, one the base alone, one nothing.
FOUR = np.array([[6, 4, 0, 0], [2, 5, 0, 0], [3, 0, 0, 0], [1, 0, 0, 0]], dtype=float)
prices = st.tuples(*(st.floats(0, 12) for _ in range(4)))


def test_the_best_menu_earns_five_percent_more_than_the_best_single_price():  # S4.12
    for seed in range(20):
        worth = players(seed)
        _, profit = best_menu(worth, step=0.5)
        assert profit >= 1.05 * best_single_price(worth)[1]


def test_players_are_planted_as_in_the_data_set():  # datasets 8
    worth = np.concatenate([players(seed) for seed in range(20)])
    assert worth.shape == (20 * PLAYERS, 4)
    assert (worth >= 0).all()
    guild, quick, hard = worth[:, 1] > 2, worth[:, 2] > 0.6, worth[:, 3] > 2
    assert guild.mean() == pytest.approx(0.302, abs=0.02)  # connect and challenge
    assert quick.mean() == pytest.approx(0.298, abs=0.02)  # de-stress
    assert hard.mean() == pytest.approx(0.213, abs=0.02)  # mastery
    for some, medians in ((guild, (5, 9)), (quick, (3, 0.2)), (hard, (6, 0.2))):
        assert np.median(worth[some], axis=0)[:2] == pytest.approx(medians, abs=0.11)
    assert not (players(1) == players(2)).all()
    assert len(JOBS) == 4


def test_each_takes_the_largest_surplus_or_nothing():
    sales = sell(FOUR, [3, 3, NOT_SOLD, NOT_SOLD], FREE)
    assert sales.owns.tolist() == [True, True, True, False]
    assert sales.taken[:, 0].tolist() == [True, True, False, False]
    assert sales.profit == 3 * 3 + 2 * 3
    assert sell(FOUR, [3, 3, NOT_SOLD, NOT_SOLD], [0.5, 1.5, 9, 9]).profit == 15 - 3 * 0.5 - 2 * 1.5
    assert sell(FOUR, [3, 3, NOT_SOLD, NOT_SOLD], FREE, apart=APART).profit == 15 - APART


@given(prices)
def test_an_addon_is_sold_to_owners_only(menu):
    sales = sell(FOUR, menu, FREE)
    assert not sales.taken[~sales.owns].any()
    owned = sales.owns @ np.full(4, menu[0]) + (sales.taken * np.array(menu[1:])).sum()
    assert sales.profit == pytest.approx(owned)


@given(prices)
def test_nobody_could_have_done_better(menu):
    worth = players()[:40]
    sales = sell(worth, menu)
    got = sales.owns * (worth[:, 0] - menu[0]) + (sales.taken * (worth[:, 1:] - np.array(menu[1:]))).sum(1)
    bundles = np.array(list(itertools.product([0, 1], repeat=3)))
    best = (worth[:, 0] - menu[0])[:, None] + (worth[:, 1:] - np.array(menu[1:])) @ bundles.T
    assert got == pytest.approx(np.maximum(best.max(1), 0), abs=1e-8)


def test_cannibalised_are_those_who_would_have_bought_the_dearest_alone():
    worth = np.array([[6, 3.5, 0, 0], [6, 6, 0, 0], [6, 0, 0, 0]], dtype=float)
    sales = sell(worth, [4, 5, NOT_SOLD, NOT_SOLD], FREE)  # all for 9: the first would pay it, and takes the base
    assert sales.alone.tolist() == [True, True, False]
    assert sales.cannibalised.tolist() == [True, False, False]
    assert sales.lost == 5


@given(st.floats(0, 12))
def test_one_version_cannibalises_nothing(price):  # methods 8.6
    assert not sell(players(), [price, NOT_SOLD, NOT_SOLD, NOT_SOLD]).cannibalised.any()
    assert not sell(players(), [price, 0, 0, 0]).cannibalised.any()


def test_the_single_price_is_in_the_search():  # methods 8.6
    worth = players(3)
    price, profit = best_single_price(worth)
    assert sell(worth, [price, 0, 0, 0]).profit == pytest.approx(profit)
    assert all(sell(worth, [p, 0, 0, 0]).profit <= profit + 1e-6 for p in np.arange(0, 20, 0.1))
    assert best_menu(worth, step=1.0)[1] >= profit


def test_a_cheaper_addon_can_lower_profit_and_a_profitless_one_can_raise_it():
    worth = players()
    assert sell(worth, [4, 3, 0.25, 3.75]).profit < sell(worth, [4, 7, 0.25, 3.75]).profit
    with_quick, without = (sell(worth, [4, 7, quick, 4]) for quick in (UNIT_COST[2], NOT_SOLD))
    assert with_quick.profit > without.profit
    assert with_quick.owns.sum() > without.owns.sum()


def test_flows_count_everybody_once():
    sales = sell(players(), [3, 6, 0.5, 4])
    counts = flows(sales)
    assert sum(counts.values()) == PLAYERS
    assert {name for _, name, _ in counts} <= set(VERSIONS)
    assert sum(n for (_, _, eaten), n in counts.items() if eaten) == sales.cannibalised.sum()


def test_the_widget_says_profit_takers_and_cannibalised_sales():
    box = jtbd.explore("menu_builder").box
    base, guild, quick, hard = controls(box, "SelectionSlider")
    costs, apart, eaten = controls(box, "Checkbox")
    single = best_single_price(players())
    assert f"best single price for the whole game, {single[0]:.2f} €" in status(box)
    assert "▲ behind" in text(box)
    assert "What to notice" not in text(box)
    for slider, value in zip((base, guild, quick, hard), (4.25, 6.75, 0.5, 3.75), strict=True):
        slider.value = value
    now = sell(players(), [4.25, 6.75, 0.5, 3.75])
    assert f"Profit {now.profit:,.0f} €, {now.profit / single[1]:.2f} times" in status(box)
    assert "✓ ahead" in text(box)
    assert "What to notice" in text(box)
    assert "cannibalised:" not in status(box)
    eaten.value = True
    assert f"{now.cannibalised.sum()} sales are cannibalised" in status(box)
    assert "class='eaten'" in text(box)
    apart.value = True
    assert f"{now.profit - 3 * APART:,.0f} €" in status(box)
    costs.value = False
    assert "Revenue" in status(box)
    guild.value = quick.value = hard.value = NOT_SOLD
    assert "guild hall not sold" in status(box)
    assert "No sale is cannibalised" in status(box)


def test_every_control_has_its_own_label_and_answers_at_once():  # course section 7
    box = jtbd.explore("menu_builder").box
    found = controls(box, "SelectionSlider") + controls(box, "Checkbox")
    assert len({w.description for w in found}) == len(found) == 7
    times = []
    for value in (1.0, 5.0, 2.0, 4.0, 3.0):
        start = time.perf_counter()
        found[0].value = value
        times.append(time.perf_counter() - start)
    assert sorted(times)[2] < 0.1
