"""Ternary: what share of the mix three jobs have decides the segment; how much somebody does decides nothing."""

import numpy as np

from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.course.explorables.triangle import EVENTS, JOBS, VOLUMES, give_way, place, regions, telco_segments
from jtbd_helpers.stylesheet import Shown, html

START = {"in_touch_abroad": 40, "weekend_chosen": 20, "sure_of_phone": 2}  # the example of the founding text
MARKS = dict(zip(JOBS, ("▲", "■", "●"), strict=True))
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")  # of segments A to F, as in all charts
STYLE = """
.jtbd-box .jtbd-tri-controls { display: grid; grid-template-columns: 1fr; gap: 4px; padding-bottom: 14px; }
.jtbd-box .jtbd-tri-controls .widget-slider { width: 100%; max-width: 640px; }
.jtbd-box .jtbd-tri-controls .widget-label { width: 230px; text-align: left; flex: none; }
.jtbd-box .jtbd-tri { display: grid; grid-template-columns: minmax(0, 6fr) minmax(250px, 5fr); gap: 30px;
  padding-top: 14px; border-top: 1px solid var(--jtbd-line); }
.jtbd-box .jtbd-tri svg { width: 100%; }
.jtbd-box .jtbd-tri svg .region { fill-opacity: .42; stroke: var(--jp-layout-color0, #fff); stroke-width: 1.5; }
.jtbd-box .jtbd-tri svg .letter { font-size: 18px; font-weight: 600; }
.jtbd-box .jtbd-tri svg .mark { fill: currentColor; stroke: var(--jp-layout-color0, #fff); stroke-width: 2.5; }
.jtbd-box .jtbd-tri .row { margin-bottom: 10px; }
.jtbd-box .jtbd-tri .row p { display: flex; justify-content: space-between; }
.jtbd-box .jtbd-tri .row b { font-variant-numeric: tabular-nums; }
.jtbd-box .jtbd-tri .track { height: 14px; border-radius: 3px; background: var(--jtbd-card); overflow: hidden;
  box-shadow: inset 0 0 0 1px var(--jtbd-line); }
.jtbd-box .jtbd-tri .track div { height: 100%; background: #0072B2; }
@media (max-width: 700px) { .jtbd-box .jtbd-tri { grid-template-columns: 1fr; } }
"""
SIDE, LEFT, TOP = 380, 62, 34
HEIGHT = SIDE * 3**0.5 / 2


def show() -> Shown:
    """Build the widget on the six segments of the telco customers."""
    frame = Frame(
        "What moves a customer to another segment?",
        "<kbd>Tab</kbd> next slider; <kbd>←</kbd> <kbd>→</kbd> move it, <kbd>Home</kbd> <kbd>End</kbd> to its ends.",
        "Volume moves the bars, never the point: ten times as much of everything is the same mix, so the same segment. "
        "What the three jobs leave goes to other jobs and pulls the point to the middle.",
    )
    return _Ternary(frame).shown()


class _Ternary:
    """Three sliders closed to 100 % with other jobs, and one for volume; a triangle and bars of counts."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame, self.busy = frame, False
        self.sliders = {
            job: ipywidgets.IntSlider(value=START[job], min=0, max=100, description=f"{MARKS[job]} {name} (%)")
            for job, name in JOBS.items()
        }
        options = [(f"× {volume:g}", volume) for volume in VOLUMES]
        self.volume = ipywidgets.SelectionSlider(options=options, value=1, description="How much in all")
        self.picture = html()
        for job, slider in self.sliders.items():
            slider.observe(lambda change, job=job: self._moved(job, change["new"]), "value")
        self.volume.observe(lambda _change: self._changed(), "value")
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        controls = ipywidgets.Box([*self.sliders.values(), self.volume])
        controls.add_class("jtbd-tri-controls")
        return self.frame.around(controls, self.picture, name="ternary", style=STYLE)

    def _moved(self, job: str, value: int) -> None:
        if self.busy:  # a slider that gives way is not one that was moved
            return
        self.busy = True
        for name, share in give_way(self._shares(), job, value).items():
            self.sliders[name].value = share
        self.busy = False
        self._changed()

    def _shares(self) -> dict[str, int]:
        return {job: slider.value for job, slider in self.sliders.items()}

    def _changed(self) -> None:
        self._draw()
        self.frame.tried((tuple(value // 10 for value in self._shares().values()), self.volume.value))

    def _draw(self) -> None:
        shares, volume = self._shares(), self.volume.value
        letter, leading = segment_of(shares)
        self.picture.value = f"<div class='jtbd-tri'>{triangle(shares)}{counts(shares, volume, letter, leading)}</div>"
        named = ", ".join(f"{JOBS[job]} {share} %" for job, share in shares.items())
        self.frame.say(
            f"Mix: {named}, other jobs {_other(shares)} %. Volume × {volume:g}: {EVENTS * volume:,.0f} events. "
            f"Nearest segment {letter}; its leading job: {leading[0].lower()}{leading[1:]}."
        )


def _other(shares: dict[str, int]) -> int:
    return 100 - sum(shares.values())


def segment_of(shares: dict[str, int]) -> tuple[str, str]:
    """Letter and leading job of the segment that lies nearest."""
    segments = telco_segments()
    number = int(segments.nearest(np.array(list(shares.values())) / 100))
    return segments.letters[number], segments.leading[number]


def counts(shares: dict[str, int], volume: float, letter: str, leading: str) -> str:
    """Events of each job as bars on one scale that holds for all volumes, and the segment in words."""
    widest = EVENTS * max(VOLUMES)
    rows = ""
    for name, share in [
        *((f"{MARKS[job]} {JOBS[job]}", s) for job, s in shares.items()),
        ("other jobs", _other(shares)),
    ]:
        events = EVENTS * volume * share / 100
        rows += (
            f"<div class='row'><p><span>{name}</span><b>{events:,.0f}</b></p><div class='track'>"
            f"<div style='width: {100 * events / widest:.2f}%'></div></div></div>"
        )
    return (
        f"<div><p class='jtbd-head'>Events in 90 days: {EVENTS * volume:,.0f}</p>{rows}"
        f"<p class='jtbd-quiet' style='margin-top: 18px'>Nearest segment by mix</p><p class='jtbd-big'>{letter}</p>"
        f"<p>Its leading job: {leading[0].lower()}{leading[1:]}</p></div>"
    )


def triangle(shares: dict[str, int]) -> str:
    """The triangle from above: outline, regions at this share of other jobs, and the point."""
    outlines = regions(_other(shares))
    letters = telco_segments().letters
    areas = "".join(
        f"<polygon class='region' fill='{COLOURS[number]}' points='{_points(outline)}'/>"
        for number, outline in outlines.items()
    )
    named = "".join(_letter(letters[number], outline) for number, outline in outlines.items())
    x, y = _at(place(np.array(list(shares.values())) / 100))
    top, left, right = (f"{MARKS[job]} {name}" for job, name in JOBS.items())
    bottom, middle = TOP + HEIGHT + 24, LEFT + SIDE / 2
    return (
        f"<svg viewBox='0 0 {SIDE + 2 * LEFT} {TOP + HEIGHT + 78:.0f}' role='img' aria-label='Triangle of three jobs; "
        "a point shows the mix, regions show the nearest segment'>"
        f"<polygon class='line' points='{_points(np.array([[0.5, 1], [0, 0], [1, 0]]))}'/>{areas}{named}"
        f"<circle class='mark' cx='{x:.1f}' cy='{y:.1f}' r='7.5'/>"
        f"<text x='{middle}' y='{TOP - 12}' text-anchor='middle'>{top}</text>"
        f"<text x='0' y='{bottom:.0f}'>{left}</text>"
        f"<text x='{SIDE + 2 * LEFT}' y='{bottom:.0f}' text-anchor='end'>{right}</text>"
        f"<text class='quiet' x='{middle}' y='{bottom + 28:.0f}' text-anchor='middle'>"
        f"coloured: all mixes with {_other(shares)} % in other jobs;</text>"
        f"<text class='quiet' x='{middle}' y='{bottom + 46:.0f}' text-anchor='middle'>"
        "the middle: other jobs alone</text></svg>"
    )


def _at(points) -> np.ndarray:
    return np.asarray(points) * [SIDE, -HEIGHT] + [LEFT, TOP + HEIGHT]


def _points(outline) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in _at(outline))


def _letter(letter: str, outline: np.ndarray) -> str:
    """The letter of a region, where there is room for it."""
    (x, y), (width, height) = _at(outline).mean(0), np.ptp(_at(outline), axis=0)
    if min(width, height) < 26:
        return ""
    return f"<text class='letter' x='{x:.0f}' y='{y + 6:.0f}' text-anchor='middle'>{letter}</text>"
