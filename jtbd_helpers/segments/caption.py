"""The caption of a segmentation: every choice that was made, in plain sentences."""

import numpy as np

from jtbd_helpers.segments.inputs import JOINT, rated_targets
from jtbd_helpers.segments.verdict import ALIGNED


def caption_of(survey, work, fits, chosen: int, null, refits: int, options: dict, noun: str) -> str:
    """All choices, guards and numbers that a reader needs to judge the result."""
    sentences = [
        _who(survey, work),
        _what(work),
        *_circumstances(work),
        _model(work, fits, chosen, options),
        *_compared(null, refits),
        *_guards(work, fits, chosen),
    ]
    if noun:
        sentences.append(f'The word is "{noun}": "segment" needs circumstances and an alignment of {ALIGNED:.2f}.')
    return " ".join(sentences)


def _who(survey, work) -> str:
    n, used = len(survey.weights), len(work.rows)
    weighted = not np.allclose(survey.weights.to_numpy(dtype=float), 1)
    text = f"{survey.title}: n = {n:,}."
    if used < n:
        text += f" The evidence was measured on {used:,} of them, drawn at random; all were placed."
    if weighted:
        text += " Shares are weighted, the model itself is not."
    return text


def _what(work) -> str:
    recipe = work.recipe
    if recipe.moments:
        cuts = f"importance {recipe.cuts[0]} and up, satisfaction {recipe.cuts[1]} and down"
        asked = cuts if recipe.source == "gap" else f"difficulty {recipe.cuts[0]} and up"
        return f"Grouped by {len(recipe.moments)} moments of struggle ({asked})."
    if not recipe.scales:
        return f"Grouped by the answers to: {', '.join(recipe.items)}."
    what = "gaps (importance minus satisfaction)" if recipe.source == "gap" else "difficulty ratings"
    themes = any(len(targets) > 1 for targets in recipe.scales.values())
    kind = (
        f"{len(recipe.scales)} themes of {len(rated_targets(recipe))} value targets"
        if themes
        else (f"{len(recipe.scales)} value targets")
    )
    filled = work.inputs.filled
    total = work.inputs.data.n * len(recipe.scales)
    text = f"Struggle: {what} of {kind}"
    text += ", each person's mean gap taken away." if recipe.centring == "gap_and_mean" else "."
    return text + (
        f" {filled:,} of {total:,} scale values were open and filled by their expected value." if filled else ""
    )


def _circumstances(work) -> list:
    recipe = work.recipe
    if recipe.on != JOINT:
        return []
    if not len(work.relevance):
        return [
            "No circumstances were asked, so these are groups by needs, not segments. To learn the causes, ask what "
            "got in the way last time: an obstacle, a barrier, a situation, a condition."
        ]
    tested = work.relevance
    dropped = tested[~tested["relevant"]]
    sentences = [f"Circumstances: {', '.join(recipe.items) or 'none'}."]
    if len(dropped):
        listed = ", ".join(
            f"{c} (p = {p:.2f})" for c, p in zip(dropped["circumstance"], dropped["p_value"], strict=True)
        )
        sentences.append(f"Left out, since no struggle follows them: {listed}.")
    return sentences


def _model(work, fits, chosen: int, options: dict) -> str:
    most = len(fits)
    how = "given" if options["n_segments"] else "the least BIC"
    kind = "one covariance for all groups" if work.recipe.covariance == "tied" else "no covariance inside groups"
    gaussian = f", {kind}" if work.recipe.scales else ""
    falling = (
        " BIC is still falling at the last number tried, which is no answer."
        if (int(np.argmin([one.bic for one in fits])) + 1 == most)
        else ""
    )
    return (
        f"Mixture model{gaussian}; 1 to {most} groups tried, {options['starts']} starts each; "
        f"number: {chosen} ({how}).{falling}"
    )


def _compared(null, refits: int) -> list:
    if null.one_group:
        first = "No look-alike surveys were needed."
    elif not null.wanted:
        first = "Look-alike surveys: not measured."
    else:
        first = f"{null.drawn} of {null.wanted} look-alike surveys without groups drawn (p = {null.p_value:.2f})."
    return [first, f"{refits} refits for each number." if refits else "Refits: not measured."]


def _guards(work, fits, chosen: int) -> list:
    """What makes the answer less sure than it looks."""
    model, n, sentences = fits[chosen - 1].mixture, work.inputs.data.n, []
    hits = fits[chosen - 1]
    if n < 500:
        sentences.append(f"{n} people are few for this method; 500 or more are better.")
    if chosen > 1 and (model.shares.min() < 0.05 or model.shares.min() * n < 30):
        sentences.append(f"The smallest group has about {model.shares.min() * n:.0f} people: hold it lightly.")
    if hits.start_hit_rate < 0.10 or (hits.finished > 1 and hits.start_hit_rate * hits.finished < 1.5):
        sentences.append("Only one start found the best answer; try more `starts`.")
    boundary = int(((model.levels < 1e-6) | (model.levels > 1 - 1e-6)).sum())
    if boundary and chosen > 1:
        sentences.append(f"{boundary} answer probabilities are 0 or 1.")
    return sentences
