"""Who needs what: which circumstance has to be dealt with, for which value target, in which segment."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.targets import find_struggles
from jtbd_helpers.targets.causes import levels
from jtbd_helpers.targets.statuses import status_table

ANY = "any"  # stands for the circumstance where a feature needs only to serve the target
COMMON = 0.20  # least share of a segment's strugglers whom a circumstance must concern to count there


@dataclass(frozen=True)
class Needs:
    """Struggles and circumstances of all people as arrays.

    struggling : people x targets, True or False
    pairs : people x targets x circumstances, True where a person struggles with the target and is in a
        circumstance that goes with it (by `Struggles.causes`, of the target or of its theme)
    """

    targets: list
    circumstances: list
    struggling: np.ndarray
    pairs: np.ndarray
    weights: np.ndarray

    def rows(self, people) -> "Needs":
        """The same for some of the people."""
        return Needs(
            self.targets, self.circumstances, self.struggling[people], self.pairs[people], self.weights[people]
        )


def person_needs(survey) -> Needs:
    """Join each person's struggles with the circumstances that go with them."""
    struggles = find_struggles(survey)
    targets, circumstances = list(struggles.table.columns), list(survey.circumstances.columns)
    struggling = struggles.table.to_numpy(dtype=bool)
    pairs = np.zeros((*struggling.shape, len(circumstances)), dtype=bool)
    causes = _causes(survey, struggles)
    for names, present in levels(survey.circumstances):
        c = circumstances.index(names["circumstance"])
        goes = np.array([(t, names["circumstance"], names["level"]) in causes for t in targets])
        pairs[:, :, c] |= struggling & (present == 1)[:, None] & goes
    return Needs(targets, circumstances, struggling, pairs, survey.weights.to_numpy(dtype=float))


def _causes(survey, struggles) -> set:
    """(target, circumstance, level) that go together, each target also by its theme."""
    found = set()
    themes = survey.value_targets.set_index("target_id")["theme"]
    for pairs in (struggles.pairs, struggles.theme_pairs):
        for row in pairs[pairs["associated"]].to_dict("records") if len(pairs) else []:
            level = row.get("level")
            level = None if pd.isna(level) else level
            named = themes.index[(themes == row["target_id"]).to_numpy()]
            for target in named if len(named) else [row["target_id"]]:
                found.add((target, row["circumstance"], level))
    return found


def requirements(survey, labels: pd.Series, needs: Needs, threshold=None) -> pd.DataFrame:
    """List what a product for each segment has to do: one row per undershot target and circumstance, and per must-be.

    Columns: segment, target_id, status, circumstance ("any" where a feature needs only to serve the target),
    struggle_share, concerned (share of the segment's people who struggle with it in that circumstance).
    """
    statuses = status_table(survey, labels, threshold)
    statuses = statuses[statuses["status"].isin(["undershot", "must-be"])]
    rows = []
    for row in statuses.to_dict("records"):
        t = needs.targets.index(row["target_id"])
        people = labels.reindex(survey.weights.index).eq(row["segment"]).to_numpy(dtype=bool, na_value=False)
        size = needs.weights[people].sum()
        concerned = needs.weights[people] @ needs.pairs[people, t]
        strugglers = needs.weights[people] @ needs.struggling[people, t]
        common = concerned >= COMMON * strugglers if strugglers > 0 else np.zeros(len(concerned), dtype=bool)
        found = np.flatnonzero(common & (concerned > 0)) if row["status"] == "undershot" else []
        named = [(needs.circumstances[c], concerned[c] / size) for c in found] or [(ANY, strugglers / size)]
        for circumstance, share in named:
            rows.append((row["segment"], row["target_id"], row["status"], circumstance, row["struggle_share"], share))
    columns = ["segment", "target_id", "status", "circumstance", "struggle_share", "concerned"]
    return pd.DataFrame(rows, columns=columns)


def covering(features: pd.DataFrame, rows: pd.DataFrame) -> np.ndarray:
    """Rows x features: True where a feature serves the row's target and deals with its circumstance."""
    covers = np.zeros((len(rows), len(features)), dtype=bool)
    for j, (targets, addresses) in enumerate(zip(features["targets"], features["addresses"], strict=True)):
        for i, (target, circumstance) in enumerate(zip(rows["target_id"], rows["circumstance"], strict=True)):
            covers[i, j] = target in targets and (circumstance == ANY or circumstance in addresses)
    return covers
