"""Ratings as arrays: who calls a target important, who is satisfied, who struggles."""

import numpy as np

from jtbd_helpers.errors import JtbdError

INFERRED, ASKED = 0.25, 0.40  # least struggle share of an undershot target, by how the struggle is known


def target_ids(survey) -> list:
    """The ids of the value targets in codebook order."""
    return survey.value_targets["target_id"].tolist()


def answers(survey, block: str) -> np.ndarray:
    """Answers of one block, such as "importance": people x all targets, NaN where absent."""
    return getattr(survey, block).reindex(columns=target_ids(survey)).to_numpy(dtype=float)


def kano_answers(survey) -> tuple[np.ndarray, np.ndarray]:
    """Answers to the functional and the dysfunctional question: people x all targets, NaN where not answered."""
    if survey.kano_functional is None:
        nothing = np.full((len(survey.weights), len(survey.value_targets)), np.nan)
        return nothing, nothing
    return answers(survey, "kano_functional"), answers(survey, "kano_dysfunctional")


def at_or_above(values, cut) -> np.ndarray:
    """1 where a rating reaches the cut, 0 where not, NaN where not answered."""
    return np.where(np.isnan(values), np.nan, values >= cut)


def inferred_struggle(survey, important=None, satisfied=None) -> np.ndarray:
    """1 where a target is important to a person and badly met, NaN unless both ratings were given."""
    i, s = answers(survey, "importance"), answers(survey, "satisfaction")
    high, low = cuts(survey, important, satisfied)
    return np.where(np.isnan(i) | np.isnan(s), np.nan, (i >= high) & (s <= low))


def struggle(survey, important=None, satisfied=None) -> np.ndarray:
    """1 where a person struggles: by difficulty where that was asked, else by importance and satisfaction."""
    asked = asked_difficulty(survey)
    if not asked.any():
        return inferred_struggle(survey, important, satisfied)
    hard = at_or_above(answers(survey, "difficulty"), survey.scales["difficulty"].important)
    if asked.all():
        return hard
    return np.where(asked, hard, inferred_struggle(survey, important, satisfied))


def asked_difficulty(survey) -> np.ndarray:
    """True for each target whose difficulty was asked."""
    return np.array([t in survey.difficulty.columns for t in target_ids(survey)])


def has_ratings(survey) -> bool:
    """True when both importance and satisfaction were asked."""
    return survey.importance.shape[1] > 0 and survey.satisfaction.shape[1] > 0


def cuts(survey, important=None, satisfied=None) -> tuple[float, float]:
    """The "important" and the "satisfied low" cut: those given, else those of the scales."""
    if not has_ratings(survey):
        raise JtbdError(
            "This survey has no importance and satisfaction ratings for the same targets, nor a difficulty for each. "
            "Name both columns of each value target in the codebook."
        )
    wanted = [
        ("important", important, survey.scales["importance"], survey.scales["importance"].important),
        ("satisfied", satisfied, survey.scales["satisfaction"], survey.scales["satisfaction"].satisfied_low),
    ]
    return tuple(_cut(*one) for one in wanted)


def _cut(name, given, scale, default) -> float:
    if given is None:
        return default
    if not scale.low <= given <= scale.high:
        raise JtbdError(f"`{name}` is {given}; the ratings run from {scale}. Give a cut on that scale.")
    return given
