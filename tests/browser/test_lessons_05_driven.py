"""Lesson 05 in JupyterLab in a real browser: the exercise by keyboard, wrong at first, then right."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m05 import EX_05_1, EX_05_2

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "05_job_significance.ipynb"
LEARNER = "learner"


def given(exercise, wrong):
    """The right answers of the learner in the browser, with one known mistake if wanted."""
    data = exercise.data(session.exercise_seed(LEARNER, exercise.id))
    answer = exercise.as_fields(exercise.reference(data))
    if wrong:
        mistake = next(m for m in exercise.mistakes if m.id == wrong)
        answer |= exercise.as_fields(mistake.compute(data))
    return {field: answer[field.name] for field in exercise.answers}


def fill(page, box, answers):
    for field, value in answers.items():
        if field.kind == "choices":
            for name in field.choices:
                tick = box.get_by_label(name, exact=True)
                if tick.is_checked() != (name in value):
                    tick.focus()
                    page.keyboard.press("Space")
            continue
        box.get_by_label(field.label).focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(f"{value:.4f}")
    box.get_by_role("button", name="Check", exact=True).focus()
    page.keyboard.press("Enter")


def test_05_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page
        for exercise, wrong, says in (
            (EX_05_1, "and-inside", "You asked for many customers and high price"),
            (EX_05_2, "no-tie-correction", "treats tied jobs as disagreements"),
        ):
            box = page.locator(".jtbd-box").filter(has_text=exercise.title)
            fill(page, box, given(exercise, wrong))
            expect(box.locator(".jtbd-feedback").get_by_text(says).first).to_be_visible()
            fill(page, box, given(exercise, None))
            expect(box.locator(".jtbd-feedback").get_by_text("Correct").first).to_be_visible()
