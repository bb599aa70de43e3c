"""Exports of LimeSurvey, SurveyMonkey and Google Forms, in files made for this project in those formats.

tests/exports/answers.csv holds the same invented answers in plain numbers.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd

EXPORTS = Path(__file__).parent / "exports"
ANSWERS = pd.read_csv(EXPORTS / "answers.csv", dtype={"id": str})
TICKS = {"The train is late": "tick_0", "I change lines": "tick_1", "It rains": "tick_2"}


def drafted(tool: str, folder: Path, change=None):
    """Copy an export, draft its codebook and read it, as an analyst would."""
    text = (EXPORTS / f"{tool}.csv").read_text(encoding="utf-8-sig")
    (folder / f"{tool}.csv").write_text(change(text) if change else text, encoding="utf-8")
    jtbd.draft_codebook(folder / f"{tool}.csv", folder / "survey.toml")
    return jtbd.read_survey(folder / "survey.toml")


@pytest.mark.parametrize("tool", ["google_forms", "survey_monkey", "limesurvey"])
def test_a_drafted_codebook_reads_every_answer(tool, tmp_path):
    survey = drafted(tool, tmp_path)
    for block in ("importance", "satisfaction"):
        expected = ANSWERS[[f"{block[:3]}_{j}" for j in range(3)]].to_numpy(dtype=float)
        np.testing.assert_array_equal(getattr(survey, block).to_numpy(), expected)
    stated = survey.circumstance_list.set_index("statement")["circumstance"]
    assert set(stated.index) == set(TICKS)
    for statement, column in TICKS.items():
        got = survey.circumstances[stated[statement]]
        assert (got[got.notna()].astype(int) == ANSWERS[column].to_numpy()[got.notna()]).all()
        assert (got.notna() | (ANSWERS[list(TICKS.values())].sum(axis=1) == 0).to_numpy()).all()
    assert survey.profile.shape[1] == 1
    assert list(survey.profile.iloc[:, 0].astype(int)) == list(ANSWERS["age"])
    if tool != "google_forms":
        assert list(survey.weights.index) == list(ANSWERS["id"])
    assert any("was read as an export of" in note for note in survey.notes)


def test_people_without_an_id_are_named_after_their_row(tmp_path):
    survey = drafted("google_forms", tmp_path)
    assert list(survey.weights.index[:2]) == ["row_2", "row_3"]
    assert any("the column 'response' was added" in note for note in survey.notes)


def test_unfinished_answers_are_set_aside_and_counted(tmp_path):
    survey = drafted("limesurvey", tmp_path)
    assert any("unfinished answers (2)" in note for note in survey.notes)
    assert any("Ticks became 1 and their absence 0 in 3 columns" in note for note in survey.notes)


def test_limesurvey_with_codes_as_headings_and_ticks_as_y(tmp_path):
    def coded(text):
        head, *rows = text.splitlines()
        names = [name.strip('"').split(".")[0] for name in head.split(";")]
        rows = [row.replace('"Yes"', '"Y"').replace('"No"', '""') for row in rows]
        return "\n".join([";".join(f'"{n}"' for n in names), *rows]) + "\n"

    survey = drafted("limesurvey", tmp_path, coded)
    assert survey.importance.shape == (24, 3)
    ticked = survey.circumstances.astype(int).to_numpy()
    np.testing.assert_array_equal(ticked, ANSWERS[list(TICKS.values())].to_numpy())


def test_survey_monkey_with_one_header_row_passes_untouched(tmp_path):
    text = "Respondent ID,Collector ID,imp_1,sat_1,imp_2,sat_2\n" + "".join(
        f"{i},7,{1 + i % 5},{1 + i % 4},{1 + i % 3},{5 - i % 5}\n" for i in range(12)
    )
    survey = drafted("survey_monkey", tmp_path, lambda _: text)
    assert survey.importance.shape == (12, 2)
    assert not any("SurveyMonkey" in note for note in survey.notes)
