"""Further files of a survey, such as firms, joined by a key."""

import numpy as np

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.tables.table import Table


def join(table: Table, other: Table, key: str, where: str) -> None:
    """Add the columns of `other` to `table`, one row of `other` for each value of `key`."""
    place = f"{where}, [[tables]] '{other.name}'"
    for side in (table, other):
        if key not in side.frame.columns:
            raise unknown("column", key, side.frame.columns, where=f"{place}, looking into {side.name}")
    keys = other.column(key)
    found: dict = {}
    for row, value in enumerate(keys.text()):
        if value is None:
            raise JtbdError(keys.point(np.array([row]), "the key is missing", "Fill it in, or take the row out."))
        if found.setdefault(value, row) != row:
            first = other.rows[found[value]]
            problem = f"'{value}' is there already, in {other.row_word} {first}"
            raise JtbdError(
                keys.point(np.array([row]), problem, f"`key` must be different in every row of {other.name}.")
            )
    both = [c for c in other.frame.columns if c != key and c in table.frame.columns]
    if both:
        raise JtbdError(f"{place}: column '{both[0]}' is in {table.name} as well. Rename it in one of the two files.")
    wanted = table.column(key).text()
    rows = np.array([found.get(value, -1) for value in wanted])
    without = np.flatnonzero(rows < 0)
    if len(without):
        table.notes.append(
            f"Rows of {table.name} whose '{key}' is not in {other.name}: {len(without)} (first: "
            f"'{wanted[without[0]]}'). Their columns of that file are empty."
        )
    # Row -1 is the empty row: what has no partner stays without an answer.
    joined = other.frame.reindex(rows).reset_index(drop=True)
    for column in joined.columns.drop(key):
        table.frame[column] = joined[column]
        for kept in ("questions", "labels"):
            if column in getattr(other, kept):
                getattr(table, kept)[column] = getattr(other, kept)[column]
    table.notes += other.notes
