"""Firms that keep data safe: three people of each say how hard that is, and the truth from one seed."""

import numpy as np
import pandas as pd

from jtbd_helpers.data.made import Made
from jtbd_helpers.data.randomness import stream
from jtbd_helpers.data.ratings import answer_ratings, leave_out, to_scale

DEFAULT_N = 420
ROLES = ("executor", "beneficiary", "buyer")  # one of each in every firm
CIRCUMSTANCES = ("contractors", "own_devices", "audits", "mergers", "offline_sites")
FIRMS = np.array([34, 31, 28, 22, 25])
VERTICALS = {"consumer goods": 0.40, "financial services": 0.35, "healthcare": 0.25}
SIZES = {"under 100": (0.30, 0.375), "100 to 999": (0.40, 0.40), "1000 and more": (0.30, 0.225)}  # answering, market
REPORTS = [f"circ_{circumstance}" for circumstance in CIRCUMSTANCES]
FLIPPED = 0.08
STRAIGHTLINING = 0.10

N_TARGETS = 20
TARGETS = [f"t{j:02d}" for j in range(1, N_TARGETS + 1)]
RATINGS = [f"{kind}_{target[1:]}" for kind in ("difficulty", "imp", "sat") for target in TARGETS]
KANO_TARGETS = TARGETS[12:]
KANO = [f"kano_{side}_{target[1:]}" for target in KANO_TARGETS for side in ("f", "d")]
PEOPLE_COLUMNS = ["respondent_id", "firm_id", "respondent_role", *RATINGS, *KANO, "duration_s", "weight"]

EASY, HARD, HALF_HARD = 2.3, 4.5, 3.2
EVERYWHERE_HARD = 4.3  # targets 16 and 17, for beneficiaries of every firm
FIRM_EFFECT, NOISE = 0.35, 0.8
STRUGGLING = 4.0  # from this difficulty on, importance and satisfaction part as well

# Shares of the answers M, O, A, I, R to a pair of Kano questions, by what the target is to the person.
KANO_KINDS = {
    "must-be": [0.70, 0.12, 0.05, 0.11, 0.02],
    "one-dimensional": [0.12, 0.68, 0.10, 0.08, 0.02],
    "attractive": [0.04, 0.12, 0.70, 0.12, 0.02],
    "indifferent": [0.08, 0.09, 0.13, 0.66, 0.04],
    "divided": [0.07, 0.33, 0.36, 0.21, 0.03],  # what leads, leads by too little
    "rather not": [0.03, 0.04, 0.08, 0.52, 0.33],
}


def make_secure_data(seed: int, n: int) -> Made:
    """Make tables `people` and `firms`, truth `people` (circumstance, straightliner) and `statuses` (by role)."""
    firms, cause = _firms(stream("secure_data", "firms", seed), -(-n // len(ROLES)))
    rng = stream("secure_data", "people", seed)
    place = rng.permutation(len(firms) * len(ROLES))[:n]
    firm, role = place // len(ROLES), place % len(ROLES)
    hard = difficulty_levels()[cause[firm], role]
    straight = rng.random(n) < STRAIGHTLINING
    people = pd.DataFrame(
        {
            "respondent_id": [f"s{i:04d}" for i in range(1, n + 1)],
            "firm_id": firms["firm_id"].to_numpy(object)[firm],
            "respondent_role": np.array(ROLES, dtype=object)[role],
        }
    )
    difficulty = _difficulty(rng, hard, firm)
    later = np.hstack([*_ratings(rng, seed, hard), _kano(rng, cause[firm], role)])
    # Difficulty was asked first, so people who lost heart did so after it.
    later = np.where(straight[:, None], rng.integers(3, 6, (n, 1)), later)
    answers = leave_out(rng, np.hstack([difficulty, later]))
    people = pd.concat([people, pd.DataFrame(answers, columns=RATINGS + KANO).astype("Int64")], axis=1)
    seconds = np.clip(900 * np.exp(rng.normal(0, 0.3, n)), 420, None)
    people["duration_s"] = np.rint(np.where(straight, rng.uniform(100, 240, n), seconds)).astype(int)
    weight = firms["size_band"].map({size: market / sample for size, (sample, market) in SIZES.items()})
    people["weight"] = weight.to_numpy(float)[firm]
    people["weight"] = (people["weight"] / people["weight"].mean()).round(4)
    truth = people[["respondent_id", "firm_id"]].assign(
        circumstance=np.array(CIRCUMSTANCES, dtype=object)[cause[firm]], straightliner=straight.astype(int)
    )
    return Made({"people": people[PEOPLE_COLUMNS], "firms": firms}, {"people": truth, "statuses": _statuses()})


def _firms(rng: np.random.Generator, n: int) -> tuple[pd.DataFrame, np.ndarray]:
    """The firms as they report themselves, and the circumstance each is really in."""
    cause = rng.permutation(np.repeat(np.arange(5), quotas(n, FIRMS / FIRMS.sum())))
    vertical = np.empty(n, dtype=object)
    for c in range(5):  # dealt, not drawn: by chance alone verticals would go with circumstances
        inside = np.flatnonzero(cause == c)
        dealt = np.repeat(list(VERTICALS), quotas(len(inside), np.array(list(VERTICALS.values()))))
        vertical[inside] = rng.permutation(dealt)
    size = rng.choice(list(SIZES), n, p=[sample for sample, _ in SIZES.values()])
    reported = (cause[:, None] == np.arange(5)) ^ (rng.random((n, 5)) < FLIPPED)
    firms = pd.DataFrame({"firm_id": [f"firm_{i:03d}" for i in range(1, n + 1)], "vertical": vertical})
    firms["size_band"] = np.asarray(size, dtype=object)
    firms[REPORTS] = reported.astype(int)
    return firms, cause


def quotas(n: int, shares: np.ndarray) -> np.ndarray:
    """Whole numbers that add up to `n` and keep to the shares: what is left over goes to the largest remainders."""
    exact = n * shares
    whole = np.floor(exact).astype(int)
    whole[np.argsort(whole - exact, kind="stable")[: n - whole.sum()]] += 1
    return whole


def difficulty_levels() -> np.ndarray:
    """True difficulty before firm and noise, circumstance x role x target."""
    levels = np.full((5, len(ROLES), N_TARGETS), EASY)
    for c in range(5):
        own = 3 * c
        levels[c, 0, own : own + 3] = HARD
        levels[c, 1, own : own + 2] = HARD
        levels[c, 2, own : own + 3] = HALF_HARD
    levels[:, 1, 15:17] = EVERYWHERE_HARD
    return levels


def _difficulty(rng: np.random.Generator, hard: np.ndarray, firm: np.ndarray) -> np.ndarray:
    """Difficulty answers, people x 20: the level, what the firm adds, and noise."""
    own = rng.normal(0, FIRM_EFFECT, firm.max() + 1)[firm]
    return to_scale(hard + own[:, None] + rng.normal(0, NOISE, hard.shape))


def _ratings(rng: np.random.Generator, seed: int, hard: np.ndarray):
    """Importance and satisfaction, each people x 20."""
    base = stream("secure_data", "levels", seed).normal(3.6, 0.2, (2, N_TARGETS))
    base[:, 17:20] = [[4.7, 2.0, 1.9], [4.6, 4.4, 3.0]]  # must-be, overshot, indifferent
    struggling = hard >= STRUGGLING
    return answer_ratings(rng, base[0] + 0.9 * struggling, base[1] - 1.5 * struggling)


def _kano(rng: np.random.Generator, cause: np.ndarray, role: np.ndarray) -> np.ndarray:
    """Answers 1 (like) to 5 (dislike) with and without each of targets 13-20, people x 16."""
    offline, using = cause == 4, role == 1
    kinds = [
        np.where(offline, "must-be", "indifferent"),
        np.where(offline, "one-dimensional", "indifferent"),
        np.where(offline, "attractive", "indifferent"),
        np.where(using, "one-dimensional", "indifferent"),
        *(np.full(len(cause), kind) for kind in ("divided", "must-be", "rather not", "indifferent")),
    ]
    pairs = []
    for kind in kinds:
        shares = np.array([KANO_KINDS[k] for k in kind]).cumsum(axis=1)
        said = (rng.random((len(kind), 1)) > shares).sum(axis=1)  # 0 M, 1 O, 2 A, 3 I, 4 R
        between = rng.integers(2, 5, (len(kind), 2))
        functional = np.select([(said == 1) | (said == 2), said == 4], [1, 5], between[:, 0])
        pairs += [functional, np.where(said <= 1, 5, between[:, 1])]
    return np.column_stack(pairs).astype(float)


def _statuses() -> pd.DataFrame:
    """Role x target: the status, and the one circumstance it holds in (empty: in all; elsewhere a target is served)."""
    planted = dict(zip(TARGETS[17:], ("must-be", "overshot", "indifferent"), strict=True))
    levels, rows = difficulty_levels(), []
    for r, role in enumerate(ROLES):
        for j, target in enumerate(TARGETS):
            where = np.flatnonzero(levels[:, r, j] >= STRUGGLING)
            status = "undershot" if len(where) else planted.get(target, "served")
            rows.append((role, target, status, CIRCUMSTANCES[where[0]] if len(where) == 1 else None))
    return pd.DataFrame(rows, columns=["respondent_role", "target_id", "status", "circumstance"])
