"""Job sorter: 32 jobs, one at a time; which types, and which hats, do you mix up?"""

import html as _html

from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.course.explorables.sorting import CARDS, Answer, confusion, in_words, lit, pile
from jtbd_helpers.statements.collection import JOB_TYPES, LIFE_CYCLE, ROLES
from jtbd_helpers.stylesheet import Shown, html
from jtbd_helpers.vocabulary import OUTCOMES

KEPT = "job_sorter"  # the answers so far, so that a restart loses none
TYPES = {
    "functional": "1  Functional: get something done",
    "social": "2  Social: how others see me",
    "emotional": "3  Emotional: how I feel",
    "supporting": "4  Supporting: around a product",
}
HATS = {
    "buyer": "1  Buyer: to get it",
    "co-creator": "2  Co-creator: to help make it",
    "transferrer": "3  Transferrer: to part with it",
}
STYLE = """
.jtbd-box .jtbd-saying { border: 1px solid var(--jtbd-line); border-radius: 10px; background: var(--jtbd-card);
  padding: 18px 24px; min-height: 100px; margin-bottom: 14px; }
.jtbd-box .jtbd-saying p { font-size: 22px; line-height: 1.35; margin-top: 4px; }
.jtbd-box .jtbd-buttons { display: flex; flex-flow: row wrap; gap: 10px; min-height: 84px; align-content: flex-start; }
.jtbd-box .widget-html.jtbd-feedback { min-height: 62px; margin-top: 4px; }
.jtbd-box .jtbd-strip { display: flex; gap: 14px; margin-top: 18px; flex-wrap: wrap; }
.jtbd-box .jtbd-strip .hat { flex: auto; }
.jtbd-box .jtbd-strip .hat > span { font-size: 13.5px; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-strip ol { display: flex; gap: 5px; list-style: none; padding: 0; margin: 3px 0 0; }
.jtbd-box .jtbd-strip li { flex: auto; text-align: center; padding: 5px 8px; border: 1px dashed var(--jtbd-line);
  border-radius: 6px; font-size: 14px; line-height: 1.2; white-space: nowrap; }
.jtbd-box .jtbd-strip li.on { background: #0072B2; border: 1px solid #0072B2; color: #fff; font-weight: 600; }
.jtbd-box .jtbd-mixed { border-collapse: collapse; margin-top: 18px; }
.jtbd-box .jtbd-mixed caption { text-align: left; font-weight: 600; padding-bottom: 4px; }
.jtbd-box .jtbd-mixed th, .jtbd-box .jtbd-mixed td { padding: 5px 14px; text-align: right; font-size: 14.5px;
  border-bottom: 1px solid var(--jtbd-line); background: none; font-variant-numeric: tabular-nums; }
.jtbd-box .jtbd-mixed th[scope=row] { text-align: left; padding-left: 0; }
.jtbd-box .jtbd-mixed thead th { font-weight: 400; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-mixed td.same { background: var(--jtbd-tint); font-weight: 600; }
.jtbd-box .jtbd-mixed td.off { font-weight: 600; text-decoration: underline; }
"""


def show() -> Shown:
    """Build the widget at the first card that has no answer yet."""
    frame = Frame(
        "Job sorter: which type, and which hat?",
        "<kbd>Tab</kbd> to the buttons once; then <kbd>1</kbd> to <kbd>4</kbd> name the type, <kbd>1</kbd> to "
        "<kbd>3</kbd> the hat, <kbd>Enter</kbd> goes on.",
        "Look along a row of the table: which two types do you mix up? Social is easily taken for emotional. Ask: "
        "would it still matter if nobody else ever knew? And the hats are worn by one person, one after the other.",
    )
    return _Sorter(frame).shown()


class _Sorter:
    """The pile: a card, a type, for some cards a hat, a reason; the table and the strip grow."""

    def __init__(self, frame: Frame):
        import ipywidgets

        from jtbd_helpers.course.learn import session

        self.frame = frame
        self.cards = pile(session.current().learner)
        kept = [Answer(*entry) for entry in session.kept(KEPT, []) if entry[0] in CARDS]
        self.answers = kept if [a.statement for a in kept] == [c.statement for c in self.cards[: len(kept)]] else []
        self.card, self.strip, self.table = html(), html(), html()
        self.feedback = html("", "jtbd-feedback")
        self.types = {key: ipywidgets.Button(description=text) for key, text in TYPES.items()}
        self.hats = {key: ipywidgets.Button(description=text) for key, text in HATS.items()}
        self.on, self.again = (ipywidgets.Button(description=text) for text in ("Next card", "Sort them again"))
        self.on.add_class("jtbd-go")
        for key, button in self.types.items():
            button.on_click(lambda _, key=key: self._typed(key))
        for key, button in self.hats.items():
            button.on_click(lambda _, key=key: self._hatted(key))
        self.on.on_click(lambda _: self._ask(focus=True))
        self.again.on_click(lambda _: self._restart())
        self.groups = [self._group(self.types), self._group(self.hats), self._group({"": self.on, " ": self.again})]
        self._ask()

    def _group(self, buttons: dict):
        import ipywidgets

        group = ipywidgets.Box(list(buttons.values()))
        group.add_class("jtbd-buttons")
        if len(buttons) > 2:
            group.add_class("jtbd-digits")
        return group

    def shown(self) -> Shown:
        parts = (self.card, *self.groups, self.feedback, self.strip, self.table)
        return self.frame.around(*parts, name="job_sorter", style=STYLE)

    def _ask(self, focus: bool = False) -> None:
        """Show the first card without an answer, or what came of it all."""
        done = len(self.answers) == len(self.cards)
        self._show(self.groups[2] if done else self.groups[0])
        self.on.layout.display, self.again.layout.display = ("none", "") if done else ("", "none")
        if done:
            said = f"<span class='jtbd-big'>All {len(self.cards)} are sorted.</span><p>{in_words(self.answers)}</p>"
            self.card.value = f"<div class='jtbd-saying'>{said}</div>"
            self.feedback.value = "Your answers are kept."
        else:
            self.now = self.cards[len(self.answers)]
            self._card("")
            self.feedback.value = "What type of job is this?"
            if focus:
                next(iter(self.types.values())).focus()
        self._tell()

    def _typed(self, job_type: str) -> None:
        right = job_type == self.now.job_type
        self._card(job_type)
        if right and job_type == "supporting":
            self.feedback.value = f"<b>{OUTCOMES['correct']}.</b> It is supporting. Which hat does the person wear?"
            self._show(self.groups[1])
            next(iter(self.hats.values())).focus()
            return
        self._answered(Answer(self.now.statement, job_type), right)

    def _hatted(self, role: str) -> None:
        self._answered(Answer(self.now.statement, "supporting", role), role == self.now.supporting_role)

    def _answered(self, answer: Answer, right: bool) -> None:
        from jtbd_helpers.course.learn import session

        self.answers.append(answer)
        session.keep(KEPT, [[a.statement, a.job_type, a.role] for a in self.answers])
        word = OUTCOMES["correct" if right else "incorrect"]
        named = "" if right else f" This is <b>{_named(self.now)}</b>."
        self.feedback.value = f"<b>{word}.</b>{named} {_html.escape(self.now.card_reason)}"
        self._show(self.groups[2])
        self.on.layout.display, self.again.layout.display = "", "none"
        self.on.focus()
        self.frame.tried(len(self.answers))
        self._tell()

    def _restart(self) -> None:
        self.answers = []
        self._ask(focus=True)

    def _show(self, group) -> None:
        for other in self.groups:
            other.layout.display = "" if other is group else "none"

    def _card(self, called: str) -> None:
        of = f"Job {len(self.answers) + 1} of {len(self.cards)}" + (f" · you said {called}" if called else "")
        job = _html.escape(self.now.statement)
        self.card.value = f"<div class='jtbd-saying'><span class='jtbd-quiet'>{of}</span><p>{job}</p></div>"

    def _tell(self) -> None:
        self.strip.value, self.table.value = strip(self.answers), table(self.answers)
        self.frame.say(in_words(self.answers) if self.answers else f"{len(self.cards)} jobs wait to be sorted.")


def strip(answers: list[Answer]) -> str:
    """The life cycle of a product as nine stages under three hats; a stage lights up with its card."""
    on = lit(answers)
    hats = ""
    for role in ROLES:
        stages = "".join(
            f"<li class='on'>✓ {stage}</li>" if stage in on else f"<li>{stage}</li>"
            for stage, hat in LIFE_CYCLE.items()
            if hat == role
        )
        hats += f"<div class='hat'><span>{role}</span><ol>{stages}</ol></div>"
    return f"<div class='jtbd-strip' role='group' aria-label='{len(on)} of {len(LIFE_CYCLE)} stages lit'>{hats}</div>"


def table(answers: list[Answer]) -> str:
    """Rows: what the job is; columns: what it was called; right answers on the diagonal."""
    counts = confusion(answers)
    head = "".join(f"<th scope='col'>called {t}</th>" for t in JOB_TYPES)
    rows = ""
    for is_type in JOB_TYPES:
        cells = ""
        for called in JOB_TYPES:
            n = counts[is_type, called]
            css = "same" if called == is_type else "off" if n else ""
            cells += f"<td class='{css}'>{n or '·'}</td>"
        rows += f"<tr><th scope='row'>{is_type}</th>{cells}</tr>"
    caption = "What the jobs are, and what you called them"
    return (
        f"<table class='jtbd-mixed'><caption>{caption}</caption><thead><tr><td></td>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _named(card) -> str:
    """The type of a card and, where it is supporting, its hat."""
    return f"supporting, under the {card.supporting_role}'s hat" if card.supporting_role else card.job_type
