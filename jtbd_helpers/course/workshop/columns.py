"""The three-column table: who, which job, what they need from us; then groups, and the canvas.

Rows are never removed: whoever we cannot help is left out by saying so, and anything can be undone.
"""

from copy import deepcopy

from jtbd_helpers.course.workshop.alike import look_alike, says_again
from jtbd_helpers.course.workshop.form import Remark, changed
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.statements import check_job
from jtbd_helpers.vocabulary import counted

ROW = {
    "who": str,
    "could_help": ("", "yes", "no"),
    "job": str,
    "need": str,
    "segment": str,  # a tag: A, B, …
    "proposition": str,  # a tag: 1, 2, …
    "helps_us": bool,
    "from_loop": bool,
}
SHAPE = {
    "offer": str,
    "stage": (1, 2, 3, 4),
    "rows": [ROW],
    "segments": {str: str},  # tag -> name
    "propositions": {str: str},
    "apart": [{"column": ("job", "need"), "rows": [int]}],  # pairs that look alike, and the person said they are not
}
EMPTY = {"offer": "", "stage": 1, "rows": [], "segments": {}, "propositions": {}, "apart": []}
GROUPS = {"job": ("segment", "segments"), "need": ("proposition", "propositions")}
TAGS = {"segment": [chr(code) for code in range(65, 91)], "proposition": [str(n) for n in range(1, 27)]}


def new_row(who: str, **known) -> dict:
    """A row of the first column; `known` fills others."""
    row = {key: kind() if isinstance(kind, type) else "" for key, kind in ROW.items()}
    return row | {"who": who} | known


def kept_rows(state: dict) -> dict[int, dict]:
    """The rows of people we could help, by position."""
    return {i: row for i, row in enumerate(state["rows"]) if row["could_help"] == "yes" and row["who"].strip()}


# -- what a person does --------------------------------------------------------------------------------


def write_cell(state: dict, i: int, column: str, words) -> dict:
    """Write into a row; one beyond the last adds it. The first column is never emptied: nothing is deleted there."""
    words = words.strip() if column == "who" else words
    if i >= len(state["rows"]):
        return changed(state, "rows", to=[*state["rows"], new_row(words)]) if words else state
    if column == "who" and not words:
        raise JtbdError(
            f"Row {i + 1}: nothing is deleted from the first column. In stage 2 you can say that you could not help."
        )
    return changed(state, "rows", i, column, to=words)


def put_tag(state: dict, i: int, tag_kind: str, tag: str) -> dict:
    """Put a row into the group of that tag; groups that lose their last row and have no name vanish."""
    return _tidy(changed(state, "rows", i, tag_kind, to=tag))


def name_group(state: dict, kind: str, tag: str, name: str) -> dict:
    """Name a group; `kind` is "segments" or "propositions"."""
    return changed(state, kind, to=state[kind] | {tag: name})


def put_together(state: dict, column: str, one: int, other: int) -> dict:
    """Put two rows into one group of jobs or of needs: that of the first, else of the second, else a new one."""
    tag_kind, _ = GROUPS[column]
    first, second = (state["rows"][i][tag_kind] for i in (one, other))
    tag = first or second or tags_offered(state, tag_kind)[-1]
    return put_tag(put_tag(state, one, tag_kind, tag), other, tag_kind, tag)


def keep_apart(state: dict, column: str, one: int, other: int) -> dict:
    """Note that two rows only look alike, so that they are not suggested again."""
    return changed(state, "apart", to=[*state["apart"], {"column": column, "rows": sorted((one, other))}])


def who_else(state: dict, tag: str, who: str) -> dict:
    """Add somebody who has the job of a segment, too; the row says that it came from this question."""
    if not who.strip():
        return state
    job = next((row["job"] for row in kept_rows(state).values() if row["segment"] == tag), "")
    row = new_row(who.strip(), could_help="yes", job=job, segment=tag, from_loop=True)
    return changed(state, "rows", to=[*state["rows"], row])


# -- what follows --------------------------------------------------------------------------------------


def tags_offered(state: dict, tag_kind: str) -> list[str]:
    """The tags in use, and the next free one."""
    used = {row[tag_kind] for row in kept_rows(state).values()} - {""}
    free = next((tag for tag in TAGS[tag_kind] if tag not in used), None)
    return [*sorted(used, key=_place), *([free] if free else [])]


def groups(state: dict, column: str) -> dict[str, tuple[str, list[int]]]:
    """The groups of column two ("job") or three ("need"): tag -> (name, rows), by tag."""
    tag_kind, names = GROUPS[column]
    found: dict[str, list[int]] = {}
    for i, row in kept_rows(state).items():
        if row[tag_kind]:
            found.setdefault(row[tag_kind], []).append(i)
    return {tag: (state[names].get(tag, ""), found[tag]) for tag in sorted(found, key=_place)}


def suggestions(state: dict, column: str) -> list[tuple[int, int, list[str]]]:
    """Rows whose jobs (or needs) share words, are not in one group yet, and were not kept apart."""
    tag_kind, _ = GROUPS[column]
    kept = kept_rows(state)
    apart = {tuple(pair["rows"]) for pair in state["apart"] if pair["column"] == column}
    pairs = look_alike({i: row[column] for i, row in kept.items() if row[column].strip()})
    return [
        (one, other, words)
        for one, other, words in pairs
        if (one, other) not in apart and not kept[one][tag_kind] == kept[other][tag_kind] != ""
    ]


def remarks(state: dict) -> list[Remark]:
    """What deserves a second look at the stage reached. In stage 1 nothing does: brainstorming is not judged."""
    steps = (_of_jobs, _of_needs, _of_groups)
    return [remark for step in steps[: state["stage"] - 1] for remark in step(state)]


def _of_jobs(state: dict) -> list[Remark]:
    found = []
    for i, row in enumerate(state["rows"]):
        where = f"Row {i + 1}, {row['who']}"
        if not row["could_help"]:
            found.append(Remark(where, "Could we help? Say yes or no.", "unanswered"))
        elif row["could_help"] == "yes" and not row["job"].strip():
            found.append(Remark(where, "Which job, or which problem, could we help with?", "no job"))
        elif row["could_help"] == "yes":
            found += [Remark(f"{where}, job", str(said), said.rule) for said in check_job(row["job"])]
    return found


def _of_needs(state: dict) -> list[Remark]:
    found = []
    for i, row in kept_rows(state).items():
        where = f"Row {i + 1}, {row['who']}"
        if not row["need"].strip():
            found.append(Remark(where, "What do they need from us to get that done?", "no need"))
        elif says_again(row["need"], row["job"]):
            found.append(Remark(where, "That is the job again. What do they need from you?", "need repeats the job"))
    return found


def _of_groups(state: dict) -> list[Remark]:
    found, kept = [], kept_rows(state)
    for column, what in (("job", "segment"), ("need", "value proposition")):
        tag_kind, _ = GROUPS[column]
        found += [
            Remark(f"Row {i + 1}, {row['who']}", f"Not in a {what} yet.", "no group")
            for i, row in kept.items()
            if not row[tag_kind]
        ]
        made = groups(state, column)
        for tag, (name, _) in made.items():
            if not name.strip():
                found.append(Remark(f"{what.capitalize()} {tag}", "It has no name yet.", "no name"))
            found += [
                Remark(f"{what.capitalize()} {tag}", f"{said.reason} What are they trying to get done?", "people")
                for said in check_job(name)
                if said.rule == "people"
            ]
        if len(made) > 2 and len(made) == sum(len(rows) for _, rows in made.values()):
            found.append(
                Remark(f"{what.capitalize()}s", "Every row is a group of its own. Do no two belong together?", "alone")
            )
    if groups(state, "job") and not any(row["from_loop"] for row in state["rows"]):
        found.append(Remark("The loop", "Who else has one of these jobs? Add at least one.", "no loop"))
    return found


def canvas(state: dict) -> dict[str, list[str]]:
    """The boxes of the business model canvas that the table fills; names of groups go there unchanged."""
    boxes = {
        "Customer segments": [_named(tag, name) for tag, (name, _) in groups(state, "job").items()],
        "Value propositions": [_named(tag, name) for tag, (name, _) in groups(state, "need").items()],
        "Key partners": [],
    }
    for row in state["rows"]:
        if row["helps_us"]:
            side = "platform candidate: help goes both ways" if row["could_help"] == "yes" else "partner"
            boxes["Key partners"].append(f"{row['who']} ({side})")
    return boxes


def in_words(state: dict) -> str:
    """The state in a sentence or two."""
    kept, out = kept_rows(state), sum(row["could_help"] == "no" for row in state["rows"])
    said = [counted(len(state["rows"]), "row")]
    if state["stage"] > 1:
        jobs = sum(bool(row["job"].strip()) for row in kept.values())
        said.append(f"{len(kept)} we could help, {out} left out, {jobs} with a job")
    if state["stage"] > 2:
        said.append(f"{sum(bool(row['need'].strip()) for row in kept.values())} with a need")
    if state["stage"] > 3:
        said.append(counted(len(groups(state, "job")), "segment"))
        said.append(counted(len(groups(state, "need")), "value proposition"))
        said.append(f"{sum(row['from_loop'] for row in state['rows'])} from the loop")
    return f"Stage {state['stage']} of 4: {', '.join(said)}."


def _named(tag: str, name: str) -> str:
    return name.strip() or f"{tag} (no name yet)"


def _tidy(state: dict) -> dict:
    new = deepcopy(state)
    for tag_kind, names in GROUPS.values():
        used = {row[tag_kind] for row in new["rows"]}
        new[names] = {tag: name for tag, name in new[names].items() if tag in used or name.strip()}
    return new


def _place(tag: str) -> tuple[int, str]:
    return (len(tag), tag)
