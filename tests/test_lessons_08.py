"""Lessons 08a and 08b: the sections, the minutes, the numbers in the text, and who may open the truth."""

import itertools
import re
import runpy
from pathlib import Path

import jupytext
import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.explorables.market import BY_ID, balance
from jtbd_helpers.explorables.shelf import SHELF
from jtbd_helpers.learn.bank import load_bank
from jtbd_helpers.learn.exercise import find_exercise
from jtbd_helpers.learn.exercises.m08 import EX_08_1
from jtbd_helpers.learn.quiz_widget import drawn
from jtbd_helpers.words import HEADLINES, STATUSES

ROOT = Path(__file__).parents[1]
SOURCES = {path.name[:3]: path for path in (ROOT / "notebooks" / "src").glob("08[ab]_*.py")}
CELLS = {lesson: jupytext.read(path, fmt="py:percent").cells for lesson, path in SOURCES.items()}
RHYTHM = ["header", "warmup", "predict", "worked", "explore", "quiz", "exercise", "real", "summary", "template", "next"]
REQUIREMENTS = {0: 26, 1: 14, 2: 11, 3: 8, 4: 15, "X": 9}  # group -> highest number
PLANTED_PARTS = [0.7176, 0.0910, 0.1913]  # circumstance, solution in use, interaction: from the generator's own numbers
DUE, FORMS, PICTURE = 3, 2, "drivers_again"


def cells(lesson, kind=None, tag=None):
    return [
        cell.source
        for cell in CELLS[lesson]
        if kind in (None, cell.cell_type) and (tag is None or tag in cell.metadata["tags"])
    ]


def counted_minutes(lesson) -> float:
    """Words at 150 a minute; each item or prediction 1, each widget with controls 4, each of two exercise forms 5."""
    code = [
        cell.source for cell in CELLS[lesson] if "exercise" not in cell.metadata["tags"] and cell.cell_type == "code"
    ]
    items = len(re.findall(r"item=\"[qp]-[\d-]+\"\)", "\n".join(code))) + len(drawn(load_bank(lesson), "ada")) + DUE
    widgets = [name for name in re.findall(r"explore\(\"(\w+)\"\)", "\n".join(code)) if name != PICTURE]
    words = len(re.findall(r"\w+", "\n".join(cells(lesson, "markdown"))))
    return words / 150 + items + 4 * len(widgets) + 5 * FORMS


@pytest.mark.parametrize("lesson", SOURCES)
def test_sections_come_in_order(lesson):
    tags = [cell.metadata["tags"][0] for cell in CELLS[lesson]]
    assert list(dict.fromkeys(t for t in tags if t != "reveal")) == RHYTHM
    assert [t for t, before in zip(tags, [None, *tags], strict=False) if t != before] == list(dict.fromkeys(tags))
    assert set(tags) - set(RHYTHM) == ({"reveal"} if lesson == "08b" else set())


@pytest.mark.parametrize("lesson", SOURCES)
def test_minutes_are_counted(lesson):
    printed = int(re.search(r"\*\*Minutes:\*\* (\d+) \(counted\)", CELLS[lesson][0].source)[1])
    assert printed == round(counted_minutes(lesson))
    assert printed <= 60


@pytest.mark.parametrize("lesson", SOURCES)
def test_requirements_and_objectives_exist(lesson):
    header = CELLS[lesson][0].source
    quoted = re.findall(r"\bS([0-4X])\.(\d+)", header)
    assert len(quoted) >= 6
    for group, number in quoted:
        assert 1 <= int(number) <= REQUIREMENTS[group if group == "X" else int(group)]
    assert set(re.findall(r"- (08-\d)", header)) == set(load_bank(lesson).objectives)


@pytest.mark.parametrize("lesson", SOURCES)
def test_cells_are_short_and_few(lesson):
    assert max(len(source.splitlines()) for source in cells(lesson, "code")) <= 15
    assert len(CELLS[lesson]) <= {"08a": 31, "08b": 37}[lesson]


@pytest.mark.parametrize("lesson", SOURCES)
def test_truth_is_opened_in_the_reveal_only(lesson):  # SX.5
    opened = [cell.metadata["tags"] for cell in CELLS[lesson] if "truth" in cell.source and cell.cell_type == "code"]
    assert opened == ([["reveal"]] if lesson == "08b" else [])


@pytest.mark.parametrize("lesson", SOURCES)
def test_what_lessons_call_exists(lesson):
    code = "\n".join(cells(lesson, "code"))
    bank = load_bank(lesson)
    assert {name for name in re.findall(r"explore\(\"(\w+)\"\)", code)} <= set(SHELF)
    named = set(re.findall(r"item=\"([qp]-[\d-]+)\"", code))
    assert named <= set(bank.items)
    assert {n for n in named if n.startswith("q")} == set(bank.placed)
    assert {i for i in bank.items if i.startswith("p")} <= named
    assert find_exercise(re.search(r"check\(\"(ex-[\d-]+)\"\)", code)[1]).lesson == lesson


def test_no_step_needs_code():
    """A learner who does not code has a form, and never a cell to fill in."""
    for lesson in SOURCES:
        assert not any("..." in source for source in cells(lesson, "code"))
        assert any(f'jtbd.check("ex-08-{1 if lesson == "08a" else 2}")' in source for source in cells(lesson, "code"))


def test_banks_use_many_kinds_of_items():
    kinds = {item.type for lesson in SOURCES for item in load_bank(lesson).questions}
    assert len(kinds) >= 6
    assert {len(load_bank(lesson).questions) >= 10 for lesson in SOURCES} == {True}
    carried = {m for lesson in SOURCES for item in load_bank(lesson).questions for m in item.misconceptions}
    assert {f"M08{letter}" for letter in "abcdefg"} <= carried


def test_numbers_in_the_text_of_08a():  # S0.14, S0.15
    share = {"jams": 25 / 62, "stops": 22 / 62, "signal": 15 / 62}
    cost = {"jams": 2.5, "stops": 2.0, "signal": 3.0}
    needed = sum(share[c] * cost[c] for c in share)
    text = "\n".join(cells("08a", "markdown"))
    for number in (f"÷ {needed:.2f} = **{7.5 / needed:.2f}**", f"| {2.5 / needed:.2f} |", f"| {2 / needed:.2f} |"):
        assert number in text
    assert f"**{1 - share['jams']:.0%}**".replace("%", " %") in text
    assert f"**{1 - share['stops']:.0%}**".replace("%", " %") in text
    twelve = (4 * 2 + 5 * 2.5 + 3 * 3) / 12
    assert round(twelve, 2) == 2.46
    assert round(7.5 / twelve, 2) == 3.05


def test_hire_or_not_has_all_four_cases():  # S0.6
    cases = load_bank("08a").items["q-08-06"].parts
    read = [list(map(float, re.findall(r"\d+", part.text))) for part in cases]
    assert len(read) == 4
    for (value, alternative, price, limit), part in zip(read, cases, strict=True):
        assert part.answer == ("yes" if value > alternative and price <= limit else "no")
    assert any(v == a and p < w for v, a, p, w in read)
    assert any(v > a and p == w for v, a, p, w in read)


def test_served_is_said_to_be_ours():
    text = "\n".join(cells("08b", "markdown"))
    assert re.search(r"\*served\*[^.]*\bours\b", text)
    for status, gloss in STATUSES.items():
        assert f"{status}* ({gloss})" in text


def test_own_numbers_differ_between_learners():
    answers = {tuple(round(v, 2) for v in EX_08_1.reference(EX_08_1.data(seed)).values()) for seed in range(200)}
    assert len(answers) == 200


def run_cell(words, **names):
    """Run the code cell of 08b that holds these words, with other data; return its names."""
    source = next(source for source in cells("08b", "code") if words in source)
    exec(compile(source.replace("print(", "str(").replace("range(200)", "range(2)"), words, "exec"), names)
    return names


def planted_seed(seed):
    clean = jtbd.make_data("navigation", seed=seed).clean()
    segments = jtbd.segment(clean, null_draws=0, refits=0)
    split = run_cell("def explained", pd=pd, clean=clean, segments=segments)
    return split["parts"] - PLANTED_PARTS, run_cell("Logit", np=np, clean=clean, score=split["score"])["threshold"](
        clean.severity.index
    )


def test_where_struggle_comes_from_and_when_it_is_too_much():  # S0.3, S0.5
    for seed in range(2):
        errors, threshold = planted_seed(seed)
        assert np.abs(errors).max() <= 0.12
        assert threshold == pytest.approx(3.5, abs=0.25)


@pytest.mark.slow
def test_the_same_over_twenty_seeds():  # S0.3, S0.5
    found = [planted_seed(seed) for seed in range(20)]
    errors = np.abs([errors for errors, _ in found])
    assert errors.mean(axis=0).max() <= 0.05
    assert errors.max() <= 0.12
    assert all(abs(threshold - 3.5) <= 0.25 for _, threshold in found)


@pytest.mark.slow
def test_the_cuts_of_ex_08_2_are_those_that_were_fitted():
    script = runpy.run_path(str(ROOT / "exercises" / "src" / "cuts_08_2.py"))
    fitted = script["cuts"]()
    pd.testing.assert_frame_equal(fitted, pd.read_csv(script["TARGET"]), check_dtype=False)


@pytest.mark.parametrize("n", range(1, 4))
def test_no_single_design_is_best_for_every_cause(n):  # S0.2
    """Whatever is built for all, some drivers of one cause are offered something other than what they need."""
    for design in itertools.combinations(BY_ID, n):
        assert max(balance({cause: 1.0}, design).gap for cause in BY_ID) > 0


@pytest.mark.slow
def test_08b_holds_when_there_are_no_segments(capsys, tmp_path, monkeypatch):  # SX.1, SX.9
    """Somebody whose own survey has no groups gets through every cell up to the exercise, and is told so first."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JTBD_HOME", str(tmp_path))
    names = {"display": lambda *shown: None}
    for cell in CELLS["08b"]:
        if cell.cell_type == "code" and cell.metadata["tags"][0] in ("header", "worked"):
            exec(
                compile(cell.source.replace('load_data("navigation")', 'load_data("noise_twin")'), "08b", "exec"), names
            )
    assert capsys.readouterr().out.count(HEADLINES["none"]) >= 2
    assert names["segments"].n_segments == 1
