"""Explorable widgets: one idea each, a few controls, numbers that answer at once."""

from jtbd_helpers.course.explorables.shelf import explore

__all__ = ["explore"]
