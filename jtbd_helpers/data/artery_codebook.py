"""The codebook of `artery`: what was asked of doctors and patients, and every column of both files."""

from jtbd_helpers.data.artery import ANATOMY, DOCTOR_ITEMS, PATIENT_ITEMS

DOCTOR = [
    "Reach the narrow place from the point of entry",
    "Get past the narrow place without harming the wall of the vessel",
    "Know how far the narrow place reaches",
    "Judge how hard the deposit is",
    "Widen the vessel evenly",
    "Keep small pieces from being carried away",
    "Know at every moment how well the blood flows",
    "Keep the blood from clotting during the work",
    "Stop the bleeding at the point of entry",
    "Notice early that something goes wrong",
    "Keep a steady hand to the end",
    "Leave a vessel that stays open",
]
PATIENT = [
    "Understand beforehand what will be done",
    "Lie still for as long as is needed",
    "Get up again without fear of bleeding",
    "Take the right medicine at the right hour",
    "Get to the checks that follow",
    "Know which pain is harmless",
    "Reach help quickly when something feels wrong",
    "Manage the household in the first days",
    "Sleep through the first nights",
    "Dare to climb stairs again",
]
CIRCUMSTANCES = [
    ("anatomy", "What the vessels are like", "condition"),
    ("home_support", "Whether somebody is at home after the procedure", "situation"),
    ("setting", "Whether the procedure was planned or urgent", "situation"),
]


def artery_codebook(seed: int = 0) -> dict:
    """Build the codebook as a dict in the order of the TOML file."""
    asked = [("d", DOCTOR, DOCTOR_ITEMS, "Doctor"), ("p", PATIENT, PATIENT_ITEMS, "Patient")]
    return {
        "survey": {
            "title": "Procedures on narrowed arteries (invented data, not clinical evidence)",
            "data": "procedures.csv",
            "respondent": "procedure_id",
            "cluster": "doctor_id",
            "job": "Restore the flow in a narrowed artery",
        },
        "scale": {"min": 1, "max": 5},
        "value_targets": [
            {"id": f"{letter}{k:02d}", "statement": text, "difficulty": column, "theme": who}
            for letter, texts, columns, who in asked
            for k, (text, column) in enumerate(zip(texts, columns, strict=True), 1)
        ],
        "circumstances": [
            {"id": column, "statement": text, "kind": kind, "column": column} for column, text, kind in CIRCUMSTANCES
        ],
        "profile": {"columns": ["comorbidity", "time_of_day"]},
        "columns": _procedure_columns(asked) | _job_columns(),
        "meta": {"synthetic": True, "licence": "CC0-1.0", "seed": seed, "currency": "EUR"},
    }


def _procedure_columns(asked) -> dict:
    rating = {"type": "integer", "unit": "rating", "allowed": [1, 2, 3, 4, 5], "missing": "empty"}
    ratings = {
        column: {"label": f"{who}: how hard was it to: {text}", **rating}
        for _, texts, columns, who in asked
        for text, column in zip(texts, columns, strict=True)
    }
    return {
        "procedure_id": {"label": "Procedure", "type": "text"},
        "doctor_id": {"label": "Doctor who carried it out", "type": "text"},
        "setting": _category("Planned or urgent", ["planned", "urgent"]),
        "anatomy": _category("What the vessels are like", list(ANATOMY)),
        "comorbidity": {
            "label": "Further illnesses, 3 stands for three or more",
            "type": "integer",
            "allowed": [0, 1, 2, 3],
        },
        "home_support": _category("Who is at home after the procedure", ["alone", "with_help"]),
        "time_of_day": _category("When it was carried out", ["morning", "afternoon", "night"]),
        **ratings,
        "recovery": {
            "label": "How well the patient is after four weeks, 0 to 100",
            "type": "integer",
            "unit": "points",
        },
    }


def _job_columns() -> dict:
    rating = {"type": "integer", "unit": "rating", "allowed": [1, 2, 3, 4, 5]}
    return {
        "job": {"label": "Short name of the job", "type": "text"},
        "statement": {"label": "What somebody tries to get done", "type": "text"},
        "executor": _category("Who carries the job out", ["doctor", "patient", "nurse"]),
        "beneficiary": _category("Whom it is done for", ["patient", "hospital", "family"]),
        "times_per_month": {
            "label": "How often it comes up in the hospital",
            "type": "integer",
            "unit": "times a month",
        },
        "consequence": {"label": "How serious a failure is", **rating},
        "satisfaction": {"label": "Satisfaction with how it is done today", **rating},
        "share_with_job": {"label": "Share of patients for whom the job comes up", "type": "number", "unit": "share"},
        "payment": {
            "label": "What people say they would pay to have it done well",
            "type": "number",
            "unit": "EUR",
            "missing": "empty",
        },
    }


def _category(label: str, allowed: list[str]) -> dict:
    return {"label": label, "type": "category", "allowed": allowed}
