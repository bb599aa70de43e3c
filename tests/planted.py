"""What the tests of planted effects share: sets over many seeds, with their truth beside them."""

import functools
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.data.truth import reveal

over_seeds = pytest.mark.parametrize(
    "seeds", [pytest.param(range(5), id="5 seeds"), pytest.param(range(20), id="20 seeds", marks=pytest.mark.slow)]
)
analysed_seeds = pytest.mark.parametrize(
    "seeds", [pytest.param(range(2), id="2 seeds"), pytest.param(range(20), id="20 seeds", marks=pytest.mark.slow)]
)
SHARES = {"multi_stop": 0.22, "congestion": 0.25, "no_signal": 0.15, "last_100m": 0.18, "none": 0.20}
CAUSES = list(SHARES)[:4]
LATE = [f"t{j:02d}" for j in range(1, 7)]


@pytest.fixture(autouse=True)
def without_reach(monkeypatch):
    """What a sample could have found is told with every "none"; it takes most of the time and decides nothing."""
    monkeypatch.setattr("jtbd_helpers.segments.segmenting.what_could_be_found", lambda *_: "")


class Planted(NamedTuple):
    """A survey as made, after `.clean()`, and the truth about everybody in it."""

    raw: jtbd.Survey
    cleaned: jtbd.Survey
    people: pd.DataFrame
    statuses: pd.DataFrame

    def truth(self, survey) -> np.ndarray:
        """The planted circumstance of the people in `survey`."""
        return self.people.loc[survey.importance.index, "circumstance"].to_numpy(dtype=object)


@functools.cache
def planted(name: str, seed: int, variant: str | None = None) -> Planted:
    """Make one set, once per session."""
    raw = jtbd.make_data(name, seed=seed, variant=variant)
    truth = reveal(name, seed, variant=variant)
    return Planted(raw, raw.clean(), truth["people"].set_index("respondent_id"), truth["statuses"])


def segmented(name: str, seed_of_set: int, /, cleaned: bool = True, **arguments) -> jtbd.Segmentation:
    """Segment one set, once per session; without look-alikes and refits unless they are asked for."""
    return _segmented(name, seed_of_set, cleaned, tuple(sorted({"null_draws": 0, "refits": 0, **arguments}.items())))


@functools.cache
def _segmented(name: str, seed_of_set: int, cleaned: bool, arguments: tuple) -> jtbd.Segmentation:
    case = planted(name, seed_of_set)
    return jtbd.segment(case.cleaned if cleaned else case.raw, **dict(arguments))


def agreement(truth, labels) -> float:
    """Adjusted Rand index."""
    from sklearn.metrics import adjusted_rand_score

    return adjusted_rand_score(
        np.asarray(truth, dtype=object).astype(str), np.asarray(labels, dtype=object).astype(str)
    )


def matched(labels, truth) -> dict:
    """Segment -> the planted circumstance it stands for, by the best one-to-one matching."""
    from scipy.optimize import linear_sum_assignment

    counts = pd.crosstab(np.asarray(labels, dtype=object), np.asarray(truth, dtype=object))
    rows, columns = linear_sum_assignment(-counts.to_numpy())
    return {counts.index[r]: counts.columns[c] for r, c in zip(rows, columns, strict=True)}


def gaps(survey) -> pd.DataFrame:
    """Importance minus satisfaction, respondent x target."""
    return survey.importance - survey.satisfaction


def theme_scales(survey) -> pd.DataFrame:
    """Mean gap per theme, respondent x theme."""
    themed = survey.value_targets.dropna(subset=["theme"]).set_index("target_id")["theme"]
    return gaps(survey)[themed.index].T.groupby(themed, sort=False).mean().T


def moments(survey) -> pd.DataFrame:
    """Moments of struggle on 1-5: important and badly satisfied; NaN where one was not answered."""
    struck = (survey.importance >= 4) & (survey.satisfaction <= 2)
    return struck.astype(float).where(gaps(survey).notna())


def filled(frame: pd.DataFrame) -> np.ndarray:
    """For k-means, which takes no empty cells: the column mean."""
    return frame.fillna(frame.mean()).to_numpy(dtype=float)


def explained(groups, values) -> float:
    """Share of the variance of `values` between the groups (eta squared)."""
    values = pd.Series(np.asarray(values, dtype=float))
    means = values.groupby(np.asarray(groups)).transform("mean")
    return float(means.var(ddof=0) / values.var(ddof=0))


def assert_each(values, low: float = -np.inf, high: float = np.inf) -> None:
    """Every seed keeps the limit."""
    off = {seed: round(float(v), 3) for seed, v in enumerate(values) if not low <= v <= high}
    assert not off, f"off {low}-{high}: {off}"


def assert_mean(values, low: float = -np.inf, high: float = np.inf) -> None:
    """The average over the seeds keeps the limit."""
    mean = float(np.mean(values))
    assert low <= mean <= high, f"mean {mean:.3f} off {low}-{high}: {np.round(values, 3)}"
