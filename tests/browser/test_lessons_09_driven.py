"""Lesson 09 in JupyterLab in a real browser: the panel and both exercises by keyboard alone."""

from pathlib import Path

import pytest
from by_keyboard import expect_says, wrong_then_right
from playwright.sync_api import expect

from jtbd_helpers.course.exercises.m09 import EX_09_1, EX_09_2
from jtbd_helpers.vocabulary import HEADLINES

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "09_needs_clustering.ipynb"


def test_the_panel_is_driven_by_keyboard(lab):
    with lab.open(["import jtbd_helpers as jtbd", "jtbd.explore('one_panel')"]) as notebook:
        notebook.run_all()
        page = notebook.page
        box, keys = page.locator(".jtbd-box"), page.keyboard
        box.get_by_role("slider").focus()
        for _ in range(3):
            keys.press("ArrowRight")
        expect_says(box, "gap of the drivers, 5 groups. Clear groups.", "status")
        box.get_by_role("radio", name="gap").focus()
        keys.press("ArrowDown")
        keys.press("ArrowDown")
        expect_says(box, "raw ratings of the drivers, 5 groups", "status")
        expect(box.get_by_text("What to notice")).to_be_visible()
        box.get_by_role("radio", name="drivers").focus()
        keys.press("ArrowDown")
        expect_says(box, HEADLINES["none"], "status")
        box.get_by_role("button", name="Details").focus()
        keys.press("Enter")
        expect(box.get_by_role("columnheader", name="Look-alikes as clear")).to_be_visible()
        expect(box.get_by_role("button", name="Close the details")).to_be_visible()


def test_09_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=240)
        wrong_then_right(notebook.page, EX_09_2, "by-name", "A refit deals letters anew")
        wrong_then_right(notebook.page, EX_09_1, "same-rows", "Resample both times")
