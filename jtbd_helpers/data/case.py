"""A case: a data set of several tables, each an attribute."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from jtbd_helpers.errors import unknown
from jtbd_helpers.survey import Survey, read_survey


@dataclass(frozen=True, eq=False, repr=False)
class Case:
    """The tables of one data set by name, such as `case.jobs`; `case.survey` is what was asked, read and validated."""

    name: str
    tables: dict[str, pd.DataFrame]
    survey: Survey

    def __getattr__(self, table: str) -> pd.DataFrame:
        if table.startswith("_") or table not in self.__dict__.get("tables", {}):
            if table.startswith("_"):  # what Python and notebooks ask every object for
                raise AttributeError(table)
            raise AttributeError(str(unknown("table", table, [*self.__dict__.get("tables", ()), "survey"], self.name)))
        return self.tables[table]

    def __dir__(self) -> list[str]:
        return sorted([*super().__dir__(), *self.tables])

    def __repr__(self) -> str:
        rows = [f".{table}: {len(frame)} rows, {frame.shape[1]} columns" for table, frame in self.tables.items()]
        return "\n".join([f"Case '{self.name}': {self.survey.title}", *rows, ".survey: as validated by its codebook"])


def read_case(codebook: Path, name: str) -> Case:
    """Read a survey's codebook and every CSV file beside it."""
    tables = {path.stem: pd.read_csv(path) for path in sorted(codebook.parent.glob("*.csv"))}
    return Case(name, tables, read_survey(codebook))
