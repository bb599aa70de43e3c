"""Lesson 09: the sections, the minutes, the numbers in the text, and that nobody has to write code."""

import json
import re
import runpy
from pathlib import Path

import jupytext
import pandas as pd
import pytest

from jtbd_helpers.explorables.shelf import SHELF
from jtbd_helpers.learn.bank import load_bank
from jtbd_helpers.learn.exercise import find_exercise
from jtbd_helpers.learn.exercises.m09 import EX_09_1, EX_09_2
from jtbd_helpers.learn.quiz_widget import drawn
from jtbd_helpers.words import HEADLINES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "notebooks" / "src" / "09_needs_clustering.py"
CELLS = jupytext.read(SOURCE, fmt="py:percent").cells
BUILT = json.loads((ROOT / "notebooks" / "09_needs_clustering.ipynb").read_text(encoding="utf-8"))["cells"]
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
    items = len(re.findall(r"item=\"[qp]-[\d-]+\"\)", CODE)) + len(drawn(load_bank("09"), "ada")) + DUE
    return len(re.findall(r"\w+", TEXT)) / 150 + items + 4 * CODE.count("explore(") + 5 * FORMS


def test_sections_come_in_order():
    tags = [cell.metadata["tags"][0] for cell in CELLS]
    assert [t for t, before in zip(tags, [None, *tags], strict=False) if t != before] == RHYTHM


def test_minutes_are_counted():
    printed = int(re.search(r"\*\*Minutes:\*\* (\d+) \(counted\)", CELLS[0].source)[1])
    assert printed == round(counted_minutes())
    assert printed <= 60


def test_header_names_requirements_and_objectives():
    assert {"S1.9", "S1.11", "S1.14", "SX.1", "SX.2", "SX.9"} <= set(re.findall(r"\bS[\dX]\.\d+", CELLS[0].source))
    assert set(re.findall(r"- (09-\d)", CELLS[0].source)) == set(load_bank("09").objectives)


def test_what_the_lesson_calls_exists():
    bank = load_bank("09")
    assert set(re.findall(r"explore\(\"(\w+)\"\)", CODE)) <= set(SHELF)
    named = set(re.findall(r"item=\"([qp]-[\d-]+)\"", CODE))
    assert {n for n in named if n.startswith("q")} == set(bank.placed)
    assert {i for i in bank.items if i.startswith("p")} <= named
    for exercise in re.findall(r"check\(\"(ex-[\d-]+)\"\)", CODE):
        assert find_exercise(exercise).lesson == "09"


def test_cells_are_short_and_no_step_needs_code():
    assert max(len(source.splitlines()) for source in cells("code")) <= 15
    assert "= ..." not in CODE
    assert {'jtbd.check("ex-09-1")', 'jtbd.check("ex-09-2")'} <= set(CODE.splitlines())


def test_bank_carries_every_misconception_of_the_course():
    bank = load_bank("09")
    assert len(bank.questions) >= 10
    assert len({item.type for item in bank.questions}) >= 4
    carried = {m for item in bank.questions for m in item.misconceptions}
    assert {"M09a", "M09b", "M09c", "M09d", "M09e"} <= carried


# -- what the text says is what the cells print -------------------------------------------------------


def test_the_average_is_flat_and_every_segment_is_not():  # S1.9
    assert "Undershot targets: 0 of 20" in said("worked")
    assert "Targets hard for more than 40 %: A 3; B 3; C 3; D 3; E 3" in said("worked")
    assert "The flat average of step 1 hid three unmet needs in every segment" in FLAT


def leakages() -> dict[str, float]:
    return {name: float(value) for name, value in re.findall(r"^([a-z][a-z -]+?) {2,}(0\.\d+)", said("worked"), re.M)}


def test_leakage_by_input():  # S1.11, SX.2
    found = leakages()
    assert found["importance only"] == pytest.approx(0.75, abs=0.01)
    assert "are three quarters habit. Raw ratings are worse" in FLAT
    assert found["raw ratings"] > found["importance only"]
    assert found["gap"] < 0.10 < min(value for name, value in found.items() if name != "gap")


def test_rules_disagree_and_seeds_flatter():
    text = said("worked")
    (silhouette, _, _), (drivers,) = (
        re.search(r"Silhouette says (\d), the elbow (\d), the gap statistic (\d)", text).groups(),
        re.search(r"Drivers: the silhouette says (\d)", text).groups(),
    )
    assert silhouette != "5"
    assert drivers == "2"
    ordinary, best = map(float, re.search(r"ordinary run ([\d.]+), the best of 40 seeds ([\d.]+)\.", text).groups())
    assert best > ordinary


def test_headlines():  # SX.1, SX.9
    text = said("worked")
    assert f"{HEADLINES['reproducible']}: 5 segments" in text
    assert f"{HEADLINES['natural']}: 5 segments" in text
    assert f"segment: {HEADLINES['none']}" in text
    assert "`plan_survey` says what more people could find" in text
    same = int(re.search(r"k-means on raw ratings: (\d+) of 100", text)[1])
    assert same >= 90
    assert "86 of 100 people stay" in FLAT


def test_profile_and_dice():  # S1.14
    assert "No common profile" in said("worked")
    raw, left = re.search(r"dice, (\d+) have p up to \.05; after correction (\d+)\.", said("worked")).groups()
    assert int(left) == 0 <= int(raw)


def test_roles_differ():  # S1.6, S1.8
    table = re.findall(r"(t\d\d), hard for (\d+)% of employees and (\d+)% of IT managers", said("worked"))
    assert {row[0] for row in table} == {"t16", "t17"}
    assert all(int(employees) > 65 and int(managers) < 20 for _, employees, managers in table)
    assert re.search(r"agree by 0\.0\d\.", said("worked"))


def test_the_reveal_is_the_order_of_inputs():  # S1.11
    found = {name: float(value) for value, name in re.findall(r"(-?\d\.\d\d)  ([a-z, -]+)$", said("reveal"), re.M)}
    order = ["importance only", "top-two-box opportunity", "raw ratings", "raw opportunity", "gap"]
    assert [found[name] for name in order] == sorted(found[name] for name in order)
    assert found["segment, with circumstances"] > found["gap"] > 2 * found["raw opportunity"]
    assert found["segment, needs"] > 0.7


# -- exercises ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", [EX_09_1, EX_09_2], ids=lambda e: e.id)
def test_own_numbers_differ_between_learners(exercise):
    answers = {str(exercise.reference(exercise.data(seed))) for seed in range(200)}
    assert len(answers) > (60 if exercise is EX_09_1 else 150)


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
    script = runpy.run_path(str(ROOT / "exercises" / "src" / "fits_09_1.py"))
    pd.testing.assert_frame_equal(script["fits"](), pd.read_csv(script["TARGET"]), check_dtype=False)
