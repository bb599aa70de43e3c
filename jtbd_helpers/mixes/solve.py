"""Strengths from signal totals: non-negative least squares for all customers at once.

Jobs that share no signal, not even by way of others, do not touch one another: each such family of jobs is solved by
itself. Which of its jobs are above zero is found by exchanging those that do not fit (Portugal, Júdice & Vicente
1994); for each such pattern the solution is linear. Large families go job by job (coordinate descent, Franc, Hlaváč &
Navara 2005), and whoever has not settled by then alone (Lawson & Hanson 1974).
"""

import numpy as np

BLOCK = 8192  # customers whose numbers fit the processor's cache
LARGEST = 10  # jobs in a family whose patterns are all kept at hand
ROUNDS = 20
ROUNDING = 1e-12
SWEEPS = 300
SETTLED = 1e-12


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
    solvers = [(jobs, _solver(gram[np.ix_(jobs, jobs)])) for jobs in _families(gram)]
    out = np.empty_like(by_job) if out is None else out
    for start in range(0, len(by_job), BLOCK):
        right = np.ascontiguousarray(by_job[start : start + BLOCK].T)
        for jobs, solve in solvers:
            right[jobs] = solve(right[jobs])
        out[start : start + BLOCK] = right.T
    return out


def _families(gram: np.ndarray) -> list[np.ndarray]:
    """Jobs that share signals, directly or by way of others."""
    from scipy.sparse.csgraph import connected_components

    family = connected_components(gram != 0)[1]
    return [np.flatnonzero(family == k) for k in range(family.max() + 1)]


def _solver(gram: np.ndarray):
    """A function from right-hand sides to solutions, both jobs x customers."""
    if len(gram) == 1:
        return lambda right: np.maximum(right / gram[0, 0], 0)
    if len(gram) > LARGEST:
        return lambda right: _descend(gram, right)
    patterns = _patterns(gram)
    return lambda right: _exchange(gram, patterns, right)


def _patterns(gram: np.ndarray) -> np.ndarray:
    """For each set of jobs above zero (a bit for each), the matrix that gives their strengths; jobs x jobs x sets."""
    size = len(gram)
    solved = np.zeros((size, size, 2**size))
    for number in range(1, 2**size):
        above = np.flatnonzero(number >> np.arange(size) & 1)
        solved[np.ix_(above, above, [number])] = np.linalg.inv(gram[np.ix_(above, above)])[:, :, None]
    return solved


def _exchange(gram: np.ndarray, patterns: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Begin with all jobs above zero; let those out that fall below, and those in that would rise."""
    size, bits = len(gram), 1 << np.arange(len(gram))
    solution = np.ascontiguousarray(patterns[:, :, -1]) @ right
    number = bits @ (solution >= 0)
    open_ = np.flatnonzero(number != 2**size - 1)
    for _ in range(ROUNDS):
        b, above = right[:, open_], number[open_]
        limit, change = ROUNDING * np.abs(b).max(0, initial=0), 0
        strength = [sum(patterns[i, j][above] * b[j] for j in range(size)) for i in range(size)]
        for i in range(size):
            rise = b[i] - sum(gram[i, j] * strength[j] for j in range(size) if gram[i, j])
            change |= np.where(above & bits[i], strength[i] < 0, rise > limit) * bits[i]
            solution[i, open_] = strength[i]
        number[open_] ^= change
        open_ = open_[change != 0]
        if not len(open_):
            return solution
    solution[:, open_] = _one_by_one(gram, right[:, open_])
    return solution


def _descend(gram: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Job by job, all customers at once, until nobody moves any more."""
    strength = np.maximum(right / np.diag(gram)[:, None], 0)
    size = np.maximum(strength.max(0), 1e-300)
    moved, coupled = np.zeros_like(size), gram - np.diag(np.diag(gram))
    for _ in range(SWEEPS):
        moved[:] = 0
        for j, row in enumerate(coupled):
            new = np.maximum((right[j] - row @ strength) / gram[j, j], 0)
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
