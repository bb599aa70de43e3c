"""Lesson 10 in JupyterLab in a real browser: the triangle and both exercises by keyboard alone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m10 import EX_10_1, EX_10_2

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "10_job_mix.ipynb"
LEARNER = "learner"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_triangle_is_driven_by_keyboard(lab, theme, tmp_path):
    with lab.open(["import jtbd_helpers as jtbd", "jtbd.explore('ternary')"], theme=theme) as notebook:
        notebook.run_all()
        page = notebook.page
        box, keys = page.locator(".jtbd-box"), page.keyboard
        status = box.locator(".jtbd-status")
        expect(status.get_by_text("Volume × 1: 100 events. Nearest segment A")).to_be_visible()
        point = box.locator("circle.mark")
        before = (point.get_attribute("cx"), point.get_attribute("cy"))
        box.get_by_role("slider").nth(3).focus()
        for _ in range(4):
            keys.press("ArrowRight")
        expect(status.get_by_text("Volume × 20: 2,000 events. Nearest segment A")).to_be_visible()
        assert (point.get_attribute("cx"), point.get_attribute("cy")) == before
        expect(box.get_by_text("What to notice")).to_be_visible()
        box.get_by_role("slider").nth(1).focus()
        keys.press("End")
        expect(status.get_by_text("weekend chosen 100 %, sure of the phone 0 %, other jobs 0 %")).to_be_visible()
        expect(status.get_by_text("Nearest segment B")).to_be_visible()
        keys.press("Home")
        expect(status.get_by_text("other jobs 100 %")).to_be_visible()
        box.get_by_role("slider").nth(2).focus()
        for _ in range(45):
            keys.press("ArrowRight")
        expect(status.get_by_text("Nearest segment D")).to_be_visible()
        picture = tmp_path / "triangle.png"
        box.screenshot(path=picture)
        assert picture.stat().st_size > 10_000


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
            group = box.locator(".widget-radio").filter(has_text=field.label)
            group.get_by_role("radio", name=value, exact=True).focus()
            page.keyboard.press("Space")
        elif field.kind == "choices":
            for choice in field.choices:
                tick = box.get_by_role("checkbox", name=choice)
                if tick.is_checked() != (choice in value):
                    tick.focus()
                    page.keyboard.press("Space")
        else:
            box.get_by_label(field.label).focus()
            page.keyboard.press("ControlOrMeta+a")
            page.keyboard.type(f"{value:.4f}")
    box.get_by_role("button", name="Check", exact=True).focus()
    page.keyboard.press("Enter")


def test_10_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=240)
        page = notebook.page
        for exercise, wrong, says in (
            (EX_10_1, "equal-mix", "No evidence is not an equal mix"),
            (EX_10_1, "named-only", "You forced three jobs to fill the whole"),
            (EX_10_2, "difference", "Lift is a ratio"),
        ):
            box = page.locator(".jtbd-box").filter(has_text=exercise.title).first  # the progress names it, too
            fill(page, box, given(exercise, wrong))
            expect(box.locator(".jtbd-feedback").get_by_text(says).first).to_be_visible()
            fill(page, box, given(exercise, None))
            expect(box.locator(".jtbd-feedback").get_by_text("Correct").first).to_be_visible()
