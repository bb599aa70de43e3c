"""Every export, read by readers that share no code with the writers, equals the bank (course acceptance test 6)."""

import csv

import pytest
from lms_readers import play, read_gift, read_moodle, read_qti

from jtbd_helpers.cli import main
from jtbd_helpers.course.learn.bank import lessons, load_bank
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.teaching.lms import CARRIED, export_quiz

ITEMS = {item.id: item for lesson in lessons() for item in load_bank(lesson).questions}
FORMS = ("moodle", "gift", "qti", "csv")


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lms")
    told = {form: export_quiz(form, folder / form) for form in FORMS}
    return {form: (folder / form).read_text(encoding="utf-8") for form in FORMS}, told


def squeeze(text):
    return " ".join(str(text).split())


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_carried_is_listed_and_nothing_else_is_missing(exported, form):
    texts, told = exported
    read = {"moodle": read_moodle, "gift": read_gift, "qti": read_qti}.get(form)
    found = set(read(texts[form])) if read else {row["item"] for row in csv.DictReader(texts[form].splitlines())}
    left_out = {
        name for line in told[form] if line.startswith(("Not carried", "Refused")) for name in ITEMS if name in line
    }
    assert found | left_out == set(ITEMS)
    assert not found & left_out
    assert left_out >= {i.id for i in ITEMS.values() if i.type == "place2d" and form != "csv"}
    merged = next((line for line in told[form] if "merged" in line), "")
    assert all((i.id in merged) == (CARRIED[form].get(i.type) == "merged") for i in ITEMS.values())


@pytest.mark.parametrize(("form", "read"), [("moodle", read_moodle), ("gift", read_gift)])
def test_moodle_reads_what_the_bank_says(exported, form, read):
    for name, got in read(exported[0][form]).items():
        item = ITEMS[name]
        assert got["stem"] == squeeze(item.question) or squeeze(got["stem"]) == squeeze(item.question)
        if item.type in ("single", "multiple"):
            _options_are_right(item, got["options"])
        elif item.type == "short_text":
            given = {(text, share > 0) for text, share, _ in got["options"]}
            right = {(form_, True) for form_ in _forms(item.parts[0].answer)}
            assert given == right | {(form_, False) for wrong in item.known_wrong for form_ in _forms(wrong.value)}
        elif item.type == "numeric":
            part = item.parts[0]
            (value, width, share, reason), *wrong = got["numbers"]
            assert (value, width, share) == (pytest.approx(part.answer), pytest.approx(part.tolerance), 100)
            assert squeeze(reason) == squeeze(part.reason)
            assert [squeeze(w[3]) for w in wrong] == [squeeze(w.reason) for w in item.known_wrong]
            assert all(w[2] == 0 for w in wrong)
        elif item.type == "order":
            assert got["order"] == [squeeze(p.text) for p in sorted(item.parts, key=lambda p: p.answer)]
        else:
            assert got["pairs"] == {(squeeze(p.text), squeeze(p.answer)) for p in item.parts}
            assert got["lures"] == set(item.labels) - {p.answer for p in item.parts}
        if item.type in ("order", "classify", "match"):
            assert all(squeeze(p.reason) in squeeze(got["general"]) for p in item.parts)


def _options_are_right(item, options):
    assert [squeeze(text) for text, _, _ in options] == [squeeze(o.text) for o in item.options]
    assert [squeeze(reason) for _, _, reason in options] == [squeeze(o.reason) for o in item.options]
    right = [share for (_, share, _), o in zip(options, item.options, strict=True) if o.correct]
    wrong = [share for (_, share, _), o in zip(options, item.options, strict=True) if not o.correct]
    assert sum(right) == pytest.approx(100, abs=1e-3)
    assert min(right) > 0
    assert max(wrong) <= 0
    if item.type == "multiple":
        assert sum(wrong) == pytest.approx(-100, abs=1e-3)


def _forms(value):
    return (value,) if isinstance(value, str) else tuple(value)


def test_canvas_scores_and_explains_as_the_bank_does(exported):
    for name, got in read_qti(exported[0]["qti"]).items():
        item = ITEMS[name]
        assert got["stem"] == item.question
        if item.type in ("single", "multiple"):
            _canvas_options(item, got)
        elif item.type == "numeric":
            assert play(got, {"response1": float(item.parts[0].answer)}) == (100, [item.parts[0].reason])
            for wrong in item.known_wrong:
                value = sum(wrong.range) / 2 if wrong.value is None else wrong.value
                assert play(got, {"response1": float(value)}) == (0, [wrong.reason])
        elif item.type == "short_text":
            assert play(got, {"response1": _forms(item.parts[0].answer)[0].upper()})[0] == 100
        elif item.type == "order":
            texts = {text: ident for ident, text in got["labels"]["response1"].items()}
            right = [texts[p.text] for p in sorted(item.parts, key=lambda p: p.answer)]
            assert play(got, {"response1": right})[0] == 100
            assert play(got, {"response1": right[::-1]})[0] == 0
        else:
            right = {}
            for number, part in enumerate(item.parts, 1):
                labels = {text: ident for ident, text in got["labels"][f"response_{number}"].items()}
                assert got["prompts"][f"response_{number}"] == part.text
                right[f"response_{number}"] = labels[part.answer]
            score, reasons = play(got, right)
            assert score == pytest.approx(100, abs=0.1)
            assert reasons == [p.reason for p in item.parts]


def _canvas_options(item, got):
    idents = {text: ident for ident, text in got["labels"]["response1"].items()}
    right = [idents[o.text] for o in item.options if o.correct]
    single = item.type == "single"
    assert got["cardinality"] == ("Single" if single else "Multiple")
    assert play(got, {"response1": right[0] if single else right})[0] == 100
    for option in item.options:
        given = idents[option.text] if single else [idents[option.text]]
        score, reasons = play(got, {"response1": given})
        assert option.reason in reasons
        if not option.correct:
            assert score == 0
    if not single:
        assert play(got, {"response1": list(idents.values())})[0] == 0


def test_a_table_holds_every_type_and_reason(exported):
    rows = list(csv.DictReader(exported[0]["csv"].splitlines()))
    assert {row["type"] for row in rows} == {item.type for item in ITEMS.values()}
    assert len(rows) == sum(len(i.options) + len(i.parts) + len(i.known_wrong) for i in ITEMS.values())
    assert all(row["reason"] for row in rows)


BANK = """
title = "Mine"
[objectives]
91-1 = "signs"
[misconceptions]
M91a = "wrong → right"
[[items]]
id = "q-91-01"
type = "single"
objective = "91-1"
stem = "Which {one} is = to ~ 'a:b' # here \\\\ ?"
hints = ["x", "y"]
[[items.options]]
text = "5 < 6 & {7}"
correct = true
reason = "Since a=b: #1 ~ fine."
[[items.options]]
text = "none"
correct = false
reason = "No -> look at {it}."
misconception = "M91a"
[[items]]
id = "q-91-02"
type = "short_text"
objective = "91-1"
stem = "Is it so?"
hints = ["x", "y"]
[[items.parts]]
text = "Your word"
answer = ["true", "yes"]
reason = "It is."
[[items.known_wrong]]
value = "no"
reason = "It is not."
misconception = "M91a"
"""


@pytest.mark.parametrize(("form", "read"), [("moodle", read_moodle), ("gift", read_gift), ("qti", read_qti)])
def test_a_private_bank_with_every_awkward_sign(tmp_path, form, read):
    (tmp_path / "91.toml").write_text(BANK)
    told = export_quiz(form, tmp_path / "out", private=tmp_path / "91.toml")
    got = read((tmp_path / "out").read_text())["q-91-01"]
    assert got["stem"] == "Which {one} is = to ~ 'a:b' # here \\ ?"
    if form != "qti":
        assert got["options"][0][0] == "5 < 6 & {7}"
        assert got["options"][0][2] == "Since a=b: #1 ~ fine."
    assert any(line.startswith("Refused") and "q-91-02" in line for line in told) == (form == "gift")
    assert not any("public" in line for line in told)


def test_modules_halves_and_files_that_are_there(tmp_path, capsys):
    out = tmp_path / "q.xml"
    assert main(["export-quiz", "--format", "moodle", "--out", str(out), "08"]) == 0
    assert set(read_moodle(out.read_text())) == {
        i.id for i in ITEMS.values() if i.lesson in ("08a", "08b") and i.type != "place2d"
    }
    assert main(["export-quiz", "--format", "moodle", "--out", str(out), "08"]) == 1
    assert "there is such a file already" in capsys.readouterr().err
    with pytest.raises(JtbdError, match="no module '77'"):
        export_quiz("gift", tmp_path / "x", ["77"])
    with pytest.raises(JtbdError, match="no `format` 'word'"):
        export_quiz("word", tmp_path / "x")
    with pytest.raises(JtbdError, match="there is no such file"):
        export_quiz("gift", tmp_path / "x", private=tmp_path / "none.toml")
