"""Reading the item banks. What comes out of here has the right shape, so marking can trust it."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import lru_cache
from numbers import Real
from pathlib import Path

from jtbd_helpers.course.learn.items import PREDICTABLE, TYPES, Axis, Bank, Item, KnownWrong, Option, Part
from jtbd_helpers.errors import JtbdError, one_of, unknown

TEXTS = {
    "title",
    "id",
    "type",
    "objective",
    "stem",
    "parallel",
    "source",
    "text",
    "reason",
    "misconception",
    "unit",
    "label",
}
LISTS_OF_TEXT = {"hints", "choices", "placed"}
TABLES_OF_TEXT = {"objectives", "misconceptions"}


def quizzes_folder() -> Path:
    """Where the banks lie: in a clone, or inside the installed package."""
    from jtbd_helpers.course_location import course_folder

    return course_folder("exercises", "quizzes")


def lessons() -> tuple[str, ...]:
    """The lessons that have a bank."""
    return tuple(sorted(path.stem for path in quizzes_folder().glob("*.toml")))


def load_bank(lesson: str) -> Bank:
    """Load the bank of a lesson ("01", "08a")."""
    if lesson not in lessons():
        raise unknown("quiz", lesson, lessons(), mend="Name a lesson that has one; halves are written 08a, 08b.")
    path = quizzes_folder() / f"{lesson}.toml"
    return _read(path, path.stat().st_mtime_ns)


def all_items() -> dict[str, Item]:
    """Every item that is marked, of all banks, by id."""
    return {item.id: item for lesson in lessons() for item in load_bank(lesson).questions}


@lru_cache(maxsize=64)
def _read(path: Path, changed: int) -> Bank:
    return read_bank(path)


def read_bank(path: Path) -> Bank:
    """Read one TOML file; its name without the ending is the lesson."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise JtbdError(f"{path.name}: this is not valid TOML ({cause}). Mend that line.") from cause
    rows = content.pop("items", [])
    bank = _record(Bank, content, path.name, skip=("lesson", "items"))
    if not isinstance(rows, list):
        raise JtbdError(f"{path.name}: `items` is a table. Write each item under [[items]].")
    items: dict[str, Item] = {}
    for number, row in enumerate(rows, start=1):
        item = _item(row, f"{path.name}, item {number}", path.stem)
        if item.id in items:
            raise JtbdError(f"{path.name}, item {number}: the id '{item.id}' is used twice. Give it another.")
        items[item.id] = item
    return Bank(**bank | {"lesson": path.stem, "items": items})


def _item(row: dict, where: str, lesson: str) -> Item:
    values = _record(Item, row, where, skip=("lesson", "version"))
    where = f"{where} ({values['id']})"
    one_of("type", values["type"], TYPES)
    for name, kind in {"options": Option, "parts": Part, "known_wrong": KnownWrong}.items():
        if not isinstance(row.get(name, []), list):
            raise JtbdError(f"{where}: `{name}` is a table. Write [[items.{name}]].")
        values[name] = tuple(kind(**_record(kind, r, f"{where}, {name}")) for r in row.get(name, []))
    for axis in ("x", "y"):
        if axis in row:
            values[axis] = Axis(**_record(Axis, row[axis], f"{where}, {axis}"))
    fingerprint = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:12]
    item = Item(**values | {"lesson": lesson, "version": fingerprint})
    wrong = _shape_problem(item)
    if wrong:
        raise JtbdError(f"{where}: {wrong} docs/item-bank.md shows the shape of '{item.type}'.")
    return item


def _record(kind: type, row: object, where: str, skip: tuple[str, ...] = ()) -> dict:
    """The keys of one table, checked against the fields of `kind`; lists become tuples."""
    if not isinstance(row, Mapping):
        raise JtbdError(f"{where}: expected a table of keys, found {row!r}.")
    known = {f.name: f for f in fields(kind) if f.name not in skip}
    for key, value in row.items():
        if key not in known:
            raise unknown("key", key, known, where=where, mend="Correct the key.")
        if key in TEXTS and not isinstance(value, str):
            raise JtbdError(f"{where}: `{key}` must be text, not {value!r}. Put it in quotes.")
        listed = isinstance(value, list) and all(isinstance(v, str) for v in value)
        if key in LISTS_OF_TEXT and not listed:
            raise JtbdError(f"{where}: `{key}` must be a list of texts, not {value!r}.")
        tabled = isinstance(value, Mapping) and all(isinstance(v, str) for v in value.values())
        if key in TABLES_OF_TEXT and not tabled:
            raise JtbdError(f"{where}: [{key}] must be a table of id = text.")
    missing = [name for name, f in known.items() if name not in row and _required(f)]
    if missing:
        raise JtbdError(f"{where}: `{missing[0]}` is missing. Add it.")
    return {key: _frozen(value) for key, value in row.items()}


def _required(f) -> bool:
    return f.default is MISSING and f.default_factory is MISSING


def _frozen(value):
    return tuple(_frozen(v) for v in value) if isinstance(value, list) else value


# -- shapes: what marking takes for granted ------------------------------------------------------------


def _shape_problem(item: Item) -> str:
    """What is wrong with the item's shape; empty when nothing is."""
    if item.predict and item.type not in PREDICTABLE:
        return f"a prediction is one of {', '.join(PREDICTABLE)}."
    if item.type in ("single", "multiple"):
        return _options_problem(item)
    if item.options:
        return "options belong to single and multiple; use [[items.parts]]."
    if item.type in ("numeric", "short_text", "place2d") and len(item.parts) != 1:
        return f"it needs one part, and has {len(item.parts)}."
    if item.type in ("order", "classify", "match") and len(item.parts) < 2:
        return f"it needs two parts or more, and has {len(item.parts)}."
    if item.predict:
        return ""
    return _SHAPES[item.type](item)


def _options_problem(item: Item) -> str:
    if item.parts or item.known_wrong:
        return "parts and known wrong values belong to other types; use [[items.options]]."
    if len(item.options) < 2:
        return f"it needs two options or more, and has {len(item.options)}."
    if item.predict:
        return ""
    if any(not isinstance(o.correct, bool) for o in item.options):
        return "every option needs `correct = true` or `correct = false`."
    right = sum(bool(o.correct) for o in item.options)
    if item.type == "single" and right != 1:
        return f"exactly one option must be correct, not {right}."
    if item.type == "multiple" and not 0 < right < len(item.options):
        return "at least one option must be correct, and not all of them."
    return ""


def _numeric(item: Item) -> str:
    part = item.parts[0]
    if not _is_number(part.answer) or not _is_number(part.tolerance) or part.tolerance < 0:
        return "`answer` and `tolerance` must be numbers, the tolerance not below 0."
    for wrong in item.known_wrong:
        if not (_is_number(wrong.value) or _is_interval(wrong.range)):
            return "a known wrong value needs `value = number` or `range = [from, to]`."
    return ""


def _short_text(item: Item) -> str:
    if not forms(item.parts[0].answer):
        return "`answer` must be a text or a list of accepted texts."
    if not all(forms(wrong.value) for wrong in item.known_wrong):
        return "a known wrong value needs `value = text` or a list of texts."
    return ""


def _order(item: Item) -> str:
    positions = [p.answer for p in item.parts]
    if not all(_is_number(p) for p in positions) or sorted(positions) != list(range(1, len(positions) + 1)):
        return f"the answers must be the positions 1 to {len(positions)}, each once."
    return ""


def _sorted_into(item: Item) -> str:
    if not all(isinstance(p.answer, str) and p.answer for p in item.parts):
        return "every part needs `answer = label`."
    if item.type == "match" and len({p.answer for p in item.parts}) < len(item.parts):
        return "every answer is used once in a match; use classify otherwise."
    strange = [p.answer for p in item.parts if item.choices and p.answer not in item.choices]
    if item.type == "classify" and strange:
        return f"the answer '{strange[0]}' is not among `choices`."
    return "" if len(item.labels) > 1 else "it needs two labels or more."


def _place2d(item: Item) -> str:
    part = item.parts[0]
    if item.x is None or item.y is None:
        return "it needs both axes, `x` and `y`."
    if not (_is_pair(part.answer) and _is_pair(part.tolerance)):
        return "`answer` and `tolerance` must be pairs, [across, up]."
    ranges = [wrong.range for wrong in item.known_wrong]
    if not all(isinstance(r, tuple) and len(r) == 2 and all(_is_interval(side) for side in r) for r in ranges):
        return "a known wrong place needs `range = [[x from, x to], [y from, y to]]`."
    return ""


_SHAPES = {
    "numeric": _numeric,
    "short_text": _short_text,
    "order": _order,
    "classify": _sorted_into,
    "match": _sorted_into,
    "place2d": _place2d,
}


def forms(value: object) -> tuple[str, ...]:
    """A text or a tuple of texts as a tuple; anything else as nothing."""
    if isinstance(value, str):
        return (value,)
    listed = isinstance(value, tuple) and all(isinstance(v, str) for v in value)
    return value if listed else ()


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def _is_pair(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(_is_number(v) for v in value)


def _is_interval(value: object) -> bool:
    return _is_pair(value) and value[0] <= value[1]
