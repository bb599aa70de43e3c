"""Screenshots of the lessons in JupyterLab for the docs: `make pictures`. Not a test of anything but that they open."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
SHOTS = {  # picture -> lesson, text that the shown part begins with
    "lesson_01": ("01_why_demographics_fail", "01 · Why demographics fail"),
    "lesson_01_strips": ("01_why_demographics_fail", "Explore: split toggle"),
    "lesson_03_whom": ("03_who_is_the_customer", "Explore: who helps whom"),
    "lesson_04_board": ("04_three_column_table", "Third, a blank page, nearly"),
    "lesson_08a_blend": ("08a_same_struggle_different_cause", "Blend slider|blend slider"),
    "lesson_08b_segments": ("08b_circumstance_segments", "Step 5"),
    "lesson_08b_quiz": ("08b_circumstance_segments", "Quiz"),
    "lesson_10_triangle": ("10_job_mix", "Try it: three jobs"),
}


@pytest.mark.parametrize("lesson", sorted({lesson for lesson, _ in SHOTS.values()}))
def test_pictures_of_a_lesson(lab, lesson):
    with lab.open(ROOT / "notebooks" / f"{lesson}.ipynb", width=1180, height=1000) as notebook:
        notebook.run_all(300)
        for picture, (of, text) in SHOTS.items():
            if of != lesson:
                continue
            page, path = notebook.page, ROOT / "docs" / "img" / f"{picture}.png"
            page.locator(".jp-RenderedHTMLCommon").filter(has_text=re.compile(text)).first.evaluate(
                "node => node.closest('.jp-Cell').scrollIntoView({block: 'start'})"
            )
            page.wait_for_timeout(1500)
            page.screenshot(path=path)
            assert path.stat().st_size > 10_000


BOARDS = {  # picture -> the call that opens it
    "board_three_columns": "jtbd.three_column_table('game')",
    "board_role_map": "jtbd.role_map('business_intelligence')",
    "board_concept_builder": "jtbd.concept_builder('several_stops')",
    "board_empathy_map": "jtbd.empathy_map('students')",
}


def test_pictures_of_the_boards(lab):
    with lab.open(["import jtbd_helpers as jtbd", *BOARDS.values()], width=1180, height=3200) as notebook:
        notebook.run_all()
        notebook.page.wait_for_timeout(1500)
        for number, picture in enumerate(BOARDS):
            path = ROOT / "docs" / "img" / f"{picture}.png"
            notebook.page.locator(".jtbd-box").nth(number).screenshot(path=path)
            assert path.stat().st_size > 10_000
