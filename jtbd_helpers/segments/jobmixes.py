"""Segments by job mix: customers who get the same jobs done, and whether there are such groups at all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, warn
from jtbd_helpers.mixes import JobMix
from jtbd_helpers.mixes.compositions import scaled
from jtbd_helpers.segments.alignment import UNMEASURED
from jtbd_helpers.segments.jobmix_words import STABLE, caption_of, questions_of, reach_of
from jtbd_helpers.segments.kmeans import (
    Grouping,
    finish,
    group,
    look_alikes,
    nearest,
    one_thread,
    stability,
    volume_share,
)
from jtbd_helpers.segments.segmentation import Segmentation
from jtbd_helpers.segments.study import LARGEST, LETTERS
from jtbd_helpers.segments.verdict import STYLE, NullTest, decide, headline
from jtbd_helpers.statistics import share_interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

UNKNOWN = ("log_likelihood", "bic", "icl", "entropy", "leakage")  # k-means has none of these


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class JobMixSegmentation(Segmentation):
    """Customers grouped by the jobs they get done.

    As `Segmentation`, but without a survey: what needs value targets, circumstances or background facts is refused.
    The table has leading_job, leading_share and crucial_jobs; `.crucial_jobs()` has them with statements and lift.

    mix : JobMix
        The mixes that were grouped.
    volume_share : float
        Share of the variance of log volume that the segments explain, 0-1: what is mere volume about them.
    model : array, segments x jobs
        Centres on the scale of `recipe["transform"]`.
    probabilities : DataFrame
        Customer x segment: the share of refits in which the customer landed there; NaN without refits.
    """

    model: np.ndarray
    mix: JobMix
    volume_share: float
    survey: None = None
    RESTS_ON: ClassVar[str] = "events"
    INSTEAD: ClassVar[str] = (
        "Compare `.labels` with what is known of the customers, such as "
        "`pandas.crosstab(segments.labels, customers['plan'])`."
    )

    def crucial_jobs(self, coverage: float = 0.8, least: float = 0.05) -> pd.DataFrame:
        """The few jobs that make up each segment's mix, with their lift over the market; see `JobMix.crucial_jobs`."""
        return self.mix.crucial_jobs(coverage, self.labels, least)

    def respondents(self) -> pd.DataFrame:
        """List the customers: customer_id, segment, probability (share of refits that agree), in_between."""
        return super().respondents().rename(columns={"respondent_id": "customer_id"})

    def assign(self, job_mix: JobMix) -> pd.Series:
        """Place other customers, or the same at a later time, in these segments, without fitting anew.

        Parameters
        ----------
        job_mix : JobMix
            Of the same register: `.mix.score(events)` makes it.

        Returns
        -------
        Series
            Segment of each customer, indexed by customer id.
        """
        if not isinstance(job_mix, JobMix) or list(job_mix.table) != list(self.mix.table):
            raise JtbdError(
                "These segments rest on a job mix, so only a JobMix of the same jobs can be placed. Make it with "
                "`segments.mix.score(events)`."
            )
        names = np.array(list(self.table["segment"]), dtype=object)
        best = nearest(scaled(job_mix.table.to_numpy(), **_scale(self.recipe)), self.model)
        return pd.Series(names[best], index=job_mix.table.index, name="segment", dtype=object)

    def _in_between_text(self) -> str:
        return super()._in_between_text().replace(" people ", " customers ")

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw each segment's mean mix as a stacked bar, its crucial jobs named."""
        from jtbd_helpers.plotting.mixes import segment_mixes

        return segment_mixes(self.table, self.crucial_jobs(), self.noun, len(self.labels), ax)

    def _shown(self) -> pd.DataFrame:
        shown = self.table[["segment", "n", "share", "share_low", "share_high", "crucial_jobs"]]
        return shown.rename(columns={"segment": self.noun}) if self.noun else shown.iloc[:0]

    def _evidence_shown(self) -> pd.DataFrame:
        return super()._evidence_shown().drop(columns=list(UNKNOWN))

    def _own_parts(self) -> dict:
        return {"mix": self.mix._to_saved()}

    @classmethod
    def _from_parts(cls, content: dict) -> dict:
        return {"mix": JobMix._from_saved(content["mix"])}


def _scale(recipe: dict) -> dict:
    return {"transform": recipe["transform"], "delta": recipe["delta"]}


def segment_by_job_mix(
    mix: JobMix, n_segments, null_draws: int, refits: int, starts: int, seed: int, progress, max_segments: int,
    transform: str, delta: float | None,
) -> JobMixSegmentation:  # fmt: skip
    """Group customers by their job mix with k-means, and say whether there are groups.

    The number is the largest that bootstrap samples find again (adjusted Rand index from .90), that separates better
    than all look-alikes (customers who draw their events from the overall mix) and does not divide customers by mere
    volume (volume share up to .10); none: no segments. Above 5,000 customers the evidence is measured on a random
    5,000, and all are placed.

    Source
    ------
    Hellinger scale: Rao (1995); log-ratios: Aitchison (1986); stability: Hennig (2007).
    """
    if n_segments is None and not refits:
        raise JtbdError("Without refits nothing says how many segments there are. Give `n_segments`, or refits.")
    options = {"transform": transform, "delta": delta}
    points = scaled(mix.table.to_numpy(), **options)
    most = max(max_segments, n_segments or 0)
    rows = np.arange(len(points))
    if len(points) > LARGEST:
        rows = np.sort(np.random.default_rng([seed, 200]).choice(len(points), LARGEST, replace=False))
    recipe = {"on": "job mix", "n_segments": n_segments, "starts": starts, "seed": seed, "max_segments": max_segments}
    numbers = range(2, most + 1)
    with one_thread():
        fits = [group(points[rows], number, starts, [seed, number]) for number in range(1, most + 1)]
        twins = look_alikes(mix, rows, options, numbers, null_draws, seed, progress)
        again = {n: stability(points[rows], fits[n - 1], refits, seed, progress) for n in numbers} if refits else {}
        evidence = _evidence(mix, rows, fits, twins, again)
        return _conclude(mix, points, rows, fits, twins, again, evidence, recipe | options)


def _evidence(mix: JobMix, rows, fits: list[Grouping], twins: np.ndarray, again: dict) -> pd.DataFrame:
    """One row per number of groups; what was not measured is NaN."""
    lines = []
    for fitted in fits:
        number = fitted.number
        measured = again.get(number, {})
        drawn = twins[:, number - 2] if number > 1 and len(twins) else np.array([np.nan])
        lines.append(
            {
                "n_segments": number,
                **dict.fromkeys(UNKNOWN, np.nan),
                "stability": measured.get("stability", np.nan),
                "volume_share": volume_share(mix, rows, fitted.labels) if number > 1 else np.nan,
                "smallest_share": np.bincount(fitted.labels).min() / len(rows),
                "start_hit_rate": fitted.start_hit_rate,
                "explained": fitted.explained if number > 1 else 0.0,
                "explained_by_look_alikes": drawn.max(),
                "look_alikes_at_least": (drawn >= fitted.explained_by_few).sum()
                if number > 1 and len(twins)
                else np.nan,
                **{name: measured.get(name, np.nan) for name in ("stability_low", "stability_high", "same_group")},
            }
        )
    return pd.DataFrame(lines)


def _choose(evidence: pd.DataFrame) -> int:
    """The largest number that meets all three conditions; 1 where none does."""
    fits = (evidence["stability"] >= STABLE) & (evidence["volume_share"] <= STYLE)
    fits &= ~(evidence["look_alikes_at_least"] > 0)
    return int(evidence.loc[fits, "n_segments"].max()) if fits.any() else 1


def _conclude(mix, points, rows, fits, twins, again, evidence, recipe: dict) -> JobMixSegmentation:
    """Decide the verdict and put the answer together."""
    forced = recipe["n_segments"]
    chosen = forced or _choose(evidence)
    tested = chosen if chosen > 1 else int(evidence["stability"].fillna(0).argmax()) + 1
    fitted, measured = fits[chosen - 1], evidence.iloc[chosen - 1]
    null = NullTest(len(twins), fits[tested - 1].explained_by_few, tuple(twins[:, tested - 2]), tested == 1)
    verdict = "none" if chosen == 1 else decide(null, forced is not None, measured["stability"], np.nan)
    if verdict == "none":
        chosen, fitted, measured = 1, fits[0], evidence.iloc[0]
    if measured["volume_share"] > STYLE:
        warn(f"{measured['volume_share']:.0%} of the segments is mere volume: heavy and light users, not jobs.")
    labels, centres, probabilities = _placed(mix, points, rows, fitted, again.get(chosen, {}))
    noun = "" if verdict == "none" else "segment" if mix.signals.jobs["context"].notna().all() else "group"
    return JobMixSegmentation(
        table=_table(mix, labels, probabilities, again.get(chosen, {}), fitted),
        caption=caption_of(mix, points, rows, chosen, twins, again, recipe),
        labels=labels,
        probabilities=probabilities,
        evidence=evidence,
        questions=questions_of(verdict, null, measured),
        twins=null.table().replace("this survey", "these customers"),
        null_p_value=null.p_value,
        verdict=verdict,
        headline=headline(verdict),
        alignment=np.nan,
        alignment_parts=dict(UNMEASURED),
        leakage=np.nan,
        relevance=pd.DataFrame(),
        noun=noun,
        reach=reach_of(evidence) if verdict == "none" else "",
        recipe=recipe,
        model=centres,
        mix=mix,
        volume_share=float(measured["volume_share"]),
    )


def _placed(mix: JobMix, points, rows, fitted: Grouping, again: dict) -> tuple:
    """Labels of everybody, centres and probabilities; letters by falling size."""
    centres, labels = fitted.centres, fitted.labels
    if len(rows) < len(points):
        centres, labels = finish(points, centres)
    order = np.argsort(-np.bincount(labels, minlength=len(centres)), kind="stable")
    names = np.array(list(LETTERS[: len(centres)]), dtype=object)
    place = np.argsort(order)
    landed = np.full((len(points), len(centres)), np.nan)
    if len(centres) == 1:
        landed[:] = 1.0
    elif "landed" in again:
        landed[rows] = again["landed"][:, order]
    index = mix.table.index
    return (
        pd.Series(names[place[labels]], index=index, name="segment", dtype=object),
        centres[order],
        pd.DataFrame(landed, index=index, columns=names),
    )


def _table(mix: JobMix, labels, probabilities, again: dict, fitted: Grouping) -> pd.DataFrame:
    """One row per segment, with its crucial jobs."""
    crucial, n, rows = mix.crucial_jobs(segments=labels), len(labels), []
    order = np.argsort(-np.bincount(fitted.labels, minlength=fitted.number), kind="stable")
    found = again.get("found_again", np.full(fitted.number, np.nan))[order]
    for i, name in enumerate(probabilities.columns):
        member = (labels == name).to_numpy()
        low, high = share_interval(member.mean(), n)
        own = crucial[crucial["segment"] == name]
        rows.append(
            {
                "segment": name,
                "n": int(member.sum()),
                "share": member.mean(),
                "share_low": float(low),
                "share_high": float(high),
                "n_effective": float(member.sum()),
                **dict.fromkeys(("urgency", "urgency_low", "urgency_high"), np.nan),
                "leading_job": own["job"].iloc[0],
                "leading_share": own["share"].iloc[0],
                "crucial_jobs": tuple(own["job"]),
                "mean_probability": probabilities[name].to_numpy()[member].mean(),
                "found_again": found[i],
            }
        )
    return pd.DataFrame(rows)
