"""Flags for careless answers, and what `.clean()` leaves out."""

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError

N_TARGETS = 10


def survey_of(rows: dict, seconds=None, **more) -> jtbd.Survey:
    """A survey from importance + satisfaction rows, each of 2 x 10 answers."""
    columns = [f"{kind}{j}" for kind in "is" for j in range(N_TARGETS)]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("who").reset_index()
    if seconds is not None:
        frame["seconds"] = seconds
        more["duration"] = "seconds"
    blocks = [{f"t{j:02d}": f"{kind}{j}" for j in range(N_TARGETS)} for kind in "is"]
    return jtbd.Survey.from_frame(frame, "who", *blocks, **more)


VARIED = [1, 3, 2, 5, 4, 3, 2, 4, 5, 1]
OTHER = [2, 3, 4, 2, 5, 1, 3, 2, 4, 5]
NONE = np.nan


def test_straight_lines_by_hand():
    """`flat` gives one importance to all; `run` gives 8 of 10 satisfactions in a row; `broken` has runs of 4."""
    survey = survey_of(
        {
            "careful": VARIED + OTHER,
            "flat": [4] * 10 + OTHER,
            "run": VARIED + [3] * 8 + [1, 2],
            "broken": [4, 4, 4, 4, 1, 4, 4, 4, 4, 2] + OTHER,
            "gappy": [4, NONE, 4, 4, NONE, 4, 4, 4, 4, 4] + OTHER,
        }
    )
    table = survey.quality().table.set_index("respondent_id")
    assert table["straightliner"].tolist() == [False, True, True, False, True]
    assert table["longest_run"].tolist() == pytest.approx([0.1, 1.0, 0.8, 0.4, 1.0])
    assert list(survey.clean().weights.index) == ["careful", "broken"]


def test_four_equal_answers_are_no_straight_line():
    survey = survey_of(
        {"varied": VARIED + OTHER, "short": [4] * 4 + [NONE] * 6 + OTHER, "five": [4] * 5 + [NONE] * 5 + OTHER}
    )
    assert survey.quality().table["straightliner"].tolist() == [False, False, True]


def test_speeders_are_below_a_third_of_the_median():
    survey = survey_of({f"p{i}": VARIED + OTHER for i in range(5)}, seconds=[300, 300, 300, 99, None])
    assert survey.quality().table["speeder"].tolist() == [False, False, False, True, False]
    assert survey.clean().duration.dropna().tolist() == [300, 300, 300]


def test_missing_answers_alone_flag_nobody_before_more_than_half():
    half = [NONE] * 10 + OTHER
    survey = survey_of({"all": VARIED + OTHER, "half": half, "more": [NONE] * 11 + OTHER[1:]})
    table = survey.quality().table
    assert table["mostly_missing"].tolist() == [False, False, True]
    assert table["share_missing"].tolist() == pytest.approx([0, 0.5, 0.55])
    assert list(survey.clean().weights.index) == ["all", "half"]


def test_cleaning_says_how_many_went_and_keeps_weights_at_mean_one():
    rows = {"a": VARIED + OTHER, "b": [5] * 20, "c": OTHER + VARIED}
    frame = survey_of(rows).frame.reset_index(drop=True).assign(w=[1.0, 5.0, 3.0])
    blocks = [{f"t{j:02d}": f"{kind}{j}" for j in range(N_TARGETS)} for kind in "is"]
    survey = jtbd.Survey.from_frame(frame, "who", *blocks, weight="w")
    clean = survey.clean()
    assert clean.weights.tolist() == [0.5, 1.5]
    assert clean.notes[-1] == (
        "1 of 3 people was left out: straight-liners 1, speeders not measured, more than half the ratings missing 0 "
        "(one person may be several)."
    )
    assert len(survey.weights) == 3


def test_before_and_after_stand_side_by_side():
    """One of three goes; the two left answer 3.05 of 1-5 on average, and take 300 and 500 seconds."""
    survey = survey_of({"a": VARIED + OTHER, "b": [5] * 20, "c": OTHER + VARIED}, seconds=[300, 20, 500])
    report = survey.quality().before_after.set_index("measure")
    assert report.loc["people"].tolist() == [3, 2]
    assert report.loc["median_duration"].tolist() == [300, 400]
    assert report.loc["mean_rating"].tolist() == pytest.approx([(0.5125 * 2 + 1) / 3, 0.5125])
    after = survey.clean().quality().before_after.set_index("measure")
    assert after["before"].tolist() == after["after"].tolist() == pytest.approx(report["after"].tolist())


def test_style_is_shown_and_drops_nobody():
    survey = survey_of({"yes": [5, 4] * 10, "no": [1, 2] * 10})
    table = survey.quality().table
    assert table["share_agreement"].tolist() == [1, 0]
    assert table["share_extreme"].tolist() == [0.5, 0.5]
    assert table["mean_rating"].tolist() == [0.875, 0.125]
    assert len(survey.clean().weights) == 2


def test_a_survey_of_straight_liners_only_is_not_emptied():
    with pytest.raises(JtbdError, match=r"cleaning would leave nobody. 2 of 2 people are flagged"):
        survey_of({"a": [3] * 20, "b": [4] * 20}).clean()


def test_the_result_is_calm_and_draws_its_flags():
    quality = survey_of({"a": VARIED + OTHER, "b": [4] * 20}).quality()
    assert quality.describe().startswith("1 of 2 people is flagged: straight-liners 1, speeders not measured")
    assert repr(quality).splitlines()[2].split()[0] == "b"
    ax = quality.plot()
    assert [text.get_text() for text in ax.texts] == ["0", "0", "1"]
    assert quality.plot(ax) is ax


def test_a_survey_without_ratings_flags_by_time_only():
    frame = pd.DataFrame({"who": ["a", "b", "c"], "rain": [0, 1, 1], "seconds": [100, 100, 10]})
    survey = jtbd.Survey.from_frame(frame, "who", circumstances=["rain"], duration="seconds")
    assert survey.quality().table["speeder"].tolist() == [False, False, True]
    assert survey.quality().table["share_missing"].tolist() == [0, 0, 0]
