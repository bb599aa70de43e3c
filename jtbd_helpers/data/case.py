"""A case: a data set of several tables, each an attribute."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from jtbd_helpers.errors import unknown
from jtbd_helpers.survey import read_survey


@dataclass(frozen=True, eq=False, repr=False)
class Case:
    """The tables of one data set by name, such as `case.jobs`, and what its codebook describes, read and validated.

    That is `case.survey`, what was asked, or `case.signals`, which traces of behaviour speak for which job.
    """

    name: str
    tables: dict[str, pd.DataFrame]
    described: dict

    def __getattr__(self, name: str):
        parts = self.__dict__.get("tables", {}) | self.__dict__.get("described", {})
        if name.startswith("_"):  # what Python and notebooks ask every object for
            raise AttributeError(name)
        if name not in parts:
            raise AttributeError(str(unknown("table", name, parts, self.name)))
        return parts[name]

    def __dir__(self) -> list[str]:
        return sorted([*super().__dir__(), *self.tables, *self.described])

    def __repr__(self) -> str:
        ((kind, content),) = self.described.items()
        rows = [f".{table}: {len(frame)} rows, {frame.shape[1]} columns" for table, frame in self.tables.items()]
        return "\n".join([f"Case '{self.name}': {content.title}", *rows, f".{kind}: as validated by its codebook"])


def read_case(codebook: Path, name: str) -> Case:
    """Read the codebook of a survey or of signals, and every CSV file beside it."""
    paths = sorted(path for path in codebook.parent.iterdir() if path.name.endswith((".csv", ".csv.gz")))
    tables = {path.name.split(".")[0]: pd.read_csv(path) for path in paths}
    return Case(name, tables, {codebook.stem: _read(codebook)})


def _read(codebook: Path):
    if codebook.stem == "survey":
        return read_survey(codebook)
    from jtbd_helpers.mixes import read_signals

    return read_signals(codebook)
