"""Which parameter stands for which attribute and level; products into numbers and back."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown

NONE = "none"


@dataclass(frozen=True)
class Coding:
    """Dummy coding: the first level of a categorical attribute is its base, with a part-worth of 0.

    levels : attribute -> its levels as text, base first.
    numeric : attribute -> (least, greatest) value shown.
    price : name of the price, among either, or None.
    has_none : whether "none of these" has a constant of its own (the last parameter).
    labels : attribute -> its name in pictures and reports, where it has one.
    """

    levels: dict
    numeric: dict
    price: str | None
    has_none: bool
    labels: dict = field(default_factory=dict)

    @classmethod
    def of(cls, frame: pd.DataFrame, attributes, numeric, price, has_none: bool, file: str, labels=None) -> "Coding":
        """Read levels and ranges from the alternatives shown ("none of these" left out)."""
        levels = {a: _levels(frame[a], f"{file}, column '{a}'") for a in attributes}
        ranges = {a: _range(frame[a], f"{file}, column '{a}'") for a in numeric}
        return cls(levels, ranges, price, has_none, dict(labels or {}))

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """(attribute, level) of each parameter; a numeric attribute has the level "per unit"."""
        named = [(a, level) for a, levels in self.levels.items() for level in levels[1:]]
        named += [(a, "per unit") for a in self.numeric]
        return named + ([(NONE, "constant")] if self.has_none else [])

    @property
    def n_parameters(self) -> int:
        """How many parameters a set of coefficients has."""
        return len(self.parameters)

    @property
    def names(self) -> list[str]:
        """Parameters as column names: "aperture=2", "price", "none"."""
        return [a if level in {"per unit", "constant"} else f"{a}={level}" for a, level in self.parameters]

    def encode(self, frame: pd.DataFrame, is_none: np.ndarray, where: str = "choices") -> np.ndarray:
        """One row of numbers per alternative; "none of these" has zeros and its constant."""
        columns = []
        for a, levels in self.levels.items():
            text = as_text(frame[a])
            strange = ~np.isin(text, levels) & ~is_none
            if strange.any():
                raise unknown("level", text[strange.argmax()], levels, f"{where}, '{a}'", "Use a level that was shown.")
            columns += [(text == level).astype(float) for level in levels[1:]]
        for a in self.numeric:
            columns.append(pd.to_numeric(frame[a], errors="coerce").to_numpy(dtype=float))
        x = np.column_stack(columns) if columns else np.zeros((len(frame), 0))
        x[is_none] = 0.0
        blank = np.isnan(x).any(axis=1)
        if blank.any():
            raise JtbdError(
                f"{where}, row {frame.index[blank.argmax()]}: an attribute is empty or not a number. Fill it in."
            )
        return np.column_stack([x, is_none.astype(float)]) if self.has_none else x

    def worths(self, coefficients: np.ndarray) -> dict[str, np.ndarray]:
        """Part-worths of every level of each attribute, base included; numeric attributes at both ends of their range.

        `coefficients` is (..., parameter); each value of the result is (..., level).
        """
        out, at = {}, 0
        for a, levels in self.levels.items():
            base = np.zeros((*coefficients.shape[:-1], 1))
            out[a] = np.concatenate([base, coefficients[..., at : at + len(levels) - 1]], axis=-1)
            at += len(levels) - 1
        for a, (least, greatest) in self.numeric.items():
            out[a] = coefficients[..., at, None] * np.array([least, greatest])
            at += 1
        return out

    def scales(self) -> np.ndarray:
        """Size of each column, so that estimates do not depend on the unit of a numeric attribute."""
        sizes = {a: max(abs(low), abs(high), high - low) for a, (low, high) in self.numeric.items()}
        return np.array([sizes.get(a, 1.0) if level == "per unit" else 1.0 for a, level in self.parameters])

    def check_range(self, attribute: str, value: float, where: str) -> None:
        """Refuse a number outside the range that people were shown."""
        low, high = self.numeric[attribute]
        if not low <= value <= high:
            raise JtbdError(
                f"{where}: {attribute} {value:g} lies outside the range that was tested, {low:g} to {high:g}. "
                "Nobody was asked about it; choose a value inside, or test a wider range."
            )


def as_text(column: pd.Series) -> np.ndarray:
    """Levels as text: 2.0 and 2 are the same level."""

    def text(value):
        if isinstance(value, (float, np.floating)) and float(value).is_integer():
            return str(int(value))
        return str(value)

    return np.array([text(v) for v in column.to_numpy(dtype=object)], dtype=object)


def _levels(column: pd.Series, where: str) -> list[str]:
    if column.isna().any():
        raise JtbdError(
            f"{where}, row {column.index[column.isna().to_numpy().argmax()]}: empty. Every alternative needs a level."
        )
    if isinstance(column.dtype, pd.CategoricalDtype):
        seen = set(as_text(column))
        levels = [v for v in as_text(pd.Series(column.cat.categories)) if v in seen]
    else:
        levels = list(as_text(pd.Series(sorted(column.unique(), key=_sort_key), dtype=object)))
    if len(levels) < 2:
        raise JtbdError(
            f"{where}: only one level, '{levels[0]}', was shown. A trade-off needs at least two; leave it out."
        )
    return levels


def _sort_key(value):
    return (0, value, "") if isinstance(value, (int, float, np.number)) else (1, 0, str(value))


def _range(column: pd.Series, where: str) -> tuple[float, float]:
    values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float)
    wrong = ~np.isfinite(values)
    if wrong.any():
        row = int(wrong.argmax())
        raise JtbdError(
            f"{where}, row {column.index[row]}: '{column.iloc[row]}' is not a number. Make it one, or use `attributes`."
        )
    if values.min() == values.max():
        raise JtbdError(f"{where}: always {values[0]:g}. A trade-off needs at least two values; leave it out.")
    return float(values.min()), float(values.max())
