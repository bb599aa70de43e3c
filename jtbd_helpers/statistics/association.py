"""How strongly two things go together."""

import numpy as np


def eta_squared(values, groups, weights=None) -> float:
    """Share of the variance of `values` (one column, or the sum over several) that `groups` explain."""
    x = np.asarray(values, dtype=float)
    x = x[:, None] if x.ndim == 1 else x
    w = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
    _, codes = np.unique(np.asarray(groups).astype(str), return_inverse=True)
    member = np.eye(codes.max() + 1)[codes] * w[:, None]
    x = x - (w @ x) / w.sum()
    means = (member.T @ x) / member.sum(0)[:, None]
    total = (w @ x**2).sum()
    return float((member.sum(0) @ means**2).sum() / total) if total > 0 and codes.max() > 0 else 0.0


def cramers_v(table) -> float:
    """Bias-corrected Cramér's V of a contingency table (Bergsma 2013), 0 to 1."""
    counts = np.asarray(table, dtype=float)
    counts = counts[counts.sum(1) > 0][:, counts.sum(0) > 0]
    rows, columns = counts.shape
    n = counts.sum()
    if min(rows, columns) < 2 or n < 2:
        return 0.0
    expected = np.outer(counts.sum(1), counts.sum(0)) / n
    phi2 = ((counts - expected) ** 2 / expected).sum() / n
    phi2 = max(0.0, phi2 - (rows - 1) * (columns - 1) / (n - 1))
    r, c = rows - (rows - 1) ** 2 / (n - 1), columns - (columns - 1) ** 2 / (n - 1)
    return float(np.sqrt(phi2 / min(r - 1, c - 1)))


def adjusted_rand(a, b) -> float:
    """Agreement of two groupings of the same people: 1 the same, 0 as by chance (Hubert & Arabie 1985)."""
    from sklearn.metrics import adjusted_rand_score

    return float(adjusted_rand_score(np.asarray(a).astype(str), np.asarray(b).astype(str)))
