"""When an item comes back, and what counts as mastered. Attempts and a clock in, lists out.

A first try is the first attempt at an item in a session. Only first tries move boxes and count for mastery:
whoever has just read the reason has not recalled anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from jtbd_helpers.course.learn.items import Item

WAITING_DAYS = (0, 1, 3, 7, 16, 35)
WARM_UP = 3
RULE = (
    "An item waits in one of six boxes, for 0, 1, 3, 7, 16 or 35 days. Right without a hint: one box up. Right with a "
    "hint: it stays. Wrong: back to the one-day box, and its sister question is due at once. "
    "The first try of a session counts."
)


@dataclass(frozen=True)
class Place:
    """Where an item stands: its box, the day it is due and the moment of its last try (None: never tried)."""

    item: str
    box: int
    due: date
    last: datetime | None


def first_tries(attempts: Iterable[dict]) -> list[dict]:
    """The first attempt at each item in each session, oldest first."""
    seen: dict[tuple, dict] = {}
    for attempt in sorted(attempts, key=lambda a: a["time"]):
        seen.setdefault((attempt["item"], attempt["session"]), attempt)
    return list(seen.values())


def places(attempts: Iterable[dict], items: dict[str, Item]) -> dict[str, Place]:
    """Box and due day of every item that was tried, or that a miss of its parallel called up."""
    held: dict[str, Place] = {}
    for attempt in first_tries(attempts):
        item = items.get(attempt["item"])
        if item is None:
            continue
        time = datetime.fromisoformat(attempt["time"]).astimezone(UTC)
        box = _next_box(held[item.id].box if item.id in held else 0, attempt)
        held[item.id] = Place(item.id, box, time.date() + timedelta(days=WAITING_DAYS[box]), time)
        if not attempt["correct"] and item.parallel in items:
            sister = held.get(item.parallel)
            held[item.parallel] = Place(
                item.parallel, sister.box if sister else 0, time.date(), sister.last if sister else None
            )
    return held


def _next_box(box: int, attempt: dict) -> int:
    if not attempt["correct"]:
        return 1
    return box if attempt["hints"] else min(box + 1, len(WAITING_DAYS) - 1)


def due(attempts: Iterable[dict], items: dict[str, Item], now: datetime) -> list[str]:
    """Ids of the items that are due on the day of `now`, the most overdue first."""
    today = now.astimezone(UTC).date()
    waiting = [place for place in places(attempts, items).values() if place.due <= today]
    return [place.item for place in sorted(waiting, key=lambda p: (p.due, p.item))]


def warm_up(attempts: Iterable[dict], items: dict[str, Item], now: datetime, n: int = WARM_UP) -> list[str]:
    """At most `n` due items: no two of one objective, from two modules if that can be. Nothing due: the oldest."""
    attempts = list(attempts)
    waiting = due(attempts, items, now)
    if not waiting:
        tried = [place for place in places(attempts, items).values() if place.last]
        waiting = [place.item for place in sorted(tried, key=lambda p: (p.last, p.item))]
    first_of: dict[str, str] = {}
    for item in waiting:
        first_of.setdefault(items[item].objective, item)
    one_each = list(first_of.values())
    chosen = one_each[:n]
    if n > 1 and len({_module(items[item]) for item in chosen}) == 1:
        others = [item for item in one_each[n:] if _module(items[item]) != _module(items[chosen[0]])]
        chosen = chosen[: n - 1] + others[:1] if others else chosen
    return chosen


def _module(item: Item) -> str:
    return item.lesson[:2]


def mastery(attempts: Iterable[dict], items: dict[str, Item]) -> dict[str, str]:
    """Each objective of the items as "new", "learning", "mastered" or "shaky"."""
    tries: dict[str, list[dict]] = {item.objective: [] for item in items.values()}
    for attempt in first_tries(attempts):
        if attempt["item"] in items:
            tries[items[attempt["item"]].objective].append(attempt)
    return {objective: _word(of_it) for objective, of_it in tries.items()}


def _word(tries: list[dict]) -> str:
    if not tries:
        return "new"
    ever = any(_is_mastered(tries[: end + 1]) for end in range(len(tries)))
    if ever and not tries[-1]["correct"]:
        return "shaky"
    return "mastered" if _is_mastered(tries) else "learning"


def _is_mastered(tries: list[dict]) -> bool:
    """Three of the last four right, and those from two sessions at least."""
    right = [attempt for attempt in tries[-4:] if attempt["correct"]]
    return len(right) >= 3 and len({attempt["session"] for attempt in right}) >= 2
