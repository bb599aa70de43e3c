"""Moments of struggle: who struggles with what, and which circumstances go with it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import Result
from jtbd_helpers.statistics import share_interval
from jtbd_helpers.survey import check_survey
from jtbd_helpers.targets.causes import associations
from jtbd_helpers.targets.draws import effective_people, weighted_share
from jtbd_helpers.targets.ratings import answers, asked_difficulty, cuts, struggle, target_ids
from jtbd_helpers.targets.statuses import segment_statuses

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from jtbd_helpers.survey import Survey


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Causes(Result):
    """Circumstances that go with one moment of struggle, the likeliest first."""

    target_id: str
    statement: str

    def describe(self) -> str:
        """Name the circumstances that go with this struggle."""
        found = self.table[self.table["associated"]]
        if not len(found):
            return f"No circumstance asked about goes with this struggle: {self.statement}."
        named = ", ".join(f"{_name(row)} ({row['share_with']:.0%})" for row in found.to_dict("records"))
        return f"This struggle is commoner among people with: {named}. Struggle: {self.statement}."

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw the share struggling with and without each circumstance."""
        from jtbd_helpers.plotting import targets

        return targets.causes(ax, self.table, self.statement)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Struggles(Result):
    """Who struggles with what: `.table` is True where a respondent has a moment of struggle.

    `.answered` is True where the answers needed were given. `.pairs` holds the causes of
    all moments (one row per circumstance and target), `.theme_pairs` those of the themes
    of the codebook, `.summary` the shares that struggle.
    """

    answered: pd.DataFrame
    pairs: pd.DataFrame
    theme_pairs: pd.DataFrame
    summary: pd.DataFrame
    survey: object

    def causes(self, target_id: str) -> Causes:
        """Compare the people with and without each circumstance on one moment of struggle.

        Parameters
        ----------
        target_id : str
            A value target, or a theme of the codebook: then shares are means over its targets.

        Returns
        -------
        Causes
            ``.table``: circumstance, level (only where answers are not 0/1), share_with and
            share_without (shares struggling, each with _low and _high), lift (their ratio) with
            low and high, n_with, n_without, p_value (the other circumstances held alike) and q_value
            (Benjamini-Hochberg over all circumstances and targets, or themes), associated (q_value up to .05
            and struggle commoner with the circumstance); largest share_with first.

        Raises
        ------
        JtbdError
            When there is no such target or theme, or no circumstance was asked.

        Source
        ------
        Interval of the ratio: Katz et al. (1978); false discoveries: Benjamini & Hochberg (1995).
        """
        targets = self.survey.value_targets
        statements = targets.set_index("target_id")["statement"].to_dict()
        themes = targets["theme"].dropna().unique().tolist()
        if target_id not in statements and target_id not in themes:
            raise unknown("value target or theme", target_id, [*statements, *themes], "causes")
        if not len(self.pairs):
            raise JtbdError("This survey asks no circumstances, so a struggle has no causes to compare. Ask for some.")
        pairs = self.pairs if target_id in statements else self.theme_pairs
        rows = pairs[pairs["target_id"] == target_id].drop(columns="target_id")
        statement = f"{target_id}: {statements[target_id]}" if target_id in statements else f"{target_id} (theme)"
        caption = (
            f"Circumstances that go with a struggle: {statement}. An association, not a proof of cause; q_value holds "
            f"the other circumstances alike and corrects for {len(pairs)} looks."
        )
        table = rows.sort_values("share_with", ascending=False, kind="stable").reset_index(drop=True)
        return Causes(table=table, caption=caption, target_id=target_id, statement=statement)

    def moments(
        self, labels: pd.Series | None = None, threshold: float | None = None, confidence: float = 0.95
    ) -> pd.DataFrame:
        """List the moments of struggle of a market or of its segments: one row per undershot value target.

        Parameters
        ----------
        labels : Series, optional
            Segment of each respondent; without it all people are one group, "all".
        threshold, confidence
            As in `score_value_targets`.

        Returns
        -------
        DataFrame
            segment, target_id, statement, struggle_share, struggle_low, struggle_high, extra_value
            (how many scale points those who struggle are missing: mean importance minus satisfaction;
            NaN where only difficulty was asked), n.
        """
        index = self.table.index
        labels = pd.Series("all", index=index) if labels is None else pd.Series(labels).reindex(index)
        table = segment_statuses(self.survey, labels, threshold, confidence)
        table = table[table["status"] == "undershot"].reset_index(drop=True)
        missing = answers(self.survey, "importance") - answers(self.survey, "satisfaction")
        missing = pd.DataFrame(missing, index=index, columns=target_ids(self.survey)).where(self.table)
        means = missing.groupby(labels).mean()
        table["extra_value"] = [means.at[s, t] for s, t in zip(table["segment"], table["target_id"], strict=True)]
        shares = ["struggle_share", "struggle_low", "struggle_high"]
        return table[["segment", "target_id", "statement", *shares, "extra_value", "n"]]

    def describe(self) -> str:
        """Name the commonest struggle."""
        first = self.summary.iloc[0]
        return (
            f"The commonest struggle of {len(self.table)} people is {first['target_id']} ({first['statement']}): "
            f"{first['share']:.0%} ({first['low']:.0%} to {first['high']:.0%})."
        )

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw circumstances against struggles: the darker, the likelier they come together."""
        from jtbd_helpers.plotting import targets

        if not len(self.pairs):
            raise JtbdError("This survey asks no circumstances, so there is nothing to draw struggles against.")
        return targets.struggle_heatmap(ax, self.pairs, f"Share struggling, n = {len(self.table)}")

    def _shown(self) -> pd.DataFrame:
        return self.summary


def find_struggles(survey: "Survey", important: float | None = None, satisfied: float | None = None) -> Struggles:
    """Find each person's moments of struggle: important to them and badly met.

    Parameters
    ----------
    survey : Survey
        Importance and satisfaction, or difficulty, on any scale.
    important : float, optional
        Least rating that counts as important; default the top quarter of the scale (1-5: 4).
    satisfied : float, optional
        Largest rating that counts as badly met; default the bottom quarter (1-5: 2).

    Returns
    -------
    Struggles
        ``.table``: bool, respondent x target_id. ``.causes(target_id)`` compares circumstances,
        ``.moments(labels)`` lists the undershot targets of segments.

    Raises
    ------
    JtbdError
        When a cut is off the scale, or neither two ratings nor difficulty were asked.

    Source
    ------
    Moment and circumstance of struggle: the founding text on circumstances.
    """
    check_survey(survey, "find_struggles")
    values = pd.DataFrame(
        struggle(survey, important, satisfied), index=survey.importance.index, columns=target_ids(survey)
    )
    return Struggles(
        table=values == 1,
        answered=values.notna(),
        caption=_caption(survey, important, satisfied),
        pairs=associations(survey, values),
        theme_pairs=associations(survey, _by_theme(survey, values)),
        summary=_summary(survey, values),
        survey=survey,
    )


def _by_theme(survey, values: pd.DataFrame) -> pd.DataFrame:
    """The share of each theme's targets that a person struggles with."""
    themes = survey.value_targets.set_index("target_id")["theme"].dropna()
    means = {theme: values[ids.index].mean(axis=1) for theme, ids in themes.groupby(themes, sort=False)}
    return pd.DataFrame(means, index=values.index)


def _summary(survey, values) -> pd.DataFrame:
    weights = survey.weights.to_numpy(dtype=float)
    values = values.to_numpy()
    share = weighted_share(values, weights)
    low, high = share_interval(share, effective_people(values, weights, survey.cluster))
    table = survey.value_targets[["target_id", "statement"]].reset_index(drop=True)
    table = table.assign(share=share, low=low, high=high, n=(~np.isnan(values)).sum(0))
    return table.sort_values("share", ascending=False, kind="stable").reset_index(drop=True)


def _caption(survey, important, satisfied) -> str:
    asked, rules = asked_difficulty(survey), []
    if asked.any():
        rules.append(f"difficulty {survey.scales['difficulty'].important} or more of {survey.scales['difficulty']}")
    if not asked.all():
        high, low = cuts(survey, important, satisfied)
        rules.append(
            f"importance {high:g} or more of {survey.scales['importance']} and "
            f"satisfaction {low:g} or less of {survey.scales['satisfaction']}"
        )
    return (
        f"Moments of struggle of {len(survey.weights)} people: {'; or '.join(rules)}. Whether each happened lately was "
        "not asked, so a target that falls short stands for its moment."
    )


def _name(row: dict) -> str:
    return f"{row['circumstance']} {row['level']}" if row.get("level") is not None else str(row["circumstance"])
