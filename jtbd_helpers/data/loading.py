"""`load_data` and `make_data`: both go through the reader, as any survey does."""

import tempfile
from pathlib import Path

from jtbd_helpers.choices import Choices, read_choices
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.data.case import Case, read_case
from jtbd_helpers.data.files import data_files, write_text
from jtbd_helpers.data.sets import CASES, REAL, check_name
from jtbd_helpers.data.travel_mode import travel_mode_files
from jtbd_helpers.survey import Survey, read_survey


def load_data(name: str, *, roles: str = "pooled") -> Survey | Choices | Case:
    """Load one of the shipped data sets, from any folder.

    Parameters
    ----------
    name : {"navigation", "noise_twin", "photographers", "travel_mode", "artery", "secure_data", "telco", "rpg_game"}
        - "navigation": 600 drivers; late arrival has three causes.
        - "noise_twin": 600 drivers who answer the same questions and whose needs do not differ.
        - "photographers": 300 photographers choose cameras; the last two of 12 tasks are kept back.
        - "travel_mode": how 210 real people went to their destination; car is the base. Nothing of it is copied
          here: it is read from the installed statsmodels (Greene & Hensher 1997, public domain).
        - "artery": 240 procedures on narrowed arteries by 24 doctors, and ten jobs; not clinical evidence.
        - "secure_data": 140 firms that keep data safe; of each an IT manager (executor), an employee (beneficiary) and
          a CIO (buyer) answered.
        - "telco": what 3,000 customers of a phone company did in 90 days, and which of 52 jobs it speaks for.
        - "rpg_game": 500 players of a game, best and worst jobs, what they would pay; 40 advertisers; the three-column
          table filled in.
    roles : "pooled" or a role
        Whom to take where people in several roles answered: all, or those in one, such as "executor" of secure_data.

    Returns
    -------
    Survey; Choices for photographers and travel_mode; for artery a Case with `.jobs`, `.procedures` and `.survey`,
    for telco one with `.events`, `.customers`, `.jobs`, `.contexts` and `.signals`, for rpg_game one with `.players`,
    `.maxdiff`, `.advertisers`, `.three_column` and `.survey`
        Never the truth that was planted.

    Raises
    ------
    JtbdError
        When there is no set of that name; the nearest one is named.
    """
    check_name(name)
    if name in REAL:
        return _read_texts(name, travel_mode_files(), roles)
    return _read(name, next(course_folder("datasets", name).glob("*.toml")), roles)


def make_data(
    name: str, seed: int = 0, n: int | None = None, *, variant: str | None = None, roles: str = "pooled"
) -> Survey | Choices | Case:
    """Make a data set with the effects of a shipped one and other numbers.

    Parameters
    ----------
    name : {"navigation", "noise_twin", "photographers", "artery", "secure_data", "telco", "rpg_game"}
        As in `load_data`; real data cannot be made.
    seed : int
        0 gives the shipped set; every other seed other people.
    n : int, optional
        How many people, from half to twenty times the default (600; photographers 300; artery 240; secure_data 420;
        telco 3,000).
    variant : {"unequal"}, optional
        For "navigation": people with several stops answer twice as often, and weights put it right.
    roles : "pooled" or a role
        As in `load_data`.

    Returns
    -------
    Survey; Choices for photographers; Case for artery and telco
        Never the truth that was planted.

    Raises
    ------
    JtbdError
        When there is no such set, variant or role, or `n` is out of bounds.
    """
    return _read_texts(name, data_files(name, seed, n, variant), roles)


def _read_texts(name: str, files: dict[str, str], roles: str) -> Survey | Choices | Case:
    """Through the reader, as any data that somebody brings; the codebook comes first."""
    with tempfile.TemporaryDirectory() as folder:
        for file, text in files.items():
            write_text(Path(folder, file), text)
        return _read(name, Path(folder, next(iter(files))), roles)


def _read(name: str, codebook: Path, roles: str) -> Survey | Choices | Case:
    if name in CASES:
        return read_case(codebook, name)
    return read_choices(codebook) if codebook.name == "choices.toml" else read_survey(codebook, roles)
