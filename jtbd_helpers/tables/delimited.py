"""Text files of rows and columns, in every dialect that people's tools write."""

import contextlib
import csv
import io
import itertools
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.tables.table import COMMA_NUMBER, Table

HEAD = 256 * 1024
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
FOREIGN = {
    b"PK\x03\x04": "an Excel or zip file",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "a gzip file",
    b"%PDF": "a PDF",
}


def read_delimited(path: Path) -> Table:
    """Read a text file as a table of text; separator, encoding and decimal sign are recognised."""
    with path.open("rb") as file:
        start = file.read(HEAD)
    encoding = _encoding(path, start)
    head = start.decode("utf-16" if encoding == "utf-16" else encoding, errors="ignore")
    first_row = 1
    if head[:4].lower() == "sep=":
        first_row = 2
    delimiter = head[4] if first_row == 2 else _delimiter(head)
    header = next(_rows(head.split("\n", first_row - 1)[-1], delimiter), [])
    if not any(cell.strip() for cell in header):
        raise JtbdError(f"{path.name}: the file is empty. Export the answers with one header row.")
    columns, ragged = _parse(path, encoding, delimiter, len(header), skip=first_row - 1)
    if ragged:
        # Only a reading by one thread knows the numbers of rows.
        ragged = _parse(path, encoding, delimiter, len(header), skip=first_row - 1, threads=False)[1]
        number, cells = ragged[0]
        more = f" {len(ragged) - 1} more such rows." if len(ragged) > 1 else ""
        raise JtbdError(
            f"{path.name}, row {number + first_row - 1}: {cells} cells under a header of {len(header)}.{more} Columns "
            f"are parted by {DELIMITERS.get(delimiter, delimiter)}; put text that holds such a sign in quotes."
        )
    rows = np.arange(len(columns[0])) + first_row
    frame = pd.DataFrame(dict(enumerate(columns)), copy=False).set_axis([cell.strip() for cell in header], axis=1)
    table = Table(path.name, frame, rows, as_text=True, comma_decimals=delimiter != ",")
    table.keep(np.arange(len(rows)) >= 1)
    if table.comma_decimals and any(COMMA_NUMBER.fullmatch(value) for c in columns for value in c.categories):
        table.notes.append(f"{path.name}: a comma between digits was read as the decimal sign.")
    if encoding == "cp1252":
        table.notes.append(f"{path.name} is not in UTF-8; it was read as Windows-1252 (Latin-1).")
    return table


def _encoding(path: Path, start: bytes) -> str:
    """UTF-8 where all bytes are, else the mark's own, else Windows-1252."""
    for magic, what in FOREIGN.items():
        if start.startswith(magic):
            raise JtbdError(f"{path.name}: this is {what} with another name. Unpack or rename it, or export as CSV.")
    for mark, encoding in MARKS.items():
        if start.startswith(mark):
            return encoding
    if b"\x00" in start:
        raise JtbdError(f"{path.name}: this is a binary file, no text. Export the answers as CSV in UTF-8.")
    with path.open("r", encoding="utf-8") as file:
        try:
            while file.read(1 << 22):
                pass
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _rows(text: str, delimiter: str):
    """The rows of a piece of text, whatever ends its lines, up to the first that cannot be read."""
    with contextlib.suppress(csv.Error):
        yield from csv.reader(io.StringIO(text, newline=None), delimiter=delimiter)


def _delimiter(head: str) -> str:
    """The sign that parts the first rows into equal numbers of cells, and into most."""
    best, most = ",", (0.0, 1)
    for sign in DELIMITERS:
        # The last row of the piece may be cut in two.
        rows = list(itertools.islice((row for row in _rows(head[: HEAD // 4], sign) if row), 30))
        rows = rows[:-1] if len(rows) > 2 and len(head) > HEAD // 4 else rows
        if rows and len(rows[0]) > 1:
            even = sum(len(row) == len(rows[0]) for row in rows) / len(rows)
            best, most = max((best, most), (sign, (even, len(rows[0]))), key=lambda pair: pair[1])
    return best


def _parse(
    path: Path, encoding: str, delimiter: str, n_columns: int, skip: int, threads: bool = True
) -> tuple[list, list]:
    """Each column as categories of text, and the rows with more or fewer cells: (number, cells)."""
    ragged: list = []

    def skip_row(row) -> str:
        ragged.append((row.number, row.actual_columns))
        return "skip"

    names = [f"c{i}" for i in range(n_columns)]
    try:
        parsed = pa.csv.read_csv(
            path,
            read_options=pa.csv.ReadOptions(
                column_names=names, encoding=encoding, use_threads=threads, skip_rows=skip, block_size=1 << 23
            ),
            parse_options=pa.csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=skip_row
            ),
            convert_options=pa.csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
                null_values=[""],
                strings_can_be_null=True,
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, UnicodeError) as cause:
        raise JtbdError(
            f"{path.name}: the rows cannot be told apart ({str(cause)[:120]}). Look for a quote that is opened and "
            "never closed, or export the answers again as CSV in UTF-8."
        ) from cause
    columns = []
    for name in names:
        columns.append(_categories(parsed[name]))
        parsed = parsed.drop_columns([name])
    return columns, ragged


def _categories(column: pa.ChunkedArray) -> pd.Categorical:
    """Text as categories, without the blanks around it; only-blank is empty."""
    whole = column.unify_dictionaries().combine_chunks()
    whole = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
    codes = whole.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    plain = pd.Series([value.strip() for value in whole.dictionary.to_pylist()], dtype=object)
    distinct = [value for value in plain.unique() if value]
    place = {value: number for number, value in enumerate(distinct)}
    lookup = np.array([place.get(value, -1) for value in plain] + [-1], dtype=np.int32)
    return pd.Categorical.from_codes(lookup[codes], categories=pd.Index(distinct, dtype=object))
