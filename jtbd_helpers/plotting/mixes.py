"""Pictures of job mixes: stacked bars, one for each customer or segment."""

import textwrap

import numpy as np

from jtbd_helpers.plotting.style import FAINT, INK, QUIET, SEGMENT_COLOURS, new_axes, percent_axis, title

COLOURED = 6  # jobs with a colour of their own
PATTERNS = ("", "///", "...", "xxx", "\\\\\\", "ooo")  # so that the colours differ in print, too
CUSTOMERS = 12


def mix_chart(table, ax=None):
    """The mean mix of all customers and the mixes of a few, spread over the table's order by their leading job."""
    lead = table.mean().nlargest(COLOURED).index.tolist()
    step = max(1, len(table) // CUSTOMERS)
    some = table.iloc[::step].head(CUSTOMERS)
    rows = [("all, on average", table.mean()), *((str(name), row) for name, row in some.iterrows())]
    ax = new_axes(ax, 8.5, 0.34 * len(rows) + 1.9)
    _stack(ax, rows, lead)
    title(ax, f"Job mixes: all and {len(some)} of {len(table):,} customers")
    return ax


def segment_mixes(table, crucial, noun: str, n: int, ax=None):
    """One bar per segment, made of its crucial jobs, which are written on it."""
    names = list(table["segment"])
    ax = new_axes(ax, 9, 0.85 * len(names) + 1.4)
    for y, name in enumerate(names):
        own = crucial[crucial["segment"] == name]
        start, colour = 0.0, SEGMENT_COLOURS[y % len(SEGMENT_COLOURS)]
        for i, share in enumerate(own["share"]):
            look = {"color": colour, "alpha": 0.85 - 0.17 * min(i, 4), "edgecolor": "white"}
            ax.barh(y, share, left=start, height=0.5, **look)
            start += share
        ax.barh(y, 1 - start, left=start, height=0.5, color="none", edgecolor=QUIET, linewidth=0.8)
        said = ", ".join(
            f"{job.replace('_', ' ')} {share:.0%}" for job, share in zip(own["job"], own["share"], strict=True)
        )
        words = textwrap.shorten(said, 110, placeholder=" …")
        ax.annotate(words, (0, y - 0.27), (2, 2), textcoords="offset points", va="bottom", color=INK, fontsize=9)
    labels = [
        f"{textwrap.fill(str(name), 22)} ({share:.0%})" for name, share in zip(names, table["share"], strict=True)
    ]
    ax.set_yticks(range(len(names)), labels, fontsize=11)
    ax.set(ylim=(len(names) - 0.5, -0.75), xlim=(0, 1))
    ax.set_xlabel("Share of the mean mix, of jobs that are at least 5 % of a customer's; empty: other jobs")
    percent_axis(ax.xaxis)
    title(ax, f"Crucial jobs of {len(names)} {noun or 'group'}{'s' if len(names) > 1 else ''}, n = {n:,}")
    return ax


def _stack(ax, rows: list, lead: list) -> None:
    for y, (_, mix) in enumerate(rows):
        start = 0.0
        for i, job in enumerate(lead):
            look = {"color": SEGMENT_COLOURS[i], "hatch": PATTERNS[i], "edgecolor": "white", "linewidth": 0.5}
            ax.barh(y, mix[job], left=start, height=0.7, label=None if y else str(job).replace("_", " "), **look)
            start += mix[job]
        ax.barh(y, max(1 - start, 0), left=start, height=0.7, color=FAINT, label=None if y else "all other jobs")
    ax.set_yticks(range(len(rows)), [name for name, _ in rows])
    ax.set(ylim=(len(rows) - 0.5, -0.6), xlim=(0, 1))
    ax.set_xlabel("Share of the mix")
    percent_axis(ax.xaxis)
    handles, labels = ax.get_legend_handles_labels()
    columns = int(np.ceil(len(labels) / 2))
    place = {"loc": "upper center", "bbox_to_anchor": (0.45, -0.12), "ncols": columns}
    ax.legend(handles, labels, frameon=False, fontsize=9, handlelength=2.6, handleheight=1.2, **place)
