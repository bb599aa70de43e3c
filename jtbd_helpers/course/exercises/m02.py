"""Exercises of lesson 02: eight statements to repair, and what limits a call on the train and at the wheel."""

import numpy as np

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake
from jtbd_helpers.statements import check_job
from jtbd_helpers.statements.collection import Repair, repairs

# -- ex-02-1: eight faulty statements ---------------------------------------------------------------------

EIGHT = 8
FAULTS = {  # the rule that a statement breaks -> how the learner names it
    "solution": "a solution",
    "feature": "a feature",
    "outcome": "an outcome",
    "goal": "a goal",
    "situation": "a situation",
    "verb": "no verb",
}


BY_TEXT = {one.statement: one for one in repairs()}


def eight_statements(seed: int) -> dict[str, str]:
    """One statement of each fault and two more, shuffled: s1 … s8."""
    random = np.random.default_rng(seed)
    drawn: list[Repair] = []
    for rule in FAULTS:
        mine = [one for one in repairs() if one.rule == rule]
        drawn.append(mine[random.integers(len(mine))])
    for rule in random.permutation(list(FAULTS))[: EIGHT - len(FAULTS)]:
        mine = [one for one in repairs() if one.rule == rule and one not in drawn]
        drawn.append(mine[random.integers(len(mine))])
    return {f"s{place}": drawn[i].statement for place, i in enumerate(random.permutation(EIGHT), 1)}


def repaired(data: dict[str, str]) -> dict[str, str]:
    """The fault and one sound repair of each statement."""
    answer = {}
    for place in range(1, EIGHT + 1):
        one = BY_TEXT[data[f"s{place}"]]
        answer |= {f"fault_{place}": FAULTS[one.rule], f"repair_{place}": one.repair}
    return answer


def remarks_on_repairs(data: dict[str, str], name: str, value: str) -> list[str]:
    """What is still wrong with a named fault or a repair; nothing when it is right."""
    part, place = name.split("_")
    one = BY_TEXT[data[f"s{place}"]]
    if part == "fault":
        word = check_job(one.statement)[0].word
        return [] if value == FAULTS[one.rule] else [f"look once more at “{word}”. What is it?"]
    found = [str(finding) for finding in check_job(value)]
    if not found and not any(stem in value.lower() for stem in one.stems):
        found = ["a job, perhaps, but is it still this one? Keep the words that say what gets done."]
    return found


def _first(data: dict[str, str], rule: str) -> str:
    """The place of the first statement with this fault."""
    return next(key[1:] for key, text in data.items() if BY_TEXT[text].rule == rule)


def _called(rule: str, other: str):
    """The mistake of calling the first statement of one fault by the name of another."""
    return lambda data: {f"fault_{_first(data, rule)}": FAULTS[other]}


EX_02_1 = Exercise(
    id="ex-02-1",
    lesson="02",
    objective="02-1",
    title="Repair eight statements",
    prompt=(
        "Eight sentences that came as jobs, and none is one as it stands. Say for each what slipped in, then write the "
        "job that is behind it, in your own words. There is more than one good repair.\n\n"
        "Your words are checked by rules of thumb. They know English only, and they can be wrong."
    ),
    data=eight_statements,
    answers=tuple(
        field
        for place in range(1, EIGHT + 1)
        for field in (
            Field(
                name=f"fault_{place}",
                label=f"Fault {place}",
                ask=f"{place}.  {{s{place}}}",
                kind="choice",
                choices=tuple(FAULTS.values()),
            ),
            Field(name=f"repair_{place}", label=f"Repair {place}", ask="The job behind it", kind="text"),
        )
    ),
    reference=repaired,
    remarks=remarks_on_repairs,
    mistakes=(
        Mistake(
            id="unchanged",
            misconception="M02a",
            compute=lambda data: {f"repair_{_first(data, 'solution')}": data[f"s{_first(data, 'solution')}"]},
            message="A statement that names a solution stands as it was. What would still be true without it?",
        ),
        Mistake(
            id="outcome-as-goal",
            misconception="M02e",
            compute=_called("outcome", "goal"),
            message="A goal is what many jobs together lead to. This one says how well a single job is done.",
        ),
        Mistake(
            id="situation-as-solution",
            misconception="M02d",
            compute=_called("situation", "solution"),
            message="Nothing is used there to get the job done. It says when, where or how things stand.",
        ),
        Mistake(
            id="feature-as-outcome",
            misconception="M02a",
            compute=_called("feature", "outcome"),
            message="Nothing is judged there. It says what a product has or does. What do people do with it?",
        ),
    ),
    hints=(
        "Strike out, one after the other: products, measures, places and times. What is left that somebody does?",
        "A job: a verb and what it is done to. No product, no “faster”, no “while”. A feature or a thing needs a verb.",
        "“Use a torch to find the keys at night”: a torch is a solution, at night a situation. The job: find the keys.",
    ),
    minutes=8,
    show=lambda data: {},
)

# -- ex-02-2: train and wheel -------------------------------------------------------------------------------

LIMITS = ("hands", "eyes", "signal", "privacy", "noise", "law", "time")
SAME, OTHER = "the same job", "another job"
FACTS = {  # context -> limit -> (what is so when it limits a call, what is so when it does not)
    "train": {
        "hands": ("You hold the rail with one hand, a bag with the other.", "You sit, your bag is on the rack."),
        "eyes": ("", "Nobody needs you to watch the way."),
        "signal": ("The line runs through tunnels.", "There is a mast at every station."),
        "privacy": ("Every seat is taken.", "You are alone in the compartment."),
        "noise": ("The window is open and rattles.", "The train is hardly to be heard."),
        "law": ("", "A sign asks people to talk quietly."),
        "time": ("You change trains in four minutes.", "The ride takes an hour."),
    },
    "driving": {
        "hands": ("You steer with both hands.", ""),
        "eyes": ("The road is winding.", ""),
        "signal": ("The valley has no mast.", "There are masts all along the road."),
        "privacy": ("A customer sits beside you.", "You are alone in the car."),
        "noise": ("The old van roars.", "The car is quiet."),
        "law": ("To hold a phone at the wheel is forbidden here.", ""),
        "time": ("You arrive in three minutes.", "Two hours lie ahead."),
    },
}  # fmt: skip
ASK = {  # what to think about, by limit
    "hands": "Is a hand free to hold something?",
    "eyes": "May you look at something else?",
    "signal": "Will the call hold?",
    "privacy": "Who hears what you say?",
    "noise": "Do you hear each other?",
    "law": "Is there a law, or only a request?",
    "time": "Can you finish what you have to say?",
}
NO_LAW = "Which rule forbids a call there? Compare with the row for driving."


def two_trips(seed: int) -> dict[str, str]:
    """What is so on the train and at the wheel, one sentence for each limit: train_hands … driving_time."""
    random = np.random.default_rng(seed)
    while True:
        facts = {
            f"{where}_{limit}": sides[int(not sides[0] or (bool(sides[1]) and random.random() < 0.5))]
            for where, row in FACTS.items()
            for limit, sides in row.items()
        }
        train, driving = matrix(facts).values()
        if train and len(driving) < len(LIMITS) and driving != _others(train):
            return facts


def matrix(facts: dict[str, str]) -> dict[str, list[str]]:
    """What limits a call in each context, as the sentences say."""
    return {
        where: [limit for limit in LIMITS if facts[f"{where}_{limit}"] == row[limit][0]] for where, row in FACTS.items()
    }


def remarks_on_cells(facts: dict[str, str], name: str, value) -> list[str] | None:
    """Cell by cell: the sentence that speaks of it, and what to ask."""
    if name not in FACTS:
        return None
    differ = set(matrix(facts)[name]) ^ set(value)
    return [
        NO_LAW if (name, limit) == ("train", "law") else f"{limit}: “{facts[f'{name}_{limit}']}” {ASK[limit]}"
        for limit in LIMITS
        if limit in differ
    ]


def _others(limits) -> list[str]:
    return [limit for limit in LIMITS if limit not in limits]


def _as_table(facts: dict[str, str]):
    import pandas as pd

    rows = [(limit, facts[f"train_{limit}"], facts[f"driving_{limit}"]) for limit in LIMITS]
    return pd.DataFrame(rows, columns=["", "On the train", "At the wheel"])


EX_02_2 = Exercise(
    id="ex-02-2",
    lesson="02",
    objective="02-4",
    title="A call on the train, a call at the wheel",
    prompt=(
        "One person, one day, two trips; on each they want to speak to somebody who is elsewhere, with a phone held to "
        "the ear. Read what is so on these trips. What limits the call, here and there?\n\n"
        "Tick what limits it: hands, eyes, signal, privacy, noise, law, time. A request is not a law."
    ),
    data=two_trips,
    answers=(
        Field(name="train", label="On the train, limited by", kind="choices", choices=LIMITS),
        Field(name="driving", label="At the wheel, limited by", kind="choices", choices=LIMITS),
        Field(name="job", label="On the train and at the wheel it is", kind="choice", choices=(SAME, OTHER)),
    ),
    reference=lambda facts: {**matrix(facts), "job": SAME},
    remarks=remarks_on_cells,
    mistakes=(
        Mistake(
            id="another-job",
            misconception="M02d",
            compute=lambda facts: {"job": OTHER},
            message="Who wants what done has stayed. What has changed is what comes in the way.",
        ),
        Mistake(
            id="rows-swapped",
            compute=lambda facts: dict(zip(("driving", "train"), matrix(facts).values(), strict=True)),
            message="These two rows have changed places. Which of the two is the train?",
        ),
        Mistake(
            id="what-is-free",
            compute=lambda facts: {where: _others(limits) for where, limits in matrix(facts).items()},
            message="You ticked what stays free. Tick what limits the call.",
        ),
        Mistake(
            id="everything",
            compute=lambda facts: {where: list(LIMITS) for where in FACTS},
            message="Not everything limits a call everywhere. Take one sentence at a time: what does it take away?",
        ),
    ),
    hints=(
        "Take one sentence of the table at a time, first the column of the train, then that of the wheel.",
        "Ask of each sentence: would the call go as well as from a quiet desk? If not, it limits.",
        "On a ladder: hands limited (one holds on), eyes limited (one looks where one steps), signal free, law free.",
    ),
    minutes=5,
    show=_as_table,
)

EXERCISES = (EX_02_1, EX_02_2)
