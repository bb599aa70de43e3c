"""Strengths from signal totals: non-negative least squares for all customers at once.

Source: coordinate descent for non-negative least squares, Franc, Hlaváč & Navara (2005); the exact solution of whoever
has not settled by then, Lawson & Hanson (1974).
"""

import numpy as np

BLOCK = 8192  # customers whose numbers fit the processor's cache
SWEEPS = 200
SETTLED = 1e-10


def strengths(weights: np.ndarray, by_job: np.ndarray, out=None) -> np.ndarray:
    """Solve min ‖x − W′s‖, s ≥ 0, for each customer, from what is enough to know of x.

    Parameters
    ----------
    weights : array, jobs x traces
        W, of full row rank.
    by_job : array, customers x jobs
        Signal totals times weights, x W′.
    out : array, optional
        Where the answer goes; may be `by_job` itself.

    Returns
    -------
    array, customers x jobs
    """
    gram = weights @ weights.T
    others = [np.flatnonzero(row * (np.arange(len(gram)) != j)) for j, row in enumerate(gram)]
    out = np.empty_like(by_job) if out is None else out
    for start in range(0, len(by_job), BLOCK):
        block = slice(start, start + BLOCK)
        out[block] = _descend(gram, others, np.ascontiguousarray(by_job[block].T)).T
    return out


def _descend(gram: np.ndarray, others: list, right: np.ndarray) -> np.ndarray:
    """Job by job, all customers at once, until nobody moves any more."""
    strength = np.maximum(right / np.diag(gram)[:, None], 0)
    size = np.maximum(strength.max(0), 1e-300)
    moved = np.zeros_like(size)
    for _ in range(SWEEPS):
        moved[:] = 0
        for j, near in enumerate(others):
            new = np.maximum((right[j] - gram[j, near] @ strength[near]) / gram[j, j], 0)
            np.maximum(moved, np.abs(new - strength[j]), out=moved)
            strength[j] = new
        if (moved <= SETTLED * size).all():
            return strength
    late = np.flatnonzero(moved > SETTLED * size)
    strength[:, late] = _one_by_one(gram, right[:, late])
    return strength


def _one_by_one(gram: np.ndarray, right: np.ndarray) -> np.ndarray:
    from scipy.optimize import nnls

    root = np.linalg.cholesky(gram)
    return np.column_stack([nnls(root.T, column)[0] for column in np.linalg.solve(root, right).T])
