"""Exports of LimeSurvey, SurveyMonkey and Google Forms: each is known by its own columns, unwrapped, and said.

Qualtrics has a file of its own. A plain table passes through untouched.
"""

import re

import numpy as np

from jtbd_helpers.tables.table import Table, as_text

LIME = ("id", "submitdate", "lastpage")
LIME_WORDED = ("response id", "date submitted", "last page")
MONKEY = ("respondent id", "collector id")
STAMPS = {"timestamp", "zeitstempel", "horodateur", "marca temporal", "informazioni cronologiche", "tijdstempel"}
OPEN = {"", "response", "open-ended response"}  # second header of a question without parts
TICKED, EMPTY = {"y", "yes"}, {"n", "no", "n/a"}
GRID = re.compile(r"(.*\S)\s*\[([^\]]+)\]\s*$", re.DOTALL)
CODE = re.compile(r"(\w+)(\[[^\]]+\])?\.\s+(.*)", re.DOTALL)


def unwrap(table: Table) -> None:
    """Bring an export of a known tool into one header row and one row per person who finished."""
    names = [re.sub(r"[\s_]+", " ", str(c)).strip().casefold() for c in table.frame.columns]
    plain = [name.split(".")[0] for name in names]
    if set(MONKEY) <= set(names) and len(table.frame):
        _survey_monkey(table)
    elif set(LIME) <= set(plain) or set(LIME_WORDED) <= set(names):
        _lime_survey(table, LIME[1] if set(LIME) <= set(plain) else LIME_WORDED[1], plain)
    elif names and names[0] in STAMPS:
        _google_forms(table)


def _survey_monkey(table: Table) -> None:
    """Two header rows: a question stands above its first part only, its parts below."""
    parts = ["" if v is None or v != v else str(v).strip() for v in table.frame.iloc[0]]
    ids = [i for i, c in enumerate(table.frame.columns) if re.match(r"respondent[ _]id", str(c), re.IGNORECASE)]
    if parts[ids[0]]:
        return  # one header row only: nothing to unwrap
    names, question = [], ""
    for column, part in zip(table.frame.columns, parts, strict=True):
        question = str(column).strip() or question
        names.append(question if part.casefold() in OPEN else f"{question} - {part}")
    table.frame = table.frame.set_axis(names, axis=1)
    table.questions |= {name: name for name in names if " - " in name}
    table.keep(np.arange(len(table.rows)) >= 1)
    table.notes.append(f"{table.name} was read as an export of SurveyMonkey: two header rows made into one.")


def _google_forms(table: Table) -> None:
    """No ids, so rows get one; the rows of a grid stand in brackets."""
    taken = set(table.frame.columns)
    table.questions |= {c: _asked(c) for c in table.frame.columns if GRID.match(str(c))}
    note = f"{table.name} was read as an export of Google Forms."
    if "response" not in taken:
        table.frame.insert(0, "response", [f"row_{row}" for row in table.rows])
        note += " It gives nobody an id, so the column 'response' was added: the row of the file."
    table.notes.append(note)


def _lime_survey(table: Table, finished: str, plain: list) -> None:
    """Unfinished rows have no submission date; a tick is Y, and no tick is empty."""
    columns = list(table.frame.columns)
    for column in columns:
        if asked := _asked(column):
            table.questions[column] = asked
    note = f"{table.name} was read as an export of LimeSurvey."
    at = next(i for i, c in enumerate(columns) if str(c).casefold().startswith(finished) or plain[i] == finished)
    done = table.column(columns[at]).answered
    if not done.all():
        note += f" Set aside: unfinished answers ({int((~done).sum())}), without a submission date."
        table.keep(done)
    ticks = [c for c in columns if "[" in str(c) and _is_tick(table, c)]
    for column in ticks:
        read = table.column(column)
        yes = read.spread([as_text(v).casefold() in TICKED for v in read.values], False, bool)
        table.frame[column] = np.where(yes, "1", "0").astype(object)
    if ticks:
        note += f" Ticks became 1 and their absence 0 in {len(ticks)} columns, {ticks[0]} the first."
    table.notes.append(note)


def _is_tick(table: Table, column) -> bool:
    used = {as_text(v).casefold() for v in table.column(column).used()}
    return bool(used & TICKED) and used <= TICKED | EMPTY


def _asked(column) -> str:
    """The question in a column's name: "Q1[SQ001]. How important? [Arrive]" asks "How important? - Arrive"."""
    name = str(column)
    coded = CODE.fullmatch(name)
    text = coded[3] if coded else name
    grid = GRID.match(text)
    if grid and (coded or " " in grid[1]):
        return f"{grid[1]} - {grid[2]}"
    return text if coded else ""
