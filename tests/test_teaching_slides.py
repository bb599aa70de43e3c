"""Slides, answer keys and print sheets: made from the lesson, the references and the boards; nothing of their own."""

import html
import json
import re

import pandas as pd
import pytest

from jtbd_helpers.cli import main
from jtbd_helpers.course.explorables.drivers import DRIVERS
from jtbd_helpers.course.learn.checking import judge
from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.course.learn.session import seed_of
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.teaching.guide import read_guide
from jtbd_helpers.teaching.keys import answer_keys
from jtbd_helpers.teaching.lesson import lesson_numbers
from jtbd_helpers.teaching.sheets import drivers_cards
from jtbd_helpers.teaching.slides import of_lesson, of_notebook

UI = re.compile(r"^(ask the room|two polls|[a-h]|\d+ of \d+ rows)$")


def plain(text: str) -> str:
    """Letters and digits only, so that mark-up and line ends make no difference."""
    return re.sub(r"\W+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text))).casefold().strip()


def everything_written(number: str) -> str:
    """Text and results of the lesson, its bank, and the guide."""
    file = next(course_folder("notebooks").glob(f"{number}_*.ipynb"))
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    parts = [re.sub(r"[*`]|\]\([^)]*\)", "", "".join(cell["source"])) for cell in cells]
    for output in (output for cell in cells for output in cell.get("outputs", [])):
        parts += ["".join(output.get("text", "")), "".join(output.get("data", {}).get("text/html", ""))]
    bank = course_folder("exercises", "quizzes", f"{number}.toml").read_text(encoding="utf-8")
    guide = read_guide(number)
    parts += [bank, *(p.ask for p in guide.prompts), *(i.question for i in guide.bank.items.values())]
    parts += [name + " " + text for name, text in guide.bank.objectives.items()]
    return " ".join(plain(part) for part in [*parts, *(line for part in parts for line in part.splitlines())])


@pytest.mark.parametrize("number", lesson_numbers())
def test_no_text_stands_on_slides_alone(number):
    """Course.md, section 6; S0.26."""
    written = everything_written(number)
    slides = of_lesson(read_guide(number))
    assert len(slides) >= 12
    for slide in slides:
        shown = re.sub(r"<(style).*?</\1>", "", " ".join([slide.title, *slide.parts]), flags=re.DOTALL)
        for piece in re.split(r"</?(?:p|li|td|th|h\d|pre|ul|ol|table|figcaption|div|blockquote)\b[^>]*>|\n", shown):
            words = plain(re.sub(r"^\s*[A-H]\. ", "", piece))
            assert not words or UI.match(words) or words in written, f"{slide.title}: {piece}"


@pytest.mark.parametrize("number", lesson_numbers())
def test_every_section_for_the_room_is_there_with_notes(number):
    guide = read_guide(number)
    slides = of_lesson(guide)
    titles = [slide.title for slide in slides]
    for section in guide.lesson.sections:
        if section.tag in {"predict", "explore", "real", "summary"}:
            assert section.heading in titles, section.heading
    assert titles.count("Ask the room") == len(guide.prompts)
    noted = " ".join(note for slide in slides for note in slide.notes)
    for poll in guide.polls:
        right = next(option for option in poll.options if option.correct)
        assert right.reason in noted
        assert not any(right.reason in part for slide in slides for part in slide.parts), "an answer on a slide"
    assert guide.bridge in slides[-1].notes


def test_figures_keep_their_words(tmp_path):
    out = tmp_path / "05.html"
    assert main(["slides", "05", "--out", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert page.count("<img ") >= 1
    assert all(len(alt) > 20 for alt in re.findall(r"<img [^>]*alt='([^']*)'", page))
    assert "http" not in re.sub(r"href=\"[^\"]*\"", "", page)  # opens offline
    assert main(["slides", "05", "--out", str(out)]) == 0  # ours may be replaced
    (tmp_path / "mine.html").write_text("mine")
    assert main(["slides", "05", "--out", str(tmp_path / "mine.html")]) == 1
    assert (tmp_path / "mine.html").read_text() == "mine"


def test_slides_of_a_notebook_of_ones_own(tmp_path):
    with pytest.raises(JtbdError, match="no such notebook"):
        of_notebook(tmp_path / "none.ipynb")
    cell = {"cell_type": "markdown", "metadata": {}, "source": ["# Our class\n", "\n", "Thirty people."]}
    code = {"cell_type": "code", "metadata": {}, "source": "print(1)", "outputs": []}
    file = tmp_path / "own.ipynb"
    file.write_text(json.dumps({"cells": [cell, code]}))
    with pytest.raises(JtbdError, match="not run yet"):
        of_notebook(file)
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["No segments found"]}]
    file.write_text(json.dumps({"cells": [cell, code]}))
    slides, title = of_notebook(file)
    assert title == "Our class"
    assert "No segments found" in slides[0].parts[-1]
    file.write_text("{")
    with pytest.raises(JtbdError, match="not a notebook"):
        of_notebook(file)


def test_keys_are_the_references_on_each_learners_data(tmp_path):
    """Course.md, section 6: made by running the references, per class code."""
    keys = answer_keys("spring", ["05", "12"], ["ada", "ben"])
    other = answer_keys("autumn", ["05", "12"], ["ada", "ben"])
    assert list(keys["learner"].unique()) == ["ada", "ben"]
    assert (keys["answer"] != other["answer"]).mean() > 0.5
    for (name, learner), rows in keys.groupby(["exercise", "learner"]):
        exercise = all_exercises()[name]
        kinds = {field.name: field.kind for field in exercise.answers}
        given = {
            field.name: text.split("; ") if kinds[field.name] == "choices" else text
            for field, text in zip(exercise.answers, rows["answer"], strict=True)
        }
        data = exercise.data(seed_of(learner, name, "spring"))
        assert judge(exercise, data, given).outcome == "correct", (name, learner)


def test_keys_of_a_roster_as_a_file(tmp_path, capsys):
    (tmp_path / "roster.csv").write_text("pseudonym,id\nada,7\nben,8\n")
    asked = ["keys", "--class", "x", "--lessons", "00", "--roster", str(tmp_path / "roster.csv")]
    assert main([*asked, "--out", str(tmp_path / "k.csv")]) == 0
    assert list(pd.read_csv(tmp_path / "k.csv")["learner"]) == ["ada", "ben"]
    assert main([*asked, "--out", str(tmp_path / "k.csv")]) == 1
    assert "--force" in capsys.readouterr().err


def test_each_back_lies_behind_its_front():
    """Printed on one sheet and turned over the short edge, rows keep their place and columns are mirrored."""
    names = re.findall(r"<div class='card box'><b>(\w+)</b>", drivers_cards())
    marks = re.findall(r"<span class='mark'>(.)</span>", drivers_cards())
    assert names == [driver.name for driver in DRIVERS]
    by_name = dict(zip(names, [m for at in (0, 4, 8) for m in reversed(marks[at : at + 4])], strict=True))
    assert by_name["Paul"] == by_name["Kate"]
    assert sorted(marks.count(mark) for mark in set(marks)) == [3, 4, 5]


def test_sheets_are_written_whole_and_never_over_something_else(tmp_path, capsys):
    assert main(["sheets", str(tmp_path)]) == 0
    assert main(["sheets", str(tmp_path)]) == 0
    (tmp_path / "role_map.html").write_text("notes of mine")
    assert main(["sheets", str(tmp_path)]) == 1
    assert "role_map.html: this file is there" in capsys.readouterr().err
    assert (tmp_path / "role_map.html").read_text() == "notes of mine"
    assert main(["sheets", str(tmp_path), "--force"]) == 0
    table = (tmp_path / "three_column_table.html").read_text(encoding="utf-8")
    assert "What they need from us" in table
    assert "Business model canvas" in table
