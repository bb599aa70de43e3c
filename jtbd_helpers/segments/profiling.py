"""Do segments have age, region or occupation in common? Often not, and then this says so."""

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import Result
from jtbd_helpers.segments.fact_tests import fact_test
from jtbd_helpers.statistics import false_discovery, percentile_interval
from jtbd_helpers.tables.table import as_text
from jtbd_helpers.targets.draws import Resampler, drawn_units
from jtbd_helpers.vocabulary import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LIMIT, EFFECT = 0.05, 0.10
MOST_LEVELS = 20


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Profile(Result):
    """Background facts of the segments, with a word on which of them differ at all.

    table : DataFrame
        One row per fact, answer and segment: variable, level, segment, n, share (of the segment who give this
        answer), share_all (of all people), each with _low and _high, lift (their ratio) with low and high.
    tests : DataFrame
        One row per fact: variable, method, n, p_value, q_value (Benjamini-Hochberg over all facts), effect
        (bias-corrected Cramér's V; for numbers the square root of epsilon squared), tilted. Weighted people count as
        as many equal ones as carry the same information; where a cluster column names firms, whole firms are permuted.
    noun : {"segment", "group"}
        What the segmentation deserves to call its parts.
    """

    tests: pd.DataFrame
    noun: str

    @property
    def tilted(self) -> list:
        """The facts in which segments differ."""
        return self.tests.loc[self.tests["tilted"], "variable"].tolist()

    def describe(self) -> str:
        """Say which facts differ between segments, or that there is no common profile."""
        if self.table["segment"].nunique() < 2:
            return "There is one group only, so there is no profile to compare."
        if not self.tilted:
            return f"No common profile: {self.noun}s differ in none of {counted(len(self.tests), 'fact')} about people."
        rows = self.table[self.table["variable"].isin(self.tilted) & self.table["lift"].notna()]
        top = rows.loc[rows["lift"].idxmax()]
        return (
            f"{self.noun.capitalize()}s differ in {', '.join(self.tilted)} ({len(self.tilted)} of {len(self.tests)} "
            f"facts). Most: {top['share']:.0%} of {self.noun} {top['segment']} have {top['variable']} {top['level']}, "
            f"{top['share_all']:.0%} of all (lift {top['lift']:.2f}, {top['low']:.2f} to {top['high']:.2f})."
        )

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw each segment's share of every answer beside the share among all people."""
        from jtbd_helpers.plotting import decisions

        return decisions.profile(ax, self.table, self.tilted, f"Profile of {self.noun}s, n = {self.tests['n'].max()}")

    def _shown(self) -> pd.DataFrame:
        return self.tests

    def _repr_html_(self) -> str:
        return f"<p><b>{html.escape(self.describe())}</b></p>" + super()._repr_html_()

    def __repr__(self) -> str:
        return f"{self.describe()}\n{super().__repr__()}"


def profile_segments(segmentation, columns=None, *, seed: int = 0, confidence: float = 0.95) -> Profile:
    """Compare background facts between segments, and say whether there is a common profile at all.

    Parameters
    ----------
    segmentation : Segmentation
    columns : list of str, optional
        Columns of the survey; default its profile columns.
    seed : int
        Start of the bootstrap and of the permutations.
    confidence : float
        Coverage of the intervals.

    Returns
    -------
    Profile
        ``.table``, ``.tests``, ``.tilted``. A fact is tilted when q_value is at most .05 and the effect at
        least .10. Numbers are shown as the share above the median of all people.

    Raises
    ------
    JtbdError
        When a column is not in the survey, or there is none to compare.

    Source
    ------
    Bergsma (2013); Kruskal & Wallis (1952); Benjamini & Hochberg (1995).
    """
    survey, labels = segmentation.survey, segmentation.labels.reindex(segmentation.survey.weights.index)
    names = list(segmentation.table["segment"])
    tables, tests = [], []
    for name, values in _columns(survey, columns).items():
        known = (values.notna() & labels.notna()).to_numpy(dtype=bool)
        group = pd.Categorical(labels[known], names).codes
        weights, units = survey.weights.to_numpy(dtype=float)[known], drawn_units(survey, known)
        given, kind = values[known], _kind(values[known])
        firms = None if survey.cluster is None else units
        tests.append({"variable": name, **fact_test(given, kind, group, weights, firms, seed)})
        levels, place = _levels(given, kind)
        if levels:
            resampler = Resampler(units, weights, seed)
            tables.append(_shares(name, levels, place, names, group, resampler, confidence))
    tests, word = pd.DataFrame(tests), segmentation.noun or "group"
    if not tables:
        raise JtbdError(
            f"{', '.join(tests['variable'])}: too many different answers to compare. Give columns of up to "
            f"{MOST_LEVELS} answers, or of numbers."
        )
    tests["q_value"] = false_discovery(tests["p_value"])
    tests["tilted"] = (tests["q_value"] <= LIMIT) & (tests["effect"] >= EFFECT)
    return Profile(
        table=pd.concat(tables, ignore_index=True),
        tests=tests[["variable", "method", "n", "p_value", "q_value", "effect", "tilted"]],
        noun=word,
        caption=f"{counted(len(tests), 'fact')}, {counted(len(names), word)}; tilted: q up to {LIMIT:g} (corrected "
        f"for {counted(len(tests), 'look')}) and effect from {EFFECT:g}.{_respected(survey)}",
    )


def _respected(survey) -> str:
    """What the tests made of weights and firms."""
    weights = " Weighted; tests count the equal people behind the weights." if np.ptp(survey.weights) > 0 else ""
    firms = "" if survey.cluster is None else f" Tests permute whole firms ('{survey.cluster.name}')."
    return weights + firms


def _columns(survey, columns) -> dict:
    """The columns to compare, by name."""
    asked = list(survey.profile.columns) if columns is None else [columns] if isinstance(columns, str) else columns
    if not len(asked):
        raise JtbdError(
            "This survey names no profile columns. Add them to [profile] in the codebook, or give `columns`."
        )
    found = {}
    for name in asked:
        source = next((frame for frame in (survey.profile, survey.frame) if name in frame.columns), None)
        if source is None:
            raise unknown("column", name, [*survey.profile.columns, *survey.frame.columns], "profile")
        found[name] = source[name]
    return found


def _kind(values: pd.Series) -> str:
    """ "number", "answers", or "names" where there are too many different answers to compare."""
    different = values.nunique()
    if pd.api.types.is_numeric_dtype(values) and different > MOST_LEVELS // 2:
        return "number"
    return "answers" if different <= MOST_LEVELS else "names"


def _levels(values: pd.Series, kind: str) -> tuple[list, np.ndarray]:
    """The answers and each person's place among them; numbers are halved at the median, names are not listed."""
    if kind == "names":
        return [], np.zeros(len(values), dtype=int)
    if kind == "number":
        median = float(values.median())
        return [f"above {median:g}"], np.where(values.to_numpy(dtype=float) > median, 0, -1)
    numbers = pd.api.types.is_numeric_dtype(values.dtype)  # then 2 stands before 10
    text = values.map(as_text).astype(str)
    order = text[values.sort_values().index] if numbers else text.sort_values()
    codes = pd.Categorical(text, order.unique())
    return list(codes.categories), np.asarray(codes.codes)


# -- shares -----------------------------------------------------------------------------------------


def _shares(name, levels, place, names, group, resampler, confidence) -> pd.DataFrame:
    """Share of each answer in each segment and among all, with bootstrap intervals."""
    answer = np.eye(len(levels) + 1)[place][:, : len(levels)]
    member = np.eye(len(names))[group]
    cells = resampler.sums((member[:, :, None] * answer[:, None, :]).reshape(len(place), -1))
    cells = cells.reshape(-1, len(names), len(levels))
    sizes = resampler.sums(member)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = cells / sizes[:, :, None]
        share_all = np.broadcast_to(cells.sum(1, keepdims=True) / sizes.sum(1)[:, None, None], cells.shape)
        measured = {"share": share, "share_all": share_all, "lift": share / share_all}
    table = pd.DataFrame({"variable": name, "level": np.repeat(levels, len(names)), "segment": names * len(levels)})
    table["n"] = np.tile(np.bincount(group, minlength=len(names)), len(levels))
    for column, draws in measured.items():
        flat = draws.transpose(0, 2, 1).reshape(len(draws), -1)
        low, high = percentile_interval(flat[1:], confidence)
        prefix = "" if column == "lift" else f"{column}_"
        table[column], table[f"{prefix}low"], table[f"{prefix}high"] = flat[0], low, high
    return table
