"""Pictures for decisions: blueprint, profile, contest, urgency against size, typing tool."""

from jtbd_helpers.plotting.style import (
    SEGMENT_COLOURS,
    new_axes,
    title,
)


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
