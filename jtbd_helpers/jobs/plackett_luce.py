"""Plackett-Luce: what each item is worth, if a ranking is a choice of the best of what is left, again and again."""

import numpy as np

MOST = 20_000  # iterations


def strong_parts(beats: np.ndarray) -> tuple[int, np.ndarray]:
    """How many parts the graph has, and whose is which; `beats` is True where somebody put row above column.

    Items of one part can be compared both ways, directly or through others (Hunter 2004, assumption 1).
    """
    from scipy.sparse.csgraph import connected_components

    return connected_components(beats, directed=True, connection="strong")


def measurable(beats: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which items have a finite worth (the largest part), and +inf, -inf or NaN for the others, 0 inside.

    An item that is above everything in the part whenever they meet is worth infinitely more; one that is always below,
    infinitely less; one that cannot be compared has no worth. The limit is exact: whoever stands above was
    chosen before, and whoever stands below is never in the way.
    """
    _, part = strong_parts(beats)
    largest = part == np.bincount(part).argmax()
    reach = _reaches(beats)
    above, below = reach[:, largest].any(axis=1), reach[largest].any(axis=0)
    outside = np.where(above, np.inf, np.where(below, -np.inf, np.nan))
    return largest, np.where(largest, 0.0, outside)


def _reaches(beats: np.ndarray) -> np.ndarray:
    """True where a chain of "put above" leads from row to column (Warshall)."""
    reach = beats.copy()
    for k in range(len(reach)):
        reach |= np.outer(reach[:, k], reach[k])
    return reach


def fit_worth(order, items: np.ndarray, counts: np.ndarray, start=None, tolerance: float = 1e-11) -> np.ndarray:
    """Log worth by the MM algorithm (Hunter 2004), for many weightings of the same rankings at once.

    Parameters
    ----------
    order : int array, ranking x place
        Item numbers, best first, -1 behind the last.
    items : bool array, weighting x item
        Items to fit; the others are passed over, as if they had not been ranked.
    counts : float array, weighting x ranking
        How often each ranking counts.
    start : float array, item, optional
        Finite log worths to begin from.

    Returns
    -------
    float array, weighting x item
        Log worth; the sum of worths is 1, NaN outside `items`.
    """
    sets, chosen, ranking, which = _choices(order, items.shape[1])
    made = counts[:, ranking] * items[:, chosen]
    often = made @ which
    won = made @ np.eye(items.shape[1])[chosen]
    worth = items * (1.0 if start is None else np.exp(start))
    worth = worth / worth.sum(axis=1, keepdims=True)
    for _ in range(MOST):
        among = worth @ sets.T
        expected = np.divide(often, among, out=np.zeros_like(among), where=often > 0) @ sets
        new = np.divide(won, expected, out=np.zeros_like(worth), where=items & (expected > 0))
        new /= new.sum(axis=1, keepdims=True)
        moved = np.abs(np.divide(new, worth, out=np.ones_like(new), where=worth > 0) - 1).max()
        worth = new
        if moved < tolerance:
            break
    with np.errstate(divide="ignore"):
        return np.where(items, np.log(worth), np.nan)


def _choices(order: np.ndarray, n_items: int):
    """Each choice in the rankings: different sets chosen from (set x item); the item chosen, its ranking, its set."""
    from scipy.sparse import csr_array

    member = np.zeros((*order.shape, n_items), dtype=bool)
    rows, places = np.nonzero(order >= 0)
    member[rows, places, order[rows, places]] = True
    left = np.flip(np.cumsum(np.flip(member, 1), 1), 1) > 0  # ranking x place x item: what is still there
    ranking, place = np.nonzero(left.sum(axis=2) > 1)  # the last one left is no choice
    sets, which = np.unique(left[ranking, place], axis=0, return_inverse=True)
    entries = (np.ones(len(ranking)), (np.arange(len(ranking)), which.ravel()))
    return sets.astype(float), order[ranking, place], ranking, csr_array(entries, shape=(len(ranking), len(sets)))


def log_likelihood(order: np.ndarray, log_worth: np.ndarray) -> float:
    """How likely the rankings are, given these log worths."""
    total = 0.0
    for row in order:
        ranked = log_worth[row[row >= 0]]
        total += sum(ranked[k] - np.logaddexp.reduce(ranked[k:]) for k in range(len(ranked) - 1))
    return float(total)
