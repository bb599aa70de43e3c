"""The codebook of `navigation` and its twin: every statement, feature and column in words."""

from jtbd_helpers.data.navigation import COLUMNS, SOLUTIONS, TARGETS

JOB = "Get to a destination on time"
TITLES = {
    "navigation": "Drivers who want to arrive on time (invented data)",
    "noise_twin": "Drivers without needs that differ: the noise twin (invented data)",
}

THEMES = {
    "Arriving on time": [
        "Arrive at the time that was promised",
        "Know before leaving how long the way will take",
        "Leave no earlier than is needed to arrive on time",
        "Notice early that arriving on time is in danger",
        "Make up for time that was lost on the way",
        "Tell the people who wait when to expect the arrival",
    ],
    "Order of the day": [
        "Visit several places in the order that takes the least time",
        "Know how long one can stay before one has to leave",
        "Change the order of the day without losing time",
    ],
    "The way ahead": [
        "Know how busy the way ahead is",
        "Change to a quicker way while there is still time to do so",
        "Know how far the expected arrival time can be trusted",
    ],
    "Knowing where one is": [
        "Know at every moment where one is",
        "Learn of the next turn early enough to take it",
        "Find back after a wrong turn without losing time",
    ],
    "The end of the way": [
        "Find the right entrance of the destination at once",
        "Find a place near the destination to leave the vehicle",
        "Get from the vehicle to the person one is meeting without asking",
    ],
}
UNTHEMED = [
    "Have many different ways to the same place to choose from",
    "See the surroundings of the way in great detail",
    "Arrive without having put anybody in danger",
    "Arrive without having broken a traffic rule",
    "Show others which way one has taken",
    "Keep a record of the places one has passed",
]

CIRCUMSTANCE_STATEMENTS = {
    "multi_stop": ("situation", "I have several stops to make on one trip"),
    "congestion": ("condition", "Traffic on my way changes from one minute to the next"),
    "no_signal": ("barrier", "There is no mobile signal, or a weak one, on parts of my way"),
    "last_100m": ("obstacle", "The last hundred metres to the door are hard to find"),
}

# One feature a cause carries the story of the lessons (2.00, 2.50, 3.00 and 1.50 € a month); the others tempt.
FEATURES = [
    ("stop_order", "Works out the order of all stops and the time for each", 2.00, "resolve", "multi_stop"),
    ("jam_ahead", "Looks ahead at the traffic and leads around it", 2.50, "eliminate", "congestion"),
    ("stored_maps", "Keeps maps on the device, so that no network is needed", 3.00, "accommodate", "no_signal"),
    ("door_guide", "Leads on foot from the parking space to the right door", 1.50, "resolve", "last_100m"),
    ("stop_notes", "Shows how long one can stay at each stop", 1.25, "accommodate", "multi_stop"),
    ("late_message", "Tells those who wait when a jam holds one up", 1.00, "accommodate", "congestion"),
    ("street_photos", "Shows photographs of every street on the way", 1.75, "accommodate", "last_100m"),
    ("trip_diary", "Keeps and shares a diary of all trips and stops", 0.75, "accommodate", "multi_stop"),
]
SERVED = {  # feature -> numbers of the targets it serves
    "stop_order": [*range(1, 10), 21, 22],
    "jam_ahead": [*range(1, 7), 10, 11, 12, 21, 22],
    "stored_maps": [*range(1, 7), 13, 14, 15, 21, 22],
    "door_guide": [16, 17, 18, 21, 22],
    "stop_notes": [8],
    "late_message": [6],
    "street_photos": [19, 20],
    "trip_diary": [23, 24],
}

DESCRIPTIONS = {
    "respondent_id": {"label": "Respondent", "type": "text"},
    "name": {"label": "First name, only of the two people the lessons speak of", "type": "text", "missing": "empty"},
    "role": {"label": "Part played in the job: beneficiary, executor or both", "type": "category", "allowed": ["both"]},
    "age_band": {
        "label": "Age in years",
        "type": "category",
        "unit": "years",
        "allowed": ["18-29", "30-44", "45-59", "60+"],
    },
    "area": {"label": "Where the person lives", "type": "category", "allowed": ["urban", "rural"]},
    "education": {"label": "Highest education", "type": "category", "allowed": ["school", "college", "degree"]},
    "solution_in_use": {
        "label": "What the person uses today to find the way",
        "type": "category",
        "allowed": list(SOLUTIONS),
    },
    "would_switch": {
        "label": "Would change to another solution today (1 yes, 0 no)",
        "type": "integer",
        "allowed": [0, 1],
    },
    "duration_s": {"label": "Time taken to answer", "type": "integer", "unit": "seconds"},
    "weight": {"label": "How many people of the market the person stands for; the mean is 1", "type": "number"},
}
SEVERITY = {
    "severity_1": "How badly being late upsets the day",
    "severity_2": "How often plans have to change because of it",
    "severity_3": "How much trouble it makes for others",
}


def codebook(name: str, seed: int = 0) -> dict:
    """Build the codebook of "navigation" or "noise_twin" as a dict in the order of the TOML file."""
    statements = [(text, theme) for theme, texts in THEMES.items() for text in texts]
    statements += [(text, None) for text in UNTHEMED]
    return {
        "survey": {
            "title": TITLES[name],
            "data": f"{name}.csv",
            "respondent": "respondent_id",
            "weight": "weight",
            "duration": "duration_s",
            "role": "role",
            "solution": "solution_in_use",
            "severity": list(SEVERITY),
            "would_switch": "would_switch",
            "job": JOB,
        },
        "scale": {"min": 1, "max": 5},
        "value_targets": [
            {"id": target, "statement": text, "importance": f"imp_{target[1:]}", "satisfaction": f"sat_{target[1:]}"}
            | ({"theme": theme} if theme else {})
            for target, (text, theme) in zip(TARGETS, statements, strict=True)
        ],
        "circumstances": [
            {"id": cause, "statement": text, "kind": kind, "column": cause}
            for cause, (kind, text) in CIRCUMSTANCE_STATEMENTS.items()
        ],
        "profile": {"columns": ["age_band", "area", "education", "solution_in_use"]},
        "features": [_feature(*feature) for feature in FEATURES],
        "columns": _columns([text for text, _ in statements]),
        "meta": {"synthetic": True, "licence": "CC0-1.0", "seed": seed, "currency": "EUR"},
    }


def _feature(name: str, statement: str, cost: float, mode: str, cause: str) -> dict:
    return {
        "id": name,
        "statement": statement,
        "cost": cost,
        "mode": mode,
        "addresses": [cause],
        "targets": [TARGETS[number - 1] for number in SERVED[name]],
    }


def _columns(statements: list[str]) -> dict:
    """One entry for every column of the data file, in its order."""
    rating = {"type": "integer", "unit": "rating", "allowed": [1, 2, 3, 4, 5]}
    known = dict(DESCRIPTIONS)
    for cause, (_, text) in CIRCUMSTANCE_STATEMENTS.items():
        known[cause] = {"label": f"{text} (1 yes, 0 no)", "type": "integer", "allowed": [0, 1]}
    for number, text in enumerate(statements, start=1):
        known[f"imp_{number:02d}"] = {"label": f"Importance: {text}", **rating, "missing": "empty"}
        known[f"sat_{number:02d}"] = {"label": f"Satisfaction: {text}", **rating, "missing": "empty"}
    known |= {column: {"label": text, **rating} for column, text in SEVERITY.items()}
    return {column: known[column] for column in COLUMNS}
