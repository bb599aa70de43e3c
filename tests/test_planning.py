"""What a sample could find (SX.9), and what more people would."""

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.segments.inputs import make_recipe
from jtbd_helpers.segments.reach import reach_of
from jtbd_helpers.segments.simulating import Simulator
from jtbd_helpers.segments.study import prepare
from jtbd_helpers.statistics import share_interval


@pytest.fixture(scope="module")
def twin():
    return jtbd.load_data("noise_twin").clean()


@pytest.fixture(scope="module")
def plan(twin):
    return jtbd.plan_survey(twin, [100, 400], surveys=20)


def test_more_people_find_smaller_things(plan):
    table = plan.table
    assert table["smallest_difference"].is_monotonic_decreasing
    assert table["smallest_group"].is_monotonic_decreasing
    assert table["share_half_width"].is_monotonic_decreasing
    assert np.allclose(table["score_half_width"] * np.sqrt(table["n"]), table["score_half_width"][0] * 10)


def test_the_sentence_of_none_says_much_the_same_as_the_simulation(twin, plan):
    """ "None" is said at once, so it rests on a formula; surveys drawn at random confirm it."""
    study = prepare(twin, make_recipe(twin, "needs", "gap", "tied"), 0)
    for row in plan.table.itertuples():
        difference, group, _ = reach_of(study.inputs, study.recipe, row.n)
        assert 0.75 < difference / row.smallest_difference < 1.25
        assert group >= 0.6 * row.smallest_group


def test_nothing_planted_is_not_found(twin):
    study = prepare(twin, make_recipe(twin, "needs", "gap", "tied"), 0)
    simulator = Simulator(study, 300, 20, 0)
    assert not simulator.found(0.25, 0.0)[0]
    found, apart = simulator.found(0.25, 3.0)
    assert found
    assert 1.5 < apart < 3.0  # ratings end at 1 and 5


def test_none_says_what_could_have_been_found_and_it_depends_on_the_sample():  # SX.9
    small = jtbd.segment(jtbd.make_data("noise_twin", seed=3, n=300), null_draws=1, refits=0)
    large = jtbd.segment(jtbd.make_data("noise_twin", seed=3, n=1200), null_draws=1, refits=0)
    for result in (small, large):
        if result.verdict == "none":
            assert "plan_survey" in result.describe()
    assert small.describe() != large.describe()


@pytest.mark.slow
@pytest.mark.parametrize("n", [300, 600])
def test_what_is_promised_is_found_in_surveys_of_another_maker(twin, n):
    """The plan's own surveys are look-alikes; these come from the generator of the data set, whole-number ratings."""
    apart = jtbd.plan_survey(twin, [n]).table["smallest_difference"][0]
    found, seen, surveys = 0, [], 25
    for seed in range(surveys):
        survey, realised = with_a_group(n, 1.02 * apart, seed)  # ratings stop at 5: people end up less apart
        found += jtbd.segment(survey, on="needs", null_draws=19, refits=0).n_segments > 1
        seen.append(realised)
    assert np.mean(seen) == pytest.approx(apart, rel=0.03)
    assert found >= 14  # 8 of 10 would be 20; less is three standard errors below


def with_a_group(n, points, seed):
    """A survey without groups, in which a quarter of the people then get larger gaps on a third of the themes."""
    rng = np.random.default_rng([seed, 77])
    made = jtbd.make_data("noise_twin", seed=1000 + seed, n=round(1.3 * n)).clean()
    importance, satisfaction = (block.to_numpy(dtype=float)[:n] for block in (made.importance, made.satisfaction))
    themes = made.value_targets["theme"].to_numpy()
    names = pd.unique(made.value_targets["theme"].dropna())
    moved = np.flatnonzero(np.isin(themes, rng.permutation(names)[: round(len(names) / 3)]))
    member = rng.permutation(n) < n // 4
    add = np.zeros_like(importance)
    add[np.ix_(member, moved)] = points
    whole = np.floor(add + rng.random(add.shape))
    up = np.minimum(np.ceil(whole / 2), 5 - importance)
    raised, lowered = importance + np.nan_to_num(up), np.clip(satisfaction - whole + np.nan_to_num(up), 1, 5)
    change = (raised - lowered) - (importance - satisfaction)
    return survey_of(made, raised, lowered), np.nanmean(change[np.ix_(member, moved)])


def survey_of(asked, importance, satisfaction):
    """A survey with the questions of another, and these answers."""
    ids, themes = list(asked.importance.columns), asked.value_targets["theme"]
    frame = pd.DataFrame({"id": [f"p{i}" for i in range(len(importance))]})
    frame[[f"i_{t}" for t in ids]], frame[[f"s_{t}" for t in ids]] = importance, satisfaction
    named = {t: theme for t, theme in zip(ids, themes, strict=True) if pd.notna(theme)}
    return jtbd.Survey.from_frame(frame, "id", {t: f"i_{t}" for t in ids}, {t: f"s_{t}" for t in ids}, themes=named)


def test_people_for_an_interval_is_the_least_number(plan):
    for half, share in ((0.05, 0.25), (0.03, 1.0), (0.1, 0.1)):
        n = plan.people_for(half, share)
        widths = [np.ptp(share_interval(0.5, people * share)) / 2 for people in (n - 1, n)]
        assert widths[1] <= half < widths[0]


def test_score_half_width_is_what_a_group_of_that_size_shows(twin, plan):
    people = np.random.default_rng(1).permutation(len(twin.weights))[:100]  # a quarter of 400
    quarter = survey_of(twin, twin.importance.to_numpy()[people], twin.satisfaction.to_numpy()[people])
    table = jtbd.score_value_targets(quarter).table
    seen = ((table["opportunity_high"] - table["opportunity_low"]) / 2).mean()
    assert plan.table["score_half_width"][1] == pytest.approx(seen, rel=0.15)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda twin, plan: jtbd.plan_survey(twin, []), "each at least 20"),
        (lambda twin, plan: jtbd.plan_survey(twin, [5]), "`people` is 5; give a whole number from 20"),
        (lambda twin, plan: jtbd.plan_survey(twin, [100.7]), "`people` is 100.7; give a whole number"),
        (lambda twin, plan: jtbd.plan_survey(twin, "many"), "`people` is 'many'; give a whole number"),
        (lambda twin, plan: jtbd.plan_survey(twin, surveys=3), "`surveys` is 3; give a whole number from 20"),
        (lambda twin, plan: jtbd.plan_survey(twin, surveys=None), "`surveys` is None"),
        (lambda twin, plan: jtbd.plan_survey(twin, seed=-1), "`seed` is -1"),
        (lambda twin, plan: jtbd.plan_survey(twin.importance), "`plan_survey` takes a Survey, not a DataFrame"),
        (lambda twin, plan: plan.people_for("a"), "`half_width` is 'a'"),
        (lambda twin, plan: plan.people_for(5), "half-width between 0 and 0.5"),
        (lambda twin, plan: plan.people_for(0.05, 25), "a share above 0, up to 1"),
    ],
)
def test_what_cannot_be_planned_is_refused(twin, plan, ask, told):
    with pytest.raises(JtbdError, match=told):
        ask(twin, plan)


def test_the_plan_reads_as_words(plan):
    assert "8 of 10 simulated surveys: with 100 people groups of a quarter" in plan.describe()
    assert len(plan.table) == 2


def test_the_same_seed_gives_the_same_plan(twin, plan):
    again = jtbd.plan_survey(twin, [100], surveys=20).table
    pd.testing.assert_frame_equal(again, plan.table.iloc[:1])
