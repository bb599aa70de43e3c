"""Pictures of choice models: importances and shares."""

import textwrap

import numpy as np

from jtbd_helpers.plotting.style import ACCENT, FAINT, INK, colour_of, marker_of, new_axes, percent_axis, title


def importance_chart(table, caption, ax=None, labels=None):
    """Importance of each attribute with its interval; one mark per segment, labelled at the top row."""
    ax = new_axes(ax, height=0.6 + 0.7 * table["attribute"].nunique())
    attributes = list(dict.fromkeys(table["attribute"]))[::-1]
    names = list(dict.fromkeys(table["segment"])) if "segment" in table else ["all"]
    names = [n for n in names if n != "all"] or names
    for i, name in enumerate(names):
        rows = table[table["segment"] == name] if "segment" in table else table
        rows = rows.set_index("attribute").loc[attributes]
        y = np.arange(len(attributes)) + 0.18 * (i - (len(names) - 1) / 2)
        colour, marker = (ACCENT, "o") if name == "all" else (colour_of(name), marker_of(name))
        ax.hlines(y, rows["low"], rows["high"], color=colour, lw=2)
        ax.plot(rows["importance"], y, marker, color=colour, ms=8)
        if name != "all":
            ax.annotate(
                name,
                (rows["importance"].iloc[-1], y[-1]),
                (0, 7),
                textcoords="offset points",
                ha="center",
                color=colour,
            )
    ax.set_yticks(range(len(attributes)), [textwrap.fill((labels or {}).get(a, a), 22) for a in attributes])
    ax.set_ylim(-0.4, len(attributes) - 0.45)  # room for the letters above the top row
    ax.set_xlim(0, None)
    ax.set_xlabel("Importance within the levels shown, with 95 % interval", color=INK)
    percent_axis(ax.xaxis)
    title(ax, caption.split(";")[0])
    return ax


def shares_chart(table, caption, ax=None):
    """Share of preference of each product with its interval."""
    ax = new_axes(ax, height=0.8 + 0.5 * len(table))
    y = np.arange(len(table))[::-1]
    ax.barh(y, table["share"], color=ACCENT, alpha=0.25, height=0.55)
    ax.hlines(y, table["low"], table["high"], color=ACCENT, lw=2)
    ax.plot(table["share"], y, "o", color=ACCENT)
    ax.set_yticks(y, table["product"])
    ax.set_xlim(0, None)
    ax.set_xlabel("Share of preference, with 95 % interval", color=INK)
    percent_axis(ax.xaxis)
    title(ax, caption)
    return ax


def worth_chart(table, caption, ax=None):
    """Worth of each MaxDiff item with its interval, the weightiest on top."""
    ax = new_axes(ax, height=0.8 + 0.36 * len(table))
    y = np.arange(len(table))[::-1]
    ax.axvline(0, color=FAINT, lw=1)
    ax.hlines(y, table["low"], table["high"], color=ACCENT, lw=2)
    ax.plot(table["estimate"], y, "o", color=ACCENT)
    ax.set_yticks(y, table["item"])
    ax.set_xlabel("Worth (logit, 0 = the average item), with 95 % interval", color=INK)
    title(ax, caption.split(",")[0] + ", " + caption.split(", ")[1])
    return ax
