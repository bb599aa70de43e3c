"""How many people to ask: what surveys like this one would find with more, or fewer, of them."""

from dataclasses import dataclass
from math import ceil
from numbers import Real
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, whole_number
from jtbd_helpers.progress_bars import bar
from jtbd_helpers.results import Result
from jtbd_helpers.segments.inputs import JOINT, make_recipe
from jtbd_helpers.segments.reach import GROUP, LEAST_PEOPLE, LEAST_SHARE
from jtbd_helpers.segments.simulating import try_out
from jtbd_helpers.segments.study import prepare
from jtbd_helpers.statistics import share_interval
from jtbd_helpers.survey import check_survey
from jtbd_helpers.targets import score_value_targets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jtbd_helpers.survey import Survey

LEAST, MOST, SCORED = 20, 1_000_000, 30


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class SurveyPlan(Result):
    """What samples of several sizes could find.

    `.table`: n, smallest_difference (points by which the gaps of a quarter of the people must be larger, on a third
    of the scales), smallest_group (share of people, where gaps are raised by half of the scale), share_half_width
    (half of the interval of a share of one half, in a group of a quarter), score_half_width (the same of an
    opportunity score, 0 to 20; of a share who find it hard, where difficulty was asked). NaN: none would be found,
    or fewer than 30 people scored.
    """

    confidence: float = 0.95

    def describe(self) -> str:
        """The first and the last size in words."""
        rows = [
            f"with {r.n:,.0f} people "
            + (
                "not even the largest difference"
                if np.isnan(r.smallest_difference)
                else f"groups of a quarter that differ by {r.smallest_difference:.2g} points or more"
            )
            for r in self.table.iloc[[0, -1]].itertuples()
        ]
        return f"Found in 8 of 10 simulated surveys: {'; '.join(rows)}."

    def people_for(self, half_width: float, share: float = GROUP) -> int:
        """People to ask so that a share in a group of this size is known to plus or minus `half_width`.

        Parameters
        ----------
        half_width : float
            Half of the interval, such as 0.05 for plus or minus 5 points of a hundred; above 0, below 0.5.
        share : float
            Size of the group; 1 is everybody.

        Returns
        -------
        int
            For the widest case, a share of one half.

        Raises
        ------
        JtbdError
            When `half_width` or `share` is out of its range.

        Source
        ------
        The interval of Wilson (1927), solved for the number of people.
        """
        numbers = all(isinstance(value, Real) for value in (half_width, share))
        if not numbers or not 0 < half_width < 0.5 or not 0 < share <= 1:
            raise JtbdError(
                f"`half_width` is {half_width!r} and `share` is {share!r}; give a half-width between 0 and 0.5 (0.05 "
                "is plus or minus 5 points of a hundred), and a share above 0, up to 1."
            )
        z = NormalDist().inv_cdf(0.5 + self.confidence / 2)
        return ceil(((z / (2 * half_width)) ** 2 - z**2) / share)


def plan_survey(
    survey: "Survey",
    people: "int | Sequence[int]" = (150, 300, 600, 1200),
    *,
    confidence: float = 0.95,
    surveys: int = 40,
    seed: int = 0,
    progress: bool | None = None,
) -> SurveyPlan:
    """Say what a survey like this one could find with other numbers of people, by simulation.

    Surveys of each size are drawn that look like this one (its questions, its means and spreads, what goes together,
    its open cells), and some of their people get larger gaps. The least that `segment` finds in 8 of 10 is reported.

    Parameters
    ----------
    survey : Survey
        A pilot, or a survey that found nothing: its questions, and how its answers vary, are taken over.
    people : sequence of int
        Sizes to compare, 20 or more each. Above 5,000 nothing more is found: `segment` measures on 5,000.
    confidence : float
        Coverage of the intervals whose half-widths are given.
    surveys : int
        Simulated surveys behind each figure, 20 or more. With 40 the share found is known to about 6 points of 100.
    seed : int
        The same seed gives the same plan.
    progress : bool, optional
        Show a progress bar; the default shows it where somebody is watching.

    Returns
    -------
    SurveyPlan
        ``.table`` with one row per size: n, smallest_difference, smallest_group, share_half_width, score_half_width;
        ``.people_for(half_width)``.

    Raises
    ------
    JtbdError
        When a size is too small or no whole number, or the survey has no ratings to plan from.

    Notes
    -----
    Which third of the scales differs is drawn by lot in each survey. A group that differs on more of them, or in its
    circumstances too, is found with fewer people. For a choice study, ``ChoiceDesign.expected_errors(n)``.

    Source
    ------
    Power by simulation for mixture models: Tein, Coxe & Cham (2013); Wilson (1927) for the interval of a share.
    """
    check_survey(survey, "plan_survey")
    sizes = list(np.atleast_1d(people))
    if not sizes:
        raise JtbdError(f"`people` is empty; give one or more whole numbers, each at least {LEAST}.")
    for n in sizes:
        whole_number(LEAST, MOST, people=n.item() if isinstance(n, np.generic) else n)
    whole_number(LEAST, MOST, surveys=surveys)
    whole_number(0, 2**32 - 1, seed=seed)
    on = JOINT if survey.circumstances.shape[1] else "needs"
    study = prepare(survey, make_recipe(survey, on, "gap", "tied"), seed)
    score = _score_half_width(survey, study.recipe.source, confidence)
    rows = []
    for n in bar(sizes, "Simulated surveys", len(sizes), progress, sum(sizes) * surveys / 4000):
        low, high = share_interval(0.5, n * GROUP, confidence)
        rows.append((n, *try_out(study, n, surveys, seed), float(high - low) / 2, score / np.sqrt(n * GROUP)))
    columns = ["n", "smallest_difference", "smallest_group", "share_half_width", "score_half_width"]
    return SurveyPlan(
        table=pd.DataFrame(rows, columns=columns),
        caption=f"What a survey like '{survey.title}' would find in 8 of 10 samples, by {surveys} simulated surveys "
        f"each; a group is at least {LEAST_SHARE:.0%} of people and {LEAST_PEOPLE} of them; half-widths for a group "
        f"of {GROUP:.0%}",
        confidence=confidence,
    )


def _score_half_width(survey, source: str, confidence: float) -> float:
    """Mean half-width of the scores of this survey, times the root of its people; NaN where too few were asked."""
    if len(survey.weights) < SCORED:
        return np.nan
    formula = "top2" if source == "gap" else "difficulty"
    table = score_value_targets(survey, formula=formula, confidence=confidence).table
    half = (table["opportunity_high"] - table["opportunity_low"]) / 2
    return float((half * np.sqrt(table["n"])).mean())
