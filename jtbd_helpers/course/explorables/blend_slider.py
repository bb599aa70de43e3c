"""Blend slider: one product for a mix of causes falls short of some and is too much for others."""

from jtbd_helpers.course.explorables.frame import Frame, percent_of
from jtbd_helpers.course.explorables.market import BY_ID, CAUSES, Balance, balance, give_way, whole_percent
from jtbd_helpers.stylesheet import Shown, html

# Drivers who are late, as in the survey of 08a: 22, 25 and 15 of 100 drivers, together 62.
START = {"multi_stop": 22 / 62, "congestion": 25 / 62, "no_signal": 15 / 62}
WIDEST = sum(c.cost for c in CAUSES)  # € a month: no gap is wider than the whole product
DEAREST = WIDEST / min(c.cost for c in CAUSES)
STYLE = """
.jtbd-box .jtbd-blend-controls { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 44px; margin-bottom: 18px; }
.jtbd-box .jtbd-blend-controls .widget-slider { width: 100%; }
.jtbd-box .jtbd-blend-controls .widget-slider .widget-label { width: 140px; text-align: left; flex: none; }
.jtbd-box .jtbd-blend-controls .widget-checkbox { width: 100%; }
.jtbd-box .jtbd-blend-controls .widget-label-basic { font-size: 15px; }
.jtbd-box .jtbd-blend { display: grid; grid-template-columns: 232px 1fr 1fr; gap: 34px; padding-top: 18px;
  border-top: 1px solid var(--jtbd-line); min-height: 262px; }
.jtbd-box .jtbd-blend .stack { display: flex; flex-direction: column; height: 190px; gap: 2px; }
.jtbd-box .jtbd-blend .stack > div { display: flex; gap: 10px; align-items: center; min-height: 0;
  white-space: nowrap; }
.jtbd-box .jtbd-blend .stack i { width: 44px; height: 100%; border-radius: 3px; flex: none; }
.jtbd-box .jtbd-blend .row { margin-bottom: 14px; }
.jtbd-box .jtbd-blend .row p { display: flex; justify-content: space-between; }
.jtbd-box .jtbd-blend .track { position: relative; display: flex; height: 14px; border-radius: 3px; margin-top: 3px;
  background: var(--jtbd-card); box-shadow: inset 0 0 0 1px var(--jtbd-line); overflow: hidden; }
.jtbd-box .jtbd-blend .tick { position: absolute; top: 0; bottom: 0; width: 2px; background: currentColor; }
.jtbd-box .jtbd-blend b { font-variant-numeric: tabular-nums; }
.jtbd-box .jtbd-blend .word { font-size: 14px; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-solid, .jtbd-box .jtbd-multi_stop { background: #0072B2; }
.jtbd-box .jtbd-striped { background: repeating-linear-gradient(135deg, #0072B2 0 3px, transparent 3px 7px);
  box-shadow: inset 0 0 0 1.5px #0072B2; border-radius: 3px; }
.jtbd-box .jtbd-congestion {
  background: repeating-linear-gradient(45deg, #D55E00 0 6px, rgba(213, 94, 0, .55) 6px 10px); }
.jtbd-box .jtbd-no_signal {
  background: radial-gradient(circle at 50% 50%, transparent 0 2px, #009E73 2.6px) 0 0 / 9px 9px; }
@media (max-width: 700px) { .jtbd-box .jtbd-blend, .jtbd-box .jtbd-blend-controls { grid-template-columns: 1fr; } }
"""


def show() -> Shown:
    """Build the widget with every feature ticked, as the bill of lesson 00 left it."""
    frame = Frame(
        "One product for a mix of causes",
        "<kbd>Tab</kbd> next control; <kbd>←</kbd> <kbd>→</kbd> move a slider, <kbd>Home</kbd> to 0, <kbd>End</kbd> "
        "to 100 %, the others give way; <kbd>Space</kbd> ticks a feature.",
        "For any blend one of the two on the right is bad, and no choice of features mends both. "
        "With all customers of one cause and only the feature they need, both are gone.",
    )
    return _Blend(frame).shown()


class _Blend:
    """Three linked sliders, three boxes to tick, one picture."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame, self.mix, self.busy = frame, dict(START), False
        percent = whole_percent(self.mix)
        self.sliders = {
            c.id: ipywidgets.IntSlider(value=percent[c.id], min=0, max=100, description=f"{c.mark} {c.label}")
            for c in CAUSES
        }
        self.boxes = {
            c.id: ipywidgets.Checkbox(value=True, indent=False, description=f"{c.mark} {c.feature} · {c.cost:.2f} €")
            for c in CAUSES
        }
        self.picture = html()
        for key in self.sliders:
            self.sliders[key].observe(lambda change, key=key: self._moved(key, change["new"]), "value")
            self.boxes[key].observe(lambda change: self._changed(), "value")
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        mix = ipywidgets.VBox([html("<p class='jtbd-head'>Who buys it, in %</p>"), *self.sliders.values()])
        product = ipywidgets.VBox(
            [html("<p class='jtbd-head'>What the product can do, and its cost a month</p>"), *self.boxes.values()]
        )
        controls = ipywidgets.Box([mix, product])
        controls.add_class("jtbd-blend-controls")
        return self.frame.around(controls, self.picture, name="blend_slider", style=STYLE)

    def _moved(self, key: str, percent: int) -> None:
        if self.busy:  # a slider that gives way is not one that was moved
            return
        self.mix = give_way(self.mix, key, percent / 100)
        self.busy = True
        for name, value in whole_percent(self.mix).items():
            self.sliders[name].value = value
        self.busy = False
        self._changed()

    def _changed(self) -> None:
        self._draw()
        self.frame.tried((self._features(), tuple(s.value // 20 for s in self.sliders.values())))

    def _features(self) -> tuple:
        return tuple(key for key, box in self.boxes.items() if box.value)

    def _draw(self) -> None:
        percent = {key: slider.value for key, slider in self.sliders.items()}
        now = balance(percent, self._features())
        self.picture.value = picture(percent, now)
        self.frame.say(in_words(percent, self._features(), now))


def in_words(percent: dict[str, int], features, now: Balance) -> str:
    """The state in two or three sentences."""
    customers = ", ".join(f"{BY_ID[key].label} {value} %" for key, value in percent.items())
    offer = " and ".join(BY_ID[key].feature for key in features) or "does nothing"
    return (
        f"Customers: {customers}. The product {offer}: {now.cost:.2f} € a month. It falls short by "
        f"{now.undershoot:.2f} € and is too much by {now.overshoot:.2f} €, a design gap of {now.gap:.2f} €. "
        f"It costs {now.cost_burden:.2f} times what its customers need; {percent_of(now.unserved)} of them get nothing."
    )


def picture(percent: dict[str, int], now: Balance) -> str:
    """Customers, the two ways to miss them, and the two consequences, as HTML."""
    stack = "".join(_slice(key, value) for key, value in percent.items() if value)
    short, much = _part(now.undershoot, "striped"), _part(now.overshoot, "solid")
    misses = (
        _row("Falls short", f"{now.undershoot:.2f} €", short)
        + _row("Too much", f"{now.overshoot:.2f} €", much)
        + _row("Design gap, both together", f"{now.gap:.2f} €", short + much)
        + "<p class='word'>€ a month for the mean customer</p>"
    )
    at_one = f"<span class='tick' style='left: {100 / DEAREST:.1f}%'></span>"
    dear = "▲ more than they need" if now.cost_burden > 1.0001 else "✓ no more than they need"
    left_out = "▲ these customers will look elsewhere" if now.unserved > 0 else "✓ everyone gets what they need"
    follows = _row(
        "Cost burden (line: 1 ×)", f"{now.cost_burden:.2f} ×", _bar(now.cost_burden / DEAREST, "solid") + at_one, dear
    ) + _row("Get nothing they need", percent_of(now.unserved), _bar(now.unserved, "solid"), left_out)
    titles = ("Customers by cause", "How far the product misses", "What follows")
    columns = (f"<div class='stack'>{stack}</div>", misses, follows)
    body = "".join(f"<div><p class='jtbd-head'>{t}</p>{c}</div>" for t, c in zip(titles, columns, strict=True))
    return f"<div class='jtbd-blend'>{body}</div>"


def _slice(key: str, value: int) -> str:
    # A thin slice has no room for its label; the slider above and the line below still name it.
    label = f"<span>{BY_ID[key].mark} {BY_ID[key].label} <b>{value} %</b></span>" if value >= 10 else ""
    return f"<div style='flex: {value} 0 0'><i class='jtbd-{key}'></i>{label}</div>"


def _part(euros: float, pattern: str) -> str:
    return _bar(euros / WIDEST, pattern)


def _bar(share: float, pattern: str) -> str:
    return f"<div class='jtbd-{pattern}' style='width: {100 * share:.2f}%'></div>"


def _row(label: str, figure: str, bars: str, word: str = "") -> str:
    below = f"<span class='word'>{word}</span>" if word else ""
    return f"<div class='row'><p><span>{label}</span><b>{figure}</b></p><div class='track'>{bars}</div>{below}</div>"
