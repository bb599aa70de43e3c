"""Kinds of people: the latent-class logit as a `ChoiceModel`, its number of classes given or chosen by BIC."""

import numpy as np
import pandas as pd

from jtbd_helpers.choices import latent
from jtbd_helpers.choices.covariates import Covariates, person_covariates
from jtbd_helpers.choices.data import Choices
from jtbd_helpers.choices.membership import LARGEST, ByCovariates, SameForAll
from jtbd_helpers.choices.model import ChoiceModel, root_likelihood
from jtbd_helpers.choices.sample import few_answers, shown_to
from jtbd_helpers.choices.tables import NORMAL, part_worths
from jtbd_helpers.errors import JtbdError

INTERVAL_DRAWS = 500
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def fit_kinds(
    choices: Choices, n_classes: int | None = None, covariates=None, *, starts=20, seed=0, progress=None
) -> ChoiceModel:
    """Fit a latent-class logit; as `fit_choices(choices, "latent_class", …)`."""
    tasks, coding = choices.tasks, choices.coding
    if n_classes is not None and not 1 <= n_classes <= 8:
        raise JtbdError(
            f"`n_classes` is {n_classes}; between 1 and 8 classes can be fitted. Leave it out to let BIC choose."
        )
    known = person_covariates(choices, covariates)
    sizes = ByCovariates(known.z) if known.names else SameForAll()
    candidates = range(1, 6) if n_classes is None else [n_classes]
    counts = {k: k * coding.n_parameters + (k - 1) * (1 + sizes.n_covariates) for k in candidates}
    if max(candidates) * coding.n_parameters > tasks.people and n_classes is not None:
        raise JtbdError(
            f"{n_classes} classes of {coding.n_parameters} parameters are more than {tasks.people} people bear. "
            "Ask for fewer classes."
        )
    fits = {
        k: latent.fit(
            tasks, coding.scales(), coding.names, choices.weights, k, starts if k > 1 else 1, seed, progress, sizes
        )
        for k in candidates
        if k * coding.n_parameters <= tasks.people
    }
    bics = {k: -2 * f.log_likelihood + counts[k] * np.log(tasks.people) for k, f in fits.items()}
    best = min(bics, key=bics.get)
    return _conclude(choices, fits, bics, counts, best, known, "BIC chose" if n_classes is None else "given", seed)


def _conclude(choices, fits, bics, counts, best: int, known: Covariates, chosen: str, seed: int) -> ChoiceModel:
    """The model of the number kept, with the others in its diagnostics."""
    tasks, coding = choices.tasks, choices.coding
    fit, letters = fits[best], list(LETTERS[:best])
    errors = np.sqrt(np.maximum(np.diagonal(fit.covariances, axis1=1, axis2=2), 0))
    tables = [
        part_worths(coding, b, e).assign(segment=name) for b, e, name in zip(fit.beta, errors, letters, strict=True)
    ]
    people = fit.posterior @ fit.beta
    segments = pd.Series(np.array(letters, dtype=object)[fit.posterior.argmax(1)], choices.respondents, name="segment")
    sure = f"; best optimum reached by {fit.start_hit_rate:.0%} of the starts run to the end"
    sample = f"; each level shown {shown_to(choices, segments)}"
    size = f"{len(choices.respondents)} people, {choices.n_tasks} tasks"
    return ChoiceModel(
        kind="latent_class",
        table=pd.concat(tables, ignore_index=True),
        caption=f"Latent-class logit, {best} classes ({chosen}), {size}{sure}{known.note()}{_separated(fit)}{sample}",
        coding=coding,
        groups=fit.beta,
        group_names=letters,
        group_shares=fit.shares,
        group_draws=_draws(fit, np.random.default_rng(seed)),
        log_likelihood=fit.log_likelihood,
        n_parameters=counts[best],
        n_people=tasks.people,
        n_tasks=len(tasks.chosen),
        individual=pd.DataFrame(people, index=choices.respondents, columns=coding.names),
        fit_per_person=root_likelihood(tasks, people, choices.respondents),
        segments=segments,
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
        covariates=_membership_table(fit, known, letters) if known.names else None,
        few=few_answers(choices, segments),
        holdout=choices.holdout,
        currency=choices.currency,
    )


def _draws(fit, rng) -> np.ndarray:
    """Part-worths as the data leave them open: (draw, class, parameter)."""
    return np.stack(
        [
            # A class of next to nobody has a covariance that rounding takes below zero here and there.
            rng.multivariate_normal(b, c, INTERVAL_DRAWS, method="eigh", check_valid="ignore")
            for b, c in zip(fit.beta, fit.covariances, strict=True)
        ],
        1,
    )


def _membership_table(fit, known: Covariates, letters) -> pd.DataFrame:
    """segment, covariate, estimate (log-odds of the segment instead of A), std_error, low, high."""
    if fit.membership is None or len(letters) == 1:
        return pd.DataFrame(columns=["segment", "covariate", "estimate", "std_error", "low", "high"])
    estimate = fit.membership[1:, 1:] / known.scales
    errors = np.sqrt(np.diag(fit.membership_covariance)).reshape(len(letters) - 1, -1)[:, 1:] / known.scales
    table = pd.DataFrame(
        {
            "segment": np.repeat(np.array(letters[1:], dtype=object), len(known.names)),
            "covariate": known.names * (len(letters) - 1),
            "estimate": estimate.ravel(),
            "std_error": errors.ravel(),
        }
    )
    reach = NORMAL * table["std_error"]
    return table.assign(low=table["estimate"] - reach, high=table["estimate"] + reach)


def _separated(fit) -> str:
    """Say when a covariate settles the class beforehand, so that its estimate runs away."""
    if fit.membership is None or np.abs(fit.membership).max() < LARGEST:
        return ""
    return "; COVARIATES SEPARATE the classes: their estimates have no end, read the signs only"
