"""The questions of a codebook, for print, Qualtrics and LimeSurvey."""

import csv

import pytest

from jtbd_helpers.cli import main
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.survey import read_survey
from jtbd_helpers.survey.questionnaire import write_questionnaire

CODEBOOK = course_folder("datasets", "navigation", "survey.toml")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return [f.read_text(encoding="utf-8") for f in write_questionnaire(CODEBOOK, tmp_path_factory.mktemp("q"))]


def test_every_target_and_circumstance_is_asked_once_a_grid(written):
    survey = read_survey(CODEBOOK)
    markdown, qualtrics, _ = written
    for statement in survey.value_targets["statement"]:
        for text in written:
            assert text.count(statement.rstrip(".")) == 2  # importance and satisfaction
    for statement in survey.circumstance_list["statement"]:
        assert all(text.count(statement.rstrip(".")) == 1 for text in written)
    assert "None of these" in markdown
    assert "None of these" in qualtrics


def test_limesurvey_gets_its_columns_and_codes(written):
    rows = list(csv.DictReader(written[2].splitlines(), delimiter="\t"))
    kinds = [row["class"] for row in rows]
    assert kinds[:3] == ["S", "SL", "G"]
    grids = [row for row in rows if row["class"] == "Q" and row["type/scale"] == "F"]
    assert [g["name"] for g in grids] == ["importance", "satisfaction"]
    assert sum(row["class"] == "A" for row in rows) >= 10
    assert all(row["name"].isalnum() for row in rows if row["class"] in {"Q", "SQ", "A"})


def test_qualtrics_gets_its_marks_in_order(written):
    text = written[1]
    assert text.startswith("[[AdvancedFormat]]")
    first = text.index("[[Question:Matrix]]")
    assert first < text.index("[[Choices]]") < text.index("[[Answers]]") < text.index("[[PageBreak]]")
    assert "[[Question:MC:MultipleAnswer]]" in text


def test_other_scales_name_their_ends(tmp_path):
    (tmp_path / "survey.toml").write_text(
        '[survey]\ntitle = "T"\ndata = "later.csv"\nrespondent = "id"\njob = "Get home safely."\n'
        "[scale]\nmin = 0\nmax = 10\n"
        '[[value_targets]]\nid = "t"\nstatement = "Find the way"\ndifficulty = "d"\n'
        '[[value_targets]]\nid = "u"\nstatement = "See the way"\ndifficulty = "e"\n'
    )
    markdown = write_questionnaire(tmp_path / "survey.toml", tmp_path / "out")[0].read_text()
    assert "| 0 – not at all difficult | 1 |" in markdown
    assert "10 – extremely difficult |" in markdown


def test_nothing_is_overwritten_and_faults_are_named(tmp_path, capsys):
    asked = ["questionnaire", str(CODEBOOK), "--out", str(tmp_path)]
    assert main(asked) == 0
    assert main(asked) == 1
    assert "it may hold your changes" in capsys.readouterr().err
    (tmp_path / "bad.toml").write_text('[survey]\ntitle = "x"\n')
    with pytest.raises(JtbdError, match=r"bad\.toml"):
        write_questionnaire(tmp_path / "bad.toml", tmp_path / "other")
