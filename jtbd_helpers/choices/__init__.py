"""Choices among products: what people give up to get what, per person and per group, down to a price."""

from jtbd_helpers.choices.data import Choices
from jtbd_helpers.choices.fitting import fit_choices
from jtbd_helpers.choices.model import ChoiceModel

__all__ = ["ChoiceModel", "Choices", "fit_choices"]
