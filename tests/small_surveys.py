"""Small surveys made by hand or at random, for tests of scores, statuses and struggles."""

import numpy as np
import pandas as pd

from jtbd_helpers.survey import Survey


def survey_of(importance=None, satisfaction=None, difficulty=None, *, circumstances=None, profile=None, **columns):
    """A survey from arrays (people x targets); further columns by their keyword in `Survey.from_frame`."""
    blocks = {"importance": importance, "satisfaction": satisfaction, "difficulty": difficulty}
    given = {name: np.asarray(values, dtype=float) for name, values in blocks.items() if values is not None}
    n = len(next(iter(given.values())))
    frame = {"person": [f"p{i:05d}" for i in range(n)]}
    named = {}
    for block, values in given.items():
        named[block] = {f"t{j + 1:02d}": f"{block}_{j + 1}" for j in range(values.shape[1])}
        frame |= {f"{block}_{j + 1}": values[:, j] for j in range(values.shape[1])}
    frame |= circumstances or {}
    frame |= profile or {}
    for option in ("weight", "cluster", "would_switch", "role"):
        if option in columns:
            frame[option] = columns.pop(option)
            named[option] = option
    return Survey.from_frame(
        pd.DataFrame(frame),
        respondent="person",
        circumstances=list(circumstances or {}),
        profile=list(profile or {}),
        **named,
        **columns,
    )


def binary_ratings(p_important, p_satisfied, n, targets=1, seed=0):
    """Ratings of 5 or 1, importance and satisfaction drawn independently."""
    rng = np.random.default_rng(seed)
    shape = (n, targets)
    return np.where(rng.random(shape) < p_important, 5, 1), np.where(rng.random(shape) < p_satisfied, 5, 1)
