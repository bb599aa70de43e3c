"""A survey as read: ratings of value targets, circumstances, profile. Validation of user data lives here."""

from jtbd_helpers.survey.draft import draft_codebook
from jtbd_helpers.survey.model import Survey, check_survey
from jtbd_helpers.survey.reading import read_survey, validate
from jtbd_helpers.survey.scale import Scale

__all__ = ["Scale", "Survey", "check_survey", "draft_codebook", "read_survey", "validate"]
