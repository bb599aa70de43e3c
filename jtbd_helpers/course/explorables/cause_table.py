"""Circumstances against moments of struggle, and how many people are past a threshold. Pure numbers: no widgets."""

import functools
from dataclasses import dataclass

import numpy as np
import pandas as pd

LEVEL = 0.05


@dataclass(frozen=True, eq=False)
class CauseTable:
    """What the cause map shows, worked out once.

    pairs : one row per circumstance and target, as `find_struggles(...).pairs`: p_value is that of one pair
        looked at alone, q_value allows for all of them.
    moments : target_id, statement, theme; circumstances : id -> statement.
    struggling : bool, people x target_id; severity : mean severity of each person; weights : their weights.
    """

    pairs: pd.DataFrame
    moments: pd.DataFrame
    circumstances: dict
    struggling: pd.DataFrame
    severity: pd.Series
    weights: pd.Series

    def marked(self, corrected: bool) -> pd.DataFrame:
        """The pairs that go together: the moment is commoner with the circumstance than without."""
        found = self.pairs["associated"]  # the corrected answer, which a look at one pair alone can only add to
        alone = (self.pairs["p_value"] <= LEVEL) & (self.pairs["lift"] > 1)
        return self.pairs[found if corrected else found | alone]

    def causes(self, target_id: str) -> pd.DataFrame:
        """The rows of one moment, the largest share first."""
        rows = self.pairs[self.pairs["target_id"] == target_id]
        return rows.sort_values("share_with", ascending=False, kind="stable")

    def motivated(self, target_id: str, threshold: float) -> tuple[float, float]:
        """Share of people past the threshold of severity: of those who struggle with this, and of the others."""
        past = (self.severity >= threshold).to_numpy()
        struggling = self.struggling[target_id].to_numpy()
        weights = self.weights.to_numpy()
        return tuple(
            float(np.average(past[who], weights=weights[who])) if who.any() else float("nan")
            for who in (struggling, ~struggling)
        )


@functools.cache
def navigation_causes() -> CauseTable:
    """The cause table of the shipped survey, worked out once."""
    from jtbd_helpers.data import load_data

    return cause_table(load_data("navigation").clean())


def cause_table(survey) -> CauseTable:
    """Work out the cause table of a survey with circumstances and severity."""
    from jtbd_helpers.targets import find_struggles

    found = find_struggles(survey)
    return CauseTable(
        pairs=found.pairs,
        moments=survey.value_targets[["target_id", "statement", "theme"]],
        circumstances=dict(
            zip(survey.circumstance_list["circumstance"], survey.circumstance_list["statement"], strict=True)
        ),
        struggling=found.table,
        severity=survey.severity.mean(axis=1),
        weights=survey.weights,
    )
