"""Lessons 08a and 08b in JupyterLab in a real browser, by keyboard alone: run all, wrong, the reason, right, kept."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m08 import EX_08_1, EX_08_2

pytestmark = pytest.mark.browser
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LEARNER = "learner"


def box_with(page, text):
    return page.locator(".jtbd-box").filter(has_text=text)


def fill(page, box, values):
    """Type every number into the field of its label, choose every line, then Tab to Check and press it."""
    for label, value in values.items():
        if isinstance(value, str):
            box.get_by_role("radio", name=value, exact=True).focus()
            page.keyboard.press("Space")
            continue
        field = box.get_by_label(label)
        field.focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(f"{value:.4f}")
    box.get_by_role("button", name="Check", exact=True).focus()
    page.keyboard.press("Enter")


def choose(page, box, option, says):
    """Choose a line, check it, wait for the words."""
    box.get_by_role("radio", name=re.compile(option)).focus()
    page.keyboard.press("Space")
    box.get_by_role("button", name="Check", exact=True).focus()
    page.keyboard.press("Enter")
    expect(box.locator(".jtbd-feedback").get_by_text(re.compile(says)).first).to_be_visible()


def answers(exercise, wrong=None):
    """The right answers of the learner in the browser by label, with one known mistake if wanted."""
    data = exercise.data(session.exercise_seed(LEARNER, exercise.id))
    given = exercise.reference(data)
    if wrong:
        given |= next(m for m in exercise.mistakes if m.id == wrong).compute(data)
    return {f.label: given[f.name] for f in exercise.answers}


def try_form(page, exercise, wrong, says):
    box = box_with(page, exercise.title).filter(has=page.get_by_role("button", name="Check", exact=True))
    fill(page, box, answers(exercise, wrong))
    expect(box.locator(".jtbd-feedback").get_by_text(re.compile(says)).first).to_be_visible()
    fill(page, box, answers(exercise))
    expect(box.locator(".jtbd-feedback").get_by_text("Correct").first).to_be_visible()


def test_08a_is_done_by_keyboard_and_kept(lab):
    with lab.open(NOTEBOOKS / "08a_same_struggle_different_cause.ipynb") as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page
        asked = box_with(page, "Which rule justifies this step?")
        choose(page, asked, "The average driver", "None of the twelve does")
        asked.get_by_role("button", name="Another question on this").press("Enter")
        sister = box_with(page, "A school buys one reading kit")
        choose(page, sister, "No child is unserved", "Correct")
        sister.get_by_role("button", name="1 ✗").press("Enter")
        choose(page, asked, "Causes are not equally common", "Correct")
        try_form(page, EX_08_1, "plain-mean", "takes the causes as equally common")
        notebook.reload()
        notebook.run_all(timeout=200)
        expect(box_with(page, EX_08_1.title).get_by_text("Last check").first).to_be_visible()


def test_08b_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOKS / "08b_circumstance_segments.ipynb") as notebook:
        notebook.run_all(timeout=300)
        try_form(notebook.page, EX_08_2, "demographics", "differ in place, not in cause")
