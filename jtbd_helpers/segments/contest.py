"""The contest: several ways of grouping the same people, judged alike on people they were not fitted to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import Result
from jtbd_helpers.segments.describing import segment_table
from jtbd_helpers.segments.judging import Judge, judge, offers
from jtbd_helpers.segments.needs import COMMON, Needs, person_needs
from jtbd_helpers.segments.refitting import refit
from jtbd_helpers.segments.segmentation import Segmentation
from jtbd_helpers.segments.tradeoffs import TradeOffSegmentation
from jtbd_helpers.statistics import percentile_interval, share_interval
from jtbd_helpers.statistics.intervals import check_confidence
from jtbd_helpers.survey import check_survey
from jtbd_helpers.targets.draws import Resampler, drawn_units

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from jtbd_helpers.survey import Survey

MEASURES = ("alignment", "urgency_spread", "cost_burden", "unserved_share", "switch_lift")
RATIOS = ("cost_burden", "unserved_share")


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class SegmentationContest(Result):
    """Ways of grouping the same people, side by side; no winner is computed, the table is the argument.

    table : DataFrame
        One row per segmentation: segmentation, n_segments, alignment, urgency_spread, cost_burden, unserved_share,
        switch_lift, each with _low and _high; NaN was not measured.
    differences : DataFrame
        measure, segmentation, other, difference, low, high: the same resamples for both.
    segments : DataFrame
        segmentation, segment, n, share, share_low, share_high, n_effective, urgency, urgency_low, urgency_high.
    """

    differences: pd.DataFrame
    segments: pd.DataFrame

    def describe(self) -> str:
        """Say how alike the people of each segmentation are, and whether one group stands out in urgency."""
        alike = ", ".join(f"{row.segmentation} {row.alignment:.2f}" for row in self.table.itertuples())
        return f"Alignment of the people in a group, 0-1: {alike}. {self._urgent()}"

    def _urgent(self) -> str:
        groups = self.segments.dropna(subset=["urgency"])
        if not len(groups):
            return "Who would switch was not asked, so urgency is not measured."
        for row in groups.sort_values("urgency", ascending=False).to_dict("records"):
            if beaten := _less_urgent(groups, row):
                return (
                    f"Group {row['segment']} of {row['segmentation']} ({row['share']:.0%} of the market): "
                    f"{row['urgency']:.0%} would switch ({row['urgency_low']:.0%} to {row['urgency_high']:.0%}), "
                    f"surely more than in any group of its size or larger by {', '.join(beaten)}."
                )
        return "No group is surely more urgent than the groups of its size or larger elsewhere."

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw urgency against size: one mark per group, one colour and shape per segmentation."""
        from jtbd_helpers.plotting import decisions

        return decisions.urgency_against_size(ax, self.segments, "Urgency and size of groups")

    def plot_measures(self, figure: "Figure | None" = None) -> "Figure":
        """Draw alignment, cost burden and unserved share with their intervals. Returns an array of Axes."""
        from jtbd_helpers.plotting import decisions

        return decisions.contest(figure, self.table)


def _less_urgent(groups: pd.DataFrame, row: dict) -> list:
    """The other segmentations of which every group as large as this one or larger is surely less urgent."""
    # The most urgent of many groups is partly luck, so the interval is widened for the number of groups.
    low = share_interval(row["urgency"], row["n_effective"], min(1 - 0.05 / len(groups), 0.999))[0]
    rivals = groups[(groups["segmentation"] != row["segmentation"]) & (groups["share"] >= row["share"])]
    highest = rivals.groupby("segmentation", sort=False)["urgency"].max()
    return highest.index[highest < low].tolist()


def compare_segmentations(
    survey: "Survey", segmentations: dict, *, threshold: float | None = None, confidence: float = 0.95, seed: int = 0
) -> "SegmentationContest":
    """Compare ways of grouping the same people on what a product needs: likeness, urgency, cost, and who is left out.

    Each Segmentation is fitted anew by its own recipe on one half of the people and judged on the other half, then
    the other way round. Labels that are given as a Series, and segments by trade-off, stay as they are.

    Parameters
    ----------
    survey : Survey
    segmentations : dict
        Name -> Segmentation, or a Series of labels by respondent id (a random or a demographic grouping).
    threshold : float, optional
        Struggle share from which a value target falls short; as in `score_value_targets`.
    confidence : float
        Coverage of the intervals.
    seed : int
        Start of the halves and of the bootstrap.

    Returns
    -------
    SegmentationContest
        ``.table``: segmentation; n_segments (of the segmentation given); alignment (0-1, how much of the
        circumstances and gaps the groups explain); urgency_spread (most minus least urgent group, groups of 20
        people and more); cost_burden (cost of a group's whole bundle over the cost of the features in it that a
        person values); unserved_share (of the people whom a feature would help, those not helped by the one feature
        that serves most people of their group); switch_lift (urgency of the most urgent group over that of all).
        Each with _low and _high from 2,000 resamples of people, around the estimate. Cost burden and unserved share
        need features, urgency needs `would_switch`; without them NaN, "not measured".

    Raises
    ------
    JtbdError
        When nothing is given to compare, or labels miss a respondent.

    Source
    ------
    Alignment, cost burden and unserved share: the founding text's two consequences, as defined in this course.
    """
    check_survey(survey, "compare_segmentations")
    check_confidence(confidence)
    if not isinstance(segmentations, dict):
        raise JtbdError(f'`segmentations` is a {type(segmentations).__name__}; give {{"name": segmentation, ...}}.')
    given = {str(name): _checked(survey, str(name), value) for name, value in segmentations.items()}
    if not given:
        raise JtbdError('Nothing to compare: give {"name": segmentation, ...}.')
    needs = person_needs(survey)
    answers = Judge.of(survey, needs)
    folds = _folds(survey, seed)
    resamplers = [
        Resampler(drawn_units(survey, test), survey.weights.to_numpy(dtype=float)[test], [seed, f])
        for f, (_, test) in enumerate(folds)
    ]
    draws = {
        name: _measured(survey, value, needs, answers, folds, resamplers, threshold) for name, value in given.items()
    }
    return SegmentationContest(
        table=_table(given, draws, confidence),
        differences=_differences(draws, confidence),
        segments=_segments(survey, given),
        caption=_caption(survey, confidence),
    )


def _checked(survey, name: str, value):
    if isinstance(value, TradeOffSegmentation):
        value = value.labels  # the choices were asked apart, so this survey cannot fit them anew
    if isinstance(value, Segmentation):
        return value
    if not isinstance(value, pd.Series):
        raise JtbdError(
            f"'{name}' is a {type(value).__name__}. Give a Segmentation, or a Series of labels by respondent id."
        )
    absent = survey.weights.index.difference(value.dropna().index)
    if len(absent):
        raise unknown("label of respondent", absent[0], value.dropna().index, f"'{name}'", "Give everybody a label.")
    return value.reindex(survey.weights.index).astype(str).astype(object)


def _folds(survey, seed: int) -> list:
    """Positions to fit on and positions to judge on, twice; firms stay whole, row order changes nothing."""
    units = drawn_units(survey).astype(str)
    names = np.unique(units)
    first = np.random.default_rng([seed, 11]).permutation(names)[: len(names) // 2]
    inside = np.isin(units, first)
    halves = np.flatnonzero(inside), np.flatnonzero(~inside)
    return [halves, halves[::-1]]


def _measured(survey, value, needs: Needs, answers: Judge, folds, resamplers, threshold) -> dict:
    """Each measure of one segmentation: the estimate first, then its resamples."""
    parts = []
    for (fit, test), resampler in zip(folds, resamplers, strict=True):
        fitting = survey._subset(fit)
        if isinstance(value, Segmentation):
            refitted = refit(fitting, value.recipe)
            own, others = refitted.labels, refitted.assign(survey._subset(test))
        else:
            own, others = value.iloc[fit], value.to_numpy(dtype=object)[test]
        plans = offers(fitting, own, needs.rows(fit), answers.served[fit], threshold)
        parts.append(judge(answers, test, others, plans, resampler))
    with np.errstate(invalid="ignore", divide="ignore"):
        sums = {name: sum(part[name] for part in parts) for name in MEASURES}
        return {name: s[:, 0] / s[:, 1] if name in RATIOS else s / len(parts) for name, s in sums.items()}


def _interval(draws, confidence) -> tuple:
    """The estimate with the spread of its resamples around it; resampling alone lifts measures of difference."""
    if np.isnan(draws[0]):
        return np.nan, np.nan, np.nan
    low, high = percentile_interval(draws[1:] - np.nanmean(draws[1:]), confidence)
    return draws[0], draws[0] + float(low), draws[0] + float(high)


def _table(given, draws, confidence) -> pd.DataFrame:
    rows = []
    for name, value in given.items():
        count = value.n_segments if isinstance(value, Segmentation) else value.nunique()
        row = {"segmentation": name, "n_segments": count}
        for measure in MEASURES:
            estimate, low, high = _interval(draws[name][measure], confidence)
            row |= {measure: estimate, f"{measure}_low": max(low, 0.0), f"{measure}_high": high}
        rows.append(row)
    return pd.DataFrame(rows)


def _differences(draws, confidence) -> pd.DataFrame:
    names, rows = list(draws), []
    for measure in MEASURES:
        for i, name in enumerate(names):
            for other in names[i + 1 :]:
                between = _interval(draws[name][measure] - draws[other][measure], confidence)
                rows.append((measure, name, other, *between))
    return pd.DataFrame(rows, columns=["measure", "segmentation", "other", "difference", "low", "high"])


def _segments(survey, given) -> pd.DataFrame:
    """Size and urgency of every group, on all people."""
    columns = [
        "segment",
        "n",
        "share",
        "share_low",
        "share_high",
        "n_effective",
        "urgency",
        "urgency_low",
        "urgency_high",
    ]
    parts = []
    for name, value in given.items():
        labels = value.assign(survey) if isinstance(value, Segmentation) else value
        names = sorted(labels.unique(), key=str)
        sure = pd.DataFrame(np.nan, index=labels.index, columns=names)
        parts.append(segment_table(survey, labels, sure, [np.nan] * len(names))[columns].assign(segmentation=name))
    return pd.concat(parts, ignore_index=True)[["segmentation", *columns]]


def _caption(survey, confidence) -> str:
    return (
        f"{len(survey.weights):,} people; each segmentation fitted by its own recipe on one half and judged on the "
        f"other, both ways; {confidence:.3g} coverage. Cost burden: all that a group's struggles ask for, in each "
        f"circumstance that surely concerns more than {COMMON:.0%} of those who struggle. Unserved: one feature each."
    )
