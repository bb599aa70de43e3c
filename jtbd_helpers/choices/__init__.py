"""Choices among products: what people give up to get what, per person and per group, down to a price."""

from jtbd_helpers.choices.data import Choices
from jtbd_helpers.choices.designs import ChoiceDesign, design_choices
from jtbd_helpers.choices.fitting import fit_choices
from jtbd_helpers.choices.maxdiff import MaxDiffModel, fit_maxdiff
from jtbd_helpers.choices.maxdiff_design import design_maxdiff
from jtbd_helpers.choices.model import ChoiceModel
from jtbd_helpers.choices.ratings import RatingsModel, fit_ratings
from jtbd_helpers.choices.reading import read_choices

__all__ = [
    "ChoiceDesign",
    "ChoiceModel",
    "Choices",
    "MaxDiffModel",
    "RatingsModel",
    "design_choices",
    "design_maxdiff",
    "fit_choices",
    "fit_maxdiff",
    "fit_ratings",
    "read_choices",
]
