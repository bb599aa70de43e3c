"""How invented people answer rating questions: a level, a habit of answering, and noise."""

import numpy as np

MIDDLE = 3.3  # where a person without opinion puts the cross
NOISE = 0.9
MISSING = 0.02


def answer_ratings(rng: np.random.Generator, importance: np.ndarray, satisfaction: np.ndarray):
    """Turn true levels into answers on 1-5, with each person's own answering habit.

    Parameters
    ----------
    rng : Generator
    importance, satisfaction : array, people x targets
        The levels people would give without habit and noise.

    Returns
    -------
    two float arrays, people x targets
        Style moves both ratings of a person alike, stretch widens both.
    """
    n = len(importance)
    style = rng.normal(0, 0.6, (n, 1))
    stretch = np.exp(rng.normal(0, 0.25, (n, 1)))
    noise, other_noise = rng.normal(0, NOISE, (2, *importance.shape))
    return (
        to_scale(MIDDLE + style + stretch * (importance - MIDDLE + noise)),
        to_scale(MIDDLE + 0.8 * style + stretch * (satisfaction - MIDDLE + other_noise)),
    )


def to_scale(latent: np.ndarray) -> np.ndarray:
    """Round and clip to the answers 1-5."""
    return np.clip(np.rint(latent), 1, 5)


def leave_out(rng: np.random.Generator, ratings: np.ndarray, rate: float = MISSING) -> np.ndarray:
    """Leave cells unanswered at random; NaN marks them."""
    return np.where(rng.random(ratings.shape) < rate, np.nan, ratings)
