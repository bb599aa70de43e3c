"""Every public verb called rightly, for the type checker; never run."""

import pandas as pd

import jtbd_helpers as jtbd


def analyst(frame: pd.DataFrame) -> None:
    survey: jtbd.Survey = jtbd.read_survey("survey.toml", roles="pooled").clean()
    scores: jtbd.ValueTargetScores = jtbd.score_value_targets(survey, by="age", threshold=0.3)
    struggles: jtbd.Struggles = jtbd.find_struggles(survey, important=4)
    segments: jtbd.Segmentation = jtbd.segment(survey, on=("struggle", "circumstance"), null_draws=0)
    contest: jtbd.SegmentationContest = jtbd.compare_segmentations(survey, {"one": segments})
    plan: jtbd.Blueprint = jtbd.blueprint(segments, budget=500)
    words: list[str] = [r.describe() for r in (scores, struggles, segments, contest, plan, jtbd.plan_survey(survey))]
    people: pd.Series = segments.rename({"A": "Late"}).assign(survey)
    segments.typing_tool(5).assign(frame)
    segments.profile(["age"]).plot()
    segments.save("segments.json")
    ranked: jtbd.JobRanking = jtbd.rank_jobs(frame, rule="any")
    agreed: jtbd.RankAgreement = jtbd.agree_rankings(frame)
    mix: jtbd.JobMix = jtbd.mix_jobs(frame, jtbd.read_signals("signals.toml"))
    mix.crucial_jobs(0.8)
    jtbd.draft_codebook("export.csv", out="survey.toml")
    words += [ranked.describe(), str(agreed.kendall_w), str(people), jtbd.load_result("segments.json").describe()]


def pricing(frame: pd.DataFrame) -> None:
    choices: jtbd.Choices = jtbd.read_choices("choices.toml")
    model: jtbd.ChoiceModel = jtbd.fit_choices(choices, "latent_class", n_classes=3)
    model.shares(frame).plot()
    model.willingness_to_pay("weight_g", 300, 200)
    model.best_prices({"af": "yes"}, frame, unit_cost=10)
    design: jtbd.ChoiceDesign = jtbd.design_choices({"brand": ["a", "b"]}, tasks=8, alternatives=3)
    design.expected_errors(100)
    jtbd.fit_ratings(frame).describe()
    jtbd.design_maxdiff(["a", "b", "c", "d"], sets=4, per_set=3)
    jtbd.fit_maxdiff(frame, draws=1000)


def learner() -> None:
    jtbd.start("ada")
    jtbd.quiz("02")
    jtbd.check("ex-08-1", 3)
    jtbd.hint("ex-08-1")
    jtbd.exercise_data("ex-08-1")
    jtbd.review()
    jtbd.progress()
    jtbd.explore()
    for board in (jtbd.three_column_table, jtbd.role_map, jtbd.concept_builder, jtbd.empathy_map):
        board()
    jtbd.load_data("navigation")
    jtbd.make_data("navigation", seed=7, n=1200)
