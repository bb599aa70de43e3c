"""Lesson 10 in JupyterLab in a real browser: the triangle and both exercises by keyboard alone."""

from pathlib import Path

import pytest
from by_keyboard import expect_says, wrong_then_right
from playwright.sync_api import expect

from jtbd_helpers.course.exercises.m10 import EX_10_1, EX_10_2

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "10_job_mix.ipynb"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_triangle_is_driven_by_keyboard(lab, theme, tmp_path):
    with lab.open(["import jtbd_helpers as jtbd", "jtbd.explore('ternary')"], theme=theme) as notebook:
        notebook.run_all()
        page = notebook.page
        box, keys = page.locator(".jtbd-box"), page.keyboard
        expect_says(box, "Volume × 1: 100 events. Nearest segment A", "status")
        point = box.locator("circle.mark")
        before = (point.get_attribute("cx"), point.get_attribute("cy"))
        box.get_by_role("slider").nth(3).focus()
        for _ in range(4):
            keys.press("ArrowRight")
        expect_says(box, "Volume × 20: 2,000 events. Nearest segment A", "status")
        assert (point.get_attribute("cx"), point.get_attribute("cy")) == before
        expect(box.get_by_text("What to notice")).to_be_visible()
        box.get_by_role("slider").nth(1).focus()
        keys.press("End")
        expect_says(box, "weekend chosen 100 %, sure of the phone 0 %, other jobs 0 %", "status")
        expect_says(box, "Nearest segment B", "status")
        keys.press("Home")
        expect_says(box, "other jobs 100 %", "status")
        box.get_by_role("slider").nth(2).focus()
        for _ in range(45):
            keys.press("ArrowRight")
        expect_says(box, "Nearest segment D", "status")
        picture = tmp_path / "triangle.png"
        box.screenshot(path=picture)
        assert picture.stat().st_size > 10_000


def test_10_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=240)
        wrong_then_right(notebook.page, EX_10_1, "equal-mix", "No evidence is not an equal mix")
        wrong_then_right(notebook.page, EX_10_1, "named-only", "You forced three jobs to fill the whole")
        wrong_then_right(notebook.page, EX_10_2, "difference", "Lift is a ratio")
