"""Who needs what: which circumstance has to be dealt with, for which value target, in which segment."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.statistics import effective_n, share_interval
from jtbd_helpers.targets import find_struggles
from jtbd_helpers.targets.causes import levels
from jtbd_helpers.targets.statuses import status_table

ANY = "any"  # stands for the circumstance where a feature needs only to serve the target
COMMON = 0.15  # a circumstance counts in a segment when surely (lower 95 % bound) more of its strugglers are in it


@dataclass(frozen=True)
class Needs:
    """Struggles and circumstances of all people as arrays.

    struggling : people x targets, True or False
    pairs : people x targets x circumstances, True where a person struggles with the target and is in a
        circumstance that goes with it
    goes : targets x circumstances, True where they go together (by `Struggles.causes`, of the target or its theme)
    """

    targets: list
    circumstances: list
    struggling: np.ndarray
    pairs: np.ndarray
    goes: np.ndarray
    weights: np.ndarray

    def rows(self, people) -> "Needs":
        """The same for some of the people."""
        mine = self.struggling[people], self.pairs[people], self.goes, self.weights[people]
        return Needs(self.targets, self.circumstances, *mine)


def person_needs(survey) -> Needs:
    """Join each person's struggles with the circumstances that go with them."""
    struggles = find_struggles(survey)
    targets, circumstances = list(struggles.table.columns), list(survey.circumstances.columns)
    struggling = struggles.table.to_numpy(dtype=bool)
    pairs = np.zeros((*struggling.shape, len(circumstances)), dtype=bool)
    goes = np.zeros(pairs.shape[1:], dtype=bool)
    causes = _causes(survey, struggles)
    for names, present in levels(survey.circumstances):
        c = circumstances.index(names["circumstance"])
        together = np.array([(t, names["circumstance"], names["level"]) in causes for t in targets])
        pairs[:, :, c] |= struggling & (present == 1)[:, None] & together
        goes[:, c] |= together
    return Needs(targets, circumstances, struggling, pairs, goes, survey.weights.to_numpy(dtype=float))


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
    segments = labels.reindex(survey.weights.index)
    rows = []
    for segment, part in statuses.groupby("segment", sort=False):
        own = needs.rows(segments.eq(segment).to_numpy(dtype=bool, na_value=False))
        undershot = np.isin(needs.targets, part.loc[part["status"] == "undershot", "target_id"])
        common = _common(own, undershot)
        for row in part.to_dict("records"):
            t = needs.targets.index(row["target_id"])
            found = np.flatnonzero(common & needs.goes[t]) if undershot[t] else []
            named = [(needs.circumstances[c], own.pairs[:, t, c]) for c in found] or [(ANY, own.struggling[:, t])]
            for circumstance, who in named:
                concerned = own.weights @ who / own.weights.sum()
                rows.append((segment, row["target_id"], row["status"], circumstance, row["struggle_share"], concerned))
    columns = ["segment", "target_id", "status", "circumstance", "struggle_share", "concerned"]
    return pd.DataFrame(rows, columns=columns)


def _common(own: Needs, undershot) -> np.ndarray:
    """The circumstances that surely concern enough of a segment's people who struggle with what goes with them."""
    found = np.zeros(len(own.circumstances), dtype=bool)
    for c in range(len(found)):
        targets = undershot & own.goes[:, c]
        struggling = own.struggling[:, targets].any(1)
        weights = own.weights[struggling]
        if len(weights) and weights.sum() > 0:
            share = weights @ own.pairs[struggling][:, targets, c].any(1) / weights.sum()
            found[c] = share_interval(share, effective_n(weights))[0] >= COMMON
    return found


def covering(features: pd.DataFrame, rows: pd.DataFrame) -> np.ndarray:
    """Rows x features: True where a feature serves the row's target and deals with its circumstance."""
    covers = np.zeros((len(rows), len(features)), dtype=bool)
    for j, (targets, addresses) in enumerate(zip(features["targets"], features["addresses"], strict=True)):
        for i, (target, circumstance) in enumerate(zip(rows["target_id"], rows["circumstance"], strict=True)):
            covers[i, j] = target in targets and (circumstance == ANY or circumstance in addresses)
    return covers
