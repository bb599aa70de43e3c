"""Lesson 12 in JupyterLab in a real browser, by keyboard alone: menu, prediction, wrong, the reason, right, kept."""

import re
from pathlib import Path

import pytest

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m12 import EX_12_1, EX_12_2

pytestmark = pytest.mark.browser
LESSON = Path(__file__).parents[2] / "notebooks" / "12_price_versions_share.ipynb"
LEARNER = "learner"


def press_check(page, box, says):
    """Press Check at a person's pace (a click may overtake changes on their way), wait for the words."""
    box.get_by_role("button", name="Check", exact=True).focus()
    page.wait_for_timeout(300)
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
    page.keyboard.press("Enter")
    box.locator(".jtbd-feedback").get_by_text(re.compile(says)).first.wait_for()


def box_with(page, text):
    return page.locator(".jtbd-box").filter(has_text=text)


def choose(page, box, option, says):
    """Choose a line, check it, wait for the words."""
    box.get_by_role("radio", name=re.compile(option)).focus()
    page.keyboard.press("Space")
    press_check(page, box, says)


def try_form(page, exercise, wrong, says):
    """Fill the form with one known mistake, wait for its words, then with the right numbers."""
    data = exercise.data(session.exercise_seed(LEARNER, exercise.id))
    right = exercise.reference(data)
    mistake = right | next(m for m in exercise.mistakes if m.id == wrong).compute(data)
    box = box_with(page, exercise.title).filter(has=page.get_by_role("button", name="Check", exact=True))
    for given, expected in ((mistake, says), (right, "Correct")):
        for field in exercise.answers:
            box.get_by_label(field.label).focus()
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(f"{given[field.name]:.4f}")
        press_check(page, box, expected)


def test_the_menu_builder_is_driven_by_keys(lab):
    with lab.open(["import jtbd_helpers as jtbd", "jtbd.explore('menu_builder')"]) as notebook:
        notebook.run_all()
        page = notebook.page
        box = box_with(page, "Build a menu")
        sliders = box.get_by_role("slider")
        status = box.locator(".jtbd-status")
        for slider, key, times in ((0, "ArrowRight", 7), (1, "ArrowRight", 15), (3, "ArrowRight", 7)):
            sliders.nth(slider).focus()
            for _ in range(times):
                page.keyboard.press(key)
        status.get_by_text(
            re.compile(r"Base game 4\.25 €, guild hall 6\.75 €, quick play 0\.50 €, hard mode 3\.75 €")
        ).wait_for()
        box.get_by_text("✓ ahead").wait_for()
        box.get_by_text("What to notice").wait_for()
        sliders.nth(2).focus()
        page.keyboard.press("End")
        status.get_by_text(re.compile("quick play not sold")).wait_for()
        box.get_by_label("Show cannibalised sales").focus()
        page.keyboard.press("Space")
        status.get_by_text(re.compile(r"\d+ sales are cannibalised")).wait_for()
        assert box.locator("svg .eaten").count() >= 1


def test_lesson_12_is_done_by_keyboard_and_kept(lab):
    with lab.open(LESSON) as notebook:
        notebook.run_all(timeout=300)
        page = notebook.page
        asked = page.locator(".jp-CodeCell").filter(has_text='item="q-12-03"').locator(".jtbd-box")
        choose(page, asked, "What a feature is worth to people", "come from one study")
        asked.get_by_role("button", name="Another question on this").press("Enter")
        asked.get_by_text("Guests of a hotel").wait_for()
        choose(page, asked, "Less than 40", "Correct")
        asked.get_by_role("button", name="1 ✗").press("Enter")
        asked.get_by_text("Which rule justifies").wait_for()
        choose(page, asked, "take instead bounds", "Correct")
        try_form(page, EX_12_1, "revenue-menu", "is revenue")
        try_form(page, EX_12_2, "without-none", "assumes that all must buy")
        notebook.reload()
        notebook.run_all(timeout=300)
        box_with(page, EX_12_1.title).get_by_text("Last check").first.wait_for()
