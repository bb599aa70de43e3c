"""Reading choices: codebook, one data file or design and answers apart. It reads or refuses, and never half reads."""

import os
from pathlib import Path

import numpy as np
import pandas as pd

from jtbd_helpers.choices.codebook import check_choices_codebook
from jtbd_helpers.choices.data import Choices, none_rows
from jtbd_helpers.choices.two_files import cells, one_row_per_task, plain, spread
from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.survey.answers import zero_one
from jtbd_helpers.survey.codebook import read_toml
from jtbd_helpers.survey.model import refuse_faults
from jtbd_helpers.tables.cells import cell_fault, described_column
from jtbd_helpers.tables.files import data_file, read_table
from jtbd_helpers.tables.joining import join
from jtbd_helpers.tables.table import Table, as_text


def read_choices(path: str | os.PathLike) -> Choices:
    """Read what people chose, by a codebook that names the data and says what each column means.

    Parameters
    ----------
    path : str or path
        The codebook, a TOML file with [choices] and one [[attributes]] for each attribute. Data files
        (.csv, .parquet, .xlsx or .sav) are looked for from its own folder.

        - `data`: one file with a row for each alternative shown; `chosen` is 1 in the row that was chosen, else 0.
        - or `design` and `answers`: two files, joined on `task` and on the column `version` of both. The design has a
          row for each alternative of each task and version, the answers a row for each task of each respondent, with
          the chosen alternative in `chosen`. Where `none` names an alternative that the design does not list, every
          task has it besides. With `would_buy` (a yes/no column of the answers: "and would you really take it?")
          each answer becomes two tasks: the choice among the products, and "the one I chose" against "none".
        - the answers may also have a row for each respondent and a column for each task: `chosen = "Q{task}"` stands
          for Q1, Q2, … (and so for `would_buy`). Tasks without an answer are left out with a warning.

    Returns
    -------
    Choices
        Numbered by the ids of [[attributes]]; an attribute's `levels` fix their order, the first is the base.
        Further files of [[tables]] are joined to `.frame` and stand, as they are, in `.tables`.

    Raises
    ------
    JtbdError
        When codebook or data are at fault: an unknown key, a task without a choice or with two, an alternative twice
        in a task, a level that was never shown or is not listed, an attribute with one level.
        `jtbd validate` lists all faults of the codebook at once.

    Examples
    --------
    >>> import jtbd_helpers as jtbd
    >>> jtbd.read_choices("datasets/photographers/choices.toml")
    Choices 'Photographers choose a camera (invented data)': 300 people, 3000 tasks, 600 kept back, up to 4 \
alternatives, 8 parameters
    """
    arguments, faults = _read(Path(path))
    refuse_faults(faults, "; `jtbd validate` lists all")
    return Choices.from_frame(**arguments)


def validate(path: str | os.PathLike) -> list[str]:
    """Say what is wrong with the codebook of a choice study and its data; empty when `read_choices` will read it."""
    try:
        arguments, faults = _read(Path(path))
        if not faults:
            Choices.from_frame(**arguments)
        return faults
    except JtbdError as fault:
        return [str(fault)]


def _read(path: Path) -> tuple[dict, list[str]]:
    """The arguments of `Choices.from_frame`, and all that is wrong before it looks at the tasks."""
    book, faults = check_choices_codebook(read_toml(path, "choices"), path.name)
    if faults:
        return {}, faults
    study, attributes = book["choices"], book["attributes"]
    table, none = _table_of(book, path)
    tables = {}
    for entry in book["tables"]:
        other = read_table(data_file(entry["file"], path, "[[tables]] `file`"))
        tables[Path(entry["file"]).stem] = _typed(other, book)
        join(table, other, entry["key"], path.name)
    _columns_exist(book, table, path.name)
    frame, faults = _frame_of(book, table, none, path.name)
    by_kind = {kind: [a["id"] for a in attributes if a["kind"] == kind] for kind in ("categorical", "numeric")}
    return {
        "frame": frame,
        **{key: study[key] for key in ("respondent", "task", "alternative", "chosen", "title")},
        **{key: study.get(key) for key in ("price", "holdout", "weight")},
        "attributes": by_kind["categorical"],
        "numeric": by_kind["numeric"],
        "none": none,
        "file": table.name,
        "rows": table.rows,
        "currency": book["meta"].get("currency"),
        "synthetic": book["meta"].get("synthetic", False),
        "tables": tables,
        "labels": {a["id"]: a["label"] for a in attributes if a.get("label")},
    }, faults


def _table_of(book: dict, path: Path) -> tuple[Table, str | None]:
    """One row for each alternative shown, and what "none of these" is called."""
    study = book["choices"]
    none = as_text(study["none"]) if "none" in study else None
    if "data" in study:
        return read_table(data_file(study["data"], path, "[choices] `data`")), none
    design = read_table(data_file(study["design"], path, "[choices] `design`"))
    answers = read_table(data_file(study["answers"], path, "[choices] `answers`"))
    faults: list = []  # looked for before the files are joined, so that they point into the design
    for attribute in book["attributes"]:
        if {attribute["column"], study["alternative"]} <= set(design.frame.columns):
            marked = none in design.frame.columns
            is_none = plain(design.column(none if marked else study["alternative"])) == ("1" if marked else none)
            _attribute(attribute, design, book, is_none, path.name, None, faults)
    refuse_faults(faults)
    answers = one_row_per_task(design, answers, study, path.name)
    return spread(design, answers, study, none, path.name), none or ("none" if "would_buy" in study else None)


def _columns_exist(book: dict, table: Table, where: str) -> None:
    uses = [("[choices]", key) for key in ("respondent", "task", "alternative", "chosen", "holdout", "weight")]
    named = [(place, key, book["choices"][key]) for place, key in uses if key in book["choices"]]
    named += [(f"[[attributes]] '{a['id']}'", "column", a["column"]) for a in book["attributes"]]
    named += [(f"[columns.{name}]", "name", name) for name in book["columns"]]
    for place, key, column in named:
        if column not in table.frame.columns:
            looking = f"{where}, {place}, looking into {table.name}"
            raise unknown("column", column, table.frame.columns, where=looking, mend=f"Correct the {key} there.")


def _frame_of(book: dict, table: Table, none: str | None, where: str) -> tuple[pd.DataFrame, list[str]]:
    """Every column as numbers or text, attributes under their ids, and a sentence for each cell that does not fit."""
    study, faults = book["choices"], []
    frame = _typed(table, book)
    who = table.column(study["respondent"]).text()
    for name, entry in book["columns"].items():
        if fault := cell_fault(described_column(table, name, book["columns"]), entry, who):
            faults.append(fault)
    frame[study["respondent"]] = who
    for name in [study["chosen"], study.get("holdout"), none if none in frame else None]:
        if name is not None:
            column = table.column(name)
            gone = np.flatnonzero(~column.answered)
            if len(gone):
                faults.append(column.point(gone, "empty", "Write 0 or 1 in every row.", who))
            frame[name] = np.nan_to_num(zero_one(column, who, faults)).astype(int)
    is_none = none_rows(frame, none, study["alternative"], table.name)
    for attribute in book["attributes"]:
        frame[attribute["id"]] = _attribute(attribute, table, book, is_none, where, who, faults)
    return frame, faults


def _attribute(attribute: dict, table: Table, book: dict, is_none, where: str, who, faults: list) -> np.ndarray:
    """The cells of one attribute; a listed order of levels becomes a Categorical."""
    column = described_column(table, attribute["column"], book["columns"])
    place = f"{where}, [[attributes]] '{attribute['id']}'"
    gone = np.flatnonzero(~column.answered & ~is_none)
    if len(gone):
        faults.append(column.point(gone, "the attribute is empty", "Every alternative needs it.", who))
    if attribute["kind"] == "numeric":
        bad = np.flatnonzero(column.answered & ~np.isfinite(column.numbers()) & ~is_none)
        if len(bad):
            mend = f"Give numbers, or make '{attribute['id']}' kind = \"categorical\"."
            faults.append(column.point(bad, f"'{column.text()[bad[0]]}' is no number", mend, who))
        return column.numbers()
    if "levels" not in attribute:
        return cells(column)
    levels, text = [as_text(v) for v in attribute["levels"]], plain(column)
    shown = {v for v in text[~is_none] if v is not None}
    unlisted = np.array([v is not None and v not in levels for v in text])
    strange = np.flatnonzero(unlisted & ~is_none)
    if len(strange):
        mend = f"Allowed by [[attributes]] '{attribute['id']}': {', '.join(levels)}. Correct the cell, or `levels`."
        faults.append(column.point(strange, f"'{text[strange[0]]}' is not among the levels", mend, who))
    if never := [v for v in levels if v not in shown]:
        faults.append(
            f"{place}: level '{never[0]}' was never shown ({table.name}, column '{column.name}' has "
            f"{', '.join(sorted(shown)[:10])}). Nothing is known of it: take it out of `levels`, or correct it."
        )
    text[unlisted] = None
    return pd.Categorical(text, categories=levels)


def _typed(table: Table, book: dict) -> pd.DataFrame:
    """Text of a file becomes numbers where all are numbers, unless [columns] says that it is text."""
    columns = {}
    for name in table.frame.columns:
        column = described_column(table, name, book["columns"])
        text = book["columns"].get(name, {}).get("type") in ("text", "category")
        columns[name] = column.text() if text else cells(column)
    return pd.DataFrame({name: pd.Series(values, dtype=values.dtype) for name, values in columns.items()})
