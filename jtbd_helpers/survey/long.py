"""Long data, one row per person and value target, made wide: one row per person."""

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.tables.table import Table


def widen(table: Table, respondent: str, item: str, codebook: str) -> None:
    """Give every column that varies within people one column per item: "importance" becomes "importance_t01", ...

    A column that is the same in all rows of each person stays as it is. A person
    without a row for an item has no answer there.
    """
    who, what = (table.column(name) for name in (respondent, item))
    for column in (who, what):
        gone = np.flatnonzero(~column.answered)
        if len(gone):
            raise JtbdError(column.point(gone, "the cell is empty", "Long data need it in every row."))
    person, item_code = who.text(), what.text()
    pairs = pd.MultiIndex.from_arrays([person, item_code])
    again = np.flatnonzero(pairs.duplicated())
    if len(again):
        problem = f"'{person[again[0]]}' has '{item_code[again[0]]}' twice"
        raise JtbdError(who.point(again, problem, "Leave one row of each person and item."))
    first = ~pd.Series(person).duplicated().to_numpy()
    frame = table.frame.drop(columns=[item])
    varies = [c for c in frame.columns if c != respondent and _varies(table.column(c).text(), person)]
    people = pd.Index(person[first])
    wide = frame.loc[first].drop(columns=varies).reset_index(drop=True)
    clash = [f"{c}_{i}" for c in varies for i in pd.unique(item_code) if f"{c}_{i}" in wide.columns]
    if clash:
        raise JtbdError(f"{table.name}: the column '{clash[0]}' is there already. Rename it, or drop `item`.")
    for column in varies:
        for name in pd.unique(item_code):
            rows = item_code == name
            part = pd.Series(frame[column].to_numpy(dtype=object)[rows], index=person[rows])
            wide[f"{column}_{name}"] = part.reindex(people).to_numpy()
    table.notes.append(
        f"{table.name} is long: {len(frame)} rows of {len(people)} people became one row each, by '{item}' "
        f"(key `item` of {codebook})."
    )
    table.frame, table.rows = wide, table.rows[first]


def _varies(values: np.ndarray, person: np.ndarray) -> bool:
    return bool((pd.Series(values).groupby(person).nunique(dropna=False) > 1).any())
