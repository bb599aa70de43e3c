"""Plans for teaching meet the prerequisites of the lessons, and leave at least the counted minutes (S0.26)."""

import json
import re

import pytest

from jtbd_helpers.course_location import course_folder
from jtbd_helpers.teaching.lesson import lesson_numbers, read_lesson

LESSON = re.compile(r"\b\d\d[ab]?\b")
# Course design, section 1; one inner tuple suffices. Lessons that are there are held against their own header as well.
NEEDS = {
    "00": [()],
    **{"01": [("00",)], "02": [("01",)], "04": [("01",)], "08a": [("01",)], "03": [("02",)], "05": [("02",)]},
    **{"06a": [("08a",)], "06b": [("06a",)], "07": [("06a",)], "08b": [("07", "08a")], "09": [("08b",)]},
    **{"10": [("09",)], "11": [("09",)], "12": [("11",)], "13": [("05",), ("09",)]},
}
TEXT = course_folder("docs", "teaching", "plans.md").read_text(encoding="utf-8")


def tables(text):
    """(heading, rows as dicts) of every table with a column Lessons."""
    heading, rows, head = "", [], []
    for line in [*text.splitlines(), ""]:
        if line.startswith("#"):
            heading = line.lstrip("# ")
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells and rows:
            yield heading, rows
        if not cells:
            rows, head = [], []
        elif not head:
            head = cells
        elif "Lessons" in head and not set(cells[0]) <= {"-"}:
            rows.append(dict(zip(head, cells, strict=True)))


def paths_in(cells):
    """Every way through cells such as "08b + 09" and "10, or 11 + 12": an "or" gives two."""
    ways = [[]]
    for cell in cells:
        ways = [[*way, *LESSON.findall(part)] for way in ways for part in cell.split(", or ")]
    return ways


PLANS = dict(tables(TEXT))
PATHS = [
    (f"{heading} {n}", way)
    for heading, rows in PLANS.items()
    if heading != "Self-study"
    for n, way in enumerate(paths_in([row["Lessons"] for row in rows]))
]
PATHS += [(row["Path"], way) for row in PLANS["Self-study"] for way in paths_in([row["Lessons"]])]


def test_all_plans_are_there():
    assert list(PLANS) == ["Half a day", "Two days", "Second day without data", "Seven weeks", "Self-study"]
    assert len(PLANS["Seven weeks"]) == 7
    assert len(PATHS) == 8


@pytest.mark.parametrize(("name", "way"), PATHS, ids=[f"{name}-{'-'.join(way)}" for name, way in PATHS])
def test_every_path_meets_the_prerequisites(name, way):
    assert len(set(way)) == len(way)
    for at, lesson in enumerate(way):
        assert any(set(needed) <= set(way[:at]) for needed in NEEDS[lesson]), f"{name}: {lesson} comes too early"


@pytest.mark.parametrize("number", lesson_numbers())
def test_lessons_print_the_prerequisites_that_the_plans_are_held_against(number):
    before = set(LESSON.findall(read_lesson(number).before))
    assert before == set().union(*NEEDS[number])


@pytest.mark.parametrize("name", ["Half a day", "Two days", "Second day without data"])
def test_no_slot_is_shorter_than_the_counted_minutes(name):
    for row in PLANS[name]:
        if row["Lessons"] in lesson_numbers() and row["Lessons"] != "00":  # of 00 only the opening
            assert int(row["Minutes"]) >= int(read_lesson(row["Lessons"]).minutes.split()[0]), row


def test_lesson_00_prints_the_same_paths():
    """Course design, section 1: three printed paths."""
    file = next(course_folder("notebooks").glob("00_*.ipynb"))
    text = "\n".join("".join(cell["source"]) for cell in json.loads(file.read_text(encoding="utf-8"))["cells"])
    printed = {name: LESSON.findall(line) for name, line in re.findall(r"\| \*\*(\w+)\*\*[^|]*\| (.+) \|", text)}
    ours = {row["Path"]: LESSON.findall(row["Lessons"]) for row in PLANS["Self-study"]}
    assert printed["Product"] == ours["Product"]
    behaviour, choices = ours["Analyst, behaviour"], ours["Analyst, choices"]
    assert printed["Analyst"] == [*behaviour[:-1], *choices[-3:]]
    assert printed["Class"] == [lesson for row in PLANS["Seven weeks"] for lesson in LESSON.findall(row["Lessons"])]


def test_exercises_named_in_the_plans_exist_where_their_lesson_does():
    there = {file.stem for file in course_folder("exercises").glob("ex-*.ipynb")}
    modules = {name[3:5] for name in there}
    for name in re.findall(r"ex-\d\d-\d", TEXT):
        assert name in there or name[3:5] not in modules, name
