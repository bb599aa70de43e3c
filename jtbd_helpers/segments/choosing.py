"""Which few questions tell most about a person's segment, and the rule that places people by their answers.

Questions are added one by one by their gain in the expected log posterior. That posterior comes from the class
probabilities of the fitted mixture alone (class means, one shared covariance, level shares): nothing is refitted.
"""

from dataclasses import dataclass

import numpy as np

SMOOTH = 0.5  # people added to every answer, so that none has probability 0
NEVER = -50.0  # log odds of a segment that nobody was in


def choose_questions(answers: list, posterior, weights, most: int) -> list:
    """Positions of the questions in the order of their gain, at most `most`; it ends when none gains."""
    shares = weights @ posterior / weights.sum()
    log_levels = {q: _log_levels(a, posterior, weights) for q, a in enumerate(answers) if a.dtype.kind == "i"}
    rated = [q for q in range(len(answers)) if q not in log_levels]
    ratings = [_filled(answers[q]) for q in rated]
    ratings = np.column_stack(ratings) if rated else np.zeros((len(posterior), 0))
    means, within = _gaussian(ratings, posterior, weights)
    chosen, numbers, logs = [], [], np.broadcast_to(np.log(shares), posterior.shape)
    best = _expected(logs, posterior, weights)
    while len(chosen) < min(most, len(answers)):
        gains = {}
        current = logs + _normal(ratings, means, within, numbers)
        for q in set(range(len(answers))) - set(chosen):
            if q in log_levels:
                added = current + log_levels[q]
            else:
                added = logs + _normal(ratings, means, within, [*numbers, rated.index(q)])
            gains[q] = _expected(added, posterior, weights)
        top = max(sorted(gains), key=gains.get)
        if gains[top] <= best + 1e-9:
            break
        best = gains[top]
        chosen.append(top)
        if top in log_levels:
            logs = logs + log_levels[top]
        else:
            numbers.append(rated.index(top))
    return chosen


def _filled(values) -> np.ndarray:
    return np.where(np.isnan(values), np.nanmean(values), values)


def _log_levels(codes, posterior, weights) -> np.ndarray:
    """Log probability of each person's answer in each class; 0 where there is no answer."""
    size = codes.max() + 1
    given = np.eye(size + 1)[codes][:, :size]
    counts = (posterior * weights[:, None]).T @ given + SMOOTH
    return given @ np.log(counts / counts.sum(1, keepdims=True)).T


def _gaussian(values, posterior, weights):
    """Class means of the ratings, and the covariance that all classes share."""
    own = posterior * weights[:, None]
    means = (own.T @ values) / np.maximum(own.sum(0), 1e-9)[:, None]
    total = (values * weights[:, None]).T @ values / weights.sum()
    within = total - (means * (own.sum(0) / weights.sum())[:, None]).T @ means
    return means, within + 1e-6 * np.eye(len(within))


def _normal(values, means, within, chosen: list) -> np.ndarray:
    """Log density of the chosen ratings in each class, up to what all classes share."""
    if not chosen:
        return np.zeros((len(values), len(means)))
    m = means[:, chosen]
    pull = np.linalg.solve(within[np.ix_(chosen, chosen)], m.T)
    return values[:, chosen] @ pull - 0.5 * (m * pull.T).sum(1)


def _expected(logs, posterior, weights) -> float:
    """Mean log probability of the segments under the classes' own probabilities."""
    top = logs.max(1, keepdims=True)
    normed = logs - top - np.log(np.exp(logs - top).sum(1, keepdims=True))
    return float(weights @ (posterior * normed).sum(1) / weights.sum())


@dataclass(frozen=True)
class Rule:
    """A multinomial logit on a few answers: what a questionnaire needs to place a person."""

    centres: tuple
    spreads: tuple
    sizes: tuple
    coefficients: np.ndarray
    intercepts: np.ndarray

    def probabilities(self, answers: list) -> np.ndarray:
        """Probability of each segment for each person."""
        logs = _features(answers, self.centres, self.spreads, self.sizes) @ self.coefficients.T + self.intercepts
        odds = np.exp(logs - logs.max(1, keepdims=True))
        return odds / odds.sum(1, keepdims=True)


def fit_rule(answers: list, labels, classes: int, weights, sizes) -> Rule:
    """Fit the rule (ridge penalty 1) on standardised answers; `labels` are positions of segments."""
    from sklearn.linear_model import LogisticRegression

    centres = tuple(0.0 if size else float(np.nanmean(a)) for a, size in zip(answers, sizes, strict=True))
    spreads = tuple(1.0 if size else float(np.nanstd(a)) or 1.0 for a, size in zip(answers, sizes, strict=True))
    features = _features(answers, centres, spreads, sizes)
    model = LogisticRegression(C=1.0, max_iter=500).fit(features, labels, sample_weight=weights)
    slopes, offsets = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # fitted as one line between the two
        slopes, offsets = np.vstack([-slopes, slopes]) / 2, np.concatenate([-offsets, offsets]) / 2
    coefficients, intercepts = np.zeros((classes, features.shape[1])), np.full(classes, NEVER)
    coefficients[model.classes_], intercepts[model.classes_] = slopes, offsets
    return Rule(centres, spreads, tuple(sizes), coefficients, intercepts)


def _features(answers, centres, spreads, sizes) -> np.ndarray:
    """One column per level, one per rating; a missing answer is zero, the centre of a rating."""
    parts = []
    for values, centre, spread, size in zip(answers, centres, spreads, sizes, strict=True):
        if size:
            parts.append(np.eye(size + 1)[values][:, :size])
        else:
            parts.append(np.nan_to_num((values - centre) / spread)[:, None])
    return np.concatenate(parts, axis=1)


def shifted(probabilities, shares, steps: int = 200) -> np.ndarray:
    """Adapt probabilities to a sample with other segment shares (Saerens, Latinne & Decaestecker 2002).

    `shares` are those the rule was fitted with; the new ones are found by EM on the probabilities alone.
    """
    new = np.asarray(shares, dtype=float)
    for _ in range(steps):
        odds = probabilities * (new / shares)
        odds = odds / odds.sum(1, keepdims=True)
        if np.abs(odds.mean(0) - new).max() < 1e-9:
            break
        new = odds.mean(0)
    return odds
