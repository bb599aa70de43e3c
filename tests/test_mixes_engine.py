"""Events in files and in a database give the very numbers of events in memory."""

import sys

import numpy as np
import pandas as pd
import pytest
from small_events import events, plain, register, totals

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError, JtbdWarning
from jtbd_helpers.mixes import files

ibis = pytest.importorskip("ibis", reason="the extra `scale` is not installed")


def assert_same(one, other):
    assert one.table.index.equals(other.table.index)
    for name in ("table", "strength", "other", "volume"):
        assert np.abs(getattr(one, name).to_numpy() - getattr(other, name).to_numpy()).max() < 1e-9
    assert one.without_evidence.tolist() == other.without_evidence.tolist()


@pytest.fixture
def folder(tmp_path):
    """The events as Parquet, in three files of a folder."""
    frame = events()
    place = tmp_path / "events"
    place.mkdir()
    for i in range(3):
        frame.iloc[i::3].to_parquet(place / f"part{i}.parquet", index=False)
    (place / "_SUCCESS").write_text("")
    return place


def test_pandas_and_duckdb_agree_in_every_context(folder):
    mix = jtbd.mix_jobs(events(), register())
    assert_same(mix, jtbd.mix_jobs(folder, register()))  # the files say their zone
    assert_same(mix, jtbd.mix_jobs(str(folder / "*.parquet"), register(), zone="Europe/Vienna"))
    table = ibis.duckdb.connect().read_parquet(str(folder / "*.parquet"))
    assert_same(mix, jtbd.mix_jobs(table, register(), zone="Europe/Vienna"))
    assert np.abs(jtbd.mix_jobs(table, register(), zone="UTC").table - mix.table).to_numpy().max() > 0.01
    naive = ibis.memtable(events().assign(time=lambda f: f["time"].dt.tz_localize(None)))
    assert_same(mix, jtbd.mix_jobs(naive, register(), zone="Europe/Vienna"))
    with pytest.raises(JtbdError, match="do not say in which zone"):
        jtbd.mix_jobs(naive, register())


def test_what_another_engine_groups_is_the_same(monkeypatch):
    """Any engine but this one groups first: the same path, without streaming."""
    mix = jtbd.mix_jobs(events(), register())
    monkeypatch.setattr("jtbd_helpers.mixes.engine.STREAMS", ())
    assert_same(mix, jtbd.mix_jobs(ibis.memtable(events()), register(), zone="Europe/Vienna"))


def test_whole_numbers_as_ids(tmp_path):
    frame = totals(a=(30, 0, 10), b=(0, 8, 0)).assign(customer_id=lambda f: f["customer_id"].map({"a": 12, "b": 7}))
    frame.to_parquet(tmp_path / "events.parquet")
    mix = jtbd.mix_jobs(frame, plain())
    assert mix.table.index.tolist() == [7, 12]
    assert_same(mix, jtbd.mix_jobs(tmp_path / "events.parquet", plain()))


def test_csv_small_and_large(tmp_path, monkeypatch):
    frame = totals(a=(30, 0, 10)).assign(customer_id="007")
    for name in ("events.csv", "events.csv.gz"):
        frame.to_csv(tmp_path / name, index=False)
        small = jtbd.mix_jobs(tmp_path / name, plain())
        assert small.table.index.tolist() == ["007"]
        with monkeypatch.context() as patch:
            patch.setattr(files, "SMALL", 0)
            assert_same(small, jtbd.mix_jobs(tmp_path / name, plain()))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"quantity": -1.0}, r"1 event has a quantity that is empty, negative .*customer_id 'c[0-9]+'"),
        ({"quantity": np.nan}, "a quantity that is empty"),
        ({"quantity": np.inf}, "not finite"),
        ({"customer_id": None}, "1 event has no customer_id"),
        ({"time": pd.NaT}, "1 event has no time"),
        ({"signal": "videos"}, "there is no signal 'videos'. Nearest: 'video'"),
    ],
)
def test_faulty_events_are_refused_and_counted(tmp_path, change, said):
    frame = events(n=50)
    for column, value in change.items():
        frame.loc[2, column] = value
    frame.to_parquet(tmp_path / "events.parquet")
    with pytest.raises(JtbdError, match=said):
        jtbd.mix_jobs(tmp_path / "events.parquet", register())
    with pytest.raises(JtbdError, match=said):
        jtbd.mix_jobs(ibis.read_parquet(tmp_path / "events.parquet"), register(), zone="Europe/Vienna")


def test_unknown_signals_and_repeated_rows_are_said(tmp_path):
    frame = events(n=50)
    frame.loc[2, "signal"] = "videos"
    pd.concat([frame, frame.iloc[:3]]).to_parquet(tmp_path / "events.parquet")
    with pytest.warns(JtbdWarning) as said:
        mix = jtbd.mix_jobs(tmp_path / "events.parquet", register(), unknown="other")
    texts = [str(one.message) for one in said]
    assert any("2 events of 1 signal that no job has (most often 'videos')" in text for text in texts)
    assert any("3 events repeat another" in text for text in texts)
    assert all(text.split(": ", 1)[1].split(".")[0] in mix.caption for text in texts)


def test_paths_that_lead_nowhere(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(JtbdError, match="empty: this folder has no CSV or Parquet file"):
        jtbd.mix_jobs(tmp_path / "empty", plain())
    with pytest.raises(JtbdError, match="no file fits this pattern"):
        jtbd.mix_jobs(str(tmp_path / "*.parquet"), plain())
    totals(a=(1, 1, 1)).to_csv(tmp_path / "events.csv", index=False)
    with pytest.raises(JtbdError, match=r"there is no file 'event\.csv'\. Nearest: 'events\.csv'"):
        jtbd.mix_jobs(tmp_path / "event.csv", plain())
    (tmp_path / "events.doc").write_text("x")
    with pytest.raises(JtbdError, match=r"there is no way to read '\.doc'"):
        jtbd.mix_jobs(tmp_path / "events.doc", plain())
    (tmp_path / "bad.parquet").write_text("no parquet")
    with pytest.raises(JtbdError, match=r"bad\.parquet: the events cannot be read"):
        jtbd.mix_jobs(tmp_path / "bad.parquet", plain())
    with pytest.raises(JtbdError, match="there are CSV and Parquet files"):
        jtbd.mix_jobs(tmp_path, plain())
    totals(a=(1, 1, 1)).iloc[:0].to_parquet(tmp_path / "none.parquet")
    with pytest.raises(JtbdError, match=r"there are no events|it holds"):
        jtbd.mix_jobs(tmp_path / "none.parquet", plain())


def test_without_the_extra_the_command_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ibis", None)
    for name in ("one.csv", "two.csv"):
        totals(a=(30, 0, 10)).to_csv(tmp_path / name, index=False)
    with pytest.raises(JtbdError, match=r'Run: pip install "jtbd_helpers\[scale\]"'):
        jtbd.mix_jobs(tmp_path, plain())
    assert len(jtbd.mix_jobs(tmp_path / "one.csv", plain()).table) == 1  # a small CSV needs no engine
