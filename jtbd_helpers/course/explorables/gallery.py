"""Gallery: 24 worked examples, each with every field of the concept builder; filter, choose, read."""

import html as _html

from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.statements.collection import DOMAINS, JOB_TYPES
from jtbd_helpers.statements.gallery import CIRCUMSTANCE_KINDS, QUESTIONS, Example, gallery
from jtbd_helpers.stylesheet import Shown, html

ANY = "all"
FILTERS = {  # field -> (label, choices)
    "domain": ("Market", DOMAINS),
    "job_type": ("Job type", JOB_TYPES),
    "circumstance_kind": ("Circumstance", CIRCUMSTANCE_KINDS),
}
ENDS = {
    "go": "go: three times yes",
    "no": "no: one answer is no",
    "not decided": "not decided: one answer is open",
}
STYLE = """
.jtbd-box .jtbd-filters .widget-radio { width: auto; height: auto; display: flex; align-items: center;
  margin: 0 0 8px; }
.jtbd-box .jtbd-filters .widget-radio > .widget-label { width: 110px; flex: none; text-align: left; }
.jtbd-box .jtbd-which { margin: 10px 0 4px; }
.jtbd-box .jtbd-which .widget-dropdown { width: 100%; max-width: 620px; }
.jtbd-box .jtbd-which .widget-dropdown .widget-label { width: 110px; text-align: left; flex: none; }
.jtbd-box .jtbd-steps { display: flex; gap: 10px; margin: 8px 0 12px; }
.jtbd-box .jtbd-example { border-collapse: collapse; width: 100%; }
.jtbd-box .jtbd-example caption { text-align: left; font-size: 19px; font-weight: 600; padding: 6px 0; }
.jtbd-box .jtbd-example caption span { font-size: 13.5px; font-weight: 400; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-example th, .jtbd-box .jtbd-example td { text-align: left; vertical-align: top; padding: 6px 14px 6px 0;
  font-size: 15px; line-height: 1.4; border-bottom: 1px solid var(--jtbd-line); background: none; }
.jtbd-box .jtbd-example th { width: 190px; font-weight: 400; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-example tr.first td { font-weight: 600; font-size: 17px; }
"""


def show() -> Shown:
    """Build the widget at the first example, with nothing filtered."""
    frame = Frame(
        "Gallery: how do they get from a job to a feature?",
        "<kbd>Tab</kbd> next control; <kbd>←</kbd> <kbd>→</kbd> or digits choose a filter, <kbd>↑</kbd> <kbd>↓</kbd> "
        "an example; <kbd>Enter</kbd> on Previous and Next.",
        "Cover the lower half of an example and read the job alone: nothing in it tells the product. Then read the "
        "circumstance and the feature: they fit like lock and key.",
    )
    return _Gallery(frame).shown()


class _Gallery:
    """Three filters, a list, two buttons, one example as a table."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame = frame
        self.filters = {
            field: ipywidgets.RadioButtons(description=label, options=[ANY, *choices], value=ANY)
            for field, (label, choices) in FILTERS.items()
        }
        for chips in self.filters.values():
            chips.add_class("jtbd-chips")
            chips.add_class("jtbd-digits")
            chips.observe(lambda _: self._filtered(), "value")
        self.which = ipywidgets.Dropdown(description="Example")
        self.which.observe(lambda _: self._draw(), "value")
        self.back, self.on = (ipywidgets.Button(description=text) for text in ("◀ Previous", "Next ▶"))
        self.back.on_click(lambda _: self._step(-1))
        self.on.on_click(lambda _: self._step(1))
        self.page = html()
        self._filtered(first=True)

    def shown(self) -> Shown:
        import ipywidgets

        filters = ipywidgets.VBox(list(self.filters.values()))
        filters.add_class("jtbd-filters")
        which, steps = ipywidgets.Box([self.which]), ipywidgets.Box([self.back, self.on])
        which.add_class("jtbd-which")
        steps.add_class("jtbd-steps")
        return self.frame.around(filters, which, steps, self.page, name="gallery", style=STYLE)

    def _filtered(self, first: bool = False) -> None:
        chosen = {field: chips.value for field, chips in self.filters.items() if chips.value != ANY}
        self.found = [e for e in gallery() if all(getattr(e, field) == value for field, value in chosen.items())]
        self.which.options = [(f"{n}. {e.title}", n - 1) for n, e in enumerate(self.found, 1)]
        self.which.value = 0 if self.found else None
        self.which.disabled = self.back.disabled = self.on.disabled = not self.found
        self._draw()
        if not first:
            self.frame.tried(tuple(chosen.items()))

    def _step(self, by: int) -> None:
        self.which.value = (self.which.value + by) % len(self.found)

    def _draw(self) -> None:
        if not self.found:
            self.page.value = "<p>No example is all of that. Set one of the filters to “all”.</p>"
            self.frame.say(f"0 of {len(gallery())} examples.")
            return
        if self.which.value is None:
            return  # for a moment, while the list changes
        one = self.found[self.which.value]
        self.page.value = as_table(one)
        self.frame.say(f"Example {self.which.value + 1} of {len(self.found)}: {one.title}. Job: {one.job}.")


def as_rows(one: Example) -> list[tuple[str, str]]:
    """Every field of an example in words: (what it is, what it says)."""
    role = f", {one.supporting_role}: {one.stage}" if one.supporting_role else ""
    return [
        ("Job", one.job),
        ("Job type", one.job_type + role),
        *(("Value target", target) for target in one.value_targets),
        ("Moment of struggle", f"“{one.moment_of_struggle}”"),
        (f"Circumstance, {one.circumstance_kind}", one.circumstance),
        (f"Feature, to {one.feature_mode} it", one.feature),
        ("Executor", one.executor),
        ("Beneficiary", one.beneficiary),
        *((asked, getattr(one, question)) for question, asked in QUESTIONS.items()),
        ("Build it?", ENDS[one.decision]),
    ]


def as_table(one: Example) -> str:
    """The example as a table, its title and its origin above it."""
    rows = "".join(
        f"<tr class='{'first' if name == 'Job' else ''}'><th scope='row'>{_html.escape(name)}</th>"
        f"<td>{_html.escape(words)}</td></tr>"
        for name, words in as_rows(one)
    )
    caption = f"{_html.escape(one.title)} <span>{one.domain} · {_html.escape(one.origin)}</span>"
    return f"<table class='jtbd-example'><caption>{caption}</caption><tbody>{rows}</tbody></table>"
