"""How widgets look and how they are kept: one style sheet, and one plain line in saved notebooks.

Used by the rooms that show widgets (learn, explorables, workshop). Imports ipywidgets
only when something is shown.
"""

# One accent colour, readable type, aligned controls; works on JupyterLab's light and dark themes.
STYLE = """<style>
.jtbd-box { font-family: var(--jp-ui-font-family, system-ui, sans-serif); font-size: 15px; line-height: 1.5;
  max-width: 860px; color: var(--jp-ui-font-color1, #1F2933); }
.jtbd-box .jtbd-title { font-size: 18px; font-weight: 600; margin: 0 0 4px 0; }
.jtbd-box .jtbd-keys { font-size: 13px; color: var(--jp-ui-font-color2, #616E7C); }
.jtbd-feedback { border-left: 4px solid #0072B2; padding: 6px 12px; margin: 6px 0; }
</style>"""


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
