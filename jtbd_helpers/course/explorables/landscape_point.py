"""Landscape point: where one value target lies, how sure that is, and what its status is."""

from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.course.explorables.landscape import Point, point
from jtbd_helpers.stylesheet import Shown, html

STYLE = """
.jtbd-box .jtbd-land-controls { display: grid; grid-template-columns: 1fr; gap: 6px; margin-bottom: 14px; }
.jtbd-box .jtbd-land-controls .widget-slider { width: 100%; max-width: 640px; }
.jtbd-box .jtbd-land-controls .widget-label { width: 250px; text-align: left; flex: none; }
.jtbd-box .jtbd-land { display: grid; grid-template-columns: minmax(0, 8fr) minmax(230px, 5fr); gap: 28px;
  align-items: start; }
.jtbd-box .jtbd-land svg { width: 100%; }
.jtbd-box .jtbd-land svg .box { fill: #0072B2; fill-opacity: .22; stroke: var(--jtbd-link); stroke-width: 1.5; }
.jtbd-box .jtbd-land svg .mark { fill: var(--jtbd-link); stroke: var(--jp-layout-color0, #fff); stroke-width: 2; }
.jtbd-box .jtbd-land svg .dots { stroke-dasharray: 2 5; }
.jtbd-box .jtbd-land svg .zone { stroke: currentColor; stroke-opacity: .45; stroke-width: 1.5; }
.jtbd-box .jtbd-land p.what { color: var(--jtbd-quiet); font-size: 13.5px; margin-top: 14px; }
@media (max-width: 700px) { .jtbd-box .jtbd-land { grid-template-columns: 1fr; } }
"""
SIDE, LEFT, TOP = 400, 46, 12
LINES = {10: "10: worth a look", 12: "12: high", 15: "15: extreme"}


def show() -> Shown:
    """Build the widget."""
    frame = Frame(
        "Where does one value target lie, and how sure is that?",
        "<kbd>Tab</kbd> next slider; <kbd>←</kbd> <kbd>→</kbd> move it.",
        "Ask 60 people instead of 600: the point stays where it is, and its box reaches over two lines. The same score "
        "may then be “high” or nothing at all. The status waits: it goes by the end of the interval, not by the point.",
    )
    return _Landscape(frame).shown()


class _Landscape:
    """Three sliders; the landscape with one point, and what it says in words."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame = frame
        number = {"min": 0, "max": 10, "step": 0.5, "readout_format": ".1f"}
        self.importance = ipywidgets.FloatSlider(value=7.5, description="Importance (0 to 10)", **number)
        self.satisfaction = ipywidgets.FloatSlider(value=4.0, description="Satisfaction (0 to 10)", **number)
        self.n = ipywidgets.IntSlider(value=600, min=20, max=1000, step=20, description="People who answered (n)")
        self.picture = html()
        for control in self._controls():
            control.observe(self._changed, "value")
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        controls = ipywidgets.Box(self._controls())
        controls.add_class("jtbd-land-controls")
        return self.frame.around(controls, self.picture, name="landscape_point", style=STYLE)

    def _controls(self) -> list:
        return [self.importance, self.satisfaction, self.n]

    def _setting(self) -> tuple[float, float, int]:
        return round(self.importance.value, 1), round(self.satisfaction.value, 1), self.n.value

    def _changed(self, _change) -> None:
        self._draw()
        self.frame.tried(self._setting())

    def _draw(self) -> None:
        found = point(*self._setting())
        self.picture.value = f"<div class='jtbd-land'>{landscape(found)}{words(found)}</div>"
        self.frame.say(in_words(found))


def in_words(found: Point) -> str:
    """The setting, the score with its interval, the zones it touches, the status and why."""
    return (
        f"Importance {found.importance:.1f}, satisfaction {found.satisfaction:.1f}, {found.n:,} people: score "
        f"{found.score:.1f} ({found.low:.1f} to {found.high:.1f}), {_zones(found)}. Status: {found.status} "
        f"({found.gloss}), since {found.decided_by}{'; a close call' if found.close_call else ''}."
    )


def _zones(found: Point) -> str:
    named = ["no opportunity" if zone == "none" else zone for zone in found.zones]
    return f"zone {named[0]}" if len(named) == 1 else f"zone not sure: from {named[0]} to {named[-1]}"


def words(found: Point) -> str:
    """The numbers beside the picture."""
    close = "<br>A close call: five points more or less would change it." if found.close_call else ""
    return (
        f"<div><p class='what'>Opportunity score, 0 to 20</p><p class='jtbd-big'>{found.score:.1f}</p>"
        f"<p>95 % interval {found.low:.1f} to {found.high:.1f}</p>"
        f"<p class='what'>Zone</p><p><b>{_zones(found).removeprefix('zone ')}</b></p>"
        f"<p class='what'>Status</p><p><b>{found.status} ({found.gloss})</b></p><p>{found.decided_by}{close}</p>"
        "<p class='what'>Taken for granted here</p><p class='jtbd-quiet'>Of people who are not satisfied, two in three "
        "are badly served. A survey asks.</p></div>"
    )


def landscape(found: Point) -> str:
    """The landscape with zone lines, the diagonal, and the point in its box."""
    lines = "".join(
        f"<line class='zone' x1='{_x(score / 2):.0f}' y1='{_y(0):.0f}' x2='{_x(min(5 + score / 2, 10)):.0f}' "
        f"y2='{_y(min(20 - score, 10)):.0f}'/>"
        f"<text class='quiet' transform='translate({_x(score / 2) + 11:.0f} {_y(0.12):.0f}) rotate(-63)' "
        f"style='font-size: 12px'>{name}</text>"
        for score, name in LINES.items()
    )
    ticks = "".join(
        f"<text class='quiet' x='{_x(t):.0f}' y='{_y(0) + 18:.0f}' text-anchor='middle'>{t}</text>"
        f"<text class='quiet' x='{LEFT - 8}' y='{_y(t) + 5:.0f}' text-anchor='end'>{t}</text>"
        for t in (0, 5, 10)
    )
    i_low, i_high, s_low, s_high = found.box
    return (
        f"<svg viewBox='0 0 {LEFT + SIDE + 14} {TOP + SIDE + 46}' role='img' aria-label='Opportunity landscape: "
        "importance to the right, satisfaction upwards'>"
        f"<line class='ink' x1='{_x(0)}' x2='{_x(10)}' y1='{_y(0)}' y2='{_y(0)}'/>"
        f"<line class='ink' x1='{_x(0)}' x2='{_x(0)}' y1='{_y(0)}' y2='{_y(10)}'/>{ticks}"
        f"<line class='zone dots' x1='{_x(0)}' y1='{_y(0)}' x2='{_x(10)}' y2='{_y(10)}'/>{lines}"
        f"<text class='quiet' x='{_x(1.2):.0f}' y='{_y(8.2):.0f}'>satisfaction</text>"
        f"<text class='quiet' x='{_x(1.2):.0f}' y='{_y(7.7):.0f}'>exceeds importance</text>"
        f"<text x='{_x(5):.0f}' y='{_y(0) + 40:.0f}' text-anchor='middle'>Importance</text>"
        f"<text transform='translate(14 {_y(5):.0f}) rotate(-90)' text-anchor='middle'>Satisfaction</text>"
        f"<rect class='box' x='{_x(i_low):.1f}' y='{_y(s_high):.1f}' width='{_x(i_high) - _x(i_low):.1f}' "
        f"height='{_y(s_low) - _y(s_high):.1f}'/>"
        f"<circle class='mark' cx='{_x(found.importance):.1f}' cy='{_y(found.satisfaction):.1f}' r='7'/></svg>"
    )


def _x(importance: float) -> float:
    return LEFT + SIDE * importance / 10


def _y(satisfaction: float) -> float:
    return TOP + SIDE * (1 - satisfaction / 10)
