"""Day timeline: one day, eleven jobs; where in it does a product fit that needs hands, eyes, a signal …?"""

import html as _html

from jtbd_helpers.course.explorables.day import DAY, NEEDS, NONE, Hour, in_words
from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.stylesheet import Shown, html

FROM, TO = 6, 23
STYLE = """
.jtbd-box .jtbd-needs { display: flex; flex-flow: row wrap; gap: 2px 20px; }
.jtbd-box .jtbd-needs .widget-checkbox { width: auto; min-width: 0; height: 30px; }
.jtbd-box .jtbd-clock { position: relative; height: 64px; margin: 14px 0 4px; border-bottom: 2px solid currentColor; }
.jtbd-box .jtbd-clock i { position: absolute; bottom: 0; height: 40px; border-radius: 5px 5px 0 0; font-style: normal;
  text-align: center; font-size: 15px; line-height: 38px; border: 1px dashed var(--jtbd-line); border-bottom: 0; }
.jtbd-box .jtbd-clock i.fits { background: #0072B2; color: #fff; border: 0; }
.jtbd-box .jtbd-marks { position: relative; height: 20px; font-size: 13px; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-marks span { position: absolute; transform: translateX(-50%); }
.jtbd-box .jtbd-day { border-collapse: collapse; width: 100%; margin-top: 12px; }
.jtbd-box .jtbd-day th, .jtbd-box .jtbd-day td { text-align: left; font-size: 14.5px; line-height: 1.35;
  padding: 5px 14px 5px 0; border-bottom: 1px solid var(--jtbd-line); background: none; vertical-align: top; }
.jtbd-box .jtbd-day thead th { font-weight: 400; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-day td:first-child, .jtbd-box .jtbd-day td.fit { white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.jtbd-box .jtbd-day tr.fits td.fit { font-weight: 600; }
.jtbd-box .jtbd-day tr.not td { color: var(--jtbd-quiet); }
.jtbd-box .jtbd-day b { font-weight: 600; text-decoration: underline; color: var(--jp-ui-font-color1, inherit); }
"""


def show() -> Shown:
    """Build the widget with a product that asks for nothing."""
    frame = Frame(
        "A day: where does your product fit in?",
        "<kbd>Tab</kbd> goes from box to box, <kbd>Space</kbd> ticks one.",
        "The jobs do not change when you tick a box. The hours do. A product for hands and eyes has lost the wheel "
        "before anybody compares its features; one that speaks and listens has lost the train.",
    )
    return _Day(frame).shown()


class _Day:
    """Six boxes for what a product needs; the day says where that can be had."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame = frame
        self.needs = {
            need: ipywidgets.Checkbox(description=f"needs {words}", indent=False) for need, words in NEEDS.items()
        }
        for box in self.needs.values():
            box.observe(lambda _: self._changed(), "value")
        self.clock, self.table = html(), html()
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        group = ipywidgets.Box(list(self.needs.values()))
        group.add_class("jtbd-needs")
        head = html("<p class='jtbd-head'>The product …</p>")
        return self.frame.around(head, group, self.clock, self.table, name="day_timeline", style=STYLE)

    def _ticked(self) -> tuple[str, ...]:
        return tuple(need for need, box in self.needs.items() if box.value)

    def _changed(self) -> None:
        self._draw()
        self.frame.tried(self._ticked())

    def _draw(self) -> None:
        needs = self._ticked()
        self.clock.value = clock_face(needs)
        rows = "".join(_row(hour, needs) for hour in DAY)
        heads = "".join(f"<th scope='col'>{name}</th>" for name in ("Time", "Place", "Job", "In the way", "Fits?"))
        self.table.value = f"<table class='jtbd-day'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        self.frame.say(in_words(needs))


def clock_face(needs) -> str:
    """The day from left to right; filled where the product fits."""
    bars = ""
    for hour in DAY:
        fits = not hour.blocks(needs)
        place = f"left:{_percent(hour.start):.2f}%;width:{_percent(hour.end) - _percent(hour.start):.2f}%"
        sign = "✓" if fits else "✗"
        bars += f"<i class='{'fits' if fits else ''}' style='{place}' title='{_html.escape(hour.job, True)}'>{sign}</i>"
    marks = "".join(f"<span style='left:{_percent(h):.2f}%'>{h}</span>" for h in range(FROM, TO + 1))
    parts = (
        f"<div class='jtbd-{name}' aria-hidden='true'>{inner}</div>"
        for name, inner in (("clock", bars), ("marks", marks))
    )
    return "".join(parts)


def _percent(hour: float) -> float:
    return 100 * (hour - FROM) / (TO - FROM)


def _row(hour: Hour, needs) -> str:
    blocked = hour.blocks(needs)
    if hour.limits == NONE:
        way = NONE
    else:
        way = "; ".join(
            f"<b>{need}: {_html.escape(why)}</b>" if need in blocked else f"{need}: {_html.escape(why)}"
            for need, why in hour.limits.items()
        )
    css, fits = ("not", "✗ no") if blocked else ("fits", "✓ yes")
    return (
        f"<tr class='{css}'><td>{hour.band}</td><td>{hour.place}</td><td>{_html.escape(hour.job)}</td>"
        f"<td>{way}</td><td class='fit'>{fits}</td></tr>"
    )
