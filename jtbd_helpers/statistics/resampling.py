"""Resampling of people, or of the firms they work for."""

from collections.abc import Iterator

import numpy as np


def bootstrap_rows(n: int, draws: int, rng: np.random.Generator, cluster=None) -> Iterator[np.ndarray]:
    """Yield `draws` arrays of row numbers drawn with replacement.

    With `cluster` (one label per row) whole clusters are drawn, since three people
    of one firm are not three independent answers.
    """
    if cluster is None:
        for _ in range(draws):
            yield rng.integers(n, size=n)
        return
    _, codes = np.unique(np.asarray(cluster, dtype=object).astype(str), return_inverse=True)
    members = [np.flatnonzero(codes == c) for c in range(codes.max() + 1)]
    for _ in range(draws):
        yield np.concatenate([members[c] for c in rng.integers(len(members), size=len(members))])
