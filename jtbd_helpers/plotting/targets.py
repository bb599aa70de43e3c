"""Pictures of value targets: the opportunity landscape, scores with intervals, causes, and the heatmap."""

import textwrap

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patheffects import withStroke

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
from jtbd_helpers.vocabulary import STATUSES

ZONE_LINES = {10: "worth a look", 12: "high", 15: "extreme"}
KANO_MARKERS = {
    "must-be": "s",
    "one-dimensional": "o",
    "attractive": "^",
    "indifferent": "v",
    "reverse": "X",
    "questionable": "P",
}
SHORT = 44  # letters of a statement beside its id
STATUS_MARKERS = {"undershot": "o", "must-be": "s", "overshot": "^", "indifferent": "v", "served": "D"}


def landscape(ax, table, heading: str):
    """Importance against satisfaction with their intervals, and the lines where the score is 10, 12 and 15.

    A figure of its own has a key beside it: what each id stands for, highest score first.
    """
    known = table.dropna(subset=["opportunity"])
    if ax is None:
        by_score = known.sort_values("opportunity", ascending=False, kind="stable").to_dict("records")
        lines = [(r["target_id"], f"{r['opportunity']:.1f}", r["statement"], r["status"]) for r in by_score]
        ax = _with_key(
            [(*line[:3], line[3] == "undershot") for line in lines], "Score and statement; bold: falls short"
        )
    ax = new_axes(ax)
    _zone_lines(ax, known["importance"].to_numpy(), known["satisfaction"].to_numpy())
    for status, rows in known.groupby("status", sort=False):
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
            label=f"{status} ({STATUSES[status]})",
            zorder=3 if first else 2,
        )
    ax.set(xlim=(0, 10.2), ylim=(0, 10.2), xlabel="Importance, 0-10", ylabel="Satisfaction, 0-10")
    _label(ax, known["importance"].to_numpy(), known["satisfaction"].to_numpy(), known["target_id"])
    ax.legend(title="Status", frameon=False, fontsize=8, title_fontsize=8, loc="upper left")
    title(ax, heading)
    return ax


def _zone_lines(ax, x, y) -> None:
    """Lines of equal score, named where no mark stands; above the diagonal satisfaction exceeds importance."""
    satisfaction = np.array([0.0, 10.0])
    for score, name in ZONE_LINES.items():
        ax.plot((satisfaction + score) / 2, satisfaction, color=FAINT, linewidth=1.2, zorder=1)
        starts = np.arange(0.15, min(10, 20 - score) - 1.8, 0.5)  # a name is 1.8 long and stays on the picture
        near = [_marks_near(x, y, start, score) for start in starts]
        start = starts[int(np.argmin(near))]
        ax.annotate(f"{score}: {name}", ((start + score) / 2 + 0.1, start), color=QUIET, fontsize=8, rotation=63)
    ax.plot(satisfaction, satisfaction, color=FAINT, linewidth=1.2, linestyle=":", zorder=1)
    ax.annotate("over-served above", (2.6, 2.75), color=QUIET, fontsize=8, rotation=45, ha="center", va="bottom")


def _marks_near(x, y, start: float, score: int) -> int:
    """How many marks stand on a name that begins at this satisfaction on the line of this score, or beside it."""
    return int(((np.abs(y - start - 0.9) < 1.3) & (np.abs(x - (y + score) / 2) < 0.8)).sum())


def _with_key(lines, heading: str):
    """Axes with a list beside them; each line: id, a word or number, the statement, whether bold."""
    ax, key = plt.subplots(1, 2, figsize=(11.0, 6.0), layout="constrained", gridspec_kw={"width_ratios": [7, 4]})[1]
    key.axis("off")
    step = min(0.055, 1 / max(len(lines), 1))
    longest = max((len(str(line[0])) for line in lines), default=0)
    beside = max(0.11, 0.02 * longest) if longest > 6 else 0.11  # ids may be words
    letters = 54 - round((beside - 0.11) / 0.015)
    for place, (target_id, word, statement, bold) in enumerate(lines):
        weight = "bold" if bold else "normal"
        for x, text in ((0, target_id), (beside, f"{word}  {_short(statement, max(letters - len(word), 12))}")):
            key.text(x, 0.99 - place * step, text, fontsize=8, color=INK, va="top", weight=weight)
    title(key, heading)
    return ax


def _short(statement: str, letters: int = SHORT) -> str:
    return textwrap.shorten(str(statement), letters, placeholder=" …")


def _named(target_id: str, statement: str) -> str:
    """Id and short statement; the id alone where no statement was given."""
    return target_id if statement == target_id else f"{_short(statement)}  {target_id}"


def score_intervals(ax, table, heading: str, by: str | None, unit: str, percent: bool = False):
    """Scores with their intervals, one line per value target; with `by` one mark per block."""
    blocks = [None] if by is None else list(table[by].unique())
    order = table.groupby("target_id")["opportunity"].mean().sort_values().index
    statements = table.drop_duplicates("target_id").set_index("target_id")["statement"]
    ax = new_axes(ax, 9.0, 0.28 * len(order) + 1.2)
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
    ax.set_yticks(np.arange(len(order)), [_named(target, statements[target]) for target in order])
    ax.set_xlabel(f"Score: {unit}", wrap=True, fontsize=9)
    if percent:
        ax.set_xlabel(unit.removesuffix(", 0-1").capitalize(), fontsize=9)
        percent_axis(ax.xaxis)
    if by is not None:
        ax.legend(title=by, frameon=False, fontsize=8, title_fontsize=8, loc="lower right")
    title(ax, heading)
    return ax


def better_worse(ax, table, heading: str):
    """Gain with each target against loss without it, with intervals; filled marks are sure of their category."""
    table = table.dropna(subset=["category"])
    if ax is None and table["target_id"].is_unique:
        lines = table[["target_id", "category", "statement", "category_sure"]].itertuples(index=False)
        ax = _with_key([tuple(line) for line in lines], "Category and statement; bold: sure")
    ax = new_axes(ax, 7.5, 6.0)
    for half in (ax.axhline, ax.axvline):
        half(0.5, color=FAINT, linewidth=1.2, zorder=1)
    known = table.dropna(subset=["better"]).assign(
        loss=lambda t: -t["worse"], loss_low=lambda t: -t["worse_high"], loss_high=lambda t: -t["worse_low"]
    )
    for (category, sure), rows in known.groupby(["category", "category_sure"], sort=False):
        ax.errorbar(
            rows["loss"],
            rows["better"],
            xerr=_arms(rows, "loss"),
            yerr=_arms(rows, "better"),
            fmt=KANO_MARKERS[category],
            color=ACCENT,
            markerfacecolor=ACCENT if sure else "white",
            elinewidth=0.8,
            label=category if sure else f"{category}, not sure",
        )
    names = known["target_id"] if table.columns[0] == "target_id" else known.iloc[:, 0] + " " + known["target_id"]
    _label(ax, known["loss"].to_numpy(), known["better"].to_numpy(), names, 0.1)
    for x, y, name in ((0.02, 0.98, "attractive"), (0.98, 0.98, "one-dimensional"), (0.98, 0.02, "must-be")):
        ax.annotate(name, (x, y), color=QUIET, fontsize=9, ha="left" if x < 0.5 else "right", va="center")
    ax.annotate("indifferent", (0.02, 0.02), color=QUIET, fontsize=9, va="center")
    ax.set(xlim=(0, 1), ylim=(0, 1), xlabel="Loss without it (−worse)", ylabel="Gain with it (better)")
    percent_axis(ax.xaxis)
    percent_axis(ax.yaxis)
    look = {"facecolor": "white", "edgecolor": "none", "framealpha": 1, "fontsize": 8, "title_fontsize": 8}
    if len(known):
        ax.legend(title="Most frequent answer", loc="center left", **look)
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


def _label(ax, x, y, names, unit: float = 1.0) -> None:
    """Write each name beside its mark, on the side where fewest marks and names are; axes run to 10 times `unit`."""
    taken = np.column_stack([x, y]) / unit
    sides = [("left", 0.1, 0.2), ("right", -0.1, 0.2), ("left", 0.1, -0.25), ("right", -0.1, -0.25)]
    sides += [("center", 0, 0.4), ("center", 0, -0.45)]
    for px, py, name in zip(x, y, names, strict=True):
        # The middle of a name lies about .18 axis units beyond its edge, and a name fills a box of .35 by .25.
        middles = [(px / unit + dx + np.sign(dx) * 0.18, py / unit + dy) for _, dx, dy in sides]
        crowd = [(np.abs((taken - middle) / (0.35, 0.25)) < 1).all(1).sum() for middle in middles]
        best = int(np.argmin(crowd))
        taken = np.vstack([taken, middles[best]])
        align, dx, dy = sides[best]
        halo = [withStroke(linewidth=2, foreground="white")]
        ax.text(
            px + dx * unit,
            py + dy * unit,
            name,
            ha=align,
            va="center",
            fontsize=8,
            color=INK,
            path_effects=halo,
            zorder=4,
        )


def _arms(rows, column: str) -> np.ndarray:
    """Lengths of the interval's two arms; a resampled interval may, rarely, not hold its point."""
    middle = rows[column].to_numpy(dtype=float)
    low, high = rows[f"{column}_low"].to_numpy(dtype=float), rows[f"{column}_high"].to_numpy(dtype=float)
    return np.clip([middle - low, high - middle], 0, None)


def _name(row: dict) -> str:
    level = row.get("level")
    return str(row["circumstance"]) if level is None or level != level else f"{row['circumstance']}: {level}"
