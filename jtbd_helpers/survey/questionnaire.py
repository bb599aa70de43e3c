"""The questions that a codebook stands for, ready to ask: as Markdown, for Qualtrics and for LimeSurvey.

Qualtrics: advanced TXT format of its survey import. LimeSurvey: tab-separated survey structure.
"""

import os
from pathlib import Path

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import write_whole
from jtbd_helpers.survey.codebook import BLOCKS, check_codebook, read_toml

STEMS = {
    "importance": "When you want to {job}: how important is it to you to …",
    "satisfaction": "And how satisfied are you today with how well you can …",
    "difficulty": "How difficult is it for you today to …",
}
WORDS = {
    "importance": ("important", "Not at all", "Slightly", "Moderately", "Very", "Extremely"),
    "satisfaction": ("satisfied", "Not at all", "Slightly", "Moderately", "Very", "Extremely"),
    "difficulty": ("difficult", "Not at all", "Slightly", "Moderately", "Very", "Extremely"),
}
CIRCUMSTANCES = "Which of these came in your way lately? Several answers are possible."
SWITCH = "Would you change how you do it, if something dealt with that?"
FILES = ("questionnaire.md", "questionnaire_qualtrics.txt", "questionnaire_limesurvey.txt")


def write_questionnaire(codebook: str | os.PathLike, folder: str | os.PathLike) -> list[Path]:
    """Write the questions of a codebook in three formats.

    Parameters
    ----------
    codebook : str or path
        A survey codebook; its data file need not exist yet.
    folder : str or path
        Where questionnaire.md, questionnaire_qualtrics.txt and questionnaire_limesurvey.txt go. A file of that name
        that is there already is never overwritten.

    Returns
    -------
    list of Path

    Raises
    ------
    JtbdError
        When the codebook is at fault, or a file is there already.
    """
    path, folder = Path(codebook), Path(folder)
    book, faults = check_codebook(read_toml(path), path.name)
    if faults:
        raise JtbdError(" ".join(faults[:1]) + " `jtbd validate` lists all.")
    questions = questions_of(book)
    texts = (_markdown(book, questions), _qualtrics(questions), _limesurvey(book, questions))
    files = [folder / name for name in FILES]
    if there := [file for file in files if file.exists()]:
        raise JtbdError(f"{there[0]}: there is such a file already, and it may hold your changes. Name another folder.")
    for file, text in zip(files, texts, strict=True):
        write_whole(file, text)
    return files


def questions_of(book: dict) -> list[dict]:
    """The questions in the order of asking: code, kind (grid, several, one, open), text, rows, points."""
    job = book["survey"].get("job", "").strip().rstrip(".")
    job = job[:1].lower() + job[1:]
    asked = []
    for block in BLOCKS:
        targets = [t for t in book["value_targets"] if t.get(block)]
        if targets:
            rows = [(t["id"], t["statement"].rstrip(".")) for t in targets]
            stem = STEMS[block].format(job=job or "get this done")
            asked.append({"code": block, "kind": "grid", "text": stem, "rows": rows, "points": _points(book, block)})
    if book["circumstances"]:
        rows = [(c["id"], c["statement"].rstrip(".")) for c in book["circumstances"]]
        asked.append({"code": "circumstances", "kind": "several", "text": CIRCUMSTANCES, "rows": rows, "points": []})
    if book["survey"].get("would_switch"):
        asked.append({"code": "would_switch", "kind": "one", "text": SWITCH, "rows": [], "points": ["No", "Yes"]})
    for column in book["profile"].get("columns", []):
        label = book["columns"].get(column, {}).get("label", column)
        allowed = [str(v) for v in book["columns"].get(column, {}).get("allowed", [])]
        kind = "one" if allowed else "open"
        asked.append({"code": column, "kind": kind, "text": label, "rows": [], "points": allowed})
    return asked


def _points(book: dict, block: str) -> list[str]:
    """The labels of a scale: its own, else words at 1-5, else words at the two ends."""
    scale = book["scale"][block]
    low, high = int(scale[0]), int(scale[1])
    if len(scale) > 2 and scale[2]:
        return [str(label) for label in scale[2]]
    word, *strength = WORDS[block]
    if (low, high) == (1, 5):
        return [f"{s} {word}" for s in strength]
    points = [str(p) for p in range(low, high + 1)]
    return [f"{low} – {strength[0].lower()} {word}", *points[1:-1], f"{high} – {strength[-1].lower()} {word}"]


def _markdown(book: dict, questions: list[dict]) -> str:
    lines = [f"# {book['survey'].get('title', 'Questionnaire')}", ""]
    for number, q in enumerate(questions, 1):
        lines += [f"**{number}. {q['text']}**", ""]
        if q["kind"] == "grid":
            lines += ["| | " + " | ".join(q["points"]) + " |", "|---" * (len(q["points"]) + 1) + "|"]
            lines += [f"| {text} |" + " ○ |" * len(q["points"]) for _, text in q["rows"]]
        elif q["kind"] == "several":
            lines += [f"- ☐ {text}" for _, text in q["rows"]] + ["- ☐ None of these"]
        else:
            lines += [f"- ○ {point}" for point in q["points"]] or ["________"]
        lines.append("")
    return "\n".join(lines)


def _qualtrics(questions: list[dict]) -> str:
    kinds = {"grid": "Matrix", "several": "MC:MultipleAnswer", "one": "MC:SingleAnswer", "open": "TE:SingleLine"}
    parts = ["[[AdvancedFormat]]", ""]
    for q in questions:
        parts += [f"[[Question:{kinds[q['kind']]}]]", f"[[ID:{q['code']}]]", q["text"], ""]
        choices = [text for _, text in q["rows"]] or (q["points"] if q["kind"] == "one" else [])
        choices += ["None of these"] if q["kind"] == "several" else []
        if choices:
            parts += ["[[Choices]]", *choices, ""]
        if q["kind"] == "grid":
            parts += ["[[Answers]]", *q["points"], ""]
        parts += ["[[PageBreak]]", ""]
    return "\n".join(parts)


_LIME = ["class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other"]


def _limesurvey(book: dict, questions: list[dict]) -> str:
    """One row per group, question, row of a grid and answer; codes have letters and digits only, as the tool asks."""
    kinds = {"grid": "F", "several": "M", "one": "L", "open": "S"}
    rows = [_LIME, _lime("S", "", "language", "en"), _lime("SL", "", "surveyls_title", book["survey"].get("title", ""))]
    rows.append(_lime("G", "", "Questions", "", relevance="1"))
    for q in questions:
        code = "".join(c for c in q["code"] if c.isalnum())
        rows.append(_lime("Q", kinds[q["kind"]], code, q["text"], relevance="1", mandatory="N"))
        rows += [_lime("SQ", "0", "".join(c for c in i if c.isalnum()), text) for i, text in q["rows"]]
        points = q["points"] if q["kind"] in ("grid", "one") else []
        rows += [_lime("A", "0", f"A{number}", text) for number, text in enumerate(points, 1)]
    return "\n".join("\t".join(row) for row in rows) + "\n"


def _lime(kind: str, scale: str, name: str, text: str, relevance: str = "", mandatory: str = "") -> list[str]:
    text = " ".join(text.split())
    return [kind, scale, name, relevance, text, "", "en", "", mandatory, ""]
