"""Lesson 03 in JupyterLab in a real browser, by keyboard: the map, the widget, both exercises."""

from pathlib import Path

import pytest

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m03 import EX_03_1, EX_03_2

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "03_who_is_the_customer.ipynb"
LEARNER = "learner"


def right_answer(exercise):
    return exercise.as_fields(exercise.reference(exercise.data(session.exercise_seed(LEARNER, exercise.id))))


def test_03_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page

        board = page.locator(".jtbd-box").filter(has_text="Who has which role?")
        board.get_by_label("Saboteur", exact=True).focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Delete")
        board.locator(".jtbd-remarks").get_by_text("Whose work or standing shrinks").wait_for()
        board.get_by_role("button", name="Undo").focus()
        page.keyboard.press("Enter")
        board.locator(".jtbd-status").get_by_text("nothing open").wait_for()

        whom = page.locator(".jtbd-box").filter(has_text="Who helps whom, and who may be bypassed?")
        whom.get_by_label("IT manager").focus()
        page.keyboard.press("2")
        for _ in range(2):
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("End")
        says = "Phlebotomist: platform candidate. At 100 %: may be bypassed."
        whom.locator(".jtbd-status").get_by_text(says).wait_for()

        maps = page.locator(".jtbd-box").filter(has_text=EX_03_1.title)
        for field, value in zip(EX_03_1.answers, right_answer(EX_03_1).values(), strict=True):
            maps.get_by_label(field.label).focus()
            page.keyboard.type(value)
        maps.get_by_role("button", name="Check", exact=True).focus()
        page.keyboard.press("Enter")
        maps.locator(".jtbd-feedback").get_by_text("Correct").first.wait_for()
        page.locator(".jtbd-box").filter(has_text=EX_03_2.title).wait_for()
