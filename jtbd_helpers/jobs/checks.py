"""Frames of jobs and rankings: what they must hold, and sentences that point at what they do not."""

import numbers

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown


def check_frame(frame, needed, what: str) -> None:
    """Refuse anything but a DataFrame with rows, and with these columns, each once."""
    if not isinstance(frame, pd.DataFrame):
        raise JtbdError(f"`{what}` is a {type(frame).__name__}. Give a DataFrame with the columns {', '.join(needed)}.")
    if not len(frame):
        raise JtbdError(f"`{what}` has no rows. Give one row or more with the columns {', '.join(needed)}.")
    for column in needed:
        if column not in frame.columns:
            raise unknown("column", column, frame.columns, where=what, mend=f"It needs: {', '.join(needed)}.")
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise JtbdError(f"`{what}` has two columns named '{twice[0]}'. Rename or drop one of them.")


def names(frame: pd.DataFrame, column: str, what: str) -> np.ndarray:
    """A column of names as text; nobody may be without one."""
    values = frame[column].to_numpy(dtype=object)
    empty = np.array([bool(pd.isna(v)) or not str(v).strip() for v in values])
    refuse(frame, empty, column, what, "is empty", "Name every row.")
    return np.array([str(v) for v in values], dtype=object)


def numbers_of(frame: pd.DataFrame, column: str, what: str) -> np.ndarray:
    """A column as floats, NaN where empty; text, true and false, and infinite numbers are refused."""
    values = frame[column].to_numpy(dtype=object)
    empty = np.array([bool(pd.isna(v)) for v in values])
    bad = np.array([not e and not _is_number(v) for v, e in zip(values, empty, strict=True)])
    refuse(frame, bad, column, what, "is not a finite number", "Give numbers, and leave unanswered cells empty.")
    return np.array([np.nan if e else float(v) for v, e in zip(values, empty, strict=True)])


def _is_number(value) -> bool:
    return isinstance(value, numbers.Real) and not isinstance(value, (bool, np.bool_)) and bool(np.isfinite(value))


def refuse(frame: pd.DataFrame, bad: np.ndarray, column: str, what: str, problem: str, mend: str) -> None:
    """Point at the first bad row, count the others, and say how to mend it."""
    where = np.flatnonzero(bad)
    if len(where):
        value = frame[column].iloc[where[0]]
        more = f" {len(where) - 1} more in this column." if len(where) > 1 else ""
        raise JtbdError(f"`{what}`, column '{column}', row {where[0] + 1}: '{value}' {problem}.{more} {mend}")


def refuse_doubles(first: np.ndarray, second: np.ndarray, what: str, said: str) -> None:
    """Refuse two rows with the same pair, such as one rater and one job."""
    seen: dict = {}
    for row, pair in enumerate(zip(first, second, strict=True), 1):
        if seen.setdefault(pair, row) != row:
            raise JtbdError(
                f"`{what}`, row {row}: {said.format(*pair)} is there already, in row {seen[pair]}. "
                "Keep one of the two rows."
            )
