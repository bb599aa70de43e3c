"""What segments by job mix say of themselves: the three questions, why there are none, and every choice made."""

import numpy as np
import pandas as pd

from jtbd_helpers.mixes import JobMix
from jtbd_helpers.mixes.compositions import scaled
from jtbd_helpers.segments.kmeans import group
from jtbd_helpers.segments.verdict import STYLE, NullTest, three_questions
from jtbd_helpers.vocabulary import NOT_MEASURED, counted

STABLE = 0.90  # adjusted Rand index of refits from which a number of segments counts as found again
VOLUME_QUESTION = "Jobs or sheer volume?"
ABOUT_CUSTOMERS = {
    "look-alike surveys": "sets of look-alike customers",
    "look-alike survey": "set of look-alike customers",
    "The survey": "The sample",
    "people": "customers",
    "answers": "mixes",
}


def questions_of(verdict: str, null: NullTest, measured) -> pd.DataFrame:
    """The three questions, about customers instead of surveys; volume takes the place of answering habit."""
    questions = three_questions(verdict, null, measured["stability"], measured["same_group"], np.nan)
    for survey, customers in ABOUT_CUSTOMERS.items():
        questions["sentence"] = questions["sentence"].str.replace(survey, customers)
    row = (NOT_MEASURED, "–", "There are no groups that volume could explain.", np.nan)
    if verdict != "none":
        share, number = measured["volume_share"], f"{100 * measured['volume_share']:.0f} %"
        row = ("jobs" if share <= STYLE else "volume too", number, f"{number} of the groups is mere volume.", share)
    questions.loc[2] = [VOLUME_QUESTION, *row]
    return questions


def reach_of(evidence: pd.DataFrame) -> str:
    """Why no number of segments was kept."""
    several = evidence[evidence["n_segments"] > 1]
    best = several.loc[several["stability"].fillna(0).idxmax()]
    return (
        f"Samples of these customers agree best on {best['n_segments']:.0f} groups, to {best['stability']:.2f}; "
        f"segments need {STABLE:.2f}, must separate better than look-alikes, and must not be mere volume."
    )


def caption_of(mix: JobMix, points, rows, chosen: int, twins, again: dict, recipe: dict) -> str:
    n = len(points)
    scale = "square roots of the mix" if recipe["transform"] == "sqrt" else "log-ratios of the mix"
    how = "as given" if recipe["n_segments"] else f"the largest found again from {STABLE:.2f}, not mere volume"
    sentences = [f"{mix.signals.title}: {n:,} customers with evidence."]
    if len(mix.without_evidence):
        sentences.append(f"{len(mix.without_evidence):,} without evidence are in no segment.")
    if len(rows) < n:
        sentences.append(f"The evidence was measured on {len(rows):,} of them, drawn at random; all were placed.")
    sentences.append(
        f"K-means on {scale}: 1 to {max(recipe['max_segments'], chosen)} groups tried, {chosen} kept ({how}), "
        f"{counted(recipe['starts'], 'start')} of each."
    )
    drawn = f"{len(twins)} sets of look-alike customers, events drawn from the overall mix." if len(twins) else ""
    sentences.append(drawn or "Look-alike customers: not measured.")
    sentences.append(
        f"{next(iter(again.values()))['refits']} refits of each number." if again else "Refits: not measured."
    )
    sentences.append("K-means has no likelihood: BIC, ICL and entropy are not measured.")
    if chosen > 1:
        sentences.append("Crucial jobs: the fewest that cover 80 % of a mean mix, shares below 5 % set aside.")
    if recipe["transform"] == "clr" and chosen > 1:
        sentences.append(_deltas(mix, points[rows], rows, chosen, recipe))
    return " ".join(sentences)


def _deltas(mix: JobMix, points, rows, chosen: int, recipe: dict) -> str:
    """How far the groups hang on what zeros were replaced by."""
    from sklearn.metrics import adjusted_rand_score

    delta = recipe["delta"] or 1 / points.shape[1] ** 2
    labels = group(points, chosen, recipe["starts"], [recipe["seed"], chosen]).labels
    said = []
    for other in (delta / 10, delta * 2):
        again = group(
            scaled(mix.table.to_numpy()[rows], "clr", other), chosen, recipe["starts"], [recipe["seed"], chosen]
        )
        said.append(f"{adjusted_rand_score(labels, again.labels):.2f} with {other:.2g}")
    return f"Zeros became {delta:.2g}; agreement with other values: {', '.join(said)}."
