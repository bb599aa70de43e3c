"""Are there answers enough? How often each level was shown, against a rule of thumb (Johnson & Orme 2003)."""

from jtbd_helpers.choices.data import Choices

LEAST, BETTER = 500, 1_000


def times_shown(choices: Choices, people=None) -> float:
    """People x tasks x alternatives / levels: how often each level of the attribute with most levels was shown.

    "None of these" is no alternative here, a task of one product against none no task, and a number counts as two
    levels, since a line is drawn through it. `people` : mask of respondents.
    """
    tasks, coding = choices.tasks, choices.coding
    products = tasks.there & (tasks.x[..., -1] != 1) if coding.has_none else tasks.there
    shown = products.sum(0)
    if people is not None:
        shown = shown[people[tasks.person]]
    most = max([len(levels) for levels in coding.levels.values()] + [2])
    return float(shown[shown > 1].sum()) / most


def shown_to(choices: Choices, segments=None) -> str:
    """How often each level was shown, to all or in each segment, in words."""
    times = _by_group(choices, segments)
    told = [f"{n:,.0f} times" + (f" in {group}" if group else "") for group, n in times.items()]
    return f"about {', '.join(told)} ({LEAST} is the least, {BETTER:,} better)"


def few_answers(choices: Choices, segments=None) -> str:
    """A sentence when a group that is reported falls short of the least; else nothing."""
    few = {group: n for group, n in _by_group(choices, segments).items() if n < LEAST}
    if not few:
        return ""
    where = ", ".join(f" in {group}" for group in few if group)
    return f"Few answers{where}: each level was shown fewer than {LEAST} times, so read the intervals first."


def _by_group(choices, segments) -> dict:
    names = sorted(set(segments)) if segments is not None else []
    if len(names) < 2:
        return {"": times_shown(choices)}
    return {name: times_shown(choices, (segments == name).to_numpy()) for name in names}
