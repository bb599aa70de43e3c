"""The empathy map: one segment, its jobs, what it thinks, hears, sees, does, fears and gains, line by line."""

from jtbd_helpers.course.workshop.form import Form, Remark, changed
from jtbd_helpers.course.workshop.paper import html_table, markdown_list, markdown_table, sheet, text
from jtbd_helpers.vocabulary import counted

TITLE = "Empathy map"
QUESTIONS = {
    "trying": "What is this segment trying to get done? Is it a problem, or a need?",
    "functional_social": "Which functional or social jobs get done?",
    "emotional": "Which emotional jobs get done?",
    "basic_needs": "Which basic needs does it help to satisfy?",
}
FIELDS = {
    "thinks_feels": "Thinks and feels",
    "hears": "Hears",
    "sees": "Sees",
    "says_does": "Says and does",
    "pains": "Pains",
    "gains": "Gains",
}
UNLINKED = "not linked to a job"
SHAPE = {
    "segment": str,
    "look_again": str,  # a date or an occasion, in words
    "questions": dict.fromkeys(QUESTIONS, str),
    "jobs": [str],
    "fields": {field: [{"text": str, "job": int}] for field in FIELDS},  # position in `jobs`, from 1; 0: not linked
    "note": str,
}
EMPTY = {
    "segment": "",
    "look_again": "",
    "questions": dict.fromkeys(QUESTIONS, ""),
    "jobs": [],
    "fields": {field: [] for field in FIELDS},
    "note": "",
}


def write_job(state: dict, i: int, words: str) -> dict:
    """Write the i-th job; one beyond the last adds it. An emptied job keeps its place, so that no link moves."""
    jobs = [*state["jobs"][:i], words.strip(), *state["jobs"][i + 1 :]]
    return changed(state, "jobs", to=jobs) if i < len(state["jobs"]) or words.strip() else state


def write_line(state: dict, field: str, i: int, words: str) -> dict:
    """Write the i-th line of a field; an emptied line is taken away, and undo brings it back."""
    lines = [dict(line) for line in state["fields"][field]]
    lines[i:i] = [{"text": "", "job": 0}] if i >= len(lines) else []
    lines[min(i, len(lines) - 1)]["text"] = words.strip()
    return changed(state, "fields", field, to=[line for line in lines if line["text"]])


def job_of(state: dict, line: dict) -> str:
    """The job that a line belongs to, in words; empty when it is linked to none."""
    jobs = state["jobs"]
    return jobs[line["job"] - 1].strip() if 0 < line["job"] <= len(jobs) else ""


def remarks(state: dict) -> list[Remark]:
    """Blanks and lines without a job: an empathy map that leads to no job is a mood board."""
    found = []
    if not state["segment"].strip():
        found.append(Remark("Segment", "Whom is this map about? Name them by what they try to get done.", "blank"))
    found += [
        Remark(f"Question {number}", question, "blank")
        for number, (key, question) in enumerate(QUESTIONS.items(), start=1)
        if not state["questions"][key].strip()
    ]
    for field, label in FIELDS.items():
        lines = [line for line in state["fields"][field] if line["text"].strip()]
        if not lines:
            found.append(Remark(label, "Nothing here yet.", "blank"))
        found += [
            Remark(label, f"“{line['text'].strip()}” is not linked to a job. Which one does it bear on?", "unlinked")
            for line in lines
            if not job_of(state, line)
        ]
    if not state["look_again"].strip():
        found.append(Remark("Look again", "When will you check this map against real people?", "no date"))
    return found


def in_words(state: dict) -> str:
    """The state in a sentence."""
    answered = sum(bool(answer.strip()) for answer in state["questions"].values())
    lines = [line for entries in state["fields"].values() for line in entries if line["text"].strip()]
    linked = sum(bool(job_of(state, line)) for line in lines)
    return f"{answered} of 4 questions answered, {counted(len(lines), 'line')}, {linked} linked to a job."


def csv_rows(state: dict) -> list[list]:
    """Header and rows of the CSV file: four answers, then every line with its job."""
    head = ["part", "text", "job", "linked"]
    answers = [["question: " + question, state["questions"][key], "", ""] for key, question in QUESTIONS.items()]
    return [head, *answers, *([label, line, job, "yes" if job else "no"] for label, line, job in _lines(state))]


def markdown(state: dict) -> str:
    """Questions, fields and what is open."""
    answers = [[question, state["questions"][key] or "(blank)"] for key, question in QUESTIONS.items()]
    parts = [f"# {_title(state)}\n", markdown_list(_facts(state)), markdown_table(("Question", "Answer"), answers)]
    for field, label in FIELDS.items():
        lines = [f"{line} ({job or UNLINKED})" for of, line, job in _lines(state) if of == FIELDS[field]]
        parts.append(f"## {label}\n\n{markdown_list(lines) or '(nothing yet)' + chr(10)}")
    if said := remarks(state):
        parts.append(f"## Worth a second look\n\n{markdown_list(f'{r.where}: {r.text}' for r in said)}")
    return "\n".join(part for part in parts if part)


def paper(state: dict) -> str:
    """The four questions on top, the six fields below, as people draw it."""
    facts = f"<p>{text(' · '.join(_facts(state)))}</p>"
    answers = [[question, state["questions"][key]] for key, question in QUESTIONS.items()]
    cells = {}
    for field, label in FIELDS.items():
        lines = [(line, job) for of, line, job in _lines(state) if of == label]
        items = "".join(f"<li>{text(line)} <i>({text(job or UNLINKED)})</i></li>" for line, job in lines)
        cells[field] = f"<td style='height:30mm'><b>{label}</b><ul>{items}</ul></td>"
    pairs = [("thinks_feels", "hears"), ("sees", "says_does"), ("pains", "gains")]
    grid = "".join(f"<tr>{cells[one]}{cells[other]}</tr>" for one, other in pairs)
    return sheet(
        _title(state), facts, html_table(("Question", "Answer"), answers), f"<h2>The map</h2><table>{grid}</table>"
    )


def _lines(state: dict) -> list[tuple[str, str, str]]:
    return [
        (FIELDS[field], line["text"].strip(), job_of(state, line))
        for field in FIELDS
        for line in state["fields"][field]
        if line["text"].strip()
    ]


def _title(state: dict) -> str:
    return f"{TITLE}: {state['segment'].strip() or 'a segment'}"


def _facts(state: dict) -> list[str]:
    facts = [f"Job {number}: {job.strip()}" for number, job in enumerate(state["jobs"], start=1) if job.strip()]
    facts += [f"Look again: {state['look_again'].strip()}"] if state["look_again"].strip() else []
    return [*facts, *([state["note"].strip()] if state["note"].strip() else [])]


def students() -> dict:
    """Students, and a firm that analyses telephone data: the session that the source text asks about."""
    lines = {
        "thinks_feels": [("Everybody else already knows somebody there", 3), ("Will this look good on my record?", 2)],
        "hears": [("“Join early, or the good posts are gone”", 1), ("Older students tell which groups are alive", 1)],
        "sees": [("Forty stands on one day in October", 1), ("Group chats that run without them", 3)],
        "says_does": [("Signs up for five lists, goes to one", 1), ("Asks one friend to come along", 3)],
        "pains": [("Meetings clash with classes and shifts", 1), ("Mobile data runs out in the third week", 0)],
        "gains": [("A circle of friends by Christmas", 3), ("Something to tell at an interview", 2)],
    }
    return {
        "segment": "Students who want to take part in a student organisation",
        "look_again": "after the first term",
        "questions": {
            "trying": "Find a group that fits, and take part in it. A need, more than a problem.",
            "functional_social": "Functional: fit meetings between classes. Social: be seen as somebody who joins in.",
            "emotional": "Feel that they belong somewhere.",
            "basic_needs": "Company, and a place in a new town.",
        },
        "jobs": [
            "Take part in the activities of a student organisation",
            "Show what I can do besides studying",
            "Make friends in a new town",
        ],
        "fields": {field: [{"text": line, "job": job} for line, job in entries] for field, entries in lines.items()},
        "note": "The setting is that of the source text: telecom analytics, with students. The lines are made up.",
    }


EMPATHY_MAP = Form(
    name="empathy_map",
    title=TITLE,
    shape=SHAPE,
    empty=EMPTY,
    cases={"students": students},
    remarks=remarks,
    in_words=in_words,
    markdown=markdown,
    rows=csv_rows,
    paper=paper,
)
