"""The role map: who carries the job out, who benefits, who has a say in buying, and who has something to lose."""

from jtbd_helpers.course.workshop.form import Form, Remark, changed
from jtbd_helpers.course.workshop.paper import html_table, markdown_list, markdown_table, sheet, text
from jtbd_helpers.course.workshop.relations import relation
from jtbd_helpers.course.workshop.role_cases import CASES
from jtbd_helpers.vocabulary import counted

TITLE = "Role map"
ROLES = {  # role -> (label, what it means)
    "beneficiary": ("Job beneficiary", "for whom the job is done"),
    "executor": ("Job executor", "who carries the job out today"),
    "user": ("User", "uses what is bought"),
    "influencer": ("Influencer", "shapes opinions, without a vote"),
    "recommender": ("Recommender", "is asked, and says which one"),
    "decision_maker": ("Decision maker", "says yes or no"),
    "economic_buyer": ("Economic buyer", "whose money it is"),
    "saboteur": ("Saboteur", "inside, and would lose something by it"),
}
MARKETS = ("", "consumer", "business", "medical")
OFTEN_TWO = ("business", "medical")
SEAT = {"who": str, "nobody": bool, "because": str}
SABOTEUR = {"motive": str, "response": str}
NOBODY_YET = {"who": "", "nobody": False, "because": ""}
SHAPE = {
    "offer": str,
    "market": MARKETS,
    "job": str,
    "roles": {role: SEAT | (SABOTEUR if role == "saboteur" else {}) for role in ROLES},
    "parties": [{"name": str, "we_help": bool, "they_help": bool}],
    "note": str,
}
EMPTY = {
    "offer": "",
    "market": "",
    "job": "",
    "roles": {role: NOBODY_YET | (dict.fromkeys(SABOTEUR, "") if role == "saboteur" else {}) for role in ROLES},
    "parties": [],
    "note": "",
}
HEAD = ("Role", "Who", "Motive", "Our response")
PARTY_HEAD = ("Party", "We help them", "They help us", "So they are")


def remarks(state: dict) -> list[Remark]:
    """Blank roles, a business map without a saboteur, a saboteur without motive or response, one person for two."""
    found = [] if state["market"] else [Remark("Market", "Consumer, business or medical?", "no market")]
    for role, (label, _) in ROLES.items():
        seat = state["roles"][role]
        if not seat["who"].strip() and not seat["nobody"]:
            question = "Nobody, or not thought of yet? Tick “none” if you mean nobody."
            found.append(Remark(label, question, "blank"))
    found += [*_of_saboteur(state), *_of_two_people(state)]
    return found


def _of_saboteur(state: dict) -> list[Remark]:
    seat, found = state["roles"]["saboteur"], []
    if seat["who"].strip():
        if not seat["motive"].strip():
            found.append(Remark("Saboteur", "What would they lose? Name the motive.", "no motive"))
        if not seat["response"].strip():
            found.append(Remark("Saboteur", "What will you do about it? Name a response.", "no response"))
    elif state["market"] == "business" and not (seat["nobody"] and seat["because"].strip()):
        question = "Whose work or standing shrinks when this is bought? If truly nobody’s: “none, because …”."
        found.append(Remark("Saboteur", question, "no saboteur"))
    return found


def _of_two_people(state: dict) -> list[Remark]:
    if state["market"] not in OFTEN_TWO:
        return []
    found = []
    if same_person(state):
        question = f"Is it one person? In {state['market']} markets they are often two."
        found.append(Remark("Beneficiary and executor", question, "one person"))
    user, buyer = (state["roles"][role]["who"].strip().casefold() for role in ("user", "economic_buyer"))
    if user and user == buyer:
        found.append(Remark("User", "Do those who pay also use it on a Monday morning?", "buyer as user"))
    return found


def name_party(state: dict, i: int, name: str) -> dict:
    """Name the i-th party; one beyond the last adds it. An empty name takes it off, and undo brings it back."""
    parties = [dict(party) for party in state["parties"]]
    if i >= len(parties):
        parties.append({"name": "", "we_help": False, "they_help": False})
    parties[min(i, len(parties) - 1)]["name"] = name.strip()
    return changed(state, "parties", to=[party for party in parties if party["name"]])


def same_person(state: dict) -> bool:
    """True when the job is carried out by those it is done for."""
    one, other = (state["roles"][role]["who"].strip().casefold() for role in ("beneficiary", "executor"))
    return bool(one) and one == other


def seat_in_words(seat: dict) -> str:
    """Who has a role; "none" where nobody does on purpose, with the reason; empty where nothing was said."""
    if seat["who"].strip():
        return seat["who"].strip()
    if seat["nobody"]:
        return f"none, because {seat['because'].strip()}" if seat["because"].strip() else "none"
    return ""


def in_words(state: dict) -> str:
    """The state in a sentence."""
    filled = sum(bool(seat_in_words(seat)) for seat in state["roles"].values())
    asked = len(remarks(state))
    open_ = "nothing open" if not asked else f"{counted(asked, 'question')} open"
    parties = f", {len(state['parties'])} parties by who helps whom" if state["parties"] else ""
    return f"{filled} of {len(ROLES)} roles settled{parties}; {open_}."


def role_rows(state: dict) -> list[list[str]]:
    """One row a role: label, who, and for a saboteur motive and response."""
    return [
        [label, seat_in_words(seat := state["roles"][role]), seat.get("motive", ""), seat.get("response", "")]
        for role, (label, _) in ROLES.items()
    ]


def party_rows(state: dict) -> list[list[str]]:
    """One row a party: name, the two answers, and what follows."""
    return [
        [
            p["name"],
            *("yes" if p[key] else "no" for key in ("we_help", "they_help")),
            relation(p["we_help"], p["they_help"]),
        ]
        for p in state["parties"]
    ]


def csv_rows(state: dict) -> list[list]:
    """Header and rows of the CSV file: the roles, then the parties with what they are to us."""
    head = ["kind", "name", "who", "motive", "response", "we_help", "they_help", "relation"]
    roles = [["role", role, *row[1:], "", "", ""] for role, row in zip(ROLES, role_rows(state), strict=True)]
    return [head, *roles, *(["party", row[0], "", "", "", *row[1:]] for row in party_rows(state))]


def markdown(state: dict) -> str:
    """The map, who helps whom, and what is open."""
    parts = [f"# {_title(state)}\n", markdown_list(_facts(state)), markdown_table(HEAD, role_rows(state))]
    if state["parties"]:
        parts.append(f"## Who is helping whom\n\n{markdown_table(PARTY_HEAD, party_rows(state))}")
    if said := remarks(state):
        parts.append(f"## Worth a second look\n\n{markdown_list(f'{r.where}: {r.text}' for r in said)}")
    return "\n".join(part for part in parts if part)


def paper(state: dict) -> str:
    """One A4 page; empty cells can be filled in by hand."""
    facts = f"<p>{text(' · '.join(_facts(state)))}</p>"
    whom = f"<h2>Who is helping whom</h2>{html_table(PARTY_HEAD, party_rows(state), blank=2)}"
    return sheet(_title(state), facts, html_table(HEAD, role_rows(state)), whom)


def _title(state: dict) -> str:
    return f"{TITLE}: {state['offer'].strip() or 'our offer'}"


def _facts(state: dict) -> list[str]:
    facts = [f"Job: {state['job'].strip()}" if state["job"].strip() else ""]
    facts.append(f"Market: {state['market']}" if state["market"] else "")
    facts.append("Beneficiary and executor are the same." if same_person(state) else "")
    return [fact for fact in [*facts, " ".join(state["note"].split())] if fact]


ROLE_MAP = Form(
    name="role_map",
    title=TITLE,
    shape=SHAPE,
    empty=EMPTY,
    cases=CASES,
    remarks=remarks,
    in_words=in_words,
    markdown=markdown,
    rows=csv_rows,
    paper=paper,
)
