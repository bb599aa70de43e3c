"""The caption of a segmentation: every choice that was made, in plain sentences."""

import numpy as np

from jtbd_helpers.segments.evidence import local_dependence
from jtbd_helpers.segments.inputs import JOINT, MOST_LEVELS, rated_targets
from jtbd_helpers.segments.verdict import ALIGNED
from jtbd_helpers.vocabulary import counted

ASK = (
    "No circumstances were asked, so these are groups by needs: groups, not segments. To learn the causes, ask what "
    "got in the way last time: an obstacle, a barrier, a situation, a condition."
)
DEPENDENT = 3.84  # a chi-square with one degree of freedom exceeds this in one of twenty cases


def caption_of(survey, study, fits, chosen: int, null, again: dict, options: dict, noun: str, alignment: float) -> str:
    """All choices, guards and numbers that a reader needs to judge the result."""
    sentences = [
        *_who(survey, study),
        *_struggle(study),
        *_items(study),
        *_model(study, fits, chosen, options),
        *_compared(null, options["twin"]),
        f"{counted(options['starts'], 'start')} of each number; {again[2]['refits'] if again else 'no'} refits of "
        "each.",
        *_guards(study, fits[chosen - 1], again.get(chosen)),
    ]
    if noun and survey.circumstances.shape[1]:
        sentences.append(f"Called {noun}s: alignment {alignment:.2f} (from {ALIGNED:.2f} people share their causes).")
    return " ".join(sentences)


def _who(survey, study) -> list:
    n, used = len(survey.weights), len(study.rows)
    sentences = [f"{survey.title}: n = {n:,}."]
    if used < n:
        sentences.append(f"The evidence was measured on {used:,} of them, drawn at random; all were placed.")
    if not np.allclose(survey.weights.to_numpy(dtype=float), 1):
        sentences.append("Shares are weighted, the model itself is not.")
    return sentences


def _struggle(study) -> list:
    recipe, filled = study.recipe, study.inputs.filled
    if recipe.moments:
        cuts = f"importance {recipe.cuts[0]} and up, satisfaction {recipe.cuts[-1]} and down"
        asked = cuts if recipe.source == "gap" else f"difficulty {recipe.cuts[0]} and up"
        return [f"Struggle: {len(recipe.moments)} moments, yes or no ({asked})."]
    if not recipe.scales:
        return []
    what = "gaps (importance minus satisfaction)" if recipe.source == "gap" else "difficulty ratings"
    rated, scales = len(rated_targets(recipe)), len(recipe.scales)
    kind = f"{scales} themes, {rated} value targets" if rated > scales else f"{rated} value targets"
    sentences = [f"Struggle: {what} of {kind}."]
    if recipe.centring == "gap_and_mean":
        sentences.append("Each person's mean gap was taken away.")
    if filled:
        cells = study.inputs.data.n * scales
        sentences.append(f"{filled:,} of {cells:,} scale values were open and filled by their expected value.")
    return sentences


def _items(study) -> list:
    recipe, tested = study.recipe, study.relevance
    if recipe.on == JOINT and not len(tested):
        return [ASK]
    sentences = []
    if recipe.on in (JOINT, "circumstance", "profile"):
        sentences.append(f"Answers: {', '.join(recipe.items) or 'none'}.")
    if recipe.edges:
        sentences.append(f"Cut into quarters: {', '.join(recipe.edges)}.")
    if recipe.left_out:
        kinds = f"one answer only, or more than {MOST_LEVELS} different ones"
        sentences.append(f"Left out ({kinds}): {', '.join(recipe.left_out)}.")
    dropped = tested[~tested["relevant"].astype(bool)]
    if len(dropped):
        p = dropped["p_beyond"].fillna(dropped["p_value"])
        listed = ", ".join(f"{c} (p = {v:.2f})" for c, v in zip(dropped["circumstance"], p, strict=True))
        sentences.append(f"Left out, since no struggle follows them: {listed}.")
    return sentences


def _model(study, fits, chosen: int, options: dict) -> list:
    most, best = len(fits), int(np.argmin([one.bic for one in fits])) + 1
    kind = {"tied": ", one covariance for all groups", "diagonal": ", no covariance inside groups"}
    within = kind[study.recipe.covariance] if study.recipe.scales else ""
    how = "as given" if options["n_segments"] else "least BIC" if chosen == best else f"BIC has its least at {best}"
    sentences = [f"Mixture model{within}: 1 to {most} groups tried, {chosen} kept ({how})."]
    if best == most:
        sentences.append("BIC is still falling at the last number tried, which is no answer: try more.")
    return sentences


def _compared(null, twin: str) -> list:
    if null.one_group:
        return ["One group describes the answers best, so no look-alike surveys were drawn (p = 1)."]
    if not null.wanted:
        return ["Look-alike surveys: not measured."]
    cut = "" if twin == "parametric" else " whose circumstances were dealt to other people"
    return [f"{null.drawn} of {null.wanted} look-alike surveys{cut} drawn (p = {null.p_value:.2f})."]


def _guards(study, fitted, again) -> list:
    """What makes the answer less sure than it looks."""
    model, n, sentences = fitted.mixture, study.inputs.data.n, []
    groups = len(model.shares)
    if n < 500 or n < 10 * model.n_parameters:
        sentences.append(
            f"{n:,} people are fewer than 500, or than ten for each of the {model.n_parameters} parameters."
        )
    if groups == 1:
        return sentences
    least = model.shares.min()
    if least < 0.05 or least * n < 30:
        sentences.append(f"The smallest group has about {least * n:.0f} people: hold it lightly.")
    if fitted.finished > 1 and fitted.hits < 2:
        sentences.append(f"Only one of {fitted.finished} starts that were finished reached the best answer; try more.")
    edge = int(((model.levels < 1e-6) | (model.levels > 1 - 1e-6)).sum())
    if edge:
        sentences.append(f"{counted(edge, 'answer probability is', 'answer probabilities are')} 0 or 1.")
    residual, pair = local_dependence(model, study.inputs.data)
    if residual > DEPENDENT:
        names = list(study.recipe.items) or list(study.recipe.moments)
        asked = " and ".join(str(names[i]) for i in pair)
        sentences.append(f"Inside the groups {asked} still go together (bivariate residual {residual:.1f}).")
    if again is not None and again["found_again"].min() < 0.5:
        sentences.append("Refits often lose one of the groups; see found_again in the table.")
    return sentences
