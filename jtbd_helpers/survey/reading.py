"""Reading a survey: codebook, data file, joined files. It reads or refuses, and never half reads."""

import csv
import os
from pathlib import Path

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.survey.assemble import assemble
from jtbd_helpers.survey.codebook import check_codebook, odd_ids, read_toml
from jtbd_helpers.survey.draft import MARK
from jtbd_helpers.survey.long import widen
from jtbd_helpers.survey.model import Survey, refuse_faults
from jtbd_helpers.tables.files import data_file, read_table
from jtbd_helpers.tables.joining import join

GUESSED = "Guesses still to be confirmed"


def read_survey(path: str | os.PathLike, roles: str | None = None) -> Survey:
    """Read a survey by its codebook, which names the data file and says what each column means.

    Parameters
    ----------
    path : str or path
        The codebook, a TOML file. The data file it names (.csv, .parquet, .xlsx or .sav) is
        looked for from the codebook's own folder.
    roles : None, "pooled" or one of the roles
        None refuses a survey that mixes people in different roles; "pooled" takes them together; the name of a
        role, such as "executor", takes the people in that role alone.

    Returns
    -------
    Survey
        One row per respondent: importance, satisfaction, difficulty, circumstances, profile,
        weights. What reading set aside or changed stands in its `.notes`.

    Raises
    ------
    JtbdError
        When codebook or data are at fault. It names the file, the column or key, the row, the
        value, how many more there are, and the mend. `jtbd validate` lists all faults at once.

    Examples
    --------
    >>> import jtbd_helpers as jtbd
    >>> jtbd.read_survey("datasets/navigation/survey.toml")
    Drivers who want to arrive on time (invented data): 600 respondents
    Job: Get to a destination on time
    24 value targets, rated for importance (1-5) and satisfaction (1-5)
    4 circumstances, 8 features, 4 profile columns
    """
    if not isinstance(path, (str, os.PathLike)):
        raise JtbdError(
            f"`read_survey` takes the path of a codebook (TOML), not a {type(path).__name__}. For a DataFrame there is "
            "`jtbd.Survey.from_frame(frame, ...)`."
        )
    fields, faults = _read(Path(path), roles)
    refuse_faults(faults, "; `jtbd validate` lists all")
    return Survey(**fields)._of_role(roles)


def validate(path: str | os.PathLike, roles: str | None = "pooled") -> list[str]:
    """Say all that is wrong with a codebook and its data file, one sentence or two for each fault.

    Parameters
    ----------
    path : str or path
        The codebook.
    roles : {"pooled", None}
        None counts mixed roles as a fault as well.

    Returns
    -------
    list of str
        Empty when `read_survey` will read it.
    """
    try:
        return _read(Path(path), roles)[1]
    except JtbdError as fault:
        return [str(fault)]


def _read(path: Path, roles: str | None) -> tuple[dict, list[str]]:
    codebook, faults = check_codebook(read_toml(path), path.name)
    faults += odd_ids(codebook, path.name)
    try:
        table = read_table(data_file(codebook["survey"].get("data"), path, "[survey] `data`"))
        if item := codebook["survey"].get("item"):
            widen(table, codebook["survey"].get("respondent", ""), item, path.name)
        for entry in codebook["tables"]:
            join(table, read_table(data_file(entry["file"], path, "[[tables]] `file`")), entry["key"], path.name)
    except JtbdError as fault:
        return {}, [*faults, str(fault)]
    _leave_out_other_files(codebook, table, path)
    if marks := path.read_text(encoding="utf-8-sig").count(MARK):
        table.notes.append(f"{GUESSED} in {path.name}: {marks}. Take out each mark '{MARK}' once it is right.")
    fields, more = assemble(codebook, table, path.name, roles)
    return fields, faults + more


def _leave_out_other_files(codebook: dict, table, path: Path) -> None:
    """[columns] may also describe a file beside the data, such as a list of jobs; such entries are passed over."""
    away = [column for column in codebook["columns"] if column not in table.frame.columns]
    if away:
        beside = set().union(*(_header(file) for file in path.parent.glob("*.csv")))
        for column in beside.intersection(away):
            del codebook["columns"][column]


def _header(file: Path) -> set[str]:
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return set(next(csv.reader(lines), []))
