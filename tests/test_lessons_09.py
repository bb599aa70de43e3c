"""Lesson 09: what the text says is what the cells print, and the two exercises."""

import re
import runpy

import pandas as pd
import pytest
from lesson_kit import NOTEBOOKS, read_lesson

from jtbd_helpers.course.exercises.m09 import EX_09_1, EX_09_2
from jtbd_helpers.vocabulary import HEADLINES

LESSON = read_lesson("09")
WORKED, REVEALED = LESSON.said("worked"), LESSON.said("reveal")


# -- what the text says is what the cells print -------------------------------------------------------


def test_the_average_is_flat_and_every_segment_is_not():  # S1.9
    assert "Undershot targets: 0 of 20" in WORKED
    assert "Targets hard for more than 40 %: A 3; B 3; C 3; D 3; E 3" in WORKED
    assert "The flat average of step 1 hid three unmet needs in every segment" in LESSON.prose


def leakages() -> dict[str, float]:
    return {name: float(value) for name, value in re.findall(r"^([a-z][a-z -]+?) {2,}(0\.\d+)", WORKED, re.M)}


def test_leakage_by_input():  # S1.11, SX.2
    found = leakages()
    assert found["importance only"] == pytest.approx(0.75, abs=0.01)
    assert "are three quarters habit. Raw ratings are worse" in LESSON.prose
    assert found["raw ratings"] > found["importance only"]
    assert found["gap"] < 0.10 < min(value for name, value in found.items() if name != "gap")


def test_rules_disagree_and_seeds_flatter():
    (silhouette, _, _), (drivers,) = (
        re.search(r"Silhouette says (\d), the elbow (\d), the gap statistic (\d)", WORKED).groups(),
        re.search(r"Drivers: the silhouette says (\d)", WORKED).groups(),
    )
    assert silhouette != "5"
    assert drivers == "2"
    ordinary, best = map(float, re.search(r"ordinary run ([\d.]+), the best of 40 seeds ([\d.]+)\.", WORKED).groups())
    assert best > ordinary


def test_headlines():  # SX.1, SX.9
    assert f"{HEADLINES['reproducible']}: 5 segments" in WORKED
    assert f"{HEADLINES['natural']}: 5 segments" in WORKED
    assert f"segment: {HEADLINES['none']}" in WORKED
    assert "`plan_survey` says what more people could find" in WORKED
    same = int(re.search(r"k-means on raw ratings: (\d+) of 100", WORKED)[1])
    assert same >= 90
    assert "86 of 100 people stay" in LESSON.prose


def test_profile_and_dice():  # S1.14
    assert "No common profile" in WORKED
    raw, left = re.search(r"dice, (\d+) have p up to \.05; after correction (\d+)\.", WORKED).groups()
    assert int(left) == 0 <= int(raw)


def test_roles_differ():  # S1.6, S1.8
    table = re.findall(r"(t\d\d), hard for (\d+)% of employees and (\d+)% of IT managers", WORKED)
    assert {row[0] for row in table} == {"t16", "t17"}
    assert all(int(employees) > 65 and int(managers) < 20 for _, employees, managers in table)
    assert re.search(r"agree by 0\.0\d\.", WORKED)


def test_the_reveal_is_the_order_of_inputs():  # S1.11
    found = {name: float(value) for value, name in re.findall(r"(-?\d\.\d\d)  ([a-z, -]+)$", REVEALED, re.M)}
    order = ["importance only", "top-two-box opportunity", "raw ratings", "raw opportunity", "gap"]
    assert [found[name] for name in order] == sorted(found[name] for name in order)
    assert found["segment, with circumstances"] > found["gap"] > 2 * found["raw opportunity"]
    assert found["segment, needs"] > 0.7


# -- exercises ---------------------------------------------------------------------------------------


def test_every_verdict_comes_up():
    verdicts = {EX_09_2.reference(EX_09_2.data(seed))["verdict"] for seed in range(60)}
    assert verdicts == set(EX_09_2.answers[-1].choices)


def test_the_correction_is_that_of_scipy():
    from scipy.stats import false_discovery_control

    for seed in range(40):
        data = EX_09_1.data(seed)
        left = (false_discovery_control(data["profile"]["p_value"]) <= 0.05).sum()
        assert EX_09_1.reference(data)["facts"] == left


@pytest.mark.slow
def test_the_fits_of_ex_09_1_are_those_that_were_made():
    script = runpy.run_path(str(NOTEBOOKS.parent / "exercises" / "src" / "fits_09_1.py"))
    pd.testing.assert_frame_equal(script["fits"](), pd.read_csv(script["TARGET"]), check_dtype=False)
