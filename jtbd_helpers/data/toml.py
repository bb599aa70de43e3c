"""Write a codebook as TOML: tables of plain values, lists of tables, and [columns.<name>] one level down."""

import json
import re


def to_toml(book: dict) -> str:
    """Write a codebook, given as a dict in the order of the file, as TOML text."""
    parts = []
    for key, value in book.items():
        if isinstance(value, list):
            parts += [f"[[{key}]]\n{_lines(item)}" for item in value]
        elif all(isinstance(inner, dict) for inner in value.values()):
            parts += [f"[{key}.{_key(name)}]\n{_lines(inner)}" for name, inner in value.items()]
        else:
            parts.append(f"[{key}]\n{_lines(value)}")
    return "\n".join(parts)


def _lines(table: dict) -> str:
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)


def _value(value) -> str:
    # A JSON string is a TOML string too, and so are whole numbers, true and false; costs keep their cents.
    if isinstance(value, list):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + " }"
    return f"{value:.2f}" if isinstance(value, float) else json.dumps(value, ensure_ascii=False)
