"""The private door to the planted truth: for tests, and for the reveal cells of lessons. Nothing else opens it."""

import pandas as pd

from jtbd_helpers.data.sets import made


def reveal(name: str, seed: int = 0, n: int | None = None, *, variant: str | None = None) -> dict[str, pd.DataFrame]:
    """Give the truth that was planted in `make_data(name, seed, n)`.

    Parameters
    ----------
    name, seed, n, variant
        As in `make_data`; the shipped files are seed 0.

    Returns
    -------
    dict of DataFrame
        Of navigation and its twin: "people": respondent_id, circumstance, straightliner (0/1); "statuses":
        circumstance, target_id, status. Of photographers: "people": respondent_id, class (first, second) and the eight
        coefficients that the person chose by. Of artery: "people": procedure_id, doctor_segment, patient_segment;
        "jobs": job, significance_rank. Of secure_data: "people": respondent_id, firm_id, circumstance, straightliner;
        "statuses": respondent_role, target_id, status, circumstance (the one it holds in; None: in all). Of rpg_game:
        "people": respondent_id, segment. Of telco: "people": customer_id, segment; "mix": customer_id, job, share.
    """
    return made(name, seed, n, variant).truth
