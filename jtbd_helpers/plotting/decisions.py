"""Pictures for decisions: blueprint, profile, contest, urgency against size, typing tool."""

from textwrap import fill

import numpy as np

from jtbd_helpers.plotting.style import INK, SEGMENT_COLOURS, SEGMENT_MARKERS, new_axes, percent_axis, title

NAME = 14  # letters in a line of a segment's name


def blueprint(ax, table, catalogue, summary, currency: str | None):
    """Features against segments: a square where a segment gets the feature, its cost inside, totals on top."""
    used = [f for f in catalogue["feature"] if f in set(table["feature"].dropna())]
    segments = summary["segment"].tolist()
    ax = new_axes(ax, 1.3 * len(segments) + 3, 0.5 * len(used) + 1.8)
    cost = catalogue.set_index("feature")["cost"]
    for y, feature in enumerate(used):
        for x, segment in enumerate(segments):
            if ((table["feature"] == feature) & (table["segment"] == segment)).any():
                ax.plot(x, y, "s", color=SEGMENT_COLOURS[x % 8], markersize=26)
                ax.annotate(f"{cost[feature]:.2f}", (x, y), ha="center", va="center", color="white", fontsize=9)
    totals = [f"{fill(str(row.segment), NAME)}\n{row.cost:.2f}" for row in summary.itertuples()]
    ax.set_xticks(range(len(segments)), totals)
    ax.set_yticks(range(len(used)), used)
    ax.set(xlim=(-0.6, len(segments) - 0.4), ylim=(len(used) - 0.4, -0.6))
    ax.set_xlabel("Segment and cost of its features" + (f", {currency}" if currency else ""))
    title(ax, f"Least-cost features, {len(segments)} segments")
    return ax


def profile(ax, table, tilted, heading: str):
    """Share of each answer in every segment, with intervals; the upright line is the share among all people."""
    table = table.assign(
        name=[
            f"{v}: {a}" + (" *" if v in tilted else "") for v, a in zip(table["variable"], table["level"], strict=True)
        ]
    )
    names = list(table["name"].unique())[::-1]
    segments = list(table["segment"].unique())
    ax = new_axes(ax, 7.5, max(2.4, 0.09 * len(names) * (len(segments) + 2) + 1.2))
    for s, segment in enumerate(segments):
        rows = table[table["segment"] == segment].set_index("name").loc[names]
        place = np.arange(len(names)) + 0.7 * (0.5 - (s + 0.5) / len(segments))
        arms = np.clip([rows["share"] - rows["share_low"], rows["share_high"] - rows["share"]], 0, None)
        ax.errorbar(
            rows["share"],
            place,
            xerr=arms,
            fmt=SEGMENT_MARKERS[s % 8],
            color=SEGMENT_COLOURS[s % 8],
            markersize=4,
            elinewidth=0.9,
            label=str(segment),
        )
    everyone = table.drop_duplicates("name").set_index("name").loc[names, "share_all"]
    ax.vlines(everyone, np.arange(len(names)) - 0.4, np.arange(len(names)) + 0.4, color=INK, linewidth=1)
    ax.set_yticks(range(len(names)), names)
    ax.set(xlim=(0, None), xlabel="Share who give this answer   (| all people, * segments differ)")
    percent_axis(ax.xaxis)
    ax.legend(title="Segment", frameon=False, fontsize=8, title_fontsize=8, loc="center left", bbox_to_anchor=(1, 0.5))
    title(ax, heading)
    return ax


def urgency_against_size(ax, segments, heading: str):
    """Share who would switch against share of the market, with intervals; colour and shape tell the segmentation."""
    ax = new_axes(ax, 7.5, 4.8)
    for i, (name, rows) in enumerate(segments.dropna(subset=["urgency"]).groupby("segmentation", sort=False)):
        arms = np.clip([rows["urgency"] - rows["urgency_low"], rows["urgency_high"] - rows["urgency"]], 0, None)
        look = {"color": SEGMENT_COLOURS[i % 8], "fmt": SEGMENT_MARKERS[i % 8]}
        ax.errorbar(rows["share"], rows["urgency"], yerr=arms, elinewidth=0.9, label=name, **look)
        for row in rows.itertuples():
            ax.annotate(
                fill(str(row.segment), NAME), (row.share, row.urgency), (5, 3), textcoords="offset points", fontsize=8
            )
    ax.set(xlim=(0, None), ylim=(0, 1), xlabel="Share of the market", ylabel="Share who would switch")
    percent_axis(ax.xaxis)
    percent_axis(ax.yaxis)
    if ax.get_legend_handles_labels()[1]:
        ax.legend(frameon=False, fontsize=8)
    title(ax, heading)
    return ax


CONTEST = {
    "alignment": "Alignment, 0-1",
    "cost_burden": "Cost burden, times",
    "unserved_share": "Unserved by one feature",
}


def contest(figure, table):
    """Three measures of every segmentation, with intervals; takes a figure or makes one, returns an array of Axes."""
    import matplotlib.pyplot as plt

    figure = figure or plt.figure(figsize=(10, 0.4 * len(table) + 1.4), layout="constrained")
    axes = figure.subplots(1, len(CONTEST), sharey=True)
    places = np.arange(len(table))[::-1]
    for ax, (measure, label) in zip(axes, CONTEST.items(), strict=True):
        new_axes(ax)
        value = table[measure]
        arms = np.clip([value - table[f"{measure}_low"], table[f"{measure}_high"] - value], 0, None)
        ax.errorbar(value, places, xerr=arms, fmt="o", color=SEGMENT_COLOURS[0])
        ax.set(xlim=(0, None), ylim=(-0.6, len(table) - 0.4))
        title(ax, label if value.notna().any() else f"{label}: not measured")
    percent_axis(axes[-1].xaxis)
    axes[0].set_yticks(places, table["segmentation"])
    return axes


def typing_tool(ax, table, baseline: float):
    """Accuracy after each question with its interval; the dashed line is that of calling all the largest segment."""
    ax = new_axes(ax, 8.5, 0.46 * len(table) + 1.5)
    arms = np.clip([table["accuracy"] - table["low"], table["high"] - table["accuracy"]], 0, None)
    ax.errorbar(table["accuracy"], table["order"], xerr=arms, fmt="o-", color=SEGMENT_COLOURS[0])
    for row in table.itertuples():
        ax.annotate(f"{row.accuracy:.0%}", (row.high, row.order), (6, 0), textcoords="offset points", va="center")
    ax.axvline(baseline, color=INK, linewidth=1, linestyle="--")
    ax.annotate(
        f"no question asked,\nall called the largest: {baseline:.0%}",
        (baseline, len(table) + 0.55),
        (4, 0),
        textcoords="offset points",
        va="bottom",
        fontsize=8,
    )
    said = [fill(f"{order}  {text}", 46) for order, text in zip(table["order"], table["text"], strict=True)]
    ax.set_yticks(table["order"], said)
    ax.set(xlim=(0, 1), ylim=(len(table) + 0.6, 0.4), xlabel="Placed rightly, with this question and those above")
    percent_axis(ax.xaxis)
    title(ax, f"Accuracy after each of {len(table)} questions, cross-validated")
    return ax
