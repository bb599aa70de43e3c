"""The same report as slides: the decision, every figure with its words, every short table. Needs python-pptx."""

import re
from pathlib import Path

from jtbd_helpers.errors import JtbdError

WIDE, HIGH = 13.333, 7.5  # inches
ROWS, COLUMNS = 12, 8  # a larger table is read on paper, not on a wall


def write_slides(path: Path, title: str, notebook, tables: Path) -> list[str]:
    """Write a PowerPoint file from a report that was run; return what was left out.

    Parameters
    ----------
    path : Path
        The .pptx file.
    title : str
    notebook : NotebookNode
        Executed; its figures and tables lie in `tables`, by number.
    tables : Path
    """
    try:
        import pptx
    except ImportError as cause:
        raise JtbdError(
            'Slides need python-pptx, which is not installed. Run: pip install "jtbd_helpers[slides]"'
        ) from cause
    show = pptx.Presentation()
    show.slide_width, show.slide_height = pptx.util.Inches(WIDE), pptx.util.Inches(HIGH)
    _text(show, title, _decision(notebook))
    left_out = []
    for said, markup in _shown(notebook):
        kind, number, name, words = re.match(r"(Figure|Table) (\d+)\. (.*?)(?:\. (.*))?$", said, re.DOTALL).groups()
        if kind == "Figure":
            file = next(tables.glob(f"figure_{int(number):02d}_*"))
            _picture(show, f"{kind} {number}. {name}", file, words or name)
        else:
            rows = _cells(markup)
            if len(rows) <= ROWS + 1 and len(rows[0]) <= COLUMNS:
                _table(show, f"{kind} {number}. {name}", rows)
            else:
                left_out.append(f"Table {number}")
    show.save(str(path))
    return left_out


def _outputs(cell) -> list[tuple[str, str]]:
    shown = [o["data"] for o in cell.get("outputs", []) if "text/plain" in o.get("data", {})]
    return [(data["text/plain"], data.get("text/html", "")) for data in shown]


def _cells(markup: str) -> list[list[str]]:
    """The table of a page as rows of texts, its header first: the same columns on a slide as on paper."""
    from bs4 import BeautifulSoup

    rows = BeautifulSoup(markup, "html.parser").find("table").find_all("tr")
    return [[cell.get_text(strip=True) for cell in row.find_all(["th", "td"])] for row in rows]


def _decision(notebook) -> list[str]:
    cells = [c for c in notebook.cells if "decision" in c.metadata.get("tags", []) and c.cell_type == "code"]
    return [line for cell in cells for text, _ in _outputs(cell) for line in text.split("\n")]


def _shown(notebook) -> list[tuple[str, str]]:
    """What each numbered block says of itself, and its markup, in the order of the report."""
    blocks = [block for cell in notebook.cells if cell.cell_type == "code" for block in _outputs(cell)]
    return [block for block in blocks if re.match(r"(Figure|Table) \d+\. ", block[0])]


def _slide(show, heading: str):
    from pptx.util import Inches, Pt

    slide = show.slides.add_slide(show.slide_layouts[5])  # title only
    slide.shapes.title.text = heading
    slide.shapes.title.left, slide.shapes.title.top = Inches(0.5), Inches(0.3)
    slide.shapes.title.width, slide.shapes.title.height = Inches(WIDE - 1), Inches(0.8)
    slide.shapes.title.text_frame.paragraphs[0].font.size = Pt(26)
    return slide


def _text(show, heading: str, lines: list[str]) -> None:
    from pptx.util import Inches, Pt

    slide = _slide(show, heading)
    frame = slide.shapes.add_textbox(Inches(0.5), Inches(1.3), Inches(WIDE - 1), Inches(HIGH - 1.6)).text_frame
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text, paragraph.font.size, paragraph.space_after = line, Pt(16), Pt(8)


def _picture(show, heading: str, file: Path, words: str) -> None:
    from pptx.util import Inches, Pt

    slide = _slide(show, heading)
    picture = slide.shapes.add_picture(str(file), Inches(0.5), Inches(1.2), height=Inches(5.2))
    if picture.width > Inches(WIDE - 1):
        picture.height = int(picture.height * Inches(WIDE - 1) / picture.width)
        picture.width = Inches(WIDE - 1)
    picture.left = (show.slide_width - picture.width) // 2
    picture._element.nvPicPr.cNvPr.set("descr", words)  # for those who do not see it
    frame = slide.shapes.add_textbox(Inches(0.5), Inches(6.5), Inches(WIDE - 1), Inches(0.8)).text_frame
    frame.word_wrap = True
    frame.text = words
    frame.paragraphs[0].font.size = Pt(14)


def _table(show, heading: str, cells: list[list[str]]) -> None:
    from pptx.util import Inches, Pt

    slide = _slide(show, heading)
    rows, columns = len(cells), len(cells[0])
    place = (Inches(0.5), Inches(1.3), Inches(WIDE - 1), Inches(min(0.4 * rows, HIGH - 1.6)))
    grid = slide.shapes.add_table(rows, columns, *place).table
    for r, row in enumerate(cells):
        for c, value in enumerate(row):
            cell = grid.cell(r, c)
            cell.text = value
            cell.text_frame.paragraphs[0].font.size = Pt(11)
