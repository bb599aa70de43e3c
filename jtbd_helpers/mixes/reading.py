"""Reading a register of signals: from TOML, from a table in a file, or from a DataFrame."""

import os
import re
from pathlib import Path

import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.mixes.register import COLUMNS, Signals, signals_of
from jtbd_helpers.survey.codebook import KEYS, check_tables, read_toml
from jtbd_helpers.survey.model import refuse_faults
from jtbd_helpers.tables.cells import described_column
from jtbd_helpers.tables.files import data_file, read_table

JOB_KEYS = {"id": True, "statement": True, "context": False}  # key -> must be there
SIGNAL_KEYS = {name: name != "where" for name in COLUMNS}
REGISTER_KEYS = {"signals": "title! data", "jobs": "", **{name: KEYS[name] for name in ("tables", "columns", "meta")}}


def read_signals(source: str | os.PathLike | pd.DataFrame, *, allow_thin: bool = False) -> Signals:
    """Read which signals of behaviour speak for which job.

    Parameters
    ----------
    source : str, path or DataFrame
        - a TOML file: `[signals] title, data?`; `[[jobs]] id, statement, context?`; `[[signals.of]] job, signal,
          source, weight, where?`; and `[[tables]]`, `[columns]`, `[meta]` as in every codebook.
        - a table (.csv, .xlsx, .parquet, or a DataFrame) with a row for each signal of a job: job, signal, source,
          weight and, if wanted, where, statement, context.

        `weight` says how much of a job shows in the signal; the weights of a job are scaled to sum to 1. `where`
        narrows a signal to a context: `where = { hours = [22, 6], days = "weekend", place = "abroad" }`. `hours` is
        from and to, also over midnight; `days` is "weekday", "weekend" or days (mon … sun); `place` and any other
        key name a column of the events and the value or values it must have. An event counts once, for the narrowest
        `where` that it fits; a signal without `where` takes the rest.
    allow_thin : bool
        Let in jobs that have fewer than two signals, or signals from one source only, with a warning.

    Returns
    -------
    Signals
        jobs, signals, sources and weights, ready for `mix_jobs`.

    Raises
    ------
    JtbdError
        An unknown key or job, a weight that is not above 0, a signal twice in a job, a job that is thin or that no
        behaviour can tell from others.

    Examples
    --------
    >>> import pandas as pd, jtbd_helpers as jtbd
    >>> rows = [("call", "calls", "network"), ("call", "contacts", "app"), ("watch", "video", "network"),
    ...         ("watch", "films", "billing")]
    >>> jtbd.read_signals(pd.DataFrame(rows, columns=["job", "signal", "source"]).assign(weight=0.5))
    Signals 'signals': 2 jobs, 4 signals from 3 sources, 4 weights
    """
    if isinstance(source, Signals):
        return source
    if isinstance(source, pd.DataFrame):
        return signals_of(source, allow_thin=allow_thin)
    if not isinstance(source, str | os.PathLike):
        raise JtbdError(f"A register of signals is a file or a DataFrame, not a {type(source).__name__}.")
    path = Path(source)
    if path.suffix.lower() in (".toml", "") or not path.is_file():
        arguments, faults = from_toml(path)
        refuse_faults(faults, "; `jtbd validate` lists all")
    else:
        arguments = _from_table(path)
    return signals_of(**arguments, allow_thin=allow_thin)


def _from_table(path: Path) -> dict:
    table = read_table(path)
    frame = pd.DataFrame({name: pd.Series(table.column(name).typed()) for name in table.frame.columns})
    places = [f"{path.name}, {table.row_word} {row}" for row in table.rows]
    return {"frame": frame, "title": path.stem, "file": path.name, "places": places}


def from_toml(path: Path) -> tuple[dict, list[str]]:
    """The arguments of `signals_of`, and all that is wrong before it looks at the weights."""
    document, where = read_toml(path, "signals"), path.name
    faults: list[str] = []
    if not isinstance(document.get("signals"), dict):
        raise JtbdError(
            f"{where}: there is no [signals], so this is not a register of signals. Begin it with [signals] and title."
        )
    top = {name: content for name, content in document.items() if name != "jobs"}
    top["signals"] = {key: value for key, value in document["signals"].items() if key != "of"}
    book = check_tables(top, REGISTER_KEYS, where, faults)
    jobs = _entries(document.get("jobs", []), JOB_KEYS, f"{where}, [[jobs]]", faults)
    rows = _entries(document["signals"].get("of", []), SIGNAL_KEYS, f"{where}, [[signals.of]]", faults)
    faults += _odd_jobs(jobs, where)
    if faults:
        return {}, faults
    frame = pd.DataFrame([row for _, row in rows], columns=list(COLUMNS), dtype=object)
    known = [name for name in book["columns"] if name not in ("customer_id", "signal", "quantity", "time")]
    named = [{"job": job["id"], "statement": job["statement"], "context": job.get("context")} for _, job in jobs]
    return {
        "frame": frame,
        "jobs": pd.DataFrame(named, columns=["job", "statement", "context"], dtype=object),
        "places": [place for place, _ in rows],
        "known_contexts": ["place", *(name for name in known if name != "place")],
        "title": book["signals"]["title"],
        "file": where,
        "data": data_file(book["signals"]["data"], path, "[signals] `data`") if "data" in book["signals"] else None,
        "synthetic": book["meta"].get("synthetic", False),
        "tables": _tables(book, path),
        "columns": book["columns"],
    }, faults


def _entries(content, keys: dict, where: str, faults: list) -> list[tuple[str, dict]]:
    """Each entry with its place, none with a key that is unknown or without one that it needs."""
    if not isinstance(content, list):
        faults.append(f"{where}: must be a list of entries. Write each one under [[…]].")
        return []
    entries = []
    for number, entry in enumerate(content, 1):
        place = f"{where} number {number}"
        if not isinstance(entry, dict):
            faults.append(f"{place}: must be a table of keys, not '{entry}'. Write one key on a line: key = value.")
            continue
        place += f" ('{entry.get('id', entry.get('signal', ''))}')"
        for key in entry:
            if key not in keys:
                faults.append(str(unknown("key", key, keys, where=place, mend="Correct the key, or take it out.")))
        for key in (key for key, needed in keys.items() if needed and key not in entry):
            faults.append(f"{place}: `{key}` is missing. Add {key} = …")
        entries.append((place, entry))
    return entries


def _odd_jobs(jobs: list, where: str) -> list[str]:
    faults, seen = [], set()
    if not jobs:
        faults.append(f"{where}: there are no jobs. Add one [[jobs]] for each, with id and statement.")
    for place, job in jobs:
        identifier = job.get("id")
        if identifier is not None and not re.fullmatch(r"[a-z0-9_]+", str(identifier)):
            faults.append(f"{place}: an id has lower-case letters, digits and underscores only. Rename it.")
        elif identifier in seen:
            faults.append(f"{place}: this id is used twice. Give each job its own id.")
        seen.add(identifier)
    return faults


def _tables(book: dict, path: Path) -> dict[str, pd.DataFrame]:
    """The further files as they are, numbers as numbers; each has its key."""
    tables = {}
    for entry in book["tables"]:
        table = read_table(data_file(entry["file"], path, "[[tables]] `file`"))
        table.column(entry["key"])
        columns = {}
        for name in table.frame.columns:
            column = described_column(table, name, book["columns"])
            text = book["columns"].get(name, {}).get("type") in ("text", "category")
            columns[name] = pd.Series(column.text() if text else column.typed())
        tables[Path(entry["file"]).stem] = pd.DataFrame(columns)
    return tables
