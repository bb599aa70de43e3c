"""What is known of each customer after grouping: totals by job, all quantity, and what did not count."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown, warn
from jtbd_helpers.mixes.register import Signals
from jtbd_helpers.vocabulary import counted

# Where an event goes that belongs to no trace; "no job" counts, the others are faults.
NO_JOB, UNKNOWN, BAD_QUANTITY, NO_TIME, NO_CUSTOMER = -1, -2, -3, -4, -5
OFFSET = 5  # of these numbers, to make them positions
PROBLEMS = {
    BAD_QUANTITY: ("a quantity that is empty, negative or not finite", "Quantities are numbers from 0 up."),
    NO_TIME: ("no time", "The register uses hours or days, so each event needs its time."),
    NO_CUSTOMER: ("no customer_id", "Each event needs its customer."),
}
ALLOW = 'Correct it, or say `unknown="other"` to count what no job knows under `.other`.'


@dataclass
class Totals:
    """Sums over events, customers in order of their ids.

    by_job : customers x jobs, signal totals times weights. volume, explained : each customer's quantity in all, and
    in traces of jobs. traces : market totals of each trace. events : number of rows. notes : what is to be said.
    """

    customers: pd.Index
    by_job: np.ndarray
    volume: np.ndarray
    explained: np.ndarray
    traces: np.ndarray
    events: int
    notes: list = field(default_factory=list)


class Adder:
    """Adds up (customer, trace, quantity) triples, batch by batch; memory holds customers x jobs and no more."""

    def __init__(self, customers: int, signals: Signals):
        weights = signals.weights.to_numpy()
        self.jobs = len(weights)
        self.by_job = np.zeros((customers, self.jobs))
        self.volume, self.aside = np.zeros(customers), np.zeros(customers)
        self.traces = np.zeros(weights.shape[1] + 1)  # the last one is no job's
        # Few jobs share a trace: the first job of each, then the second, …
        speaks = [*(np.flatnonzero(column) for column in weights.T), np.zeros(0, dtype=int)]
        self.layers = []
        for depth in range(max(map(len, speaks))):
            job, weight = np.zeros(len(speaks), dtype=np.int64), np.zeros(len(speaks))
            for trace, jobs in enumerate(speaks):
                if len(jobs) > depth:
                    job[trace], weight[trace] = jobs[depth], weights[jobs[depth], trace]
            self.layers.append((job, weight, weight != 0))

    def add(self, customer: np.ndarray, trace: np.ndarray, quantity: np.ndarray) -> None:
        """Triples with the customer's number, its trace (-1: no job) and a quantity."""
        np.add.at(self.volume, customer, quantity)
        trace = np.where(trace < 0, len(self.traces) - 1, trace)
        self.traces += np.bincount(trace, quantity, len(self.traces))
        nobodys = np.flatnonzero(trace == len(self.traces) - 1)
        np.add.at(self.aside, customer[nobodys], quantity[nobodys])
        by_job, start = self.by_job.reshape(-1), customer.astype(np.int64) * self.jobs
        for depth, (job, weight, speaking) in enumerate(self.layers):
            if depth:  # hardly any trace has so many jobs
                some = np.flatnonzero(speaking.take(trace))
                start, trace, quantity = start[some], trace[some], quantity[some]
            np.add.at(by_job, start + job.take(trace), quantity * weight.take(trace))

    def totals(self, customers: pd.Index, events: int, notes: list, there: np.ndarray | None = None) -> Totals:
        """What was added up; `there` says which customers had events at all, where others were given room, too."""
        by_job, volume, aside = self.by_job, self.volume, self.aside
        if there is not None and not there.all():
            by_job, volume, aside = keep_rows(by_job, there), volume[there], aside[there]
            customers = pd.Index(np.asarray(customers)[there], name=customers.name)
        return Totals(customers, by_job, volume, volume - aside, self.traces[:-1], events, notes)


def keep_rows(table: np.ndarray, kept: np.ndarray, block: int = 1 << 12) -> np.ndarray:
    """The rows to keep, moved to the front of the same memory: a second table might not fit."""
    end = 0
    for start in range(0, len(table), block):
        rows = table[start : start + block][kept[start : start + block]]
        table[end : end + len(rows)] = rows
        end += len(rows)
    return table[:end]


def refuse(counts: dict, example, where: str) -> None:
    """Raise when some events are faulty: `counts` has rows by fault, `example(fault)` says where the first is."""
    for fault, (problem, mend) in PROBLEMS.items():
        if number := counts.get(fault, 0):
            events = counted(number, "event has", "events have")
            raise JtbdError(f"{where}: {events} {problem}{example(fault)}. {mend}")


def settle_unknown(rows: dict, signals: Signals, unknown_signals: str, where: str) -> list[str]:
    """Refuse signals that the register does not have, or warn how many events count under `.other`."""
    if not rows:
        return []
    first = min(rows, key=lambda name: (-rows[name], str(name)))
    number = sum(rows.values())
    if unknown_signals == "error":
        more = f" ({counted(number, 'event')}, {counted(len(rows), 'such signal')})"
        raise unknown("signal", first, signals.cells.signals, where=where + more, mend=ALLOW)
    events = f"{counted(number, 'event')} of {counted(len(rows), 'signal')} that no job has"
    said = f"{events} (most often '{first}') {'counts' if number == 1 else 'count'} under `.other`."
    warn(f"{where}: {said}")
    return [said]
