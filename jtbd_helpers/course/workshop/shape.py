"""Does a state have the shape that a board expects? Said with the place, what is allowed, and the mend.

A shape is `str`, `bool` or `int`; a tuple of the values allowed; `[shape]` for a list; a dict of shapes with these very
keys; or `{str: shape}` for a dict with keys of one's own.
"""

from jtbd_helpers.errors import JtbdError, unknown

MEND = "Nothing was changed. Load a file that `.save(path)` wrote."
WORDS = {str: "a text", bool: "true or false", int: "a whole number"}


def check_shape(value: object, shape: object, where: str) -> None:
    """Refuse a value that does not fit; `where` names the file and grows into the place inside it.

    Raises
    ------
    JtbdError
        At the first key that is unknown or missing, and at the first value of a wrong kind.
    """
    if isinstance(shape, tuple):
        if not any(value == allowed and type(value) is type(allowed) for allowed in shape):
            raise JtbdError(f"{where}: {value!r} is not allowed. Allowed: {', '.join(map(repr, shape))}. {MEND}")
    elif isinstance(shape, list):
        _expect(value, list, "a list", where)
        for place, item in enumerate(value, start=1):
            check_shape(item, shape[0], f"{where}, entry {place}")
    elif isinstance(shape, dict):
        _expect(value, dict, "a table of names and values", where)
        _check_keys(value, shape, where)
        for key, item in value.items():
            check_shape(item, shape[str] if str in shape else shape[key], f"{where}, '{key}'")
    else:
        _expect(value, shape, WORDS[shape], where)


def _check_keys(value: dict, shape: dict, where: str) -> None:
    if str in shape:
        return
    for key in value:
        if key not in shape:
            raise unknown("key", key, shape, where, MEND)
    missing = [key for key in shape if key not in value]
    if missing:
        raise JtbdError(f"{where}: '{missing[0]}' is missing. Needed: {', '.join(shape)}. {MEND}")


def _expect(value: object, kind: type, words: str, where: str) -> None:
    if type(value) is not kind:
        raise JtbdError(f"{where}: {value!r} is not {words}. {MEND}")
