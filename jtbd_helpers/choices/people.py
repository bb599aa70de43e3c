"""Part-worths of every person: the hierarchical Bayes logit as a `ChoiceModel`."""

import numpy as np
import pandas as pd

from jtbd_helpers.choices import logit
from jtbd_helpers.choices.bayes import Prior, run_chain
from jtbd_helpers.choices.coding import Coding
from jtbd_helpers.choices.covariates import Covariates, person_covariates, shift_table
from jtbd_helpers.choices.data import Choices
from jtbd_helpers.choices.likelihood import PeopleLikelihood
from jtbd_helpers.choices.mixing import diagnose, unconverged
from jtbd_helpers.choices.model import ChoiceModel, root_likelihood
from jtbd_helpers.choices.sample import few_answers, shown_to
from jtbd_helpers.choices.tables import part_worths, with_bases
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.progress_bars import bar
from jtbd_helpers.statistics import percentile_interval


def fit_people(choices: Choices, draws, warmup, thin, chains, negative_price, covariates, seed, progress):
    """Run the chains and gather what they say; arguments as in `fit_choices`."""
    tasks, coding = choices.tasks, choices.coding
    scales, price = coding.scales(), _price_position(coding) if negative_price else None
    known = person_covariates(choices, covariates)
    scaled = type(tasks)(tasks.x / scales, tasks.there, tasks.chosen, tasks.person, tasks.people)
    likelihood = PeopleLikelihood(scaled, price)
    prior, start = Prior.default(coding.n_parameters), _start(scaled, coding, price)
    thin = thin or max(1, draws // 1_000)
    seeds = np.random.SeedSequence(seed).spawn(chains)
    total = chains * (draws + warmup)
    ticks = iter(bar(range(total), "hierarchical Bayes", total, progress))
    z = np.ascontiguousarray(known.z.T)
    runs = [run_chain(likelihood, prior, start, draws, warmup, thin, s, ticks, z) for s in seeds]
    next(ticks, None)
    size = f"{chains} chains of {draws:,} draws, {len(choices.respondents)} people, {choices.n_tasks} tasks"
    return _conclude(choices, runs, likelihood, scales, price, known, size)


def _conclude(choices, runs, likelihood, scales, price, known: Covariates, size: str) -> ChoiceModel:
    """Draws back into the units of the data, averaged and described."""
    tasks, coding = choices.tasks, choices.coding
    mu, sigma, shift = (np.stack([r[name] for r in runs]) for name in ("mu", "sigma", "shift"))
    # The log of a price held below zero has no unit.
    shift = shift / np.where(np.arange(len(scales)) == price, 1.0, scales)[:, None] / known.scales
    diagnostics = diagnose(coding, mu, sigma, scales, runs, known.names, shift)
    notes = unconverged(diagnostics)
    people = np.concatenate([r["people"] for r in runs]).astype(float)
    if price is not None:
        people[..., price] = -np.exp(people[..., price])
        mu = mu.copy()
        mu[..., price] = -np.exp(mu[..., price])
    people, mu = people / scales, mu / scales
    flat, means = mu.reshape(-1, coding.n_parameters), people.mean(0)
    low, high = percentile_interval(flat)
    table = part_worths(coding, flat.mean(0), flat.std(0, ddof=1), low, high)
    table["spread"] = with_bases(coding, people.std(1).mean(0))
    some = np.linspace(0, len(people) - 1, min(200, len(people))).astype(int)
    centre = np.concatenate([r["people"] for r in runs]).mean(0, dtype=float)
    return ChoiceModel(
        kind="hb",
        table=table,
        caption=f"Hierarchical Bayes logit, {size}{''.join(notes)}{known.note()}; each level shown {shown_to(choices)}",
        coding=coding,
        groups=means,
        group_names=list(choices.respondents),
        group_shares=choices.weights / choices.weights.sum(),
        group_draws=people[some],
        log_likelihood=float(likelihood.value_and_slope(centre.T)[0].sum()),
        n_parameters=coding.n_parameters,
        n_people=tasks.people,
        n_tasks=len(tasks.chosen),
        individual=pd.DataFrame(means, index=choices.respondents, columns=coding.names),
        fit_per_person=root_likelihood(tasks, means, choices.respondents),
        diagnostics=diagnostics,
        draws={"mu": mu, "sigma": sigma / np.outer(scales, scales)} | ({"shift": shift} if known.names else {}),
        covariates=shift_table(coding, known, shift.reshape(-1, *shift.shape[2:])) if known.names else None,
        few=few_answers(choices),
        holdout=choices.holdout,
        currency=choices.currency,
        notes=tuple(notes),
    )


def _start(tasks, coding, price) -> np.ndarray:
    """A pooled start, kept small so that separated data do not throw it."""
    try:
        start = np.clip(logit.fit(tasks, np.ones(coding.n_parameters), coding.names).beta, -3, 3)
    except JtbdError:
        start = np.zeros(coding.n_parameters)
    if price is not None:
        start[price] = np.log(max(-start[price], 0.05))
    return start


def _price_position(coding: Coding) -> int:
    if coding.price not in coding.numeric:
        raise JtbdError("`negative_price` needs a numeric price. Name it in `price` and `numeric` when reading.")
    return coding.names.index(coding.price)
