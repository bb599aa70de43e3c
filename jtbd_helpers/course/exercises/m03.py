"""Exercises of lesson 03: three role maps read from a story, and ten parties by who helps whom."""

import re

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake

# -- ex-03-1: three role maps --------------------------------------------------------------------------

NAMES = ("Ana", "Ben", "Chi", "Dov", "Elif", "Femi", "Gus")
NOBODY = "none"
FIRM = (
    "A firm looks for software for its reports. {user} opens the reports every Monday. {recommender} was asked which "
    "one to take. {decider} says yes or no. The money comes out of the budget of {buyer}. {saboteur} works in the firm "
    "and has built half a platform of their own. {rival} sells for another maker of such software."
)
CLINIC = (
    "A clinic buys a device that loosens a stiff shoulder. {executor} holds the device and moves the arm. "
    "{beneficiary} wants to lift a child again. {payer} signs the bill. {friend} told everybody in the waiting room "
    "how well it went."
)
HOME = (
    "A family wonders about a piano by subscription. {player} wants to play in the evening. {purse} pays, and sighs. "
    "{teacher} comes once a week and will come as before. Nobody loses work or standing by it."
)

STORIES = {"firm": FIRM, "clinic": CLINIC, "home": HOME}


def three_stories(seed: int) -> dict:
    """Three short stories with the same seven people, in roles that are this learner's own."""
    random = np.random.default_rng(seed)
    seats = {}
    for story, roles in (
        ("firm", ("user", "recommender", "decider", "buyer", "saboteur", "rival")),
        ("clinic", ("executor", "beneficiary", "payer", "friend")),
        ("home", ("player", "purse", "teacher")),
    ):
        people = random.permutation(NAMES)
        seats[story] = {role: str(name) for role, name in zip(roles, people, strict=False)}
    return {story: text.format_map(seats[story]) for story, text in STORIES.items()}


def _seats(data: dict, story: str) -> dict[str, str]:
    """Who has which role in a story, read from its text: the data hold no answer beside it."""
    pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>\\w+)", re.escape(STORIES[story]))
    return re.fullmatch(pattern, data[story]).groupdict()


def _roles(data: dict) -> dict[str, str]:
    firm, clinic = _seats(data, "firm"), _seats(data, "clinic")
    return {
        "user": firm["user"],
        "economic_buyer": firm["buyer"],
        "saboteur": firm["saboteur"],
        "beneficiary": clinic["beneficiary"],
        "executor": clinic["executor"],
        "home_saboteur": NOBODY,
    }


def _field(name: str, label: str) -> Field:
    return Field(name=name, label=label, kind="choice", choices=(*NAMES, NOBODY), ask=label)


EX_03_1 = Exercise(
    id="ex-03-1",
    lesson="03",
    objective="03-2",
    title="Three role maps",
    prompt="Read the three stories. Who has which role? Where nobody has it, choose “none” on purpose.",
    data=three_stories,
    show=lambda data: pd.DataFrame({"": ["The firm", "The clinic", "At home"], "Story": [data[s] for s in STORIES]}),
    answers=(
        _field("user", "The firm: user"),
        _field("economic_buyer", "The firm: economic buyer"),
        _field("saboteur", "The firm: saboteur"),
        _field("beneficiary", "The clinic: job beneficiary"),
        _field("executor", "The clinic: job executor"),
        _field("home_saboteur", "At home: saboteur"),
    ),
    reference=_roles,
    mistakes=(
        Mistake(
            id="payer-as-user",
            misconception="M03a",
            compute=lambda data: {"user": _seats(data, "firm")["buyer"]},
            message="{x} gives the money. Who opens the reports on a Monday?",
        ),
        Mistake(
            id="decider-as-buyer",
            misconception="M03a",
            compute=lambda data: {"economic_buyer": _seats(data, "firm")["decider"]},
            message="{x} says yes or no. Whose budget is it?",
        ),
        Mistake(
            id="rival-as-saboteur",
            misconception="M03d",
            compute=lambda data: {"saboteur": _seats(data, "firm")["rival"]},
            message="{x} competes from outside. Who in the firm would lose something?",
        ),
        Mistake(
            id="doer-benefits",
            misconception="M03b",
            compute=lambda data: {"beneficiary": _seats(data, "clinic")["executor"]},
            message="{x} carries the job out. For whom is it done?",
        ),
        Mistake(
            id="payer-benefits",
            misconception="M03a",
            compute=lambda data: {"beneficiary": _seats(data, "clinic")["payer"]},
            message="{x} signs the bill. Whose arm is to move again?",
        ),
        Mistake(
            id="sighing-purse",
            misconception="M03d",
            compute=lambda data: {"home_saboteur": _seats(data, "home")["purse"]},
            message="{x} sighs and pays. A saboteur would lose work or standing. Choose “none” if you mean nobody.",
        ),
    ),
    hints=(
        "Take one story at a time, and one question at a time.",
        "User: works with it. Economic buyer: their money. Saboteur: inside, and would lose. Executor: carries the job "
        "out. Beneficiary: for whom.",
        "Another story: Ina drives the van, Jon wants his sofa moved, Kim pays for it. Executor Ina, beneficiary Jon, "
        "economic buyer Kim, saboteur none.",
    ),
)

# -- ex-03-2: ten parties ------------------------------------------------------------------------------

PARTIES = {  # party -> (what we do for them, what they do for us) where we run a climbing hall
    "a school": ("give its pupils an hour on the wall", "lends us its bus on Sundays"),
    "a shoe maker": ("let climbers try its shoes", "keeps our rental shoes in repair"),
    "a physiotherapist": ("let patients train a shoulder here", "looks after sprains on the spot"),
    "a café": ("send hungry guests over", "cooks for our late evenings"),
    "a student club": ("give it a place to meet in winter", "sets up new routes for us"),
    "a magazine": ("let it take pictures of climbers", "brings us readers who climb"),
    "the fire brigade": ("let it practise on our ropes", "checks our exits each year"),
    "a film crew": ("let it shoot on our wall", "lights the hall for our parties"),
    "a rope factory": ("tell it how its ropes wear", "tests our old ropes"),
    "the town": ("give young people a place in the evening", "clears the snow before the door"),
}
NOTHING = "–"
COLUMNS = ("we_do_for_them", "they_do_for_us")


def ten_parties(seed: int) -> pd.DataFrame:
    """Ten parties, each helped, helping, both or neither; drawn until every mistake gives another list."""
    random = np.random.default_rng(seed)
    while True:
        kinds = random.permutation([0, 0, 1, 1, 1, 2, 2, 2, 3, 3])
        rows = []
        for (party, (for_them, for_us)), kind in zip(PARTIES.items(), kinds, strict=True):
            helped, helps = kind in (1, 3), kind in (2, 3)
            money = str(random.choice(["pays us", "we pay", "no money"]))
            rows.append((party, for_them if helped else NOTHING, for_us if helps else NOTHING, money))
        table = pd.DataFrame(rows, columns=["party", *COLUMNS, "money"])
        lists = _lists(table)
        customers = [lists[way] for way in ("customers", "everybody", "payers", "helped")]
        if all(customers) and len({tuple(names) for names in customers}) == len(customers):
            return table


def _lists(table: pd.DataFrame) -> dict[str, list[str]]:
    """The parties that each way of reading the table names."""
    chosen = {
        "customers": lambda helped, helps, money: helped and not helps,
        "partners": lambda helped, helps, money: helps and not helped,
        "platform": lambda helped, helps, money: helped and helps,
        "everybody": lambda helped, helps, money: helped or helps,
        "payers": lambda helped, helps, money: money == "pays us",
        "helped": lambda helped, helps, money: helped,
        "helping": lambda helped, helps, money: helps,
    }
    rows = list(zip(*(table[column].tolist() for column in ("party", *COLUMNS, "money")), strict=True))
    return {
        way: sorted(party for party, we, they, money in rows if takes(we != NOTHING, they != NOTHING, money))
        for way, takes in chosen.items()
    }


EX_03_2 = Exercise(
    id="ex-03-2",
    lesson="03",
    objective="03-4",
    title="Ten parties and a climbing hall",
    prompt=(
        "You run a climbing hall. The table says what you do for each party, what they do for you, and where money "
        "goes; a dash means nothing. Who is only a customer, who only a partner, and who a platform candidate?"
    ),
    data=ten_parties,
    answers=tuple(
        Field(name=name, label=label, kind="choices", choices=tuple(PARTIES))
        for name, label in (
            ("customers", "Customers only"),
            ("partners", "Partners only"),
            ("platform", "Platform candidates"),
        )
    ),
    reference=lambda table: {name: _lists(table)[name] for name in ("customers", "partners", "platform")},
    mistakes=(
        Mistake(
            id="everybody",
            misconception="M03c",
            compute=lambda table: {"customers": _lists(table)["everybody"]},
            message="You listed all who deal with you. Whose job gets done in each exchange?",
        ),
        Mistake(
            id="payers",
            misconception="M03a",
            compute=lambda table: {"customers": _lists(table)["payers"]},
            message="These are the parties that pay you. The question is who helps whom, not where money goes.",
        ),
        Mistake(
            id="one-way-only",
            misconception="M03e",
            compute=lambda table: {"customers": _lists(table)["helped"]},
            message="Some of these also do something for you. Read the column “they do for us”.",
        ),
        Mistake(
            id="helping-all",
            misconception="M03e",
            compute=lambda table: {"partners": _lists(table)["helping"]},
            message="All of these help you. Do you also help some of them? Those belong elsewhere.",
        ),
    ),
    hints=(
        "Leave the money aside. Read two columns: what you do for them, what they do for you.",
        "Only the first filled: customer. Only the second: partner. Both: platform candidate. Neither: none.",
        "Another hall: a choir rehearses here and does nothing for us: customer. A painter paints our walls: partner. "
        "A radio station reports on us and broadcasts from here: platform candidate.",
    ),
)

EXERCISES = (EX_03_1, EX_03_2)
