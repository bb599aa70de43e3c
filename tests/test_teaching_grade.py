"""jtbd grade: what was handed in is run again, judged here, and told to teacher and learner."""

import csv
import inspect
import io
import json
import zipfile

import pytest
from handed_in import CODE, answer_of, answered, filled, hand_in, of_cells, stub

from jtbd_helpers.cli import main
from jtbd_helpers.course.learn import session
from jtbd_helpers.course.learn.bank import all_items
from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.course.learn.practice import check
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.statements.collection import repairs
from jtbd_helpers.teaching.grading import grade
from jtbd_helpers.teaching.judging import arrived
from jtbd_helpers.teaching.kit import make_kit
from jtbd_helpers.teaching.recorder import travelling
from jtbd_helpers.teaching.sandbox import Limits, Run, Sandbox
from jtbd_helpers.teaching.submissions import Learner, read_pieces, read_roster

EX = "ex-08-1"
SMALL = Limits(seconds=5, memory=1_000_000_000, disk=8_000_000, processes=16)
IMPORT = "import jtbd_helpers as jtbd"


def rows(out, name="results.csv"):
    with (out / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def class_of_eight(tmp_path_factory):
    """Eight learners with eight fates, graded once."""
    folder = tmp_path_factory.mktemp("class") / "in"
    right = answer_of("p06", EX, "right")
    hand_in(folder, "p01/ex-08-1.ipynb", answered("p01", EX, "right"))
    hand_in(folder, "p02/ex-08-1.ipynb", answered("p02", EX, "plain-mean"))
    hand_in(folder, "p03_ex-08-1.ipynb", stub(EX))
    hand_in(folder, "p04/ex-08-1.ipynb", answered("p01", EX, "right"))
    hand_in(folder, "p05/ex-08-1.ipynb", filled(EX, "answer = {'burden': undefined}"))
    moved = of_cells("1/0", f"import jtbd_helpers as j\nj.check('{EX}', {right!r})", "later = 3")
    hand_in(folder, "p06/renamed, moved and half deleted.ipynb", moved)
    hand_in(folder, "p07/notes.ipynb", of_cells(f"# I know {EX}", "1 + 1"))
    hand_in(folder, "p08/essay.docx", "not a notebook")
    out = folder.parent / "out"
    said = grade(folder, out, code=CODE, limits=SMALL)
    return folder, out, said


@pytest.mark.parametrize(
    ("learner", "outcome", "points", "words"),
    [
        ("p01", "correct", 1, "that is it"),
        ("p02", "incorrect", 2 / 3, "equally common"),
        ("p03", "not attempted", 0, "in place of the dots"),
        ("p04", "incorrect", 1 / 3, "right for somebody else's data"),
        ("p05", "not handed in", 0, "Cell 3 stopped before it: NameError: name 'undefined'"),
        ("p06", "correct", 1, "that is it"),
        ("p07", "not handed in", 0, 'has no jtbd.check("ex-08-1", …) cell'),
        ("p08", "not handed in", 0, "this is not a notebook"),
    ],
)
def test_each_has_a_row_with_its_reason(class_of_eight, learner, outcome, points, words):
    row = next(row for row in rows(class_of_eight[1]) if row["learner"] == learner)
    assert row["outcome"] == outcome
    assert float(row["points"]) == pytest.approx(points, abs=1e-3)
    assert words in row["message"]


def test_a_second_run_runs_nothing_again_and_says_the_same(class_of_eight, monkeypatch):
    folder, out, said = class_of_eight
    before = (out / "gradebook.csv").read_bytes()
    monkeypatch.setattr("jtbd_helpers.teaching.grading.Sandbox", None)
    again = grade(folder, out, code=CODE, limits=SMALL)
    assert again[0] == "7 files were run before and are not run again."
    assert again[1:] == [line for line in said if not line.startswith("LOUD")]
    assert (out / "gradebook.csv").read_bytes() == before


def test_the_page_for_a_learner_says_what_went_wrong(class_of_eight):
    page = (class_of_eight[1] / "feedback" / "p02.html").read_text(encoding="utf-8")
    assert "✗ Not yet" in page
    assert "equally common" in page
    assert "http" not in page
    right = str(answer_of("p02", EX, "right")["burden"])
    assert right[:6] not in page


def test_gradebook_and_log_name_everybody(class_of_eight):
    _, out, _ = class_of_eight
    book = rows(out, "gradebook.csv")
    assert [row["learner"] for row in book] == [f"p{i:02d}" for i in range(1, 9)]
    assert "right for the data of 'p01'" in book[3]["remarks"]
    assert "p01" not in (out / "feedback" / "p04.html").read_text(encoding="utf-8")  # nobody is told on
    assert "ok p01: 1.00 of 1 points" in (out / "log.txt").read_text(encoding="utf-8")


def test_moodles_zip_goes_in_and_its_worksheet_and_feedback_come_out(tmp_path):
    answers = {"burden": 1, "unserved": 2, "gap": 3}
    own = of_cells(IMPORT, f"jtbd.check('{EX}', {answers})")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("Ada L_101_assignsubmission_file_/ex.ipynb", "Bo M_999_assignsubmission_file_/ex.ipynb"):
            archive.writestr(name, json.dumps(own))
    (tmp_path / "roster.csv").write_text("pseudonym,id,name\np01,101,Ada L\np02,102,Cy N\n", encoding="utf-8")
    said = grade(tmp_path / "all.zip", tmp_path / "out", code=CODE, roster=tmp_path / "roster.csv", limits=SMALL)
    assert any("for Moodle" in line for line in said)
    sheet = rows(tmp_path / "out", "moodle_grades.csv")
    assert [(row["Identifier"], row["Full name"]) for row in sheet] == [
        ("Participant 101", "Ada L"),
        ("Participant 102", "Cy N"),
    ]
    with zipfile.ZipFile(tmp_path / "out" / "moodle_feedback.zip") as archive:
        assert archive.namelist() == ["Ada L_101_assignsubmission_file_/feedback.html"]
    book = rows(tmp_path / "out", "gradebook.csv")
    assert book[1]["remarks"] == "Nothing was handed in."
    assert "the roster has no id 999" in book[2]["remarks"]


def test_a_stopped_run_goes_on_where_it_was(tmp_path, monkeypatch):
    ran = []

    class Stopping:
        remarks = ()

        def __init__(self, limits):
            self.stop = not ran

        def __enter__(self):
            return self

        def __exit__(self, *what):
            pass

        def run(self, cells, data):
            if self.stop and len(ran) == 2:
                raise KeyboardInterrupt
            ran.append(cells)
            return Run()

    monkeypatch.setattr("jtbd_helpers.teaching.grading.Sandbox", Stopping)
    for number in range(5):
        hand_in(tmp_path / "in", f"p0{number}/ex.ipynb", of_cells(f"{number}"))
    command = ["grade", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    assert main(command) == 130
    before = len(ran)
    assert main(command) == 0
    assert before >= 2
    assert sorted(cells[0][1] for cells in ran) == list("01234")


def test_a_roster_from_a_european_spreadsheet_is_read(tmp_path):
    (tmp_path / "roster.csv").write_text("pseudonym;id;name\nP01;7;Ada, L\n", encoding="utf-8-sig")
    assert read_roster(tmp_path / "roster.csv") == [Learner(learner="p01", id="7", name="Ada, L")]


def test_answers_from_a_form_come_in_the_progress_file(tmp_path, monkeypatch):
    monkeypatch.setenv("JTBD_CLASS", CODE)
    session.start("p01")
    check(EX, answer_of("p01", EX, "right"))
    hand_in(tmp_path / "in", "p01/progress.json", session.current().export())
    grade(tmp_path / "in", tmp_path / "out", code=CODE, lessons=["08a"])
    assert rows(tmp_path / "out")[0]["outcome"] == "correct"


def test_nothing_that_answers_is_in_the_copy_that_submissions_see(tmp_path):  # course.md §8.2
    kit = make_kit(tmp_path / "kit")
    seen = "\n".join(
        path.read_text(encoding="utf-8") for path in kit.rglob("*") if path.suffix in (".py", ".csv", ".toml")
    )
    lines = set()
    for exercise in all_exercises().values():
        for function in (exercise.reference, exercise.remarks, *(m.compute for m in exercise.mistakes)):
            lines |= set(inspect.getsource(function).splitlines()[1:]) if function else set()
        lines |= {*exercise.hints, *(m.message for m in exercise.mistakes)}
    lines |= {option.reason for item in all_items().values() for option in item.options}
    lines |= {one.repair for one in repairs()}
    told = {line for line in lines if len(line.strip()) > 30 and line.strip() in seen}
    assert told <= {"That is the job again. What do they need from you?"}  # the boards ask that of any table


def test_answers_travel_as_plain_json_and_come_back():
    np, pd = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    answer = {
        "a": np.float64(2.5),
        "b": ["x", ...],
        "c": pd.Series({"k": 1}),
        "d": np.arange(2),
        "e": object(),
        "f": True,
    }
    back = arrived(json.loads(json.dumps(travelling(answer))))
    assert {k: back[k] for k in "abf"} == {"a": 2.5, "b": ["x", None], "f": True}
    assert (back["c"].to_dict(), back["d"].tolist(), type(back["e"]).__name__) == ({"k": 1}, [0, 1], "object")


def test_a_place_without_walls_says_so_loudly_and_still_runs():
    with Sandbox(SMALL, walls=False) as sandbox:
        assert sandbox.remarks[0].startswith("LOUD: ")
        run = sandbox.run([(1, IMPORT), (2, "jtbd.check('ex-00-1', 4)"), (3, "open('/jtbd_outside', 'w')")], {})
    assert run.answers == [("ex-00-1", 4.0)]
    assert "only the work folder can be written" in run.faults["3"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("who,id\nx,1\n", "no column 'pseudonym'"),
        ("pseudonym,id\np01,1\np01,2\n", "row 3: 'p01' is there twice"),
    ],
)
def test_a_faulty_roster_is_refused(tmp_path, text, message):
    (tmp_path / "roster.csv").write_text(text, encoding="utf-8")
    with pytest.raises(JtbdError, match=message):
        read_roster(tmp_path / "roster.csv")


def test_a_zip_in_the_zip_is_opened_and_one_that_swells_is_refused(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("work/ex.ipynb", "{}")
        for number in range(5):
            archive.writestr(f"zeros-{number}.ipynb", bytes(15_000_000))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("A B_7_assignsubmission_file_/mine.zip", inner.getvalue())
        archive.writestr("__MACOSX/x.ipynb", "{}")
    pieces = read_pieces(tmp_path / "all.zip", [])
    assert {piece.learner for piece in pieces} == {"7"}
    assert "A B_7_assignsubmission_file_/work/ex.ipynb" in [piece.path for piece in pieces]
    assert pieces[-1].problem == "the zip it came in holds more than 60 MB."
    assert len(pieces) < 6


def test_what_is_no_submission_is_refused_in_a_sentence(tmp_path, capsys):
    (tmp_path / "broken.zip").write_bytes(b"PK no zip")
    with pytest.raises(JtbdError, match="this zip cannot be read"):
        read_pieces(tmp_path / "broken.zip", [])
    with pytest.raises(JtbdError, match="there is no such folder or zip"):
        read_pieces(tmp_path / "nowhere", [])
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("x", encoding="utf-8")
    hand_in(tmp_path / "in", "p01/ex.ipynb", "")
    assert main(["grade", str(tmp_path / "in"), "--out", str(tmp_path / "full")]) == 1
    assert "a folder of other things" in capsys.readouterr().err
