"""How many people answered without reading."""

from jtbd_helpers.plotting.style import ACCENT, INK, new_axes, title


def plot_flags(counts: dict[str, int], n: int, ax=None):
    """One bar for each flag, with its number of people; the axis ends at the largest."""
    ax = new_axes(ax, height=2.2)
    names = list(counts)[::-1]
    bars = ax.barh(names, [counts[name] for name in names], color=ACCENT, height=0.6)
    ax.bar_label(bars, padding=4, fontsize=9, color=INK)
    ax.set_xlim(0, max([1, *counts.values()]) * 1.1)
    ax.set_xlabel("People")
    title(ax, f"Answers flagged, n = {n:,}")
    return ax
