"""Exercises of lesson 04: a half-finished table of the game, and eight rows of a workshop to group."""

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake
from jtbd_helpers.course.learn.half_tables import (
    NOBODY,
    OPEN,
    ROWS,
    finished,
    half_finished,
    place_of,
    remarks_on_table,
    to_fields,
)

# -- ex-04-1: a half-finished table ---------------------------------------------------------------------

EX_04_1 = Exercise(
    id="ex-04-1",
    lesson="04",
    objective="04-3",
    title="Finish a table of the game",
    prompt=(
        "Five rows of a table for the game, half finished. Leave out whoever the game could not help. Fill in the job "
        "and the need that are missing. Group the jobs, name the groups, and add somebody else who has the job of row "
        "1.\n\n"
        "Your words are checked by rules of thumb. They know English only, and they can be wrong."
    ),
    data=half_finished,
    read=to_fields,
    show=lambda table: table.replace(OPEN, "…").set_axis(ROWS).reset_index(names=""),
    answers=(
        Field(name="out", label="Rows this game cannot help", kind="choices", choices=(*ROWS, NOBODY)),
        Field(name="job", label="The missing job", ask="The job that is missing", kind="text"),
        Field(
            name="need",
            label="The missing need",
            ask="The need that is missing (not that of the row left out)",
            kind="text",
        ),
        Field(name="same_job", label="All rows in the segment of row 1", kind="choices", choices=ROWS),
        Field(
            name="name_first", label="Name of the segment of row 1", ask="A name for the segment of row 1", kind="text"
        ),
        Field(name="name_other", label="Name of the other segment", ask="A name for the other segment", kind="text"),
        Field(name="loop_who", label="Who else", ask="Who else has the job of row 1?", kind="text"),
        Field(name="loop_need", label="Their need", ask="What do these people need from the game?", kind="text"),
    ),
    reference=finished,
    remarks=remarks_on_table,
    mistakes=(
        Mistake(
            id="helps-everybody",
            misconception="M04e",
            compute=lambda table: {"out": [NOBODY]},
            message="One of these jobs is true perhaps, but can this game help? If not, leave it out.",
        ),
        Mistake(
            id="need-repeats-job",
            misconception="M04f",
            compute=lambda table: {"need": table["job"][place_of(table, "need")]},
            message="That is the job again. What do they need from you?",
        ),
        Mistake(
            id="need-as-job",
            misconception="M04b",
            compute=lambda table: {"job": table["need"][place_of(table, "job")]},
            message="That is what they need from you: column three. What are they trying to get done?",
        ),
        Mistake(
            id="named-after-people",
            misconception="M04d",
            compute=lambda table: {"name_first": "Young men"},
            message="“{x}” says who they are. What are they trying to get done?",
        ),
    ),
    hints=(
        "Begin with the row to leave out: its job may be true, but would a game get it done?",
        "Job: a verb, no product. Need: what the game has to be or do. Name of a group: what gets done, not by whom.",
        "For a library: “read to a child at night” and “calm a child down” share a job. Name: Bring a child to rest. "
        "Who else has it? A babysitter on duty, who needs a story of ten minutes.",
    ),
    minutes=8,
)

# -- ex-04-2: eight rows, two columns to group ------------------------------------------------------------

JOBS = {
    "repair": [
        "get a dead radio to play",
        "make a bicycle ride again",
        "mend a torn tent",
        "stop a chair from wobbling",
    ],
    "make": [
        "make a present that no shop has",
        "build a shelf that fits",
        "sew a costume of one's own",
        "carve toys of one's own",
    ],
    "company": ["spend time among people", "get to know the neighbours", "have company", "find others to talk with"],
}
NEEDS = {
    "guidance": ["to be shown how it is done", "a first hour with a teacher", "advice in time", "somebody to ask"],
    "hours": ["a key for late evenings", "open doors on Sundays", "room to work before seven", "to come at any hour"],
    "price": ["a price known beforehand", "one fee a month", "no bill that surprises", "the same price each hour"],
}
AGES = ("under 25", "25 to 44", "45 to 64", "65 and over")
PHONES = ("Android", "iOS")
EIGHT = 8
PLACES = tuple(f"row {place}" for place in range(1, EIGHT + 1))


def eight_rows(seed: int) -> pd.DataFrame:
    """Eight rows for a cellar with tools; drawn until job, need, age and telephone each put other rows with row 1."""
    random = np.random.default_rng(seed)
    while True:
        drawn = [_spread(random, pool) for pool in (JOBS, NEEDS)]
        table = pd.DataFrame(
            {
                "age": random.permutation(np.resize(random.permutation(AGES), EIGHT)),
                "phone": random.permutation(np.resize(PHONES, EIGHT)),
                "job": drawn[0],
                "need": drawn[1],
            },
            dtype=object,
        )
        together = [tuple(_with_first(table, column)) for column in table]
        if len(set(together)) == len(together) and all(len(rows) > 1 for rows in together):
            return table


def _spread(random: np.random.Generator, pool: dict[str, list[str]]) -> list[str]:
    """Eight texts of two or three kinds, at least two of each."""
    kinds = random.permutation([*pool])[: random.integers(2, 4)]
    texts = [random.permutation(pool[kind]) for kind in kinds]
    return list(random.permutation([texts[i % len(kinds)][i // len(kinds)] for i in range(EIGHT)]))


def _kind(text: str) -> str:
    """What a job or a need is at heart; ages and telephones are their own kind."""
    return next((kind for pool in (JOBS, NEEDS) for kind, texts in pool.items() if text in texts), text)


def _with_first(table: pd.DataFrame, column: str) -> list[str]:
    kinds = [_kind(text) for text in table[column]]
    return [row for row, kind in zip(PLACES, kinds, strict=True) if kind == kinds[0]]


def _number(table: pd.DataFrame, column: str) -> int:
    return len({_kind(text) for text in table[column]})


def _same(name: str, column: str):
    """The mistake of putting with row 1 what is alike in another column."""
    return lambda table: {name: _with_first(table, column)}


EX_04_2 = Exercise(
    id="ex-04-2",
    lesson="04",
    objective="04-2",
    title="Eight rows, two columns to group",
    prompt=(
        "You rent out a cellar with a workbench and tools. Here are eight people whom it could help. Which of them are "
        "one segment, and which share a value proposition? Different words may say the same."
    ),
    data=eight_rows,
    show=lambda table: table.set_axis(PLACES).reset_index(names=""),
    answers=(
        Field(name="n_segments", label="Number of segments", tolerance=0.05),
        Field(name="same_job", label="All rows in the segment of row 1", kind="choices", choices=PLACES),
        Field(name="n_propositions", label="Number of value propositions", tolerance=0.05),
        Field(
            name="same_need",
            label="All rows in the value proposition of row 1",
            kind="choices",
            choices=PLACES,
        ),
    ),
    reference=lambda table: {
        "n_segments": _number(table, "job"),
        "same_job": _with_first(table, "job"),
        "n_propositions": _number(table, "need"),
        "same_need": _with_first(table, "need"),
    },
    mistakes=(
        Mistake(
            id="row-by-row",
            misconception="M04c",
            compute=lambda table: {"n_segments": EIGHT},
            message="{x} rows, {x} segments: do no two people get the same done? Compare their jobs once more.",
        ),
        Mistake(
            id="ages-counted",
            misconception="M04d",
            compute=lambda table: {"n_segments": len(AGES)},
            message="{x} is the number of age groups. An age says who somebody is. What are they trying to get done?",
        ),
        Mistake(
            id="alone",
            misconception="M04c",
            compute=lambda table: {"same_job": [PLACES[0]]},
            message="Row 1 is not the only one of its kind. Who gets the same done, in other words?",
        ),
        Mistake(
            id="same-age",
            misconception="M04d",
            compute=_same("same_job", "age"),
            message="These people are of one age. Read the column of jobs: who wants the same done?",
        ),
        Mistake(
            id="same-phone",
            misconception="M04d",
            compute=_same("same_job", "phone"),
            message="These people have the same telephone: a split by a solution. Which jobs are the same?",
        ),
        Mistake(
            id="need-for-job",
            misconception="M04h",
            compute=_same("same_job", "need"),
            message="These rows share a need: that makes a value proposition. Segments come from the column of jobs.",
        ),
        Mistake(
            id="job-for-need",
            misconception="M04h",
            compute=_same("same_need", "job"),
            message="These rows share a job: that makes a segment. Value propositions come from the column of needs.",
        ),
    ),
    hints=(
        "Cover the first two columns with your hand. Read the jobs alone, then the needs alone.",
        "Say each job in one word, then each need. The same word: the same group. The columns may group differently.",
        "At a library: “read to a child” and “calm a child at night” are one job. “Large print” and “good light” are "
        "one need: letters that can be read.",
    ),
    minutes=5,
)

EXERCISES = (EX_04_1, EX_04_2)
