"""Four executors, what they do for a beneficiary, and what technology may let the beneficiary do alone. Invented.

Pure numbers: no widgets. The share at which a task leaves is a judgement made for this course, not a measurement;
`NEVER` marks what stays with the executor whatever the technology.
"""

from dataclasses import dataclass

NEVER = 101


@dataclass(frozen=True, kw_only=True)
class Executor:
    """Somebody who carries a job out for somebody else. `tasks`: (task, share of technology from which it leaves)."""

    name: str
    beneficiary: str
    job: str
    technology: str
    we_give: str
    they_give: str
    tasks: tuple[tuple[str, int], ...]


EXECUTORS = {
    "it_manager": Executor(
        name="IT manager",
        beneficiary="Employees",
        job="enable secure use of data",
        technology="cloud applications",
        we_give="a service that sets rights by team",
        they_give="try new versions first",
        tasks=(
            ("install the programs", 15),
            ("make the copies", 30),
            ("give access to a folder", 45),
            ("take access back", 60),
            ("look up who saw what", 80),
        ),
    ),
    "phlebotomist": Executor(
        name="Phlebotomist",
        beneficiary="Patients",
        job="obtain a blood sample",
        technology="a device for use at home",
        we_give="a device that takes blood from the arm",
        they_give="show patients how it works",
        tasks=(
            ("set a time", 10),
            ("label the tube", 25),
            ("find the spot", 50),
            ("draw the blood", 65),
            ("send it to the laboratory", 85),
        ),
    ),
    "doctor": Executor(
        name="Doctor",
        beneficiary="Patients",
        job="restore blood flow in an artery",
        technology="devices for patients",
        we_give="a device that widens an artery",
        they_give="report what goes wrong with it",
        tasks=(
            ("watch the pulse afterwards", 20),
            ("adjust the medicine", 55),
            ("find the narrow place", NEVER),
            ("guide the wire", NEVER),
            ("act when the artery closes", NEVER),
        ),
    ),
    "media_agency": Executor(
        name="Media agency",
        beneficiary="Advertisers",
        job="be noticed by people in a good mood",
        technology="booking by oneself",
        we_give="places inside a game",
        they_give="bring advertisers who pay",
        tasks=(
            ("book the place", 20),
            ("count who saw it", 35),
            ("choose the place", 60),
            ("agree on a price", 75),
            ("think of something that pleases", NEVER),
        ),
    ),
}


def split_tasks(executor: Executor, share: int) -> tuple[list[str], list[str]]:
    """(what the executor still does, what the beneficiary does alone) when technology lets `share` % be done alone."""
    stays = [task for task, leaves in executor.tasks if share < leaves]
    alone = [task for task, leaves in executor.tasks if share >= leaves]
    return stays, alone


def bypass(executor: Executor, share: int) -> tuple[str, str]:
    """Whether the executor may be bypassed at this share of technology, and the reason.

    The verdict is "may be bypassed", "partly bypassed" or "needed".
    """
    stays, alone = split_tasks(executor, share)
    name, whom = executor.name.lower() if executor.name[1].islower() else executor.name, executor.beneficiary.lower()
    if not stays:
        return "may be bypassed", f"With {executor.technology}, {whom} do all {len(alone)} tasks alone."
    if not alone:
        return "needed", f"All {len(stays)} tasks are still with the {name}."
    keeps = ", ".join(stays)
    what = "partly bypassed" if len(alone) >= len(stays) else "needed"
    return what, f"{whom.capitalize()} do {len(alone)} of {len(executor.tasks)} alone; the {name} still has to {keeps}."
