"""How quiz, form and progress widgets look: additions to the shared style sheet, and small text widgets."""

import html

from jtbd_helpers.look import STYLE

LEARN_STYLE = """<style>
/* learn: quiz, forms, progress */
.jtbd-learn { border: 1px solid var(--jp-border-color2, #D9DEE4); border-radius: 8px; padding: 16px 20px; }
.jtbd-learn .widget-html, .jtbd-learn .widget-html-content { line-height: 1.5; height: auto; margin: 0; }
.jtbd-learn p { margin: 0 0 6px 0; }
.jtbd-learn .jtbd-stem { font-size: 16px; margin: 10px 0 8px 0; }
.jtbd-learn .jtbd-state, .jtbd-learn .jtbd-keys { font-size: 13px; color: var(--jp-ui-font-color2, #56616D); }
.jtbd-learn .widget-label { white-space: normal; height: auto; line-height: 1.4; font-size: 15px; overflow: visible; }
.jtbd-learn .widget-radio-box label, .jtbd-learn .widget-checkbox label { white-space: normal; height: auto;
  line-height: 1.4; font-size: 15px; padding: 3px 0; width: auto; }
.jtbd-learn .widget-radio-box { max-width: none; gap: 2px; margin: 0; padding: 0; }
.jtbd-learn .widget-radio-box input, .jtbd-learn .widget-checkbox input { accent-color: #0072B2; }
.jtbd-learn .jtbd-above { flex-direction: column; align-items: stretch; height: auto; overflow: visible; }
.jtbd-learn .jtbd-above > .widget-label { width: auto; min-width: 0; text-align: left; margin: 0 0 4px 0;
  font-size: 13px; color: var(--jp-ui-font-color2, #56616D); }
.jtbd-learn .jtbd-beside { align-items: center; height: auto; border-top: 1px solid var(--jp-border-color3, #EDF0F3);
  padding: 3px 0; overflow: visible; }
.jtbd-learn .jtbd-beside > .widget-label { text-align: left; padding-right: 16px; }
.jtbd-learn .jtbd-beside .widget-radio-box { flex-direction: row; gap: 18px; }
.jtbd-learn button.jupyter-button { border-radius: 4px; height: 32px; line-height: 30px; font-size: 14px; width: auto;
  padding: 0 14px; color: #0072B2; border: 1px solid #0072B2; background: transparent; }
.jtbd-learn button.jupyter-button:disabled { color: var(--jp-ui-font-color2, #6B7682); opacity: 1;
  border-color: var(--jp-border-color1, #C3CAD2); cursor: default; }
.jtbd-learn button.jtbd-primary:enabled { background: #0072B2; color: #FFFFFF; font-weight: 600; }
.jtbd-learn button.jtbd-here { font-weight: 700; box-shadow: inset 0 -3px 0 #0072B2; }
.jtbd-learn :focus-visible { outline: 3px solid #0072B2; outline-offset: 2px; }
.jtbd-learn .jtbd-feedback { margin: 8px 0 0 0; padding: 8px 14px; background: var(--jp-layout-color2, #F4F7F9);
  border-radius: 0 4px 4px 0; }
.jtbd-learn .jtbd-empty { border: 0; padding: 0; margin: 0; background: none; }
.jtbd-learn .jtbd-feedback ul { margin: 4px 0 0 0; padding-left: 20px; }
.jtbd-learn .jtbd-hints ol { margin: 8px 0 0 0; padding-left: 22px; }
.jtbd-learn table { border-collapse: collapse; font-size: 14px; }
.jtbd-learn th, .jtbd-learn td { text-align: left; padding: 4px 14px 4px 0; vertical-align: top;
  border-bottom: 1px solid var(--jp-border-color3, #EDF0F3); }
.jtbd-learn pre { max-height: 320px; overflow: auto; font-size: 12px; }
</style>"""


def words(text: str = "", css: str = "", raw: bool = False):
    """A text widget; `raw` text is HTML of ours, anything else is escaped."""
    import ipywidgets

    widget = ipywidgets.HTML(value=text if raw else html.escape(text))
    if css:
        widget.add_class(css)
    return widget


def button(text: str, on_click, primary: bool = False):
    """A button whose label says what it does; `on_click` takes nothing."""
    import ipywidgets

    widget = ipywidgets.Button(description=text, layout=ipywidgets.Layout(width="auto"))
    widget.on_click(lambda _: on_click())
    if primary:
        widget.add_class("jtbd-primary")
    return widget


def row(*widgets):
    """Widgets side by side, that wrap on a narrow screen."""
    import ipywidgets

    return ipywidgets.HBox(widgets, layout=ipywidgets.Layout(flex_flow="row wrap", margin="8px 0 0 0"))


def panel(*widgets):
    """The outer box of a learning widget, with its style."""
    import ipywidgets

    box = ipywidgets.VBox([words(STYLE + LEARN_STYLE, raw=True), *widgets])
    box.add_class("jtbd-box")
    box.add_class("jtbd-learn")
    return box


def say(widget, text: str) -> None:
    """Put HTML of ours into a feedback widget; screen readers are told, and an empty one takes no room."""
    widget.value = f"<div role='status' aria-live='polite'>{text}</div>"
    (widget.remove_class if text else widget.add_class)("jtbd-empty")


def bullets(rows) -> str:
    """(what, why) pairs as a list."""
    lines = "".join(f"<li><b>{html.escape(what)}</b> {html.escape(why)}</li>" for what, why in rows)
    return f"<ul>{lines}</ul>" if lines else ""
