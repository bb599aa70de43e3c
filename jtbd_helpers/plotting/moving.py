"""Moving pictures: each is a function of time alone, where whole numbers are stages and the rest lies between."""

import numpy as np

from jtbd_helpers.plotting.style import ACCENT, FAINT, INK, QUIET

WIDE, HIGH = 16, 9
MARKERS = ("s", "^", "o")  # several stops, jams, no signal: the signs of the lesson
COLOURS = ("#0072B2", "#D55E00", "#009E73")
NAMES = ("several stops", "jams", "no signal")
CAUSE = np.repeat([0, 1, 2], [4, 5, 3])  # of each of the twelve drivers
COLUMN = (3.2, 8.0, 12.8)
CHAIN = ("choice", "value", "struggle", "cause")


def new_frame():
    """A figure whose one Axes fills it, with neither ticks nor frame."""
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=(7.6, 4.275), dpi=100, facecolor="white")
    ax = figure.add_axes((0, 0, 1, 1))
    return figure, ax


def _cleared(ax):
    ax.clear()
    ax.set(xlim=(0, WIDE), ylim=(0, HIGH))
    ax.axis("off")
    return ax


def _eased(time: float) -> tuple[int, float]:
    """The stage that was left, and how far on the way to the next: slow, quick, slow."""
    stage = int(time)
    rest = time - stage
    return stage, rest * rest * (3 - 2 * rest)


def _box(ax, x, y, width, height, edge, face="white", style="-", wide=1.6):
    from matplotlib.patches import FancyBboxPatch

    shape = "round,pad=0,rounding_size=0.25"
    ax.add_patch(FancyBboxPatch((x, y), width, height, shape, fc=face, ec=edge, lw=wide, ls=style, zorder=1))


# -- same struggle, different cause ---------------------------------------------------------------------


def _places(stage: int) -> np.ndarray:
    """Where the twelve stand in a stage: strewn about, in one crowd, or in three columns."""
    if stage == 0:
        scattered = np.random.default_rng(4).permutation(12)
        jitter = np.random.default_rng(5).uniform(-0.45, 0.45, (12, 2))
        return np.column_stack([1.7 + 2.5 * (scattered % 6), 2.6 + 2.6 * (scattered // 6)]) + jitter
    if stage < 4:
        order = np.random.default_rng(6).permutation(12)
        return np.column_stack([6.35 + 1.1 * (order % 4), 2.7 + 1.1 * (order // 4)])
    rank = np.concatenate([np.arange(n) for n in np.bincount(CAUSE)])
    return np.column_stack([np.array(COLUMN)[CAUSE] + 0.95 * (rank % 2) - 0.47, 2.6 + 0.95 * (rank // 2)])


def same_struggle(ax, time: float):
    """Draw twelve drivers on the way back from a choice to its cause, and on to one or three products."""
    ax = _cleared(ax)
    stage, moved = _eased(time)
    last = min(stage + 1, 6)
    shown = last if moved > 0.5 else stage
    places = (1 - moved) * _places(stage) + moved * _places(last)
    _chain(ax, shown)
    if 1 <= shown <= 3:
        said = {1: "they chose the same product", 2: "best value to all of them", 3: "all come late, and mind"}[shown]
        _box(ax, 5.5, 1.9, 5.0, 3.8, ACCENT)
        ax.text(8, 6.15, said, ha="center", fontsize=14, color=INK, weight="bold")
    if shown >= 4:
        for cause, x in enumerate(COLUMN):
            ax.text(x, 6.15, NAMES[cause], ha="center", fontsize=14, color=COLOURS[cause], weight="bold")
            helped = shown == 6 or (shown == 5 and cause == 1)
            if shown >= 5:
                _box(ax, x - 1.6, 1.9, 3.2, 3.8, COLOURS[cause] if helped else FAINT, style="-" if helped else "--")
                word = "✓ helped" if helped else "nothing for them"
                ax.text(x, 1.15, word, ha="center", fontsize=13, color=INK if helped else QUIET)
    for cause in range(3):
        mine = cause == CAUSE
        known, helped = shown >= 4, shown == 6 or (shown == 5 and cause == 1)
        ax.scatter(
            *places[mine].T,
            s=300,
            marker=MARKERS[cause] if known else "o",
            facecolor=(COLOURS[cause] if helped or shown == 4 else "white") if known else FAINT,
            edgecolor=COLOURS[cause] if known else "#B23A48" if shown == 3 else QUIET,
            linewidth=3 if shown == 3 else 1.8,
            zorder=3,
        )
    return ax


def _chain(ax, shown: int) -> None:
    """The steps of the reasoning along the top; those already taken are filled."""
    for place, word in enumerate(CHAIN):
        x, on = 2.2 + 3.87 * place, shown > place
        _box(ax, x - 1.25, 7.45, 2.5, 0.95, ACCENT if on else FAINT, ACCENT if on else "white")
        ax.text(x, 7.9, word, ha="center", va="center", fontsize=13, color="white" if on else QUIET, zorder=2)
        if place:
            ax.annotate("", (x - 1.35, 7.92), (x - 2.55, 7.92), arrowprops={"arrowstyle": "->", "color": QUIET})


# -- one person, three hats -------------------------------------------------------------------------------

LINE = (1.5, 4.1, 6.7, 9.3, 11.9, 14.5)
VERBS = ("compare,\ndecide", "co-design", "buy, take\ndelivery", "make\n(put together)", "use:\nthe core job", "resell")
HATS = ("buyer", "co-creator", "buyer", "co-creator", "", "transferrer")
HAT_COLOUR = {"buyer": "#0072B2", "co-creator": "#009E73", "transferrer": "#D55E00"}


def three_hats(ax, time: float):
    """Draw Ann on her way along the life of a wardrobe, changing hats."""
    ax = _cleared(ax)
    stage, moved = _eased(time)
    last = min(stage + 1, 5)
    shown = last if moved > 0.5 else stage
    x = (1 - moved) * LINE[stage] + moved * LINE[last]
    ax.plot([LINE[0], LINE[-1]], [2.2, 2.2], color=FAINT, lw=3, zorder=1)
    ax.plot([LINE[0], x], [2.2, 2.2], color=QUIET, lw=3, zorder=1)
    for place, at in enumerate(LINE):
        on, colour = place <= shown, HAT_COLOUR.get(HATS[place], INK)
        ax.scatter([at], [2.2], s=110, facecolor=colour if on else "white", edgecolor=colour, lw=1.8, zorder=2)
        ax.text(
            at, 1.65, VERBS[place], ha="center", va="top", fontsize=11.5, color=INK if on else QUIET, linespacing=1.25
        )
    hop = 0.5 * np.sin(np.pi * moved) if stage != last else 0
    _ann(ax, x, 2.75 + hop, HATS[shown])
    _wardrobe(ax, shown)
    return ax


def _ann(ax, x: float, y: float, hat: str) -> None:
    """A head, a body and the hat of the hour; each hat has its own shape."""
    ax.add_patch(_polygon([(x - 0.45, y), (x + 0.45, y), (x + 0.22, y + 1.15), (x - 0.22, y + 1.15)], INK))
    ax.scatter([x], [y + 1.5], s=330, color=INK, zorder=4)
    if not hat:
        return
    colour, top = HAT_COLOUR[hat], y + 1.8
    shapes = {
        "buyer": [
            (-0.55, 0),
            (0.55, 0),
            (0.55, 0.12),
            (0.32, 0.12),
            (0.32, 0.6),
            (-0.32, 0.6),
            (-0.32, 0.12),
            (-0.55, 0.12),
        ],
        "co-creator": [(-0.5, 0), (0.5, 0), (0.4, 0.3), (0.15, 0.48), (-0.15, 0.48), (-0.4, 0.3)],
        "transferrer": [(-0.45, 0), (0.8, 0), (0.8, 0.12), (0.4, 0.16), (0.3, 0.42), (-0.3, 0.42), (-0.45, 0.2)],
    }
    ax.add_patch(_polygon([(x + dx, top + dy) for dx, dy in shapes[hat]], colour, z=5))
    ax.text(x, top + 0.85, hat, ha="center", fontsize=13, weight="bold", color=colour)


def _polygon(points, colour, z: int = 3):
    from matplotlib.patches import Polygon

    return Polygon(points, closed=True, facecolor=colour, edgecolor=colour, zorder=z)


def _wardrobe(ax, shown: int) -> None:
    """What has become of the wardrobe: on paper, drawn, a parcel, put together, filled, with another."""
    x, y, wide, high = 7.0, 6.45, 2.0, 2.3
    if shown == 0:
        for i, style in enumerate((":", "-", ":")):
            colour, left = ACCENT if style == "-" else QUIET, x - 2.6 + 2.6 * i
            _box(ax, left, y, wide, high, colour, style=style)
            ax.plot([left + 1] * 2, [y, y + high], color=colour, ls=style, lw=1.4)
        ax.text(x + 1, y - 0.6, "three wardrobes", ha="center", fontsize=11.5, color=INK)
    elif shown == 1:
        _box(ax, x, y, wide, high, "#009E73", style="--")
        for shelf in (0.8, 1.5):
            ax.plot([x, x + wide], [y + shelf] * 2, color="#009E73", ls="--", lw=1.4)
        ax.text(x + 1, y - 0.6, "drawn together", ha="center", fontsize=11.5, color=INK)
    elif shown == 2:
        _box(ax, x - 0.2, y, 2.4, 0.8, INK, FAINT)
        ax.text(x + 1, y + 0.4, "parcel", ha="center", va="center", fontsize=11, color=INK)
    else:
        at = x + (3.0 if shown == 5 else 0)
        _box(ax, at, y, wide, high, INK)
        ax.plot([at + 1] * 2, [y, y + high], color=INK, lw=1.4)
        if shown >= 4:
            for i in range(6):
                ax.plot([at + 0.25 + 0.3 * i] * 2, [y + 0.9, y + 1.9], color=QUIET, lw=4)
        if shown == 5:
            ax.annotate(
                "", (at - 0.3, y + 1.1), (at - 2.6, y + 1.1), arrowprops={"arrowstyle": "->", "color": QUIET, "lw": 2}
            )
            ax.text(at + 1, y - 0.55, "a student's", ha="center", fontsize=11.5, color=INK)


DRAWN = {"same_struggle": same_struggle, "three_hats": three_hats}
