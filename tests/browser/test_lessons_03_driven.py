"""Lesson 03 in JupyterLab in a real browser, by keyboard: the map, the widget, both exercises."""

from pathlib import Path

import pytest
from by_keyboard import box_with, expect_says, form_of, mistaken, own, press_check, wrong_then_right

from jtbd_helpers.course.exercises.m03 import EX_03_1, EX_03_2

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "03_who_is_the_customer.ipynb"


def test_03_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page

        board = box_with(page, "Who has which role?")
        board.get_by_label("Saboteur", exact=True).focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Delete")
        expect_says(board, "Whose work or standing shrinks", "remarks")
        board.get_by_role("button", name="Undo").focus()
        page.keyboard.press("Enter")
        expect_says(board, "nothing open", "status")
        assert board.get_by_label("Saboteur", exact=True).input_value().startswith("Engineers")

        whom = box_with(page, "Who helps whom, and who may be bypassed?")
        whom.get_by_label("IT manager").focus()
        page.keyboard.press("2")
        for _ in range(2):
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("End")
        expect_says(whom, "Phlebotomist: platform candidate. At 100 %: may be bypassed.", "status")

        maps = form_of(page, EX_03_1)
        choose_roles(page, maps, mistaken(EX_03_1, "payer-as-user"))
        expect_says(maps, "Who opens the reports on a Monday?")
        expect_says(maps, "✗ Not yet")
        choose_roles(page, maps, own(EX_03_1)[1])
        expect_says(maps, "✓ Correct")

        wrong_then_right(page, EX_03_2, "everybody", "You listed all who deal with you.")


def choose_roles(page, box, answers):
    for field in EX_03_1.answers:
        box.get_by_label(field.label).focus()
        page.keyboard.type(answers[field.name])
    press_check(page, box)
