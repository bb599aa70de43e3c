"""Lesson 13: the path that it goes, its rubric, and the exercise on reports of all kinds."""

import re

import pytest
from lesson_kit import read_lesson

from jtbd_helpers.course.exercises.m13 import (
    BY_AGE,
    CAUSES,
    EX_13_1,
    NAMED_BY_AGE,
    POINTS,
    finished_report,
    named_by_who,
    remarks_on_prediction,
    weakest,
)
from jtbd_helpers.course.learn.checking import judge

LESSON = read_lesson("13")
SHOWN = LESSON.said(kind="text/html")


def test_the_concept_builder_is_what_one_explores():
    assert "jtbd.concept_builder()" in LESSON.code


def test_the_path_is_walked_in_order():  # 13-1
    verbs = [".clean()", "score_value_targets(", "segment(survey)", "compare_segmentations(", "blueprint("]
    verbs += ["typing_tool(", ".rename(", "segment_cards(", "decision(", "predicted("]
    body = LESSON.code[LESSON.code.index("make_data") :]
    places = [body.index(verb) for verb in verbs]
    assert places == sorted(places)


def test_every_number_of_the_decision_names_its_table():  # S1.13
    lines = re.findall(r"<li>(.*?)</li>", SHOWN)
    assert len(lines) >= 4
    titles = set(re.findall(r"Table (\d+)\. ", SHOWN))
    for line in lines:
        if re.search(r"\d", line) and not line.startswith("Ask again"):
            cited = set(re.findall(r"Tables? (\d+)", line))
            assert cited
            assert cited <= titles


def test_the_text_fits_what_the_lesson_found():
    """The worked example of the exercise quotes the lesson's own numbers and tables."""
    number = {title: n for n, title in re.findall(r"Table (\d+)\. ([^<]+)", SHOWN)}
    row = re.search(r"<td>late by jams</td>(.*?)</tr>", SHOWN, re.S)[1]
    _, share, _, _, urgency, _ = re.findall(r"<td>(.*?)</td>", row)
    accuracy = re.search(r"8 questions place (\d+)% of people", SHOWN)[1]
    least = re.search(r"“late by jams” who are offered their feature, at least (\d+)", SHOWN)[1]
    told = " ".join(next(c.source for c in LESSON.cells if "**First, complete.**" in c.source).split())
    assert f"{100 * float(share):.0f} % of drivers, and {100 * float(urgency):.0f} of 100 would switch" in told
    assert f"would switch (Table {number['Segments']})" in told
    assert f"places {accuracy} of 100 rightly whom it had not seen (Table {number['Typing tool']})" in told
    assert f"at least {least} will have tried it" in told


def test_the_rubric_has_twelve_rows_and_two_are_for_one_path_only():
    rubric = next(cell.source for cell in LESSON.cells if "### The rubric" in cell.source)
    rows = re.findall(r"(?m)^# ?\| (\d+) \| ([^|]+) \||^\| (\d+) \| ([^|]+) \|", rubric)
    names = [b or d for _, b, _, d in rows]
    assert len(names) == 12
    assert sum("(Analyst" in name or "(Product" in name for name in names) == 2
    assert "33 points" in rubric
    assert "0 missing" in rubric
    assert "3 done" in rubric


# -- ex-13-1 --------------------------------------------------------------------------------------------


def answered(data, **changed):
    return judge(EX_13_1, data, EX_13_1.reference(data) | changed)


def test_the_three_messages_of_the_course_are_said():
    data = finished_report(4)
    assert f"{data['share']} on page 1: which table does it come from?" in answered(data, decision=data["told"]).message
    said = answered(data, decision=f"Build for {data['segment']}, since {data['share']} % are there.").message
    assert f"{data['share']} on page 1: which table does it come from?" in said
    assert BY_AGE == "Name it by what goes wrong and why."
    assert BY_AGE in answered(data, name="Retired men").message
    assert "Measured on those it was fitted to. Hold some out." in answered(data, accuracy=data["fitted"]).message


def test_the_number_must_stand_in_the_table_that_is_named():
    data = finished_report(9)
    wrong = answered(data, decision=f"Build for {data['segment']}: {data['share']} % (Table 3).")
    assert f"{data['share']} does not stand in Table 3." in wrong.message
    assert answered(data, decision=f"Serve {data['segment']} first; see table 2 for the {data['share']} %.").right[
        "decision"
    ]
    assert "which number carries it?" in answered(data, decision="Build it.").message


@pytest.mark.parametrize("name", NAMED_BY_AGE)
def test_the_names_in_the_reports_say_who_people_are(name):
    assert named_by_who(name)


@pytest.mark.parametrize("seed", range(12))
def test_a_name_holds_struggle_and_circumstance(seed):
    data = finished_report(seed)
    (why, _), (what, _) = CAUSES[data["cause"]]
    assert "What goes wrong for them?" in answered(data, name=why).message
    assert "Why does it go wrong" in answered(data, name="Grumpy").message
    assert answered(data, name=f"{what}, for {why.lower()}").outcome == "correct"
    assert len(weakest(data)) == 3
    assert list(POINTS) == list(data["points"])


def test_weak_points_are_spoken_of_one_by_one():
    data = finished_report(2)
    weak = weakest(data)
    strong = [point for point in POINTS if point not in weak][-1]
    said = answered(data, weak=[*weak[:2], strong]).message
    assert said.count("Would you bet on it?") == 2
    assert data["points"][strong] in said


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("B may reach 30 of 100 by 2027-05.", "“may” cannot be wrong"),
        ("B will reach 30 of 100.", "By when?"),
        ("B will come by May 2027.", "How many of 100?"),
        ("30 of 100 will come within six months.", "Of whom? Name segment B."),
    ],
)
def test_a_prediction_must_be_able_to_fail(sentence, says):  # 13-4
    assert says in remarks_on_prediction(sentence, "B")[0]


def test_sound_predictions_pass():
    for sentence in (
        "Half of B will have paid by March 2028.",
        "In B, fewer than 12 of 100 are late within six months.",
    ):
        assert remarks_on_prediction(sentence, "B") == []


# -- a report of one's own --------------------------------------------------------------------------------

PAGE = """<!doctype html><html><head><meta name='generator' content='jtbd report'></head><body>
<h2>What to decide</h2><ul class='decision'><li>{line}</li><li>Ask again by 2027-11.</li></ul><h2>Method</h2>
<p class='name'>Table 3. Segment cards</p><table><tbody><tr><td>{name}</td><td>30%</td></tr></tbody></table>
<p class='name'>Table 4. Typing tool</p><p>Accuracy: share of 90 people, fitted on 2 parts {how}.</p>
<p class='name'>Table 5. Predictions</p><table><tbody><tr><td>{name}</td><td>{prediction}</td></tr></tbody></table>
"""
SOUND = {
    "line": "Serve the late first: 30% (Table 3).",
    "name": "late: jams",
    "how": "and read on the other",
    "prediction": "Of 100, at least 20 by 2027-11.",
}


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ({}, None),
        ({"line": "Serve the late first: 30%."}, "30 on page 1: which table does it come from?"),
        ({"name": "Young men"}, BY_AGE),
        ({"how": "and nothing else"}, "Measured on those it was fitted to."),
        ({"prediction": "They will like it."}, "By when?"),
    ],
)
def test_a_report_of_ones_own_is_read_for_the_same_faults(fault, says):
    checked = judge(EX_13_1, finished_report(1), PAGE.format(**SOUND | fault))
    assert checked.outcome == ("incorrect" if says else "correct")
    assert says is None or says in checked.message


def test_a_page_that_is_no_report_is_no_answer():
    assert judge(EX_13_1, finished_report(1), "<html>a shopping list</html>").outcome == "uncheckable"
