"""Lessons 08a and 08b in JupyterLab in a real browser, by keyboard alone: run all, wrong, the reason, right, kept."""

from pathlib import Path

import pytest
from by_keyboard import box_with, choose, wrong_then_right
from playwright.sync_api import expect

from jtbd_helpers.course.exercises.m08 import EX_08_1, EX_08_2

pytestmark = pytest.mark.browser
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def test_08a_is_done_by_keyboard_and_kept(lab):
    with lab.open(NOTEBOOKS / "08a_same_struggle_different_cause.ipynb") as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page
        asked = box_with(page, "Which rule justifies this step?")
        choose(page, asked, "The average driver", "None of the twelve does")
        asked.get_by_role("button", name="Another question on this").press("Enter")
        sister = box_with(page, "A school buys one reading kit")
        choose(page, sister, "No child is unserved", "Correct")
        sister.get_by_role("button", name="1 ✗").press("Enter")
        choose(page, asked, "Causes are not equally common", "Correct")
        wrong_then_right(page, EX_08_1, "plain-mean", "takes the causes as equally common")
        notebook.reload()
        notebook.run_all(timeout=200)
        expect(box_with(page, EX_08_1.title).get_by_text("Last check").first).to_be_visible()


def test_08b_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOKS / "08b_circumstance_segments.ipynb") as notebook:
        notebook.run_all(timeout=300)
        wrong_then_right(notebook.page, EX_08_2, "demographics", "differ in place, not in cause")
