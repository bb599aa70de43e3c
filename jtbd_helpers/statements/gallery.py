"""The gallery: worked examples of a jobs-based concept, each with every field of the concept builder."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

from jtbd_helpers.errors import JtbdError, one_of, unknown
from jtbd_helpers.statements.checks import check_circumstance, check_job, check_value_target
from jtbd_helpers.statements.collection import DOMAINS, JOB_TYPES, LIFE_CYCLE, ROLES
from jtbd_helpers.statements.findings import Finding

CIRCUMSTANCE_KINDS = ("obstacle", "barrier", "situation", "condition", "other")
MODES = ("eliminate", "accommodate", "resolve")
ORIGINS = ("invented", "job from a source text, details invented")
QUESTIONS = {
    "important": "Is the job important?",
    "not_done_well": "Is it badly done today?",
    "able": "Are we able to do it better?",
}
OPTIONAL = ("supporting_role", "stage")


@dataclass(frozen=True, kw_only=True)
class Example:
    """One worked example. The three questions hold an answer that begins with yes, no or not yet, and its reason."""

    id: str
    title: str
    domain: str
    origin: str
    job: str
    job_type: str
    value_targets: tuple[str, ...]
    moment_of_struggle: str
    circumstance: str
    circumstance_kind: str
    feature: str
    feature_mode: str
    executor: str
    beneficiary: str
    important: str
    not_done_well: str
    able: str
    supporting_role: str = ""
    stage: str = ""

    @property
    def decision(self) -> str:
        """ "go" with three yes, "no" as soon as one is no, else "not decided"."""
        answers = [getattr(self, question) for question in QUESTIONS]
        if any(a.startswith("No:") for a in answers):
            return "no"
        return "go" if all(a.startswith("Yes:") for a in answers) else "not decided"

    def findings(self) -> list[Finding]:
        """What the checks of language say about it; an example for learners has none."""
        found = check_job(self.job) + check_circumstance(self.circumstance)
        return found + [f for target in self.value_targets for f in check_value_target(target)]


@cache
def gallery() -> tuple[Example, ...]:
    """Every example, in the order of the file: the best twelve first."""
    text = resources.files("jtbd_helpers.statements").joinpath("gallery.toml").read_text(encoding="utf-8")
    return tuple(read_example(entry) for entry in tomllib.loads(text)["examples"])


def read_example(entry: Mapping) -> Example:
    """Take one entry of the file, or refuse it in words."""
    known = [field.name for field in fields(Example)]
    where = f"gallery, '{entry.get('id', '?')}'"
    for key in entry:
        if key not in known:
            raise unknown("key", key, known, where)
    empty = [key for key in known if key not in OPTIONAL and not entry.get(key)]
    if empty:
        raise JtbdError(f"{where}: '{empty[0]}' is empty. Fill in every field of the concept.")
    one = Example(**{**entry, "value_targets": tuple(entry["value_targets"])})
    one_of("domain", one.domain, DOMAINS)
    one_of("origin", one.origin, ORIGINS)
    one_of("job_type", one.job_type, JOB_TYPES)
    one_of("circumstance_kind", one.circumstance_kind, CIRCUMSTANCE_KINDS)
    one_of("feature_mode", one.feature_mode, MODES)
    if one.job_type == "supporting":
        one_of("supporting_role", one.supporting_role, ROLES)
        one_of("stage", one.stage, LIFE_CYCLE)
    return one
