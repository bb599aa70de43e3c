"""The concept builder as a board: the chain from job to feature, checked as it is typed."""

import html as _html

from jtbd_helpers.course.workshop import concept
from jtbd_helpers.course.workshop.boards.board import Board
from jtbd_helpers.course.workshop.form import changed
from jtbd_helpers.statements import HEURISTIC

KEYS = (
    "<kbd>Enter</kbd> in a field goes to the next; arrows or digits choose a kind, a way or an answer; "
    "buttons add a chain and move it up or down."
)
KINDS = tuple((kind, kind) for kind in concept.KINDS if kind)
MODES = tuple((mode, mode) for mode in concept.MODES if mode)
GLOSS = "; ".join(f"{mode}: it {what}" for mode, what in concept.MODES.items() if mode)
YES_NO = (("yes", "yes"), ("no", "no"))
MARKS = {"go": "▶ go", "no": "■ no", "not decided": "○ not decided"}


def concept_builder(case: str | None = None) -> Board:
    """Build a concept: job, value target, moment of struggle, circumstance, feature; and three questions at the end.

    The language is checked as you type, by rules of thumb that name their reason.

    Parameters
    ----------
    case : str, optional
        An example of the gallery, by its id. Without it the builder is empty.

    Returns
    -------
    Board
        A widget with `.state` (job, executor, beneficiary, chains, questions, note), `.load(path)`, `.save(path)`,
        `.undo()`, `.to_markdown()`, `.to_csv()` and `.to_html()`. It keeps itself in a file as you go.

    Raises
    ------
    JtbdError
        When there is no such example.
    """
    return Board(concept.CONCEPT_BUILDER, case, _draw, KEYS)


def _draw(kit, state, do) -> list:
    job = kit.text("job", "Job", state["job"], lambda v: do(changed, "job", to=v, step="job"), hint="get … done")
    people = [
        kit.text(key, label, state[key], lambda v, key=key: do(changed, key, to=v, step=key))
        for key, label in (("executor", "Who does it?"), ("beneficiary", "For whom?"))
    ]
    note = [kit.words("note", state["note"], "jtbd-quiet")] if state["note"] else []
    chains = [_chain(kit, state, do, i) for i in range(len(state["chains"]))]
    add = kit.button("add", "Add a chain", lambda: do(concept.add_chain))
    return [
        *note,
        kit.box("job-box", [job, _said(kit, state, 0, "job"), *people], "jtbd-part", "jtbd-wide", "jtbd-lines"),
        kit.box("chains", chains, "jtbd-part"),
        kit.box("add-row", [add], "jtbd-keep-row"),
        kit.html("questions-title", "<p class='jtbd-head jtbd-part-head'>Before building</p>"),
        kit.box("questions", _questions(kit, state, do), "jtbd-part"),
        kit.words("heuristic", HEURISTIC, "jtbd-quiet"),
    ]


def _chain(kit, state, do, i: int):
    chain, several = state["chains"][i], len(state["chains"]) > 1
    rows = []
    if several:
        moves = [kit.words(f"chain-{i}", f"Chain {i + 1}", "jtbd-chain-name")]
        for by, label in ((-1, "▲ Up"), (1, "▼ Down")):
            moves.append(kit.button(f"move-{i}-{by}", label, lambda by=by: do(concept.move_chain, i, by)))
        rows.append(kit.box(f"moves-{i}", moves, "jtbd-keep-row"))
    for field, (label, meaning) in concept.FIELDS.items():
        write = lambda v, field=field: do(changed, "chains", i, field, to=v, step=f"{field} {i}")  # noqa: E731
        line = [kit.text(f"{field}-{i}", label, chain[field], write, hint=meaning)]
        for of, key, name, options in (
            ("circumstance", "circumstance_kind", "Kind", KINDS),
            ("feature", "feature_mode", "What it does to it", MODES),
        ):
            if of == field and chain[field].strip():
                pick = lambda v, key=key: do(changed, "chains", i, key, to=v or "")  # noqa: E731
                line.append(kit.chips(f"{key}-{i}", name, options, chain[key] or None, pick, digits=True))
        if field == "feature" and chain[field].strip() and not chain["feature_mode"]:
            line.append(kit.words(f"gloss-{i}", GLOSS, "jtbd-quiet", "jtbd-gloss"))
        rows.append(kit.box(f"{field}-box-{i}", [*line, _said(kit, state, i, field)], "jtbd-part", "jtbd-step"))
    return kit.box(f"chain-box-{i}", rows, "jtbd-part", "jtbd-wide", "jtbd-chain", "jtbd-lines")


def _said(kit, state, i: int, field: str):
    """What the checks say, right under the field; a tick where they find nothing."""
    remarks = concept.field_remarks(state, i, field)
    checked = {"job": state["job"]} | {f: state["chains"][i][f] for f in ("value_target", "circumstance")}
    lines = "".join(f"<p class='jtbd-check'>✎ {_html.escape(remark.text)}</p>" for remark in remarks)
    fine = "<p class='jtbd-check fine'>✓ nothing found</p>" if checked.get(field, "").strip() and not remarks else ""
    return kit.html(f"said-{field}-{i}", lines or fine, "jtbd-feedback")


def _questions(kit, state, do) -> list:
    lines = []
    for key, (asked, why) in concept.QUESTIONS.items():
        said = state["questions"][key]
        pick = lambda v, key=key: do(changed, "questions", key, "answer", to=v or "")  # noqa: E731
        say = lambda v, key=key: do(changed, "questions", key, "because", to=v, step=key)  # noqa: E731
        cells = [
            kit.words(f"asked-{key}", asked),
            kit.chips(f"q-{key}", asked, YES_NO, said["answer"] or None, pick, digits=True),
            kit.text(f"because-{key}", f"Because ({asked})", said["because"], say, hint="because …"),
        ]
        lines.append(kit.box(f"question-{key}", cells, "jtbd-cells", "named", "jobs"))
        lines.append(kit.html(f"why-{key}", f"<p>■ {why}</p>" if said["answer"] == "no" else "", "jtbd-feedback"))
    return [*lines, kit.html("verdict", f"<p class='jtbd-verdict'>{MARKS[concept.verdict(state)]}</p>")]
