"""A small sound survey on disk, which tests then spoil in one place."""

import tomllib
from pathlib import Path

CODEBOOK = """
[survey]
title = "Ways to work"
data = "answers.csv"
respondent = "who"
weight = "w"
duration = "seconds"
would_switch = "switch"
job = "get to work on time"

[scale]
min = 1
max = 5

[[value_targets]]
id = "on_time"
statement = "Arrive on time"
importance = "imp_1"
satisfaction = "sat_1"

[[value_targets]]
id = "calm"
statement = "Arrive calm"
importance = "imp_2"
satisfaction = "sat_2"

[[circumstances]]
id = "weather"
statement = "It rains"
kind = "condition"
column = "rain"

[[circumstances]]
id = "stops"
statement = "I stop on the way"
kind = "situation"
column = "road"
option = "stops"

[[circumstances]]
id = "signal"
statement = "There is no signal"
kind = "barrier"
column = "road"
option = "no signal"

[profile]
columns = ["age", "area"]

[[features]]
id = "roof"
statement = "Keeps one dry"
cost = 2.5
mode = "eliminate"
addresses = ["weather"]
targets = ["calm"]

[meta]
synthetic = true
currency = "EUR"
"""

ANSWERS = """who,imp_1,sat_1,imp_2,sat_2,rain,road,age,area,switch,seconds,w
p1,5,1,4,2,1,"stops,no signal",31,urban,1,300,1.0
p2,4,2,3,3,0,stops,45,rural,0,280,1.0
p3,3,5,,4,1,,60,urban,1,310,2.0
p4,1,4,5,1,0,no signal,,rural,,295,1.0
"""


def write_survey(folder: Path, codebook=(), answers=(), data: bytes | None = None, name: str = "answers.csv") -> Path:
    """Write the survey with some pieces of text replaced: pairs (old, new), each of which must be there."""
    texts = []
    for text, changes in ((CODEBOOK, codebook), (ANSWERS, answers)):
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        texts.append(text)
    path = folder / "survey.toml"
    path.write_text(texts[0], encoding="utf-8")
    if data is not None or name != "":
        (folder / (name or "answers.csv")).write_bytes(texts[1].encode() if data is None else data)
    return path


assert tomllib.loads(CODEBOOK)["survey"]["data"] == "answers.csv"
