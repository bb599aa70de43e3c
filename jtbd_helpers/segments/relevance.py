"""Which circumstances go with struggle at all? The others would only make clean, meaningless classes.

Source: pseudo-F with permutations, Anderson (2001); false discovery, Benjamini & Hochberg (1995); permuted
residuals, Freedman & Lane (1983); choosing variables one by one, Raftery & Dean (2006).
"""

import numpy as np
import pandas as pd

from jtbd_helpers.segments.inputs import indicators
from jtbd_helpers.statistics import false_discovery

PERMUTATIONS, RATE, BEYOND = 999, 0.10, 0.05
COLUMNS = ["circumstance", "pseudo_f", "p_value", "q_value", "p_beyond", "relevant"]


def relevance(scales, codes, items: dict, rng) -> pd.DataFrame:
    """Test each circumstance: do the struggle scales differ between its answers, and beyond what others explain?

    A false-discovery rate of 10 % lets chance findings in. One of them alone does no harm, but several questions that
    go together form classes of their own. So each must also add something to those accepted before it.

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
        circumstance; pseudo_f, p_value, q_value (alone); p_beyond (given the stronger ones; NaN where not tested);
        relevant (q at most 0.10 and p_beyond at most 0.05).
    """
    blocks = [indicators(codes[:, [i]], [len(levels)]) for i, levels in enumerate(items.values())]
    alone = [_test(scales, block, np.zeros((len(codes), 0)), rng) for block in blocks]
    strength, p = np.array([f for f, _ in alone]), np.array([p for _, p in alone])
    q, beyond, accepted = false_discovery(p), np.full(len(p), np.nan), []
    for i in np.argsort(-strength, kind="stable"):
        if q[i] <= RATE:
            before = np.concatenate([blocks[j] for j in accepted] or [np.zeros((len(codes), 0))], axis=1)
            beyond[i] = _test(scales, blocks[i], before, rng)[1] if accepted else p[i]
            if beyond[i] <= BEYOND or not accepted:
                accepted.append(i)
    relevant = np.isin(np.arange(len(p)), accepted)
    return pd.DataFrame(dict(zip(COLUMNS, (list(items), strength, p, q, beyond, relevant), strict=True)))


def _test(scales, block, before, rng) -> tuple[float, float]:
    """Pseudo-F of one item's levels given others, among those who answered it, and its permutation p."""
    answered = block.sum(1) > 0
    n = int(answered.sum())
    known = _basis(np.column_stack([np.ones(n), before[answered]]))
    x, z = scales[answered], block[answered]
    x = x - known @ (known.T @ x)
    own = _basis(z - known @ (known.T @ z))
    free = n - known.shape[1] - own.shape[1]
    if not own.shape[1] or free < 1:
        return 0.0, 1.0
    total, turned = (x**2).sum(), np.ascontiguousarray(own.T)
    between = ((turned @ x) ** 2).sum()
    # Permuting the few columns of the item instead of the scales is the same test and moves less.
    at_least = 1 + sum(((turned[:, rng.permutation(n)] @ x) ** 2).sum() >= between - 1e-12 for _ in range(PERMUTATIONS))
    return (between / own.shape[1]) / max((total - between) / free, 1e-300), at_least / (PERMUTATIONS + 1)


def _basis(columns) -> np.ndarray:
    """Orthonormal columns that span the given ones."""
    u, size, _ = np.linalg.svd(columns, full_matrices=False)
    return u[:, size > 1e-8 * np.sqrt(len(columns))]
