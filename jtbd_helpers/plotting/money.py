"""Pictures of choices in money: what a change is worth, and what each price would earn."""

import numpy as np

from jtbd_helpers.plotting.style import FAINT, INK, colour_of, marker_of, new_axes, title


def willingness_chart(table, caption, ax=None):
    """Worth of a change per segment with its interval; hollow marks lie beyond the prices shown."""
    ax = new_axes(ax, height=1.0 + 0.55 * len(table))
    y = np.arange(len(table))[::-1]
    for at, row in zip(y, table.itertuples(), strict=True):
        colour, marker = _look(row.segment)
        ax.hlines(at, row.low, row.high, color=colour, lw=2)
        ax.plot(row.worth, at, marker, ms=9, color=colour, mfc="white" if row.extrapolated else colour, mew=2)
        beyond = ", beyond the prices shown" if row.extrapolated else ""
        ax.annotate(f"{row.worth:,.0f}{beyond}", (row.worth, at), (0, 9), textcoords="offset points", ha="center")
    ax.axvline(0, color=FAINT, lw=1)
    ax.set_yticks(y, table["segment"])
    ax.set_ylim(-0.6, len(table) - 0.3)
    ax.set_xlabel("Worth in money, with 95 % interval", color=INK)
    ax.xaxis.set_major_formatter("{x:,g}")
    title(ax, caption)
    return ax


def profit_chart(curve, table, caption, ax=None):
    """Profit against price, one line per segment, the best price of each marked and written beside it."""
    ax = new_axes(ax, height=3.6)
    span = curve["price"].max() - curve["price"].min()
    for row in table.itertuples():
        colour, marker = _look(row.segment)
        line = curve[curve["segment"] == row.segment]
        ax.plot(line["price"], line["profit"], color=colour, lw=2, ls="-" if row.segment == "all" else "--")
        ax.plot(row.price, row.profit, marker, color=colour, ms=9)
        # On the right edge there is no line beside the mark, so the words stand there.
        beside = {"xytext": (9, 0), "va": "center"} if row.at_edge else {"xytext": (0, 9), "ha": "center"}
        price = f"{row.price:,.0f}" if row.price >= 1000 else f"{row.price:.3g}"
        word = f"{row.segment}: {price}{' (edge)' if row.at_edge else ''}"
        ax.annotate(word, (row.price, row.profit), textcoords="offset points", color=colour, **beside)
    room = 0.17 if table["at_edge"].any() else 0.03
    ax.set_xlim(curve["price"].min() - 0.03 * span, curve["price"].max() + room * span)
    ax.set_ylim(min(0, curve["profit"].min()), 1.15 * max(table["profit"]))
    ax.set_xlabel("Price", color=INK)
    ax.set_ylabel("Profit", color=INK)
    ax.xaxis.set_major_formatter("{x:,g}")
    ax.yaxis.set_major_formatter("{x:,g}")
    title(ax, caption.split(";")[0])
    return ax


def _look(segment) -> tuple[str, str]:
    return (INK, "o") if segment == "all" else (colour_of(segment), marker_of(segment))
