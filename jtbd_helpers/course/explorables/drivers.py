"""The twelve drivers of the opening: who they are, why they were late, and what one product for all costs."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from jtbd_helpers.course.explorables.market import BY_ID, CAUSES, Balance, balance

GROUPS = (1, 2, 3, 4, 5, 6)
KEPT = "twelve_drivers"  # the name under which a learner's own grouping is kept


@dataclass(frozen=True)
class Driver:
    """One card: what a customer list says in front, why the driver was late on the back."""

    name: str
    age: int
    place: str
    education: str
    cause: str


# In the order of the cards: Paul first, Kate last. Age, place and education say nothing about the cause.
DRIVERS = (
    Driver("Paul", 24, "town", "degree", "multi_stop"),
    Driver("Lena", 27, "town", "school", "congestion"),
    Driver("Dan", 63, "town", "school", "no_signal"),
    Driver("Ruth", 66, "country", "college", "congestion"),
    Driver("Ivo", 29, "country", "degree", "no_signal"),
    Driver("Amira", 42, "town", "college", "multi_stop"),
    Driver("Omar", 58, "town", "degree", "congestion"),
    Driver("Ben", 35, "country", "degree", "congestion"),
    Driver("Sara", 52, "town", "college", "no_signal"),
    Driver("Jon", 33, "country", "degree", "multi_stop"),
    Driver("Mei", 45, "town", "school", "congestion"),
    Driver("Kate", 61, "country", "school", "multi_stop"),
)


def by_cause() -> dict[str, list[Driver]]:
    """The drivers behind each cause; Paul and Kate side by side."""
    ordered = sorted(DRIVERS, key=lambda d: d.name not in ("Paul", "Kate"))
    return {cause.id: [d for d in ordered if d.cause == cause.id] for cause in CAUSES}


def bill() -> Balance:
    """One product with every feature for all twelve: cost, need and burden."""
    return balance(Counter(d.cause for d in DRIVERS), BY_ID)


def left_out() -> dict[str, int]:
    """With a single feature, how many of the twelve get nothing."""
    return {cause.id: sum(d.cause != cause.id for d in DRIVERS) for cause in CAUSES}


def sorted_into(grouping: dict[str, int]) -> dict[int, list[str]]:
    """A learner's groups with their drivers, in the order of the cards; drivers without a group are left out."""
    groups = {group: [d.name for d in DRIVERS if grouping.get(d.name) == group] for group in GROUPS}
    return {group: names for group, names in groups.items() if names}


def valid_grouping(stored: object) -> dict[str, int]:
    """What can be used of a stored grouping: drivers that exist, in groups that exist."""
    names = {d.name for d in DRIVERS}
    pairs = stored.items() if isinstance(stored, dict) else ()
    return {name: group for name, group in pairs if name in names and group in GROUPS}


def shared_pairs(grouping: dict[str, int]) -> tuple[int, int]:
    """Pairs of drivers with the same cause: how many the grouping put together, and how many there are."""
    pairs = [(a.name, b.name) for a, b in combinations(DRIVERS, 2) if a.cause == b.cause]
    together = sum(a in grouping and grouping[a] == grouping.get(b) for a, b in pairs)
    return together, len(pairs)
