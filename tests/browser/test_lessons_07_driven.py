"""Lesson 07 in JupyterLab in a real browser: the sample lab and both exercises by keyboard alone."""

from pathlib import Path

import pytest
from by_keyboard import box_with, expect_says, wrong_then_right
from playwright.sync_api import expect

from jtbd_helpers.course.exercises.m07 import EX_07_1, EX_07_2

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "07_trust_the_data.ipynb"


def drive_the_lab(page):
    """More people, then weights: the interval misses the true share, then holds it."""
    box = box_with(page, "Ask more people, or ask the right ones?")
    expect_says(box, "without weights", "status")
    box.get_by_role("slider").first.focus()
    page.keyboard.press("End")
    expect_says(box, "1,000 people", "status")
    expect_says(box, "misses the true share", "status")
    for _ in range(8):  # past the sliders and their read-outs to the switch
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    page.keyboard.press("Space")
    expect_says(box, "with weights", "status")
    expect_says(box, "holds the true share", "status")
    expect(box.get_by_text("What to notice")).to_be_visible()


def test_07_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=200)
        drive_the_lab(notebook.page)
        wrong_then_right(notebook.page, EX_07_1, "added", "both a straight-liner and a speeder")
        wrong_then_right(notebook.page, EX_07_2, "inside", "says how bad it is for members")
