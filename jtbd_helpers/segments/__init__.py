"""Segments: who shares struggle and circumstance, whether there are groups at all, and what to build for them."""

from jtbd_helpers.segments.blueprinting import Blueprint, blueprint
from jtbd_helpers.segments.contest import SegmentationContest, compare_segmentations
from jtbd_helpers.segments.planning import SurveyPlan, plan_survey
from jtbd_helpers.segments.segmentation import Segmentation
from jtbd_helpers.segments.segmenting import segment

__all__ = [
    "Blueprint",
    "Segmentation",
    "SegmentationContest",
    "SurveyPlan",
    "blueprint",
    "compare_segmentations",
    "plan_survey",
    "segment",
]
