"""A notebook that was run, as one HTML page: no code, no request to anywhere, fit to print in black and white."""

import html
import re

GENERATOR = "jtbd report"
FIRST = "decision"  # cells of this tag come first, whenever they were computed
ANCHOR = re.compile(r"<a class=.anchor-link.*?</a>", re.DOTALL)
WARNING = re.compile(r"JtbdWarning: (.*)")
HIDDEN = {"parameters", "injected-parameters", "setup", "title", "board"}


def page(notebook, title: str, stamps: dict) -> str:
    """The page as text."""
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    cells = [c for c in notebook.cells if not HIDDEN & set(c.metadata.get("tags", []))]
    cells.sort(key=lambda cell: FIRST not in cell.metadata.get("tags", []))
    parts = []
    for cell in cells:
        if cell.cell_type == "markdown":
            parts.append(ANCHOR.sub("", markdown2html_mistune(cell.source)))
        else:
            parts += [_output(output) for output in cell.get("outputs", [])]
    rows = "".join(f"<tr><th>{html.escape(k)}</th><td>{html.escape(v)}</td></tr>" for k, v in stamps.items())
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>"
        f"<meta name='generator' content='{GENERATOR}'><meta name='viewport' content='width=device-width'>"
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style></head><body><h1>{html.escape(title)}</h1>"
        f"{''.join(parts)}<h2>How this report was made</h2><table class='jtbd-table'>{rows}</table></body></html>\n"
    )


def _output(output) -> str:
    """What a cell shows; of a warning the sentence, without the line of code that led to it."""
    data = output.get("data", {})
    if output.get("name") == "stderr":
        said = dict.fromkeys(WARNING.findall(output.text))
        return "".join(f"<p class='absent'><b>Note:</b> {html.escape(sentence)}</p>" for sentence in said)
    if "text/html" in data:
        return data["text/html"]
    text = output.get("text") or data.get("text/plain", "")
    return f"<pre>{html.escape(text)}</pre>" if text.strip() else ""


_STYLE = """
body { font: 16px/1.55 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1.2rem; color: #1F2933; }
h1 { font-size: 1.9rem; } h2 { margin-top: 2.6rem; border-top: 2px solid #1F2933; padding-top: .6rem; }
h1, h2, h3 { line-height: 1.25; }
figure { margin: 1.4rem 0; } figure img { max-width: 100%; height: auto; }
figcaption, .caption { color: #4A5763; font-size: .9rem; max-width: 52rem; }
.name { font-weight: 600; margin: 1.4rem 0 .3rem; } .block { overflow-x: auto; }
.absent { border: 1px dashed #616E7C; padding: .5rem .9rem; border-radius: 6px; }
.decision li { margin: .35rem 0; font-size: 1.05rem; }
table { border-collapse: collapse; font-size: .86rem; }
th, td { text-align: left; padding: .25rem .7rem .25rem 0; }
th { border-bottom: 1px solid #616E7C; } td { border-bottom: 1px solid #D9DEE4; vertical-align: top; max-width: 22rem; }
@page { size: A4; margin: 14mm; }
@media print { body { font-size: 10pt; max-width: none; margin: 0; padding: 0; color: #000; }
  figure, tr, .absent { break-inside: avoid; } .block { overflow: visible; } figure img { max-height: 11.5cm; }
  h1, h2, h3, h2 + p, h3 + p, .name, thead { break-after: avoid; } .caption, figcaption { color: #333; }
  table { width: auto; max-width: 100%; font-size: 7.5pt; } th, td { padding: .15rem .5rem .15rem 0; max-width: 16rem; }
  td { border-color: #999; } }
"""
