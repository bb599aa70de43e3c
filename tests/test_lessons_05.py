"""Lesson 05: the numbers in the text, what is kept out of the core quiz, and the two exercises."""

import re

import pytest
from lesson_kit import read_lesson

import jtbd_helpers as jtbd
from jtbd_helpers.course.exercises.m05 import EX_05_1, EX_05_2
from jtbd_helpers.course.learn.quiz_widget import drawn

LESSON = read_lesson("05")


def test_the_core_quiz_holds_nothing_for_analysts():
    for learner in ("ada", "ben", "cem", "dora"):
        assert all(item.objective != "05-4" for item in drawn(LESSON.bank, learner))


def test_numbers_in_the_text():  # S2.6
    jobs = jtbd.load_data("artery").jobs
    some, every, score = (jtbd.rank_jobs(jobs, rule) for rule in ("any", "all", "score"))
    assert (some.table["significant"].sum(), every.table["significant"].sum()) == (8, 1)
    assert 'result=8), jtbd.quiz("05", item="p-05-3", result=1' in LESSON.code
    assert some.table.loc[0, "job"] == "restore_flow"
    assert some.table["rank"].tolist()[3:6] == [4, 4, 6]
    assert "share rank 4" in LESSON.text
    leader = score.table.iloc[0]
    assert round(10 * leader["in_place"]) == 6
    assert score.swap["job"] == "write_report"
    assert f"{score.swap['needed']:.2f}".lstrip("0") in LESSON.text
    place = some.table.set_index("job")["place"]
    assert place.eq("rare but crucial").sum() == 1
    assert some.table["frequent"].sum() == 9
    assert "Nine jobs lie on the right" in LESSON.text


def test_the_workshop_says_what_it_finds():
    names: dict = {"jtbd": jtbd, "print": lambda *_: None}
    source = next(s for s in LESSON.sources("code") if "agree_rankings" in s)
    exec(compile(source, "05", "exec"), names)
    agreed = names["agreed"]
    assert f"W is {agreed.kendall_w:.2f}".replace("0.", ".") in LESSON.text
    assert f"p = {agreed.p_value:.3f}".replace("0.", ".") in LESSON.text
    table = agreed.table
    assert table["borda"].is_monotonic_decreasing
    assert table["copeland"].is_monotonic_decreasing
    assert table["worth"].is_monotonic_decreasing
    assert table.loc[:1, "rank_low"].tolist() == [1, 1]


def test_both_readings_are_offered_and_credited():  # S2.6, seed errors
    assert re.search(
        r"published later has \*four\* criteria\s+\(important, tangible, unsatisfied, lucrative\)", LESSON.text
    )
    assert "credits its list to the consultancy Innosight" in LESSON.text
    assert "It is a hint, no more" in LESSON.text


def test_tau_is_that_of_pandas():
    for seed in range(20):
        ranks = EX_05_2.data(seed)
        assert EX_05_2.reference(ranks) == pytest.approx(ranks["ada"].corr(ranks["ben"], method="kendall"))


def test_the_rule_of_the_exercise_is_that_of_rank_jobs():
    """Forty raters made of the counts: the package calls the same jobs significant."""
    import pandas as pd

    table = EX_05_1.data(3)
    rows = []
    for job in table.to_dict("records"):
        for r in range(40):
            content = 1 if r < job["unsatisfied"] else 5 if r >= 40 - job["content"] else 3
            rows.append((job["job"], 5 if r < job["failure_matters"] else 2, content, job["have_the_job_of_100"] / 100))
    frame = pd.DataFrame(rows, columns=["job", "consequence", "satisfaction", "share_with_job"])
    frame["payment"] = frame["job"].map(table.set_index("job")["would_pay_in_eur"])
    found = jtbd.rank_jobs(frame, high_payment=100).table
    assert sorted(found.loc[found["significant"], "job"]) == EX_05_1.reference(table)["significant"]
