"""Exercises of lesson 05: what the rule says of eight jobs, and how far two raters agree."""

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake

# -- ex-05-1: the rule on eight jobs ------------------------------------------------------------------

RATERS, MANY, DEAR, OFTEN = 40, 30, 100, 4
WAYS = 6  # of naming the significant jobs, the right one among them; no two may name the same
JOBS = (
    "find a lost card",
    "pay on time",
    "split a bill",
    "prove who I am",
    "save for a trip",
    "stop a fraud",
    "close an account",
    "check the balance",
)
PATTERNS = (  # failure matters, done badly, many have it, few pay much: each kind of job once
    (True, False, False, False),
    (False, True, False, False),
    (False, False, True, False),
    (False, False, False, True),
    (False, False, False, False),
    (False, False, False, False),
    (True, True, True, True),
    (True, True, True, False),
)
CONTENT = 5  # the job of PATTERNS that nearly everybody is content with
PERCENT = 0.5


def eight_jobs(seed: int) -> pd.DataFrame:
    """Counts of raters, people and euros for eight jobs, drawn until each known mistake gives another number."""
    random = np.random.default_rng(seed)
    while True:
        table = _drawn(random)
        ways, sets = list(_unsatisfied(table).values()), {tuple(jobs) for jobs in _sets(table).values()}
        if np.diff(np.sort(ways)).min() > 11 * PERCENT and len(sets) == WAYS and all(sets):
            return table


def _drawn(random: np.random.Generator) -> pd.DataFrame:
    serious, badly, many, pays = np.array(PATTERNS).T
    unhappy = np.where(badly, random.integers(21, 30, 8), random.integers(5, 17, 8))
    happy = random.integers(4, np.maximum(RATERS - unhappy - 3, 5), 8)
    happy = np.minimum(happy, 18)
    happy[CONTENT], unhappy[CONTENT] = random.integers(24, 30), random.integers(4, 9)
    table = pd.DataFrame(
        {
            "job": random.permutation(JOBS),
            "failure_matters": np.where(serious, random.integers(21, 38, 8), random.integers(3, 18, 8)),
            "unsatisfied": unhappy,
            "content": happy,
            "have_the_job_of_100": np.where(many, random.integers(32, 80, 8), random.integers(3, 27, 8)),
            "would_pay_in_eur": np.where(pays, random.integers(120, 400, 8), random.integers(2, 80, 8)),
            "times_a_month": random.choice([1, 2, 3, 8, 20, 30, 60], 8),
        }
    )
    return table.iloc[random.permutation(8)].reset_index(drop=True)


def _unsatisfied(table: pd.DataFrame) -> dict[str, float]:
    """For the first job of the table: the share unsatisfied, and what the known mistakes give."""
    unhappy, happy = float(table["unsatisfied"].iloc[0]), float(table["content"].iloc[0])
    return {
        "right": 100 * unhappy / RATERS,
        "content-counted": 100 * happy / RATERS,
        "middle-counted": 100 * (1 - happy / RATERS),
        "heads": unhappy,
    }


def _sets(table: pd.DataFrame) -> dict[str, list[str]]:
    """The jobs that each way of working calls significant."""
    half, of = RATERS / 2, {column: table[column].to_numpy() for column in table}
    serious, badly = of["failure_matters"] >= half, of["unsatisfied"] >= half
    many, pays = of["have_the_job_of_100"] >= MANY, of["would_pay_in_eur"] >= DEAR
    marked = {
        "right": serious | badly | many | pays,
        "and-inside": serious | badly | (many & pays),
        "all-for-any": serious & badly & (many | pays),
        "content-in-the-rule": serious | (of["content"] >= half) | many | pays,
        "frequent": of["times_a_month"] >= OFTEN,
        "failure-alone": serious,
    }
    return {way: sorted(str(job) for job in of["job"][mask]) for way, mask in marked.items()}


WRONG_SETS = {
    "and-inside": ("M05d", "You asked for many customers and high price. One of them is enough."),
    "all-for-any": ("M05c", "You required every criterion. Which rule did the task name?"),
    "content-in-the-rule": ("M05c", "The second criterion counts those who are unsatisfied. You counted the content."),
    "frequent": ("M05a", "These jobs come up often. How often is no criterion; read the columns that are."),
    "failure-alone": ("M05c", "These are the jobs whose failure matters. That is one criterion of three."),
}
WRONG_SHARES = {
    "content-counted": ("M05c", "{x} is the share who are content. The second criterion asks for the others."),
    "middle-counted": ("M05c", "{x} counts those in the middle as well. Only the lowest ratings count as unsatisfied."),
    "heads": ("", "{x} is a number of raters. How many of 100 would that be?"),
}

EX_05_1 = Exercise(
    id="ex-05-1",
    lesson="05",
    objective="05-3",
    title="The rule on eight jobs",
    prompt=(
        "Forty customers of a bank judged eight jobs. “Failure matters” counts those who rated a failure 4 or 5, "
        "“unsatisfied” those who rated today's solutions 1 or 2, “content” those who rated them 4 or 5. Half of them "
        "is enough for a criterion. Many: 30 of 100 people have the job. Few who pay much: 100 € or more.\n\n"
        "What share of the raters is unsatisfied with the first job of the table? And which jobs are significant by "
        "the rule “any”?"
    ),
    data=eight_jobs,
    answers=(
        Field(name="unsatisfied", label="Unsatisfied with the first job", unit="%", tolerance=PERCENT),
        Field(name="significant", label="Significant by the rule any", kind="choices", choices=JOBS),
    ),
    reference=lambda table: {"unsatisfied": _unsatisfied(table)["right"], "significant": _sets(table)["right"]},
    mistakes=(
        *(
            Mistake(
                id=way,
                misconception=code,
                compute=lambda table, way=way: {"unsatisfied": _unsatisfied(table)[way]},
                message=message,
            )
            for way, (code, message) in WRONG_SHARES.items()
        ),
        *(
            Mistake(
                id=way,
                misconception=code,
                compute=lambda table, way=way: {"significant": _sets(table)[way]},
                message=message,
            )
            for way, (code, message) in WRONG_SETS.items()
        ),
    ),
    hints=(
        "Take one job at a time. Write a tick or a dash for failure, for unsatisfied, and for reach.",
        "Failure and unsatisfied: 20 raters or more. Reach: 30 of 100 have it, or 100 € or more; one is enough. "
        "By the rule any, one tick makes a job significant.",
        "Another job: 12 say failure matters, 18 are unsatisfied (18 ÷ 40 = 45 %), 8 of 100 have it, 150 €. Dash, "
        "dash, tick: significant by any, not by all.",
    ),
)

# -- ex-05-2: two raters ------------------------------------------------------------------------------

TAU = 0.005
RANKED = ("connect", "challenge", "unwind", "master", "escape", "show off")


def two_raters(seed: int) -> pd.DataFrame:
    """Six jobs of a game, ranked by two people with ties, drawn until the known mistakes give other numbers."""
    random = np.random.default_rng(seed)
    while True:
        ada, ben = (pd.Series(random.choice([1, 2, 3, 4, 5], 6)).rank(method="min").astype(int) for _ in range(2))
        values = _taus(ada, ben)
        if np.isfinite(list(values.values())).all() and np.diff(np.sort(list(values.values()))).min() > 11 * TAU:
            return pd.DataFrame({"job": RANKED, "ada": ada, "ben": ben})


def _taus(ada, ben) -> dict[str, float]:
    """Kendall's tau-b, and what the known mistakes give."""
    one, other = (np.sign(np.subtract.outer(r.to_numpy(), r.to_numpy()))[np.triu_indices(6, 1)] for r in (ada, ben))
    agree, disagree = int((one * other > 0).sum()), int((one * other < 0).sum())
    untied = np.sqrt(float((one != 0).sum() * (other != 0).sum()))
    if not untied or not agree + disagree:
        return {"right": np.nan}
    return {
        "right": (agree - disagree) / untied,
        "no-tie-correction": (agree - disagree) / 15,
        "reversed": (disagree - agree) / untied,
        "ties-left-out": (agree - disagree) / (agree + disagree),
        "share-of-pairs": agree / 15,
    }


TAU_WAYS = {
    "no-tie-correction": "The raters have ties. {x} treats tied jobs as disagreements.",
    "reversed": "Rank 1 is most significant for both. Check the direction.",
    "ties-left-out": "{x} leaves out each pair that one of them ties. Below the line, count each rater's untied pairs.",
    "share-of-pairs": "{x} is the share of pairs they order alike. Take off the pairs they order the other way.",
}

EX_05_2 = Exercise(
    id="ex-05-2",
    lesson="05",
    objective="05-4",
    title="How far do two raters agree?",
    prompt=(
        "For analysts. Ada and Ben ranked six jobs of a game; 1 is most significant, and equal numbers are ties. "
        "How far do they agree, by Kendall's tau-b?"
    ),
    data=two_raters,
    answers=(Field(name="tau", label="Kendall's tau-b", tolerance=TAU),),
    reference=lambda table: _taus(table["ada"], table["ben"])["right"],
    mistakes=tuple(
        Mistake(id=way, compute=lambda table, way=way: _taus(table["ada"], table["ben"])[way], message=message)
        for way, message in TAU_WAYS.items()
    ),
    hints=(
        "Six jobs make 15 pairs. Of each pair: do both put the same job first, or not, or does one of them tie?",
        "tau-b = (pairs ordered alike − pairs ordered the other way) ÷ √(pairs untied by Ada × pairs untied by Ben).",
        "Three jobs, Ada 1, 2, 2 and Ben 1, 2, 3: two pairs alike, none the other way; untied by Ada 2, by Ben 3. "
        "2 ÷ √(2 × 3) = 0.816.",
    ),
)

EXERCISES = (EX_05_1, EX_05_2)
