"""The codebook of `secure_data`: every statement and every column of people and firms in words."""

from jtbd_helpers.data.secure_data import (
    CIRCUMSTANCES,
    KANO_TARGETS,
    PEOPLE_COLUMNS,
    ROLES,
    SIZES,
    TARGETS,
    VERTICALS,
)

JOB = "Keep confidential data from reaching the wrong hands"
THEMES = {
    "Who sees what": [
        "Take less time to give a newcomer exactly the data that the work needs",
        "Leave less time between the last day of somebody's work and the last day of their access",
        "Let fewer people see data that their work does not need",
    ],
    "Where data are": [
        "Have fewer copies of data in places that nobody knows of",
        "Mix private and confidential data less often",
        "Take less time to make lost data worthless to whoever finds them",
    ],
    "Being able to show it": [
        "Take less time to show who has seen which data",
        "Overlook fewer of the rules that hold for the data at hand",
        "Have fewer gaps in the record of who was given access, and why",
    ],
    "Who answers for data": [
        "Take less time to find out which data there are, and who answers for them",
        "Handle fewer data under rules that contradict each other",
        "Take less time to agree on who may see what when responsibilities change",
    ],
    "Acting in time": [
        "Leave less time between hearing of a new danger and being protected from it",
        "Take less time to notice that data have left the place where they belong",
        "Wait less for others before data in danger can be brought to safety",
    ],
    "The working day": [
        "Lose less of the working day to keeping data safe",
        "Be unsure less often about what may be passed on, and to whom",
    ],
}
UNTHEMED = [
    "Have fewer confidential data become public",
    "Receive more figures on how safe the data are",
    "Let more people elsewhere know how well the data are kept",
]
CIRCUMSTANCE_STATEMENTS = {
    "contractors": ("situation", "People from other firms work here for a few months at a time"),
    "own_devices": ("condition", "Staff work on devices that belong to them"),
    "audits": ("obstacle", "Auditors come several times a year and want proof"),
    "mergers": ("situation", "The firm has merged with another in the last two years"),
    "offline_sites": ("barrier", "Some sites have no connection, or lose it for hours"),
}


def secure_data_codebook(seed: int = 0) -> dict:
    """Build the codebook as a dict in the order of the TOML file."""
    statements = [(text, theme) for theme, texts in THEMES.items() for text in texts]
    statements += [(text, None) for text in UNTHEMED]
    return {
        "survey": {
            "title": "Firms that keep their data safe (invented data)",
            "data": "people.csv",
            "respondent": "respondent_id",
            "weight": "weight",
            "cluster": "firm_id",
            "duration": "duration_s",
            "role": "respondent_role",
            "job": JOB,
        },
        "scale": {"min": 1, "max": 5},
        "value_targets": [_target(target, *statement) for target, statement in zip(TARGETS, statements, strict=True)],
        "circumstances": [
            {"id": circumstance, "statement": text, "kind": kind, "column": f"circ_{circumstance}"}
            for circumstance, (kind, text) in CIRCUMSTANCE_STATEMENTS.items()
        ],
        "profile": {"columns": ["vertical", "size_band"]},
        "tables": [{"file": "firms.csv", "key": "firm_id"}],
        "columns": _people_columns([text for text, _ in statements]) | _firm_columns(),
        "meta": {"synthetic": True, "licence": "CC0-1.0", "seed": seed, "currency": "EUR"},
    }


def _target(target: str, statement: str, theme: str | None) -> dict:
    number = target[1:]
    kano = {"kano_functional": f"kano_f_{number}", "kano_dysfunctional": f"kano_d_{number}"}
    return (
        {
            "id": target,
            "statement": statement,
            "importance": f"imp_{number}",
            "satisfaction": f"sat_{number}",
            "difficulty": f"difficulty_{number}",
        }
        | (kano if target in KANO_TARGETS else {})
        | ({"theme": theme} if theme else {})
    )


def _people_columns(statements: list[str]) -> dict:
    rating = {"type": "integer", "unit": "rating", "allowed": [1, 2, 3, 4, 5], "missing": "empty"}
    known = {
        "respondent_id": {"label": "Respondent", "type": "text"},
        "firm_id": {"label": "Firm the person works for", "type": "text"},
        "respondent_role": {
            "label": "Part played in the job: executor (IT manager), beneficiary (employee) or buyer (CIO)",
            "type": "category",
            "allowed": list(ROLES),
        },
        "duration_s": {"label": "Time taken to answer", "type": "integer", "unit": "seconds"},
        "weight": {
            "label": "How many people of the market the person stands for, by size of firm; the mean is 1",
            "type": "number",
        },
    }
    asked = {"imp": "Importance", "sat": "Satisfaction", "difficulty": "How hard is it to"}
    felt = {"f": "How would you feel if you could", "d": "How would you feel if you could not"}
    for target, text in zip(TARGETS, statements, strict=True):
        number = target[1:]
        known |= {f"{kind}_{number}": {"label": f"{label}: {text}", **rating} for kind, label in asked.items()}
        kano = {**rating, "unit": "1 like, 2 expect, 3 neutral, 4 tolerate, 5 dislike"}
        known |= {f"kano_{side}_{number}": {"label": f"{label}: {text}", **kano} for side, label in felt.items()}
    return {column: known[column] for column in PEOPLE_COLUMNS}


def _firm_columns() -> dict:
    texts = {name: CIRCUMSTANCE_STATEMENTS[name][1] for name in CIRCUMSTANCES}
    return {
        "vertical": {"label": "Line of business", "type": "category", "allowed": list(VERTICALS)},
        "size_band": {
            "label": "People employed",
            "type": "category",
            "unit": "people",
            "allowed": list(SIZES),
        },
        **{
            f"circ_{name}": {"label": f"{text} (1 yes, 0 no)", "type": "integer", "allowed": [0, 1]}
            for name, text in texts.items()
        },
    }
