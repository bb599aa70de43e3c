"""`load_data` and `make_data`: both go through the reader, as any survey does."""

import tempfile
from pathlib import Path

from jtbd_helpers.choices import Choices, read_choices
from jtbd_helpers.course import course_folder
from jtbd_helpers.data.files import data_files
from jtbd_helpers.data.sets import REAL, check_name
from jtbd_helpers.data.travel_mode import travel_mode_files
from jtbd_helpers.survey import Survey, read_survey


def load_data(name: str) -> Survey | Choices:
    """Load one of the shipped data sets, from any folder.

    Parameters
    ----------
    name : {"navigation", "noise_twin", "photographers", "travel_mode"}
        - "navigation": 600 drivers; late arrival has three causes.
        - "noise_twin": 600 drivers who answer the same questions and whose needs do not differ.
        - "photographers": 300 photographers choose cameras; the last two of 12 tasks are kept back.
        - "travel_mode": how 210 real people went to their destination; car is the base. Nothing of it is copied
          here: it is read from the installed statsmodels (Greene & Hensher 1997, public domain).

    Returns
    -------
    Survey, or Choices for the last two
        Never the truth that was planted.

    Raises
    ------
    JtbdError
        When there is no set of that name; the nearest one is named.
    """
    check_name(name)
    if name in REAL:
        return _read_texts(travel_mode_files())
    return _read(next(course_folder("datasets", name).glob("*.toml")))


def make_data(name: str, seed: int = 0, n: int | None = None, *, variant: str | None = None) -> Survey | Choices:
    """Make a data set with the effects of a shipped one and other numbers.

    Parameters
    ----------
    name : {"navigation", "noise_twin", "photographers"}
        As in `load_data`; real data cannot be made.
    seed : int
        0 gives the shipped set; every other seed other people.
    n : int, optional
        How many people, from half to twenty times the default (600; photographers 300).
    variant : {"unequal"}, optional
        For "navigation": people with several stops answer twice as often, and weights put it right.

    Returns
    -------
    Survey, or Choices for "photographers"
        Never the truth that was planted.

    Raises
    ------
    JtbdError
        When there is no such set or variant, or `n` is out of bounds.
    """
    return _read_texts(data_files(name, seed, n, variant))


def _read_texts(files: dict[str, str]) -> Survey | Choices:
    """Through the reader, as any data that somebody brings; the codebook comes first."""
    with tempfile.TemporaryDirectory() as folder:
        for file, text in files.items():
            Path(folder, file).write_text(text, encoding="utf-8", newline="\n")
        return _read(Path(folder, next(iter(files))))


def _read(codebook: Path) -> Survey | Choices:
    return read_choices(codebook) if codebook.name == "choices.toml" else read_survey(codebook)
