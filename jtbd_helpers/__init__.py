"""Jobs-to-be-Done segmentation: a course and a toolkit. This file is the table of contents.

Every verb and noun is loaded when it is first used, so `import jtbd_helpers` stays light.
"""

import importlib

__version__ = "0.1.0"

_WHERE = {
    # reading
    "read_survey": "survey",
    "draft_codebook": "survey",
    "Survey": "survey",
    "read_choices": "choices",
    "read_signals": "mixes",
    "load_data": "data",
    "make_data": "data",
    # analysing
    "score_value_targets": "targets",
    "ValueTargetScores": "targets",
    "find_struggles": "targets",
    "Struggles": "targets",
    "segment": "segments",
    "Segmentation": "segments",
    "compare_segmentations": "segments",
    "SegmentationContest": "segments",
    "blueprint": "segments",
    "plan_survey": "segments",
    "Blueprint": "segments",
    "Choices": "choices",
    "fit_choices": "choices",
    "ChoiceModel": "choices",
    "design_choices": "choices",
    "ChoiceDesign": "choices",
    "fit_ratings": "choices",
    "design_maxdiff": "choices",
    "fit_maxdiff": "choices",
    "rank_jobs": "jobs",
    "JobRanking": "jobs",
    "agree_rankings": "jobs",
    "RankAgreement": "jobs",
    "mix_jobs": "mixes",
    "Signals": "mixes",
    "JobMix": "mixes",
    "GaussianCategoricalMixture": "mixture",
    "load_result": "results",
    # learning
    "start": "course.learn",
    "quiz": "course.learn",
    "check": "course.learn",
    "hint": "course.learn",
    "exercise_data": "course.learn",
    "review": "course.learn",
    "progress": "course.learn",
    "explore": "course.explorables",
    # the workshop
    "three_column_table": "course.workshop.boards",
    "role_map": "course.workshop.boards",
    "concept_builder": "course.workshop.boards",
    "empathy_map": "course.workshop.boards",
    # when something is wrong
    "JtbdError": "errors",
    "JtbdWarning": "errors",
}
__all__ = ["__version__", *_WHERE]


def __getattr__(name: str):
    if name not in _WHERE:
        raise AttributeError(f"jtbd_helpers has no '{name}'. It has: {', '.join(sorted(_WHERE))}.")
    return getattr(importlib.import_module(f"jtbd_helpers.{_WHERE[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
