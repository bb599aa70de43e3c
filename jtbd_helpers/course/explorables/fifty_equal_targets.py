"""Fifty equal targets: somebody always comes first, and looks better than they are."""

import numpy as np

from jtbd_helpers.course.explorables.fifty import FORMULAS, asked, true_score, winners
from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.stylesheet import Shown, html

STYLE = """
.jtbd-box .jtbd-fifty-controls { display: grid; grid-template-columns: 1fr; gap: 8px; margin-bottom: 16px; }
.jtbd-box .jtbd-fifty-controls .widget-slider { width: 100%; max-width: 640px; }
.jtbd-box .jtbd-fifty-controls .widget-radio { width: auto; height: auto; display: flex; align-items: center; }
.jtbd-box .jtbd-fifty-controls .widget-label { width: 190px; text-align: left; flex: none; }
.jtbd-box .jtbd-fifty-controls .jupyter-button { justify-self: start; margin: 4px 0 8px; }
.jtbd-box .jtbd-fifty svg { width: 100%; margin-bottom: 14px; }
.jtbd-box .jtbd-fifty svg .dot { fill: var(--jtbd-link); }
.jtbd-box .jtbd-fifty svg .arm { stroke: var(--jtbd-link); stroke-opacity: .45; stroke-width: 2; }
.jtbd-box .jtbd-fifty svg .truth { stroke: currentColor; stroke-width: 2; stroke-dasharray: 7 5; }
"""
SHOWN = {"raw": "as measured", "shrunk": "shrunk to the mean"}
WIDE, HIGH, LOW_END, HIGH_END = 840, 250, 5.0, 16.0
HEAP = 9  # dots on top of each other before they are drawn closer


def show() -> Shown:
    """Build the widget."""
    frame = Frame(
        "Fifty targets, all truly equal: which one wins?",
        "<kbd>Tab</kbd> next control; <kbd>←</kbd> <kbd>→</kbd> move the slider; <kbd>←</kbd> <kbd>→</kbd> or digits "
        "choose formula and score; <kbd>Enter</kbd> asks again.",
        "Each survey crowns another winner, and its score lies well above the line, since the luckiest of fifty is "
        "shown. Shrunk to the mean, the winner comes down to the line. More people help; they do not cure it.",
    )
    return _Fifty(frame).shown()


class _Fifty:
    """How many people, which formula, which score; and a button that asks everybody again."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame, self.surveys = frame, 1
        self.n = ipywidgets.IntSlider(value=60, min=60, max=600, step=60, description="People who answered (n)")
        self.formula = ipywidgets.RadioButtons(options=list(FORMULAS), description="Formula", orientation="horizontal")
        options = [(text, name) for name, text in SHOWN.items()]
        self.score = ipywidgets.RadioButtons(options=options, description="Scores", orientation="horizontal")
        for chips in (self.formula, self.score):
            chips.add_class("jtbd-chips")
            chips.add_class("jtbd-digits")
        self.button = ipywidgets.Button(description="Ask again")
        self.button.add_class("jtbd-go")
        self.picture = html()
        self.button.on_click(lambda _: self._ask())
        for control in (self.n, self.formula, self.score):
            control.observe(lambda _: self._changed(), "value")
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        controls = ipywidgets.Box([self.n, self.formula, self.score, self.button])
        controls.add_class("jtbd-fifty-controls")
        return self.frame.around(controls, self.picture, name="fifty_equal_targets", style=STYLE)

    def _ask(self) -> None:
        self.surveys += 1
        self._changed()

    def _changed(self) -> None:
        self._draw()
        self.frame.tried((self.n.value, self.formula.value, self.score.value, self.surveys))

    def _draw(self) -> None:
        n, formula, shown = self.n.value, self.formula.value, self.score.value
        best, true = winners(n, self.surveys, formula, shown), true_score(formula)
        table = asked(n, self.surveys - 1, formula)
        self.picture.value = (
            f"<div class='jtbd-fifty'><p class='jtbd-head'>This survey: fifty scores, {SHOWN[shown]}, best on the left"
            f"</p>{ranked(table, shown, true, best[-1])}<p class='jtbd-head'>The best score of each survey so far "
            f"({self.surveys})</p>{heap([score for _, score in best], true)}</div>"
        )
        self.frame.say(in_words(n, formula, shown, best, true))


def in_words(n: int, formula: str, shown: str, best: list, true: float) -> str:
    """This survey's winner against the true score, and the mean of the best scores so far."""
    mean = np.mean([score for _, score in best])
    named = ", ".join(target for target, _ in best[-6:])
    return (
        f"{n} people, formula {formula}, scores {SHOWN[shown]}: {best[-1][0]} comes first with {best[-1][1]:.1f}; true "
        f"score of all fifty: {true:.1f}. Best score on average over {len(best)} "
        f"survey{'s' if len(best) > 1 else ''}: {mean:.1f}. Winners, latest last: {named}."
    )


def ranked(table, shown: str, true: float, best: tuple) -> str:
    """Fifty dots with intervals, the highest score on the left, and the true score as a line."""
    rows = table.sort_values(shown, ascending=False, kind="stable").to_dict("records")
    dots = "".join(
        f"<line class='arm' x1='{x:.1f}' x2='{x:.1f}' y1='{_y(row[f'{shown}_low']):.1f}' "
        f"y2='{_y(row[f'{shown}_high']):.1f}'/><circle class='dot' cx='{x:.1f}' cy='{_y(row[shown]):.1f}' r='4.5'/>"
        for x, row in zip(52 + 15.2 * np.arange(len(rows)), rows, strict=True)
    )
    ticks = "".join(
        f"<line class='line' x1='36' x2='{WIDE}' y1='{_y(t):.0f}' y2='{_y(t):.0f}'/>"
        f"<text class='quiet' x='28' y='{_y(t) + 5:.0f}' text-anchor='end'>{t}</text>"
        for t in (6, 8, 10, 12, 14)
    )
    line = f"<line class='truth' x1='36' x2='{WIDE}' y1='{_y(true):.1f}' y2='{_y(true):.1f}'/>"
    return (
        f"<svg viewBox='0 0 {WIDE} {HIGH}' role='img' aria-label='Fifty scores with intervals'>{ticks}{line}{dots}"
        f"<text x='44' y='16' font-weight='600'>{best[0]} comes first: {best[1]:.1f}</text>"
        f"<text x='{WIDE}' y='16' text-anchor='end'>dashed: the true score of all fifty, {true:.1f}</text></svg>"
    )


def heap(scores: list[float], true: float) -> str:
    """The best score of each survey as a heap of dots along an axis, and the true score as a line."""
    heaps: dict = {}
    places = [round(_x(score) / 11) for score in scores]
    step = min(11.0, 11.0 * HEAP / max(places.count(place) for place in places))
    dots = ""
    for place in places:
        heaps[place] = heaps.get(place, 0) + 1
        dots += f"<circle class='dot' cx='{11 * place}' cy='{124 - step * (heaps[place] - 0.5):.1f}' r='4.8'/>"
    ticks = "".join(
        f"<text class='quiet' x='{_x(t):.0f}' y='144' text-anchor='middle'>{t}</text>" for t in range(8, 17, 2)
    )
    return (
        f"<svg viewBox='0 0 {WIDE} 152' role='img' aria-label='Best scores of the surveys so far'>"
        f"<line class='ink' x1='0' x2='{WIDE}' y1='124' y2='124'/>{ticks}{dots}"
        f"<line class='truth' x1='{_x(true):.0f}' x2='{_x(true):.0f}' y1='14' y2='124'/>"
        f"<text x='{_x(true) - 8:.0f}' y='24' text-anchor='end'>true: {true:.1f}</text></svg>"
    )


def _y(score: float) -> float:
    """Height of a score in the upper picture."""
    return 10 + (HIGH - 20) * (1 - (np.clip(score, LOW_END, HIGH_END) - LOW_END) / (HIGH_END - LOW_END))


def _x(score: float) -> float:
    """Place of a best score in the lower picture, from 7.5 to 16.5."""
    return WIDE * (np.clip(score, 7.5, 16.5) - 7.5) / 9
