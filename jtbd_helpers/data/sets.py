"""Which sets there are, how many people each has, and the one place where they are made."""

from jtbd_helpers.data.navigation import DEFAULT_N, Made, make_navigation
from jtbd_helpers.errors import JtbdError, one_of

SETS = {"navigation": DEFAULT_N, "noise_twin": DEFAULT_N}
VARIANTS = {"navigation": ("unequal",), "noise_twin": ()}


def made(name: str, seed: int = 0, n: int | None = None, variant: str | None = None) -> Made:
    """Make one data set with its truth; refuse what no set offers."""
    one_of("name", name, SETS)
    default = SETS[name]
    n = default if n is None else n
    if not (isinstance(n, int) and default // 2 <= n <= 20 * default):
        raise JtbdError(
            f"`n` is {n}, but {name} can be made with {default // 2} to {20 * default:,} people. "
            f"Give a whole number between them; the default is {default}."
        )
    if variant is not None:
        one_of("variant", variant, VARIANTS[name])
    return make_navigation(name, seed, n, variant)
