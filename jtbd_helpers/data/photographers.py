"""Two kinds of photographers who choose a camera: what they chose, what they say, and the truth from one seed."""

import numpy as np
import pandas as pd

from jtbd_helpers.data.made import Made
from jtbd_helpers.data.randomness import stream
from jtbd_helpers.data.ratings import to_scale

DEFAULT_N = 300
TASKS, HOLDOUTS = 12, 2  # the last two tasks are kept back
LEVELS = {"af": (0, 1, 2), "aperture": (0, 1, 2), "weight_g": (900, 650, 400), "price": (600, 1000, 1500, 2200)}
PARAMETERS = ("af_1", "af_2", "aperture_1", "aperture_2", "weight_650", "weight_400", "price_per_1000", "none")
CLASSES = ("first", "second")
SHARES = (0.65, 0.35)
WORTHS = np.array([[0.5, 0.8, 0.2, 0.3, 0.9, 1.5, -2.2, -1.2], [1.2, 2.6, 0.9, 1.9, 0.1, 0.2, -0.7, -0.4]])
SPREAD = 0.35  # between the people of a class, on each coefficient
LABELS = ("amateur", "professional")
LABEL_HOLDS = 0.75  # how often the label that people give themselves goes with their class
STATED = ("autofocus", "aperture", "weight", "price")


def make_photographers(seed: int, n: int) -> Made:
    """Make the photographers: tables `choices` and `people`, truth `people` (class and own coefficients)."""
    people, kind, worths = _people(stream("photographers", "people", seed), n)
    choices = _choices(stream("photographers", "choices", seed), people["respondent_id"].to_numpy(object), worths)
    truth = people[["respondent_id"]].assign(**{"class": np.array(CLASSES, dtype=object)[kind]})
    truth[list(PARAMETERS)] = np.round(worths, 4)
    return Made({"choices": choices, "people": people}, {"people": truth})


def _people(rng: np.random.Generator, n: int):
    """Who they are and what they say; their class and their coefficients stay behind."""
    kind = rng.choice(2, n, p=SHARES)
    worths = WORTHS[kind] + rng.normal(0, SPREAD, (n, len(PARAMETERS)))
    label = np.where(rng.random(n) < LABEL_HOLDS, kind, 1 - kind)
    people = pd.DataFrame(
        {
            "respondent_id": [f"f{i:04d}" for i in range(1, n + 1)],
            "label": np.array(LABELS, dtype=object)[label],
            "age": rng.integers(18, 76, n),
        }
    )
    people["gear_years"] = np.minimum(rng.integers(1, 31, n), people["age"] - 12)
    for attribute in STATED:  # both kinds say that everything matters
        people[f"stated_{attribute}"] = to_scale(rng.normal(4.2, 0.6, n)).astype(int)
    return people, kind, worths


def _choices(rng: np.random.Generator, who: np.ndarray, worths: np.ndarray) -> pd.DataFrame:
    """One row for each alternative shown: three different products and none, chosen by logit."""
    grid = np.stack(np.meshgrid(*(range(len(v)) for v in LEVELS.values()), indexing="ij"), -1).reshape(-1, len(LEVELS))
    n = len(who)
    shown = grid[rng.random((n, TASKS, len(grid))).argsort(-1)[..., :3]]  # person, task, alternative, attribute
    utility = np.concatenate([_utility(shown, worths), np.broadcast_to(worths[:, None, None, 7], (n, TASKS, 1))], -1)
    chosen = (utility + rng.gumbel(size=utility.shape)).argmax(-1)
    rows = {
        "respondent_id": np.repeat(who, TASKS * 4),
        "task": np.tile(np.repeat(np.arange(1, TASKS + 1), 4), n),
        "alt": np.tile([1, 2, 3, 0], n * TASKS),
    }
    for k, (attribute, levels) in enumerate(LEVELS.items()):
        cells = np.full((n, TASKS, 4), np.nan)
        cells[..., :3] = np.array(levels)[shown[..., k]]
        rows[attribute] = pd.array(cells.ravel(), dtype="Int64")  # empty for none, whole numbers else
    rows["holdout"] = (rows["task"] > TASKS - HOLDOUTS).astype(int)
    rows["chosen"] = (np.arange(4) == chosen[..., None]).astype(int).ravel()
    return pd.DataFrame(rows)


def _utility(shown: np.ndarray, worths: np.ndarray) -> np.ndarray:
    """Utility of each product, person x task x alternative."""
    per_level = np.insert(worths[:, :6].reshape(len(worths), 3, 2), 0, 0, axis=2)  # person, attribute, level; base 0
    person = np.arange(len(worths))[:, None, None]
    total = sum(per_level[person, k, shown[..., k]] for k in range(3))
    return total + worths[:, 6][:, None, None] * np.array(LEVELS["price"])[shown[..., 3]] / 1000


CODEBOOK = {
    "choices": {
        "title": "Photographers choose a camera (invented data)",
        "data": "choices.csv",
        "respondent": "respondent_id",
        "task": "task",
        "alternative": "alt",
        "chosen": "chosen",
        "price": "price",
        "none": 0,
        "holdout": "holdout",
    },
    "attributes": [
        {"id": "af", "column": "af", "kind": "categorical", "label": "Autofocus", "levels": [0, 1, 2]},
        {"id": "aperture", "column": "aperture", "kind": "categorical", "label": "Aperture", "levels": [0, 1, 2]},
        {
            "id": "weight_g",
            "column": "weight_g",
            "kind": "categorical",
            "label": "Weight in grams",
            "levels": [900, 650, 400],
        },
        {"id": "price", "column": "price", "kind": "numeric", "label": "Price"},
    ],
    "tables": [{"file": "people.csv", "key": "respondent_id"}],
}
_SHOWN = {"type": "integer", "missing": "empty"}
_RATED = {"type": "integer", "unit": "rating", "allowed": [1, 2, 3, 4, 5]}
COLUMNS = {
    "respondent_id": {"label": "Respondent", "type": "text"},
    "task": {"label": "Task; the last two were kept back", "type": "integer", "allowed": list(range(1, TASKS + 1))},
    "alt": {"label": "Alternative; 0 is none of these", "type": "integer", "allowed": [0, 1, 2, 3]},
    "af": {"label": "Autofocus: slow (0), quick (1), never misses (2)", "allowed": [0, 1, 2], **_SHOWN},
    "aperture": {"label": "Light let in: little (0), more (1), most (2)", "allowed": [0, 1, 2], **_SHOWN},
    "weight_g": {"label": "Weight", "unit": "g", "allowed": [900, 650, 400], **_SHOWN},
    "price": {"label": "Price", "unit": "EUR", "allowed": list(LEVELS["price"]), **_SHOWN},
    "holdout": {"label": "Task kept back for testing (1 yes, 0 no)", "type": "integer", "allowed": [0, 1]},
    "chosen": {"label": "Chosen (1) or not (0)", "type": "integer", "allowed": [0, 1]},
    "label": {"label": "What the person calls themselves", "type": "category", "allowed": list(LABELS)},
    "age": {"label": "Age", "type": "integer", "unit": "years"},
    "gear_years": {"label": "Years with a camera of their own", "type": "integer", "unit": "years"},
    **{f"stated_{a}": {"label": f"How much {a} matters, as stated"} | _RATED for a in STATED},
}


def photographers_codebook(seed: int = 0) -> dict:
    """Build the codebook as a dict in the order of the TOML file."""
    return CODEBOOK | {
        "columns": COLUMNS,
        "meta": {"synthetic": True, "licence": "CC0-1.0", "seed": seed, "currency": "EUR"},
    }
