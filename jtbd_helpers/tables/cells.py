"""What [columns] says of a column, held against its cells."""

import re

import numpy as np

from jtbd_helpers.tables.table import Column, Table, as_text

RANGE = re.compile(r"\s*(-?\d+\.?\d*)?\s*(?:\.\.|-|–| to )\s*(-?\d+\.?\d*)?\s*")


def listed(value) -> list:
    """A list of what may be a list, one value or nothing."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def described_column(table: Table, name: str, described: dict) -> Column:
    """A column with its codes for "not answered" taken out; `described` is the codebook's [columns]."""
    missing = listed(described.get(name, {}).get("missing"))
    # "empty" says what always holds: an empty cell is a missing answer.
    return table.column(name, [as_text(m) for m in missing if m != "empty"])


def cell_fault(column: Column, entry: dict, ids=None) -> str | None:
    """A sentence where a cell does not hold to the `allowed` values or the `type` of its entry in [columns]."""
    kind = entry.get("type")
    if "allowed" in entry:
        fits, text = _allowed(column, entry["allowed"])
        problem = "is not allowed"
        mend = f"Allowed by [columns.{column.name}]: {text}. Correct the cell, or `allowed`."
    elif kind in ("integer", "number"):
        fits = _number_test(column, whole=kind == "integer")
        problem, mend = f'does not fit type = "{kind}"', f"Correct the cell, or [columns.{column.name}]."
    else:
        return None
    return column.fault(lambda value: not fits(value), problem, mend, ids)


def _allowed(column: Column, allowed) -> tuple:
    """A test of one value, and the allowed values in words: a list, or a range such as "0-100"."""
    ends = RANGE.fullmatch(allowed) if isinstance(allowed, str) else None
    if ends:
        low, high = float(ends[1] or "-inf"), float(ends[2] or "inf")
        return lambda v: low <= column.number(v) <= high, allowed
    known = {as_text(v).strip() for v in listed(allowed)}
    return lambda v: as_text(v).strip() in known or as_text(column.number(v)) in known, ", ".join(sorted(known))


def _number_test(column: Column, whole: bool):
    """A test whether one value is a number, or a whole number."""

    def fits(value) -> bool:
        number = column.number(value)
        return bool(np.isfinite(number)) and (not whole or number == round(number))

    return fits
