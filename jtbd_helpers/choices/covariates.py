"""What is known about people beside their choices: coded like attributes, centred, so that 0 is the average person."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.choices.coding import as_text
from jtbd_helpers.choices.data import Choices
from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.statistics import percentile_interval


@dataclass(frozen=True)
class Covariates:
    """names : "age", "label=professional", …; z : respondent x name, columns of mean 0; scales : by what numbers were
    divided (their standard deviation; 1 for levels), so that no estimate depends on the unit of a column."""

    names: list
    z: np.ndarray
    scales: np.ndarray

    def note(self) -> str:
        """The names, for a caption."""
        return f"; people described by {', '.join(self.names)}" if self.names else ""


def person_covariates(choices: Choices, columns) -> Covariates:
    """Code columns that hold one value per respondent.

    Parameters
    ----------
    choices : Choices
    columns : str or sequence of str
        Columns of `choices.frame`. Numbers enter linearly; text, yes/no and Categoricals as levels against the first.

    Raises
    ------
    JtbdError
        No such column, an empty cell, two values for one respondent, one value for all, columns that say the same.
    """
    names, coded, scales = [], [], []
    for column in [columns] if isinstance(columns, str) else list(columns or []):
        values = _one_per_person(choices, column)
        if pd.api.types.is_numeric_dtype(values.dtype) and not pd.api.types.is_bool_dtype(values.dtype):
            numbers = values.to_numpy(dtype=float)
            if np.ptp(numbers) == 0:
                raise _constant(column, f"{numbers[0]:g}")
            names.append(column)
            coded.append(numbers)
            scales.append(numbers.std())
            continue
        text = as_text(values)
        ordered = isinstance(values.dtype, pd.CategoricalDtype)
        levels = (
            [v for v in as_text(pd.Series(values.cat.categories)) if v in set(text)] if ordered else sorted(set(text))
        )
        if len(levels) < 2:
            raise _constant(column, levels[0])
        names += [f"{column}={level}" for level in levels[1:]]
        coded += [(text == level).astype(float) for level in levels[1:]]
        scales += [1.0] * (len(levels) - 1)
    scales = np.array(scales)
    z = np.column_stack(coded) / scales if coded else np.zeros((len(choices.respondents), 0))
    z = z - z.mean(0)
    _refuse_alike(z, names)
    return Covariates(names, z, scales)


def _one_per_person(choices: Choices, column: str) -> pd.Series:
    """The column with one row per respondent, in their order."""
    frame = choices.frame
    if column not in frame.columns:
        mend = "Join a file about people with [[tables]] in the codebook, or add a column to the frame."
        raise unknown("column", column, frame.columns, "covariates", mend)
    who = choices.respondents.get_indexer(frame[choices.respondent].astype(str).to_numpy(dtype=object))
    codes, _ = pd.factorize(frame[column])
    empty = codes < 0
    if empty.any():
        raise JtbdError(
            f"covariates, column '{column}', respondent '{choices.respondents[who[empty.argmax()]]}': empty. "
            "Every respondent needs a value: fill it in, or take the respondent out."
        )
    first = np.unique(who, return_index=True)[1]
    mixed = codes != codes[first][who]
    if mixed.any():
        raise JtbdError(
            f"covariates, column '{column}', respondent '{choices.respondents[who[mixed.argmax()]]}': more than one "
            "value. A covariate describes a person; what differs between products is an attribute."
        )
    return frame[column].iloc[first].reset_index(drop=True)


def _constant(column: str, value: str) -> JtbdError:
    return JtbdError(f"covariates, column '{column}': everybody has '{value}', so it explains nothing. Leave it out.")


def _refuse_alike(z: np.ndarray, names: list) -> None:
    """Refuse columns that add up to one another, naming the first that brings nothing new."""
    for i in range(z.shape[1]):
        if np.linalg.matrix_rank(z[:, : i + 1]) <= i:
            raise JtbdError(
                f"covariates: '{names[i]}' says nothing that the columns before it do not say, for these "
                f"{len(z)} people. Leave it out."
            )


def shift_table(coding, covariates: Covariates, shift: np.ndarray) -> pd.DataFrame:
    """Part-worths against covariates, from draws of the shift (draw, parameter, covariate) in units of the data.

    Returns covariate, attribute, level, estimate, std_error, low, high: how much the part-worth of people differs for
    one more unit of the covariate, or at its level instead of its first.
    """
    low, high = percentile_interval(shift)
    rows = [
        {
            "covariate": name,
            "attribute": attribute,
            "level": level,
            "estimate": shift[:, p, q].mean(),
            "std_error": shift[:, p, q].std(ddof=1),
            "low": low[p, q],
            "high": high[p, q],
        }
        for q, name in enumerate(covariates.names)
        for p, (attribute, level) in enumerate(coding.parameters)
    ]
    return pd.DataFrame(rows)
