"""Twelve hostile submissions, and a class of sixty with planted outcomes in a Moodle zip."""  # course.md §8.2, §8.9

import csv
import hashlib
import json
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
from handed_in import CODE, answer_of, answered, data_of, filled, hand_in, of_cells, stub

from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.teaching.grading import grade
from jtbd_helpers.teaching.kit import PACKAGE
from jtbd_helpers.teaching.sandbox import Limits, Sandbox

pytestmark = pytest.mark.slow
EX = "ex-08-1"
TIGHT = Limits(seconds=4, memory=1_000_000_000, disk=8_000_000, processes=16)
START = "import jtbd_helpers as jtbd, os, sys"
FORKS = """
import time
for number in range(40):
    if os.fork() == 0:
        time.sleep(60)
        os._exit(0)
"""
OUTSIDE = """
done = []
for path in [{outside!r}, {package!r}, {home!r}]:
    try:
        open(path, "w").write("I was here")
        done.append(path)
    except OSError:
        pass
try:
    os.remove({victim!r})
    done.append("removed")
except OSError:
    pass
raise ValueError(f"written: {{done}}")
"""
SOCKET = """
import socket
try:
    socket.create_connection(("127.0.0.1", {port}), 2)
    reached = "reached"
except OSError:
    reached = "closed"
raise ValueError(reached)
"""
SEARCH = """
found = []
try:
    from jtbd_helpers.course.learn.exercise import find_exercise
    found.append(find_exercise("ex-08-1").reference)
except ImportError:
    pass
import gc
found += [thing for thing in gc.get_objects() if type(thing).__name__ == "Exercise"]
names = ("m08.py", "ex-08-1.ipynb", "08a.toml", "ex_08_1.py")
kit = os.path.dirname(os.path.dirname(jtbd.__file__))
places = [os.path.join(top, name) for top, _, files in os.walk(kit) for name in names if name in files]
for path in [*{paths!r}, *places]:
    try:
        found.append(open(path).read())
    except OSError:
        pass
raise ValueError(f"found {{len(found)}}")
"""


def fingerprint(folder) -> dict:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture
def cells(tmp_path):
    """Source of each hostile cell by name, and the folder beside that must stay as it is."""
    import socket

    beside = tmp_path / "beside"
    hand_in(beside, "victim.txt", "mine")
    server = socket.create_server(("127.0.0.1", 0))
    package = PACKAGE
    paths = [
        str(package / "course" / "exercises" / "m08.py"),
        str(course_folder("exercises", "quizzes", "08a.toml")),
        str(course_folder("exercises", "ex-08-1.ipynb")),
    ]
    outside = {
        "outside": str(beside / "new.txt"),
        "package": str(package / "hostile.py"),
        "home": str(Path.home() / "jtbd_hostile"),
        "victim": str(beside / "victim.txt"),
    }
    yield (
        {
            "endless loop": "while True: pass",
            "fork bomb": FORKS,
            "10 GB": "memory = bytearray(10_000_000_000)",
            "outside": OUTSIDE.format(**outside),
            "socket": SOCKET.format(port=server.getsockname()[1]),
            "references": SEARCH.format(paths=paths),
            "replaced check": "jtbd.check = lambda *given: print('correct')",
            "1 GB printed": "for _ in range(1000): print('x' * 1_000_000)",
            "full disk": "with open('big', 'wb') as file:\n    for _ in range(100): file.write(bytes(1_000_000))",
        },
        beside,
    )
    server.close()


SAID = {
    "endless loop": "stopped in cell 3",
    "fork bomb": "",
    "10 GB": "MemoryError",
    "outside": "written: []",
    "socket": "closed",
    "references": "found 0",
    "replaced check": "nothing arrived",
    "1 GB printed": "",
    "full disk": "OSError",
}


def test_each_hostile_submission_is_graded_or_refused_and_nothing_else_changes(cells, tmp_path):
    sources, beside = cells
    before = fingerprint(beside)
    folder, out = tmp_path / "in", tmp_path / "out"
    check = f'jtbd.check("{EX}", {{"burden": 1, "unserved": 2, "gap": 3}})'
    for name, source in sources.items():
        hand_in(folder, f"{name}/ex.ipynb", of_cells(START, "before = 1", source, check))
    hand_in(folder, "broken/ex.ipynb", json.dumps(stub(EX))[:-40])
    kernel = {"metadata": {"kernelspec": {"name": "ir", "language": "R", "display_name": "R"}}}
    hand_in(folder, "wrong kernel/ex.ipynb", stub(EX) | kernel)
    hand_in(folder, "copied/ex.ipynb", answered("honest", EX, "right"))
    hand_in(folder, "empty/ex.ipynb", "")
    hand_in(folder, "honest/ex.ipynb", answered("honest", EX, "right"))
    grade(folder, out, code=CODE, limits=TIGHT)
    with (out / "results.csv").open(encoding="utf-8") as file:
        found = {row["learner"]: row for row in csv.DictReader(file)}
    assert found["honest"]["outcome"] == "correct"
    for name, words in {
        "broken": "its JSON is broken",
        "wrong-kernel": "its kernel is 'r', not Python",
        "copied": "right for somebody else's data",
        "empty": "the file is empty",
        "endless-loop": "stopped in cell 3",
        "replaced-check": "cell 4 calls jtbd.check, but nothing arrived",
    }.items():
        assert words in found[name]["message"], name
    runs = {json.loads(file.read_text("utf-8"))["faults"].get("3", "") for file in (out / "runs").glob("*.json")}
    for name in ("10 GB", "outside", "socket", "references", "full disk"):
        assert any(SAID[name] in fault for fault in runs), (name, runs)
        assert found[name.casefold().replace(" ", "-")]["outcome"] == "incorrect"  # the check after it still counts
    assert fingerprint(beside) == before
    assert not [path for path in (PACKAGE / "hostile.py", Path.home() / "jtbd_hostile") if path.exists()]


def test_guards_alone_refuse_the_same(cells):
    sources, beside = cells
    before = fingerprint(beside)
    with Sandbox(TIGHT, walls=False) as sandbox:
        for name, source in sources.items():
            run = sandbox.run([(1, START), (3, source)], {EX: data_of("p01", EX)})
            assert SAID[name] in run.ended + run.faults.get("3", "") or name == "replaced check", name
    assert fingerprint(beside) == before
    assert not [path for path in (PACKAGE / "hostile.py", Path.home() / "jtbd_hostile") if path.exists()]


def planted_class(folder, learners: int, exercises: list[str], seed: int = 1) -> dict:
    """Files by learner number in a Moodle zip; returns (learner, exercise) -> planted points."""
    rng = np.random.default_rng(seed)
    expected, roster = {}, ["pseudonym,id,name"]
    with zipfile.ZipFile(folder / "moodle.zip", "w") as archive:
        for number in range(1, learners + 1):
            who = f"p{number:02d}"
            roster.append(f"{who},{9000 + number},Learner {number}")
            for exercise in exercises:
                name = f"Learner {number}_{9000 + number}_assignsubmission_file_/{exercise}.ipynb"
                text, expected[who, exercise] = _planted(who, exercise, rng)
                archive.writestr(name, text)
    (folder / "roster.csv").write_text("\n".join(roster), encoding="utf-8")
    return expected


def _planted(who: str, exercise: str, rng) -> tuple[str, float]:
    definition = all_exercises()[exercise]
    fate = rng.choice(
        ["right", "mistake", "blank", "error", "empty", "late cell"], p=[0.5, 0.3, 0.05, 0.05, 0.05, 0.05]
    )
    if fate == "mistake":
        mistake = rng.choice([m.id for m in definition.mistakes])
        wrong, right = answer_of(who, exercise, mistake), answer_of(who, exercise, "right")
        same = [abs(wrong[f.name] - right[f.name]) <= f.tolerance for f in definition.answers]
        return json.dumps(answered(who, exercise, mistake)), float(np.mean(same))
    if fate == "late cell":  # copied below, moved, and the stub left as it was
        notebook = stub(exercise)
        source = f'jtbd.check("{exercise}", {answer_of(who, exercise, "right")!r})'
        notebook["cells"].append(of_cells(source)["cells"][0])
        return json.dumps(notebook), 1.0
    return {
        "right": (json.dumps(answered(who, exercise, "right")), 1.0),
        "blank": (json.dumps(stub(exercise)), 0.0),
        "error": (json.dumps(filled(exercise, "answer = 1 / 0")), 0.0),
        "empty": ("", 0.0),
    }[str(fate)]


def test_sixty_learners_get_the_grades_that_were_planted(tmp_path):
    exercises = ["ex-08-1"]
    expected = planted_class(tmp_path, 60, exercises)
    started = time.monotonic()
    grade(tmp_path / "moodle.zip", tmp_path / "out", code=CODE, roster=tmp_path / "roster.csv")
    seconds = time.monotonic() - started
    print(f"\n60 learners, {len(exercises)} notebook each: {seconds:.0f} s")  # noqa: T201
    assert seconds / 2 < 600  # thirty learners in ten minutes
    with (tmp_path / "out" / "results.csv").open(encoding="utf-8") as file:
        got = {(row["learner"], row["exercise"]): float(row["points"]) for row in csv.DictReader(file)}
    assert got == pytest.approx(expected, abs=1e-3)
    with (tmp_path / "out" / "moodle_grades.csv").open(encoding="utf-8") as file:
        sheet = {row["Identifier"]: float(row["Grade"]) for row in csv.DictReader(file)}
    assert sheet == pytest.approx(
        {f"Participant {9000 + int(w[1:])}": 100 * p for (w, _), p in expected.items()}, abs=0.1
    )
    with zipfile.ZipFile(tmp_path / "out" / "moodle_feedback.zip") as archive:
        assert len(archive.namelist()) == 60
