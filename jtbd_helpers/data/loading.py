"""`load_data` and `make_data`: both go through the reader, as any survey does."""

import tempfile
from pathlib import Path

from jtbd_helpers.course import course_folder
from jtbd_helpers.data.files import data_files
from jtbd_helpers.data.sets import check_name
from jtbd_helpers.survey import Survey, read_survey


def load_data(name: str) -> Survey:
    """Load one of the shipped data sets, from any folder.

    Parameters
    ----------
    name : {"navigation", "noise_twin"}
        - "navigation": 600 drivers; late arrival has three causes.
        - "noise_twin": 600 drivers who answer the same questions and whose needs do not differ.

    Returns
    -------
    Survey
        Never the truth that was planted.

    Raises
    ------
    JtbdError
        When there is no set of that name; the nearest one is named.
    """
    check_name(name)
    return read_survey(course_folder("datasets", name, "survey.toml"))


def make_data(name: str, seed: int = 0, n: int | None = None, *, variant: str | None = None) -> Survey:
    """Make a data set with the effects of a shipped one and other numbers.

    Parameters
    ----------
    name : {"navigation", "noise_twin"}
        As in `load_data`.
    seed : int
        0 gives the shipped set; every other seed other people.
    n : int, optional
        How many people, from half to twenty times the default of 600.
    variant : {"unequal"}, optional
        For "navigation": people with several stops answer twice as often, and weights put it right.

    Returns
    -------
    Survey
        Never the truth that was planted.

    Raises
    ------
    JtbdError
        When there is no such set or variant, or `n` is out of bounds.
    """
    files = data_files(name, seed, n, variant)
    with tempfile.TemporaryDirectory() as folder:
        for file, text in files.items():
            Path(folder, file).write_text(text, encoding="utf-8", newline="\n")
        return read_survey(Path(folder, "survey.toml"))
