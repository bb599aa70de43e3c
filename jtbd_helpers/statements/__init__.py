"""Statements: what makes a job a job, and examples to learn it from. Rules of thumb on words, and they say so."""

from jtbd_helpers.statements.checks import check_circumstance, check_job, check_value_target
from jtbd_helpers.statements.findings import HEURISTIC, RULES, Finding

__all__ = ["HEURISTIC", "RULES", "Finding", "check_circumstance", "check_job", "check_value_target"]
