"""The one look of all charts: palette, sizes, axes. Nothing here is global; each chart asks for it."""

import matplotlib.pyplot as plt

# Colour-blind-safe (Wong 2011, without yellow); one colour per segment letter over all charts.
SEGMENT_COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#5B4B8A", "#6B6B6B"]
SEGMENT_MARKERS = ["o", "s", "^", "D", "v", "P", "X", "h"]
ACCENT = "#0072B2"
INK, QUIET, FAINT = "#1F2933", "#616E7C", "#D9DEE4"


def new_axes(ax=None, width: float = 7.0, height: float = 4.0):
    """The Axes given, or those of a new figure, with the frame taken away."""
    if ax is None:
        # A figure of its own, so that a picture never lands on another; notebooks show it as the cell's last line.
        ax = plt.subplots(figsize=(width, height), layout="constrained")[1]
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color(QUIET)
    ax.tick_params(colors=INK, labelsize=9)
    return ax


def title(ax, text: str) -> None:
    """A left-aligned title that names the variant and n, not a conclusion."""
    ax.set_title(text, loc="left", fontsize=11, color=INK)


def percent_axis(axis, limit: float = 1.0) -> None:
    """Shares as percent."""
    from matplotlib.ticker import PercentFormatter

    axis.set_major_formatter(PercentFormatter(limit, decimals=0))


def colour_of(letter: str) -> str:
    """The colour that a segment letter keeps in all charts."""
    return SEGMENT_COLOURS[(ord(letter[0]) - ord("A")) % len(SEGMENT_COLOURS)]


def marker_of(letter: str) -> str:
    """The marker that a segment letter keeps in all charts."""
    return SEGMENT_MARKERS[(ord(letter[0]) - ord("A")) % len(SEGMENT_MARKERS)]


def closed(axes):
    """The figure that some Axes stand on, taken from the notebook's own display, so that it is shown once."""
    figure = getattr(axes, "flat", [axes])[0].figure
    plt.close(figure)
    return figure
