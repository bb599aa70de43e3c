"""rank_jobs: the rule's truth table, the criteria on any scale, weights, intervals, and bad input."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jtbd_helpers as jtbd
from jtbd_helpers.jobs.weights import find_swap


def one(consequence=1, satisfaction=5, share=0.1, payment=10.0, job="a", **more):
    return {"job": job, "consequence": consequence, "satisfaction": satisfaction, "share_with_job": share} | {
        "payment": payment,
        **more,
    }


def ranked(rows, rule="any", high_payment=100, **options):
    return jtbd.rank_jobs(pd.DataFrame(rows), rule, high_payment, **options)


@pytest.mark.parametrize("facts", list(itertools.product([False, True], repeat=4)))
def test_truth_table_of_the_rule(facts):  # S2.6: 16 rows, the inner "or" included
    serious, badly, many, pay = facts
    row = one(5 if serious else 2, 1 if badly else 4, 0.6 if many else 0.1, 250 if pay else 20)
    for rule, expected in (("any", serious or badly or (many or pay)), ("all", serious and badly and (many or pay))):
        table = ranked([row], rule).table
        assert table["significant"].tolist() == [expected]
        assert table[["consequence", "unsatisfied", "reach"]].to_numpy().tolist() == [[serious, badly, many or pay]]
        assert table[["many", "pays_much"]].to_numpy().tolist() == [[float(many), float(pay)]]


def test_payment_is_not_measured_without_a_cut():
    """There is no default for "much"; without it only the share with the job speaks for reach."""
    result = ranked([one(share=0.1, payment=9999), one(share=0.4, job="b")], high_payment=None)
    assert result.table["pays_much"].isna().all()
    assert result.table.set_index("job")["reach"].to_dict() == {"a": False, "b": True}
    assert "payment not measured" in result.caption
    unstated = ranked([one(share=0.1, payment=np.nan), one(job="b", payment=200)]).table.set_index("job")
    assert np.isnan(unstated.loc["a", "pays_much"])
    assert not unstated.loc["a", "reach"]
    assert unstated.loc["b", "reach"]


def test_raters_are_counted_not_averaged():
    """Ratings 5, 5, 1, 1: half of the raters call it serious, though the mean is 3; 75th percentile of 20, 40, 60."""
    rows = [one(c, 3, 0.1, p) for c, p in zip([5, 5, 1, 1], [20, 40, 60, np.nan], strict=True)]
    first = ranked(rows, high_payment=50).table.iloc[0]
    assert first["consequence"]
    assert first["consequence_share"] == 0.5
    assert 0 < first["consequence_share_low"] < 0.5 < first["consequence_share_high"] < 1
    assert first["payment"] == 50
    assert first["pays_much"] == 1
    assert first["n"] == 4


@pytest.mark.parametrize(("scale", "serious", "badly"), [((1, 5), 4, 2), ((1, 7), 6, 2), ((0, 10), 8, 2)])
def test_cuts_follow_the_scale(scale, serious, badly):
    rows = [one(serious, badly), one(serious - 1, badly + 1, job="b")]
    result = ranked(rows, scale=scale)
    met = result.table.set_index("job")[["consequence", "unsatisfied"]]
    assert met.loc["a"].all()
    assert not met.loc["b"].any()
    assert f"{serious} or more of {scale[0]}-{scale[1]}" in result.caption


def test_the_rule_is_named_and_credited():  # S2.6, SX.4
    result = ranked([one()])
    assert "rule any" in result.caption
    assert "founding text" in result.caption
    assert "Innosight" not in result.caption
    every = ranked([one()], "all").caption
    assert "Innosight" in every
    assert "tangible is not asked" in every
    assert ranked([one()], "score").rule == "score"


def test_score_is_the_weighted_mean_of_the_criteria():
    """Consequence 5 -> 1, satisfaction 3 -> .5, share .2 -> .2, payment 50 of 100 -> .5, so reach .5."""
    equal = ranked([one(5, 3, 0.2, 50)], "score").table.iloc[0]
    assert equal["score"] == pytest.approx(2 / 3)
    assert equal["score_product"] == pytest.approx(0.25 ** (1 / 3))
    other = ranked([one(5, 3, 0.2, 50)], "score", weights={"consequence": 2, "reach": 2})
    assert other.table.loc[0, "score"] == pytest.approx(0.75)
    assert other.weights == {"consequence": 0.5, "unsatisfied": 0.0, "reach": 0.5}
    assert ranked([one(3, 3, 0.5)], "score").table.loc[0, "significant"]
    assert not ranked([one(3, 3, 0.49)], "score").table.loc[0, "significant"]


def test_ties_share_a_rank_and_significant_jobs_come_first():  # S2.5
    rows = [one(4, 4, 0.1, 0, "a"), one(4, 4, 0.1, 0, "b"), one(3, 3, 0.29, 0, "c"), one(5, 1, 0.9, 0, "d")]
    table = ranked(rows).table.set_index("job")
    assert table["rank"].to_dict() == {"d": 1, "a": 2, "b": 2, "c": 4}
    assert table.loc["c", "score"] > table.loc["a", "score"]
    assert not table.loc["c", "significant"]


def test_crucial_by_frequency_has_a_name_for_each_square():  # S2.5
    rows = [one(c, job=f"{c}{t}", times_per_month=t) for c in (5, 2) for t in (1, 30)] + [one(5, job="x")]
    place = ranked(rows).table.set_index("job")["place"]
    assert place[["51", "530", "21", "230"]].tolist() == [
        "rare but crucial",
        "crucial and frequent",
        "rare and trivial",
        "frequent but trivial",
    ]
    assert place.isna()["x"]
    assert "Rare but crucial: 51" in ranked(rows).describe()


def test_weights_say_how_much_hangs_on_them():
    """b = (.5, .75, .4) leads a = (1, .5, .1) by .017; at the weights that `swap` names they are level."""
    result = ranked([one(5, 3, 0.1, 0), one(3, 2, 0.4, 0, "b")], "score", high_payment=None)
    scaled = np.array([[1.0, 0.5, 0.1], [0.5, 0.75, 0.4]])
    weight = np.full(3, 1 / 3)
    assert result.swap["job"] == "a"
    moved = dict(zip(["consequence", "unsatisfied", "reach"], weight, strict=True))
    others = {name: w * (1 - result.swap["needed"]) / (2 / 3) for name, w in moved.items()}
    others[result.swap["criterion"]] = result.swap["needed"]
    level = scaled @ list(others.values())
    assert level[0] == pytest.approx(level[1])
    assert result.table["in_place"].between(0.3, 0.7).all()
    assert (result.table["top_three"] == 1).all()


def test_a_leader_in_everything_is_never_swapped():
    assert find_swap(["a", "b"], np.array([[0.9, 0.8, 0.7], [0.5, 0.4, 0.3]]), np.full(3, 1 / 3)) is None
    sure = ranked([one(5, 1, 0.9), one(2, 4, 0.1, job="b")], "score")
    assert sure.swap is None
    assert (sure.table["in_place"] == 1).all()


def raters(n, seed=0, named=False):
    rng = np.random.default_rng(seed)
    rows = []
    for job, serious in (("a", 4.6), ("b", 3.2), ("c", 2.0)):
        for r in range(n):
            rating = int(np.clip(np.rint(serious + rng.normal(0, 0.8)), 1, 5))
            rows.append(one(rating, 3, 0.1, 0, job) | ({"rater": f"r{r}"} if named else {}))
    return rows


@pytest.mark.parametrize("named", [False, True])
def test_intervals_of_ranks_resample_raters(named):
    result = ranked(raters(12, named=named), high_payment=None)
    table = result.table
    assert (table["rank_low"] <= table["rank"]).all()
    assert (table["rank"] <= table["rank_high"]).all()
    assert table.loc[0, "rank_high"] == 1
    assert "12 raters" in result.caption
    assert "Fewer than 10" in ranked(raters(4)).caption


def test_one_row_per_job_has_no_interval():
    result = ranked([one(), one(5, job="b")])
    assert result.table[["rank_low", "rank_high"]].isna().all().all()
    assert "not measured" in result.caption


@settings(max_examples=25, deadline=None)
@given(st.permutations(list(range(5))), st.sampled_from(["any", "all", "score"]))
def test_order_of_rows_and_unit_of_payment_change_nothing(order, rule):
    rows = [one(1 + k, 5 - k, 0.15 * k, 40 * k, f"j{k}") for k in range(5)]
    first = ranked(rows, rule).table.set_index("job")
    again = ranked([{**rows[k], "payment": 7 * rows[k]["payment"]} for k in order], rule, 700).table.set_index("job")
    columns = ["consequence", "unsatisfied", "reach", "significant", "rank"]
    pd.testing.assert_frame_equal(first[columns].sort_index(), again[columns].sort_index())
    assert first["score"].between(0, 1).all()


def test_any_holds_wherever_all_holds():
    rows = [one(c, s, h, 0, f"{c}{s}{h}") for c in (2, 4) for s in (2, 4) for h in (0.1, 0.5)]
    every, some = (ranked(rows, rule).table.set_index("job")["significant"] for rule in ("all", "any"))
    assert (some | ~every[some.index]).all()
    assert (every.sum(), some.sum()) == (1, 7)


def test_input_is_unchanged_and_the_result_repeats():
    frame = pd.DataFrame(raters(5))
    before = frame.copy(deep=True)
    assert repr(jtbd.rank_jobs(frame)) == repr(jtbd.rank_jobs(frame))
    pd.testing.assert_frame_equal(frame, before)


def test_pictures():
    from matplotlib.axes import Axes

    rows = [one(1 + k, job=f"job {k}", times_per_month=[0, 1, 5, 30, 400][k]) for k in range(5)]
    ax = ranked(rows).plot()
    assert {f"job {k}" for k in range(5)} <= {text.get_text() for text in ax.texts}
    assert "rare but crucial" in {text.get_text() for text in ax.texts}
    assert {"significant", "not significant"} == {text.get_text() for text in ax.get_legend().get_texts()}
    assert isinstance(ranked(raters(5)).plot(), Axes)
    assert isinstance(ranked([one(1, times_per_month=np.nan)]).plot(), Axes)
    assert ranked([one(1, times_per_month=0)]).plot(ax) is ax


GOOD = one(times_per_month=3, rater="r1")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"consequence": 6}, "column 'consequence', row 2: '6' is not a whole number from 1 to 5"),
        ({"satisfaction": 2.5}, "'2.5' is not a whole number"),
        ({"satisfaction": "high"}, "'high' is not a finite number"),
        ({"consequence": True}, "'True' is not a finite number"),
        ({"share_with_job": 30}, "'30.*' is no share"),
        ({"payment": -1}, "below zero"),
        ({"times_per_month": np.inf}, "not a finite number"),
        ({"job": None}, "'None' is empty|'nan' is empty"),
        ({"consequence": np.nan}, "'b' has no answer in column 'consequence'"),
        ({"job": "a"}, "row 2: rater 'r1' on job 'a' is there already, in row 1"),
    ],
)
def test_bad_cells_are_named(changes, message):
    with pytest.raises(jtbd.JtbdError, match=message):
        ranked([GOOD, GOOD | {"job": "b"} | changes])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"rule": "every"}, "There are: any, all, score"),
        ({"high_payment": 0}, "`high_payment` is 0. Give a number above 0"),
        ({"frequent": "often"}, "`frequent` is 'often'"),
        ({"frequent": None}, "`frequent` is None"),
        ({"scale": (5, 1)}, "must run upwards"),
        ({"scale": 5}, "give its two ends"),
        ({"weights": {"conseqence": 1}}, "Nearest: 'consequence'"),
        ({"weights": {"reach": -1}}, "'reach' is -1"),
        ({"weights": {"reach": 0}}, "all are 0"),
        ({"weights": [1, 1, 1]}, "give a dict"),
        ({"confidence": 2}, "`confidence` is 2"),
    ],
)
def test_bad_options_are_named(options, message):
    with pytest.raises(jtbd.JtbdError, match=message):
        ranked([GOOD, GOOD | {"rater": "r2"}], **options)


def test_bad_frames_are_named():
    frame = pd.DataFrame([GOOD])
    with pytest.raises(jtbd.JtbdError, match="no column 'satisfaction'"):
        jtbd.rank_jobs(frame.drop(columns="satisfaction"))
    with pytest.raises(jtbd.JtbdError, match="has no column 'payment'"):
        jtbd.rank_jobs(frame.drop(columns="payment"), high_payment=5)
    with pytest.raises(jtbd.JtbdError, match="has no rows"):
        jtbd.rank_jobs(frame.iloc[:0])
    with pytest.raises(jtbd.JtbdError, match="is a list"):
        jtbd.rank_jobs([GOOD])
    with pytest.raises(jtbd.JtbdError, match="two columns named 'job'"):
        jtbd.rank_jobs(pd.concat([frame, frame[["job"]]], axis=1))
