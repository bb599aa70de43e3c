"""What grading leaves behind: gradebook, results, a page for each learner, a log, and what Moodle takes back."""

import csv
import html
import io
import os
import re
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from jtbd_helpers.results import write_whole
from jtbd_helpers.teaching.submissions import Learner, Piece
from jtbd_helpers.vocabulary import OUTCOMES, counted

HANDED = OUTCOMES | {"not handed in": "– Not handed in"}
WORKSHEET = "moodle_grades.csv"
FEEDBACK = "moodle_feedback.zip"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What one exercise or question brought: `points` from 0 to 1, and why. `owner`: whose right answer it would be."""

    name: str
    title: str
    outcome: str
    points: float = 0.0
    message: str = ""
    mistakes: tuple[str, ...] = ()
    path: str = ""
    owner: str = ""


@dataclass(frozen=True, kw_only=True)
class Graded:
    """Everything about one learner.

    `notes` are for both, `asides` for the teacher alone; `folder` is where the files lay in the platform's zip.
    """

    who: Learner
    marks: list[Mark]
    notes: list[str]
    asides: list[str]
    folder: str = ""

    @property
    def points(self) -> float:
        return sum(mark.points for mark in self.marks)

    @property
    def percent(self) -> float:
        return 100 * self.points / len(self.marks) if self.marks else 0.0


def write_gradebook(out: Path, graded: list[Graded], strangers: list[Piece]) -> list[str]:
    """Write all files; return what to tell the teacher."""
    write_whole(out / "gradebook.csv", _gradebook(graded, strangers))
    write_whole(out / "results.csv", _results(graded))
    pages = out / "feedback"
    for one in graded:
        write_whole(pages / f"{one.who.learner}.html", feedback_page(one))
    lines = _lines(graded, strangers)
    write_whole(out / "log.txt", "\n".join(lines) + "\n")
    said = [f"{out / 'gradebook.csv'}: {counted(len(graded), 'learner')}.", f"{pages}: a page for each of them."]
    if any(one.folder for one in graded):
        write_whole(out / WORKSHEET, _worksheet(graded))
        _zip_feedback(out / FEEDBACK, graded)
        said.append(f"{out / WORKSHEET} and {out / FEEDBACK}: for Moodle, as they are.")
    refused = [line for line in lines if not line.startswith("ok")]
    said += [f"{len(refused)} remarks in {out / 'log.txt'}; the first: {refused[0]}"] if refused else []
    return said


def _csv(header: list[str], rows: list[list]) -> str:
    """A CSV text; a cell that a spreadsheet would run as a formula is kept from it by an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in [header, *rows]:
        writer.writerow([_harmless(cell) for cell in row])
    return text.getvalue()


def _harmless(cell):
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _gradebook(graded: list[Graded], strangers: list[Piece]) -> str:
    names = [mark.name for mark in graded[0].marks] if graded else []
    header = ["learner", "id", "name", "points", "of", "percent", *names, "remarks"]
    rows = [
        [one.who.learner, one.who.id, one.who.name, round(one.points, 4), len(one.marks), round(one.percent, 1)]
        + [round(mark.points, 4) for mark in one.marks]
        + [_one_line(" ".join([*one.notes, *one.asides]))]
        for one in graded
    ]
    rows += [
        ["", piece.id, piece.name, "", "", ""] + [""] * len(names) + [_one_line(f"{piece.path}: {piece.problem}")]
        for piece in strangers
    ]
    return _csv(header, rows)


def _results(graded: list[Graded]) -> str:
    header = ["learner", "id", "exercise", "outcome", "points", "mistakes", "message", "file"]
    rows = [
        [one.who.learner, one.who.id, m.name, m.outcome, round(m.points, 4), " ".join(m.mistakes), m.message, m.path]
        for one in graded
        for m in one.marks
    ]
    return _csv(header, [[_one_line(cell) if isinstance(cell, str) else cell for cell in row] for row in rows])


def _one_line(text: str) -> str:
    return " ".join(text.split())[:1000]


def _lines(graded: list[Graded], strangers: list[Piece]) -> list[str]:
    """The log: a line a learner, then what stood in the way."""
    lines = []
    for one in graded:
        counts = Counter(mark.outcome for mark in one.marks)
        said = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
        lines.append(f"ok {one.who.learner}: {one.points:.2f} of {len(one.marks)} points ({said})")
    lines += [f"{one.who.learner}: {_one_line(note)}" for one in graded for note in (*one.notes, *one.asides)]
    lines += [
        f"{one.who.learner}: {mark.name}: {_one_line(mark.message)}"
        for one in graded
        for mark in one.marks
        if mark.outcome == "not handed in" and "Nothing was handed in." not in one.notes
    ]
    return lines + [f"nobody's: {piece.path}: {piece.problem}" for piece in strangers]


# -- a page for the learner ----------------------------------------------------------------------------


def feedback_page(one: Graded) -> str:
    """One learner's feedback as a page that opens offline."""
    parts = []
    for mark in one.marks:
        lines = "<br>".join(html.escape(line) for line in mark.message.splitlines())
        parts.append(
            f"<section><h2>{html.escape(mark.name)} · {html.escape(mark.title)}</h2>"
            f"<p><b>{html.escape(HANDED[mark.outcome])}</b> · {mark.points:.2f} of 1 point</p><p>{lines}</p></section>"
        )
    notes = "".join(f"<li>{html.escape(note)}</li>" for note in one.notes)
    return _PAGE.format(
        who=html.escape(one.who.name or one.who.learner),
        points=f"{one.points:.2f}",
        of=len(one.marks),
        percent=f"{one.percent:.0f}",
        notes=f"<ul>{notes}</ul>" if notes else "",
        parts="".join(parts),
    )


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Feedback for {who}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1.2rem; }}
h1 {{ font-size: 1.5rem; }} h2 {{ font-size: 1.05rem; margin: 0; }} p {{ margin: .35rem 0; }}
section {{ border-top: 1px solid #8A94A0; padding: .8rem 0; break-inside: avoid; }}
@media print {{ body {{ font-size: 10pt; margin: 0; max-width: none; }} }}
</style></head><body><h1>Feedback for {who}</h1>
<p>{points} of {of} points ({percent} %).</p>{notes}{parts}</body></html>
"""


# -- for Moodle ----------------------------------------------------------------------------------------


def _worksheet(graded: list[Graded]) -> str:
    """The grading worksheet that Moodle's assignment reads: grades of 100, by participant number."""
    header = ["Identifier", "Full name", "Grade", "Maximum grade", "Feedback comments"]
    rows = [
        [
            f"Participant {one.who.id}",
            one.who.name or _moodle_name(one),
            f"{one.percent:.2f}",
            "100.00",
            f"{one.points:.2f} of {len(one.marks)} points. The page that comes with it says more.",
        ]
        for one in graded
        if one.who.id
    ]
    return _csv(header, rows)


def _moodle_name(one: Graded) -> str:
    return re.sub(rf"_{re.escape(one.who.id)}_assignsubmission_.*$", "", one.folder)


def _zip_feedback(path: Path, graded: list[Graded]) -> None:
    """Feedback under the names of the folders that came; fixed dates, so that the same grades give the same bytes."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for one in graded:
                if one.folder:
                    entry = zipfile.ZipInfo(f"{one.folder}/feedback.html", (1980, 1, 1, 0, 0, 0))
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, feedback_page(one))
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
