"""How people answered: straight lines, haste, missing answers, and answering style."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.results import Result
from jtbd_helpers.vocabulary import NOT_MEASURED

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Fewer answers than this are often equal by honest chance, so they say nothing about straight lines.
LEAST_ANSWERS = 5
RUN_ANSWERS = 8
RUN_SHARE = 0.8
FAST = 1 / 3
FLAGS = {
    "straightliner": "straight-liners",
    "speeder": "speeders",
    "mostly_missing": "more than half the ratings missing",
}


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class SurveyQuality(Result):
    """Who answered without reading, one row per respondent, flagged or not."""

    @property
    def dropped(self) -> pd.Series:
        """True for those whom `.clean()` leaves out."""
        return self.table.set_index("respondent_id")[list(FLAGS)].any(axis=1)

    @property
    def before_after(self) -> pd.DataFrame:
        """What `.clean()` changes: measure, before, after.

        Measures: people, median duration (seconds), and the means over people of share_missing, mean_rating,
        share_extreme and share_agreement (0-1). NaN is not measured.
        """
        kept = self.table[~self.dropped.to_numpy()]
        shown = ["share_missing", "mean_rating", "share_extreme", "share_agreement"]
        both = [[len(t), t["duration"].median(), *t[shown].mean()] for t in (self.table, kept)]
        return pd.DataFrame({"measure": ["people", "median_duration", *shown], "before": both[0], "after": both[1]})

    def describe(self) -> str:
        """Say how many are flagged, and by what."""
        return f"{self._people('is', 'are')} flagged: {self._reasons()}."

    def removal(self) -> str:
        """Say how many `.clean()` left out, and by what."""
        return f"{self._people('was', 'were')} left out: {self._reasons()}."

    def _people(self, one: str, more: str) -> str:
        flagged = int(self.dropped.sum())
        return f"{flagged:,} of {len(self.table):,} people {one if flagged == 1 else more}"

    def _reasons(self) -> str:
        counts = {flag: int(self.table[flag].sum()) for flag in FLAGS}
        if self.table["duration"].isna().all():  # without times nobody can be called quick, or not quick
            counts["speeder"] = NOT_MEASURED
        counted = [f"{words} {counts[flag]}" for flag, words in FLAGS.items()]
        return f"{', '.join(counted)} (one person may be several)"

    def _shown(self) -> pd.DataFrame:
        """Those flagged come first."""
        order = self.table[list(FLAGS)].sum(axis=1).sort_values(ascending=False, kind="stable").index
        return self.table.loc[order].reset_index(drop=True)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw how many people each flag marks."""
        from jtbd_helpers.plotting.quality import plot_flags

        counts = {words: int(self.table[flag].sum()) for flag, words in FLAGS.items()}
        return plot_flags(counts, len(self.table), ax)


def quality_of(survey) -> SurveyQuality:
    """Flag straight-liners, speeders and mostly missing answers of a survey."""
    blocks = {name: getattr(survey, name).to_numpy(dtype=float) for name in survey.scales}
    n = len(survey.weights)
    runs = [_longest_run(block) for block in blocks.values()]
    straight = np.zeros(n, dtype=bool)
    for block, run in zip(blocks.values(), runs, strict=True):
        straight |= _is_straight(block, run)
    every = np.hstack([np.empty((n, 0)), *blocks.values()])
    missing = np.isnan(every).mean(axis=1) if every.shape[1] else np.zeros(n)
    duration = np.full(n, np.nan) if survey.duration is None else survey.duration.to_numpy(dtype=float)
    known = duration[np.isfinite(duration)]
    table = pd.DataFrame(
        {
            "respondent_id": survey.weights.index.to_numpy(dtype=object),
            "straightliner": straight,
            "speeder": duration < FAST * np.median(known) if len(known) else np.zeros(n, dtype=bool),
            "mostly_missing": missing > 0.5,
            "share_missing": missing,
            "duration": duration,
            "longest_run": np.max([np.zeros(n), *runs], axis=0),
            **_style(survey.scales, blocks, n),
        }
    )
    return SurveyQuality(table=table, caption=f"Quality of answers: {survey.title}, n = {n:,}; those flagged first.")


def _is_straight(block: np.ndarray, run: np.ndarray) -> np.ndarray:
    """One answer all through a block, or over 80 % of a longer one in a row."""
    given = (~np.isnan(block)).sum(axis=1)
    return ((given >= LEAST_ANSWERS) & (run == 1)) | ((given >= RUN_ANSWERS) & (run >= RUN_SHARE))


def _longest_run(block: np.ndarray) -> np.ndarray:
    """The longest run of one answer as a share of the answers given; what is missing is passed over."""
    n, items = block.shape
    last, run, longest = np.full(n, np.nan), np.zeros(n), np.zeros(n)
    for j in range(items):
        answer = block[:, j]
        given = ~np.isnan(answer)
        run = np.where(given, np.where(answer == last, run + 1, 1), run)
        last = np.where(given, answer, last)
        longest = np.maximum(longest, run)
    return longest / np.maximum((~np.isnan(block)).sum(axis=1), 1)


def _style(scales: dict, blocks: dict, n: int) -> dict:
    """Mean, extremes and agreement per person: shown, never a reason to drop anybody."""
    placed = [(b - scales[k].low) / (scales[k].high - scales[k].low) for k, b in blocks.items()]
    agreed = [np.where(np.isnan(b), np.nan, b >= scales[k].important) for k, b in blocks.items()]
    place, agree = (np.hstack([np.empty((n, 0)), *parts]) for parts in (placed, agreed))
    extreme = np.where(np.isnan(place), np.nan, (place == 0) | (place == 1))
    return {"mean_rating": _mean(place), "share_extreme": _mean(extreme), "share_agreement": _mean(agree)}


def _mean(values: np.ndarray) -> np.ndarray:
    """Row means over what is there; NaN where nothing is."""
    given = (~np.isnan(values)).sum(axis=1)
    return np.where(given, np.nansum(values, axis=1) / np.maximum(given, 1), np.nan)
