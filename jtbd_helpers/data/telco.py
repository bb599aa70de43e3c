"""Customers of a phone company: their jobs stay behind, the traces of what they do are counted. Invented."""

import numpy as np
import pandas as pd

from jtbd_helpers.data.made import Made
from jtbd_helpers.data.randomness import stream
from jtbd_helpers.data.secure_data import quotas
from jtbd_helpers.data.telco_jobs import CONTEXTS, JOBS, SIGNALS

DEFAULT_N = 3000
SEGMENTS = {"abroad": 0.24, "out": 0.20, "work": 0.18, "phone": 0.15, "family": 0.13, "money": 0.10}
AGE_BANDS = {"18-29": 0.24, "30-44": 0.28, "45-59": 0.26, "60+": 0.22}
PLANS = {"prepaid": 0.22, "basic": 0.34, "plus": 0.28, "family": 0.16}
SPARSE, OWN, OWN_OF_TWO, SIDE = 0.03, (5, 3, 2, 1.2), (6, 4, 2.4, 0.03), 0.6
BACKGROUND = 0.3  # events of each signal that no job explains
EXAMPLE, EXAMPLE_VOLUME = "c_example", 20_000
EXAMPLE_MIX = {"in_touch_abroad": 0.40, "weekend_chosen": 0.20, "sure_of_phone": 0.02}  # the rest evenly: .38


def make_telco(seed: int, n: int) -> Made:
    """Make tables `customers`, `events`, `jobs`, `contexts` and truth `people`, `mix`; jobs are the same always."""
    rng = stream("telco", "customers", seed)
    segment = rng.choice(len(SEGMENTS), n, p=list(SEGMENTS.values()))
    mix = rng.standard_gamma(concentrations()[segment])
    mix /= mix.sum(axis=1, keepdims=True)
    volume = rng.lognormal(4, 1, n)
    example = int(np.flatnonzero(segment == 0)[0])
    mix[example], volume[example] = _example_mix(), EXAMPLE_VOLUME
    customers = pd.DataFrame({"customer_id": [f"c{i:04d}" for i in range(1, n + 1)]}, dtype=object)
    customers.loc[example, "customer_id"] = EXAMPLE
    for column, shares in (("age_band", AGE_BANDS), ("plan", PLANS)):
        customers[column] = _dealt(rng, segment, shares)
    expected = volume[:, None] * (mix @ weights())
    counts = stream("telco", "events", seed).poisson(expected + BACKGROUND)
    counts[example] = np.rint(expected[example])
    who, what = np.nonzero(counts)
    ids = customers["customer_id"].to_numpy(object)
    events = {"customer_id": ids[who], "signal": np.array(SIGNALS, dtype=object)[what], "quantity": counts[who, what]}
    truth = {"people": pd.DataFrame({"customer_id": ids, "segment": np.array(list(SEGMENTS), dtype=object)[segment]})}
    long = {"customer_id": np.repeat(ids, len(JOBS)), "job": np.tile([job.id for job in JOBS], n)}
    truth["mix"] = pd.DataFrame({**long, "share": np.round(mix, 4).ravel()})
    return Made({"customers": customers, "events": pd.DataFrame(events), **_described()}, truth)


def weights() -> np.ndarray:
    """Weight of each signal in each job, jobs x signals; hundredths, rows sum to 1."""
    drawn = stream("telco", "signals", 0).dirichlet((2, 2, 2, 2), len(JOBS))
    whole = np.zeros((len(JOBS), len(SIGNALS)))
    for row, job, shares in zip(whole, JOBS, drawn, strict=True):
        row[[SIGNALS.index(signal) for _, signal in job.signals]] = (1 + quotas(96, shares)) / 100  # none is nothing
    return whole


def _dealt(rng: np.random.Generator, segment: np.ndarray, shares: dict) -> np.ndarray:
    """Values in the same shares in every segment: drawn freely, chance would now and then make them differ."""
    values = np.empty(len(segment), dtype=object)
    for k in range(len(SEGMENTS)):
        inside = rng.permutation(np.flatnonzero(segment == k))
        values[inside] = np.repeat(list(shares), quotas(len(inside), np.array(list(shares.values()))))
    return values


def concentrations() -> np.ndarray:
    """Of the Dirichlet that a segment's mixes come from, segments x jobs."""
    high = np.full((len(SEGMENTS), len(JOBS)), SPARSE)
    for k in range(len(SEGMENTS)):
        high[k, 4 * k : 4 * k + 4] = OWN_OF_TWO if k in (0, 3) else OWN
        high[k, 24 + k] = SIDE
    return high


def _example_mix() -> np.ndarray:
    rest = (1 - sum(EXAMPLE_MIX.values())) / (len(JOBS) - len(EXAMPLE_MIX))
    return np.array([EXAMPLE_MIX.get(job.id, rest) for job in JOBS])


def _described() -> dict[str, pd.DataFrame]:
    jobs = pd.DataFrame([(job.id, job.job_type, job.evidence) for job in JOBS], columns=["job", "job_type", "evidence"])
    return {"jobs": jobs, "contexts": pd.DataFrame(CONTEXTS, columns=["context", "time_band", "constraint"])}


def telco_codebook(seed: int = 0) -> dict:
    """Build the register of jobs and signals as a dict in the order of the TOML file."""
    loads = weights()
    rows = [
        {"job": job.id, "signal": signal, "source": source, "weight": float(loads[j, SIGNALS.index(signal)])}
        for j, job in enumerate(JOBS)
        for source, signal in job.signals
    ]
    return {
        "signals": {"title": "What customers of a phone company get done (invented data)", "data": "events.csv.gz"},
        "jobs": [{"id": job.id, "statement": job.statement, "context": job.context} for job in JOBS],
        "signals.of": rows,
        "tables": [{"file": "customers.csv", "key": "customer_id"}],
        "columns": _columns(),
        "meta": {"synthetic": True, "licence": "CC0-1.0", "seed": seed},
    }


def _columns() -> dict:
    def category(label: str, allowed) -> dict:
        return {"label": label, "type": "category", "allowed": list(allowed)}

    return {
        "customer_id": {"label": "Customer", "type": "text"},
        "signal": category("Trace of behaviour, counted in its context", SIGNALS),
        "quantity": {"label": "How often in 90 days", "type": "integer", "unit": "events"},
        "age_band": category("Age", AGE_BANDS),
        "plan": category("Contract", PLANS),
        "job": category("Job", [job.id for job in JOBS]),
        "job_type": category("Kind of job", ["functional", "social", "emotional", "supporting"]),
        "evidence": category("Research that brought the job up", ["interview", "diary", "log", "survey"]),
        "context": category("Context", [name for name, _, _ in CONTEXTS]),
        "time_band": {"label": "When the context holds", "type": "text"},
        "constraint": {"label": "What narrows down what one can do", "type": "text"},
    }
