"""Lesson 13 in JupyterLab, by keyboard: a concept from job to “go”, and a finished report mended."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from jtbd_helpers.learn import session
from jtbd_helpers.learn.exercises.m13 import EX_13_1, POINTS

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "13_capstone.ipynb"
DATA = EX_13_1.data(session.exercise_seed("learner", EX_13_1.id))
CONCEPT = {
    "Job": "Get to a destination on time",
    "Value target": "Minimise the time it takes to find a way round a jam",
    "Moment of struggle": "Standing still while others get through",
    "Circumstance": "Traffic changes from one minute to the next",
    "Feature": "Looks ahead and leads around",
}


def press(page, button):
    """Enter at a person's pace: at once it may overtake the last letters on their way."""
    button.focus()
    page.wait_for_timeout(400)
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
    page.keyboard.press("Enter")


def test_13_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=240)
        page = notebook.page

        board = page.locator(".jtbd-box").filter(has_text="Concept builder").first
        for label, words in CONCEPT.items():
            board.get_by_label(label, exact=True).focus()
            page.keyboard.type(words)
            page.keyboard.press("Enter")
        for question in range(3):
            expect(board.locator(".jtbd-verdict").get_by_text("not decided")).to_be_visible()
            board.get_by_role("radio", name="yes", exact=True).nth(question).focus()
            page.keyboard.press("1")
        expect(board.locator(".jtbd-verdict").get_by_text("▶ go")).to_be_visible()

        report = page.locator(".jtbd-box").filter(has_text=EX_13_1.title)
        answer = EX_13_1.as_fields(EX_13_1.reference(DATA))
        for point in POINTS:
            if point in answer["weak"]:
                report.get_by_label(point, exact=True).focus()
                page.keyboard.press("Space")
        asked = {
            f.name: (f.ask.format(**{k: v for k, v in DATA.items() if isinstance(v, str)}) or f.label)
            for f in EX_13_1.answers
        }
        for name in ("decision", "name", "accuracy", "prediction"):
            report.get_by_label(asked[name], exact=True).focus()
            page.keyboard.type(str(DATA["old_name"] if name == "name" else answer[name]))
        check = report.get_by_role("button", name="Check", exact=True)
        press(page, check)
        expect(report.locator(".jtbd-feedback").get_by_text("Name it by what goes wrong and why.")).to_be_visible()

        report.get_by_label(asked["name"], exact=True).focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(answer["name"])
        press(page, check)
        expect(report.locator(".jtbd-feedback").get_by_text("Correct").first).to_be_visible()
