"""Pictures of value targets: the opportunity landscape, scores with intervals, causes, and the heatmap."""

import numpy as np

from jtbd_helpers.plotting.style import (
    ACCENT,
    FAINT,
    INK,
    QUIET,
    SEGMENT_COLOURS,
    SEGMENT_MARKERS,
    new_axes,
    percent_axis,
    title,
)

ZONE_LINES = {10: "worth a look", 12: "high", 15: "extreme"}
STATUS_MARKERS = {"undershot": "o", "must-be": "s", "overshot": "^", "indifferent": "v", "served": "D"}


def landscape(ax, table, heading: str):
    """Importance against satisfaction with their intervals, and the lines where the score is 10, 12 and 15."""
    ax = new_axes(ax, 7.5, 6.0)
    satisfaction = np.array([0.0, 10.0])
    for score, name in ZONE_LINES.items():
        ax.plot((satisfaction + score) / 2, satisfaction, color=FAINT, linewidth=1.2, zorder=1)
        if score < 15:
            ax.annotate(f"{score}: {name}", ((score + 0.15) / 2, 0.15), color=QUIET, fontsize=8, rotation=63)
        else:
            ax.annotate(f"{score}: {name}", (7.6, 0.15), color=QUIET, fontsize=8, rotation=63)
    for status, rows in table.dropna(subset=["opportunity"]).groupby("status", sort=False):
        first = status == "undershot"
        ax.errorbar(
            rows["importance"],
            rows["satisfaction"],
            xerr=_arms(rows, "importance"),
            yerr=_arms(rows, "satisfaction"),
            fmt=STATUS_MARKERS[status],
            color=ACCENT if first else QUIET,
            markerfacecolor=ACCENT if first else "white",
            elinewidth=0.8,
            alpha=1.0 if first else 0.75,
            label=status,
            zorder=3 if first else 2,
        )
    ax.set(xlim=(0, 10.2), ylim=(0, 10.2), xlabel="Importance, 0-10", ylabel="Satisfaction, 0-10")
    known = table.dropna(subset=["opportunity"])
    _label(ax, known["importance"].to_numpy(), known["satisfaction"].to_numpy(), known["target_id"])
    ax.legend(title="Status", frameon=False, fontsize=8, title_fontsize=8, loc="upper left")
    title(ax, heading)
    return ax


def score_intervals(ax, table, heading: str, by: str | None, unit: str):
    """Scores with their intervals, one line per value target; with `by` one mark per block."""
    blocks = [None] if by is None else list(table[by].unique())
    order = table.groupby("target_id")["opportunity"].mean().sort_values().index
    ax = new_axes(ax, 7.5, 0.28 * len(order) + 1.2)
    for b, block in enumerate(blocks):
        rows = (table if block is None else table[table[by] == block]).set_index("target_id").loc[order]
        ax.errorbar(
            rows["opportunity"],
            np.arange(len(order)) + 0.5 * ((b + 0.5) / len(blocks) - 0.5),
            xerr=_arms(rows, "opportunity"),
            fmt=SEGMENT_MARKERS[b % 8],
            color=SEGMENT_COLOURS[b % 8],
            markersize=4,
            elinewidth=0.9,
            label=None if block is None else str(block),
        )
    ax.set_yticks(np.arange(len(order)), order)
    ax.set_xlabel(f"Score: {unit}", wrap=True, fontsize=9)
    if by is not None:
        ax.legend(title=by, frameon=False, fontsize=8, title_fontsize=8)
    title(ax, heading)
    return ax


def causes(ax, table, heading: str):
    """Share struggling with and without each circumstance, with intervals; filled where the association is sure."""
    ax = new_axes(ax, 7.5, 0.6 * len(table) + 1.4)
    places = np.arange(len(table))[::-1]
    for name, shift, marker in (("with", 0.12, "o"), ("without", -0.12, "s")):
        column = f"share_{name}"
        ax.errorbar(
            table[column],
            places + shift,
            xerr=_arms(table, column),
            fmt=marker,
            color=ACCENT if name == "with" else QUIET,
            label=f"{name} the circumstance",
        )
    names = [_name(row) + (" *" if row["associated"] else "") for row in table.to_dict("records")]
    ax.set_yticks(places, names)
    ax.set(xlim=(0, None), ylim=(-0.6, len(table) - 0.4), xlabel="Share struggling   (* association, q ≤ .05)")
    percent_axis(ax.xaxis)
    ax.legend(frameon=False, fontsize=8)
    title(ax, heading)
    return ax


def struggle_heatmap(ax, pairs, heading: str):
    """Share struggling among people with each circumstance; a dot marks a sure association."""
    rows = pairs.assign(name=[_name(row) for row in pairs.to_dict("records")])
    shares = rows.pivot(index="name", columns="target_id", values="share_with").loc[rows["name"].unique()]
    shares = shares[rows["target_id"].unique()]
    sure = rows.pivot(index="name", columns="target_id", values="associated").loc[shares.index, shares.columns]
    ax = new_axes(ax, 0.36 * shares.shape[1] + 2.4, 0.42 * shares.shape[0] + 1.6)
    image = ax.imshow(shares.to_numpy(dtype=float), cmap="Blues", vmin=0, vmax=1, aspect="auto")
    for y, x in zip(*np.nonzero(sure.to_numpy(dtype=bool)), strict=True):
        ax.plot(x, y, "o", color="white" if shares.iat[y, x] > 0.5 else INK, markersize=4)
    ax.set_xticks(range(shares.shape[1]), shares.columns, rotation=90)
    ax.set_yticks(range(shares.shape[0]), shares.index)
    ax.set_xlabel("Value target   (dot: association, q ≤ .05)")
    ax.set_ylabel("Circumstance")
    bar = ax.figure.colorbar(image, ax=ax, shrink=0.9)
    percent_axis(bar.ax.yaxis)
    title(ax, heading)
    return ax


def _label(ax, x, y, names) -> None:
    """Write each name beside its mark, on the side where fewest marks and names are."""
    taken = np.column_stack([x, y])
    sides = [("left", 0.1, 0.2), ("right", -0.1, 0.2), ("left", 0.1, -0.25), ("right", -0.1, -0.25)]
    for px, py, name in zip(x, y, names, strict=True):
        # The middle of a name lies about .18 axis units beyond its edge, and a name fills a box of .35 by .25.
        middles = [(px + dx + np.sign(dx) * 0.18, py + dy) for _, dx, dy in sides]
        crowd = [(np.abs((taken - middle) / (0.35, 0.25)) < 1).all(1).sum() for middle in middles]
        best = int(np.argmin(crowd))
        taken = np.vstack([taken, middles[best]])
        align, dx, dy = sides[best]
        ax.text(px + dx, py + dy, name, ha=align, va="center", fontsize=8, color=INK)


def _arms(rows, column: str) -> np.ndarray:
    """Lengths of the interval's two arms; a resampled interval may, rarely, not hold its point."""
    middle = rows[column].to_numpy(dtype=float)
    low, high = rows[f"{column}_low"].to_numpy(dtype=float), rows[f"{column}_high"].to_numpy(dtype=float)
    return np.clip([middle - low, high - middle], 0, None)


def _name(row: dict) -> str:
    level = row.get("level")
    return str(row["circumstance"]) if level is None or level != level else f"{row['circumstance']}: {level}"
