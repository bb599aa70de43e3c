"""What editors and type checkers see of `jtbd_helpers`: the table of contents with its types."""

from jtbd_helpers.choices import ChoiceDesign as ChoiceDesign
from jtbd_helpers.choices import ChoiceModel as ChoiceModel
from jtbd_helpers.choices import Choices as Choices
from jtbd_helpers.choices import design_choices as design_choices
from jtbd_helpers.choices import design_maxdiff as design_maxdiff
from jtbd_helpers.choices import fit_choices as fit_choices
from jtbd_helpers.choices import fit_maxdiff as fit_maxdiff
from jtbd_helpers.choices import fit_ratings as fit_ratings
from jtbd_helpers.choices import read_choices as read_choices
from jtbd_helpers.course.explorables import explore as explore
from jtbd_helpers.course.learn import check as check
from jtbd_helpers.course.learn import exercise_data as exercise_data
from jtbd_helpers.course.learn import hint as hint
from jtbd_helpers.course.learn import progress as progress
from jtbd_helpers.course.learn import quiz as quiz
from jtbd_helpers.course.learn import review as review
from jtbd_helpers.course.learn import start as start
from jtbd_helpers.course.workshop.boards import concept_builder as concept_builder
from jtbd_helpers.course.workshop.boards import empathy_map as empathy_map
from jtbd_helpers.course.workshop.boards import role_map as role_map
from jtbd_helpers.course.workshop.boards import three_column_table as three_column_table
from jtbd_helpers.data import load_data as load_data
from jtbd_helpers.data import make_data as make_data
from jtbd_helpers.errors import JtbdError as JtbdError
from jtbd_helpers.errors import JtbdWarning as JtbdWarning
from jtbd_helpers.jobs import JobRanking as JobRanking
from jtbd_helpers.jobs import RankAgreement as RankAgreement
from jtbd_helpers.jobs import agree_rankings as agree_rankings
from jtbd_helpers.jobs import rank_jobs as rank_jobs
from jtbd_helpers.mixes import JobMix as JobMix
from jtbd_helpers.mixes import Signals as Signals
from jtbd_helpers.mixes import mix_jobs as mix_jobs
from jtbd_helpers.mixes import read_signals as read_signals
from jtbd_helpers.mixture import GaussianCategoricalMixture as GaussianCategoricalMixture
from jtbd_helpers.results import load_result as load_result
from jtbd_helpers.segments import Blueprint as Blueprint
from jtbd_helpers.segments import Segmentation as Segmentation
from jtbd_helpers.segments import SegmentationContest as SegmentationContest
from jtbd_helpers.segments import blueprint as blueprint
from jtbd_helpers.segments import compare_segmentations as compare_segmentations
from jtbd_helpers.segments import plan_survey as plan_survey
from jtbd_helpers.segments import segment as segment
from jtbd_helpers.survey import Survey as Survey
from jtbd_helpers.survey import draft_codebook as draft_codebook
from jtbd_helpers.survey import read_survey as read_survey
from jtbd_helpers.targets import Struggles as Struggles
from jtbd_helpers.targets import ValueTargetScores as ValueTargetScores
from jtbd_helpers.targets import find_struggles as find_struggles
from jtbd_helpers.targets import score_value_targets as score_value_targets

__version__: str
__all__: list[str]
