"""Rank and place: how crucial, how often, and which rule; the two-by-two follows."""

from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.course.explorables.places import CRITERIA, LABELS, OFTEN, RULES, how_often, ranked, squares
from jtbd_helpers.stylesheet import Shown, html

CORNERS = ("rare but crucial", "crucial and frequent", "rare and trivial", "frequent but trivial")
WORTH_KNOWING = {"rare but crucial": "seldom, and everything hangs on it"}
MARKS = {True: ("◆", "significant"), False: ("○", "not significant")}
WEIGHTS = {
    "consequence": "Weight: failure",
    "unsatisfied": "Weight: done badly",
    "reach": "Weight: reach",
}
STYLE = """
.jtbd-box .jtbd-place { display: grid; grid-template-columns: minmax(230px, 4fr) minmax(0, 9fr); gap: 14px 32px;
  align-items: start; }
.jtbd-box .jtbd-place-list .widget-radio { width: 100%; height: auto; flex-direction: column; }
.jtbd-box .jtbd-place-list .widget-radio > .widget-label { height: auto; margin-bottom: 6px; font-weight: 600; }
.jtbd-box .jtbd-place-list .widget-radio-box { display: flex; flex-direction: column; gap: 6px; width: 100%;
  height: auto; margin: 0; }
.jtbd-box .jtbd-place-list .widget-radio-box label { position: relative; width: 100%; height: auto; margin: 0;
  padding: 7px 12px; border: 1px solid var(--jtbd-line); border-radius: 7px; line-height: 1.3; white-space: normal;
  font-size: 15px; cursor: pointer; }
.jtbd-box .jtbd-place-list .widget-radio-box label:nth-of-type(3) { margin-bottom: 10px; }
.jtbd-box .jtbd-place-list .widget-radio-box input { position: absolute; opacity: 0; inset: 0; margin: 0; width: 100%;
  height: 100%; }
.jtbd-box .jtbd-place-list .widget-radio-box label:has(input:checked) { border: 2px solid var(--jtbd-accent);
  padding: 6px 11px; background: var(--jtbd-tint); }
.jtbd-box .jtbd-place-moves { display: flex; gap: 10px; margin-top: 8px; }
.jtbd-box .jtbd-place-top { display: flex; flex-direction: column; gap: 8px; margin-bottom: 14px; }
.jtbd-box .jtbd-place-top .widget-radio, .jtbd-box .jtbd-place-top .widget-slider { width: auto; height: auto;
  display: flex; align-items: center; }
.jtbd-box .jtbd-place-top .widget-label { width: 150px; text-align: left; flex: none; }
.jtbd-box .jtbd-place-top .widget-slider { max-width: 520px; }
.jtbd-box .jtbd-squares { display: grid; grid-template-columns: 1fr 1fr; border: 1px solid var(--jtbd-line);
  border-radius: 8px; overflow: hidden; }
.jtbd-box .jtbd-squares > div { padding: 10px 14px; min-height: 128px; border: .5px solid var(--jtbd-line); }
.jtbd-box .jtbd-squares .name { font-weight: 600; margin-bottom: 6px; }
.jtbd-box .jtbd-squares .job { line-height: 1.35; margin-bottom: 3px; }
.jtbd-box .jtbd-squares .yes { font-weight: 600; }
.jtbd-box .jtbd-squares .word, .jtbd-box .jtbd-squares .aside { font-weight: 400;
  color: var(--jtbd-quiet); font-size: 13.5px; }
.jtbd-box .jtbd-squares .here { background: var(--jtbd-tint); border-radius: 4px; padding: 1px 5px; margin-left: -5px; }
.jtbd-box .jtbd-why { border-collapse: collapse; margin-top: 16px; width: 100%; }
.jtbd-box .jtbd-why th, .jtbd-box .jtbd-why td { text-align: left; padding: 4px 12px 4px 0; font-size: 14px;
  border-bottom: 1px solid var(--jtbd-line); background: none; }
@media (max-width: 700px) { .jtbd-box .jtbd-place { grid-template-columns: 1fr; } }
"""


def show() -> Shown:
    """Build the widget with the jobs as the case has them, under the rule "any"."""
    frame = Frame(
        "How crucial, how often, by which rule?",
        "<kbd>Tab</kbd> next control; <kbd>↑</kbd> <kbd>↓</kbd> choose a job; <kbd>Enter</kbd> on a button moves it; "
        "<kbd>←</kbd> <kbd>→</kbd> or digits on frequency and rule, <kbd>←</kbd> <kbd>→</kbd> on a weight.",
        "To restore a flow that stopped begins alone in the square “rare but crucial”. Make it rarer still: it stays "
        "significant, since no rule asks how often. Under “all” it is not: few patients have the job.",
    )
    return _Places(frame).shown()


class _Places:
    """A list to order, a frequency for the chosen job, a rule, three weights; the picture answers."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame, self.order, self.often, self.busy = frame, list(LABELS), how_often(), False
        first = self.order[0]
        self.list = ipywidgets.RadioButtons(options=self._options(), value=first, description="Most crucial on top")
        self.up, self.down = (ipywidgets.Button(description=text) for text in ("▲ Up", "▼ Down"))
        self.times = ipywidgets.RadioButtons(
            options=list(OFTEN), value=self.often[first], description="This job comes up", orientation="horizontal"
        )
        self.rule = ipywidgets.RadioButtons(options=RULES, value="any", description="Rule", orientation="horizontal")
        for chips in (self.times, self.rule):
            chips.add_class("jtbd-chips")
            chips.add_class("jtbd-digits")
        self.weights = {
            name: ipywidgets.IntSlider(value=5, min=0, max=10, description=text) for name, text in WEIGHTS.items()
        }
        self.picture, self.why = html(), html()
        self.up.on_click(lambda _: self._move(-1))
        self.down.on_click(lambda _: self._move(1))
        self.list.observe(lambda _: self._chosen(), "value")
        self.times.observe(lambda change: self._set_often(change["new"]), "value")
        for control in (self.rule, *self.weights.values()):
            control.observe(lambda _: self._changed(), "value")
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        moves = ipywidgets.Box([self.up, self.down])
        moves.add_class("jtbd-place-moves")
        left = ipywidgets.VBox([self.list, moves])
        left.add_class("jtbd-place-list")
        self.sliders = ipywidgets.VBox(list(self.weights.values()))
        self._show_weights()
        top = ipywidgets.VBox([self.times, self.rule, self.sliders])
        top.add_class("jtbd-place-top")
        both = ipywidgets.Box([left, ipywidgets.VBox([top, self.picture])])
        both.add_class("jtbd-place")
        return self.frame.around(both, self.why, name="rank_and_place", style=STYLE)

    def _options(self) -> list[tuple[str, str]]:
        return [(f"{place}.  {LABELS[job]}", job) for place, job in enumerate(self.order, 1)]

    def _move(self, by: int) -> None:
        job = self.list.value
        here = self.order.index(job)
        there = min(max(here + by, 0), len(self.order) - 1)
        self.order.insert(there, self.order.pop(here))
        self.busy = True  # new options choose the first job for a moment
        self.list.options = self._options()
        self.list.value = job
        self.busy = False
        self._changed()

    def _chosen(self) -> None:
        if self.busy:
            return
        self.busy = True
        self.times.value = self.often[self.list.value]
        self.busy = False
        self._draw()

    def _set_often(self, words: str) -> None:
        if not self.busy:
            self.often[self.list.value] = words
            self._changed()

    def _changed(self) -> None:
        self._show_weights()
        self._draw()
        weights = tuple(s.value for s in self.weights.values()) if self.rule.value == "score" else ()
        self.frame.tried((tuple(self.order), tuple(self.often.values()), self.rule.value, weights))

    def _show_weights(self) -> None:
        self.sliders.layout.display = "" if self.rule.value == "score" else "none"

    def _draw(self) -> None:
        weights = {name: slider.value for name, slider in self.weights.items()}
        found = ranked(self.order, self.often, self.rule.value, weights if self.rule.value == "score" else None)
        self.picture.value, self.why.value = two_by_two(found, self.list.value), reasons(found)
        self.frame.say(in_words(found, self.list.value, self.often[self.list.value], self.order))


def in_words(found, job: str, often: str, order: list[str]) -> str:
    """The chosen job's place, square and significance, and how many jobs are significant."""
    row = found.table.set_index("job").loc[job]
    return (
        f"“{LABELS[job]}”: place {order.index(job) + 1} of {len(order)}, {often}: {row['place']}, "
        f"{MARKS[bool(row['significant'])][1]} by rule {found.rule}. "
        f"Significant: {int(found.table['significant'].sum())} of {len(order)} jobs."
    )


def two_by_two(found, chosen: str) -> str:
    """The four squares with the names of their jobs; mark and word say which are significant."""
    there, significant = squares(found), found.table.set_index("job")["significant"]
    cells = ""
    for corner in CORNERS:
        names = "".join(_name(job, bool(significant[job]), job == chosen) for job in there.get(corner, []))
        aside = f"<p class='aside'>{WORTH_KNOWING[corner]}</p>" if corner in WORTH_KNOWING else ""
        cells += f"<div><p class='name'>{corner}</p>{aside}{names}</div>"
    return f"<div class='jtbd-squares'>{cells}</div>"


def _name(job: str, significant: bool, chosen: bool) -> str:
    mark, word = MARKS[significant]
    kind = ("job yes" if significant else "job") + (" here" if chosen else "")
    return f"<p class='{kind}'>{mark} {LABELS[job]} <span class='word'>{word}</span></p>"


def reasons(found) -> str:
    """Which criteria each job meets, under "score" with its score."""
    score = found.rule == "score"
    head = "".join(f"<th>{text}</th>" for text in ("Job", *CRITERIA.values(), *(["score"] if score else [])))
    rows = ""
    for row in found.table.to_dict("records"):
        cells = "".join(f"<td>{'✓ yes' if row[name] else '– no'}</td>" for name in CRITERIA)
        cells += f"<td>{row['score']:.2f}</td>" if score else ""
        rows += f"<tr><td>{LABELS[row['job']]}</td>{cells}</tr>"
    return f"<table class='jtbd-why'><tr>{head}</tr>{rows}</table>"
