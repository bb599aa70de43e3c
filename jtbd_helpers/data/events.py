"""Events of a phone company at any size: Parquet files with time and place, written in constant memory. Invented.

The jobs are those of `telco`, and a signal counts in the context of its job. Customers share some thousand profiles
(a mix of jobs and a volume), so that nothing here grows with their number.
"""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from jtbd_helpers.data.randomness import stream
from jtbd_helpers.data.telco import SEGMENTS, concentrations, telco_codebook, weights
from jtbd_helpers.data.telco_jobs import JOBS, SIGNALS
from jtbd_helpers.data.toml import to_toml
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.progress_bars import bar

ZONE = "Europe/Vienna"
FIRST_DAY, DAYS = "2026-01-05", 90  # a Monday; summer time begins on the 84th day
PER_FILE = 1_000_000
PROFILES = 10_000
BACKGROUND = 0.10  # share of events of any signal, anywhere and at any time
PLACES = ("home", "work", "on_the_way", "out", "abroad")
WHERE = {
    "abroad": {"place": "abroad"},
    "weekend_out": {"days": "weekend"},
    "commute": {"days": "weekday", "place": "on_the_way"},
    "workplace": {"days": "weekday", "hours": [8, 18]},
    "family_evening": {"hours": [17, 22]},
    "night": {"hours": [22, 6]},
}
CONTEXT = {signal: job.context for job in reversed(JOBS) for _, signal in job.signals}  # of the first job that has it


class Profiles(NamedTuple):
    """What customers have in common who leave the same rest when their number is divided by the number of profiles."""

    mix: np.ndarray  # profile x job, rows sum to 1
    volume: np.ndarray
    segment: np.ndarray


def write_events(folder: Path, customers: int, events: int, seed: int = 0, progress: bool | None = None) -> Path:
    """Write `events` events of `customers` customers as Parquet files, and the register that goes with them.

    Parameters
    ----------
    folder : Path
        New or empty; gets `events/part-00000.parquet`, … and `signals.toml`. It appears when all is written: an
        interrupted run leaves nothing behind.
    customers, events : int
        How many; 1 or more. Not every customer need have an event.
    seed : int
    progress : bool, optional
        None shows a bar on a terminal.

    Returns
    -------
    Path
        The folder. Columns of the events: customer_id (integer), signal, quantity (1 to 3), time (with zone), place.

    Raises
    ------
    JtbdError
        When the folder holds something, or a number is below 1.
    """
    folder = Path(folder)
    for name, number in (("customers", customers), ("events", events)):
        if number < 1:
            raise JtbdError(f"`{name}` is {number}. Give a whole number from 1 up.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise JtbdError(f"{folder.name}: there is something already, and nothing is overwritten. Give a new folder.")
    half_done = folder.with_name(f".{folder.name}-half-{os.getpid()}")
    try:
        (half_done / "events").mkdir(parents=True)
        (half_done / "signals.toml").write_text(to_toml(register(seed)), encoding="utf-8", newline="\n")
        _write_parts(half_done / "events", customers, events, seed, progress)
        if folder.exists():
            folder.rmdir()
        half_done.rename(folder)
    finally:
        shutil.rmtree(half_done, ignore_errors=True)
    return folder


def _write_parts(folder: Path, customers: int, events: int, seed: int, progress: bool | None) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds, slots = profiles(customers, seed), _slots()
    likely = (kinds.volume[:, None] * kinds.mix).ravel()
    likely /= likely.sum()
    starts = range(0, events, PER_FILE)
    for number, start in enumerate(bar(starts, "Events", len(starts), progress, seconds=events / 1.5e6)):
        rng = stream("telco", f"events at any size {number}", seed)
        part = _part(rng, min(PER_FILE, events - start), customers, likely, slots)
        times = pa.array(part.pop("time"), pa.timestamp("us", tz=ZONE))
        for name, words in (("signal", SIGNALS), ("place", PLACES)):
            part[name] = pa.DictionaryArray.from_arrays(part[name], pa.array(words))
        table = pa.table({name: part[name] for name in ("customer_id", "signal", "quantity")})
        table = table.append_column("time", times).append_column("place", part["place"])
        pq.write_table(table, folder / f"part-{number:05d}.parquet", compression="zstd")


def _part(rng: np.random.Generator, n: int, customers: int, likely: np.ndarray, slots: list) -> dict:
    """Some events: each from a profile and a job as likely as they are, in the context of its signal."""
    cell = rng.permutation(np.repeat(np.arange(len(likely)), rng.multinomial(n, likely)))
    kind, job = np.divmod(cell, len(JOBS))
    kinds = len(likely) // len(JOBS)
    customer = kind + kinds * rng.integers(0, (customers - 1 - kind) // kinds + 1)
    signal = _urns()[job, rng.integers(0, 100, n)]
    context = _contexts()[signal]
    stray = rng.random(n) < BACKGROUND
    signal[stray], context[stray] = rng.integers(0, len(SIGNALS), stray.sum()), 0
    offsets = np.cumsum([0, *(len(hours) for hours, _ in slots)])
    hours, places = (np.concatenate(column) for column in zip(*slots, strict=True))
    slot = offsets[context] + (rng.random(n) * np.diff(offsets)[context]).astype(np.int64)
    return {
        "customer_id": customer,
        "signal": signal.astype(np.int16),
        "quantity": rng.integers(1, 4, n, dtype=np.int32),
        "time": hours[slot] + rng.integers(0, 3_600_000_000, n),
        "place": places[slot],
    }


def profiles(customers: int, seed: int = 0) -> Profiles:
    """The planted truth: customer i has profile i modulo the number of profiles."""
    rng, n = stream("telco", "profiles", seed), min(customers, PROFILES)
    segment = rng.choice(len(SEGMENTS), n, p=list(SEGMENTS.values()))
    mix = rng.standard_gamma(concentrations()[segment])
    return Profiles(mix / mix.sum(axis=1, keepdims=True), rng.lognormal(4, 1, n), segment)


def register(seed: int = 0) -> dict:
    """The register of `telco` with each signal narrowed to the context of its job, where the clock can tell it."""
    book = telco_codebook(seed)
    rows = [row | _where(row["signal"]) for row in book["signals.of"]]
    place = {"place": {"label": "Where the customer was", "type": "category", "allowed": list(PLACES)}}
    title = {"title": "What customers of a phone company get done, with time and place (invented data)"}
    return {"signals": title, "jobs": book["jobs"], "signals.of": rows, "columns": place, "meta": book["meta"]}


def _where(signal: str) -> dict:
    context = CONTEXT[signal]
    return {"where": WHERE[context]} if context in WHERE else {}


def _urns() -> np.ndarray:
    """A hundred tickets for each job, each with the number of a signal: weights are hundredths."""
    hundredths = np.rint(100 * weights()).astype(int)
    return np.array([np.repeat(np.arange(len(SIGNALS)), row) for row in hundredths])


def _contexts() -> np.ndarray:
    """Number of the context of each signal in `_slots`; 0 is anywhere, at any time."""
    return np.array([[None, *WHERE].index(c if c in WHERE else None) for c in (CONTEXT[s] for s in SIGNALS)])


def _slots() -> list[tuple[np.ndarray, np.ndarray]]:
    """For each context, where and when an event may be: starts of hours (UTC, µs since 1970) and numbers of places."""
    local = pd.date_range(FIRST_DAY, periods=24 * DAYS, freq="h")
    utc = local.tz_localize(ZONE, nonexistent="shift_forward").tz_convert("UTC").tz_localize(None)
    start = utc.to_numpy().astype("datetime64[us]").astype(np.int64)
    kept = []
    for rule in ({}, *WHERE.values()):
        fits = np.ones(len(local), dtype=bool)
        if "days" in rule:
            fits &= (local.day_of_week >= 5) == (rule["days"] == "weekend")
        if "hours" in rule:
            first, last = rule["hours"]
            fits &= (local.hour - first) % 24 < (last - first) % 24
        places = [PLACES.index(rule["place"])] if "place" in rule else range(len(PLACES) if not rule else 4)
        kept.append((np.repeat(start[fits], len(places)), np.tile(np.array(places, np.int8), fits.sum())))
    return kept
