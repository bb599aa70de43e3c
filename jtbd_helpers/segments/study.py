"""The steps of `segment`: who and what enters, comparison with look-alikes, refits, and letters for everybody."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from jtbd_helpers.mixture.search import Fit, fit
from jtbd_helpers.progress_bars import bar
from jtbd_helpers.segments.evidence import Inputs, make_inputs, separation, stability, twin_separation
from jtbd_helpers.segments.fitted import FittedModel
from jtbd_helpers.segments.inputs import JOINT, Material, Recipe, canonical_order, read_material
from jtbd_helpers.segments.relevance import COLUMNS, relevance
from jtbd_helpers.segments.twins import TwinMaker
from jtbd_helpers.segments.verdict import NullTest

LARGEST = 5000  # people on whom the evidence is measured; labels are given to all
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Study:
    """What the fits rest on: `material` of all people, `rows` of those (in a fixed order) who give the evidence."""

    recipe: Recipe
    material: Material
    rows: np.ndarray
    inputs: Inputs
    relevance: pd.DataFrame
    style: np.ndarray | None
    cluster: np.ndarray | None


def prepare(survey, recipe: Recipe, seed: int) -> Study:
    """Read the answers, draw the sample for the evidence, and leave out circumstances that no struggle follows."""
    material = read_material(survey, recipe)
    rows = canonical_order(material, survey.weights.index)
    if len(rows) > LARGEST:
        rows = rows[np.sort(np.random.default_rng([seed, 101]).choice(len(rows), LARGEST, replace=False))]
    tested = pd.DataFrame(columns=COLUMNS)
    if recipe.on == JOINT and recipe.items:
        sample = material.rows(rows)
        scales = make_inputs(sample, recipe).data.scales
        tested = relevance(scales, sample.codes, recipe.items, np.random.default_rng([seed, 102]))
        kept = np.flatnonzero(tested["relevant"].to_numpy(dtype=bool))
        items = {name: levels for i, (name, levels) in enumerate(recipe.items.items()) if i in kept}
        recipe, material = replace(recipe, items=items), replace(material, codes=material.codes[:, kept])
    inputs = make_inputs(material.rows(rows), recipe)
    cluster = None if survey.cluster is None else survey.cluster.to_numpy(dtype=object)[rows]
    return Study(recipe, material, rows, inputs, tested, _style(survey, rows), cluster)


def _style(survey, rows) -> np.ndarray | None:
    """Each person's mean over all rating answers; None where nothing was rated."""
    asked = [survey.importance, survey.satisfaction]
    blocks = [b.to_numpy(dtype=float) for b in asked if b.shape[1]] or [survey.difficulty.to_numpy(dtype=float)]
    ratings = np.concatenate(blocks, axis=1)[rows]
    answered = (~np.isnan(ratings)).sum(1)
    if not answered.any():
        return None
    mean = np.where(answered > 0, np.nansum(ratings, axis=1) / np.maximum(answered, 1), np.nan)
    return np.where(np.isnan(mean), np.nanmean(mean), mean)


def compare_with_twins(
    study: Study, bics: list, null_draws: int, starts: int, seed: int, twin: str, progress
) -> NullTest:
    """Draw look-alike surveys until all are drawn or p > .05 is certain."""
    null = NullTest(null_draws, separation(bics), (), int(np.argmin(bics)) == 0)
    if null.one_group or not null_draws:
        return null
    rng = np.random.default_rng([seed, 103])
    maker = TwinMaker(study.material.rows(study.rows), study.recipe, rng)
    for _ in bar(range(null_draws), "Look-alike surveys", null_draws, progress, _seconds(study, 0.03, null_draws)):
        data = make_inputs(maker.draw(twin, rng), study.recipe).data
        value = twin_separation(data, len(bics), starts, seed, study.recipe.covariance)
        null = replace(null, values=(*null.values, value))
        if null.decided:
            break
    return null


def stabilities(study: Study, fits: list[Fit], refits: int, seed: int, progress) -> dict:
    """How far refits find the same groups, for each number of groups above one."""
    if not refits:
        return {}
    numbers = range(2, len(fits) + 1)
    data, covariance = study.inputs.data, study.recipe.covariance
    return {
        k: stability(data, fits[k - 1], refits, [seed, 104, k], covariance, study.cluster)
        for k in bar(numbers, "Refits", len(numbers), progress, _seconds(study, 0.001, refits * len(numbers)))
    }


def _seconds(study: Study, each: float, times: int) -> float:
    """A rough time, from what one round costs for a hundred people."""
    return each * times * study.inputs.data.n / 100


def place_all(survey, study: Study, fitted: Fit):
    """Give everybody probabilities and a letter: model, labels, probabilities, and the class behind each letter.

    Letters follow the falling share of the market; of equal classes the one with larger gaps comes first.
    """
    n, covariance = len(survey.weights), study.recipe.covariance
    inputs = make_inputs(study.material, study.recipe, (study.inputs.mean, study.inputs.covariance))
    if n > len(study.rows) and len(fitted.state) > 1:
        begin = fitted.state * (n / len(study.rows))
        fitted = fit(inputs.data, len(begin), starts=0, begin=begin, covariance=covariance)
    posterior = fitted.mixture.posterior(inputs.data.scales, inputs.data.indicators)[inputs.data.row_of]
    best = posterior.argmax(1)
    size = np.bincount(best, weights=survey.weights.to_numpy(dtype=float), minlength=posterior.shape[1])
    order = np.lexsort([-fitted.mixture.means.sum(1), -size.round(9)])
    place = np.empty(len(order), dtype=int)
    place[order] = np.arange(len(order))
    letters, index = np.array(list(LETTERS[: len(order)]), dtype=object), survey.weights.index
    labels = pd.Series(letters[place[best]], index=index, name="segment", dtype=object)
    probabilities = pd.DataFrame(posterior[:, order], index=index, columns=list(letters))
    model = FittedModel(study.recipe, fitted.mixture.reordered(order), study.inputs.mean, study.inputs.covariance)
    return model, labels, probabilities, order
