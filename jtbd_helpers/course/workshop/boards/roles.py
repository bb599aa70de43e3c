"""The role map as a board: eight roles, and who is helping whom."""

import html as _html

from jtbd_helpers.course.workshop import roles
from jtbd_helpers.course.workshop.boards.board import Board
from jtbd_helpers.course.workshop.form import changed
from jtbd_helpers.course.workshop.relations import REASONS, relation

KEYS = "arrows or digits choose the market; <kbd>Enter</kbd> goes to the next line; <kbd>Space</kbd> ticks a box."
MARKETS = tuple((market, market) for market in roles.MARKETS if market)
SPARE = 1  # empty line for one more party


def role_map(case: str | None = None) -> Board:
    """Fill in who has which role: beneficiary, executor, five buying roles and the saboteur; and who helps whom.

    Parameters
    ----------
    case : {"teens_games", "business_intelligence", "navigation", "secure_data", "artery"}, optional
        A worked map. Without it the map is empty.

    Returns
    -------
    Board
        A widget with `.state` (offer, market, job, roles, parties, note), `.load(path)`, `.save(path)`, `.undo()`,
        `.to_markdown()`, `.to_csv()` and `.to_html()`. It keeps itself in a file as you go.

    Raises
    ------
    JtbdError
        When there is no such case.
    """
    return Board(roles.ROLE_MAP, case, _draw, KEYS)


def _draw(kit, state, do) -> list:
    def line(key: str, label: str):
        return kit.text(key, label, state[key], lambda v: do(changed, key, to=v, step=key))

    market = kit.chips(
        "market", "Market", MARKETS, state["market"] or None, lambda v: do(changed, "market", to=v or ""), True
    )
    top = kit.box(
        "top", [line("offer", "What do you offer?"), market, line("job", "Which job?")], "jtbd-part", "jtbd-wide"
    )
    note = [kit.words("note", state["note"], "jtbd-quiet")] if state["note"] else []
    seats = [_seat(kit, state, do, role) for role in roles.ROLES]
    return [
        top,
        *note,
        kit.html("seats-title", "<p class='jtbd-head jtbd-part-head'>Who has which role?</p>"),
        kit.box("seats", seats, "jtbd-part", "jtbd-lines"),
        kit.html("parties-title", PARTIES),
        kit.box("parties", _parties(kit, state, do), "jtbd-part"),
    ]


PARTIES = (
    "<p class='jtbd-head jtbd-part-head'>Who is helping whom?</p>"
    "<p class='jtbd-quiet'>Name anyone you deal with. Not everybody whom we meet is a customer.</p>"
)


def _seat(kit, state, do, role: str):
    label, meaning = roles.ROLES[role]
    seat = state["roles"][role]

    def write(key: str):
        step = None if key == "nobody" else f"{role} {key}"
        return lambda value: do(changed, "roles", role, key, to=value, step=step)

    said = f"<b>{_html.escape(label)}</b><br><span class='jtbd-quiet'>{_html.escape(meaning)}</span>"
    cells = [
        kit.html(f"{role}-label", said),
        kit.text(f"{role}-who", label, seat["who"], write("who"), hint="who?"),
        kit.tick(f"{role}-nobody", "none", seat["nobody"], write("nobody")),
    ]
    rows = [kit.box(f"{role}-row", cells, "jtbd-cells", "named", "seats")]
    more = []
    if seat["nobody"] and not seat["who"].strip():
        more.append(("because", "because …", "None, because"))
    if role == "saboteur" and seat["who"].strip():
        more += [("motive", "what would they lose?", "Motive"), ("response", "what will you do?", "Our response")]
    for key, hint, name in more:
        field = kit.text(f"{role}-{key}", name, seat[key], write(key), hint=hint)
        rows.append(kit.box(f"{role}-{key}-row", [field], "jtbd-more"))
    return kit.box(f"{role}-seat", rows, "jtbd-part", "jtbd-seat")


def _parties(kit, state, do) -> list:
    lines = []
    for i in range(len(state["parties"]) + SPARE):
        known = i < len(state["parties"])
        party = state["parties"][i] if known else {"name": "", "we_help": False, "they_help": False}
        name = kit.text(
            f"party-{i}",
            f"Party {i + 1}",
            party["name"],
            lambda v, i=i: do(roles.name_party, i, v),
            live=False,
            hint="another party",
        )
        cells = [name]
        for key, label in (("we_help", "we help them"), ("they_help", "they help us")) if known else ():
            write = lambda v, i=i, key=key: do(changed, "parties", i, key, to=v)  # noqa: E731
            cells.append(kit.tick(f"{key}-{i}", label, party[key], write))
        if known:
            what = relation(party["we_help"], party["they_help"])
            cells.append(kit.html(f"relation-{i}", f"<b>{what}</b> <span class='jtbd-quiet'>{REASONS[what]}</span>"))
        lines.append(kit.box(f"party-row-{i}", cells, "jtbd-cells", "named", "parties"))
    return lines
