"""`mix_jobs`: from events to each customer's mix of jobs."""

import os
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, one_of
from jtbd_helpers.mixes.engine import group_table
from jtbd_helpers.mixes.files import find_files, small_frame, table_of
from jtbd_helpers.mixes.frames import group_frame
from jtbd_helpers.mixes.parquet import group_parquet
from jtbd_helpers.mixes.reading import read_signals
from jtbd_helpers.mixes.register import Signals
from jtbd_helpers.mixes.solve import strengths
from jtbd_helpers.mixes.totals import Totals, keep_rows
from jtbd_helpers.results import Result, save_result
from jtbd_helpers.vocabulary import counted

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes

FEW = 20
SHOWN = 6  # jobs in a display; the table has all
EITHER = ("error", "other")


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class JobMix(Result):
    """What each customer gets done: a mix of jobs.

    table : DataFrame
        One row per customer with evidence (indexed by customer_id), one column per job; rows sum to 1.
    size : Series
        Sum of a customer's strengths, in the unit of quantity: mix times size is `.strength`.
    other : Series
        Share of the customer's quantity that belongs to no signal of any job, 0-1.
    volume : Series
        The customer's whole quantity.
    without_evidence : Index
        Customers whose events speak for no job. They are not in the table.
    few_events : Index
        Customers in the table with a quantity below 20: hold their mix lightly.
    signals : Signals
        The register.
    trace_totals : array
        Market total of each trace of the register.
    """

    size: pd.Series
    other: pd.Series
    volume: pd.Series
    without_evidence: pd.Index
    few_events: pd.Index
    signals: Signals
    trace_totals: np.ndarray
    options: dict

    @property
    def strength(self) -> pd.DataFrame:
        """How much of each job a customer gets done, in the unit of quantity (customer x job)."""
        return self.table.mul(self.size, axis=0)

    def score(self, events: object) -> "JobMix":
        """The mixes of other customers or of a later time: the same register, options and rules."""
        return mix_jobs(events, self.signals, **self.options)

    def crucial_jobs(
        self, coverage: float = 0.8, segments: pd.Series | None = None, least: float = 0.05
    ) -> pd.DataFrame:
        """The fewest jobs that cover most of a segment's mean mix.

        Parameters
        ----------
        coverage : float
            Share of the mean mix to cover, above 0 and at most 1.
        segments : Segmentation or Series, optional
            A segment for each customer, indexed by customer id; without it all customers are one market.
        least : float
            Shares of a customer's mix below this are set aside, and the mean of the rest is closed: a little of
            everything shows in everybody's events and is no job done. 0 keeps all.

        Returns
        -------
        DataFrame
            segment, job, statement, share (of the segment's mean mix), covered (running sum), lift (share over that
            of all customers).
        """
        _fraction("coverage", coverage, 1)
        _fraction("least", least, 0.5)
        labels = pd.Series("all", index=self.table.index) if segments is None else getattr(segments, "labels", segments)
        if not isinstance(labels, pd.Series) or not labels.index.isin(self.table.index).any():
            raise JtbdError("`segments` gives a segment to each customer_id: a Segmentation, or a Series by customer.")
        labels = labels.reindex(self.table.index)
        kept = self.table.where(self.table >= least, 0.0)
        statements = self.signals.jobs.set_index("job")["statement"]
        market, rows = _mean_mix(kept), []
        for name in sorted(labels.dropna().unique()):
            mean = _mean_mix(kept[labels.eq(name).to_numpy(dtype=bool)]).sort_values(ascending=False, kind="stable")
            covered = mean.cumsum()
            count = int((covered < coverage - 1e-9).sum()) + 1
            for job, share in mean.iloc[:count].items():
                rows.append((name, job, statements[job], share, covered[job], share / market[job]))
        return pd.DataFrame(rows, columns=["segment", "job", "statement", "share", "covered", "lift"])

    def describe(self) -> str:
        """Say how many customers, and which jobs lead."""
        lead = self.table.mean().nlargest(3)
        jobs = ", ".join(f"{job} {share:.0%}" for job, share in lead.items())
        return f"{len(self.table):,} customers and {self.table.shape[1]} jobs; the largest on average: {jobs}."

    def _shown(self) -> pd.DataFrame:
        """The jobs that weigh most on average, and all others together."""
        lead = self.table.mean().nlargest(SHOWN).index
        if self.table.shape[1] <= SHOWN + 1:
            return self.table
        return self.table[lead].assign(other_jobs=self.table.drop(columns=lead).sum(axis=1))

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw the mixes of some customers as stacked bars, with the mean of all."""
        from jtbd_helpers.plotting.mixes import mix_chart

        return mix_chart(self.table, ax)

    def save(self, path: str | os.PathLike) -> "Path":
        """Write the mixes as JSON; `jtbd_helpers.load_result(path)` reads them, also months later."""
        return save_result(path, "JobMix", self._to_saved())

    def _to_saved(self) -> dict:
        content = {field.name: getattr(self, field.name) for field in fields(self)}
        for name in ("without_evidence", "few_events"):
            content[name] = getattr(self, name).tolist()
        return content | {"signals": self.signals._to_saved()}

    @classmethod
    def _from_saved(cls, content: dict) -> "JobMix":
        names = ("without_evidence", "few_events")
        lists = {
            name: pd.Index(content[name], dtype=content["table"].index.dtype, name="customer_id") for name in names
        }
        return cls(**{**content, **lists, "signals": Signals._from_saved(content["signals"])})


def _fraction(name: str, value, most: float) -> None:
    if not (isinstance(value, int | float) and 0 <= value <= most and (value or name == "least")):
        raise JtbdError(f"`{name}` is {value!r}; give a share up to {most}, such as {0.8 if most == 1 else 0.05}.")


def _mean_mix(mixes: pd.DataFrame) -> pd.Series:
    """The mean mix, closed again."""
    mean = mixes.mean()
    return mean / mean.sum()


def mix_jobs(
    events: object,
    signals: Signals | pd.DataFrame,
    *,
    zone: str | None = None,
    unknown: str = "error",
    progress: bool | None = None,
) -> JobMix:
    """Work out from their behaviour which jobs customers get done, and how much of each.

    Parameters
    ----------
    events : DataFrame, str, path or Ibis table
        Rows with customer_id, signal, quantity (number of events, 0 or more), and time, place or other columns where
        the register narrows a signal by them. A path is a CSV or Parquet file, a folder of them, or a pattern such as
        "events/*.parquet".
    signals : Signals, DataFrame, str or path
        The register, as `read_signals` takes it.
    zone : str, optional
        The customers' time zone, such as "Europe/Vienna". Hours and days are read there. Needed where the register
        uses hours or days and the times carry no zone.
    unknown : {"error", "other"}
        What to do with a signal that the register does not have: refuse it, or count it under `.other`.
    progress : bool, optional
        None shows a bar where somebody watches, False never, True always.

    Returns
    -------
    JobMix
        `.table`: customer x job, rows sum to 1.

    Raises
    ------
    JtbdError
        A missing column, an unknown signal, a quantity that is empty or negative, times without zone, no files.

    Examples
    --------
    >>> import jtbd_helpers as jtbd
    >>> case = jtbd.load_data("telco")
    >>> jtbd.mix_jobs(case.events, case.signals).table.loc["c_example"].nlargest(2).round(2).to_dict()
    {'in_touch_abroad': 0.4, 'weekend_chosen': 0.2}

    Source
    ------
    Non-negative least squares: Lawson & Hanson (1974); mixes as compositions: Aitchison (1986).
    """
    one_of("unknown", unknown, EITHER)
    register = read_signals(signals)
    totals = _totals(events, register, zone, unknown, progress)
    return _mixed(totals, register, {"zone": zone, "unknown": unknown})


def _totals(events, register: Signals, zone, unknown: str, progress) -> Totals:
    if isinstance(events, pd.DataFrame):
        return group_frame(events, register, zone, unknown, "events")
    if isinstance(events, str | os.PathLike):
        files = find_files(events)
        where = files[0].name if len(files) == 1 else f"{len(files)} files from {files[0].name}"
        if (frame := small_frame(files)) is not None:
            return group_frame(frame, register, zone, unknown, where)
        if files[0].suffix.lower() == ".parquet":
            return group_parquet(files, register, zone, unknown, where, progress)
        table, written = table_of(files)
        return group_table(table, register, zone or written, unknown, where, progress)
    if type(events).__module__.split(".")[0] == "ibis":
        return group_table(events, register, zone, unknown, "events", progress)
    raise JtbdError(f"Events are a DataFrame, a path or an Ibis table, not a {type(events).__name__}.")


def _mixed(totals: Totals, register: Signals, options: dict) -> JobMix:
    """Solve for the strengths and close them over the jobs; those without evidence stand apart."""
    strength = strengths(register.weights.to_numpy(), totals.by_job, out=totals.by_job)
    size = strength.sum(1)
    seen = size > 0
    if not seen.any():
        raise JtbdError("No event speaks for any job, so there are no mixes. Check signals, `where` and quantities.")
    customers = totals.customers[seen]
    strength = keep_rows(strength, seen)  # in the same memory, and so is the division
    strength /= size[seen][:, None]
    table = pd.DataFrame(strength, index=customers, columns=register.weights.index.to_list(), copy=False)
    volume = totals.volume[seen]
    few = customers[volume < FEW]
    without = totals.customers[~seen]
    return JobMix(
        table=table,
        caption=_caption(totals, register, len(customers), len(without), len(few), options),
        size=pd.Series(size[seen], index=customers, name="size"),
        other=pd.Series(np.clip(1 - totals.explained[seen] / volume, 0, 1), index=customers, name="other"),
        volume=pd.Series(volume, index=customers, name="volume"),
        without_evidence=without,
        few_events=few,
        signals=register,
        trace_totals=totals.traces,
        options=options,
    )


def _caption(totals: Totals, register: Signals, customers: int, without: int, few: int, options: dict) -> str:
    other = 1 - totals.explained.sum() / totals.volume.sum()
    sentences = [
        f"{register.title}: {counted(customers, 'customer')}, {len(register.weights)} jobs, "
        f"{counted(totals.events, 'row')} of events.",
        "Strength by non-negative least squares on the weights, closed to sum to 1.",
        f"{other:.1%} of all quantity belongs to no job (other).",
    ]
    if register.contexts:
        zone = f", read in {options['zone']}" if options["zone"] else ""
        sentences.append(f"Contexts: {', '.join(register.contexts)}{zone}.")
    if without:
        apart = counted(without, "customer without evidence stands", "customers without evidence stand")
        sentences.append(f"{apart} apart.")
    if few:
        have = counted(few, "customer has", "customers have")
        sentences.append(f"{have} a quantity below {FEW}: hold their mix lightly.")
    if register.thin:
        sentences.append(f"Jobs that rest on one signal or one source: {', '.join(register.thin)}.")
    return " ".join([*sentences, *totals.notes])
