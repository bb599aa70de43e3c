"""Menu builder: a base game and three paid add-ons, against one price for the whole game."""

from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.course.explorables.menu import (
    ADDONS,
    APART,
    NOT_SOLD,
    UNIT_COST,
    VERSIONS,
    Sales,
    best_single_price,
    flows,
    players,
    sell,
)
from jtbd_helpers.stylesheet import Shown, html

START = (2.5, 3.0, 0.5, 2.0)
STEPS = tuple(n / 4 for n in range(49))  # € 0 to 12
WIDE, HIGH, GAP = 520, 300, 10  # of the picture of flows, in its own units
STYLE = """
.jtbd-box .jtbd-menu-controls { display: grid; grid-template-columns: 1.25fr 1fr; gap: 6px 40px; margin-bottom: 16px; }
.jtbd-box .jtbd-menu-controls .widget-slider { width: 100%; }
.jtbd-box .jtbd-menu-controls .widget-slider .widget-label { width: 104px; text-align: left; flex: none; }
.jtbd-box .jtbd-menu-controls .widget-readout { min-width: 74px; text-align: right; }
.jtbd-box .jtbd-menu-controls .widget-checkbox { width: 100%; }
.jtbd-box .jtbd-menu-controls .widget-label-basic { font-size: 15px; white-space: normal; }
.jtbd-box .jtbd-menu { display: grid; grid-template-columns: 250px 1fr; gap: 34px; padding-top: 16px;
  border-top: 1px solid var(--jtbd-line); }
.jtbd-box .jtbd-menu .row { margin-bottom: 14px; }
.jtbd-box .jtbd-menu .row p { display: flex; justify-content: space-between; gap: 10px; }
.jtbd-box .jtbd-menu .track { height: 14px; border-radius: 3px; margin-top: 3px; background: var(--jtbd-card);
  box-shadow: inset 0 0 0 1px var(--jtbd-line); overflow: hidden; }
.jtbd-box .jtbd-menu .track div { height: 100%; }
.jtbd-box .jtbd-menu b { font-variant-numeric: tabular-nums; white-space: nowrap; }
.jtbd-box .jtbd-menu .word { font-size: 14px; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-menu .jtbd-menu-best { background: #0072B2; }
.jtbd-box .jtbd-menu .jtbd-single { background: repeating-linear-gradient(135deg, #0072B2 0 3px, transparent 3px 7px);
  box-shadow: inset 0 0 0 1.5px #0072B2; }
.jtbd-box .jtbd-menu svg .node { fill: #0072B2; }
.jtbd-box .jtbd-menu svg .flow { fill: currentColor; fill-opacity: .16; }
.jtbd-box .jtbd-menu svg .eaten { fill: #D55E00; fill-opacity: .75; stroke: currentColor;
  stroke-width: 1.5; }
@media (max-width: 700px) { .jtbd-box .jtbd-menu, .jtbd-box .jtbd-menu-controls { grid-template-columns: 1fr; } }
"""


def show() -> Shown:
    """Build the widget with a menu that earns less than one price for the whole game."""
    frame = Frame(
        "Build a menu for 500 players",
        "<kbd>Tab</kbd> next control; <kbd>←</kbd> <kbd>→</kbd> move a price by 0.25 €, <kbd>Home</kbd> and "
        "<kbd>End</kbd> go to its ends; <kbd>Space</kbd> on a switch.",
        "A cheaper add-on can lower the profit: everyone who would have paid more now pays less. Yet an add-on "
        "that earns next to nothing can raise it, where it brings players to the base game.",
    )
    return _Menu(frame).shown()


class _Menu:
    """Four prices, three switches, one picture."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame, self.worth = frame, players()
        names = ("base game", *ADDONS)
        euros = [(f"{step:.2f} €", step) for step in STEPS]
        self.prices = [
            ipywidgets.SelectionSlider(
                options=euros if name == names[0] else [*euros, ("not sold", NOT_SOLD)], value=at, description=name
            )
            for name, at in zip(names, START, strict=True)
        ]
        self.costs = ipywidgets.Checkbox(value=True, indent=False, description="Count the cost of each sale")
        self.apart = ipywidgets.Checkbox(
            value=False, indent=False, description=f"Selling an add-on apart costs {APART:.0f} €"
        )
        self.eaten = ipywidgets.Checkbox(value=False, indent=False, description="Show cannibalised sales")
        self.picture = html()
        for control in (*self.prices, self.costs, self.apart, self.eaten):
            control.observe(lambda change: self._changed(), "value")
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        base, *addons = self.prices
        costs = ", ".join(f"{cost:.2f}" for cost in UNIT_COST)
        said = f"<p class='jtbd-quiet'>Making a sale, from top to bottom: {costs} €</p>"
        left = ipywidgets.VBox(
            [html("<p class='jtbd-head'>Prices; an add-on needs the base game</p>"), base, *addons],
        )
        right = ipywidgets.VBox(
            [
                html(f"<p class='jtbd-head'>Costs</p>{said}"),
                self.costs,
                self.apart,
                self.eaten,
            ]
        )
        controls = ipywidgets.Box([left, right])
        controls.add_class("jtbd-menu-controls")
        return self.frame.around(controls, self.picture, name="menu_builder", style=STYLE)

    def _changed(self) -> None:
        self._draw()
        self.frame.tried(tuple(c.value for c in (*self.prices, self.costs, self.apart)))

    def _draw(self) -> None:
        prices = [slider.value for slider in self.prices]
        cost = UNIT_COST * self.costs.value
        sales = sell(self.worth, prices, cost, APART * self.apart.value)
        single = best_single_price(self.worth, cost)
        earned = "Profit" if self.costs.value else "Revenue"
        self.picture.value = picture(sales, single, earned, self.eaten.value)
        self.frame.say(in_words(prices, sales, single, earned, self.eaten.value))


def in_words(prices, sales: Sales, single: tuple[float, float], earned: str, eaten: bool) -> str:
    """The state in a few sentences."""
    base, *addons = prices
    offers = ", ".join(
        f"{name} {'not sold' if price == NOT_SOLD else f'{price:.2f} €'}"
        for name, price in zip(ADDONS, addons, strict=True)
    )
    counts = _by_version(sales)
    taken = ", ".join(f"{name} {counts[name]}" for name in VERSIONS if counts.get(name))
    text = (
        f"Base game {base:.2f} €, {offers}. Of 500 players: {taken}. {earned} {sales.profit:,.0f} €, "
        f"{sales.profit / single[1]:.2f} times that of the best single price for the whole game, {single[0]:.2f} €."
    )
    return f"{text} {_eaten_in_words(sales)}" if eaten else text


def _eaten_in_words(sales: Sales) -> str:
    n = int(sales.cannibalised.sum())
    if not n:
        return "No sale is cannibalised."
    word = f"{sales.lost:,.0f} € lost on them" if sales.lost >= 0 else f"{-sales.lost:,.0f} € gained on them"
    return (
        f"{n} sales are cannibalised: these players take a cheaper version, and would have paid {sales.dearest:.2f} € "
        f"for everything had nothing else been sold; {word}."
    )


def picture(sales: Sales, single: tuple[float, float], earned: str, eaten: bool) -> str:
    """Two bars of profit, and where the players go, as HTML."""
    widest = max(sales.profit, single[1], 1.0)
    ratio = sales.profit / single[1]
    word = f"{'✓ ahead' if ratio > 1 else '▲ behind'}: {ratio:.2f} times the single price"
    bars = (
        f"<p class='jtbd-head'>{earned} from 500 players</p>"
        + _row("This menu", f"{sales.profit:,.0f} €", "menu-best", sales.profit / widest, word)
        + _row(
            f"Whole game, {single[0]:.2f} €", f"{single[1]:,.0f} €", "single", single[1] / widest, "best single price"
        )
    )
    if eaten:
        bars += f"<p class='jtbd-head'>Cannibalised sales</p><p class='word'>{_eaten_in_words(sales)}</p>"
    head = f"<p class='jtbd-head'>If only everything were sold, at {sales.dearest:.2f} € → what they take now</p>"
    return f"<div class='jtbd-menu'><div>{bars}</div><div>{head}{river(sales, eaten)}</div></div>"


def _row(label: str, figure: str, look: str, share: float, word: str) -> str:
    bar = f"<div class='jtbd-{look}' style='width: {max(0.0, 100 * share):.2f}%'></div>"
    return (
        f"<div class='row'><p><span>{label}</span><b>{figure}</b></p><div class='track'>{bar}</div>"
        f"<span class='word'>{word}</span></div>"
    )


def _by_version(sales: Sales) -> dict[str, int]:
    counts: dict[str, int] = {}
    for (_, name, _), n in flows(sales).items():
        counts[name] = counts.get(name, 0) + n
    return counts


def river(sales: Sales, eaten: bool) -> str:
    """Bands from "would buy it all" and "would not" to the versions; the widths are players (SVG)."""
    counts, right = flows(sales), _by_version(sales)
    left = {True: int(sales.alone.sum()), False: int((~sales.alone).sum())}
    shown = [name for name in VERSIONS if right.get(name)]
    unit = (HIGH - GAP * 5) / len(sales.owns)
    left_at, right_at = _stack(left, left, unit), _stack(right, shown, unit)
    nodes = [_node(150, left_at[alone], left[alone] * unit) for alone in left if left[alone]]
    nodes += [_node(340, right_at[name], right[name] * unit) for name in shown]
    words = {True: f"would buy it {left[True]}", False: f"would not {left[False]}"}
    labels = _labels([(left_at[a] + left[a] * unit / 2, words[a]) for a in left if left[a]], 142, "end")
    labels += _labels([(right_at[n] + right[n] * unit / 2, f"{n} {right[n]}") for n in shown], 358, "start")
    bands = []
    for name in shown:
        for alone, gone in ((True, True), (True, False), (False, False)):
            height = counts.get((alone, name, gone), 0) * unit
            if height:
                bands.append(_band(left_at[alone], right_at[name], height, "eaten" if gone and eaten else "flow"))
                left_at[alone] += height
                right_at[name] += height
    return f"<svg viewBox='0 0 {WIDE} {HIGH}' role='presentation'>{''.join(bands + nodes)}{labels}</svg>"


def _stack(sizes, order, unit: float) -> dict:
    """The top of each node, one below the other."""
    tops, at = {}, 4.0
    for key in order:
        tops[key] = at
        at += sizes[key] * unit + (GAP if sizes[key] else 0)
    return tops


def _node(x: float, top: float, height: float) -> str:
    return f"<rect class='node' x='{x}' y='{top:.1f}' width='10' height='{max(height, 1):.1f}'/>"


def _band(left: float, right: float, height: float, look: str) -> str:
    return (
        f"<path class='{look}' d='M160 {left:.1f} C250 {left:.1f} 250 {right:.1f} 340 {right:.1f} "
        f"v{height:.1f} C250 {right + height:.1f} 250 {left + height:.1f} 160 {left + height:.1f} Z'/>"
    )


def _labels(placed, x: int, anchor: str) -> str:
    """Words beside the nodes, moved apart where nodes are thin."""
    text, least = [], 0.0
    for y, word in placed:
        y = max(y + 5, least + 17)
        least = y
        text.append(f"<text x='{x}' y='{y:.1f}' text-anchor='{anchor}'>{word}</text>")
    return "".join(text)
