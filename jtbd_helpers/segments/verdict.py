"""The verdict, its headline and the three questions: decided and worded in one place.

Source: natural, reproducible and constructive segmentation, Dolnicar & Leisch (2010); Dolnicar, Grün & Leisch (2018).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.vocabulary import HEADLINES, NOT_MEASURED, QUESTIONS

LEVEL, CLEAR, USABLE, STYLE = 0.05, 0.75, 0.50, 0.10
# The planted circumstances of the course's own data align .35 to .37 with their answers: single answers are noisy,
# so even a perfect segment leaves most of their variance. Demographic groups reach .01, moments alone .10 to .25.
ALIGNED = 0.25
IN_BETWEEN = 0.70


@dataclass(frozen=True)
class NullTest:
    """How clearly groups separate in this survey (`observed`) and in the look-alikes drawn, of those `wanted`."""

    wanted: int
    observed: float
    values: tuple
    one_group: bool

    @property
    def drawn(self) -> int:
        return len(self.values)

    @property
    def at_least(self) -> int:
        """Look-alikes that separate at least as well."""
        return sum(value >= self.observed for value in self.values)

    @property
    def decided(self) -> bool:
        """Whether p above .05 is certain, however many more were drawn."""
        return self.at_least > 0 and (1 + self.at_least) / (self.wanted + 1) > LEVEL

    @property
    def beaten(self) -> bool:
        """Whether p is at most .05; fewer than 19 look-alikes cannot show it."""
        return self.p_value <= LEVEL

    def table(self) -> pd.DataFrame:
        """survey ("this survey" first), separation (BIC of one group less the least BIC)."""
        names = ["this survey", *(f"look-alike {i}" for i in range(1, self.drawn + 1))]
        return pd.DataFrame({"survey": names, "separation": [self.observed, *self.values]})

    @property
    def p_value(self) -> float:
        """(1 + those at least as clear) / (1 + those drawn); 1 where one group describes the answers best."""
        if self.one_group:
            return 1.0
        if not self.wanted:
            return np.nan
        return (1 + self.at_least) / (self.drawn + 1)


def decide(null: NullTest, forced: bool, stability: float, leakage: float) -> str:
    """One of natural, reproducible, constructive, none."""
    if forced:
        return "constructive"
    if null.one_group or (null.at_least and not null.beaten):
        return "none"
    if not null.beaten or np.isnan(stability) or leakage > STYLE or stability < USABLE:
        return "constructive"
    return "natural" if stability >= CLEAR else "reproducible"


def noun(verdict: str, alignment: float, asked: bool) -> str:
    """ "segment" only where people share struggle and circumstance; else "group"; no word where there is none."""
    if verdict == "none":
        return ""
    return "segment" if asked and alignment >= ALIGNED else "group"


def headline(verdict: str) -> str:
    return HEADLINES[verdict]


def three_questions(verdict: str, null: NullTest, stability: float, same_group: float, leakage: float) -> pd.DataFrame:
    """The three questions with a word, a number and a sentence each."""
    rows = [_chance(null), _again(verdict, stability, same_group), _habit(verdict, leakage)]
    return pd.DataFrame(rows, columns=["question", "word", "number", "sentence", "value"])


def _chance(null: NullTest) -> tuple:
    question = QUESTIONS["null"]
    if null.one_group:
        return question, "no", "–", "One group describes these answers best, so no look-alike survey was drawn.", 1.0
    if not null.wanted:
        return question, NOT_MEASURED, "–", "No look-alike surveys were drawn (null_draws=0).", np.nan
    number = f"{null.at_least} of {null.drawn}"
    word = "yes" if null.beaten else "no" if null.at_least else "too few drawn"
    sentence = f"{number} look-alike surveys separated this well."
    if not (null.beaten or null.at_least):
        sentence += " It takes 19 to say more."
    return question, word, number, sentence, null.at_least / null.drawn


def _again(verdict: str, stability: float, same_group: float) -> tuple:
    question = QUESTIONS["stability"]
    if verdict == "none":
        return question, NOT_MEASURED, "–", "There are no groups to find again.", np.nan
    if np.isnan(stability):
        return question, NOT_MEASURED, "–", "The survey was not redrawn (refits=0).", np.nan
    word = "yes" if stability >= CLEAR else "mostly" if stability >= USABLE else "no"
    number = f"{100 * same_group:.0f} of 100"
    return question, word, number, f"{number} people land in the same group.", same_group


def _habit(verdict: str, leakage: float) -> tuple:
    question = QUESTIONS["leakage"]
    if verdict == "none":
        return question, NOT_MEASURED, "–", "There are no groups that habit could explain.", np.nan
    if np.isnan(leakage):
        return question, NOT_MEASURED, "–", "No ratings were asked, so answering style is not known.", np.nan
    word = "needs" if leakage <= STYLE else "habit too"
    number = f"{100 * leakage:.0f} %"
    sentence = f"{number} of the groups is answering style."
    if leakage > STYLE:
        sentence += ' Try centring="gap_and_mean".'
    return question, word, number, sentence, leakage
