"""What tests share: an empty temporary home for progress, and a small item bank with every type."""

import pytest
from learn_kit import BANKS


@pytest.fixture(autouse=True)
def jtbd_home(tmp_path_factory, monkeypatch):
    """No test touches the progress of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("JTBD_HOME", str(folder))
    monkeypatch.delenv("JTBD_CLASS", raising=False)
    return folder


@pytest.fixture
def banks(monkeypatch):
    """The tiny banks 90 and 91a in place of the course's."""
    monkeypatch.setattr("jtbd_helpers.course.learn.bank.quizzes_folder", lambda: BANKS)
    return BANKS
