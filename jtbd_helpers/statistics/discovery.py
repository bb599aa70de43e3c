"""Many tests at once."""

import numpy as np


def false_discovery(p_values) -> np.ndarray:
    """Benjamini-Hochberg (1995) q-values; NaN stays NaN and does not count as a test."""
    p = np.asarray(p_values, dtype=float)
    q = np.full(p.shape, np.nan)
    tested = ~np.isnan(p)
    if tested.any():
        from scipy.stats import false_discovery_control

        q[tested] = false_discovery_control(p[tested], method="bh")
    return q
