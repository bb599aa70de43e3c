"""The answer of `segment`: its follow-up questions, its displays, and how it is kept."""

import dataclasses
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from planted import planted, segmented

import jtbd_helpers as jtbd
from jtbd_helpers import JtbdError

FULL = {"null_draws": 19, "refits": 5}


@pytest.fixture(scope="module")
def segments():
    return segmented("navigation", 0, **FULL)


def test_table_and_labels_say_the_same(segments):
    table = segments.table
    assert table["segment"].tolist() == list("ABCDE")
    assert table["share"].is_monotonic_decreasing
    assert table["n"].tolist() == segments.labels.value_counts()[table["segment"]].tolist()
    assert (table["share_low"] < table["share"]).all()
    assert (table["share"] < table["share_high"]).all()
    assert table["share"].sum() == pytest.approx(1)
    assert table["found_again"].between(0.8, 1).all()
    np.testing.assert_allclose(segments.probabilities.sum(axis=1), 1)
    assert (segments.probabilities.idxmax(axis=1) == segments.labels).all()


def test_each_segment_is_marked_by_what_was_planted(segments):
    marked = segments.table.set_index("segment")
    assert set(marked["leading_circumstance"]) == {
        "multi_stop", "congestion", "no_signal", "last_100m", "none stands out",
    }  # fmt: skip
    calm = marked[marked["leading_circumstance"] == "none stands out"]
    assert calm["leading_struggle"].tolist() == ["none stands out"]
    assert calm["urgency"].iloc[0] == marked["urgency"].min()


def test_circumstances_by_hand(segments):
    shares = segments.circumstances()
    row = shares[(shares["segment"] == "A") & (shares["circumstance"] == "congestion") & (shares["level"] == "1")]
    members = segments.labels[segments.labels == "A"].index
    answers = segments.survey.circumstances.loc[members, "congestion"].dropna().astype(float)
    assert row["share"].item() == pytest.approx(answers.mean())
    assert row["n"].item() == len(answers)
    assert row["low"].item() < row["share"].item() < row["high"].item()
    both = shares.groupby(["segment", "circumstance"])["share"].sum()
    np.testing.assert_allclose(both, 1)


def test_respondents(segments):
    people = segments.respondents()
    assert people.columns.tolist() == ["respondent_id", "segment", "probability", "in_between"]
    assert people["in_between"].sum() == segments.in_between
    assert (people.loc[people["in_between"], "probability"] < 0.7).all()


def test_value_targets_and_profile_answer(segments):
    assert set(segments.value_targets()["status"]) <= {"undershot", "overshot", "must-be", "indifferent", "served"}
    assert len(segments.profile(["age_band"]).table)
    assert segments.value_targets(threshold=0.9)["status"].ne("undershot").all()


# -- names -------------------------------------------------------------------------------------------


def test_rename_gives_a_new_result(segments):
    named = segments.rename({"A": "Late and lost"})
    assert named.table["segment"].tolist() == ["Late and lost", *"BCDE"]
    assert set(named.labels) == set(named.table["segment"])
    assert named.probabilities.columns.tolist() == named.table["segment"].tolist()
    assert "Late and lost 24%" in named.describe()
    assert segments.table["segment"].iloc[0] == "A"
    assert set(named.assign(segments.survey)) == set(named.labels)


def test_rename_refuses_unknown_and_double_names(segments):
    with pytest.raises(JtbdError, match="there is no segment 'Z'"):
        segments.rename({"Z": "Lost"})
    with pytest.raises(JtbdError, match="Two segments would have the same name"):
        segments.rename({"A": "B"})


# -- a new wave, and another process -----------------------------------------------------------------


def test_assign_places_the_same_people_the_same(segments):
    pd.testing.assert_series_equal(segments.assign(segments.survey), segments.labels)


def test_assign_places_a_new_wave(segments):
    wave = planted("navigation", 0).raw._subset(np.arange(100))
    placed = segments.assign(wave)
    assert placed.index.equals(wave.weights.index)
    both = placed.index.intersection(segments.labels.index)
    assert (placed[both] == segments.labels[both]).all()


def test_a_wave_that_lacks_a_question_names_it(segments):  # SX.8
    survey = segments.survey
    with pytest.raises(JtbdError, match="does not ask 'no_signal' \\(circumstances\\)"):
        segments.assign(dataclasses.replace(survey, circumstances=survey.circumstances.drop(columns="no_signal")))
    with pytest.raises(JtbdError, match="does not ask 't07' \\(satisfaction\\) and 1 more"):
        segments.assign(dataclasses.replace(survey, satisfaction=survey.satisfaction.drop(columns=["t07", "t08"])))


def test_a_wave_with_another_answer_is_refused(segments):
    strange = segments.survey.circumstances.copy()
    strange.loc[strange.index[3], "no_signal"] = "maybe"
    with pytest.raises(JtbdError, match="'no_signal' has the answer 'maybe'"):
        segments.assign(dataclasses.replace(segments.survey, circumstances=strange))


def test_saved_and_loaded_in_another_process(segments, tmp_path):  # SX.8
    path = segments.rename({"B": "Fine"}).save(tmp_path / "wave1.json")
    script = (
        "import sys, jtbd_helpers as jtbd\n"
        "s = jtbd.load_result(sys.argv[1])\n"
        "s.table.to_pickle(sys.argv[2]); s.evidence.to_pickle(sys.argv[3])\n"
        "assert s.assign(s.survey).equals(s.labels)\n"
        "print(s.headline, s.n_segments)\n"
    )
    kept = [tmp_path / "table.pickle", tmp_path / "evidence.pickle"]
    done = subprocess.run(
        [sys.executable, "-c", script, path, *kept], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "Clear groups 5"
    pd.testing.assert_frame_equal(pd.read_pickle(kept[0]), segments.rename({"B": "Fine"}).table)
    pd.testing.assert_frame_equal(pd.read_pickle(kept[1]), segments.evidence)


def test_a_loaded_result_shows_the_same(segments, tmp_path):
    loaded = jtbd.load_result(segments.save(tmp_path / "s.json"))
    assert loaded._repr_html_() == segments._repr_html_()
    assert repr(loaded) == repr(segments)
    assert loaded.recipe == segments.recipe


# -- displays ----------------------------------------------------------------------------------------


def test_headline_and_questions_come_first(segments):  # SX.2
    shown = segments._repr_html_()
    order = [
        shown.index(text) for text in ("Clear groups", "Better than chance?", "<details>", "bic", "start_hit_rate")
    ]
    assert order == sorted(order)
    assert "0 of 19 look-alike surveys separated this well." in shown
    assert "people are in between two segments" in shown
    lines = repr(segments).splitlines()
    assert lines[0] == "Clear groups"
    assert len(lines) <= 40


def test_everything_measured_stands_in_one_panel(segments):  # SX.2
    shown = segments._repr_html_()
    for name in ("leakage", "stability", "bic", "icl", "entropy", "look-alike", "pseudo_f"):
        assert name in shown, name


def test_below_the_alignment_it_is_a_group():  # S0.19
    background = segmented("navigation", 0, on="profile", n_segments=3, null_draws=0, refits=0)
    assert background.noun == "group"
    shown = [repr(background), background._repr_html_(), background.describe(), background.plot().get_title("left")]
    for text in shown:
        assert "group" in text
        assert "segment" not in text.lower()


def test_none_has_neither_word_but_the_headline():
    none = segmented("noise_twin", 0, null_draws=19, refits=0)
    text = repr(none).replace(none.headline, "")
    assert "segment" not in text
    assert none.describe().startswith("No segments found: look-alike surveys")
    assert none.n_segments == 1


def test_names_are_escaped(segments):
    assert "<b>Late</b>" not in segments.rename({"A": "<b>Late</b>"})._repr_html_()


def test_frozen(segments):
    with pytest.raises(dataclasses.FrozenInstanceError):
        segments.verdict = "natural"


def test_few_people_are_said_where_it_is_read_first():
    few = jtbd.segment(jtbd.make_data("navigation", seed=2, n=300), n_segments=5, null_draws=0, refits=0)
    assert "people are few for this" in few.describe()
    assert "people are few for this" in few._repr_html_().split("<details>")[0]
    many = jtbd.segment(jtbd.make_data("navigation", seed=2, n=600), n_segments=5, null_draws=0, refits=0)
    assert "are few for this" not in many.describe()
