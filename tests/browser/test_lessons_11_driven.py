"""Lesson 11 in JupyterLab in a real browser, by keyboard alone: run all, wrong, the reason, right, and the tasks."""

from pathlib import Path

import pytest
from by_keyboard import box_with, expect_says, wrong_then_right
from playwright.sync_api import expect

from jtbd_helpers.course.exercises.m11 import EX_11_1, EX_11_2

pytestmark = pytest.mark.browser
LESSON = Path(__file__).parents[2] / "notebooks" / "11_conjoint_importance.ipynb"


def take_the_tasks(page):
    """The printed keyboard path: digit, Tab, Enter, eight times; then the ends of the range."""
    box = box_with(page, "Take the tasks")
    box.locator("input").first.focus()
    for number, digit in enumerate("12312143", 1):
        expect_says(box, f"Task {number} of 8. Nothing chosen yet.", "status")
        page.keyboard.press(digit)
        expect_says(box, f"Task {number} of 8. Chosen: ", "status")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect_says(box, "Prices from 600 to 2,200 €.", "status")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('noUi-handle-upper')"):
            break
    page.keyboard.press("ArrowLeft")
    expect_says(box, "Prices from 600 to 2,100 €.", "status")
    page.keyboard.press("ArrowLeft")
    expect(box.locator(".jtbd-notice")).to_be_visible()


def test_11_is_done_by_keyboard(lab):
    with lab.open(LESSON) as notebook:
        notebook.run_all(timeout=300)
        take_the_tasks(notebook.page)
        wrong_then_right(notebook.page, EX_11_1, "averaged-first", "averaging people before taking ranges")
        wrong_then_right(notebook.page, EX_11_2, "one-minute", "How many minutes does the question ask about")
