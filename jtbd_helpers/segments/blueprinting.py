"""The blueprint: for each segment the cheapest features that end its struggles."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import Result
from jtbd_helpers.segments.cover import TOLERANCE, best_cover, cheapest_cover, next_best_cost
from jtbd_helpers.segments.needs import ANY, COMMON, covering, person_needs, requirements
from jtbd_helpers.vocabulary import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from jtbd_helpers.segments import Segmentation

COVERED, NOT_COVERABLE, OVER_BUDGET = "covered", "not coverable", "over budget"


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Blueprint(Result):
    """The cheapest features for each segment, what each is for, and what was left out.

    table : DataFrame
        One row per requirement and feature that meets it: segment, target_id, status, circumstance,
        feature, cost, coverage ("covered", "not coverable", "over budget").
    summary : DataFrame
        One row per segment: segment, cost, next_best_cost, optimality_gap, n_features, n_requirements,
        n_covered, n_not_coverable.
    trimmed : DataFrame
        segment, feature, cost, reason: why a feature was not chosen.
    """

    summary: pd.DataFrame
    trimmed: pd.DataFrame
    catalogue: pd.DataFrame
    currency: str | None

    @property
    def cost(self) -> pd.Series:
        """Cost of each segment's features."""
        return self.summary.set_index("segment")["cost"]

    def features(self, segment: str) -> pd.DataFrame:
        """List the features chosen for a segment.

        Parameters
        ----------
        segment : str
            A segment of the blueprint.

        Returns
        -------
        DataFrame
            feature, statement, cost, mode, covers (tuple of "target (circumstance)").
        """
        known = self.summary["segment"].tolist()
        if segment not in known:
            raise unknown("segment", segment, known)
        rows = self.table[(self.table["segment"] == segment) & self.table["feature"].notna()]
        covers = {name: tuple(_place(r) for r in part.to_dict("records")) for name, part in rows.groupby("feature")}
        chosen = self.catalogue[self.catalogue["feature"].isin(list(covers))]
        columns = ["feature", "statement", "cost", "mode"]
        return chosen[columns].assign(covers=chosen["feature"].map(covers)).reset_index(drop=True)

    def describe(self) -> str:
        """Say what each segment's features cost."""
        unit = f" {self.currency}" if self.currency else ""
        parts = [
            f"{row.segment}: {row.cost:.2f}{unit} (features: {row.n_features})" for row in self.summary.itertuples()
        ]
        open_ = int(self.summary["n_not_coverable"].sum())
        after = f" Requirements that no feature covers: {open_}." if open_ else " Every requirement is covered."
        if (self.table["coverage"] == OVER_BUDGET).any():
            after = " Some requirements are left out by the budget."
        return "Least cost of ending each segment's struggles: " + ", ".join(parts) + "." + after

    def _shown(self) -> pd.DataFrame:
        """The features of each segment, what they cost, and how many requirements they cover."""
        rows = []
        for segment in self.summary["segment"]:
            for row in self.features(segment).to_dict("records"):
                rows.append({"segment": segment, **row, "covers": len(row["covers"])})
        return pd.DataFrame(rows, columns=["segment", "feature", "statement", "cost", "mode", "covers"])

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw which features each segment gets and what they cost together."""
        from jtbd_helpers.plotting import decisions

        return decisions.blueprint(ax, self.table, self.catalogue, self.summary, self.currency)


def blueprint(
    segmentation: "Segmentation", threshold: float | None = None, *, budget: float | None = None
) -> Blueprint:
    """Choose for each segment the cheapest features that end its struggles.

    Each value target that falls short must be served in every circumstance that goes with it and surely (lower
    95 % bound) concerns more than 15 % of the segment's people who struggle; each expected target must be served.

    Parameters
    ----------
    segmentation : Segmentation
        Of a survey whose codebook lists features.
    threshold : float, optional
        Struggle share from which a target falls short; as in `score_value_targets`.
    budget : float, optional
        Most that one segment's features may cost; then as many struggling people as possible are covered.

    Returns
    -------
    Blueprint
        ``.table``: segment, target_id, status, circumstance ("any": a feature needs only to serve the
        target), feature and its cost (the cost of the feature, also where it appears in several rows), coverage.
        ``.features(segment)``, ``.cost`` (by segment), ``.summary``, ``.trimmed``.

    Raises
    ------
    JtbdError
        When the survey lists no features, or the budget cannot pay for what everybody expects.

    Source
    ------
    Minimum-cost set cover as an integer programme; the question is the founding text's.
    """
    survey = getattr(segmentation, "survey", None)
    if survey is None:
        raise JtbdError(
            f"`blueprint` takes the segments of a survey, not a {type(segmentation).__name__}. Make them with "
            "`jtbd.segment(survey)`."
        )
    if not len(survey.features):
        raise JtbdError(
            "This survey lists no features, so there is nothing to choose. Add [[features]] to its codebook."
        )
    catalogue = survey.features.sort_values("feature", kind="stable").reset_index(drop=True)
    rows = requirements(survey, segmentation.labels, person_needs(survey), threshold)
    plans = [
        _plan(str(name), rows[rows["segment"] == name], catalogue, budget) for name in segmentation.table["segment"]
    ]
    return Blueprint(
        table=pd.concat([plan[0] for plan in plans], ignore_index=True),
        summary=pd.DataFrame([plan[1] for plan in plans]),
        trimmed=pd.concat([plan[2] for plan in plans], ignore_index=True),
        caption=_caption(
            len(catalogue), budget, sum(plan[1]["n_not_coverable"] for plan in plans), segmentation.noun or "group"
        ),
        catalogue=catalogue,
        currency=survey.currency,
    )


def _plan(name: str, rows: pd.DataFrame, catalogue: pd.DataFrame, budget):
    """Table, summary and trimmed features of one segment."""
    rows = rows.reset_index(drop=True)
    cost, covers = catalogue["cost"].to_numpy(dtype=float), covering(catalogue, rows)
    coverable = covers.any(1)
    chosen, gap = choose(cost, covers[coverable], rows[coverable], budget, name)
    covered = covers[:, chosen].any(1)
    state = np.select([covered, ~coverable], [COVERED, NOT_COVERABLE], OVER_BUDGET)
    parts = []
    for i, row in enumerate(rows.to_dict("records")):
        first = {key: row[key] for key in ("segment", "target_id", "status", "circumstance")}
        by = catalogue["feature"].to_numpy(dtype=object)[covers[i] & chosen]
        parts += [first | {"feature": f, "coverage": state[i]} for f in (by if len(by) else [None])]
    columns = ["segment", "target_id", "status", "circumstance", "feature", "coverage"]
    table = pd.DataFrame(parts, columns=columns).astype(object)
    table.insert(5, "cost", table["feature"].map(dict(zip(catalogue["feature"], cost, strict=True))).astype(float))
    summary = {
        "segment": name,
        "cost": float(cost[chosen].sum()),
        "next_best_cost": next_best_cost(cost, covers[covered], chosen),
        "optimality_gap": gap,
        "n_features": int(chosen.sum()),
        "n_requirements": len(rows),
        "n_covered": int(covered.sum()),
        "n_not_coverable": int((~coverable).sum()),
    }
    return table, summary, _trimmed(name, catalogue, chosen, covers, covered)


def choose(cost, covers, rows, budget=None, name: str = "") -> tuple[np.ndarray, float]:
    """The cheapest cover of all rows, or with a budget the cover of most struggling people."""
    whole, gap = cheapest_cover(cost, covers)
    if budget is None or cost[whole].sum() <= budget + TOLERANCE:
        return whole, gap
    expected = (rows["status"] == "must-be").to_numpy(dtype=bool)
    least = float(cost[cheapest_cover(cost, covers[expected])[0]].sum())
    if least > budget + TOLERANCE:
        raise JtbdError(
            f"`budget` is {budget:g}, but what segment {name} expects as a matter of course costs {least:g} at least. "
            f"Give a budget of {least:g} or more."
        )
    return best_cover(cost, covers, np.where(expected, np.inf, rows["concerned"].to_numpy(dtype=float)), budget)


def _trimmed(name, catalogue, chosen, covers, covered) -> pd.DataFrame:
    """Why each feature that was not chosen was not."""
    rows = []
    for j in np.flatnonzero(~chosen):
        reason = "serves nothing that falls short or is expected here"
        if covers[:, j].any():
            reason = "the chosen features cover the same for less" if covered[covers[:, j]].all() else "over budget"
        row = catalogue.iloc[j]
        rows.append({"segment": name, "feature": row["feature"], "cost": row["cost"], "reason": reason})
    return pd.DataFrame(rows, columns=["segment", "feature", "cost", "reason"])


def _caption(n: int, budget, open_: int, noun: str) -> str:
    limit = "" if budget is None else f" No {noun}'s features may cost more than {budget:g}."
    left = f' Served by no feature, so left open: {open_} (coverage "not coverable" in .table).' if open_ else ""
    return (
        f"Cheapest of {counted(n, 'feature that serves', 'features that serve')} every target that falls short, in "
        f"each circumstance that surely concerns more than {COMMON:.0%} of the {noun}'s people who struggle, and every "
        f"expected target.{left}{limit}"
    )


def _place(row: dict) -> str:
    return row["target_id"] if row["circumstance"] == ANY else f"{row['target_id']} ({row['circumstance']})"
