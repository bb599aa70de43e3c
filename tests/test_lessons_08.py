"""Lessons 08a and 08b: the numbers in the text, and what the lesson finds over many seeds and without segments."""

import itertools
import re
import runpy

import numpy as np
import pandas as pd
import pytest
from lesson_kit import NOTEBOOKS, read_lesson

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.market import BY_ID, balance
from jtbd_helpers.vocabulary import HEADLINES, STATUSES

CAUSES, SEGMENTS = read_lesson("08a"), read_lesson("08b")
PLANTED_PARTS = [0.7176, 0.0910, 0.1913]  # circumstance, solution in use, interaction: from the generator's own numbers


def test_numbers_in_the_text_of_08a():  # S0.14, S0.15
    share = {"jams": 25 / 62, "stops": 22 / 62, "signal": 15 / 62}
    cost = {"jams": 2.5, "stops": 2.0, "signal": 3.0}
    needed = sum(share[c] * cost[c] for c in share)
    text = CAUSES.text
    for number in (f"÷ {needed:.2f} = **{7.5 / needed:.2f}**", f"| {2.5 / needed:.2f} |", f"| {2 / needed:.2f} |"):
        assert number in text
    assert f"**{1 - share['jams']:.0%}**".replace("%", " %") in text
    assert f"**{1 - share['stops']:.0%}**".replace("%", " %") in text
    twelve = (4 * 2 + 5 * 2.5 + 3 * 3) / 12
    assert round(twelve, 2) == 2.46
    assert round(7.5 / twelve, 2) == 3.05


def test_hire_or_not_has_all_four_cases():  # S0.6
    cases = CAUSES.bank.items["q-08-06"].parts
    read = [list(map(float, re.findall(r"\d+", part.text))) for part in cases]
    assert len(read) == 4
    for (value, alternative, price, limit), part in zip(read, cases, strict=True):
        assert part.answer == ("yes" if value > alternative and price <= limit else "no")
    assert any(v == a and p < w for v, a, p, w in read)
    assert any(v > a and p == w for v, a, p, w in read)


def test_served_is_said_to_be_ours():
    text = SEGMENTS.text
    assert re.search(r"\*served\*[^.]*\bours\b", text)
    for status, gloss in STATUSES.items():
        assert f"{status}* ({gloss})" in text


def run_cell(words, **names):
    """Run the code cell of 08b that holds these words, with other data; return its names."""
    source = next(source for source in SEGMENTS.sources("code") if words in source)
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
    script = runpy.run_path(str(NOTEBOOKS.parent / "exercises" / "src" / "cuts_08_2.py"))
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
    for cell in SEGMENTS.cells:
        if cell.cell_type == "code" and cell.metadata["tags"][0] in ("header", "worked"):
            exec(
                compile(cell.source.replace('load_data("navigation")', 'load_data("noise_twin")'), "08b", "exec"), names
            )
    assert capsys.readouterr().out.count(HEADLINES["none"]) >= 2
    assert names["segments"].n_segments == 1
