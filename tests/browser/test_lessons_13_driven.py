"""Lesson 13 in JupyterLab, by keyboard: a concept from job to “go”, and a finished report mended."""

from pathlib import Path

import pytest
from by_keyboard import box_with, expect_says, form_of, own, press_check, tick, write

from jtbd_helpers.course.exercises.m13 import EX_13_1, POINTS

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "13_capstone.ipynb"
CONCEPT = {
    "Job": "Get to a destination on time",
    "Value target": "Minimise the time it takes to find a way round a jam",
    "Moment of struggle": "Standing still while others get through",
    "Circumstance": "Traffic changes from one minute to the next",
    "Feature": "Looks ahead and leads around",
}


def test_13_is_done_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=240)
        page = notebook.page

        board = box_with(page, "Concept builder").first
        for label, words in CONCEPT.items():
            board.get_by_label(label, exact=True).focus()
            page.keyboard.type(words)
            page.keyboard.press("Enter")
        for question in range(3):
            expect_says(board, "not decided", "verdict")
            board.get_by_role("radio", name="yes", exact=True).nth(question).focus()
            page.keyboard.press("1")
        expect_says(board, "▶ go", "verdict")

        report = form_of(page, EX_13_1)
        data, answer = own(EX_13_1)
        for point in POINTS:
            tick(page, report.get_by_label(point, exact=True), point in answer["weak"])
        asked = {
            f.name: (f.ask.format(**{k: v for k, v in data.items() if isinstance(v, str)}) or f.label)
            for f in EX_13_1.answers
        }
        for name in ("decision", "name", "accuracy", "prediction"):
            words = data["old_name"] if name == "name" else answer[name]
            write(page, report.get_by_label(asked[name], exact=True), str(words))
        press_check(page, report)
        expect_says(report, "Name it by what goes wrong and why.")
        expect_says(report, "✗ Not yet")

        write(page, report.get_by_label(asked["name"], exact=True), answer["name"])
        press_check(page, report)
        expect_says(report, "✓ Correct")
