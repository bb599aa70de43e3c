"""Pictures for decisions: blueprint, profile, contest, urgency against size, typing tool."""

import numpy as np

from jtbd_helpers.plotting.style import INK, SEGMENT_COLOURS, SEGMENT_MARKERS, new_axes, percent_axis, title


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
    totals = [f"{row.segment}\n{row.cost:.2f}" for row in summary.itertuples()]
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
