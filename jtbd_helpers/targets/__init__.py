"""Value targets: their opportunity scores, their statuses, and the struggles behind them."""

from jtbd_helpers.targets.opportunity import ValueTargetScores, score_value_targets
from jtbd_helpers.targets.statuses import person_statuses, segment_statuses
from jtbd_helpers.targets.struggles import Struggles, find_struggles

__all__ = [
    "Struggles",
    "ValueTargetScores",
    "find_struggles",
    "person_statuses",
    "score_value_targets",
    "segment_statuses",
]
