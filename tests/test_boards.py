"""The four boards with their callbacks driven: what is typed, ticked and pressed changes the state, and is kept."""

import json

import pytest
from widget_tree import controls, status, text, widgets

import jtbd_helpers as jtbd
from jtbd_helpers.course.learn import session

BOARDS = {
    "three_column_table": (jtbd.three_column_table, "game"),
    "role_map": (jtbd.role_map, "business_intelligence"),
    "concept_builder": (jtbd.concept_builder, "several_stops"),
    "empathy_map": (jtbd.empathy_map, "students"),
}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A learner of one's own, and a folder to write into."""
    monkeypatch.setenv("JTBD_HOME", str(tmp_path / "home"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    jtbd.start("ada")
    return tmp_path / "home"


def find(board, label):
    """The control with this label."""
    return next(w for w in widgets(board.box) if getattr(w, "description", None) == label)


def fill(board, **fields):
    for label, value in fields.items():
        find(board, label.replace("_", " ")).value = value


def press(board, label):
    find(board, label).click()


@pytest.mark.parametrize("name", BOARDS)
def test_a_board_is_said_by_one_line_and_labels_all_its_controls(name):
    verb, case = BOARDS[name]
    board = verb(case)
    assert repr(board).endswith(f"Run this cell to fill it in: jtbd.{name}('{case}')")
    assert verb().state != board.state
    for kind in ("Text", "Dropdown", "Checkbox", "RadioButtons", "Button"):
        assert all(control.description.strip() for control in controls(board.box, kind)), kind
    assert "Keys: " in text(board.box)


@pytest.mark.parametrize("name", BOARDS)
def test_nothing_is_lost_on_a_restart(name, home):
    verb, case = BOARDS[name]
    board = verb(case)
    assert not list((home / "ada").glob("*"))
    first = next(w for w in controls(board.box, "Text") if w.description != "File name")
    first.value = "changed by me"
    kept = home / "ada" / f"{name}-{case}.json"
    assert json.loads(kept.read_text())["state"] == board.state
    assert f"ada/{name}-{case}.json" in text(board.box)
    again = verb(case)  # as after a restart: only the file is left
    assert again.state == board.state
    assert "This is what you left here" in text(again.box)
    press(again, "Start again")
    assert again.state != board.state
    press(again, "Undo")
    assert again.state == board.state
    assert verb().state != board.state  # an empty board is another one
    assert kept in session.current().files()
    session.forget()
    assert not kept.exists()


@pytest.mark.parametrize("name", BOARDS)
def test_save_load_and_exports(name, tmp_path):
    verb, case = BOARDS[name]
    board = verb(case)
    before = board.state
    path = board.save("mine.json")
    first = next(w for w in controls(board.box, "Text") if w.description != "File name")
    first.value = "other"
    assert board.state != before
    board.load(path)
    assert board.state == before
    assert first.value != "other"
    assert board.undo()
    assert first.value == "other"
    assert board.to_markdown("mine.md").read_text() == board.to_markdown()
    assert board.to_csv("mine.csv").read_text() == board.to_csv()
    assert board.to_html("mine.html").read_text() == board.to_html()
    with pytest.raises(jtbd.JtbdError, match="holds something else"):
        verb().to_csv("mine.md")


@pytest.mark.parametrize("name", BOARDS)
def test_the_buttons_write_beside_the_notebook_and_offer_a_download(name, tmp_path):
    verb, case = BOARDS[name]
    board = verb(case)
    fill(board, File_name="mine")
    for label, ending in (("Save", "json"), ("Markdown", "md"), ("CSV", "csv"), ("Print sheet", "html")):
        press(board, label)
        assert (tmp_path / "work" / f"mine.{ending}").is_file()
        assert f"Written to mine.{ending}, beside this notebook." in text(board.box)
        assert f"download='mine.{ending}'" in text(board.box)
    (tmp_path / "work" / "mine.md").write_text("not ours")
    press(board, "Markdown")
    assert (tmp_path / "work" / "mine.md").read_text() == "not ours"
    assert "holds something else" in text(board.box)
    fill(board, File_name="../elsewhere")
    assert "is no name for a file" in text(board.box)
    assert find(board, "File name").value == "mine"
    fill(board, File_name="mine.json")
    assert find(board, "File name").value == "mine"
    fill(board, File_name="nothing")
    press(board, "Load")
    assert "there is no such file" in text(board.box)


def test_a_table_from_an_empty_one_to_the_canvas():  # S4.3–S4.5
    board = jtbd.three_column_table()
    assert not [w for w in controls(board.box, "Button") if "elete" in w.description]
    fill(board, Who_1="A boy after school", Who_2="A nurse after work")
    fill(board, Who_3="A snack company", Who_4="Her landlord")
    assert len(board.state["rows"]) == 4
    fill(board, Who_1="")
    assert "nothing is deleted from the first column" in text(board.box)
    assert find(board, "Who 1").value == "A boy after school"
    find(board, "Stage").value = 2
    for who, job in (("A boy after school", "play with friends"), ("A nurse after work", "play with her friends")):
        find(board, f"Could we help {who}?").value = "yes"
        find(board, f"Job of {who}").value = job
    find(board, "Could we help Her landlord?").value = "no"
    assert "Could we help? Say yes or no." in text(board.box)
    find(board, "Could we help A snack company?").value = "yes"
    find(board, "Job of A snack company").value = "use the app"
    assert "“app” is one way of getting it done" in text(board.box)
    find(board, "Job of A snack company").value = "be noticed by people in a good mood"
    find(board, "Stage").value = 3
    for row, need in enumerate(("meet as a group", "start and stop at once", "places that annoy nobody")):
        who = board.state["rows"][row]["who"]
        find(board, f"Need of {who}").value = need
    find(board, "Stage").value = 4
    assert "Rows 1 and 2 share “play”, “friends”" in text(board.box)
    press(board, "Put together")
    assert [row["segment"] for row in board.state["rows"]] == ["A", "A", "", ""]
    find(board, "Segment of A snack company, row 3").value = "B"
    for row, tag in enumerate("123"):
        find(board, f"Proposition of {board.state['rows'][row]['who']}, row {row + 1}").value = tag
    fill(board, Segment_A="Play together", Segment_B="Be seen", Proposition_1="At one hour")
    find(board, "Play together: who else?").value = "Grandparents far away"
    assert board.state["rows"][-1]["from_loop"]
    assert find(board, "Play together: who else?").value == ""
    find(board, "A snack company").value = True
    assert "<li>Play together</li><li>Be seen</li>" in text(board.box)
    assert "A snack company (platform candidate" in text(board.box)
    assert "5 rows, 4 we could help, 1 left out" in status(board.box)


def test_kept_apart_is_not_asked_again():
    board = jtbd.three_column_table("game")
    before = len([w for w in controls(board.box, "Button") if w.description == "Keep apart"])
    assert before == 0  # the finished table has no open pair
    tag = find(board, "Segment of Young men at school or college, row 1")
    tag.value = "B"
    assert board.state["rows"][0]["segment"] == "B"
    board.undo()
    assert tag.value == "A"


def test_a_role_map_is_questioned_until_it_is_answered():  # S2.10, S4.6
    board = jtbd.role_map()
    find(board, "Market").value = "business"
    assert "Whose work or standing shrinks" in text(board.box) or "and 3 more" in text(board.box)
    for label in ("Job beneficiary", "Job executor", "User", "Influencer", "Recommender", "Decision maker"):
        fill(board, **{label: f"the {label}"})
    fill(board, Economic_buyer="CFO")
    assert "Whose work or standing shrinks" in text(board.box)
    ticks = [w for w in controls(board.box, "Checkbox") if w.description == "none"]
    ticks[-1].value = True
    assert "Whose work or standing shrinks" in text(board.box)
    fill(board, **{"None, because": "everybody keeps their work"})
    assert "Worth a second look" not in text(board.box)
    fill(board, Party_1="A reseller")
    find(board, "we help them").value = True
    assert "<b>customer</b>" in text(board.box)
    find(board, "they help us").value = True
    assert "<b>platform candidate</b>" in text(board.box)
    fill(board, Party_1="")
    assert board.state["parties"] == []


def test_a_concept_is_checked_as_it_is_typed():  # S0.22, S0.7
    board = jtbd.concept_builder()
    fill(board, Job="Find a way")
    assert "is one way of getting it done" not in text(board.box)
    fill(board, Job="Use the app")
    assert "“app” is one way of getting it done" in text(board.box)
    fill(board, Job="Get to a destination on time", Value_target="Minimise the likelihood of arriving late")
    fill(board, Moment_of_struggle="I arrive late", Circumstance="several stops", Feature="orders the stops")
    find(board, "Kind").value = "condition"
    find(board, "What it does to it").value = "resolve"
    assert "Worth a second look" not in text(board.box)
    find(board, "Is the job important to them?").value = "no"
    assert "makes nobody change what they use" in text(board.box)
    assert "not decided" in status(board.box)
    for question in ("Is the job important to them?", "Is it done badly today?", "Are we able to help?"):
        find(board, question).value = "yes"
    assert "Before building: go." in status(board.box)
    press(board, "Add a chain")
    press(board, "▼ Down")
    assert [chain["feature"] for chain in board.state["chains"]] == ["", "orders the stops"]
    for _ in range(2):
        board.undo()
    assert len(board.state["chains"]) == 1


def test_an_empathy_map_links_its_lines():  # S4.14
    board = jtbd.empathy_map()
    fill(board, Job_1="Make friends", Pains_1="Nobody answers")
    assert "“Nobody answers” is not linked to a job" in text(board.box) or "more" in text(board.box)
    find(board, "Job of Pains 1").value = 1
    assert board.state["fields"]["pains"] == [{"text": "Nobody answers", "job": 1}]
    assert "1 line, 1 linked" in status(board.box)
    fill(board, Pains_1="")
    assert board.state["fields"]["pains"] == []
    board.undo()
    assert find(board, "Pains 1").value == "Nobody answers"


def test_words_of_a_person_are_never_run():
    nasty = "<script>alert(1)</script>"
    board = jtbd.three_column_table()
    fill(board, Who_1=nasty)
    for stage in (2, 3, 4):
        find(board, "Stage").value = stage
        if stage == 2:
            find(board, f"Could we help {nasty}?").value = "yes"
            find(board, f"Job of {nasty}").value = nasty
    find(board, f"Segment of {nasty}, row 1").value = "A"
    fill(board, Segment_A=nasty)
    assert "<script>" not in text(board.box)


def test_undo_with_nothing_to_undo_says_so():
    board = jtbd.role_map()
    assert not board.undo()
    assert "Nothing to undo." in text(board.box)


def test_letters_that_arrive_late_do_not_bring_an_old_state_back():
    """The browser sends what was typed one by one; the next stage may be chosen meanwhile."""
    board = jtbd.three_column_table()
    fill(board, Who_1="A nurse")
    find(board, "Stage").value = 2
    find(board, "Could we help A nurse?").value = "yes"
    job = find(board, "Job of A nurse")
    find(board, "Stage").value = 3
    job.value = "come to rest"
    assert board.state["stage"] == 3
    assert board.state["rows"][0]["job"] == "come to rest"


def test_a_spreadsheet_is_loaded_by_its_name(tmp_path):
    (tmp_path / "work" / "ours.csv").write_text("who,job,need\nA nurse,come to rest,stop at once\n")
    board = jtbd.three_column_table()
    fill(board, File_name="ours.csv")
    press(board, "Load")
    assert "ours.csv is loaded" in text(board.box)
    assert [row["who"] for row in board.state["rows"]] == ["A nurse"]
