"""The codebook of `rpg_game`: every column of its four files in words."""

from jtbd_helpers.data.rpg_game import JOBS
from jtbd_helpers.data.rpg_game_tables import JOB_STATEMENTS

_EUROS = {"type": "number", "unit": "EUR"}
_YES_NO = {"type": "integer", "allowed": [0, 1]}
_RATING = {"type": "integer", "unit": "rating", "allowed": [1, 2, 3, 4, 5], "missing": "empty"}
COLUMNS = {
    "respondent_id": {"label": "Player", "type": "text"},
    "age": {"label": "Age", "type": "integer", "unit": "years"},
    "sex": {"label": "Sex, as stated", "type": "category", "allowed": ["woman", "man"]},
    "work": {
        "label": "What the player does by day",
        "type": "category",
        "allowed": ["student", "professional", "other"],
    },
    **{
        job: {"label": f"How much this matters when playing: {text}", **_RATING}
        for job, text in zip(JOBS, JOB_STATEMENTS, strict=True)
    },
    "sessions_per_week": {"label": "How often the game is opened", "type": "integer", "unit": "times a week"},
    "median_session_min": {"label": "How long it stays open, median", "type": "integer", "unit": "minutes"},
    "wtp_base": {"label": "Most the player would pay for the game", **_EUROS},
    "wtp_guild": {"label": "Most for a guild hall: play as a group", **_EUROS},
    "wtp_quick": {"label": "Most for quick play: stop and go on at any moment", **_EUROS},
    "wtp_hard": {"label": "Most for hard mode: opponents who are a match", **_EUROS},
    "respondent": {"label": "Player, as in players.csv", "type": "text"},
    "set": {"label": "Set of four jobs shown together", "type": "integer", "allowed": list(range(1, 10))},
    "item": {"label": "Job shown; its words are those of the column of that name", "type": "category", "allowed": JOBS},
    "best": {"label": "Matters most of the four (1 yes, 0 no)", **_YES_NO},
    "worst": {"label": "Matters least of the four (1 yes, 0 no)", **_YES_NO},
    "audience_wanted": {"label": "Whom the advertiser wants to reach", "type": "text"},
    "budget": {"label": "What the advertiser spends on games", "type": "integer", "unit": "EUR a month"},
    "help_given": {"label": "What the advertiser does for the game", "type": "text"},
    "help_wanted": {"label": "What the game is to do for the advertiser", "type": "text"},
    "who": {"label": "First column: who may be helped", "type": "text"},
    "job": {"label": "Second column: the job or problem we could help with", "type": "text"},
    "need": {"label": "Third column: what they need from us", "type": "text"},
    "group": {"label": "Segment: jobs that are alike", "type": "text"},
    "value_proposition": {"label": "Value proposition: needs that are alike", "type": "text"},
    "from_loop": {"label": "Came from asking who else has this job (1 yes, 0 no)", **_YES_NO},
    "helps_us": {"label": "Helps us as well, so perhaps the other side of a platform (1 yes, 0 no)", **_YES_NO},
}


def rpg_game_codebook(seed: int = 0) -> dict:
    """Build the codebook as a dict in the order of the TOML file."""
    return {
        "survey": {
            "title": "Players of a fantasy role-playing game (invented data)",
            "data": "players.csv",
            "respondent": "respondent_id",
            "job": "Spend free time in a way one is glad of afterwards",
        },
        "profile": {"columns": ["age", "sex", "work"]},
        "columns": COLUMNS,
        "meta": {"synthetic": True, "licence": "CC0-1.0", "seed": seed, "currency": "EUR"},
    }
