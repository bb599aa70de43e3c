"""What every answer of the package is: a table, a caption, a picture, a sentence, and a file to keep.

A result is a frozen dataclass that inherits from `Result`. Its `.table` holds every
number; displays and pictures derive from it and compute none of their own.
"""

import html
import importlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.vocabulary import NOT_MEASURED

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from jtbd_helpers.choices import ChoiceModel
    from jtbd_helpers.mixes import JobMix
    from jtbd_helpers.segments import Segmentation

SCHEMA_VERSION = 1


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Result:
    """An answer: `.table`, `.caption`, `.describe()`, `.plot(ax=None)` and a calm display."""

    table: pd.DataFrame
    caption: str

    def describe(self) -> str:
        """Say the main numbers in one or two plain sentences, fit to stand in for the picture."""
        return self.caption

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw the table on `ax` (or on a new one) and return the Axes."""
        raise JtbdError(f"A {type(self).__name__} has no picture. Read its `.table`.")

    def _shown(self) -> pd.DataFrame:
        """The part of the table that a display shows."""
        return self.table

    def __repr__(self) -> str:
        shown = self._shown()
        text = readable(shown.head(20)).to_string(index=not isinstance(shown.index, pd.RangeIndex))
        more = f"\n… {len(shown) - 20} more rows in .table" if len(shown) > 20 else ""
        return f"{self.caption}\n{text}{more}"

    def _repr_html_(self) -> str:
        shown = self._shown()
        return (
            f"<p class='jtbd-caption'>{html.escape(self.caption)}</p>"
            + to_html(shown.head(50))
            + (f"<p>… {len(shown) - 50} more rows in <code>.table</code></p>" if len(shown) > 50 else "")
        )


def readable(frame: pd.DataFrame) -> pd.DataFrame:
    """Copy a table for display: at most three significant digits, and words for what was not measured."""
    return frame.apply(lambda column: column.map(show))


def show(value: object) -> object:
    """One cell as people read it."""
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, (float, np.floating)):
        if np.isnan(value):
            return NOT_MEASURED
        if np.isinf(value):
            return "unbounded"
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(str(v) for v in value)
    if value is None or value is pd.NA or value is pd.NaT:
        return NOT_MEASURED
    return value


def to_html(frame: pd.DataFrame) -> str:
    """A table as HTML that is the same at every call (no random ids) and escapes its cells."""
    index = not isinstance(frame.index, pd.RangeIndex)
    return readable(frame).to_html(index=index, border=0, classes="jtbd-table", escape=True, justify="left")


# -- keeping a result --------------------------------------------------------------------------------


def save_result(path: str | os.PathLike, kind: str, content: dict) -> Path:
    """Write a result as JSON (no pickle): whole or not at all. Frames and arrays are encoded."""
    path = Path(path)
    if path.is_dir():
        raise JtbdError(f"{path}: this is a folder. Give the path of a file, such as {path.name}/result.json.")
    document = {"jtbd_helpers": kind, "schema_version": SCHEMA_VERSION, "content": encode(content)}
    write_whole(path, json.dumps(document, ensure_ascii=False, allow_nan=True, indent=1))
    return path


def load_result(path: str | os.PathLike) -> "Segmentation | ChoiceModel | JobMix":
    """Load a result that `.save(path)` wrote, also in another process, months later.

    Parameters
    ----------
    path : str or path
        A JSON file written by `Segmentation.save`, `ChoiceModel.save` or `JobMix.save`.

    Returns
    -------
    Segmentation, ChoiceModel or JobMix
        With tables equal to those saved.

    Raises
    ------
    JtbdError
        When the file is missing, not one of ours, or written by a newer version.
    """
    path = Path(path)
    if not path.is_file():
        raise JtbdError(f"{path}: there is no such file. Give the path that `.save(path)` wrote.")
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        kind, version = document["jtbd_helpers"], document["schema_version"]
    except (ValueError, KeyError, TypeError, UnicodeDecodeError) as cause:
        raise JtbdError(f"{path}: this is not a result saved by `.save(path)`. Save it again.") from cause
    if version > SCHEMA_VERSION:
        raise JtbdError(
            f"{path}: written by a newer version of jtbd_helpers. Upgrade with `pip install -U jtbd_helpers`."
        )
    # The table of contents knows every noun, so this floor need not know the rooms above it.
    return getattr(importlib.import_module("jtbd_helpers"), kind)._from_saved(decode(document["content"]))


def write_whole(path: Path, text: str) -> None:
    """Write a text file by a temporary neighbour and a rename, so that nobody finds half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def encode(value):
    """What a JSON file can hold, from frames, series, arrays, tuples, sets, dicts and lists of plain values."""
    if value is pd.NA:
        return None
    if isinstance(value, pd.DataFrame):
        return {
            "_frame": {str(i): encode(value.iloc[:, i].tolist()) for i in range(value.shape[1])},
            "columns": [encode(c) for c in value.columns],
            "index": encode(value.index.tolist()),
            "index_name": value.index.name,
            "index_dtype": _dtype(value.index.dtype),
            "dtypes": [_dtype(d) for d in value.dtypes],
            "range_index": isinstance(value.index, pd.RangeIndex),
        }
    if isinstance(value, pd.Series):
        return {"_series": encode(value.to_frame("value")), "name": value.name}
    if isinstance(value, np.ndarray):
        return {"_array": value.tolist(), "dtype": str(value.dtype)}
    if isinstance(value, tuple):
        return {"_tuple": [encode(v) for v in value]}
    if isinstance(value, (set, frozenset)):
        return {"_set": [encode(v) for v in sorted(value, key=repr)]}
    if isinstance(value, dict):
        return {str(k): encode(v) for k, v in value.items()}
    if isinstance(value, list):
        return [encode(v) for v in value]
    if isinstance(value, np.generic):
        return value.item()
    return value


def _dtype(dtype) -> str:
    """bool, int, float and text survive; everything else is an object of text and tuples."""
    return str(dtype) if dtype.kind in "biuf" or str(dtype) == "str" else "object"


def _known(dtype: str):
    """A dtype that was written, in this pandas: before version 3 text has none of its own."""
    return object if dtype == "str" and pd.Series(["text"]).dtype == object else dtype


def decode(value):
    """What `encode` was given; a number out of numpy comes back as Python's own."""
    if isinstance(value, list):
        return [decode(v) for v in value]
    if not isinstance(value, dict):
        return value
    if "_frame" in value:
        columns = [decode(c) for c in value["columns"]]
        dtypes = [_known(dtype) for dtype in value["dtypes"]]
        series = {i: pd.Series(decode(value["_frame"][str(i)]), dtype=dtypes[i]) for i in range(len(columns))}
        frame = pd.DataFrame(series) if series else pd.DataFrame(index=range(len(value["index"])))
        frame.columns = columns
        if not value["range_index"]:
            dtype = _known(value.get("index_dtype", "object"))
            frame.index = pd.Index(decode(value["index"]), name=value["index_name"], dtype=dtype)
        return frame
    if "_series" in value:
        return decode(value["_series"])["value"].rename(value["name"])
    if "_array" in value:
        return np.asarray(value["_array"], dtype=value["dtype"])
    if "_tuple" in value:
        return tuple(decode(v) for v in value["_tuple"])
    if "_set" in value:
        return {decode(v) for v in value["_set"]}
    return {k: decode(v) for k, v in value.items()}
