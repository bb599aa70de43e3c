"""A survey from a DataFrame: the arguments of `Survey.from_frame` as a codebook and a table."""

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.survey.codebook import KANO, check_codebook
from jtbd_helpers.tables.table import Table, repeated_columns

WHERE = "from_frame"


def table_of(frame: pd.DataFrame) -> Table:
    """The frame as a table; its index stands for the row numbers."""
    if not isinstance(frame, pd.DataFrame):
        raise JtbdError(
            f"{WHERE}: `frame` must be a DataFrame, not {type(frame).__name__}. Read files by `read_survey`."
        )
    if frame.empty:
        raise JtbdError(f"{WHERE}: the frame has no rows or no columns. Give one row per respondent.")
    if fault := repeated_columns("the frame", frame.columns):
        raise JtbdError(fault)
    return Table("the frame", frame.reset_index(drop=True), np.asarray(frame.index, dtype=object), row_word="index")


def codebook_of(survey, blocks, scale, circumstances, profile, words, features) -> tuple[dict, list[str]]:
    """The arguments as a checked codebook, and what is wrong with them; `words` are statements, themes and kano."""
    for name, block in (*blocks.items(), *words.items()):
        if block is not None and not isinstance(block, dict):
            raise JtbdError(f'{WHERE}: `{name}` must be a dict such as {{"t01": …}}, not {type(block).__name__}.')
    targets = list(dict.fromkeys(target for block in blocks.values() for target in block or {}))
    words = {name: named or {} for name, named in words.items()}
    for name, named in words.items():
        if odd := [target for target in named if target not in targets]:
            raise JtbdError(
                f"{WHERE}: `{name}` names '{odd[0]}', which has no ratings. Name it in `importance` as well."
            )
    document = {
        "survey": {key: value for key, value in survey.items() if value is not None},
        "scale": _scale(scale),
        "value_targets": [
            _target(target, blocks, words["statements"], words["themes"]) | _kano(target, words["kano"])
            for target in targets
        ],
        "circumstances": [_circumstance(entry) for entry in circumstances or ()],
        "profile": {"columns": list(profile or ())},
        "features": _features(features),
    }
    # A frame is no file, and its job may go unnamed: the two keys that only a codebook must have.
    named = {"data": "the frame", "job": survey["job"] or "not named"}
    document["survey"] |= named
    clean, faults = check_codebook(document, WHERE)
    clean["survey"]["job"] = survey["job"]
    return clean, faults


def _scale(scale) -> dict:
    if isinstance(scale, dict):
        return {block: _scale(ends) for block, ends in scale.items()}
    try:
        low, high = scale
    except (TypeError, ValueError):
        raise JtbdError(f"{WHERE}: `scale` must be its two ends, such as (1, 5), not {scale}.") from None
    return {"min": low, "max": high}


def _target(target, blocks: dict, statements: dict, themes: dict) -> dict:
    entry = {"id": str(target), "statement": str(statements.get(target, target))}
    entry |= {name: block[target] for name, block in blocks.items() if block and target in block}
    return entry | ({"theme": themes[target]} if themes.get(target) is not None else {})


def _kano(target, kano: dict) -> dict:
    """The columns of the two Kano questions of a target."""
    if target not in kano:
        return {}
    pair = kano[target]
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise JtbdError(
            f"{WHERE}: `kano` of '{target}' must be two columns, functional and dysfunctional, not {pair!r}. "
            f'Give `kano={{"{target}": ("kano_f", "kano_d")}}`.'
        )
    return dict(zip(KANO, pair, strict=True))


def _circumstance(entry) -> dict:
    """A plain column name is a circumstance whose kind nobody has said."""
    if isinstance(entry, dict):
        return entry
    return {"id": str(entry), "statement": str(entry), "kind": "other", "column": entry}


def _features(features) -> list[dict]:
    if features is None:
        return []
    if isinstance(features, pd.DataFrame):
        features = features.rename(columns={"feature": "id"}).to_dict("records")
    return [{**f, **{key: list(f[key]) for key in ("addresses", "targets") if key in f}} for f in features]


def plain_columns(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame whose columns are plain numbers or text, as JSON can hold them."""

    def plain(column: pd.Series) -> pd.Series:
        if column.dtype.kind in "biuf":
            return column if isinstance(column.dtype, np.dtype) else column.astype(float)
        return column.astype(object).map(lambda v: None if pd.isna(v) else v if isinstance(v, (int, float)) else str(v))

    return pd.DataFrame({name: plain(frame[name]) for name in frame.columns}, index=frame.index)
