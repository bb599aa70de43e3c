"""Lesson 02: what is said of jobs, hats and founders, and the two exercises."""

import re
from collections import Counter

import pytest
from lesson_kit import read_lesson

import jtbd_helpers as jtbd
from jtbd_helpers.course.exercises.m02 import ASK, EX_02_1, EX_02_2, FACTS, FAULTS, LIMITS, NO_LAW, matrix
from jtbd_helpers.course.learn.checking import judge
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.statements import RULES, check_job
from jtbd_helpers.statements.collection import LIFE_CYCLE, labelled, repairs

LESSON = read_lesson("02")


def test_the_twelve_sentences_of_the_text_are_counted():  # S2.1
    table = re.findall(r"\| “(.+?)” \| (.+?) \|", next(s for s in LESSON.sources("markdown") if "Step 1" in s))
    assert len(table) == 12
    jobs = [text for text, what in table if what == "**a job**"]
    assert len(jobs) == 4
    assert 'item="p-02-2", result=4' in LESSON.code
    assert all(check_job(text) == [] for text in jobs)
    assert "a task to finish, a problem to solve, or a need to meet" in LESSON.prose


def test_the_hats_of_the_text_are_those_of_the_package():  # S2.3
    rows = dict(re.findall(r"\| (buyer|co-creator|transferrer) \| (.+?) \|", LESSON.text))
    said = {role: {verb.removesuffix(" a part of it") for verb in verbs.split(", ")} for role, verbs in rows.items()}
    assert said == {role: {v for v, r in LIFE_CYCLE.items() if r == role} for role in rows}
    item = LESSON.bank.items["q-02-10"]
    assert Counter(part.answer for part in item.parts) == {"buyer": 4, "co-creator": 2, "transferrer": 3}


def test_four_questions_on_any_group():  # S2.4
    for question in ("trying to get done", "functional or social jobs", "emotional ones", "basic needs"):
        assert question in LESSON.prose
    assert len({part.answer for part in LESSON.bank.items["q-02-16"].parts}) == 4


def test_both_firms_are_named_rightly_and_the_schools_disagree():  # S2.11, seed errors
    assert re.search(r"a slip: the firm is \*\*Strategyn\*\*\. Innosight is right", LESSON.prose)
    sidebar = next(s for s in LESSON.sources("markdown") if "Sidebar" in s)
    assert len(re.findall(r"(?m)^\| .+\? \|", sidebar)) >= 3
    assert "Other books do it otherwise" in sidebar


def test_the_job_is_the_unit_of_analysis(tmp_path):  # S4.2
    book = tmp_path / "survey.toml"
    book.write_text('[survey]\ntitle = "T"\ndata = "a.csv"\nrespondent = "id"\n[scale]\nmin = 1\nmax = 5\n')
    with pytest.raises(JtbdError, match="Every survey names the job it asks about"):
        jtbd.read_survey(book)


# -- ex-02-1 --------------------------------------------------------------------------------------------


def test_the_pool_comes_from_the_tuning_half_and_has_sound_repairs():
    by_text = {s.statement: s for s in labelled()}
    assert {one.rule for one in repairs()} == set(FAULTS)
    for one in repairs():
        assert not by_text[one.statement].held_out
        assert by_text[one.statement].fault == check_job(one.statement)[0].rule == one.rule
        assert check_job(one.repair) == []
        assert any(stem in one.repair.lower() for stem in one.stems)


def test_every_learner_meets_every_fault():
    for seed in range(50):
        texts = list(EX_02_1.data(seed).values())
        assert len(set(texts)) == 8
        assert {one.rule for one in repairs() if one.statement in texts} == set(FAULTS)


def test_a_repair_is_checked_by_its_words():
    data = EX_02_1.data(3)
    right = EX_02_1.reference(data)
    place = next(key[1:] for key, text in data.items() if {r.statement: r for r in repairs()}[text].rule == "outcome")
    stem = {r.statement: r for r in repairs()}[data[f"s{place}"]].stems[0]
    for repair, says in (
        (f"Minimise the time for the {stem}s", f"Repair {place}: “Minimise” is how someone judges success."),
        (f"See about the {stem}s while it rains", f"Repair {place}: “while it rains” is the circumstance."),
        (f"Let Waze see about the {stem}s", f"Repair {place}: “Waze” is one way of getting it done."),
        ("Feed the cat", f"Repair {place}: a job, perhaps, but is it still this one?"),
    ):
        checked = judge(EX_02_1, data, right | {f"repair_{place}": repair})
        assert checked.outcome == "incorrect"
        assert says in checked.message
        assert "not a mistake we know" not in checked.message
    assert judge(EX_02_1, data, right | {f"repair_{place}": f"See about the {stem}s"}).outcome == "correct"


def test_a_wrong_fault_points_at_the_word():
    data = EX_02_1.data(0)
    right = EX_02_1.reference(data)
    place = next(n for n in range(1, 9) if right[f"fault_{n}"] == "a goal")
    said = judge(EX_02_1, data, right | {f"fault_{place}": "no verb"}).message
    word = check_job(data[f"s{place}"])[0].word
    assert f"Fault {place}: look once more at “{word}”" in said
    assert set(FAULTS) < set(RULES)


# -- ex-02-2 --------------------------------------------------------------------------------------------


def test_the_matrix_is_compared_cell_by_cell_each_with_its_reason():  # S2.8
    facts = EX_02_2.data(5)
    right = EX_02_2.reference(facts)
    for where in FACTS:
        for limit in LIMITS:
            other = sorted({*right[where]} ^ {limit})
            if not other:
                continue
            checked = judge(EX_02_2, facts, right | {where: other})
            assert checked.outcome == "incorrect"
            lines = [line for line in checked.message.splitlines() if "limited by: " in line and "not yet" not in line]
            assert len(lines) == 1
            expected = NO_LAW if (where, limit) == ("train", "law") else facts[f"{where}_{limit}"]
            assert expected in lines[0]
            assert lines[0].endswith(NO_LAW if expected == NO_LAW else ASK[limit])


def test_what_holds_on_every_trip():  # S2.8
    for seed in range(100):
        rows = matrix(EX_02_2.data(seed))
        assert {"hands", "eyes", "law"} <= set(rows["driving"])
        assert not {"eyes", "law"} & set(rows["train"])
    assert NO_LAW == "Which rule forbids a call there? Compare with the row for driving."
