"""`jtbd new` and `jtbd report`: from an analyst's own file to a page for a meeting."""

import datetime
import re
import shutil
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
import pytest

from jtbd_helpers import JtbdError
from jtbd_helpers.cli import main
from jtbd_helpers.course.exercises.m13 import EX_13_1, finished_report
from jtbd_helpers.course.learn.checking import judge
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.report import ask_again
from jtbd_helpers.report.cards import FROM
from jtbd_helpers.report.running import template, with_parameters

EXPORT = course_folder("datasets", "navigation", "navigation_export.csv")


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    """A study made from a raw export, and its report."""
    folder = tmp_path_factory.mktemp("study")
    assert main(["new", "circumstance", str(folder / "mine"), "--data", str(EXPORT)]) == 0
    said = {name: f"Of 100 in {name}, fewer than 60 will use it by 2027-05." for name in "ABCDE"}
    command = ["report", str(folder / "mine" / "survey.toml"), "--out", str(folder / "report.html")]
    assert main([*command, "--set", f"predictions={said}", "--set", "names={'B': 'held up'}"]) == 0
    return folder


def test_an_export_becomes_a_report_without_a_codebook_written_by_hand(reported):  # SX.7
    page = (reported / "report.html").read_text()
    first = page[page.index("What to decide") : page.index("Method and data")]
    assert re.search(
        r"Clear groups: 5 segments, A \d+%.*in between two segments.* \(Tables \d+, \d+ and \d+\)\.", first
    )
    for name in ("A", "held up", "C", "D", "E"):  # a sentence for each, with size and wish to change
        assert re.search(rf"{name}: \d+% \(\d+% to \d+%; Table \d+\) of the market, \d+% [^<]* would switch", first)
    assert "Before you decide: Guesses still to be confirmed" in first  # nobody takes a draft for a checked codebook


def test_the_page_asks_nothing_of_the_network_and_hides_the_code(reported):
    page = (reported / "report.html").read_text()
    assert not re.search(r"(src|href)=['\"](?!data:|#)", page)
    assert "https://" not in page
    assert "import jtbd_helpers" not in page


def test_the_decision_comes_first_and_stamps_last(reported):
    page = (reported / "report.html").read_text()
    order = [
        page.index(part) for part in ("What to decide", "Method and data", "Blueprint", "How this report was made")
    ]
    assert order == sorted(order)
    assert "SHA-256 of navigation_export.csv" in page
    assert "jtbd_helpers 0" in page


def test_every_number_traces_to_a_table(reported):
    page = (reported / "report.html").read_text()
    names = re.findall(r"<p class='name'>Table (\d+)\.", page)
    files = sorted((reported / "report_tables").glob("table_*.csv"))
    assert sorted(int(n) for n in names) == list(range(1, len(files) + 1))
    assert len(files) >= 15
    segments = pd.read_csv(next(f for f in files if f.stem.endswith("_segments")))
    assert f"{segments['share'][0]:.0%}" in page


def test_every_number_of_decision_and_cards_names_a_table_that_is_there(reported):  # S1.13
    page = (reported / "report.html").read_text()
    titles = dict(re.findall(r"<p class='name'>Table (\d+)\. ([^<]+)", page))
    number = {title: n for n, title in titles.items()}
    file = next((reported / "report_tables").glob(f"table_{int(number['Segment cards']):02d}_*"))
    for card in pd.read_csv(file).to_dict("records"):
        for column, expected in FROM.items():
            told = re.findall(r"Tables? (\d+)(?: and (\d+))?\)\.?$", card[column])
            known = [n for pair in told for n in pair if n]
            assert card[column].startswith("not measured") or [titles[n] for n in known] == list(expected), column
    lines = re.findall(r"<li>(.*?)</li>", page[: page.index("Method and data")])
    counted = [line for line in lines if re.search(r"\d", line) and not line.startswith(("Before you", "Ask again"))]
    assert counted
    for line in counted:
        assert set(re.findall(r"Tables? (\d+)", line)) <= set(titles)
        assert re.search(r"Tables? \d+", line), line


def test_the_report_passes_the_check_of_lesson_13_and_fails_it_without_a_prediction(reported):
    page = (reported / "report.html").read_text()
    assert judge(EX_13_1, finished_report(3), page).outcome == "correct"
    hopeful = page.replace("fewer than 60 will use it by 2027-05", "some might like it")
    assert "cannot be wrong" in judge(EX_13_1, finished_report(3), hopeful).message
    renamed = re.sub(r"(Segment cards</p>.*?<tbody>\s*<tr>\s*<td>)A<", r"\1Young men<", page, flags=re.S)
    assert "Name it by what goes wrong and why." in judge(EX_13_1, finished_report(3), renamed).message


def test_predictions_stand_in_the_report(reported):
    assert "Of 100 in E, fewer than 60 will use it by 2027-05." in (reported / "report.html").read_text()


@pytest.mark.parametrize("given", ["", "  ", "soon", "2020-01", "2031-13"])
def test_a_report_without_a_date_to_ask_again_is_refused(given):  # S4.13
    with pytest.raises(JtbdError, match=r'no month to come.*write re_measure = "20\d\d-\d\d", or None'):
        ask_again(given)


def test_the_date_to_ask_again_is_given_or_a_year_from_now():  # S4.13
    today = datetime.date.today()
    assert ask_again(None) == f"{today.year + 1}-{today.month:02d}"
    assert ask_again(" 2099-05 ") == "2099-05"


def test_every_template_of_a_survey_asks_for_the_date(tmp_path, capsys):  # S4.13
    assert main(["new", "circumstance", str(tmp_path / "s")]) == 0
    command = ["report", str(tmp_path / "s" / "survey.toml"), "--out", str(tmp_path / "r.html"), "--set", "re_measure="]
    assert main(command) == 1
    assert "no month to come" in capsys.readouterr().err
    assert not (tmp_path / "r.html").exists()
    for name in ("circumstance", "needs-survey", "conjoint", "job-mix"):
        assert any("ask_again(re_measure)" in cell.source for cell in template(name).cells)


def test_every_figure_has_words_of_its_own(reported):
    alts = re.findall(r"<img [^>]*alt='([^']+)'", (reported / "report.html").read_text())
    assert len(alts) >= 6
    assert len(set(alts)) == len(alts)
    assert min(len(a) for a in alts) > 30


def test_parts_without_data_say_so(reported):
    page = (reported / "report.html").read_text()
    for part in ("Blueprint", "Job mix", "Preference and price"):
        assert f"{part}: not measured." in page


def test_a_report_is_replaced_by_the_next_and_nothing_else_is(reported, capsys):
    codebook = str(reported / "mine" / "survey.toml")
    own = reported / "notes.html"
    own.write_text("<p>my notes</p>")
    assert main(["report", codebook, "--out", str(own)]) == 1
    assert "not an earlier report, so it stays" in capsys.readouterr().err
    assert own.read_text() == "<p>my notes</p>"
    (reported / "other_tables").mkdir()
    (reported / "other_tables" / "mine.csv").write_text("a\n1\n")
    assert main(["report", codebook, "--out", str(reported / "other.html")]) == 1
    assert "holds other things" in capsys.readouterr().err


def test_new_leaves_a_folder_with_things_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["new", "circumstance", str(tmp_path)]) == 1
    assert "there is something already" in capsys.readouterr().err


def test_new_without_data_gives_an_example_that_runs(tmp_path, capsys):
    assert main(["new", "circumstance", str(tmp_path / "example")]) == 0
    assert main(["validate", str(tmp_path / "example" / "survey.toml")]) == 0
    assert "jtbd report" in capsys.readouterr().out
    assert not (tmp_path / "example" / "truth").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new", "circumstances", "x"], "circumstance"),
        (["new", "circumstance", "x", "--data", "nowhere.csv"], "there is no such file"),
        (["report", "nowhere.toml", "--out", "x.html"], "nowhere.toml"),
    ],
)
def test_faults_are_named(arguments, told, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_faulty_codebook_lists_every_fault_before_anything_runs(tmp_path, capsys):
    folder = course_folder("datasets", "navigation")
    text = (folder / "survey.toml").read_text()
    (tmp_path / "survey.toml").write_text(text.replace('importance = "imp_01"', 'importance = "imp_99"'))
    shutil.copy(folder / "navigation.csv", tmp_path)
    assert main(["report", str(tmp_path / "survey.toml"), "--out", str(tmp_path / "r.html")]) == 1
    assert "imp_99" in capsys.readouterr().err
    assert not (tmp_path / "r.html").exists()


def test_a_parameter_that_the_template_does_not_know_is_refused():
    with pytest.raises(JtbdError, match="n_segments"):
        with_parameters(template("circumstance"), {"n_segment": 3})


def test_a_cell_that_stops_is_named_and_what_was_done_is_kept(tmp_path, capsys):
    assert main(["new", "circumstance", str(tmp_path / "s")]) == 0
    codebook, out = tmp_path / "s" / "survey.toml", tmp_path / "r.html"
    status = main(["report", str(codebook), "--out", str(out), "--set", "n_segments=two"])
    said = capsys.readouterr().err
    assert status == 1
    assert "Cell " in said
    assert "n_segments" in said
    kept = nbformat.read(tmp_path / "r.failed.ipynb", as_version=4)
    assert any(o.output_type == "error" for c in kept.cells if c.cell_type == "code" for o in c.outputs)
    assert not out.exists()


def foreign(folder: Path, people: int = 150) -> Path:
    """A small survey with other names, scales, language and gaps than ours: difficulty 1-7 only, German labels."""
    rng = np.random.default_rng(3)
    frame = pd.DataFrame({"lfd_nr": np.arange(people), "Geschlecht": rng.choice(["weiblich", "männlich"], people)})
    for j in range(6):
        ratings = rng.integers(1, 8, people).astype(float)
        frame[f"schwer_{j}"] = np.where(rng.random(people) < 0.1, np.nan, ratings)
    frame.to_csv(folder / "daten.csv", sep=";", decimal=",", index=False)
    targets = "".join(
        f'[[value_targets]]\nid = "z{j}"\nstatement = "Ziel {j} erreichen"\ndifficulty = "schwer_{j}"\n'
        for j in range(6)
    )
    text = '[survey]\ntitle = "Fremd"\ndata = "daten.csv"\nrespondent = "lfd_nr"\njob = "Rechtzeitig ankommen"\n'
    text += f'[scale]\nmin = 1\nmax = 7\n{targets}[profile]\ncolumns = ["Geschlecht"]\n'
    (folder / "survey.toml").write_text(text, encoding="utf-8")
    return folder / "survey.toml"


def test_a_foreign_survey_with_little_in_it_becomes_an_honest_report_and_slides(tmp_path, capsys):
    import pptx

    codebook, slides = foreign(tmp_path), tmp_path / "r.pptx"
    asked = ["report", str(codebook), "--out", str(tmp_path / "r.html"), "--slides", str(slides)]
    assert main(asked) == 0
    page = (tmp_path / "r.html").read_text()
    assert "No segments found" in page
    assert "do not build for groups that were not found" in page
    assert "Everybody: Nothing surely falls short here" in page
    assert "<td>speeders</td>\n      <td>not measured</td>" in page  # nobody took the time
    assert not (tmp_path / "r_tables" / "respondents.csv").exists()  # nobody belongs anywhere
    for part in ("Roles", "Circumstances and struggles", "Segments", "Blueprint", "Typing tool"):
        assert f"{part}: not measured." in page
    show = pptx.Presentation(str(slides))
    texts = [s.text_frame.text for slide in show.slides for s in slide.shapes if s.has_text_frame]
    assert any("No segments found" in text for text in texts)
    grids = {slide.shapes.title.text: s.table for slide in show.slides for s in slide.shapes if s.has_table}
    cards = next(grid for title, grid in grids.items() if title.endswith("Segment cards"))
    assert [cell.text for cell in cards.rows[0].cells][:4] == ["segment", "size", "urgency", "position"]  # as on paper
    assert any(title.endswith(". Segments") for title in grids)
    pictures = [s for slide in show.slides for s in slide.shapes if s.shape_type == 13]
    assert len(pictures) == len(list((tmp_path / "r_tables").glob("figure_*.png"))) >= 2
    assert all(len(p._element.nvPicPr.cNvPr.get("descr")) > 30 for p in pictures)
    assert main(asked) == 1
    assert "it may hold your changes" in capsys.readouterr().err
