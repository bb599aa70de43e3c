"""Lesson 10: the sections, the minutes, the numbers in the text, and that nobody has to write code."""

import json
import re
from pathlib import Path

import jupytext
import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.explorables.shelf import SHELF
from jtbd_helpers.learn.bank import load_bank
from jtbd_helpers.learn.exercise import find_exercise
from jtbd_helpers.learn.exercises.m10 import EX_10_1, EX_10_2, PARTS, TRACES
from jtbd_helpers.learn.quiz_widget import drawn
from jtbd_helpers.words import HEADLINES

ROOT = Path(__file__).parents[1]
CELLS = jupytext.read(ROOT / "notebooks" / "src" / "10_job_mix.py", fmt="py:percent").cells
BUILT = json.loads((ROOT / "notebooks" / "10_job_mix.ipynb").read_text(encoding="utf-8"))["cells"]
RHYTHM = ["header", "warmup", "predict", "worked", "explore", "quiz", "exercise", "reveal", "real", "summary"]
RHYTHM += ["template", "next"]
DUE, FORMS = 3, 2


def cells(kind=None, tag=None):
    return [c.source for c in CELLS if kind in (None, c.cell_type) and (tag is None or tag in c.metadata["tags"])]


CODE, TEXT = "\n".join(cells("code")), "\n".join(cells("markdown"))
FLAT = " ".join(TEXT.split())


def said(tag=None) -> str:
    """All that the built lesson prints, of one section if wanted."""
    outputs = [o for c in BUILT if tag in (None, *c["metadata"]["tags"]) for o in c.get("outputs", [])]
    texts = [o.get("text", o.get("data", {}).get("text/plain", "")) for o in outputs]
    return "\n".join("".join(text) for text in texts)


def counted_minutes() -> float:
    """Words at 150 a minute; each item or prediction 1, each widget 4, each of two exercise forms 5."""
    shown = len(re.findall(r"item=\"[qp]-[\d-]+\"\)", CODE)) + len(drawn(load_bank("10"), "ada")) + DUE
    return len(re.findall(r"\w+", TEXT)) / 150 + shown + 4 * CODE.count("explore(") + 5 * FORMS


def test_sections_come_in_order():
    tags = [cell.metadata["tags"][0] for cell in CELLS]
    assert [t for t, before in zip(tags, [None, *tags], strict=False) if t != before] == RHYTHM


def test_minutes_are_counted():
    printed = int(re.search(r"\*\*Minutes:\*\* (\d+) \(counted\)", CELLS[0].source)[1])
    assert printed == round(counted_minutes())
    assert printed <= 60


def test_header_names_requirements_and_objectives():
    assert {f"S3.{n}" for n in range(1, 9)} <= set(re.findall(r"\bS[\dX]\.\d+", CELLS[0].source))
    assert set(re.findall(r"- (10-\d)", CELLS[0].source)) == set(load_bank("10").objectives)


def test_what_the_lesson_calls_exists():
    bank = load_bank("10")
    assert set(re.findall(r"explore\(\"(\w+)\"\)", CODE)) == {"ternary"} <= set(SHELF)
    named = set(re.findall(r"item=\"([qp]-[\d-]+)\"", CODE))
    assert {n for n in named if n.startswith("q")} == set(bank.placed)
    assert {i for i in bank.items if i.startswith("p")} <= named
    for exercise in re.findall(r"check\(\"(ex-[\d-]+)\"\)", CODE):
        assert find_exercise(exercise).lesson == "10"


def test_cells_are_short_and_no_step_needs_code():
    assert max(len(source.splitlines()) for source in cells("code")) <= 15
    assert "= ..." not in CODE
    assert {'jtbd.check("ex-10-1")', 'jtbd.check("ex-10-2")'} <= set(CODE.splitlines())
    assert all("reveal" not in source for source in cells("code", "worked"))


def test_bank_carries_every_misconception_of_the_course():
    bank = load_bank("10")
    assert len(bank.questions) >= 10
    assert len({item.type for item in bank.questions}) >= 4
    carried = {m for item in bank.questions for m in item.misconceptions}
    assert {"M10a", "M10b", "M10c", "M10d"} <= carried


# -- what the text says is what the cells print -------------------------------------------------------


def test_jobs_contexts_and_evidence():  # S3.1
    assert "8 contexts, 52 jobs; brought up by {'interview':" in said("worked")
    assert "52 jobs here" in FLAT
    assert "a job (stay close) and a context (abroad)" in FLAT


def test_one_variable_is_refused():  # S3.2
    assert "Refused: the frame: job 'home_safely_late' rests on 1 signal from 1 source." in said("worked")


def test_ada_by_hand_and_the_38_percent():  # S3.4
    mix = "{'in_touch': 40.0, 'weekend': 20.0, 'confidence': 2.0, 'other_jobs': 38.0}"
    assert f"Mix in %: {mix}" in said("worked")
    assert f"Bo, in %: {mix}" in said("worked")
    assert "Without evidence: ['Cy', 'Di']" in said("worked")
    summed = eval(re.search(r"Weight × count, in %: ({.*})", said("worked"))[1])
    assert summed["weekend"] - 20 > 5
    assert "in %: [20, 2, 40] and in the 49 other jobs 38" in said("worked")
    assert "which makes 62 %. The other **38 %** belong to the remaining jobs" in FLAT


def test_several_jobs_a_person_and_nobody_lost():  # S3.5
    assert int(re.search(r"per person, median: (\d+)", said("worked"))[1]) >= 2
    assert "Without evidence: 0 of 3000" in said("worked")


def test_six_segments_with_their_evidence():  # SX.1
    text = said("worked")
    assert f"{HEADLINES['natural']}: 6 segments" in text
    assert "Better than chance? 0 of 19 sets of look-alike customers separated this well." in text
    assert "Jobs or sheer volume? 0 % of the groups is mere volume." in text
    share = float(re.search(r"^\d +7 +[\d.]+ +([\d.]+)", text, re.M)[1])
    assert share == pytest.approx(1 / 7, abs=0.02)  # "a seventh of the differences in volume"


def side_by_side() -> dict[str, list[float]]:
    """volume, mixes, agreement of each cut, as printed."""
    rows = re.findall(r"^([a-z][a-z ]+?) {2,}(-?\d\.\d\d) +(-?\d\.\d\d) +(-?\d\.\d\d)", said("worked"), re.M)
    return {name: [float(v) for v in values] for name, *values in rows}


def test_cuts_by_single_variables_are_other_groups():  # S3.3, S3.6
    table = side_by_side()
    volume = {name: row[0] for name, row in table.items()}
    assert volume["raw counts"] == pytest.approx(1 / 3, abs=0.05)  # "a third" in q-10-09
    assert volume["square root of job mix"] == volume["age and plan"] == 0
    assert table["age and plan"][1] == 0
    order = ["age and plan", "raw counts", "shares of behaviour", "job mix", "square root of job mix"]
    assert [table[name][1] for name in order] == sorted(table[name][1] for name in order)
    assert "0 of 3,000 customers change their segment" in said("worked")
    largest = re.search(r"^raw counts +(0\.\d\d) *$", said("worked"), re.M)[1]
    assert float(largest) > 0.85  # "one holds nine of ten customers" in q-10-08


def test_three_or_four_crucial_jobs_and_an_offer_each():  # S3.7, S3.8
    shown = next(c for c in BUILT if "crucial = segments" in "".join(c["source"]))["outputs"]
    table = "".join("".join(o["data"].get("text/html", "")) for o in shown if "data" in o)
    letters = re.findall(r"<th>([A-F])</th>", table)
    assert {letters.count(letter) for letter in "ABCDEF"} <= {3, 4}
    assert set(re.findall(r"^    \"([A-F])\":", CODE, re.M)) == set("ABCDEF")


def test_a_new_customer_and_customers_without_segments():  # SX.1
    assert "Segment: C" in said("worked")
    assert HEADLINES["none"] in said("worked")
    assert "do not agree on any number of groups" in FLAT


def test_the_reveal_is_the_order_of_inputs():  # S3.3
    found = {name: float(value) for value, name in re.findall(r"(\d\.\d\d)  ([a-z ]+)$", said("reveal"), re.M)}
    order = ["raw counts", "shares of behaviour", "job mix", "square root of job mix"]
    assert [found[name] for name in order] == sorted(found[name] for name in order)
    assert max(found["raw counts"], found["age and plan"]) < 0.10
    assert found["square root of job mix"] >= 0.90


# -- exercises ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", [EX_10_1, EX_10_2], ids=lambda e: e.id)
def test_own_numbers_differ_between_learners(exercise):
    answers = {str(exercise.reference(exercise.data(seed))) for seed in range(40)}
    assert len(answers) > 35


def test_the_package_scores_the_new_customers_as_the_exercise_does():  # S3.4
    for seed in range(5):
        data = EX_10_1.data(seed)
        table = data["signals"]
        weights = table.loc[list(TRACES), list(PARTS)].stack().rename_axis(["signal", "job"]).rename("weight")
        register = weights[weights > 0].reset_index()
        register["source"] = np.where(register.groupby("job").cumcount() == 0, "web", "app")
        events = table[["Cleo", "Dan"]].melt(ignore_index=False, var_name="customer_id", value_name="quantity")
        with pytest.warns(jtbd.JtbdWarning, match="adverts_received"):
            mix = jtbd.mix_jobs(events.reset_index(), register, unknown="other")
        right = EX_10_1.reference(data)
        shares = 100 * mix.table.loc["Cleo", list(PARTS[:2])]
        assert shares.tolist() == pytest.approx([right["in_touch"], right["weekend"]], abs=1e-6)
        assert list(mix.without_evidence) == ["Dan"]


def test_the_package_finds_the_crucial_jobs_as_the_exercise_does():  # S3.7
    for seed in range(20):
        data = EX_10_2.data(seed)
        shares = data["mixes"]["segment"].sort_values(ascending=False)
        jobs = EX_10_2.reference(data)["crucial"]
        assert jobs == list(shares.index[: len(jobs)])
        assert shares.iloc[: len(jobs) - 1].sum() < 80 <= shares.iloc[: len(jobs)].sum()
        assert pd.Series(data["mixes"].sum()).eq(100).all()
