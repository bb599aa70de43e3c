"""The workshop boards in JupyterLab, by keyboard alone: a table from an empty one, over a restart, to its exports."""

import json

import pytest
from playwright.sync_api import expect

from jtbd_helpers.course.workshop.concept import CONCEPT_BUILDER
from jtbd_helpers.course.workshop.empathy import EMPATHY_MAP
from jtbd_helpers.course.workshop.handover import TABLE
from jtbd_helpers.course.workshop.roles import ROLE_MAP

pytestmark = pytest.mark.browser
FIRST = "import jtbd_helpers as jtbd\njtbd.start('ada')"
ROWS = [  # of the role-playing game, in short: who, could we help, job, need, segment, proposition
    ("Young men at school", "yes", "stay in touch with friends", "meet in the game as a group", "A", "1"),
    ("Friends who moved away", "yes", "keep in touch with friends", "hear each other", "A", "1"),
    ("Young professionals", "yes", "come to rest between two appointments", "stop at any moment", "B", "2"),
    ("Landlords", "no", "", "", "", ""),
    ("Advertisers of snacks", "yes", "be noticed by people in a good mood", "signs that annoy nobody", "C", "3"),
]
NAMES = ["Connect with friends", "Come to rest", "Reach people who have time"]
OFFERS = ["Play together", "Begin and stop at any moment", "Places that players like"]


class Keys:
    """Somebody without a mouse: Tab until a control has the focus, then keys."""

    def __init__(self, page):
        self.page = page

    def type(self, text):
        self.page.keyboard.type(text)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, control, key="Tab", most=80):
        """Tab until the control has the focus; back with Shift."""
        for _ in range(most):
            if control.evaluate("node => node === document.activeElement"):
                return
            self.press(key)
        raise AssertionError(f"Tab does not reach {control}")


def board_of(notebook):
    found = notebook.page.locator(".jtbd-box").first
    expect(found).to_be_visible()
    return found


def expect_says(board, words):
    expect(board.locator(".jtbd-status").get_by_text(words)).to_be_visible()


def stage(board, keys, number):
    """Back to the top; from the field there one Tab to the stages, and the digit."""
    keys.to(board.get_by_label("What do you offer?"), "Shift+Tab")
    keys.press("Tab", str(number))
    expect_says(board, f"Stage {number} of 4")


def restart(notebook):
    """Restart the kernel by the menu, and confirm with Enter."""
    page = notebook.page
    page.locator(".lm-MenuBar-itemLabel").get_by_text("Kernel", exact=True).click()
    page.get_by_text("Restart Kernel and Clear Outputs of All Cells…", exact=True).click()
    page.get_by_role("button", name="Confirm Kernel Restart").press("Enter")
    page.locator(".jtbd-box").first.wait_for(state="detached")
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for(timeout=90_000)


def test_the_games_table_by_keyboard_from_empty_to_exported(lab):  # issue 5; S4.3–S4.5, S4.7, S4.15
    with lab.open([FIRST, "table = jtbd.three_column_table()\ntable"], height=1800) as notebook:
        notebook.run_all()
        page, board = notebook.page, board_of(notebook)
        keys = Keys(page)

        board.get_by_label("What do you offer?").focus()
        keys.type("a fantasy role-playing game")
        keys.press("Tab", "Tab")
        for who, *_ in ROWS:  # as fast as keys go: Enter must always find a line
            keys.type(who)
            keys.press("Enter")
        expect_says(board, "5 rows.")

        stage(board, keys, 2)
        for who, could, job, *_ in ROWS:
            keys.to(board.get_by_role("radio", name="yes").nth([row[0] for row in ROWS].index(who)))
            keys.press("Space" if could == "yes" else "ArrowRight")
            if could == "yes":
                expect(board.get_by_label(f"Job of {who}")).to_be_visible()
                keys.press("Tab")
                keys.type(job)
        expect_says(board, "4 we could help, 1 left out, 4 with a job")

        stage(board, keys, 3)
        keys.to(board.get_by_label(f"Need of {ROWS[0][0]}"))
        for _, could, _, need, *_ in ROWS:
            if could == "yes":
                keys.type(need)
                keys.press("Enter")
        expect_says(board, "4 with a need")

        stage(board, keys, 4)
        for number, (who, could, _, _, segment, proposition) in enumerate(ROWS, start=1):
            if could == "yes":
                keys.to(board.get_by_label(f"Segment of {who}, row {number}"))
                keys.type(segment)
                keys.press("Tab")
                keys.type(proposition)
                expect(
                    board.get_by_label(f"Proposition {proposition}", exact=True)
                ).to_be_visible()  # then the next is offered
        expect_says(board, "3 segments, 3 value propositions")
        keys.to(board.get_by_label("Segment A", exact=True))
        for name in NAMES:
            keys.type(name)
            keys.press("Enter")
        keys.to(board.get_by_label("Proposition 1", exact=True))
        for name in OFFERS:
            keys.type(name)
            keys.press("Enter")
        keys.to(board.get_by_label("Come to rest: who else?"))
        keys.type("Parents of small children")
        keys.press("Enter")
        expect_says(board, "1 from the loop")
        keys.to(board.get_by_label("Advertisers of snacks", exact=True))
        keys.press("Space")
        expect(board.locator(".jtbd-canvas").get_by_text("Advertisers of snacks (platform candidate")).to_be_visible()
        kept = json.loads((lab.home / "jtbd" / "ada" / "three_column_table.json").read_text())["state"]

        keys.to(board.get_by_label("File name"))
        keys.press("ControlOrMeta+a")
        keys.type("game")
        keys.press("Tab", "Enter")
        expect(board.get_by_text("Written to game.json")).to_be_visible()

        restart(notebook)
        notebook.run_all()
        board = board_of(notebook)
        expect(board.get_by_text("This is what you left here")).to_be_visible()
        expect_says(board, "6 rows, 5 we could help, 1 left out")
        keys.to(board.get_by_role("button", name="Start again"))
        keys.press("Enter")
        expect_says(board, "Stage 1 of 4: 0 rows.")
        keys.to(board.get_by_label("File name"))
        keys.press("ControlOrMeta+a")
        keys.type("game")
        keys.press("Tab", "Tab", "Enter")
        expect_says(board, "6 rows, 5 we could help, 1 left out")
        for name, ending in (("Markdown", "md"), ("CSV", "csv"), ("Print sheet", "html")):
            keys.to(board.get_by_role("button", name=name, exact=True))
            keys.press("Enter")
            expect(board.get_by_text(f"Written to game.{ending}")).to_be_visible()
        loaded = json.loads((lab.folder / "game.json").read_text())["state"]
        assert loaded == kept
        assert [name for name in NAMES if f"- {name}\n" in (lab.folder / "game.md").read_text()] == NAMES
        assert "Young men at school,stay in touch with friends" in (lab.folder / "game.csv").read_text()
        assert "Customer segments" in (lab.folder / "game.html").read_text()
        assert page.locator(".jtbd-box").count() == 1


@pytest.mark.parametrize(
    ("form", "case", "pages"),
    [(TABLE, "game", 3), (ROLE_MAP, "business_intelligence", 1), (CONCEPT_BUILDER, "several_stops", 1)]
    + [(EMPATHY_MAP, "students", 1), (TABLE, None, 2)],
)
def test_print_sheets_are_a4_and_black_on_white(lab, form, case, pages):  # S4.15; the game: two pages of rows
    page = lab.chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(form.paper(form.start(case)))
    colours = page.evaluate("[...new Set([...document.querySelectorAll('*')].map(n => getComputedStyle(n).color))]")
    assert colours == ["rgb(0, 0, 0)"]
    assert asked == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == pages
    page.close()


def test_a_concept_is_checked_while_it_is_typed(lab):  # S0.22, S0.7
    with lab.open([FIRST, "jtbd.concept_builder()"], theme="dark", height=1600) as notebook:
        notebook.run_all()
        board, keys = board_of(notebook), Keys(notebook.page)
        board.get_by_label("Job", exact=True).focus()
        keys.type("Use the app")
        expect(board.locator(".jtbd-check").get_by_text("“app” is one way of getting it done")).to_be_visible()
        keys.press("ControlOrMeta+a")
        keys.type("Get to a destination on time")
        expect(board.locator(".jtbd-check").get_by_text("nothing found")).to_be_visible()
        keys.to(board.get_by_label("Value target"))
        for words in ("Minimise the likelihood of arriving late", "I arrive late", "Several stops on the way"):
            keys.type(words)
            keys.press("Enter")
        keys.type("Puts the stops into the best order")
        expect(board.get_by_text("Does it eliminate, accommodate or resolve").first).to_be_visible()
        keys.press("Tab", "3")
        for question in range(3):
            keys.to(board.get_by_role("radio", name="yes").nth(question))
            keys.press("1")
        expect_says(board, "Before building: go.")


def test_an_empathy_map_is_filled_and_linked_by_keyboard(lab):  # S4.14
    with lab.open([FIRST, "jtbd.empathy_map()"], height=2200) as notebook:
        notebook.run_all()
        board, keys = board_of(notebook), Keys(notebook.page)
        board.get_by_label("Job 1").focus()
        for job in ("Make friends in a new town", "Show what I can do"):
            keys.type(job)
            keys.press("Enter")
        keys.to(board.get_by_label("Pains 1", exact=True))
        for line in ("Nobody answers", "Data run out"):
            keys.type(line)
            keys.press("Enter")
        expect_says(board, "2 lines, 0 linked to a job")
        keys.to(board.get_by_label("Job of Pains 1"), "Shift+Tab")
        keys.type("2")
        expect_says(board, "2 lines, 1 linked to a job")
