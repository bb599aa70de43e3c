"""The proof of every exercise, over many learners (course test 3)."""

import re
import string
import time
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from jtbd_helpers.course.learn import bank, session
from jtbd_helpers.course.learn.checking import judge
from jtbd_helpers.course.learn.exercise import KINDS, all_exercises
from jtbd_helpers.course.learn.lint import MAX_WORDS

EXERCISES = [pytest.param(exercise, id=exercise.id) for exercise in all_exercises().values()]
BROKEN = [
    "",
    "text",
    -1,
    1e300,
    [],
    [1, "a"],
    {},
    {"x": 1},
    set(),
    object(),
    3j,
    True,
    np.zeros((2, 2)),
    pd.NA,
    pd.DataFrame(),
]
YARDSTICK = 1_500_000  # squares to add up: some 50 to 75 ms on a quiet machine, the budget of reference and mistakes


def learners(exercise):
    return [f"learner-{i}" for i in range(20 if exercise.costly else 200)]


def data_of(exercise, learner):
    return exercise.data(session.exercise_seed(learner, exercise.id))


def worked_out(exercise, data):
    """The exercise with its reference and mistakes worked out once for these data."""
    right = exercise.reference(data)
    wrong = [mistake.compute(data) for mistake in exercise.mistakes]
    mistakes = (replace(m, compute=lambda d, w=w: w) for m, w in zip(exercise.mistakes, wrong, strict=True))
    return replace(exercise, reference=lambda d: right, mistakes=tuple(mistakes))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_each_mistake_hits_its_own_message_only_and_lies_far_from_the_right_answer(exercise):
    for learner in learners(exercise):
        data = data_of(exercise, learner)
        fixed = worked_out(exercise, data)
        right = fixed.as_fields(fixed.reference(data))
        assert judge(fixed, data, right).outcome == "correct", learner
        for mistake in fixed.mistakes:
            wrong = fixed.as_fields(mistake.compute(data))
            assert is_far(fixed, wrong, right), f"{learner}, {mistake.id}: {wrong} is too near to {right}"
            checked = judge(fixed, data, right | wrong)
            assert checked.mistakes == (mistake.id,), f"{learner}, {mistake.id}: {checked}"
            assert not re.search(r"[{}]", checked.message), f"{mistake.id}: an unknown placeholder"


def is_far(exercise, wrong, right):
    """Another choice, or off by more than ten tolerances."""
    for field in exercise.answers:
        if field.name not in wrong:
            continue
        given, expected = wrong[field.name], right[field.name]
        if given != expected if field.kind != "number" else abs(given - expected) > 10 * field.tolerance:
            return True
    return False


@pytest.mark.parametrize("exercise", EXERCISES)
def test_reference_and_mistakes_are_quick(exercise):
    data = data_of(exercise, "ada")
    ratios = []
    for _ in range(5):
        begin = time.perf_counter()
        exercise.reference(data)
        for mistake in exercise.mistakes:
            mistake.compute(data)
        between = time.perf_counter()
        sum(number * number for number in range(YARDSTICK))  # as slow as the machine is just now
        ratios.append((between - begin) / (time.perf_counter() - between))
    assert min(ratios) <= 1


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_stub_is_not_attempted_and_broken_input_never_raises(exercise):
    data = data_of(exercise, "ada")
    names = [field.name for field in exercise.answers]
    for stub in (..., None, dict.fromkeys(names, ...), dict.fromkeys(names)):
        assert judge(exercise, data, stub).outcome == "not attempted"
    right = exercise.as_fields(exercise.reference(data))
    for broken in BROKEN:
        assert judge(exercise, data, broken).outcome in ("incorrect", "not attempted", "uncheckable")
        for name in names:
            outcome = judge(exercise, data, right | {name: broken}).outcome
            assert outcome in ("incorrect", "not attempted", "uncheckable"), f"{name}: {broken!r}"
    assert judge(exercise, data, lambda d: 1 / 0).outcome == "error"


@pytest.mark.parametrize("exercise", EXERCISES)
def test_data_are_the_same_for_one_learner_and_differ_between_learners(exercise):
    rights = set()
    for learner in learners(exercise)[:20]:
        first, again = (exercise.reference(data_of(exercise, learner)) for _ in range(2))
        assert str(first) == str(again)
        rights.add(str(first))
    assert len(rights) > 1, "everybody has the same right answer"


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_definition_is_complete(exercise):
    module = exercise.id.split("-")[1]
    home = bank.load_bank(exercise.lesson)
    assert re.fullmatch(r"ex-\d\d-\d+", exercise.id)
    assert exercise.lesson.startswith(module)
    assert exercise.objective in home.objectives
    assert len(exercise.mistakes) >= 3
    assert len({m.id for m in exercise.mistakes}) == len(exercise.mistakes)
    assert len(exercise.hints) == 3
    assert exercise.title
    assert exercise.prompt
    for field in exercise.answers:
        assert field.kind in KINDS
        assert field.label
        assert (field.kind in ("choice", "choices", "order")) == bool(field.choices)
    for mistake in exercise.mistakes:
        assert len(mistake.message.split()) <= MAX_WORDS, mistake.id
        assert not mistake.misconception or mistake.misconception in home.misconceptions, mistake.id
        assert [p[1] for p in string.Formatter().parse(mistake.message)], mistake.id


def test_every_lesson_with_a_bank_has_an_exercise():
    assert {e.values[0].lesson for e in EXERCISES} == set(bank.lessons())
