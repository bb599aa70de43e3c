"""Which columns a codebook uses, and for what: each must be there, and serve once."""

from jtbd_helpers.errors import unknown
from jtbd_helpers.survey.codebook import BLOCKS, KANO
from jtbd_helpers.tables.cells import listed
from jtbd_helpers.tables.table import Table

# These may stand in [profile] as well: they describe people.
DESCRIBING = ("role", "solution", "cluster")


def use_faults(book: dict, table: Table, where: str) -> list[str]:
    """A sentence for each column that is not in the table, and for each that is used twice."""
    faults = []
    uses: dict = {}
    for place, key, column in _uses(book):
        if column not in table.frame.columns:
            faults.append(_no_column(column, table, f"{where}, {place}", f"Correct `{key.split()[0]}` there."))
        for first_place, first_key in uses.setdefault(column, []):
            if _clash(key, first_key):
                faults.append(
                    f"{where}, {place}: column '{column}' is used twice, here as {key} and in {first_place} as "
                    f"{first_key}. Name another column in one of the two places."
                )
                break
        uses[column].append((place, key))
    for column in book["columns"]:
        if column not in table.frame.columns:
            place = f"{where}, [columns.{column}]"
            faults.append(_no_column(column, table, place, "Correct the name there, or take it out."))
    return faults


def _uses(book: dict):
    """Every use: place, key, column."""
    for key in ("respondent", "weight", "cluster", "duration", "role", "solution", "would_switch"):
        if key in book["survey"]:
            yield "[survey]", key, book["survey"][key]
    for column in listed(book["survey"].get("severity")):
        yield "[survey]", "severity", column
    for entry in book["value_targets"]:
        for key in (*BLOCKS, *KANO):
            if key in entry:
                yield f"[[value_targets]] '{entry['id']}'", key, entry[key]
    for entry in book["circumstances"]:
        if "column" in entry:
            key = f"option '{entry['option']}'" if "option" in entry else "column"
            yield f"[[circumstances]] '{entry['id']}'", key, entry["column"]
    for column in book["profile"].get("columns", []):
        yield "[profile]", "columns", column


def _clash(key: str, first: str) -> bool:
    """Whether two uses of one column exclude each other; several options of one question do not."""
    if key.startswith("option") and first.startswith("option"):
        return key == first
    return not (key == "columns" and first in DESCRIBING)


def _no_column(column: str, table: Table, place: str, mend: str) -> str:
    return str(unknown("column", column, table.frame.columns, where=f"{place}, looking into {table.name}", mend=mend))
