"""Statuses: the grid for one person, the rules by interval for a segment."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_surveys import binary_ratings, survey_of

from jtbd_helpers.data import make_data
from jtbd_helpers.data.truth import reveal
from jtbd_helpers.errors import JtbdError, JtbdWarning
from jtbd_helpers.targets import find_struggles, person_statuses, segment_statuses
from jtbd_helpers.vocabulary import STATUSES


def everyone(survey, label="A"):
    return pd.Series(label, index=survey.importance.index)


def one_status(importance, satisfaction, n=100, **options):
    """The row of evidence for one target of `n` people; ratings are repeated to fill them."""
    survey = survey_of(np.resize(importance, n)[:, None], np.resize(satisfaction, n)[:, None])
    return segment_statuses(survey, everyone(survey), **options).iloc[0]


def test_the_25_cells_split_4_4_6_11():  # methods 2.4
    cells = np.array([(i, s) for i in range(1, 6) for s in range(1, 6)])
    grid = person_statuses(survey_of(cells[:, :1], cells[:, 1:]))["t01"]
    assert grid.value_counts().to_dict() == {"served": 11, "indifferent": 6, "undershot": 4, "overshot": 4}


@settings(max_examples=30, deadline=None)
@given(
    scale=st.sampled_from([(1, 5), (1, 7), (0, 10), (1, 10), (1, 4)]),
    pairs=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=20),
)
def test_every_pair_of_ratings_has_one_status_on_any_scale(scale, pairs):
    low, high = scale
    ratings = np.rint(low + (high - low) * np.array(pairs))
    survey = survey_of(ratings[:, :1], ratings[:, 1:], scale=scale)
    grid = person_statuses(survey)["t01"]
    assert set(grid) <= {"undershot", "overshot", "indifferent", "served"}
    assert (grid == "undershot").equals(find_struggles(survey).table["t01"])


def test_a_missing_rating_has_no_status():
    grid = person_statuses(survey_of([[5.0], [np.nan], [3]], [[np.nan], [1.0], [3]]))["t01"]
    assert grid.tolist() == [None, None, "served"]


@pytest.mark.parametrize(
    ("status", "importance", "satisfaction"),
    [
        ("undershot", [5, 5, 5, 2], [1, 2, 1, 3]),
        ("must-be", [5, 5, 5, 4, 3], [5, 5, 4, 4, 3]),
        ("overshot", [1, 2, 3, 3, 5], [5, 5, 5, 5, 5]),
        ("indifferent", [1, 2, 3, 3, 4], [3, 3, 3, 3, 3]),
        ("served", [4, 4, 3, 3], [3, 4, 3, 4]),
    ],
)
def test_each_rule_decides_its_own_case(status, importance, satisfaction):
    row = one_status(importance, satisfaction)
    assert row["status"] == status
    assert row["gloss"] == STATUSES[status]
    assert row["must_be"] == (status == "must-be")
    assert row["decided_by"]


def test_evidence_is_a_hand_count():
    """100 people, 75 struggle: Wilson .657 to .825; 75 important, none satisfied, excess -.75."""
    row = one_status([5, 5, 5, 2], [1, 2, 1, 3])
    assert [row["struggle_share"], row["important_share"], row["satisfied_share"]] == [0.75, 0.75, 0]
    assert [row["struggle_low"], row["struggle_high"]] == pytest.approx([0.657, 0.825], abs=1e-3)
    assert row["excess"] == -0.75
    assert row["decided_by"] == "at least 66% struggle (from 25%)"


def test_undershot_goes_before_must_be_and_keeps_the_flag():
    """30 % struggle although 70 % are important-and-satisfied: undershot, must_be True."""
    row = one_status([5] * 10, [5] * 7 + [1] * 3, n=1000)
    assert row["status"] == "undershot"
    assert row["must_be"]


def test_the_threshold_says_where_it_comes_from():
    """.25 inferred from two ratings, .40 when difficulty was asked, or the one given."""
    assert one_status([5, 5, 5, 2], [1, 2, 1, 3])["threshold"] == 0.25
    survey = survey_of(difficulty=np.resize([5, 3], 100)[:, None])
    row = segment_statuses(survey, everyone(survey)).iloc[0]
    assert row["threshold"] == 0.40
    assert row["status"] == "undershot"
    assert row["close_call"]  # 50 %, lower bound .404
    assert np.isnan(row["important_share"])
    strict = segment_statuses(survey, everyone(survey), threshold=0.6).iloc[0]
    assert strict["status"] == "served"
    assert "importance was not asked" in strict["decided_by"]


def test_tiny_groups_are_served_not_undershot():
    """Of four people two struggle: nobody can say more than 'fine'; and the word on few people is said."""
    with pytest.warns(JtbdWarning, match="Statuses of segment A rest on fewer than 50 answers"):
        row = one_status([5, 5, 3, 3], [1, 1, 3, 3], n=4)
    assert row["status"] == "served"


def test_people_without_a_label_are_left_out_and_absent_ones_refused():
    survey = survey_of(*binary_ratings(0.8, 0.3, 120, 2))
    labels = everyone(survey).where(np.arange(120) < 100)
    assert segment_statuses(survey, labels)["n"].tolist() == [100, 100]
    with pytest.raises(JtbdError, match="there is no respondent 'p00119'"):
        segment_statuses(survey, labels.iloc[:119])


def test_doubling_all_weights_changes_nothing():
    ratings = binary_ratings(0.8, 0.3, 120, 3)
    once, twice = (survey_of(*ratings, weight=k * np.linspace(0.5, 2, 120)) for k in (1, 2))
    pd.testing.assert_frame_equal(segment_statuses(once, everyone(once)), segment_statuses(twice, everyone(twice)))


@pytest.mark.parametrize("seed", range(5))
def test_planted_statuses_are_recovered_in_the_true_segments(seed):  # S0.18, with the truth as labels
    survey, truth = make_data("navigation", seed=seed), reveal("navigation", seed=seed)
    people = truth["people"].set_index("respondent_id")
    table = segment_statuses(survey, people["circumstance"].where(people["straightliner"] == 0))
    assert not table.duplicated(["segment", "target_id"]).any()
    planted = truth["statuses"].rename(columns={"circumstance": "segment", "status": "planted"})
    both = table.merge(planted, on=["segment", "target_id"])
    assert len(both) == 120
    assert (both["status"] == both["planted"]).mean() >= 0.90
