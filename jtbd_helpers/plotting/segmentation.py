"""Pictures of a segmentation: what a product meeting sees first, and the three questions behind the headline."""

import textwrap

import matplotlib.pyplot as plt
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
from jtbd_helpers.vocabulary import NOT_MEASURED

WHAT = {
    "struggle": "moments of struggle",
    "needs": "gap ratings",
    "circumstance": "circumstances",
    "profile": "background facts",
    "trade-offs": "trade-offs",
    "job mix": "job mix",
}


def plot_segments(segmentation, ax=None):
    """One bar per segment: its share of the market with interval, its circumstance, struggle and urgency beside it."""
    if segmentation.verdict == "none":
        return plot_numbers(segmentation, ax)
    table, worded = segmentation.table, _worded(segmentation)
    ax = new_axes(ax, 8.5, 0.75 * len(table) + 1.3)
    for y, row in enumerate(table.itertuples()):
        colour, marker = SEGMENT_COLOURS[y % 8], SEGMENT_MARKERS[y % 8]
        ax.barh(y, row.share, height=0.62, color=colour, alpha=0.35)
        ax.plot([row.share_low, row.share_high], [y, y], color=colour, linewidth=2)
        ax.plot(row.share, y, marker=marker, color=colour, markersize=7)
        first, second = _beside(row, worded, "the weight" if segmentation.recipe["on"] == "trade-offs" else "them")
        place = {"xy": (row.share_high, y), "textcoords": "offset points"}
        ax.annotate(first, xytext=(8, -1), va="bottom", color=INK, fontsize=9.5, weight="bold", **place)
        ax.annotate(second, xytext=(8, -4), va="top", color=QUIET, fontsize=8.5, **place)
    ax.set_yticks(range(len(table)), [textwrap.fill(str(name), 22) for name in table["segment"]], fontsize=11)
    ax.set(ylim=(len(table) - 0.4, -0.6), xlim=(0, 1.9 * table["share_high"].max()))
    ax.set_xlabel("Share of the market, 95 % interval")
    percent_axis(ax.xaxis)
    ax.set_xticks([tick for tick in ax.get_xticks() if 0 <= tick <= min(1, ax.get_xlim()[1])])
    title(ax, f"{len(table)} {segmentation.noun}s by {_by(segmentation)}, n = {len(segmentation.labels):,}")
    return ax


def _by(segmentation) -> str:
    on = segmentation.recipe["on"]
    return WHAT[on] if isinstance(on, str) else "struggle and circumstance"


def _worded(segmentation) -> dict:
    """Each circumstance in the words it was asked in, each attribute by its label."""
    if segmentation.survey is None:
        coding = getattr(segmentation.model, "coding", None)
        return coding.labels if coding else {}
    asked = segmentation.survey.circumstance_list[["circumstance", "statement"]].dropna()
    return dict(asked.to_numpy())


def _beside(row, worded: dict, of: str) -> tuple[str, str]:
    """What stands beside a bar, the share `of` people or of an attribute; what was not asked is left out."""
    first = row.leading_circumstance if isinstance(row.leading_circumstance, str) else ""
    if not np.isnan(row.leading_share):
        name, *level = first.split(": ", 1)
        first = textwrap.fill(f"{row.leading_share:.0%} of {of}: {': '.join([worded.get(name, name), *level])}", 42)
    elif first:
        first = "no circumstance stands out"
    struggle = row.leading_struggle if isinstance(row.leading_struggle, str) else ""
    second = [f"struggle: {struggle}"] if struggle else []
    if not np.isnan(row.urgency):
        second.append(f"{row.urgency:.0%} would switch")
    return first, " · ".join(second)


def plot_numbers(segmentation, ax=None):
    """How much better each number of groups describes the answers than one group does."""
    ax = new_axes(ax, 7, 3.2)
    _curve(ax, segmentation, None)
    ax.set(xlabel="Number of groups", ylabel="Better than one group\n(difference in BIC)")
    title(ax, f"Groups by {_by(segmentation)}, n = {len(segmentation.labels):,}")
    return ax


def _curve(ax, segmentation, _value) -> None:
    """Below the line, several groups describe the answers worse than one."""
    numbers, bic = segmentation.evidence["n_segments"], segmentation.evidence["bic"]
    gain = bic.iloc[0] - bic
    best = int(gain.argmax())
    ax.axhline(0, color=QUIET, linewidth=1)
    ax.plot(numbers, gain, "o-", color=ACCENT)
    place, offset = (numbers.iloc[best], gain.iloc[best]), (0, 8)
    ax.annotate(f"best: {place[0]}", place, offset, textcoords="offset points", ha="center", color=INK)
    ax.margins(y=0.2)
    ax.set_xticks(numbers)


def plot_evidence(segmentation, figure=None):
    """The headline and the three questions, each with its word, its number and a picture; an array of three Axes."""
    figure = figure or plt.figure(figsize=(10, 3.4), layout="constrained")
    figure.suptitle(segmentation.headline, x=0.01, ha="left", fontsize=14, weight="bold", color=INK)
    axes = np.atleast_1d(figure.subplots(1, 3))
    for ax, question, draw in zip(axes, segmentation.questions.itertuples(), (_twins, _people, _style), strict=True):
        ax.set_title(f"{question.question}\n{question.word}", loc="left", fontsize=11, color=INK)
        ax.set_xlabel(textwrap.fill(question.sentence, 40), fontsize=9, color=INK)
        ax.spines[:].set_visible(False)
        ax.set(xticks=[], yticks=[])
        if np.isnan(question.value):
            ax.text(0.5, 0.5, NOT_MEASURED, ha="center", color=QUIET)
        elif draw is _twins and len(segmentation.twins) < 2:
            _curve(ax, segmentation, question.value)
        else:
            draw(ax, segmentation, question.value)
    return axes


def _twins(ax, segmentation, _value) -> None:
    """Each look-alike survey a dot, this survey a line, on how clearly groups separate."""
    twins = segmentation.twins["separation"]
    own, others = twins.iloc[0], np.sort(twins.iloc[1:].to_numpy())
    # Equal values are stacked, so that every look-alike is seen.
    width = max(own, others.max(), 1) / 25
    column = (others // width).astype(int)
    height = np.array([(column[:i] == c).sum() for i, c in enumerate(column)])
    ax.plot(others, height, "o", color=QUIET, markerfacecolor="white", markersize=7)
    ax.axvline(own, color=ACCENT, linewidth=3)
    own_name, where = segmentation.twins["survey"].iloc[0], ("data", "axes fraction")
    ax.annotate(own_name, (own, 0.98), (-6, 0), xycoords=where, textcoords="offset points",
                ha="right", va="top", color=ACCENT)  # fmt: skip
    ax.annotate("look-alikes", (others.max(), height.max()), (10, 0), textcoords="offset points", color=QUIET)
    ax.set(ylim=(-1, max(22, height.max() + 3)), xlim=(-2 * width, 1.08 * max(own, others.max(), 1)))


def _people(ax, _segmentation, value) -> None:
    """A hundred people: filled where they land in the same group again."""
    x, y = np.meshgrid(np.arange(10), np.arange(10)[::-1])
    same = np.arange(100) < round(100 * value)
    ax.scatter(x.ravel()[same], y.ravel()[same], s=55, color=ACCENT)
    ax.scatter(x.ravel()[~same], y.ravel()[~same], s=55, facecolors="white", edgecolors=QUIET)
    ax.set(xlim=(-1, 10), ylim=(-1, 10), aspect="equal")


def _style(ax, segmentation, value) -> None:
    """All that separates the groups as one bar, the part of answering style (or of sheer volume) filled."""
    wanted, unwanted = ("jobs", "volume") if _by(segmentation) == "job mix" else ("needs", "style")
    ax.barh(0, 1, height=0.5, color=FAINT)
    ax.barh(0, value, height=0.5, color=ACCENT)
    ax.plot([0.1, 0.1], [-0.32, 0.32], color=INK, linewidth=1)
    ax.annotate("10 %", (0.1, 0.36), ha="center", va="bottom", fontsize=8, color=INK)
    ax.annotate(wanted, (0.97, 0), ha="right", va="center", fontsize=9, color=INK)
    ax.annotate(unwanted, (0, -0.36), va="top", fontsize=9, color=ACCENT)
    ax.set(xlim=(0, 1), ylim=(-1.2, 1.2))
