"""Events at any size: as many as asked, what was planted is in them, and nothing half-written stays."""

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.data import events
from jtbd_helpers.data.__main__ import main
from jtbd_helpers.data.events import ZONE, profiles, write_events
from jtbd_helpers.data.telco_jobs import JOBS, SIGNALS


@pytest.fixture
def small_files(monkeypatch):
    monkeypatch.setattr(events, "PER_FILE", 1000)


def read(folder) -> pd.DataFrame:
    frame = pd.concat([pq.read_table(path).to_pandas() for path in sorted((folder / "events").iterdir())])
    return frame.astype({"signal": object, "place": object}).reset_index(drop=True)


def test_as_many_as_asked_with_zone_and_place(tmp_path, small_files):
    folder = write_events(tmp_path / "new" / "telco", customers=50, events=2500)
    assert [path.name for path in sorted((folder / "events").iterdir())] == [f"part-0000{k}.parquet" for k in range(3)]
    frame = read(folder)
    assert list(frame.columns) == ["customer_id", "signal", "quantity", "time", "place"]
    assert len(frame) == 2500
    assert frame["customer_id"].between(0, 49).all()
    assert str(frame["time"].dtype) == f"datetime64[us, {ZONE}]"
    assert frame["time"].between(pd.Timestamp("2026-01-05", tz=ZONE), pd.Timestamp("2026-04-05", tz=ZONE)).all()
    assert set(frame["place"]) == set(events.PLACES)
    assert set(frame["signal"]) <= set(SIGNALS)
    assert frame["quantity"].isin([1, 2, 3]).all()


def test_nine_of_ten_events_stand_in_the_context_of_their_signal(tmp_path):
    frame = read(write_events(tmp_path / "telco", customers=200, events=20_000))
    weekend, hour = frame["time"].dt.day_of_week >= 5, frame["time"].dt.hour
    for signals, inside in (
        (["roaming_days"], frame["place"] == "abroad"),
        (["restaurant_searches", "posts_from_outings"], weekend),
        (["conference_calls"], ~weekend & hour.between(8, 17)),
        (["parallel_streams_evening"], hour.between(17, 21)),
        (["calls_after_midnight"], (hour >= 22) | (hour < 6)),
    ):
        assert 0.85 < inside[frame["signal"].isin(signals)].mean() <= 1, signals


def test_what_was_planted_comes_back(tmp_path):
    folder = write_events(tmp_path / "telco", customers=300, events=400_000)
    mix = jtbd.mix_jobs(read(folder), folder / "signals.toml").table
    planted = profiles(300).mix[mix.index]
    assert list(mix.columns) == [job.id for job in JOBS]
    busy = profiles(300).volume[mix.index] > 30
    together = [np.corrcoef(a, b)[0, 1] for a, b in zip(mix.to_numpy()[busy], planted[busy], strict=True)]
    assert min(together) > 0.97
    assert np.mean(together) > 0.99


def test_same_seed_same_bytes_and_other_seed_other_events(tmp_path, small_files):
    one, same, other = (write_events(tmp_path / name, 80, 1500, seed) for name, seed in [("a", 1), ("b", 1), ("c", 2)])
    for path in sorted(one.rglob("*.*")):
        assert path.read_bytes() == (same / path.relative_to(one)).read_bytes()
    assert not read(one).equals(read(other))


def test_an_interrupted_run_leaves_nothing(tmp_path, small_files, monkeypatch):
    part = events._part

    def interrupted(rng, n, *rest):
        if n < 1000:
            raise KeyboardInterrupt
        return part(rng, n, *rest)

    monkeypatch.setattr(events, "_part", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_events(tmp_path / "telco", 50, 2500)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path):
    folder = write_events(tmp_path / "telco", 50, 100)
    before = read(folder)
    with pytest.raises(jtbd.JtbdError, match="telco: there is something already, and nothing is overwritten"):
        write_events(folder, 50, 200)
    pd.testing.assert_frame_equal(read(folder), before)
    (tmp_path / "empty").mkdir()
    assert len(read(write_events(tmp_path / "empty", 50, 100))) == 100


@pytest.mark.parametrize(("customers", "number"), [(0, 10), (10, 0), (10, -5)])
def test_there_is_at_least_one_of_each(tmp_path, customers, number):
    with pytest.raises(jtbd.JtbdError, match="Give a whole number from 1 up"):
        write_events(tmp_path / "telco", customers, number)


def test_from_the_command_line(tmp_path, capsys):
    asked = ["events", "--customers", "50", "--events", "1_000", "--out", str(tmp_path / "telco")]
    assert main(asked) == 0
    assert "jtbd.mix_jobs(" in capsys.readouterr().out
    assert main(asked) == 1
    assert "nothing is overwritten" in capsys.readouterr().err


def test_files_grow_and_memory_does_not():
    """Profiles are all that is held, and there are never more than ten thousand."""
    assert len(profiles(5_000_000).mix) == len(profiles(50_000).mix) == 10_000
    assert len(profiles(50).mix) == 50
