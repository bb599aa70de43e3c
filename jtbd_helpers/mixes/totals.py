"""What is known of each customer after grouping: totals by job, all quantity, and what did not count."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown, warn
from jtbd_helpers.mixes.register import Signals

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
        self.jobs, self.size = weights.shape[0], customers
        self.by_job = np.zeros(customers * self.jobs)
        self.volume, self.explained = np.zeros(customers), np.zeros(customers)
        self.traces = np.zeros(weights.shape[1])
        # Few jobs share a trace: the first job of each, then the second, …
        speaks = [np.flatnonzero(column) for column in weights.T]
        self.layers = []
        for depth in range(max(map(len, speaks))):
            job = np.array([jobs[depth] if len(jobs) > depth else 0 for jobs in speaks])
            weight = np.array(
                [w[jobs[depth]] if len(jobs) > depth else 0.0 for w, jobs in zip(weights.T, speaks, strict=True)]
            )
            self.layers.append((job, weight))

    def add(self, customer: np.ndarray, trace: np.ndarray, quantity: np.ndarray) -> None:
        """Triples with the customer's number, its trace (-1: no job) and a quantity."""
        np.add.at(self.volume, customer, quantity)
        if (trace < 0).any():
            known = trace >= 0
            customer, trace, quantity = customer[known], trace[known], quantity[known]
        np.add.at(self.explained, customer, quantity)
        self.traces += np.bincount(trace, quantity, len(self.traces))
        start = customer.astype(np.int64) * self.jobs
        for depth, (job, weight) in enumerate(self.layers):
            share = weight[trace]
            if depth:
                shared = share > 0
                np.add.at(self.by_job, (start + job[trace])[shared], (quantity * share)[shared])
            else:
                np.add.at(self.by_job, start + job[trace], quantity * share)

    def totals(self, customers: pd.Index, events: int, notes: list) -> Totals:
        by_job = self.by_job.reshape(self.size, self.jobs)
        return Totals(customers, by_job, self.volume, self.explained, self.traces, events, notes)


def refuse(counts: dict, example, where: str) -> None:
    """Raise when some events are faulty: `counts` has rows by fault, `example(fault)` says where the first is."""
    for fault, (problem, mend) in PROBLEMS.items():
        if number := counts.get(fault, 0):
            one = number == 1
            raise JtbdError(f"{where}: {number:,} event{' has' if one else 's have'} {problem}{example(fault)}. {mend}")


def settle_unknown(rows: dict, signals: Signals, unknown_signals: str, where: str) -> list[str]:
    """Refuse signals that the register does not have, or warn how many events count under `.other`."""
    if not rows:
        return []
    first = min(rows, key=lambda name: (-rows[name], str(name)))
    number = sum(rows.values())
    if unknown_signals == "error":
        more = f" ({number:,} events, {len(rows)} such signal{'s' if len(rows) > 1 else ''})"
        raise unknown("signal", first, signals.cells.signals, where=where + more, mend=ALLOW)
    said = f"{number:,} events of {len(rows)} signals that no job has (most often '{first}') count under `.other`."
    warn(f"{where}: {said}")
    return [said]
