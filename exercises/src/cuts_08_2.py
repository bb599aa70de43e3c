"""Make exercises/data/ex-08-2.csv: three ways to cut the same late drivers, fitted once so that no check has to fit.

python exercises/src/cuts_08_2.py
"""

from pathlib import Path

import pandas as pd

import jtbd_helpers as jtbd
from jtbd_helpers.segments.alignment import measure_alignment

TARGET = Path(__file__).parents[1] / "data" / "ex-08-2.csv"
LATE = [f"t{number:02d}" for number in range(1, 7)]
CAUSES = {"multi_stop": "several_stops", "congestion": "jams", "no_signal": "no_signal"}
WHOLE_THEME = 2 / 3
SEED, LEAST_MOMENTS = 82, 3


def cuts() -> pd.DataFrame:
    """One row per group of each cut: who is in it, how often it comes late, and what came in the way."""
    everyone = jtbd.make_data("navigation", seed=SEED).clean()
    moments = jtbd.find_struggles(everyone).table[LATE].sum(axis=1)
    people = everyone.frame.loc[moments[moments >= LEAST_MOMENTS].index].reset_index(drop=True)
    statements = everyone.value_targets.set_index("target_id")["statement"]
    themes = everyone.value_targets.set_index("target_id")["theme"].dropna()
    surveys = {
        "demographics": (_survey(people, statements, themes), "profile"),
        "struggle": (_survey(people, statements[LATE], themes[LATE]), "struggle"),
        "struggle and cause": (_survey(people, statements, themes), ("struggle", "circumstance")),
    }
    whole = surveys["demographics"][0]
    rows = []
    for cut, (survey, on) in surveys.items():
        fitted = jtbd.segment(survey, on=on, n_segments=3, null_draws=0, refits=0)
        rows += [_group(cut, letter, fitted.labels, whole, themes) for letter in fitted.table["segment"]]
    return pd.DataFrame(rows)


def _survey(people, statements, themes):
    return jtbd.Survey.from_frame(
        people,
        "respondent_id",
        importance={t: f"imp_{t[1:]}" for t in statements.index},
        satisfaction={t: f"sat_{t[1:]}" for t in statements.index},
        circumstances=list(CAUSES),
        profile=["age_band", "area", "education"],
        statements=statements.to_dict(),
        themes=themes.to_dict(),
    )


def _group(cut, letter, labels, survey, themes) -> dict:
    members = labels.index[labels == letter]
    frame = survey.frame.loc[members]
    struggling = jtbd.find_struggles(survey).table.loc[members].mean()
    by_theme = (struggling[themes.index] >= 0.25).groupby(themes).mean()
    short = [theme for theme in themes.unique() if by_theme[theme] >= WHOLE_THEME]
    return {
        "cut": cut,
        "group": letter,
        "drivers": len(members),
        "rural": _percent(frame["area"] == "rural"),
        "sixty_plus": _percent(frame["age_band"] == "60+"),
        **{name: _percent(frame[column] == 1) for column, name in CAUSES.items()},
        "falls_short_on": " + ".join(short).lower(),
        "alignment": round(measure_alignment(survey, labels)["alignment"], 2),
    }


def _percent(yes) -> int:
    return round(100 * float(yes.mean()))


if __name__ == "__main__":
    cuts().to_csv(TARGET, index=False)
