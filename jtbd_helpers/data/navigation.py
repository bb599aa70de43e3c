"""The drivers of `navigation`, and their twin without any structure: answers and truth from one seed."""

import numpy as np
import pandas as pd

from jtbd_helpers.data.made import Made
from jtbd_helpers.data.randomness import stream
from jtbd_helpers.data.ratings import answer_ratings, leave_out, to_scale

DEFAULT_N = 600
CAUSES = ("multi_stop", "congestion", "no_signal", "last_100m")
CIRCUMSTANCES = (*CAUSES, "none")
SHARES = np.array([0.22, 0.25, 0.15, 0.18, 0.20])
FLIPPED = 0.12
STRAIGHTLINING = 0.10
N_TARGETS = 24
TARGETS = [f"t{j:02d}" for j in range(1, N_TARGETS + 1)]
SOLUTIONS = ("satnav", "phone_app", "memory")
RATINGS = [f"{kind}_{target[1:]}" for kind in ("imp", "sat") for target in TARGETS]
COLUMNS = [
    *("respondent_id", "name", "role", "age_band", "area", "education", "solution_in_use", *CAUSES, *RATINGS),
    *("severity_1", "severity_2", "severity_3", "would_switch", "duration_s", "weight"),
]
PAUL_AND_KATE = {  # far apart by background, alike in what they struggle with
    "name": ("Paul", "Kate"),
    "age_band": ("18-29", "60+"),
    "area": ("urban", "rural"),
    "education": ("degree", "school"),
}

# Severity of being late: by circumstance, by solution in use, and by the pair (circumstance x solution).
SEVERITY_CIRCUMSTANCE = np.array([1.5, 1.3, 1.1, 1.2, 0.0])
SEVERITY_SOLUTION = np.array([0.0, 0.4, 1.0])
SEVERITY_PAIR = np.array([[0.9, 0, 0], [0, 0, -0.9], [0, 1.3, 0], [0, 0, 0], [0, 0, 0]])
SWITCH_THRESHOLD = 3.5
SWITCH_SLOPE = 2.5


def make_navigation(name: str, seed: int, n: int, variant: str | None = None) -> Made:
    """Make the drivers of `navigation`, or with the name "noise_twin" the same without needs that differ."""
    rng = stream(name, "people", seed)
    structure = name != "noise_twin"
    levels = planted_levels(name, seed)
    answering = SHARES * np.array([2, 1, 1, 1, 1]) if variant == "unequal" else SHARES
    cause = rng.choice(5, n, p=answering / answering.sum())
    straight = rng.random(n) < STRAIGHTLINING

    def followed() -> np.ndarray:
        """The circumstance that answers go with: one's own, or in the twin one that goes with nothing else."""
        return cause if structure else rng.choice(5, n, p=SHARES)

    ticked = (followed()[:, None] == np.arange(4)) ^ (rng.random((n, 4)) < FLIPPED)
    ratings = _ratings(rng, levels, cause, straight)
    people = _background(rng, cause if structure else np.full(n, 4))
    people[["severity_1", "severity_2", "severity_3", "would_switch"]] = _severity(
        rng, followed(), people["solution_in_use"]
    )
    seconds = np.clip(540 * np.exp(rng.normal(0, 0.3, n)), 250, None)
    people["duration_s"] = np.rint(np.where(straight, rng.uniform(60, 150, n), seconds)).astype(int)
    weight = (SHARES / answering)[cause]
    people["weight"] = np.round(weight / weight.mean(), 4)

    two = np.flatnonzero(~straight & ((cause == 0) | (not structure)))[:2]
    people.loc[two, list(PAUL_AND_KATE)] = list(zip(*PAUL_AND_KATE.values(), strict=True))
    if structure:
        ticked[two] = np.arange(4) == 0
        ratings[two] = to_scale(np.hstack([level[0] for level in levels]))
    people[list(CAUSES)] = ticked.astype(int)
    answers = pd.DataFrame(ratings, columns=RATINGS).astype("Int64")
    planted = np.array(CIRCUMSTANCES, dtype=object)[cause if structure else np.full(n, 4)]
    truth = {"respondent_id": people["respondent_id"], "circumstance": planted, "straightliner": straight.astype(int)}
    frame = pd.concat([people, answers], axis=1)[COLUMNS]
    return Made({name: frame}, {"people": pd.DataFrame(truth), "statuses": _statuses(structure)})


def _ratings(rng: np.random.Generator, levels, cause: np.ndarray, straight: np.ndarray) -> np.ndarray:
    """All importance, then all satisfaction answers, people x 48; NaN where a cell stays empty."""
    ratings = np.hstack(answer_ratings(rng, *(level[cause] for level in levels)))
    ratings = np.where(straight[:, None], rng.integers(3, 6, (len(cause), 1)), ratings)
    return leave_out(rng, ratings)


def planted_levels(name: str, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """True importance and satisfaction before habit and noise, circumstance x target."""
    rng = stream(name, "levels", seed)
    base = rng.normal(3.6, 0.2, (2, N_TARGETS))
    base[:, 18:20] = [[2.0], [4.4]]
    base[:, 20:22] = [[4.7], [4.6]]
    base[:, 22:24] = [[1.9], [3.0]]
    importance, satisfaction = (np.tile(row, (5, 1)) for row in base)
    if name != "noise_twin":
        struggling = _struggling()
        importance += 0.9 * struggling
        satisfaction -= np.where(np.arange(N_TARGETS) < 6, 1.7, 1.5) * struggling
    return importance, satisfaction


def _struggling() -> np.ndarray:
    """Which circumstance makes which target fall short: bool, circumstance x target."""
    falls = np.zeros((5, N_TARGETS), dtype=bool)
    falls[:3, :6] = True
    for c in range(4):
        falls[c, 6 + 3 * c : 9 + 3 * c] = True
    return falls


def _background(rng: np.random.Generator, cause: np.ndarray) -> pd.DataFrame:
    """Who people are; only the area knows of the circumstance (no signal is a matter of the country)."""
    n = len(cause)
    rural = (rng.random(n) >= 0.60) | ((cause == 2) & (rng.random(n) < 0.45))
    return pd.DataFrame(
        {
            "respondent_id": [f"n{i:04d}" for i in range(1, n + 1)],
            "name": pd.Series([None] * n, dtype=object),
            "role": "both",
            "age_band": rng.choice(["18-29", "30-44", "45-59", "60+"], n),
            "area": np.where(rural, "rural", "urban"),
            "education": rng.choice(["school", "college", "degree"], n),
            "solution_in_use": rng.choice(SOLUTIONS, n, p=[0.30, 0.45, 0.25]),
        }
    ).astype({"age_band": object, "area": object, "education": object, "solution_in_use": object})


def _severity(rng: np.random.Generator, cause: np.ndarray, solution: pd.Series) -> np.ndarray:
    """Three severity answers and whether the person would switch, people x 4."""
    used = solution.map({s: k for k, s in enumerate(SOLUTIONS)}).to_numpy(dtype=int)
    mean = 1.8 + SEVERITY_CIRCUMSTANCE[cause] + SEVERITY_SOLUTION[used] + SEVERITY_PAIR[cause, used]
    person = rng.normal(0, 0.5, (len(cause), 1))
    severity = to_scale(mean[:, None] + person + rng.normal(0, 0.7, (len(cause), 3)))
    chance = 1 / (1 + np.exp(-SWITCH_SLOPE * (severity.mean(axis=1) - SWITCH_THRESHOLD)))
    return np.column_stack([severity, rng.random(len(cause)) < chance]).astype(int)


def _statuses(structure: bool) -> pd.DataFrame:
    """The planted status of every target in every circumstance."""
    base = ["served"] * 18 + ["overshot"] * 2 + ["must-be"] * 2 + ["indifferent"] * 2
    falls = _struggling() if structure else np.zeros((5, N_TARGETS), dtype=bool)
    rows = range(5) if structure else (4,)
    return pd.DataFrame(
        [
            (CIRCUMSTANCES[c], TARGETS[j], "undershot" if falls[c, j] else base[j])
            for c in rows
            for j in range(N_TARGETS)
        ],
        columns=["circumstance", "target_id", "status"],
    )
