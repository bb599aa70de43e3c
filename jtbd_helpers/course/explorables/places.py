"""Six jobs of `artery` in an order of one's own: how often, how crucial, and what a rule makes of it.

Pure numbers: no widgets. The rule is that of `rank_jobs`; whether a failure matters is what the learner's order says.
"""

from functools import cache

import pandas as pd

from jtbd_helpers.data import load_data
from jtbd_helpers.jobs import JobRanking, rank_jobs

LABELS = {  # most serious first, as the experts of the case put them
    "restore_flow": "restore a flow that stopped",
    "keep_open": "keep a widened artery open",
    "judge_narrowing": "judge a narrow place",
    "first_night": "feel safe in the first night",
    "tell_family": "let the family know",
    "write_report": "put it on record",
}
SERIOUS = (5, 5, 4, 3, 2, 1)  # what a place in the order says of a failure; from 4 up it matters
OFTEN = {"once a year": 1 / 12, "once a month": 1.0, "once a week": 4.0, "every day": 30.0, "many times a day": 300.0}
RULES = ("any", "all", "score")
CRITERIA = {"consequence": "failure matters", "unsatisfied": "done badly today", "reach": "many have it"}


@cache
def _measured() -> pd.DataFrame:
    """What the case knows of the six jobs besides their order."""
    jobs = load_data("artery").jobs.set_index("job")
    return jobs.loc[list(LABELS), ["satisfaction", "share_with_job", "times_per_month"]]


def how_often() -> dict[str, str]:
    """The frequency of each job as the case has it, in the words of the picker."""
    times = _measured()["times_per_month"]
    return {job: min(OFTEN, key=lambda words: abs(OFTEN[words] - times[job])) for job in LABELS}


def ranked(order: list[str], often: dict[str, str], rule: str, weights: dict[str, int] | None = None) -> JobRanking:
    """The jobs under a rule, when failure matters in this `order` (most first) and each comes up so `often`.

    Weights of zero for everything say nothing, and count as equal.
    """
    jobs = _measured().loc[order].reset_index()
    jobs = jobs.assign(consequence=SERIOUS, times_per_month=[OFTEN[often[job]] for job in order])
    return rank_jobs(jobs, rule, weights=weights if weights and any(weights.values()) else None)


def squares(ranking: JobRanking) -> dict[str, list[str]]:
    """The jobs in each of the four squares."""
    return {place: list(rows["job"]) for place, rows in ranking.table.groupby("place", sort=False)}
