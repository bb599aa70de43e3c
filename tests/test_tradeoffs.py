"""Segments by trade-off: found where planted, refused where everybody trades off alike, and honest about the rest."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from small_surveys import three_causes

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError


@pytest.fixture(scope="module")
def choices():
    return jtbd.make_data("photographers", seed=3, n=150)


@pytest.fixture(scope="module")
def segments(choices):
    return jtbd.segment(choices, null_draws=19, refits=6, starts=4, max_segments=3)


def all_alike(choices, seed=0):
    """The same tasks, answered by people who all have the same part-worths."""
    worths = np.array([0.5, 0.8, 0.2, 0.3, 0.9, 1.5, -0.0022, -1.2])
    tasks, rng = choices.tasks, np.random.default_rng(seed)
    utility = np.einsum("jnp,p->jn", tasks.x, worths)
    chosen = (utility + rng.gumbel(size=utility.shape)).argmax(0)
    return replace(choices, tasks=replace(tasks, chosen=chosen))


def test_two_kinds_are_found_with_their_evidence(choices, segments):
    assert isinstance(segments, jtbd.Segmentation)
    assert (segments.n_segments, segments.verdict, segments.headline) == (2, "natural", "Clear groups")
    assert segments.null_p_value == pytest.approx(0.05)
    assert list(segments.twins["survey"][:2]) == ["this survey", "look-alike 1"]
    assert list(segments.labels.index) == list(choices.respondents)
    assert segments.probabilities.sum(axis=1).to_numpy() == pytest.approx(np.ones(150))
    columns = ["n_segments", "log_likelihood", "bic", "icl", "entropy", "stability", "leakage", "smallest_share"]
    assert set([*columns, "start_hit_rate"]) <= set(segments.evidence.columns)
    measured = segments.evidence["stability"].notna()
    assert segments.evidence.loc[measured, "n_segments"].tolist() == [2]  # refits of the number kept only
    assert segments.table["leading_attribute"].tolist() == ["price", "af"]
    assert segments.table["n"].sum() == 150
    beside = [text.get_text() for text in segments.plot().texts]
    assert any(text.endswith("% of the weight: Price") for text in beside)  # not "of them"
    assert "6 refits of 2, 2 starts each" in segments.caption
    assert "19 of 19 look-alikes drawn" in segments.caption
    assert "answering style is not known" in segments.questions["sentence"].iloc[2]
    assert "price" in repr(segments)
    assert "not measured" in segments._repr_html_()


def test_people_who_trade_off_alike_are_one_group(choices):
    result = jtbd.segment(all_alike(choices), null_draws=3, refits=0, starts=3, max_segments=3)
    assert (result.n_segments, result.verdict, result.null_p_value) == (1, "none", 1.0)
    assert result.describe().startswith("No segments found")


def test_what_was_skipped_is_not_measured(choices):
    result = jtbd.segment(choices, null_draws=0, refits=0, starts=3, max_segments=2)
    assert np.isnan(result.null_p_value)
    assert (result.verdict, result.headline) == ("constructive", "A cut you chose, not a finding")
    assert result.evidence["stability"].isna().all()
    assert result.questions["word"].tolist() == ["not measured"] * 3
    assert "Look-alikes: not measured. Refits: not measured." in result.caption


def test_a_forced_number_is_a_cut(choices):
    result = jtbd.segment(choices, n_segments=3, null_draws=0, refits=0, starts=2)
    assert (result.n_segments, result.verdict) == (3, "constructive")
    with pytest.raises(JtbdError, match=r"`n_segments` is 9; these choices bear at most 8\. Ask for fewer"):
        jtbd.segment(choices, n_segments=9)
    with pytest.raises(JtbdError, match="are about surveys"):
        jtbd.segment(choices, on="needs")


def test_same_call_same_answer(choices):
    one, two = (jtbd.segment(choices, null_draws=2, refits=2, starts=2, max_segments=2) for _ in range(2))
    pd.testing.assert_frame_equal(one.table, two.table)
    pd.testing.assert_frame_equal(one.evidence, two.evidence)
    assert repr(one) == repr(two)


def test_people_are_placed_rename_kept_and_drawn(choices, segments, tmp_path):
    other = jtbd.make_data("photographers", seed=4, n=150)
    placed = segments.assign(other)
    assert list(placed.index) == list(other.respondents)
    assert set(placed) == {"A", "B"}
    assert segments.assign(choices).equals(segments.labels)
    renamed = segments.rename({"A": "Thrifty"})
    assert set(renamed.labels) == {"Thrifty", "B"}
    assert segments.plot().get_xlabel().startswith("Share of the market")
    assert len(segments.plot_evidence()) == 3
    again = jtbd.load_result(segments.save(tmp_path / "kept.json"))
    pd.testing.assert_frame_equal(again.table, segments.table, check_dtype=False)
    assert again.assign(other).equals(placed)


def test_what_needs_a_survey_says_so(segments):
    for ask in (segments.value_targets, segments.circumstances, segments.profile, segments.typing_tool):
        with pytest.raises(JtbdError, match=r"needs the answers of a survey.*compare_segmentations"):
            ask()
    with pytest.raises(JtbdError, match="only choices can be placed: with the attributes and levels af=1"):
        segments.assign(three_causes()[0])


def test_they_stand_in_the_contest_beside_segments_of_the_survey(segments):
    people, causes = three_causes(150)
    index = people.weights.index
    same_people = replace(segments, labels=pd.Series(np.resize(segments.labels, len(index)), index=index))
    named = {"trade-offs": same_people, "causes": pd.Series(causes, index=index)}
    contest = jtbd.compare_segmentations(people, named)
    table = contest.table.set_index("segmentation")
    assert table.loc["trade-offs", "n_segments"] == 2
    assert table.loc["trade-offs", "alignment"] < table.loc["causes", "alignment"]
    with pytest.raises(JtbdError, match="Give everybody a label"):
        jtbd.compare_segmentations(people, {"trade-offs": segments})
