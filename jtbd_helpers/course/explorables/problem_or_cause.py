"""Problem or cause: sort the cards; every wrong placing says why."""

import html as _html

from jtbd_helpers.course.explorables.cards import CARDS, CAUSE, PROBLEM
from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.stylesheet import Shown, html
from jtbd_helpers.vocabulary import OUTCOMES

KEPT = "problem_or_cause"  # the name under which the score is kept
LABELS = {PROBLEM: "1  Problem: something goes badly", CAUSE: "2  Cause: what makes it go badly"}
STYLE = """
.jtbd-box .jtbd-saying { border: 1px solid var(--jtbd-line); border-radius: 10px; background: var(--jtbd-card);
  padding: 20px 24px; min-height: 108px; margin-bottom: 14px; }
.jtbd-box .jtbd-saying p { font-size: 20px; line-height: 1.35; margin-top: 4px; }
.jtbd-box .jtbd-buttons { display: flex; flex-flow: row wrap; gap: 10px; }
.jtbd-box .widget-html.jtbd-feedback { min-height: 62px; margin-top: 14px; }
"""


def show() -> Shown:
    """Build the widget at its first card."""
    frame = Frame(
        "Problem or cause?",
        "<kbd>Tab</kbd> to the buttons once; then <kbd>1</kbd> says problem, <kbd>2</kbd> says cause.",
        "One problem can have many causes, and one cause many problems. People choose a product by how well it deals "
        "with the cause they met.",
    )
    return _Cards(frame).shown()


class _Cards:
    """The pile: one card at a time, two answers, a score of first tries."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame = frame
        self.card, self.feedback = html(), html("", "jtbd-feedback")
        self.answers = {kind: ipywidgets.Button(description=label) for kind, label in LABELS.items()}
        for kind, button in self.answers.items():
            button.on_click(lambda _, kind=kind: self._placed(kind))
        self.again = ipywidgets.Button(description="Sort them again")
        self.again.on_click(lambda _: self._start())
        self.buttons = ipywidgets.Box([*self.answers.values(), self.again])
        self.buttons.add_class("jtbd-buttons")
        self.buttons.add_class("jtbd-digits")
        self._start()

    def shown(self) -> Shown:
        return self.frame.around(self.card, self.buttons, self.feedback, name="problem_or_cause", style=STYLE)

    def _start(self) -> None:
        self.place, self.missed = 0, set()
        self.feedback.value = "Read the card, then choose."
        self._draw()

    def _placed(self, kind: str) -> None:
        card = CARDS[self.place]
        right = kind == card.kind
        word = OUTCOMES["correct" if right else "incorrect"]
        self.feedback.value = f"<b>{word}.</b> “{_html.escape(card.text)}” {_html.escape(card.reason)}"
        if right:
            self.place += 1
        else:
            self.missed.add(self.place)
        self.frame.tried((self.place, right))
        self._draw()

    def _draw(self) -> None:
        done = self.place == len(CARDS)
        score = self.place - len(self.missed - {self.place})
        for button in self.answers.values():
            button.layout.display = "none" if done else ""
        self.again.layout.display = "" if done else "none"
        if done:
            self._finish(score)
            return
        card = CARDS[self.place]
        self.card.value = (
            f"<div class='jtbd-saying'><span class='jtbd-quiet'>Card {self.place + 1} of {len(CARDS)} · "
            f"{card.who} says</span><p>“{_html.escape(card.text)}”</p></div>"
        )
        so_far = f" Right at the first try: {score} of {self.place}." if self.place else ""
        self.frame.say(f"Card {self.place + 1} of {len(CARDS)}.{so_far}")

    def _finish(self, score: int) -> None:
        from jtbd_helpers.course.learn import session

        session.keep(KEPT, {"right": score, "of": len(CARDS)})
        rows = "".join(f"<br>{CARDS[i].kind}: “{_html.escape(CARDS[i].text)}”" for i in sorted(self.missed))
        seen = f"<br><br>Look once more at these:{rows}" if rows else ""
        said = f"<span class='jtbd-big'>{score} of {len(CARDS)}</span> right at the first try.{seen}"
        self.card.value = f"<div class='jtbd-saying'>{said}</div>"
        self.frame.say(f"All {len(CARDS)} cards are sorted, {score} right at the first try. Your score is kept.")
