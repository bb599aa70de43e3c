"""Who learns and where it is kept (S0.25; course test 16)."""

import subprocess
import sys
from pathlib import Path

import pytest
from learn_kit import new_session, text_of

import jtbd_helpers as jtbd
from jtbd_helpers import JtbdError
from jtbd_helpers.course.learn import session


def test_start_says_who_and_where_without_a_path(jtbd_home):
    said = repr(jtbd.start("Ada"))
    assert said == (
        "You are learning as 'ada'. Nothing stored yet.\n"
        "Progress is kept in the folder named in JTBD_HOME, in a file of your own; nothing is sent anywhere."
    )
    assert str(jtbd_home) not in said


def test_without_a_name_the_last_learner_goes_on(monkeypatch):
    assert jtbd.start().learner == "learner"
    jtbd.start("Ada")
    new_session(monkeypatch, "later")
    assert session.current().learner == "ada"
    assert jtbd.start().learner == "ada"


def test_a_damaged_note_of_the_last_learner_is_no_obstacle(jtbd_home):
    (jtbd_home / session.LAST).write_text("..", encoding="utf-8")
    assert jtbd.start().learner == "learner"


def test_without_jtbd_home_progress_lies_in_the_home_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("JTBD_HOME")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert "~/.jtbd" in repr(jtbd.start("ada"))
    session.keep("x", 1)
    assert (tmp_path / ".jtbd" / "ada.json").is_file()


@pytest.mark.parametrize("sign", ["COLAB_RELEASE_TAG", "BINDER_SERVICE_HOST"])
def test_a_temporary_place_is_said_at_the_start_and_in_progress(monkeypatch, tmp_path, banks, sign):
    monkeypatch.setenv(sign, "x")
    assert session.TEMPORARY not in repr(jtbd.start("ada"))  # JTBD_HOME names a place that lasts
    monkeypatch.delenv("JTBD_HOME")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert session.TEMPORARY in repr(jtbd.start("ada"))
    assert session.TEMPORARY in text_of(jtbd.progress().box, "jtbd-keys")


def test_in_the_browser_every_place_is_temporary(monkeypatch):
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert session.is_temporary()


def test_start_says_when_the_file_was_damaged(jtbd_home):
    jtbd.start("ada")
    session.keep("x", 1)
    (jtbd_home / "ada.json").write_text("{")
    assert "damaged" in repr(jtbd.start("ada"))


def test_a_home_that_cannot_be_written_raises_nothing(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("JTBD_HOME", str(tmp_path / "file"))
    assert jtbd.start("ada").learner == "ada"
    session.keep("x", 1)
    assert "could not be written" in session.current().notices[0]


def test_a_name_without_letters_is_refused():
    with pytest.raises(JtbdError, match="no letter or digit"):
        jtbd.start("  ")


def test_what_is_kept_comes_back(monkeypatch):
    jtbd.start("ada")
    session.keep("twelve_drivers", {"Paul": 1})
    session.keep("twelve_drivers", {"Paul": 2})
    new_session(monkeypatch, "later")
    assert session.kept("twelve_drivers") == {"Paul": 2}
    assert session.kept("nothing", "default") == "default"


def test_seeds_are_the_same_everywhere():
    # The first eight bytes of SHA-256 of "ada|ex-08-1|", big endian, as `sha256sum` gives them.
    assert session.exercise_seed("ada", "ex-08-1") == 0x399E6883CE7C4462
    assert session.shuffled("abcdef", "ada", "q-08-01") == list("efdbca")


def test_a_class_code_gives_other_data(monkeypatch):
    before = session.exercise_seed("ada", "ex-08-1")
    monkeypatch.setenv("JTBD_CLASS", "spring")
    assert session.exercise_seed("ada", "ex-08-1") != before


def test_importing_the_engine_loads_no_widgets():
    heavy = "{'ipywidgets', 'matplotlib', 'sklearn', 'statsmodels', 'scipy.stats'}"
    code = f"import sys, jtbd_helpers as j; j.start(); print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
