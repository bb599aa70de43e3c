"""Segments by job mix: found where planted, none where there are none, volume never a segment."""

import matplotlib
import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal, assert_series_equal
from small_events import plain

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError, JtbdWarning
from jtbd_helpers.segments import kmeans

matplotlib.use("Agg")
QUICK = {"starts": 4, "max_segments": 4, "progress": False}


def behaviour(seed=0, n=240, groups=((8, 1, 1), (1, 8, 1), (1, 1, 8)), volume=60, times=1):
    """Customers of three kinds, each mostly about one of three jobs."""
    rng, signals = np.random.default_rng(seed), jtbd.read_signals(plain())
    mixes = np.array([rng.dirichlet(np.array(groups[i % len(groups)])) for i in range(n)])
    counts = rng.poisson(volume * rng.lognormal(0, 0.5, n)[:, None] * (mixes @ signals.weights.to_numpy())) * times
    who, what = np.nonzero(counts)
    frame = {"customer_id": [f"c{i:03d}" for i in who], "signal": signals.traces["signal"].to_numpy()[what]}
    return pd.DataFrame(frame).assign(quantity=counts[who, what])


@pytest.fixture(scope="module")
def mix():
    return jtbd.mix_jobs(behaviour(), plain())


@pytest.fixture(scope="module")
def segments(mix):
    return jtbd.segment(mix, refits=10, **QUICK)


def test_planted_kinds_are_found_with_their_evidence(mix, segments):
    assert isinstance(segments, jtbd.Segmentation)
    assert (segments.n_segments, segments.verdict, segments.headline) == (3, "natural", "Clear groups")
    assert segments.null_p_value == pytest.approx(0.05)
    kinds = [int(name[1:]) % 3 for name in segments.labels.index]
    assert (pd.crosstab(segments.labels, np.array(kinds)) > 0.9 * 80).to_numpy().sum() == 3
    columns = "n_segments log_likelihood bic icl entropy stability leakage smallest_share start_hit_rate volume_share"
    assert set(columns.split()) <= set(segments.evidence)
    assert segments.evidence[["log_likelihood", "bic", "icl", "entropy", "leakage"]].isna().all(axis=None)
    assert segments.evidence["stability"].notna().tolist() == [False, True, True, True]
    assert segments.volume_share < 0.05
    assert segments.noun == "group"  # these jobs name no context
    assert set(segments.table["leading_job"]) == {"call", "watch", "pay"}
    assert [jobs[0] for jobs in segments.table["crucial_jobs"]] == segments.table["leading_job"].tolist()
    assert set(segments.crucial_jobs()["segment"]) == set("ABC")
    assert list(segments.respondents()) == ["customer_id", "segment", "probability", "in_between"]
    assert segments.labels.index.equals(mix.table.index)
    assert segments.questions["question"].iloc[2] == "Jobs or sheer volume?"
    assert "0 of 19 sets of look-alike customers" in repr(segments)
    assert "cover 80 % of a mean mix, shares below 5 % set aside" in segments.caption
    assert "volume_share" in segments._repr_html_()
    assert segments.plot().has_data()
    assert len(segments.plot_evidence()) == 3


def test_a_segment_that_names_contexts_is_called_one(mix):
    table = mix.signals.table.drop(columns="where").assign(statement="Do it", context="abroad")
    result = jtbd.segment(jtbd.mix_jobs(behaviour(), table), n_segments=3, refits=0, null_draws=0, **QUICK)
    assert (result.noun, result.verdict) == ("segment", "constructive")
    assert np.isnan(result.null_p_value)
    assert result.probabilities.isna().all(axis=None)


def test_volume_moves_nobody(segments):  # S3.6
    for times in (2, 5, 10):
        more = jtbd.mix_jobs(behaviour(times=times), plain())
        assert_series_equal(segments.assign(more), segments.labels)
        assert_series_equal(segments.assign(segments.mix.score(behaviour(times=times))), segments.labels)


def test_customers_of_one_kind_are_no_segments():
    alike = jtbd.mix_jobs(behaviour(groups=((400, 400, 400),)), plain())
    result = jtbd.segment(alike, refits=6, **QUICK)
    assert (result.verdict, result.n_segments) == ("none", 1)
    assert result.describe().startswith("No segments found")
    assert "Samples of these customers agree best on" in result.reach
    assert result.labels.eq("A").all()
    assert result.plot().has_data()


def test_heavy_and_light_users_are_passed_over():
    """Light users see little but background: two kinds by volume, which refits find again every time."""
    heavy = behaviour(groups=((20, 1, 1),), volume=2000)
    light = behaviour(seed=1, groups=((1, 20, 1),), volume=20).assign(customer_id=lambda f: "x" + f["customer_id"])
    both = jtbd.mix_jobs(pd.concat([heavy, light]), plain())
    result = jtbd.segment(both, refits=6, **{**QUICK, "max_segments": 2})
    assert result.evidence["stability"].iloc[1] > 0.9
    assert result.evidence["volume_share"].iloc[1] > 0.5
    assert result.verdict == "none"
    with pytest.warns(JtbdWarning, match="of the segments is mere volume: heavy and light users"):
        forced = jtbd.segment(both, n_segments=2, refits=6, **QUICK)
    assert forced.questions["word"].iloc[2] == "volume too"


def test_log_ratios_say_what_hangs_on_zeros(mix):
    result = jtbd.segment(mix, n_segments=3, refits=0, null_draws=0, transform="clr", delta=0.01, **QUICK)
    assert "K-means on log-ratios of the mix" in result.caption
    assert "Zeros became 0.01; agreement with other values: " in result.caption
    assert result.assign(mix).eq(result.labels).all()


def test_everything_survives_a_file(tmp_path, mix, segments):
    loaded = jtbd.load_result(segments.save(tmp_path / "kept.json"))
    assert repr(loaded) == repr(segments)
    assert_frame_equal(loaded.evidence, segments.evidence)
    assert_series_equal(loaded.assign(mix), segments.labels)
    assert_frame_equal(loaded.rename({"A": "Late"}).crucial_jobs(), segments.rename({"A": "Late"}).crucial_jobs())


def test_same_call_same_answer_and_many_customers(mix, monkeypatch):
    call = {"refits": 3, "null_draws": 2, **QUICK}
    assert_frame_equal(jtbd.segment(mix, **call).table, jtbd.segment(mix, **call).table)
    monkeypatch.setattr("jtbd_helpers.segments.jobmixes.LARGEST", 150)
    many = jtbd.segment(mix, refits=6, **QUICK)
    assert "measured on 150 of them, drawn at random; all were placed" in many.caption
    assert many.n_segments == 3
    assert many.labels.notna().all()
    assert many.table["n"].sum() == 240


def test_what_has_no_meaning_here_is_refused(mix, segments):
    for follow_up in ("value_targets", "circumstances", "profile", "typing_tool"):
        with pytest.raises(JtbdError, match="these segments rest on events alone"):
            getattr(segments, follow_up)()
    with pytest.raises(JtbdError, match="only a JobMix of the same jobs can be placed"):
        segments.assign(mix.table)
    with pytest.raises(JtbdError, match=r"are about surveys\. Leave them out for job mixes"):
        jtbd.segment(mix, on="needs")
    with pytest.raises(JtbdError, match="Without refits nothing says how many"):
        jtbd.segment(mix, refits=0)
    with pytest.raises(JtbdError, match="Nearest: 'sqrt'"):
        jtbd.segment(mix, transform="sqr")
    with pytest.raises(JtbdError, match="`transform` and `delta` are about job mixes"):
        jtbd.segment(jtbd.load_data("navigation"), transform="clr")
    few = jtbd.mix_jobs(behaviour(n=9), plain())
    with pytest.raises(JtbdError, match="9 customers; groups need at least 20"):
        jtbd.segment(few)


def test_look_alikes_have_the_markets_traces(mix):
    rows = np.arange(len(mix.table))
    with kmeans.one_thread():
        explained = kmeans.look_alikes(mix, rows, {"transform": "sqrt", "delta": None}, [2, 3], 4, 0, False)
    own = kmeans.group(np.sqrt(mix.table.to_numpy()), 3, 3, 0).explained
    assert explained.shape == (4, 2)
    assert (explained[:, 1] > explained[:, 0]).all()
    assert explained.max() < own
