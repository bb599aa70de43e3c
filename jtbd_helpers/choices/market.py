"""Shares of preference: what people would pick among the products named, and nothing else."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.choices.coding import NONE, Coding
from jtbd_helpers.errors import JtbdError, one_of, unknown
from jtbd_helpers.results import Result
from jtbd_helpers.statistics import percentile_interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RULES = ["logit", "first_choice", "randomised_first_choice"]
REPETITIONS, TOGETHER = 200, 4_000  # noisy utilities of each group, and at least of all groups together
PRODUCT_ERROR = 0.1  # of the variance; the rest is error of the attributes
GUMBEL = np.pi**2 / 6  # variance of the error of a logit


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Shares(Result):
    """Shares of preference. `.table`: product, share, low, high; `.by_group`: group, product, share, low, high.

    `unsettled` says what has not settled in the fit behind it (hierarchical Bayes), else it is empty.
    """

    by_group: pd.DataFrame
    rule: str
    unsettled: str = ""

    def describe(self) -> str:
        """The products with their shares."""
        said = ", ".join(f"{r.product} {r.share:.0%} ({r.low:.0%} to {r.high:.0%})" for r in self.table.itertuples())
        return f"Shares of preference: {said}. Preference, not a forecast: reach and awareness are not in it."

    def plot(self, ax: "Axes | None" = None, unsettled: bool = False) -> "Axes":
        """One bar per product with its interval; a fit that has not settled is drawn with `unsettled=True` only."""
        if self.unsettled and not unsettled:
            raise JtbdError(
                f"Shares.plot: {self.unsettled.strip('; ')}. Fit with more `draws`, or draw it with `unsettled=True`."
            )
        from jtbd_helpers.plotting.choices import shares_chart

        return shares_chart(self.table, self.caption, ax)


def simulate_shares(
    model, products: pd.DataFrame, rule: str = "logit", extrapolate: bool = False, seed: int = 0
) -> Shares:
    """Share of preference of each product when these, and "none" if it was offered, are all there is.

    Parameters
    ----------
    model : ChoiceModel
    products : DataFrame
        One row each, a column per attribute, optionally `name`.
    rule : {"logit", "first_choice", "randomised_first_choice"}
        "logit" gives everybody's probabilities; "first_choice" gives each person (or class) wholly to the best
        product, and in equal parts to products that are equally good; "randomised_first_choice" does so over
        200 noisy utilities of each person (4,000 of all where groups are few): nine tenths of the variance is error of
        the attributes, which products alike in them share, the rest is error of the product, so that a copy takes
        mostly from its twin (Huber, Orme & Miller 1999).
    extrapolate : bool
        Allow numbers outside the tested range; the caption then says so.

    Returns
    -------
    Shares
        ``.table``: product, share, low, high (95 %); shares add to 1 with "none". The interval holds what the
        answers leave open and that other people of the same kinds might have been asked. ``.by_group``: the same for
        each class, or each person.

    Raises
    ------
    JtbdError
        An attribute missing, a level never shown, a number outside the tested range.

    Source
    ------
    Train (2009); Huber, Orme & Miller (1999).
    """
    one_of("rule", rule, RULES)
    x, names, outside = encode_products(model.coding, products, extrapolate)
    noise = None
    if rule == "randomised_first_choice":
        repetitions = max(REPETITIONS, TOGETHER // len(model.groups))
        noise = _noise(x / model.coding.scales(), repetitions, np.random.default_rng(seed))
    drawn = _chosen(np.einsum("jp,dgp->dgj", x, model.group_draws), rule, noise)
    if model.kind == "hb":  # a person's mean share is not the share at their mean coefficients
        point = drawn.mean(0)
    else:
        point = _chosen(np.einsum("jp,gp->gj", x, model.groups), rule, noise)
    low, high = percentile_interval(np.einsum("dgj,dg->dj", drawn, draw_sizes(model, seed)))
    table = pd.DataFrame({"product": names, "share": model.group_shares @ point, "low": low, "high": high})
    note = f"; extrapolated: {', '.join(outside)}" if outside else ""
    return Shares(
        table=table,
        caption=f"Shares of preference, rule {rule}, among {len(names)} alternatives{note}",
        by_group=_by_group(model.group_names, names, point, drawn),
        rule=rule,
        unsettled="".join(model.notes),
    )


def draw_sizes(model, seed: int = 0) -> np.ndarray:
    """How large the groups might be if other people had been asked: (draw, group), each row adding to 1.

    For people as groups this is the Bayesian bootstrap (Rubin 1981).
    """
    rng = np.random.default_rng(seed)
    return rng.dirichlet(model.n_people * model.group_shares, len(model.group_draws))


def _by_group(groups, names, point, drawn) -> pd.DataFrame:
    low, high = percentile_interval(drawn)
    return pd.DataFrame(
        {
            "group": np.repeat(np.array(groups, dtype=object), len(names)),
            "product": names * len(groups),
            "share": point.ravel(),
            "low": low.ravel(),
            "high": high.ravel(),
        }
    )


def _noise(x: np.ndarray, repetitions: int, rng) -> np.ndarray:
    """Errors of utilities, (repetition, product): of attributes, which like products share, and of each product.

    `x` stands in units of the columns' sizes. Between two products the errors differ by as much as under the logit.
    """
    by_attribute = rng.normal(size=(repetitions, x.shape[1])) @ x.T
    apart = by_attribute[:, :, None] - by_attribute[:, None, :]
    spread = apart.var(0)
    spread = spread[spread > 1e-12]
    if len(spread):
        by_attribute *= np.sqrt((1 - PRODUCT_ERROR) * 2 * GUMBEL / spread.mean())
    return by_attribute + np.sqrt(PRODUCT_ERROR) * rng.gumbel(size=by_attribute.shape)


def _chosen(utilities: np.ndarray, rule: str, noise: np.ndarray | None) -> np.ndarray:
    """Choice probabilities along the last axis; `noise` as from `_noise` for the randomised rule."""
    if rule == "logit":
        return softmax(utilities)
    if noise is None:
        return _best(utilities)
    return sum(_best(utilities + errors) for errors in noise) / len(noise)


def _best(utilities: np.ndarray) -> np.ndarray:
    """1 for the best along the last axis; products that are equally good share it."""
    best = utilities >= utilities.max(-1, keepdims=True) - 1e-9
    return best / best.sum(-1, keepdims=True)


def softmax(utilities: np.ndarray) -> np.ndarray:
    """Logit probabilities along the last axis."""
    e = np.exp(utilities - utilities.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def log_sum(utilities) -> np.ndarray:
    """Logarithm of the summed pulls of the other alternatives."""
    top = utilities.max(-1, keepdims=True)
    return top[..., 0] + np.log(np.exp(utilities - top).sum(-1))


def share_against(own, rest) -> np.ndarray:
    """Share of one product against the pull of all the others, without overflow."""
    return 0.5 * (1 + np.tanh((own - rest) / 2))


def encode_products(coding: Coding, products: pd.DataFrame, extrapolate: bool = False):
    """Numbers of each product ("none" last, where it was offered), names, and what lies outside the tested range."""
    products = pd.DataFrame(products)
    products = products.set_axis(range(1, len(products) + 1))
    if products.empty:
        raise JtbdError("products: no rows. Give one row per product.")
    known = [*coding.levels, *coding.numeric]
    for attribute in known:
        if attribute not in products.columns:
            raise unknown("column", attribute, products.columns, "products", "Every product needs every attribute.")
    for column in products.columns:
        if column not in [*known, "name"]:
            raise unknown("attribute", column, known, "products", "Correct the column, or leave it out.")
    outside = _outside(coding, products, extrapolate)
    names = [str(n) for n in products.get("name", pd.Series([f"product {i}" for i in products.index]))]
    x = coding.encode(products, np.zeros(len(products), dtype=bool), "products")
    if coding.has_none:
        x = np.vstack([x, np.eye(coding.n_parameters)[-1]])
        names.append(NONE)
    return x, names, outside


def _outside(coding, products, extrapolate) -> list[str]:
    found = []
    for attribute, (low, high) in coding.numeric.items():
        values = pd.to_numeric(products[attribute], errors="coerce").to_numpy(dtype=float)
        for value in values[(values < low) | (values > high)]:
            if not extrapolate:
                coding.check_range(attribute, float(value), "products")
            found.append(f"{attribute} {value:g} (tested {low:g} to {high:g})")
    return found


def predict_tasks(model, tasks, respondents: pd.Index | None = None) -> np.ndarray:
    """Predicted probabilities, alternative x task: from the person's own coefficients where they are known.

    For latent classes the classes' probabilities are averaged by membership.
    """
    if model.kind == "mnl":
        weights = np.ones((tasks.people, 1))
    elif respondents is not None and not set(respondents) <= set(model.fit_per_person.index):
        weights = np.tile(model.group_shares, (tasks.people, 1))
    elif model.kind == "latent_class":
        known = model.probabilities if respondents is None else model.probabilities.loc[respondents]
        weights = known.to_numpy()
    else:
        order = model.fit_per_person.index if respondents is None else respondents
        own = model.individual.loc[order].to_numpy()
        return _task_probabilities(tasks, own[tasks.person])
    return sum(
        weights[tasks.person, g] * _task_probabilities(tasks, np.broadcast_to(b, (len(tasks.chosen), len(b))))
        for g, b in enumerate(model.groups)
    )


def _task_probabilities(tasks, coefficients) -> np.ndarray:
    utilities = np.einsum("jnp,np->jn", tasks.x, coefficients)
    utilities[~tasks.there] = -np.inf
    return softmax(utilities.T).T
