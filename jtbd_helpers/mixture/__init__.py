"""Mixtures of tied Gaussian and categorical answers: the engine behind the segments. Knows nothing of surveys."""
