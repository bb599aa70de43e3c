"""The course is found in a clone and in an installed package."""

import pytest

from jtbd_helpers import course_location
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError


def laid_out(tmp_path, monkeypatch, *, installed: bool):
    package = tmp_path / "site" / "jtbd_helpers"
    home = package / "_course" if installed else package.parent
    (home / "datasets" / "navigation").mkdir(parents=True)
    monkeypatch.setattr(course_location, "__file__", str(package / "course_location.py"))
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
    elsewhere = tmp_path / "elsewhere" / "jtbd_helpers" / "course_location.py"
    monkeypatch.setattr(course_location, "__file__", str(elsewhere))
    with pytest.raises(JtbdError, match="The course files are missing"):
        course_folder()
