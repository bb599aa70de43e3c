"""Lesson 05: the sections, the minutes, the numbers in the text, and that nobody has to write code."""

import re
from pathlib import Path

import jupytext
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.explorables.shelf import SHELF
from jtbd_helpers.learn.bank import load_bank
from jtbd_helpers.learn.exercise import find_exercise
from jtbd_helpers.learn.exercises.m05 import EX_05_1, EX_05_2
from jtbd_helpers.learn.quiz_widget import drawn

SOURCE = next((Path(__file__).parents[1] / "notebooks" / "src").glob("05_*.py"))
CELLS = jupytext.read(SOURCE, fmt="py:percent").cells
RHYTHM = ["header", "warmup", "predict", "worked", "explore", "quiz", "exercise", "real", "summary", "template", "next"]
DUE, FORMS, SISTERS = 3, 2, {"q-05-16"}


def cells(kind=None, tag=None):
    return [c.source for c in CELLS if kind in (None, c.cell_type) and (tag is None or tag in c.metadata["tags"])]


CODE, TEXT = "\n".join(cells("code")), "\n".join(cells("markdown"))


def counted_minutes() -> float:
    """Words at 150 a minute; each item or prediction 1, each widget 4, each of two exercise forms 5."""
    items = len(re.findall(r"item=\"[qp]-[\d-]+\"\)", CODE)) + len(drawn(load_bank("05"), "ada")) + DUE
    return len(re.findall(r"\w+", TEXT)) / 150 + items + 4 * CODE.count("explore(") + 5 * FORMS


def test_sections_come_in_order():
    tags = [cell.metadata["tags"][0] for cell in CELLS]
    assert [t for t, before in zip(tags, [None, *tags], strict=False) if t != before] == RHYTHM


def test_minutes_are_counted():
    printed = int(re.search(r"\*\*Minutes:\*\* (\d+) \(counted\)", CELLS[0].source)[1])
    assert printed == round(counted_minutes())
    assert printed <= 60


def test_header_names_requirements_and_objectives():
    assert {"S2.5", "S2.6"} <= set(re.findall(r"\bS[\dX]\.\d+", CELLS[0].source))
    assert set(re.findall(r"- (05-\d)", CELLS[0].source)) == set(load_bank("05").objectives)


def test_what_the_lesson_calls_exists():
    bank = load_bank("05")
    assert set(re.findall(r"explore\(\"(\w+)\"\)", CODE)) <= set(SHELF)
    named = set(re.findall(r"item=\"([qp]-[\d-]+)\"", CODE))
    assert {n for n in named if n.startswith("q")} | SISTERS == set(bank.placed)
    assert {i for i in bank.items if i.startswith("p")} <= named
    for exercise in re.findall(r"check\(\"(ex-[\d-]+)\"\)", CODE):
        assert find_exercise(exercise).lesson == "05"


def test_the_core_quiz_holds_nothing_for_analysts():
    for learner in ("ada", "ben", "cem", "dora"):
        assert all(item.objective != "05-4" for item in drawn(load_bank("05"), learner))


def test_cells_are_short_and_no_step_needs_code():
    assert max(len(source.splitlines()) for source in cells("code")) <= 15
    assert "..." not in CODE
    assert "truth" not in CODE
    assert {'jtbd.check("ex-05-1")', 'jtbd.check("ex-05-2")'} <= set(CODE.splitlines())


def test_bank_carries_every_misconception_of_the_course():
    bank = load_bank("05")
    assert len(bank.questions) >= 10
    assert len({item.type for item in bank.questions}) >= 6
    carried = {m for item in bank.questions for m in item.misconceptions}
    assert {"M05a", "M05b", "M05c", "M05d"} <= carried


def test_numbers_in_the_text():  # S2.6
    jobs = jtbd.load_data("artery").jobs
    some, every, score = (jtbd.rank_jobs(jobs, rule) for rule in ("any", "all", "score"))
    assert (some.table["significant"].sum(), every.table["significant"].sum()) == (8, 1)
    assert 'result=8), jtbd.quiz("05", item="p-05-3", result=1' in CODE
    assert some.table.loc[0, "job"] == "restore_flow"
    assert some.table["rank"].tolist()[3:6] == [4, 4, 6]
    assert "share rank 4" in TEXT
    leader = score.table.iloc[0]
    assert round(10 * leader["in_place"]) == 6
    assert score.swap["job"] == "write_report"
    assert f"{score.swap['needed']:.2f}".lstrip("0") in TEXT
    place = some.table.set_index("job")["place"]
    assert place.eq("rare but crucial").sum() == 1
    assert some.table["frequent"].sum() == 9
    assert "Nine jobs lie on the right" in TEXT


def test_the_workshop_says_what_it_finds():
    names: dict = {"jtbd": jtbd, "print": lambda *_: None}
    source = next(s for s in cells("code") if "agree_rankings" in s)
    exec(compile(source, "05", "exec"), names)
    agreed = names["agreed"]
    assert f"W is {agreed.kendall_w:.2f}".replace("0.", ".") in TEXT
    assert f"p = {agreed.p_value:.3f}".replace("0.", ".") in TEXT
    table = agreed.table
    assert table["borda"].is_monotonic_decreasing
    assert table["copeland"].is_monotonic_decreasing
    assert table["worth"].is_monotonic_decreasing
    assert table.loc[:1, "rank_low"].tolist() == [1, 1]


def test_both_readings_are_offered_and_credited():  # S2.6, seed errors
    assert re.search(r"published later has \*four\* criteria\s+\(important, tangible, unsatisfied, lucrative\)", TEXT)
    assert "credits its list to the consultancy Innosight" in TEXT
    assert "It is a hint, no more" in TEXT


@pytest.mark.parametrize("exercise", [EX_05_1, EX_05_2], ids=lambda e: e.id)
def test_own_numbers_differ_between_learners(exercise):
    answers = {str(exercise.reference(exercise.data(seed))) for seed in range(200)}
    assert len(answers) > (150 if exercise is EX_05_1 else 20)


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
