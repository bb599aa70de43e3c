"""The register of signals: which traces of behaviour speak for which job, and how much."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown, warn
from jtbd_helpers.mixes.contexts import Cells, read_where, where_text
from jtbd_helpers.vocabulary import counted

COLUMNS = ("job", "signal", "source", "weight", "where")
ABOUT = ("statement", "context")
FEW_SIGNALS, FEW_SOURCES = 2, 2


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Signals:
    """Which signals speak for which job.

    table : DataFrame
        One row per signal of a job: job, signal, source, weight (sums to 1 in each job), where (text, "" = always).
    jobs : DataFrame
        job, statement, context.
    traces : DataFrame
        signal, where: each different pair once.
    weights : DataFrame
        Job x trace (by its row in `traces`); rows sum to 1.
    thin : tuple of str
        Jobs with fewer than two signals or from one source only, let in by `allow_thin=True`.
    data : Path or None
        The file of events, where the register names one.
    """

    title: str
    table: pd.DataFrame
    jobs: pd.DataFrame
    traces: pd.DataFrame
    weights: pd.DataFrame
    cells: Cells
    thin: tuple
    data: Path | None = None
    synthetic: bool = False
    tables: dict = field(default_factory=dict)
    columns: dict = field(default_factory=dict)

    @property
    def sources(self) -> tuple:
        """The sources, in the order of the register."""
        return tuple(dict.fromkeys(self.table["source"]))

    @property
    def contexts(self) -> tuple:
        """The contexts that some `where` names, such as hours, days or place."""
        return self.cells.keys

    def __repr__(self) -> str:
        return (
            f"Signals '{self.title}': {counted(len(self.jobs), 'job')}, "
            f"{counted(self.table['signal'].nunique(), 'signal')} from {counted(len(self.sources), 'source')}, "
            f"{counted(len(self.table), 'weight')}"
        )

    def _to_saved(self) -> dict:
        return {"title": self.title, "frame": self.table, "jobs": self.jobs, "synthetic": self.synthetic}

    @classmethod
    def _from_saved(cls, content: dict) -> "Signals":
        return signals_of(**content, file="the saved register", allow_thin=None)


def signals_of(
    frame: pd.DataFrame,
    jobs: pd.DataFrame | None = None,
    *,
    title="signals",
    file="the frame",
    places=None,
    allow_thin: bool | None = False,
    known_contexts=None,
    **more,
) -> Signals:
    """A register from one row per signal of a job; see `read_signals`. `allow_thin` None allows and is silent."""
    places = places or [f"{file}, row {i}" for i in range(1, len(frame) + 1)]
    _check_columns(frame, file)
    if not len(frame):
        raise JtbdError(f"{file}: there are no signals. Give at least two for each job, from two sources.")
    table = pd.DataFrame({name: _texts(frame, name, places) for name in ("job", "signal", "source")})
    table["weight"] = _weights(frame["weight"], places)
    column = frame["where"].tolist() if "where" in frame else [None] * len(frame)
    given = [{} if v is None or v != v else v for v in column]
    conditions = [read_where(v, place, known_contexts) for v, place in zip(given, places, strict=True)]
    table["where"] = pd.Series([where_text(c) for c in conditions], dtype=object)
    _refuse_twice(table, places)
    jobs = _jobs_of(frame, table) if jobs is None else jobs
    _check_jobs(table, jobs["job"].tolist(), places, file)
    thin = _thin(table, allow_thin, file)
    # One trace for each different (signal, where); a job's weights sum to 1 over its traces.
    pairs = table[["signal", "where"]].apply(tuple, axis=1)
    codes, distinct = pd.factorize(pairs)
    rows = pd.Index(jobs["job"]).get_indexer(table["job"])
    weights = np.zeros((len(jobs), len(distinct)))
    weights[rows, codes] = table["weight"]
    table["weight"] /= weights.sum(1)[rows]
    weights /= weights.sum(1, keepdims=True)
    _refuse_look_alikes(weights, jobs["job"].tolist(), file)
    first = np.unique(codes, return_index=True)[1]
    cells = Cells.of([(distinct[i][0], conditions[first[i]]) for i in range(len(distinct))], file)
    return Signals(
        title=title,
        table=table,
        jobs=jobs.reset_index(drop=True),
        traces=pd.DataFrame(distinct.tolist(), columns=["signal", "where"], dtype=object),
        weights=pd.DataFrame(weights, index=pd.Index(jobs["job"], name="job")),
        cells=cells,
        thin=thin,
        **more,
    )


def _check_columns(frame: pd.DataFrame, file: str) -> None:
    for name in frame.columns:
        if name not in COLUMNS + ABOUT:
            raise unknown("column", name, COLUMNS + ABOUT, file, "A register of signals has these columns only.")
    for name in COLUMNS[:4]:
        if name not in frame.columns:
            raise unknown("column", name, frame.columns, file, "A register needs job, signal, source and weight.")


def _texts(frame: pd.DataFrame, name: str, places: list) -> pd.Series:
    values = frame[name].tolist()
    for value, place in zip(values, places, strict=True):
        if not isinstance(value, str) or not value.strip():
            raise JtbdError(f"{place}: `{name}` must be a text, not '{value}'. Correct it.")
    return pd.Series([value.strip() for value in values], dtype=object)


def _weights(column: pd.Series, places: list) -> np.ndarray:
    values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    bad = np.flatnonzero(~(np.isfinite(values) & (values > 0)))
    if len(bad):
        more = f" {len(bad) - 1} more such rows." if len(bad) > 1 else ""
        raise JtbdError(
            f"{places[bad[0]]}: the weight is '{column.iloc[bad[0]]}'; it must be a number above 0.{more} Leave out "
            "signals that do not speak for a job."
        )
    return values


def _refuse_twice(table: pd.DataFrame, places: list) -> None:
    again = table.duplicated(["job", "signal", "where"])
    if again.any():
        row = table[again].iloc[0]
        same = (table[["job", "signal", "where"]] == row[["job", "signal", "where"]]).all(axis=1)
        raise JtbdError(
            f"{places[again.argmax()]}: job '{row['job']}' has signal '{row['signal']}' already"
            f"{', with the same `where`' if row['where'] else ''} ({places[same.argmax()]}). Keep one of them."
        )


def _jobs_of(frame: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The jobs that a flat table names; statement and context from their first row."""
    jobs = pd.DataFrame({"job": table["job"]})
    for name in ABOUT:
        jobs[name] = frame[name].to_numpy(dtype=object) if name in frame else None
    return jobs.drop_duplicates("job").reset_index(drop=True)


def _check_jobs(table: pd.DataFrame, jobs: list, places: list, file: str) -> None:
    for job, place in zip(table["job"], places, strict=True):
        if job not in jobs:
            raise unknown("job", job, jobs, where=place, mend="Correct it, or add the job under [[jobs]].")
    named = set(table["job"])
    for job in jobs:
        if job not in named:
            raise JtbdError(f"{file}: job '{job}' has no signals. Add at least two, from two sources, or take it out.")


def _thin(table: pd.DataFrame, allowed: bool | None, file: str) -> tuple:
    """Jobs that rest on one signal or one source."""
    counts = table.groupby("job", sort=False)[["signal", "source"]].nunique()
    thin = counts[(counts["signal"] < FEW_SIGNALS) | (counts["source"] < FEW_SOURCES)]
    if not len(thin) or allowed is None:
        return tuple(thin.index)
    job, row = thin.index[0], thin.iloc[0]
    more = f" {len(thin) - 1} more such jobs." if len(thin) > 1 else ""
    what = (
        f"{file}: job '{job}' rests on {counted(row['signal'], 'signal')} from {counted(row['source'], 'source')}."
        f"{more} One raw variable is no job: it takes two signals, from two sources."
    )
    if not allowed:
        raise JtbdError(f"{what} Add signals, or say `allow_thin=True`.")
    warn(f"{what} It was let in, since `allow_thin=True`.")
    return tuple(thin.index)


def _refuse_look_alikes(weights: np.ndarray, jobs: list, file: str) -> None:
    """No job may be a blend of others: no behaviour could tell them apart."""
    if np.linalg.matrix_rank(weights) == len(weights):
        return
    job = next(k for k in range(2, len(weights) + 1) if np.linalg.matrix_rank(weights[:k]) < k) - 1
    blend = np.linalg.lstsq(weights[:job].T, weights[job], rcond=None)[0]
    like = ", ".join(jobs[i] for i in np.flatnonzero(np.abs(blend) > 1e-6)[:4])
    raise JtbdError(
        f"{file}: the signals of job '{jobs[job]}' are a blend of those of {like}, so no behaviour can tell these jobs "
        "apart. Give it a signal of its own, or join them."
    )
