"""How widgets look and how they are kept: one style sheet, and one plain line in saved notebooks.

Used by the rooms that show widgets (learn, explorables, workshop). Imports ipywidgets
only when something is shown.
"""

import html as _html

ACCENT = "#0072B2"

# Sizes and colours are named once, in `.jtbd-box`; greys are mixed from the text colour, so that
# they fit JupyterLab's light and dark theme and notebooks elsewhere. Every widget brings this sheet along: what it says
# of boxes is weak (`:where`), or the sheet of a later widget would undo the room that an earlier one gives its rows.
STYLE = """
.jtbd-box { --jtbd-accent: #0072B2; --jtbd-link: #0068A3; --jtbd-tint: rgba(0, 114, 178, .09);
  --jtbd-quiet: color-mix(in srgb, currentColor 74%, transparent);
  --jtbd-line: color-mix(in srgb, currentColor 18%, transparent);
  --jtbd-card: color-mix(in srgb, currentColor 4%, transparent);
  --jp-widgets-font-size: 15px; --jp-widgets-inline-height: 34px; --jp-widgets-color: currentColor;
  --jp-widgets-label-color: currentColor; --jp-widgets-readout-color: currentColor;
  box-sizing: border-box; max-width: 900px; padding: 22px 26px 20px; margin: 6px 4px; border-radius: 12px;
  border: 1px solid var(--jtbd-line); color: var(--jp-ui-font-color1, inherit); overflow: visible;
  font-family: var(--jp-ui-font-family, system-ui, sans-serif); font-size: 15px; line-height: 1.5; }
body[data-jp-theme-light="false"] .jtbd-box { --jtbd-link: #7CC4F2; --jtbd-tint: rgba(86, 180, 233, .16); }
.jtbd-box *, .jtbd-box *::before { box-sizing: border-box; }
.jtbd-box .widget-html, .jtbd-box .widget-html-content { margin: 0; width: auto; font-size: 15px; line-height: 1.5;
  height: auto; overflow: visible; }
.jtbd-box :where(.widget-box) { overflow: visible; margin: 0; }
.jtbd-box p { margin: 0; }
.jtbd-box p.jtbd-title { font-size: 20px; line-height: 1.3; font-weight: 600; margin: 0; }
.jtbd-box p.jtbd-lead { font-size: 16px; max-width: 66ch; margin: 4px 0 0; }
.jtbd-box p.jtbd-keys { font-size: 13.5px; color: var(--jtbd-quiet); margin: 6px 0 14px; }
.jtbd-box kbd { font: 600 12px/1 var(--jp-code-font-family, monospace); padding: 2px 6px; border-radius: 4px;
  border: 1px solid var(--jtbd-line); background: var(--jtbd-card); color: inherit; box-shadow: none; }
.jtbd-box p.jtbd-head { font-size: 15px; font-weight: 600; margin: 0 0 6px; }
.jtbd-box .jtbd-quiet { color: var(--jtbd-quiet); }
.jtbd-box .jtbd-big { font-size: 30px; line-height: 1.15; font-weight: 600; font-variant-numeric: tabular-nums; }
.jtbd-box .widget-html.jtbd-status { font-size: 14px; color: var(--jtbd-quiet); margin-top: 14px; min-height: 21px; }
.jtbd-box .jtbd-notice, .jtbd-feedback { border-left: 4px solid #0072B2;
  background: var(--jtbd-tint, rgba(0, 114, 178, .09));
  padding: 8px 14px; margin: 12px 0 0; border-radius: 0 8px 8px 0; max-width: 72ch; }
.jtbd-box svg { display: block; max-width: 100%; }
.jtbd-box svg text { fill: currentColor; font-family: inherit; font-size: 14px; font-variant-numeric: tabular-nums; }
.jtbd-box svg .quiet { fill: var(--jtbd-quiet); }
.jtbd-box svg .line { stroke: var(--jtbd-line); fill: none; }
.jtbd-box svg .ink { stroke: currentColor; fill: none; }
.jtbd-box .jupyter-button { border-radius: 7px; padding: 0 16px; height: 36px; line-height: 34px; width: auto;
  align-self: flex-start; margin: 0; font-size: 15px; border: 1px solid var(--jtbd-line);
  background: transparent; color: inherit; box-shadow: none; }
.jtbd-box .jupyter-button:hover { border-color: var(--jtbd-accent); background: var(--jtbd-tint); box-shadow: none; }
.jtbd-box .jupyter-button.jtbd-go, .jtbd-box .jupyter-button.mod-active { background: var(--jtbd-accent);
  border-color: var(--jtbd-accent); color: #fff; font-weight: 600; }
.jtbd-box .jupyter-button.jtbd-go:hover { background: #005F96; }
.jtbd-box .jupyter-button:disabled { opacity: .45; }
.jtbd-box :focus-visible, .jtbd-box .jupyter-button:focus-visible,
.jtbd-box .widget-radio-box label:has(input:focus-visible) {
  outline: 3px solid var(--jtbd-link); outline-offset: 2px; }
.jtbd-box .widget-label { font-size: 15px; width: auto; min-width: 0; margin-right: 10px; }
.jtbd-box select, .jtbd-box input[type=number], .jtbd-box input[type=text], .jtbd-box textarea {
  font-size: 15px; border-radius: 7px; border: 1px solid var(--jtbd-line); color: inherit;
  background-color: var(--jp-layout-color1, transparent); }
.jtbd-box .noUi-target { border: 0; background: var(--jtbd-line); box-shadow: none; }
.jtbd-box .noUi-connect { background: var(--jtbd-accent); }
.jtbd-box .noUi-handle { background: var(--jtbd-accent); border: 2px solid var(--jp-layout-color0, #fff);
  box-shadow: 0 0 0 1px var(--jtbd-accent); }
.jtbd-box .widget-readout { font-size: 15px; font-variant-numeric: tabular-nums; }
.jtbd-box input[type=checkbox], .jtbd-box input[type=radio] { accent-color: var(--jtbd-accent); }
.jtbd-chips .widget-radio-box { flex-flow: row wrap; gap: 6px; margin: 0; height: auto; }
.jtbd-chips .widget-radio-box label { position: relative; display: inline-flex; align-items: center; width: auto;
  height: 32px; padding: 0 12px; margin: 0; border: 1px solid var(--jtbd-line); border-radius: 7px; cursor: pointer;
  font-size: 15px; line-height: 1; }
.jtbd-chips .widget-radio-box label:hover { border-color: var(--jtbd-accent); background: var(--jtbd-tint); }
.jtbd-chips .widget-radio-box input { position: absolute; opacity: 0; margin: 0; inset: 0; width: 100%; height: 100%; }
.jtbd-chips .widget-radio-box label:has(input:checked) { background: var(--jtbd-accent);
  border-color: var(--jtbd-accent); color: #fff; font-weight: 600; }
@media print { .jtbd-box .jupyter-button { display: none; } }
"""

# JupyterLab takes arrow keys for itself wherever a widget has the focus, unless the element says not to: what is
# focused here says so. ipywidgets gives the buttons of a radio group no common name, so each would be a stop of its
# own and arrows would do nothing: named, they are one stop, and arrows choose. A digit presses the button, or picks
# the option, of that number in a `.jtbd-digits` group. Enter in a text field of `.jtbd-lines` goes to the next one, at
# once (caught on its way down: ipywidgets lets no key of a text field rise). The line that restates the state is
# announced to those who do not see it. Where a notebook forbids such scripts, Tab, Space and Enter still reach all.
_KEYS = """
const box = this.closest('.jtbd-box');
if (box) {
  box.addEventListener('focusin', e => {
    e.target.setAttribute('data-lm-suppress-shortcuts', 'true');
    box.querySelectorAll('.jtbd-status, .jtbd-feedback').forEach(n => n.setAttribute('aria-live', 'polite'));
    box.querySelectorAll('.widget-radio-box').forEach(group => {
      const name = group.querySelector('input[name]')?.name || 'jtbd-' + Math.random();
      group.querySelectorAll('input').forEach(radio => { radio.name = name; });
    });
  });
  box.addEventListener('keydown', e => {
    const list = e.key === 'Enter' && e.target.type === 'text' && e.target.closest('.jtbd-lines');
    if (!list) return;
    const lines = [...list.querySelectorAll('input[type=text]')];
    (lines[lines.indexOf(e.target) + 1] || e.target).focus();
  }, true);
  box.addEventListener('keydown', e => {
    const group = e.target.closest('.jtbd-digits');
    if (!group || !/^[1-9]$/.test(e.key) || e.ctrlKey || e.metaKey || e.altKey) return;
    const choice = group.querySelectorAll('button, input')[e.key - 1];
    if (choice && !choice.disabled) { choice.focus(); choice.click(); e.preventDefault(); }
  });
}
"""


def boxed(*children, style: str = ""):
    """A VBox in the look of the course; `style` adds rules of a widget's own.

    A page shows many widgets, each with the common rules, so own rules begin
    with `.jtbd-box` to stay the stronger ones.

    Inside it a container with the class "jtbd-digits" lets digits press its buttons or pick its options, and a
    line with the class "jtbd-status" or "jtbd-feedback" is read aloud when it changes.
    """
    import ipywidgets

    onload = _html.escape(" ".join(_KEYS.split()), quote=True)
    sheet = ipywidgets.HTML(f'<style onload="{onload}">{STYLE}{style}</style>')
    sheet.layout.display = "contents"
    box = ipywidgets.VBox([sheet, *children])
    box.add_class("jtbd-box")
    return box


def html(text: str = "", *classes: str):
    """An HTML widget with CSS classes."""
    import ipywidgets

    widget = ipywidgets.HTML(text)
    for name in classes:
        widget.add_class(name)
    return widget


class Shown:
    """A widget with a plain line that stands for it wherever widgets are not kept.

    `box` is an ipywidgets widget; `line` is what a saved notebook, a print or a
    plain terminal shows ("Quiz 02: run this cell to answer").
    """

    def __init__(self, box, line: str):
        self.box = box
        self.line = line

    def __repr__(self) -> str:
        return self.line

    def _repr_mimebundle_(self, **kwargs):
        return {**self.box._repr_mimebundle_(**kwargs), "text/plain": self.line}
