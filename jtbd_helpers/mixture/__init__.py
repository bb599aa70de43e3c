"""Mixtures of tied Gaussian and categorical answers: the engine behind the segments. Knows nothing of surveys."""

from jtbd_helpers.mixture.estimator import GaussianCategoricalMixture

__all__ = ["GaussianCategoricalMixture"]
