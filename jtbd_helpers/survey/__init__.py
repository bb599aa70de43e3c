"""A survey as read: ratings of value targets, circumstances, profile. Validation of user data lives here."""

from jtbd_helpers.survey.model import Scale, Survey

__all__ = ["Scale", "Survey"]
