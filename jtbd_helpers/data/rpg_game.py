"""Players of a fantasy role-playing game, the job each hires it for, and who else the game could help."""

import numpy as np
import pandas as pd

from jtbd_helpers.data.made import Made
from jtbd_helpers.data.randomness import stream
from jtbd_helpers.data.ratings import leave_out, to_scale
from jtbd_helpers.data.rpg_game_tables import ADVERTISERS, HELP, THREE_COLUMN

DEFAULT_N = 500
SEGMENTS = ("connect-and-challenge", "de-stress", "mastery", "escape")
PEOPLE = {  # who they are: share, and how often each segment's job is theirs
    "young men": (0.40, (0.40, 0.22, 0.22, 0.16)),
    "young professionals": (0.35, (0.22, 0.40, 0.20, 0.18)),
    "others": (0.25, (0.26, 0.28, 0.22, 0.24)),
}
JOBS = [f"job_{k:02d}" for k in range(1, 13)]  # three for each segment, in their order
WORTHS = {  # € by segment, and the log spread between players: the game, guild hall, quick play, hard mode
    "wtp_base": ((5, 3, 6, 4), 0.25),
    "wtp_guild": ((9, 0.2, 0.2, 0.2), 0.30),
    "wtp_quick": ((0.2, 1.5, 0.2, 0.2), 0.30),
    "wtp_hard": ((0.2, 0.2, 5, 0.5), 0.30),
}
SESSION_MIN, SESSION_SPREAD = (40, 9, 35, 30), 0.12
SESSIONS = (5, 9, 4, 3)  # a week
RELEVANCE, PEAK = 2.4, 1.7
SETS, SHOWN = 9, 4  # every job three times for each player
PICKED = (1.8, 1.4, 1.0)  # how far the three jobs of one's segment lead when best and worst are picked


def make_rpg_game(seed: int, n: int) -> Made:
    """Make the tables `players`, `maxdiff`, `advertisers` and `three_column`, which is the same for every seed."""
    players, segment = _players(stream("rpg_game", "players", seed), n)
    tables = {
        "players": players,
        "maxdiff": _maxdiff(stream("rpg_game", "maxdiff", seed), players["respondent_id"].to_numpy(object), segment),
        "advertisers": _advertisers(stream("rpg_game", "advertisers", seed)),
        "three_column": pd.DataFrame(
            THREE_COLUMN, columns=["who", "job", "need", "group", "value_proposition", "from_loop", "helps_us"]
        ),
    }
    truth = players[["respondent_id"]].assign(segment=np.array(SEGMENTS, dtype=object)[segment])
    return Made(tables, {"people": truth})


def _players(rng: np.random.Generator, n: int) -> tuple[pd.DataFrame, np.ndarray]:
    """Who they are, which jobs matter to them, how they play and what they would pay; and their segment."""
    kind = rng.choice(3, n, p=[share for share, _ in PEOPLE.values()])
    chances = np.array([chances for _, chances in PEOPLE.values()])[kind].cumsum(axis=1)
    segment = (rng.random((n, 1)) > chances[:, :3]).sum(axis=1)
    players = pd.DataFrame({"respondent_id": [f"r{i:04d}" for i in range(1, n + 1)]})
    players[["age", "sex", "work"]] = _background(rng, kind)
    own = np.arange(12) // 3 == segment[:, None]
    habit = rng.normal(0, 0.3, (n, 1))
    relevance = leave_out(rng, to_scale(RELEVANCE + habit + PEAK * own + rng.normal(0, 0.9, (n, 12))))
    players[JOBS] = pd.DataFrame(relevance).astype("Int64")
    players["sessions_per_week"] = 1 + rng.poisson(np.array(SESSIONS)[segment])
    minutes = np.array(SESSION_MIN)[segment] * np.exp(rng.normal(0, SESSION_SPREAD, n))
    players["median_session_min"] = np.rint(minutes).astype(int)
    for column, (medians, spread) in WORTHS.items():
        players[column] = np.round(np.array(medians)[segment] * np.exp(rng.normal(0, spread, n)), 1)
    return players, segment


def _background(rng: np.random.Generator, kind: np.ndarray) -> pd.DataFrame:
    """Age, sex and work: men up to 24, professionals from 25 to 39, and everybody else."""
    n = len(kind)
    older = rng.random(n) < 0.6
    young = np.where(kind == 1, rng.integers(25, 40, n), rng.integers(16, 25, n))
    student = rng.random(n) < 0.75
    work = np.where(kind == 1, "professional", np.where(student, "student", "other"))
    work = np.where((kind == 2) & older, rng.choice(["professional", "other"], n), work)
    sex = np.where(rng.random(n) < 0.5, "woman", "man")
    return pd.DataFrame(
        {
            "age": np.where((kind == 2) & older, rng.integers(40, 66, n), young),
            "sex": np.select([kind == 0, (kind == 2) & ~older], ["man", "woman"], sex).astype(object),
            "work": work.astype(object),
        }
    )


def _maxdiff(rng: np.random.Generator, who: np.ndarray, segment: np.ndarray) -> pd.DataFrame:
    """Nine sets of four jobs each; the best is picked first, then the worst among those left."""
    n = len(who)
    rounds = rng.random((n, 3, 12)).argsort(axis=2)  # each round shows all twelve in three sets
    shown = rounds.reshape(n, SETS, SHOWN)
    worth = np.zeros((n, 12))
    worth[np.arange(n)[:, None], 3 * segment[:, None] + np.arange(3)] = PICKED
    seen = (worth + rng.normal(0, 0.4, worth.shape))[np.arange(n)[:, None, None], shown]
    best = (seen + rng.gumbel(size=seen.shape)).argmax(axis=2)[..., None] == np.arange(SHOWN)
    worst = np.where(best, -np.inf, rng.gumbel(size=seen.shape) - seen).argmax(axis=2)[..., None] == np.arange(SHOWN)
    return pd.DataFrame(
        {
            "respondent": np.repeat(who, SETS * SHOWN),
            "set": np.tile(np.repeat(np.arange(1, SETS + 1), SHOWN), n),
            "item": np.array(JOBS, dtype=object)[shown.ravel()],
            "best": best.ravel().astype(int),
            "worst": worst.ravel().astype(int),
        }
    )


def _advertisers(rng: np.random.Generator, n: int = 40) -> pd.DataFrame:
    """Firms that want to reach players and have something to give: help goes both ways."""
    given, wanted = (rng.choice(HELP[side], n).astype(object) for side in ("given", "wanted"))
    return pd.DataFrame(
        {
            "audience_wanted": rng.choice(ADVERTISERS, n).astype(object),
            "budget": 100 * np.rint(np.exp(rng.normal(np.log(15), 0.6, n))).astype(int),
            "help_given": given,
            "help_wanted": wanted,
        }
    )
