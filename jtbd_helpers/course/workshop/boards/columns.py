"""The three-column table as a board: four stages, one question each, and a canvas at the end."""

import html as _html
from dataclasses import replace
from functools import partial

from jtbd_helpers.course.learn.half_tables import on_the_board
from jtbd_helpers.course.learn.practice import check, exercise_data
from jtbd_helpers.course.workshop import columns
from jtbd_helpers.course.workshop.boards.board import Board
from jtbd_helpers.course.workshop.form import changed
from jtbd_helpers.course.workshop.handover import TABLE
from jtbd_helpers.course.workshop.relations import BOXES
from jtbd_helpers.vocabulary import OUTCOMES

SPARE = 4  # empty lines in stage 1, so that Enter finds one, however fast somebody types
STAGES = (("1 · Who?", 1), ("2 · Which job?", 2), ("3 · What do they need?", 3), ("4 · Groups", 4))
LEADS = {
    1: "Write down anyone who might be interested, or helped. Odd ideas too. Nothing is judged here, nothing deleted.",
    2: "Row by row: could we help them? If so, with which job, or which problem?",
    3: "What do they need from us to get that job done?",
    4: "Which jobs are the same, whoever has them? Which needs? Give them the same tag, and each group a name.",
}
HEADS = {"job": "Segment", "need": "Proposition"}
TITLES = {"job": "Jobs in common are segments", "need": "Needs in common are value propositions"}
KEYS = (
    "<kbd>1</kbd>–<kbd>4</kbd> on a stage choose it; <kbd>Enter</kbd> in a line goes to the next; arrows choose a tag."
)
YES_NO = (("yes", "yes"), ("no", "no"))
HALF = "ex-04-1"
WITH_HALF = replace(TABLE, cases=TABLE.cases | {HALF: lambda: on_the_board(exercise_data(HALF))})


def three_column_table(case: str | None = None) -> Board:
    """Fill in a three-column table: who, which job, what they need; then groups and the canvas.

    Parameters
    ----------
    case : {"game", "ex-04-1"}, optional
        The finished table of a fantasy role-playing game, or your own half-finished one for that exercise, with a
        button that checks it. Without it the table is empty.

    Returns
    -------
    Board
        A widget with `.state` (offer, stage, rows, segments, propositions, apart), `.load(path)`, `.save(path)`,
        `.undo()`, `.to_markdown()`, `.to_csv()` and `.to_html()`. It keeps itself in a file as you go.

    Raises
    ------
    JtbdError
        When there is no such case.
    """
    return Board(WITH_HALF, case, _draw, KEYS, _checked if case == HALF else None)


def _checked(state: dict) -> str:
    """What the exercise says to the table, as the board shows it."""
    found = check(HALF, state)
    return "<br>".join([f"<b>{OUTCOMES[found.outcome]}</b>", *map(_html.escape, found.message.splitlines())])


def _draw(kit, state, do) -> list:
    stage = state["stage"]
    top = kit.box(
        "top",
        [
            kit.text("offer", "What do you offer?", state["offer"], lambda v: do(changed, "offer", to=v, step="offer")),
            kit.chips("stage", "Stage", STAGES, stage, lambda v: do(changed, "stage", to=v), digits=True),
        ],
        "jtbd-part",
        "jtbd-wide",
    )
    parts = {1: _who, 2: _jobs, 3: _needs, 4: _groups}[stage](kit, state, do)
    return [top, kit.html("lead", f"<p class='jtbd-lead'>{LEADS[stage]}</p>"), *parts]


def _cell(kit, state, do, i: int, column: str, label: str, **options):
    """The text field of a cell."""
    value = state["rows"][i][column] if i < len(state["rows"]) else ""
    write = lambda words: do(columns.write_cell, i, column, words, step=f"{column} {i}")  # noqa: E731
    return kit.text(f"{column}-{i}", label, value, write, **options)


def _who(kit, state, do) -> list:
    rows = state["rows"]
    lines = []
    for i in range(len(rows) + SPARE):
        hint = "Who might be interested, or helped?" if i == 0 else ""
        lines.append(_cell(kit, state, do, i, "who", f"Who {i + 1}", live=False, hint=hint))
    return [kit.box("who-lines", lines, "jtbd-part", "jtbd-lines", "jtbd-who")]


def _jobs(kit, state, do) -> list:
    lines = [_top(kit, "jobs", ("Who", "Could we help?", "Job, or problem to be solved"), "jobs")]
    for i, row in enumerate(state["rows"]):
        ask = partial(_answer, do, i)
        helped = kit.chips(f"help-{i}", f"Could we help {row['who']}?", YES_NO, row["could_help"] or None, ask)
        cells = [_name(kit, i, row), helped]
        if row["could_help"] == "yes":
            cells.append(_cell(kit, state, do, i, "job", f"Job of {row['who']}"))
        elif row["could_help"] == "no":
            cells.append(kit.words(f"out-{i}", "left out", "jtbd-quiet"))
        elif row["job"]:  # a table that was begun elsewhere: the job is what the question is about
            cells.append(kit.words(f"job-asked-{i}", row["job"]))
        lines.append(kit.box(f"job-row-{i}", cells, "jtbd-cells", "named", "jobs"))
    return [kit.box("job-lines", lines, "jtbd-part", "jtbd-lines")]


def _answer(do, i, value) -> None:
    do(columns.write_cell, i, "could_help", value or "")


def _needs(kit, state, do) -> list:
    lines = [_top(kit, "needs", ("Who", "Job", "What they need from us"), "needs")]
    for i, row in columns.kept_rows(state).items():
        cells = [
            _name(kit, i, row),
            kit.words(f"job-words-{i}", row["job"]),
            _cell(kit, state, do, i, "need", f"Need of {row['who']}"),
        ]
        lines.append(kit.box(f"need-row-{i}", cells, "jtbd-cells", "named", "needs"))
    return [kit.box("need-lines", lines, "jtbd-part", "jtbd-lines")]


def _groups(kit, state, do) -> list:
    heads = ("Who", "Job", HEADS["job"], "Need", HEADS["need"])
    lines = [_top(kit, "tags", heads, "tags")]
    offers = {column: _offered(state, column) for column in HEADS}
    for i, row in columns.kept_rows(state).items():
        cells = [_name(kit, i, row)]
        for column, what in HEADS.items():
            cells.append(kit.words(f"{column}-said-{i}", row[column] or "(nothing yet)"))
            tag_kind, _ = columns.GROUPS[column]
            put = lambda tag, i=i, tag_kind=tag_kind: do(columns.put_tag, i, tag_kind, tag)  # noqa: E731
            label = f"{what} of {row['who']}, row {i + 1}"
            cells.append(kit.choice(f"{column}-tag-{i}", label, offers[column], row[tag_kind], put))
        lines.append(kit.box(f"tag-row-{i}", cells, "jtbd-cells", "named", "tags"))
    names = [kit.box(f"{column}-names", _names(kit, state, do, column), "jtbd-part", "jtbd-lines") for column in HEADS]
    alike = [part for column in HEADS for part in _suggestion(kit, state, do, column)]
    canvas = kit.html("canvas", canvas_html(state))
    return [
        kit.box("tag-lines", lines, "jtbd-part"),
        *alike,
        kit.box("names", names, "jtbd-two"),
        *_loop(kit, state, do),
        *_helpers(kit, state, do),
        canvas,
    ]


def _offered(state: dict, column: str) -> list[tuple[str, str]]:
    """The options of a tag list: none, the groups there are, and a new one."""
    tag_kind, names = columns.GROUPS[column]
    named = columns.groups(state, column)
    return [("–", ""), *((_tag_words(t, named, state[names]), t) for t in columns.tags_offered(state, tag_kind))]


def _names(kit, state, do, column: str) -> list:
    what, (_, names) = HEADS[column], columns.GROUPS[column]
    fields = [kit.html(f"{column}-title", f"<p class='jtbd-head'>{TITLES[column]}</p>")]
    for tag, (name, _) in columns.groups(state, column).items():
        write = lambda words, tag=tag: do(columns.name_group, names, tag, words)  # noqa: E731
        fields.append(kit.text(f"{names}-{tag}", f"{what} {tag}", name, write, live=False, hint="what to call it"))
    return fields


def _tag_words(tag: str, named: dict, names: dict) -> str:
    if tag not in named:
        return f"{tag} · new"
    return f"{tag} · {names[tag]}" if names.get(tag, "").strip() else tag


def _suggestion(kit, state, do, column: str) -> list:
    """One pair at a time; the buttons stay where they are, so that the focus does."""
    pairs = columns.suggestions(state, column)
    if not pairs:
        return []
    one, other, words = pairs[0]
    rows, more = state["rows"], f" ({len(pairs)} such pairs)" if len(pairs) > 1 else ""
    said = (
        f"Rows {one + 1} and {other + 1} share {', '.join(f'“{word}”' for word in words)}{more}: “{rows[one][column]}” "
        f"({rows[one]['who']}) and “{rows[other][column]}” ({rows[other]['who']}). The same?"
    )
    buttons = [
        kit.button(f"{column}-join", "Put together", lambda: do(columns.put_together, column, one, other)),
        kit.button(f"{column}-part", "Keep apart", lambda: do(columns.keep_apart, column, one, other)),
    ]
    return [
        kit.box(
            f"{column}-alike",
            [kit.words(f"{column}-alike-said", said), kit.box(f"{column}-alike-row", buttons, "jtbd-keep-row")],
            "jtbd-part",
            "jtbd-alike",
        )
    ]


def _loop(kit, state, do) -> list:
    fields = []
    for tag, (name, _) in columns.groups(state, "job").items():
        add = lambda who, tag=tag: do(columns.who_else, tag, who)  # noqa: E731
        fields.append(kit.text(f"loop-{tag}", f"{name.strip() or f'Segment {tag}'}: who else?", "", add, live=False))
    if not fields:
        return []
    text = "<p class='jtbd-head jtbd-part-head'>Who else has this job?</p>"
    back = "<p class='jtbd-quiet'>Each name becomes a row marked *. Then go back to stage 3: what do they need?</p>"
    return [kit.html("loop-title", text + back), kit.box("loop", fields, "jtbd-two", "jtbd-above", "jtbd-lines")]


def _helpers(kit, state, do) -> list:
    ticks = [
        kit.tick(f"helps-{i}", row["who"], row["helps_us"], lambda v, i=i: do(columns.write_cell, i, "helps_us", v))
        for i, row in enumerate(state["rows"])
    ]
    head = "<p class='jtbd-head jtbd-part-head'>Who of them helps us, too?</p>"
    return [kit.html("helps-title", head), kit.box("helps", ticks, "jtbd-keep-row", "jtbd-helps")] if ticks else []


def canvas_html(state: dict) -> str:
    """The business model canvas with the boxes that the table fills."""
    boxes = columns.canvas(state)
    cells = ""
    for number, box in enumerate(BOXES):
        lines = "".join(f"<li>{_html.escape(line)}</li>" for line in boxes.get(box, []))
        full = " full" if lines else ""
        cells += f"<div class='b{number}{full}'><p>{box}</p><ul>{lines}</ul></div>"
    head = "<p class='jtbd-head jtbd-part-head'>On the business model canvas</p>"
    return f"{head}<div class='jtbd-canvas'>{cells}</div>"


def _name(kit, i: int, row: dict, key: str = ""):
    return kit.words(f"{key}name-{i}", f"{i + 1}. {row['who']}{' *' if row['from_loop'] else ''}")


def _top(kit, key: str, heads, layout: str):
    return kit.box(f"{key}-top", [kit.words(f"{key}-top-{h}", h) for h in heads], "jtbd-cells", "top", layout)
