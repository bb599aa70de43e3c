"""Every kind of bad file is refused with a message that names the place and the mend."""

import sys

import pytest
from survey_files import ANSWERS, write_survey

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.survey import validate

HEADER = ANSWERS.splitlines()[0]
ROW = "p1,5,1,4,2,1"

# name: (changes of the codebook, changes of the answers, what the message says)
SPOILT = {
    "rating off the scale": (
        [],
        [("p2,4,2", "p2,9,2"), ("p4,1,4", "p4,0,4")],
        "answers.csv, column 'imp_1', row 3, respondent 'p2': '9' is off the scale 1-5. 1 more in this column. "
        "Allowed: whole numbers from 1 to 5.",
    ),
    "fractional rating": ([], [("p2,4,2", "p2,4.5,2")], "row 3, respondent 'p2': '4.5' is no whole number"),
    "textual rating": ([], [("p2,4,2", "p2,high,2")], "'high' is no rating. Allowed: whole numbers from 1 to 5"),
    "NA written in a rating": ([], [("p2,4,2", "p2,NA,2")], "list it as `missing` under [columns.imp_1]"),
    "infinite rating": ([], [("p2,4,2", "p2,1e999,2")], "'1e999' is off the scale 1-5"),
    "label that is not on the scale": (
        [("max = 5", 'max = 5\nlabels = ["no", "little", "some", "much", "most"]')],
        [("p2,4,2", "p2,mst,2")],
        "'mst' is no rating. Allowed: the labels no, little, some, much, most",
    ),
    "empty rating column": (
        [],
        [("p1,5,1", "p1,,1"), ("p2,4,2", "p2,,2"), ("p3,3,5", "p3,,5"), ("p4,1,4", "p4,,4")],
        "answers.csv, column 'imp_1': nobody answered; the column is empty.",
    ),
    "respondent twice": ([], [("p3,", "p1,")], "row 4: respondent 'p1' is there already, in row 2."),
    "respondent missing": ([], [("p3,", ",")], "column 'who', row 4: the respondent is missing."),
    "circumstance with one level": (
        [],
        [('2,1,"stops', '2,0,"stops'), ("4,1,,60", "4,0,,60")],
        "[[circumstances]] 'weather': everybody who answered has '0' in column 'rain'",
    ),
    "circumstance with too many levels": (
        [('column = "rain"', 'column = "text"')],
        [
            (
                ANSWERS,
                "\n".join(
                    [HEADER + ",text"]
                    + [
                        f"p{i},5,1,4,2,1,{'stops' if i % 2 else 'no signal'},31,urban,1,300,1.0,word {i}"
                        for i in range(30)
                    ]
                ),
            )
        ],
        "has 30 different answers, too many for a circumstance (at most 20)",
    ),
    "option that nobody ticked": (
        [('option = "stops"', 'option = "stopps"')],
        [],
        "looking into column 'road' of answers.csv: there is no option 'stopps'. Nearest: 'stops'.",
    ),
    "option that everybody ticked": (
        [],
        [("0,stops,", "0,no signal,"), ("4,1,,60", "4,1,no signal,60")],
        "everybody ticked 'no signal'",
    ),
    "unknown column": (
        [('column = "rain"', 'column = "rian"')],
        [],
        "survey.toml, [[circumstances]] 'weather', looking into answers.csv: there is no column 'rian'. "
        "Nearest: 'rain'.",
    ),
    "column used twice": (
        [('importance = "imp_2"', 'importance = "imp_1"')],
        [],
        "[[value_targets]] 'calm': column 'imp_1' is used twice, here as importance and in [[value_targets]] 'on_time'",
    ),
    "option used twice": ([('"no signal"', '"stops"')], [], "column 'road' is used twice, here as option 'stops'"),
    "two columns of one name": ([], [("sat_2,rain", "sat_1,rain")], "columns 3 and 5 are both named 'sat_1'"),
    "column without a name": ([], [("sat_2,rain", "sat_2,")], "column 6 has answers but no name"),
    "weight below zero": ([], [(",300,1.0", ",300,-1.0")], "column 'w', row 2, respondent 'p1': '-1.0' is below 0"),
    "weight in words": ([], [(",300,1.0", ",300,heavy")], "'heavy' is no number. Give a weight"),
    "weight missing": ([], [(",300,1.0", ",300,")], "the weight is missing. Give everybody a weight"),
    "weights that sum to zero": (
        [],
        [(",300,1.0", ",300,0"), (",280,1.0", ",280,0"), (",310,2.0", ",310,0"), (",295,1.0", ",295,0")],
        "column 'w': the weights sum to zero.",
    ),
    "would_switch that is no choice": ([], [("urban,1,300", "urban,maybe,300")], "'maybe' is neither 0 nor 1"),
    "duration in words": ([], [(",300,", ",5 min,")], "column 'seconds', row 2, respondent 'p1': '5 min' is no number"),
    "duration below zero": ([], [(",300,", ",-3,")], "'-3' is below 0"),
    "ragged row": ([], [("p2,4,2,3,3", "p2,4,2,3")], "answers.csv, row 3: 11 cells under a header of 12."),
    "cluster missing": (
        [('respondent = "who"', 'respondent = "who"\ncluster = "area"')],
        [("60,urban", "60,")],
        "column 'area', row 4, respondent 'p3': the cluster is missing",
    ),
    "mixed roles": (
        [('respondent = "who"', 'respondent = "who"\nrole = "area"')],
        [],
        "the survey mixes roles (rural, urban in column 'area' of answers.csv). Ask for one of them with "
        '`roles="rural"`, or for all with `roles="pooled"`.',
    ),
    "value that [columns] does not allow": (
        [("[meta]", '[columns.area]\nallowed = ["urban"]\n[meta]')],
        [],
        "column 'area', row 3, respondent 'p2': 'rural' is not allowed. 1 more in this column. Allowed by "
        "[columns.area]: urban.",
    ),
    "value outside the range of [columns]": (
        [("[meta]", '[columns.age]\nallowed = "0-50"\n[meta]')],
        [],
        "row 4, respondent 'p3': '60' is not allowed. Allowed by [columns.age]: 0-50.",
    ),
    "text where [columns] says number": (
        [("[meta]", '[columns.area]\ntype = "number"\n[meta]')],
        [],
        "'urban' does not fit type = \"number\"",
    ),
    "unterminated quote": ([], [('"stops,no', '"stops,no "" signal",")')], "cells under a header of 12"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_spoilt_answers_are_refused_with_place_and_mend(name, tmp_path):
    codebook, answers, message = SPOILT[name]
    path = write_survey(tmp_path, codebook, answers)
    with pytest.raises(JtbdError) as refusal:
        jtbd.read_survey(path)
    assert message in str(refusal.value)
    assert "np." not in str(refusal.value)
    assert any(message in fault for fault in validate(path, roles=None))


# name: (bytes of the data file, its name, what the message says)
FILES = {
    "empty file": (b"", "answers.csv", "answers.csv: the file is empty"),
    "header only": (HEADER.encode(), "answers.csv", "there is a header but not one row of answers"),
    "binary file": (b"\x01\x00\x02\x00" * 50, "answers.csv", "this is a binary file, no text"),
    "workbook named csv": (
        b"PK\x03\x04" + b"\x00" * 50,
        "answers.csv",
        "this is an Excel or zip file with another name",
    ),
    "broken workbook": (b"no workbook", "answers.xlsx", "answers.xlsx: this cannot be read as Excel (.xlsx)"),
    "broken parquet": (b"no parquet", "answers.parquet", "answers.parquet: this cannot be read as Parquet"),
    "broken sav": (b"no sav", "answers.sav", "answers.sav: this cannot be read as SPSS (.sav)"),
    "unknown kind of file": (b"{}", "answers.json", "there is no way to read '.json'"),
    "no such file": (b"", "anwsers.csv", "there is no file 'answers.csv'. Nearest: 'anwsers.csv'."),
    "columns parted by spaces": (ANSWERS.replace(",", " ").encode(), "answers.csv", "there is no column 'who'"),
}


@pytest.mark.parametrize("name", FILES)
def test_files_that_are_no_data_are_refused(name, tmp_path):
    data, file, message = FILES[name]
    path = write_survey(tmp_path, data=data, name=file)
    if name != "no such file":
        path.write_text(path.read_text().replace("answers.csv", file))
    with pytest.raises(JtbdError) as refusal:
        jtbd.read_survey(path)
    assert message in str(refusal.value)
    assert message in " ".join(validate(path))


def test_a_sound_survey_has_no_fault(tmp_path):
    path = write_survey(tmp_path)
    assert validate(path) == []
    assert len(jtbd.read_survey(path).weights) == 4


def test_all_faults_are_listed_and_the_first_is_raised_with_their_number(tmp_path):
    path = write_survey(
        tmp_path, [('kind = "barrier"', 'kind = "barier"')], [("p2,4,2", "p2,9,2"), ("p4,1,4", "p4,1,x")]
    )
    faults = validate(path)
    assert len(faults) == 3
    with pytest.raises(JtbdError, match=r"Nearest: 'barrier'.*2 more faults; `jtbd validate` lists all"):
        jtbd.read_survey(path)


def test_a_library_that_is_not_installed_is_named_with_its_command(tmp_path, monkeypatch):
    path = write_survey(tmp_path, [("answers.csv", "answers.xlsx")], data=b"", name="answers.xlsx")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(
        JtbdError, match=r"openpyxl, which is not installed. Run: pip install \"jtbd_helpers\[import\]\""
    ):
        jtbd.read_survey(path)
