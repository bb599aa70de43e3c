"""The same answers as a survey tool would export them: three header rows, words for numbers, rows that do not count."""

import csv
import io
import json
import string

import numpy as np
import pandas as pd

from jtbd_helpers.data.navigation import CAUSES
from jtbd_helpers.data.navigation_codebook import CIRCUMSTANCE_STATEMENTS, codebook
from jtbd_helpers.data.randomness import stream

PREVIEWS = 25
UNFINISHED = 15
DEGREES = ("Not at all", "Slightly", "Moderately", "Very", "Extremely")
NONE_OF_THESE = "None of these"
OWN_COLUMNS = {  # of the tool: column -> (question text, import id)
    "StartDate": ("Start Date", "startDate"),
    "EndDate": ("End Date", "endDate"),
    "Status": ("Response Type", "status"),
    "Progress": ("Progress", "progress"),
    "Duration (in seconds)": ("Duration (in seconds)", "duration"),
    "Finished": ("Finished", "finished"),
    "RecordedDate": ("Recorded Date", "recordedDate"),
    "ResponseId": ("Response ID", "_recordId"),
    "DistributionChannel": ("Distribution Channel", "distributionChannel"),
}
QUESTIONS = {
    "imp": "How important is each of these to you on your way?",
    "sat": "How satisfied are you today with how well you manage this?",
    "severity": "Think of the last time you were late.",
    "circumstances": "What do you meet on your ways? Tick all that apply.",
    "would_switch": "Would you change to another way of finding your way today?",
    "age_band": "How old are you?",
    "area": "Where do you live?",
    "education": "What is your highest education?",
    "solution_in_use": "What do you use today to find your way?",
}


def export_text(frame: pd.DataFrame, name: str, seed: int) -> str:
    """Write the answers of `frame` as the export of a survey tool.

    The finished answers keep their order; previews and unfinished answers stand between them.
    """
    rng = stream(name, "export", seed)
    extra = frame.iloc[rng.integers(len(frame), size=PREVIEWS + UNFINISHED)]
    answers = _in_words(pd.concat([frame, extra], ignore_index=True))
    kind = np.repeat(["answer", "preview", "unfinished"], [len(frame), PREVIEWS, UNFINISHED])
    seconds = np.append(frame["duration_s"].to_numpy(), rng.integers(20, 200, size=len(extra)))
    place = np.append(np.arange(len(frame)), rng.uniform(0, len(frame), size=len(extra)))
    order = np.argsort(place, kind="stable")
    answers, kind, seconds = answers.iloc[order], kind[order], seconds[order]
    progress = np.where(kind == "unfinished", rng.integers(10, 60, len(kind)), 100)
    answers = _cut_off(answers, progress)
    table = pd.concat([_own_columns(rng, kind, seconds, progress), answers.reset_index(drop=True)], axis=1)
    return "\ufeff" + _write(_headers(list(answers.columns)), table)


def _in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """What people were asked, in the words they ticked."""
    words = frame[["age_band", "area", "education", "solution_in_use"]].astype(object)
    words["circumstances"] = [_ticked(row) for row in frame[list(CAUSES)].to_numpy()]
    for column in frame.columns:
        if column.startswith(("imp_", "sat_")):
            what = "important" if column.startswith("imp_") else "satisfied"
            words[column] = frame[column].map({k: f"{d} {what}" for k, d in enumerate(DEGREES, 1)}).astype(object)
        elif column.startswith("severity_"):
            words[column] = frame[column].astype(object)
    words["would_switch"] = frame["would_switch"].map({0: "No", 1: "Yes"}).astype(object)
    return words


def _ticked(row) -> str:
    """Several answers in one cell, with commas between; an answer with a comma of its own is quoted."""
    texts = [text for ticked, (_, text) in zip(row, CIRCUMSTANCE_STATEMENTS.values(), strict=True) if ticked]
    return ",".join(f'"{text}"' if "," in text else text for text in texts or [NONE_OF_THESE])


def _cut_off(answers: pd.DataFrame, progress: np.ndarray) -> pd.DataFrame:
    """Whoever did not finish has no answers after the place where they stopped."""
    reached = np.ceil(progress / 100 * answers.shape[1])
    return answers.where(np.arange(answers.shape[1]) < reached[:, None])


def _own_columns(rng: np.random.Generator, kind: np.ndarray, seconds: np.ndarray, progress: np.ndarray) -> pd.DataFrame:
    n = len(kind)
    start = pd.Timestamp("2026-03-02 08:00:00") + pd.to_timedelta(np.cumsum(rng.integers(60, 1800, n)), unit="s")
    end = start + pd.to_timedelta(seconds, unit="s")
    letters = np.array(list(string.ascii_letters + string.digits))
    stamps = "%Y-%m-%d %H:%M:%S"
    return pd.DataFrame(
        {
            "StartDate": start.strftime(stamps),
            "EndDate": end.strftime(stamps),
            "Status": np.where(kind == "preview", "Survey Preview", "IP Address"),
            "Progress": progress,
            "Duration (in seconds)": seconds,
            "Finished": np.where(kind == "unfinished", "False", "True"),
            "RecordedDate": (end + pd.Timedelta(seconds=1)).strftime(stamps),
            "ResponseId": ["R_" + "".join(row) for row in letters[rng.integers(len(letters), size=(n, 15))]],
            "DistributionChannel": np.where(kind == "preview", "preview", "anonymous"),
        }
    )


def _headers(asked: list[str]) -> list[list[str]]:
    """Short names, question texts, and the import ids as JSON."""
    labels = {column: entry["label"].split(": ", 1)[-1] for column, entry in codebook("navigation")["columns"].items()}
    texts = [text for text, _ in OWN_COLUMNS.values()]
    ids = [{"ImportId": identifier} for _, identifier in OWN_COLUMNS.values()]
    questions = list(QUESTIONS)
    for column in asked:
        block, _, number = column.rpartition("_")
        if block in ("imp", "sat", "severity"):
            texts.append(f"{QUESTIONS[block]} - {labels[column]}")
            ids.append({"ImportId": f"QID{questions.index(block) + 1}_{int(number)}"})
        else:
            texts.append(QUESTIONS[column])
            ids.append({"ImportId": f"QID{questions.index(column) + 1}"})
    for k, column in enumerate(OWN_COLUMNS):
        if column.endswith("Date"):
            ids[k]["timeZone"] = "Etc/UTC"
    return [[*OWN_COLUMNS, *asked], texts, [json.dumps(entry, separators=(",", ":")) for entry in ids]]


def _write(headers: list[list[str]], table: pd.DataFrame) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows(headers)
    writer.writerows(["" if pd.isna(cell) else cell for cell in row] for row in table.to_numpy(dtype=object))
    return buffer.getvalue()
