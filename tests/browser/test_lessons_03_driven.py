"""Lesson 03 in JupyterLab in a real browser, by keyboard: the map, the widget, both exercises."""

from pathlib import Path

import pytest

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m03 import EX_03_1, EX_03_2

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "03_who_is_the_customer.ipynb"
LEARNER = "learner"


def own(exercise):
    data = exercise.data(session.exercise_seed(LEARNER, exercise.id))
    return data, exercise.as_fields(exercise.reference(data))


def test_03_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page

        board = page.locator(".jtbd-box").filter(has_text="Who has which role?")
        board.get_by_label("Saboteur", exact=True).focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.press("Delete")
        said(board, ".jtbd-remarks", "Whose work or standing shrinks")
        board.get_by_role("button", name="Undo").focus()
        page.keyboard.press("Enter")
        said(board, ".jtbd-status", "nothing open")
        assert board.get_by_label("Saboteur", exact=True).input_value().startswith("Engineers")

        whom = page.locator(".jtbd-box").filter(has_text="Who helps whom, and who may be bypassed?")
        whom.get_by_label("IT manager").focus()
        page.keyboard.press("2")
        for _ in range(2):
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("End")
        said(whom, ".jtbd-status", "Phlebotomist: platform candidate. At 100 %: may be bypassed.")

        maps = page.locator(".jtbd-box").filter(has_text=EX_03_1.title)
        data, right = own(EX_03_1)
        payer = next(m for m in EX_03_1.mistakes if m.id == "payer-as-user")
        choose(page, maps, right | payer.compute(data))
        said(maps, ".jtbd-feedback", "Who opens the reports on a Monday?")
        assert "✗ Not yet" in maps.locator(".jtbd-feedback").inner_text()
        choose(page, maps, right)
        said(maps, ".jtbd-feedback", "✓ Correct")

        hall = page.locator(".jtbd-box").filter(has_text=EX_03_2.title)
        data, right = own(EX_03_2)
        everybody = next(m for m in EX_03_2.mistakes if m.id == "everybody")
        tick(page, hall, right | everybody.compute(data))
        said(hall, ".jtbd-feedback", "You listed all who deal with you.")
        tick(page, hall, right)
        said(hall, ".jtbd-feedback", "✓ Correct")


def said(box, css, text):
    line = box.locator(css)
    line.get_by_text(text).first.wait_for()
    assert text in line.inner_text()


def choose(page, box, answers):
    for field in EX_03_1.answers:
        box.get_by_label(field.label).focus()
        page.keyboard.type(answers[field.name])
    check(page, box)


def tick(page, box, answers):
    for list_number, field in enumerate(EX_03_2.answers):
        for party in field.choices:
            line = box.get_by_label(party, exact=True).nth(list_number)
            if line.is_checked() != (party in answers[field.name]):
                line.focus()
                page.keyboard.press("Space")
    check(page, box)


def check(page, box):
    box.get_by_role("button", name="Check", exact=True).focus()
    page.keyboard.press("Enter")
