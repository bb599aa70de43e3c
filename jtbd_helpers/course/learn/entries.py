"""What a progress file holds: entries in four lists, by id and time; reading them whole, or what a cut left of them."""

import contextlib
import hashlib
import json
import re
from datetime import datetime

from jtbd_helpers.errors import JtbdError

SCHEMA_VERSION = 1
LISTS = ("attempts", "predictions", "exercises", "notes")


def read_document(text: str) -> tuple[str, dict[str, list[dict]]]:
    """Learner and entries of a progress file, whether it lay in a home or was saved for handing in.

    Raises
    ------
    JtbdError
        When it is no progress file, was changed after it was saved, or comes from a newer version.
    """
    try:
        document = json.loads(text)
        checksum = document.pop("checksum", None)
        learner, version, content = document["learner"], document["schema_version"], checked(document)
    except (ValueError, KeyError, TypeError, AttributeError) as cause:
        raise JtbdError("This is not a progress file, or a part of it is missing.") from cause
    if checksum is not None and checksum != checksum_of(document):
        raise JtbdError("This file was changed or cut off after it was saved.")
    if version > SCHEMA_VERSION:
        raise JtbdError("This file was saved by a newer version. Upgrade with `pip install -U jtbd_helpers`.")
    return str(learner), content


def no_entries() -> dict[str, list[dict]]:
    """All lists, nothing in them."""
    return {name: [] for name in LISTS}


def union(one: dict, other: dict) -> dict[str, list[dict]]:
    """Entries of both by id, oldest first."""
    merged = {}
    for name in LISTS:
        entries = {entry["id"]: entry for entry in (*one[name], *other[name])}
        merged[name] = sorted(entries.values(), key=lambda e: e["time"])
    return merged


def checked(document: dict) -> dict[str, list[dict]]:
    """The lists of a document; KeyError or TypeError when they do not have our shape."""
    content = {name: document[name] for name in LISTS}
    for entry in (e for entries in content.values() for e in entries):
        if not isinstance(entry["id"], str) or datetime.fromisoformat(entry["time"]).tzinfo is None:
            raise TypeError("an entry without id or time")
    return union(no_entries(), content)


def one_entry_a_line(document: dict) -> str:
    """JSON whose lists have one entry a line, so that a cut-off file can be read up to the cut."""
    lines = []
    for key, value in document.items():
        if key in LISTS:
            rows = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in value)
            lines.append(f'"{key}": [\n{rows}\n]')
        else:
            lines.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def salvaged(text: str) -> dict[str, list[dict]]:
    """The whole lines of a damaged file."""
    content, name = no_entries(), None
    for line in text.splitlines():
        if opened := re.fullmatch(r'"(\w+)": \[', line):
            name = opened[1] if opened[1] in LISTS else None
        with contextlib.suppress(ValueError, KeyError, TypeError):
            if name:
                checked(no_entries() | {name: [json.loads(line.rstrip(","))]})
                content[name].append(json.loads(line.rstrip(",")))
    return union(no_entries(), content)


def checksum_of(document: dict) -> str:
    """The fingerprint that tells whether a saved file was changed."""
    return hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
