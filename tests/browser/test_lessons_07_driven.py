"""Lesson 07 in JupyterLab in a real browser: the sample lab and both exercises by keyboard alone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m07 import EX_07_1, EX_07_2

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "07_trust_the_data.ipynb"
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
        box.get_by_label(field.label).focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(f"{value:.4f}")
    box.get_by_role("button", name="Check", exact=True).focus()
    page.keyboard.press("Enter")


def drive_the_lab(page):
    """More people, then weights: the interval misses the true share, then holds it."""
    box = page.locator(".jtbd-box").filter(has_text="Ask more people, or ask the right ones?")
    said = box.locator(".jtbd-status")
    expect(said.get_by_text("without weights")).to_be_visible()
    box.get_by_role("slider").first.focus()
    page.keyboard.press("End")
    expect(said.get_by_text("1,000 people")).to_be_visible()
    expect(said.get_by_text("misses the true share")).to_be_visible()
    for _ in range(8):  # past the sliders and their read-outs to the switch
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    page.keyboard.press("Space")
    expect(said.get_by_text("with weights")).to_be_visible()
    expect(said.get_by_text("holds the true share")).to_be_visible()
    expect(box.get_by_text("What to notice")).to_be_visible()
    return box


def test_07_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page
        drive_the_lab(page)
        for exercise, wrong, says in (
            (EX_07_1, "added", "both a straight-liner and a speeder"),
            (EX_07_2, "inside", "says how bad it is for members"),
        ):
            box = page.locator(".jtbd-box").filter(has_text=exercise.title)
            fill(page, box, given(exercise, wrong))
            expect(box.locator(".jtbd-feedback").get_by_text(says).first).to_be_visible()
            fill(page, box, given(exercise, None))
            expect(box.locator(".jtbd-feedback").get_by_text("Correct").first).to_be_visible()
