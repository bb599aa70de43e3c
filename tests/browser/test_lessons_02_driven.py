"""Lesson 02 in JupyterLab in a real browser, by keyboard: the sorter, the day, the gallery, both exercises."""

from pathlib import Path

import pytest
from by_keyboard import LEARNER, expect_says, fill, form_of, own, press_check, write

from jtbd_helpers.course.exercises.m02 import EX_02_1, EX_02_2
from jtbd_helpers.course.explorables.day import fitting
from jtbd_helpers.course.explorables.sorting import CARDS, pile

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "02_jobs_and_job_types.ipynb"
TYPES = ["functional", "social", "emotional", "supporting"]
HATS = ["buyer", "co-creator", "transferrer"]


def test_the_sorter_is_sorted_by_digits_and_enter(lab):
    with lab.open(["import jtbd_helpers as jtbd", "jtbd.start('learner')", "jtbd.explore('job_sorter')"]) as notebook:
        notebook.run_all()
        page = notebook.page
        box = page.locator(".jtbd-box")
        box.get_by_role("button", name="Functional").focus()
        for place, card in enumerate(pile(LEARNER)[:10], 1):
            box.get_by_text(f"Job {place} of {len(CARDS)}").wait_for()
            page.keyboard.press(str(TYPES.index(card.job_type) + 1))
            if card.supporting_role:
                box.get_by_text("Which hat does the person wear?").wait_for()
                page.wait_for_function("document.activeElement.textContent.includes('Buyer')")
                page.keyboard.press(str(HATS.index(card.supporting_role) + 1))
            page.wait_for_function("document.activeElement.textContent === 'Next card'")
            page.keyboard.press("Enter")
            page.wait_for_function("document.activeElement.textContent.includes('Functional')")
        expect_says(box, "10 of 10 right at the first answer", "status")
        lit = sum(bool(card.stage) for card in pile(LEARNER)[:10])
        assert box.locator(".jtbd-strip li.on").count() == lit


def test_the_day_and_the_gallery_by_keyboard(lab):
    with lab.open(
        ["import jtbd_helpers as jtbd", "jtbd.explore('day_timeline')", "jtbd.explore('gallery')"]
    ) as notebook:
        notebook.run_all()
        page = notebook.page
        day, gallery = page.locator(".jtbd-box").nth(0), page.locator(".jtbd-box").nth(1)
        day.get_by_label("needs a free hand").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect_says(day, f"fits {len(fitting(['hands', 'eyes']))} of 11 jobs", "status")
        assert day.get_by_text("✓ yes").count() == len(fitting(["hands", "eyes"]))
        gallery.get_by_label("medical").focus()
        page.keyboard.press("Space")
        expect_says(gallery, "Example 1 of 6", "status")
        gallery.get_by_role("button", name="Next").focus()
        page.keyboard.press("Enter")
        expect_says(gallery, "Example 2 of 6", "status")


def test_a_moving_picture_plays_pauses_and_goes_by_stages(lab):  # S0.21
    with lab.open(["import jtbd_helpers as jtbd", "jtbd.explore('three_hats')"]) as notebook:
        notebook.run_all()
        page = notebook.page
        box = page.locator(".jtbd-box")
        picture = box.locator("img")
        page.wait_for_timeout(800)
        still = picture.get_attribute("src")
        assert "Stage 1 of 6" in box.locator(".jtbd-status").inner_text()  # reduced motion: nothing moved by itself
        box.get_by_role("button", name="Play").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("old => document.querySelector('.jtbd-film img').src !== old", arg=still)
        page.keyboard.press("Enter")
        box.get_by_role("button", name="Play").wait_for()
        page.wait_for_timeout(400)
        paused = picture.get_attribute("src")
        page.wait_for_timeout(1000)
        assert picture.get_attribute("src") == paused
        box.get_by_role("button", name="Stage on").focus()
        for _ in range(6):
            page.keyboard.press("Enter")
        expect_says(box, "Stage 6 of 6", "status")
        assert picture.get_attribute("alt").endswith("It was Ann all the time.")


def test_02_exercises_by_keyboard(lab):
    with lab.open(NOTEBOOK) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page
        box = form_of(page, EX_02_1)
        data, right = own(EX_02_1)
        repair(page, box, right | {"repair_1": data["s1"]})
        expect_says(box, "Repair 1")
        repair(page, box, right)
        expect_says(box, "✓ Correct")

        box = form_of(page, EX_02_2)
        _, right = own(EX_02_2)
        fill(page, box, EX_02_2, {**right, "train": sorted({*right["train"], "law"})})
        expect_says(box, "Which rule forbids a call there?")
        fill(page, box, EX_02_2, right)
        expect_says(box, "✓ Correct")


def repair(page, box, answers):
    lines, choices = box.get_by_label("The job behind it"), box.locator("select")
    for place in range(1, 9):
        choices.nth(place - 1).focus()
        page.keyboard.type(answers[f"fault_{place}"])
        write(page, lines.nth(place - 1), answers[f"repair_{place}"])
    press_check(page, box)
