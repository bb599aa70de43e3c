"""The Survey that every analysis takes: validated, frozen, one row per respondent."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.survey.assemble import assemble
from jtbd_helpers.survey.frames import codebook_of, plain_columns, table_of
from jtbd_helpers.survey.quality import SurveyQuality, quality_of
from jtbd_helpers.survey.scale import Scale
from jtbd_helpers.vocabulary import counted

__all__ = ["Scale", "Survey", "check_survey", "refuse_faults"]


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
    kano_functional, kano_dysfunctional : respondent x target (1 like to 5 dislike), each DataFrame or None.
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
    kano_functional: pd.DataFrame | None = None
    kano_dysfunctional: pd.DataFrame | None = None

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        respondent: str = "respondent_id",
        importance: dict | None = None,
        satisfaction: dict | None = None,
        difficulty: dict | None = None,
        *,
        circumstances: "Sequence[str]" = (),
        profile: "Sequence[str]" = (),
        scale: tuple | dict = (1, 5),
        weight: str | None = None,
        cluster: str | None = None,
        would_switch: str | None = None,
        statements: dict | None = None,
        themes: dict | None = None,
        kano: dict | None = None,
        features: "Sequence[dict] | None" = None,
        duration: str | None = None,
        role: str | None = None,
        roles: str | None = None,
        solution: str | None = None,
        severity: dict | None = None,
        title: str = "Survey",
        job: str = "",
    ) -> "Survey":
        """Make a survey from a DataFrame that holds one row per respondent.

        Parameters
        ----------
        frame : DataFrame
            The answers. It is not changed.
        respondent : str
            Column that tells people apart.
        importance, satisfaction, difficulty : dict, optional
            Target id -> column of its ratings, such as ``{"t01": "imp_01"}``.
        circumstances : list
            Columns of 0/1 or text answers; or one dict per circumstance with the keys
            of the codebook (id, statement, kind, column, option).
        profile : list of str
            Columns that describe people.
        scale : (low, high) or dict
            Ends of the rating scale; a dict gives each block its own:
            ``{"importance": (1, 5), "satisfaction": (0, 10)}``.
        weight, cluster, would_switch, duration, role, solution : str, optional
            Columns: weights (0 or more), groups such as firms, 0/1, seconds, roles, solutions in use.
        severity : str or list of str, optional
            Columns that ask how bad it is.
        statements, themes : dict, optional
            Target id -> its wording, its theme. Without a statement the id stands for it.
        kano : dict, optional
            Target id -> columns of its functional and dysfunctional question, 1 like to 5 dislike.
        features : list of dict or DataFrame, optional
            id (or feature), statement, cost, mode, addresses, targets.
        roles : None, "pooled" or one of the roles
            "pooled" allows people of different roles in one survey; the name of a role keeps the people in it.
        title, job : str
            What the survey is called, and the job it asks about.

        Returns
        -------
        Survey
            With the same checks as a survey read from a file.

        Raises
        ------
        JtbdError
            When an argument or an answer is at fault; it names column, index and value.

        Examples
        --------
        >>> import pandas as pd, jtbd_helpers as jtbd
        >>> frame = pd.DataFrame({"who": ["a", "b"], "imp_1": [5, 3], "sat_1": [1, 4], "rain": [1, 0]})
        >>> jtbd.Survey.from_frame(
        ...     frame, "who", importance={"t01": "imp_1"}, satisfaction={"t01": "sat_1"}, circumstances=["rain"]
        ... )
        Survey: 2 respondents
        1 value target, rated for importance (1-5) and satisfaction (1-5)
        1 circumstance, 0 profile columns
        """
        table = table_of(frame)
        survey = {
            "title": title,
            "job": job,
            "respondent": respondent,
            "weight": weight,
            "cluster": cluster,
            "would_switch": would_switch,
            "duration": duration,
            "role": role,
            "solution": solution,
            "severity": severity,
        }
        blocks = {"importance": importance, "satisfaction": satisfaction, "difficulty": difficulty}
        words = {"statements": statements, "themes": themes, "kano": kano}
        codebook, faults = codebook_of(survey, blocks, scale, circumstances, profile, words, features)
        refuse_faults(faults)
        content, faults = assemble(codebook, table, "from_frame", roles)
        refuse_faults(faults)
        return cls(**content)._of_role(roles)

    def quality(self) -> SurveyQuality:
        """Look at how people answered, and flag who did not read the questions.

        Returns
        -------
        SurveyQuality
            ``.table`` with one row per respondent: respondent_id, straightliner (one answer
            all through importance, satisfaction or difficulty, or for 80 % of it in a row),
            speeder (under a third of the median time), mostly_missing (more than half of the
            ratings not given), share_missing (0-1), duration (seconds), longest_run (share of
            a block, 0-1), mean_rating (0-1 of the scale), share_extreme and share_agreement
            (0-1). The last three show answering style, which is never a reason to drop anybody.

        Source
        ------
        Meade & Craig (2012), Psychological Methods 17.
        """
        return quality_of(self)

    def clean(self) -> "Survey":
        """Leave out straight-liners, speeders and people who gave less than half of the ratings.

        Returns
        -------
        Survey
            The others, weights again with mean 1; its `.notes` say how many went and why.
            Missing answers alone take nobody out before more than half are missing.

        Raises
        ------
        JtbdError
            When nobody would be left.
        """
        quality = quality_of(self)
        keep = ~quality.dropped
        if not keep.any():
            raise JtbdError(f"{self.title}: cleaning would leave nobody. {quality.describe()} Look at `.quality()`.")
        return replace(self._subset(keep.to_numpy()), notes=(*self.notes, quality.removal()))

    def _subset(self, which) -> "Survey":
        """The respondents of a mask, of positions (integers) or of ids; repeats are kept, weights have mean 1."""
        which = np.asarray(which)
        if which.dtype == bool:
            which = np.flatnonzero(which)
        elif which.dtype.kind not in "iu":
            which = self.weights.index.get_indexer(which)
        taken = {
            name: value.iloc[which]
            for name, value in self._content().items()
            if isinstance(value, (pd.DataFrame, pd.Series)) and value.index.name == "respondent_id"
        }
        taken["weights"] = taken["weights"] / (taken["weights"].mean() or 1.0)
        return replace(self, **taken)

    def _of_role(self, roles: str | None) -> "Survey":
        """Everybody, or the people of one role; `roles` as in `read_survey`."""
        if roles in (None, "pooled"):
            return self
        known = [] if self.role is None else sorted(self.role.dropna().unique())
        if roles not in known:
            raise unknown("role", roles, ["pooled", *known], where=self.title, mend="Choose one of these.")
        inside = (self.role == roles).to_numpy(dtype=bool)
        note = f"Only people in the role {roles} were kept: {inside.sum():,} of {len(inside):,}."
        return replace(self._subset(inside), notes=(*self.notes, note))

    def _content(self) -> dict:
        return {f.name: getattr(self, f.name) for f in fields(self)}

    def _to_saved(self) -> dict:
        """The survey as what `results.save_result` can write."""
        scales = {name: (scale.low, scale.high) for name, scale in self.scales.items()}
        return {**self._content(), "scales": scales, "frame": plain_columns(self.frame)}

    @classmethod
    def _from_saved(cls, content: dict) -> "Survey":
        for value in content.values():
            if isinstance(value, (pd.DataFrame, pd.Series)) and value.index.name == "respondent_id":
                value.index = value.index.astype(object)
        scales = {name: Scale(*ends) for name, ends in content["scales"].items()}
        return cls(**{**content, "scales": scales})

    def _lines(self) -> list[str]:
        """What the survey is, line by line."""
        asked = [f"{name} ({scale})" for name, scale in self.scales.items()]
        features = f", {counted(len(self.features), 'feature')}" if len(self.features) else ""
        kano = "" if self.kano_functional is None else f"; Kano questions for {self.kano_functional.shape[1]}"
        lines = [
            f"{self.title}: {counted(len(self.weights), 'respondent')}",
            f"Job: {self.job}" if self.job else "",
            f"{counted(len(self.value_targets), 'value target')}"
            + (f", rated for {' and '.join(asked)}{kano}" if asked else ""),
            f"{counted(len(self.circumstance_list), 'circumstance')}{features}, "
            f"{counted(self.profile.shape[1], 'profile column')}",
            *(f"Note: {note}" for note in self.notes),
        ]
        return [line for line in lines if line]

    def __repr__(self) -> str:
        return "\n".join(self._lines())

    def _repr_html_(self) -> str:
        title, *lines = (html.escape(line) for line in self._lines())
        return f"<p class='jtbd-caption'><strong>{title}</strong><br>{'<br>'.join(lines)}</p>"


def check_survey(survey, verb: str) -> None:
    """Refuse whatever is not a Survey, such as a bare DataFrame."""
    if not isinstance(survey, Survey):
        raise JtbdError(
            f"`{verb}` takes a Survey, not a {type(survey).__name__}. Read one with `jtbd.read_survey(codebook)`, or "
            "make one of a DataFrame with `jtbd.Survey.from_frame(frame, ...)`."
        )


def refuse_faults(faults: list[str], hint: str = "") -> None:
    """Raise the first fault, and say how many others there are and where to see them."""
    if faults:
        others = len(faults) - 1
        more = f" ({others} more fault{'s' if others > 1 else ''}{hint}.)" if others else ""
        raise JtbdError(faults[0] + more)
