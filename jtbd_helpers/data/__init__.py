"""The shipped data sets by name, and the same effects with other numbers. The truth stays behind another door."""

import tomllib

from jtbd_helpers.course import course_folder
from jtbd_helpers.data.navigation_codebook import codebook
from jtbd_helpers.data.sets import made

__all__ = ["load_data", "make_data"]


def load_data(name: str):
    import pandas as pd

    from jtbd_helpers.data._interim import survey_from

    folder = course_folder("datasets", name)
    book = tomllib.loads((folder / "survey.toml").read_text(encoding="utf-8"))
    return survey_from(book, pd.read_csv(folder / book["survey"]["data"]))


def make_data(name: str, seed: int = 0, n: int | None = None, *, variant: str | None = None):
    from jtbd_helpers.data._interim import survey_from

    return survey_from(codebook(name, seed), made(name, seed, n, variant).frame)
