"""Exports of Qualtrics: three header rows, previews, unfinished rows, several answers in a cell."""

import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError

BOOK = """
[survey]
title = "Roads"
data = "export.csv"
respondent = "ResponseId"
job = "arrive"
[scale]
min = 1
max = 3
labels = ["Low", "Middle", "High"]
[[value_targets]]
id = "t1"
statement = "Arrive"
importance = "Q1"
[[circumstances]]
id = "rain"
statement = "Rain"
kind = "condition"
column = "Q2"
option = "Rain, snow or ice"
[[circumstances]]
id = "stops"
statement = "Stops"
kind = "situation"
column = "Q2"
option = "Stops"
[[circumstances]]
id = "few"
statement = "Few stops"
kind = "situation"
column = "Q2"
option = "Stops, but few"
"""
ROWS = [
    ["Status", "Finished", "ResponseId", "Q1", "Q2"],
    ["Response Type", "Finished", "Response ID", "How important is it\nto arrive?", "What do you meet?"],
    [f'{{"ImportId":"{name}"}}' for name in ("status", "finished", "_recordId", "QID1", "QID2")],
    ["IP Address", "True", "R_1", "High", 'Stops,"Rain, snow or ice"'],
    ["Survey Preview", "True", "R_1", "High", "Stops"],
    ["IP Address", "True", "R_2", "Low", "Stops, but few;Rain, snow or ice"],
    ["IP Address", "False", "R_3", "", ""],
    ["IP Address", "True", "R_4", "middle", "Rain, snow or ice,Stops"],
    ["IP Address", "True", "R_5", "", ""],
]


def read(tmp_path, rows=ROWS, suffix="csv"):
    frame = pd.DataFrame(rows)
    if suffix == "csv":
        frame.to_csv(tmp_path / "export.csv", index=False, header=False, encoding="utf-8-sig")
    else:
        frame.to_excel(tmp_path / "export.xlsx", index=False, header=False)
    (tmp_path / "s.toml").write_text(BOOK.replace("export.csv", f"export.{suffix}"), encoding="utf-8")
    return jtbd.read_survey(tmp_path / "s.toml")


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_previews_and_unfinished_rows_are_set_aside_and_counted(tmp_path, suffix):
    survey = read(tmp_path, suffix=suffix)
    assert list(survey.importance.index) == ["R_1", "R_2", "R_4", "R_5"]
    assert survey.importance["t1"].tolist()[:3] == [3, 1, 2]
    assert survey.notes[0] == f"Set aside from export.{suffix}: previews of the survey (1), by the column Status."
    assert survey.notes[1] == f"Set aside from export.{suffix}: unfinished answers (1), by the column Finished."


def test_options_are_found_between_commas_and_semicolons_also_with_commas_of_their_own(tmp_path):
    survey = read(tmp_path)
    assert survey.circumstances["rain"].tolist() == [1, 1, 1, 0]
    assert survey.circumstances["stops"].tolist() == [1, 0, 1, 0]
    assert survey.circumstances["few"].tolist() == [0, 1, 0, 0]
    assert survey.notes[2] == "Empty cells in 'Q2' (1) were read as none of its circumstances."


def test_an_empty_cell_is_no_answer_where_none_of_these_was_offered(tmp_path):
    survey = read(tmp_path, [*ROWS, ["IP Address", "True", "R_6", "Low", "None of these"]])
    assert survey.circumstances["rain"].tolist() == [1, 1, 1, None, 0]
    assert survey.notes[2] == "Empty cells in 'Q2' (1) were read as not answered."


def test_the_number_of_a_row_counts_the_three_headers(tmp_path):
    rows = [*ROWS[:5], ["IP Address", "True", "R_2", "Lowest", "Stops"], *ROWS[6:]]
    with pytest.raises(JtbdError, match="column 'Q1', row 6, respondent 'R_2': 'Lowest' is no rating"):
        read(tmp_path, rows)


def test_an_export_with_coded_answers_is_read_alike(tmp_path):
    coded = [*ROWS[:3], ["0", "1", "R_1", "3", "Stops"], ["1", "1", "R_2", "3", "Stops"], ["0", "0", "R_3", "", ""]]
    coded += [["0", "1", "R_4", "1", "Stops, but few,Rain, snow or ice"]]
    assert read(tmp_path, coded).importance["t1"].to_dict() == {"R_1": 3, "R_4": 1}


def test_an_export_of_previews_only_is_refused(tmp_path):
    with pytest.raises(
        JtbdError, match=r"not one row of answers. Set aside from export.csv: previews of the survey \(1\)"
    ):
        read(tmp_path, [*ROWS[:3], ROWS[4]])
