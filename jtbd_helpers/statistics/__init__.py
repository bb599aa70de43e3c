"""Intervals, resampling and false discovery: what several rooms share. Knows nothing of surveys."""

from jtbd_helpers.statistics.association import adjusted_rand, cramers_v, eta_squared
from jtbd_helpers.statistics.discovery import false_discovery
from jtbd_helpers.statistics.intervals import effective_n, percentile_interval, share_interval
from jtbd_helpers.statistics.resampling import bootstrap_rows

__all__ = [
    "adjusted_rand",
    "bootstrap_rows",
    "cramers_v",
    "effective_n",
    "eta_squared",
    "false_discovery",
    "percentile_interval",
    "share_interval",
]
