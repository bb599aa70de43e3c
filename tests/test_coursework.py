"""A learner's copy: nothing they wrote is ever overwritten (course design, acceptance test 20)."""

import json
from pathlib import PureWindowsPath

import pytest

from jtbd_helpers import cli
from jtbd_helpers.course import coursework
from jtbd_helpers.errors import JtbdError


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A small course of three lessons that a test may bring out anew."""
    root = tmp_path / "course"
    for name, text in {
        "notebooks/00_start_here.ipynb": "start",
        "notebooks/08a_same.ipynb": "same",
        "notebooks/08b_segments.ipynb": "segments",
        "notebooks/src/08a_same.py": "source",
        "exercises/ex-08-1.ipynb": "exercise",
        "exercises/solutions/ex-08-1.ipynb": "solution",
        "datasets/navigation/navigation.csv": "data",
        "datasets/navigation/truth/navigation_truth.csv": "truth",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    monkeypatch.setattr(coursework, "course_folder", lambda *parts: root.joinpath(*parts))
    return root


@pytest.fixture
def mine(tmp_path, course):
    coursework.copy_course(tmp_path / "mine")
    return tmp_path / "mine"


def test_a_copy_holds_lessons_exercises_and_data_but_no_solutions_or_truth(mine):
    names = {p.relative_to(mine).as_posix() for p in mine.rglob("*") if p.is_file()}
    assert {"notebooks/00_start_here.ipynb", "exercises/ex-08-1.ipynb", "datasets/navigation/navigation.csv"} <= names
    assert not [n for n in names if "truth" in n or "solutions" in n or "src" in n]


def test_an_update_brings_new_lessons_and_leaves_edited_ones(course, mine):
    (mine / "notebooks/08a_same.ipynb").write_text("my notes")
    for name in ["00_start_here", "08a_same"]:
        (course / f"notebooks/{name}.ipynb").write_text("newer")
    said = "\n".join(coursework.copy_course(mine))
    assert (mine / "notebooks/00_start_here.ipynb").read_text() == "newer"
    assert (mine / "notebooks/08a_same.ipynb").read_text() == "my notes"
    assert "08a_same.ipynb: there is a newer one, but you changed yours" in said
    assert "00_start_here" not in said


def test_an_edited_lesson_stays_over_many_updates(course, mine):
    (mine / "notebooks/08a_same.ipynb").write_text("my notes")
    for text in ["newer", "newest", "same"]:
        (course / "notebooks/08a_same.ipynb").write_text(text)
        coursework.copy_course(mine)
        assert (mine / "notebooks/08a_same.ipynb").read_text() == "my notes"


def test_reset_keeps_the_learners_version_beside_it(course, mine):
    lesson = mine / "notebooks/08a_same.ipynb"
    for number in [1, 2]:
        lesson.write_text(f"my notes {number}")
        kept = coursework.reset_lesson(mine, lesson)
        assert lesson.read_text() == "same"
        assert kept.name == f"08a_same.yours-{number}.ipynb"
        assert kept.read_text() == f"my notes {number}"
    (mine / "notebooks/08b_segments.ipynb").write_text("untouched by a reset of the other half")
    assert coursework.reset_lesson(mine, lesson) is None
    assert (mine / "notebooks/08b_segments.ipynb").read_text().startswith("untouched")


def test_08_means_both_halves_and_an_unknown_lesson_lists_what_there_is(mine):
    assert [p.name for p in coursework.lessons_named(mine, "08")] == ["08a_same.ipynb", "08b_segments.ipynb"]
    with pytest.raises(JtbdError, match="there is no lesson '42'"):
        coursework.lessons_named(mine, "42")


def test_a_folder_with_other_things_is_left_alone(tmp_path, course):
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter.txt").write_text("precious")
    with pytest.raises(JtbdError, match="holds other things"):
        coursework.copy_course(folder)
    with pytest.raises(JtbdError, match="not a copy of the course"):
        coursework.lessons_named(folder, "00")
    with pytest.raises(JtbdError, match="this is a file"):
        coursework.copy_course(folder / "chapter.txt")


def test_lab_starts_on_the_copy_without_news_or_updates(mine, monkeypatch):
    command = cli.lab_command(mine, ["--no-browser", "--port", "9999"])
    assert f"--ServerApp.root_dir={mine}" in command
    assert command[-3:] == ["--no-browser", "--port", "9999"]
    assert "--LabApp.news_url=None" in command
    settings = json.loads((mine / coursework.SETTINGS / "labconfig" / "page_config.json").read_text())
    assert settings["disabledExtensions"]["@jupyterlab/apputils-extension:announcements"]
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/theirs")
    assert cli.lab_environment(mine)["JUPYTER_CONFIG_PATH"].endswith("/theirs")


def test_names_in_the_record_do_not_depend_on_the_platform(mine):
    names = json.loads((mine / coursework.HANDED_OUT).read_text())
    assert all("\\" not in name and not PureWindowsPath(name).drive for name in names)


def test_learn_passes_arguments_on_and_returns_the_status_of_lab(mine, monkeypatch, capsys):
    called = []
    monkeypatch.setattr(cli.subprocess, "call", lambda command, env: called.append(command) or 0)
    assert cli.main(["learn", str(mine), "--", "--no-browser"]) == 0
    assert called[0][-1] == "--no-browser"
    assert "Your copy of the course" in capsys.readouterr().out


def test_reset_asks_first(mine, monkeypatch, capsys):
    lesson = mine / "notebooks/08a_same.ipynb"
    lesson.write_text("my notes")
    monkeypatch.setattr("builtins.input", lambda question: "n")
    assert cli.main(["reset", "08a", str(mine)]) == 0
    assert lesson.read_text() == "my notes"
    monkeypatch.setattr("builtins.input", lambda question: "y")
    assert cli.main(["reset", "08a", str(mine)]) == 0
    assert lesson.read_text() == "same"
    assert "Yours is 08a_same.yours-1.ipynb" in capsys.readouterr().out


def test_a_reset_with_nobody_to_ask_changes_nothing(mine, monkeypatch):
    (mine / "notebooks/08a_same.ipynb").write_text("my notes")

    def nobody(question):
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    assert cli.main(["reset", "08a", str(mine)]) == 0
    assert (mine / "notebooks/08a_same.ipynb").read_text() == "my notes"


def test_faults_of_the_input_give_status_1_and_one_paragraph(tmp_path, capsys):
    assert cli.main(["reset", "08a", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("jtbd reset: ")
    assert "Traceback" not in error


def test_wrong_usage_gives_status_2(capsys):
    with pytest.raises(SystemExit, match="2"):
        cli.main(["lern"])
    assert "invalid choice" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["learn", "reset", "validate"])
def test_help_shows_an_example(command, capsys):
    with pytest.raises(SystemExit, match="0"):
        cli.main([command, "--help"])
    assert "example:\n  jtbd " in capsys.readouterr().out
