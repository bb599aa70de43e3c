"""The three-column table on its way out and in: Markdown, CSV, print sheet, and the finished game."""

import csv
from copy import deepcopy
from pathlib import Path

from jtbd_helpers.course.workshop import columns
from jtbd_helpers.course.workshop.form import Form
from jtbd_helpers.course.workshop.paper import html_list, html_table, markdown_list, markdown_table, sheet, text
from jtbd_helpers.course.workshop.relations import canvas_html, canvas_markdown
from jtbd_helpers.course.workshop.sheet import read_text
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError, unknown

TITLE = "Three-column table"
HEAD = ("Who", "Job or problem we could help with", "What they need from us", "Segment", "Value proposition")
CSV_HEAD = ("who", "job", "need", "group", "value_proposition", "from_loop", "could_help", "helps_us")
NEEDED = CSV_HEAD[:3]
GAME = "a fantasy role-playing game"
LINES = 10  # on paper, so that a table begun here can be gone on with by hand


def table_rows(state: dict) -> list[list]:
    """Header and rows of the CSV file; groups by name, by tag where they have none."""
    rows = []
    for row in state["rows"]:
        names = [
            state[of].get(row[tag], "").strip() or row[tag]
            for tag, of in (columns.GROUPS["job"], columns.GROUPS["need"])
        ]
        flags = [int(row["from_loop"]), row["could_help"], int(row["helps_us"])]
        rows.append([row["who"], row["job"], row["need"], *names, *flags])
    return [list(CSV_HEAD), *rows]


def table_markdown(state: dict) -> str:
    """Table, groups, those left out, what is open, and the canvas."""
    rows = [[_who(row), *line[1:5]] for row, line in zip(state["rows"], table_rows(state)[1:], strict=True)]
    kept = [line for row, line in zip(state["rows"], rows, strict=True) if row["could_help"] != "no"]
    out = [row["who"] for row in state["rows"] if row["could_help"] == "no"]
    parts = [f"# {TITLE}: {_offer(state)}\n", markdown_table(HEAD, kept)]
    if out:
        parts.append(f"## Left out: we could not help\n\n{markdown_list(out)}")
    if said := columns.remarks(state):
        parts.append(f"## Worth a second look\n\n{markdown_list(f'{r.where}: {r.text}' for r in said)}")
    parts.append(f"## Business model canvas\n\n{canvas_markdown(columns.canvas(state))}")
    return "\n".join(parts)


def table_paper(state: dict) -> str:
    """Page one the table, with lines left to fill in by hand; page two the canvas."""
    rows = [[_who(row), *line[1:5]] for row, line in zip(state["rows"], table_rows(state)[1:], strict=True)]
    kept = [line for row, line in zip(state["rows"], rows, strict=True) if row["could_help"] != "no"]
    out = [row["who"] for row in state["rows"] if row["could_help"] == "no"]
    return sheet(
        f"{TITLE}: {_offer(state)}",
        html_table(HEAD, kept, blank=max(LINES - len(kept), 0)),
        "<p class='quiet'>* came from the question “Who else has this job?”</p>",
        f"<h2>Left out: we could not help</h2>{html_list(out)}" if out else "",
        f"<div class='page'><h1>Business model canvas: {text(_offer(state))}</h1></div>",
        canvas_html(columns.canvas(state)),
    )


def from_csv(content: str, where: str, offer: str = "") -> dict:
    """The state of a table written as CSV: who, job, need, and as many of the other columns as there are."""
    head = content.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)  # spreadsheets write all three
    lines = list(csv.DictReader(content.splitlines(), delimiter=separator))
    for column in NEEDED:
        if not lines or column not in lines[0]:
            raise unknown("column", column, (lines[0] if lines else ()), where, f"Needed: {', '.join(NEEDED)}.")
    state = deepcopy(columns.EMPTY) | {"offer": offer, "stage": 4}
    for number, line in enumerate(lines, start=2):
        if None in line or None in line.values():
            raise JtbdError(f"{where}, row {number}: it has not as many cells as the header. Mend that row.")
        if not line["who"].strip():
            raise JtbdError(f"{where}, row {number}: `who` is empty. Say who has that job, or leave the row out.")
        i = len(state["rows"])
        help_ = line.get("could_help") or ("yes" if line["job"].strip() else "")
        if help_ not in columns.ROW["could_help"]:
            raise JtbdError(f"{where}, row {number}: `could_help` is {help_!r}. Allowed: yes, no, or nothing.")
        known = {"job": line["job"], "need": line["need"], "could_help": help_}
        flags = {key: _flag(line.get(key, ""), key, where, number) for key in ("from_loop", "helps_us")}
        state["rows"].append(columns.new_row(line["who"].strip(), **known, **flags))
        for column, named in (("job", line.get("group", "")), ("need", line.get("value_proposition", ""))):
            if named.strip():
                _put_into(state, i, column, named.strip())
    return state


def game() -> dict:
    """The finished table of the fantasy role-playing game, from the data set `rpg_game`."""
    path = course_folder("datasets", "rpg_game", "three_column.csv")
    return from_csv(read_text(Path(path)), path.name, GAME)


def _put_into(state: dict, i: int, column: str, named: str) -> None:
    """Put a row into the group of that name, a new one where there is none yet."""
    tag_kind, names = columns.GROUPS[column]
    tags = {name: tag for tag, name in state[names].items()}
    free = next((tag for tag in columns.TAGS[tag_kind] if tag not in state[names]), None)
    if named not in tags and free is None:
        raise JtbdError(f"More than {len(state[names])} groups of {column}s: put some together first.")
    tag = tags.get(named, free)
    state[names][tag] = named
    state["rows"][i][tag_kind] = tag


def _flag(value: str, key: str, where: str, number: int) -> bool:
    known = {"": False, "0": False, "1": True, "false": False, "true": True}
    if value.strip().casefold() not in known:
        raise JtbdError(f"{where}, row {number}: `{key}` is {value!r}. Allowed: 0, 1, true, false.")
    return known[value.strip().casefold()]


def _who(row: dict) -> str:
    return row["who"] + (" *" if row["from_loop"] else "")


def _offer(state: dict) -> str:
    return state["offer"].strip() or "our offer"


TABLE = Form(
    name="three_column_table",
    title=TITLE,
    shape=columns.SHAPE,
    empty=columns.EMPTY,
    cases={"game": game},
    remarks=columns.remarks,
    in_words=columns.in_words,
    markdown=table_markdown,
    rows=table_rows,
    paper=table_paper,
    from_csv=from_csv,
)
