"""The same recipe on other people: only labels and model, without the evidence that a verdict needs."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.mixture.search import fit
from jtbd_helpers.segments.evidence import enumerate_fits
from jtbd_helpers.segments.fitted import FittedModel
from jtbd_helpers.segments.inputs import make_recipe
from jtbd_helpers.segments.study import LETTERS, place_all, prepare


@dataclass(frozen=True)
class Refit:
    """Segments of some people, and the model that places others in them."""

    labels: pd.Series
    model: FittedModel

    def assign(self, survey) -> np.ndarray:
        """Segment of each person of another survey."""
        return np.array(list(LETTERS), dtype=object)[self.model.probabilities(survey).argmax(1)]


def refit(survey, recipe: dict, n_segments: int | None = None) -> Refit:
    """Fit a segmentation's recipe on the people of `survey`; `n_segments` replaces the number it chose."""
    covariance, seed, starts = recipe["covariance"], recipe["seed"], recipe["starts"]
    wanted = n_segments or recipe["n_segments"]
    study = prepare(survey, make_recipe(survey, recipe["on"], recipe["centring"], covariance), seed)
    if wanted:
        best = fit(study.inputs.data, wanted, starts=starts, seed=[seed, wanted], covariance=covariance)
    else:
        fits = enumerate_fits(study.inputs.data, recipe["max_segments"], starts, seed, covariance)
        best = min(fits, key=lambda one: one.bic)
    model, labels, *_ = place_all(survey, study, best)
    return Refit(labels, model)
