"""Choice tasks as answered: validated, coded, and laid out for fast fitting."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.choices.coding import Coding
from jtbd_helpers.errors import JtbdError, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Tasks:
    """Tasks as arrays, one alternative after the other, so that sums over alternatives run along whole rows.

    x : alternative x task x parameter; there : alternative x task, False where an alternative was not available;
    chosen : task, position of the chosen alternative; person : task, number of the respondent; people : how many.
    """

    x: np.ndarray
    there: np.ndarray
    chosen: np.ndarray
    person: np.ndarray
    people: int

    def take(self, which) -> "Tasks":
        """The tasks that `which` (a mask or positions) names, with the same numbering of people."""
        return Tasks(self.x[:, which], self.there[:, which], self.chosen[which], self.person[which], self.people)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Choices:
    """What people chose, task by task.

    frame : DataFrame, one row per alternative shown, holdout tasks included.
    coding : Coding, which parameter stands for which attribute and level.
    tasks, holdout : Tasks (holdout None where none was kept back).
    respondents : Index of respondent ids as text, in the order that `Tasks.person` counts.
    weights : float array, one per respondent, mean 1.
    respondent : the column of `frame` that says whose choice it is.
    """

    title: str
    frame: pd.DataFrame
    coding: Coding
    tasks: Tasks
    holdout: Tasks | None
    respondents: pd.Index
    weights: np.ndarray
    currency: str | None = None
    synthetic: bool = False
    tables: dict = field(default_factory=dict)
    respondent: str = "respondent_id"

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        *,
        respondent: str,
        task: str,
        alternative: str,
        chosen: str,
        attributes: "Sequence[str]" = (),
        numeric: "Sequence[str]" = (),
        price: str | None = None,
        none: str | None = None,
        holdout: str | None = None,
        weight: str | None = None,
        title: str = "choices",
        file: str = "the frame",
        currency: str | None = None,
        synthetic: bool = False,
        rows: "Sequence[int] | np.ndarray | None" = None,
        tables: dict | None = None,
        labels: dict | None = None,
    ) -> "Choices":
        """Read choices from a frame with one row per alternative shown.

        Parameters
        ----------
        frame : DataFrame
            A row that is absent is an alternative that was not available.
        respondent, task, alternative, chosen : str
            Columns: who chose, in which task, among which alternatives, and 1 for the one chosen (else 0).
        attributes : sequence of str
            Categorical columns; may be empty. The first level (in the order of a pandas Categorical, else
            sorted) is the base, with a part-worth of 0. Pass the alternative's own column to have constants.
        numeric : sequence of str
            Columns that enter linearly, in their own unit.
        price : str, optional
            Which of the two is the price.
        none : str, optional
            The column (0/1) or the value of `alternative` that means "none of these"; it gets one constant.
        holdout : str, optional
            0/1 column; tasks marked 1 are kept back for `.hit_rate`.
        weight : str, optional
            Positive, the same in all rows of a respondent; scaled to mean 1.
        labels : dict, optional
            Attribute -> its name in pictures and reports.
        title, file, currency, synthetic, tables
            Kept for captions; `file` and `rows` (a number for each row, from 1) name the place in messages.

        Returns
        -------
        Choices

        Raises
        ------
        JtbdError
            A column that is missing or used twice, a task with no choice or two, an alternative shown twice,
            an attribute with one level, a blank or a text where a number is needed.

        Source
        ------
        McFadden (1974).
        """
        attributes, numeric = list(attributes), list(numeric)
        answers = [chosen, *attributes, *numeric]
        _columns_exist(frame, [respondent, task, alternative, *answers, *(c for c in [holdout, weight] if c)], file)
        _used_once(answers, file)
        if price is not None and price not in attributes + numeric:
            raise unknown(
                "attribute", price, attributes + numeric, file, "Name the price among `attributes` or `numeric`."
            )
        # The index carries how rows are numbered in the file, so that messages point there.
        frame = frame.set_axis(np.arange(1, len(frame) + 1) if rows is None else rows)
        is_none = none_rows(frame, none, alternative, file)
        coding = Coding.of(frame.loc[~is_none], attributes, numeric, price, none is not None, file, labels)
        who, respondents = pd.factorize(frame[respondent].astype(str).to_numpy(dtype=object))
        _check_blank(frame, [respondent, task, alternative], file)
        task_number, in_task = _tasks_of(frame, who, task, alternative, file)
        picked = _numbers(frame, chosen, file)
        _check_chosen(frame, picked, task_number, respondent, task, chosen, file)
        x = coding.encode(frame, is_none, file)
        all_tasks = _lay_out(x, picked, task_number, in_task, who, len(respondents))
        kept = _marked(frame, holdout, task_number, file)
        return cls(
            title=title,
            frame=frame.reset_index(drop=True),
            coding=coding,
            tasks=all_tasks.take(~kept),
            holdout=all_tasks.take(kept) if kept.any() else None,
            respondents=pd.Index(respondents, name="respondent_id"),
            weights=_weights(frame, weight, who, len(respondents), file),
            currency=currency,
            synthetic=synthetic,
            tables=tables or {},
            respondent=respondent,
        )

    @property
    def n_tasks(self) -> int:
        """How many tasks are used for fitting."""
        return len(self.tasks.chosen)

    def __repr__(self) -> str:
        kept = f", {len(self.holdout.chosen)} kept back" if self.holdout else ""
        return (
            f"Choices '{self.title}': {len(self.respondents)} people, {self.n_tasks} tasks{kept}, "
            f"up to {len(self.tasks.there)} alternatives, {self.coding.n_parameters} parameters"
        )


def _columns_exist(frame, names, file) -> None:
    for name in names:
        if name not in frame.columns:
            raise unknown("column", name, frame.columns, file, "Correct the name, or the heading in the file.")


def _used_once(names, file) -> None:
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise JtbdError(f"{file}: column '{twice[0]}' is used twice. Give each column one part to play.")


def _check_blank(frame, names, file) -> None:
    for name in names:
        blank = frame[name].isna().to_numpy()
        if blank.any():
            raise JtbdError(
                f"{file}, column '{name}', row {frame.index[blank.argmax()]}: empty"
                f"{_more(blank)}. Every row needs its respondent, task and alternative."
            )


def none_rows(frame, none, alternative, file) -> np.ndarray:
    """True where a row is "none of these": marked in a 0/1 column, or by a value of `alternative`."""
    if none is None:
        return np.zeros(len(frame), dtype=bool)
    if none in frame.columns:
        return _numbers(frame, none, file) == 1
    values = frame[alternative].astype(str).to_numpy(dtype=object)
    if str(none) not in set(values):
        raise unknown(
            "alternative", none, sorted(set(values)), f"{file}, `none`", "Name the alternative, or a 0/1 column."
        )
    return values == str(none)


def _numbers(frame, name, file) -> np.ndarray:
    """A 0/1 column as numbers; True and False count as 1 and 0."""
    values = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=float)
    wrong = ~np.isin(values, [0, 1])
    if wrong.any():
        row = int(wrong.argmax())
        raise JtbdError(
            f"{file}, column '{name}', row {frame.index[row]}: '{frame[name].iloc[row]}'{_more(wrong)}. "
            "Allowed: 0 and 1."
        )
    return values


def _tasks_of(frame, who, task, alternative, file):
    """Number of the task of each row (people apart), and position of the row inside its task."""
    tasks = pd.factorize(frame[task].astype(str).to_numpy(dtype=object))[0]
    task_number = pd.factorize(who.astype(np.int64) * (tasks.max() + 1) + tasks)[0]
    names = pd.factorize(frame[alternative].astype(str).to_numpy(dtype=object))[0]
    twice = pd.DataFrame({"task": task_number, "alternative": names}).duplicated().to_numpy()
    if twice.any():
        row = int(twice.argmax())
        raise JtbdError(
            f"{file}, row {frame.index[row]}: alternative '{frame[alternative].iloc[row]}' stands twice in task "
            f"'{frame[task].iloc[row]}' of one respondent{_more(twice)}. Number the tasks of each respondent apart."
        )
    order = np.argsort(task_number, kind="stable")
    starts = np.r_[0, np.cumsum(np.bincount(task_number))[:-1]]
    in_task = np.empty(len(frame), dtype=np.int64)
    in_task[order] = np.arange(len(frame)) - starts[task_number[order]]
    return task_number, in_task


def _check_chosen(frame, picked, task_number, respondent, task, chosen, file) -> None:
    counts = np.bincount(task_number, weights=picked)
    wrong = counts != 1
    if wrong.any():
        row = int(np.flatnonzero(wrong[task_number])[0])
        raise JtbdError(
            f"{file}, column '{chosen}', respondent '{frame[respondent].iloc[row]}', task '{frame[task].iloc[row]}': "
            f"{int(counts[task_number[row]])} alternatives chosen{_more(wrong)}. Exactly one is needed; "
            "take the task out, or add a 'none of these' row."
        )


def _lay_out(x, picked, task_number, in_task, who, people) -> Tasks:
    """Pad ragged tasks to the longest, alternatives first."""
    n_tasks, longest = task_number.max() + 1, in_task.max() + 1
    padded = np.zeros((longest, n_tasks, x.shape[1]))
    padded[in_task, task_number] = x
    there = np.zeros((longest, n_tasks), dtype=bool)
    there[in_task, task_number] = True
    chosen = np.zeros(n_tasks, dtype=np.int64)
    chosen[task_number[picked == 1]] = in_task[picked == 1]
    person = np.zeros(n_tasks, dtype=np.int64)
    person[task_number] = who
    return Tasks(padded, there, chosen, person, people)


def _marked(frame, holdout, task_number, file) -> np.ndarray:
    kept = np.zeros(task_number.max() + 1, dtype=bool)
    if holdout is not None:
        marks = _numbers(frame, holdout, file)
        kept[task_number[marks == 1]] = True
        halved = kept[task_number] != marks
        if halved.any():
            row = frame.index[halved.argmax()]
            raise JtbdError(
                f"{file}, column '{holdout}', row {row}: 0, while the task has a 1{_more(halved)}. Mark whole tasks."
            )
        if kept.all():
            raise JtbdError(f"{file}, column '{holdout}': every task is kept back. Leave some tasks (0) to fit on.")
    return kept


def _weights(frame, weight, who, people, file) -> np.ndarray:
    if weight is None:
        return np.ones(people)
    values = pd.to_numeric(frame[weight], errors="coerce").to_numpy(dtype=float)
    wrong = ~(values > 0) | ~np.isfinite(values)
    if wrong.any():
        raise JtbdError(
            f"{file}, column '{weight}', row {frame.index[wrong.argmax()]}: weights must be positive numbers."
        )
    first = np.zeros(people)
    first[who] = values
    if not np.array_equal(first[who], values):
        row = int((first[who] != values).argmax())
        raise JtbdError(
            f"{file}, column '{weight}', row {frame.index[row]}: a respondent has two weights. Give each one weight."
        )
    return first / first.mean()


def _more(wrong) -> str:
    others = int(np.sum(wrong)) - 1
    return f", and {others} more" if others else ""
