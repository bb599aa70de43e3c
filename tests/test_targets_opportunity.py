"""Opportunity scores: formulas, intervals, shrinkage, blocks, refusals."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from small_surveys import binary_ratings, survey_of

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.targets import score_value_targets
from jtbd_helpers.vocabulary import STATUSES


def one(scores, column, target="t01"):
    return scores.table.set_index("target_id").at[target, column]


def test_f1_circular_saw():
    """F1: 270 users, 200 important, 75 satisfied (Ulwick 2016): 7.4, 2.8, 12.0; unrounded 12.037."""
    importance = np.where(np.arange(270) < 200, 5, 1)[:, None]
    satisfaction = np.where(np.arange(270) < 75, 5, 1)[:, None]
    scores = score_value_targets(survey_of(importance, satisfaction))
    assert one(scores, "opportunity") == pytest.approx(12.037, abs=5e-4)
    assert round(one(scores, "importance"), 1) == 7.4
    assert round(one(scores, "satisfaction"), 1) == 2.8
    assert one(scores, "zone") == "high"


def test_hand_case_of_five_answers_repeated():
    """Importance 5 4 4 2 1, satisfaction 1 2 4 4 5: I = 6, S = 6; means 2.2 / 4 * 10 = 5.5, gap 0."""
    survey = survey_of(np.tile([5, 4, 4, 2, 1], 8)[:, None], np.tile([1, 2, 4, 4, 5], 8)[:, None])
    expected = {"top2": 6.0, "mean": 5.5, "unfloored": 6.0, "gap": 0.0, "individual": (9 + 6 + 4 + 2 + 1) / 5}
    for formula, value in expected.items():
        assert one(score_value_targets(survey, formula), "opportunity") == pytest.approx(value)


def test_the_cuts_follow_the_scale():
    """On 0-10 important is 8 and more: half of the people; on 1-7 it is 6 and more."""
    ratings = np.tile([8, 7], 20)[:, None]
    scores = score_value_targets(survey_of(ratings, ratings, scale=(0, 10)))
    assert one(scores, "importance") == 5.0
    assert "high from 8 of 0-10" in scores.caption
    sevens = survey_of(np.tile([6, 5], 20)[:, None], np.tile([6, 5], 20)[:, None], scale=(1, 7))
    assert one(score_value_targets(sevens), "importance") == 5.0


@pytest.mark.parametrize(("n", "half"), [(60, 2.36), (180, 1.36), (300, 1.05)])
def test_half_width_of_the_interval(n, half):
    """p_I .80 and p_S .35, independent: true 12.5, half-widths of the methods document (2.1), ± .15."""
    widths = []
    for seed in range(8):
        table = score_value_targets(survey_of(*binary_ratings(0.8, 0.35, n, 12, seed))).table
        widths.append((table["opportunity_high"] - table["opportunity_low"]).mean() / 2)
    assert np.mean(widths) == pytest.approx(half, abs=0.15)


@pytest.mark.parametrize(("n", "best"), [(60, 12.9), (180, 11.7)])
def test_winners_curse_is_shrunk_away(n, best):
    """Fifty targets, all truly 10.0: the best raw score flatters, the best shrunk score stays under 11."""
    tables = [score_value_targets(survey_of(*binary_ratings(0.7, 0.4, n, 50, seed))).table for seed in range(20)]
    assert np.mean([t["opportunity"].max() for t in tables]) == pytest.approx(best, abs=0.2)
    assert np.mean([t["shrunk"].max() for t in tables]) < 11


def test_the_floor_lifts_scores_without_a_gap():
    """True 7.0 with a gap of zero averages 7.33 at n = 60; the unfloored variant stays at 7.0."""
    surveys = [survey_of(*binary_ratings(0.7, 0.7, 60, 50, seed)) for seed in range(10)]
    mean = [
        np.mean([score_value_targets(s, f).table["opportunity"].mean() for s in surveys]) for f in ("top2", "unfloored")
    ]
    assert mean == pytest.approx([7.33, 7.0], abs=0.12)


@pytest.mark.slow
def test_intervals_cover():
    """95 % intervals hold the true 12.5 in 92-98 % of planted targets (goals: intervals)."""
    inside = []
    for seed in range(25):
        table = score_value_targets(survey_of(*binary_ratings(0.8, 0.35, 300, 20, seed)), seed=seed).table
        inside.append(((table["opportunity_low"] <= 12.5) & (table["opportunity_high"] >= 12.5)).mean())
    assert 0.92 <= np.mean(inside) <= 0.98


def test_difficulty_equals_a_hand_count():  # S1.10
    """40 people, 6 without an answer, 17 of 34 at 4 or 5: .5, Wilson .341 to .659."""
    values = np.array([5.0] * 10 + [4] * 7 + [3] * 9 + [1] * 8 + [np.nan] * 6)[:, None]
    scores = score_value_targets(survey_of(difficulty=values), "difficulty")
    assert one(scores, "opportunity") == 0.5
    assert one(scores, "n") == 34
    assert one(scores, "n_not_applicable") == 6
    assert [one(scores, f"opportunity_{end}") for end in ("low", "high")] == pytest.approx([0.3409, 0.6591], abs=1e-3)
    assert np.isnan(one(scores, "importance"))


@pytest.mark.parametrize("answer", [1, 5])
def test_difficulty_of_nobody_and_of_all_has_a_sane_interval(answer):
    scores = score_value_targets(survey_of(difficulty=np.full((40, 1), answer)), "difficulty")
    low, high = one(scores, "opportunity_low"), one(scores, "opportunity_high")
    assert 0 <= low <= one(scores, "opportunity") <= high <= 1
    assert high - low == pytest.approx(0.0876, abs=1e-3)


def test_the_interval_agrees_with_the_variance_on_paper():
    """For I > S: Var(O) = (100/n) [4 p_I(1 - p_I) + p_S(1 - p_S) - 4 (p_IS - p_I p_S)] (methods 2.1)."""
    rng = np.random.default_rng(4)
    important = rng.random(400) < 0.8
    satisfied = rng.random(400) < np.where(important, 0.2, 0.6)  # the two answers hang together
    survey = survey_of(np.where(important, 5, 1)[:, None], np.where(satisfied, 5, 1)[:, None])
    p, q, both = important.mean(), satisfied.mean(), (important & satisfied).mean()
    variance = 100 / 400 * (4 * p * (1 - p) + q * (1 - q) - 4 * (both - p * q))
    row = score_value_targets(survey).table.iloc[0]
    half = (row["opportunity_high"] - row["opportunity_low"]) / 2
    assert half == pytest.approx(1.96 * np.sqrt(variance), rel=0.06)


@pytest.mark.parametrize("name", ["navigation", "secure_data"])
def test_formulas_rank_a_shipped_case_differently(name):  # methods 2.1
    survey = jtbd.load_data(name).clean()
    ranks = {f: score_value_targets(survey, f).table["rank"].tolist() for f in ("top2", "mean", "gap")}
    assert ranks["top2"] != ranks["mean"] != ranks["gap"]


def mixed(n=120, seed=3, **columns):
    """Ratings of all values, with 2 % missing, and a level of importance that differs between targets."""
    rng = np.random.default_rng(seed)
    importance = np.clip(np.rint(rng.normal(np.linspace(2, 4.6, 8), 1, (n, 8))), 1, 5)
    satisfaction = np.clip(np.rint(rng.normal(3, 1, (n, 8))), 1, 5)
    importance[rng.random((n, 8)) < 0.02] = np.nan
    return survey_of(importance, satisfaction, **columns)


def test_order_of_rows_changes_nothing():
    ratings = mixed()
    turned = np.random.default_rng(1).permutation(120)
    frame, named = ratings.frame, {f"t{j:02d}": j for j in range(1, 9)}
    from jtbd_helpers.survey import Survey

    again = Survey.from_frame(
        frame.iloc[turned].reset_index(drop=True),
        respondent="person",
        importance={t: f"importance_{j}" for t, j in named.items()},
        satisfaction={t: f"satisfaction_{j}" for t, j in named.items()},
    )
    pd.testing.assert_frame_equal(score_value_targets(ratings).table, score_value_targets(again).table)


def test_doubling_all_weights_changes_nothing():
    weight = np.linspace(0.5, 1.5, 120)
    once, twice = mixed(weight=weight), mixed(weight=2 * weight)
    pd.testing.assert_frame_equal(score_value_targets(once).table, score_value_targets(twice).table)
    assert (score_value_targets(once).table["n_effective"] < 120).all()


def test_a_weight_of_two_counts_as_two_people():
    """20 people say 5, of weight 2; 20 say 1, of weight 1: two thirds find it important."""
    importance = np.repeat([5, 1], 20)[:, None]
    survey = survey_of(importance, np.ones((40, 1)), weight=np.repeat([2, 1], 20))
    assert one(score_value_targets(survey), "importance") == pytest.approx(20 / 3)


def test_firms_are_drawn_whole():
    """Twelve firms whose people answer alike say no more than twelve people: wider intervals."""
    importance = np.repeat(np.tile([5, 5, 1], 4), 10)[:, None]
    alone = survey_of(importance, np.ones((120, 1)))
    firms = survey_of(importance, np.ones((120, 1)), cluster=np.repeat([f"f{i}" for i in range(12)], 10))
    width = [one(s, "opportunity_high") - one(s, "opportunity_low") for s in map(score_value_targets, (alone, firms))]
    assert width[1] > 2 * width[0]
    hard = survey_of(difficulty=importance, cluster=np.repeat([f"f{i}" for i in range(12)], 10))
    assert one(score_value_targets(hard, "difficulty"), "opportunity_low") < 0.45


def test_variants_rank_differently():
    """A target that nearly all call important against one that divides people: the formulas disagree."""
    importance = np.column_stack([np.tile([4, 4, 4, 3], 30), np.tile([5, 5, 1, 5], 30)])
    satisfaction = np.column_stack([np.tile([3, 3, 3, 3], 30), np.tile([4, 1, 1, 1], 30)])
    survey = survey_of(importance, satisfaction)
    first = {f: score_value_targets(survey, f).table.sort_values("rank")["target_id"].iloc[0] for f in ("top2", "mean")}
    assert first["top2"] != first["mean"]


def test_blocks_by_a_column_score_as_if_alone():
    group = np.repeat(["north", "south"], 60)
    table = score_value_targets(mixed(profile={"area": group}), by="area").table
    assert table.columns[0] == "area"
    north = table[table["area"] == "north"]["importance"].to_numpy()
    ratings = mixed().importance.to_numpy()[:60], mixed().satisfaction.to_numpy()[:60]
    alone = score_value_targets(survey_of(*ratings)).table["importance"].to_numpy()
    np.testing.assert_allclose(north, alone)


def test_by_leaves_out_and_counts_people_without_an_answer():
    group = np.array(["north"] * 60 + ["south"] * 50 + [None] * 10, dtype=object)
    assert (
        "10 people without an answer to area are left out"
        in score_value_targets(mixed(profile={"area": group}), by="area").caption
    )


def test_small_groups_warn_in_the_caption_and_tiny_ones_are_refused():  # methods §10
    assert "Fewer than 100 people" in score_value_targets(mixed(n=60)).caption
    assert "Fewer than 100 people" not in score_value_targets(mixed(n=120)).caption
    shares = survey_of(difficulty=np.resize([5, 2], 60)[:, None])  # a mere share is warned about below 50
    assert "Fewer than" not in score_value_targets(shares, "difficulty").caption
    assert "Fewer than 50" in score_value_targets(shares._subset(np.arange(40)), "difficulty").caption
    with pytest.raises(JtbdError, match="has 29 people; a score needs at least 30"):
        score_value_targets(mixed(n=29))
    with pytest.raises(JtbdError, match="area 'south' has 20 people"):
        score_value_targets(mixed(profile={"area": np.repeat(["north", "south"], [100, 20])}), by="area")


def test_a_target_few_answered_is_not_measured():
    importance = np.full((40, 2), 5.0)
    importance[:20, 1] = np.nan
    scores = score_value_targets(survey_of(importance, np.full((40, 2), 2.0)))
    assert np.isnan(one(scores, "opportunity", "t02"))
    assert not one(scores, "zone_sure", "t02")
    assert "not measured" in repr(scores)


def test_refusals():
    with pytest.raises(JtbdError, match="Nearest: 'top2'"):
        score_value_targets(mixed(), "top3")
    with pytest.raises(JtbdError, match="needs difficulty ratings"):
        score_value_targets(mixed(), "difficulty")
    with pytest.raises(JtbdError, match="satisfaction was not asked"):
        score_value_targets(survey_of(importance=np.ones((40, 1)), difficulty=np.ones((40, 1))))
    with pytest.raises(JtbdError, match="Nearest: 'area'"):
        score_value_targets(mixed(profile={"area": np.repeat(["n", "s"], 60)}), by="aria")
    uneven = survey_of(np.ones((40, 1)), np.ones((40, 1)), scale={"importance": (1, 5), "satisfaction": (0, 10)})
    with pytest.raises(JtbdError, match="Formula 'gap' subtracts ratings"):
        score_value_targets(uneven, "gap")
    with pytest.raises(JtbdError, match=r"between 0\.5 and 0\.999"):
        score_value_targets(mixed(), confidence=95)
    with pytest.raises(JtbdError, match="`threshold` is 25"):
        score_value_targets(mixed(), threshold=25)


def test_pictures_name_the_variant_and_n():  # SX.4
    survey = mixed(profile={"area": np.repeat(["north", "south"], 60)})
    landscape = score_value_targets(survey).plot()
    assert landscape.get_title(loc="left") == "Opportunity, formula top2, n = 120"
    assert landscape.get_xlabel() == "Importance, 0-10"
    marks = {text.get_text() for text in landscape.texts}
    assert {f"t{j:02d}" for j in range(1, 9)} <= marks
    statuses = [text.get_text() for text in landscape.get_legend().get_texts()]
    assert all(text.split(" (")[1].rstrip(")") in STATUSES.values() for text in statuses)
    beside = landscape.figure.axes[1]  # a key says what the ids stand for, unless the Axes are somebody's own
    assert sum("t01" in text.get_text() for text in beside.texts) == 2
    own = plt.subplots()[1]
    assert score_value_targets(survey).plot(own) is own
    assert len(own.figure.axes) == 1
    blocks = score_value_targets(survey, "gap", by="area").plot()
    assert "formula gap" in blocks.get_title(loc="left")
    assert [text.get_text() for text in blocks.get_legend().get_texts()] == ["north", "south"]
    hard = score_value_targets(survey_of(difficulty=np.resize([5, 2], 60)[:, None]), "difficulty")
    assert hard.plot().get_title(loc="left") == "Difficulty share, n = 60"
    assert "by formula difficulty: 50% (38% to 62%)" in hard.describe()


def test_bars_show_statements_and_the_table_shows_statuses_with_their_gloss():
    survey = mixed(statements={"t01": "Know before leaving how long the whole way to the destination will take"})
    labels = [label.get_text() for label in score_value_targets(survey, "gap").plot().get_yticklabels()]
    assert "Know before leaving how long the whole way …  t01" in labels
    assert "t02" in labels
    assert "(fine)" in repr(score_value_targets(survey))


def test_the_sentence_names_the_leader_and_its_interval():
    assert "scores highest by formula top2" in score_value_targets(mixed()).describe()
    survey = mixed(profile={"area": np.repeat(["north", "south"], [30, 90])})
    split = score_value_targets(survey, by="area")
    first = split.table.loc[split.table["opportunity"].idxmax()]
    assert f"among area {first['area']}) scores" in split.describe()
    assert f"n = {first['n']}." in split.describe()


def test_names_of_zones_stand_beside_the_marks():
    survey = survey_of(*(np.resize(ratings, (40, 1)) for ratings in ([5, 5, 5, 4, 2], [1, 1, 2, 2, 2, 2, 2, 2, 2, 4])))
    ax = score_value_targets(survey).plot(plt.subplots()[1])
    x, y = ax.containers[0].lines[0].get_xydata()[0]
    assert (round(x, 1), round(y, 1)) == (8.0, 1.0)
    ax.figure.canvas.draw()
    names = [t for t in ax.texts if t.get_text().startswith("15")]
    assert not names[0].get_window_extent().contains(*ax.transData.transform((x, y)))


def test_ids_that_are_words_stand_clear_of_what_is_written_beside_them():
    rng = np.random.default_rng(0)
    names = ["price", "ask_somebody_who_knows"]
    frame = pd.DataFrame(rng.integers(1, 6, (60, 4)), columns=["i0", "i1", "s0", "s1"]).assign(who=range(60))
    survey = jtbd.Survey.from_frame(frame, "who", {names[0]: "i0", names[1]: "i1"}, {names[0]: "s0", names[1]: "s1"})
    figure = score_value_targets(survey).plot().figure
    figure.canvas.draw()
    places = [text.get_window_extent() for text in figure.axes[1].texts]
    assert all(left.x1 < right.x0 for left, right in zip(places[::2], places[1::2], strict=True))
    plt.close(figure)
