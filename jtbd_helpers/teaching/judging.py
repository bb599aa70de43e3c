"""Judging what submissions gave, here where the references are, and saying why there is nothing to judge."""

import re
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.checking import agrees, judge, read_field
from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.course.learn.ledger import learner_id
from jtbd_helpers.course.learn.session import seed_of
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.teaching.gradebook import Graded, Mark
from jtbd_helpers.teaching.private_quiz import mark_items
from jtbd_helpers.teaching.sandbox import Run
from jtbd_helpers.teaching.submissions import CHECKED, STARTED, Learner, Piece

NOT_OWN = "These answers are right for somebody else's data. Begin with jtbd.start and your own name in the brackets."
BY_FORM = "\nAnswered in a form or on a board? Then hand in your progress file, too (jtbd.progress())."
FORM = "The form was opened. What is typed there lies in the progress file: hand that in too (jtbd.progress())."


@dataclass(frozen=True, kw_only=True)
class Given:
    """One file of a learner as far as grading is concerned."""

    piece: Piece
    run: Run = field(default_factory=Run)
    code: str = ""
    cells: list = field(default_factory=list)
    quiz: dict | None = None


class Group:
    """Everybody's data and right answers, made when first asked for."""

    def __init__(self, code: str, learners: tuple[str, ...]):
        self.code, self.learners = code, learners

    def data(self, learner: str, exercise: str):
        return _made(learner, exercise, self.code)[0]

    def owner(self, exercise: str, answer, learner: str) -> str:
        """The learner whose right answer this is; empty when it is nobody's or one's own."""
        definition = all_exercises()[exercise]
        numbers = [f for f in definition.answers if f.kind == "number"]
        if definition.remarks or not numbers:
            return ""  # choices agree by chance
        given = answer if isinstance(answer, dict) else {definition.answers[0].name: answer}
        try:
            values = {f.name: read_field(f, given[f.name]) for f in definition.answers}
        except (JtbdError, KeyError):
            return ""
        found = [
            other
            for other in self.learners
            if other != learner
            and all(agrees(f, values[f.name], _made(other, exercise, self.code)[1][f.name]) for f in definition.answers)
        ]
        return found[0] if len(found) == 1 else ""


@cache
def _made(learner: str, exercise: str, code: str) -> tuple:
    definition = all_exercises()[exercise]
    data = definition.data(seed_of(learner, exercise, code))
    return data, definition.as_fields(definition.reference(data))


def graded(who: Learner, given: list[Given], asked: list[str], bank: list, group: Group) -> Graded:
    marks = [_mark(who, name, given, group) for name in asked]
    quiz = [g.quiz for g in given if g.quiz is not None]
    if bank:
        marks += mark_items(bank, quiz[-1] if quiz else None)
    notes = [f"{g.piece.path}: {g.piece.problem}" for g in given if g.piece.problem]
    notes += [f"{g.piece.path}: {g.run.ended}." for g in given if g.run.ended]
    notes += [note for g in given for note in _other_name(g)]
    notes += [] if given else ["Nothing was handed in."]
    folder = next((g.piece.folder for g in given if g.piece.folder), "")
    asides = [f"{mark.name}: the answers are right for the data of '{mark.owner}'." for mark in marks if mark.owner]
    return Graded(who=who, marks=marks, notes=notes, asides=asides, folder=folder)


def _other_name(given: Given) -> list[str]:
    said = {learner_id(name) for name in STARTED.findall(given.code) if any(c.isalnum() for c in name)}
    if not said or given.piece.learner in said:
        return []
    return [f'{given.piece.path}: it says jtbd.start("{min(said)}"), and was handed in as {given.piece.learner}.']


def _mark(who: Learner, name: str, given: list[Given], group: Group) -> Mark:
    """The last attempt at one exercise, over all files of a learner."""
    exercise = all_exercises()[name]
    tries = [(g.piece.path, arrived(answer)) for g in given for told, answer in g.run.answers if told == name]
    judged = [(path, answer, judge(exercise, group.data(who.learner, name), answer)) for path, answer in tries]
    attempted = [one for one in judged if one[2].outcome != "not attempted"] or judged
    about = {"name": name, "title": exercise.title}
    if not attempted:
        return Mark(**about, outcome="not handed in", message=_why_not(name, given))
    path, answer, checked = attempted[-1]
    right = sum(checked.right.values()) / len(exercise.answers) if checked.right else 0.0
    points = 1.0 if checked.outcome == "correct" else right
    message = checked.message
    owner = group.owner(name, answer, who.learner) if checked.outcome == "incorrect" else ""
    if owner:
        message = f"{NOT_OWN}\n{message}"
    if len({repr(each[1]) for each in attempted}) > 1:
        message += "\nSeveral answers were given; the last one counts."
    if checked.outcome == "not attempted":
        message += BY_FORM
    about |= {"outcome": checked.outcome, "points": points, "message": message, "mistakes": checked.mistakes}
    return Mark(**about, path=path, owner=owner)


def _why_not(name: str, given: list[Given]) -> str:
    """Exactly why there is no answer to an exercise."""
    for one in given:
        at = [number for number, source in one.cells if name in CHECKED.findall(source)]
        if name in one.run.forms and at:
            return FORM
        if not at:
            continue
        cell = f"{one.piece.path}, cell {at[0]}"
        if str(at[0]) in one.run.faults:
            first = min(map(int, one.run.faults))
            before = f" Cell {first} stopped before it: {one.run.faults[str(first)]}" if first < at[0] else ""
            return f"{cell} stopped: {one.run.faults[str(at[0])]}.{before}"
        if one.run.ended:
            return f"{one.piece.path}: {one.run.ended}."
        return f"{cell} calls jtbd.check, but nothing arrived. Was `jtbd` or `jtbd.check` given another meaning?"
    named = next((one.piece.path for one in given if name in one.code), None)
    if named:
        return f'{named} names it, but has no jtbd.check("{name}", …) cell.'
    problem = next((f"{one.piece.path}: {one.piece.problem}" for one in given if one.piece.problem), "")
    return problem or "No file handed in holds it."


def arrived(value):
    """An answer as it was before it travelled; what did not travel comes as a thing of its kind's name."""
    if not isinstance(value, dict) or len(value) != 1:
        return value
    ((kind, content),) = value.items()
    if kind in ("l", "a") and isinstance(content, list):
        each = [arrived(one) for one in content]
        return np.array([one if np.isscalar(one) else None for one in each]) if kind == "a" else each
    if kind in ("d", "s") and isinstance(content, list):
        pairs = {str(pair[0]): arrived(pair[1]) for pair in content if isinstance(pair, list) and len(pair) == 2}
        return pd.Series(pairs) if kind == "s" else pairs
    if kind == "o":
        return type(re.sub(r"\W", "", str(content))[:40] or "object", (), {})()
    return value
