"""How quiz, form and progress widgets look: additions to the shared style sheet, and small text widgets."""

import html

from jtbd_helpers import stylesheet

STYLE = """
/* learn: quiz, forms, progress */
.jtbd-box .jtbd-stem p { font-size: 17px; line-height: 1.45; max-width: 66ch; margin: 0 0 8px; }
.jtbd-box .jtbd-stem p.jtbd-source { font-size: 13.5px; color: var(--jtbd-quiet); }
.jtbd-box p.jtbd-state { font-size: 14px; color: var(--jtbd-quiet); margin: 14px 0 0; }
.jtbd-box .jtbd-answer .widget-label { white-space: normal; height: auto; line-height: 1.4; overflow: visible; }
.jtbd-box .jtbd-above { display: flex; flex-direction: column; align-items: stretch; width: auto;
  height: auto; overflow: visible; }
.jtbd-box .jtbd-above > .widget-label { font-size: 13.5px; color: var(--jtbd-quiet); text-align: left;
  padding: 0; margin: 0 0 4px; }
.jtbd-box .jtbd-above .widget-radio-box { max-width: none; height: auto; margin: 0; padding: 0; gap: 4px; }
.jtbd-box .jtbd-above .widget-radio-box label, .jtbd-box .jtbd-tick .widget-label-basic { display: flex; gap: 10px;
  align-items: flex-start; white-space: normal; height: auto; width: auto; max-width: 72ch; line-height: 1.4;
  font-size: 15px; padding: 6px 10px; margin: 0; border-radius: 7px; cursor: pointer; }
.jtbd-box .jtbd-above .widget-radio-box label:hover, .jtbd-box .jtbd-tick .widget-label-basic:hover,
.jtbd-box .jtbd-above .widget-radio-box label:has(input:checked) { background: var(--jtbd-tint); }
.jtbd-box .jtbd-above .widget-radio-box input, .jtbd-box .jtbd-tick input { flex: none; order: -1; margin: 0; }
.jtbd-box .jtbd-tick { width: auto; height: auto; min-height: 34px; overflow: visible; margin: 0; }
.jtbd-box .jtbd-tick .widget-label-basic span { white-space: normal; }
.jtbd-box .jtbd-beside { display: flex; flex-flow: row wrap; align-items: center; align-content: center;
  width: 100%; height: auto; padding: 6px 0; margin: 0; overflow: visible; border-top: 1px solid var(--jtbd-line); }
.jtbd-box .jtbd-beside > .widget-label { flex: 1 1 260px; text-align: left; padding: 0 18px 0 0; margin: 0;
  max-width: 60ch; }
.jtbd-box .jtbd-beside > .widget-radio-box { flex: none; align-self: center; margin: 0 !important; padding: 0; }
.jtbd-box .jtbd-beside > select { flex: none; width: 42%; height: 34px; }
.jtbd-box .jtbd-typed { width: auto; height: auto; align-items: center; overflow: visible; }
.jtbd-box .jtbd-typed input { max-width: 200px; height: 36px; }
.jtbd-box .jtbd-form .jtbd-typed > .widget-label { min-width: 15em; text-align: left; }
.jtbd-box .jtbd-form { gap: 10px; }
.jtbd-box .jtbd-wide input { max-width: 520px; flex: 1 1 300px; }
.jtbd-box .jtbd-form > .jtbd-row { margin: 0; }
.jtbd-box .jtbd-plane .widget-label { text-align: left; }
.jtbd-box .jtbd-row { gap: 10px; align-items: center; margin: 14px 0 0; }
.jtbd-box .jtbd-strip { gap: 6px; margin: 0 0 16px; }
.jtbd-box .jtbd-strip .jupyter-button { padding: 0 12px; height: 32px; line-height: 30px; font-size: 14px; }
.jtbd-box .jtbd-strip .jtbd-here { border-color: var(--jtbd-accent); box-shadow: inset 0 -3px 0 var(--jtbd-accent);
  font-weight: 600; }
.jtbd-box .widget-html.jtbd-feedback { margin: 14px 0 0; }
.jtbd-box .jtbd-feedback p { margin: 0 0 4px; }
.jtbd-box .jtbd-feedback p:last-child, .jtbd-box .jtbd-feedback li:last-child { margin: 0; }
.jtbd-box .jtbd-feedback ul { margin: 4px 0 0; padding-left: 20px; }
.jtbd-box .jtbd-feedback li { margin: 0 0 4px; }
.jtbd-box .widget-html.jtbd-feedback.jtbd-empty { border: 0; padding: 0; margin: 0; background: none; }
.jtbd-box .jtbd-hints ol { margin: 12px 0 0; padding-left: 22px; max-width: 72ch; }
.jtbd-box .jtbd-hints p { margin: 12px 0 0; max-width: 72ch; }
.jtbd-box .jtbd-given { max-height: 660px; overflow: auto; margin: 4px 0 12px; }
.jtbd-box table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; margin: 4px 0; }
.jtbd-box th, .jtbd-box td { text-align: left; padding: 5px 20px 5px 0; vertical-align: top; font-weight: 400;
  background: none; border: 0; border-bottom: 1px solid var(--jtbd-line); }
.jtbd-box table thead th, .jtbd-box th { font-weight: 600; text-align: left; }
.jtbd-box pre { max-height: 320px; overflow: auto; font-size: 12px; }
"""


def words(text: str = "", css: str = "", raw: bool = False):
    """A paragraph as a widget; `raw` text is HTML of ours, anything else is escaped."""
    widget = stylesheet.html(text, css) if css else stylesheet.html(text)
    if not raw:
        write(widget, html.escape(text))
    return widget


def write(widget, text: str) -> None:
    """Put a paragraph of our HTML into a widget that `words` made."""
    css = next((name for name in widget._dom_classes if name.startswith("jtbd-")), "")
    widget.value = f"<p class='{css}'>{text}</p>" if text else ""


def say(widget, text: str) -> None:
    """Put HTML of ours into a feedback widget; an empty one takes no room."""
    widget.value = text
    (widget.remove_class if text else widget.add_class)("jtbd-empty")


def button(text: str, on_click, primary: bool = False):
    """A button whose label says what it does; `on_click` takes nothing."""
    import ipywidgets

    widget = ipywidgets.Button(description=text)
    widget.on_click(lambda _: on_click())
    if primary:
        widget.add_class("jtbd-go")
    return widget


def row(*widgets, css: str = "jtbd-row"):
    """Widgets side by side, that wrap on a narrow screen."""
    import ipywidgets

    box = ipywidgets.HBox(widgets, layout=ipywidgets.Layout(flex_flow="row wrap"))
    box.add_class(css)
    return box


def panel(*widgets):
    """The outer box of a learning widget, in the look of the course."""
    return stylesheet.boxed(*widgets, style=STYLE)


def bullets(rows) -> str:
    """(what, why) pairs as a list."""
    lines = "".join(f"<li><b>{html.escape(what)}</b><br>{html.escape(why)}</li>" for what, why in rows)
    return f"<ul>{lines}</ul>" if lines else ""
