"""Look-alike surveys without groups: what the same method finds where there is nothing to find.

A twin keeps everything of a survey except groups: the mean and covariance of all ratings, each person's own level
and spread of answers, whole-number ratings that stop at the ends of the scale, the missing cells, and the
circumstance answers, which are dealt to other people as whole rows. A smooth twin would let skewed ratings
look like groups; shuffling each column would let ordinary correlation look like groups.
"""

from dataclasses import replace

import numpy as np

from jtbd_helpers.segments.inputs import Material, Recipe


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
        self.level = np.nan_to_num(np.nanmean(np.where(np.isnan(residual), np.nan, residual), axis=1))[:, None]
        residual = residual - self.level
        self.spread = np.sqrt(np.nanmean(residual**2, axis=1))[:, None]
        self.spread = np.where(self.spread > 0, self.spread, 1e-9)
        standard = np.nan_to_num(residual / self.spread)
        covariance = standard.T @ standard / np.maximum((~np.isnan(residual)).T.astype(float) @ ~np.isnan(residual), 1)
        value, vector = np.linalg.eigh(covariance)
        self.root = (vector * np.sqrt(np.maximum(value, 0))) @ vector.T
        self._calibrate(rng)

    def _calibrate(self, rng) -> None:
        """Move the means and spreads of the smooth answers until the rounded ones match those observed."""
        wanted_mean, wanted_sd = self.mean.copy(), np.nanstd(self.ratings, axis=0)
        self.stretch = np.ones(len(self.mean))
        noise = rng.normal(size=self.ratings.shape)
        for _ in range(6):
            seen = self._rounded(noise)
            self.mean = self.mean + (wanted_mean - np.nanmean(seen, axis=0))
            ratio = wanted_sd / np.maximum(np.nanstd(seen, axis=0), 0.05)
            self.stretch = np.clip(self.stretch * ratio, 0.5, 2.0)

    def _rounded(self, noise) -> np.ndarray:
        smooth = self.mean + self.level + self.stretch * self.spread * (noise @ self.root)
        rounded = np.clip(np.round(smooth), *self.ends)
        return np.where(np.isnan(self.ratings), np.nan, rounded)

    def parametric(self, rng) -> Material:
        """A twin without any groups."""
        codes = self.material.codes
        if self.categorical_only:  # one group means that no answer goes with another
            return replace(self.material, codes=np.column_stack([rng.permutation(column) for column in codes.T]))
        rated = self._rounded(rng.normal(size=self.ratings.shape))
        blocks = tuple(np.split(rated, len(self.material.ratings), axis=1))
        return Material(blocks, codes[rng.permutation(len(codes))])

    def permuted(self, rng) -> Material:
        """A twin that keeps ratings and circumstances whole and cuts the link between them."""
        return replace(self.material, codes=self.material.codes[rng.permutation(len(self.material.codes))])
