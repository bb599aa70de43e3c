"""The three-column table as a state: stages, groups, the loop, the canvas, and the finished game."""

import csv
import io

import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.course.workshop import columns
from jtbd_helpers.course.workshop.alike import look_alike
from jtbd_helpers.course.workshop.form import changed
from jtbd_helpers.course.workshop.handover import TABLE, from_csv, game, table_markdown, table_paper, table_rows
from jtbd_helpers.course.workshop.paper import csv_text
from jtbd_helpers.course.workshop.sheet import Sheet

PEOPLE = [
    ("A boy after school", "play with friends", "meet as a group"),
    ("A nurse after work", "play a game with her friends", "start and stop at once"),
    ("An advertiser", "be noticed by people who have time", "places that annoy nobody"),
]


def written(stage=4):
    """Three people with jobs and needs, nobody grouped."""
    state = TABLE.start(None)
    for i, (who, job, need) in enumerate(PEOPLE):
        state = columns.write_cell(state, i, "who", who)
        for column, value in (("could_help", "yes"), ("job", job), ("need", need)):
            state = columns.write_cell(state, i, column, value)
    return changed(state, "stage", to=stage)


def kinds(state):
    return [remark.kind for remark in columns.remarks(state)]


def test_stage_one_deletes_nothing_and_warns_of_nothing():  # S4.3
    state = TABLE.start(None)
    for i, who in enumerate(["young males", "young males", "use the app"]):
        state = columns.write_cell(state, i, "who", who)
    assert [row["who"] for row in state["rows"]] == ["young males", "young males", "use the app"]
    assert columns.remarks(state) == []
    with pytest.raises(jtbd.JtbdError, match="Row 2: nothing is deleted from the first column"):
        columns.write_cell(state, 1, "who", "  ")
    assert columns.write_cell(state, 3, "who", "") == state  # an empty line is no row


def test_stage_two_asks_of_every_row_whether_we_could_help():  # S4.3
    state = columns.write_cell(written(2), 1, "could_help", "")
    state = columns.write_cell(state, 2, "could_help", "no")
    asked = [remark for remark in columns.remarks(state) if remark.kind == "unanswered"]
    assert [remark.where for remark in asked] == ["Row 2, A nurse after work"]
    assert list(columns.kept_rows(state)) == [0]
    assert "1 we could help, 1 left out" in columns.in_words(state)
    assert "Left out" in table_markdown(state)
    assert "no job" in kinds(columns.write_cell(state, 0, "job", " "))
    app = columns.write_cell(state, 0, "job", "use the app")
    assert "solution" in kinds(app)


def test_stage_three_asks_for_needs_that_are_not_the_job_again():  # course.md 04
    state = columns.write_cell(written(3), 0, "need", "to play with their friends")
    assert "need repeats the job" in kinds(state)
    assert "no need" in kinds(columns.write_cell(state, 0, "need", ""))
    assert kinds(written(3)) == []


def test_every_kept_row_is_to_be_in_a_group():  # S4.4
    state = written()
    assert kinds(state).count("no group") == 6
    for i in range(3):
        state = columns.put_tag(columns.put_tag(state, i, "segment", "A"), i, "proposition", "1")
    assert "no group" not in kinds(state)
    assert kinds(state).count("no name") == 2


def test_groups_reach_the_canvas_unchanged():  # S4.4, S4.15
    state = written()
    for i, (segment, proposition) in enumerate([("A", "1"), ("A", "2"), ("B", "3")]):
        state = columns.put_tag(columns.put_tag(state, i, "segment", segment), i, "proposition", proposition)
    state = columns.name_group(state, "segments", "A", "Play with friends & others")
    state = columns.name_group(state, "segments", "B", "Be seen")
    state = columns.name_group(state, "propositions", "1", "Meet | anywhere")
    boxes = columns.canvas(state)
    assert boxes["Customer segments"] == ["Play with friends & others", "Be seen"]
    assert boxes["Value propositions"][0] == "Meet | anywhere"
    assert columns.groups(state, "job")["A"] == ("Play with friends & others", [0, 1])
    paper = table_paper(state)
    assert "<b>Customer segments</b><ul><li>Play with friends &amp; others</li><li>Be seen</li></ul>" in paper
    assert "- Play with friends & others\n- Be seen\n" in table_markdown(state)


def test_a_young_male_and_a_young_professional_can_share_a_segment():  # S4.7
    state = game()
    who = [row["who"] for row in state["rows"]]
    one, other = who.index("Young men at school or college"), who.index("Young professionals")
    state = columns.put_tag(state, other, "segment", state["rows"][one]["segment"])
    assert columns.groups(state, "job")["A"][1][:1] == [one]
    assert other in columns.groups(state, "job")["A"][1]


def test_groups_named_after_people_are_questioned():  # course.md 04, M04d
    state = columns.put_tag(written(), 0, "segment", "A")
    state = columns.name_group(state, "segments", "A", "young males")
    said = next(remark for remark in columns.remarks(state) if remark.kind == "people")
    assert "says who they are. What are they trying to get done?" in said.text
    assert "people" not in kinds(columns.name_group(state, "segments", "A", "Play with friends"))


def test_every_row_a_group_of_its_own_is_questioned():
    state = written()
    for i in range(3):
        state = columns.put_tag(state, i, "segment", "ABC"[i])
    assert "alone" in kinds(state)
    assert "alone" not in kinds(columns.put_tag(state, 2, "segment", "B"))


def test_like_rows_are_suggested_and_the_person_decides():
    state = written()
    assert columns.suggestions(state, "job") == [(0, 1, ["play", "friends"])]
    together = columns.put_together(state, "job", 0, 1)
    assert [row["segment"] for row in together["rows"]] == ["A", "A", ""]
    assert columns.suggestions(together, "job") == []
    apart = columns.keep_apart(state, "job", 1, 0)
    assert columns.suggestions(apart, "job") == []
    assert [row["segment"] for row in apart["rows"]] == ["", "", ""]
    assert look_alike({0: "relieve stress", 1: "be rid of stress", 2: "see the town"}) == [(0, 1, ["stress"])]


def test_a_tag_offers_the_groups_there_are_and_one_more():
    state = written()
    assert columns.tags_offered(state, "segment") == ["A"]
    state = columns.put_tag(state, 0, "segment", "A")
    assert columns.tags_offered(state, "segment") == ["A", "B"]
    named = columns.name_group(state, "segments", "A", "")
    assert columns.put_tag(named, 0, "segment", "")["segments"] == {}


def test_the_loop_adds_a_row_that_says_so():  # S4.5
    state = columns.put_tag(written(), 2, "segment", "A")
    assert "no loop" in kinds(state)
    more = columns.who_else(state, "A", " A cinema ")
    added = more["rows"][-1]
    assert (added["who"], added["job"], added["segment"]) == ("A cinema", PEOPLE[2][1], "A")
    assert added["from_loop"]
    assert not any(row["from_loop"] for row in state["rows"])
    assert "no loop" not in kinds(more)
    assert "no need" in kinds(more)  # back to column three
    assert columns.who_else(state, "A", " ") == state


def test_the_finished_game_is_finished():  # S4.7
    state = game()
    assert len(state["rows"]) == 16
    assert columns.remarks(state) == []
    assert {row["who"] for row in state["rows"] if row["helps_us"]} >= {"Advertisers of drinks and snacks"}
    partners = columns.canvas(state)["Key partners"]
    assert "Advertisers of drinks and snacks (platform candidate: help goes both ways)" in partners


def test_csv_goes_out_and_comes_back():
    state = game()
    again = from_csv(csv_text(table_rows(state)), "t.csv", state["offer"])
    assert again == state
    rows = list(csv.DictReader(io.StringIO(csv_text(table_rows(state)))))
    assert list(rows[0])[:6] == ["who", "job", "need", "group", "value_proposition", "from_loop"]


def test_a_table_from_a_spreadsheet_is_loaded(tmp_path):
    (tmp_path / "ours.csv").write_text("who,job,need\nA nurse,come to rest,stop at once\n", encoding="utf-8-sig")
    sheet = Sheet(TABLE, TABLE.start(None))
    sheet.load(tmp_path / "ours.csv")
    assert [row["who"] for row in columns.kept_rows(sheet.state).values()] == ["A nurse"]
    with pytest.raises(jtbd.JtbdError, match="holds something else"):
        Sheet(TABLE, TABLE.start(None)).save(tmp_path / "ours.csv")


@pytest.mark.parametrize(
    ("content", "match"),
    [
        ("who,job\na,b\n", "no column 'need'"),
        ("", "no column 'who'. There are none"),
        ("who,job,need\na,b\n", "row 2: it has not as many cells"),
        ("who,job,need\n,b,c\n", "row 2: `who` is empty"),
        ("who,job,need,could_help\na,b,c,perhaps\n", "row 2: `could_help` is 'perhaps'"),
        ("who,job,need,from_loop\na,b,c,perhaps\n", "row 2: `from_loop` is 'perhaps'. Allowed: 0, 1"),
        ("who,job,need,group\n" + "".join(f"a,b,c,g{n}\n" for n in range(27)), "More than 26 groups"),
    ],
)
def test_bad_csv_is_refused_in_words(content, match):
    with pytest.raises(jtbd.JtbdError, match=match):
        from_csv(content, "t.csv")


def test_paper_has_lines_to_go_on_with_by_hand():  # S4.15
    assert table_paper(TABLE.start(None)).count("<td class='blank'>") == 50
    assert table_paper(game()).count("<td class='blank'>") == 0
