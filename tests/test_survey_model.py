"""Surveys made from frames: fields, weights, subsets, and how they are kept."""

import doctest
import importlib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import save_result


@pytest.fixture
def answers() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "who": ["p1", "p2", "p3", "p4"],
            "imp_1": [5, 4, 3, np.nan],
            "sat_1": [1, 2, 5, 4],
            "rain": [1, 0, 1, None],
            "road": ["hill", "flat", "hill", "flat"],
            "age": [31, 45, np.nan, 60],
            "w": [1.0, 1.0, 2.0, 4.0],
            "switch": ["yes", "no", "Yes", None],
        }
    )


def survey_of(answers: pd.DataFrame, **changes) -> jtbd.Survey:
    return jtbd.Survey.from_frame(
        answers,
        **{
            "respondent": "who",
            "importance": {"t01": "imp_1"},
            "satisfaction": {"t01": "sat_1"},
            "circumstances": ["rain", "road"],
            "profile": ["age"],
            "weight": "w",
            "would_switch": "switch",
            **changes,
        },
    )


def test_a_frame_becomes_a_survey_with_one_index(answers):
    survey = survey_of(answers)
    assert survey.importance["t01"].tolist()[:3] == [5.0, 4.0, 3.0]
    assert np.isnan(survey.importance.loc["p4", "t01"])
    assert survey.circumstances["rain"].tolist() == [1, 0, 1, None]
    assert survey.circumstances["road"].tolist() == ["hill", "flat", "hill", "flat"]
    assert survey.would_switch.tolist()[:3] == [1.0, 0.0, 1.0]
    for part in (survey.frame, survey.satisfaction, survey.profile, survey.weights, survey.would_switch):
        assert part.index.equals(survey.importance.index)
    assert survey.importance.index.name == "respondent_id"


def test_weights_have_mean_one_and_the_note_says_they_were_scaled(answers):
    survey = survey_of(answers)
    assert survey.weights.tolist() == [0.5, 0.5, 1.0, 2.0]
    assert survey.notes == ("The weights in 'w' had a mean of 2; they were scaled to a mean of 1.",)


def test_the_frame_given_is_not_changed(answers):
    before = answers.copy(deep=True)
    survey_of(answers).clean()
    assert_frame_equal(answers, before)


def test_each_block_may_have_its_own_scale(answers):
    survey = survey_of(answers, scale={"importance": (1, 7), "satisfaction": (0, 10)})
    assert (survey.scales["importance"].important, survey.scales["importance"].satisfied_low) == (6, 2)
    assert (survey.scales["satisfaction"].important, survey.scales["satisfaction"].satisfied_low) == (8, 2)


def test_a_subset_by_ids_or_mask_keeps_weights_at_mean_one(answers):
    survey = survey_of(answers)
    by_ids = survey._subset(["p3", "p4"])
    assert by_ids.weights.mean() == pytest.approx(1)
    assert by_ids.importance.index.tolist() == ["p3", "p4"]
    assert_frame_equal(survey._subset(np.array([False, False, True, True])).circumstances, by_ids.circumstances)


def test_a_saved_survey_comes_back_equal(answers, tmp_path):
    answers["day"] = pd.Timestamp("2026-01-05")
    survey = survey_of(answers)
    again = jtbd.load_result(save_result(tmp_path / "s.json", "Survey", survey._to_saved()))
    for name in ("importance", "satisfaction", "circumstances", "profile", "value_targets", "features"):
        assert_frame_equal(getattr(again, name), getattr(survey, name), check_column_type=False)
    assert (again.scales, again.notes, again.title) == (survey.scales, survey.notes, survey.title)
    assert again.frame["day"].tolist()[0].startswith("2026-01-05")


def test_the_display_is_short_and_escaped(answers):
    survey = survey_of(answers, title="<b>Rain</b>", job="get home dry")
    assert repr(survey) == repr(survey_of(answers, title="<b>Rain</b>", job="get home dry"))
    assert "4 respondents" in repr(survey)
    assert "Job: get home dry" in repr(survey)
    assert "&lt;b&gt;Rain" in survey._repr_html_()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"scale": (5, 1)}, "upside down: min 5 is not below max 1"),
        ({"scale": 5}, "`scale` must be its two ends"),
        ({"importance": {"t01": "imp_2"}}, "no column 'imp_2'. Nearest: 'imp_1'"),
        ({"importance": ["imp_1"]}, "`importance` must be a dict"),
        ({"respondent": "sat_1", "satisfaction": None}, "column 'sat_1', index"),
        ({"statements": {"t02": "x"}}, "names 't02', which has no ratings"),
        ({"roles": "all"}, "no role 'all'"),
        ({"scale": (1, 3)}, r"column 'imp_1', index 0, respondent 'p1': '5' is off the scale 1-3. 1 more"),
    ],
)
def test_bad_arguments_are_refused(answers, changes, message):
    if "respondent" in changes:
        answers["sat_1"] = [1, 2, 2, 4]
    with pytest.raises(JtbdError, match=message):
        survey_of(answers, **changes)


def test_a_frame_with_two_columns_of_one_name_is_refused(answers):
    with pytest.raises(JtbdError, match="columns 1 and 9 are both named 'who'"):
        survey_of(pd.concat([answers, answers[["who"]]], axis=1))


@pytest.mark.parametrize("name", ["model", "reading", "draft"])
def test_the_examples_of_the_docstrings_run(name, monkeypatch):
    monkeypatch.chdir(Path(__file__).parents[1])
    result = doctest.testmod(importlib.import_module(f"jtbd_helpers.survey.{name}"))
    assert (result.failed, result.attempted > 0) == (0, True)


@pytest.mark.parametrize("cell", ["", "  ", None])
def test_a_blank_cell_is_no_answer(answers, cell):
    answers["imp_1"] = answers["imp_1"].astype(object)
    answers.loc[0, "imp_1"] = cell
    assert np.isnan(survey_of(answers).importance.loc["p1", "t01"])


def test_cells_that_hold_lists_are_refused(answers):
    answers["road"] = [["hill"], ["flat"], ["hill"], ["flat"]]
    with pytest.raises(JtbdError, match="column 'road': its cells hold lists"):
        survey_of(answers)


@pytest.mark.parametrize(("frame", "message"), [([1, 2], "must be a DataFrame"), (pd.DataFrame(), "no rows")])
def test_only_a_filled_frame_is_taken(frame, message):
    with pytest.raises(JtbdError, match=message):
        survey_of(frame)
