"""The class survey kit: thirty invented answers, through the exports of four tools, to an honest "none"."""

import csv
import json

import numpy as np
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.cli import main
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.survey.questionnaire import CIRCUMSTANCES, STEMS, SWITCH, WORDS
from jtbd_helpers.teaching.class_survey import codebook_for, write_lesson

TARGETS = {"arrive": "Arrive before the class begins", "know": "Know before leaving when I will arrive"}
OPTIONS = {
    "line_late": "The bus or train came late or not at all",
    "traffic": "There was more traffic than I expected",
    "another_stop": "I had another stop to make on the way",
    "held_up": "Something held me up before I left",
    "hard_to_find": "The room or a place to park was hard to find",
}
BLOCKS = ("importance", "satisfaction")
ASKED = {block: STEMS[block].format(job="get to class on time") for block in BLOCKS}
WORDED = {block: [f"{strength} {WORDS[block][0]}" for strength in WORDS[block][1:]] for block in BLOCKS}


def invented(seed=0, people=30):
    """Ratings (people × block × target, 1 to 5), ticks and the will to change, of people who do not exist."""
    random = np.random.default_rng(seed)
    mean = np.array([[4.2, 3.6], [2.8, 3.0]])
    ratings = np.clip(np.rint(mean + random.normal(0, 1, (people, 2, 2))), 1, 5).astype(int)
    ticks = random.random((people, len(OPTIONS))) < [0.4, 0.3, 0.3, 0.4, 0.15]
    return ratings, ticks, random.random(people) < 0.4


def in_words(ratings):
    return [[WORDED[b][r[i, j] - 1] for i, b in enumerate(BLOCKS) for j in range(2)] for r in ratings]


def google_forms(ratings, ticks, switch):
    yield ["Timestamp", *(f"{ASKED[b]} [{t}]" for b in BLOCKS for t in TARGETS.values()), CIRCUMSTANCES, SWITCH]
    for words, tick, yes in zip(in_words(ratings), ticks, switch, strict=True):
        named = [o for o, on in zip(OPTIONS.values(), tick, strict=True) if on] or ["None of these"]
        yield ["2026/11/20 9:00:11 AM GMT+1", *words, ";".join(named), "Yes" if yes else "No"]


def survey_monkey(ratings, ticks, switch):
    grid = [f for b in BLOCKS for f in (ASKED[b], "")]
    yield ["Respondent ID", "Collector ID", *grid, CIRCUMSTANCES, *[""] * len(OPTIONS), SWITCH]
    yield ["", "", *(t for _ in BLOCKS for t in TARGETS.values()), *OPTIONS.values(), "None of these", "Response"]
    for i, (words, tick, yes) in enumerate(zip(in_words(ratings), ticks, switch, strict=True)):
        named = [o if on else "" for o, on in zip(OPTIONS.values(), tick, strict=True)]
        yield [1001 + i, 400, *words, *named, "" if tick.any() else "None of these", "Yes" if yes else "No"]


def limesurvey(ratings, ticks, switch, texts=True):
    lead = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page"] if texts else ["id", "submitdate"]
    rows = [f"{b}[{i}]" + f". {ASKED[b]} [{t}]" * texts for b in BLOCKS for i, t in TARGETS.items()]
    ways = [f"circumstances[{i.replace('_', '')}]" + f". {CIRCUMSTANCES} [{t}]" * texts for i, t in OPTIONS.items()]
    yield [*lead, *([] if texts else ["lastpage"]), *rows, *ways, "wouldswitch" + f". {SWITCH}" * texts]
    for i, (words, tick, yes) in enumerate(zip(in_words(ratings), ticks, switch, strict=True)):
        codes = words if texts else [f"A{v}" for v in ratings[i].ravel()]
        ticked = [("Yes" if texts else "Y") if on else ("No" if texts else "") for on in tick]
        yield [i + 1, "2026-11-20 09:10:00", 1, *codes, *ticked, "Yes" if yes else "No"]


def limesurvey_codes(*answers):
    return limesurvey(*answers, texts=False)


def qualtrics(ratings, ticks, switch):
    names = [f"{b}_{j}" for b in BLOCKS for j in (1, 2)]
    asked = [f"{ASKED[b]} - {t}" for b in BLOCKS for t in TARGETS.values()]
    lead = ["StartDate", "Finished", "ResponseId"]
    yield [*lead, *names, "circumstances", "would_switch"]
    yield ["Start Date", "Finished", "Response ID", *asked, CIRCUMSTANCES, SWITCH]
    yield [json.dumps({"ImportId": name}) for name in [*lead, *names, "QID3", "QID4"]]
    for i, (words, tick, yes) in enumerate(zip(in_words(ratings), ticks, switch, strict=True)):
        named = [o for o, on in zip(OPTIONS.values(), tick, strict=True) if on] or ["None of these"]
        yield ["2026-11-20 09:00:00", "True", f"R_{i}", *words, ",".join(named), "Yes" if yes else "No"]


def typed_by_hand(ratings, ticks, switch):
    yield ["response", "imp_arrive", "imp_know", "sat_arrive", "sat_know", "in_the_way", "would_switch"]
    for i, (r, tick, yes) in enumerate(zip(ratings, ticks, switch, strict=True)):
        named = [o for o, on in zip(OPTIONS.values(), tick, strict=True) if on] or ["None of these"]
        yield [i + 1, *r.ravel(), ";".join(named), "Yes" if yes else "No"]


def exported(tool, path, answers):
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(tool(*answers))
    return path


TOOLS = [google_forms, survey_monkey, limesurvey, limesurvey_codes, qualtrics, typed_by_hand]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.__name__)
def test_every_tools_export_is_read_to_the_answer(tool, tmp_path):
    """Course.md, section 6, class survey kit: codebook that reads the export."""
    ratings, ticks, switch = answers = invented()
    write_lesson(tmp_path / "class", exported(tool, tmp_path / "export.csv", answers))
    survey = jtbd.read_survey(tmp_path / "class" / "survey.toml")
    np.testing.assert_array_equal(survey.importance[list(TARGETS)].to_numpy(), ratings[:, 0])
    np.testing.assert_array_equal(survey.satisfaction[list(TARGETS)].to_numpy(), ratings[:, 1])
    got = survey.circumstances[list(OPTIONS)].astype(float).fillna(0).astype(int).to_numpy()
    np.testing.assert_array_equal(got, ticks.astype(int))
    assert (survey.would_switch.astype(int).to_numpy() == switch).all()


def test_what_nobody_ticked_is_left_out_and_said(tmp_path):
    ratings, ticks, switch = invented()
    ticks[:, 4] = False
    text, notes = codebook_for(exported(google_forms, tmp_path / "export.csv", (ratings, ticks, switch)))
    assert "hard_to_find" not in text
    assert notes == [f"Left out, since nobody ticked it: {OPTIONS['hard_to_find']}."]


def test_a_question_that_was_changed_is_named(tmp_path):
    file = exported(google_forms, tmp_path / "export.csv", invented())
    file.write_text(file.read_text().replace("Know before leaving when I will arrive", "Sleep longer"))
    with pytest.raises(JtbdError, match=r"no column asks “.*Know before leaving when I will arrive”"):
        codebook_for(file)
    with pytest.raises(JtbdError, match="no such file"):
        codebook_for(tmp_path / "none.csv")


def test_the_form_holds_six_answers_and_promises_what_it_must(tmp_path, capsys):
    assert main(["class-survey", str(tmp_path)]) == 0
    paste, page = (tmp_path / "form_to_paste.txt").read_text(), (tmp_path / "form_to_print.html").read_text()
    for statement in [*TARGETS.values(), *OPTIONS.values(), "None of these", SWITCH, "Nobody is asked for a name"]:
        assert statement in paste
        assert statement in page
    assert paste.count("QUESTION") == 4  # two grids of two, one of checkboxes, one of yes and no: six answers
    assert not any("," in option or ";" in option for option in OPTIONS.values())  # they part answers in a cell
    assert main(["class-survey", str(tmp_path)]) == 1
    assert "Name another folder" in capsys.readouterr().err


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_thirty_answers_end_in_none_and_point_to_the_plan(seed, tmp_path, monkeypatch, capsys):
    """Course.md, section 8, test 15: the text of the page still fits what its cells say."""
    write_lesson(tmp_path / "class", exported(google_forms, tmp_path / "export.csv", invented(seed)))
    monkeypatch.chdir(tmp_path / "class")
    cells = json.loads((tmp_path / "class" / "class_survey.ipynb").read_text(encoding="utf-8"))["cells"]
    names = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    said = capsys.readouterr().out
    assert names["segments"].verdict == "none"
    assert "No segments found: look-alike surveys without groups separate as well" in said
    assert "plan_survey" in said
    assert "not even the largest difference" in said  # among thirty people, as the page says
    assert names["plan"].table["smallest_difference"].iloc[-1] < 4


def test_a_lesson_page_is_never_written_over(tmp_path, capsys):
    file = exported(google_forms, tmp_path / "export.csv", invented())
    asked = ["class-survey", str(tmp_path / "class"), "--data", str(file)]
    assert main(asked) == 0
    assert main(asked) == 1
    assert "holds a lesson page already" in capsys.readouterr().err
    assert course_folder("notebooks", "templates", "class_survey.ipynb").is_file()


@pytest.mark.slow
def test_from_export_to_the_slide_for_the_wall(tmp_path):
    """The page is run as the class would run it; its slides are one command more."""
    import nbformat
    from nbclient import NotebookClient

    file = exported(google_forms, tmp_path / "export.csv", invented())
    assert main(["class-survey", str(tmp_path / "class"), "--data", str(file)]) == 0
    page = tmp_path / "class" / "class_survey.ipynb"
    notebook = nbformat.read(page, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(page.parent)}}).execute()
    nbformat.write(notebook, page)
    assert main(["slides", str(page), "--out", str(tmp_path / "result.html")]) == 0
    slides = (tmp_path / "result.html").read_text(encoding="utf-8")
    assert "Our class: getting to class on time" in slides
    assert "<p class='said'>No segments found: look-alike surveys without groups separate as well." in slides
