"""Data files of every everyday kind, as a Table: .csv (and .txt, .tsv), .parquet, .xlsx, .sav."""

import contextlib
import importlib
from pathlib import Path

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.tables.delimited import read_delimited
from jtbd_helpers.tables.table import Table, repeated_columns
from jtbd_helpers.tables.tools.forms import unwrap
from jtbd_helpers.tables.tools.qualtrics import peel

TITLE_ROWS = 10  # above a header, at most


def read_table(path: Path) -> Table:
    """Read a data file; what was set aside stands in the table's notes."""
    readers = {
        **dict.fromkeys((".csv", ".txt", ".tsv"), read_delimited),
        ".parquet": _parquet,
        ".xlsx": _excel,
        ".sav": _spss,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise unknown("way to read", path.suffix, readers, where=path.name, mend="Save the data as one of these.")
    table = reader(path)
    peel(table)
    unwrap(table)
    _drop_empty(table)
    if fault := repeated_columns(path.name, table.frame.columns):
        raise JtbdError(fault)
    if not len(table.frame):
        notes = " ".join(["", *table.notes])
        raise JtbdError(
            f"{path.name}: there is a header but not one row of answers.{notes} Export the answers as well."
        )
    return table


def data_file(name: str | None, codebook: Path, key: str) -> Path:
    """The data file, seen from the codebook's folder."""
    if name is None:
        raise JtbdError(f"{codebook.name}: without {key} there is nothing to read. Name the data file.")
    path = codebook.parent / name
    if not path.is_file():
        near = sorted(p.name for p in path.parent.iterdir() if p.is_file()) if path.parent.is_dir() else []
        mend = "The path is seen from the folder of the codebook. Correct it, or put the file there."
        raise unknown("file", name, near, where=f"{codebook.name}, {key}", mend=mend)
    return path


def _drop_empty(table: Table) -> None:
    """Take out rows without any cell, and nameless columns without any: spreadsheets leave both."""
    frame = table.frame
    filled = np.zeros(len(frame), dtype=bool)
    for position in range(frame.shape[1]):
        filled |= frame.iloc[:, position].notna().to_numpy()
    if not filled.all():
        table.notes.append(f"Left out of {table.name}: rows without any answer ({int((~filled).sum())}).")
        table.keep(filled)
    nameless = [i for i, c in enumerate(table.frame.columns) if not str(c).strip()]
    hollow = [i for i in nameless if table.frame.iloc[:, i].isna().all()]
    if hollow:
        table.frame = table.frame.iloc[:, [i for i in range(table.frame.shape[1]) if i not in hollow]]
    if len(nameless) > len(hollow):
        number = next(i for i in nameless if i not in hollow) + 1
        raise JtbdError(f"{table.name}: column {number} has answers but no name. {_name_it(table)}")


def _name_it(table: Table) -> str:
    """How to mend a header with gaps: below title rows, as spreadsheets have them, stands the row that was meant."""
    cells = table.frame.to_numpy(dtype=object)[:TITLE_ROWS]
    meant = next((at for at, row in enumerate(cells) if all(isinstance(c, str) and c for c in row)), None)
    if meant is None or len(set(cells[meant])) < len(cells[meant]):
        return "Name it in the header."
    row = table.rows[meant]
    return f"The names seem to stand in row {row}, from '{cells[meant][0]}' on: take out the rows above it, and save."


def _parquet(path: Path) -> Table:
    try:
        frame = pd.read_parquet(path)
    except Exception as cause:  # the format's library has a dozen kinds of its own
        raise _unreadable(path, "Parquet", cause) from cause
    # A named index is a column that pandas set apart, often the respondents.
    frame = frame.reset_index(drop=frame.index.names == [None])
    return Table(path.name, frame, np.arange(1, len(frame) + 1))


def _excel(path: Path) -> Table:
    openpyxl = extra_library("openpyxl", path)
    try:
        with contextlib.closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
            rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    except Exception as cause:
        raise _unreadable(path, "Excel (.xlsx)", cause) from cause
    if not rows:
        raise JtbdError(f"{path.name}: the first sheet is empty. Put the answers there, under one header row.")
    width = max(len(row) for row in rows)
    rows = [
        [None if isinstance(c, str) and not c.strip() else c for c in row] + [None] * (width - len(row)) for row in rows
    ]
    header = ["" if cell is None else str(cell).strip() for cell in rows[0]]
    frame = pd.DataFrame(rows[1:], columns=range(width), dtype=object)
    return Table(path.name, frame.set_axis(header, axis=1), np.arange(2, len(rows) + 1))


def _spss(path: Path) -> Table:
    pyreadstat = extra_library("pyreadstat", path)
    try:
        frame, about = pyreadstat.read_sav(str(path))
    except Exception as cause:
        raise _unreadable(path, "SPSS (.sav)", cause) from cause
    table = Table(path.name, frame, np.arange(1, len(frame) + 1))
    table.questions = {column: text for column, text in about.column_names_to_labels.items() if text}
    table.labels = {column: dict(words) for column, words in about.variable_value_labels.items()}
    return table


def extra_library(module: str, path: Path):
    """A library that only some files need."""
    try:
        return importlib.import_module(module)
    except ImportError as cause:
        raise JtbdError(
            f"{path.name}: files of the kind {path.suffix.lower()} need {module}, which is not installed. "
            'Run: pip install "jtbd_helpers[import]"'
        ) from cause


def _unreadable(path: Path, kind: str, cause: Exception) -> JtbdError:
    return JtbdError(
        f"{path.name}: this cannot be read as {kind} ({type(cause).__name__}). It may be damaged or of another kind. "
        "Export it again, or save it as CSV."
    )
