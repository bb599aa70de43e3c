"""How many people to ask: what a survey like this one would find with more, or fewer, of them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import Result
from jtbd_helpers.segments.inputs import JOINT, make_recipe
from jtbd_helpers.segments.reach import LEAST_PEOPLE, LEAST_SHARE, SHARE, reach_of
from jtbd_helpers.segments.study import prepare
from jtbd_helpers.statistics import share_interval

LEAST = 20


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class SurveyPlan(Result):
    """What samples of several sizes could find.

    `.table`: n, smallest_difference (points by which the gaps of a quarter of the people must be larger, on a third
    of the scales), smallest_group (share of people, where gaps are larger by half of the scale; NaN: none would be
    found), share_half_width (half of the interval of a share of one half, in such a group).
    """

    def describe(self) -> str:
        """The first and the last size in words."""
        rows = [
            f"with {r.n:,.0f} people, groups of a quarter that differ by {r.smallest_difference:.2g} points or more"
            for r in self.table.iloc[[0, -1]].itertuples()
        ]
        return f"Found in 8 of 10 surveys: {'; '.join(rows)}."


def plan_survey(survey, people=(150, 300, 600, 1200, 2400), *, confidence: float = 0.95) -> SurveyPlan:
    """Say what a survey like this one could find with other numbers of people.

    Parameters
    ----------
    survey : Survey
        A pilot, or a survey that found nothing: its questions, and how its answers vary, are taken over.
    people : sequence of int
        Sizes to compare, 20 or more each.
    confidence : float
        Coverage of the interval whose half-width is given.

    Returns
    -------
    SurveyPlan
        ``.table`` with one row per size: n, smallest_difference, smallest_group, share_half_width.

    Raises
    ------
    JtbdError
        When a size is too small, or the survey has no ratings to plan from.

    Notes
    -----
    The figures come from a formula that takes ratings for normal and the number of groups for one or two. It is
    hopeful: of 30 simulated surveys of 600 people, with a difference of just that size, 13 found the groups.
    Ask more people than it says.

    Source
    ------
    A second group is found when BIC prefers it in 8 of 10 samples: the divergence between a mixture of two normals and
    one normal, against the price of the further parameters (Schwarz 1978; McLachlan & Peel 2000).
    """
    sizes = [int(n) for n in np.atleast_1d(people)]
    if not sizes or min(sizes) < LEAST:
        raise JtbdError(f"`people` is {people}; give one or more whole numbers, each at least {LEAST}.")
    on = JOINT if survey.circumstances.shape[1] else "needs"
    study = prepare(survey, make_recipe(survey, on, "gap", "tied"), 0)
    rows = []
    for n in sizes:
        apart, group, _ = reach_of(study.inputs, study.recipe, n)
        low, high = share_interval(0.5, n * SHARE, confidence)
        found = group if group <= 0.5 else np.nan
        rows.append((n, apart, found, float(high - low) / 2))
    columns = ["n", "smallest_difference", "smallest_group", "share_half_width"]
    return SurveyPlan(
        table=pd.DataFrame(rows, columns=columns),
        caption=f"What a survey like '{survey.title}' would find in 8 of 10 samples; a group is at least "
        f"{LEAST_SHARE:.0%} of people and {LEAST_PEOPLE} of them; half-widths for a group of {SHARE:.0%}",
    )
