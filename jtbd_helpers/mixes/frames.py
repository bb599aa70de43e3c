"""Events in memory: checked and grouped by pandas."""

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown, warn
from jtbd_helpers.mixes.contexts import TIMED, level_text
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
from jtbd_helpers.vocabulary import counted

NEEDED = ("customer_id", "signal", "quantity")


def columns_of(signals: Signals) -> list[str]:
    """The columns that events must have for this register."""
    timed = ["time"] if any(key in TIMED for key in signals.contexts) else []
    return [*NEEDED, *timed, *(key for key in signals.contexts if key not in TIMED)]


def check_columns(columns, signals: Signals, where: str) -> None:
    for name in columns_of(signals):
        if name not in columns:
            known = [str(c) for c in columns]
            mend = (
                "Events have customer_id, signal and quantity (1 for each single event)."
                if name in NEEDED
                else "The register narrows signals by it (`where`)."
            )
            raise unknown("column", name, known, where=where, mend=f"{mend} Rename or add the column.")


def group_frame(frame: pd.DataFrame, signals: Signals, zone, unknown_signals: str, where: str) -> Totals:
    """Totals of the events in a DataFrame."""
    check_columns(frame.columns, signals, where)
    if not len(frame):
        raise JtbdError(f"{where}: there are no events.")
    quantity = _quantities(frame["quantity"], where)
    trace, absent = _traces(frame, signals, zone, where)
    # A fault of the event itself comes before what its signal is.
    trace[absent] = NO_TIME
    trace[~(np.isfinite(quantity) & (quantity >= 0))] = BAD_QUANTITY
    trace[frame["customer_id"].isna().to_numpy()] = NO_CUSTOMER
    counts = dict(zip(*np.unique(trace[trace < UNKNOWN], return_counts=True), strict=True))
    refuse(counts, lambda fault: _example(frame, int((trace == fault).argmax())), where)
    strange = frame["signal"][trace == UNKNOWN]
    notes = settle_unknown(strange.map(str).value_counts().to_dict(), signals, unknown_signals, where)
    notes += _repeated(frame, signals, where)
    customers, ids = pd.factorize(_plain_ids(frame["customer_id"]), sort=True)
    adder = Adder(len(ids), signals)
    adder.add(customers, np.maximum(trace, NO_JOB), quantity)
    return adder.totals(pd.Index(ids, name="customer_id"), len(frame), notes)


def _plain_ids(column: pd.Series) -> np.ndarray:
    """Ids as whole numbers where they are, else as text."""
    if pd.api.types.is_integer_dtype(column.dtype):
        return column.to_numpy(dtype=np.int64)
    return column.map(str).to_numpy(dtype=object)


def _quantities(column: pd.Series, where: str) -> np.ndarray:
    if not pd.api.types.is_numeric_dtype(column.dtype) or pd.api.types.is_bool_dtype(column.dtype):
        numbers = pd.to_numeric(column, errors="coerce")
        bad = (numbers.isna() & column.notna()).to_numpy()
        if bad.any() or pd.api.types.is_bool_dtype(column.dtype):
            value = column.iloc[int(bad.argmax())]
            raise JtbdError(f"{where}, column 'quantity', row {int(bad.argmax()) + 1}: '{value}' is no number.")
        column = numbers
    return column.to_numpy(dtype=float, na_value=np.nan)


def _example(frame: pd.DataFrame, row: int) -> str:
    """Where the first faulty event is."""
    cells = ", ".join(f"{name} '{frame[name].iloc[row]}'" for name in NEEDED)
    return f" (first: row {row + 1}, {cells})"


def _traces(frame: pd.DataFrame, signals: Signals, zone, where: str) -> tuple[np.ndarray, np.ndarray]:
    """The trace of each event, and where a time is wanted and missing."""
    cells, absent = signals.cells, np.zeros(len(frame), dtype=bool)
    place = [pd.Index(cells.signals).get_indexer(frame["signal"].astype(object))]
    if any(key in TIMED for key in cells.keys):
        time = local_times(frame["time"], zone, where)
        absent = time.isna().to_numpy()
    for key in cells.keys:
        group = {level: i for i, levels in enumerate(cells.groups[key]) for level in levels}
        if key in TIMED:
            values = (time.dt.hour if key == "hours" else time.dt.day_of_week).fillna(-1).astype(int)
            place.append(values.map(group).fillna(len(cells.groups[key])).to_numpy(dtype=int))
        else:
            codes, values = pd.factorize(frame[key])
            lookup = [group.get(level_text(v), len(cells.groups[key])) for v in values] + [len(cells.groups[key])]
            place.append(np.array(lookup)[codes])
    trace = cells.trace[tuple(place)]  # a signal of number -1 reads the last row, and is overwritten here
    return np.where(place[0] < 0, UNKNOWN, trace), absent


def local_times(column: pd.Series, zone, where: str) -> pd.Series:
    """Times on the clock of the customers: in `zone`, else in the zone they carry."""
    if not pd.api.types.is_datetime64_any_dtype(column.dtype):
        column = _parsed(column, zone, where)
    if column.dt.tz is None and zone is None:
        raise JtbdError(needs_zone(where))
    if zone is None or column.dt.tz is None:
        return column.dt.tz_localize(None)
    return column.dt.tz_convert(zone).dt.tz_localize(None)


def _parsed(column: pd.Series, zone, where: str) -> pd.Series:
    """Times written as text, such as 2026-03-01T18:30:00+01:00."""
    text = column.map(str, na_action="ignore")
    zoned = text.str.contains(r"(?:Z|[+-]\d\d:?\d\d)$", regex=True, na=True)
    if zone is None or (zoned.any() and not zoned[text.notna()].all()):
        raise JtbdError(needs_zone(where))
    times = pd.to_datetime(text, errors="coerce", format="ISO8601", utc=bool(zoned[text.notna()].any()))
    bad = (times.isna() & column.notna()).to_numpy()
    if bad.any():
        value = column.iloc[int(bad.argmax())]
        raise JtbdError(
            f"{where}, column 'time', row {int(bad.argmax()) + 1}: '{value}' is no time. Write 2026-03-01T18:30:00."
        )
    return times


def needs_zone(where: str) -> str:
    return (
        f"{where}, column 'time': the register uses hours or days, and these times do not say in which zone. Say where "
        'the customers\' clocks are: mix_jobs(events, signals, zone="Europe/Vienna").'
    )


def _repeated(frame: pd.DataFrame, signals: Signals, where: str) -> list[str]:
    """Rows that repeat another: a log of events, or the same data twice."""
    timed = "time" in frame.columns
    keys = [name for name in frame.columns if name in ("customer_id", "signal", "time", *signals.contexts)]
    keys += ["quantity"] if timed else []
    return said_repeated(int(frame.duplicated(keys).sum()), keys, where)


def said_repeated(rows: int, keys: list, where: str) -> list[str]:
    if not rows:
        return []
    said = f"{counted(rows, 'event repeats', 'events repeat')} another in {', '.join(keys)}; all were counted."
    warn(f"{where}: {said} Right for a log of events; look whether a file was loaded twice.")
    return [said]
