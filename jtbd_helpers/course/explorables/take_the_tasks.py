"""Take the tasks: eight choices of one's own, and the part-worths behind them beside two kinds of photographers."""

import html as _html

from jtbd_helpers.course.explorables import camera_tasks as model
from jtbd_helpers.course.explorables.frame import Frame, percent_of
from jtbd_helpers.stylesheet import Shown, html

NOTHING = "None of these"
STYLE = """
.jtbd-box .jtbd-take > .widget-radio { width: 100%; height: auto; flex-direction: column; }
.jtbd-box .jtbd-take > .widget-radio > .widget-label { height: auto; font-weight: 600; margin-bottom: 8px; }
.jtbd-box .jtbd-take .widget-radio-box { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px; margin: 0;
  width: 100%; height: auto; }
.jtbd-box .jtbd-take .widget-radio-box label { position: relative; display: block; width: 100%; height: auto;
  min-height: 152px; margin: 0; padding: 13px 15px; white-space: pre-line; line-height: 1.65; font-size: 15px;
  cursor: pointer; border: 1px solid var(--jtbd-line); border-radius: 10px; }
.jtbd-box .jtbd-take .widget-radio-box label::first-line { font-weight: 600; }
.jtbd-box .jtbd-take .widget-radio-box label:hover { border-color: var(--jtbd-accent); }
.jtbd-box .jtbd-take .widget-radio-box input { position: absolute; opacity: 0; inset: 0; width: 100%; height: 100%;
  margin: 0; }
.jtbd-box .jtbd-take .widget-radio-box label:has(input:checked) { border: 2px solid var(--jtbd-accent);
  padding: 12px 14px; background: var(--jtbd-tint); }
.jtbd-box .jtbd-take .jupyter-button { margin-top: 14px; }
.jtbd-box .jtbd-took .widget-slider { width: 100%; max-width: 620px; margin: 16px 0 4px; }
.jtbd-box .jtbd-took .widget-slider .widget-label { width: 190px; flex: none; text-align: left; }
.jtbd-box .jtbd-took .widget-readout { min-width: 104px; }
.jtbd-box .jtbd-weigh { display: grid; grid-template-columns: 118px 1fr; gap: 8px 14px; align-items: center; }
.jtbd-box .jtbd-weigh .bar { display: flex; height: 30px; gap: 2px; }
.jtbd-box .jtbd-weigh .bar span { display: flex; align-items: center; justify-content: center; min-width: 0;
  overflow: hidden; white-space: nowrap; border-radius: 3px; font-size: 14px; font-variant-numeric: tabular-nums;
  box-shadow: inset 0 0 0 1px currentColor; }
.jtbd-box .jtbd-weigh .price { background: rgba(0, 114, 178, .26); font-weight: 600; }
.jtbd-box .jtbd-weigh .weight { background: repeating-linear-gradient(45deg, transparent 0 7px,
  rgba(128, 128, 128, .28) 7px 9px); }
.jtbd-box .jtbd-weigh .aperture { background: radial-gradient(circle, rgba(128, 128, 128, .4) 0 1.4px,
  transparent 2px) 0 0 / 10px 10px; }
.jtbd-box .jtbd-panels { display: grid; grid-template-columns: repeat(4, 1fr); gap: 14px; margin-top: 6px; }
.jtbd-box .jtbd-panels svg { width: 100%; overflow: visible; }
@media (max-width: 760px) { .jtbd-box .jtbd-panels, .jtbd-box .jtbd-take .widget-radio-box {
  grid-template-columns: 1fr 1fr; } }
"""
WIDE, HIGH, TOP = 190, 128, 24  # of one panel of part-worths
SIGNS = {"You": ("◆", "currentColor", ""), "Kind A": ("●", "#0072B2", "7 4"), "Kind B": ("■", "#D55E00", "2 4")}


def show() -> Shown:
    """Build the widget at its first task."""
    frame = Frame(
        "Take the tasks: which camera would you choose?",
        "<kbd>1</kbd>–<kbd>4</kbd> or <kbd>←</kbd> <kbd>→</kbd> choose; <kbd>Tab</kbd>, <kbd>Enter</kbd> goes on; at "
        "the end <kbd>←</kbd> <kbd>→</kbd> move the ends of the price range.",
        "The wider the range of prices, the more important price becomes, though no choice was changed. An importance "
        "always belongs to the levels that were shown.",
    )
    return _Take(frame).shown()


class _Take:
    """Radio buttons for one task after the other, then a picture and a range of prices."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame, self.chosen, self.answers = frame, [], None
        self.cards = ipywidgets.RadioButtons(options=["-"], description="Task")
        self.on = ipywidgets.Button(description="Next")
        self.on.add_class("jtbd-go")
        self.take = ipywidgets.VBox([self.cards, self.on])
        self.take.add_class("jtbd-take")
        self.take.add_class("jtbd-digits")
        self.range = ipywidgets.IntRangeSlider(
            value=(model.PRICES[0], model.PRICES[-1]),
            min=model.PRICES[0],
            max=model.PRICES[-1],
            step=100,
            description="Prices looked at, in €",
        )
        self.again = ipywidgets.Button(description="Start again")
        self.picture = html()
        self.took = ipywidgets.VBox([self.picture, self.range, self.again])
        self.took.add_class("jtbd-took")
        self.cards.observe(self._picked, "value")
        self.on.on_click(self._next)
        self.range.observe(self._moved, "value")
        self.again.on_click(self._start)
        self._start(None)

    def shown(self) -> Shown:
        return self.frame.around(self.take, self.took, name="take_the_tasks", style=STYLE)

    def _start(self, _button) -> None:
        self.chosen, self.answers = [], None
        self.take.layout.display, self.took.layout.display = "", "none"
        self._ask()

    def _ask(self) -> None:
        task = model.TASKS[len(self.chosen)]
        self.cards.options = [(card(n, levels), n) for n, levels in enumerate(task)] + [(NOTHING, model.NONE)]
        self.cards.value = None
        number = f"Task {len(self.chosen) + 1} of {len(model.TASKS)}"
        self.cards.description = f"{number}: if these were all there is, which one would you take?"
        self.on.description = "Next" if len(self.chosen) + 1 < len(model.TASKS) else "Show what my choices say"
        self.frame.say(f"{number}. Nothing chosen yet.")

    def _picked(self, change) -> None:
        if change["new"] is not None:
            name = NOTHING if change["new"] == model.NONE else f"Camera {change['new'] + 1}"
            self.frame.say(f"Task {len(self.chosen) + 1} of {len(model.TASKS)}. Chosen: {name}.")

    def _next(self, _button) -> None:
        if self.cards.value is None:  # the button stays open: a closed one would lose the keyboard's place
            self.frame.say(f"Task {len(self.chosen) + 1} of {len(model.TASKS)}. Choose one of the four first.")
            return
        self.chosen.append(self.cards.value)
        if len(self.chosen) < len(model.TASKS):
            self._ask()
            return
        self.answers = model.read(tuple(self.chosen))
        self.take.layout.display, self.took.layout.display = "none", ""
        self._draw()

    def _moved(self, _change) -> None:
        if self.answers is not None:
            self._draw()
            self.frame.tried(self.range.value)

    def _draw(self) -> None:
        cheapest, dearest = self.range.value
        if cheapest == dearest:
            self.frame.say("One price alone cannot be traded for anything. Move the ends apart.")
            return
        self.picture.value = picture(self.answers, cheapest, dearest)
        self.frame.say(in_words(self.answers, cheapest, dearest))


def card(number: int, levels: tuple[int, ...]) -> str:
    """One camera as the text of its card."""
    lines = [f"{attribute}: {level}" for attribute, level in model.camera(levels).items()]
    return "\n".join([f"Camera {number + 1}", *lines])


def people(answers: model.Answers) -> dict:
    """Whose coefficients are shown: the learner's and those of the two kinds."""
    return {"You": answers.coefficients} | {f"Kind {name}": beta for name, (_, beta) in model.KINDS.items()}


def in_words(answers: model.Answers, cheapest: int, dearest: int) -> str:
    """The learner's importances, price among both kinds, and which kind is nearer."""
    weighs = {who: model.importances(b, cheapest, dearest) for who, b in people(answers).items()}
    mine = ", ".join(f"{a} {percent_of(v)}" for a, v in sorted(weighs["You"].items(), key=lambda kv: -kv[1]))
    price = ", ".join(f"{who} {percent_of(w['price'])}" for who, w in weighs.items() if who != "You")
    kind = max(answers.nearer, key=answers.nearer.get)
    return (
        f"Prices from {cheapest:,} to {dearest:,} €. In your choices: {mine}. Price among the photographers: {price}. "
        f"You chose more like kind {kind} (probability {percent_of(min(answers.nearer[kind], 0.99))})."
    )


def picture(answers: model.Answers, cheapest: int, dearest: int) -> str:
    """Importances as bars that fill a line, and below them the part-worths of every level, as HTML."""
    bars = "".join(
        f"<span>{SIGNS[who][0]} {who}</span>{_bar(model.importances(beta, cheapest, dearest))}"
        for who, beta in people(answers).items()
    )
    worths = {who: model.part_worths(beta, cheapest, dearest) for who, beta in people(answers).items()}
    most = max(abs(v) for w in worths.values() for values in w.values() for v in values)
    names = {a: model.LEVELS[a] for a in model.ATTRIBUTES[:-1]} | {"price": (f"{cheapest:,} €", f"{dearest:,} €")}
    panels = "".join(_panel(a, names[a], {who: w[a] for who, w in worths.items()}, most) for a in names)
    signs = " · ".join(f"<span style='color: {colour}'>{sign}</span> {who}" for who, (sign, colour, _) in SIGNS.items())
    return (
        f"<p class='jtbd-head'>What weighs how much (importance)</p><div class='jtbd-weigh'>{bars}</div>"
        f"<p class='jtbd-head' style='margin-top: 18px'>Part-worths: higher is liked better &emsp;{signs}</p>"
        f"<div class='jtbd-panels'>{panels}</div>"
    )


def _bar(weighs: dict[str, float]) -> str:
    parts = "".join(
        f"<span class='{a}' style='flex: {100 * v:.2f} 0 0' title='{a} {percent_of(v)}'>{_label(a, v)}</span>"
        for a, v in weighs.items()
    )
    return f"<div class='bar'>{parts}</div>"


def _label(attribute: str, share: float) -> str:
    if share >= 0.16:
        return f"{attribute} {percent_of(share)}"
    return percent_of(share) if share >= 0.06 else ""


def _panel(attribute: str, levels, worths: dict[str, list[float]], most: float) -> str:
    at = [27 + i * (WIDE - 54) / (len(levels) - 1) for i in range(len(levels))]
    lines = []
    for who, values in worths.items():
        sign, colour, dash = SIGNS[who]
        points = [(x, TOP + HIGH / 2 * (1 - v / most)) for x, v in zip(at, values, strict=True)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        lines.append(f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2' "
                     f"stroke-dasharray='{dash}'/>")  # fmt: skip
        lines += [
            f"<text x='{x:.1f}' y='{y + 5:.1f}' text-anchor='middle' style='fill: {colour}'>{sign}</text>"
            for x, y in points
        ]
    said = "; ".join(f"{who} {', '.join(f'{v:+.0f}' for v in values)}" for who, values in worths.items())
    ticks = "".join(
        f"<text class='quiet' x='{x:.1f}' y='{TOP + HIGH + 24}' text-anchor='middle'>{level}</text>"
        for x, level in zip(at, levels, strict=True)
    )
    return (
        f"<svg viewBox='0 0 {WIDE} {TOP + HIGH + 30}' role='img' "
        f"aria-label='{_html.escape(f'Part-worths of {attribute}: {said}', quote=True)}'>"
        f"<text x='0' y='12' font-weight='600'>{attribute}</text>"
        f"<line class='line' x1='0' x2='{WIDE}' y1='{TOP + HIGH / 2}' y2='{TOP + HIGH / 2}'/>"
        f"{''.join(lines)}{ticks}</svg>"
    )
