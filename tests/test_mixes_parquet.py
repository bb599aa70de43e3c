"""Events in Parquet files give what the same events give in memory, faults and all."""

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.data.events import write_events
from jtbd_helpers.errors import JtbdWarning
from jtbd_helpers.mixes import mix_jobs, parquet, read_signals


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Events of seventy customers with time and place, and their register."""
    folder = write_events(tmp_path_factory.mktemp("events") / "telco", customers=70, events=6000)
    frame = pd.read_parquet(folder / "events")
    return folder, frame.astype({"signal": object, "place": object}), read_signals(folder / "signals.toml")


def stored(frame: pd.DataFrame, folder, files: int = 1):
    """The events in one or more Parquet files."""
    for k in range(files):
        frame.iloc[k::files].to_parquet(folder / f"part-{k}.parquet", index=False)
    return folder


def assert_same(one, other):
    pd.testing.assert_frame_equal(one.table, other.table, rtol=1e-12, atol=1e-12, check_index_type=False)
    for name in ("size", "other", "volume"):
        pd.testing.assert_series_equal(getattr(one, name), getattr(other, name), rtol=1e-12, check_index_type=False)
    np.testing.assert_allclose(one.trace_totals, other.trace_totals, rtol=1e-12)
    assert one.without_evidence.tolist() == other.without_evidence.tolist()
    assert one.few_events.tolist() == other.few_events.tolist()


def test_as_in_memory(made):
    folder, frame, register = made
    assert_same(mix_jobs(folder / "events", register), mix_jobs(frame, register))


def ids(kind: str, frame: pd.DataFrame) -> pd.DataFrame:
    number = frame["customer_id"]
    new = {"text": number.map("c{:04d}".format), "far apart": number * 10_000_019 - 4, "negative": number - 35}
    return frame.assign(customer_id=new[kind])


@pytest.mark.parametrize("kind", ["text", "far apart", "negative"])
@pytest.mark.parametrize("files", [1, 3])
def test_whatever_the_ids(made, tmp_path, kind, files):
    _, frame, register = made
    frame = ids(kind, frame)
    assert_same(mix_jobs(stored(frame, tmp_path, files), register), mix_jobs(frame, register))


@pytest.mark.parametrize("unit", ["s", "ms", "ns"])
def test_whatever_the_unit_and_the_zone(made, tmp_path, unit):
    _, frame, register = made
    frame = frame.assign(time=frame["time"].dt.tz_convert("Asia/Kathmandu").dt.as_unit(unit))
    folder = stored(frame, tmp_path)
    assert_same(mix_jobs(folder, register), mix_jobs(frame, register))
    home = mix_jobs(folder, register, zone="Europe/Vienna")
    assert_same(home, mix_jobs(frame, register, zone="Europe/Vienna"))
    assert not home.table.equals(mix_jobs(folder, register).table)


def test_times_without_zone_are_read_on_the_clock_that_is_named(made, tmp_path):
    _, frame, register = made
    frame = frame.assign(time=frame["time"].dt.tz_localize(None))
    folder = stored(frame, tmp_path)
    assert_same(mix_jobs(folder, register, zone="Europe/Vienna"), mix_jobs(frame, register, zone="Europe/Vienna"))
    with pytest.raises(jtbd.JtbdError, match="these times do not say in which zone"):
        mix_jobs(folder, register)
    with pytest.raises(jtbd.JtbdError, match="There is no time zone 'Europe/Wien'"):
        mix_jobs(stored(made[1], tmp_path), register, zone="Europe/Wien")


def test_small_batches_change_nothing(made, monkeypatch):
    folder, frame, register = made
    monkeypatch.setattr(parquet, "BATCH", 97)
    assert_same(mix_jobs(folder / "events", register), mix_jobs(frame, register))


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("quantity", -2, r"1 event has a quantity that is empty, negative.*row 12, customer_id '\d+'.*quantity '-2.0'"),
        ("quantity", None, "1 event has a quantity that is empty"),
        ("time", None, r"1 event has no time \(first: part-0.parquet, row 12"),
        ("customer_id", None, "1 event has no customer_id"),
        ("signal", "call_home", r"part-0.parquet \(1 event, 1 such signal\): there is no signal 'call_home'"),
    ],
)
def test_faults_are_named_with_their_row(made, tmp_path, column, value, said):
    _, frame, register = made
    frame = frame.astype({"quantity": float, "customer_id": "Int64"})
    frame.loc[frame.index[11], column] = value
    with pytest.raises(jtbd.JtbdError, match=said):
        mix_jobs(stored(frame, tmp_path), register)


def test_unknown_signals_may_count_under_other(made, tmp_path):
    _, frame, register = made
    frame = frame.copy()
    frame.loc[frame.index[:50], "signal"] = "call_home"
    with pytest.warns(JtbdWarning, match="50 events of 1 signal that no job has"):
        found = mix_jobs(stored(frame, tmp_path), register, unknown="other")
    with pytest.warns(JtbdWarning, match="50 events of 1 signal that no job has"):
        assert_same(found, mix_jobs(frame, register, unknown="other"))


def test_repeated_rows_are_counted_and_said(made, tmp_path):
    _, frame, register = made
    frame = frame.copy()
    twice = pd.concat([frame, frame.iloc[:30]])
    with pytest.warns(JtbdWarning, match="30 events repeat another in customer_id, signal"):
        mix_jobs(stored(twice, tmp_path), register)


def test_columns_of_another_kind_are_refused(made, tmp_path):
    _, frame, register = made
    frame = frame.copy()
    for k, (changed, said) in enumerate(
        [
            (frame.drop(columns="place"), "part-0.parquet: there is no column 'place'"),
            (frame.assign(quantity=frame["quantity"].astype(str)), "column 'quantity': it holds .*string, not numbers"),
            (frame.assign(time=frame["time"].astype(str)), "column 'time': it holds .*string, not times"),
            (frame.iloc[:0], "there are no events"),
        ]
    ):
        (tmp_path / str(k)).mkdir()
        with pytest.raises(jtbd.JtbdError, match=said):
            mix_jobs(stored(changed, tmp_path / str(k)), register)
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 and no more")
    with pytest.raises(jtbd.JtbdError, match=r"broken.parquet: the events cannot be read"):
        mix_jobs(broken, register)


def test_times_of_another_millennium_are_refused(made, tmp_path):
    _, frame, register = made
    frame = frame.copy()
    frame.loc[5, "time"] = pd.Timestamp("2226-01-05", tz="Europe/Vienna")
    with pytest.raises(jtbd.JtbdError, match="the times span more than 120 years"):
        mix_jobs(stored(frame, tmp_path), register)
