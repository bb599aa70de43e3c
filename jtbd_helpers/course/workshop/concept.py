"""The concept builder: a job, and for each thing that goes wrong the chain from value target to feature."""

from functools import partial

from jtbd_helpers.course.workshop.alike import says_again
from jtbd_helpers.course.workshop.form import Form, Remark, changed
from jtbd_helpers.course.workshop.paper import html_table, markdown_list, markdown_table, sheet, text
from jtbd_helpers.statements import HEURISTIC, check_circumstance, check_job, check_value_target
from jtbd_helpers.statements.gallery import Example, gallery
from jtbd_helpers.vocabulary import counted

TITLE = "Concept builder"
KINDS = ("", "obstacle", "barrier", "situation", "condition", "other")
MODES = {
    "": "",
    "eliminate": "takes the circumstance away",
    "accommodate": "works in spite of it",
    "resolve": "deals with it when it happens",
}
FIELDS = {  # field -> (label, what belongs there)
    "value_target": ("Value target", "how people judge that the job is done well: minimise the time …"),
    "moment_of_struggle": ("Moment of struggle", "what goes wrong: the target is missed"),
    "circumstance": ("Circumstance", "what makes it go wrong"),
    "feature": ("Feature", "what deals with that circumstance"),
}
QUESTIONS = {  # question -> (asked, what a "no" means)
    "important": ("Is the job important to them?", "A job that hardly matters makes nobody change what they use."),
    "not_done_well": ("Is it done badly today?", "Where today’s solutions do it well, nobody looks for another."),
    "able": ("Are we able to help?", "Without the means for it, somebody else will build it better."),
}
LINK = dict.fromkeys(FIELDS, str) | {"circumstance_kind": KINDS, "feature_mode": tuple(MODES)}
SHAPE = {
    "job": str,
    "executor": str,
    "beneficiary": str,
    "chains": [LINK],
    "questions": {key: {"answer": ("", "yes", "no"), "because": str} for key in QUESTIONS},
    "note": str,
}
BLANK = dict.fromkeys(LINK, "")
OPEN = {"answer": "", "because": ""}
EMPTY = {
    "job": "",
    "executor": "",
    "beneficiary": "",
    "chains": [BLANK],
    "questions": {key: dict(OPEN) for key in QUESTIONS},
    "note": "",
}
ASKED = ("Question", "Answer", "Because")
ARROW = ("Job", *(label for label, _ in FIELDS.values()))


def add_chain(state: dict) -> dict:
    """Add an empty chain at the end."""
    return changed(state, "chains", to=[*state["chains"], dict(BLANK)])


def move_chain(state: dict, i: int, by: int) -> dict:
    """Move a chain up (-1) or down (1); at an end it stays."""
    chains = list(state["chains"])
    chains.insert(min(max(i + by, 0), len(chains) - 1), chains.pop(i))
    return changed(state, "chains", to=chains)


def verdict(state: dict) -> str:
    """Before building: "go" with three yes; "not decided" while one is open; else "no"."""
    answers = [state["questions"][question]["answer"] for question in QUESTIONS]
    if "" in answers:
        return "not decided"
    return "no" if "no" in answers else "go"


def reasons_against(state: dict) -> list[str]:
    """The reason of every question that was answered with no."""
    return [why for question, (_, why) in QUESTIONS.items() if state["questions"][question]["answer"] == "no"]


def field_remarks(state: dict, i: int, field: str) -> list[Remark]:
    """What the checks of language say about one field of a chain, or about the job."""
    if field == "job":
        return [Remark("Job", str(said), said.rule) for said in check_job(state["job"])]
    chain = state["chains"][i]
    words = chain[field].strip()
    where = FIELDS[field][0] + (f", chain {i + 1}" if len(state["chains"]) > 1 else "")
    if not words:
        return []
    if field == "value_target":
        return [Remark(where, str(said), said.rule) for said in check_value_target(words)]
    found = []
    if field == "circumstance":
        found += [Remark(where, str(said), said.rule) for said in check_circumstance(words)]
        if says_again(words, chain["moment_of_struggle"]):
            found.append(Remark(where, "That is the struggle again. What makes it happen?", "repeats"))
        if not chain["circumstance_kind"]:
            found.append(Remark(where, "Which kind: obstacle, barrier, situation, condition?", "no kind"))
    target = chain["value_target"]
    # A struggle names what its target measures; only the whole target once more says nothing new.
    if field == "moment_of_struggle" and says_again(words, target) and says_again(target, words):
        found.append(Remark(where, "That is the target again. What happens when it is missed?", "repeats"))
    if field == "feature" and not chain["feature_mode"]:
        found.append(Remark(where, "Does it eliminate, accommodate or resolve the circumstance?", "no mode"))
    return found


def remarks(state: dict) -> list[Remark]:
    """All the checks, and what is still blank."""
    found = field_remarks(state, 0, "job")
    if not state["job"].strip():
        found.append(Remark("Job", "What are they trying to get done?", "blank"))
    for i, chain in enumerate(state["chains"]):
        for field, (label, meaning) in FIELDS.items():
            found += field_remarks(state, i, field)
            if not chain[field].strip():
                where = label + (f", chain {i + 1}" if len(state["chains"]) > 1 else "")
                found.append(Remark(where, f"Still blank: {meaning}" + ("" if meaning.endswith("…") else "."), "blank"))
    return found


def in_words(state: dict) -> str:
    """The state in a sentence."""
    filled = sum(bool(chain[field].strip()) for chain in state["chains"] for field in FIELDS)
    of = len(FIELDS) * len(state["chains"])
    number = len(state["chains"])
    return (
        f"{counted(number, 'chain')}, {filled} of {of} fields filled, "
        f"{len(remarks(state))} remarks. Before building: {verdict(state)}."
    )


def csv_rows(state: dict) -> list[list]:
    """Header and rows of the CSV file, one row a chain; the three answers at the end of each."""
    head = ["job", "executor", "beneficiary", *LINK, *QUESTIONS, "verdict"]
    start = [state["job"], state["executor"], state["beneficiary"]]
    end = [*(asked["answer"] for asked in state["questions"].values()), verdict(state)]
    return [head, *([*start, *(chain[key] for key in LINK), *end] for chain in state["chains"])]


def markdown(state: dict) -> str:
    """The chains as a table, the three questions, and what the checks say."""
    parts = [
        f"# {TITLE}: {state['job'].strip() or 'a job'}\n",
        _people(state),
        markdown_table(ARROW[1:], _chains(state)),
    ]
    parts.append(f"## Before building: {verdict(state)}\n\n{markdown_table(ASKED, _answers(state))}")
    parts.append(markdown_list(reasons_against(state)))
    if said := remarks(state):
        lines = markdown_list(f"{r.where}: {r.text}" for r in said)
        parts.append(f"## Worth a second look\n\n{lines}\n{HEURISTIC}\n")
    return "\n".join(part for part in [*parts, state["note"].strip()] if part)


def paper(state: dict) -> str:
    """One A4 page."""
    return sheet(
        f"{TITLE}: {state['job'].strip() or 'a job'}",
        f"<p>{text(_people(state))}</p>",
        html_table(ARROW[1:], _chains(state), blank=1),
        f"<h2>Before building: {verdict(state)}</h2>",
        html_table(ASKED, _answers(state)),
        "".join(f"<p>{text(why)}</p>" for why in reasons_against(state)),
        f"<p class='quiet'>{text(state['note'])}</p>",
    )


def _people(state: dict) -> str:
    """Who does it and for whom, in a line."""
    who, whom = state["executor"].strip(), state["beneficiary"].strip()
    return f"Who does it: {who or 'open'}. For whom: {whom or 'open'}.\n" if who or whom else ""


def _chains(state: dict) -> list[list[str]]:
    def with_aside(words: str, aside: str) -> str:
        return f"{words} ({aside})" if words and aside else words

    return [
        [
            chain["value_target"],
            chain["moment_of_struggle"],
            with_aside(chain["circumstance"], chain["circumstance_kind"]),
            with_aside(chain["feature"], chain["feature_mode"]),
        ]
        for chain in state["chains"]
    ]


def _answers(state: dict) -> list[list[str]]:
    rows = []
    for key, (asked, _) in QUESTIONS.items():
        said = state["questions"][key]
        rows.append([asked, said["answer"] or "open", said["because"]])
    return rows


def from_example(example: Example) -> dict:
    """The state of a worked example: the chain of its first value target; the others stand in the note."""
    first, *others = example.value_targets
    chain = {key: first if key == "value_target" else getattr(example, key) for key in LINK}
    also = f" Of the same job: {'; '.join(others)}."
    questions = {}
    for key in QUESTIONS:
        answer, _, because = getattr(example, key).partition(": ")
        known = answer.casefold() if answer.casefold() in ("yes", "no") else ""
        questions[key] = {"answer": known, "because": because}
    return {
        "job": example.job,
        "executor": example.executor,
        "beneficiary": example.beneficiary,
        "chains": [chain],
        "questions": questions,
        "note": f"Example “{example.title}”: {example.origin}." + (also if others else ""),
    }


CONCEPT_BUILDER = Form(
    name="concept_builder",
    title=TITLE,
    shape=SHAPE,
    empty=EMPTY,
    cases={example.id: partial(from_example, example) for example in gallery()},
    remarks=remarks,
    in_words=in_words,
    markdown=markdown,
    rows=csv_rows,
    paper=paper,
)
