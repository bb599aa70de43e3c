"""MaxDiff (best-worst scaling): which items matter most and least, on a scale without a zero point."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.choices.coding import Coding
from jtbd_helpers.choices.data import Choices, Tasks
from jtbd_helpers.choices.fitting import fit_choices
from jtbd_helpers.choices.market import softmax
from jtbd_helpers.choices.model import ChoiceModel
from jtbd_helpers.errors import JtbdError, one_of, unknown
from jtbd_helpers.results import Result
from jtbd_helpers.statistics import percentile_interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KEYS = ["respondent", "set", "item", "best", "worst"]
LEAST_SHOWN = 3  # times each item, per person
LIKELIHOODS = {
    "sequential": "the worst is chosen among the items left",
    "joint": "best and worst are chosen as a pair",
}


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class MaxDiffModel(Result):
    """Worth of items. `.table`: item, shown, best, worst, score, analytic, estimate, std_error, low, high, share.

    score : (best - worst) / shown, -1 to 1. analytic : ln((1 + score) / (1 - score)), unbounded at +-1 (Lipovetsky &
    Conklin 2014). estimate : logit worth, adding to 0 over the items, with std_error and 95 % interval; for hb the mean
    over people. share : chance of being picked first among all items, adding to 1.
    model : the ChoiceModel beneath; individual : respondent x item worths where known; segments : for latent classes.
    """

    model: ChoiceModel
    likelihood: str
    individual: pd.DataFrame | None
    segments: pd.Series | None

    def describe(self) -> str:
        """The items at both ends."""
        order = self.table.sort_values("estimate", ascending=False)["item"].tolist()
        ends = f"Matters most: {', '.join(order[:3])}. Matters least: {', '.join(order[-2:])}."
        return f"{ends} Relative only: no zero point."

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Worth of each item with its interval."""
        from jtbd_helpers.plotting.choices import worth_chart

        return worth_chart(self.table, self.caption, ax)


def fit_maxdiff(
    answers: pd.DataFrame,
    model: str = "mnl",
    likelihood: str = "sequential",
    n_classes: int | None = None,
    **options: int | bool | None,
) -> MaxDiffModel:
    """Fit how much items matter from the best and the worst of each set.

    Parameters
    ----------
    answers : DataFrame
        One row per item shown: respondent, set, item, best (0/1), worst (0/1).
    model : {"mnl", "latent_class", "hb"}
        As in `fit_choices`, whose further options may be given too; `covariates` are further columns of `answers`.
    likelihood : {"sequential", "joint"}
        "sequential": the worst is chosen among the items left after the best. "joint": the pair is chosen among all
        pairs. The two give different numbers and must not be compared.

    Returns
    -------
    MaxDiffModel

    Raises
    ------
    JtbdError
        A missing column, a set without exactly one best and one worst, best and worst the same, an item twice in a set.

    Source
    ------
    Marley & Louviere (2005); Louviere, Flynn & Marley (2015); Lipovetsky & Conklin (2014).
    """
    one_of("likelihood", likelihood, list(LIKELIHOODS))
    frame, sets = _checked(answers)
    items = sorted(frame["item"].unique())
    position = pd.Series(range(len(items)), index=items)[frame["item"]].to_numpy()
    who, respondents = pd.factorize(frame["respondent"].to_numpy(dtype=object))
    tasks = (_sequential if likelihood == "sequential" else _joint)(
        frame, sets, position, who, len(items), len(respondents)
    )
    choices = Choices(
        title="MaxDiff",
        frame=frame,
        coding=Coding({"item": items}, {}, None, False),
        tasks=tasks,
        holdout=None,
        respondents=pd.Index(respondents, name="respondent_id"),
        weights=np.ones(len(respondents)),
        respondent="respondent",
    )
    fitted = fit_choices(choices, model, n_classes, **options)
    table = _counts(frame, items).merge(_worths(fitted, items), on="item")
    individual = None
    if fitted.individual is not None:
        individual = pd.DataFrame(_centred(fitted.individual.to_numpy()), index=fitted.individual.index, columns=items)
    return MaxDiffModel(
        table=table.sort_values("estimate", ascending=False, ignore_index=True),
        caption=f"MaxDiff, {model}, {likelihood} likelihood ({LIKELIHOODS[likelihood]}), {len(respondents)} people, "
        f"{sets.max() + 1} sets{_thin(frame, items, len(respondents))}",
        model=fitted,
        likelihood=likelihood,
        individual=individual,
        segments=fitted.segments,
    )


def _thin(frame, items, people: int) -> str:
    """Say when items were shown too seldom for scores of single people (Orme 2010)."""
    times = len(frame) / len(items) / people
    if times >= LEAST_SHOWN:
        return ""
    return (
        f"; FEW ANSWERS: a person saw each item {times:.1f} times, {LEAST_SHOWN} are the least for worths of single "
        "people"
    )


def _checked(answers):
    for key in KEYS:
        if key not in answers.columns:
            raise unknown("column", key, answers.columns, "answers", f"Name the columns {', '.join(KEYS)}.")
    frame = answers.reset_index(drop=True).copy()
    for key in ["respondent", "item"]:
        frame[key] = frame[key].astype(str)
    for key in ["best", "worst"]:
        wrong = ~frame[key].isin([0, 1]).to_numpy()
        if wrong.any():
            row = int(wrong.argmax())
            raise JtbdError(f"answers, column '{key}', row {row + 1}: '{frame[key].iloc[row]}'. Allowed: 0 and 1.")
        frame[key] = frame[key].astype(int)
    sets = frame.groupby(["respondent", "set"], sort=False).ngroup().to_numpy()
    twice = pd.DataFrame({"set": sets, "item": frame["item"]}).duplicated().to_numpy()
    if twice.any():
        row = frame.iloc[int(twice.argmax())]
        raise JtbdError(
            f"answers, respondent '{row['respondent']}', set '{row['set']}': item '{row['item']}' stands twice."
        )
    for key in ["best", "worst"]:
        counts = np.bincount(sets, frame[key])
        if (counts != 1).any():
            row = frame.iloc[int(np.flatnonzero((counts != 1)[sets])[0])]
            raise JtbdError(
                f"answers, respondent '{row['respondent']}', set '{row['set']}': not exactly one {key}. "
                "Mark one item, or take the set out."
            )
    both = (frame["best"] + frame["worst"]).to_numpy() == 2
    if both.any():
        row = frame.iloc[int(both.argmax())]
        raise JtbdError(
            f"answers, respondent '{row['respondent']}', set '{row['set']}': '{row['item']}' is both best and worst. "
            "Take the set out."
        )
    return frame, sets


def _one_hot(position, n_items) -> np.ndarray:
    """Items as numbers; the first item is the base."""
    return np.eye(n_items)[position][:, 1:]


def _sequential(frame, sets, position, who, n_items, people) -> Tasks:
    """Two tasks a set: the best among all, then the worst among those left (utility with its sign turned)."""
    x = _one_hot(position, n_items)
    in_set = frame.groupby(sets).cumcount().to_numpy()
    n_sets, longest = sets.max() + 1, in_set.max() + 1
    best, worst = frame["best"].to_numpy() == 1, frame["worst"].to_numpy() == 1
    values, there = np.zeros((longest, 2 * n_sets, x.shape[1])), np.zeros((longest, 2 * n_sets), dtype=bool)
    values[in_set, sets], there[in_set, sets] = x, True
    values[in_set, n_sets + sets] = -x
    there[in_set[~best], n_sets + sets[~best]] = True
    chosen, person = np.zeros(2 * n_sets, dtype=np.int64), np.zeros(2 * n_sets, dtype=np.int64)
    chosen[sets[best]], chosen[n_sets + sets[worst]] = in_set[best], in_set[worst]
    person[sets] = person[n_sets + sets] = who
    return Tasks(values, there, chosen, person, people)


def _joint(frame, sets, position, who, n_items, people) -> Tasks:
    """One task a set: all ordered pairs (best, worst) of its items."""
    x = _one_hot(position, n_items)
    members = frame.groupby(sets).indices
    longest = max(len(m) for m in members.values())
    values = np.zeros((longest * (longest - 1), len(members), x.shape[1]))
    there = np.zeros(values.shape[:2], dtype=bool)
    chosen, person = np.zeros(len(members), dtype=np.int64), np.zeros(len(members), dtype=np.int64)
    best, worst = frame["best"].to_numpy() == 1, frame["worst"].to_numpy() == 1
    for number, rows in members.items():
        pairs = [(b, w) for b in rows for w in rows if b != w]
        first, second = np.array(pairs).T
        values[: len(pairs), number] = x[first] - x[second]
        there[: len(pairs), number] = True
        chosen[number] = int(np.flatnonzero(best[first] & worst[second])[0])
        person[number] = who[rows[0]]
    return Tasks(values, there, chosen, person, people)


def _counts(frame, items) -> pd.DataFrame:
    table = frame.groupby("item").agg(shown=("item", "size"), best=("best", "sum"), worst=("worst", "sum")).loc[items]
    table["score"] = (table["best"] - table["worst"]) / table["shown"]
    with np.errstate(divide="ignore"):
        table["analytic"] = np.log1p(table["score"]) - np.log1p(-table["score"])
    return table.reset_index()


def _centred(coefficients) -> np.ndarray:
    """Worths of all items, base included, adding to 0."""
    worths = np.concatenate([np.zeros((*coefficients.shape[:-1], 1)), coefficients], axis=-1)
    return worths - worths.mean(-1, keepdims=True)


def _worths(fitted: ChoiceModel, items) -> pd.DataFrame:
    estimate = fitted.group_shares @ _centred(fitted.groups)
    drawn = np.einsum("dgi,g->di", _centred(fitted.group_draws), fitted.group_shares)
    low, high = percentile_interval(drawn)
    share = fitted.group_shares @ softmax(_centred(fitted.groups))
    columns = {"item": items, "estimate": estimate, "std_error": drawn.std(0, ddof=1), "low": low, "high": high}
    return pd.DataFrame(columns | {"share": share})
