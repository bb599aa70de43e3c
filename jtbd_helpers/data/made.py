"""What a generator gives: the tables that are published, and the truth that stays behind."""

from typing import NamedTuple

import pandas as pd


class Made(NamedTuple):
    """One data set as made: frames by the name of their file, and the planted truth by what it is of."""

    tables: dict[str, pd.DataFrame]
    truth: dict[str, pd.DataFrame]
