"""Lesson 11 in JupyterLab in a real browser, by keyboard alone: run all, wrong, the reason, right, and the tasks."""

import re
from pathlib import Path

import pytest

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m11 import EX_11_1, EX_11_2

pytestmark = pytest.mark.browser
LESSON = Path(__file__).parents[2] / "notebooks" / "11_conjoint_importance.ipynb"
LEARNER = "learner"


def answers(exercise, wrong=None):
    """The right answers of the learner in the browser by label, with one known mistake if wanted."""
    data = exercise.data(session.exercise_seed(LEARNER, exercise.id))
    given = exercise.reference(data)
    if wrong:
        given |= next(m for m in exercise.mistakes if m.id == wrong).compute(data)
    return {f.label: given[f.name] for f in exercise.answers}


def try_form(page, exercise, wrong, says):
    box = page.locator(".jtbd-box").filter(has_text=exercise.title)
    box = box.filter(has=page.get_by_role("button", name="Check", exact=True))
    for given, words in ((answers(exercise, wrong), says), (answers(exercise), "Correct")):
        for label, value in given.items():
            box.get_by_label(label).focus()
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(f"{value:.4f}")
        box.get_by_role("button", name="Check", exact=True).focus()
        page.keyboard.press("Enter")
        box.locator(".jtbd-feedback").get_by_text(re.compile(words)).first.wait_for()


def take_the_tasks(page):
    """The printed keyboard path: digit, Tab, Enter, eight times; then the ends of the range."""
    box = page.locator(".jtbd-box").filter(has_text="Take the tasks")
    says = box.locator(".jtbd-status")
    box.locator("input").first.focus()
    for number, digit in enumerate("12312143", 1):
        says.get_by_text(f"Task {number} of 8. Nothing chosen yet.").wait_for()
        page.keyboard.press(digit)
        says.get_by_text(f"Task {number} of 8. Chosen: ").wait_for()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    says.get_by_text("Prices from 600 to 2,200 €.").wait_for()
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('noUi-handle-upper')"):
            break
    page.keyboard.press("ArrowLeft")
    says.get_by_text("Prices from 600 to 2,100 €.").wait_for()
    page.keyboard.press("ArrowLeft")
    box.locator(".jtbd-notice").wait_for()


def test_11_is_done_by_keyboard(lab):
    with lab.open(LESSON) as notebook:
        notebook.run_all(timeout=300)
        take_the_tasks(notebook.page)
        try_form(notebook.page, EX_11_1, "averaged-first", "averaging people before taking ranges")
        try_form(notebook.page, EX_11_2, "one-minute", "How many minutes does the question ask about")
