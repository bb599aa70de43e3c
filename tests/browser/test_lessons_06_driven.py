"""Lessons 06a and 06b in JupyterLab in a real browser, by keyboard alone: widgets, and exercises wrong, then right."""

from pathlib import Path

import pytest

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m06 import EX_06_1, EX_06_2

pytestmark = pytest.mark.browser
FOLDER = Path(__file__).parents[2] / "notebooks"
LEARNER = "learner"


def given(exercise, wrong):
    """The right answers of the learner in the browser, with one known mistake if wanted."""
    data = exercise.data(session.exercise_seed(LEARNER, exercise.id))
    answer = exercise.as_fields(exercise.reference(data))
    if wrong:
        mistake = next(m for m in exercise.mistakes if m.id == wrong)
        answer |= exercise.as_fields(mistake.compute(data))
    return {field.label: answer[field.name] for field in exercise.answers}


def fill(page, box, answers):
    for label, value in answers.items():
        box.get_by_label(label).focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(f"{value:.4f}")
    box.get_by_role("button", name="Check", exact=True).focus()
    page.keyboard.press("Enter")


def solve(page, exercise, wrong, says):
    box = page.locator(".jtbd-box").filter(has_text=exercise.title)
    feedback = box.locator(".jtbd-feedback")
    fill(page, box, given(exercise, wrong))
    feedback.get_by_text(says).first.wait_for()
    assert "✗ Not yet" in feedback.inner_text()
    fill(page, box, given(exercise, None))
    feedback.get_by_text("✓ Correct").first.wait_for()
    assert says not in feedback.inner_text()


def said(box, text):
    status = box.locator(".jtbd-status")
    status.get_by_text(text).first.wait_for()
    assert text in status.inner_text()


def noticed(box, text):
    notice = box.locator(".jtbd-notice")
    notice.wait_for()
    assert text in notice.inner_text()


def test_06a_is_done_by_keyboard(lab):
    with lab.open(next(FOLDER.glob("06a_*.ipynb"))) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page
        box = page.locator(".jtbd-box").filter(has_text="Where does one value target lie")
        said(box, "600 people: score 11.0")
        importance, satisfaction, people = box.get_by_role("slider").all()
        people.focus()
        page.keyboard.press("ArrowLeft")
        said(box, "580 people: score 11.0")
        importance.focus()
        page.keyboard.press("ArrowRight")
        said(box, "Importance 8.0")
        satisfaction.focus()
        page.keyboard.press("ArrowRight")
        said(box, "satisfaction 4.5, 580 people: score 11.5")
        noticed(box, "reaches over two lines")
        solve(page, EX_06_1, "no-floor", "let satisfaction above importance lower the score")


def test_06b_is_done_by_keyboard(lab):
    with lab.open(next(FOLDER.glob("06b_*.ipynb"))) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page
        box = page.locator(".jtbd-box").filter(has_text="Fifty targets, all truly equal")
        said(box, "60 people, formula top2, scores as measured")
        box.get_by_role("button", name="Ask again").focus()
        page.keyboard.press("Enter")
        said(box, "over 2 surveys")
        box.get_by_role("slider").focus()
        page.keyboard.press("ArrowRight")
        said(box, "120 people")
        noticed(box, "the winner comes down to the line")
        box.get_by_label("as measured").focus()
        page.keyboard.press("ArrowRight")
        said(box, "scores shrunk to the mean")
        box.get_by_label("top2", exact=True).focus()
        page.keyboard.press("2")
        said(box, "formula mean")
        solve(page, EX_06_2, "wrong-way", "The noisier score should move more")


def test_a_later_widget_leaves_the_room_above_check(lab):
    with lab.open(
        ["import jtbd_helpers as jtbd", "jtbd.check('ex-06-2')", "jtbd.explore('landscape_point')"]
    ) as notebook:
        notebook.run_all()
        box = notebook.page.locator(".jtbd-box").filter(has_text=EX_06_2.title)
        field, check = box.get_by_label("Leader's shrunk score"), box.get_by_role("button", name="Check", exact=True)
        field.wait_for()
        notebook.page.locator(".jtbd-land").wait_for()
        field, check = field.bounding_box(), check.bounding_box()
        assert check["y"] - (field["y"] + field["height"]) > 10
