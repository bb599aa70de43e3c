"""Rating scales guessed from the answers: which text is lower than which, and where a numeric scale ends."""

import re

import numpy as np

# What a tool writes where somebody gave no rating; the texts are compared in lower case.
NOT_RATED = {"don't know", "dont know", "do not know", "not applicable", "n/a", "na", "no answer", "no opinion", "-"}
NOT_RATED |= {"prefer not to say", "not sure", "does not apply", "refused", "missing"}
MISSING_CODES = {-999, -99, -98, -9, -8, -1, 88, 97, 98, 99, 998, 999}
NUMERIC_SCALES = [(1, 5), (1, 7), (1, 10), (0, 4), (0, 5), (0, 6), (0, 10), (-2, 2), (-3, 3), (0, 100)]
MOST_POINTS = 11

# How strong a word makes a label; the first that fits counts.
_STRENGTH = [
    (r"\bnot at all\b|\bnever\b|\bnone\b", 0.0),
    (r"\bnot (very|so|really|particularly|too)\b", 0.5),
    (r"\bnot\b|\bno\b", 0.2),
    (r"\b(extremely|completely|totally|absolutely|strongly|entirely|always|perfectly)\b", 4.0),
    (r"\b(very|highly|a lot|a great deal|mostly|often)\b", 3.0),
    (r"\b(slightly|a little|a bit|hardly|rarely|barely|low)\b", 1.0),
    (r"\b(somewhat|moderately|fairly|rather|partly|sometimes|quite|medium)\b", 2.0),
]
_AGAINST = re.compile(r"\b(dis|un)(satisf|agree|import|happy)|\bbad\b|\bpoor\b|\bdiffer")
_MIDDLE = re.compile(r"\bneither\b|\bneutral\b|\bundecided\b|\bso-so\b|\bokay\b|\bin between\b")


def order_labels(labels: list[str]) -> tuple[list[str], bool]:
    """The labels from lowest to highest, and whether their words settle the order."""
    leading = [re.match(r"\s*(-?\d+)\b", label) for label in labels]
    if all(leading):
        return sorted(labels, key=lambda label: int(re.match(r"\s*(-?\d+)\b", label)[1])), True
    ranks = {label: _rank(label) for label in labels}
    return sorted(labels, key=ranks.get), len(set(ranks.values())) == len(labels)


def first_point(labels: list[str]) -> tuple[int, list[str]]:
    """The lowest point of a scale and its labels, the points that nobody chose filled in where labels are numbered."""
    leading = [re.match(r"\s*(-?\d+)\b", label) for label in labels]
    if not all(leading):
        return 1, labels
    points = {int(match[1]): label for match, label in zip(leading, labels, strict=True)}
    low, high = min(points), max(points)
    if len(points) < len(labels) or high - low > MOST_POINTS:
        return 1, labels
    return low, [points.get(point, str(point)) for point in range(low, high + 1)]


def _rank(label: str) -> float:
    text = label.casefold()
    if _MIDDLE.search(text):
        return 0.0
    # A bare "satisfied" stands between "somewhat" and "very".
    strength = next((value for pattern, value in _STRENGTH if re.search(pattern, text)), 2.5)
    if _AGAINST.search(text) and strength >= 1:
        return -strength
    return strength


def numeric_scale(values: list[float]) -> tuple[int, int]:
    """The smallest everyday scale that holds all values."""
    low, high = min(values), max(values)
    return next(((a, b) for a, b in NUMERIC_SCALES if a <= low and high <= b), (int(low), int(high)))


def missing_codes(values: list[float]) -> list[int]:
    """Numbers far off the others that tools write for "no answer", such as 99."""
    codes = [int(v) for v in values if v in MISSING_CODES]
    rest = [v for v in values if v not in MISSING_CODES]
    if not rest or not codes:
        return []
    low, high = numeric_scale(rest)
    return sorted(code for code in codes if high <= 10 and (code > high or (code < 0 <= low)))


def is_rating(numbers: np.ndarray, texts: list[str]) -> bool:
    """Whether distinct answers look like a rating: few whole numbers, or few labels."""
    if texts:
        return not len(numbers) and 3 <= len(texts) <= MOST_POINTS
    if len(numbers) < 2 or set(numbers) == {0.0, 1.0}:
        return False
    return bool((numbers == np.rint(numbers)).all() and numbers.min() >= -3 and numbers.max() <= 100)
