"""What several templates say of their data: who answered, how well, and what came out in one wide table."""

from pathlib import Path

import numpy as np
import pandas as pd

from jtbd_helpers.errors import unknown
from jtbd_helpers.statistics import effective_n
from jtbd_helpers.survey.draft import NO_JOB
from jtbd_helpers.survey.quality import FLAGS
from jtbd_helpers.tables.files import read_table
from jtbd_helpers.vocabulary import NOT_MEASURED, STATUSES


def as_facts(facts: dict) -> pd.DataFrame:
    """A table of two columns, what and value."""
    return pd.DataFrame({"what": list(facts), "value": [str(value) for value in facts.values()]})


def survey_facts(raw, survey, re_measure: str) -> pd.DataFrame:
    """Who was asked, how many are left after cleaning, and how many answers are missing: what, value.

    Parameters
    ----------
    raw, survey : Survey
        As read, and after `.clean()`.
    re_measure : str
        When to ask again.
    """
    ratings = np.hstack([getattr(survey, kind).to_numpy(dtype=float).ravel() for kind in survey.scales])
    open_, people = int(np.isnan(ratings).sum()), len(survey.weights)
    even = np.allclose(survey.weights, 1)
    return as_facts(
        {
            "Survey": survey.title,
            "Job": survey.job if survey.job not in ("", NO_JOB) else "not named",
            "People in the file": f"{len(raw.weights):,}",
            "People analysed": f"{people:,}",
            "Weights": "none" if even else f"yes; {people:,} people tell as much as {effective_n(survey.weights):,.0f}",
            "Value targets": len(survey.value_targets),
            "Ratings that are missing": f"{open_:,} of {len(ratings):,} ({open_ / max(len(ratings), 1):.1%})",
            "Circumstances asked": len(survey.circumstance_list),
            "Invented data": "yes" if survey.synthetic else "no",
            "Ask again by": re_measure,
        }
    )


def quality_counts(survey) -> pd.DataFrame:
    """How many people each check flags: flag, people; haste is not measured where no time was kept."""
    quality = survey.quality().table
    counts = {flag: int(quality[flag].sum()) for flag in FLAGS}
    if survey.duration is None:
        counts["speeder"] = NOT_MEASURED
    return pd.DataFrame({"flag": [FLAGS[flag] for flag in counts], "people": list(counts.values())})


def status_grid(statuses: pd.DataFrame, survey) -> pd.DataFrame:
    """The status of each value target with its gloss, a column per segment: target_id, statement, then the segments."""
    told = statuses.assign(status=[f"{status} ({STATUSES[status]})" for status in statuses["status"]])
    grid = told.pivot(index="target_id", columns="segment", values="status").rename_axis(columns=None)
    return survey.value_targets[["target_id", "statement"]].merge(grid.reset_index(), on="target_id")


def frame_of_file(path) -> pd.DataFrame:
    """A file of yours as a plain frame, numbers as numbers: any kind, separator and decimal sign that surveys have."""
    path = Path(path)
    if not path.is_file():
        near = sorted(p.name for p in path.parent.iterdir() if p.is_file()) if path.parent.is_dir() else []
        raise unknown("file", path.name, near, where=str(path.parent.name), mend="The path is seen from the codebook.")
    table = read_table(path)
    return pd.DataFrame({name: table.column(name).typed() for name in table.frame.columns})
