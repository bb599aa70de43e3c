"""The twelve drivers again: the learner's own groups beside the groups by cause."""

from jtbd_helpers.course.explorables import drivers as model
from jtbd_helpers.course.explorables.market import BY_ID, CAUSES
from jtbd_helpers.stylesheet import Shown, boxed, html

TITLE = "Twelve drivers again: your groups, and the causes"
STYLE = """
.jtbd-box .jtbd-both { display: grid; grid-template-columns: 1fr 1fr; gap: 14px 44px; margin-top: 14px; }
.jtbd-box .jtbd-both p { padding: 7px 0; border-top: 1px solid var(--jtbd-line); }
.jtbd-box .jtbd-both p.jtbd-head { border: 0; }
.jtbd-box .jtbd-both span { white-space: nowrap; margin-right: 12px; }
.jtbd-box .jtbd-both i { font-style: normal; color: var(--jtbd-quiet); }
"""


def show() -> Shown:
    """Build the picture from the grouping that the opening kept."""
    from jtbd_helpers.course.learn import session

    grouping = model.valid_grouping(session.kept(model.KEPT))
    box = boxed(html(f"<p class='jtbd-title'>{TITLE}</p>{picture(grouping)}"), style=STYLE)
    return Shown(box, f"{TITLE}. Run this cell to see it: jtbd.explore('drivers_again')")


def picture(grouping: dict[str, int]) -> str:
    """Both groupings as HTML; every name carries the sign of its cause."""
    cause = {d.name: BY_ID[d.cause] for d in model.DRIVERS}
    groups = model.sorted_into(grouping)
    mine = "".join(_line(f"Group {group}", names, cause) for group, names in groups.items())
    theirs = "".join(
        _line(BY_ID[c].label.capitalize(), [d.name for d in people], cause) for c, people in model.by_cause().items()
    )
    nothing = "<p>You have sorted no cards yet. The opening of lesson 00 asks for it.</p>"
    signs = " · ".join(f"{c.mark} {c.label}" for c in CAUSES)
    return (
        f"<div class='jtbd-both'><div><p class='jtbd-head'>Your groups</p>{mine or nothing}</div>"
        f"<div><p class='jtbd-head'>By what made them late</p>{theirs}</div></div>"
        f"<p class='jtbd-status' style='margin-top: 14px'>{summary(grouping)} Signs: {signs}.</p>"
    )


def summary(grouping: dict[str, int]) -> str:
    """Say how many pairs with the same cause the learner put together."""
    together, pairs = model.shared_pairs(grouping)
    if not grouping:
        return f"{pairs} pairs of drivers share a cause."
    return f"{pairs} pairs of drivers share a cause; your groups put {together} of them together."


def _line(title: str, names: list[str], cause: dict) -> str:
    people = "".join(f"<span>{cause[name].mark} {name}</span>" for name in names)
    return f"<p><i>{title}</i><br>{people}</p>"
