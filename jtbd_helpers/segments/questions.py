"""The questions that could place a person: a circumstance, or one value target's gap; and their answers as arrays."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.segments.inputs import MOST_LEVELS, levels_of, text_of

RATED = {"gap": ("importance", "satisfaction"), "difficulty": ("difficulty",)}


@dataclass(frozen=True)
class Question:
    """One question: `kind` "circumstance", "profile", "gap" (two ratings, subtracted) or "difficulty" (one rating).

    `columns` of a frame hold its answers; `levels` are the answers of a categorical one, `ends` the scales of ratings.
    """

    name: str
    kind: str
    text: str
    columns: tuple
    levels: tuple = ()
    ends: tuple = ()


def possible_questions(survey, on) -> list:
    """Every question of the survey that may be asked again, profile only where the segments rest on it."""
    statements = dict(zip(survey.circumstance_list["circumstance"], survey.circumstance_list["statement"], strict=True))
    found = []
    blocks = {"circumstance": survey.circumstances} | ({"profile": survey.profile} if on == "profile" else {})
    for kind, frame in blocks.items():
        for name in frame.columns:
            levels = levels_of(frame[name])
            if 2 <= len(levels) <= MOST_LEVELS:
                found.append(Question(name, kind, str(statements.get(name, name)), (name,), levels))
    for target, statement in zip(survey.value_targets["target_id"], survey.value_targets["statement"], strict=True):
        for kind, blocks in RATED.items():
            if all(target in getattr(survey, block).columns for block in blocks):
                ends = tuple((survey.scales[block].low, survey.scales[block].high) for block in blocks)
                columns = tuple(f"{target}_{block}" for block in blocks)
                found.append(Question(target, kind, str(statement), columns, ends=ends))
                break
    return found


def frame_of(survey) -> pd.DataFrame:
    """The answers of a survey under the column names that questions go by."""
    parts = [survey.circumstances, survey.profile]
    parts += [getattr(survey, b).add_suffix(f"_{b}") for b in ("importance", "satisfaction", "difficulty")]
    joined = pd.concat(parts, axis=1)
    return joined.loc[:, ~joined.columns.duplicated()]


def read_answers(questions: list, frame: pd.DataFrame) -> list:
    """One array per question: positions in its levels (-1: no answer), or the rating or gap (NaN: no answer)."""
    for question in questions:
        for column in question.columns:
            if column not in frame.columns:
                raise unknown("column", column, frame.columns, "assign", "The typing tool asks it; see `.questions`.")
    return [_levels(q, frame[q.columns[0]]) if q.levels else _rating(q, frame) for q in questions]


def _levels(question: Question, column: pd.Series) -> np.ndarray:
    place = {level: i for i, level in enumerate(question.levels)}
    values = [None if pd.isna(v) else text_of(v) for v in column.to_numpy(dtype=object)]
    strange = next((v for v in values if v is not None and v not in place), None)
    if strange is not None:
        raise unknown("answer", strange, question.levels, f"Column '{question.name}'", "Correct the answer.")
    return np.array([-1 if v is None else place[v] for v in values], dtype=int)


def _rating(question: Question, frame: pd.DataFrame) -> np.ndarray:
    ratings = []
    for column, (low, high) in zip(question.columns, question.ends, strict=True):
        values = pd.to_numeric(frame[column], errors="coerce").to_numpy(dtype=float)
        bad = (np.isnan(values) & frame[column].notna().to_numpy(dtype=bool)) | (values < low) | (values > high)
        if bad.any():
            row = int(np.flatnonzero(bad)[0])
            raise JtbdError(
                f"Column '{column}', row {frame.index[row]}: {frame[column].iloc[row]!s} is not a rating from {low:g} "
                f"to {high:g}, and {int(bad.sum()) - 1} more are not. Correct them, or leave them empty."
            )
        ratings.append(values)
    return ratings[0] - ratings[1] if len(ratings) == 2 else ratings[0]
