"""A fitted model with the questions it rests on: what places new people, today and from a file."""

from dataclasses import dataclass

import numpy as np

from jtbd_helpers.mixture.engine import Mixture
from jtbd_helpers.mixture.missing import fill
from jtbd_helpers.segments.inputs import Recipe, categories, gap_scales, read_material


@dataclass(frozen=True)
class FittedModel:
    """The mixture (classes in the order of the letters), its recipe, the one-class moments that fill open scales."""

    recipe: Recipe
    mixture: Mixture
    mean: np.ndarray
    covariance: np.ndarray

    def probabilities(self, survey) -> np.ndarray:
        """Probability of each class for each person of a survey that asks the same questions."""
        material = read_material(survey, self.recipe)
        scales = gap_scales(material, self.recipe)
        if scales.shape[1]:
            scales = fill(scales, self.mean, self.covariance)[0]
        return self.mixture.posterior(scales, categories(material, self.recipe)[0])

    def to_dict(self) -> dict:
        return {
            "recipe": self.recipe.to_dict(),
            "mixture": dict(vars(self.mixture)),
            "mean": self.mean,
            "covariance": self.covariance,
        }

    @classmethod
    def from_dict(cls, content: dict) -> "FittedModel":
        recipe, mixture = Recipe(**content["recipe"]), Mixture(**content["mixture"])
        return cls(recipe, mixture, content["mean"], content["covariance"])
