"""Where there is nothing to find, nothing is found; what has nothing to do with struggle changes nothing."""

import dataclasses

import numpy as np
import pandas as pd
import pytest
from planted import agreement, analysed_seeds, assert_each, planted, segmented, without_reach

import jtbd_helpers as jtbd

__all__ = ["without_reach"]  # a fixture of all tests here


def with_circumstances(survey: jtbd.Survey, answers: np.ndarray, *, keep: bool) -> jtbd.Survey:
    """The survey with further circumstance questions (people x questions, 0/1), beside its own or in their place."""
    names = [f"decoy_{k}" for k in range(1, answers.shape[1] + 1)]
    decoys = pd.DataFrame(answers, index=survey.circumstances.index, columns=names).astype(object)
    listed = pd.DataFrame({"circumstance": names, "statement": names, "kind": "situation"})
    if keep:
        decoys = pd.concat([survey.circumstances, decoys], axis=1)
        listed = pd.concat([survey.circumstance_list, listed], ignore_index=True)
    return dataclasses.replace(survey, circumstances=decoys, circumstance_list=listed)


def independent(rng: np.random.Generator, n: int) -> np.ndarray:
    """Four questions that go with nothing, not even with one another."""
    return (rng.random((n, 4)) < [0.2, 0.3, 0.4, 0.5]).astype(int)


def dependent(rng: np.random.Generator, n: int, questions: int) -> np.ndarray:
    """Questions that go with one another and with nothing else: two clean groups of answers, nine in ten true."""
    return (rng.integers(2, size=(n, 1)) ^ (rng.random((n, questions)) < 0.1)).astype(int)


@pytest.mark.parametrize(
    "seeds", [range(2), pytest.param(range(40), marks=pytest.mark.slow)], ids=["2 sets", "40 sets"]
)
def test_circumstances_without_struggle_make_no_segments(seeds):
    """Four circumstances form groups of their own, and no struggle follows them."""
    verdicts = []
    for seed in seeds:
        survey = planted("noise_twin", seed).cleaned
        rng = np.random.default_rng([seed, 1])
        decoys = with_circumstances(survey, dependent(rng, len(survey.weights), 4), keep=False)
        verdicts.append(jtbd.segment(decoys, refits=0).verdict)
    assert sum(verdict == "none" for verdict in verdicts) >= 0.95 * len(verdicts), verdicts


@analysed_seeds
@pytest.mark.parametrize("kind", ["four independent", "three dependent"])
def test_questions_that_go_with_nothing_change_nothing(kind, seeds):
    lost = []
    for seed in seeds:
        survey, plain = planted("navigation", seed).cleaned, segmented("navigation", seed)
        rng = np.random.default_rng([seed, 2])
        n = len(survey.weights)
        noise = independent(rng, n) if kind == "four independent" else dependent(rng, n, 3)
        segments = jtbd.segment(with_circumstances(survey, noise, keep=True), null_draws=0, refits=0)
        truth = planted("navigation", seed).truth(survey)
        assert segments.n_segments == plain.n_segments, seed
        lost.append(agreement(truth, plain.labels) - agreement(truth, segments.labels))
    assert_each(lost, high=0.05)


@pytest.mark.slow
def test_alarms_over_two_hundred_surveys_of_nothing_but_style():
    """At most 16 of 200: five in a hundred, and two standard errors."""
    alarms = []
    for seed in range(1000, 1200):
        survey = jtbd.make_data("noise_twin", seed=seed, n=300).clean()
        if jtbd.segment(survey, refits=0).verdict != "none":
            alarms.append(seed)
    assert len(alarms) <= 16, alarms
