"""One panel: what three questions say of k-means groups, whatever goes in and however many are asked for."""

from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.course.explorables.panel_table import DATA, INPUTS, NUMBERS, read_panel
from jtbd_helpers.segments.verdict import STYLE as MUCH_STYLE
from jtbd_helpers.segments.verdict import NullTest, decide, three_questions
from jtbd_helpers.stylesheet import Shown, html
from jtbd_helpers.vocabulary import HEADLINES, QUESTIONS, counted

NAMES = {"navigation": "drivers", "noise_twin": "noise twin"}
ONE = "One group: nothing to compare yet"
STYLE = """
.jtbd-box .jtbd-panel-controls { display: flex; flex-flow: row wrap; gap: 8px 28px; align-items: center; }
.jtbd-box .jtbd-panel-controls .widget-slider { width: 380px; }
.jtbd-box .jtbd-panel-controls .widget-radio { width: auto; display: flex; align-items: center; height: auto; }
.jtbd-box .jtbd-panel { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 28px; margin-top: 12px;
  padding-top: 14px; border-top: 1px solid var(--jtbd-line); }
.jtbd-box .jtbd-panel svg { width: 100%; height: 150px; margin: 10px 0 6px; }
.jtbd-box .jtbd-panel-head { font-size: 24px; font-weight: 600; line-height: 1.25; margin-top: 14px; }
.jtbd-box .jtbd-panel .word { font-size: 22px; font-weight: 600; line-height: 1.2; }
.jtbd-box table.jtbd-details { border-collapse: collapse; margin-top: 8px; font-variant-numeric: tabular-nums; }
.jtbd-box table.jtbd-details th, .jtbd-box table.jtbd-details td { padding: 3px 14px 3px 0; text-align: right;
  font-size: 14px; font-weight: 400; border: 0; background: none; }
.jtbd-box table.jtbd-details tr.here td { font-weight: 700; }
"""


def show() -> Shown:
    """Build the widget on the drivers of `navigation` and their noise twin."""
    frame = Frame(
        "Groups from anything: what do three questions say?",
        "<kbd>Tab</kbd> next control; <kbd>←</kbd> <kbd>→</kbd> move the number of groups and choose input and data; "
        "<kbd>Enter</kbd> opens the details.",
        "Raw ratings are found again, and are habit. The noise twin never leaves the crowd of look-alikes, whatever "
        "the number of groups. So no question decides alone.",
    )
    return _Panel(frame).shown()


class _Panel:
    """Number, input, data; the headline, three questions with pictures, the profile, and details on demand."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame, self.table = frame, read_panel().fillna({"tilted": ""}).set_index(["data", "input", "n_groups"])
        self.number = ipywidgets.IntSlider(value=2, min=1, max=max(NUMBERS), description="Number of groups")
        self.input = ipywidgets.RadioButtons(options=list(INPUTS), description="Made from", orientation="horizontal")
        self.data = ipywidgets.RadioButtons(
            options=[(NAMES[name], name) for name in DATA], description="Data", orientation="horizontal"
        )
        self.button = ipywidgets.Button(description="Details")
        self.panel, self.details = html(), html()
        self.open = False
        for chips in (self.input, self.data):
            chips.add_class("jtbd-chips")
        for control in (self.number, self.input, self.data):
            control.observe(self._changed, "value")
        self.button.on_click(self._toggled)
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        controls = ipywidgets.Box([self.number, self.input, self.data])
        controls.add_class("jtbd-panel-controls")
        return self.frame.around(controls, self.panel, self.button, self.details, name="one_panel", style=STYLE)

    def _changed(self, _change) -> None:
        self._draw()
        self.frame.tried((self.number.value, self.input.value, self.data.value))

    def _toggled(self, _button) -> None:
        self.open = not self.open
        self.button.description = "Close the details" if self.open else "Details"
        self._draw()

    def _draw(self) -> None:
        of_input, number = self.table.loc[(self.data.value, self.input.value)], self.number.value
        what = f"{self.input.value} of the {NAMES[self.data.value]}, {counted(number, 'group')}"
        if number == 1:
            said, self.panel.value = ONE, f"<p class='jtbd-panel-head'>{ONE}</p>"
        else:
            said, self.panel.value = panel(of_input.loc[number])
        self.details.value = details(of_input, number) if self.open else ""
        self.frame.say(f"{what}. {said}")


def look_alikes(row) -> list[float]:
    """The separation of each survey without groups."""
    return [float(value) for value in row["look_alikes"].split(";")]


def answered(row):
    """The verdict by the rule of `segment`, and the three questions: word and number each."""
    others = look_alikes(row)
    null = NullTest(len(others), row["separation"], tuple(others), False)
    verdict = decide(null, False, row["stability"], row["leakage"])
    # Asked of any groups here, also of such as are none: that habit is found again is the lesson.
    asked = three_questions("", null, row["stability"], row["same_group"], row["leakage"])
    return verdict, list(zip(asked["word"], asked["number"], strict=True))


def panel(row) -> tuple[str, str]:
    """The state in words, and the panel: headline, three questions with their pictures, profile."""
    verdict, questions = answered(row)
    ends = ("look-alikes separate this well", "people land in the same group", "of the groups is answering style")
    pictures = (_crowd(row), _people(row["same_group"]), _habit(row["leakage"]))
    columns = "".join(
        f"<div><p class='jtbd-head'>{question}</p><div class='word'>{word}</div>{picture}<p>{number} {end}.</p></div>"
        for question, (word, number), end, picture in zip(QUESTIONS.values(), questions, ends, pictures, strict=True)
    )
    said = " ".join(
        f"{question} {word}: {number} {end}."
        for question, (word, number), end in zip(QUESTIONS.values(), questions, ends, strict=True)
    )
    drawn = f"<p class='jtbd-panel-head'>{HEADLINES[verdict]}</p><div class='jtbd-panel'>{columns}</div>"
    return f"{HEADLINES[verdict]}. {said} {profile(row)}", f"{drawn}<p style='margin: 14px 0'>{profile(row)}</p>"


def profile(row) -> str:
    """Which background facts the groups have in common, before and after correction."""
    left = f"{row['tilted']} differs" if row["tilted"] else "none is left: no common profile"
    return f"Profile: {row['facts']} facts compared, {row['raw']} with p up to .05; corrected, {left}."


def _crowd(row) -> str:
    """Each look-alike a hollow dot, equal ones stacked; this survey a line."""
    others, own = sorted(look_alikes(row)), row["separation"]
    most = 1.08 * max(own, *others)
    columns = [round(260 * value / most / 9) * 9 for value in others]
    step = min(9, 115 / max(columns.count(x) for x in columns))  # a tall column stays inside the picture
    dots = "".join(
        f"<circle class='ink' cx='{x}' cy='{128 - step * columns[: i + 1].count(x):.1f}' r='4'/>"
        for i, x in enumerate(columns)
    )
    x = 260 * own / most
    anchor = "end" if x > 90 else "start"
    shift = -8 if anchor == "end" else 8
    return (
        f"<svg viewBox='0 0 260 150' role='img' aria-label='look-alikes and this survey'>{dots}"
        f"<line class='line' x1='0' y1='126' x2='260' y2='126'/>"
        f"<line x1='{x:.0f}' y1='4' x2='{x:.0f}' y2='126' stroke='#0072B2' stroke-width='4'/>"
        f"<text x='{x + shift:.0f}' y='15' text-anchor='{anchor}'>this survey {own:.0%}</text>"
        f"<text class='quiet' x='0' y='145'>○ look-alike: how far groups differ</text></svg>"
    )


def _people(share: float) -> str:
    """A hundred people; those who move are hollow."""
    dots = "".join(
        f"<circle cx='{8 + 14 * (i % 10)}' cy='{8 + 14 * (i // 10)}' r='5' "
        + ("fill='#0072B2'/>" if i < round(100 * share) else "class='ink'/>")
        for i in range(100)
    )
    return f"<svg viewBox='0 0 145 150' role='img' aria-label='a hundred people'>{dots}</svg>"


def _habit(share: float) -> str:
    """A bar of all that separates the groups, the part of answering style filled."""
    return (
        "<svg viewBox='0 0 260 150' role='img' aria-label='part of answering style'>"
        "<rect class='ink' x='1' y='55' width='258' height='36'/>"
        f"<rect x='1' y='55' width='{258 * share:.0f}' height='36' fill='#0072B2'/>"
        f"<line class='ink' x1='{258 * MUCH_STYLE:.0f}' y1='45' x2='{258 * MUCH_STYLE:.0f}' y2='101' stroke-width='2'/>"
        f"<text x='{258 * MUCH_STYLE:.0f}' y='38' text-anchor='middle'>10 %</text>"
        "<text class='quiet' x='1' y='122'>filled: answering style</text></svg>"
    )


def details(of_input, number: int) -> str:
    """Every number of groups with what was measured."""
    heads = ("Groups", "Between groups", "Look-alikes as clear", "Agreement of refits", "Answering style")
    rows = ""
    for k, row in of_input.iterrows():
        as_clear = sum(value >= row["separation"] for value in look_alikes(row))
        cells = (k, f"{row['separation']:.0%}", f"{as_clear} of 19", f"{row['stability']:.2f}", f"{row['leakage']:.0%}")
        here = " class='here'" if k == number else ""
        rows += f"<tr{here}>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    head = "".join(f"<th scope='col'>{text}</th>" for text in heads)
    return (
        f"<table class='jtbd-details'><tr>{head}</tr>{rows}</table>"
        "<p class='jtbd-quiet'>Agreement: adjusted Rand index, 0 as by chance, 1 the same groups. The headline follows "
        "the rule of <code>jtbd.segment</code>, applied to the number chosen.</p>"
    )
