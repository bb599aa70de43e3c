"""Order the steps: five steps back from a choice to what caused it."""

import html as _html

from jtbd_helpers.course.explorables.cards import STEPS, misplaced, moved
from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.stylesheet import Shown, html
from jtbd_helpers.vocabulary import OUTCOMES

KEPT = "order_the_steps"
STYLE = """
.jtbd-box .jtbd-rows .widget-radio-box { gap: 8px; width: 100%; height: auto; margin: 0; display: flex;
  flex-direction: column; }
.jtbd-box .jtbd-rows { width: 100%; height: auto; flex-direction: column; }
.jtbd-box .jtbd-rows > .widget-label { height: auto; margin-bottom: 6px; font-weight: 600; }
.jtbd-box .jtbd-rows .widget-radio-box label { position: relative; padding: 11px 16px;
  border: 1px solid var(--jtbd-line);
  border-radius: 8px; width: 100%; height: auto; margin: 0; font-size: 16px; line-height: 1.4; white-space: normal;
  cursor: pointer; }
.jtbd-box .jtbd-rows .widget-radio-box input { position: absolute; opacity: 0; inset: 0; width: 100%; height: 100%;
  margin: 0; }
.jtbd-box .jtbd-rows .widget-radio-box label:has(input:checked) { border: 2px solid var(--jtbd-accent);
  padding: 10px 15px;
  background: var(--jtbd-tint); }
.jtbd-box .jtbd-moves { display: flex; flex-flow: row wrap; gap: 10px; margin-top: 16px; }
.jtbd-box .jtbd-feedback ol { margin: 4px 0 0; padding-left: 1.4em; }
"""


def show() -> Shown:
    """Build the widget with the steps shuffled for this learner."""
    from jtbd_helpers.course.learn import session

    frame = Frame(
        "From a choice back to its cause",
        "<kbd>Tab</kbd> next control; <kbd>↑</kbd> <kbd>↓</kbd> choose a step; <kbd>Enter</kbd> on a button moves it "
        "or checks the order.",
        "The way back does not end at the struggle. It ends one level deeper, at what caused it, because that is what "
        "people judge a product by.",
    )
    order = session.shuffled(range(len(STEPS)), session.current().learner, KEPT)
    return _Order(frame, order if misplaced(order) else order[::-1]).shown()


class _Order:
    """A list of steps, two buttons that move the chosen one, one that checks."""

    def __init__(self, frame: Frame, order: list[int]):
        import ipywidgets

        self.frame, self.order, self.tries = frame, order, 0
        self.list = ipywidgets.RadioButtons(options=self._options(), value=order[0], description="Steps, from the top")
        self.list.add_class("jtbd-rows")
        does = {
            "▲ Move up": lambda _: self._move(-1),
            "▼ Move down": lambda _: self._move(1),
            "Check the order": self._check,
        }
        buttons = [ipywidgets.Button(description=text) for text in does]
        for button in buttons:
            button.on_click(does[button.description])
        buttons[-1].add_class("jtbd-go")
        self.moves = ipywidgets.Box(buttons)
        self.moves.add_class("jtbd-moves")
        self.feedback = html("", "jtbd-feedback")
        self.feedback.layout.display = "none"
        self.frame.say("Put the five steps in order, from what can be seen to what lies beneath.")

    def shown(self) -> Shown:
        return self.frame.around(self.list, self.moves, self.feedback, name="order_the_steps", style=STYLE)

    def _options(self) -> list[tuple[str, int]]:
        return [(f"{place}.  {STEPS[step].text}", step) for place, step in enumerate(self.order, 1)]

    def _move(self, by: int) -> None:
        step = self.list.value
        self.order = moved(self.order, step, by)
        self.list.options = self._options()
        self.list.value = step
        self.frame.say(f"“{STEPS[step].text}” now stands at place {self.order.index(step) + 1} of {len(STEPS)}.")

    def _check(self, _button) -> None:
        from jtbd_helpers.course.learn import session

        wrong = misplaced(self.order)
        self.tries += 1
        self.feedback.layout.display = ""
        self.feedback.value = explained(self.order)
        right = len(STEPS) - len(wrong)
        self.frame.say(f"{right} of {len(STEPS)} steps stand where they belong. Checks so far: {self.tries}.")
        self.frame.tried(tuple(self.order))
        if not wrong:
            session.keep(KEPT, {"checks": self.tries})
            self.frame.tried("done")


def explained(order: list[int]) -> str:
    """The outcome in words, with one reason for every wrong place."""
    wrong = misplaced(order)
    if not wrong:
        return f"<b>{OUTCOMES['correct']}.</b> From what can be seen, the choice, to what lies beneath, the cause."
    reasons = "".join(
        f"<li value='{place + 1}'>“{_html.escape(STEPS[order[place]].text)}” {_html.escape(reason)}</li>"
        for place, reason in wrong
    )
    return f"<b>{OUTCOMES['incorrect']}.</b> These steps belong somewhere else:<ol>{reasons}</ol>"
