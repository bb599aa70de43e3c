"""Simulated submissions: an exercise notebook filled in by a learner whose outcome is planted."""

import json
from pathlib import Path

from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.course.learn.session import seed_of
from jtbd_helpers.course_location import course_folder

CODE = "spring-26"


def data_of(learner: str, exercise: str, code: str = CODE):
    return all_exercises()[exercise].data(seed_of(learner, exercise, code))


def answer_of(learner: str, exercise: str, planted: str, code: str = CODE) -> dict:
    """The right answer, or with a mistake's id that mistake in an otherwise right answer."""
    definition, data = all_exercises()[exercise], data_of(learner, exercise, code)
    answer = definition.as_fields(definition.reference(data))
    if planted != "right":
        mistake = next(m for m in definition.mistakes if m.id == planted)
        answer |= definition.as_fields(mistake.compute(data))
    return {name: plain(value) for name, value in answer.items()}


def plain(value):
    if isinstance(value, (tuple, list, set, frozenset)):
        return sorted(value) if isinstance(value, (set, frozenset)) else list(value)
    return value.item() if hasattr(value, "item") else value


def stub(exercise: str) -> dict:
    return json.loads(course_folder("exercises", f"{exercise}.ipynb").read_text(encoding="utf-8"))


def filled(exercise: str, source: str) -> dict:
    """The learner notebook with `source` in place of the dots."""
    notebook = stub(exercise)
    for cell in notebook["cells"]:
        if "stub" in cell["metadata"].get("tags", ()):
            cell["source"] = source
    return notebook


def answered(learner: str, exercise: str, planted: str, code: str = CODE) -> dict:
    return filled(exercise, f"answer = {answer_of(learner, exercise, planted, code)!r}")


def of_cells(*sources: str) -> dict:
    """A small notebook of code cells."""
    cells = [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "outputs": [], "source": s} for i, s in enumerate(sources)
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def hand_in(folder: Path, name: str, notebook: dict | str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(notebook if isinstance(notebook, str) else json.dumps(notebook), encoding="utf-8")
    return file
