"""The class report as one HTML page that opens offline, with its tables as CSV."""

import html
from pathlib import Path

import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import to_html, write_whole
from jtbd_helpers.teaching.classroom import ClassReport, describe

MARK = ".jtbd_class"
PARTS = {
    "misconceptions": "What holds the class back",
    "objectives": "Objectives and learners",
    "items": "Questions, hardest first",
    "exercises": "Exercises",
    "unreadable": "Files that could not be read",
}
NOTES = {
    "misconceptions": "Ranked by the lower end of the interval. “still”: learners whose last answer shows it.",
    "objectives": "mastered: 3 of the last 4 first tries right, in two sessions. shaky: it was, the last is wrong.",
    "items": "“right”: share right at the very first try. Discrimination near 0 or below: look at the question.",
    "exercises": "“right”: learners whose last check was right.",
    "unreadable": "",
}


def write_class_report(report: ClassReport, folder: Path) -> Path:
    """Write class.html and a CSV per table into a folder; one of other things is refused."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise JtbdError(f"{folder}: this folder holds other things. Name a new folder for the class report.")
    write_whole(folder / MARK, "Written by jtbd class; written anew at the next report.\n")
    parts = []
    for name, heading in PARTS.items():
        table = getattr(report, name)
        write_whole(folder / f"{name}.csv", table.to_csv(index=False))
        if len(table):
            shown = _counts(table, report.learners) if name == "objectives" else table
            note = f"<p class='note'>{html.escape(NOTES[name])}</p>" if NOTES[name] else ""
            parts.append(f"<h2>{html.escape(heading)}</h2>{note}<div class='wide'>{to_html(shown)}</div>")
    lines = "".join(f"<li>{html.escape(line)}</li>" for line in describe(report))
    page = folder / "class.html"
    write_whole(page, _PAGE.format(lines=lines, parts="".join(parts)))
    return page


def _counts(table: pd.DataFrame, learners: tuple) -> pd.DataFrame:
    """Learners by word for each objective, before the words of each: a class of sixty does not fit a page."""
    words = table[list(learners)]
    counts = {word: (words == word).sum(axis=1) for word in ("mastered", "shaky", "learning", "new")}
    wide = len(learners) <= 12
    return pd.concat([table[["objective", "text"]].assign(**counts), words if wide else words.iloc[:, :0]], axis=1)


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Class report</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 66rem; margin: 2rem auto; padding: 0 1.2rem; color: #1F2933; }}
table {{ border-collapse: collapse; font-size: .86rem; }} th, td {{ text-align: left; padding: .25rem .8rem .25rem 0; }}
td {{ border-bottom: 1px solid #D9DEE4; vertical-align: top; }} th {{ border-bottom: 1px solid #616E7C; }}
.note {{ color: #4A5763; font-size: .9rem; }} .wide {{ overflow-x: auto; }} li {{ margin: .4rem 0; }}
@media print {{ body {{ font-size: 10pt; margin: 0; max-width: none; }} tr {{ break-inside: avoid; }} }}
</style></head><body><h1>Class report</h1><ul>{lines}</ul>{parts}</body></html>
"""
