"""The boards of the workshop: tables and maps to fill in with mouse or keyboard, kept as you go."""

from jtbd_helpers.course.workshop.boards.columns import three_column_table
from jtbd_helpers.course.workshop.boards.concept import concept_builder
from jtbd_helpers.course.workshop.boards.empathy import empathy_map
from jtbd_helpers.course.workshop.boards.roles import role_map

__all__ = ["concept_builder", "empathy_map", "role_map", "three_column_table"]
