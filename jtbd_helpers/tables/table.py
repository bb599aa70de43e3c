"""A data file as read, and the sentences that point into it.

Columns stay as they were in the file until somebody asks for numbers or text. All
conversion works on the distinct values of a column, which keeps long files quick and small.
"""

import re
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
COMMA_NUMBER = re.compile(r"[+-]?\d+,\d+")
LEADING_ZERO = re.compile(r"[+-]?0\d")


@dataclass
class Table:
    """The columns of one data file, with what messages need to point into it.

    `rows` numbers each row as the file does (the header is row 1). `questions` are the
    question texts, `labels` the words behind coded values, where the file carries them. `as_text`
    says that every cell was read as text, so that numbers are still to be recognised.
    """

    name: str
    frame: pd.DataFrame
    rows: np.ndarray
    questions: dict = field(default_factory=dict)
    labels: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    comma_decimals: bool = False
    row_word: str = "row"
    as_text: bool = False

    def keep(self, mask: np.ndarray) -> None:
        """Set aside the rows outside `mask`; the numbers of the others stay."""
        self.frame = self.frame[mask].reset_index(drop=True)
        self.rows = self.rows[mask]

    def column(self, name: str, missing=()) -> "Column":
        """One column; the values listed as `missing` count as not answered."""
        return Column.of(self, name, {str(m) for m in missing})


@dataclass
class Column:
    """One column by its distinct values: `codes` point into `values`, -1 where there is no answer."""

    table: Table
    name: str
    codes: np.ndarray
    values: list

    @classmethod
    def of(cls, table: Table, name: str, missing: set) -> "Column":
        if name not in table.frame.columns:
            raise unknown("column", name, table.frame.columns, where=table.name)
        series = table.frame[name]
        if isinstance(series.dtype, pd.CategoricalDtype):
            codes, values = series.cat.codes.to_numpy(), series.cat.categories.tolist()
        else:
            codes, values = _distinct(table, series)
        gone = np.array([_is_blank(v) or (bool(missing) and as_text(v) in missing) for v in values] + [True])
        if gone[:-1].any():
            codes = np.where(gone[codes], -1, codes)
        return cls(table, name, codes, values)

    def spread(self, per_value: list, empty, dtype) -> np.ndarray:
        """One entry per row from one entry per distinct value."""
        lookup = np.empty(len(per_value) + 1, dtype=dtype)
        lookup[:-1] = per_value
        lookup[-1] = empty
        return lookup[self.codes]

    @property
    def answered(self) -> np.ndarray:
        """Where there is an answer."""
        return self.codes >= 0

    def used(self) -> list:
        """The distinct values that occur."""
        present = np.zeros(len(self.values) + 1, dtype=bool)
        present[self.codes] = True
        return [value for value, here in zip(self.values, present, strict=False) if here]

    def text(self) -> np.ndarray:
        """As text, None where there is no answer."""
        return self.spread([as_text(v) for v in self.values], None, object)

    def numbers(self) -> np.ndarray:
        """As floats; NaN where there is no answer, and where the answer is no number."""
        return self.spread([self.number(v) for v in self.values], np.nan, float)

    def number(self, value) -> float:
        """One value as a number, NaN when it is none."""
        if isinstance(value, str):
            text = value.strip()
            if self.table.comma_decimals and COMMA_NUMBER.fullmatch(text):
                text = text.replace(",", ".")
            return float(text) if NUMBER.fullmatch(text) else np.nan
        if isinstance(value, (bool, int, float)) or hasattr(value, "__float__"):
            return float(value)
        return np.nan

    def is_numeric(self) -> bool:
        """Whether every answer is a number; 007 is none, for it would lose its zeros."""
        used = self.used()
        zeros = any(isinstance(v, str) and LEADING_ZERO.match(v) for v in used)
        return not zeros and all(np.isfinite(self.number(v)) for v in used)

    def typed(self) -> np.ndarray:
        """As numbers where all answers are numbers (integers stay integers when none is missing), else as text."""
        if not self.is_numeric():
            return self.text()
        numbers = self.numbers()
        if len(numbers) and self.answered.all() and (numbers == np.rint(numbers)).all() and abs(numbers).max() < 2**53:
            return numbers.astype(np.int64)
        return numbers

    def fault(self, bad_value, problem: str, mend: str, respondents=None) -> str | None:
        """Say which cells hold a value for which `bad_value(value)` is true; None when there are none."""
        bad = np.array([bool(bad_value(v)) for v in self.values] + [False])
        where = np.flatnonzero(bad[self.codes]) if bad.any() else []
        if not len(where):
            return None
        value = as_text(self.values[self.codes[where[0]]])
        return self.point(where, f"'{value}' {problem}", mend, respondents)

    def point(self, where: np.ndarray, problem: str, mend: str, respondents=None) -> str:
        """A sentence that points at the first of the rows `where` and counts the others."""
        who = "" if respondents is None else f", respondent '{respondents[where[0]]}'"
        more = f" {len(where) - 1} more in this column." if len(where) > 1 else ""
        place = f"{self.table.name}, column '{self.name}', {self.table.row_word} {self.table.rows[where[0]]}{who}"
        return f"{place}: {problem}.{more} {mend}"


def _distinct(table: Table, series: pd.Series) -> tuple[np.ndarray, list]:
    try:
        codes, distinct = pd.factorize(series, use_na_sentinel=True)
    except TypeError as cause:
        raise JtbdError(
            f"{table.name}, column '{series.name}': its cells hold lists. Give one text or number in each cell."
        ) from cause
    return codes, [v.item() if isinstance(v, np.generic) else v for v in distinct]


def _is_blank(value) -> bool:
    return isinstance(value, str) and (not value or value.isspace())


def as_text(value) -> str:
    """A cell as text: 3.0 is "3", as the file of another tool would have it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def repeated_columns(name: str, columns) -> str | None:
    """A sentence when two columns have one name, else None."""
    first: dict = {}
    for number, column in enumerate(columns, 1):
        if first.setdefault(column, number) != number:
            return (
                f"{name}: columns {first[column]} and {number} are both named '{column}'. Give each column a name of "
                "its own."
            )
    return None
