"""Where a signal counts: hours, days, place and other columns, and the one cell that each event falls into."""

import itertools
import tomllib
from dataclasses import dataclass

import numpy as np

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.tables.table import as_text

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TIMED = ("hours", "days")
_NAMED_DAYS = {"weekday": DAYS[:5], "weekend": DAYS[5:]}


def read_where(value, place: str, known=None) -> dict:
    """The conditions of one signal: key -> levels. Hours and days are numbers (Monday 0), all else is text.

    `value` is a dict, or a text such as 'hours = [22, 6], place = "abroad"'; `known` lists the keys there may be
    beside hours and days.
    """
    if isinstance(value, str):
        try:
            value = tomllib.loads(f"where = {{ {value} }}")["where"]
        except tomllib.TOMLDecodeError as cause:
            raise JtbdError(
                f"{place}: `where` cannot be read: '{value}'. Write it so: hours = [22, 6], place = \"abroad\"."
            ) from cause
    if not isinstance(value, dict):
        raise JtbdError(f"{place}: `where` must be a table such as {{ hours = [22, 6] }}, not '{value}'.")
    if known is not None:
        for key in value:
            if key not in (*TIMED, *known):
                mend = "Correct it, or describe the column of the events under [columns]."
                raise unknown("key of `where`", key, (*TIMED, *known), where=place, mend=mend)
    return {key: _levels(key, value[key], place) for key in sorted(value)}


def _levels(key: str, value, place: str) -> tuple:
    if key == "hours":
        return _hours(value, place)
    values = value if isinstance(value, list | tuple) else [value]
    if not values or not all(isinstance(v, str | bool | int | float) for v in values):
        raise JtbdError(f"{place}: `{key}` must be a text, a number, true or false, or a list of them, not '{value}'.")
    if key != "days":
        return tuple(sorted({level_text(v) for v in values}))
    for day in values:
        if day not in (*DAYS, *_NAMED_DAYS):
            raise unknown("day", day, (*_NAMED_DAYS, *DAYS), where=place, mend="Correct `days`.")
    return tuple(sorted({DAYS.index(d) for day in values for d in _NAMED_DAYS.get(day, (day,))}))


def _hours(value, place: str) -> tuple:
    whole = isinstance(value, list | tuple) and len(value) == 2 and all(type(v) is int and 0 <= v <= 24 for v in value)
    if not whole or value[0] % 24 == value[1] % 24:
        raise JtbdError(
            f"{place}: `hours` must be two different whole hours from 0 to 24, from and to, not '{value}'. "
            "hours = [22, 6] is from 22:00 until 6:00 in the morning."
        )
    start, end = value[0] % 24, value[1] % 24
    return tuple(h % 24 for h in range(start, end if end > start else end + 24))


def level_text(value) -> str:
    """A cell as `where` writes it: yes-no values are "true" and "false"."""
    return str(bool(value)).lower() if isinstance(value, bool | np.bool_) else as_text(value)


def where_text(where: dict) -> str:
    """Conditions as text that `read_where` reads."""
    parts = []
    for key, levels in where.items():
        if key == "hours":
            said = f"[{levels[0]}, {(levels[-1] + 1) % 24 or 24}]"
        else:
            names = [DAYS[v] if key == "days" else v for v in levels]
            said = "[" + ", ".join(f'"{name}"' for name in names) + "]"
        parts.append(f"{key} = {said}")
    return ", ".join(parts)


@dataclass(frozen=True)
class Cells:
    """The table of (signal x context) cells: which trace, if any, an event in a cell belongs to.

    `keys` are the contexts in use; `groups[key]` lists sets of levels that all conditions treat alike, so that a
    level's group is its position there, and any other level is in the last, nameless group. `trace` has one axis for
    the signals and one for each key; -1 where the signal is known but counts for no job.
    """

    signals: list
    keys: tuple
    groups: dict
    trace: np.ndarray

    @classmethod
    def of(cls, traces: list[tuple[str, dict]], where: str) -> "Cells":
        """Cells of the traces (signal, conditions): each event counts once, for the narrowest that it fits."""
        signals = list(dict.fromkeys(signal for signal, _ in traces))
        keys = tuple(sorted({key for _, conditions in traces for key in conditions}))
        groups = {key: _alike([c[key] for _, c in traces if key in c]) for key in keys}
        shape = (len(signals), *(len(groups[key]) + 1 for key in keys))
        trace, width = np.full(shape, -1), np.full(shape, -1)
        for number in sorted(range(len(traces)), key=lambda i: len(traces[i][1])):
            signal, conditions = traces[number]
            fits = [_fits(groups[key], conditions.get(key)) for key in keys]
            cell = (signals.index(signal), *np.ix_(*fits)) if keys else (signals.index(signal),)
            if (width[cell] == len(conditions)).any():
                other = trace[cell][width[cell] == len(conditions)].flat[0]
                raise JtbdError(
                    f"{where}: signal '{signal}' counts twice for some events, where "
                    f"{where_text(traces[other][1])} and where {where_text(conditions)}. Each event counts once, for "
                    "the narrowest `where` that it fits, and these two are equally narrow. Write them so that no "
                    "event fits both."
                )
            trace[cell], width[cell] = number, len(conditions)
        return cls(signals, keys, groups, trace)

    def table(self) -> list[tuple]:
        """One row for each cell: signal, group of each key, trace."""
        ranges = [range(n) for n in self.trace.shape[1:]]
        return [
            (signal, *place, int(self.trace[(i, *place)]))
            for i, signal in enumerate(self.signals)
            for place in itertools.product(*ranges)
        ]


def _alike(conditions: list[tuple]) -> list[tuple]:
    """Levels in groups that no condition tells apart."""
    found: dict = {}
    for level in sorted({level for levels in conditions for level in levels}):
        found.setdefault(tuple(level in levels for levels in conditions), []).append(level)
    return [tuple(levels) for levels in found.values()]


def _fits(groups: list[tuple], levels) -> np.ndarray:
    """Which groups (the nameless last one included) fit a condition; all do where there is none."""
    if levels is None:
        return np.ones(len(groups) + 1, dtype=bool)
    return np.array([group[0] in levels for group in groups] + [False])
