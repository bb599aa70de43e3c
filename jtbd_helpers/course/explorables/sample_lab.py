"""Sample lab: more people make the interval narrow, and not the number right."""

import numpy as np

from jtbd_helpers.course.explorables.frame import Frame, percent_of
from jtbd_helpers.course.explorables.samples import OTHERS, Estimate, Setting, ask, true_share
from jtbd_helpers.stylesheet import Shown, html

STYLE = """
.jtbd-box .jtbd-lab-controls { display: grid; grid-template-columns: 1fr; gap: 6px; margin-bottom: 14px; }
.jtbd-box .jtbd-lab-controls .widget-slider { width: 100%; max-width: 640px; }
.jtbd-box .jtbd-lab-controls .widget-label { width: 300px; text-align: left; flex: none; }
.jtbd-box .jtbd-lab-controls .widget-checkbox { width: 100%; }
.jtbd-box svg .dot { fill: currentColor; opacity: .34; }
.jtbd-box svg .truth { stroke: currentColor; stroke-width: 2; stroke-dasharray: 7 5; }
.jtbd-box svg .own { stroke: var(--jtbd-link); fill: var(--jtbd-link); stroke-width: 3; }
"""
MOST = 0.45  # right end of the axis
WIDTH, LEFT = 840, 18


def show() -> Shown:
    """Build the widget."""
    frame = Frame(
        "Ask more people, or ask the right ones?",
        "<kbd>Tab</kbd> next control; <kbd>←</kbd> <kbd>→</kbd> move a slider; <kbd>Space</kbd> switches the weights.",
        "With more people the interval shrinks, and it shrinks round the wrong number. Weights put right who answered. "
        "No weight puts right how people answer.",
    )
    return _Lab(frame).shown()


class _Lab:
    """Three sliders and a switch; one survey and a hundred others like it."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame, start = frame, Setting()
        self.n = ipywidgets.IntSlider(value=start.n, min=30, max=1000, step=10, description="People who answer")
        self.rate = ipywidgets.FloatSlider(
            value=start.rate,
            min=0.5,
            max=3,
            step=0.1,
            readout_format=".1f",
            description="The group answers … times as often",
        )
        self.style = ipywidgets.FloatSlider(
            value=start.style,
            min=0,
            max=1.5,
            step=0.1,
            readout_format=".1f",
            description="Answering style, scale points",
        )
        self.weighted = ipywidgets.Checkbox(value=False, indent=False, description="weighted to the market")
        self.picture = html()
        for control in self._controls():
            control.observe(self._changed, "value")
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        controls = ipywidgets.Box(self._controls())
        controls.add_class("jtbd-lab-controls")
        return self.frame.around(lead(), controls, self.picture, name="sample_lab", style=STYLE)

    def _controls(self) -> list:
        return [self.n, self.rate, self.style, self.weighted]

    def _setting(self) -> Setting:
        return Setting(self.n.value, round(self.rate.value, 1), round(self.style.value, 1), self.weighted.value)

    def _changed(self, _change) -> None:
        self._draw()
        self.frame.tried(self._setting())

    def _draw(self) -> None:
        setting = self._setting()
        found = ask(setting)
        self.picture.value = picture(found)
        self.frame.say(in_words(setting, found))


def lead():
    """What is asked, and of whom."""
    return html(
        "<p class='jtbd-lead' style='margin-bottom: 12px'>Of all drivers, 22&nbsp;% have several stops: the group. "
        "What share of the market is in the group <em>and</em> struggles with the order of stops? We made this market, "
        f"so we know: {percent_of(true_share())}.</p>"
    )


def in_words(setting: Setting, found: Estimate) -> str:
    """The setting, the estimate with its interval, and whether the interval holds the true share."""
    weights = "with weights" if setting.weighted else "without weights"
    verdict = "holds" if found.holds else "misses"
    return (
        f"{setting.n:,} people, the group answers {setting.rate:.1f} times as often, style {setting.style:.1f}, "
        f"{weights}: estimated {percent_of(found.share)} ({percent_of(found.low)} to {percent_of(found.high)}), true "
        f"{percent_of(true_share())}. The interval {verdict} the true share; of {OTHERS} other surveys like this, "
        f"{found.holding} intervals hold it."
    )


def picture(found: Estimate) -> str:
    """The true share as a line, other surveys as dots, this survey with its interval."""
    true = _x(true_share())
    heaps, dots = {}, []
    for share in np.sort(found.others):
        place = round(_x(share) / 7)
        heaps[place] = heaps.get(place, 0) + 1
        dots.append(f"<circle class='dot' cx='{7 * place}' cy='{146 - 7 * heaps[place]}' r='3.2'/>")
    ticks = "".join(
        f"<line class='line' x1='{_x(t):.0f}' x2='{_x(t):.0f}' y1='146' y2='216'/>"
        f"<text x='{_x(t):.0f}' y='234' text-anchor='middle'>{100 * t:.0f} %</text>"
        for t in np.arange(0, MOST, 0.1)
    )
    own = f"this survey: {percent_of(found.share)}"
    return (
        f"<svg viewBox='0 0 {WIDTH} 240' role='img' aria-label='Estimated against true share'>"
        f"<line class='ink' x1='{LEFT}' x2='{WIDTH}' y1='146' y2='146'/><line class='line' x1='{LEFT}' x2='{WIDTH}' "
        f"y1='216' y2='216'/>{ticks}{''.join(dots)}"
        f"<line class='truth' x1='{true:.0f}' x2='{true:.0f}' y1='16' y2='216'/>"
        f"<text x='{true + 8:.0f}' y='26' font-weight='600'>true: {percent_of(true_share())}</text>"
        f"<text x='{WIDTH}' y='26' text-anchor='end' class='quiet'>a dot: another survey like this</text>"
        f"<line class='own' x1='{_x(found.low):.0f}' x2='{_x(found.high):.0f}' y1='181' y2='181'/>"
        f"<circle class='own' cx='{_x(found.share):.0f}' cy='181' r='6'/>"
        f"<text x='{_x(found.high) + 10:.0f}' y='186' font-weight='600'>{own}</text></svg>"
    )


def _x(share: float) -> float:
    """Where a share lies on the axis."""
    return LEFT + (WIDTH - LEFT) * min(share, MOST) / MOST
