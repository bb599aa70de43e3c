"""Which jobs are significant: three criteria, one rule, and how sure the order is."""

import numbers
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, one_of, unknown
from jtbd_helpers.jobs.criteria import CRITERIA, HALF, MANY, criteria, read_answers
from jtbd_helpers.jobs.weights import find_swap, places, under_other_weights
from jtbd_helpers.results import Result
from jtbd_helpers.statistics import percentile_interval, share_interval
from jtbd_helpers.statistics.intervals import check_confidence

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RULES = {
    "any": "one criterion is enough; this is how the course's founding text reads its list",
    "all": "every criterion must hold; nearest to the list that Innosight published later, which has four criteria "
    "(important, tangible, unsatisfied, lucrative) and wants them together; tangible is not asked here",
    "score": "the weighted mean of the criteria, each on 0-1, must reach 0.5",
}
DRAWS, FEW = 2_000, 10
CRUCIAL = {
    (True, True): "crucial and frequent",
    (True, False): "rare but crucial",
    (False, True): "frequent but trivial",
    (False, False): "rare and trivial",
}


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class JobRanking(Result):
    """Jobs by significance; `.table` has one row per job, the most significant first.

    `rule`, `high_payment` and `weights` (criterion -> weight, sum 1) are those used. `swap` is the smallest change of
    one weight that puts another job first by score: a dict with criterion, weight, needed, change and job; None where
    no single weight can.
    """

    rule: str
    high_payment: float | None
    weights: dict = field(default_factory=dict)
    swap: dict | None = None
    frequent: float = 4.0

    def describe(self) -> str:
        """Name the significant jobs, the leader, and what the score's order hangs on."""
        significant = self.table.loc[self.table["significant"], "job"].tolist()
        first = self.table.loc[self.table["rank"] == 1, "job"].tolist()
        lead = f"{first[0]} ranks first" if len(first) == 1 else f"{', '.join(first)} share the first rank"
        verb = "is" if len(significant) == 1 else "are"
        said = [f"By rule {self.rule}, {len(significant)} of {len(self.table)} jobs {verb} significant; {lead}."]
        if "place" in self.table:
            rare = self.table.loc[self.table["place"] == CRUCIAL[True, False], "job"].tolist()
            said.append(f"Rare but crucial: {', '.join(rare) or 'none'}.")
        return " ".join(said)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw crucial against frequent, with names; without times_per_month the ranks with their intervals."""
        from jtbd_helpers.plotting import jobs

        heading = f"Significance by rule {self.rule}, {len(self.table)} jobs"
        if "place" in self.table and self.table["place"].notna().any():
            return jobs.crucial_by_frequency(ax, self.table, heading, self.frequent)
        return jobs.rank_intervals(ax, self.table, "job", heading)

    def _shown(self) -> pd.DataFrame:
        columns = [
            "job",
            "consequence",
            "unsatisfied",
            "reach",
            "significant",
            "rank",
            "rank_low",
            "rank_high",
            "score",
        ]
        return self.table[columns + [c for c in ("place",) if c in self.table]]


def rank_jobs(
    jobs: pd.DataFrame,
    rule: str = "any",
    high_payment: float | None = None,
    *,
    scale: tuple[int, int] = (1, 5),
    weights: dict | None = None,
    frequent: float = 4.0,
    confidence: float = 0.95,
    seed: int = 0,
) -> "JobRanking":
    """Rank jobs from the most to the least significant, by three criteria kept apart.

    Parameters
    ----------
    jobs : DataFrame
        One row per job, or several where several raters judged it. Columns: job; consequence (how serious a failure
        is) and satisfaction (with today's solutions), whole numbers on `scale`; share_with_job (0-1); and where they
        were asked payment (stated, in money), times_per_month, and rater (who judged; without it the rows of a job
        are taken for different raters). Cells may be empty. It is not changed.
    rule : {"any", "all", "score"}
        Which jobs are significant.
        - "any": one criterion is enough, as this course's founding text reads its list;
        - "all": every criterion must hold, nearest to Innosight's later published list of four;
        - "score": the weighted mean of the criteria on 0-1 reaches 0.5.
    high_payment : float, optional
        From which stated payment "few would pay much" holds (75th percentile of those who stated one). It has no
        default; without it that half of the third criterion is not measured.
    scale : (low, high)
        Ends of the rating scale. Serious is its top quarter, unsatisfied its bottom quarter (1-5: 4 and 2).
    weights : dict, optional
        Weight of "consequence", "unsatisfied" and "reach" in the score; equal by default, scaled to sum 1.
    frequent : float
        From how many times a month a job is frequent; 4 is about once a week.
    confidence : float
        Coverage of the intervals.
    seed : int
        Start of the resampling and of the weight draws.

    Returns
    -------
    JobRanking
        ``.table``: job; consequence, unsatisfied, reach, significant (True or False); rank (1 first, ties share the
        better rank; significant jobs first, then by score), rank_low and rank_high (2,000 resamples of raters; NaN
        with one row per job); n (rows); consequence_share and unsatisfied_share (raters, 0-1, with _low and _high);
        consequence_median; share_with_job; many and pays_much (the halves of reach: 1, 0, NaN not measured);
        payment (75th percentile); score (0-1), score_product (weighted geometric mean); in_place and top_three
        (share of 2,000 draws of the weights in which the job keeps its rank, is among the first three). With
        times_per_month also that, frequent, and place ("rare but crucial", …).

    Raises
    ------
    JtbdError
        A column is missing, a rating is off the scale, a share is not in 0-1, a rater judged a job twice, or
        `high_payment` is given and no payment was asked.

    Source
    ------
    Criteria and their "or": the course's founding text on job significance; cut-offs are defaults of this project.
    Intervals of shares: Wilson (1927).
    """
    one_of("rule", rule, RULES)
    check_confidence(confidence)
    answers = read_answers(jobs, scale)
    _check_payment(answers, high_payment, frequent)
    weight = _weights(weights)
    found = criteria(answers, high_payment)
    score = found["scaled"] @ weight
    significant = _significant(found, score, rule)
    rng = np.random.default_rng(seed)
    low, high = _rank_interval(answers, high_payment, weight, rule, rng, confidence)
    keeps, top = under_other_weights(
        found["scaled"], np.zeros(len(score)) if rule == "score" else significant, weight, rng
    )
    table = pd.DataFrame(
        {
            "job": answers.jobs,
            **{name: found["met"][:, k] for k, name in enumerate(CRITERIA)},
            "significant": significant,
            "rank": places(significant, score),
            "rank_low": low,
            "rank_high": high,
            **_evidence(answers, found, confidence),
            "score": score,
            "score_product": np.prod(found["scaled"] ** weight, axis=1),
            "in_place": keeps,
            "top_three": top,
            **_frequency(answers, found, frequent),
        }
    )
    return JobRanking(
        table=table.sort_values("rank", kind="stable", ignore_index=True),
        caption=_caption(answers, rule, high_payment, weight, frequent),
        rule=rule,
        high_payment=high_payment,
        weights={name: float(w) for name, w in zip(CRITERIA, weight, strict=True)},
        swap=find_swap(answers.jobs, found["scaled"], weight),
        frequent=float(frequent),
    )


def _significant(found, score, rule) -> np.ndarray:
    if rule == "score":
        return score >= HALF - 1e-12  # weights of one third leave a half at .4999…
    return found["met"].any(axis=1) if rule == "any" else found["met"].all(axis=1)


def _rank_interval(answers, high_payment, weight, rule, rng, confidence):
    """Ranks had other raters of the same kind been asked; NaN where each job has one row."""
    if answers.n.max() < 2:
        return np.full((2, len(answers.jobs)), np.nan)
    draws = np.full((DRAWS, len(answers.jobs)), np.nan)
    for k in range(DRAWS):
        found = criteria(answers.drawn(rng), high_payment)
        score = found["scaled"] @ weight
        if not np.isnan(score).any():  # a draw in which nobody answered about a job ranks nothing
            draws[k] = places(_significant(found, score, rule), score)
    return percentile_interval(draws, confidence)


def _evidence(answers, found, confidence) -> dict:
    columns = {"n": answers.n}
    for name, share, asked in (
        ("consequence_share", found["serious"], "consequence"),
        ("unsatisfied_share", found["badly"], "satisfaction"),
    ):
        low, high = share_interval(share, (~np.isnan(answers.values[asked])).sum(axis=1), confidence)
        columns |= {name: share, f"{name}_low": low, f"{name}_high": high}
    rated = answers.values["consequence"]
    middle = [np.percentile(row[~np.isnan(row)], 50, method="higher") for row in rated]
    columns |= {"consequence_median": middle, "share_with_job": found["share"]}
    return columns | {
        "many": (found["share"] >= MANY).astype(float),
        "pays_much": found["pays_much"],
        "payment": found["payment"],
    }


def _frequency(answers, found, frequent) -> dict:
    """How often, and the square of the two-by-two; a job whose frequency nobody stated has no place in it."""
    if "times_per_month" not in answers.values:
        return {}
    asked = answers.values["times_per_month"]
    times = np.array([np.mean(row[~np.isnan(row)]) if (~np.isnan(row)).any() else np.nan for row in asked])
    often = times >= frequent
    named = [
        None if np.isnan(t) else CRUCIAL[bool(c), bool(o)]
        for t, c, o in zip(times, found["met"][:, 0], often, strict=True)
    ]
    return {"times_per_month": times, "frequent": np.where(np.isnan(times), np.nan, often), "place": named}


def _weights(weights) -> np.ndarray:
    if weights is None:
        return np.full(3, 1 / 3)
    if not isinstance(weights, dict):
        raise JtbdError(
            f"`weights` is {weights!r}; give a dict such as {{'consequence': 2, 'unsatisfied': 1, 'reach': 1}}."
        )
    for name, value in weights.items():
        if name not in CRITERIA:
            raise unknown("criterion", name, CRITERIA, where="weights")
        if not _is_number(value) or value < 0:
            raise JtbdError(f"`weights`: '{name}' is {value!r}. Give a number of 0 or more.")
    given = np.array([float(weights.get(name, 0)) for name in CRITERIA])
    if given.sum() == 0:
        raise JtbdError("`weights`: all are 0. Give at least one criterion a weight.")
    return given / given.sum()


def _check_payment(answers, high_payment, frequent) -> None:
    for name, value in (("high_payment", high_payment), ("frequent", frequent)):
        if not (value is None and name == "high_payment") and not (_is_number(value) and value > 0):
            raise JtbdError(f"`{name}` is {value!r}. Give a number above 0.")
    if high_payment is not None and "payment" not in answers.values:
        raise JtbdError(
            "`high_payment` is given, but `jobs` has no column 'payment'. Add what people would pay, or leave "
            "`high_payment` out."
        )


def _is_number(value) -> bool:
    return isinstance(value, numbers.Real) and not isinstance(value, bool) and bool(np.isfinite(value))


def _caption(answers, rule, high_payment, weight, frequent) -> str:
    raters = answers.values["rows"].shape[1]
    paid = "payment not measured" if high_payment is None else f"or a stated payment of {high_payment:g} or more"
    words = [
        f"Jobs by rule {rule}: {RULES[rule]}.",
        f"Consequence: {answers.high:g} or more of {answers.ends[0]:g}-{answers.ends[1]:g} for half of the raters; "
        f"unsatisfied: {answers.low:g} or less for half; reach: {MANY:.0%} have the job, {paid}.",
        f"Score weights: {', '.join(f'{n} {w:.2g}' for n, w in zip(CRITERIA, weight, strict=True))}.",
    ]
    if "times_per_month" in answers.values:
        words.append(f"Frequent: {frequent:g} times a month or more.")
    if raters < 2:
        words.append("One row per job, so the luck in who rated is not measured.")
    else:
        few = " Fewer than 10: read the intervals, not the ranks." if answers.n.min() < FEW else ""
        words.append(f"Up to {raters} raters a job, {DRAWS:,} resamples of raters.{few}")
    return " ".join(words)
