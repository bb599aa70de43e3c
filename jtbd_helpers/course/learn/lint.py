"""What a good bank keeps to, as far as a machine can tell. Run as `python -m`, it checks all banks."""

import re
import sys
from collections import Counter

from jtbd_helpers.course.learn.bank import forms, lessons, load_bank
from jtbd_helpers.course.learn.items import Bank, Item
from jtbd_helpers.course.learn.marking import plain

MAX_WORDS = 45
LONGEST_RIGHT = 0.40
SHORTEST_RIGHT = (0.20, 0.45)  # over all banks, so that the length of an option says nothing
NEGATIONS = re.compile(r"\b(not|never|no|none|except|without|cannot)\b|n't\b", re.IGNORECASE)
CATCH_ALL = re.compile(r"\b(all|none|both|neither) of (the above|these)\b", re.IGNORECASE)


def lint(bank: Bank) -> list[str]:
    """Say everything that is wrong with a bank, one sentence each; an empty list when nothing is."""
    problems = [f"{item.id}: {p}" for item in bank.items.values() for p in _item_problems(item, bank)]
    return problems + _bank_problems(bank)


def lint_together(banks: list[Bank]) -> list[str]:
    """What is wrong between banks: an id used in two of them, or right options told by being the shortest."""
    owners = Counter(item for bank in banks for item in bank.items)
    problems = [f"{item}: used in {n} banks; ids are unique over all." for item, n in owners.items() if n > 1]
    single = [item for bank in banks for item in bank.questions if item.type == "single"]
    share = sum(_right_is_shortest(item) for item in single) / max(len(single), 1)
    low, high = SHORTEST_RIGHT
    if single and not low <= share <= high:
        problems.append(f"The right option is the shortest in {share:.0%} of all; {low:.0%} to {high:.0%} is allowed.")
    return problems


def least_items(lesson: str) -> int:
    """How many marked items a bank needs: 10, in a half 6, in 00 and 13 enough for a quiz."""
    return 5 if lesson in ("00", "13") else 6 if not lesson.isdigit() else 10


def _item_problems(item: Item, bank: Bank):
    kind = "p" if item.predict else "q"
    pattern = rf"{kind}-{re.escape(bank.lesson[:2])}-\d{{{1 if item.predict else 2},2}}"
    if not re.fullmatch(pattern, item.id):
        yield f"the id must look like {kind}-{bank.lesson[:2]}-{'1' if item.predict else '01'}."
    if item.objective not in bank.objectives:
        yield f"the objective '{item.objective}' is not declared under [objectives]."
    if not item.stem.rstrip().endswith("?"):
        yield "the stem must end in a question mark."
    question = re.split(r"(?<=[.!?])\s+", item.stem.strip())[-1]
    if len(NEGATIONS.findall(question)) > 1:
        yield "the question has a double negative."
    if any(CATCH_ALL.search(option.text) for option in item.options):
        yield "an option says 'all of the above' or the like."
    for texts in (item.options, item.parts):
        if len({plain(t.text) for t in texts}) < len(texts):
            yield "two options or parts have the same text."
    if not item.predict:
        yield from _reason_problems(item, bank)
        yield from _wrong_answer_problems(item)
        yield from _parallel_problems(item, bank)


def _reason_problems(item: Item, bank: Bank):
    for carrier in (*item.options, *item.parts, *item.known_wrong):
        name = getattr(carrier, "text", None) or f"known wrong {getattr(carrier, 'value', None)}"
        if not carrier.reason.strip():
            yield f"'{name}' has no reason."
        if len(carrier.reason.split()) > MAX_WORDS:
            yield f"the reason of '{name}' has {len(carrier.reason.split())} words; {MAX_WORDS} at most."
        if carrier.misconception and carrier.misconception not in bank.misconceptions:
            yield f"the misconception '{carrier.misconception}' is not declared under [misconceptions]."
    for wrong in (*(o for o in item.options if not o.correct), *item.known_wrong):
        if not wrong.misconception:
            yield f"the wrong answer '{getattr(wrong, 'text', '') or wrong.value or wrong.range}' has no misconception."
    if not item.misconceptions:
        yield "no part names a misconception."
    if not 2 <= len(item.hints) <= 3:
        yield f"it needs 2 or 3 hints, and has {len(item.hints)}."
    if any(len(hint.split()) > MAX_WORDS for hint in item.hints):
        yield f"a hint is longer than {MAX_WORDS} words."
    if item.difficulty not in (1, 2, 3):
        yield "the difficulty must be 1, 2 or 3."


def _wrong_answer_problems(item: Item):
    least = {"numeric": 2, "short_text": 1, "place2d": 1}.get(item.type, 0)
    if len(item.known_wrong) < least:
        yield f"it needs {least} known wrong answers or more, and has {len(item.known_wrong)}."
    for wrong in item.known_wrong:
        if _is_right(item, wrong):
            yield f"the known wrong answer {wrong.value if wrong.range is None else wrong.range} counts as right."


def _is_right(item: Item, wrong) -> bool:
    part = item.parts[0]
    if item.type == "short_text":
        return bool({plain(f) for f in forms(wrong.value)} & {plain(f) for f in forms(part.answer)})
    if item.type == "numeric":
        low, high = wrong.range or (wrong.value, wrong.value)
        return low - part.tolerance <= part.answer <= high + part.tolerance
    if item.type == "place2d":
        sides = zip(wrong.range, part.answer, strict=True)
        return all(low <= centre <= high for (low, high), centre in sides)
    return False


def _parallel_problems(item: Item, bank: Bank):
    if not item.parallel:
        return
    other = bank.items.get(item.parallel)
    if other is None or other.predict or other.id == item.id:
        yield f"its parallel '{item.parallel}' is not another item of this bank."
    elif other.objective != item.objective:
        yield f"its parallel '{other.id}' has another objective."
    elif not set(other.misconceptions) & set(item.misconceptions):
        yield f"its parallel '{other.id}' shares no misconception with it."


def _bank_problems(bank: Bank) -> list[str]:
    module, problems = bank.lesson[:2], []
    items = bank.questions
    if len(items) < least_items(bank.lesson):
        problems.append(f"{bank.lesson}: {len(items)} items; {least_items(bank.lesson)} are needed.")
    tested = Counter(item.objective for item in items)
    for objective in bank.objectives:
        if not re.fullmatch(rf"{module}-\d+", objective):
            problems.append(f"{bank.lesson}: the objective '{objective}' must look like {module}-1.")
        if tested[objective] < 2:
            problems.append(f"{objective}: {tested[objective]} items; every objective needs two.")
    carried = {m for item in items for m in item.misconceptions}
    paired = {m for i in items for m in i.misconceptions if (p := bank.parallel_to(i, (m,))) and m in p.misconceptions}
    for name in bank.misconceptions:
        if not re.fullmatch(rf"M{module}[a-z]", name):
            problems.append(f"{bank.lesson}: the misconception '{name}' must look like M{module}a.")
        if name not in carried:
            problems.append(f"{name}: no item carries it.")
        elif name not in paired:
            problems.append(
                f"{name}: no two items of one objective carry it, so a miss has no other question to go on with."
            )
    problems += [f"{p}: listed under `placed`, but not an item." for p in bank.placed if p not in bank.items]
    return problems + _told_by_length(bank, [item for item in items if item.type == "single"])


def _told_by_length(bank: Bank, single: list[Item]) -> list[str]:
    """Right options that stand out by length more often than chance."""
    problems = []
    for word, most, stands_out in (
        ("longest", LONGEST_RIGHT * len(single), _right_is_longest),
        ("shortest", SHORTEST_RIGHT[1] * len(single) + 1, _right_is_shortest),  # + 1: room for small banks
    ):
        given_away = [item.id for item in single if stands_out(item)]
        if len(given_away) > most:
            problems.append(
                f"{bank.lesson}: the right option is the {word} in {len(given_away)} of {len(single)} "
                f"({', '.join(given_away)})."
            )
    return problems


def _right_is_longest(item: Item) -> bool:
    right = next(len(o.text) for o in item.options if o.correct)
    return all(len(o.text) < right for o in item.options if not o.correct)


def _right_is_shortest(item: Item) -> bool:
    right = next(len(o.text) for o in item.options if o.correct)
    return all(len(o.text) > right for o in item.options if not o.correct)


def main() -> int:
    """Check all banks; exit status 1 when something is wrong."""
    banks = [load_bank(lesson) for lesson in lessons()]
    problems = [f"{bank.lesson}.toml  {p}" for bank in banks for p in lint(bank)] + lint_together(banks)
    sys.stdout.write("\n".join([*problems, f"{len(banks)} banks, {len(problems)} problems"]) + "\n")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
