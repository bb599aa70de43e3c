"""Split toggle: the same people split by who they are, by what they struggle with and by what gets in their way."""

import html as _html

from jtbd_helpers.course.explorables.frame import Frame, percent_of
from jtbd_helpers.course.explorables.splits import PAIR, navigation_splits, points
from jtbd_helpers.stylesheet import Shown, html

STYLE = """
.jtbd-box .jtbd-split { display: grid; grid-template-columns: 168px minmax(0, 5fr) minmax(0, 4fr); column-gap: 28px;
  align-items: center; margin-top: 16px; }
.jtbd-box .jtbd-split .top { font-size: 13.5px; color: var(--jtbd-quiet); padding-bottom: 6px; }
.jtbd-box .jtbd-split .name { line-height: 1.2; padding: 8px 0; }
.jtbd-box .jtbd-split .who { display: inline-block; font-size: 13px; font-weight: 600; padding: 0 7px;
  margin: 2px 4px 0 0;
  border-radius: 9px; border: 1.5px solid var(--jtbd-link); color: var(--jtbd-link); }
.jtbd-box .jtbd-split .strip { display: flex; align-items: center; gap: 8px; white-space: nowrap; }
.jtbd-box .jtbd-split .strip i { height: 26px; border-radius: 3px; background: #0072B2; flex: none;
  box-shadow: inset 0 0 0 1px #0072B2; }
.jtbd-box .jtbd-split .axis { position: relative; height: 26px; border-left: 1px solid var(--jtbd-line);
  border-right: 1px solid var(--jtbd-line); }
.jtbd-box .jtbd-split .axis i { position: absolute; top: 12px; height: 2px; background: currentColor; }
.jtbd-box .jtbd-split .axis i::before, .jtbd-box .jtbd-split .axis i::after { content: ''; position: absolute;
  top: -4px; width: 2px;
  height: 10px; background: currentColor; }
.jtbd-box .jtbd-split .axis i::before { left: 0; } .jtbd-box .jtbd-split .axis i::after { right: 0; }
.jtbd-box .jtbd-split .axis b { position: absolute; top: 7px; width: 12px; height: 12px; margin-left: -6px;
  border-radius: 50%;
  background: #0072B2; box-shadow: 0 0 0 2px var(--jp-layout-color0, #fff); }
.jtbd-box .jtbd-spreads { display: grid; grid-template-columns: 168px minmax(0, 5fr) minmax(0, 4fr); gap: 4px 28px;
  margin-top: 18px; padding-top: 14px; border-top: 1px solid var(--jtbd-line); align-items: center; }
.jtbd-box .jtbd-spreads p { grid-column: 1 / -1; }
.jtbd-box .jtbd-spreads div { display: flex; align-items: center; gap: 8px; }
.jtbd-box .jtbd-spreads i { height: 12px; border-radius: 3px; box-shadow: inset 0 0 0 1.5px #0072B2; }
.jtbd-box .jtbd-spreads .now i { background: #0072B2; }
.jtbd-box .jtbd-split-controls { display: flex; flex-flow: row wrap; gap: 10px 28px; align-items: center; }
.jtbd-box .jtbd-split-controls .widget-radio { width: auto; display: flex; align-items: center; height: auto; }
.jtbd-box .jtbd-split-controls .widget-checkbox { width: auto; }
"""


def show() -> Shown:
    """Build the widget on the survey `navigation`."""
    frame = Frame(
        "Which question tells drivers apart?",
        "<kbd>Tab</kbd> next control; <kbd>←</kbd> <kbd>→</kbd> or <kbd>1</kbd>–<kbd>5</kbd> choose the split; "
        "<kbd>Space</kbd> shows the names.",
        "Split by who they are, the groups hardly differ and their intervals overlap. Split by struggle or "
        "circumstance, some are in a hurry to change and others are not. Paul and Kate change from apart to together.",
    )
    return _Splits(frame, navigation_splits()).shown()


class _Splits:
    """One choice of split, one box for the names, the strips and the spreads seen so far."""

    def __init__(self, frame: Frame, tables: dict):
        import ipywidgets

        self.frame, self.tables = frame, tables
        first = next(iter(tables))
        self.seen = {first: points(tables[first])}
        self.choice = ipywidgets.RadioButtons(
            options=list(tables), value=first, description="Split by", orientation="horizontal"
        )
        self.choice.add_class("jtbd-chips")
        self.choice.add_class("jtbd-digits")
        self.names = ipywidgets.Checkbox(value=False, indent=False, description="show Paul and Kate")
        self.picture = html()
        for control in (self.choice, self.names):
            control.observe(self._changed, "value")
        self._draw()

    def shown(self) -> Shown:
        import ipywidgets

        controls = ipywidgets.Box([self.choice, self.names])
        controls.add_class("jtbd-split-controls")
        return self.frame.around(controls, self.picture, name="split_toggle", style=STYLE)

    def _changed(self, _change) -> None:
        self._draw()
        self.frame.tried((self.choice.value, self.names.value))

    def _draw(self) -> None:
        split, groups = self.choice.value, self.tables[self.choice.value]
        self.seen.setdefault(split, points(groups))
        widest = max(table["share"].max() for table in self.tables.values())
        self.picture.value = strips(groups, widest, self.names.value) + spreads(self.seen, split)
        self.frame.say(in_words(split, groups, self.names.value))


def in_words(split: str, groups, names: bool) -> str:
    """The state in sentences: the most and least urgent group, the spread, and where Paul and Kate are."""
    most, least = groups.loc[groups["urgency"].idxmax()], groups.loc[groups["urgency"].idxmin()]
    said = (
        f"Split by {split}, {len(groups)} groups. Would switch: from {percent_of(least['urgency'])} "
        f"({least['group']}) to {percent_of(most['urgency'])} ({most['group']}), a spread of "
        f"{points(groups)} points."
    )
    if not names:
        return said
    together = any(len(who) == len(PAIR) for who in groups["holds"])
    return f"{said} Paul and Kate: {'together' if together else 'apart'}."


def strips(groups, widest: float, names: bool) -> str:
    """One strip per group: length = share of people, depth = urgency; beside it urgency with its interval."""
    rows = "".join(_strip(row, widest, names) for row in groups.to_dict("records"))
    return (
        "<div class='jtbd-split'><span></span><span class='top'>length: share of people · depth: would switch</span>"
        f"<span class='top'>would switch, 0 to 100 %; 95 % interval</span>{rows}</div>"
    )


def _strip(row: dict, widest: float, names: bool) -> str:
    who = "".join(f"<span class='who'>{name}</span>" for name in row["holds"]) if names else ""
    depth = 0.08 + 0.92 * max(0.0, (row["urgency"] - 0.2) / 0.5)
    low, high = 100 * row["low"], 100 * row["high"]
    return (
        f"<div class='name'>{_html.escape(row['group'])}{'<br>' + who if who else ''}</div>"
        f"<div class='strip'><i style='width: {72 * row['share'] / widest:.1f}%; "
        f"background: rgba(0, 114, 178, {min(depth, 1):.2f})'></i>{percent_of(row['share'])} of people</div>"
        f"<div style='display: flex; align-items: center; gap: 12px'><div class='axis' style='flex: 1'>"
        f"<i style='left: {low:.1f}%; width: {high - low:.1f}%'></i><b style='left: {100 * row['urgency']:.1f}%'></b>"
        f"</div><strong>{percent_of(row['urgency'])}</strong></div>"
    )


def spreads(seen: dict[str, int], now: str) -> str:
    """The spread of every split seen so far, so that they can be compared."""
    rows = "".join(
        f"<span>{split}</span><div class='{'now' if split == now else ''}'><i style='width: {1.4 * value:.1f}%'></i>"
        f"<b>{value} points</b></div><span></span>"
        for split, value in seen.items()
    )
    head = "<p class='jtbd-head'>Spread between highest and lowest, splits seen so far</p>"
    return f"<div class='jtbd-spreads'>{head}{rows}</div>"
