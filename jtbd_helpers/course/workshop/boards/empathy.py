"""The empathy map as a board: four questions, the jobs, six fields whose lines are linked to a job."""

from jtbd_helpers.course.workshop import empathy
from jtbd_helpers.course.workshop.boards.board import Board
from jtbd_helpers.course.workshop.form import changed

KEYS = "<kbd>Enter</kbd> in a line goes to the next; arrows on a line’s list choose its job."
SPARE = 2  # empty lines at the end of each list, so that Enter finds one


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
        return kit.text(key, label, state[key], lambda v: do(changed, key, to=v, step=key), hint=hint)

    note = [kit.words("note", state["note"], "jtbd-quiet")] if state["note"] else []
    questions = [
        kit.text(f"q-{key}", question, state["questions"][key], _answer(do, key))
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


def _answer(do, key):
    return lambda words: do(changed, "questions", key, to=words, step=key)


def _job(kit, state, do, i: int):
    known = i < len(state["jobs"])
    words = state["jobs"][i] if known else ""

    def write(text: str) -> None:
        do(empathy.write_job, i, text)

    return kit.text(f"job-{i}", f"Job {i + 1}", words, write, live=False, hint="what they try to do" if i == 0 else "")


def _field(kit, state, do, field: str):
    lines, label = state["fields"][field], empathy.FIELDS[field]
    options = [(empathy.UNLINKED, 0)]
    options += [(f"{n}. {job}", n) for n, job in enumerate(state["jobs"], start=1) if job.strip()]
    shown = [kit.html(f"{field}-title", f"<p class='jtbd-head'>{label}</p>")]
    for i in range(len(lines) + SPARE):
        known = i < len(lines)
        entry = lines[i] if known else {"text": "", "job": 0}
        cells = [kit.text(f"{field}-{i}", f"{label} {i + 1}", entry["text"], _line(do, field, i), live=False)]
        if known:
            job = entry["job"] if any(entry["job"] == n for _, n in options) else 0
            link = lambda n, i=i: do(changed, "fields", field, i, "job", to=n)  # noqa: E731
            cells.append(kit.choice(f"{field}-job-{i}", f"Job of {label} {i + 1}", options, job, link))
        shown.append(kit.box(f"{field}-line-{i}", cells, "jtbd-cells", "named", "linked"))
    return kit.box(f"{field}-box", shown, "jtbd-part", "jtbd-lines", "jtbd-field")


def _line(do, field: str, i: int):
    return lambda words: do(empathy.write_line, field, i, words)
