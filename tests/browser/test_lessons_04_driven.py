"""Lesson 04 in JupyterLab in a real browser, by keyboard alone: the staged table and both exercises."""

from pathlib import Path

import pytest
from by_keyboard import expect_says, form_of, own

from jtbd_helpers.course.exercises.m04 import EX_04_1, EX_04_2
from jtbd_helpers.course.learn.half_tables import ROWS

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "04_three_column_table.ipynb"


class Keys:
    """Somebody without a mouse at one board: Tab until a control has the focus, then keys."""

    def __init__(self, page, board):
        self.page, self.board = page, board

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, control, key="Tab", most=120):
        for _ in range(most):
            if control.evaluate("node => node === document.activeElement"):
                return
            self.press(key)
        raise AssertionError(f"Tab does not reach {control}")

    def write(self, label, words):
        self.to(self.board.get_by_label(label, exact=True))
        self.page.keyboard.type(words)
        self.press("Enter")

    def stage(self, number):
        """Back to the top; from the field there one Tab to the stages, and the digit."""
        self.to(self.board.get_by_label("What do you offer?"), "Shift+Tab")
        self.press("Tab", str(number))
        self.expect_says(f"Stage {number} of 4")

    def expect_says(self, words, where="status"):
        expect_says(self.board, words, where)


def finish(keys, table, right):
    """The half-finished table, from stage 2 to the row from the loop."""
    people = table["who"].tolist()
    for i, who in enumerate(people):
        keys.to(keys.board.get_by_role("radio", name="yes").nth(i))
        keys.press("ArrowRight" if [ROWS[i]] == right["out"] else "Space")
        if [ROWS[i]] == right["out"]:
            keys.expect_says("1 left out")
        else:
            keys.board.get_by_label(f"Job of {who}", exact=True).wait_for()
    kept = [i for i in range(len(people)) if [ROWS[i]] != right["out"]]
    open_job = next(i for i in kept if not table["job"][i])
    open_need = next(i for i in kept if not table["need"][i])
    keys.to(keys.board.get_by_label("What do you offer?"), "Shift+Tab")
    keys.write(f"Job of {people[open_job]}", right["job"])
    keys.expect_says("4 with a job")
    keys.stage(3)
    keys.write(f"Need of {people[open_need]}", right["need"])
    keys.expect_says("4 with a need")
    keys.stage(4)
    for i in sorted(
        kept, key=lambda i: ROWS[i] not in right["same_job"]
    ):  # a tag is offered when the one before is used
        keys.to(keys.board.get_by_label("What do you offer?"), "Shift+Tab")
        keys.to(keys.board.get_by_label(f"Segment of {people[i]}, row {i + 1}"))
        keys.page.keyboard.type("A" if ROWS[i] in right["same_job"] else "B")
    keys.expect_says("2 segments")
    keys.write("Segment A", right["name_first"])
    keys.write("Segment B", right["name_other"])
    keys.write(f"{right['name_first']}: who else?", right["loop_who"])
    keys.expect_says("1 from the loop")
    keys.stage(3)
    keys.write(f"Need of {right['loop_who']}", right["loop_need"])
    keys.expect_says("5 with a need")


def test_04_is_done_by_keyboard(lab):  # S4.3–S4.5, S4.7, S4.15
    with lab.open(NOTEBOOK, height=1600) as notebook:
        notebook.run_all(timeout=200)
        page = notebook.page
        boards = page.locator(".jtbd-box").filter(has=page.locator(".jtbd-board"))

        finished = Keys(page, boards.nth(0))
        finished.expect_says("6 segments, 6 value propositions, 9 from the loop")
        finished.expect_says("Advertisers of drinks and snacks (platform candidate", "canvas")

        empty = Keys(page, boards.nth(1))
        empty.board.get_by_label("Who 1").focus()
        page.keyboard.type("Nurses after a night shift")
        empty.press("Enter")
        page.keyboard.type("Actors between two scenes")
        empty.press("Enter")
        empty.expect_says("2 rows")
        assert not empty.board.get_by_role("button", name="Delete").count()
        empty.stage(2)

        mine = Keys(page, boards.nth(2))
        table, right = own(EX_04_1)
        for job in table["job"]:  # the question is about the job, so it can be read before the answer
            if job:
                mine.board.get_by_text(job).first.wait_for()
        mine.board.get_by_role("button", name="Check", exact=True).focus()
        mine.press("Enter")
        mine.expect_says("○ Not attempted", "notice")
        mine.to(mine.board.get_by_label("What do you offer?"), "Shift+Tab")
        finish(mine, table, right)

        mine.to(mine.board.get_by_role("button", name="Check", exact=True))
        mine.press("Enter")
        mine.expect_says(f"{EX_04_1.title}: that is it.", "notice")


def test_ex_04_2_by_keyboard(lab):
    with lab.open(["import jtbd_helpers as jtbd", "jtbd.start('learner')", "jtbd.check('ex-04-2')"]) as notebook:
        notebook.run_all()
        page = notebook.page
        form = form_of(page, EX_04_2)
        _, right = own(EX_04_2)
        keys = Keys(page, form)
        form.get_by_label("Number of segments").focus()
        page.keyboard.type(str(right["n_segments"]))
        for name, nth in (("same_job", 0), ("same_need", 1)):
            if nth:
                keys.to(form.get_by_label("Number of value propositions"))
                page.keyboard.type(str(right["n_propositions"]))
            for row in right[name]:
                keys.to(form.get_by_label(row, exact=True).nth(nth))
                keys.press("Space")
        keys.to(form.get_by_role("button", name="Check", exact=True))
        keys.press("Enter")
        keys.expect_says("✓ Correct", "feedback")
