"""Look-alike surveys without groups: what the same method finds where there is nothing to find.

A twin keeps everything of a survey except groups: the mean and covariance of all ratings, each person's own level
and spread of answers, whole-number ratings that stop at the ends of the scale, the missing cells, and the
circumstance answers, which are dealt to other people as whole rows. A smooth twin would let skewed ratings
look like groups; shuffling each column would let ordinary correlation look like groups.
"""

from dataclasses import replace

import numpy as np

from jtbd_helpers.segments.inputs import Material, Recipe

TWINS = ("parametric", "permuted")


class TwinMaker:
    """Draws look-alikes of `material`; calibrated once, so that rounding leaves means and spreads as they were."""

    def __init__(self, material: Material, recipe: Recipe, rng):
        self.material, self.categorical_only = material, not material.ratings
        if self.categorical_only:
            return
        self.ratings = np.concatenate(material.ratings, axis=1)
        width = material.ratings[0].shape[1]
        self.ends = np.repeat(np.array(recipe.ends, dtype=float), width, axis=0).T
        self.mean = np.nanmean(self.ratings, axis=0)
        residual = self.ratings - self.mean
        answered = (~np.isnan(residual)).astype(float)
        count = np.maximum(answered.sum(1, keepdims=True), 1)
        self.level = np.nansum(residual, axis=1, keepdims=True) / count
        residual = np.nan_to_num(residual - self.level) * answered
        self.spread = np.sqrt((residual**2).sum(1, keepdims=True) / count)
        standard = residual / np.where(self.spread > 0, self.spread, 1)
        covariance = standard.T @ standard / np.maximum(answered.T @ answered, 1)
        value, vector = np.linalg.eigh(covariance)
        self.root = (vector * np.sqrt(np.maximum(value, 0))) @ vector.T
        self._calibrate(rng)

    def _calibrate(self, rng) -> None:
        """Move the means and spreads of the smooth answers until the rounded ones match those observed."""
        wanted_mean, wanted_sd = self.mean.copy(), np.nanstd(self.ratings, axis=0)
        self.stretch = np.ones(len(self.mean))
        noise = rng.normal(size=self.ratings.shape)
        for _ in range(6):
            seen = np.concatenate([self._rounded(noise), self._rounded(-noise)])  # the mirror image cancels chance
            self.mean = self.mean + (wanted_mean - np.nanmean(seen, axis=0))
            ratio = wanted_sd / np.maximum(np.nanstd(seen, axis=0), 0.05)
            self.stretch = np.clip(self.stretch * ratio, 0.5, 2.0)

    def _rounded(self, noise, shift=0.0) -> np.ndarray:
        smooth = self.mean + self.level + self.stretch * self.spread * (noise @ self.root) + shift
        rounded = np.clip(np.round(smooth), *self.ends)
        return np.where(np.isnan(self.ratings), np.nan, rounded)

    def draw(self, kind: str, rng, shift=0.0) -> Material:
        """One look-alike: "parametric" has no groups, "permuted" only no link between ratings and circumstances.

        `shift` (people x ratings, in points) is added before rounding: with it a parametric look-alike has a group.
        """
        codes = self.material.codes
        if kind == "permuted":
            return replace(self.material, codes=codes[rng.permutation(len(codes))])
        if self.categorical_only:  # one group means that no answer goes with another
            return replace(self.material, codes=np.column_stack([rng.permutation(column) for column in codes.T]))
        rated = self._rounded(rng.normal(size=self.ratings.shape), shift)
        blocks = tuple(np.split(rated, len(self.material.ratings), axis=1))
        return Material(blocks, codes[rng.permutation(len(codes))])
