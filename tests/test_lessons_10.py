"""Lesson 10: what the text says is what the cells print, and the two exercises."""

import re

import numpy as np
import pandas as pd
import pytest
from lesson_kit import read_lesson

import jtbd_helpers as jtbd
from jtbd_helpers.course.exercises.m10 import EX_10_1, EX_10_2, PARTS, TRACES
from jtbd_helpers.vocabulary import HEADLINES

LESSON = read_lesson("10")
WORKED, REVEALED = LESSON.said("worked"), LESSON.said("reveal")


# -- what the text says is what the cells print -------------------------------------------------------


def test_jobs_contexts_and_evidence():  # S3.1
    assert "8 contexts, 52 jobs; brought up by {'interview':" in WORKED
    assert "52 jobs here" in LESSON.prose
    assert "a job (stay close) and a context (abroad)" in LESSON.prose


def test_one_variable_is_refused():  # S3.2
    assert "Refused: the frame: job 'home_safely_late' rests on 1 signal from 1 source." in WORKED


def test_ada_by_hand_and_the_38_percent():  # S3.4
    mix = "{'in_touch': 40.0, 'weekend': 20.0, 'confidence': 2.0, 'other_jobs': 38.0}"
    assert f"Mix in %: {mix}" in WORKED
    assert f"Bo, in %: {mix}" in WORKED
    assert "Without evidence: ['Cy', 'Di']" in WORKED
    summed = eval(re.search(r"Weight × count, in %: ({.*})", WORKED)[1])
    assert summed["weekend"] - 20 > 5
    assert "in %: [20, 2, 40] and in the 49 other jobs 38" in WORKED
    assert "which makes 62 %. The other **38 %** belong to the remaining jobs" in LESSON.prose


def test_several_jobs_a_person_and_nobody_lost():  # S3.5
    assert int(re.search(r"per person, median: (\d+)", WORKED)[1]) >= 2
    assert "Without evidence: 0 of 3000" in WORKED


def test_six_segments_with_their_evidence():  # SX.1
    assert f"{HEADLINES['natural']}: 6 segments" in WORKED
    assert "Better than chance? 0 of 19 sets of look-alike customers separated this well." in WORKED
    assert "Jobs or sheer volume? 0 % of the groups is mere volume." in WORKED
    share = float(re.search(r"^\d +7 +[\d.]+ +([\d.]+)", WORKED, re.M)[1])
    assert share == pytest.approx(1 / 7, abs=0.02)  # "a seventh of the differences in volume"


def side_by_side() -> dict[str, list[float]]:
    """volume, mixes, agreement of each cut, as printed."""
    rows = re.findall(r"^([a-z][a-z ]+?) {2,}(-?\d\.\d\d) +(-?\d\.\d\d) +(-?\d\.\d\d)", WORKED, re.M)
    return {name: [float(v) for v in values] for name, *values in rows}


def test_cuts_by_single_variables_are_other_groups():  # S3.3, S3.6
    table = side_by_side()
    volume = {name: row[0] for name, row in table.items()}
    assert volume["raw counts"] == pytest.approx(1 / 3, abs=0.05)  # "a third" in q-10-09
    assert volume["square root of job mix"] == volume["age and plan"] == 0
    assert table["age and plan"][1] == 0
    order = ["age and plan", "raw counts", "shares of behaviour", "job mix", "square root of job mix"]
    assert [table[name][1] for name in order] == sorted(table[name][1] for name in order)
    assert "0 of 3,000 customers change their segment" in WORKED
    largest = re.search(r"^raw counts +(0\.\d\d) *$", WORKED, re.M)[1]
    assert float(largest) > 0.85  # "one holds nine of ten customers" in q-10-08


def test_three_or_four_crucial_jobs_and_an_offer_each():  # S3.7, S3.8
    shown = next(c for c in LESSON.built if "crucial = segments" in "".join(c["source"]))["outputs"]
    table = "".join("".join(o["data"].get("text/html", "")) for o in shown if "data" in o)
    letters = re.findall(r"<th>([A-F])</th>", table)
    assert {letters.count(letter) for letter in "ABCDEF"} <= {3, 4}
    assert set(re.findall(r"^    \"([A-F])\":", LESSON.code, re.M)) == set("ABCDEF")


def test_a_new_customer_and_customers_without_segments():  # SX.1
    assert "Segment: C" in WORKED
    assert HEADLINES["none"] in WORKED
    assert "do not agree on any number of groups" in LESSON.prose


def test_the_reveal_is_the_order_of_inputs():  # S3.3
    found = {name: float(value) for value, name in re.findall(r"(\d\.\d\d)  ([a-z ]+)$", REVEALED, re.M)}
    order = ["raw counts", "shares of behaviour", "job mix", "square root of job mix"]
    assert [found[name] for name in order] == sorted(found[name] for name in order)
    assert max(found["raw counts"], found["age and plan"]) < 0.10
    assert found["square root of job mix"] >= 0.90


# -- exercises ---------------------------------------------------------------------------------------


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
