"""Guides for teaching: a hand-written part for every lesson, the rest from lesson, bank and exercises."""

import re

import pytest

from jtbd_helpers.course.learn.bank import load_bank
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.teaching import guide as guides
from jtbd_helpers.teaching.guide import letters, read_guide, to_markdown, write_guides
from jtbd_helpers.teaching.lesson import counted, lesson_numbers, read_lesson

LESSONS = lesson_numbers()


def test_no_guide_is_stale_and_none_lacks_its_hand_written_part():
    """Issue 7, point 5; run `python -m jtbd_helpers.teaching.guide` after a lesson or its questions changed."""
    assert write_guides(check=True) == []


@pytest.mark.parametrize("number", LESSONS)
def test_sections_take_the_minutes_that_the_lesson_prints(number):
    lesson = read_lesson(number)
    printed = int(lesson.minutes.split()[0])
    assert sum(section.minutes for section in lesson.sections) == printed
    assert sum(counted(number, s.tag, list(s.cells))[0] for s in lesson.sections) == pytest.approx(printed, abs=2.5)


@pytest.mark.parametrize("number", LESSONS)
def test_a_guide_holds_what_a_teacher_needs(number):
    """Course.md, section 6: prompts, two polls, what to skip, bridge, materials, errors by misconception."""
    guide, bank = read_guide(number), load_bank(number)
    assert len(guide.prompts) >= 3
    assert all(prompt.ask.endswith(("?", ".")) and prompt.listen for prompt in guide.prompts)
    assert len({poll.id for poll in guide.polls}) == 2
    assert all(poll.type == "single" and not poll.predict for poll in guide.polls)
    assert min(len(guide.late), len(guide.materials), len(guide.bridge)) >= 1
    text = to_markdown(guide)
    for name in bank.misconceptions:
        row = next(line for line in text.splitlines() if line.startswith(f"| **{name}**"))
        assert re.search(r"[qp]-\d\d-\d+", row), f"{name}: no question addresses it"
    assert "not yet" in text  # nothing measured is claimed


def test_no_letter_is_always_right():
    polls = [poll for number in LESSONS for poll in read_guide(number).polls]
    right = [next(letter for letter, option in letters(poll).items() if option.correct) for poll in polls]
    assert max(right.count(letter) for letter in "ABCD") <= len(right) / 2


def test_a_bridge_names_only_lessons_of_the_course():
    course = {"00", "01", "02", "03", "04", "05", "06a", "06b", "07", "08a", "08b", "09", "10", "11", "12", "13"}
    for number in LESSONS:
        assert set(re.findall(r"\b\d\d[ab]?\b", read_guide(number).bridge)) <= course


FAULTS = {
    "missing": (None, "Lesson 05 has no hand-written part"),
    "broken": ("prompts = [", "not valid TOML"),
    "key": ('promts = []\nheard = {}\nmaterials = []\nlate = []\nbridge = ""', "Nearest: 'prompts'"),
    "bridge": ("prompts = []\nheard = {}\nmaterials = []\nlate = []", "'bridge' is missing"),
    "few": ('prompts = []\nheard = {}\nmaterials = []\nlate = []\nbridge = ""', "0 prompts; 3 are needed"),
}
WHOLE = 'materials = ["x"]\nlate = ["x"]\nbridge = "x"\n' + '[[prompts]]\nask = "x?"\nlisten = "y"\n' * 3
FAULTS |= {
    "misconception": (WHOLE + '[heard]\nM05z = "x"', "M05z"),
    "poll": ('polls = ["q-05-01"]\n' + WHOLE + "[heard]\n", "A poll is an item of type single"),
    "one poll": ('polls = ["q-05-07"]\n' + WHOLE + "[heard]\n", "1 polls; 2 are needed"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_wrong_with_a_hand_written_part_is_said(fault, tmp_path, monkeypatch):
    text, said = FAULTS[fault]
    if text is not None:
        (tmp_path / "05.toml").write_text(text)
    monkeypatch.setattr(guides, "SOURCES", tmp_path)
    with pytest.raises(JtbdError, match=said):
        read_guide("05")


def test_polls_are_chosen_where_none_are_named(tmp_path, monkeypatch):
    (tmp_path / "05.toml").write_text(WHOLE + "[heard]\n")
    monkeypatch.setattr(guides, "SOURCES", tmp_path)
    polls = read_guide("05").polls
    assert len({poll.objective for poll in polls}) == 2
    assert not {poll.id for poll in polls} & set(load_bank("05").placed)


def test_a_stale_guide_is_named(monkeypatch):
    monkeypatch.setattr(guides, "lesson_numbers", lambda: ("05",))
    monkeypatch.setattr(guides, "MADE", "Made otherwise {}")
    assert write_guides(check=True) == ["docs/teaching/05.md: stale. Run `python -m jtbd_helpers.teaching.guide`."]


def test_no_lesson_no_guide():
    with pytest.raises(JtbdError, match=r"no lesson '08'\. Nearest: '08"):
        read_lesson("08")
    assert course_folder("docs", "teaching", "05.md").is_file()
