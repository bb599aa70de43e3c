"""Ratings conjoint: part-worths of every person from ratings of whole products (Green & Rao 1971)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import Result
from jtbd_helpers.statistics import percentile_interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KEYS = ["respondent", "profile", "rating"]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class RatingsModel(Result):
    """Part-worths from ratings. `.table` (also `.part_worths`): attribute, level, estimate, std_error, low, high.

    individual : respondent x "attribute=level" part-worths (adding to 0 inside an attribute), with "intercept".
    r_squared : Series, how well each person's ratings are explained.
    importance : DataFrame of attribute, importance, low, high (shares adding to 1): mean of individual importances.
    """

    individual: pd.DataFrame
    r_squared: pd.Series
    importance: pd.DataFrame

    @property
    def part_worths(self) -> pd.DataFrame:
        """The table of part-worths."""
        return self.table

    def describe(self) -> str:
        """The weightiest attributes."""
        top = self.importance.sort_values("importance", ascending=False).head(3)
        said = ", ".join(f"{r.attribute} {r.importance:.0%}" for r in top.itertuples())
        return f"What weighs most within the levels shown: {said}; {len(self.individual)} people rated."

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Importances with their intervals."""
        from jtbd_helpers.plotting.choices import importance_chart

        return importance_chart(self.importance, self.caption, ax)


def fit_ratings(ratings: pd.DataFrame, *, seed: int = 0) -> RatingsModel:
    """Fit each person's part-worths to their ratings of product profiles.

    Parameters
    ----------
    ratings : DataFrame
        Columns respondent, profile, rating (a number) and one per attribute (categorical). A rank may stand in for
        a rating when high means better.
    seed : int
        Start of the bootstrap over people that gives the intervals.

    Returns
    -------
    RatingsModel
        Effects coding: the part-worths of an attribute add to 0 for each person. Importances are ranges over the sum
        of ranges per person, averaged afterwards; taking them from mean part-worths describes nobody.

    Raises
    ------
    JtbdError
        A missing column, a profile rated twice, a rating that is no number, fewer profiles than parameters + 1, or
        attributes that the profiles cannot tell apart.

    Source
    ------
    Green & Rao (1971); Green & Srinivasan (1978).
    """
    attributes = _checked(ratings)
    levels = {a: list(dict.fromkeys(_sorted(ratings[a]))) for a in attributes}
    x = np.column_stack([np.ones(len(ratings)), *(_effects(ratings[a], levels[a]) for a in attributes)])
    names = [f"{a}={level}" for a in attributes for level in levels[a]]
    rows, fits = {}, {}
    for who, positions in ratings.groupby("respondent", sort=False).indices.items():
        coefficients, explained = _one_person(
            x[positions], ratings["rating"].to_numpy(float)[positions], who, attributes
        )
        rows[str(who)] = [coefficients[0], *_all_levels(coefficients[1:], levels)]
        fits[str(who)] = explained
    individual = pd.DataFrame.from_dict(rows, orient="index", columns=["intercept", *names])
    individual.index.name = "respondent_id"
    worths = individual[names].to_numpy()
    draws = np.random.default_rng(seed).integers(len(worths), size=(2_000, len(worths)))
    table = pd.DataFrame([(a, str(v)) for a in attributes for v in levels[a]], columns=["attribute", "level"])
    table["estimate"] = worths.mean(0)
    table["std_error"] = worths.std(0, ddof=1) / np.sqrt(len(worths)) if len(worths) > 1 else np.nan
    table["low"], table["high"] = percentile_interval(np.stack([worths[d].mean(0) for d in draws]))
    return RatingsModel(
        table=table,
        caption=f"Ratings conjoint, effects coding, least squares per person, {len(worths)} people",
        individual=individual,
        r_squared=pd.Series(fits, name="r_squared").rename_axis("respondent_id"),
        importance=_importance(worths, levels, draws),
    )


def _checked(ratings) -> list[str]:
    for key in KEYS:
        if key not in ratings.columns:
            raise unknown(
                "column", key, ratings.columns, "ratings", f"Name the columns {', '.join(KEYS)} and the attributes."
            )
    attributes = [c for c in ratings.columns if c not in KEYS]
    if not attributes:
        raise JtbdError("ratings: no attribute columns. Add one column per attribute of the profiles.")
    values = pd.to_numeric(ratings["rating"], errors="coerce")
    if values.isna().any():
        row = int(values.isna().to_numpy().argmax())
        raise JtbdError(f"ratings, row {row + 1}: '{ratings['rating'].iloc[row]}' is not a number. Rate with numbers.")
    if ratings[attributes].isna().any(axis=None):
        raise JtbdError("ratings: an attribute is empty. Every profile needs a level of every attribute.")
    twice = ratings.duplicated(["respondent", "profile"]).to_numpy()
    if twice.any():
        row = ratings.iloc[int(twice.argmax())]
        raise JtbdError(
            f"ratings: respondent '{row['respondent']}' rated profile '{row['profile']}' twice. Keep one rating."
        )
    for a in attributes:
        if ratings[a].nunique() < 2:
            raise JtbdError(f"ratings, column '{a}': only one level. A trade-off needs at least two; leave it out.")
    return attributes


def _sorted(column) -> list:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return [c for c in column.cat.categories if (column == c).any()]
    return sorted(column.unique())


def _effects(column, levels) -> np.ndarray:
    """Effects coding: the last level is minus the sum of the others."""
    values = column.to_numpy(dtype=object)
    shown = np.column_stack([values == level for level in levels]).astype(float)
    return shown[:, :-1] - shown[:, [-1]]


def _one_person(x, y, who, attributes):
    n, p = x.shape
    if n <= p:
        raise JtbdError(
            f"ratings, respondent '{who}': {n} profiles for {p} parameters. At least {p + 1} are needed, {p + 3} "
            "or more are better; show more profiles or fewer levels."
        )
    if np.linalg.matrix_rank(x) < p:
        raise JtbdError(
            f"ratings, respondent '{who}': the profiles cannot separate {', '.join(attributes)} (rank "
            f"{np.linalg.matrix_rank(x)} of {p}). Show other combinations."
        )
    coefficients = np.linalg.lstsq(x, y, rcond=None)[0]
    total = ((y - y.mean()) ** 2).sum()
    return coefficients, 1 - ((y - x @ coefficients) ** 2).sum() / total if total > 0 else np.nan


def _all_levels(coefficients, levels) -> list[float]:
    out, at = [], 0
    for names in levels.values():
        shown = list(coefficients[at : at + len(names) - 1])
        out += [*shown, -sum(shown)]
        at += len(names) - 1
    return out


def _importance(worths, levels, draws) -> pd.DataFrame:
    ranges, at = [], 0
    for names in levels.values():
        ranges.append(np.ptp(worths[:, at : at + len(names)], axis=1))
        at += len(names)
    ranges = np.column_stack(ranges)
    some = ranges.sum(1) > 0  # somebody who rates everything alike weighs nothing
    shares = np.where(some[:, None], ranges / np.where(some, ranges.sum(1), 1)[:, None], np.nan)
    low, high = percentile_interval(np.stack([np.nanmean(shares[d], 0) for d in draws]))
    return pd.DataFrame({"attribute": list(levels), "importance": np.nanmean(shares, 0), "low": low, "high": high})
