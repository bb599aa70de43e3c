"""Everything the package refuses or warns about, in one voice.

A message has three parts: what is wrong (file, column, row, value), what exists
(the nearest name first), and how to mend it. This file imports nothing of ours.
"""

import difflib
import warnings
from numbers import Integral


class JtbdError(ValueError):
    """The input is at fault; the message says where, what and how to mend it."""


class JtbdWarning(UserWarning):
    """The answer stands, but something about it should be known."""


def unknown(kind: str, name: object, known, where: str = "", mend: str = "") -> JtbdError:
    """Build the error for a name that does not exist.

    `kind` says what the name is of ("column", "key"), `known` lists what exists,
    `where` names the place, `mend` is a closing sentence.
    """
    names = [str(k) for k in known]
    near = difflib.get_close_matches(str(name), names, n=1, cutoff=0.5)
    listed = ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")
    parts = [f"{where + ': ' if where else ''}there is no {kind} '{name}'."]
    if near:
        parts.append(f"Nearest: '{near[0]}'.")
    parts.append(f"There are: {listed}." if names else "There are none.")
    if mend:
        parts.append(mend)
    return JtbdError(" ".join(parts))


def one_of(parameter: str, value: object, allowed) -> None:
    """Raise unless `value` is among the `allowed` values of `parameter`."""
    if value not in list(allowed):
        raise unknown(f"`{parameter}`", value, allowed, mend=f"Choose one of these for `{parameter}`.")


def whole_number(low: int, high: int, **numbers) -> None:
    """Raise unless each of the named `numbers` is a whole number from `low` to `high`."""
    for name, value in numbers.items():
        if isinstance(value, bool) or not isinstance(value, Integral) or not low <= value <= high:
            raise JtbdError(f"`{name}` is {value!r}; give a whole number from {low} to {high}.")


def warn(message: str) -> None:
    """Say something once, in the package's own category."""
    warnings.warn(message, JtbdWarning, stacklevel=3)
