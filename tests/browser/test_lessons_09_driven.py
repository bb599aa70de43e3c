"""Lesson 09 in JupyterLab in a real browser: the panel and both exercises by keyboard alone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m09 import EX_09_1, EX_09_2
from jtbd_helpers.words import HEADLINES

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "09_needs_clustering.ipynb"
LEARNER = "learner"


def test_the_panel_is_driven_by_keyboard(lab):
    with lab.open(["import jtbd_helpers as jtbd", "jtbd.explore('one_panel')"]) as notebook:
        notebook.run_all()
        page = notebook.page
        box, keys = page.locator(".jtbd-box"), page.keyboard
        status = box.locator(".jtbd-status")
        box.get_by_role("slider").focus()
        for _ in range(3):
            keys.press("ArrowRight")
        expect(status.get_by_text("gap of the drivers, 5 groups. Clear groups.")).to_be_visible()
        box.get_by_role("radio", name="gap").focus()
        keys.press("ArrowDown")
        keys.press("ArrowDown")
        expect(status.get_by_text("raw ratings of the drivers, 5 groups")).to_be_visible()
        expect(box.get_by_text("What to notice")).to_be_visible()
        box.get_by_role("radio", name="drivers").focus()
        keys.press("ArrowDown")
        expect(status.get_by_text(HEADLINES["none"])).to_be_visible()
        box.get_by_role("button", name="Details").focus()
        keys.press("Enter")
        expect(box.get_by_role("columnheader", name="Look-alikes as clear")).to_be_visible()
        expect(box.get_by_role("button", name="Close the details")).to_be_visible()


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
        if field.kind == "choice":
            box.get_by_role("radio", name=value).focus()
            page.keyboard.press("Space")
            continue
        box.get_by_label(field.label).focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(f"{value:.4f}")
    box.get_by_role("button", name="Check", exact=True).focus()
    page.keyboard.press("Enter")


def test_09_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=240)
        page = notebook.page
        for exercise, wrong, says in (
            (EX_09_2, "by-name", "A refit deals letters anew"),
            (EX_09_1, "same-rows", "Resample both times"),
        ):
            box = page.locator(".jtbd-box").filter(has_text=exercise.title)
            fill(page, box, given(exercise, wrong))
            expect(box.locator(".jtbd-feedback").get_by_text(says).first).to_be_visible()
            fill(page, box, given(exercise, None))
            expect(box.locator(".jtbd-feedback").get_by_text("Correct").first).to_be_visible()
