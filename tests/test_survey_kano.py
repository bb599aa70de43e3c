"""Kano answers: read in pairs, on their own five points, kept with the survey."""

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError

PAIR = 'kano_functional = "like_it"\nkano_dysfunctional = "without"'


def frame_of(functional=(1, 2, np.nan), dysfunctional=(5, 3, 5)):
    ratings = {"who": ["a", "b", "c"], "imp": [1, 2, 3], "sat": [3, 2, 1]}
    return pd.DataFrame({**ratings, "like_it": list(functional), "without": list(dysfunctional)})


def survey_of(frame, kano=None):
    kano = {"t01": ("like_it", "without")} if kano is None else kano
    return jtbd.Survey.from_frame(frame, "who", importance={"t01": "imp"}, satisfaction={"t01": "sat"}, kano=kano)


def test_answers_are_kept_by_target():
    survey = survey_of(frame_of())
    assert survey.kano_functional["t01"].tolist()[:2] == [1, 2]
    assert np.isnan(survey.kano_functional.loc["c", "t01"])
    assert survey.kano_dysfunctional["t01"].tolist() == [5, 3, 5]
    assert "Kano questions for 1" in repr(survey)
    assert survey_of(frame_of(), kano={}).kano_functional is None


def test_the_five_words_count_as_answers():
    survey = survey_of(frame_of(["like", "Expect", None], ["dislike", "neutral", "tolerate"]))
    assert survey.kano_dysfunctional["t01"].tolist() == [5, 3, 4]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (6, "'6' is off the scale 1-5. Allowed: 1 like, 2 expect, 3 neutral, 4 tolerate, 5 dislike"),
        (0, "is off the scale 1-5"),
        (2.5, "is no whole number"),
        ("lovely", "is no Kano answer. Allowed: 1 like"),
    ],
)
def test_other_answers_are_refused_with_their_place(answer, says):
    with pytest.raises(JtbdError, match=says):
        survey_of(frame_of([1, answer, 2]))
    with pytest.raises(JtbdError, match="column 'like_it'"):
        survey_of(frame_of([1, answer, 2]))


def test_an_empty_column_is_refused():
    with pytest.raises(JtbdError, match="column 'without': nobody answered"):
        survey_of(frame_of(dysfunctional=[None] * 3))


def test_half_a_pair_is_refused():
    with pytest.raises(JtbdError, match="must be two columns, functional and dysfunctional, not 'like_it'"):
        survey_of(frame_of(), kano={"t01": "like_it"})
    with pytest.raises(JtbdError, match="`kano` names 't02', which has no ratings"):
        survey_of(frame_of(), kano={"t02": ("like_it", "without")})
    with pytest.raises(JtbdError, match="column 'like_it' is used twice"):
        survey_of(frame_of(), kano={"t01": ("like_it", "like_it")})


def written(folder, codebook, frame):
    frame.to_csv(folder / "answers.csv", index=False)
    (folder / "survey.toml").write_text(codebook, encoding="utf-8")
    return folder / "survey.toml"


CODEBOOK_OF_PAIRS = f"""
[survey]
title = "Ways to work"
data = "answers.csv"
respondent = "who"
job = "get to work"
[scale]
min = 1
max = 5
[[value_targets]]
id = "t01"
statement = "Arrive on time"
importance = "imp"
satisfaction = "sat"
{PAIR}
"""


def test_a_codebook_names_both_columns(tmp_path):
    survey = jtbd.read_survey(written(tmp_path, CODEBOOK_OF_PAIRS, frame_of()))
    assert survey.kano_functional["t01"].tolist()[:2] == [1, 2]
    half = CODEBOOK_OF_PAIRS.replace('kano_dysfunctional = "without"', "")
    with pytest.raises(JtbdError, match="'t01': `kano_functional` without `kano_dysfunctional`"):
        jtbd.read_survey(written(tmp_path, half, frame_of()))
    with pytest.raises(JtbdError, match="column 'without', row 3, respondent 'b': '9' is off"):
        jtbd.read_survey(written(tmp_path, CODEBOOK_OF_PAIRS, frame_of(dysfunctional=[5, 9, 5])))


def test_subsets_and_saved_surveys_keep_the_answers():
    survey = survey_of(frame_of())
    assert survey._subset([0, 2]).kano_dysfunctional.index.tolist() == ["a", "c"]
    again = jtbd.Survey._from_saved(survey._to_saved())
    pd.testing.assert_frame_equal(again.kano_functional, survey.kano_functional)


def test_a_draft_pairs_the_columns_of_kano(tmp_path):
    """Pairs go to their target; one half alone stays where other columns go."""
    frame = pd.DataFrame({"id": [f"p{i}" for i in range(40)]})
    for name in ("imp_01", "sat_01", "imp_02", "sat_02", "kano_f_01", "kano_d_01", "kano_f_02"):
        frame[name] = np.resize([1, 2, 3, 4, 5, 5], 40)
    frame.to_csv(tmp_path / "answers.csv", index=False)
    draft = jtbd.draft_codebook(tmp_path / "answers.csv")
    first, second = draft.split("[[value_targets]]")[1:]
    assert 'kano_functional = "kano_f_01"\nkano_dysfunctional = "kano_d_01"' in first
    assert "kano_functional" not in second
    assert '"kano_f_02"' in second.split("[profile]")[1]
