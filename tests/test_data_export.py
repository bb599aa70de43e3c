"""The messy export holds the same answers as navigation.csv, in the form of a survey tool."""  # SX.7

import csv
import io
import json
import re
from pathlib import Path

import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.data.export import OWN_COLUMNS
from jtbd_helpers.data.navigation_codebook import CIRCUMSTANCE_STATEMENTS

FOLDER = Path(__file__).parent.parent / "datasets" / "navigation"
DEGREES = ["Not at all", "Slightly", "Moderately", "Very", "Extremely"]


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    with open(FOLDER / "navigation_export.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture(scope="module")
def export(rows) -> pd.DataFrame:
    return pd.DataFrame(rows[3:], columns=rows[0])


@pytest.fixture(scope="module")
def finished(export) -> pd.DataFrame:
    counts = (export["Status"] != "Survey Preview") & (export["Finished"] == "True")
    return export[counts].reset_index(drop=True)


@pytest.fixture(scope="module")
def answers() -> pd.DataFrame:
    return pd.read_csv(FOLDER / "navigation.csv", dtype=str, keep_default_na=False)


def test_form_of_the_tool(rows):
    assert (FOLDER / "navigation_export.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    names, questions, ids = rows[:3]
    assert names[:9] == list(OWN_COLUMNS)
    assert len(set(names)) == len(names)
    assert all(questions)
    assert all("ImportId" in json.loads(cell) for cell in ids)
    assert len({json.loads(cell)["ImportId"] for cell in ids}) == len(names)
    assert {len(row) for row in rows} == {len(names)}


def test_rows_that_do_not_count_are_mixed_in(export):
    preview, unfinished = export["Status"] == "Survey Preview", export["Finished"] == "False"
    assert (len(export), preview.sum(), unfinished.sum(), (preview & unfinished).sum()) == (640, 25, 15, 0)
    assert (export.loc[~unfinished, "Progress"] == "100").all()
    assert (export.loc[unfinished, "Progress"].astype(int) < 100).all()
    assert (export.loc[unfinished, "would_switch"] == "").all()
    assert export["ResponseId"].is_unique
    assert export.index[preview].max() - export.index[preview].min() > 300
    assert pd.to_datetime(export["StartDate"]).is_monotonic_increasing
    assert (pd.to_datetime(export["EndDate"]) > pd.to_datetime(export["StartDate"])).all()


def test_same_ratings_cell_by_cell(finished, answers):
    for block, word in (("imp", "important"), ("sat", "satisfied")):
        points = {"": "", **{f"{degree} {word}": str(k) for k, degree in enumerate(DEGREES, 1)}}
        for number in range(1, 25):
            column = f"{block}_{number:02d}"
            assert finished[column].map(points).tolist() == answers[column].tolist()


def test_same_circumstances_and_background(finished, answers):
    options = {text: cause for cause, (_, text) in CIRCUMSTANCE_STATEMENTS.items()}
    assert sum("," in text for text in options) == 1
    for cell, (_, told) in zip(finished["circumstances"], answers.iterrows(), strict=True):
        ticked = next(csv.reader(io.StringIO(cell)))
        expected = [text for text, cause in options.items() if told[cause] == "1"] or ["None of these"]
        assert ticked == expected
    for column in ("age_band", "area", "education", "solution_in_use", "severity_1", "severity_2", "severity_3"):
        assert finished[column].tolist() == answers[column].tolist()
    assert finished["would_switch"].map({"Yes": "1", "No": "0"}).tolist() == answers["would_switch"].tolist()
    assert finished["Duration (in seconds)"].tolist() == answers["duration_s"].tolist()


def test_a_drafted_codebook_reads_it(tmp_path):
    """Nobody writes a codebook by hand: the draft, its guesses confirmed, gives the survey of `load_data`."""
    draft = jtbd.draft_codebook(FOLDER / "navigation_export.csv", out=tmp_path / "survey.toml")
    text = "\n".join(line.split("# guess:")[0].rstrip() for line in draft.read_text(encoding="utf-8").splitlines())
    draft.write_text(text, encoding="utf-8")
    survey, shipped = jtbd.read_survey(draft), jtbd.load_data("navigation")
    for block in ("importance", "satisfaction"):
        pd.testing.assert_frame_equal(
            getattr(survey, block).reset_index(drop=True), getattr(shipped, block).reset_index(drop=True)
        )
    assert survey.duration.tolist() == shipped.duration.tolist()
    assert survey.would_switch.tolist() == shipped.would_switch.tolist()
    causes = shipped.circumstance_list.set_index("statement")["circumstance"]
    for circumstance, statement in survey.circumstance_list.set_index("circumstance")["statement"].items():
        assert survey.circumstances[circumstance].tolist() == shipped.circumstances[causes[statement]].tolist()
    assert len(survey.circumstance_list) == 4
    aside = " ".join(survey.notes)
    assert re.search(r"previews\D+25\b", aside)
    assert re.search(r"unfinished\D+15\b", aside)


def test_every_column_is_documented_and_nobody_is_named(rows, answers):
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for column in rows[0]:
        assert f"| `{column}` |" in text or column in answers.columns
    assert not {"name", "RecipientEmail", "IPAddress", "LocationLatitude"} & set(rows[0])
