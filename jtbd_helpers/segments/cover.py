"""The least-cost set of features that covers all requirements, exactly (integer programming, HiGHS through scipy)."""

import numpy as np

TOLERANCE = 1e-9


def cheapest_cover(cost, covers) -> tuple[np.ndarray, float]:
    """Choose the cheapest columns of `covers` (rows x features) that cover every row.

    Among equally cheap sets the smallest, then the one whose names come first (columns
    are in the order of names). Returns the choice (bool) and the solver's optimality gap.
    """
    count = len(cost)
    if not len(covers):
        return np.zeros(count, dtype=bool), 0.0
    every = [(covers.astype(float), 1, np.inf)]
    chosen, gap = _solve(cost, every)
    limits = [*every, (np.atleast_2d(cost), -np.inf, cost[chosen].sum() + TOLERANCE)]
    chosen, _ = _solve(np.ones(count), limits)
    limits.append((np.ones((1, count)), -np.inf, chosen.sum()))
    low, high = np.zeros(count), np.ones(count)
    for j in range(count):
        low[j] = 1
        other = (chosen, 0.0) if chosen[j] else _solve(np.zeros(count), limits, low, high)
        if other is None:
            low[j] = high[j] = 0
        else:
            chosen = other[0]
    return chosen, gap


def next_best_cost(cost, covers, chosen) -> float:
    """Cost of the cheapest cover that does without at least one chosen feature; NaN where there is none."""
    if not chosen.any():
        return np.nan
    limits = [(covers.astype(float), 1, np.inf), (chosen[None].astype(float), -np.inf, chosen.sum() - 1)]
    other = _solve(cost, limits)
    return np.nan if other is None else float(cost[other[0]].sum())


def best_cover(cost, covers, worth, budget: float) -> tuple[np.ndarray, float]:
    """Choose the features within `budget` that cover the rows of most worth; among those the cheapest set.

    A row of infinite worth must be covered; the caller has seen to it that this is possible.
    """
    rows, count = covers.shape
    must = np.isinf(worth)
    worth = np.where(must, 0.0, worth)
    budget_row = np.concatenate([cost, np.zeros(rows)])[None]
    linked = np.concatenate([covers.astype(float), -np.eye(rows)], axis=1)
    limits = [(linked, 0, np.inf), (budget_row, -np.inf, budget + TOLERANCE)]
    low = np.concatenate([np.zeros(count), must.astype(float)])
    chosen, gap = _solve(np.concatenate([np.zeros(count), -worth]), limits, low, np.ones(count + rows))
    covered = covers[:, chosen[:count]].any(1)
    # The same rows can often be covered for less: settle the set as without a budget.
    return cheapest_cover(cost, covers[covered])[0], gap


def _solve(objective, limits, low=0.0, high=1.0):
    """The best choice and its gap, or None where no choice fits all limits (matrix, at least, at most)."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    constraints = [LinearConstraint(matrix, least, most) for matrix, least, most in limits]
    result = milp(objective, constraints=constraints, integrality=np.ones(len(objective)), bounds=Bounds(low, high))
    return (np.round(result.x).astype(bool), float(result.mip_gap or 0.0)) if result.success else None
