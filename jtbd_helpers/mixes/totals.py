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
    in traces of jobs. traces : market totals of each trace. events : number of rows. repeated : rows beyond the first
    of a customer and trace. unknown : signal -> rows.
    """

    customers: pd.Index
    by_job: np.ndarray
    volume: np.ndarray
    explained: np.ndarray
    traces: np.ndarray
    events: int
    notes: list = field(default_factory=list)


def gather(customers, trace, quantity, signals: Signals) -> tuple:
    """Customers (sorted), by_job, volume, explained and trace totals from (customer, trace, quantity) triples."""
    from scipy.sparse import csr_matrix

    codes, ids = pd.factorize(customers, sort=True)
    shape = (len(ids), len(signals.traces) + 1)
    totals = csr_matrix((quantity, (codes, np.asarray(trace) + 1)), shape=shape)  # column 0: what is no job's
    explained = totals[:, 1:]
    weights = signals.weights.to_numpy().T
    return (
        pd.Index(ids, name="customer_id"),
        np.asarray(explained @ weights),
        np.asarray(totals.sum(1)).ravel(),
        np.asarray(explained.sum(1)).ravel(),
        np.asarray(explained.sum(0)).ravel(),
    )


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
