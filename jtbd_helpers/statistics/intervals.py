"""Intervals for shares and for bootstrap draws."""

import numpy as np

from jtbd_helpers.errors import JtbdError


def effective_n(weights) -> float:
    """Number of equally weighted people that carry the same information: (sum w)^2 / sum w^2 (Kish 1965)."""
    w = np.asarray(weights, dtype=float)
    return float(w.sum() ** 2 / (w**2).sum()) if len(w) else 0.0


def share_interval(share, n, confidence: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """Wilson (1927) interval of a share seen among `n` (weighted: effective n); arrays are allowed.

    Returns `(low, high)`; an empty group gives the whole range 0 to 1.
    """
    check_confidence(confidence)
    from scipy.special import ndtri

    share, n = np.broadcast_arrays(np.asarray(share, dtype=float), np.asarray(n, dtype=float))
    z = ndtri(0.5 + confidence / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
        # Where nobody or everybody is seen the end is exact, and rounding would leave a crumb there.
        low = np.where(share == 0, 0, np.clip(middle - half, 0, 1))
        high = np.where(share == 1, 1, np.clip(middle + half, 0, 1))
    empty = ~(n > 0) | np.isnan(share)
    return np.where(empty, 0.0, low), np.where(empty, 1.0, high)


def percentile_interval(draws, confidence: float = 0.95, axis: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Middle `confidence` of bootstrap draws along `axis`, ignoring draws that could not be measured."""
    check_confidence(confidence)
    tail = 50 * (1 - confidence)
    low, high = np.nanpercentile(np.asarray(draws, dtype=float), [tail, 100 - tail], axis=axis)
    return low, high


def check_confidence(confidence: float) -> None:
    """Refuse a coverage that is no coverage."""
    if not 0.5 <= confidence <= 0.999:
        raise JtbdError(f"`confidence` is {confidence}; it must lie between 0.5 and 0.999. Use 0.95 for 95 %.")
