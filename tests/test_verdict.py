"""Verdict, noun and the wording of the three questions."""

import numpy as np
import pytest

from jtbd_helpers.segments.verdict import NullTest, decide, headline, noun, three_questions

BEATEN = NullTest(19, 100.0, (0.0,) * 19, False)
MATCHED = NullTest(19, 100.0, (0.0, 120.0), False)
ONE = NullTest(19, 0.0, (), True)
UNASKED = NullTest(0, 100.0, (), False)
FEW = NullTest(5, 100.0, (0.0,) * 5, False)


@pytest.mark.parametrize(
    ("null", "forced", "stability", "leakage", "verdict"),
    [
        (BEATEN, False, 0.75, 0.10, "natural"),
        (BEATEN, False, 0.74, 0.10, "reproducible"),
        (BEATEN, False, 0.50, 0.00, "reproducible"),
        (BEATEN, False, 0.49, 0.00, "constructive"),
        (BEATEN, False, 0.99, 0.11, "constructive"),
        (BEATEN, True, 0.99, 0.00, "constructive"),
        (MATCHED, False, 0.99, 0.00, "none"),
        (ONE, False, np.nan, np.nan, "none"),
        (ONE, True, 0.99, 0.00, "constructive"),
        (UNASKED, False, 0.99, 0.00, "constructive"),
        (BEATEN, False, np.nan, 0.00, "constructive"),
        (FEW, False, 0.99, 0.00, "constructive"),
        (BEATEN, False, 0.99, np.nan, "natural"),
    ],
)
def test_verdict(null, forced, stability, leakage, verdict):
    assert decide(null, forced, stability, leakage) == verdict


def test_p_values():
    assert BEATEN.p_value == pytest.approx(0.05)
    assert MATCHED.p_value == pytest.approx(2 / 3)
    assert ONE.p_value == 1
    assert np.isnan(UNASKED.p_value)


def test_twins_stop_as_soon_as_the_answer_is_certain():
    assert MATCHED.decided
    assert not BEATEN.decided
    assert not NullTest(99, 1.0, (2.0,) * 4, False).decided
    assert NullTest(99, 1.0, (2.0,) * 5, False).decided


def test_noun():  # S0.19
    assert noun("natural", 0.30, asked=True) == "segment"
    assert noun("natural", 0.20, asked=True) == "group"
    assert noun("natural", 0.30, asked=False) == "group"
    assert noun("constructive", np.nan, asked=True) == "group"
    assert noun("none", 0.90, asked=True) == ""


def test_headlines():
    assert headline("natural") == "Clear groups"
    assert headline("none").startswith("No segments found")


def test_questions_in_words():
    table = three_questions("natural", BEATEN, 0.9, 0.92, 0.04)
    assert table["question"].tolist() == [
        "Better than chance?",
        "Would we find them again?",
        "Needs or answering habit?",
    ]
    assert table["word"].tolist() == ["yes", "yes", "needs"]
    assert table["sentence"].tolist() == [
        "0 of 19 look-alike surveys separated this well.",
        "92 of 100 people land in the same group.",
        "4 % of the groups is answering style.",
    ]


def test_questions_of_none():
    table = three_questions("none", MATCHED, np.nan, np.nan, 0.0)
    assert table["number"].tolist() == ["1 of 2", "–", "–"]
    assert table["word"].tolist() == ["no", "not measured", "not measured"]


def test_too_few_look_alikes_to_say():
    first = three_questions("constructive", FEW, 0.9, 0.95, 0.0).iloc[0]
    assert first["word"] == "too few drawn"
    assert first["sentence"].endswith("It takes 19 to say more.")
    assert not FEW.decided


def test_blurred_and_leaking_groups_say_so():
    table = three_questions("constructive", BEATEN, 0.6, 0.81, 0.3)
    assert table["word"].tolist() == ["yes", "mostly", "habit too"]
