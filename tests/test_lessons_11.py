"""Lesson 11: sections, minutes, the numbers in the text, who may open the truth, and stored fits that are fits."""

import re
import runpy
from pathlib import Path

import jupytext
import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.data.truth import reveal
from jtbd_helpers.errors import JtbdWarning
from jtbd_helpers.explorables import camera_tasks
from jtbd_helpers.explorables.shelf import SHELF
from jtbd_helpers.learn.bank import load_bank
from jtbd_helpers.learn.exercise import find_exercise
from jtbd_helpers.learn.exercises.m11 import EX_11_1, EX_11_2
from jtbd_helpers.learn.quiz_widget import drawn

ROOT = Path(__file__).parents[1]
CELLS = jupytext.read(ROOT / "notebooks" / "src" / "11_conjoint_importance.py", fmt="py:percent").cells
RHYTHM = ["header", "warmup", "predict", "worked", "explore", "quiz", "exercise", "reveal", "real", "summary"]
RHYTHM += ["template", "next"]
DUE, FORMS = 3, 2
PLANTED = {"A": [0.13, 0.05, 0.25, 0.58], "B": [0.45, 0.33, 0.03, 0.19]}  # autofocus, aperture, weight, price


def cells(kind=None, tag=None):
    return [
        cell.source
        for cell in CELLS
        if kind in (None, cell.cell_type) and (tag is None or tag in cell.metadata["tags"])
    ]


@pytest.fixture(scope="module")
def choices():
    return jtbd.load_data("photographers")


@pytest.fixture(scope="module")
def kinds(choices):
    return jtbd.fit_choices(choices, model="latent_class", n_classes=2, starts=5)


def test_sections_come_in_order():
    tags = [cell.metadata["tags"][0] for cell in CELLS]
    assert [t for t, before in zip(tags, [None, *tags], strict=False) if t != before] == RHYTHM


def test_minutes_are_counted():
    code = "\n".join(c.source for c in CELLS if c.cell_type == "code" and "exercise" not in c.metadata["tags"])
    items = len(re.findall(r"item=\"[qp]-[\d-]+\"\)", code)) + len(drawn(load_bank("11"), "ada")) + DUE
    words = len(re.findall(r"\w+", "\n".join(cells("markdown"))))
    counted = words / 150 + items + 4 * len(re.findall(r"explore\(\"", code)) + 5 * FORMS
    assert int(re.search(r"\*\*Minutes:\*\* (\d+) \(counted\)", CELLS[0].source)[1]) == round(counted)
    assert counted <= 60


def test_cells_are_short_and_few():
    assert max(len(source.splitlines()) for source in cells("code")) <= 15
    assert len(CELLS) <= 30


def test_truth_is_opened_in_the_reveal_only():  # SX.5
    opened = [c.metadata["tags"] for c in CELLS if c.cell_type == "code" and "truth" in c.source]
    assert opened == [["reveal"]]


def test_what_the_lesson_calls_exists():
    code, bank = "\n".join(cells("code")), load_bank("11")
    assert set(re.findall(r"explore\(\"(\w+)\"\)", code)) == {"take_the_tasks"}
    assert SHELF["take_the_tasks"][0] == "11"
    named = set(re.findall(r"item=\"([qp]-[\d-]+)\"", code))
    assert {n for n in named if n.startswith("q")} == set(bank.placed)
    assert {n for n in named if n.startswith("p")} == {i for i in bank.items if i.startswith("p")}
    asked = re.findall(r"check\(\"(ex-[\d-]+)\"\)", code)
    assert [find_exercise(e).lesson for e in asked] == ["11", "11"]
    assert set(re.findall(r"- (11-\d)", CELLS[0].source)) == set(bank.objectives)


def test_the_bank_uses_many_kinds_of_items():
    questions = load_bank("11").questions
    assert len(questions) >= 10
    assert {"single", "multiple", "numeric", "order", "classify"} <= {q.type for q in questions}
    assert {f"M11{letter}" for letter in "abcde"} <= {m for q in questions for m in q.misconceptions}


def test_both_posts_of_the_forum_are_right():  # seed errors, S4
    assert "**Both are right: jobs first, trade-offs second.**" in "\n".join(cells("markdown"))


def test_the_box_says_what_real_travellers_cannot_tell():
    box = cells("markdown", "real")[0]
    for words in ("drawn by choice", "no truth is known", "08a to 09 cannot be run", "not with their money"):
        assert words in box


def test_stated_importance_is_flat_and_choices_are_not(choices, kinds):  # M11a
    stated = choices.tables["people"].filter(like="stated_").mean()
    one = jtbd.fit_choices(choices).importance.set_index("attribute")["importance"]
    assert stated.max() - stated.min() < 0.35
    assert one["price"] / one["aperture"] == pytest.approx(3, abs=0.3)  # "about three times"
    by = kinds.importance.set_index(["segment", "attribute"])["importance"]
    assert by["A", "price"] > 0.5
    assert by["B", "af"] + by["B", "aperture"] == pytest.approx(0.75, abs=0.03)  # "three quarters"


def test_planted_importances_are_found(kinds):  # S4.9
    for kind, planted in PLANTED.items():
        table = kinds.importance
        found = table.loc[table["segment"] == kind, "importance"].to_numpy()
        assert np.abs(found - planted).max() <= 0.08


def test_labels_are_not_kinds(choices, kinds):  # M11d
    people = choices.tables["people"].set_index("respondent_id")
    among = pd.crosstab(people["label"], kinds.segments.reindex(people.index), normalize="index")
    assert round(10 * among.loc["professional", "A"]) == 4  # "four of ten professionals"
    planted = reveal("photographers")["people"].set_index("respondent_id")["class"]
    right = pd.crosstab(planted, kinds.segments.reindex(planted.index)).to_numpy()
    assert np.trace(right) / right.sum() > 0.9


def test_the_kinds_of_the_widget_are_those_of_the_lesson(kinds):
    for (share, worths), fitted, fitted_share in zip(
        camera_tasks.KINDS.values(), kinds.groups, kinds.group_shares, strict=True
    ):
        assert share == pytest.approx(fitted_share, abs=0.005)
        assert worths == pytest.approx(fitted * [1, 1, 1, 1, 1, 1, 1000, 1], abs=0.011)


def test_importances_of_hierarchical_bayes_lie_in_their_intervals(choices):
    with pytest.warns(JtbdWarning, match="have not settled"):
        table = jtbd.fit_choices(choices, model="hb", draws=60, warmup=40).importance
    assert ((table["low"] <= table["importance"]) & (table["importance"] <= table["high"])).all()


def test_own_numbers_differ_between_learners():
    assert len({str(EX_11_1.reference(EX_11_1.data(seed))) for seed in range(50)}) == 50
    assert len({str(EX_11_2.reference(EX_11_2.data(seed))) for seed in range(50)}) >= 20


def test_the_stored_models_of_ex_11_2_are_those_that_were_fitted():
    script = runpy.run_path(str(ROOT / "exercises" / "src" / "fits_11_2.py"))
    pd.testing.assert_frame_equal(script["fits"]().reset_index(drop=True), pd.read_csv(script["TARGET"]), atol=1e-6)


def test_the_completed_example_is_right():
    ranges = {"room": 1.5, "weight": 0.9, "price": 1.1}
    text = cells("markdown", "exercise")[0]
    for name, size in ranges.items():
        assert f"{round(100 * size / sum(ranges.values()))} %" in text, name
