"""jtbd nbgrader: the exercises as nbgrader assignments, and nbgrader's own cycle where it is installed."""

import getpass
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from handed_in import CODE, answer_of, data_of

from jtbd_helpers.cli import main
from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import encode
from jtbd_helpers.teaching.nbgrader import write_nbgrader

ROOT = Path(__file__).parents[1]
META = {"grade", "grade_id", "locked", "schema_version", "solution", "task"}
PYTHON = os.environ.get("JTBD_NBGRADER")
SKIPPED = (
    "LOUD: the cycle of nbgrader was NOT tried. Set JTBD_NBGRADER to a Python that has nbgrader and our dependencies."
)
GRADES = """
import json, sys
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    handed_in = book.assignment_submissions(sys.argv[1])
    print(json.dumps({one.student.id: {n.name: n.score for n in one.notebooks} for one in handed_in}))
"""


def cells_of(file: Path) -> dict[str, dict]:
    """nbgrader's cells by their id."""
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    marked = [cell for cell in cells if "nbgrader" in cell["metadata"]]
    found = {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in marked}
    assert len(found) == len(marked), f"{file.name}: a grade_id is there twice"
    return found


def fill(file: Path, name: str, answer: dict) -> None:
    """Work as a learner does: their name, and an answer in place of the dots."""
    notebook = json.loads(file.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        if grade_id.endswith("-name"):
            cell["source"] = f"name = {name!r}"
        elif grade_id.endswith("-answer-1"):
            cell["source"] = f"answer = {answer!r}"
    file.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nbgrader") / "course"
    write_nbgrader(folder, code=CODE)
    return folder


def test_every_exercise_is_in_the_assignment_of_its_lesson(course):
    found = {(file.parent.name, file.stem) for file in course.glob("source/*/*.ipynb")}
    assert found == {(f"lesson-{e.lesson}", e.id) for e in all_exercises().values()}
    compile((course / "nbgrader_config.py").read_text(), "nbgrader_config.py", "exec")


def test_the_cells_follow_the_schema(course):
    for file in course.glob("source/*/*.ipynb"):
        cells = cells_of(file)
        for grade_id, cell in cells.items():
            meta, test = cell["metadata"]["nbgrader"], grade_id.endswith("-test")
            assert set(meta) == META | ({"points"} if test else set())
            assert meta["schema_version"] == 3
            assert (meta["grade"], meta["locked"], meta["solution"]) == (test, test, not test)
        assert {f"{file.stem}-{part}" for part in ("name", "answer-1", "test")} <= set(cells)
        assert cells[f"{file.stem}-test"]["metadata"]["nbgrader"]["points"] == 1
        text = file.read_text(encoding="utf-8")
        assert "jtbd.start()" not in text
        assert text.count("jtbd.start(name)") == 1
        assert "../notebooks" not in text


def test_nothing_in_it_tells_an_answer_or_the_code(course):
    """The right answers come from data and reference alone; the folder has the data, the stub and the test."""
    known = [text for e in all_exercises().values() for text in (*e.hints, *(m.message for m in e.mistakes))]
    for file in course.rglob("*.*"):
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        assert CODE not in text
        assert not [told for told in known if told in text or json.dumps(told)[1:-1] in text], file.name
    for exercise in all_exercises().values():
        stubs = cells_of(course / "source" / f"lesson-{exercise.lesson}" / f"{exercise.id}.ipynb")
        assert "..." in stubs[f"{exercise.id}-answer-1"]["source"]
        data = json.loads((course / "source" / f"lesson-{exercise.lesson}" / "class_data" / "p07.json").read_text())
        assert set(data) == {e.id for e in all_exercises().values() if e.lesson == exercise.lesson}
    own = json.loads((course / "source" / "lesson-08a" / "class_data" / "p07.json").read_text())
    assert own["ex-08-1"] == json.loads(json.dumps(encode(data_of("p07", "ex-08-1"))))


def test_the_test_cell_raises_with_the_feedback(course, tmp_path, monkeypatch):
    own = tmp_path / "autograded" / "p07" / "lesson-08a"
    shutil.copytree(course / "source" / "lesson-08a", own)
    monkeypatch.chdir(own)
    monkeypatch.setenv("JTBD_HOME", str(tmp_path / "home"))
    test = cells_of(own / "ex-08-1.ipynb")["ex-08-1-test"]["source"]
    imported = "import jtbd_helpers as jtbd\njtbd.start('p01')\n"  # a neighbour's numbers are not what counts
    exec(imported + test, {"answer": answer_of("p07", "ex-08-1", "right")})
    mistake = all_exercises()["ex-08-1"].mistakes[0].id
    with pytest.raises(AssertionError, match="not yet"):
        exec(imported + test, {"answer": answer_of("p07", "ex-08-1", mistake)})
    with pytest.raises(AssertionError, match="not yet"):
        exec(imported + test, {"answer": answer_of("p01", "ex-08-1", "right")})
    with pytest.raises(AssertionError, match="in place of the dots"):
        exec(imported + test, {"answer": ...})


def test_a_full_folder_and_a_wrong_lesson_are_refused(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(JtbdError, match="not empty"):
        write_nbgrader(tmp_path)
    with pytest.raises(JtbdError, match="99"):
        write_nbgrader(tmp_path / "course", ["99"])
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
    assert main(["nbgrader", str(tmp_path / "course"), "--lessons", "08a"]) == 0
    assert "Assignments: 1. Exercises: 1" in capsys.readouterr().out


@pytest.mark.slow
def test_nbgraders_own_cycle(tmp_path):
    """Issue 7, point 6: generate, release, fetch, submit, collect, autograde; the grades are the planted ones."""
    if not PYTHON:
        sys.stderr.write(f"\n{SKIPPED}\n")
        pytest.skip(SKIPPED)
    me, lesson = getpass.getuser(), "lesson-08a"  # the exchange knows learners by the name they are logged in with
    (tmp_path / "roster.csv").write_text(f"pseudonym,id\n{me},1\np02,2\np03,3\n")
    course, exchange, home = tmp_path / "course", tmp_path / "exchange", tmp_path / "home"
    write_nbgrader(course, ["08a"], CODE, tmp_path / "roster.csv")
    exchange.mkdir()
    home.mkdir()
    exchange.chmod(0o777)
    path = f"{Path(PYTHON).parent}{os.pathsep}{os.environ['PATH']}"  # nbgrader starts programs beside its Python
    env = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(home), "PATH": path, "JTBD_CLASS": ""}

    def run(*arguments, cwd=course):
        done = subprocess.run([PYTHON, *arguments], cwd=cwd, env=env, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def nbgrader(command, *more, cwd=course):
        run("-m", "nbgrader", command, lesson, "--course=jtbd", f"--Exchange.root={exchange}", *more, cwd=cwd)

    nbgrader("generate_assignment")
    released = course / "release" / lesson / "ex-08-1.ipynb"
    assert "HIDDEN" not in released.read_text()
    assert '"burden": ...' in "".join(cells_of(released)["ex-08-1-answer-1"]["source"])
    nbgrader("release_assignment")
    nbgrader("fetch_assignment", cwd=home)
    fill(home / lesson / "ex-08-1.ipynb", me, answer_of(me, "ex-08-1", "right"))
    nbgrader("submit", cwd=home)
    nbgrader("collect")
    mistake = all_exercises()["ex-08-1"].mistakes[0].id
    for name, answer in {
        "p02": answer_of("p02", "ex-08-1", mistake),
        "p03": answer_of("p02", "ex-08-1", "right"),  # the neighbour's
    }.items():
        shutil.copytree(course / "release" / lesson, course / "submitted" / name / lesson)
        fill(course / "submitted" / name / lesson / "ex-08-1.ipynb", name, answer)
    nbgrader("autograde")
    grades = json.loads(run("-c", GRADES, lesson))
    assert {name: points["ex-08-1"] for name, points in grades.items()} == {me: 1, "p02": 0, "p03": 0}
    outputs = cells_of(course / "autograded" / "p02" / lesson / "ex-08-1.ipynb")["ex-08-1-test"]["outputs"]
    raised = next(output for output in outputs if output["output_type"] == "error")
    assert (raised["ename"], "not yet" in raised["evalue"]) == ("AssertionError", True)
    assert ((course / ".jtbd").is_dir(), (home / ".jtbd").exists()) == (True, False)
    nbgrader("generate_feedback")
    assert (course / "feedback" / "p02" / lesson / "ex-08-1.html").is_file()
