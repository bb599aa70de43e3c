"""How far raters agree on an order, and the orders that can be made of theirs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.jobs.checks import check_frame, names, numbers_of, refuse, refuse_doubles
from jtbd_helpers.jobs.plackett_luce import fit_worth, log_likelihood, measurable, strong_parts
from jtbd_helpers.results import Result
from jtbd_helpers.statistics import percentile_interval
from jtbd_helpers.statistics.intervals import check_confidence

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PERMUTATIONS, DRAWS, FEW = 4_999, 2_000, 10
CELLS = 2_000_000  # of one block of resamples, so that large sets stay in memory


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class RankAgreement(Result):
    """Several raters' orders put together in three ways; `.table` has one row per item, by Borda the best first.

    `kendall_w` (0 no agreement, 1 full), `chi_square` with `chi_square_p_value`, and `p_value` by permutation are of
    the `n_complete` raters who ranked everything (NaN with fewer than two). `cycles` lists groups of items that beat
    each other in a circle. `log_likelihood` is that of Plackett-Luce.
    """

    kendall_w: float
    p_value: float
    chi_square: float
    chi_square_p_value: float
    n_raters: int
    n_complete: int
    cycles: tuple = ()
    log_likelihood: float = float("nan")

    def describe(self) -> str:
        """Say who leads, and how far the raters agree."""
        first = self.table.loc[self.table["rank"] == self.table["rank"].min(), "item"].tolist()
        measured = (
            f"Kendall's W = {self.kendall_w:.2f} (permutation p = {self.p_value:.2g}) over {self.n_complete} raters "
            "who ranked everything."
            if self.kendall_w == self.kendall_w
            else "Kendall's W is not measured: it needs two raters who ranked everything."
        )
        lead = "leads" if len(first) == 1 else "lead"
        return f"{self.n_raters} raters, {len(self.table)} items: {', '.join(first)} {lead} by Borda. {measured}"

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw each item's rank by Borda with its interval."""
        from jtbd_helpers.plotting import jobs

        return jobs.rank_intervals(ax, self.table, "item", f"Ranks by Borda, {self.n_raters} raters")

    def _shown(self) -> pd.DataFrame:
        return self.table[["item", "n", "rank", "rank_low", "rank_high", "borda", "copeland", "worth", "low", "high"]]


def agree_rankings(
    rankings: pd.DataFrame, *, confidence: float = 0.95, draws: int = DRAWS, seed: int = 0
) -> "RankAgreement":
    """Measure how far raters agree, and put their orders together in three ways.

    Parameters
    ----------
    rankings : DataFrame
        One row per rater and item ranked: rater, item, rank (1 is best; only the order within a rater counts, and ties
        are allowed). A rater may rank some items only; a table of a workshop that ranks together is one rater. It is
        not changed.
    confidence : float
        Coverage of the intervals.
    draws : int
        Resamples of raters; 0 leaves the intervals not measured.
    seed : int
        Start of permutations and resamples.

    Returns
    -------
    RankAgreement
        ``.table``: item; n (raters who ranked it); rank by Borda (1 best, ties share the better rank), rank_low,
        rank_high; borda (points: items ranked below, summed over raters; what a rater did not rank shares the mean of
        the free places), borda_low, borda_high; copeland (items beaten by a majority minus items lost to); worth
        (Plackett-Luce, log; the middle item is 0), low, high. A worth is infinite for an item that is always above, or
        always below, all that can be compared; NaN where it is not measured, as with ties. Intervals resample raters.
        Attributes: kendall_w, p_value (permutations within raters), chi_square, chi_square_p_value, cycles.

    Raises
    ------
    JtbdError
        A column is missing, a rank is empty or no number, a rater ranked an item twice, or there are fewer
        than two raters or items.

    Source
    ------
    Kendall & Babington Smith (1939); Plackett-Luce by MM, Hunter (2004); partial rankings, Turner et al. (2020).
    """
    if isinstance(draws, bool) or not isinstance(draws, (int, np.integer)) or draws < 0:
        raise JtbdError(f"`draws` is {draws!r}. Give a whole number, 0 or more.")
    check_confidence(confidence)
    items, raters, ranks = _read(rankings)
    rng = np.random.default_rng(seed)
    points = _points(ranks)
    borda = points.sum(axis=0)
    above = ranks[:, :, None] < ranks[:, None, :]  # NaN compares as False: not ranked, no comparison
    w = _concordance(ranks, rng)
    tied = _first_tie(ranks, raters, items)
    order = None if tied else _orders(ranks)
    main = None if tied else _worths(order, above, np.ones((1, len(raters))))[0]
    counts = rng.multinomial(len(raters), np.full(len(raters), 1 / len(raters)), size=draws).astype(float)
    table = pd.DataFrame({"item": items, "n": (~np.isnan(ranks)).sum(axis=0), "rank": _places(borda)})
    table[["rank_low", "rank_high"]] = _interval(_places(np.round(counts @ points, 9)), len(items), confidence)
    table["borda"] = borda
    table[["borda_low", "borda_high"]] = _interval(counts @ points, len(items), confidence)
    table["copeland"], cycles = _copeland(above, items)
    table["worth"] = np.nan if tied else main
    drawn = np.empty((0, len(items))) if tied else _worths(order, above, counts, main, 1e-6)
    table[["low", "high"]] = _interval(drawn, len(items), confidence)
    return RankAgreement(
        table=table.sort_values(["rank", "item"], ignore_index=True),
        caption=_caption(raters, items, w, tied, main, draws),
        **w,
        n_raters=len(raters),
        cycles=cycles,
        log_likelihood=_likelihood(order, main),
    )


def _read(rankings) -> tuple[list, list, np.ndarray]:
    """Items, raters, and average ranks rater x item, NaN where not ranked."""
    check_frame(rankings, ("rater", "item", "rank"), "rankings")
    rater, item = names(rankings, "rater", "rankings"), names(rankings, "item", "rankings")
    rank = numbers_of(rankings, "rank", "rankings")
    refuse(rankings, np.isnan(rank), "rank", "rankings", "is no rank", "Leave out the row of an item not ranked.")
    refuse_doubles(rater, item, "rankings", "rater '{}' on item '{}'")
    row, raters = pd.factorize(rater)
    column, items = pd.factorize(item)
    for what, found in (("raters", raters), ("items", items)):
        if len(found) < 2:
            raise JtbdError(f"`rankings` has only one of its {what}, '{found[0]}'. Agreement needs two or more {what}.")
    wide = np.full((len(raters), len(items)), np.nan)
    wide[row, column] = rank
    averaged = pd.DataFrame(wide).rank(axis=1).to_numpy()
    return [str(i) for i in items], [str(r) for r in raters], averaged


def _points(ranks: np.ndarray) -> np.ndarray:
    """Items ranked below, rater x item; those not ranked share the mean of the places left free."""
    n_items, ranked = ranks.shape[1], (~np.isnan(ranks)).sum(axis=1, keepdims=True)
    return np.where(np.isnan(ranks), (n_items - ranked - 1) / 2, n_items - ranks)


def _places(points: np.ndarray) -> np.ndarray:
    """Rank 1 for most points; ties share the better rank."""
    return (points[..., None, :] > points[..., :, None] + 1e-9).sum(axis=-1) + 1


def _interval(draws: np.ndarray, n_items: int, confidence: float) -> np.ndarray:
    """Two columns; NaN without draws, or where an item's draws could often not be measured."""
    if not len(draws):
        return np.full((n_items, 2), np.nan)
    if np.isfinite(draws).all():
        return np.column_stack(percentile_interval(draws, confidence))
    tail = (1 - confidence) / 2
    bounds = np.full((n_items, 2), np.nan)
    for j, column in enumerate(np.sort(draws, axis=0).T):  # NaN sorts last; infinite draws count as they are
        known = column[~np.isnan(column)]
        if len(known) >= 0.95 * len(column):
            last = len(known) - 1
            bounds[j] = known[int(tail * last)], known[int(np.ceil((1 - tail) * last))]
    return bounds


def _concordance(ranks: np.ndarray, rng: np.random.Generator) -> dict:
    """Kendall's W with its two tests, over the raters who ranked everything."""
    full = ranks[~np.isnan(ranks).any(axis=1)]
    m, n = full.shape
    unknown = dict.fromkeys(("kendall_w", "p_value", "chi_square", "chi_square_p_value"), float("nan"))
    ties = sum(float((np.unique(row, return_counts=True)[1].astype(float) ** 3).sum() - n) for row in full)
    most = m**2 * (n**3 - n) - m * ties
    if m < 2 or most <= 0:  # nobody to compare, or everybody ties everything
        return unknown | {"n_complete": m}
    from scipy.special import gammaincc

    seen = _spread(full.sum(axis=0))
    shuffled = np.empty(PERMUTATIONS)
    block = max(1, CELLS // full.size)
    for start in range(0, PERMUTATIONS, block):
        size = min(block, PERMUTATIONS - start)
        again = rng.permuted(np.broadcast_to(full, (size, m, n)), axis=2)
        shuffled[start : start + size] = _spread(again.sum(axis=1))
    w = 12 * seen / most
    chi_square = m * (n - 1) * w
    return {
        "kendall_w": float(w),
        "p_value": float((1 + (shuffled >= seen - 1e-9).sum()) / (1 + PERMUTATIONS)),
        "chi_square": float(chi_square),
        "chi_square_p_value": float(gammaincc((n - 1) / 2, chi_square / 2)),
        "n_complete": m,
    }


def _spread(sums: np.ndarray) -> np.ndarray:
    return ((sums - sums.mean(axis=-1, keepdims=True)) ** 2).sum(axis=-1)


def _copeland(above: np.ndarray, items: list) -> tuple[np.ndarray, tuple]:
    """Majorities won minus lost, and the groups of items that beat each other in a circle."""
    votes = above.sum(axis=0)
    beats = votes > votes.T
    _, part = strong_parts(beats)
    circles = [np.flatnonzero(part == p) for p in np.flatnonzero(np.bincount(part) > 1)]
    return beats.sum(axis=1) - beats.sum(axis=0), tuple(tuple(items[j] for j in circle) for circle in circles)


def _first_tie(ranks: np.ndarray, raters: list, items: list) -> str:
    """Words for the first tie there is, or nothing."""
    for rater, row in zip(raters, ranks, strict=True):
        known = row[~np.isnan(row)]
        values, counts = np.unique(known, return_counts=True)
        if (counts > 1).any():
            same = np.flatnonzero(row == values[counts > 1][0])[:2]
            return f"rater '{rater}' ties '{items[same[0]]}' and '{items[same[1]]}'"
    return ""


def _orders(ranks: np.ndarray) -> np.ndarray:
    """Item numbers, best first, -1 behind the last; one row per rater."""
    order = np.argsort(ranks, axis=1, kind="stable")  # NaN sorts last
    return np.where(np.isnan(np.take_along_axis(ranks, order, axis=1)), -1, order)


def _worths(order: np.ndarray, above: np.ndarray, counts: np.ndarray, start=None, tolerance=1e-11) -> np.ndarray:
    """Log worth for each weighting of the raters, the middle item 0; infinite or NaN where it cannot be measured."""
    found = np.full((len(counts), above.shape[1]), np.nan)
    start = None if start is None else np.where(np.isfinite(start), start, 0.0)
    block = max(1, CELLS // order.size)
    for first in range(0, len(counts), block):
        part = counts[first : first + block]
        beats = [above[count > 0].any(axis=0) for count in part]
        limits = [measurable(b) for b in beats]
        items, outside = np.array([m for m, _ in limits]), np.array([o for _, o in limits])
        enough = items.sum(axis=1) > 1
        if enough.any():
            fitted = fit_worth(order, items[enough], part[enough], start, tolerance)
            found[first : first + block][enough] = np.where(items[enough], fitted, outside[enough])
    return _centred(found)


def _centred(log_worth: np.ndarray) -> np.ndarray:
    """With the middle item at 0; where that one is infinite, with the middle of the finite ones."""
    for row in log_worth:
        known = np.sort(row[~np.isnan(row)])
        if len(known):
            middle = known[[(len(known) - 1) // 2, len(known) // 2]]
            finite = known[np.isfinite(known)]
            row -= middle.mean() if np.isfinite(middle).all() else np.median(finite)
    return log_worth


def _likelihood(order, main) -> float:
    return log_likelihood(order, main) if main is not None and np.isfinite(main).all() else float("nan")


def _caption(raters, items, w, tied, main, draws) -> str:
    words = [
        f"{len(raters)} raters, {len(items)} items. Borda: a point for every item ranked below. Copeland: majorities "
        "won minus lost. Worth: Plackett-Luce, log, the middle item is 0. Where they disagree, none is the true one."
    ]
    if len(raters) < FEW:
        words.append(f"Fewer than {FEW} raters: read the intervals, not the ranks.")
    if w["n_complete"] < len(raters):
        words.append(f"Kendall's W is of the {w['n_complete']} raters who ranked everything.")
    if tied:
        words.append(f"Worth is not measured: {tied}, and Plackett-Luce takes no ties.")
    elif np.isnan(main).all():
        words.append("Worth is not measured: no two items were put above each other by different raters.")
    else:
        for value, said in ((np.inf, "always above"), (-np.inf, "always below")):
            named = [item for item, worth in zip(items, main, strict=True) if worth == value]
            if named:
                words.append(f"Worth has no bound for {', '.join(named)}: {said} the others.")
        named = [item for item, worth in zip(items, main, strict=True) if np.isnan(worth)]
        if named:
            words.append(f"Worth is not measured for {', '.join(named)}: never compared with the others.")
    words.append(f"Intervals: {draws:,} resamples of raters." if draws else "Intervals were not measured.")
    return " ".join(words)
