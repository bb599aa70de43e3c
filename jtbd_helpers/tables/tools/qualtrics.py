"""The export of Qualtrics: three header rows, previews and unfinished answers among the real ones."""

import numpy as np

from jtbd_helpers.tables.table import Table, as_text

# As text labels and as codes, by the column of the export.
SET_ASIDE = {
    "Status": ({"survey preview", "1"}, "previews of the survey"),
    "Finished": ({"false", "0"}, "unfinished answers"),
}


def peel(table: Table) -> None:
    """Take off the two further header rows of a Qualtrics export, and set aside previews and unfinished rows."""
    if not _is_qualtrics(table):
        return
    for column in table.frame.columns:
        question = table.frame[column].iloc[0] if (table.frame.columns == column).sum() == 1 else None
        if isinstance(question, str):
            table.questions[column] = question
    table.keep(np.arange(len(table.rows)) >= 2)
    keep = np.ones(len(table.rows), dtype=bool)
    for name, (values, what) in SET_ASIDE.items():
        if name not in table.frame.columns:
            continue
        column = table.column(name)
        aside = column.spread([as_text(v).casefold() in values for v in column.values], False, bool) & keep
        if aside.any():
            table.notes.append(f"Set aside from {table.name}: {what} ({int(aside.sum())}), by the column {name}.")
        keep &= ~aside
    table.keep(keep)


def _is_qualtrics(table: Table) -> bool:
    """The third row of the file holds an import id in JSON for most columns."""
    if len(table.frame) < 2:
        return False
    third = [str(table.frame.iloc[1, i]) for i in range(table.frame.shape[1])]
    return sum('"ImportId"' in cell for cell in third) > len(third) / 2
