"""Which sets there are, how many people each has, and the one place where they are made."""

import numbers

from jtbd_helpers.data.artery import DEFAULT_N as ARTERY
from jtbd_helpers.data.artery import make_artery
from jtbd_helpers.data.made import Made
from jtbd_helpers.data.navigation import DEFAULT_N, make_navigation
from jtbd_helpers.data.photographers import DEFAULT_N as PHOTOGRAPHERS
from jtbd_helpers.data.photographers import make_photographers
from jtbd_helpers.data.rpg_game import DEFAULT_N as RPG_GAME
from jtbd_helpers.data.rpg_game import make_rpg_game
from jtbd_helpers.data.secure_data import DEFAULT_N as SECURE_DATA
from jtbd_helpers.data.secure_data import make_secure_data
from jtbd_helpers.data.telco import DEFAULT_N as TELCO
from jtbd_helpers.data.telco import make_telco
from jtbd_helpers.errors import JtbdError, unknown

SETS = {
    "navigation": DEFAULT_N,
    "noise_twin": DEFAULT_N,
    "photographers": PHOTOGRAPHERS,
    "artery": ARTERY,
    "secure_data": SECURE_DATA,
    "rpg_game": RPG_GAME,
    "telco": TELCO,
}
CASES = ("artery", "rpg_game", "telco")  # several tables that belong together
VARIANTS = {"navigation": ("unequal",)}
REAL = ("travel_mode",)


def check_name(name: str) -> None:
    """Refuse a name that is no data set."""
    if name not in (*SETS, *REAL):
        raise unknown("data set", name, [*SETS, *REAL], mend="Choose one of these.")


def made(name: str, seed: int = 0, n: int | None = None, variant: str | None = None) -> Made:
    """Make one data set with its truth; refuse what no set offers."""
    check_name(name)
    if name in REAL:
        raise JtbdError(
            f"{name} is real: these people exist once, and nobody can make others with known truth. Load it with "
            f'`load_data("{name}")`, or make one of {", ".join(SETS)}.'
        )
    default = SETS[name]
    n = default if n is None else n
    if not (isinstance(n, numbers.Integral) and default // 2 <= n <= 20 * default):
        raise JtbdError(
            f"`n` is {n}, but {name} can be made with {default // 2} to {20 * default:,} people. "
            f"Give a whole number between them; the default is {default}."
        )
    if variant is not None and variant not in VARIANTS.get(name, ()):
        mend = "Leave `variant` out for the plain set."
        raise unknown("variant", variant, VARIANTS.get(name, ()), where=name, mend=mend)
    if name == "artery":
        return make_artery(seed, int(n))
    if name == "rpg_game":
        return make_rpg_game(seed, int(n))
    if name == "secure_data":
        return make_secure_data(seed, int(n))
    if name == "telco":
        return make_telco(seed, int(n))
    if name == "photographers":
        return make_photographers(seed, int(n))
    return make_navigation(name, seed, int(n), variant)
