"""Which sets there are, how many people each has, and the one place where they are made."""

import numbers

from jtbd_helpers.data.navigation import DEFAULT_N, Made, make_navigation
from jtbd_helpers.errors import JtbdError, unknown

SETS = {"navigation": DEFAULT_N, "noise_twin": DEFAULT_N}
VARIANTS = {"navigation": ("unequal",), "noise_twin": ()}


def check_name(name: str) -> None:
    """Refuse a name that is no data set."""
    if name not in SETS:
        raise unknown("data set", name, SETS, mend="Choose one of these.")


def made(name: str, seed: int = 0, n: int | None = None, variant: str | None = None) -> Made:
    """Make one data set with its truth; refuse what no set offers."""
    check_name(name)
    default = SETS[name]
    n = default if n is None else n
    if not (isinstance(n, numbers.Integral) and default // 2 <= n <= 20 * default):
        raise JtbdError(
            f"`n` is {n}, but {name} can be made with {default // 2} to {20 * default:,} people. "
            f"Give a whole number between them; the default is {default}."
        )
    if variant is not None and variant not in VARIANTS[name]:
        raise unknown("variant", variant, VARIANTS[name], where=name, mend="Leave `variant` out for the plain set.")
    return make_navigation(name, seed, int(n), variant)
