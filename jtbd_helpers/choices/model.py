"""What a fitted choice model says: part-worths, importances, kinds of people, shares, worth in money, prices."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.choices.coding import Coding
from jtbd_helpers.choices.data import Choices
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import Result, save_result
from jtbd_helpers.statistics import percentile_interval

if TYPE_CHECKING:
    import os

    from matplotlib.axes import Axes

    from jtbd_helpers.choices.market import Shares
    from jtbd_helpers.choices.pricing import Prices
    from jtbd_helpers.choices.worth import Worth


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class ChoiceModel(Result):
    """A fitted choice model.

    `.table` (also `.part_worths`): attribute, level, estimate, std_error, low, high; for latent classes also
    segment. The base level of an attribute has the part-worth 0; a numeric attribute's is per unit.

    kind : "mnl", "latent_class" or "hb".
    groups : (group, parameter) coefficients: one group, one per class, or one per person.
    group_names : "all", the segment letters, or the respondents.
    group_shares : (group,) shares that add to 1.
    group_draws : (draw, group, parameter): what the data leave open; intervals come from it.
    log_likelihood, n_parameters, bic : of the fit; NaN parameters for hb, whose people are drawn, not counted.
    individual : respondent x parameter (latent_class: averaged by membership; hb: posterior means), else None.
    fit_per_person : root likelihood, the geometric mean probability of that person's choices.
    segments : most likely class of each respondent as letters (latent_class), else None.
    probabilities : respondent x segment (latent_class), else None.
    covariates : how people's part-worths (hb) or chances of a segment (latent_class) go with what is known about
    them, with intervals; None where no covariates were given.
    few : a sentence when answers are too few for a group that is reported (Johnson & Orme 2003), else empty.
    diagnostics : DataFrame; draws : dict of population draws as (chain, draw, parameter) arrays (hb), else {}.
    """

    kind: str
    coding: Coding
    groups: np.ndarray
    group_names: list
    group_shares: np.ndarray
    group_draws: np.ndarray
    log_likelihood: float
    n_parameters: int
    n_people: int
    n_tasks: int
    individual: pd.DataFrame | None = None
    fit_per_person: pd.Series
    segments: pd.Series | None = None
    probabilities: pd.DataFrame | None = None
    diagnostics: pd.DataFrame
    draws: dict = field(default_factory=dict)
    holdout: object = None
    currency: str | None = None
    notes: tuple = ()
    covariates: pd.DataFrame | None = None
    few: str = ""

    @property
    def part_worths(self) -> pd.DataFrame:
        """The table of part-worths."""
        return self.table

    @property
    def bic(self) -> float:
        """-2 log-likelihood + parameters x log(number of people); NaN for hb."""
        if self.kind == "hb":
            return float("nan")
        return -2 * self.log_likelihood + self.n_parameters * float(np.log(self.n_people))

    @property
    def class_shares(self) -> pd.Series:
        """Share of each segment (latent_class)."""
        if self.kind != "latent_class":
            raise JtbdError(f"A model of kind '{self.kind}' has no classes. Fit with model='latent_class'.")
        return pd.Series(self.group_shares, index=pd.Index(self.group_names, name="segment"), name="share")

    @property
    def importance(self) -> pd.DataFrame:
        """How much each attribute weighs: range of its part-worths over the sum of ranges, within the levels shown.

        Ranges are taken for each person (or class) first and averaged afterwards; the other way round describes
        nobody. Returns attribute, importance, low, high (shares adding to 1); for latent classes one block per segment
        beside the block "all".
        """
        point, draws = self._importances(self.groups), self._importances(self.group_draws)
        if self.kind == "hb":  # in each draw, then averaged: the range of a mean is less than the mean of ranges
            point = draws.mean(0)
        blocks = [("all", point.T @ self.group_shares, np.einsum("dga,g->da", draws, self.group_shares))]
        if self.kind == "latent_class":
            blocks += [(name, point[g], draws[:, g]) for g, name in enumerate(self.group_names)]
        rows = []
        for name, value, drawn in blocks:
            low, high = percentile_interval(drawn)
            rows.append(
                pd.DataFrame(
                    {"segment": name, "attribute": self._attributes(), "importance": value, "low": low, "high": high}
                )
            )
        table = pd.concat(rows, ignore_index=True)
        return table if self.kind == "latent_class" else table.drop(columns="segment")

    def _attributes(self) -> list[str]:
        return [*self.coding.levels, *self.coding.numeric]

    def _importances(self, coefficients) -> np.ndarray:
        """(..., attribute) importances of (..., parameter) coefficients."""
        ranges = np.stack([np.ptp(w, axis=-1) for w in self.coding.worths(coefficients).values()], axis=-1)
        return ranges / np.maximum(ranges.sum(-1, keepdims=True), 1e-300)

    @property
    def zero_centred(self) -> pd.DataFrame:
        """Part-worths that add to 0 inside each attribute, scaled for each person (or class) so that the ranges
        average 100; then averaged. Comparable between people whose answers differ only in how sure they are.

        Returns attribute, level, estimate; numeric attributes at the least and greatest value shown.
        """
        from jtbd_helpers.choices.taking_away import zero_centred_worths

        pairs, worths = zero_centred_worths(self.coding, self.groups)
        table = pd.DataFrame(pairs, columns=["attribute", "level"])
        return table.assign(estimate=self.group_shares @ worths)

    def save_individual(self, path: "str | os.PathLike", overwrite: bool = False) -> Path:
        """Write everybody's part-worths, raw and zero-centred, as .csv or .sav. See `choices.taking_away`."""
        from jtbd_helpers.choices.taking_away import save_individual

        return save_individual(self, path, overwrite)

    def hit_rate(self, holdout: Choices | None = None) -> pd.DataFrame:
        """How often the alternative with the highest predicted probability is the one chosen.

        Each respondent is predicted from their own coefficients where the model knows them. Without `holdout`
        the tasks kept back at reading are used. Returns one row: tasks, hit_rate, low, high (Wilson),
        mean_log_likelihood.
        """
        from jtbd_helpers.choices.market import predict_tasks
        from jtbd_helpers.statistics import share_interval

        tasks = holdout.tasks if holdout is not None else self.holdout
        if tasks is None:
            raise JtbdError("No tasks were kept back. Name a `holdout` column when reading, or give other choices.")
        p = predict_tasks(self, tasks, holdout.respondents if holdout is not None else None)
        hits = float((p.argmax(0) == tasks.chosen).mean())
        n = len(tasks.chosen)
        low, high = share_interval(hits, n)
        mean = float(np.log(np.maximum(p[tasks.chosen, np.arange(n)], 1e-300)).mean())
        return pd.DataFrame(
            {"tasks": [n], "hit_rate": [hits], "low": float(low), "high": float(high), "mean_log_likelihood": [mean]}
        )

    def shares(self, products: pd.DataFrame, rule: str = "logit", extrapolate: bool = False, seed: int = 0) -> "Shares":
        """Share of preference of each product when these, and "none" if it was offered, are all there is.

        See `jtbd_helpers.choices.market.simulate_shares`.
        """
        from jtbd_helpers.choices.market import simulate_shares

        return simulate_shares(self, products, rule, extrapolate, seed)

    def willingness_to_pay(
        self,
        attribute: str,
        frm: str | float,
        to: str | float,
        product: dict | pd.Series | pd.DataFrame | None = None,
        competitors: pd.DataFrame | None = None,
        method: str | None = None,
    ) -> "Worth":
        """What a change of one attribute is worth in money, per segment. See `jtbd_helpers.choices.worth`."""
        from jtbd_helpers.choices.worth import willingness_to_pay

        return willingness_to_pay(self, attribute, frm, to, product, competitors, method)

    def best_prices(
        self,
        product: dict | pd.Series | pd.DataFrame,
        competitors: pd.DataFrame,
        unit_cost: float,
        per_segment: bool = True,
        market: float = 1.0,
    ) -> "Prices":
        """The price that earns most inside the tested range, for all and per segment. See `choices.pricing`."""
        from jtbd_helpers.choices.pricing import best_prices

        return best_prices(self, product, competitors, unit_cost, per_segment, market)

    def describe(self) -> str:
        """The weightiest attributes, and the kinds of people where there are any."""
        table = self.importance
        overall = table[table["segment"] == "all"] if "segment" in table else table
        top = overall.sort_values("importance", ascending=False).head(3)
        said = ", ".join(f"{row.attribute} {row.importance:.0%}" for row in top.itertuples())
        text = f"What weighs most within the levels shown: {said}."
        if self.kind == "latent_class":
            kinds = ", ".join(f"{n} {s:.0%}" for n, s in zip(self.group_names, self.group_shares, strict=True))
            text += f" {len(self.group_names)} kinds of people: {kinds}."
        return f"{text} {self.few}".strip()

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Importances with their intervals, one mark per segment."""
        from jtbd_helpers.plotting.choices import importance_chart

        return importance_chart(self.importance, self.caption, ax, self.coding.labels)

    def save(self, path: "str | os.PathLike") -> Path:
        """Keep the model as JSON; `jtbd.load_result(path)` brings it back (without the answers themselves)."""
        return save_result(path, "ChoiceModel", self._to_saved())

    def _to_saved(self) -> dict:
        content = {name: getattr(self, name) for name in self.__dataclass_fields__ if name not in {"coding", "holdout"}}
        return content | {"coding": vars(self.coding)}

    @classmethod
    def _from_saved(cls, content: dict) -> "ChoiceModel":
        coding = Coding(**content.pop("coding"))
        numeric = {a: tuple(r) for a, r in coding.numeric.items()}
        content["notes"] = tuple(content["notes"])
        return cls(**content, coding=replace(coding, numeric=numeric))


def root_likelihood(tasks, coefficients_of_person: np.ndarray, respondents: pd.Index) -> pd.Series:
    """Geometric mean probability of each person's choices, under their own coefficients."""
    total = np.zeros(tasks.people)
    utilities = np.einsum("jnp,np->jn", tasks.x, coefficients_of_person[tasks.person])
    utilities[~tasks.there] = -np.inf
    top = utilities.max(0)
    chosen = utilities[tasks.chosen, np.arange(len(top))] - top - np.log(np.exp(utilities - top).sum(0))
    total += np.bincount(tasks.person, chosen, tasks.people)
    counts = np.bincount(tasks.person, minlength=tasks.people)
    with np.errstate(invalid="ignore"):
        return pd.Series(np.exp(total / counts), index=respondents, name="root_likelihood")
