"""Make exercises/data/ex-11-2.csv: models of real travellers, fitted once so that no check has to fit.

python exercises/src/fits_11_2.py
"""

from pathlib import Path

import pandas as pd

import jtbd_helpers as jtbd
from jtbd_helpers.course.exercises.m11 import AGAINST

TARGET = Path(__file__).parents[1] / "data" / "ex-11-2.csv"


def fits() -> pd.DataFrame:
    """One row per model and part-worth: with the mode among the attributes, and without it."""
    travel = jtbd.load_data("travel_mode").frame
    blocks = []
    for columns in AGAINST:
        for digit in range(10):
            kept = travel[travel["individual"].str[-1] != str(digit)]
            with_modes, without = (_estimates(kept, columns.split(), modes) for modes in (["mode"], []))
            block = pd.DataFrame({"estimate": with_modes, "without_modes": without.reindex(with_modes.index)})
            blocks.append(block.rename_axis("parameter").reset_index().assign(columns=columns, left_out=digit))
    return pd.concat(blocks)[["columns", "left_out", "parameter", "estimate", "without_modes"]].round(8)


def _estimates(travel, numeric, attributes) -> pd.Series:
    choices = jtbd.Choices.from_frame(
        travel, respondent="individual", task="individual", alternative="mode", chosen="choice",
        attributes=attributes, numeric=numeric,
    )  # fmt: skip
    model = jtbd.fit_choices(choices)
    return pd.Series(model.groups[0], index=model.coding.names)


if __name__ == "__main__":
    fits().to_csv(TARGET, index=False)
