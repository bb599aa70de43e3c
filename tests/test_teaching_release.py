"""jtbd release: a folder that works and tells no answer."""

import gzip
import json
import subprocess
import sys
import zipfile

import numpy as np
import pytest
from handed_in import CODE, answer_of, data_of, hand_in, of_cells

from jtbd_helpers.cli import main
from jtbd_helpers.course.learn import session
from jtbd_helpers.course.learn.bank import all_items, read_bank
from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.course.learn.practice import check, exercise_data
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import decode
from jtbd_helpers.teaching import release as release_room
from jtbd_helpers.teaching.private_quiz import _lettered, mark_items
from jtbd_helpers.teaching.release import SEATS, release
from jtbd_helpers.teaching.wheel import make_wheel

LESSONS = ["05", "08a"]
PRIVATE = """
title = "Private"
[objectives]
90-1 = "a"
[misconceptions]
M90a = "a → b"
[[items]]
id = "q-90-01"
type = "single"
objective = "90-1"
stem = "Which of these is a job?"
hints = ["hint one of ninety", "two"]
difficulty = 1
[[items.options]]
text = "Get to work"
correct = true
reason = "A goal that stays when the solution goes."
[[items.options]]
text = "Use the app"
correct = false
reason = "That is a solution."
misconception = "M90a"
[[items]]
id = "q-90-02"
type = "numeric"
objective = "90-1"
stem = "How much is it?"
hints = ["hint", "two"]
difficulty = 1
[[items.parts]]
text = "Sum"
answer = 4711.25
tolerance = 0.01
reason = "Added with care."
[[items.known_wrong]]
value = 815.75
reason = "One was left out."
misconception = "M90a"
[[items]]
id = "q-90-03"
type = "order"
objective = "90-1"
stem = "In which order?"
hints = ["hint", "two"]
difficulty = 1
[[items.parts]]
text = "Begin"
answer = 1
reason = "It comes first of all."
[[items.parts]]
text = "End"
answer = 2
reason = "It comes last of all."
misconception = "M90a"
"""


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    place = tmp_path_factory.mktemp("release")
    (place / "mine.toml").write_text(PRIVATE, encoding="utf-8")
    said = release(place / "class", LESSONS, CODE, place / "mine.toml")
    return place / "class", said


def texts(folder) -> dict:
    """Every readable file; notebooks also as the plain text of their cells and outputs."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix not in (".whl", ".parquet"):
            content = path.read_bytes()
            text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
            cells = json.loads(text)["cells"] if path.suffix == ".ipynb" else []
            plain = ["".join(c["source"]) + json.dumps(c.get("outputs", ""), ensure_ascii=False) for c in cells]
            found[path.relative_to(folder).as_posix()] = "\n".join([text, *plain])
    return found


def long_numbers(values) -> list[str]:
    """Numbers written out so long that they can stand somewhere for one reason only."""
    return [repr(float(v)) for v in values if isinstance(v, (float, np.floating)) and len(repr(float(v))) > 9]


def told(folder, exercises) -> list:
    """Where something stands that tells an answer."""
    secret = {
        CODE,
        "A goal that stays",
        "Added with care",
        "4711.25",
        "815.75",
        "hint one of ninety",
        "One was left out.",
    }
    secret |= {o.reason for item in all_items().values() for o in item.options if o.correct}
    secret |= {p.reason for item in all_items().values() for p in item.parts}
    secret |= {m.message for e in exercises for m in e.mistakes} | {h for e in exercises for h in e.hints}
    for exercise in exercises:
        solution = json.loads(course_folder("exercises", "solutions", f"{exercise.id}.ipynb").read_text("utf-8"))
        cells = [c for c in solution["cells"] if "solution" in c["metadata"].get("tags", ())]
        lines = [line.strip() for c in cells for line in "".join(c["source"]).splitlines()]
        secret |= {line for line in lines if len(line) > 25 and not line.startswith("answer")}
        for learner in SEATS[:10]:
            data = data_of(learner, exercise.id)
            answers = [exercise.reference(data), *(m.compute(data) for m in exercise.mistakes)]
            secret |= set(long_numbers(v for a in answers for v in exercise.as_fields(a).values()))
            secret.add(str(session.seed_of(learner, exercise.id, CODE)))
    secret.discard("")
    assert len(secret) > 500
    files = texts(folder)
    assert not [name for name in files if "truth" in name or "solution" in name or name.startswith("exercises/quizzes")]
    return [(name, word) for word in secret for name, text in files.items() if word in text]


def test_no_key_reason_reference_matcher_value_code_or_seed_is_in_it(released):  # course.md §8.2
    assert told(released[0], [e for e in all_exercises().values() if e.lesson in LESSONS]) == []


@pytest.mark.slow
def test_nor_in_the_whole_course(tmp_path):
    release(tmp_path / "class", code=CODE)
    assert told(tmp_path / "class", list(all_exercises().values())) == []


def test_the_folder_holds_what_a_class_needs(released):
    folder, said = released
    assert said[0].endswith("2 lessons, 3 exercises, 3 questions.")
    assert sorted(p.name for p in (folder / "notebooks").iterdir())[0].startswith("05_")
    assert {p.stem for p in (folder / "exercises").iterdir()} == {"ex-05-1", "ex-05-2", "ex-08-1", "quiz"}
    assert (folder / "datasets" / "navigation" / "survey.toml").is_file()
    wheel = next(folder.glob("*.whl"))
    assert (folder / "requirements.txt").read_text(encoding="utf-8") == f"./{wheel.name}\n"
    assert 'jtbd.start("p07")' in (folder / "README.md").read_text(encoding="utf-8")
    assert "class name" in (folder / "exercises" / "ex-08-1.ipynb").read_text(encoding="utf-8")


def test_a_learner_meets_the_data_that_grading_expects(released, monkeypatch):
    monkeypatch.chdir(released[0] / "exercises")
    assert check("ex-08-1", 3).outcome == "uncheckable"
    session.start("p07")
    assert exercise_data("ex-08-1").equals(data_of("p07", "ex-08-1"))
    assert check("ex-08-1", answer_of("p07", "ex-08-1", "right")).outcome == "correct"
    session.start("somebody")
    with pytest.raises(JtbdError, match=r"there is no learner 'somebody'.*Say who you are in this class"):
        exercise_data("ex-08-1")


@pytest.mark.parametrize("exercise", sorted(all_exercises()))
def test_data_as_a_file_have_the_same_right_answer(exercise):
    definition, data = all_exercises()[exercise], data_of("p01", exercise)
    from jtbd_helpers.results import encode

    back = decode(json.loads(json.dumps(encode(data))))
    want, got = (definition.as_fields(definition.reference(d)) for d in (data, back))
    for field in definition.answers:
        same = want[field.name] == got[field.name]
        assert same or want[field.name] == pytest.approx(got[field.name], rel=1e-12)


def test_the_quiz_comes_back_and_is_marked(released, tmp_path):
    (tmp_path / "mine.toml").write_text(PRIVATE, encoding="utf-8")
    items = read_bank(tmp_path / "mine.toml").questions
    right = "ABC"[[text for _, text in _lettered(items[0])].index("Get to work")]
    order = ["ABC"[[t for _, t in _lettered(items[2])].index(text)] for text in ("Begin", "End")]
    notebook = json.loads((released[0] / "exercises" / "quiz.ipynb").read_text(encoding="utf-8"))
    given = {"q-90-01": repr(right), "q-90-02": "815.75", "q-90-03": repr(order)}
    for cell in notebook["cells"]:
        for name, answer in given.items():
            cell["source"] = cell["source"].replace(f'["{name}"] = ...', f'["{name}"] = {answer}')
    hand_in(tmp_path / "in", "p01/quiz.ipynb", notebook)
    hand_in(tmp_path / "in", "p02/quiz_answers.json", json.dumps({"q-90-01": "Z", "q-90-02": None}))
    command = ["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--class", CODE]
    assert main([*command, "--items", str(tmp_path / "mine.toml")]) == 0
    book = (tmp_path / "out" / "results.csv").read_text(encoding="utf-8")
    assert "p01,,q-90-01,correct,1.0" in book
    assert "p01,,q-90-02,incorrect,0.0,M90a,815.75: One was left out." in book
    assert "p01,,q-90-03,correct,1.0" in book
    assert "p02,,q-90-01,uncheckable,0.0" in book
    assert "p02,,q-90-02,not attempted" in book
    assert [m.outcome for m in mark_items(list(items), None)] == ["not handed in"] * 3


def test_the_wheel_holds_the_course_and_no_truth(released):
    with zipfile.ZipFile(next(released[0].glob("*.whl"))) as wheel:
        names = wheel.namelist()
    assert "jtbd_helpers/_course/exercises/ex-08-1.ipynb" in names
    assert not [name for name in names if "/truth/" in name or "/solutions/" in name]


def test_without_a_wheel_it_says_so_loudly(tmp_path, monkeypatch):
    monkeypatch.setattr(release_room, "make_wheel", lambda folder: None)
    said = release(tmp_path / "class", ["05"])
    assert said[1].startswith("No class code")
    assert said[-1].startswith("LOUD: no wheel")
    assert (tmp_path / "class" / "requirements.txt").read_text(encoding="utf-8") == "jtbd_helpers\n"
    assert not (tmp_path / "class" / "class_data").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path, capsys):
    hand_in(tmp_path, "mine.ipynb", of_cells("1"))
    assert main(["release", str(tmp_path)]) == 1
    assert "a folder that is not empty" in capsys.readouterr().err
    with pytest.raises(JtbdError, match=r"no module '99'"):
        release(tmp_path / "class", ["99"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.ipynb"]


@pytest.mark.slow
def test_a_wheel_is_made_from_an_installed_wheel_too(tmp_path):
    """The same names come out as went in, and pip takes what comes out."""
    first = make_wheel(tmp_path)
    target = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(target), str(first)], check=True)
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r}); from pathlib import Path;"
        f"from jtbd_helpers.teaching.wheel import make_wheel; print(make_wheel(Path({str(tmp_path / 'again')!r})))"
    )
    (tmp_path / "again").mkdir()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)
    again = next((tmp_path / "again").glob("*.whl"))
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(again) as two:
        assert set(one.namelist()) == set(two.namelist())
    subprocess.run([*pip, "--target", str(tmp_path / "third"), str(again)], check=True)
    assert (tmp_path / "third" / "jtbd_helpers" / "_course" / "datasets").is_dir()
