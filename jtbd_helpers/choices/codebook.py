"""The codebook of a choice study: which keys there are, and what cannot stand together."""

import re

from jtbd_helpers.errors import unknown
from jtbd_helpers.survey.codebook import KEYS, check_tables
from jtbd_helpers.tables.table import as_text

CHOICE_KEYS = {
    "choices": "title! data design answers respondent! task! alternative! chosen! version would_buy price none holdout "
    "weight",
    "attributes": "id! column! kind! label levels",
    **{name: KEYS[name] for name in ("tables", "columns", "meta")},
}
KINDS = ("categorical", "numeric")
USES = ("respondent", "task", "alternative", "chosen", "holdout", "weight", "version", "would_buy")
# A task may be numbered by its respondent, and an alternative's own name may be an attribute: then it has constants.
SHARED = ({"respondent", "task"}, {"alternative", "attribute"})


def check_choices_codebook(document: dict, where: str) -> tuple[dict, list[str]]:
    """What is sound in the codebook of a choice study, and all that is wrong with it."""
    faults: list[str] = []
    clean = check_tables(document, CHOICE_KEYS, where, faults)
    if "choices" not in document:
        faults.append(
            f"{where}: there is no [choices], so this is not the codebook of a choice study. Begin it with [choices] "
            "and title, data, respondent, task, alternative, chosen."
        )
        return clean, faults
    _check_files(clean["choices"], f"{where}, [choices]", faults)
    for attribute in clean["attributes"]:
        _check_attribute(attribute, f"{where}, [[attributes]] '{attribute['id']}'", faults)
    ids = [attribute["id"] for attribute in clean["attributes"]]
    if not ids:
        faults.append(f"{where}: no attributes, so there is nothing to trade off. Add one [[attributes]] for each.")
    price = clean["choices"].get("price")
    if price is not None and ids and price not in ids:
        mend = "`price` names one of the attributes by its id."
        faults.append(str(unknown("attribute", price, ids, where=f"{where}, [choices] `price`", mend=mend)))
    _check_uses(clean, where, faults)
    return clean, faults


def _check_files(study: dict, place: str, faults: list) -> None:
    """Either one data file, or design and answers."""
    apart = [key for key in ("design", "answers") if key in study]
    mend = "Give `data` (one file), or `design` and `answers` (two)."
    if "data" in study and apart:
        faults.append(f"{place}: `data` and `{apart[0]}` stand together. {mend}")
    elif "data" not in study and len(apart) < 2:
        missing = f"`{'answers' if apart == ['design'] else 'design'}`" if apart else "the data file"
        faults.append(f"{place}: {missing} is missing. {mend}")
    if "{task}" in study.get("chosen", "") and "data" in study:
        faults.append(
            f"{place}: `chosen` with a column for each task belongs to `design` and `answers`. Name one column, or "
            "give the two files."
        )
    for key in ("version", "would_buy"):
        if key in study and "data" in study:
            faults.append(f"{place}: `{key}` belongs to `design` and `answers`. Take it out, or give the two files.")


def _check_attribute(attribute: dict, place: str, faults: list) -> None:
    kind, levels = attribute.get("kind"), attribute.get("levels")
    if not re.fullmatch(r"[a-z0-9_]+", attribute["id"]):
        faults.append(f"{place}: an id has lower-case letters, digits and underscores only. Rename it.")
    if kind is not None and kind not in KINDS:
        faults.append(str(unknown("kind", kind, KINDS, where=place, mend="Choose one of these.")))
    if levels is None:
        return
    if kind == "numeric":
        faults.append(f'{place}: `levels` belong to kind = "categorical"; a number has none. Take one of them out.')
    elif len({as_text(v) for v in levels}) < max(2, len(levels)):
        faults.append(f"{place}: `levels` needs two or more levels, each once; the first is the base. Correct it.")


def _check_uses(clean: dict, where: str, faults: list) -> None:
    """No column plays two parts, but for those that may; no id hides a column with a part of its own."""
    parts: dict = {}
    uses = [(key, clean["choices"][key], "[choices]") for key in USES if key in clean["choices"]]
    uses += [
        ("attribute", attribute["column"], f"[[attributes]] '{attribute['id']}'")
        for attribute in clean["attributes"]
        if "column" in attribute
    ]
    for part, column, place in uses:
        if column not in parts:
            parts[column] = part
        elif {part, parts[column]} not in SHARED:
            faults.append(
                f"{where}, {place}: column '{column}' is used twice, as {parts[column]} and as {part}. Give each "
                "column one part."
            )
    for attribute in clean["attributes"]:
        part = parts.get(attribute["id"])
        if part not in (None, "attribute") and attribute.get("column") != attribute["id"]:
            faults.append(
                f"{where}, [[attributes]] '{attribute['id']}': this id is also the column of `{part}`. Choose another."
            )
