"""Who helps whom: what a party is to us, and what is left of an executor when technology grows."""

from jtbd_helpers.course.explorables.executors import EXECUTORS, bypass, split_tasks
from jtbd_helpers.course.explorables.frame import Frame
from jtbd_helpers.course.workshop.relations import REASONS, relation
from jtbd_helpers.stylesheet import Shown, html

STYLE = """
.jtbd-box .jtbd-whom-controls { display: flex; flex-direction: column; gap: 8px; margin-bottom: 16px; }
.jtbd-box .jtbd-whom-controls .widget-radio { width: auto; height: auto; display: flex; align-items: center; }
.jtbd-box .jtbd-whom-controls .widget-radio > .widget-label { width: 60px; text-align: left; flex: none; }
.jtbd-box .jtbd-whom-switches { display: flex; gap: 26px; }
.jtbd-box .jtbd-whom-switches .widget-checkbox { width: auto; }
.jtbd-box .jtbd-whom-controls .widget-slider { width: 100%; max-width: 720px; }
.jtbd-box .jtbd-whom-controls .widget-slider .widget-label { width: auto; flex: none; }
.jtbd-box .jtbd-whom { display: grid; grid-template-columns: 96px 190px minmax(0, 1fr) 34px minmax(0, 1fr); gap: 10px;
  align-items: center; min-height: 235px; }
.jtbd-box .jtbd-whom .card { border: 1.5px solid currentColor; border-radius: 8px; padding: 10px 14px; }
.jtbd-box .jtbd-whom .card.thin { border: 1.5px dashed var(--jtbd-line); color: var(--jtbd-quiet); }
.jtbd-box .jtbd-whom .role { font-size: 13.5px; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-whom .name { font-weight: 600; font-size: 16px; }
.jtbd-box .jtbd-whom ul { margin: 6px 0 0; padding-left: 18px; }
.jtbd-box .jtbd-whom li { line-height: 1.4; }
.jtbd-box .jtbd-whom .job { background: var(--jtbd-tint); border-radius: 5px; padding: 3px 8px; margin-top: 6px;
  line-height: 1.35; }
.jtbd-box .jtbd-whom .way { font-size: 14px; line-height: 1.35; padding: 8px 0; color: var(--jtbd-quiet); }
.jtbd-box .jtbd-whom .way.on { color: inherit; }
.jtbd-box .jtbd-whom .way .shaft { display: flex; align-items: center; gap: 0; }
.jtbd-box .jtbd-whom .way .shaft i { flex: 1; border-top: 2px dotted var(--jtbd-line); }
.jtbd-box .jtbd-whom .way.on .shaft i { border-top: 3px solid #0072B2; }
.jtbd-box .jtbd-whom-answer { display: grid; grid-template-columns: 1fr 1fr; gap: 26px; margin-top: 14px;
  padding-top: 12px; border-top: 1px solid var(--jtbd-line); }
@media (max-width: 700px) { .jtbd-box .jtbd-whom, .jtbd-box .jtbd-whom-answer { grid-template-columns: 1fr; } }
"""


def show() -> Shown:
    """Build the widget with the IT manager, who still does everything."""
    frame = Frame(
        "Who helps whom, and who may be bypassed?",
        "<kbd>←</kbd> <kbd>→</kbd> or digits choose the party; <kbd>Space</kbd> on a switch; "
        "<kbd>←</kbd> <kbd>→</kbd> move the slider, <kbd>Home</kbd> and <kbd>End</kbd> go to its ends.",
        "Chores leave first, judgement last or never. The executor’s box shrinks; the beneficiary’s job stays as it "
        "is. With both switches on, you may stand between two sides.",
    )
    return _Whom(frame).shown()


class _Whom:
    """A party, two switches, a slider; the picture answers."""

    def __init__(self, frame: Frame):
        import ipywidgets

        self.frame = frame
        options = [(executor.name, key) for key, executor in EXECUTORS.items()]
        self.party = ipywidgets.RadioButtons(options=options, description="Party", orientation="horizontal")
        self.party.add_class("jtbd-chips")
        self.party.add_class("jtbd-digits")
        self.we_help = ipywidgets.Checkbox(description="We help them", indent=False)
        self.they_help = ipywidgets.Checkbox(description="They help us", indent=False)
        self.share = ipywidgets.IntSlider(
            min=0, max=100, step=5, description="What technology lets the beneficiary do alone, in %"
        )
        self.share.style.description_width = "initial"
        self.picture = html()
        for control in (self.party, self.we_help, self.they_help, self.share):
            control.observe(lambda _: self._changed(), "value")
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        switches = ipywidgets.Box([self.we_help, self.they_help])
        switches.add_class("jtbd-whom-switches")
        controls = ipywidgets.Box([self.party, switches, self.share])
        controls.add_class("jtbd-whom-controls")
        return self.frame.around(controls, self.picture, name="who_helps_whom", style=STYLE)

    def _changed(self) -> None:
        self._draw()
        self.frame.tried((self.party.value, self.we_help.value, self.they_help.value, self.share.value))

    def _draw(self) -> None:
        executor = EXECUTORS[self.party.value]
        helps = self.we_help.value, self.they_help.value
        self.picture.value = picture(executor, *helps, self.share.value)
        what, why = bypass(executor, self.share.value)
        self.frame.say(f"{executor.name}: {relation(*helps)}. At {self.share.value} %: {what}. {why}")


def picture(executor, we_help: bool, they_help: bool, share: int) -> str:
    """We, the arrows, the executor with what is left to do, and the beneficiary with the same job as ever."""
    stays, alone = split_tasks(executor, share)
    what, why = bypass(executor, share)
    party = relation(we_help, they_help)
    return (
        "<div class='jtbd-whom'><div class='card'><p class='name'>We</p></div>"
        f"<div>{_way('we help them', executor.we_give, we_help, True)}"
        f"{_way('they help us', executor.they_give, they_help, False)}</div>"
        f"{_card('Executor', executor.name, stays, 'nothing left to do')}<p class='jtbd-big'>→</p>"
        f"{_card('Beneficiary', executor.beneficiary, alone, 'nothing alone yet', f'Job: {executor.job}')}</div>"
        f"<div class='jtbd-whom-answer'><p><b>To us: {party}.</b> {REASONS[party]}</p>"
        f"<p><b>{what[0].upper()}{what[1:]}.</b> {why}</p></div>"
    )


def _card(role: str, name: str, tasks: list[str], none: str, job: str = "") -> str:
    lines = "".join(f"<li>{task}</li>" for task in tasks)
    listed = f"<ul>{lines}</ul>" if lines else f"<p class='role'>{none}</p>"
    top = f"<p class='job'>{job}</p>" if job else ""
    thin = "" if tasks or job else " thin"
    return f"<div class='card{thin}'><p class='role'>{role}</p><p class='name'>{name}</p>{top}{listed}</div>"


def _way(label: str, gift: str, on: bool, onward: bool) -> str:
    shaft = "<i></i>▶" if onward else "◀<i></i>"
    word = "" if on else " (off)"
    return (
        f"<div class='way{' on' if on else ''}'><p><b>{label}</b>{word}</p>"
        f"<div class='shaft'>{shaft}</div><p>{gift}</p></div>"
    )
