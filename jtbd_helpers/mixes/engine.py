"""Events in files or in a database: joined to the table of cells and grouped where they are, through Ibis.

An engine on this machine (DuckDB) hands over each event as three numbers, which are added up as they stream by; that
takes a third of the time of grouping there. Any other engine groups first and hands over the groups.
"""

import datetime as dt
import importlib
import zoneinfo

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.mixes.contexts import TIMED
from jtbd_helpers.mixes.frames import NEEDED, check_columns, needs_zone, said_repeated
from jtbd_helpers.mixes.register import Signals
from jtbd_helpers.mixes.totals import (
    BAD_QUANTITY,
    NO_CUSTOMER,
    NO_JOB,
    NO_TIME,
    OFFSET,
    UNKNOWN,
    Adder,
    Totals,
    refuse,
    settle_unknown,
)
from jtbd_helpers.progress_bars import bar

STREAMS = ("duckdb",)
INSTANTS = ("pyspark",)  # their times are instants though they say no zone
CHUNK = 1_000_000
SECONDS = 5e-7  # for one event, roughly
LOOKED_AT = 2_000_000  # events among which repeated rows are looked for
WEEK = 7 * 86400
INSTALL = 'Run: pip install "jtbd_helpers[scale]"'


def ibis_of(what: str):
    """Ibis, loaded when first needed."""
    try:
        return importlib.import_module("ibis")
    except ImportError as cause:
        raise JtbdError(f"{what} needs ibis-framework and duckdb, which are not installed. {INSTALL}") from cause


def group_table(table, signals: Signals, zone, unknown_signals: str, where: str, progress=None) -> Totals:
    """Totals of the events in an Ibis table."""
    ibis = ibis_of(where)
    check_columns(table.columns, signals, where)
    if not table.quantity.type().is_numeric():
        raise JtbdError(f"{where}, column 'quantity': it holds {table.quantity.type()}, not numbers.")
    placed = _placed(ibis, table, signals, zone, where)
    rows = int(table.count().to_pyarrow().as_py())
    if not rows:
        raise JtbdError(f"{where}: there are no events.")
    known = placed.filter(placed.customer_id.notnull()).select("customer_id").distinct()
    ids = pd.Index(known.order_by("customer_id").to_pyarrow()["customer_id"].to_pandas(), name="customer_id")
    adder = Adder(len(ids), signals)
    counts = _stream(ibis, placed, ids, adder, rows, progress)
    refuse(counts, lambda fault: _example(placed, fault), where)
    notes = settle_unknown(_unknown(placed) if counts[UNKNOWN] else {}, signals, unknown_signals, where)
    notes += _repeated(ibis, table, ids, signals, rows, where)
    return adder.totals(ids, rows, notes)


def _stream(ibis, placed, ids: pd.Index, adder: Adder, rows: int, progress) -> dict:
    """Add up what the engine hands over; how many events there are of each fault."""
    sound = placed.select("customer_id", "trace", quantity=ibis.ifelse(placed.trace >= UNKNOWN, placed.quantity, 0.0))
    here = placed.get_backend().name in STREAMS
    if here:
        codes = ibis.memtable(pd.DataFrame({"customer_id": ids, "code": np.arange(len(ids), dtype=np.int32)}))
        joined = sound.left_join(codes, "customer_id")
        triples = joined.select(joined.code.fill_null(0).cast("int32"), joined.trace, joined.quantity)
    else:
        triples = sound.group_by("customer_id", "trace").agg(quantity=sound.quantity.sum(), events=sound.count())
    counts = np.zeros(OFFSET)
    batches = triples.to_pyarrow_batches(chunk_size=CHUNK)
    for batch in bar(batches, "Events", -(-rows // CHUNK) if here else None, progress, SECONDS * rows):
        who, trace, quantity, *events = (column.to_numpy(zero_copy_only=False) for column in batch.columns)
        if (fault := trace < NO_JOB).any():
            counts += np.bincount(trace[fault] + OFFSET, events[0][fault] if events else None, OFFSET)
        adder.add(who if here else np.maximum(ids.get_indexer(who), 0), np.maximum(trace, NO_JOB), quantity)
    return {number: int(counts[number + OFFSET]) for number in range(-OFFSET, NO_JOB)}


def _placed(ibis, table, signals: Signals, zone, where: str):
    """The events with the trace of their cell, or the number of what is wrong with them."""
    cells, keys = signals.cells, [f"group_of_{key}" for key in signals.cells.keys]
    plain = table.customer_id if table.customer_id.type().is_integer() else table.customer_id.cast("string")
    columns = {"customer_id": plain, "signal": table.signal.cast("string"), "quantity": table.quantity.cast("float64")}
    timed = any(key in TIMED for key in cells.keys)
    for key, name in zip(cells.keys, keys, strict=True):
        if key in TIMED:
            continue
        value = table[key].cast("string")
        value = value.lower() if table[key].type().is_boolean() else value
        branches = [(value.isin(list(levels)), i) for i, levels in enumerate(cells.groups[key])]
        columns[name] = ibis.cases(*branches, else_=len(branches)).cast("int64")
    columns["timeless"] = table.time.isnull() if timed else ibis.literal(False)
    if timed:
        columns["hour_of_week"] = _clock(ibis, table.time, zone, where)
    events = table.select(**columns)
    if timed:
        week = ibis.memtable(_week(cells))
        events = events.left_join(week, events.hour_of_week == week.week_hour).drop("hour_of_week", "week_hour")
    lookup = pd.DataFrame(cells.table(), columns=["cell_signal", *keys, "trace"])
    lookup = ibis.memtable(lookup.astype(dict.fromkeys([*keys, "trace"], np.int64)))
    same = [events.signal == lookup.cell_signal, *(events[name] == lookup[name] for name in keys)]
    joined = events.left_join(lookup.rename({f"cell_{name}": name for name in keys}) if keys else lookup, same)
    sound = (joined.quantity >= 0) & (joined.quantity < float("inf"))
    trace = ibis.cases(
        (joined.customer_id.isnull(), NO_CUSTOMER),
        (~sound.fill_null(False), BAD_QUANTITY),
        (joined.timeless, NO_TIME),
        else_=joined.trace.fill_null(UNKNOWN),
    )
    return joined.select("customer_id", "signal", "quantity", trace=trace.cast("int16"))


def _clock(ibis, time, zone, where: str):
    """Hour of the week (Monday 0:00 is 0) on the customers' clocks.

    Instants are moved by the offsets of their zone, as arithmetic: engines differ in how they read zones.
    """
    kind = time.type()
    if not kind.is_timestamp():
        raise JtbdError(f"{where}, column 'time': it holds {kind}, not times. Store it as timestamps with a zone.")
    if kind.timezone is None and zone is None:
        raise JtbdError(needs_zone(where))
    if kind.timezone is None and time.get_backend().name not in INSTANTS:
        return (time.day_of_week.index() * 24 + time.hour()).cast("int64")
    seconds = time.epoch_seconds()
    whole = seconds.cast("int64")
    low, high = (getattr(whole, end)().as_scalar().to_pyarrow().as_py() for end in ("min", "max"))
    if low is None:
        return whole
    steps = offsets(zone or kind.timezone, low - 1, high + 1)
    branches = [(seconds < until, offset) for until, offset in steps[:-1]]
    offset = ibis.cases(*branches, else_=steps[-1][1]) if branches else steps[-1][1]
    local = (seconds + offset + 10_000 * WEEK).cast("int64")  # never below 0, so that division is the same everywhere
    return (local // 3600 + 72) % 168


def _week(cells) -> pd.DataFrame:
    """The group of hours and of days that each hour of the week belongs to."""
    week = pd.DataFrame({"week_hour": np.arange(168, dtype=np.int64)})
    for key in (key for key in cells.keys if key in TIMED):
        level = week["week_hour"] % 24 if key == "hours" else week["week_hour"] // 24
        group = {one: i for i, levels in enumerate(cells.groups[key]) for one in levels}
        week[f"group_of_{key}"] = level.map(group).fillna(len(cells.groups[key])).astype(np.int64)
    return week


def offsets(zone: str, low: float, high: float) -> list[tuple[float, int]]:
    """Seconds to add to universal time between two instants: (until, offset), the last one open."""
    try:
        zone = zoneinfo.ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as cause:
        raise JtbdError(f"There is no time zone '{zone}'. Write it as Europe/Vienna or UTC.") from cause

    def offset(second: float) -> int:
        return int(dt.datetime.fromtimestamp(second, zone).utcoffset().total_seconds())

    steps, start, end = [], int(low), int(high) + 1
    while start < end:
        probe = start
        while probe < end and offset(min(probe + 86400, end)) == offset(start):
            probe = min(probe + 86400, end)
        if probe >= end:
            break
        low_, high_ = probe, min(probe + 86400, end)
        while high_ - low_ > 1:
            middle = (low_ + high_) // 2
            low_, high_ = (middle, high_) if offset(middle) == offset(start) else (low_, middle)
        steps.append((high_, offset(start)))
        start = high_
    return [*steps, (float("inf"), offset(end))]


def _example(placed, fault: int) -> str:
    row = placed.filter(placed.trace == fault).limit(1).to_pandas().iloc[0]
    return " (such as " + ", ".join(f"{name} '{row[name]}'" for name in NEEDED) + ")"


def _unknown(placed) -> dict:
    strange = placed.filter(placed.trace == UNKNOWN)
    rows = strange.group_by("signal").agg(events=strange.count()).to_pandas()
    return {str(name): int(n) for name, n in zip(rows["signal"], rows["events"], strict=True)}


def _repeated(ibis, table, ids: pd.Index, signals: Signals, rows: int, where: str) -> list[str]:
    """Rows that repeat another, looked for among some customers where there are very many events."""
    keys = [n for n in table.columns if n in ("customer_id", "signal", "time", *signals.contexts)]
    keys += ["quantity"] if "time" in keys else []
    one_in = max(1, rows // LOOKED_AT)
    if one_in > 1:
        some = ibis.memtable(pd.DataFrame({"customer_id": ids[::one_in]}))
        table = table.semi_join(some, "customer_id")
    groups = table.group_by(keys).agg(events=table.count())
    more = groups.filter(groups.events > 1)
    repeated = (more.events - 1).sum().to_pyarrow().as_py() or 0
    among = f" (among one customer in {one_in})" if one_in > 1 else ""
    return said_repeated(int(repeated), keys, where + among)
