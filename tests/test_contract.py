"""The contract's names: verbs and their parameters, columns, attributes, and what every result must be."""

import copy
import inspect
import re
from dataclasses import FrozenInstanceError, fields
from functools import cache
from operator import attrgetter

import matplotlib
import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal, assert_series_equal
from small_events import events, register
from small_surveys import survey_of

import jtbd_helpers as jtbd

matplotlib.use("Agg")
NASTY = "<script>alert(1)</script>"
QUICK = {"null_draws": 19, "refits": 2, "starts": 3, "max_segments": 4, "progress": False}


@cache
def planted(seed=0, n=240):
    """Three groups, each with a circumstance and two targets that fall short; statements that try to be HTML."""
    rng = np.random.default_rng(seed)
    group = np.arange(n) % 3
    own = group[:, None] == np.arange(6) // 2
    ratings = [np.clip(np.rint(rng.normal(np.where(own, a, b), 0.6)), 1, 5) for a, b in ((4.7, 3.2), (1.4, 3.2))]
    circumstances = {f"c{j}": np.where(rng.random(n) < 0.9, group == j, group != j).astype(int) for j in range(3)}
    names = [f"t{j + 1:02d}" for j in range(6)]
    kind = {"mode": "resolve", "statement": NASTY}
    features = [
        {"id": f"f{j}", "cost": j + 1.0, "addresses": [f"c{j}"], "targets": names[2 * j : 2 * j + 2], **kind}
        for j in range(3)
    ]
    return survey_of(
        *ratings,
        circumstances=circumstances,
        profile={"age": rng.integers(20, 70, n), "town": rng.choice([NASTY, "no"], n)},
        would_switch=rng.integers(0, 2, n),
        statements=dict.fromkeys(names, NASTY),
        features=features,
        title=NASTY,
    )


@cache
def segmented():
    return jtbd.segment(planted(), **QUICK)


def contest():
    return jtbd.compare_segmentations(planted(), {NASTY: segmented(), "one": segmented().labels.map(lambda _: "A")})


SCORES = "target_id statement n importance satisfaction opportunity opportunity_low opportunity_high shrunk status"
CAUSES = "circumstance share_with share_without lift low high q_value"
# A result, the call that makes it, and the columns that the contract names.
RESULTS = {
    "ValueTargetScores": (lambda: jtbd.score_value_targets(planted()), SCORES),
    "Struggles": (lambda: jtbd.find_struggles(planted()), "t01 t06"),
    "Causes": (lambda: jtbd.find_struggles(planted()).causes("t01"), CAUSES),
    "SurveyQuality": (lambda: planted().quality(), "respondent_id"),
    "Segmentation": (lambda: jtbd.segment(planted(), **QUICK).rename({"A": NASTY}), "segment n share share_low"),
    "Profile": (lambda: segmented().profile(), "segment share share_all lift low high"),
    "TypingTool": (lambda: segmented().typing_tool(3), "question accuracy"),
    "SegmentationContest": (contest, "segmentation n_segments alignment urgency_spread cost_burden unserved_share"),
    "JobMix": (lambda: jtbd.mix_jobs(events(), register()), "call watch pay"),
    "JobMixSegmentation": (
        lambda: jtbd.segment(jtbd.mix_jobs(events(), register()), n_segments=2, **QUICK).rename({"A": NASTY}),
        "segment n share share_low share_high crucial_jobs",
    ),
    "Blueprint": (lambda: jtbd.blueprint(segmented()), "segment target_id status circumstance feature cost"),
}


@cache
def made(name):
    return RESULTS[name][0]()


@pytest.mark.parametrize("name", RESULTS)
class TestEveryResult:
    def test_kind_and_columns(self, name):
        result = made(name)
        assert type(result).__name__ == name
        assert set(RESULTS[name][1].split()) <= set(result.table.columns)
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", str(column)) for column in result.table.columns)

    def test_is_frozen(self, name):
        for one in fields(made(name)):
            with pytest.raises(FrozenInstanceError):
                setattr(made(name), one.name, None)

    def test_two_equal_calls_look_equal_and_leave_their_input_alone(self, name):
        survey, before = planted(), copy.deepcopy(planted())
        again = RESULTS[name][0]()
        assert repr(again) == repr(made(name))
        assert again._repr_html_() == made(name)._repr_html_()
        assert_frame_equal(again.table, made(name).table)
        for one in fields(survey):
            value, was = getattr(survey, one.name), getattr(before, one.name)
            same = {pd.DataFrame: assert_frame_equal, pd.Series: assert_series_equal}.get(type(value))
            same(value, was) if same else None
            assert same or value == was

    def test_displays_are_short_and_escaped(self, name):
        result = made(name)
        assert len(repr(result).splitlines()) <= 40
        assert "<script" not in result._repr_html_()
        assert not re.search(r"\bnan\b|0x[0-9a-f]{6}|np\.", repr(result))
        assert 0 < result.describe().count(". ") + 1 <= 4

    def test_plot_draws_on_the_axes_given(self, name):
        import matplotlib.pyplot as plt

        plt.close("all")  # an earlier test may have left a picture open
        figure, ax = plt.subplots()
        try:
            assert made(name).plot(ax) is ax
            assert ax.has_data()
            assert plt.get_fignums() == [figure.number]
            assert isinstance(made(name).plot(), matplotlib.axes.Axes)
        finally:
            plt.close("all")


def test_what_a_segmentation_holds():
    segments = segmented()
    measured = "n_segments log_likelihood bic icl entropy stability leakage smallest_share start_hit_rate"
    assert set(measured.split()) <= set(segments.evidence)
    assert segments.evidence["n_segments"].tolist() == [1, 2, 3, 4]
    assert segments.n_segments == len(segments.table) == 3
    assert segments.table["segment"].tolist() == list("ABC") == list(segments.probabilities)
    assert segments.table["n"].is_monotonic_decreasing
    assert segments.labels.index.equals(planted().importance.index)
    assert segments.verdict in {"natural", "reproducible"}
    assert segments.null_p_value == pytest.approx(0.05)
    assert list(segments.respondents()) == ["respondent_id", "segment", "probability", "in_between"]
    assert set(segments.value_targets()["status"]) <= {"undershot", "overshot", "must-be", "indifferent", "served"}
    assert {"segment", "circumstance", "share"} <= set(segments.circumstances())


def test_every_follow_up_survives_saving_and_a_new_wave(tmp_path):  # SX.8
    segments, wave = segmented(), planted(seed=1, n=60)
    segments.save(tmp_path / "kept.json")
    loaded = jtbd.load_result(tmp_path / "kept.json")
    for name in ("table", "probabilities", "evidence", "questions"):
        assert_frame_equal(getattr(loaded, name), getattr(segments, name))
    assert_frame_equal(loaded.value_targets(), segments.value_targets())
    assert_series_equal(loaded.assign(wave), segments.assign(wave))
    with pytest.raises(jtbd.JtbdError, match="there is no column"):
        loaded.typing_tool(3).assign(pd.DataFrame({"t01_importance": [5.0]}))
    with pytest.raises(jtbd.JtbdError, match="does not ask 'c0'"):
        loaded.assign(survey_of(wave.importance, wave.satisfaction))
    answers = {name: wave.circumstances[name].tolist() for name in wave.circumstances}
    with pytest.raises(jtbd.JtbdError, match="importance on the scale 1-7, and the segmentation was fitted on 1-5"):
        loaded.assign(survey_of(wave.importance, wave.satisfaction, circumstances=answers, scale=(1, 7)))


def test_firms_that_answer_alike_widen_the_interval_of_a_share():
    """Six answers alike of each firm: the share of a segment rests on 20 firms, not on 120 people."""
    lone = survey_of(
        *[np.repeat(b.to_numpy()[::6][:20], 6, axis=0) for b in (planted().importance, planted().satisfaction)]
    )
    firms = survey_of(lone.importance, lone.satisfaction, cluster=np.repeat(np.arange(20), 6).astype(str))
    width = [
        (one.table["share_high"] - one.table["share_low"]).iloc[0]
        for one in (
            jtbd.segment(s, on="needs", n_segments=2, **QUICK | {"null_draws": 0, "refits": 0}) for s in (lone, firms)
        )
    ]
    assert width[1] > 1.8 * width[0]


def test_every_clustering_shows_its_evidence_in_one_panel():  # SX.2
    segments = jtbd.segment(planted(), n_segments=3, **QUICK | {"null_draws": 0, "refits": 0})
    assert segments.verdict == "constructive"
    for shown in (repr(segments), segments._repr_html_()):
        for words in ("Better than chance?", "Would we find them again?", "Needs or answering habit?", "not measured"):
            assert words in shown
    for column in ("bic", "icl", "stability", "leakage"):
        assert column in segments._repr_html_()


PARAMETERS = {
    "read_survey": "path roles",
    "draft_codebook": "path out",
    "load_data": "name",
    "make_data": "name seed n",
    "score_value_targets": "survey formula by threshold confidence seed",
    "find_struggles": "survey important satisfied",
    "segment": "data on n_segments null_draws refits seed progress",
    "compare_segmentations": "survey segmentations seed",
    "blueprint": "segmentation threshold",
    "read_signals": "source allow_thin",
    "mix_jobs": "events signals zone unknown progress",
    "JobMix.crucial_jobs": "coverage segments least",
    "load_result": "path",
    "start": "name",
    "quiz": "lesson",
    **dict.fromkeys(["check", "hint", "exercise_data"], "exercise"),
    **dict.fromkeys(["review", "progress"], ""),
    "explore": "name",
    "Survey.from_frame": "frame respondent importance satisfaction difficulty circumstances profile scale weight "
    "cluster would_switch statements themes features",
}


@pytest.mark.parametrize("verb", PARAMETERS)
def test_verbs_take_what_the_contract_says(verb):
    assert set(PARAMETERS[verb].split()) <= set(inspect.signature(attrgetter(verb)(jtbd)).parameters)


@pytest.mark.parametrize(
    "verb", ["find_struggles", "score_value_targets", "segment", "read_survey", "blueprint", "compare_segmentations"]
)
def test_a_bare_frame_is_refused_with_the_way_out(verb):
    given = [planted().frame, {"one": segmented()}][: 2 if verb == "compare_segmentations" else 1]
    with pytest.raises(jtbd.JtbdError, match=r"not a DataFrame\. .*`jtbd\.\w+"):
        getattr(jtbd, verb)(*given)


def test_other_wrong_things_are_refused_in_words(tmp_path):
    with pytest.raises(jtbd.JtbdError, match="`assign` takes a Survey, not a DataFrame"):
        segmented().assign(planted().frame)
    with pytest.raises(jtbd.JtbdError, match="takes a DataFrame or a Survey, not a list"):
        segmented().typing_tool(2).assign([1])
    with pytest.raises(jtbd.JtbdError, match="this is a folder"):
        segmented().save(tmp_path)
    with pytest.raises(jtbd.JtbdError, match="`segmentations` is a list"):
        jtbd.compare_segmentations(planted(), [segmented()])
