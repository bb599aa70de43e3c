"""Pictures of jobs: crucial against frequent, with names, and ranks with their intervals."""

import numpy as np

from jtbd_helpers.plotting.style import ACCENT, FAINT, INK, QUIET, new_axes, title

SQUARES = {  # name -> corner (across, up) of the two-by-two
    "rare but crucial": (0, 1),
    "crucial and frequent": (1, 1),
    "rare and trivial": (0, 0),
    "frequent but trivial": (1, 0),
}


def crucial_by_frequency(ax, table, heading: str, frequent: float):
    """The two-by-two: times a month across, how serious a failure is upwards; a filled diamond is significant."""
    known = table.dropna(subset=["times_per_month"])
    ax = new_axes(ax, 8.5, 5.5)
    times = known["times_per_month"].to_numpy(dtype=float)
    least = min(times[times > 0].min() if (times > 0).any() else frequent, frequent)
    across = np.log10(np.maximum(times, least / 10))
    cut = np.log10(frequent)
    up = _spread(known["consequence_median"].to_numpy(dtype=float), across)
    crucial = known["consequence"].to_numpy(dtype=bool)
    line = (up[crucial].min() + up[~crucial].max()) / 2 if crucial.any() and not crucial.all() else None
    for significant, marker, words in ((True, "D", "significant"), (False, "o", "not significant")):
        here = (known["significant"] == significant).to_numpy()
        if here.any():
            colour, inside = (ACCENT, ACCENT) if significant else (QUIET, "white")
            ax.plot(
                across[here],
                up[here],
                marker,
                color=colour,
                markerfacecolor=inside,
                label=words,
                markersize=7,
                zorder=3,
            )
    for x, y, name in zip(across, up, known["job"], strict=True):
        ax.annotate(str(name), (x, y), xytext=(8, 0), textcoords="offset points", va="center", fontsize=9, color=INK)
    low, high = min(across.min(), cut) - 0.25, max(across.max(), cut) + 0.9
    bottom, top = up.min() - 0.7, up.max() + 0.7
    ax.set(xlim=(low, high), ylim=(bottom, top), ylabel="How serious a failure is (median rating)")
    ax.set_xlabel("Times a month")
    ticks = np.arange(np.ceil(low), np.floor(high) + 1)
    ax.set_xticks(ticks, [f"{10**t:g}" for t in ticks])
    ax.set_yticks(sorted(set(known["consequence_median"])))
    ax.axvline(cut, color=FAINT, zorder=1)
    if line is not None:
        ax.axhline(line, color=FAINT, zorder=1)
    for name, (right, upper) in SQUARES.items():
        x, y = (0.99 if right else 0.01), (0.98 if upper else 0.02)
        ax.text(
            x,
            y,
            name,
            transform=ax.transAxes,
            ha="right" if right else "left",
            va="top" if upper else "bottom",
            fontsize=9,
            color=QUIET,
            style="italic",
        )
    ax.legend(frameon=False, fontsize=9, loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=2)
    title(ax, f"{heading}; frequent from {frequent:g} times a month")
    return ax


def _spread(levels: np.ndarray, across: np.ndarray) -> np.ndarray:
    """Ratings fall on few lines; marks on one line are moved apart a little, so that their names can be read."""
    up = levels.copy()
    for level in np.unique(levels):
        here = np.flatnonzero(levels == level)
        here = here[np.argsort(across[here], kind="stable")]
        up[here] += 0.6 * (np.arange(len(here)) / max(len(here) - 1, 1) - 0.5) * (len(here) > 1)
    return up


def rank_intervals(ax, table, name: str, heading: str):
    """Each rank as a dot with its interval, the best on top."""
    rows = table.sort_values("rank", ascending=False, kind="stable")
    places = np.arange(len(rows))
    ax = new_axes(ax, 7.0, 0.36 * len(rows) + 1.3)
    ax.hlines(places, rows["rank_low"], rows["rank_high"], color=QUIET, linewidth=1.5)
    ax.plot(rows["rank"], places, "o", color=ACCENT)
    ax.set_yticks(places, [str(label) for label in rows[name]])
    ax.set(xlim=(0.5, len(rows) + 0.5), xlabel="Rank, 1 is best" + _unmeasured(rows))
    ax.set_xticks(range(1, len(rows) + 1, max(1, len(rows) // 12)))
    title(ax, heading)
    return ax


def _unmeasured(rows) -> str:
    return " (intervals not measured)" if rows["rank_low"].isna().all() else " (line: interval)"
