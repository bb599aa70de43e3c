"""Tables of part-worths: one row per level, bases with 0."""

import numpy as np
import pandas as pd

from jtbd_helpers.choices.coding import Coding

NORMAL = 1.959964  # half-width of a 95 % interval in standard errors


def part_worths(coding: Coding, beta, errors, low=None, high=None) -> pd.DataFrame:
    """One row per level, bases with 0, in the order of the attributes; normal intervals unless they are given."""
    table = pd.DataFrame([{"attribute": a, "level": v} for a, v in _all_levels(coding)])
    low = beta - NORMAL * errors if low is None else low
    high = beta + NORMAL * errors if high is None else high
    for name, values in [("estimate", beta), ("std_error", errors), ("low", low), ("high", high)]:
        table[name] = with_bases(coding, values)
    return table


def with_bases(coding: Coding, values) -> np.ndarray:
    """One value per parameter, with 0 in place of every base level."""
    at = dict(zip(coding.parameters, values, strict=True))
    return np.array([at.get(row, 0.0) for row in _all_levels(coding)])


def _all_levels(coding: Coding) -> list[tuple[str, str]]:
    named = [(a, level) for a, levels in coding.levels.items() for level in levels]
    return named + [p for p in coding.parameters if p[1] in {"per unit", "constant"}]
