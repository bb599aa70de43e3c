"""`segment`: from a survey to a verdict on its groups."""

from typing import TYPE_CHECKING

import numpy as np

from jtbd_helpers.choices import Choices
from jtbd_helpers.errors import JtbdError, one_of, whole_number
from jtbd_helpers.mixes import JobMix
from jtbd_helpers.segments.alignment import UNMEASURED, measure_alignment
from jtbd_helpers.segments.caption import caption_of
from jtbd_helpers.segments.describing import segment_table
from jtbd_helpers.segments.evidence import enumerate_fits, evidence_table
from jtbd_helpers.segments.inputs import JOINT, make_recipe
from jtbd_helpers.segments.jobmixes import segment_by_job_mix
from jtbd_helpers.segments.reach import what_could_be_found
from jtbd_helpers.segments.segmentation import Segmentation
from jtbd_helpers.segments.study import Study, compare_with_twins, place_all, prepare, stabilities
from jtbd_helpers.segments.tradeoffs import segment_by_trade_offs
from jtbd_helpers.segments.twins import TWINS
from jtbd_helpers.segments.verdict import NullTest, decide, headline, noun, three_questions
from jtbd_helpers.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 20


def segment(
    data: Survey | Choices | JobMix,
    on: "str | Sequence[str]" = JOINT,
    n_segments: int | None = None,
    null_draws: int = 19,
    refits: int = 50,
    *,
    starts: int = 20,
    seed: int = 0,
    progress: bool | None = None,
    max_segments: int = 8,
    centring: str = "gap",
    covariance: str = "tied",
    twin: str = "parametric",
    transform: str = "sqrt",
    delta: float | None = None,
) -> Segmentation:
    """Group people who share their struggles and the circumstances behind them, and say whether there are groups.

    Parameters
    ----------
    data : Survey, Choices or JobMix
        A survey is best after `.clean()`. It is not changed. Choices are grouped by what people give up to get what,
        a JobMix by the jobs that customers get done; `on`, `centring`, `covariance` and `twin` are for surveys only.
    on : ("struggle", "circumstance") or str
        What people are grouped by. The default joins gap ratings (importance minus satisfaction, averaged by theme
        where the codebook names themes) with the circumstances that go with them. "struggle": moments of struggle,
        yes or no. "needs": gap ratings alone. "circumstance", "profile": those answers alone.
    n_segments : int, optional
        Forces a number, 2 to 26; the verdict is then "constructive". Default: the number with the least BIC; for a
        JobMix the largest that refits find again.
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
        Whether scales may go together inside a group ("tied"; the same way in all groups) or not.
    twin : {"parametric", "permuted"}
        "parametric" look-alikes have no groups at all. "permuted" ones keep ratings and circumstances whole and cut
        the link between them: do circumstances go with struggle?
    transform, delta : {"sqrt", "clr"}, float
        For a JobMix only: the scale of the mixes, square roots or centred log-ratios; for these zeros become `delta`.

    Returns
    -------
    Segmentation
        With the verdict, the three questions, labels, probabilities and evidence.

    Raises
    ------
    JtbdError
        When the survey did not ask what `on` needs, or has fewer than 20 people.

    Examples
    --------
    >>> import jtbd_helpers as jtbd
    >>> segments = jtbd.segment(jtbd.load_data("navigation").clean(), null_draws=0, refits=0)
    >>> segments.n_segments
    5

    Source
    ------
    Finite mixtures: McLachlan & Peel (2000); latent classes: Goodman (1974); verdict: Dolnicar & Leisch (2010).
    """
    if isinstance(data, Choices | JobMix):
        if (on, centring, covariance, twin) != (JOINT, "gap", "tied", "parametric"):
            what = "choices" if isinstance(data, Choices) else "job mixes"
            raise JtbdError(f"`on`, `centring`, `covariance` and `twin` are about surveys. Leave them out for {what}.")
        _check_steps(n_segments, max_segments, null_draws, refits, starts, seed)
        steps = (n_segments, null_draws, refits, starts, seed, progress, max_segments)
    if isinstance(data, JobMix):
        if len(data.table) < LEAST:
            raise JtbdError(f"This job mix has {len(data.table)} customers; groups need at least {LEAST}.")
        return segment_by_job_mix(data, *steps, transform, delta)
    if (transform, delta) != ("sqrt", None):
        raise JtbdError("`transform` and `delta` are about job mixes. Leave them out for surveys and choices.")
    if isinstance(data, Choices):
        return segment_by_trade_offs(data, *steps)
    if not isinstance(data, Survey):
        raise JtbdError(
            f"`segment` takes a Survey, Choices or a JobMix, not a {type(data).__name__}. Read one with "
            "`jtbd.read_survey(codebook)` or `jtbd.read_choices(codebook)`, or make one with `jtbd.mix_jobs`."
        )
    if len(data.weights) < LEAST:
        raise JtbdError(f"This survey has {len(data.weights)} people; groups need at least {LEAST}. Ask more people.")
    _check_steps(n_segments, max_segments, null_draws, refits, starts, seed)
    one_of("twin", twin, TWINS)
    recipe = make_recipe(data, on, centring, covariance)
    if twin == "permuted" and recipe.on != JOINT:
        raise JtbdError(
            f'`twin="permuted"` asks whether circumstances go with struggle; `on={recipe.on!r}` has no link.'
        )
    study, most = prepare(data, recipe, seed), max(max_segments, n_segments or 0)
    fits = enumerate_fits(study.inputs.data, most, starts, seed, covariance)
    null = compare_with_twins(study, [one.bic for one in fits], null_draws, starts, seed, twin, progress)
    again = stabilities(study, fits, refits, seed, progress)
    options = {"on": recipe.on, "n_segments": n_segments, "starts": starts, "seed": seed, "max_segments": max_segments}
    options |= {"centring": centring, "covariance": covariance, "twin": twin}
    return _conclude(data, study, fits, null, again, options)


def _check_steps(n_segments, max_segments, null_draws, refits, starts, seed) -> None:
    whole_number(2, 26, n_segments=2 if n_segments is None else n_segments, max_segments=max_segments)
    whole_number(0, 9999, null_draws=null_draws, refits=refits)
    whole_number(1, 9999, starts=starts)
    whole_number(0, 2**32 - 1, seed=seed)


def _conclude(survey: Survey, study: Study, fits: list, null: NullTest, again: dict, options: dict) -> Segmentation:
    """Choose the number, decide the verdict, and put the answer together."""
    evidence = evidence_table(fits, study.inputs.data, study.style, again)
    forced = options["n_segments"]
    chosen = forced or int(evidence["bic"].argmin()) + 1
    measured = evidence.iloc[chosen - 1]
    verdict = decide(null, forced is not None, measured["stability"], measured["leakage"])
    if verdict == "none":
        chosen, measured = 1, evidence.iloc[0]
    model, labels, probabilities, order = place_all(survey, study, fits[chosen - 1])
    found_again = again[chosen]["found_again"][order] if chosen in again else np.full(chosen, np.nan)
    parts = UNMEASURED if verdict == "none" else measure_alignment(survey, labels, options["seed"])
    word = noun(verdict, parts["alignment"], survey.circumstances.shape[1] > 0)
    return Segmentation(
        table=segment_table(survey, labels, probabilities, found_again),
        caption=caption_of(survey, study, fits, chosen, null, again, options, word, parts["alignment"]),
        labels=labels,
        probabilities=probabilities,
        evidence=evidence,
        questions=three_questions(verdict, null, measured["stability"], measured["same_group"], measured["leakage"]),
        twins=null.table(),
        null_p_value=null.p_value,
        verdict=verdict,
        headline=headline(verdict),
        alignment=parts["alignment"],
        alignment_parts=dict(parts),
        leakage=float(measured["leakage"]),
        relevance=study.relevance,
        noun=word,
        reach=what_could_be_found(study.inputs, study.recipe) if verdict == "none" else "",
        recipe=options,
        model=model,
        survey=survey,
    )
