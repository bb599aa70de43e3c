"""Procedures on narrowed arteries: what doctors and patients find hard, and the jobs of both. Invented."""

import numpy as np
import pandas as pd

from jtbd_helpers.data.made import Made
from jtbd_helpers.data.randomness import stream
from jtbd_helpers.data.ratings import leave_out, to_scale

DEFAULT_N = 240
PER_DOCTOR = 10
ANATOMY = {"simple": (0.45, 0.0), "tortuous": (0.30, 1.6), "calcified": (0.25, 1.4)}  # share, added difficulty
ALONE, ALONE_ADDS = 0.35, 1.5
SEVERITY = 0.32  # what a more severe illness adds to both levels
DOCTOR_ITEMS = [f"doctor_difficulty_{k:02d}" for k in range(1, 13)]
PATIENT_ITEMS = [f"patient_difficulty_{k:02d}" for k in range(1, 11)]

JOB_COLUMNS = ["job", "statement", "executor", "beneficiary", "times_per_month", "consequence", "satisfaction"]
JOB_COLUMNS += ["share_with_job", "payment"]
JOBS = [  # the numbers of one invented hospital
    (
        "restore_flow",
        "Restore the flow in an artery that has suddenly closed",
        "doctor",
        "patient",
        2,
        5,
        1,
        0.04,
        None,
    ),
    ("reach_narrowing", "Reach a narrow place through winding vessels", "doctor", "patient", 26, 4, 2, 0.25, 60),
    ("judge_narrowing", "Judge how far a narrow place holds back the flow", "doctor", "patient", 60, 4, 3, 0.55, None),
    ("keep_open", "Keep a widened artery open in the months after", "patient", "patient", 34, 4, 2, 0.35, 25),
    ("first_night", "Feel safe at home in the first night", "patient", "patient", 58, 3, 2, 0.40, 40),
    ("warning_signs", "Tell harmless pain in the chest from a warning", "patient", "patient", 45, 4, 3, 0.36, 35),
    ("second_opinion", "Hear a second opinion before agreeing", "patient", "patient", 6, 3, 3, 0.08, 300),
    ("take_pulse", "Follow pulse and pressure on the ward", "nurse", "patient", 400, 3, 5, 1.00, None),
    ("write_report", "Put on record what was done", "doctor", "hospital", 64, 2, 3, 1.00, None),
    ("tell_family", "Let the family know how it went", "doctor", "family", 50, 3, 4, 0.20, 15),
]
RANKS = {  # by rule "any", payment not measured
    "restore_flow": 1,
    "keep_open": 2,
    "judge_narrowing": 3,
    "reach_narrowing": 4,
    "write_report": 4,
    "first_night": 6,
    "warning_signs": 7,
    "take_pulse": 8,
    "second_opinion": 9,
    "tell_family": 10,
}


def make_artery(seed: int, n: int) -> Made:
    """Make `n` procedures, ten to a doctor, and the table of ten jobs, which is the same for every seed."""
    rng = stream("artery", "procedures", seed)
    doctor = rng.permutation(np.arange(n) // PER_DOCTOR)
    severity = rng.normal(0, 1, n)
    anatomy = rng.choice(list(ANATOMY), n, p=[share for share, _ in ANATOMY.values()])
    alone = rng.random(n) < ALONE
    added = np.array([ANATOMY[a][1] for a in anatomy])
    own = rng.normal(0, 0.3, doctor.max() + 1)[doctor]
    for_doctor = 2.2 + SEVERITY * severity + added + own + rng.normal(0, 0.7, n)
    for_patient = 2.4 + SEVERITY * severity + ALONE_ADDS * alone + rng.normal(0, 0.7, n)
    levels = np.column_stack([np.tile(for_doctor, (12, 1)).T, np.tile(for_patient, (10, 1)).T])
    answers = leave_out(rng, to_scale(levels + rng.normal(0, 0.6, levels.shape)))
    recovery = np.clip(np.rint(78 - 6 * severity - 8 * alone + rng.normal(0, 10, n)), 0, 100)
    frame = pd.DataFrame(
        {
            "procedure_id": [f"a{i:04d}" for i in range(1, n + 1)],
            "doctor_id": [f"d{k:03d}" for k in doctor + 1],
            "setting": np.where(rng.random(n) < 0.3, "urgent", "planned"),
            "anatomy": anatomy,
            "comorbidity": np.clip(np.rint(1.2 + 0.8 * severity + rng.normal(0, 0.6, n)), 0, 3).astype(int),
            "home_support": np.where(alone, "alone", "with_help"),
            "time_of_day": rng.choice(["morning", "afternoon", "night"], n, p=[0.5, 0.35, 0.15]),
        }
    )
    ratings = pd.DataFrame(answers, columns=DOCTOR_ITEMS + PATIENT_ITEMS).astype("Int64")
    frame = pd.concat([frame, ratings], axis=1).assign(recovery=recovery.astype(int))
    segments = {
        "procedure_id": frame["procedure_id"],
        "doctor_segment": anatomy,
        "patient_segment": frame["home_support"],
    }
    jobs = pd.DataFrame(JOBS, columns=JOB_COLUMNS).astype({"payment": float})
    ranks = pd.DataFrame({"job": jobs["job"], "significance_rank": jobs["job"].map(RANKS)})
    return Made({"procedures": frame, "jobs": jobs}, {"people": pd.DataFrame(segments), "jobs": ranks})
