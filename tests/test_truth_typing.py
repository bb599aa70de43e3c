"""How few questions place a driver of navigation: four circumstances alone, and the typing tool's eight."""

import numpy as np
import pandas as pd
import pytest
from planted import CAUSES, agreement, assert_each, assert_mean, gaps, over_seeds, planted, segmented, without_reach

__all__ = ["without_reach"]  # a fixture of all tests here
FOUR_GAPS = ["t01", "t07", "t10", "t13"]  # the first target of four themes


def accuracy(seed: int, with_gaps: bool) -> float:
    """Cross-validated accuracy for the planted circumstance of a logit on fixed questions."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score

    case = planted("navigation", seed)
    questions = case.cleaned.circumstances[CAUSES].astype(float)
    if with_gaps:
        gap = gaps(case.cleaned)[FOUR_GAPS]
        questions = pd.concat([questions, gap.fillna(gap.mean())], axis=1)
    truth = case.truth(case.cleaned).astype(str)
    return cross_val_score(LogisticRegression(), questions.to_numpy(), truth, cv=5).mean()


@over_seeds
def test_four_circumstances_place_seven_in_ten(seeds):
    assert_each([accuracy(s, with_gaps=False) for s in seeds], 0.62, 0.80)


@over_seeds
def test_gaps_add_to_circumstances(seeds):
    more = [accuracy(s, with_gaps=True) for s in seeds]
    assert_mean(more, low=0.78)
    assert_each([m - accuracy(s, with_gaps=False) for s, m in zip(seeds, more, strict=True)], low=0.01)


@pytest.mark.parametrize(
    "seeds", [pytest.param(range(1), id="1 seed"), pytest.param(range(20), id="20 seeds", marks=pytest.mark.slow)]
)
def test_the_typing_tool_places_eight_in_ten(seeds):
    accuracies, truly = [], []
    for seed in seeds:
        segments = segmented("navigation", seed)
        tool = segments.typing_tool(max_questions=8)
        accuracies.append(tool.accuracy)
        truly.append(agreement(planted("navigation", seed).truth(segments.survey), tool.assign(segments.survey)))
        assert len(tool.questions) <= 8
        assert tool.accuracy > tool.baseline + 0.3
    assert_mean(accuracies, low=0.78)
    assert np.mean(truly) > 0.5
