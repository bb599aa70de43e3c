"""`jtbd sheets`: what goes on paper for a class. A4, black and white, from any browser."""

from collections.abc import Iterable
from pathlib import Path

from jtbd_helpers.course.explorables.drivers import DRIVERS, Driver
from jtbd_helpers.course.explorables.market import BY_ID
from jtbd_helpers.course.workshop.form import Form
from jtbd_helpers.course.workshop.handover import TABLE
from jtbd_helpers.course.workshop.paper import sheet, text
from jtbd_helpers.course.workshop.roles import ROLE_MAP
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import write_whole

ACROSS = 4
CARDS = """<style>
.cards { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0; }
.card { border: .35mm dashed #000; height: 54mm; padding: 6mm; display: flex; flex-direction: column; }
.card b { font-size: 19pt; margin-bottom: 3mm; } .card .mark { font-size: 26pt; line-height: 1; }
</style>"""
ROOM = "td { height: 12mm; } .page ~ table td { height: 36mm; }\n</style>"
FRONT = "Twelve drivers. All were late last week. Who belongs together?"
BACK = "The backs: why they were late"
PRINT = "Print both pages on one sheet, turned over the short edge, then cut along the lines."


def write_sheets(folder: Path, force: bool = False) -> list[str]:
    """Write the print sheets into a folder; a file there that holds something else stays, unless `force`."""
    if folder.exists() and not folder.is_dir():
        raise JtbdError(f"{folder}: this is a file. Name a folder for the sheets.")
    pages = {
        "drivers_cards.html": drivers_cards(),
        "role_map.html": _by_hand(ROLE_MAP),
        "three_column_table.html": _by_hand(TABLE),
    }
    for name, page in pages.items():
        file = folder / name
        if file.exists() and not force and file.read_text(encoding="utf-8", errors="replace") != page:
            raise JtbdError(f"{file}: this file is there and holds something else. Name another folder, or --force.")
    for name, page in pages.items():
        write_whole(folder / name, page)
    return [f"{folder / name}" for name in pages] + ["Open them in a browser and print on A4, landscape."]


def drivers_cards() -> str:
    """The twelve drivers: fronts on the first page, backs on the second, each behind its front when printed."""
    rows = [DRIVERS[at : at + ACROSS] for at in range(0, len(DRIVERS), ACROSS)]
    fronts = _cards(_front(driver) for row in rows for driver in row)
    backs = _cards(_back(driver) for row in rows for driver in reversed(row))
    return sheet(
        FRONT, CARDS, f"<p>{PRINT}</p>", fronts, f"<div class='page'><h1>{BACK}</h1><p>&nbsp;</p></div>", backs
    )


def _by_hand(form: Form) -> str:
    """An empty form with room to write."""
    return form.paper(form.start(None)).replace("</style>", ROOM, 1)


def _cards(cards: Iterable[str]) -> str:
    boxes = "".join(f"<div class='card box'>{card}</div>" for card in cards)
    return f"<div class='cards'>{boxes}</div>"


def _front(driver: Driver) -> str:
    facts = (f"{driver.age} years", driver.place, driver.education)
    return f"<b>{text(driver.name)}</b>{''.join(f'<span>{text(fact)}</span>' for fact in facts)}"


def _back(driver: Driver) -> str:
    cause = BY_ID[driver.cause]
    helps = f"What would help: something that {cause.feature}, {cause.cost:.2f} € a month."
    return f"<span class='mark'>{cause.mark}</span><b>{text(cause.label)}</b><span>{text(helps)}</span>"
