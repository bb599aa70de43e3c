"""Segments by trade-off: people who give up the same to get the same, and whether there are such groups at all."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import pandas as pd

from jtbd_helpers.choices import ChoiceModel, Choices, fit_choices
from jtbd_helpers.choices.latent import posterior_of
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.progress_bars import bar
from jtbd_helpers.segments.alignment import UNMEASURED
from jtbd_helpers.segments.evidence import RISES, found_again, separation
from jtbd_helpers.segments.segmentation import Segmentation
from jtbd_helpers.segments.tradeoff_report import FEW, trade_off_caption, trade_off_evidence, trade_off_table
from jtbd_helpers.segments.verdict import NullTest, decide, headline, three_questions
from jtbd_helpers.statistics import bootstrap_rows

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 8
SECONDS = 0.2  # of one look-alike or refit with a hundred people, roughly


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class TradeOffSegmentation(Segmentation):
    """People grouped by what they give up to get what.

    As `Segmentation`, but without a survey: what needs value targets, circumstances or background facts is refused.
    The table has leading_attribute and leading_importance in place of circumstance and struggle; `model` is the
    ChoiceModel, with importances, shares and prices per segment.
    """

    model: ChoiceModel
    survey: None = None
    RESTS_ON: ClassVar[str] = "choices"
    INSTEAD: ClassVar[str] = (
        "Give the labels to what knows the people, such as "
        "`jtbd.compare_segmentations(survey, {'trade-offs': segments})`."
    )

    def assign(self, choices: Choices) -> pd.Series:
        """Place the people of other choices among the same attributes and levels, without fitting anew."""
        if not isinstance(choices, Choices) or choices.coding.names != self.model.coding.names:
            raise JtbdError(
                "These segments rest on choices, so only choices can be placed: with the attributes and levels "
                f"{', '.join(self.model.coding.names)}, in this order."
            )
        best = posterior_of(choices.tasks, self.model.groups, self.model.group_shares)[0].argmax(1)
        names = np.array(list(self.table["segment"]), dtype=object)
        return pd.Series(names[best], index=choices.respondents, name="segment", dtype=object)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw each segment's size with the attribute that weighs most in it."""
        from jtbd_helpers.plotting.segmentation import plot_segments

        shown = {"leading_attribute": "leading_circumstance", "leading_importance": "leading_share"}
        return plot_segments(replace(self, table=self.table.rename(columns=shown).assign(leading_struggle=None)), ax)

    def _shown(self) -> pd.DataFrame:
        columns = ["segment", "n", "share", "share_low", "share_high", "leading_attribute", "leading_importance"]
        shown = self.table[columns].rename(columns={"segment": self.noun})
        return shown if self.noun else shown.iloc[:0]

    def _own_parts(self) -> dict:
        return {"model": self.model._to_saved()}

    @classmethod
    def _from_parts(cls, content: dict) -> dict:
        return {"model": ChoiceModel._from_saved(content["model"])}


def segment_by_trade_offs(
    choices: Choices, n_segments, null_draws: int, refits: int, starts: int, seed: int, progress, max_segments: int
) -> TradeOffSegmentation:
    """Group people by their trade-offs with a latent-class logit, and say whether there are groups.

    Parameters
    ----------
    choices : Choices
    n_segments : int or None
        Forces a number, at most 8; else the least BIC, the search ending after two rises in a row.
    null_draws : int
        Look-alike studies: the same tasks, answered by people who all trade off alike. They, and this study beside
        them, are searched with two starts for each number and up to the first rise of the BIC. That people differ at
        all is a low bar.
    refits : int
        Bootstrap samples of people, refitted with two starts for the number kept; for other numbers not measured.
    starts, seed, progress, max_segments
        As in `segment`; numbers above 8 are not tried.

    Returns
    -------
    TradeOffSegmentation
        Leakage is not measured: choices are no ratings, so they have no answering style. The like figure for prices,
        the share of one segment who would take another's offer (`switching`), hangs on the product, its price and its
        rivals: `.model.best_prices(…)` gives it.

    Source
    ------
    Kamakura & Russell (1989); McLachlan (1987) for the look-alikes; Hennig (2007) for the refits.
    """
    bears = min(MOST, max(1, len(choices.respondents) // choices.coding.n_parameters))
    if n_segments is not None and n_segments > bears:
        raise JtbdError(f"`n_segments` is {n_segments}; these choices bear at most {bears}. Ask for fewer.")
    models = _search(choices, min(max_segments, bears), starts, seed, at_least=n_segments or 1, progress=progress)
    bics = [model.bic for model in models]
    null = _compare(choices, bics, null_draws, seed, progress)
    chosen = n_segments or int(np.argmin(bics)) + 1
    again = _refit(choices, models[chosen - 1], refits, seed, progress) if chosen > 1 and refits else {}
    options = {"on": "trade-offs", "n_segments": n_segments, "starts": starts, "seed": seed}
    return _conclude(choices, models, chosen, null, again, refits, options | {"max_segments": max_segments})


def _conclude(choices, models, chosen: int, null: NullTest, again: dict, refits: int, options: dict):
    """Decide the verdict and put the answer together."""
    forced, evidence = options["n_segments"], trade_off_evidence(models, {chosen: again})
    measured = evidence.iloc[chosen - 1]
    verdict = decide(null, forced is not None, measured["stability"], np.nan)
    if verdict == "none":
        chosen, again = 1, {}
    model = models[chosen - 1]
    return TradeOffSegmentation(
        table=trade_off_table(choices, model, again.get("found_again", np.full(chosen, np.nan))),
        caption=trade_off_caption(choices, models, chosen, null, refits, options),
        labels=model.segments.astype(object).rename_axis("respondent_id"),
        probabilities=model.probabilities.rename_axis(index="respondent_id"),
        evidence=evidence,
        questions=three_questions(verdict, null, measured["stability"], measured["same_group"], np.nan),
        twins=null.table(),
        null_p_value=null.p_value,
        verdict=verdict,
        headline=headline(verdict),
        alignment=np.nan,
        alignment_parts=dict(UNMEASURED),
        leakage=np.nan,
        relevance=pd.DataFrame(),
        noun="" if verdict == "none" else "group",
        reach="One set of part-worths describes these choices as well as several." if verdict == "none" else "",
        recipe=options,
        model=model,
    )


def _search(choices, most: int, starts: int, seed: int, at_least=1, rises=RISES, progress=False) -> list[ChoiceModel]:
    """The best fit of 1, 2, … groups, until the BIC has risen `rises` times in a row."""
    models: list = []
    for k in range(1, max(most, at_least) + 1):
        models.append(fit_choices(choices, "latent_class", n_classes=k, starts=starts, seed=seed, progress=progress))
        bics = [model.bic for model in models]
        risen = k > rises and all(bics[-i] > bics[-i - 1] for i in range(1, rises + 1))
        if risen and k >= at_least:
            break
    return models


def _compare(choices, bics: list, null_draws: int, seed: int, progress) -> NullTest:
    """Draw look-alikes from the one-class model until all are drawn or p > .05 is certain."""
    null, most = NullTest(null_draws, separation(bics), (), int(np.argmin(bics)) == 0), len(bics)
    if null.one_group or not null_draws:
        return null
    null = replace(null, observed=_separation(choices, most, seed))  # searched as the look-alikes are
    tasks, rng = choices.tasks, np.random.default_rng([seed, 103])
    utility = np.einsum("jnp,p->jn", tasks.x, fit_choices(choices).groups[0])
    utility[~tasks.there] = -np.inf
    seconds = SECONDS * null_draws * len(choices.respondents) / 100
    for _ in bar(range(null_draws), "Look-alike studies", null_draws, progress, seconds):
        chosen = (utility + rng.gumbel(size=utility.shape)).argmax(0)
        value = _separation(replace(choices, tasks=replace(tasks, chosen=chosen)), most, seed)
        null = replace(null, values=(*null.values, value))
        if null.decided:
            break
    return null


def _separation(choices, most: int, seed: int) -> float:
    return separation([model.bic for model in _search(choices, most, FEW, seed, rises=1)])


def _refit(choices, model: ChoiceModel, refits: int, seed: int, progress) -> dict:
    """How far bootstrap samples of people give the same groups."""
    n, k, rng = len(choices.respondents), len(model.group_names), np.random.default_rng([seed, 104])
    others = []
    seconds = SECONDS * refits * n / 100
    for index in bar(bootstrap_rows(n, refits, rng), "Refits", refits, progress, seconds):
        # Whoever was not drawn keeps next to no weight: with none at all the information has holes.
        drawn = np.maximum(np.bincount(index, minlength=n), 1e-9)
        again = replace(choices, weights=choices.weights * drawn)
        fitted = fit_choices(again, "latent_class", n_classes=k, starts=FEW, seed=seed, progress=False)
        others.append(posterior_of(choices.tasks, fitted.groups, fitted.group_shares)[0].argmax(1))
    return found_again(model.probabilities.to_numpy().argmax(1), others, np.ones(n), k)
