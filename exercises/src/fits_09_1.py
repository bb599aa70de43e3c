"""Make exercises/data/ex-09-1.csv: groups of IT managers from two inputs, fitted once so that no check has to fit.

python exercises/src/fits_09_1.py
"""

from pathlib import Path

import pandas as pd

import jtbd_helpers as jtbd
from jtbd_helpers.statistics.association import eta_squared

TARGET = Path(__file__).parents[1] / "data" / "ex-09-1.csv"
SURVEYS = (1, 2, 3, 4, 6)
NUMBERS = range(2, 8)


def fits() -> pd.DataFrame:
    """One row per survey, input and number of groups."""
    rows = []
    for seed in SURVEYS:
        survey = jtbd.make_data("secure_data", seed=seed, roles="executor").clean()
        rows += _rows(seed, "gaps", survey, survey) + _rows(seed, "importance only", importance_only(survey), survey)
    return pd.DataFrame(rows)


def importance_only(survey):
    """A survey in which importance is all that was asked."""
    targets = list(survey.importance.columns)
    frame = survey.importance.rename_axis("respondent_id").reset_index()
    return jtbd.Survey.from_frame(frame, difficulty={target: target for target in targets})


def _rows(seed, name, asked, survey) -> list[dict]:
    evidence = jtbd.segment(asked, on="needs", max_segments=max(NUMBERS), refits=25).evidence.set_index("n_segments")
    style = pd.concat([survey.importance, survey.satisfaction], axis=1).mean(axis=1)
    items = survey.importance.fillna(survey.importance.mean())
    found = []
    for k in NUMBERS:
        labels = jtbd.segment(asked, on="needs", n_segments=k, max_segments=k, null_draws=0, refits=0).labels
        found.append(
            {
                "survey": seed,
                "input": name,
                "groups": k,
                "bic": round(evidence.loc[k, "bic"]),
                "same_rows_again": 100,
                "new_samples_again": round(100 * evidence.loc[k, "same_group"]),
                "style_all_items": round(100 * eta_squared(style, labels), 1),
                "style_one_item": round(100 * max(eta_squared(items[item], labels) for item in items), 1),
            }
        )
    return found


if __name__ == "__main__":
    fits().to_csv(TARGET, index=False, lineterminator="\n")
