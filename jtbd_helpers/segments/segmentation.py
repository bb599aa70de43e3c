"""The answer of `segment`: who belongs where, how sure that is, and whether there are groups at all."""

import html
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import Result, readable, save_result, to_html
from jtbd_helpers.segments.describing import circumstance_shares, market_shares
from jtbd_helpers.segments.fitted import FittedModel
from jtbd_helpers.segments.verdict import IN_BETWEEN
from jtbd_helpers.survey import Survey, check_survey

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from jtbd_helpers.segments.profiling import Profile
    from jtbd_helpers.segments.tool import TypingTool

GUARDED = 500  # people of a survey below which every answer says that they are few


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Segmentation(Result):
    """People grouped by what they struggle with and the circumstances that cause it.

    table : DataFrame
        One row per segment, A the largest: segment, n, share, share_low, share_high (of the market: weighted, 95 %
        Wilson interval on n_effective), n_effective, urgency, urgency_low, urgency_high (share who would switch),
        leading_circumstance, leading_share, leading_struggle (theme or target whose gap exceeds that of all most),
        mean_probability (of its members), found_again (mean Jaccard index
        over refits, 0-1).
    labels : Series
        Segment of each respondent, indexed by respondent id.
    probabilities : DataFrame
        Respondent x segment.
    evidence : DataFrame
        One row per number of groups tried; NaN was not measured.
    questions : DataFrame
        The three questions: question, word, number, sentence, value.
    twins : DataFrame
        survey ("this survey", then the look-alikes drawn), separation: BIC of one group less the least BIC.
    null_p_value : float
        Share of look-alike surveys that separate as well; 1 when one group describes the answers best.
    verdict : {"natural", "reproducible", "constructive", "none"}
    headline : str
        What people read first.
    alignment, alignment_parts : float, dict
        How far segments share circumstances and gaps, 0-1, and its two parts with what chance would give.
    leakage : float
        Share of answering style (a person's mean rating) that the segments explain, 0-1.
    relevance : DataFrame
        circumstance, pseudo_f, p_value, q_value, p_beyond, relevant: which circumstances go with struggle.
    noun : {"segment", "group", ""}
        The word for its parts: "" where there are none.
    in_between : int
        People whose most likely segment has a probability below 0.70.
    reach : str
        With "none": what this sample could have found; else empty.
    recipe : dict
        The arguments that fit the same way on other people: `segment(other, **recipe)`.
    """

    labels: pd.Series
    probabilities: pd.DataFrame
    evidence: pd.DataFrame
    questions: pd.DataFrame
    twins: pd.DataFrame
    null_p_value: float
    verdict: str
    headline: str
    alignment: float
    alignment_parts: dict
    leakage: float
    relevance: pd.DataFrame
    noun: str
    reach: str
    recipe: dict
    model: FittedModel
    survey: Survey | None
    RESTS_ON: ClassVar[str] = "a survey"  # and what to do instead where it is something else
    INSTEAD: ClassVar[str] = ""

    @property
    def n_segments(self) -> int:
        return len(self.table)

    @property
    def in_between(self) -> int:
        return int((self.probabilities.max(axis=1) < IN_BETWEEN).sum())

    # -- follow-up questions -------------------------------------------------------------------------

    def _asked(self, what: str) -> Survey:
        """The survey, or a word on what cannot be known without one."""
        if self.survey is None:
            raise JtbdError(
                f".{what}() needs the answers of a survey, and these segments rest on {self.RESTS_ON} alone. "
                + self.INSTEAD
            )
        return self.survey

    def value_targets(self, threshold: float | None = None) -> pd.DataFrame:
        """Give every value target one status in every segment, with the evidence.

        Returns
        -------
        DataFrame
            The columns of `segment_statuses`, and market_share, market_low, market_high: the share of all people,
            members or not, who are in this segment and struggle with this target. struggle_share is of the members.
        """
        from jtbd_helpers.targets.statuses import segment_statuses

        table = segment_statuses(self._asked("value_targets"), self.labels, threshold)
        shares = market_shares(self.survey, self.labels, table)
        return pd.concat([table, shares], axis=1)

    def circumstances(self) -> pd.DataFrame:
        """Share of every answer to every circumstance question, by segment.

        Returns
        -------
        DataFrame
            segment, circumstance, statement, level, share, low, high (95 % Wilson interval, weighted), share_all,
            n, n_effective.
        """
        return circumstance_shares(self._asked("circumstances"), self.labels, list(self.table["segment"]))

    def profile(self, columns: "Sequence[str] | None" = None) -> "Profile":
        """Compare background facts between segments; says so where nothing is shared."""
        from jtbd_helpers.segments.profiling import profile_segments

        self._asked("profile")
        return profile_segments(self, columns)

    def typing_tool(self, max_questions: int = 8) -> "TypingTool":
        """Build the few questions that place a new person, with their cross-validated accuracy."""
        from jtbd_helpers.segments.tool import build_typing_tool

        self._asked("typing_tool")
        return build_typing_tool(self, max_questions)

    def respondents(self) -> pd.DataFrame:
        """List the people: respondent_id, segment, probability (of that segment), in_between."""
        best = self.probabilities.max(axis=1).to_numpy()
        return pd.DataFrame(
            {
                "respondent_id": self.labels.index.to_numpy(dtype=object),
                "segment": self.labels.to_numpy(dtype=object),
                "probability": best,
                "in_between": best < IN_BETWEEN,
            }
        )

    def assign(self, survey: Survey) -> pd.Series:
        """Place the people of another survey (a new wave) in these segments, without fitting anew.

        Parameters
        ----------
        survey : Survey
            Asks the same value targets and circumstances, under the same ids.

        Returns
        -------
        Series
            Segment of each respondent, indexed by respondent id.

        Raises
        ------
        JtbdError
            When a question the segments rest on was not asked; it is named.
        """
        check_survey(survey, "assign")
        names = np.array(list(self.table["segment"]), dtype=object)
        best = self.model.probabilities(survey).argmax(1)
        return pd.Series(names[best], index=survey.weights.index, name="segment", dtype=object)

    def rename(self, names: dict) -> "Segmentation":
        """Give segments names of their own: ``.rename({"A": "Late and lost"})``. Returns a new result."""
        known = list(self.table["segment"])
        for name in names:
            if name not in known:
                raise unknown("segment", name, known)
        new = [str(names.get(name, name)) for name in known]
        if len(set(new)) < len(new):
            raise JtbdError(f"Two segments would have the same name: {', '.join(new)}. Give each its own.")
        change = dict(zip(known, new, strict=True))
        return replace(
            self,
            table=self.table.assign(segment=new),
            labels=self.labels.map(change).astype(object),
            probabilities=self.probabilities.rename(columns=change),
        )

    # -- keeping and showing -------------------------------------------------------------------------

    def save(self, path: "str | os.PathLike") -> "Path":
        """Write the segmentation as JSON; `jtbd_helpers.load_result(path)` reads it, also months later."""
        content = {field.name: getattr(self, field.name) for field in fields(self)}
        return save_result(path, "Segmentation", content | self._own_parts())

    def _own_parts(self) -> dict:
        """What only this kind knows how to write, and `_from_parts` to read."""
        return {"model": self.model.to_dict(), "survey": self.survey._to_saved()}

    @classmethod
    def _from_saved(cls, content: dict) -> "Segmentation":
        rests_on = "events" if "mix" in content else "choices" if content["survey"] is None else cls.RESTS_ON
        kind = next(kind for kind in (cls, *cls.__subclasses__()) if rests_on == kind.RESTS_ON)
        return kind(**{**content, **kind._from_parts(content)})

    @classmethod
    def _from_parts(cls, content: dict) -> dict:
        return {
            "model": FittedModel.from_dict(content["model"]),
            "survey": Survey._from_saved(content["survey"]),
        }

    def describe(self) -> str:
        """Say the headline and the sizes in plain sentences."""
        if self.verdict == "none":
            return f"{self.headline}. {self.reach}"
        named = zip(self.table["segment"], self.table["share"], strict=True)
        sizes = ", ".join(f"{name} {share:.0%}" for name, share in named)
        return f"{self.headline}: {self.n_segments} {self.noun}s, {sizes} of the market. {self._in_between_text()}"

    def _in_between_text(self) -> str:
        be = "is" if self.in_between == 1 else "are"
        said = f"{self.in_between:,} of {len(self.labels):,} people {be} in between two {self.noun}s."
        few = self.survey is not None and len(self.labels) < GUARDED  # said where it is read first
        return said + (f" {len(self.labels):,} people are few for this: ask more before money follows." if few else "")

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw what a product meeting should see first: each segment's size and the circumstance that marks it."""
        from jtbd_helpers.plotting.segmentation import plot_segments

        return plot_segments(self, ax)

    def plot_evidence(self, figure: "Figure | None" = None) -> "Figure":
        """Draw the evidence panel: the headline and three questions, each with its picture.

        Takes or makes a matplotlib figure and returns an array of three Axes.
        """
        from jtbd_helpers.plotting.segmentation import plot_evidence

        return plot_evidence(self, figure)

    def _shown(self) -> pd.DataFrame:
        """The table under the noun that this result deserves; nothing where there are no segments."""
        short = [
            "segment",
            "n",
            "share",
            "share_low",
            "share_high",
            "urgency",
            "leading_circumstance",
            "leading_struggle",
        ]
        shown = self.table[short].rename(columns={"segment": self.noun})
        measured = shown.columns[shown.notna().any()]
        return shown[measured] if self.noun else self.table.iloc[:0]

    def _evidence_shown(self) -> pd.DataFrame:
        return self.evidence.rename(columns={"n_segments": "groups"})

    def __repr__(self) -> str:
        lines = [f"{q.question} {q.word}. {q.sentence}" for q in self.questions.itertuples()]
        table = [readable(self._shown()).to_string(index=False)] if self.noun else []
        return "\n".join([self.headline, *lines, self._after(), *table, self.caption])

    def _after(self) -> str:
        return self.reach or self._in_between_text()

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th scope='row'>{html.escape(q.question)}</th><td><b>{html.escape(q.word)}</b></td>"
            f"<td>{html.escape(q.number)}</td><td>{html.escape(q.sentence)}</td></tr>"
            for q in self.questions.itertuples()
        )
        details = to_html(self._evidence_shown()) + (to_html(self.relevance) if len(self.relevance) else "")
        return (
            f"<p class='jtbd-headline'><b>{html.escape(self.headline)}</b></p>"
            f"<table class='jtbd-table jtbd-questions'><tbody>{rows}</tbody></table>"
            f"<p>{html.escape(self._after())}</p>{to_html(self._shown()) if self.noun else ''}"
            "<details><summary>Details: every number of groups tried, every choice made</summary>"
            f"<p class='jtbd-caption'>{html.escape(self.caption)}</p>{details}</details>"
        )
