"""Files of events: one, a folder, a pattern; CSV or Parquet."""

import glob
import gzip
import os
import tempfile
from pathlib import Path

import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.mixes.engine import ibis_of

KINDS = {".parquet": "Parquet", ".csv": "CSV", ".csv.gz": "CSV"}
SMALL = 64 * 1024 * 1024  # bytes of CSV that pandas reads without more ado
TEXTS = ("customer_id", "signal")


def find_files(path: str | os.PathLike) -> list[Path]:
    """The files of events behind a path, a folder or a pattern, all of one kind."""
    text, place = os.fspath(path), Path(path)
    if place.is_dir():
        files = sorted(p for p in place.rglob("*") if p.is_file() and not _hidden(p.relative_to(place)))
        files = [p for p in files if _kind(p)]
        if not files:
            raise JtbdError(f"{place.name or text}: this folder has no CSV or Parquet file. Put the events there.")
    elif glob.has_magic(text):
        files = sorted(Path(p) for p in glob.glob(text, recursive=True) if Path(p).is_file())
        if not files:
            raise JtbdError(f"{text}: no file fits this pattern. Correct it; it is seen from {Path.cwd().name}.")
    elif not place.is_file():
        near = [p.name for p in place.parent.iterdir()] if place.parent.is_dir() else []
        raise unknown("file", place.name, near, where=str(place.parent), mend="Give the path of the events.")
    else:
        files = [place]
    for file in files:
        if not _kind(file):
            raise unknown("way to read", file.suffix, KINDS, where=file.name, mend="Save events as Parquet or CSV.")
    if len({_kind(file) for file in files}) > 1:
        raise JtbdError(
            f"{text}: there are CSV and Parquet files. Give one kind, such as '{text.rstrip('/')}/*.parquet'."
        )
    return files


def _hidden(path: Path) -> bool:
    """Files that engines leave beside their data, such as _SUCCESS."""
    return any(part.startswith((".", "_")) for part in path.parts)


def _kind(path: Path) -> str | None:
    return next((kind for ending, kind in KINDS.items() if path.name.lower().endswith(ending)), None)


def small_frame(files: list[Path]) -> pd.DataFrame | None:
    """The events of one small CSV file; None where an engine is called for."""
    if len(files) > 1 or _kind(files[0]) != "CSV" or files[0].stat().st_size > SMALL:
        return None
    try:
        sign = _separator(files[0])
        texts, decimal = dict.fromkeys(TEXTS, str), "," if sign == ";" else "."
        return pd.read_csv(files[0], dtype=texts, encoding="utf-8-sig", sep=sign, decimal=decimal)
    except UnicodeDecodeError as cause:
        raise JtbdError(f"{files[0].name}: this is not in UTF-8. Save it as CSV in UTF-8.") from cause
    except (ValueError, OSError, pd.errors.ParserError) as cause:
        raise JtbdError(f"{files[0].name}: this cannot be read as CSV ({cause}). Export it again.") from cause


def _separator(file: Path) -> str:
    """Commas, unless semicolons or tabs part the header."""
    with (gzip.open if file.suffix.lower() == ".gz" else open)(file, "rt", encoding="utf-8-sig") as text:
        header = text.readline()
    return max(",;\t", key=header.count)


def table_of(files: list[Path]):
    """The files as an Ibis table on DuckDB, and the time zone that Parquet files carry."""
    ibis = ibis_of(f"{files[0].name}: reading Parquet, several files or a large CSV")
    names, parquet = [str(file) for file in files], _kind(files[0]) == "Parquet"
    spill = Path(tempfile.gettempdir(), "jtbd_helpers_duckdb")
    connection = ibis.duckdb.connect(temp_directory=str(spill))
    try:
        if parquet:
            return connection.read_parquet(names), _zone_of(files[0])
        table = connection.read_csv(names)
        texts = {name: "VARCHAR" for name in TEXTS if name in table.columns}
        return connection.read_csv(names, types=texts), None
    except Exception as cause:  # the engine has a dozen kinds of its own
        said = str(cause).splitlines()[0]
        raise JtbdError(
            f"{files[0].name}: the events cannot be read ({said}). Are all files whole and alike?"
        ) from cause


def _zone_of(file: Path) -> str | None:
    """The zone that a Parquet file's times were written in; the engine knows universal time only."""
    import pyarrow.parquet

    schema = pyarrow.parquet.read_schema(file)
    return getattr(schema.field("time").type, "tz", None) if "time" in schema.names else None
