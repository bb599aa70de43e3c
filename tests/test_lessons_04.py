"""Lesson 04: what the text says, the board of the exercise and the words it is judged by."""

import re

import pytest
from lesson_kit import read_lesson
from widget_tree import controls, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.exercises.m04 import EX_04_1, JOBS, NEEDS
from jtbd_helpers.course.learn.checking import judge
from jtbd_helpers.course.learn.half_tables import BY_WHO, FIVE, HELPED, NOT_OURS, ROWS, finished, half_finished
from jtbd_helpers.course.workshop.alike import says_again
from jtbd_helpers.course.workshop.columns import canvas
from jtbd_helpers.course.workshop.handover import game
from jtbd_helpers.statements import check_job

LESSON = read_lesson("04")


def rows_of_tables() -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in LESSON.text.splitlines()
        if line.startswith("|")
    ]


def test_an_empty_table_is_what_one_explores():
    assert LESSON.sources("code", "explore") == ["jtbd.three_column_table()"]


def test_the_bank_asks_after_the_mistake_of_the_seed():  # S4.1
    carried = [m for item in LESSON.bank.questions for m in set(item.misconceptions)]
    assert carried.count("M04d") >= 4  # segments by characteristics


def test_the_finished_table_stands_before_anything_is_asked():  # S4.7
    table = jtbd.load_data("rpg_game").three_column
    told = [row[1:] for row in rows_of_tables() if row[0].isdigit() and len(row) == 4]
    assert told == table[["who", "job", "need"]].to_numpy().tolist()
    first = next(i for i, cell in enumerate(LESSON.cells) if table["who"][0] in cell.source)
    assert first < next(i for i, cell in enumerate(LESSON.cells) if "jtbd.quiz(" in cell.source)


def test_the_groups_in_the_text_are_those_of_the_canvas():  # S4.4, S4.15
    table, boxes = jtbd.load_data("rpg_game").three_column, canvas(game())
    told = [row for row in rows_of_tables() if re.fullmatch(r"\d+–\d+", row[1])]
    assert [row[0] for row in told] == boxes["Customer segments"]
    assert [row[2] for row in told] == boxes["Value propositions"]
    for segment, span, _ in told:
        first, last = (int(number) for number in span.split("–"))
        assert set(table["group"][first - 1 : last]) == {segment}
    assert all("platform candidate" in line for line in boxes["Key partners"])  # advertisers among them
    assert boxes["Key partners"][0].startswith("Advertisers")
    assert "rows 12 to 14" in LESSON.prose
    assert table.index[table["helps_us"] == 1].tolist() == [11, 12, 13]


def test_what_the_text_says_of_players():  # S4.7: a young man and a young professional in one segment
    shown = {"jtbd": jtbd, "display": print}
    cell = next(c.source for c in LESSON.cells if "matters_most =" in c.source)
    exec('table = jtbd.load_data("rpg_game").three_column', shown)
    exec(cell, shown)
    seen = shown["seen"]
    men, professionals = seen["young men"], seen["young professionals"]
    together = (men + professionals).iloc[:2].tolist()
    words = LESSON.prose
    assert f"of these {seen.to_numpy().sum()}, {together[0]} stand together in “Connect” and {together[1]} in" in words
    assert f"{professionals.iloc[0]} professionals who want the same" in words
    assert men.iloc[0] / men.sum() < 0.5
    assert 0.2 < men.iloc[1] / men.sum() < 0.25
    assert abs(professionals.iloc[1] / professionals.sum() - 1 / 3) < 0.02
    assert "Nine of the sixteen rows" in words
    assert jtbd.load_data("rpg_game").three_column["from_loop"].sum() == 9


def test_the_first_split_is_called_by_its_name_and_no_revenue_is_told():  # S4.8, seed errors
    box = next(c for c in LESSON.sources("markdown") if "first split by phone system" in c)
    assert "**solution-based split**" in box
    assert "*A correction.*" in LESSON.text
    everything = LESSON.text + str(LESSON.bank)
    assert not re.search(r"\d\s*(million|m\b)|million|[$€]", everything)


# -- exercises -----------------------------------------------------------------------------------------


def test_the_rows_keep_to_the_rules_they_are_judged_by():
    for name, rows in HELPED.items():
        assert check_job(name) == []
        for _, job, need in rows:
            assert check_job(job) == []
            assert not says_again(need, job)
            assert not says_again(job, need)
    assert not {who for who, _ in NOT_OURS} & set(BY_WHO)
    texts = [text for pool in (JOBS, NEEDS) for group in pool.values() for text in group]
    assert len(texts) == len(set(texts))


def a_table():
    table = half_finished(5)
    return table, finished(table)


def message(table, answer) -> str:
    checked = judge(EX_04_1, table, answer)
    assert checked.outcome == "incorrect", checked
    return checked.message


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name_other": "Pensioners in town"}, "“Pensioners” says who they are. What are they trying to get done?"),
        ({"out": ["none of them"]}, "can this game help? If not, leave it out."),
        ({"loop_need": "{job}"}, "that is the job again. What do they need from you?"),
        ({"loop_who": "{who}"}, "they are in the table already. Who else has this job?"),
        ({"loop_who": "Pensioners"}, "say it in two words or more"),
        ({"job": "a chat window"}, "“chat” is one way of getting it done."),
    ],
)
def test_messages_of_the_course(changed, said):
    table, right = a_table()
    first = {"job": BY_WHO[table["who"][0]][1], "who": table["who"][0]}
    wrong = {key: value.format(**first) if isinstance(value, str) else value for key, value in changed.items()}
    assert said in message(table, right | wrong)


def test_groups_are_judged_by_their_structure():  # M04c
    table, right = a_table()
    mate = ROWS.index(right["same_job"][1])
    alone = message(table, right | {"same_job": ["row 1"]})
    assert f"no two rows share a job? Compare rows 1 and {mate + 1}." in alone
    assert "Are they the same?" in message(table, right | {"same_job": [row for row in ROWS if row != right["out"][0]]})
    open_row = ROWS[next(i for i in range(FIVE) if not table["job"][i])]
    with_own_job = right | {"same_job": [*right["same_job"], open_row]}
    assert judge(EX_04_1, table, with_own_job).outcome == "correct"  # whose job was missing, the learner decides


def test_the_half_finished_table_on_the_board(tmp_path, monkeypatch):  # S4.5: a row from the loop
    monkeypatch.setenv("JTBD_HOME", str(tmp_path / "home"))
    jtbd.start("ada")
    board, table = jtbd.three_column_table("ex-04-1"), jtbd.exercise_data("ex-04-1")
    assert [row["who"] for row in board.state["rows"]] == table["who"].tolist()
    untouched = jtbd.check("ex-04-1", board.state)
    assert untouched.outcome == "not attempted"
    assert "Who else" in untouched.message
    state, right = board.state, finished(table)
    for i, row in enumerate(state["rows"]):
        row["could_help"] = "no" if [ROWS[i]] == right["out"] else "yes"
        row["segment"] = "" if row["could_help"] == "no" else "A" if ROWS[i] in right["same_job"] else "B"
        row["job"] = row["job"] or right["job"]
        row["need"] = row["need"] or right["need"]
    state["segments"] = {"A": right["name_first"], "B": right["name_other"]}
    assert jtbd.check("ex-04-1", state).message == "Still open: Who else, Their need."
    loop = state["rows"][0] | {"who": right["loop_who"], "need": right["loop_need"], "from_loop": True}
    state["rows"].append(loop)
    assert jtbd.check("ex-04-1", state).outcome == "correct"
    alone = [row | {"segment": tag} for row, tag in zip(state["rows"], "ABCDEF", strict=True)]
    named = {tag: f"Do {tag}" for tag in "ABCDEF"}
    assert "no two rows share a job?" in jtbd.check("ex-04-1", state | {"rows": alone, "segments": named}).message


def test_check_is_a_button_on_this_board_and_on_no_other(tmp_path, monkeypatch):
    monkeypatch.setenv("JTBD_HOME", str(tmp_path / "home"))
    jtbd.start("ada")
    board = jtbd.three_column_table("ex-04-1")
    press = next(w for w in controls(board.box, "Button") if w.description == "Check")
    press.click()
    assert "Not attempted" in text(board.box)
    assert "Still open: Rows this game cannot help" in text(board.box)
    said = text(board.box)
    assert said.index("Not attempted") < said.index("Worth a second look") < said.index("Kept as you go")
    game_buttons = [w.description for w in controls(jtbd.three_column_table("game").box, "Button")]
    assert "Check" not in game_buttons
