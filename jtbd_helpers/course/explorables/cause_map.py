"""Cause map: which circumstances go with a moment of struggle, and who is past the threshold."""

import html as _html

from jtbd_helpers.course.explorables.cause_table import LEVEL, CauseTable, navigation_causes
from jtbd_helpers.course.explorables.frame import Frame, percent_of
from jtbd_helpers.course.explorables.splits import ALONE
from jtbd_helpers.stylesheet import Shown, html

STYLE = """
.jtbd-box .jtbd-cause-controls { display: grid; grid-template-columns: 1fr; gap: 8px; margin-bottom: 18px; }
.jtbd-box .jtbd-cause-controls .widget-dropdown, .jtbd-box .jtbd-cause-controls .widget-slider { width: 100%; }
.jtbd-box .jtbd-cause-controls .widget-slider { max-width: 560px; }
.jtbd-box .jtbd-cause-controls .widget-label { width: 190px; text-align: left; flex: none; }
.jtbd-box .jtbd-cause-controls .widget-checkbox { width: 100%; }
.jtbd-box .jtbd-cause-grid { border-collapse: separate; border-spacing: 2px; table-layout: fixed; width: 100%;
  margin: 0; }
.jtbd-box .jtbd-cause-grid th, .jtbd-box .jtbd-cause-grid td { padding: 0; border: 0; text-align: center;
  vertical-align: middle; font-size: 12.5px; font-weight: 400; line-height: 1.2; font-variant-numeric: tabular-nums; }
.jtbd-box .jtbd-cause-grid tr, .jtbd-box .jtbd-cause-grid tr:hover { background: none; }
.jtbd-box .jtbd-cause-grid th.side { width: 116px; text-align: left; font-size: 14px; }
.jtbd-box .jtbd-cause-grid th.theme { font-size: 12.5px; padding: 0 2px 4px;
  border-bottom: 1.5px solid var(--jtbd-line); vertical-align: bottom; white-space: normal; }
.jtbd-box .jtbd-cause-grid td { height: 34px; border-radius: 3px; }
.jtbd-box .jtbd-cause-grid td.marked { font-weight: 700; color: #fff; background: #0072B2; }
.jtbd-box .jtbd-cause-grid .here { outline: 2px solid currentColor; outline-offset: -1px; }
.jtbd-box .jtbd-cause-grid td.marked.here { outline-color: var(--jp-ui-font-color1, #000); }
.jtbd-box .jtbd-cause-below { display: grid; grid-template-columns: 4fr 3fr; gap: 44px; margin-top: 20px;
  padding-top: 16px;
  border-top: 1px solid var(--jtbd-line); }
.jtbd-box .jtbd-cause-below .two { display: grid; grid-template-columns: 116px 1fr 44px; gap: 2px 10px;
  align-items: center;
  margin-top: 8px; font-size: 14px; }
.jtbd-box .jtbd-cause-below .two.past { grid-template-columns: 1fr 44px; margin: 0; }
.jtbd-box .jtbd-cause-below .two b { text-align: right; }
.jtbd-box .jtbd-cause-below .name { grid-row: span 2; line-height: 1.25; font-size: 15px; }
.jtbd-box .jtbd-cause-below .track { position: relative; height: 14px; border-left: 1px solid currentColor; }
.jtbd-box .jtbd-cause-below .track > i { position: absolute; left: 0; top: 1px; bottom: 1px; background: #0072B2; }
.jtbd-box .jtbd-cause-below .track.out > i { background: none; box-shadow: inset 0 0 0 1.5px #0072B2; }
.jtbd-box .jtbd-cause-below .track u { position: absolute; top: 6px; height: 2px; background: currentColor;
  box-shadow: 0 0 0 1px var(--jp-layout-color0, #fff); }
"""


def show() -> Shown:
    """Build the widget on the survey `navigation`."""
    frame = Frame(
        "Which circumstances go with a struggle?",
        "<kbd>Tab</kbd> next control; <kbd>↑</kbd> <kbd>↓</kbd> choose the moment; <kbd>←</kbd> <kbd>→</kbd> move the "
        "threshold; <kbd>Space</kbd> switches the correction.",
        "Late arrival, the first six moments, goes with three circumstances of like size; the other moments with one "
        "each. Whoever groups people by the struggle alone mixes three causes.",
    )
    return _Map(frame, navigation_causes()).shown()


class _Map:
    """A moment, a threshold, a correction; the grid, the bars and the share past the threshold."""

    def __init__(self, frame: Frame, table: CauseTable):
        import ipywidgets

        self.frame, self.table = frame, table
        options = [(f"{m.target_id} · {m.statement}", m.target_id) for m in table.moments.itertuples()]
        self.moment = ipywidgets.Dropdown(options=options, description="Moment of struggle")
        self.threshold = ipywidgets.FloatSlider(
            value=3.5, min=1, max=5, step=0.25, readout_format=".2f", description="Threshold of severity"
        )
        self.corrected = ipywidgets.Checkbox(
            value=False, indent=False, description=f"corrected for looking at {len(table.pairs)} pairs at once"
        )
        self.grid, self.bars, self.past = html(), html(), html()
        self.moment.observe(self._changed, "value")
        self.corrected.observe(self._changed, "value")
        self.threshold.observe(self._moved, "value")
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        controls = ipywidgets.Box([self.moment, self.threshold, self.corrected])
        controls.add_class("jtbd-cause-controls")
        below = ipywidgets.Box([self.bars, self.past])
        below.add_class("jtbd-cause-below")
        return self.frame.around(controls, self.grid, below, name="cause_map", style=STYLE)

    def _changed(self, _change) -> None:
        self._draw()
        self._tried()

    def _moved(self, _change) -> None:
        self._draw_threshold()  # the grid knows no threshold, and a slider must answer at once
        self._tried()

    def _tried(self) -> None:
        self.frame.tried((self.moment.value, round(self.threshold.value), self.corrected.value))

    def _draw(self) -> None:
        marked = self.table.marked(self.corrected.value)
        together = set(zip(marked["target_id"], marked["circumstance"], strict=True))
        self.grid.value = luck(self.table, len(together), self.corrected.value) + grid(
            self.table, self.moment.value, together
        )
        self.bars.value = bars(self.table, self.moment.value, together)
        self.causes_said = causes_in_words(self.table, self.moment.value, marked, self.corrected.value)
        self._draw_threshold()

    def _draw_threshold(self) -> None:
        shares = self.table.motivated(self.moment.value, self.threshold.value)
        self.past.value = past(self.threshold.value, *shares)
        self.frame.say(f"{self.causes_said} {past_in_words(self.threshold.value, *shares)}")


def causes_in_words(table: CauseTable, target_id: str, marked, corrected: bool) -> str:
    """The circumstances that go with a moment, and how many pairs go together."""
    here = table.causes(target_id)
    here = here[here["circumstance"].isin(marked.loc[marked["target_id"] == target_id, "circumstance"])]
    named = ", ".join(
        f"{ALONE[row['circumstance']]} ({percent_of(row['share_with'])} with it, "
        f"{percent_of(row['share_without'])} without)"
        for row in here.to_dict("records")
    )
    return (
        f"{target_id} goes with: {named or 'no circumstance asked about'}. "
        f"{'Corrected' if corrected else 'Raw'}: {len(marked)} of {len(table.pairs)} pairs "
        f"{'goes' if len(marked) == 1 else 'go'} together."
    )


def past_in_words(threshold: float, inside: float, outside: float) -> str:
    """The shares of people past the threshold."""
    return (
        f"Severity {threshold:.2f} or more: {percent_of(inside)} of those who struggle with it, "
        f"{percent_of(outside)} of the others."
    )


def luck(table: CauseTable, marked: int, corrected: bool) -> str:
    """What the grid shows, and how many marks luck alone would make."""
    by_luck = LEVEL / 2 * len(table.pairs)  # half of those beyond the level, since only "commoner" is marked
    said = (
        "Corrected, about 1 mark in 20 may be luck."
        if corrected
        else f"Looked at one by one, luck alone would mark about {by_luck:.0f}."
    )
    return (
        "<p class='jtbd-head'>Of the people with the circumstance, % who struggle</p><p style='margin-bottom: 8px'>"
        f"✓ and filled: commoner than without it, {marked} of {len(table.pairs)} pairs. {said}</p>"
    )


def grid(table: CauseTable, chosen: str, together: set) -> str:
    """Circumstances by moments: the share struggling with the circumstance; pairs that go together are filled."""
    shares = table.pairs.pivot(index="circumstance", columns="target_id", values="share_with")
    ids = list(table.moments["target_id"])
    heads = "".join(f"<th class='{'here' if i == chosen else ''}' scope='col'>{i}</th>" for i in ids)
    rows = "".join(
        f"<tr><th class='side' scope='row'>{ALONE[c]}</th>"
        + "".join(_cell(shares.at[c, i], i == chosen, (i, c) in together) for i in ids)
        + "</tr>"
        for c in table.circumstances
    )
    return (
        f"<table class='jtbd-cause-grid'><tr><th class='side'></th>{_themes(table)}</tr>"
        f"<tr><th class='side'></th>{heads}</tr>{rows}</table>"
    )


def _cell(share: float, here: bool, marked: bool) -> str:
    classes = " ".join(name for name, on in (("marked", marked), ("here", here)) if on)
    return f"<td class='{classes}'>{100 * share:.0f}{'<br>✓' if marked else ''}</td>"


def _themes(table: CauseTable) -> str:
    themes = table.moments["theme"].fillna("Other targets")
    runs = themes.groupby((themes != themes.shift()).cumsum()).agg(["first", "size"])
    return "".join(
        f"<th class='theme' scope='colgroup' colspan='{row.size_}'>{_html.escape(row.first_)}</th>"
        for row in runs.rename(columns={"first": "first_", "size": "size_"}).itertuples()
    )


def bars(table: CauseTable, target_id: str, together: set) -> str:
    """Share struggling with and without each circumstance, with intervals."""
    rows = "".join(
        _pair(row, (target_id, row["circumstance"]) in together) for row in table.causes(target_id).to_dict("records")
    )
    return (
        "<div><p class='jtbd-head'>Share who struggle with it, 0 to 100 %</p>"
        "<p class='jtbd-quiet'>Filled: with it. Hollow: without it. Line: 95 % interval.</p>"
        f"{rows}</div>"
    )


def _pair(row: dict, together: bool) -> str:
    word = "✓ goes with it" if together else "– no sign of it"
    name = f"{ALONE[row['circumstance']]}<br><span class='jtbd-quiet'>{word}</span>"
    return (
        f"<div class='two'><span class='name'>{name}</span>"
        + _bar(row, "with", "")
        + _bar(row, "without", " out")
        + "</div>"
    )


def _bar(row: dict, side: str, kind: str) -> str:
    share, low, high = (100 * row[f"share_{side}{end}"] for end in ("", "_low", "_high"))
    return (
        f"<div class='track{kind}'><i style='width: {share:.1f}%'></i>"
        f"<u style='left: {low:.1f}%; width: {high - low:.1f}%'></u></div><b>{share:.0f} %</b>"
    )


def past(threshold: float, inside: float, outside: float) -> str:
    """The share of people past the threshold, those who struggle with it and the others."""
    rows = "".join(
        f"<div style='margin-top: 8px'>{who}</div><div class='two past'><div class='track{kind}'>"
        f"<i style='width: {100 * share if share == share else 0:.1f}%'></i></div><b>{percent_of(share)}</b></div>"
        for who, share, kind in (("struggle with it", inside, ""), ("all others", outside, " out"))
    )
    return (
        f"<div><p class='jtbd-head'>Past the threshold</p>"
        f"<p class='jtbd-quiet'>Mean severity {threshold:.2f} or more, of five.</p>{rows}"
        "<p class='jtbd-quiet' style='margin-top: 8px'>Raise it, and fewer are past it.</p></div>"
    )
