"""The typing tool: a few questions that place a new person, with the accuracy to expect of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import Result
from jtbd_helpers.segments.choosing import Rule, choose_questions, fit_rule, shifted
from jtbd_helpers.segments.questions import frame_of, possible_questions, read_answers
from jtbd_helpers.segments.refitting import refit
from jtbd_helpers.statistics import effective_n, share_interval
from jtbd_helpers.survey import Survey
from jtbd_helpers.targets.draws import drawn_units
from jtbd_helpers.vocabulary import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FOLDS, LEAST = 5, 20


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class TypingTool(Result):
    """A few questions that place a new person in a segment.

    table : DataFrame
        One row per question in the order of asking: order, question, kind, text, columns (of the frame that `.assign`
        takes), accuracy (cross-validated share placed rightly with the questions so far), low, high.
    accuracy, accuracy_low, accuracy_high : float
        With all questions, on people that neither segments nor tool were fitted to; 95 % interval.
    baseline : float
        Accuracy of calling everybody a member of the largest segment.
    kappa : float
        Agreement beyond chance (Cohen 1960).
    recall : DataFrame
        segment, n, recall, low, high: share of each segment's people who are placed there.
    confusion : DataFrame
        Segment (rows) against placement (columns), people.
    """

    accuracy: float
    accuracy_low: float
    accuracy_high: float
    baseline: float
    kappa: float
    recall: pd.DataFrame
    confusion: pd.DataFrame
    segments: tuple
    shares: np.ndarray
    asked: tuple
    rule: Rule

    @property
    def questions(self) -> pd.DataFrame:
        """The questions in the order of asking (the table)."""
        return self.table

    def probabilities(self, frame: pd.DataFrame | Survey, *, prior_shift: bool = False) -> pd.DataFrame:
        """Probability of each segment for each person; see `assign`."""
        if not isinstance(frame, (Survey, pd.DataFrame)):
            raise JtbdError(f"`assign` takes a DataFrame or a Survey, not a {type(frame).__name__}. See `.questions`.")
        source = frame_of(frame) if isinstance(frame, Survey) else frame
        found = self.rule.probabilities(read_answers(list(self.asked), source))
        found = shifted(found, self.shares) if prior_shift else found
        return pd.DataFrame(found, index=source.index, columns=list(self.segments))

    def assign(self, frame: pd.DataFrame | Survey, *, prior_shift: bool = False) -> pd.Series:
        """Place people by their answers.

        Parameters
        ----------
        frame : DataFrame or Survey
            One row per person with the columns that `.questions` names: circumstances under their ids, ratings as
            "t01_importance" and "t01_satisfaction". Empty cells count as the average answer.
        prior_shift : bool
            True adapts to a sample in which segments have other shares, such as the visitors of one shop.

        Returns
        -------
        Series
            Segment of each row.

        Raises
        ------
        JtbdError
            When a question's column is missing, a rating is off its scale, or an answer is new.
        """
        found = self.probabilities(frame, prior_shift=prior_shift)
        names = np.array(self.segments, dtype=object)
        return pd.Series(names[found.to_numpy().argmax(1)], index=found.index, name="segment", dtype=object)

    def describe(self) -> str:
        """Say how many questions place how many of 100 people rightly."""
        return (
            f"{counted(len(self.table), 'question places', 'questions place')} {self.accuracy:.0%} of people as the "
            f"whole survey would ({self.accuracy_low:.0%} to {self.accuracy_high:.0%}); calling everybody "
            f"{self.segments[0]} would be right for {self.baseline:.0%}."
        )

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw the accuracy after each question."""
        from jtbd_helpers.plotting import decisions

        return decisions.typing_tool(ax, self.table, self.baseline)


def build_typing_tool(segmentation, max_questions: int = 8, *, seed: int = 0) -> TypingTool:
    """Find the few questions that place a new person, and state how often they are right.

    Parameters
    ----------
    segmentation : Segmentation
        With two segments or more.
    max_questions : int
        Most questions, 1 to 20; the gap of one value target (importance and satisfaction) counts as one.
    seed : int
        Start of the five parts.

    Returns
    -------
    TypingTool
        ``.accuracy`` with its interval, ``.questions``, ``.assign(frame)``, ``.recall``, ``.confusion``.
        Segments and tool are fitted anew on four parts of the people and read on the fifth, each part in turn
        (fewer parts where a segment would have under 20 people in one).

    Raises
    ------
    JtbdError
        When there is only one segment.

    Source
    ------
    Multinomial logit; order of questions by the mixture's expected log posterior; Cohen (1960);
    Saerens, Latinne & Decaestecker (2002).
    """
    _check(segmentation, max_questions)
    survey, names = segmentation.survey, list(segmentation.table["segment"])
    possible = possible_questions(survey, segmentation.recipe["on"])
    labels = segmentation.labels.reindex(survey.weights.index).map(names.index).to_numpy(dtype=int)
    people = _People(survey, read_answers(possible, frame_of(survey)), [len(q.levels) for q in possible])
    posterior = segmentation.probabilities.reindex(survey.weights.index).to_numpy(dtype=float)
    chosen = choose_questions(people.answers, posterior, people.weights, max_questions)
    asked = tuple(possible[q] for q in chosen)
    folds = _folds(survey, labels, seed)
    truth, placed = _cross_validate(people, segmentation, labels, folds, max_questions)
    accuracy, low, high = _accuracies(truth, placed, people.weights)
    steps = np.minimum(np.arange(len(asked)), len(accuracy) - 1)
    table = _table(asked).assign(accuracy=accuracy[steps], low=low[steps], high=high[steps])
    return TypingTool(
        table=table,
        caption=_caption(len(asked), folds.max() + 1, len(labels), segmentation.noun),
        accuracy=float(table["accuracy"].iloc[-1]),
        accuracy_low=float(table["low"].iloc[-1]),
        accuracy_high=float(table["high"].iloc[-1]),
        **_agreement(truth, placed[steps[-1]], people.weights, names),
        segments=tuple(names),
        shares=np.bincount(labels, people.weights, len(names)) / people.weights.sum(),
        asked=asked,
        rule=people.rule(np.arange(len(labels)), labels, chosen, len(names)),
    )


def _check(segmentation, max_questions) -> None:
    if segmentation.n_segments < 2:
        raise JtbdError(
            "There is one group only, so nobody has to be placed. A typing tool needs two segments or more."
        )
    if not 1 <= max_questions <= 20:
        raise JtbdError(f"`max_questions` is {max_questions}; give a number from 1 to 20.")


def _table(asked: tuple) -> pd.DataFrame:
    rows = [(i, q.name, q.kind, q.text, q.columns) for i, q in enumerate(asked, start=1)]
    return pd.DataFrame(rows, columns=["order", "question", "kind", "text", "columns"])


@dataclass(frozen=True)
class _People:
    """Everybody's answers to every possible question."""

    survey: Survey
    answers: list
    sizes: list

    @property
    def weights(self) -> np.ndarray:
        return self.survey.weights.to_numpy(dtype=float)

    def rows(self, rows, chosen=None) -> list:
        return [self.answers[q][rows] for q in (range(len(self.answers)) if chosen is None else chosen)]

    def rule(self, rows, labels, chosen, classes: int) -> Rule:
        sizes = [self.sizes[q] for q in chosen]
        return fit_rule(self.rows(rows, chosen), labels, classes, self.weights[rows], sizes)


def _folds(survey, labels, seed: int) -> np.ndarray:
    """The part each person is in: segments are spread evenly, firms stay whole, row order changes nothing."""
    parts = int(np.clip(np.bincount(labels).min() // LEAST, 2, FOLDS))
    units, first, of = np.unique(drawn_units(survey).astype(str), return_index=True, return_inverse=True)
    order = np.lexsort([np.random.default_rng([seed, 13]).permutation(len(units)), labels[first]])
    part = np.empty(len(units), dtype=int)
    part[order] = np.arange(len(units)) % parts
    return part[of]


def _cross_validate(people: _People, segmentation, labels, folds, most: int):
    """For everybody the segment that the others' model gives, and the placement after each question."""
    classes = segmentation.n_segments
    truth, placed = np.empty(len(labels), dtype=int), []
    for f in range(folds.max() + 1):
        fit, test = np.flatnonzero(folds != f), np.flatnonzero(folds == f)
        model = refit(people.survey._subset(fit), segmentation.recipe, classes).model
        posterior = model.probabilities(people.survey._subset(fit))
        tracks = _same_names(posterior.argmax(1), labels[fit], classes)
        own = tracks[posterior.argmax(1)]
        truth[test] = tracks[model.probabilities(people.survey._subset(test)).argmax(1)]
        chosen = choose_questions(people.rows(fit), posterior, people.weights[fit], most)
        for m in range(len(chosen)):
            if m == len(placed):
                placed.append(placed[-1].copy() if placed else np.full(len(labels), -1))
            rule = people.rule(fit, own, chosen[: m + 1], classes)
            placed[m][test] = rule.probabilities(people.rows(test, chosen[: m + 1])).argmax(1)
    return truth, np.array(placed)


def _same_names(found, labels, classes: int) -> np.ndarray:
    """Which segment each class of a refit stands for: the matching in which most people keep theirs."""
    from scipy.optimize import linear_sum_assignment

    shared = np.zeros((classes, classes))
    np.add.at(shared, (found, labels), 1)
    return linear_sum_assignment(-shared)[1]


def _accuracies(truth, placed, weights):
    """Weighted share placed rightly after each question, with its Wilson interval."""
    accuracy = (placed == truth) @ weights / weights.sum()
    return accuracy, *share_interval(accuracy, effective_n(weights))


def _agreement(truth, placed, weights, names) -> dict:
    """Baseline, kappa, recall and confusion of the whole tool."""
    classes = len(names)
    counts = np.zeros((classes, classes))
    np.add.at(counts, (truth, placed), weights)
    share = counts / counts.sum()
    chance = share.sum(1) @ share.sum(0)
    rows = []
    for k, name in enumerate(names):
        own = truth == k
        recall = counts[k, k] / counts[k].sum() if counts[k].sum() > 0 else np.nan
        low, high = share_interval(recall, effective_n(weights[own]))
        rows.append({"segment": name, "n": int(own.sum()), "recall": recall, "low": float(low), "high": float(high)})
    return {
        "baseline": float(share.sum(1).max()),
        "kappa": float((np.trace(share) - chance) / (1 - chance)) if chance < 1 else np.nan,
        "recall": pd.DataFrame(rows),
        "confusion": pd.DataFrame(counts, index=pd.Index(names, name="segment"), columns=names),
    }


def _caption(questions: int, parts: int, n: int, noun: str) -> str:
    fewer = "" if parts == FOLDS else f" ({parts} parts, so that each has {LEAST} people of every {noun} where it can)"
    fitted = "one half of the people" if parts == 2 else f"{parts - 1} parts of the people"
    return (
        f"Typing tool of {counted(questions, 'question')}. Accuracy: share of {n:,} people placed as the whole survey "
        f"would, {noun}s and tool fitted on {fitted} and read on the other{fewer}."
    )
