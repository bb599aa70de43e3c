"""Lessons 06a and 06b in JupyterLab in a real browser, by keyboard alone: widgets, and exercises wrong, then right."""

from pathlib import Path

import pytest
from by_keyboard import box_with, expect_says, form_of, wrong_then_right

from jtbd_helpers.course.exercises.m06 import EX_06_1, EX_06_2

pytestmark = pytest.mark.browser
FOLDER = Path(__file__).parents[2] / "notebooks"


def test_06a_is_done_by_keyboard(lab):
    with lab.open(next(FOLDER.glob("06a_*.ipynb"))) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page
        box = box_with(page, "Where does one value target lie")
        expect_says(box, "600 people: score 11.0", "status")
        importance, satisfaction, people = box.get_by_role("slider").all()
        people.focus()
        page.keyboard.press("ArrowLeft")
        expect_says(box, "580 people: score 11.0", "status")
        importance.focus()
        page.keyboard.press("ArrowRight")
        expect_says(box, "Importance 8.0", "status")
        satisfaction.focus()
        page.keyboard.press("ArrowRight")
        expect_says(box, "satisfaction 4.5, 580 people: score 11.5", "status")
        expect_says(box, "reaches over two lines", "notice")
        wrong_then_right(page, EX_06_1, "no-floor", "let satisfaction above importance lower the score")


def test_06b_is_done_by_keyboard(lab):
    with lab.open(next(FOLDER.glob("06b_*.ipynb"))) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page
        box = box_with(page, "Fifty targets, all truly equal")
        expect_says(box, "60 people, formula top2, scores as measured", "status")
        box.get_by_role("button", name="Ask again").focus()
        page.keyboard.press("Enter")
        expect_says(box, "over 2 surveys", "status")
        box.get_by_role("slider").focus()
        page.keyboard.press("ArrowRight")
        expect_says(box, "120 people", "status")
        expect_says(box, "the winner comes down to the line", "notice")
        box.get_by_label("as measured").focus()
        page.keyboard.press("ArrowRight")
        expect_says(box, "scores shrunk to the mean", "status")
        box.get_by_label("top2", exact=True).focus()
        page.keyboard.press("2")
        expect_says(box, "formula mean", "status")
        wrong_then_right(page, EX_06_2, "wrong-way", "The noisier score should move more")


def test_a_later_widget_leaves_the_room_above_check(lab):
    with lab.open(
        ["import jtbd_helpers as jtbd", "jtbd.check('ex-06-2')", "jtbd.explore('landscape_point')"]
    ) as notebook:
        notebook.run_all()
        box = form_of(notebook.page, EX_06_2)
        field, check = box.get_by_label("Leader's shrunk score"), box.get_by_role("button", name="Check", exact=True)
        field.wait_for()
        notebook.page.locator(".jtbd-land").wait_for()
        field, check = field.bounding_box(), check.bounding_box()
        assert check["y"] - (field["y"] + field["height"]) > 10
