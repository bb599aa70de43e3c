"""Events in Parquet files: read batch by batch, looked up in the table of cells, and added up as they stream by.

Nothing is joined and nothing is sorted, so that this takes little longer than reading the files.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.mixes.contexts import TIMED, level_text
from jtbd_helpers.mixes.engine import offsets
from jtbd_helpers.mixes.frames import NEEDED, check_columns, columns_of, needs_zone, said_repeated
from jtbd_helpers.mixes.register import Signals
from jtbd_helpers.mixes.totals import (
    BAD_QUANTITY,
    NO_CUSTOMER,
    NO_JOB,
    NO_TIME,
    UNKNOWN,
    Adder,
    Totals,
    refuse,
    settle_unknown,
)
from jtbd_helpers.progress_bars import bar

BATCH = 1 << 17  # rows whose numbers fit the processor's cache
SECONDS = 2e-7  # for one event, roughly
LOOKED_AT = 500_000  # events among which repeated rows are looked for
QUARTER = 900  # seconds; no zone of today changes within a quarter of an hour
LONGEST = 120 * 366 * 96  # quarters of an hour that events may span
DENSE = 20  # whole numbers serve as positions where there are this many events for each


@dataclass
class _Seen:
    """What is noticed on the way: number of events by fault with the first of each, and signals of no job."""

    counts: dict = field(default_factory=dict)
    first: dict = field(default_factory=dict)
    strange: dict = field(default_factory=dict)
    sample: list = field(default_factory=list)


def group_parquet(files: list[Path], signals: Signals, zone, unknown_signals: str, where: str, progress=None) -> Totals:
    """Totals of the events in Parquet files."""
    columns = columns_of(signals)
    rows = sum(_opened(file, signals, where).metadata.num_rows for file in files)
    if not rows:
        raise JtbdError(f"{where}: there are no events.")
    customers = _customers(files, rows)
    adder, seen = Adder(len(customers), signals), _Seen()
    cells = _Cells(signals, zone, where)
    there = np.zeros(len(customers), dtype=bool)
    one_in = 1 << (rows // LOOKED_AT).bit_length()
    total = -(-rows // BATCH)
    for file, before, batch in bar(_batches(files, columns), "Events", total, progress, SECONDS * rows):
        who = _positions(batch["customer_id"], customers)
        trace, quantity = cells.traces(batch), _numbers(batch["quantity"], file.name)
        if not (quantity.min() >= 0 and quantity.max() < np.inf):  # so it is, too, where a number is missing
            trace[~((quantity >= 0) & (quantity < np.inf))] = BAD_QUANTITY
        if who.min() < 0:
            trace[who < 0] = NO_CUSTOMER
        if trace.min() < NO_JOB:
            _notice(seen, trace, batch, f"{file.name}, row", before)
            trace, who = np.maximum(trace, NO_JOB), np.maximum(who, 0)
            quantity = np.where(np.isfinite(quantity), quantity, 0.0)
        there[who[quantity == 0]] = True  # of all others the volume tells
        adder.add(who, trace, quantity)
        seen.sample.append(batch.filter(who & (one_in - 1) == 0))
    refuse(seen.counts, seen.first.get, where)
    notes = settle_unknown(seen.strange, signals, unknown_signals, where)
    notes += _repeated(seen.sample, signals, where, one_in)
    return adder.totals(customers, rows, notes, there | (adder.volume > 0))


def _opened(file: Path, signals: Signals, where: str):
    """A file, its columns checked."""
    import pyarrow.parquet as pq

    try:
        opened = pq.ParquetFile(file)
    except (OSError, ValueError) as cause:  # what pyarrow raises on broken files
        said = str(cause).splitlines()[0]
        raise JtbdError(f"{file.name}: the events cannot be read ({said}). Write the file again.") from cause
    check_columns(opened.schema_arrow.names, signals, file.name)
    return opened


def _batches(files: list[Path], columns: list[str]):
    """(file, rows before it, batch); texts come as codes and a short list of words."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for file in files:
        kinds = pq.read_schema(file)
        texts = [c for c in columns if pa.types.is_string(kinds.field(c).type)]
        before = 0
        opened = pq.ParquetFile(file, read_dictionary=texts)
        for batch in opened.iter_batches(BATCH, columns=columns, use_threads=False):
            if batch.num_rows:
                yield file, before, batch
            before += batch.num_rows


def _customers(files: list[Path], rows: int) -> pd.Index:
    """The ids of all customers in order; a range where whole numbers lie close together."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    limits = [_limits(pq.ParquetFile(file)) for file in files]
    if all(limits):
        low, high = min(one for one, _ in limits), max(other for _, other in limits)
        if high - low < max(rows // DENSE, 100_000):
            return pd.RangeIndex(low, high + 1, name="customer_id")
    found = [
        pd.Series(batch.column(0).dictionary_encode().dictionary.drop_null().to_pandas())
        if not pa.types.is_dictionary(batch.column(0).type)
        else pd.Series(batch.column(0).dictionary.to_pandas())
        for _, _, batch in _batches(files, ["customer_id"])
    ]
    ids = pd.unique(pd.concat(found))
    whole = pd.api.types.is_integer_dtype(ids.dtype)
    return pd.Index(ids if whole else [str(i) for i in ids], name="customer_id").unique().sort_values()


def _limits(file) -> tuple | None:
    """Least and greatest whole-number id in a file, as its own summary has them; None where there are none."""
    import pyarrow as pa

    if not pa.types.is_integer(file.schema_arrow.field("customer_id").type):
        return None
    column = file.schema_arrow.get_field_index("customer_id")
    groups = [file.metadata.row_group(k).column(column).statistics for k in range(file.num_row_groups)]
    if not groups or not all(group is not None and group.has_min_max for group in groups):
        return None
    return min(group.min for group in groups), max(group.max for group in groups)


def _positions(column, customers: pd.Index) -> np.ndarray:
    """The position of each event's customer; -1 where there is none."""
    if isinstance(customers, pd.RangeIndex):
        return column.fill_null(customers.start - 1).to_numpy(zero_copy_only=False).astype(np.int64) - customers.start
    codes, words = _words(column)
    known = customers.get_indexer(words if customers.dtype.kind == "i" else [str(w) for w in words])
    return np.append(known, -1)[codes]


def _words(column) -> tuple[np.ndarray, list]:
    """A column as codes (-1: empty) and the list of different values."""
    import pyarrow as pa

    column = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    return column.indices.fill_null(-1).to_numpy(zero_copy_only=False), column.dictionary.to_pylist()


def _numbers(column, where: str) -> np.ndarray:
    import pyarrow as pa

    if not (pa.types.is_integer(column.type) or pa.types.is_floating(column.type) or pa.types.is_decimal(column.type)):
        raise JtbdError(f"{where}, column 'quantity': it holds {column.type}, not numbers.")
    return column.cast(pa.float64()).to_numpy(zero_copy_only=False)


class _Cells:
    """Looks up the trace of each event: one position for its signal and each of its contexts."""

    def __init__(self, signals: Signals, zone, where: str):
        self.cells, self.zone, self.where = signals.cells, zone, where
        shape = self.cells.trace.shape
        self.lookup = self.cells.trace.ravel().astype(np.int64)
        self.step = dict(zip(("signal", *self.cells.keys), np.cumprod((1, *shape[:0:-1]))[::-1], strict=True))
        self.signal = {name: i for i, name in enumerate(self.cells.signals)}
        self.start, self.clock = 0, np.zeros(0, dtype=np.int32)

    def traces(self, batch) -> np.ndarray:
        """The trace of each event of a batch, or the number of what is wrong with it."""
        codes, words = _words(batch["signal"])
        known = np.array([self.signal.get(str(word), -1) for word in words] + [-1], dtype=np.int32)
        cell = (known * self.step["signal"]).astype(np.int32).take(codes)
        strange = codes < 0 if (known[:-1] >= 0).all() else known[codes] < 0
        for key in self.cells.keys:
            if key not in TIMED:
                cell += self._levels(batch[key], key)
        timeless = None
        if any(key in TIMED for key in self.cells.keys):
            timeless = self._add_clock(batch["time"], cell)
        trace = self.lookup.take(np.where(strange, 0, cell) if strange.any() else cell)
        trace[strange] = UNKNOWN
        if timeless is not None:
            trace[timeless] = NO_TIME
        return trace

    def _levels(self, column, key: str) -> np.ndarray:
        groups = self.cells.groups[key]
        group = {level: i for i, levels in enumerate(groups) for level in levels}
        codes, words = _words(column)
        place = [group.get(level_text(word), len(groups)) for word in words] + [len(groups)]
        return (np.array(place, dtype=np.int32) * np.int32(self.step[key])).take(codes)

    def _add_clock(self, column, cell: np.ndarray) -> np.ndarray | None:
        """Add the position of hour and day to `cell`; say where a time is missing."""
        import pyarrow as pa

        kind = column.type
        if not pa.types.is_timestamp(kind):
            raise JtbdError(
                f"{self.where}, column 'time': it holds {kind}, not times. Store it as timestamps with a zone."
            )
        per_second = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}[kind.unit]
        timeless = column.is_null().to_numpy(zero_copy_only=False) if column.null_count else None
        if timeless is not None and timeless.all():
            return timeless
        quarter = column.cast(pa.int64())
        quarter = quarter.fill_null(quarter.drop_null()[0]).to_numpy(zero_copy_only=False) // (QUARTER * per_second)
        low, high = int(quarter.min()), int(quarter.max())
        if low < self.start or high >= self.start + len(self.clock):
            self._wind(
                min(low, self.start) if len(self.clock) else low, max(high + 1, self.start + len(self.clock)), kind
            )
        cell += self.clock.take(quarter - self.start)
        return timeless

    def _wind(self, low: int, high: int, kind) -> None:
        """Position of hour and day for every quarter of an hour from `low` until `high`."""
        if high - low > LONGEST:
            raise JtbdError(
                f"{self.where}, column 'time': the times span more than 120 years. Mend those that are wrong."
            )
        low, high = (low, high) if not len(self.clock) else (low - 96 * 30, high + 96 * 30)
        local = np.arange(low, high, dtype=np.int64) * QUARTER
        if kind.tz is None and self.zone is None:
            raise JtbdError(needs_zone(self.where))
        if kind.tz is not None:
            until, moved = zip(*offsets(self.zone or kind.tz, local[0], local[-1]), strict=True)
            local += np.array(moved)[np.searchsorted(until[:-1], local, side="right")]
        levels = {"hours": local // 3600 % 24, "days": (local // 86400 + 3) % 7}
        self.start, self.clock = low, np.zeros(len(local), dtype=np.int32)
        for key in (key for key in self.cells.keys if key in TIMED):
            groups = self.cells.groups[key]
            group = np.full(24, len(groups))
            for i, inside in enumerate(groups):
                group[list(inside)] = i
            self.clock += (group[levels[key]] * self.step[key]).astype(np.int32)


def _notice(seen: _Seen, trace: np.ndarray, batch, where: str, before: int) -> None:
    """Count what is wrong, and keep the first of each kind."""
    for fault in (BAD_QUANTITY, NO_TIME, NO_CUSTOMER):
        at = np.flatnonzero(trace == fault)
        if len(at):
            seen.counts[fault] = seen.counts.get(fault, 0) + len(at)
            cells = ", ".join(f"{name} '{batch[name][int(at[0])].as_py()}'" for name in NEEDED)
            seen.first.setdefault(fault, f" (first: {where} {before + int(at[0]) + 1}, {cells})")
    if (trace == UNKNOWN).any():
        codes, words = _words(batch["signal"])
        for code, number in zip(*np.unique(codes[trace == UNKNOWN], return_counts=True), strict=True):
            name = str(words[code]) if code >= 0 else ""
            seen.strange[name] = seen.strange.get(name, 0) + int(number)


def _repeated(sample: list, signals: Signals, where: str, one_in: int) -> list[str]:
    """Rows that repeat another, looked for among some customers where there are very many events."""
    import pyarrow as pa

    frame = pa.Table.from_batches(sample).to_pandas()
    keys = [name for name in frame.columns if name in ("customer_id", "signal", "time", *signals.contexts)]
    keys += ["quantity"] if "time" in keys else []
    among = f" (among one customer in {one_in})" if one_in > 1 else ""
    return said_repeated(int(frame.duplicated(keys).sum()), keys, where + among)
