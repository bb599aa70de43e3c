"""From a column of the file to answers: ratings, choices, weights. What is wrong becomes a sentence."""

import re

import numpy as np

from jtbd_helpers.errors import unknown
from jtbd_helpers.tables.options import holds, says_none
from jtbd_helpers.tables.table import Column, as_text

ZERO_ONE = {"0": 0.0, "1": 1.0, "no": 0.0, "yes": 1.0, "false": 0.0, "true": 1.0, "nein": 0.0, "ja": 1.0}
MOST_LEVELS = 20
KANO_WORDS = ("like", "expect", "neutral", "tolerate", "dislike")  # coded 1 to 5


def respondents(column: Column, faults: list) -> np.ndarray:
    """The ids as text; a missing or repeated one is a fault."""
    ids = column.text()
    gone = np.flatnonzero(~column.answered)
    if len(gone):
        faults.append(column.point(gone, "the respondent is missing", "Give everybody an id of their own."))
    seen: dict = {}
    again = [row for row, who in enumerate(ids) if who is not None and seen.setdefault(who, row) != row]
    if again:
        row = column.table.row_word
        first = column.table.rows[seen[ids[again[0]]]]
        problem = f"respondent '{ids[again[0]]}' is there already, in {row} {first}"
        faults.append(column.point(np.array(again), problem, "Keep one row per respondent, or correct the id."))
    return ids


def ratings(column: Column, scale: tuple, ids, faults: list) -> np.ndarray:
    """Ratings as floats; text counts where it is one of the scale's labels."""
    low, high, labels = scale
    allowed = f"whole numbers from {low:g} to {high:g}"
    if labels:
        mend = f"Allowed: the labels {', '.join(labels)}; {allowed}. Correct the cell, or the labels in the codebook."
    else:
        mend = (
            f"Allowed: {allowed}. Correct the cell; where it means 'not answered' leave it empty or list it as "
            f"`missing` under [columns.{column.name}]; where the answers are words give [scale] their `labels`."
        )
    off_mend = f"Allowed: {allowed}. Correct the cell, or the scale in the codebook."
    return _on_scale(column, scale, "rating", (mend, off_mend), ids, faults)


def kano(column: Column, ids, faults: list) -> np.ndarray:
    """Answers to a Kano question, 1 like to 5 dislike, as floats; the five words count as well."""
    coded = ", ".join(f"{code} {word}" for code, word in enumerate(KANO_WORDS, 1))
    mend = (
        f"Allowed: {coded}. Correct the cell; where it means 'not answered' leave it empty or list it as "
        f"`missing` under [columns.{column.name}]."
    )
    return _on_scale(column, (1, 5, KANO_WORDS), "Kano answer", (mend, mend), ids, faults)


def _on_scale(column: Column, scale: tuple, what: str, mends: tuple[str, str], ids, faults: list) -> np.ndarray:
    """Whole numbers of a scale as floats; `mends` are for what is no number, and for a number off the scale."""
    low, high, labels = scale
    points = {text.strip().casefold(): float(low) + k for k, text in enumerate(labels or [])}

    def rating(value) -> float:
        number = column.number(value)
        return points.get(as_text(value).strip().casefold(), np.nan) if np.isnan(number) else number

    mend, off_mend = mends
    for bad, problem, way in (
        (lambda v: np.isnan(rating(v)), f"is no {what}", mend),
        (lambda v: np.isfinite(rating(v)) and rating(v) % 1 != 0, "is no whole number", off_mend),
        (lambda v: rating(v) % 1 == 0 and not low <= rating(v) <= high, f"is off the scale {low:g}-{high:g}", off_mend),
        (lambda v: np.isinf(rating(v)), f"is off the scale {low:g}-{high:g}", off_mend),
    ):
        _add(faults, column.fault(bad, problem, way, ids))
    if not column.answered.any():
        faults.append(_nobody(column))
    return column.spread([rating(v) for v in column.values], np.nan, float)


def numbers(column: Column, ids, faults: list, least: float | None = None, what: str = "a number") -> np.ndarray:
    """Finite numbers, not below `least`."""
    mend = f"Give {what}" + ("." if least is None else f", {least:g} or more.")
    _add(faults, column.fault(lambda v: not np.isfinite(column.number(v)), "is no number", mend, ids))
    if least is not None:
        _add(faults, column.fault(lambda v: column.number(v) < least, f"is below {least:g}", mend, ids))
    return column.numbers()


def weights(column: Column, ids, faults: list) -> np.ndarray:
    """Weights with mean 1; a weight nobody has, one below zero, or none above it is a fault."""
    before = len(faults)
    weight = numbers(column, ids, faults, least=0.0, what="a weight")
    gone = np.flatnonzero(~column.answered)
    if len(gone):
        faults.append(column.point(gone, "the weight is missing", "Give everybody a weight, 0 or more.", ids))
    if len(faults) > before:
        return np.ones(len(weight))
    if not weight.sum() > 0:
        faults.append(
            f"{column.table.name}, column '{column.name}': the weights sum to zero. Give somebody a weight above 0."
        )
        return np.ones(len(weight))
    return weight / weight.mean()


def zero_one(column: Column, ids, faults: list) -> np.ndarray:
    """0 and 1 (also yes and no, true and false) as floats."""
    known = {v: ZERO_ONE.get(as_text(v).strip().casefold(), np.nan) for v in column.values}
    mend = "Allowed: 1 or yes, 0 or no, or an empty cell. Correct the cells."
    _add(faults, column.fault(lambda v: np.isnan(known[v]), "is neither 0 nor 1", mend, ids))
    return column.spread(list(known.values()), np.nan, float)


def circumstance(column: Column, faults: list, place: str) -> np.ndarray:
    """The levels of a circumstance: 0 and 1, or text; None where not answered."""
    used = column.used()
    number = {v: column.number(v) for v in column.values}
    if all(number[v] in (0, 1) for v in used):
        levels = column.spread([int(number[v]) if number[v] in (0, 1) else None for v in column.values], None, object)
    else:
        levels = column.text()
    if not used:
        faults.append(_nobody(column))
    elif len(used) == 1:
        faults.append(
            f"{place}: everybody who answered has '{as_text(used[0])}' in column '{column.name}' of "
            f"{column.table.name}, and a circumstance with one level tells nobody apart. Name another column, or take "
            "the circumstance out."
        )
    elif len(used) > MOST_LEVELS:
        faults.append(
            f"{place}: column '{column.name}' of {column.table.name} has {len(used)} different answers, too many for a "
            f"circumstance (at most {MOST_LEVELS}). Group them in the file, or name another column."
        )
    return levels


def ticked(column: Column, option: str, siblings: list[str], faults: list, place: str) -> np.ndarray:
    """1 where a multiple-choice cell holds `option`, else 0; `siblings` are the options the codebook names.

    An empty cell is 0, for who ticks nothing leaves it empty; but where the question has an
    answer such as "None of these", an empty cell is a missing answer.
    """
    per_value = [int(holds(as_text(value), option, siblings)) for value in column.values]
    levels = column.spread(per_value, None if offers_none(column, siblings) else 0, object)
    if not any(levels):
        answers = sorted({part.strip() for v in column.used() for part in re.split("[,;]", as_text(v))} - {""})
        mend = "Correct `option`; write it as it stands in the file."
        looking = f"{place}, looking into column '{column.name}' of {column.table.name}"
        faults.append(str(unknown("option", option, answers, where=looking, mend=mend)))
    elif all(level == 1 for level in levels if level is not None):
        faults.append(f"{place}: everybody ticked '{option}', so it tells nobody apart. Take the circumstance out.")
    return levels


def offers_none(column: Column, siblings: list[str]) -> bool:
    """Whether somebody answered a multiple-choice question with "None of these"."""
    return any(says_none(as_text(value), siblings) for value in column.values)


def _nobody(column: Column) -> str:
    return (
        f"{column.table.name}, column '{column.name}': nobody answered; the column is empty. Name another column, or "
        "take it out of the codebook."
    )


def _add(faults: list, fault: str | None) -> None:
    if fault:
        faults.append(fault)
