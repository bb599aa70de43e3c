"""Lesson 05 in JupyterLab in a real browser: both exercises by keyboard, wrong at first, then right."""

from pathlib import Path

import pytest
from by_keyboard import wrong_then_right

from jtbd_helpers.course.exercises.m05 import EX_05_1, EX_05_2

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "05_job_significance.ipynb"


def test_05_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=200)
        wrong_then_right(notebook.page, EX_05_1, "and-inside", "You asked for many customers and high price")
        wrong_then_right(notebook.page, EX_05_2, "no-tie-correction", "treats tied jobs as disagreements")
