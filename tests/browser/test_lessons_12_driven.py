"""Lesson 12 in JupyterLab in a real browser, by keyboard alone: menu, prediction, wrong, the reason, right, kept."""

import re
from pathlib import Path

import pytest
from by_keyboard import box_with, choose, expect_says, wrong_then_right
from playwright.sync_api import expect

from jtbd_helpers.course.exercises.m12 import EX_12_1, EX_12_2

pytestmark = pytest.mark.browser
LESSON = Path(__file__).parents[2] / "notebooks" / "12_price_versions_share.ipynb"


def test_the_menu_builder_is_driven_by_keys(lab):
    with lab.open(["import jtbd_helpers as jtbd", "jtbd.explore('menu_builder')"]) as notebook:
        notebook.run_all()
        page = notebook.page
        box = box_with(page, "Build a menu")
        sliders = box.get_by_role("slider")
        for slider, key, times in ((0, "ArrowRight", 7), (1, "ArrowRight", 15), (3, "ArrowRight", 7)):
            sliders.nth(slider).focus()
            for _ in range(times):
                page.keyboard.press(key)
        expect_says(box, "Base game 4.25 €, guild hall 6.75 €, quick play 0.50 €, hard mode 3.75 €", "status")
        expect(box.get_by_text("✓ ahead")).to_be_visible()
        expect(box.get_by_text("What to notice")).to_be_visible()
        sliders.nth(2).focus()
        page.keyboard.press("End")
        expect_says(box, "quick play not sold", "status")
        box.get_by_label("Show cannibalised sales").focus()
        page.keyboard.press("Space")
        expect_says(box, re.compile(r"\d+ sales are cannibalised"), "status")
        assert box.locator("svg .eaten").count() >= 1


def test_lesson_12_is_done_by_keyboard_and_kept(lab):
    with lab.open(LESSON) as notebook:
        notebook.run_all(timeout=300)
        page = notebook.page
        asked = page.locator(".jp-CodeCell").filter(has_text='item="q-12-03"').locator(".jtbd-box")
        choose(page, asked, "What a feature is worth to people", "come from one study")
        asked.get_by_role("button", name="Another question on this").press("Enter")
        expect(asked.get_by_text("Guests of a hotel")).to_be_visible()
        choose(page, asked, "Less than 40", "Correct")
        asked.get_by_role("button", name="1 ✗").press("Enter")
        expect(asked.get_by_text("Which rule justifies")).to_be_visible()
        choose(page, asked, "take instead bounds", "Correct")
        wrong_then_right(page, EX_12_1, "revenue-menu", "is revenue")
        wrong_then_right(page, EX_12_2, "without-none", "assumes that all must buy")
        notebook.reload()
        notebook.run_all(timeout=300)
        expect(box_with(page, EX_12_1.title).get_by_text("Last check").first).to_be_visible()
