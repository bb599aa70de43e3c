"""Tour: four steps on how a lesson works."""

from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.stylesheet import Shown, html
from jtbd_helpers.vocabulary import OUTCOMES

# Button -> what the step shows: a title, a picture of it, and one sentence.
STEPS = {
    "1  A question": (
        "Every answer has a reason",
        "<p><b>Where are your answers kept?</b></p><p>○ in the notebook &emsp; ● in the progress file</p>"
        f"<p class='mock'><b>{OUTCOMES['correct']}.</b> The notebook keeps what you typed. Your answers "
        "and tries are in the progress file.</p>",
        "Choose, read the reason, choose again if you like. Only the first try counts for your progress.",
    ),
    "2  Hints": (
        "A ladder of three hints",
        "<p class='mock'>Hint 1. Where to look.</p><p class='mock' style='margin-left: 28px'>Hint 2. Which rule.</p>"
        "<p class='mock' style='margin-left: 56px'>Hint 3. The first step.</p>",
        "Take one rung at a time. A hint costs nothing.",
    ),
    "3  An exercise": (
        "Your own numbers, checked at once",
        f"<p><code>jtbd.check(\"ex-00-1\", answer)</code></p><p class='mock'><b>{OUTCOMES['incorrect']}.</b> This is "
        "the total. How many numbers went into it?</p>",
        "Every learner has other data. A known mistake gets its own message, never the answer.",
    ),
    "4  Save": (
        "Your progress is a file of your own",
        "<p><code>jtbd.progress()</code></p><p><span class='save'>⭳ Save my progress</span></p>",
        "Nothing is sent anywhere. Saved to a file, your progress can be loaded on another computer.",
    ),
}
STYLE = """
.jtbd-box .jtbd-tour-steps { display: flex; flex-flow: row wrap; gap: 10px; }
.jtbd-box .jtbd-tour-bar { height: 8px; border-radius: 4px; background: var(--jtbd-line); margin: 14px 0 16px; }
.jtbd-box .jtbd-tour-bar i { display: block; height: 8px; border-radius: 4px; background: var(--jtbd-accent); }
.jtbd-box .jtbd-tour { border: 1px solid var(--jtbd-line); border-radius: 10px; background: var(--jtbd-card);
  padding: 18px 22px;
  min-height: 178px; }
.jtbd-box .jtbd-tour p { margin: 6px 0; }
.jtbd-box .jtbd-tour .mock { border-left: 4px solid var(--jtbd-accent); padding: 2px 12px; }
.jtbd-box .jtbd-tour .save { display: inline-block; padding: 5px 16px; border-radius: 7px;
  border: 1px solid currentColor; }
"""


def show() -> Shown:
    """Build the widget before its first step."""
    frame = Frame(
        "How a lesson works, in four steps",
        "<kbd>Tab</kbd> next step, <kbd>Enter</kbd> shows it; or <kbd>1</kbd>–<kbd>4</kbd>.",
        "The same four things come back in every lesson, always in this form.",
    )
    return _Tour(frame).shown()


class _Tour:
    """Four buttons, a bar that fills, and what each step looks like."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame, self.seen = frame, set()
        self.buttons = {name: ipywidgets.Button(description=name) for name in STEPS}
        for name, button in self.buttons.items():
            button.on_click(lambda _, name=name: self._step(name))
        self.steps = ipywidgets.Box(list(self.buttons.values()))
        self.steps.add_class("jtbd-tour-steps")
        self.steps.add_class("jtbd-digits")
        self.picture = html(_picture(0, "<p>Press a step to see what it looks like.</p>"))
        self.frame.say("None of the four steps seen yet.")

    def shown(self) -> Shown:
        return self.frame.around(self.steps, self.picture, name="tour", style=STYLE)

    def _step(self, name: str) -> None:
        self.seen.add(name)
        for other, button in self.buttons.items():
            (button.add_class if other == name else button.remove_class)("mod-active")
        title, mock, sentence = STEPS[name]
        self.picture.value = _picture(
            len(self.seen) / len(STEPS),
            f"<p class='jtbd-head'>{title}</p>{mock}<p style='margin-top: 12px'>{sentence}</p>",
        )
        self.frame.say(f"{title}. {len(self.seen)} of {len(STEPS)} steps seen.")
        self.frame.tried(name)


def _picture(done: float, body: str) -> str:
    bar = f"<div class='jtbd-tour-bar'><i style='width: {100 * done:.0f}%'></i></div>"
    return f"{bar}<div class='jtbd-tour'>{body}</div>"
