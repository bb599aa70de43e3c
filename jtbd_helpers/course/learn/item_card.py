"""One question on the screen: its stem, its control, Check, hints and feedback."""

import html
from collections.abc import Callable

from jtbd_helpers.course.learn import session
from jtbd_helpers.course.learn.appearance import bullets, button, row, say, words
from jtbd_helpers.course.learn.controls import control_for
from jtbd_helpers.course.learn.items import Item
from jtbd_helpers.course.learn.marking import Marked, mark
from jtbd_helpers.vocabulary import OUTCOMES

ONE_ANSWER = ("single", "numeric", "short_text", "place2d")
TO_SISTER = "Another question on this"
AFTERWARDS = f"<p>Next: “{TO_SISTER}”. After it, this one is open again.</p>"


class ItemCard:
    """The widget of one marked item.

    `fresh` starts without the stored answer (reviews). After each marked answer `on_marked(card)` is called.
    `sister_of(item, misconceptions)` names the sister question after a miss, `on_sister(item)` goes there.
    """

    def __init__(self, item: Item, fresh: bool, on_marked: Callable, sister_of: Callable, on_sister: Callable):
        import ipywidgets

        self.item = item
        self.marked: Marked | None = None
        self.first: bool | None = None  # was the first try of this showing right
        self.sister: Item | None = None
        self._on_marked, self._sister_of = on_marked, sister_of
        self._hints = 0
        self.control = control_for(item, session.current().learner)
        self.check = button("Check", self._check, primary=True)
        self.hint = button(self._hint_label(), self._show_hint)
        self.to_sister = button(TO_SISTER, lambda: on_sister(self.sister))
        self.to_sister.layout.display = "none"
        self.hints = words(css="jtbd-hints", raw=True)
        self.feedback = words(css="jtbd-feedback")
        say(self.feedback, "")
        stem = words(f"<p>{html.escape(item.question)}</p>{_source(item)}", "jtbd-stem", raw=True)
        buttons = row(self.check, self.hint, self.to_sister)
        self.box = ipywidgets.VBox([stem, self.control.box, buttons, self.hints, self.feedback])
        if not fresh:
            self._restore()

    def unlock(self) -> None:
        """Open a missed item again, once its sister was answered."""
        if not (self.marked and self.marked.correct):
            self._close(False)
            self.to_sister.remove_class("jtbd-go")
            say(self.feedback, self.feedback.value.replace(AFTERWARDS, ""))

    def _close(self, closed: bool) -> None:
        self.control.lock(closed)
        self.check.disabled = closed

    def _check(self) -> None:
        marked = mark(self.item, self.control.get())
        if marked.outcome in ("correct", "incorrect"):
            self._store(marked)
            self.first = marked.correct if self.first is None else self.first
        self._show(marked)
        if self.item.type == "single" and self.sister:
            # Right after its reason, the same choice again would only be a process of elimination.
            self._close(True)
            self.to_sister.add_class("jtbd-go")
            say(self.feedback, self.feedback.value + AFTERWARDS)
        if marked.outcome in ("correct", "incorrect"):
            self._on_marked(self)

    def _store(self, marked: Marked) -> None:
        session.current().add(
            "attempts",
            session.now(),
            session=session.SESSION,
            item=self.item.id,
            version=self.item.version,
            choice=self.control.get(),
            correct=marked.correct,
            misconceptions=list(marked.misconceptions),
            hints=self._hints,
        )

    def _show(self, marked: Marked) -> None:
        self.marked = marked if marked.outcome in ("correct", "incorrect") else self.marked
        missed = marked.outcome == "incorrect"
        self.sister = self._sister_of(self.item, marked.misconceptions) if missed else None
        self.to_sister.layout.display = "" if self.sister else "none"
        if marked.correct:
            self._close(True)
            self.hint.disabled = True
        note = f" {html.escape(marked.note)}" if marked.note else ""
        # What is chosen stands above, so a lone reason need not repeat it.
        lone = not marked.correct and len(marked.reasons) == 1 and self.item.type in ONE_ANSWER
        reasons = f"<p>{html.escape(marked.reasons[0][1])}</p>" if lone else bullets(marked.reasons)
        say(self.feedback, f"<p><b>{OUTCOMES[marked.outcome]}</b>.{note}</p>{reasons}")

    def _restore(self) -> None:
        """Show the last answer to this version of the item, as it was left."""
        tries = [a for a in session.current().content["attempts"] if a["item"] == self.item.id]
        of_version = [a for a in tries if a["version"] == self.item.version]
        if of_version:
            self.first = tries[0]["correct"]
            self.control.put(of_version[-1]["choice"])
            self._show(mark(self.item, of_version[-1]["choice"]))

    def _hint_label(self) -> str:
        left = len(self.item.hints) - self._hints
        return f"Hint {self._hints + 1} of {len(self.item.hints)}" if left else "No more hints"

    def _show_hint(self) -> None:
        self._hints += 1
        shown = "".join(f"<li>{html.escape(hint)}</li>" for hint in self.item.hints[: self._hints])
        self.hints.value = f"<div role='status'><ol>{shown}</ol></div>"
        self.hint.description = self._hint_label()
        self.hint.disabled = self._hints == len(self.item.hints)


def _source(item: Item) -> str:
    return f"<p class='jtbd-source'>Source: {html.escape(item.source)}</p>" if item.source else ""
