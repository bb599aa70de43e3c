"""The codebook: which keys there are, and what each may hold.

A fault never stops the reading here. What is sound is kept, what is not becomes a
sentence, so that `validate` can say all that is wrong at once.
"""

import math
import re
import tomllib
from pathlib import Path

from jtbd_helpers.errors import JtbdError, unknown

# "!" marks a key that must be there; a key not named in _TYPES holds text.
KEYS = {
    "survey": "title! data! respondent! job! item weight cluster duration role solution severity would_switch",
    "scale": "min max labels importance satisfaction difficulty",
    "value_targets": "id! statement! importance satisfaction difficulty kano_functional kano_dysfunctional theme",
    "circumstances": "id! statement kind! column! option",
    "profile": "columns",
    "features": "id! statement! cost! mode! addresses! targets!",
    "tables": "file! key!",
    "columns": "label type unit allowed missing",
    "meta": "synthetic licence seed currency",
}
BLOCKS = ("importance", "satisfaction", "difficulty")
KANO = ("kano_functional", "kano_dysfunctional")
KINDS = ("obstacle", "barrier", "situation", "condition", "other")
MODES = ("eliminate", "accommodate", "resolve")
COLUMN_TYPES = ("text", "category", "integer", "number", "boolean", "date")
DATA_FILES = (".csv", ".txt", ".tsv", ".parquet", ".xlsx", ".sav")
LISTED = ("value_targets", "circumstances", "features", "tables", "attributes")
TOP_TABLES = {"survey": "a survey", "choices": "a choice study", "signals": "a register of signals"}

_TYPES = {
    **dict.fromkeys(("cost", "min", "max"), "a number"),
    **dict.fromkeys(("labels", "columns", "addresses", "targets"), "a list of texts"),
    "severity": "a text or a list of texts",
    "synthetic": "true or false",
    "none": "a text or a number",
    "levels": "a list of texts or numbers",
    **dict.fromkeys(("allowed", "missing", "seed"), "anything"),
}
_FITS = {
    "text": lambda v: isinstance(v, str) and bool(v.strip()),
    "a number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool) and math.isfinite(v),
    "a list of texts": lambda v: isinstance(v, list) and all(isinstance(x, str) for x in v),
    "a text or a list of texts": lambda v: isinstance(v, str) or _FITS["a list of texts"](v),
    "a text or a number": lambda v: _FITS["text"](v) or _FITS["a number"](v),
    "a list of texts or numbers": lambda v: isinstance(v, list) and all(_FITS["a text or a number"](x) for x in v),
    "true or false": lambda v: isinstance(v, bool),
    "anything": lambda v: True,
}


def read_toml(path: Path, kind: str = "survey") -> dict:
    """The codebook's TOML as a dict, or an error that says where it breaks; `kind` is the top table it should have."""
    if not path.is_file():
        near = [p.name for p in path.parent.glob("*.toml")] if path.parent.is_dir() else []
        where = "" if path.parent == Path() else str(path.parent)
        raise unknown("codebook", path.name, near, where=where, mend="Give the path of a codebook (TOML).")
    if path.suffix.lower() in DATA_FILES:
        draft = f', or let `draft_codebook("{path.name}", out="survey.toml")` write one' if kind == "survey" else ""
        raise JtbdError(
            f"{path.name}: this is a data file, not a codebook. Give the codebook (TOML) that names it{draft}."
        )
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as cause:
        raise JtbdError(
            f"{path.name}: broken TOML: {cause}. Text stands in straight quotes, lists in [ ], one key on a line. "
            "Mend that line."
        ) from cause
    except UnicodeDecodeError as cause:
        raise JtbdError(
            f"{path.name}: this is no text in UTF-8, so no codebook. Save it as UTF-8, or give the codebook (TOML) "
            "instead of the data file."
        ) from cause
    other = kind_of(document)
    if kind not in document and other:
        raise JtbdError(
            f"{path.name}: this is the codebook of {TOP_TABLES[other]} (it has [{other}]), not of {TOP_TABLES[kind]}. "
            f"Read it with `read_{other}`."
        )
    return document


def kind_of(document: dict) -> str | None:
    """The kind of a codebook, known by its top table."""
    return next((kind for kind in TOP_TABLES if kind in document), None)


def check_codebook(document: dict, where: str) -> tuple[dict, list[str]]:
    """What is sound in a codebook, with every list in place, and all that is wrong with it."""
    faults: list[str] = []
    clean = check_tables(document, KEYS, where, faults)
    if "survey" not in document:
        faults.append(
            f"{where}: there is no [survey], so this is not the codebook of a survey. Begin it with [survey] "
            "and title, data, respondent, job, or let `draft_codebook` write one."
        )
    clean["scale"] = _scales(clean["scale"], where, faults)
    _check_contents(clean, where, faults)
    return clean, faults


def check_tables(document: dict, keys: dict, where: str, faults: list) -> dict:
    """The tables of a codebook with the keys they may have (as in `KEYS`) and sound values; the rest are faults."""
    clean: dict = {name: [] if name in LISTED else {} for name in keys}
    for name, content in document.items():
        if name not in keys:
            faults.append(str(unknown("table", f"[{name}]", [f"[{k}]" for k in keys], where=where)))
        elif name in LISTED:
            clean[name] = _entries(name, keys[name], content, where, faults)
        elif not isinstance(content, dict):
            faults.append(f"{where}: [{name}] must be a table. Write it as [{name}] with its keys below.")
        elif name == "columns":
            clean[name] = {
                column: _keys(keys[name], entry, f"{where}, [columns.{column}]", faults)
                for column, entry in content.items()
            }
        else:
            clean[name] = _keys(keys[name], content, f"{where}, [{name}]", faults)
    for name, entry in clean["columns"].items():
        kind = entry.get("type", "text")
        if kind not in COLUMN_TYPES:
            faults.append(str(unknown("type", kind, COLUMN_TYPES, where=f"{where}, [columns.{name}]")))
    return clean


def odd_ids(codebook: dict, where: str) -> list[str]:
    """A sentence for each id that holds more than lower-case letters, digits and underscores."""
    return [
        f"{where}, [[{name}]] '{entry['id']}': an id has lower-case letters, digits and underscores only. Rename it."
        for name in ("value_targets", "circumstances", "features")
        for entry in codebook[name]
        if not re.fullmatch(r"[a-z0-9_]+", entry["id"])
    ]


def _entries(name: str, keys: str, content, where: str, faults: list) -> list[dict]:
    """The entries of [[name]], each with an id, no id twice."""
    if not isinstance(content, list):
        faults.append(f"{where}: [{name}] must be a list of entries. Write each one under [[{name}]].")
        return []
    entries, seen = [], set()
    for number, entry in enumerate(content, 1):
        label = entry.get("id", number) if isinstance(entry, dict) else number
        entry = _keys(keys, entry, f"{where}, [[{name}]] '{label}'", faults)
        identifier = entry.get("id")
        if identifier is not None and identifier in seen:
            faults.append(f"{where}, [[{name}]] '{identifier}': this id is used twice. Give each entry its own id.")
            continue
        if name == "tables" or identifier:
            entries.append(entry)
            seen.add(identifier)
    return [e for e in entries if name != "tables" or {"file", "key"} <= set(e)]


def _keys(keys: str, content, where: str, faults: list) -> dict:
    """The keys, of those that a table may have, that hold what they may hold."""
    if not isinstance(content, dict):
        faults.append(f"{where}: must be a table of keys, not '{content}'. Write one key on a line: key = value.")
        return {}
    known = {key.rstrip("!"): key.endswith("!") for key in keys.split()}
    clean = {}
    for key, value in content.items():
        wanted = _TYPES.get(key, "text")
        if keys == KEYS["scale"] and key in BLOCKS:
            clean[key] = _keys(keys, value, f"{where[:-1]}.{key}]", faults)
        elif key not in known:
            faults.append(str(unknown("key", key, known, where=where, mend="Correct the key, or take it out.")))
        elif not _FITS[wanted](value):
            faults.append(f"{where}: `{key}` must be {wanted}, not '{value}'. Correct it.")
        else:
            clean[key] = value
    for key in (key for key, needed in known.items() if needed and key not in content):
        faults.append(f"{where}: `{key}` is missing. {_WHY.get(key, f'Add {key} = …')}")
    return clean


_WHY = {
    "job": 'Every survey names the job it asks about. Add job = "what people want to get done".',
    "kind": f"Every circumstance has a kind. Add kind = one of {', '.join(KINDS)}.",
    "respondent": "Name the column that tells people apart. Add respondent = that column.",
    "data": "Name the data file, seen from the folder of the codebook. Add data = that file.",
}


def _scales(scale: dict, where: str, faults: list) -> dict:
    """The scale of each block: (low, high, labels)."""
    common = {key: scale[key] for key in ("min", "max", "labels") if key in scale}
    scales = {}
    for block in BLOCKS:
        place = f"{where}, [scale.{block}]" if block in scale else f"{where}, [scale]"
        own = {**common, **scale.get(block, {})}
        if not own:
            continue
        fault = _scale_fault(own)
        if fault is None:
            scales[block] = (own["min"], own["max"], own.get("labels"))
        elif f"{place}: {fault}" not in faults:
            faults.append(f"{place}: {fault}")
    return scales


def _scale_fault(own: dict) -> str | None:
    if not {"min", "max"} <= set(own):
        return "a scale needs `min` and `max`. Add both, such as min = 1 and max = 5."
    low, high, labels = own["min"], own["max"], own.get("labels")
    if low != int(low) or high != int(high):
        return f"the ends must be whole numbers, not {low} and {high}. Correct `min` and `max`."
    if low >= high:
        return f"the scale is upside down: min {low} is not below max {high}. Turn them round."
    if labels is not None and len(labels) != high - low + 1:
        return (
            f"{len(labels)} labels for a scale of {int(high - low + 1)} points ({low} to {high}). "
            "Give one label for each point, lowest first."
        )
    if labels is not None and len({text.strip().casefold() for text in labels}) < len(labels):
        return "a label stands there twice. Give every point its own label."
    return None


def _check_contents(clean: dict, where: str, faults: list) -> None:
    """What single keys cannot show: kinds, modes and references."""
    for entry in clean["circumstances"]:
        place = f"{where}, [[circumstances]] '{entry['id']}'"
        kind = entry.get("kind")
        if kind is not None and kind not in KINDS:
            faults.append(str(unknown("kind", kind, KINDS, where=place, mend="Choose one of these.")))
        if kind == "other" and "statement" not in entry:
            faults.append(f"{place}: the kind 'other' says nothing by itself. Add a statement.")
    for entry in clean["features"]:
        _check_feature(entry, clean, f"{where}, [[features]] '{entry['id']}'", faults)
    for entry in clean["value_targets"]:
        place = f"{where}, [[value_targets]] '{entry['id']}'"
        if not any(block in entry for block in BLOCKS):
            faults.append(f"{place}: no ratings. Name the column of importance and satisfaction, or of difficulty.")
        if len(asked := [key for key in KANO if key in entry]) == 1:
            other = KANO[1 - KANO.index(asked[0])]
            faults.append(f"{place}: `{asked[0]}` without `{other}`. A Kano question is a pair: name both columns.")
    asked = {block for entry in clean["value_targets"] for block in BLOCKS if block in entry}
    if any(block not in clean["scale"] for block in asked) and not any("[scale" in fault for fault in faults):
        faults.append(f"{where}: the scale of the ratings is missing. Add [scale] with min and max.")


def _check_feature(entry: dict, clean: dict, place: str, faults: list) -> None:
    if entry.get("cost", 0) < 0:
        faults.append(f"{place}: the cost {entry['cost']} is below zero. Give what the feature costs, 0 or more.")
    if entry.get("mode", "resolve") not in MODES:
        faults.append(str(unknown("mode", entry["mode"], MODES, where=place, mend="Choose one of these.")))
    for key, name, what in (
        ("addresses", "circumstances", "circumstance"),
        ("targets", "value_targets", "value target"),
    ):
        known = [e["id"] for e in clean[name]]
        if key in entry and not entry[key]:
            faults.append(f"{place}: it is linked to no {what}. Name at least one id in `{key}`.")
        for identifier in entry.get(key, []):
            if identifier not in known:
                mend = f"Correct `{key}`."
                faults.append(str(unknown(what, identifier, known, where=place, mend=mend)))
