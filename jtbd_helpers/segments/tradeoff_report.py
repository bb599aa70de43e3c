"""What segments by trade-off report: evidence for each number, a row for each segment, and the caption."""

import numpy as np
import pandas as pd

from jtbd_helpers.choices import ChoiceModel
from jtbd_helpers.choices.sample import shown_to
from jtbd_helpers.segments.verdict import NullTest
from jtbd_helpers.statistics import effective_n, share_interval
from jtbd_helpers.vocabulary import counted

FEW = 2  # starts of look-alikes and refits: full searches of them would take many minutes


def trade_off_evidence(models: list[ChoiceModel], again: dict) -> pd.DataFrame:
    """One row per number of groups; what was not measured is NaN."""
    rows = []
    for k, model in enumerate(models, start=1):
        posterior = model.probabilities.to_numpy()
        entropy = -(posterior * np.log(np.maximum(posterior, 1e-300))).sum()
        measured = again.get(k, {})
        rows.append(
            {
                "n_segments": k,
                "log_likelihood": model.log_likelihood,
                "bic": model.bic,
                "icl": model.bic + 2 * entropy,
                "entropy": 1 - entropy / (len(posterior) * np.log(k)) if k > 1 else np.nan,
                "stability": measured.get("stability", np.nan),
                "leakage": np.nan,
                "smallest_share": model.group_shares.min(),
                "start_hit_rate": model.diagnostics["start_hit_rate"].item(),
                "n_parameters": model.n_parameters,
                **{name: measured.get(name, np.nan) for name in ("stability_low", "stability_high", "same_group")},
                "mean_posterior": posterior.max(1).mean(),
                "starts": model.diagnostics["starts"].item(),
            }
        )
    return pd.DataFrame(rows)


def trade_off_table(choices, model: ChoiceModel, again) -> pd.DataFrame:
    """One row per segment, with the attribute that weighs most in it."""
    weights, labels = choices.weights, model.segments.to_numpy(dtype=object)
    importance = model.importance
    rows = []
    for i, name in enumerate(model.group_names):
        member = labels == name
        size = weights[member].sum() / weights.sum()
        low, high = share_interval(size, effective_n(weights))
        own = importance[importance["segment"] == name]
        leading = own.loc[own["importance"].idxmax()]
        rows.append(
            {
                "segment": name,
                "n": int(member.sum()),
                "share": size,
                "share_low": float(low),
                "share_high": float(high),
                "n_effective": effective_n(weights[member]) if member.any() else 0.0,
                **dict.fromkeys(("urgency", "urgency_low", "urgency_high"), np.nan),
                "leading_attribute": leading["attribute"],
                "leading_importance": leading["importance"],
                "mean_probability": model.probabilities.to_numpy()[member, i].mean() if member.any() else np.nan,
                "found_again": again[i],
            }
        )
    return pd.DataFrame(rows)


def trade_off_caption(choices, models, chosen: int, null: NullTest, refits: int, options: dict) -> str:
    bics = [model.bic for model in models]
    best = int(np.argmin(bics)) + 1
    how = "as given" if options["n_segments"] else "least BIC" if chosen == best else f"BIC has its least at {best}"
    sentences = [
        f"{choices.title}: {len(choices.respondents):,} people, {choices.n_tasks:,} tasks.",
        f"Latent-class logit: 1 to {len(models)} groups tried, {chosen} kept ({how}), "
        f"{counted(options['starts'], 'start')} for each number.",
    ]
    if null.one_group:
        sentences.append("One group describes the choices best, so no look-alikes were drawn (p = 1).")
    elif not null.wanted:
        sentences.append("Look-alikes: not measured.")
    else:
        sentences.append(
            f"{null.drawn} of {null.wanted} look-alikes drawn, in which all trade off alike, {FEW} starts each "
            f"(p = {null.p_value:.2f})."
        )
    of = options["n_segments"] or best
    measured = refits and of > 1
    sentences.append(f"{refits} refits of {of}, {FEW} starts each." if measured else "Refits: not measured.")
    if chosen > 1 and models[chosen - 1].group_shares.min() * len(choices.respondents) < 30:
        sentences.append("The smallest group has fewer than 30 people: hold it lightly.")
    sentences.append(f"Each level was shown {shown_to(choices, models[chosen - 1].segments)}.")
    sentences += [models[chosen - 1].few] if models[chosen - 1].few else []
    priced = choices.coding.price in choices.coding.numeric
    sentences.append(
        "Switching: not measured here; `.model.best_prices(…)` gives it for a product, its cost and its rivals."
        if priced and chosen > 1
        else "Switching: not measured."
    )
    if len(models) == best > 1:
        sentences.append("BIC is still falling at the last number tried, which is no answer: try more.")
    return " ".join(sentences)
