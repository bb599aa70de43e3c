"""The empathy map as a board: four questions, the jobs, six fields whose lines are linked to a job."""

from jtbd_helpers.boards.board import Board
from jtbd_helpers.workshop import empathy
from jtbd_helpers.workshop.form import changed

KEYS = "<kbd>Enter</kbd> in a line goes to the next; arrows on a line’s list choose its job."
SPARE = 1  # empty line at the end of each list


def empathy_map(case: str | None = None) -> Board:
    """Fill in an empathy map: four questions on a segment, and six fields whose lines are linked to its jobs.

    Parameters
    ----------
    case : {"students"}, optional
        Students and a firm for telecom analytics, filled in. Without it the map is empty.

    Returns
    -------
    Board
        A widget with `.state` (segment, look_again, questions, jobs, fields, note), `.load(path)`, `.save(path)`,
        `.undo()`, `.to_markdown()`, `.to_csv()` and `.to_html()`. It keeps itself in a file as you go.

    Raises
    ------
    JtbdError
        When there is no such case.
    """
    return Board(empathy.EMPATHY_MAP, case, _draw, KEYS)


def _draw(kit, state, do) -> list:
    def line(key: str, label: str, hint: str = ""):
        return kit.text(key, label, state[key], lambda v: do(changed(state, key, to=v), key), hint=hint)

    note = [kit.words("note", state["note"], "jtbd-quiet")] if state["note"] else []
    questions = [
        kit.text(f"q-{key}", question, state["questions"][key], _answer(state, do, key))
        for key, question in empathy.QUESTIONS.items()
    ]
    jobs = [_job(kit, state, do, i) for i in range(len(state["jobs"]) + SPARE)]
    fields = [_field(kit, state, do, field) for field in empathy.FIELDS]
    return [
        kit.box("top", [line("segment", "Segment", "by what they try to get done")], "jtbd-part", "jtbd-wide"),
        *note,
        kit.box("questions", questions, "jtbd-part", "jtbd-above", "jtbd-lines"),
        kit.html("jobs-title", "<p class='jtbd-head jtbd-part-head'>Their jobs</p>"),
        kit.box("jobs", jobs, "jtbd-part", "jtbd-lines", "jtbd-who"),
        kit.box("fields", fields, "jtbd-fields"),
        kit.box("look", [line("look_again", "Look again", "when, or after what?")], "jtbd-part", "jtbd-wide"),
    ]


def _answer(state, do, key):
    return lambda words: do(changed(state, "questions", key, to=words), key)


def _job(kit, state, do, i: int):
    known = i < len(state["jobs"])
    words = state["jobs"][i] if known else ""

    def write(text: str) -> None:
        jobs = [*state["jobs"][:i], text.strip(), *state["jobs"][i + 1 :]]
        do(changed(state, "jobs", to=jobs) if known or text.strip() else state)

    return kit.text(f"job-{i}", f"Job {i + 1}", words, write, live=False, hint="" if known else "what they try to do")


def _field(kit, state, do, field: str):
    lines, label = state["fields"][field], empathy.FIELDS[field]
    options = [(empathy.UNLINKED, 0)]
    options += [(f"{n}. {job}", n) for n, job in enumerate(state["jobs"], start=1) if job.strip()]
    shown = [kit.html(f"{field}-title", f"<p class='jtbd-head'>{label}</p>")]
    for i in range(len(lines) + SPARE):
        known = i < len(lines)
        entry = lines[i] if known else {"text": "", "job": 0}
        cells = [
            kit.text(
                f"{field}-{i}", f"{label} {i + 1}", entry["text"], _line(state, do, field, i), live=False, hint="…"
            )
        ]
        if known:
            job = entry["job"] if any(entry["job"] == n for _, n in options) else 0
            link = lambda n, i=i: do(changed(state, "fields", field, i, "job", to=n))  # noqa: E731
            cells.append(kit.choice(f"{field}-job-{i}", f"Job of {label} {i + 1}", options, job, link))
        shown.append(kit.box(f"{field}-line-{i}", cells, "jtbd-cells", "named", "linked"))
    return kit.box(f"{field}-box", shown, "jtbd-part", "jtbd-lines", "jtbd-field")


def _line(state, do, field: str, i: int):
    """A line's words; an emptied line is taken away, and undo brings it back."""

    def write(words: str) -> None:
        lines = [dict(line) for line in state["fields"][field]]
        if i < len(lines):
            lines[i]["text"] = words.strip()
        else:
            lines.append({"text": words.strip(), "job": 0})
        do(changed(state, "fields", field, to=[line for line in lines if line["text"]]))

    return write
