"""The three criteria of significance, from answers laid out as jobs x raters."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError
from jtbd_helpers.jobs.checks import check_frame, names, numbers_of, refuse, refuse_doubles

CRITERIA = ("consequence", "unsatisfied", "reach")
NEEDED = ("job", "consequence", "satisfaction", "share_with_job")
HALF, MANY, DEAR = 0.50, 0.30, 75  # least share of raters, least share of people, percentile of stated payments


@dataclass(frozen=True)
class Answers:
    """What was said of each job: `jobs` in order of appearance, `values` column -> jobs x raters (NaN: no answer).

    `low` and `high` are the cuts of the scale `ends`; `shared` says that one column is one rater for all jobs.
    """

    jobs: list
    values: dict
    ends: tuple
    low: float
    high: float
    shared: bool

    def drawn(self, rng: np.random.Generator) -> "Answers":
        """The same jobs as other raters of the same kind might have seen them."""
        rows, columns = self.values["consequence"].shape
        if self.shared:
            at = np.broadcast_to(rng.integers(columns, size=columns), (rows, columns))
        else:  # raters are told apart within a job only, and stand in its first cells
            at = (rng.random((rows, columns)) * self.n[:, None]).astype(int)
        kept = np.ones((rows, columns), bool) if self.shared else np.arange(columns) < self.n[:, None]
        values = {c: np.where(kept, np.take_along_axis(v, at, axis=1), np.nan) for c, v in self.values.items()}
        return Answers(self.jobs, values, self.ends, self.low, self.high, self.shared)

    @property
    def n(self) -> np.ndarray:
        """Rows of each job."""
        return self.values["rows"].sum(axis=1, where=~np.isnan(self.values["rows"])).astype(int)


def read_answers(jobs: pd.DataFrame, scale) -> Answers:
    """Check the frame and lay it out; nothing is dropped or filled."""
    check_frame(jobs, NEEDED, "jobs")
    low, high, ends = _cuts(scale)
    job = names(jobs, "job", "jobs")
    columns = {c: numbers_of(jobs, c, "jobs") for c in NEEDED[1:]}
    columns |= {c: numbers_of(jobs, c, "jobs") for c in ("payment", "times_per_month") if c in jobs.columns}
    for column in ("consequence", "satisfaction"):
        value = columns[column]
        said = f"is not a whole number from {ends[0]:g} to {ends[1]:g}"
        off = ~np.isnan(value) & ((value < ends[0]) | (value > ends[1]) | (value != np.rint(value)))
        refuse(jobs, off, column, "jobs", said, "Correct the rating, or name the ends of the scale: `scale=(1, 5)`.")
    share = columns["share_with_job"]
    refuse(jobs, (share < 0) | (share > 1), "share_with_job", "jobs", "is no share", "Give 0.25 for 25 %.")
    for column in ("payment", "times_per_month"):
        if column in columns:
            refuse(jobs, columns[column] < 0, column, "jobs", "is below zero", "Give 0 or more.")
    answers = _laid_out(jobs, job, columns | {"rows": np.ones(len(job))}, ends, low, high)
    for column in NEEDED[1:]:
        nothing = np.isnan(answers.values[column]).all(axis=1)
        if nothing.any():
            raise JtbdError(
                f"`jobs`: '{answers.jobs[int(nothing.argmax())]}' has no answer in column '{column}'. Each job needs "
                "one or more; ask, or take the job out."
            )
    return answers


def _laid_out(jobs, job, columns, ends, low, high) -> Answers:
    row, listed = pd.factorize(job)
    shared = "rater" in jobs.columns
    if shared:
        rater = names(jobs, "rater", "jobs")
        refuse_doubles(rater, job, "jobs", "rater '{}' on job '{}'")
        column = pd.factorize(rater)[0]
    else:
        column = pd.Series(row).groupby(row).cumcount().to_numpy()
    values = {}
    for name, numbers in columns.items():
        values[name] = np.full((len(listed), column.max() + 1), np.nan)
        values[name][row, column] = numbers
    return Answers([str(j) for j in listed], values, ends, low, high, shared)


def _cuts(scale) -> tuple[float, float, tuple]:
    """The "low" and the "important" cut: bottom and top quarter of the scale."""
    try:
        bottom, top = (float(end) for end in scale)
    except (TypeError, ValueError):
        raise JtbdError(f"`scale` is {scale!r}; give its two ends, such as (1, 5).") from None
    if not bottom + 1 < top < np.inf:
        raise JtbdError(f"`scale` is {scale!r}; it must run upwards over three points or more, such as (1, 5).")
    return (
        float(np.floor(bottom + 0.25 * (top - bottom))),
        float(np.ceil(bottom + 0.75 * (top - bottom))),
        (bottom, top),
    )


def criteria(answers: Answers, high_payment) -> dict[str, np.ndarray]:
    """Each criterion of each job, with what it rests on; NaN in `pays_much` where payment was not measured."""
    rated, content = answers.values["consequence"], answers.values["satisfaction"]
    serious, badly = _share(rated, rated >= answers.high), _share(content, content <= answers.low)
    share = _mean(answers.values["share_with_job"])
    payment = np.full(len(share), np.nan)
    if "payment" in answers.values:
        payment = _percentile(answers.values["payment"], DEAR)
    pays = (
        np.full(len(share), np.nan)
        if high_payment is None
        else np.where(np.isnan(payment), np.nan, payment >= high_payment)
    )
    span = answers.ends[1] - answers.ends[0]
    # Half of a criterion that is not measured counts for nothing, neither for nor against the other half.
    paid = 0.0 if high_payment is None else np.nan_to_num(np.minimum(payment / high_payment, 1))
    return {
        "serious": serious,
        "badly": badly,
        "share": share,
        "payment": payment,
        "pays_much": pays,
        "met": np.column_stack([serious >= HALF, badly >= HALF, (share >= MANY) | (pays == 1)]),
        "scaled": np.column_stack(
            [
                (_mean(rated) - answers.ends[0]) / span,
                (answers.ends[1] - _mean(content)) / span,
                np.maximum(share, paid),
            ]
        ),
    }


def _mean(values: np.ndarray) -> np.ndarray:
    there = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        return np.where(there, values, 0).sum(axis=1) / there.sum(axis=1)


def _share(values: np.ndarray, hits: np.ndarray) -> np.ndarray:
    return _mean(np.where(np.isnan(values), np.nan, hits))


def _percentile(values: np.ndarray, percent: float) -> np.ndarray:
    """Percentile of each row over its answers, NaN where there are none."""
    return np.array(
        [np.percentile(row[~np.isnan(row)], percent) if (~np.isnan(row)).any() else np.nan for row in values]
    )
