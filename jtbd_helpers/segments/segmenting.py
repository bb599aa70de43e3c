"""`segment`: from a survey to a verdict on its groups."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from jtbd_helpers.bars import bar
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.segments.alignment import measure_alignment
from jtbd_helpers.segments.caption import caption_of
from jtbd_helpers.segments.describing import segment_table
from jtbd_helpers.segments.evidence import (
    enumerate_fits,
    evidence_table,
    make_inputs,
    separation,
    stability,
    twin_separation,
)
from jtbd_helpers.segments.fitted import FittedModel
from jtbd_helpers.segments.inputs import JOINT, Material, Recipe, canonical_order, make_recipe, read_material
from jtbd_helpers.segments.reach import what_could_be_found
from jtbd_helpers.segments.relevance import COLUMNS, relevance
from jtbd_helpers.segments.search import Fit, fit
from jtbd_helpers.segments.segmentation import Segmentation
from jtbd_helpers.segments.twins import TwinMaker
from jtbd_helpers.segments.verdict import NullTest, decide, headline, noun, three_questions
from jtbd_helpers.survey import Survey

LARGEST = 5000  # people on whom the evidence is measured; labels are given to all
LEAST = 20
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def segment(
    data,
    on=JOINT,
    n_segments=None,
    null_draws=19,
    refits=50,
    *,
    starts=20,
    seed=0,
    progress=None,
    max_segments=8,
    centring="gap",
    covariance="tied",
) -> Segmentation:
    """Group people who share both their struggles and the circumstances that cause them, and say if there are groups.

    Parameters
    ----------
    data : Survey
        Best after `.clean()`. It is not changed.
    on : ("struggle", "circumstance") or str
        What people are grouped by. The default joins gap ratings (importance minus satisfaction, averaged by theme
        where the codebook names themes) with the circumstances that go with them. "struggle": moments of struggle,
        yes or no. "needs": gap ratings alone. "circumstance", "profile": those answers alone.
    n_segments : int, optional
        Forces a number, 2 to 26; the verdict is then "constructive". Default: the number with the least BIC.
    null_draws : int
        Look-alike surveys without groups to compare with; 0 skips this. With 19, p <= .05 means that none of them
        separated as well.
    refits : int
        Bootstrap samples refitted for each number of groups; 0 skips this.
    starts : int
        Random starts of every fit.
    seed : int
        Start of all random steps; the same seed gives the same result.
    progress : bool, optional
        None shows a bar where somebody watches, False never, True always.
    max_segments : int
        Largest number of groups tried, 2 to 26.
    centring : {"gap", "gap_and_mean"}
        "gap_and_mean" also takes away each person's mean gap, and with it the overall level of struggle.
    covariance : {"tied", "diagonal"}
        Whether scales may go together inside a group ("tied"), the same way in all groups, or not.

    Returns
    -------
    Segmentation
        With the verdict, the three questions, labels, probabilities and evidence.

    Raises
    ------
    JtbdError
        When the survey did not ask what `on` needs, or has fewer than 20 people.

    Source
    ------
    Finite mixtures: McLachlan & Peel (2000); latent classes: Goodman (1974).
    """
    if not isinstance(data, Survey):
        raise JtbdError(
            f"`segment` takes a Survey today, not a {type(data).__name__}. Read one with `jtbd.read_survey(codebook)` "
            "or make one with `jtbd.Survey.from_frame(frame, ...)`."
        )
    _check_numbers(len(data.weights), n_segments, null_draws, refits, starts, max_segments)
    options = dict(n_segments=n_segments, starts=starts, seed=seed, max_segments=max_segments)
    recipe = make_recipe(data, on, centring, covariance)
    work = _prepare(data, recipe, seed)
    most = max(max_segments, n_segments or 0)
    seeds = [np.random.SeedSequence([seed, k]) for k in range(most + 1)]
    fits = enumerate_fits(work.inputs.data, most, starts, seeds, covariance)
    bics = [one.bic for one in fits]
    null = _compare_with_twins(work, bics, null_draws, starts, seeds, seed, progress)
    stabilities = _stabilities(work, fits, refits, seed, progress)
    chosen = n_segments or int(np.argmin(bics)) + 1
    evidence = evidence_table(fits, work.inputs.data, work.style, stabilities)
    measured = evidence.iloc[chosen - 1]
    verdict = decide(null, n_segments is not None, measured["stability"], measured["leakage"])
    if verdict == "none":
        chosen, measured = 1, evidence.iloc[0]
    model, labels, probabilities, order = _label(data, work, fits[chosen - 1])
    found = stabilities.get(chosen, {}).get("found_again", np.full(chosen, np.nan))[order]
    nothing = dict.fromkeys(
        ("alignment", "circumstance", "targets", "circumstance_by_chance", "targets_by_chance"), np.nan
    )
    parts = nothing if verdict == "none" else measure_alignment(data, labels, seed)
    word = noun(verdict, parts["alignment"], bool(work.recipe.items) and work.recipe.table == "circumstances")
    reach = what_could_be_found(work.inputs, work.recipe, seed) if verdict == "none" else ""
    return Segmentation(
        table=segment_table(data, labels, probabilities, found),
        caption=caption_of(data, work, fits, chosen, null, refits, options, word),
        labels=labels,
        probabilities=probabilities,
        evidence=evidence,
        questions=three_questions(verdict, null, measured["stability"], measured["same_group"], measured["leakage"]),
        null_p_value=null.p_value,
        verdict=verdict,
        headline=headline(verdict),
        alignment=parts["alignment"],
        alignment_parts=parts,
        leakage=float(measured["leakage"]),
        relevance=work.relevance,
        noun=word,
        reach=reach,
        recipe={"on": recipe.on, **options, "centring": centring, "covariance": covariance},
        model=model,
        survey=data,
    )


def _check_numbers(n: int, n_segments, null_draws, refits, starts, max_segments) -> None:
    limits = [
        ("n_segments", n_segments, 2, 26),
        ("max_segments", max_segments, 2, 26),
        ("null_draws", null_draws, 0, 9999),
        ("refits", refits, 0, 9999),
        ("starts", starts, 1, 9999),
    ]
    for name, value, low, high in limits:
        whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
        if not (whole and low <= value <= high) and not (name == "n_segments" and value is None):
            raise JtbdError(f"`{name}` is {value!r}; give a whole number from {low} to {high}.")
    if n < LEAST:
        raise JtbdError(f"This survey has {n} people; groups need at least {LEAST}. Ask more people.")


@dataclass(frozen=True)
class Work:
    """Everything the fits rest on: all people, and those (in a fixed order) on whom the evidence is measured."""

    recipe: Recipe
    material: Material
    rows: np.ndarray
    inputs: object
    relevance: pd.DataFrame
    style: np.ndarray | None
    cluster: np.ndarray | None

    @property
    def sample(self) -> Material:
        return self.material.rows(self.rows)


def _prepare(data: Survey, recipe: Recipe, seed: int) -> Work:
    """Read the answers, draw the sample for the evidence, and leave out circumstances that no struggle follows."""
    material = read_material(data, recipe)
    rows = canonical_order(material, data.weights.index)
    if len(rows) > LARGEST:
        rows = rows[np.sort(np.random.default_rng([seed, 101]).choice(len(rows), LARGEST, replace=False))]
    tested = pd.DataFrame(columns=COLUMNS)
    if recipe.on == JOINT and recipe.items:
        sample = material.rows(rows)
        scales = make_inputs(sample, recipe).data.scales
        tested = relevance(scales, sample.codes, recipe.items, np.random.default_rng([seed, 102]))
        kept = np.flatnonzero(tested["relevant"].to_numpy())
        items = {name: levels for i, (name, levels) in enumerate(recipe.items.items()) if i in kept}
        recipe, material = replace(recipe, items=items), replace(material, codes=material.codes[:, kept])
    cluster = None if data.cluster is None else data.cluster.to_numpy(dtype=object)[rows]
    return Work(recipe, material, rows, make_inputs(material.rows(rows), recipe), tested, _style(data, rows), cluster)


def _style(data: Survey, rows) -> np.ndarray | None:
    """Each person's mean over all rating answers; None where nothing was rated."""
    blocks = [b.to_numpy(dtype=float) for b in (data.importance, data.satisfaction) if b.shape[1]]
    blocks = blocks or [b.to_numpy(dtype=float) for b in (data.difficulty,) if b.shape[1]]
    if not blocks:
        return None
    ratings = np.concatenate(blocks, axis=1)[rows]
    answered = (~np.isnan(ratings)).sum(1)
    mean = np.where(answered > 0, np.nansum(ratings, axis=1) / np.maximum(answered, 1), np.nan)
    return np.where(np.isnan(mean), np.nanmean(mean), mean)


def _compare_with_twins(work: Work, bics, null_draws: int, starts: int, seeds, seed: int, progress) -> NullTest:
    """Draw look-alike surveys until all are drawn or p > .05 is certain."""
    one_group = int(np.argmin(bics)) == 0
    if one_group or not null_draws:
        return NullTest(null_draws, 0, 0, one_group)
    observed, rng = separation(bics), np.random.default_rng([seed, 103])
    maker = TwinMaker(work.sample, work.recipe, rng)
    at_least = drawn = 0
    for _ in bar(range(null_draws), "Look-alike surveys", null_draws, progress):
        twin = make_inputs(maker.parametric(rng), work.recipe).data
        at_least += twin_separation(twin, len(bics), starts, seeds, work.recipe.covariance) >= observed
        drawn += 1
        if (1 + at_least) / (null_draws + 1) > 0.05:
            break
    return NullTest(null_draws, drawn, int(at_least), False)


def _stabilities(work: Work, fits: list[Fit], refits: int, seed: int, progress) -> dict:
    if not refits:
        return {}
    numbers = bar(range(2, len(fits) + 1), "Refits", len(fits) - 1, progress)
    return {
        k: stability(work.inputs.data, fits[k - 1], refits, [seed, 104, k], work.recipe.covariance, work.cluster)
        for k in numbers
    }


def _label(data: Survey, work: Work, fitted: Fit):
    """Place all people; letters by falling share of the market, ties by the order of the classes' first people."""
    n = len(data.weights)
    if n > len(work.rows):
        inputs = make_inputs(work.material, work.recipe, (work.inputs.mean, work.inputs.covariance))
        if len(fitted.mixture.shares) > 1:
            begin = fitted.state * (n / len(work.rows))
            fitted = fit(inputs.data, len(begin), starts=0, begin=begin, covariance=work.recipe.covariance)
    else:
        inputs = make_inputs(work.material, work.recipe, (work.inputs.mean, work.inputs.covariance))
    posterior = fitted.mixture.posterior(inputs.data.scales, inputs.data.indicators)[inputs.data.row_of]
    best = posterior.argmax(1)
    size = np.bincount(best, weights=data.weights.to_numpy(dtype=float), minlength=posterior.shape[1])
    order = np.argsort(-size, kind="stable")
    letters = list(LETTERS[: len(order)])
    model = FittedModel(work.recipe, fitted.mixture.reordered(order), work.inputs.mean, work.inputs.covariance)
    index = data.weights.index
    place = np.empty(len(order), dtype=int)
    place[order] = np.arange(len(order))
    labels = pd.Series(np.array(letters, dtype=object)[place[best]], index=index, name="segment", dtype=object)
    return model, labels, pd.DataFrame(posterior[:, order], index=index, columns=letters), order
