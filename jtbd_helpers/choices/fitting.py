"""`fit_choices`: one verb, three models."""

import numpy as np
import pandas as pd

from jtbd_helpers.bars import bar
from jtbd_helpers.choices import latent, logit
from jtbd_helpers.choices.bayes import Prior, run_chain
from jtbd_helpers.choices.coding import Coding
from jtbd_helpers.choices.data import Choices
from jtbd_helpers.choices.likelihood import PeopleLikelihood
from jtbd_helpers.choices.mixing import diagnose, unconverged
from jtbd_helpers.choices.model import ChoiceModel, root_likelihood
from jtbd_helpers.errors import JtbdError, one_of
from jtbd_helpers.statistics import percentile_interval

INTERVAL_DRAWS = 500
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def fit_choices(
    choices: Choices,
    model: str = "mnl",
    n_classes: int | None = None,
    *,
    starts: int = 20,
    draws: int = 10_000,
    warmup: int | None = None,
    thin: int | None = None,
    chains: int = 2,
    negative_price: bool = False,
    seed: int = 0,
    progress: bool | None = None,
) -> ChoiceModel:
    """Fit what people give up to get what, from the choices they made.

    Parameters
    ----------
    choices : Choices
    model : {"mnl", "latent_class", "hb"}
        "mnl": one set of part-worths for all (McFadden 1974). "latent_class": a few kinds of people (Kamakura &
        Russell 1989). "hb": a set for every person, drawn around the population's (Rossi, Allenby & McCulloch 2005).
    n_classes : int, optional
        For "latent_class": 1 to 8; without it the BIC chooses among 1 to 5 and the caption says so.
    starts : int
        Random starts of "latent_class".
    draws, warmup, thin, chains : int
        For "hb": sweeps per chain that count, sweeps before (a fifth of them), every how many are kept (so that
        about 1,000 are), and how many chains.
    negative_price : bool
        For "hb": force the coefficient of the (numeric) price below 0.
    seed : int
        Same seed, same answer.

    Returns
    -------
    ChoiceModel
        ``.table``: attribute, level, estimate, std_error, low, high (95 %), with segment for latent classes; for
        "hb" the estimate is the population mean and `spread` the standard deviation between people.

    Raises
    ------
    JtbdError
        Parameters that cannot be told apart, data that separate, more classes than people bear.

    Source
    ------
    McFadden (1974); Kamakura & Russell (1989); Train (2009); Allenby & Ginter (1995).
    """
    one_of("model", model, ["mnl", "latent_class", "hb"])
    if model == "mnl":
        return _mnl(choices, seed)
    if model == "latent_class":
        return _latent_class(choices, n_classes, starts, seed, progress)
    return _hb(choices, draws, warmup or max(200, draws // 5), thin, chains, negative_price, seed, progress)


def _mnl(choices: Choices, seed: int) -> ChoiceModel:
    tasks, coding = choices.tasks, choices.coding
    weights = choices.weights[tasks.person]
    fit = logit.fit(tasks, coding.scales(), coding.names, weights)
    covariance = np.linalg.inv(fit.information)
    scores = logit.score_by_person(tasks, fit.beta, weights)
    clustered = np.sqrt(np.diag(covariance @ (scores.T @ scores) @ covariance))
    errors = np.sqrt(np.diag(covariance))
    table = _table(coding, fit.beta, errors, fit.beta - 1.959964 * errors, fit.beta + 1.959964 * errors)
    table["std_error_clustered"] = _with_bases(coding, clustered)
    rng = np.random.default_rng(seed)
    drawn = rng.multivariate_normal(fit.beta, covariance, INTERVAL_DRAWS, method="cholesky")
    equal = -float(weights @ np.log(tasks.there.sum(0)))
    people = np.tile(fit.beta, (tasks.people, 1))
    return ChoiceModel(
        kind="mnl",
        table=table,
        caption=f"Multinomial logit, {_size(choices)}; McFadden's rho-squared {1 - fit.log_likelihood / equal:.3f}",
        coding=coding,
        groups=fit.beta[None],
        group_names=["all"],
        group_shares=np.ones(1),
        group_draws=drawn[:, None],
        log_likelihood=fit.log_likelihood,
        n_parameters=len(fit.beta),
        n_people=tasks.people,
        n_tasks=len(tasks.chosen),
        fit_per_person=root_likelihood(tasks, people, choices.respondents),
        diagnostics=pd.DataFrame(
            {
                "iterations": [fit.iterations],
                "gradient_norm": [fit.gradient_norm],
                "log_likelihood_equal_shares": [equal],
                "rho_squared": [1 - fit.log_likelihood / equal],
            }
        ),
        holdout=choices.holdout,
        currency=choices.currency,
    )


def _latent_class(choices: Choices, n_classes, starts, seed, progress) -> ChoiceModel:
    tasks, coding = choices.tasks, choices.coding
    if n_classes is not None and not 1 <= n_classes <= 8:
        raise JtbdError(
            f"`n_classes` is {n_classes}; between 1 and 8 classes can be fitted. Leave it out to let BIC choose."
        )
    candidates = range(1, 6) if n_classes is None else [n_classes]
    if max(candidates) * coding.n_parameters > tasks.people and n_classes is not None:
        raise JtbdError(
            f"{n_classes} classes of {coding.n_parameters} parameters are more than {tasks.people} people bear. "
            "Ask for fewer classes."
        )
    fits = {
        k: latent.fit(tasks, coding.scales(), coding.names, choices.weights, k, starts if k > 1 else 1, seed, progress)
        for k in candidates
        if k * coding.n_parameters <= tasks.people
    }
    counts = {k: k * coding.n_parameters + k - 1 for k in fits}
    bics = {k: -2 * f.log_likelihood + counts[k] * np.log(tasks.people) for k, f in fits.items()}
    best = min(bics, key=bics.get)
    fit, letters = fits[best], list(LETTERS[:best])
    errors = np.sqrt(np.maximum(np.diagonal(fit.covariances, axis1=1, axis2=2), 0))
    tables = [
        _table(coding, b, e, b - 1.959964 * e, b + 1.959964 * e).assign(segment=name)
        for b, e, name in zip(fit.beta, errors, letters, strict=True)
    ]
    people = fit.posterior @ fit.beta
    rng = np.random.default_rng(seed)
    drawn = np.stack(
        [
            # A class of next to nobody has a covariance that rounding takes below zero here and there.
            rng.multivariate_normal(b, c, INTERVAL_DRAWS, method="eigh", check_valid="ignore")
            for b, c in zip(fit.beta, fit.covariances, strict=True)
        ],
        1,
    )
    chosen = "BIC chose" if n_classes is None else "given"
    sure = f"; best optimum reached by {fit.start_hit_rate:.0%} of the starts run to the end"
    return ChoiceModel(
        kind="latent_class",
        table=pd.concat(tables, ignore_index=True),
        caption=f"Latent-class logit, {best} classes ({chosen}), {_size(choices)}{sure}",
        coding=coding,
        groups=fit.beta,
        group_names=letters,
        group_shares=fit.shares,
        group_draws=drawn,
        log_likelihood=fit.log_likelihood,
        n_parameters=counts[best],
        n_people=tasks.people,
        n_tasks=len(tasks.chosen),
        individual=pd.DataFrame(people, index=choices.respondents, columns=coding.names),
        fit_per_person=root_likelihood(tasks, people, choices.respondents),
        segments=pd.Series(
            np.array(letters, dtype=object)[fit.posterior.argmax(1)], choices.respondents, name="segment"
        ),
        probabilities=pd.DataFrame(fit.posterior, index=choices.respondents, columns=letters),
        diagnostics=pd.DataFrame(
            {
                "n_classes": list(fits),
                "log_likelihood": [f.log_likelihood for f in fits.values()],
                "n_parameters": [counts[k] for k in fits],
                "bic": [bics[k] for k in fits],
                "smallest_share": [f.shares.min() for f in fits.values()],
                "start_hit_rate": [f.start_hit_rate for f in fits.values()],
                "starts": [f.starts for f in fits.values()],
                "iterations": [f.iterations for f in fits.values()],
            }
        ),
        holdout=choices.holdout,
        currency=choices.currency,
    )


def _hb(choices: Choices, draws, warmup, thin, chains, negative_price, seed, progress) -> ChoiceModel:
    tasks, coding = choices.tasks, choices.coding
    scales, price = coding.scales(), _price_position(coding) if negative_price else None
    scaled = type(tasks)(tasks.x / scales, tasks.there, tasks.chosen, tasks.person, tasks.people)
    likelihood = PeopleLikelihood(scaled, price)
    prior = Prior.default(coding.n_parameters)
    start = _hb_start(scaled, coding, price)
    thin = thin or max(1, draws // 1_000)
    seeds = np.random.SeedSequence(seed).spawn(chains)
    total = chains * (draws + warmup)
    ticks = iter(bar(range(total), "hierarchical Bayes", total, progress))
    runs = [run_chain(likelihood, prior, start, draws, warmup, thin, s, ticks) for s in seeds]
    next(ticks, None)
    mu, sigma = np.stack([r["mu"] for r in runs]), np.stack([r["sigma"] for r in runs])
    diagnostics = diagnose(coding, mu, sigma, scales, runs)
    notes = unconverged(diagnostics)
    people = np.concatenate([r["people"] for r in runs]).astype(float)
    if price is not None:
        people[..., price] = -np.exp(people[..., price])
        mu = mu.copy()
        mu[..., price] = -np.exp(mu[..., price])
    people, mu = people / scales, mu / scales
    flat, means = mu.reshape(-1, coding.n_parameters), people.mean(0)
    low, high = percentile_interval(flat)
    table = _table(coding, flat.mean(0), flat.std(0, ddof=1), low, high)
    table["spread"] = _with_bases(coding, people.std(1).mean(0))
    some = np.linspace(0, len(people) - 1, min(200, len(people))).astype(int)
    centre = np.concatenate([r["people"] for r in runs]).mean(0, dtype=float)
    log_likelihood = float(likelihood.value_and_slope(centre.T)[0].sum())
    return ChoiceModel(
        kind="hb",
        table=table,
        caption=f"Hierarchical Bayes logit, {chains} chains of {draws:,} draws, {_size(choices)}{''.join(notes)}",
        coding=coding,
        groups=means,
        group_names=list(choices.respondents),
        group_shares=choices.weights / choices.weights.sum(),
        group_draws=people[some],
        log_likelihood=log_likelihood,
        n_parameters=coding.n_parameters,
        n_people=tasks.people,
        n_tasks=len(tasks.chosen),
        individual=pd.DataFrame(means, index=choices.respondents, columns=coding.names),
        fit_per_person=root_likelihood(tasks, means, choices.respondents),
        diagnostics=diagnostics,
        draws={"mu": mu, "sigma": sigma / np.outer(scales, scales)},
        holdout=choices.holdout,
        currency=choices.currency,
        notes=tuple(notes),
    )


def _hb_start(tasks, coding, price) -> np.ndarray:
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


def _table(coding: Coding, beta, errors, low, high) -> pd.DataFrame:
    """One row per level, bases with 0, in the order of the attributes."""
    rows = [{"attribute": a, "level": v} for a, v in _all_levels(coding)]
    table = pd.DataFrame(rows)
    for name, values in [("estimate", beta), ("std_error", errors), ("low", low), ("high", high)]:
        table[name] = _with_bases(coding, values)
    return table


def _all_levels(coding: Coding) -> list[tuple[str, str]]:
    named = [(a, level) for a, levels in coding.levels.items() for level in levels]
    return named + [p for p in coding.parameters if p[1] in {"per unit", "constant"}]


def _with_bases(coding: Coding, values) -> np.ndarray:
    at = dict(zip(coding.parameters, values, strict=True))
    return np.array([at.get(row, 0.0) for row in _all_levels(coding)])


def _size(choices: Choices) -> str:
    return f"{len(choices.respondents)} people, {choices.n_tasks} tasks"
