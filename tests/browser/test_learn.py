"""Quizzes and forms in JupyterLab in a real browser: every item type by keyboard alone, answers kept (S0.24, S0.25)."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
BANKS = Path(__file__).parents[1] / "learn_banks"
SETUP = f"""import jtbd_helpers as jtbd
from pathlib import Path
from jtbd_helpers.course.learn import bank
bank.quizzes_folder = lambda: Path({str(BANKS)!r})
jtbd.start('ada')"""


def question(page, text):
    """The box that shows this question."""
    return page.locator(".jtbd-box").filter(has_text=text)


def tab_to(page, box, name):
    """Press Tab until the control of that name has the focus, as somebody without a mouse does."""
    for _ in range(12):
        page.keyboard.press("Tab")
        here = page.evaluate("(document.activeElement.innerText || document.activeElement.value || '').trim()")
        if here.startswith(name):
            return
    pytest.fail(f"Tab does not reach '{name}'; it stopped at '{here}'")


def check(page, box, expected):
    """Tab to Check, press Enter at a person's pace (a click may overtake changes on their way), wait for the words."""
    tab_to(page, box, "Check")
    page.wait_for_timeout(300)
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
    page.keyboard.press("Enter")
    expect(box.locator(".jtbd-feedback").get_by_text(re.compile(expected)).first).to_be_visible()


def arrow_to(page, box, label):
    """Move through a radio group with the arrow keys until the line is chosen."""
    box.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    for _ in range(8):
        if box.get_by_role("radio", name=re.compile(label)).is_checked():
            return
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(100)
    pytest.fail(f"arrows do not reach '{label}'")


def test_a_wrong_answer_gets_its_reason_a_right_one_is_kept(lab):
    with lab.open([SETUP, "jtbd.quiz('90', item='q-90-01')"]) as notebook:
        notebook.run_all()
        page = notebook.page
        box = question(page, "What do you pack?")
        arrow_to(page, box, "feast")
        check(page, box, "REASON-FEAST")
        assert "Not yet" in box.locator(".jtbd-feedback").inner_text()
        assert "REASON-BOX" not in box.inner_text()
        tab_to(page, box, "Another question on this")
        page.keyboard.press("Enter")
        expect(box.get_by_text("runner")).to_be_visible()
        arrow_to(page, box, "Half a banana")
        check(page, box, "Correct")
        box.get_by_role("button", name="1 ✗").press("Enter")
        expect(box.get_by_text("a little hungry")).to_be_visible()
        arrow_to(page, box, "One apple")
        check(page, box, "REASON-APPLE")
        notebook.reload()
        notebook.run_all()
        box = question(page, "What do you pack?")
        expect(box.locator(".jtbd-feedback").get_by_text("REASON-APPLE")).to_be_visible()
        assert box.get_by_role("radio", name="One apple").is_checked()


def test_every_other_type_is_answered_by_keyboard(lab):
    ids = ("03", "04", "05", "06", "07", "08", "09")
    with lab.open([SETUP, *(f"jtbd.quiz('90', item='q-90-{n}')" for n in ids)], width=1000) as notebook:
        notebook.run_all()
        page = notebook.page
        box = question(page, "can be eaten?")
        for food in ("Apple", "Bread"):
            box.get_by_role("checkbox", name=food).press("Space")
        check(page, box, "Correct")
        for text, label, typed in (("How many slices", "Slices", "2,5"), ("tries to get done", "Your word", "job")):
            box = question(page, text)
            box.get_by_label(label).press_sequentially(typed)
            check(page, box, "Correct")
        for text, labels in (
            ("which carries food?", ("food", "carrier")),
            ("Who eats what?", ("a crumb", "a bale of hay")),
        ):
            box = question(page, text)
            for group, label in zip(box.locator(".jtbd-beside").all(), labels, strict=True):
                arrow_to(page, group, label)
            check(page, box, "Correct")
        box = question(page, "Where does an apple stand")
        for slider, key, times in zip(
            box.get_by_role("slider").all(), ("ArrowLeft", "ArrowRight"), (6, 4), strict=True
        ):
            for _ in range(times):
                slider.press(key)
        check(page, box, "Correct")


def test_steps_are_ordered_by_keyboard(lab):
    # S0.8: the learner orders shuffled steps by keyboard; each wrong place gets its own reason.
    with lab.open([SETUP, "jtbd.quiz('90', item='q-90-06')"]) as notebook:
        notebook.run_all()
        page = notebook.page
        box = question(page, "In which order do you pack?")
        for line in ("put the apple in", "open the box"):  # each to the top: open, put, close
            arrow_to(page, box, line)
            tab_to(page, box, "↑ Move up")
            for _ in range(2):
                page.keyboard.press("Enter")
                page.wait_for_timeout(200)
        check(page, box, "Correct")


def test_the_form_and_progress_work_in_the_browser(lab):
    cells = ["import jtbd_helpers as jtbd", "jtbd.check('ex-00-1')", "jtbd.progress()"]
    with lab.open(cells) as notebook:
        notebook.run_all()
        page = notebook.page
        box = page.locator(".jtbd-box").first
        box.get_by_role("textbox").first.press_sequentially("-1")
        check(page, box, "Not yet")
        progress = question(page, "My progress")
        progress.get_by_role("button", name="Save my progress").press("Enter")
        link = progress.get_by_role("link", name="Download")
        expect(link).to_be_visible()
        with page.expect_download() as download:
            link.click()
        assert '"checksum"' in download.value.path().read_text()
