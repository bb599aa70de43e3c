"""The blend slider: what one product for a mix of causes comes to, and the widget that shows it."""

import itertools
import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.market import BY_ID, CAUSES, balance, give_way, whole_percent
from jtbd_helpers.course_location import course_folder

IDS = tuple(BY_ID)
BUNDLES = [set(some) for n in range(4) for some in itertools.combinations(IDS, n)]


def mixes(step=5):
    """All mixes in steps of five percent: 231 of them."""
    for a, b in itertools.product(range(0, 101, step), repeat=2):
        if a + b <= 100:
            yield dict(zip(IDS, (a, b, 100 - a - b), strict=True))


def test_under_and_overshoot_add_up_to_the_gap():  # course test 17, S0.13
    grid = list(mixes())
    assert len(grid) >= 200
    for mix, bundle in itertools.product(grid, BUNDLES):
        now = balance(mix, bundle)
        assert now.undershoot + now.overshoot == pytest.approx(now.gap, abs=1e-12)


def test_both_consequences_are_gone_only_in_pure_groups():  # course test 17, S0.13
    for mix, bundle in itertools.product(mixes(), BUNDLES):
        now = balance(mix, bundle)
        gone = now.unserved == 0 and now.cost_burden <= 1 + 1e-12
        pure = [key for key, share in mix.items() if share == 100]
        assert gone == (bool(pure) and bundle == set(pure)), (mix, bundle)
        if gone:
            assert now.undershoot == now.overshoot == now.gap == 0


def test_a_trade_off_misses_in_both_directions():  # S0.13
    for mix, bundle in itertools.product(mixes(), BUNDLES):
        needed = {key for key, share in mix.items() if share}
        if len(needed) > 1 and bundle & needed and needed - bundle:
            now = balance(mix, bundle)
            assert now.undershoot > 0
            assert now.overshoot > 0


def test_planted_costs_and_shares():  # S0.14, S0.15
    shares = {"multi_stop": 0.22, "congestion": 0.25, "no_signal": 0.15}
    everything = balance(shares, IDS)
    assert everything.cost == 7.50
    assert everything.needed == pytest.approx(2.44, abs=0.01)
    assert everything.cost_burden == pytest.approx(3.07, abs=0.01)
    assert 1 - 1 / everything.cost_burden == pytest.approx(0.67, abs=0.01)
    assert balance(shares, {"congestion"}).unserved == pytest.approx(0.60, abs=0.005)
    assert balance(shares, {"multi_stop"}).unserved == pytest.approx(0.65, abs=0.005)
    assert all(balance({c: 1}, {c}).unserved == 0 for c in IDS)


def test_costs_are_those_of_the_codebook():
    book = tomllib.loads((course_folder("datasets", "navigation") / "survey.toml").read_text(encoding="utf-8"))
    dearest = {}
    for feature in book["features"]:
        for circumstance in feature["addresses"]:
            dearest[circumstance] = max(dearest.get(circumstance, 0), feature["cost"])
    assert {c.id: c.cost for c in CAUSES} == {key: dearest[key] for key in IDS}


shares = st.lists(st.integers(1, 100), min_size=3, max_size=3)


@example([59, 1, 40], "congestion", 100)
@given(shares, st.sampled_from(IDS), st.integers(0, 100))
def test_the_others_give_way_in_proportion(start, changed, percent):
    mix = {key: value / sum(start) for key, value in zip(IDS, start, strict=True)}
    others = [key for key in IDS if key != changed]
    ratio = mix[others[0]] / mix[others[1]]
    after = give_way(mix, changed, percent / 100)
    assert sum(after.values()) == pytest.approx(1)
    assert after[others[0]] / after[others[1]] == pytest.approx(ratio)
    shown = whole_percent(after)
    assert sum(shown.values()) == 100
    assert shown[changed] == percent
    back = give_way(after, changed, mix[changed])  # even from 100 % and back
    assert back == pytest.approx(mix, abs=1e-6)


def test_the_widget_links_its_sliders_and_says_its_state():
    box = jtbd.explore("blend_slider").box
    stops, jams, signal = controls(box, "IntSlider")
    assert [s.value for s in (stops, jams, signal)] == [36, 40, 24]
    assert "3.07 times" in status(box)
    jams.value = 100
    assert [s.value for s in (stops, jams, signal)] == [0, 100, 0]
    assert "3.00 times" in status(box)
    assert "What to notice" not in text(box)
    for tick in controls(box, "Checkbox"):
        tick.value = "traffic" in tick.description
    assert (
        "a design gap of 0.00 €. It costs 1.00 times what its customers need; 0\N{NO-BREAK SPACE}% of them get nothing."
        in status(box)
    )
    assert "✓ no more than they need" in text(box)
    assert "What to notice" in text(box)
    jams.value = 0
    assert (stops.value, signal.value) == (59, 41)


def test_every_control_of_the_widget_has_a_label():  # course section 7
    box = jtbd.explore("blend_slider").box
    labels = [w.description for kind in ("IntSlider", "Checkbox") for w in controls(box, kind)]
    assert len(set(labels)) == 6
    assert all(labels)
