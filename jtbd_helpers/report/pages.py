"""The numbered tables and figures of a report: whatever number a page shows, a table holds it."""

import base64
import html
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import Result, to_html, write_whole
from jtbd_helpers.vocabulary import NOT_MEASURED, counted

MARK = ".jtbd_report"  # lies in a folder of tables that we wrote, and may write again
CELLS_SHOWN = 30


@dataclass(frozen=True)
class Block:
    """A piece of a page, as notebooks show it."""

    text: str
    markup: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.markup


class Pages:
    """Collects what a report shows, so that every number can be traced and taken away.

    `.table()` and `.figure()` number what they are given and return it for display;
    `.write(folder)` puts all tables (CSV, and one workbook where openpyxl is installed) and
    figures (PNG) into a folder.
    """

    def __init__(self):
        self._tables: list[tuple[str, pd.DataFrame]] = []
        self._figures: list[tuple[str, bytes]] = []

    def table(self, title: str, content, shown: list | None = None, note: str = "", rows: int = CELLS_SHOWN) -> Block:
        """Number a table and show it.

        Parameters
        ----------
        title : str
            What the table holds; no number, no full stop.
        content : DataFrame or Result
            What is kept whole. Of a result it is the `.table`, and its caption stands below.
        shown : list of str, optional
            Columns to show (a result chooses its own); all are kept.
        note : str
            One sentence below.
        rows : int
            How many rows to show at most.
        """
        caption = content.caption if isinstance(content, Result) else ""
        frame = content.table if isinstance(content, Result) else content
        if not isinstance(frame, pd.DataFrame):
            raise JtbdError(f"Table '{title}': give a DataFrame or a result, not a {type(frame).__name__}.")
        self._tables.append((title, frame))
        name = f"Table {len(self._tables)}. {title}"
        view = frame[shown] if shown else content._shown() if isinstance(content, Result) else frame
        view = view.head(rows).rename(columns=lambda column: str(column).replace("_", " "))  # words wrap, names do not
        all_rows = f"All {len(frame)} rows are in the file of this table." if len(frame) > len(view) else ""
        below = [line for line in (note, caption, all_rows) if line]
        after = "".join(f"<p class='caption'>{html.escape(line)}</p>" for line in below)
        markup = f"<div class='block'><p class='name'>{html.escape(name)}</p>{to_html(view)}{after}</div>"
        return Block(name, markup)

    def figure(self, title: str, axes, alt: str) -> Block:
        """Number a picture and show it.

        Parameters
        ----------
        title : str
            What is drawn.
        axes : matplotlib Axes, or an array of them
            Any part of the picture; it is closed afterwards.
        alt : str
            What the picture shows, in a sentence with the main numbers.
        """
        from jtbd_helpers.plotting.style import closed

        if not alt.strip():
            raise JtbdError(f"Figure '{title}': say in `alt` what it shows, for those who do not see it.")
        png = _png(closed(axes))
        self._figures.append((title, png))
        name = f"Figure {len(self._figures)}. {title}"
        source = f"data:image/png;base64,{base64.b64encode(png).decode()}"
        markup = (
            f"<figure><img src='{source}' alt='{html.escape(alt, quote=True)}'>"
            f"<figcaption><b>{html.escape(name)}.</b> {html.escape(alt)}</figcaption></figure>"
        )
        return Block(f"{name}. {alt}", markup)

    def where(self, *titles: str) -> str:
        """The numbers of tables by their titles: "Table 7", "Tables 7 and 9"."""
        numbers = {title: number for number, (title, _) in enumerate(self._tables, 1)}
        for title in titles:
            if title not in numbers:
                raise unknown("table", title, numbers, mend="Number it with `.table()` before you point to it.")
        found = [str(numbers[title]) for title in titles]
        return f"Table{'s' if len(found) > 1 else ''} {listed(found)}"

    def traced(self, text: str, *titles: str) -> str:
        """A sentence with the numbers of its tables behind it; what was not measured has none."""
        if text.startswith(NOT_MEASURED):
            return text
        where, stop = self.where(*titles), "." if text.endswith(".") else ""
        text = text.removesuffix(".")
        return (f"{text[:-1]}; {where})" if text.endswith(")") else f"{text} ({where})") + stop

    def not_measured(self, what: str, ask: str) -> Block:
        """Say openly that a part has no data behind it, and what to ask or do to have it."""
        text = f"{what}: {NOT_MEASURED}. {ask}"
        return Block(text, f"<p class='absent'><b>{html.escape(what)}: {NOT_MEASURED}.</b> {html.escape(ask)}</p>")

    def lines(self, sentences: list[str]) -> Block:
        """Show a list of sentences."""
        items = "".join(f"<li>{html.escape(line)}</li>" for line in sentences)
        return Block("\n".join(sentences), f"<ul class='decision'>{items}</ul>")

    def write(self, folder) -> Block:
        """Write every table and figure into a folder, by number and name; a folder of other things is refused."""
        folder = Path(folder)
        if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
            raise JtbdError(f"{folder}: this folder holds other things. Name a new folder for the tables.")
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / MARK, "Written by jtbd_helpers; written anew at the next report.\n")
        for kind, ending, things in (("table", "csv", self._tables), ("figure", "png", self._figures)):
            for number, (title, thing) in enumerate(things, 1):
                path = folder / f"{kind}_{number:02d}_{_slug(title)}.{ending}"
                if kind == "table":
                    write_whole(path, thing.to_csv(index=not isinstance(thing.index, pd.RangeIndex)))
                else:
                    path.write_bytes(thing)
        book = self._workbook(folder / "tables.xlsx")
        kinds = f"CSV{', and all in tables.xlsx' if book else ''}"
        said = f"{counted(len(self._tables), 'table')} ({kinds}) and {counted(len(self._figures), 'figure')} (PNG) "
        said += f"are in the folder {folder.name}."
        return Block(said, f"<p class='caption'>{html.escape(said)}</p>")

    def _workbook(self, path: Path) -> bool:
        try:
            import openpyxl  # noqa: F401
        except ImportError:
            return False
        if not self._tables:
            return False
        with pd.ExcelWriter(path, engine="openpyxl") as book:
            for number, (title, frame) in enumerate(self._tables, 1):
                sheet = f"{number} {re.sub(r'[^A-Za-z0-9 ]', '', title)}"[:31]
                flat = frame.map(lambda cell: ", ".join(map(str, cell)) if isinstance(cell, tuple) else cell)
                flat.to_excel(book, sheet_name=sheet, index=not isinstance(frame.index, pd.RangeIndex))
        return True


def listed(parts: list[str]) -> str:
    """Parts of a sentence: "5", "5 and 7", "5, 7 and 19"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _png(figure) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=130, facecolor="white", bbox_inches="tight", metadata={"Software": None})
    return file.getvalue()


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:40]
