"""Which MaxDiff sets to show: every item, and every pair of items, as equally often as can be."""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import Result

if TYPE_CHECKING:
    from collections.abc import Sequence


def design_maxdiff(items: "Sequence[str]", sets: int, per_set: int, versions: int = 1, *, seed: int = 0) -> Result:
    """Make MaxDiff sets in which every item, and every pair of items, is shown as equally often as can be.

    Parameters
    ----------
    items : sequence of str
    sets, per_set, versions : int
        Sets per person, items per set (3 to 5 are usual), and how many different questionnaires.

    Returns
    -------
    Result
        ``.table``: version, set, item. The caption gives how often items and pairs are shown.

    Raises
    ------
    JtbdError
        Fewer items than a set holds, an item twice, or sets that leave an item out.

    Source
    ------
    Louviere, Flynn & Marley (2015).
    """
    items = [str(i) for i in items]
    if len(set(items)) < len(items):
        raise JtbdError("design_maxdiff: an item stands twice. Give each item once.")
    if not 2 <= per_set <= len(items):
        raise JtbdError(f"design_maxdiff: `per_set` is {per_set}; it must lie between 2 and the {len(items)} items.")
    if sets * per_set < len(items):
        raise JtbdError(f"design_maxdiff: {sets} sets of {per_set} cannot show {len(items)} items. Show more sets.")
    rng = np.random.default_rng(seed)
    shown, pairs = np.zeros(len(items)), np.zeros((len(items), len(items)))
    rows = []
    for version in range(1, versions + 1):
        in_version = np.zeros(len(items))
        for number in range(1, sets + 1):
            picked: list[int] = []
            while len(picked) < per_set:
                burden = np.column_stack([pairs[:, picked].sum(1), shown, in_version, rng.random(len(items))])
                free = [i for i in range(len(items)) if i not in picked]
                picked.append(min(free, key=lambda i: (burden[i, 2], burden[i, 0], burden[i, 1], burden[i, 3])))
            for i in picked:
                shown[i] += 1
                in_version[i] += 1
                pairs[i, [k for k in picked if k != i]] += 1
            rows += [(version, number, items[i]) for i in rng.permutation(picked)]
    off = pairs[np.triu_indices(len(items), 1)]
    return Result(
        table=pd.DataFrame(rows, columns=["version", "set", "item"]),
        caption=f"MaxDiff design, {versions} versions of {sets} sets of {per_set} from {len(items)} items; items shown "
        f"{shown.min():.0f} to {shown.max():.0f} times, pairs {off.min():.0f} to {off.max():.0f} times",
    )
