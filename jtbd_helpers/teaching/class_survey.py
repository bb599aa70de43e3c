"""`jtbd class-survey`: six answers that a class gives about itself, from the form to a lesson page on its own data.

Thirty people cannot show segments. That is what this is for: a real survey, and an honest "none".
"""

import json
import re
import shutil
from pathlib import Path

from jtbd_helpers.course.workshop.paper import html_list, html_table, sheet, text
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import write_whole
from jtbd_helpers.survey.codebook import check_codebook, read_toml
from jtbd_helpers.survey.guess import guess_columns
from jtbd_helpers.survey.questionnaire import CIRCUMSTANCES, STEMS, SWITCH, WORDS, questions_of, write_questionnaire
from jtbd_helpers.tables.files import read_table
from jtbd_helpers.tables.options import holds
from jtbd_helpers.tables.table import Table, as_text

SOURCE = Path(__file__).with_name("class_survey.toml")
PAGE = "class_survey.ipynb"
INTRO = (
    "Six answers about getting to class on time. Nobody is asked for a name. The answers are used in this class only, "
    "and deleted after the lesson. You need not answer."
)
PASTE = (
    "For Google Forms, SurveyMonkey and the like. Copy the texts as they are: the codebook finds the answers by them.\n"
    "Switch off collecting names and e-mail addresses. Export the answers as CSV."
)
UPRIGHT = """<style>@page { size: A4 portrait; margin: 14mm; } th:first-child { width: 32%; } h2 { margin-top: 8mm; }
ul { list-style: none; padding: 0; } li { font-size: 12pt; } td { font-size: 12pt; } th { font-size: 9pt; }</style>"""
KINDS = {"grid": "a grid, one answer per row", "several": "checkboxes", "one": "multiple choice, one answer"}
BLOCKS = ("importance", "satisfaction")
LIME = [f"A{point}" for point in range(1, 6)]  # what LimeSurvey exports where it is asked for codes


def write_form(folder: Path) -> list[str]:
    """Write the form: to paste, for Qualtrics, for LimeSurvey, to print; nothing is overwritten."""
    questions = _questions()
    extra = {"form_to_paste.txt": _to_paste(questions), "form_to_print.html": _to_print(questions)}
    for name in extra:
        if (folder / name).exists():
            raise JtbdError(f"{folder / name}: there is such a file already. Name another folder.")
    files = write_questionnaire(SOURCE, folder)
    for name, content in extra.items():
        write_whole(folder / name, content)
        files.append(folder / name)
    return [
        *map(str, files),
        f"When the class has answered: jtbd class-survey {folder} --data export.csv",
    ]


def write_lesson(folder: Path, export: Path) -> list[str]:
    """Write codebook and lesson page for an export, which is copied into the folder and never changed.

    Raises
    ------
    JtbdError
        When the export cannot be read, a question is not in it, or the folder holds a codebook already.
    """
    codebook = folder / "survey.toml"
    if codebook.exists() or (folder / PAGE).exists():
        raise JtbdError(f"{folder}: it holds a lesson page already. Name another folder, or delete the old one first.")
    content, notes = codebook_for(export)
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / export.name
    if copy.exists() and copy.read_bytes() != export.read_bytes():
        raise JtbdError(f"{copy}: there is another file of that name. Name another folder.")
    if not copy.exists():
        shutil.copyfile(export, copy)
    write_whole(codebook, content)
    shutil.copyfile(course_folder("notebooks", "templates", PAGE), folder / PAGE)
    return [
        f"{codebook}: which column is what.",
        *notes,
        f"{folder / PAGE}: the lesson page. Run it, save it, then: jtbd slides {folder / PAGE} --out result.html",
        f"After the lesson, delete {folder}.",
    ]


def codebook_for(export: Path) -> tuple[str, list[str]]:
    """The codebook (TOML) that reads an export of this form, and what is worth saying about it."""
    if not export.is_file():
        raise JtbdError(f"{export}: there is no such file. Give the path of the export.")
    table, book = read_table(export), read_toml(SOURCE)
    respondent = guess_columns(table).respondent
    if respondent is None:
        raise JtbdError(f"{export.name}: no column tells people apart. Add one, such as `response`, with 1, 2, 3 …")
    head = {key: book["survey"][key] for key in ("title", "job")} | {"data": export.name, "respondent": respondent}
    head["would_switch"] = _column(table, SWITCH, "", (book["survey"]["would_switch"], "wouldswitch"))
    targets = [
        {"id": target["id"], "statement": target["statement"]}
        | {block: _column(table, STEMS[block], target["statement"], _codes(block, target)) for block in BLOCKS}
        for target in book["value_targets"]
    ]
    ticked, notes = _ticked(table, book["circumstances"])
    parts = [_toml("[survey]", head)]
    parts += [_toml(f"[scale.{block}]", _scale(table, block, [t[block] for t in targets])) for block in BLOCKS]
    parts += [_toml("[[value_targets]]", target) for target in targets]
    parts += [_toml("[[circumstances]]", entry) for entry in ticked]
    return "\n\n".join(parts) + "\n", notes


def _questions() -> list[dict]:
    book, _ = check_codebook(read_toml(SOURCE), SOURCE.name)
    return questions_of(book)


def _codes(block: str, target: dict) -> tuple[str, ...]:
    """The names a column may have where the export has no question texts."""
    return target[block], f"{block}[{target['id']}]"


def _column(table: Table, question: str, part: str, codes: tuple[str, ...]) -> str:
    """The column that asks a question about a part, by its words or by one of its codes."""
    for column in table.frame.columns:
        asked = _bare(str(table.questions.get(column, "")) + str(column))
        if str(column).split(".")[0] in codes or (_bare(_opening(question)) in asked and _bare(part) in asked):
            return str(column)
    known = ", ".join(f"'{str(c)[:60]}'" for c in list(table.frame.columns)[:12])
    raise JtbdError(
        f"{table.name}: no column asks “{question.split('{')[0].strip()} {part}”. It has: {known}. Take the texts of "
        "the form as they are, or name the column yourself in a codebook (`jtbd questionnaire --help`)."
    )


def _lime(name: str) -> str:
    return f"circumstances[{name.replace('_', '')}]"  # its codes have letters and digits only


def _opening(question: str) -> str:
    """What is the same in every wording of a stem: after the job was named."""
    return question.split("}")[-1]


def _bare(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()


def _ticked(table: Table, circumstances: list[dict]) -> tuple[list[dict], list[str]]:
    """The circumstances that some ticked and some did not; one alone would say nothing about the others."""
    options, found, left = [entry["option"] for entry in circumstances], [], []
    for entry in circumstances:
        own = [c for c in table.frame.columns if _bare(entry["option"]) in _bare(f"{table.questions.get(c, '')}{c}")]
        lime = [c for c in table.frame.columns if str(c).split(".")[0] == _lime(entry["id"])]
        column = str([*own, *lime, None][0]) if own or lime else _column(table, CIRCUMSTANCES, "", (entry["column"],))
        cells = [as_text(value) for value in table.column(column).text() if value is not None]
        numeric = bool(own or lime) and table.column(column).is_numeric()
        yes = sum(cell == "1" if numeric else holds(cell, entry["option"], options) for cell in cells)
        row = {key: entry[key] for key in ("id", "statement", "kind")} | {"column": column}
        if 0 < yes < len(table.rows):
            found.append(row if numeric else row | {"option": entry["option"]})
        else:
            left.append(f"Left out, since {'everybody' if yes else 'nobody'} ticked it: {entry['statement']}.")
    return found, left


def _scale(table: Table, block: str, columns: list[str]) -> dict:
    """1 to 5, with the words that stand in the cells."""
    used = {as_text(value).strip().casefold() for column in columns for value in table.column(column).used()}
    word, *strengths = WORDS[block]
    for labels in ([f"{strength} {word}" for strength in strengths], LIME):
        if used and used <= {label.casefold() for label in labels}:
            return {"min": 1, "max": 5, "labels": labels}
    return {"min": 1, "max": 5}


def _toml(head: str, entries: dict) -> str:
    return "\n".join([head, *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entries.items())])


def _to_paste(questions: list[dict]) -> str:
    parts = [PASTE, INTRO]
    for number, q in enumerate(questions, 1):
        rows = [line for _, line in q["rows"]] + (["None of these"] if q["kind"] == "several" else [])
        lines = [f"QUESTION {number} ({KINDS[q['kind']]})", q["text"]]
        lines += ["rows:" if q["kind"] == "grid" else "answers:", *(rows or q["points"])]
        lines += ["columns:", *q["points"]] if q["kind"] == "grid" else []
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _to_print(questions: list[dict]) -> str:
    parts = [UPRIGHT, f"<p>{text(INTRO)}</p>"]
    for number, q in enumerate(questions, 1):
        parts.append(f"<h2>{number}. {text(q['text'])}</h2>")
        if q["kind"] == "grid":
            rows = [[line, *("○" for _ in q["points"])] for _, line in q["rows"]]
            parts.append(html_table(["", *q["points"]], rows))
        elif q["kind"] == "several":
            parts.append(html_list([f"☐ {line}" for _, line in q["rows"]] + ["☐ None of these"]))
        else:
            parts.append(html_list(f"○ {point}" for point in q["points"]))
    return sheet("Getting to class on time", *parts)
