"""The Survey that every analysis takes: validated, frozen, one row per respondent."""

import math
from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Scale:
    """A rating scale from `low` to `high`, with the cuts that follow from it."""

    low: float
    high: float

    @property
    def important(self) -> int:
        """From here up an answer counts as high: the top quarter of the scale (1-5: 4)."""
        return math.ceil(self.low + 0.75 * (self.high - self.low))

    @property
    def satisfied_low(self) -> int:
        """Down from here an answer counts as low: the bottom quarter of the scale (1-5: 2)."""
        return math.floor(self.low + 0.25 * (self.high - self.low))

    def __str__(self) -> str:
        return f"{self.low:g}-{self.high:g}"


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Survey:
    """What people answered, read and validated.

    All frames share one index: the respondent ids as text, named "respondent_id".

    title, job : str
    frame : DataFrame
        Every column of the data file(s) as read.
    importance, satisfaction, difficulty : DataFrame
        respondent x target_id, float, NaN where not answered; no columns where not asked.
    circumstances : DataFrame
        respondent x circumstance id; object: 0/1 or text levels, None where not answered.
    profile : DataFrame
        respondent x profile column, object or float.
    weights : Series
        float, mean 1.
    value_targets : DataFrame
        target_id, statement, theme (None where not named), kano_functional, kano_dysfunctional (columns or None).
    circumstance_list : DataFrame
        circumstance, statement, kind.
    features : DataFrame
        feature, statement, cost, mode, addresses (tuple of circumstance ids), targets (tuple of target ids).
    scales : dict
        "importance", "satisfaction", "difficulty" -> Scale.
    would_switch : Series of 0/1 floats or None; cluster, role, solution : Series or None.
    severity : DataFrame (respondent x severity columns), duration : Series (seconds), each or None.
    notes : tuple of str
        What reading set aside or changed, in plain sentences.
    """

    title: str
    job: str
    frame: pd.DataFrame
    importance: pd.DataFrame
    satisfaction: pd.DataFrame
    difficulty: pd.DataFrame
    circumstances: pd.DataFrame
    profile: pd.DataFrame
    weights: pd.Series
    value_targets: pd.DataFrame
    circumstance_list: pd.DataFrame
    features: pd.DataFrame
    scales: dict = field(default_factory=dict)
    would_switch: pd.Series | None = None
    cluster: pd.Series | None = None
    role: pd.Series | None = None
    solution: pd.Series | None = None
    severity: pd.DataFrame | None = None
    duration: pd.Series | None = None
    currency: str | None = None
    synthetic: bool = False
    notes: tuple = ()
