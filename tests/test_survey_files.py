"""Data files in every everyday dialect give one and the same survey."""

import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal, assert_series_equal
from survey_files import ANSWERS, write_survey

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.tables.files import read_table

ROWS = list(csv.reader(io.StringIO(ANSWERS)))


def written(delimiter=",", decimal=".", end="\n", quoting=csv.QUOTE_MINIMAL) -> str:
    """The same answers in another dialect."""
    target = io.StringIO()
    rows = [[cell.replace(".", decimal) for cell in row] for row in ROWS]
    csv.writer(target, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return target.getvalue()


def assert_same(survey, expected):
    for name in ("importance", "satisfaction", "circumstances", "profile"):
        assert_frame_equal(getattr(survey, name), getattr(expected, name))
    assert_series_equal(survey.weights, expected.weights)
    assert_series_equal(survey.would_switch, expected.would_switch)


DIALECTS = {
    "semicolons and decimal commas": written(";", ",").encode(),
    "tabs": written("\t").encode(),
    "tabs and decimal commas": written("\t", ",").encode(),
    "bars": written("|").encode(),
    "byte order mark": written().encode("utf-8-sig"),
    "UTF-16": written("\t").encode("utf-16"),
    "Windows line ends": written(end="\r\n").encode(),
    "everything quoted": written(quoting=csv.QUOTE_ALL).encode(),
    "separator named in the first line": b"sep=;\r\n" + written(";", ",", "\r\n").encode(),
    "blanks after the commas": ANSWERS.replace(",", " ,").replace("stops ,no", "stops,no").encode(),
    "empty rows and nameless empty columns": "\n".join(f"{row}," for row in ANSWERS.splitlines()).encode()
    + b"\n\n,,,,,,,,,,,,\n",
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_gives_the_same_survey(dialect, tmp_path):
    expected = jtbd.read_survey(write_survey(tmp_path))
    assert_same(jtbd.read_survey(write_survey(tmp_path, data=DIALECTS[dialect])), expected)


def test_windows_encoding_is_read_and_said(tmp_path):
    path = write_survey(tmp_path, data=ANSWERS.replace("urban", "Dörfli – klein").encode("cp1252"))
    survey = jtbd.read_survey(path)
    assert survey.profile["area"].tolist()[0] == "Dörfli – klein"
    assert "answers.csv is not in UTF-8; it was read as Windows-1252 (Latin-1)." in survey.notes


def test_decimal_commas_are_said(tmp_path):
    survey = jtbd.read_survey(write_survey(tmp_path, data=DIALECTS["semicolons and decimal commas"]))
    assert "answers.csv: a comma between digits was read as the decimal sign." in survey.notes


def test_a_parquet_file_keeps_its_named_index(tmp_path):
    path = write_survey(tmp_path, [("answers.csv", "answers.parquet")])
    pd.read_csv(tmp_path / "answers.csv").set_index("who").to_parquet(tmp_path / "answers.parquet")
    assert list(jtbd.read_survey(path).importance.index) == ["p1", "p2", "p3", "p4"]


def test_quoted_line_ends_keep_the_numbers_of_rows(tmp_path):
    path = write_survey(tmp_path, answers=[("urban,1,300", '"urban\nand green",1,300'), ("p3,3,5", "p3,9,5")])
    with pytest.raises(JtbdError, match="row 4, respondent 'p3'"):
        jtbd.read_survey(path)


def test_rows_after_an_empty_line_keep_their_number(tmp_path):
    path = write_survey(tmp_path, answers=[("p2,4", "\n\np2,9")])
    with pytest.raises(JtbdError, match="row 5, respondent 'p2'"):
        jtbd.read_survey(path)


def test_the_frame_holds_every_column_numbers_as_numbers(tmp_path):
    frame = jtbd.read_survey(write_survey(tmp_path)).frame
    assert frame["seconds"].dtype.kind == "i"
    assert frame["imp_2"].dtype.kind == "f"
    assert frame["road"].tolist() == ["stops,no signal", "stops", None, "no signal"]


def test_codes_for_no_answer_are_taken_out_where_the_codebook_names_them(tmp_path):
    path = write_survey(
        tmp_path, [("[meta]", '[columns.imp_1]\nmissing = [99, "NA"]\n[meta]')], [("p1,5", "p1,99"), ("p2,4", "p2,NA")]
    )
    assert jtbd.read_survey(path).importance["on_time"].tolist()[2:] == [3.0, 1.0]
    assert jtbd.read_survey(path).importance["on_time"].isna().sum() == 2


def test_text_that_looks_like_numbers_stays_text_where_it_must(tmp_path):
    path = write_survey(tmp_path, answers=[("31,urban", "31,007"), ("60,urban", "60,008"), (",rural", ",10")])
    assert jtbd.read_survey(path).profile["area"].tolist()[:1] == ["007"]


@pytest.mark.parametrize("kind", ["parquet", "xlsx", "sav"])
def test_other_kinds_of_files_give_the_same_answers(kind, tmp_path):
    expected = jtbd.read_survey(write_survey(tmp_path))
    frame = pd.read_csv(tmp_path / "answers.csv")
    path = write_survey(tmp_path, [("answers.csv", f"answers.{kind}")])
    if kind == "parquet":
        frame.to_parquet(tmp_path / "answers.parquet")
    elif kind == "xlsx":
        frame.to_excel(tmp_path / "answers.xlsx", index=False)
    else:
        pyreadstat = pytest.importorskip("pyreadstat")
        frame = frame.astype({"road": object, "area": object})
        pyreadstat.write_sav(frame.fillna({"road": ""}), str(tmp_path / "answers.sav"))
    assert_same(jtbd.read_survey(path), expected)


def test_words_behind_codes_and_question_texts_come_from_a_sav_file(tmp_path):
    pyreadstat = pytest.importorskip("pyreadstat")
    frame = pd.read_csv(write_survey(tmp_path).with_name("answers.csv"))
    frame["area"] = [1.0, 2.0, 1.0, 2.0]
    pyreadstat.write_sav(
        frame.drop(columns="road"),
        str(tmp_path / "answers.sav"),
        column_labels={"imp_1": "How important is it to arrive on time?"},
        variable_value_labels={"area": {1: "urban", 2: "rural"}},
    )
    table = read_table(tmp_path / "answers.sav")
    assert table.questions["imp_1"] == "How important is it to arrive on time?"
    path = write_survey(tmp_path, [("answers.csv", "answers.sav"), ('option = "stops"', ""), ('"road"', '"switch"')])
    text = path.read_text().split("[[circumstances]]")
    path.write_text("[[circumstances]]".join(text[:2]) + "[profile]" + text[3].split("[profile]")[1])
    assert jtbd.read_survey(path).profile["area"].tolist() == ["urban", "rural", "urban", "rural"]


@pytest.mark.parametrize(
    ("firms", "message"),
    [
        ("area,size\nurban,big\nurban,small\n", "column 'area', row 3: 'urban' is there already, in row 2"),
        ("place,size\nurban,big\n", "looking into firms.csv: there is no column 'area'"),
        ("area,age\nurban,big\n", "column 'age' is in answers.csv as well"),
        ("area,size\n,big\n", "the key is missing"),
    ],
)
def test_a_joined_file_that_does_not_fit_is_refused(firms, message, tmp_path):
    path = write_survey(tmp_path, [("[meta]", '[[tables]]\nfile = "firms.csv"\nkey = "area"\n[meta]')])
    (tmp_path / "firms.csv").write_text(firms)
    with pytest.raises(JtbdError, match=message):
        jtbd.read_survey(path)


def test_a_further_file_is_joined_by_its_key(tmp_path):
    changes = [("[meta]", '[[tables]]\nfile = "firms.csv"\nkey = "area"\n[meta]'), ('"age", "area"', '"age", "size"')]
    path = write_survey(tmp_path, changes)
    (tmp_path / "firms.csv").write_text("area,size\nurban,big\ncity,none\n")
    survey = jtbd.read_survey(path)
    assert survey.profile["size"].tolist() == ["big", None, "big", None]
    assert any(
        "Rows of answers.csv whose 'area' is not in firms.csv: 2 (first: 'rural')" in note for note in survey.notes
    )


cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r", exclude_categories=("Cs", "Cc")), max_size=8)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6),
    delimiter=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_text_survives_the_way_through_a_file(rows, delimiter, encoding, tmp_path):
    target = io.StringIO()
    rows = [[f"r{i}", *row] for i, row in enumerate(rows)]
    csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([["id", "x", "y", "z"], *rows])
    (tmp_path / "t.csv").write_bytes(target.getvalue().encode(encoding))
    table = read_table(tmp_path / "t.csv")
    read = [
        [None if not isinstance(cell, str) else cell for cell in row] for row in table.frame.astype(object).to_numpy()
    ]
    assert read == [[cell.strip() or None for cell in row] for row in rows]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(4)))
def test_the_order_of_rows_changes_nothing(order, tmp_path):
    lines = ANSWERS.splitlines()
    expected = jtbd.read_survey(write_survey(tmp_path))
    shuffled = "\n".join([lines[0], *(lines[i + 1] for i in order)])
    survey = jtbd.read_survey(write_survey(tmp_path, data=shuffled.encode()))
    assert_same(survey._subset(expected.weights.index), expected)


def test_a_hundred_thousand_people_are_read_in_seconds(tmp_path):
    import time

    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.integers(1, 6, (100_000, 60)), columns=[f"c{i}" for i in range(60)])
    frame.insert(0, "who", np.arange(100_000))
    frame.to_csv(tmp_path / "big.csv", index=False)
    targets = "".join(
        f'[[value_targets]]\nid = "t{i}"\nstatement = "x"\nimportance = "c{2 * i}"\nsatisfaction = "c{2 * i + 1}"\n'
        for i in range(30)
    )
    head = '[survey]\ntitle = "Big"\ndata = "big.csv"\nrespondent = "who"\njob = "x"\n[scale]\nmin = 1\nmax = 5\n'
    (tmp_path / "big.toml").write_text(head + targets)
    start = time.perf_counter()
    survey = jtbd.read_survey(tmp_path / "big.toml")
    assert time.perf_counter() - start < 10
    assert survey.importance["t0"].tolist() == frame["c0"].tolist()


def test_title_rows_above_the_header_of_a_sheet_are_named(tmp_path):
    pytest.importorskip("openpyxl")
    sheet = [["Wave 3", None, None], [None, "How important", None], ["who", "imp_1", "imp_2"], ["p1", 3, 4]]
    pd.DataFrame(sheet).to_excel(tmp_path / "answers.xlsx", index=False, header=False)
    said = "The names seem to stand in row 3, from 'who' on: take out the rows above it"
    with pytest.raises(JtbdError, match=said):
        jtbd.draft_codebook(tmp_path / "answers.xlsx")
