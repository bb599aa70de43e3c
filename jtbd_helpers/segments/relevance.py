"""Which circumstances go with struggle at all? The others would only make clean, meaningless classes.

Source: pseudo-F with permutations, Anderson (2001); false discovery, Benjamini & Hochberg (1995).
"""

import numpy as np
import pandas as pd

from jtbd_helpers.segments.inputs import indicators
from jtbd_helpers.statistics import false_discovery

PERMUTATIONS, RATE = 999, 0.10


def relevance(scales, codes, items: dict, rng) -> pd.DataFrame:
    """Test each circumstance: do the struggle scales differ between its answers?

    Parameters
    ----------
    scales : array
        People x struggle scales, complete.
    codes : array
        People x circumstances, positions in the levels, -1 where not answered.
    items : dict
        Circumstance id -> levels, in the order of the columns of `codes`.
    rng : numpy Generator

    Returns
    -------
    DataFrame
        circumstance, pseudo_f, p_value, q_value, relevant (q at most 0.10).
    """
    sizes = [len(levels) for levels in items.values()]
    x = scales - scales.mean(0)
    # The squared length rides along as a column, so that people without an answer leave both sums of squares.
    x = np.column_stack([x, (x**2).sum(1)])
    member = np.ascontiguousarray(indicators(codes, sizes).T)
    observed = _pseudo_f(member @ x, member.sum(1), sizes)
    at_least = np.ones(len(sizes))
    for _ in range(PERMUTATIONS):
        at_least += _pseudo_f(member @ x[rng.permutation(len(x))], member.sum(1), sizes) >= observed - 1e-12
    p = at_least / (PERMUTATIONS + 1)
    q = false_discovery(p)
    return pd.DataFrame(
        {"circumstance": list(items), "pseudo_f": observed, "p_value": p, "q_value": q, "relevant": q <= RATE}
    )


def _pseudo_f(sums, count, sizes) -> np.ndarray:
    """Between over within variance of each item, from the level sums (last column: squared lengths)."""
    result, start = np.zeros(len(sizes)), 0
    for i, size in enumerate(sizes):
        own, n = sums[start : start + size, :-1], count[start : start + size]
        total = sums[start : start + size, -1].sum()
        start += size
        people, levels = n.sum(), (n > 0).sum()
        if levels < 2 or people <= levels:
            continue
        middle = (own.sum(0) ** 2).sum() / people
        between = (own**2).sum(1)[n > 0] @ (1 / n[n > 0])
        result[i] = ((between - middle) / (levels - 1)) / max((total - between) / (people - levels), 1e-300)
    return result
