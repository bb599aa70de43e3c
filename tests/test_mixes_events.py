"""Mixes from events: what they are, what does not count and why, and events that are refused."""

import doctest
import importlib

import matplotlib
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal, assert_series_equal
from small_events import events, plain, register, totals

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError, JtbdWarning

matplotlib.use("Agg")


def test_a_hand_case():
    """Anna: 30 of call, 10 of pay. call shows as s1 18, s2 12; pay as s4 3, s5 7. Ben: watch only."""
    mix = jtbd.mix_jobs(totals(anna=(30, 0, 10), ben=(0, 8, 0)), plain())
    assert mix.table.loc["anna"].tolist() == pytest.approx([0.75, 0, 0.25])
    assert mix.strength.loc["anna"].tolist() == pytest.approx([30, 0, 10])
    assert mix.table.loc["ben"].tolist() == pytest.approx([0, 1, 0])
    assert mix.table.index.name == "customer_id"
    assert mix.volume.tolist() == pytest.approx([40, 8])
    assert mix.few_events.tolist() == ["ben"]
    assert "1 customer has a quantity below 20" in mix.caption


def test_other_and_without_evidence_stand_apart():  # S3.4
    more = pd.DataFrame({"customer_id": ["anna", "carl", "dora"], "signal": ["s9", "s9", "s1"], "quantity": [10, 5, 0]})
    frame = pd.concat([totals(anna=(30, 0, 0)), more], ignore_index=True)
    with pytest.raises(
        JtbdError, match=r"events \(2 events, 1 such signal\): there is no signal 's9'. Nearest: .*unknown="
    ):
        jtbd.mix_jobs(frame, plain())
    with pytest.warns(JtbdWarning, match="2 events of 1 signal that no job has"):
        mix = jtbd.mix_jobs(frame, plain(), unknown="other")
    assert mix.table.index.tolist() == ["anna"]
    assert mix.table.sum(axis=1).tolist() == pytest.approx([1], abs=1e-9)
    assert mix.other["anna"] == pytest.approx(0.25)
    assert mix.without_evidence.tolist() == ["carl", "dora"]
    assert "2 customers without evidence stand apart" in mix.caption


def test_contexts_decide_where_an_event_counts():
    def one(signal, time, place="home", roaming=False):
        zoned = pd.Timestamp(time, tz="Europe/Vienna")
        row = {"customer_id": "a", "signal": signal, "quantity": 1.0, "time": zoned, "place": place, "roaming": roaming}
        mix = jtbd.mix_jobs(pd.DataFrame([row, {**row, "signal": "contacts", "quantity": 1e-6}]), register())
        return "other" if mix.other["a"] > 0.5 else mix.table.loc["a"].idxmax()

    assert one("calls", "2026-03-02 23:10") == one("calls", "2026-03-02 05:59") == "call"  # over midnight
    assert one("calls", "2026-03-02 06:00") == one("calls", "2026-03-02 21:59") == "watch"
    assert one("video", "2026-03-07 12:00", "abroad") == "watch"
    assert one("video", "2026-03-06 12:00", "abroad") == one("video", "2026-03-07 12:00", "home") == "pay"
    assert one("video", "2026-03-07 12:00", None) == "pay"
    assert one("bills", "2026-03-06 12:00", roaming=True) == "pay"
    assert one("bills", "2026-03-06 12:00") == "other"


def test_hours_are_read_on_the_customers_clock():
    frame = events()
    here = jtbd.mix_jobs(frame, register())
    as_instants = frame.assign(time=frame["time"].dt.tz_convert("UTC"))
    assert_frame_equal(jtbd.mix_jobs(as_instants, register(), zone="Europe/Vienna").table, here.table)
    assert not np.allclose(jtbd.mix_jobs(as_instants, register()).table, here.table)
    naive = frame.assign(time=frame["time"].dt.tz_localize(None))
    assert_frame_equal(jtbd.mix_jobs(naive, register(), zone="Europe/Vienna").table, here.table)
    written = frame.assign(time=frame["time"].map(lambda time: time.isoformat()))
    assert_frame_equal(jtbd.mix_jobs(written, register(), zone="Europe/Vienna").table, here.table)
    for without in (naive, written):
        with pytest.raises(JtbdError, match="these times do not say in which zone"):
            jtbd.mix_jobs(without, register())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"quantity": -1.0}, r"1 event has a quantity that is empty, negative .*first: row 3, customer_id 'c\d+'"),
        ({"quantity": np.nan}, "a quantity that is empty"),
        ({"quantity": np.inf}, "a quantity that is empty, negative or not finite"),
        ({"customer_id": None}, "1 event has no customer_id"),
        ({"time": pd.NaT}, "1 event has no time"),
        ({"signal": None}, "there is no signal 'None'|there is no signal 'nan'"),
        ({"signal": "video "}, "there is no signal 'video '. Nearest: 'video'"),
    ],
)
def test_faulty_events_are_refused_and_counted(change, said):
    frame = events(n=50)
    for column, value in change.items():
        frame.loc[2, column] = value
    with pytest.raises(JtbdError, match=said):
        jtbd.mix_jobs(frame, register())


def test_other_faults_are_said_in_words():
    frame = events(n=50)
    with pytest.raises(JtbdError, match=r"no column 'quantity'. Nearest: 'quantities'.*1 for each single event"):
        jtbd.mix_jobs(frame.rename(columns={"quantity": "quantities"}), register())
    with pytest.raises(JtbdError, match=r"no column 'place'.*The register narrows signals by it"):
        jtbd.mix_jobs(frame.drop(columns="place"), register())
    with pytest.raises(JtbdError, match="row 1: 'many' is no number"):
        jtbd.mix_jobs(frame.assign(quantity="many"), register())
    with pytest.raises(JtbdError, match="row 1: 'noon' is no time"):
        jtbd.mix_jobs(frame.assign(time="noon"), register(), zone="UTC")
    with pytest.raises(JtbdError, match="there are no events"):
        jtbd.mix_jobs(frame.iloc[:0], register())
    with pytest.raises(JtbdError, match="No event speaks for any job"):
        jtbd.mix_jobs(frame.assign(quantity=0), register())
    with pytest.raises(JtbdError, match="not a list"):
        jtbd.mix_jobs([1], register())
    with pytest.raises(JtbdError, match="Nearest: 'other'"):
        jtbd.mix_jobs(frame, register(), unknown="others")


def test_repeated_rows_are_counted_and_said():
    frame = totals(anna=(30, 0, 10))
    with pytest.warns(JtbdWarning, match="5 events repeat another in customer_id, signal; all were counted"):
        twice = jtbd.mix_jobs(pd.concat([frame, frame]), plain())
    assert twice.volume["anna"] == pytest.approx(80)
    log = events(n=100)
    with pytest.warns(
        JtbdWarning, match="3 events repeat another in customer_id, signal, time, place, roaming, quantity"
    ):
        jtbd.mix_jobs(pd.concat([log, log.iloc[:3]]), register())


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000), st.sampled_from([2, 5, 10, 0.5]))
def test_volume_and_order_change_no_mix(seed, times):  # S3.6
    frame = events(seed, n=300, people=10)
    mix = jtbd.mix_jobs(frame, register())
    other = frame.sample(frac=1, random_state=seed).assign(quantity=lambda f: f["quantity"] * times)
    again = jtbd.mix_jobs(other, register())
    assert_frame_equal(again.table, mix.table, rtol=1e-6, atol=1e-8)
    assert_series_equal(again.other, mix.other, rtol=1e-9)


@pytest.mark.parametrize("name", ["mix", "reading"])
def test_examples_run_as_printed(name):
    result = doctest.testmod(importlib.import_module(f"jtbd_helpers.mixes.{name}"))
    assert (result.attempted > 0, result.failed) == (True, 0)


def test_crucial_jobs():
    mix = jtbd.mix_jobs(totals(a=(80, 20, 0), b=(40, 40, 20), c=(0, 2, 98)), plain())
    crucial = mix.crucial_jobs(segments=pd.Series({"a": "A", "b": "A", "c": "B"}))
    assert crucial["segment"].tolist() == ["A", "A", "B"]
    assert crucial["job"].tolist() == ["call", "watch", "pay"]
    assert crucial["covered"].tolist() == pytest.approx([0.6, 0.9, 1.0])  # the .02 of c is set aside
    assert crucial["lift"].tolist() == pytest.approx([0.6 / (1.2 / 2.98), 0.3 / (0.6 / 2.98), 1 / (1.18 / 2.98)])
    assert mix.crucial_jobs(coverage=1, least=0)["job"].tolist() == ["call", "pay", "watch"]
    for bad in (0, 1.2):
        with pytest.raises(JtbdError, match="`coverage` is"):
            mix.crucial_jobs(bad)
    with pytest.raises(JtbdError, match="gives a segment to each customer_id"):
        mix.crucial_jobs(segments={"a": 1})


def test_a_mix_is_kept_scored_and_drawn(tmp_path):
    mix = jtbd.mix_jobs(events(), register())
    loaded = jtbd.load_result(mix.save(tmp_path / "mix.json"))
    assert_frame_equal(loaded.table, mix.table)
    assert (repr(loaded), loaded.describe()) == (repr(mix), mix.describe())
    wave = events(seed=5)
    assert_frame_equal(loaded.score(wave).table, jtbd.mix_jobs(wave, register()).table)
    assert "<script" not in mix._repr_html_()
    assert len(repr(mix).splitlines()) <= 40
    assert mix.plot().has_data()
