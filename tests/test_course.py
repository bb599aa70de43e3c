"""The course is found in a clone and in an installed package."""

import pytest

from jtbd_helpers import course
from jtbd_helpers.course import course_folder
from jtbd_helpers.errors import JtbdError


def laid_out(tmp_path, monkeypatch, *, installed: bool):
    package = tmp_path / "site" / "jtbd_helpers"
    home = package / "_course" if installed else package.parent
    (home / "datasets" / "navigation").mkdir(parents=True)
    monkeypatch.setattr(course, "__file__", str(package / "course.py"))
    return home.resolve()


@pytest.mark.parametrize("installed", [True, False])
def test_found_in_a_clone_and_in_a_wheel(installed, tmp_path, monkeypatch):
    home = laid_out(tmp_path, monkeypatch, installed=installed)
    assert course_folder() == home
    assert course_folder("datasets", "navigation") == home / "datasets" / "navigation"


def test_what_is_not_there(tmp_path, monkeypatch):
    laid_out(tmp_path, monkeypatch, installed=True)
    with pytest.raises(JtbdError, match="The course has no 'datasets/telco'"):
        course_folder("datasets", "telco")
    monkeypatch.setattr(course, "__file__", str(tmp_path / "elsewhere" / "jtbd_helpers" / "course.py"))
    with pytest.raises(JtbdError, match="The course files are missing"):
        course_folder()
