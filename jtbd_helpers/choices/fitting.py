"""`fit_choices`: one verb, three models."""

import numpy as np
import pandas as pd

from jtbd_helpers.choices import logit
from jtbd_helpers.choices.data import Choices
from jtbd_helpers.choices.kinds import INTERVAL_DRAWS, fit_kinds
from jtbd_helpers.choices.model import ChoiceModel, root_likelihood
from jtbd_helpers.choices.people import fit_people
from jtbd_helpers.choices.sample import few_answers, shown_to
from jtbd_helpers.choices.tables import part_worths, with_bases
from jtbd_helpers.errors import JtbdError, one_of


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
    covariates: str | list | None = None,
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
    covariates : str or list of str, optional
        Columns of `choices.frame` with one value per respondent, such as those of a file about people joined with
        [[tables]]. Numbers enter linearly, text as levels against the first. For "hb" they move what is expected of
        a person's part-worths; for "latent_class" the chance of being in each class. Rows of `.table` for "hb" are
        those of the average person.
    seed : int
        Same seed, same answer.

    Returns
    -------
    ChoiceModel
        ``.table``: attribute, level, estimate, std_error, low, high (95 %), with segment for latent classes; for
        "hb" the estimate is the population mean and `spread` the standard deviation between people.
        ``.covariates``, where some were given: covariate, estimate, std_error, low, high for each attribute and level
        ("hb": change of the part-worth; of the log of its size for a price held below 0) or segment ("latent_class":
        change of the log-odds of that segment instead of A).

    Raises
    ------
    JtbdError
        Parameters that cannot be told apart, data that separate, more classes than people bear, covariates that are
        missing, say the same, or differ within a respondent.

    Warns
    -----
    JtbdWarning
        When chains have not settled. That answers are few (each level shown fewer than 500 times to a group that is
        reported) stands in the caption and in `.describe()`.

    Source
    ------
    McFadden (1974); Kamakura & Russell (1989); Train (2009); Allenby & Ginter (1995); Dayton & Macready (1988) for
    covariates of classes; Johnson & Orme (2003) for the number of answers.
    """
    one_of("model", model, ["mnl", "latent_class", "hb"])
    if model == "latent_class":
        return fit_kinds(choices, n_classes, covariates, starts=starts, seed=seed, progress=progress)
    if model == "hb":
        warmup = warmup or max(200, draws // 5)
        return fit_people(choices, draws, warmup, thin, chains, negative_price, covariates, seed, progress)
    if covariates:
        raise JtbdError(
            "`covariates` belong to 'hb' and 'latent_class': with one set of part-worths for all, nothing can depend "
            "on the person. Choose one of these models."
        )
    return _mnl(choices, seed)


def _mnl(choices: Choices, seed: int) -> ChoiceModel:
    tasks, coding = choices.tasks, choices.coding
    weights = choices.weights[tasks.person]
    fit = logit.fit(tasks, coding.scales(), coding.names, weights)
    covariance = np.linalg.inv(fit.information)
    scores = logit.score_by_person(tasks, fit.beta, weights)
    clustered = np.sqrt(np.diag(covariance @ (scores.T @ scores) @ covariance))
    errors = np.sqrt(np.diag(covariance))
    table = part_worths(coding, fit.beta, errors)
    table["std_error_clustered"] = with_bases(coding, clustered)
    rng = np.random.default_rng(seed)
    drawn = rng.multivariate_normal(fit.beta, covariance, INTERVAL_DRAWS, method="cholesky")
    equal = -float(weights @ np.log(tasks.there.sum(0)))
    people = np.tile(fit.beta, (tasks.people, 1))
    return ChoiceModel(
        kind="mnl",
        table=table,
        caption=f"Multinomial logit, {tasks.people} people, {len(tasks.chosen)} tasks; McFadden's rho-squared "
        f"{1 - fit.log_likelihood / equal:.3f}; each level shown {shown_to(choices)}",
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
        few=few_answers(choices),
        holdout=choices.holdout,
        currency=choices.currency,
    )
