"""A register with contexts, and events that fall into them."""

import numpy as np
import pandas as pd

RULES = [
    ("call", "calls", "network", 0.5, "hours = [22, 6]"),
    ("call", "contacts", "app", 0.5, None),
    ("watch", "calls", "network", 0.4, None),
    ("watch", "video", "web", 0.6, 'days = "weekend", place = "abroad"'),
    ("pay", "video", "network", 0.5, None),
    ("pay", "bills", "billing", 0.5, "roaming = true"),
]


def register(rules=RULES) -> pd.DataFrame:
    return pd.DataFrame(rules, columns=["job", "signal", "source", "weight", "where"])


def plain(rows=None) -> pd.DataFrame:
    """Three jobs without contexts, two signals of their own each, one shared."""
    rows = rows or [
        ("call", "s1", "network", 0.6),
        ("call", "s2", "app", 0.4),
        ("watch", "s3", "network", 0.5),
        ("watch", "s4", "web", 0.5),
        ("pay", "s4", "web", 0.3),
        ("pay", "s5", "billing", 0.7),
    ]
    return pd.DataFrame(rows, columns=["job", "signal", "source", "weight"])


def events(seed=0, n=4000, people=60) -> pd.DataFrame:
    """A log over a year, summer time included, in Vienna."""
    rng = np.random.default_rng(seed)
    seconds = 1_700_000_000 + rng.choice(300 * 86400, n, replace=False)
    return pd.DataFrame(
        {
            "customer_id": [f"c{i:03d}" for i in rng.integers(people, size=n)],
            "signal": rng.choice(["calls", "contacts", "video", "bills"], n),
            "quantity": rng.gamma(2, 2, n),
            "time": pd.to_datetime(seconds, unit="s", utc=True).tz_convert("Europe/Vienna"),
            "place": rng.choice(["home", "abroad", None], n),
            "roaming": rng.random(n) < 0.3,
        }
    )


def totals(**mixes) -> pd.DataFrame:
    """Events that fit the register `plain` exactly: name=(call, watch, pay) in quantity."""
    rows = []
    for name, parts in mixes.items():
        for job, quantity in zip(("call", "watch", "pay"), parts, strict=True):
            own = plain()[lambda frame, job=job: frame["job"] == job]
            rows += [
                (name, signal, quantity * weight) for signal, weight in zip(own["signal"], own["weight"], strict=True)
            ]
    frame = pd.DataFrame(rows, columns=["customer_id", "signal", "quantity"])
    return frame.groupby(["customer_id", "signal"], as_index=False).sum()
