"""How states are handed on: Markdown, CSV and a sheet for A4, legible in black and white."""

import csv
import html
import io

A4 = """
@page { size: A4 landscape; margin: 12mm; }
* { box-sizing: border-box; }
body { font: 11pt/1.4 "Helvetica Neue", Arial, sans-serif; color: #000; background: #fff; margin: 0 auto;
  max-width: 273mm; padding: 4mm; }
h1 { font-size: 17pt; margin: 0 0 1mm; } h2 { font-size: 13pt; margin: 4mm 0 2mm; }
p { margin: 0 0 2mm; } .quiet { font-size: 9.5pt; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: .35mm solid #000; padding: 1.2mm 2mm; text-align: left; vertical-align: top;
  overflow-wrap: break-word; }
th { border-bottom-width: .8mm; } td.blank { height: 11mm; }
tr, .box { break-inside: avoid; } .page { break-before: page; }
ul { margin: 1mm 0; padding-left: 5mm; } li { margin: 0 0 1mm; }
@media print { body { padding: 0; max-width: none; } }
"""


def sheet(title: str, *parts: str) -> str:
    """A whole HTML page without a single request: printed from any browser, also years from now."""
    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
        f"<title>{text(title)}</title><style>{A4}</style></head>\n<body><h1>{text(title)}</h1>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def text(words: str) -> str:
    """Words of a person, safe inside HTML."""
    return html.escape(words)


def html_table(head, rows, blank: int = 0) -> str:
    """A table with lines round every cell; `blank` rows more to fill in by hand."""
    top = "".join(f"<th scope='col'>{text(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{text(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    empty = "<tr>" + "<td class='blank'></td>" * len(head) + "</tr>"
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}{empty * blank}</tbody></table>"


def html_list(lines) -> str:
    """A list of lines; nothing where there are none."""
    items = "".join(f"<li>{text(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def markdown_table(head, rows) -> str:
    """A table in Markdown; what would break a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(_cell(str(cell)) for cell in line) + " |\n" for line in lines)


def markdown_list(lines) -> str:
    """A list in Markdown; nothing where there are none."""
    return "".join(f"- {_line(line)}\n" for line in lines)


def csv_text(rows) -> str:
    """Rows as CSV, the first being the header."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _cell(words: str) -> str:
    return _line(words).replace("|", "\\|")


def _line(words: str) -> str:
    return " ".join(words.split())
