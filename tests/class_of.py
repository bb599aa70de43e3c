"""Simulated classes: learners who answer quiz items, some holding a planted misconception."""

import json
import uuid
from pathlib import Path

import numpy as np

from jtbd_helpers.course.learn.bank import lessons, load_bank
from jtbd_helpers.course.learn.marking import mark

ITEMS = [item for lesson in lessons() for item in load_bank(lesson).questions if item.type == "single"]


def simulate(folder: Path, learners: int = 60, held: dict | None = None, seed: int = 1, skill: float = 0.8) -> dict:
    """Write a progress file per learner; `held` is misconception -> number of learners who hold it.

    Returns misconception -> the learners who do.
    """
    rng = np.random.default_rng(seed)
    names = [f"learner-{i:02d}" for i in range(learners)]
    holders = {m: set(rng.choice(names, count, replace=False)) for m, count in (held or {}).items()}
    for name in names:
        own = {m for m, who in holders.items() if name in who}
        attempts = [_attempt(item, own, rng, skill, number) for number, item in enumerate(ITEMS)]
        body = {
            "schema_version": 1,
            "learner": name,
            "attempts": attempts,
            "predictions": [],
            "exercises": [],
            "notes": [],
        }
        (folder / f"{name}.json").write_text(json.dumps(body), encoding="utf-8")
    return holders


def _attempt(item, own: set, rng, skill: float, number: int) -> dict:
    lure = [i for i, option in enumerate(item.options) if option.misconception in own]
    right = next(i for i, option in enumerate(item.options) if option.correct)
    other = [i for i, option in enumerate(item.options) if not option.correct and option.misconception not in own]
    choice = lure[0] if lure else right if rng.random() < skill or not other else int(rng.choice(other))
    marked = mark(item, choice)
    return {
        "id": uuid.UUID(int=int(rng.integers(2**62))).hex,
        "time": f"2026-03-01T10:{number // 60:02d}:{number % 60:02d}+00:00",
        "session": "s1",
        "item": item.id,
        "version": item.version,
        "choice": choice,
        "correct": marked.correct,
        "misconceptions": list(marked.misconceptions),
        "hints": 0,
    }
