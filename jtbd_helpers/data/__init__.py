"""The shipped data sets by name, and the same effects with other numbers. The truth stays behind another door."""

from jtbd_helpers.data.loading import load_data, make_data

__all__ = ["load_data", "make_data"]
