"""Resampling people as weights: two thousand surveys that might have been, in a few matrix products."""

import numpy as np

DRAWS = 2000
UNITS = 2000


class Resampler:
    """Weighted sums and means of a sample and of resamples of its people, or of the firms they work for.

    units : who is drawn: one label per row (the respondent, or the firm of a cluster column)
    weights : one weight per row
    Row 0 of every answer is the sample itself, the other rows are the resamples.
    Labels are sorted first, so the order of rows changes nothing.
    """

    def __init__(self, units, weights, seed: int = 0, draws: int = DRAWS):
        rng = np.random.default_rng(seed)
        names, codes = np.unique(np.asarray(units, dtype=object).astype(str), return_inverse=True)
        n = len(names)
        if n > UNITS:
            # Drawing random bundles of people has the same variance as drawing people, and stays small.
            codes, n = (rng.permutation(n) % UNITS)[codes], UNITS
        drawn = rng.integers(n, size=(draws, n)) + n * np.arange(draws)[:, None]
        times = np.bincount(drawn.ravel(), minlength=draws * n).reshape(draws, n)
        self.times = np.vstack([np.ones(n), times])
        self.codes = codes
        self.weights = np.asarray(weights, dtype=float)

    def sums(self, values) -> np.ndarray:
        """Weighted sums of each column of `values` (people x columns): one row per resample."""
        grouped = np.zeros((self.times.shape[1], values.shape[1]))
        np.add.at(grouped, self.codes, values * self.weights[:, None])
        return self.times @ grouped

    def means(self, values) -> np.ndarray:
        """Weighted means of each column over the people who answered it (NaN = not answered)."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return self.sums(np.nan_to_num(values)) / self.sums(~np.isnan(values))


def drawn_units(survey, people=slice(None)) -> np.ndarray:
    """Whom a bootstrap draws: firms where a cluster column is given, people elsewhere."""
    source = survey.importance.index if survey.cluster is None else survey.cluster
    return np.asarray(source, dtype=object)[people]


def effective_people(values, weights, cluster=None) -> np.ndarray:
    """Number of independent people behind each column's share: Kish (1965), and fewer where firms answer alike.

    `values` is people x columns of 0/1 with NaN where not answered. With `cluster` the
    design effect of each column is its between-firm variance over the one of lone people.
    """
    answered = ~np.isnan(values)
    w = np.where(answered, np.asarray(weights, dtype=float)[:, None], 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        n = np.where(answered.any(0), w.sum(0) ** 2 / (w**2).sum(0), 0.0)
        if cluster is None:
            return n
        off = w * (np.nan_to_num(values) - (w * np.nan_to_num(values)).sum(0) / w.sum(0))
        _, codes = np.unique(np.asarray(cluster, dtype=object).astype(str), return_inverse=True)
        firms = np.zeros((codes.max() + 1, values.shape[1]))
        np.add.at(firms, codes, off)
        effect = (firms**2).sum(0) / (off**2).sum(0)
    return n / np.fmax(effect, 1.0)


def weighted_share(values, weights) -> np.ndarray:
    """Weighted mean of each column over those who answered."""
    w = ~np.isnan(values) * np.asarray(weights, dtype=float)[:, None]
    with np.errstate(invalid="ignore"):
        return (w * np.nan_to_num(values)).sum(0) / w.sum(0)
