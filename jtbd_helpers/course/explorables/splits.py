"""Ways to split the drivers of a survey, and how urgent each group is. Pure numbers: no widgets."""

import functools

import numpy as np
import pandas as pd

from jtbd_helpers.statistics import effective_n, share_interval

PAIR = ("Paul", "Kate")
LATE = "Arriving on time"  # the theme of the struggle that the course follows
NAMES = {"urban": "town", "rural": "country"}
ALONE = {
    "multi_stop": "several stops",
    "congestion": "traffic jams",
    "no_signal": "no signal",
    "last_100m": "the last 100 metres",
}


@functools.cache
def navigation_splits() -> dict[str, pd.DataFrame]:
    """The splits of the shipped survey, worked out once."""
    from jtbd_helpers.data import load_data

    return splits(load_data("navigation").clean())


def splits(survey) -> dict[str, pd.DataFrame]:
    """Split a survey in five ways; one row per group.

    Columns: group, n, share (of all people, weighted), urgency (share who would switch) with low and
    high (95 %), holds (which of Paul and Kate are in it).
    """
    labels = {
        "age": survey.profile["age_band"],
        "town or country": survey.profile["area"].map(NAMES),
        "education": survey.profile["education"],
        "struggle": by_struggle(survey),
        "circumstance": by_circumstance(survey),
    }
    return {name: _groups(survey, column.astype(object)) for name, column in labels.items()}


def by_struggle(survey) -> pd.Series:
    """Late arrival (a moment of struggle on half of its targets or more), hardly any struggle (one at most), other."""
    from jtbd_helpers.targets import find_struggles

    moments = find_struggles(survey).table
    about_time = survey.value_targets.loc[survey.value_targets["theme"] == LATE, "target_id"]
    late = moments[list(about_time)].mean(axis=1) >= 0.5
    few = moments.sum(axis=1) <= 1
    names = np.where(late, "arriving on time", np.where(few, "hardly any", "other struggles"))
    return pd.Series(names, index=moments.index, dtype=object)


def by_circumstance(survey) -> pd.Series:
    """What people say comes in their way: one circumstance, several, or none."""
    said = survey.circumstances.fillna(0).astype(int) == 1
    count = said.sum(axis=1)
    one = said.idxmax(axis=1).map(lambda name: ALONE.get(name, name))
    return one.where(count == 1, count.map(lambda n: "none of these" if n == 0 else "several of these"))


def spread(groups: pd.DataFrame) -> float:
    """Highest minus lowest urgency."""
    return float(groups["urgency"].max() - groups["urgency"].min())


def points(groups: pd.DataFrame) -> int:
    """The spread in points, as it follows from the whole percents that are printed."""
    return round(100 * groups["urgency"].max()) - round(100 * groups["urgency"].min())


def _groups(survey, labels: pd.Series) -> pd.DataFrame:
    rows, weights = [], survey.weights
    switch, name = survey.would_switch, survey.frame["name"]
    for group in sorted(labels.dropna().unique(), key=_last_if_none):
        member = (labels == group).to_numpy()
        asked = member & switch.notna().to_numpy()
        urgency = float(np.average(switch[asked], weights=weights[asked]))
        low, high = share_interval(urgency, effective_n(weights[asked]))
        rows.append(
            {
                "group": str(group),
                "n": int(member.sum()),
                "share": float(weights[member].sum() / weights.sum()),
                "urgency": urgency,
                "low": float(low),
                "high": float(high),
                "holds": tuple(who for who in PAIR if (name[member] == who).any()),
            }
        )
    return pd.DataFrame(rows)


def _last_if_none(group: object) -> tuple:
    return (str(group).startswith(("none", "hardly")), str(group).startswith(("several of", "other")), str(group))
