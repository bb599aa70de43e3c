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


THREE = {"multi_stop": (0.22, 2.0), "congestion": (0.25, 2.5), "no_signal": (0.15, 3.0)}


def three_causes(people=400):
    """The case of S0.14 and S0.15: one struggle, three circumstances of .22, .25 and .15, features of 2.0, 2.5, 3.0.

    Everybody in a circumstance struggles, nobody else does. Returns the survey and the true groups.
    """
    groups = np.repeat(
        [*THREE, "none"], [*(round(share * people) for share, _ in THREE.values()), round(0.38 * people)]
    )
    groups = np.random.default_rng(0).permutation(groups)
    late = groups != "none"
    features = [
        {
            "id": f"for_{name}",
            "statement": name,
            "cost": cost,
            "mode": "resolve",
            "addresses": [name],
            "targets": ["t01"],
        }
        for name, (_, cost) in THREE.items()
    ]
    survey = survey_of(
        np.where(late, 5, 3)[:, None],
        np.where(late, 1, 3)[:, None],
        circumstances={name: (groups == name).astype(int) for name in THREE},
        features=features,
        would_switch=late.astype(int),
    )
    return survey, pd.Series(groups, index=survey.importance.index)
