"""What the evidence panel says of k-means groups: every data set, input and number of groups, measured beforehand.

`python -m jtbd_helpers.course.explorables.panel_table` measures anew and writes the table beside this file.
Pure numbers: no widgets.
"""

from pathlib import Path

import numpy as np
import pandas as pd

FILE = Path(__file__).with_suffix(".csv")
DATA = ("navigation", "noise_twin")
NUMBERS = range(2, 9)
LOOK_ALIKES, REFITS, STARTS = 19, 30, 3
LEVEL, EFFECT = 0.05, 0.10


def filled(values) -> np.ndarray:
    """k-means takes no empty cells: each becomes the mean of its column."""
    return np.where(np.isnan(values), np.nanmean(values, axis=0), values)


INPUTS = {  # what k-means sees of importance and satisfaction, people x targets each
    "gap": lambda i, s: filled(i - s),
    "raw opportunity": lambda i, s: filled(i + np.clip(i - s, 0, None)),
    "raw ratings": lambda i, s: filled(np.hstack([i, s])),
}


def read_panel() -> pd.DataFrame:
    """Read the table that is shipped; its columns are those of `measure_panel`."""
    return pd.read_csv(FILE)


def measure_panel() -> pd.DataFrame:
    """Measure everything anew, about a minute.

    Returns
    -------
    DataFrame
        data, input, n_groups, separation (share of the differences between people that lies between groups),
        look_alikes (the same of 19 surveys without groups, "; " between them), same_group, stability, leakage,
        facts (background facts compared), raw (how many have p up to .05), tilted (how many of them differ after
        correction, with an effect).
    """
    from jtbd_helpers.data import load_data, make_data

    crowd = [_ratings(make_data("noise_twin", seed=seed).clean()) for seed in range(1, LOOK_ALIKES + 1)]
    rows = []
    for name in DATA:
        survey = load_data(name).clean()
        for kind, see in INPUTS.items():
            others = [see(*one) for one in crowd]
            for k in NUMBERS:
                measured = _measure(survey, see(*_ratings(survey)), others, k)
                rows.append({"data": name, "input": kind, "n_groups": k, **measured})
    return pd.DataFrame(rows)


def _ratings(survey):
    return survey.importance.to_numpy(dtype=float), survey.satisfaction.to_numpy(dtype=float)


def _fit(values: np.ndarray, k: int):
    from sklearn.cluster import KMeans

    return KMeans(k, n_init=STARTS, random_state=0).fit(values)


def _separation(values: np.ndarray, fitted) -> float:
    return 1 - fitted.inertia_ / ((values - values.mean(axis=0)) ** 2).sum()


def _measure(survey, values: np.ndarray, others: list, k: int) -> dict:
    """One number of groups: separation here and in the look-alikes, refits, answering style, and the profile."""
    from jtbd_helpers.segments.evidence import found_again
    from jtbd_helpers.statistics.association import eta_squared

    fitted, rng = _fit(values, k), np.random.default_rng(k)
    samples = (rng.integers(len(values), size=len(values)) for _ in range(REFITS))
    again = found_again(fitted.labels_, [_fit(values[s], k).predict(values) for s in samples], np.ones(len(values)), k)
    style = np.nanmean(np.hstack(_ratings(survey)), axis=1)
    return {
        "separation": _separation(values, fitted),
        "look_alikes": "; ".join(f"{_separation(other, _fit(other, k)):.4f}" for other in others),
        "same_group": again["same_group"],
        "stability": again["stability"],
        "leakage": eta_squared(style, fitted.labels_),
        **_profile(survey, fitted.labels_),
    }


def _profile(survey, labels) -> dict:
    from jtbd_helpers.segments.fact_tests import fact_test
    from jtbd_helpers.statistics import false_discovery

    facts = survey.profile.columns
    weights = survey.weights.to_numpy(dtype=float)
    tests = pd.DataFrame([fact_test(survey.profile[fact], "answers", labels, weights) for fact in facts])
    tilted = (false_discovery(tests["p_value"]) <= LEVEL) & (tests["effect"] >= EFFECT)
    return {
        "facts": len(facts),
        "raw": int((tests["p_value"] <= LEVEL).sum()),
        "tilted": ", ".join(np.asarray(facts)[np.asarray(tilted)]),
    }


if __name__ == "__main__":
    measure_panel().to_csv(FILE, index=False, float_format="%.4f", lineterminator="\n")
