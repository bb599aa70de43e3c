"""Opportunity scores: which value targets matter and are badly met, and how sure that is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from jtbd_helpers.errors import JtbdError, one_of, unknown
from jtbd_helpers.results import Result
from jtbd_helpers.statistics.intervals import check_confidence
from jtbd_helpers.survey import check_survey
from jtbd_helpers.targets.draws import DRAWS
from jtbd_helpers.targets.kano import KanoCategories, kano_categories
from jtbd_helpers.targets.ratings import has_ratings
from jtbd_helpers.targets.scoring import LEAST, measures, score_block
from jtbd_helpers.targets.statuses import status_table
from jtbd_helpers.vocabulary import STATUSES, counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from jtbd_helpers.survey import Survey

FORMULAS = {
    "top2": "importance plus shortfall, shares in the top quarter of the scale, 0-20",
    "mean": "importance plus shortfall, means on the whole scale, 0-20",
    "unfloored": "twice importance minus satisfaction, shares in the top quarter of the scale, -10-20",
    "individual": "mean of each person's importance plus shortfall, in scale points",
    "gap": "mean of importance minus satisfaction, in scale points",
    "difficulty": "share who find it hard, top quarter of the scale, 0-1",
}
FEW, FEW_SHARES = 100, 50  # people below whom a score, or a mere share, is warned about


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class ValueTargetScores(Result):
    """How much each value target matters and how badly it is met; `.table` has one row per target.

    `.kano` holds the Kano categories as a result of their own; None where Kano was not asked.
    """

    formula: str
    by: str | None
    n: int
    kano: KanoCategories | None = None

    def describe(self) -> str:
        """Name the leading value target and how sure its lead is."""
        first = self.table.sort_values("opportunity", ascending=False).iloc[0]
        place = "" if self.by is None else f" (among {self.by} {first[self.by]})"
        n = self.n if self.by is None else int(first["n"])
        shown = "{:.0%}" if self.formula == "difficulty" else "{:.3g}"
        score, low, high = (shown.format(first[f"opportunity{end}"]) for end in ("", "_low", "_high"))
        return (
            f"Of {self.table['target_id'].nunique()} value targets, {first['target_id']}{place} scores highest by "
            f"formula {self.formula}: {score} ({low} to {high}), n = {n}. It is among the top three in "
            f"{first['top_three']:.0%} of resamples."
        )

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw the opportunity landscape; without both axes, or with `by`, the scores with their intervals."""
        from jtbd_helpers.plotting import targets

        shares = self.formula == "difficulty"
        heading = "Difficulty share" if shares else f"Opportunity, formula {self.formula}"
        heading += f", n = {self.n}"
        if self.by is None and self.formula in ("top2", "mean", "unfloored"):
            return targets.landscape(ax, self.table, heading)
        return targets.score_intervals(ax, self.table, heading, self.by, FORMULAS[self.formula], percent=shares)

    def _shown(self) -> pd.DataFrame:
        block = [] if self.by is None else [self.by]
        columns = [*block, "target_id", "statement", "n", "importance", "satisfaction", "opportunity"]
        columns += ["opportunity_low", "opportunity_high", "shrunk", "status"] + (["kano"] if self.kano else [])
        order = [*block, "opportunity"]
        shown = self.table.sort_values(order, ascending=[True] * len(block) + [False], kind="stable")
        shown = shown[columns].reset_index(drop=True)
        return shown.assign(status=[f"{status} ({STATUSES[status]})" for status in shown["status"]])


def score_value_targets(
    survey: "Survey",
    formula: str = "top2",
    by: str | None = None,
    threshold: float | None = None,
    confidence: float = 0.95,
    *,
    seed: int = 0,
) -> "ValueTargetScores":
    """Score how much each value target matters and how badly it is met.

    Parameters
    ----------
    survey : Survey
        Ratings on any scale, one row per respondent.
    formula : {"top2", "mean", "unfloored", "gap", "individual", "difficulty"}
        "top2" is importance plus shortfall, 0 to 20, from the shares who answered in
        the top quarter of the scale (4 and 5 of five). "mean" uses the whole scale,
        "unfloored" has no kink where importance and satisfaction meet, "gap" ranks by
        shortfall alone, "individual" adds up before counting (a poor input for groups,
        kept for comparison), "difficulty" is the share who find the target hard.
    by : str, optional
        A profile or circumstance column, or the role column; one block of rows per value.
    threshold : float, optional
        Struggle share from which a target is undershot; default 0.25 from ratings,
        0.40 from difficulty.
    confidence : float
        Coverage of the intervals, between 0.5 and 0.999.
    seed : int
        Start of the bootstrap; the same seed gives the same table.

    Returns
    -------
    ValueTargetScores
        ``.table`` with one row per value target (and per value of `by`): target_id,
        statement, n (people who gave all ratings the formula needs; n_effective beside
        it when the survey is weighted), importance and satisfaction (0-10), gap
        (importance minus satisfaction, for "gap" in scale points), opportunity (see the
        formula), each with _low and _high; shrunk (with _low, _high: the score drawn
        towards the mean of all), rank (with _low, _high), top_three (share of resamples
        among the first three), status, gloss (in plain words), decided_by (the bound that
        decided), close_call (5 points would change it). With "top2" also zone ("extreme" from 15, "high"
        from 12, "worth a look" from 10, "none"), zone_sure (the whole interval lies in
        it), over_served, table_stakes. With "difficulty" also n_not_applicable. Where
        Kano was asked also kano (category), kano_strength (points ahead of the
        runner-up), kano_sure; all of Kano is in ``.kano.table``: shares and counts,
        better and worse with intervals. NaN = not measured: fewer than 30 people answered.

    Raises
    ------
    JtbdError
        When the ratings a formula needs were not asked, or a block has fewer than 30 people.

    Source
    ------
    Ulwick (2005, 2016); shrinkage Efron & Morris (1975), Morris (1983); share intervals Wilson (1927);
    Kano et al. (1984), Berger et al. (1993).
    """
    check_survey(survey, "score_value_targets")
    one_of("formula", formula, FORMULAS)
    check_confidence(confidence)
    _check_asked(survey, formula)
    blocks = _blocks(survey, by)
    counts = blocks.value_counts()
    _check_size(counts, by)
    table = _scored(survey, formula, blocks, sorted(counts.index, key=str), confidence, seed)
    status = status_table(survey, blocks, threshold, confidence)
    status = status[["segment", "target_id", "status", "gloss", "decided_by", "close_call"]]
    table = table.merge(status, on=["segment", "target_id"], how="left")
    table = table.drop(columns="segment") if by is None else table.rename(columns={"segment": by})
    kano = kano_categories(survey, blocks, by, confidence)
    if kano is not None:
        names = {"category": "kano", "strength": "kano_strength", "category_sure": "kano_sure"}
        on = [*([] if by is None else [by]), "target_id"]
        table = table.merge(kano.table[[*on, *names]].rename(columns=names), on=on, how="left")
    first = [*([] if by is None else [by]), "target_id", "statement"]
    caption = _caption(survey, formula, by, counts, confidence)
    return ValueTargetScores(
        table=table[first + [c for c in table if c not in first]],
        caption=caption,
        formula=formula,
        by=by,
        n=int(counts.sum()),
        kano=kano,
    )


def _scored(survey, formula, blocks, values, confidence, seed) -> pd.DataFrame:
    answers, parts = measures(survey, formula), []
    for value in values:
        people = (blocks == value).to_numpy(dtype=bool)
        part = {name: x[people] for name, x in answers.items()}
        parts.append(score_block(survey, formula, part, people, confidence, seed).assign(segment=value))
    return pd.concat(parts, ignore_index=True)


def _check_asked(survey, formula: str) -> None:
    if formula == "difficulty":
        if survey.difficulty.shape[1] == 0:
            raise JtbdError(
                "Formula 'difficulty' needs difficulty ratings and this survey has none. Name their columns in the "
                "codebook, or score with formula 'top2'."
            )
    elif not has_ratings(survey):
        absent = "satisfaction" if survey.importance.shape[1] else "importance"
        raise JtbdError(
            f"Formula '{formula}' needs importance and satisfaction, and {absent} was not asked. Name its columns in "
            "the codebook, or score with formula 'difficulty'."
        )
    elif formula in ("gap", "individual") and survey.scales["importance"] != survey.scales["satisfaction"]:
        raise JtbdError(
            f"Formula '{formula}' subtracts ratings, and importance runs from {survey.scales['importance']} but "
            f"satisfaction from {survey.scales['satisfaction']}. Use formula 'mean', which puts both on 0-10."
        )


def _blocks(survey, by) -> pd.Series:
    """The value of `by` for each respondent (None where unknown); without `by` one block of all."""
    index = survey.importance.index
    if by is None:
        return pd.Series("all", index=index, dtype=object)
    for frame in (survey.profile, survey.circumstances):
        if by in frame.columns:
            return frame[by].astype(object)
    if survey.role is not None and by in ("role", survey.role.name):
        return survey.role.astype(object)
    known = [*survey.profile.columns, *survey.circumstances.columns, *([] if survey.role is None else ["role"])]
    raise unknown("profile or circumstance column", by, known, "by")


def _check_size(counts, by) -> None:
    small = counts[counts < LEAST]
    if len(small):
        where = "The survey" if by is None else f"`by`: {by} '{small.index[0]}'"
        raise JtbdError(
            f"{where} has {counted(int(small.iloc[0]), 'person', 'people')}; a score needs at least {LEAST}. "
            + ("Ask more people." if by is None else "Join small groups, or score without `by`.")
        )


def _caption(survey, formula, by, counts, confidence) -> str:
    scales = ["difficulty"] if formula == "difficulty" else ["importance", "satisfaction"]
    cut = "; ".join(f"{s} is high from {survey.scales[s].important} of {survey.scales[s]}" for s in scales)
    words = [
        f"Value targets by formula {formula} ({FORMULAS[formula]}); {cut}.",
        f"{counts.sum()} people, {confidence:.3g} coverage, {DRAWS:,} resamples of "
        + ("people." if survey.cluster is None else "firms (the cluster column)."),
    ]
    if unknown_by := len(survey.weights) - int(counts.sum()):
        out = counted(unknown_by, f"person without an answer to {by} is", f"people without an answer to {by} are")
        words.append(f"{out} left out.")
    least = FEW_SHARES if formula == "difficulty" else FEW
    few = counts[counts < least]
    if len(few):
        words.append(f"Fewer than {least} people" + ("" if by is None else f" in {', '.join(map(str, few.index))}"))
        words[-1] += ": read the intervals, not the scores."
    return " ".join(words)
