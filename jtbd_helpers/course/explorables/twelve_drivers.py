"""Twelve drivers: sort the cards, see why each was late, then see the bill of one product for all."""

from jtbd_helpers.course.explorables import drivers as model
from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.course.explorables.market import BY_ID, CAUSES
from jtbd_helpers.stylesheet import Shown, html
from jtbd_helpers.vocabulary import counted

WHY, BILL = "Why were they late?", "What would one product for all of them cost?"
AGAIN = "Sort the cards again"
ASK = (
    "<p class='jtbd-lead' style='margin-bottom: 16px'>All twelve were late last week. This is what a customer list "
    "says about them. Sort them into as many groups as you like.</p>"
)
ANSWER = "<p class='jtbd-lead' style='margin-bottom: 16px'>The backs of the cards say what made them late.</p>"
STYLE = """
.jtbd-box .jtbd-cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 14px;
  margin: 0; }
.jtbd-box .jtbd-card { display: flex; flex-direction: column; gap: 2px; padding: 12px 14px 14px; border-radius: 10px;
  border: 1px solid var(--jtbd-line); background: var(--jp-layout-color0, transparent); }
.jtbd-box .jtbd-card:focus-within { border-color: var(--jtbd-accent); }
.jtbd-box .jtbd-card .widget-radio { display: contents; }
.jtbd-box .jtbd-card .widget-label { order: 1; font-size: 18px; font-weight: 600; line-height: 1.3; height: auto;
  padding: 0; }
.jtbd-box .jtbd-card .widget-html { order: 2; }
.jtbd-box .jtbd-card .widget-radio-box { order: 3; display: grid; grid-template-columns: repeat(6, 1fr); gap: 4px;
  margin-top: 8px; width: 100%; }
.jtbd-box .jtbd-card .widget-radio-box label { justify-content: center; padding: 0; height: 28px; font-size: 14px; }
.jtbd-box .jtbd-why { margin: 0 0 20px; }
.jtbd-box .jtbd-why .jtbd-cards { grid-template-columns: repeat(5, 1fr); gap: 12px; }
.jtbd-box .jtbd-why .jtbd-card { animation: jtbd-turn .45s ease-out both;
  border-top: 4px solid var(--cause); padding: 9px 14px 12px; }
.jtbd-box .jtbd-why .jtbd-pair { outline: 2px solid var(--jtbd-link); outline-offset: 2px; }
.jtbd-box .jtbd-why .jtbd-sign { color: var(--cause); font-size: 18px; margin-right: 6px; }
.jtbd-box .jtbd-card .jtbd-name { font-size: 18px; font-weight: 600; line-height: 1.3; }
.jtbd-box .widget-html.jtbd-mine { margin-top: 14px; min-height: 24px; }
.jtbd-box .jtbd-mine b { margin: 0 5px 0 16px; color: var(--jtbd-link); }
.jtbd-box .jtbd-bill { display: grid; grid-template-columns: 1fr 1fr; gap: 22px 44px; padding: 20px 24px;
  border-radius: 10px; background: var(--jtbd-card); border: 1px solid var(--jtbd-line); }
.jtbd-box .jtbd-bill .wide { grid-column: 1 / -1; }
.jtbd-box .jtbd-bill table { border-collapse: collapse; width: 100%; font-size: 15px; margin: 0; }
.jtbd-box .jtbd-bill tr { background: none; }
.jtbd-box .jtbd-bill td { padding: 3px 0; text-align: left; border: 0; font-size: 15px; }
.jtbd-box .jtbd-bill td:last-child { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.jtbd-box .jtbd-bill tr.sum td { border-top: 1px solid currentColor; font-weight: 600; padding-top: 6px; }
.jtbd-box .jtbd-bill .dots { letter-spacing: 5px; font-size: 16px; }
.jtbd-box .jtbd-bill .bar { height: 12px; border-radius: 3px; background: var(--jtbd-accent); margin: 2px 0 10px; }
.jtbd-box .jtbd-bill .bar.pale { background: none; border: 2px solid var(--jtbd-accent); }
@keyframes jtbd-turn { from { transform: rotateY(80deg); opacity: .2; } to { transform: none; opacity: 1; } }
@media (prefers-reduced-motion: reduce) { .jtbd-box .jtbd-why .jtbd-card { animation: none; } }
@media (max-width: 640px) { .jtbd-box .jtbd-bill, .jtbd-box .jtbd-why .jtbd-cards { grid-template-columns: 1fr; } }
"""


def show() -> Shown:
    """Build the widget; a grouping kept earlier is put back."""
    from jtbd_helpers.course.learn import session

    frame = Frame(
        "Twelve drivers. Who belongs together?",
        "<kbd>Tab</kbd> goes to the next card, <kbd>1</kbd>–<kbd>6</kbd> or <kbd>←</kbd> <kbd>→</kbd> give it a group, "
        "<kbd>Enter</kbd> presses the button. A mouse works too.",
        "Nothing on the front of their cards is alike, and yet Paul and Kate end side by side: "
        "they were late for the same reason, and the same feature would help them both.",
    )
    return _Board(frame, model.valid_grouping(session.kept(model.KEPT))).shown()


class _Board:
    """The cards and what happens to them: sorted, turned over, billed."""

    def __init__(self, frame: Frame, grouping: dict):
        import ipywidgets

        self.frame, self.asked_again = frame, False
        self.choices = {d.name: _chooser(d, grouping.get(d.name)) for d in model.DRIVERS}
        self.cards = ipywidgets.Box([_card(d, self.choices[d.name]) for d in model.DRIVERS])
        self.cards.add_class("jtbd-cards")
        self.lead, self.mine, self.back, self.bill = html(ASK), html("", "jtbd-mine"), html(), html()
        self.button = ipywidgets.Button(description=WHY)
        self.button.add_class("jtbd-go")
        self.button.layout.margin = "16px 0 0"
        self.button.on_click(self._next)
        for name, choice in self.choices.items():
            choice.observe(lambda change, name=name: self._sorted(name), "value")
        self._sorted()

    def shown(self) -> Shown:
        parts = (self.lead, self.cards, self.mine, self.back, self.bill, self.button)
        return self.frame.around(*parts, name="twelve_drivers", style=STYLE)

    @property
    def grouping(self) -> dict[str, int]:
        return {name: choice.value for name, choice in self.choices.items() if choice.value}

    def _sorted(self, name: str | None = None) -> None:
        groups, done = model.sorted_into(self.grouping), len(self.grouping)
        lines = "".join(f"<b>{group}</b>{', '.join(names)}" for group, names in groups.items())
        self.mine.value = f"Your groups: {lines}" if groups else "<span class='jtbd-quiet'>No groups yet.</span>"
        moved = f"{name} is in group {self.choices[name].value}. " if name else ""
        self.frame.say(f"{moved}{done} of {len(model.DRIVERS)} cards sorted, {counted(len(groups), 'group')}.")

    def _next(self, _button) -> None:
        step = {WHY: self._turn, BILL: self._charge, AGAIN: self._back_to_the_cards}[self.button.description]
        missing = len(model.DRIVERS) - len(self.grouping)
        if step == self._turn and missing and not self.asked_again:
            self.asked_again = True
            cards = "One card has" if missing == 1 else f"{missing} cards have"
            self.frame.say(f"{cards} no group yet. Sort the rest, or press the button again to go on.")
            return
        step()

    def _turn(self) -> None:
        from jtbd_helpers.course.learn import session

        session.keep(model.KEPT, self.grouping)
        self.cards.layout.display = self.mine.layout.display = "none"
        self.lead.value = ANSWER
        self.back.value = "".join(_row(cause, people, self.grouping) for cause, people in model.by_cause().items())
        self.button.description = BILL
        counts = ", ".join(f"{BY_ID[c].label} {len(people)}" for c, people in model.by_cause().items())
        self.frame.say(f"The cards are turned over, grouped by what made them late: {counts}. Paul and Kate: together.")
        self.frame.tried("why")

    def _charge(self) -> None:
        due = model.bill()
        self.bill.value = _bill(due)
        self.button.description = AGAIN
        self.frame.say(
            f"One product for all costs {due.cost:.2f} € a month. A driver needs {due.needed:.2f} € of it on average, "
            f"so everyone pays {due.cost_burden:.2f} times what they need. With a single feature at least "
            f"{min(model.left_out().values())} of the twelve get nothing."
        )
        self.frame.tried("bill")

    def _back_to_the_cards(self) -> None:
        self.cards.layout.display = self.mine.layout.display = ""
        self.lead.value, self.back.value, self.bill.value = ASK, "", ""
        self.button.description = WHY
        self._sorted()


def _chooser(driver: model.Driver, group: int | None):
    import ipywidgets

    choice = ipywidgets.RadioButtons(
        options=[(str(g), g) for g in model.GROUPS], value=group, description=driver.name, orientation="horizontal"
    )
    choice.add_class("jtbd-chips")
    choice.add_class("jtbd-digits")
    return choice


def _card(driver: model.Driver, choice):
    import ipywidgets

    card = ipywidgets.Box([choice, html(f"{driver.age} years · {driver.place}<br>{driver.education}")])
    card.add_class("jtbd-card")
    return card


def _row(cause_id: str, people: list, grouping: dict) -> str:
    cause = BY_ID[cause_id]
    cards = "".join(
        f"<div class='jtbd-card{' jtbd-pair' if d.name in ('Paul', 'Kate') else ''}'>"
        f"<span class='jtbd-name'>{d.name}</span><span>{d.age} · {d.place}</span><span>{d.education}</span>"
        f"<span class='jtbd-quiet'>{_mine(grouping.get(d.name))}</span></div>"
        for d in people
    )
    return (
        f"<div class='jtbd-why' style='--cause: {cause.colour}'><p class='jtbd-head'>"
        f"<span class='jtbd-sign'>{cause.mark}</span>{cause.label.capitalize()} "
        f"<span class='jtbd-quiet'>· {counted(len(people), 'driver')}</span></p>"
        f"<div class='jtbd-cards'>{cards}</div></div>"
    )


def _mine(group: int | None) -> str:
    return f"in your group {group}" if group else "not sorted"


def _bill(due) -> str:
    features = "".join(f"<tr><td>{c.mark}&ensp;{c.feature}</td><td>{c.cost:.2f} €</td></tr>" for c in CAUSES)
    alone = "".join(
        f"<tr><td>{BY_ID[c].mark}&ensp;{BY_ID[c].feature}</td>"
        f"<td class='dots' aria-hidden='true'>{'●' * (12 - n)}{'○' * n}</td><td>{n} of 12 get nothing</td></tr>"
        for c, n in model.left_out().items()
    )
    return (
        "<div class='jtbd-bill'><div><p class='jtbd-head'>One product with everything, a month</p>"
        f"<table>{features}<tr class='sum'><td>everyone pays</td><td>{due.cost:.2f} €</td></tr></table></div>"
        f"<div><p><span class='jtbd-big'>{due.cost_burden:.2f} ×</span> what they need</p>"
        f"<div style='margin-top: 10px'>everyone pays {due.cost:.2f} €<div class='bar'></div>"
        f"a driver needs {due.needed:.2f} € on average"
        f"<div class='bar pale' style='width: {100 * due.needed / due.cost:.1f}%'></div></div></div>"
        f"<div class='wide'><p class='jtbd-head'>Or one feature for all?</p><table>{alone}</table></div></div>"
    )
