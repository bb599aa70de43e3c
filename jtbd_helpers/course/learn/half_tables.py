"""Half-finished three-column tables of the game, one for each learner: how they are drawn, finished and judged."""

from copy import deepcopy

import numpy as np
import pandas as pd

from jtbd_helpers.course.workshop.alike import says_again
from jtbd_helpers.course.workshop.columns import EMPTY, groups, new_row
from jtbd_helpers.statements import check_job

GAME = "a fantasy role-playing game"
HELPED = {  # segment -> who has its job, which job that is in their words, what they need from the game
    "Connect with friends": [
        ("Cousins in two countries", "spend time together between visits", "a first evening that needs no practice"),
        ("A team after its last season", "stay in touch with each other", "a fixed hour at which eleven can meet"),
        ("Couples in different cities", "share an evening from far away", "hear the other's voice all the time"),
        ("Pupils who are new in a class", "make friends in the new class", "an easy way to invite one more"),
    ],
    "Come to rest in a short while": [
        ("Taxi drivers at the station", "let a quarter of an hour pass", "stop at once when a guest gets in"),
        ("Pupils in the week of exams", "clear the head between two chapters", "a scene of ten minutes"),
        ("Somebody at the dentist's", "take the mind off what is coming", "begin with nothing to read first"),
        ("Cooks who are off duty", "let go of a hectic day", "quiet music and no opponents"),
    ],
    "Master something hard": [
        ("Engineers who have just retired", "keep a sharp mind", "riddles that never come twice"),
        ("Athletes with a bad knee", "become good at something again", "see what has improved since last week"),
        ("Winners of a maths contest", "solve what nobody solved before", "a way up without any luck in it"),
        ("Go players without a club", "measure up to strong opponents", "rivals of the same strength at any hour"),
    ],
}
NOT_OURS = [  # true jobs that a game cannot help with
    ("People in crowded buses", "find a seat"),
    ("Tenants whose lease ends", "find a flat that is affordable"),
    ("Parents of a newborn", "sleep through one night"),
    ("Nurses on a short-handed ward", "get a weekend off"),
    ("Somebody with a broken tooth", "have the tooth mended by tomorrow"),
]
FIVE = 5
ROWS = tuple(f"row {place}" for place in range(1, FIVE + 1))
NOBODY = "none of them"
OPEN = ""
BY_WHO = {who: (name, job, need) for name, rows in HELPED.items() for who, job, need in rows}
TOO_SHORT = "say it in two words or more: which of them, or what exactly?"


def half_finished(seed: int) -> pd.DataFrame:
    """Five rows of the game's table: row 1 shares its job with another row, two share another job, one is beyond help.

    One job and one need are missing, beside the need of the row that cannot be helped.
    """
    random = np.random.default_rng(seed)
    names = random.permutation([*HELPED])
    with_first, others = ([HELPED[name][i] for i in random.permutation(4)[:2]] for name in names[:2])
    rest = [with_first[1], *others, (*NOT_OURS[random.integers(len(NOT_OURS))], OPEN)]
    rows = [with_first[0], *(rest[i] for i in random.permutation(FIVE - 1))]
    table = pd.DataFrame(rows, columns=["who", "job", "need"])
    open_job = int(random.choice([i for i, row in enumerate(rows) if row in others]))
    open_need = int(random.choice([i for i, row in enumerate(rows) if row[2] and i != open_job]))
    table.loc[open_job, "job"], table.loc[open_need, "need"] = OPEN, OPEN
    return table


def place_of(table: pd.DataFrame, column: str) -> int:
    """Where a kept row lacks its job or its need."""
    return next(i for i in _kept(table) if table[column][i] == OPEN)


def _kept(table: pd.DataFrame) -> list[int]:
    return [i for i in range(FIVE) if table["who"][i] in BY_WHO]


def _segment(table: pd.DataFrame, i: int) -> str:
    return BY_WHO[table["who"][i]][0]


def _others(table: pd.DataFrame) -> list[int]:
    """The kept rows of the other segment than that of row 1."""
    return [i for i in _kept(table) if _segment(table, i) != _segment(table, 0)]


def _mates(table: pd.DataFrame) -> list[int]:
    return [i for i in _kept(table) if i not in _others(table)]


def finished(table: pd.DataFrame) -> dict:
    """One sound way to finish the table."""
    name = _segment(table, 0)
    one_more = next(row for row in HELPED[name] if row[0] not in set(table["who"]))
    return {
        "out": [ROWS[i] for i in range(FIVE) if i not in _kept(table)],
        "job": BY_WHO[table["who"][place_of(table, "job")]][1],
        "need": BY_WHO[table["who"][place_of(table, "need")]][2],
        "same_job": [ROWS[i] for i in _mates(table)],
        "name_first": name,
        "name_other": _segment(table, _others(table)[0]),
        "loop_who": one_more[0],
        "loop_need": one_more[2],
    }


def remarks_on_table(table: pd.DataFrame, name: str, value) -> list[str] | None:
    """What is still open in a finished table: its structure, not its taste."""
    if name == "out":
        return None
    if name == "same_job":
        return _on_group(table, {ROWS.index(row) for row in value} | {0})
    if name == "job":
        again = says_again(value, table["need"][place_of(table, "job")])
        return [str(said) for said in check_job(value)] or ["that is what they need from you: column three."] * again
    if len(value.split()) < 2:
        return [TOO_SHORT]
    if name.startswith("name"):
        people = [said for said in check_job(value) if said.rule == "people"]
        return [f"{said.reason} What are they trying to get done?" for said in people]
    if name == "loop_who":
        there = value.strip().casefold() in {who.casefold() for who in table["who"]}
        return ["they are in the table already. Who else has this job?"] if there else []
    job = table["job"][place_of(table, "need") if name == "need" else 0]
    return ["that is the job again. What do they need from you?"] if says_again(value, job) else []


def _on_group(table: pd.DataFrame, chosen: set[int]) -> list[str]:
    """Both rows with the job of row 1, and none with another; whose job was missing, the learner decides."""
    mate = _mates(table)[1]
    if mate not in chosen:
        alone = "no two rows share a job? " if chosen == {0} else ""
        return [f"{alone}Compare rows 1 and {mate + 1}."]
    strange = sorted(chosen - set(_mates(table)) - {place_of(table, "job")})
    return [f"compare the job of row {i + 1} with that of row 1. Are they the same?" for i in strange]


def to_fields(table: pd.DataFrame, answer):
    """The answer in a board's state, field by field; anything else as it is."""
    if not (isinstance(answer, dict) and isinstance(answer.get("rows"), list) and len(answer["rows"]) >= FIVE):
        return answer
    rows, made = answer["rows"], groups(answer, "job")
    tag = rows[0]["segment"]
    other = next((rows[i]["segment"] for i in _others(table) if rows[i]["segment"] not in ("", tag)), "")
    loop = next((row for row in rows[FIVE:] if row["from_loop"]), {"who": "", "need": ""})
    said_no = [ROWS[i] for i in range(FIVE) if rows[i]["could_help"] == "no"]
    all_said = all(row["could_help"] for row in rows[:FIVE])
    return {
        "out": said_no or ([NOBODY] if all_said else None),
        "job": rows[place_of(table, "job")]["job"],
        "need": rows[place_of(table, "need")]["need"],
        "same_job": [ROWS[i] for i in made.get(tag, ("", []))[1] if i < FIVE],
        "name_first": made.get(tag, ("", []))[0],
        "name_other": made.get(other, ("", []))[0],
        "loop_who": loop["who"],
        "loop_need": loop["need"],
    }


def on_the_board(table: pd.DataFrame) -> dict:
    """The half-finished table as a board opens it: stage 2, nothing answered yet."""
    rows = [new_row(row.who, job=row.job, need=row.need) for row in table.itertuples()]
    return deepcopy(EMPTY) | {"offer": GAME, "stage": 2, "rows": rows}
