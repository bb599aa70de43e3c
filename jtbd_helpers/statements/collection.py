"""The labelled statements: what each one is, and what is wrong with it, if anything.

Written for this project. They feed the checks, the job sorter and the quizzes. Which half a statement belongs to
was fixed before any rule was tried on it: the first byte of the SHA-256 of its text, even = held out, odd = tuning.
All come from one pen in one sitting, so the checks find statements of other people somewhat harder.
"""

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jtbd_helpers.errors import JtbdError, one_of
from jtbd_helpers.statements.findings import RULES

ASKED = ("job", "value target")
KINDS = ("job", "solution", "feature", "outcome", "goal", "situation", "thing", "people", "value target")
NATURES = ("task", "problem", "need")
JOB_TYPES = ("functional", "social", "emotional", "supporting")
ROLES = ("buyer", "co-creator", "transferrer")
DOMAINS = ("consumer", "business", "medical")
LIFE_CYCLE = {  # stage -> the role in which somebody passes through it; in the order of a product's life
    "compare": "buyer",
    "decide": "buyer",
    "buy": "buyer",
    "take delivery": "buyer",
    "co-design": "co-creator",
    "make": "co-creator",
    "dispose": "transferrer",
    "pass on": "transferrer",
    "resell": "transferrer",
}


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One labelled statement.

    `asked` is what it was offered as, `kind` what it is, `fault` the rule of `RULES` that it breaks ("" when none).
    A sound job has a `nature`, a `job_type` and, when that is supporting, a `supporting_role` and a `stage`.
    `card_reason` is filled where the statement is a card of the job sorter.
    """

    statement: str
    asked: str
    kind: str
    fault: str = ""
    job_type: str = ""
    supporting_role: str = ""
    stage: str = ""
    nature: str = ""
    domain: str = "consumer"
    card_reason: str = ""

    @property
    def held_out(self) -> bool:
        """True when no rule may be tuned on it."""
        return hashlib.sha256(self.statement.encode()).digest()[0] % 2 == 0


@cache
def labelled() -> tuple[Statement, ...]:
    """Every labelled statement, in the order of the file."""
    return tuple(read_statement(row) for row in _rows("labelled.csv"))


def read_statement(row: Mapping[str, str]) -> Statement:
    """Take one row of the file, or refuse it in words."""
    one = Statement(**row)
    one_of("asked", one.asked, ASKED)
    one_of("kind", one.kind, KINDS)
    one_of("fault", one.fault, ("", *RULES))
    one_of("domain", one.domain, DOMAINS)
    if one.kind != "job" or one.fault:
        return one
    for key, allowed in (("nature", NATURES), ("job_type", JOB_TYPES)):
        if not getattr(one, key):
            raise JtbdError(f"“{one.statement}” has no {key}. Give one of: {', '.join(allowed)}.")
        one_of(key, getattr(one, key), allowed)
    if one.job_type == "supporting":
        _check_role(one)
    return one


@dataclass(frozen=True)
class Repair:
    """A faulty statement, the rule it breaks, one sound repair, and stems of which any repair holds at least one."""

    rule: str
    statement: str
    repair: str
    stems: tuple[str, ...]


@cache
def repairs() -> tuple[Repair, ...]:
    """Faulty statements of the tuning half with a repair of each, for the exercise."""
    return tuple(Repair(**{**row, "stems": tuple(row["stems"].split())}) for row in _rows("repairs.csv"))


def _rows(file: str) -> list[dict[str, str]]:
    text = resources.files("jtbd_helpers.statements").joinpath(file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _check_role(one: Statement) -> None:
    if not one.supporting_role:
        raise JtbdError(f"“{one.statement}” is a supporting job without a role. Give one of: {', '.join(ROLES)}.")
    one_of("supporting_role", one.supporting_role, ROLES)
    one_of("stage", one.stage, LIFE_CYCLE)
    if LIFE_CYCLE[one.stage] != one.supporting_role:
        raise JtbdError(
            f"“{one.statement}”: the stage '{one.stage}' belongs to the {LIFE_CYCLE[one.stage]}, "
            f"not to the {one.supporting_role}. Change one of the two."
        )
