"""Words that are the same everywhere, and counts that agree in number."""

from types import SimpleNamespace

import pandas as pd
import pytest

from jtbd_helpers.segments.segmentation import Segmentation
from jtbd_helpers.vocabulary import counted


@pytest.mark.parametrize(
    ("n", "words", "said"),
    [
        (0, ("customer",), "0 customers"),
        (1, ("customer",), "1 customer"),
        (3000, ("customer",), "3,000 customers"),
        (1, ("person", "people"), "1 person"),
        (2, ("event repeats", "events repeat"), "2 events repeat"),
    ],
)
def test_a_count_agrees_with_its_noun(n, words, said):
    assert counted(n, *words) == said


@pytest.mark.parametrize(("between", "said"), [(0, "0 of 900 people are"), (1, "1 of 900 people is")])
def test_one_person_is_in_between(between, said):
    found = SimpleNamespace(in_between=between, labels=pd.Series(["A"] * 900), noun="segment", survey=None)
    assert Segmentation._in_between_text(found) == f"{said} in between two segments."
