"""Small choice studies on disk, in one file and in two, which tests then spoil in one place."""

from pathlib import Path

CODEBOOK = """
[choices]
title = "Ways to a meeting"
data = "choices.csv"
respondent = "who"
task = "task"
alternative = "alt"
chosen = "chosen"
price = "fare"
none = "none"
holdout = "kept"
weight = "w"

[[attributes]]
id = "speed"
column = "pace"
kind = "categorical"
label = "How fast it goes"
levels = ["slow", "fast"]

[[attributes]]
id = "fare"
column = "fare"
kind = "numeric"
label = "What it costs"

[[tables]]
file = "people.csv"
key = "who"

[columns.fare]
label = "Fare"
type = "number"
unit = "EUR"

[meta]
synthetic = true
currency = "EUR"
"""

# Task 2 of p1 has one product less: it was not to be had.
CHOICES = """who,task,alt,pace,fare,chosen,kept,w
p1,1,a,slow,10,0,0,1.5
p1,1,b,fast,20,1,0,1.5
p1,1,none,,,0,0,1.5
p1,2,a,fast,15,0,0,1.5
p1,2,none,,,1,0,1.5
p2,1,a,slow,20,0,0,0.5
p2,1,b,fast,10,1,0,0.5
p2,1,none,,,0,0,0.5
p2,2,a,fast,15,0,1,0.5
p2,2,b,slow,10,1,1,0.5
p2,2,none,,,0,1,0.5
"""

PEOPLE = """who,age
p1,31
p2,45
"""

# A pair of files as conjoint tools export them, made for this project: two versions of two tasks.
TWO_FILES = """
[choices]
title = "Ways to a meeting"
design = "design.csv"
answers = "answers.csv"
respondent = "Respondent"
version = "Version"
task = "Task"
alternative = "Concept"
chosen = "Response"
price = "fare"
none = 3

[[attributes]]
id = "speed"
column = "Att 1 - Speed"
kind = "categorical"
label = "How fast it goes"
levels = ["slow", "fast"]

[[attributes]]
id = "fare"
column = "Att 2 - Fare"
kind = "numeric"
label = "What it costs"

[meta]
currency = "EUR"
"""

DESIGN = """Version,Task,Concept,Att 1 - Speed,Att 2 - Fare
1,1,1,slow,10
1,1,2,fast,20
1,2,1,fast,15
1,2,2,slow,20
2,1,1,fast,10
2,1,2,slow,15
2,2,1,slow,20
2,2,2,fast,15
"""

ANSWERS = """Respondent,Version,Task,Response,Sure
101,1,1,2,yes
101,1,2,1,no
102,2,1,1,yes
102,2,2,3,yes
103,1,1,1,no
103,1,2,2,yes
"""

# The same answers, one row per respondent and a column per task.
WIDE = """Respondent,Version,CBC_1,CBC_2,Sure_1,Sure_2
101,1,2,1,yes,no
102,2,1,3,yes,yes
103,1,1,2,no,yes
"""


def write_wide(folder: Path, changes=()) -> Path:
    """The two-file study with its answers in the wide form."""
    wide = [("choices.toml", '"Response"', '"CBC_{task}"'), ("answers.csv", ANSWERS, WIDE)]
    return write_choices(folder, [*wide, *changes], two=True)


def write_choices(folder: Path, changes=(), two: bool = False) -> Path:
    """Write a study with some pieces of text replaced: (file, old, new), where the old text must be there."""
    files = {"choices.toml": TWO_FILES, "design.csv": DESIGN, "answers.csv": ANSWERS}
    if not two:
        files = {"choices.toml": CODEBOOK, "choices.csv": CHOICES, "people.csv": PEOPLE}
    for file, old, new in changes:
        assert old in files[file], old
        files[file] = files[file].replace(old, new, 1)
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder / "choices.toml"
