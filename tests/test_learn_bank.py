"""Item banks: what is refused when read, and what the lint holds (S0.24; course tests 4)."""

import copy
import tomllib

import pytest
from learn_kit import BANKS

from jtbd_helpers import JtbdError
from jtbd_helpers.course.learn import bank as bank_module
from jtbd_helpers.course.learn.bank import read_bank
from jtbd_helpers.course.learn.lint import lint, lint_together

TINY = tomllib.loads((BANKS / "90.toml").read_text(encoding="utf-8"))


def written(content, folder, lesson="90"):
    """The content as a TOML file."""

    def value(v):
        if isinstance(v, bool):
            return str(v).lower()
        if isinstance(v, str):
            return '"' + v.replace('"', '\\"') + '"'
        if isinstance(v, list):
            return "[" + ", ".join(map(value, v)) + "]"
        if isinstance(v, dict):
            return "{ " + ", ".join(f'"{k}" = {value(x)}' for k, x in v.items()) + " }"
        return repr(v)

    path = folder / f"{lesson}.toml"
    path.write_text("\n".join(f"{k} = {value(v)}" for k, v in content.items()), encoding="utf-8")
    return path


@pytest.fixture
def tiny():
    return copy.deepcopy(TINY)


def item(content, id):
    return next(i for i in content["items"] if i["id"] == id)


def test_the_tiny_bank_has_all_types_and_is_clean():
    bank = read_bank(BANKS / "90.toml")
    assert {i.type for i in bank.questions} == set(bank_module.TYPES)
    assert lint(bank) == []
    assert lint(read_bank(BANKS / "91a.toml")) == ["91a: 2 items; 6 are needed."]


def test_the_course_banks_are_clean():
    # Course test 4: reasons, misconceptions, amounts, and ids unique over all banks.
    banks = [bank_module.load_bank(lesson) for lesson in bank_module.lessons()]
    assert {b.lesson for b in banks} >= {"00", "01", "08a", "08b"}
    assert [p for b in banks for p in lint(b)] + lint_together(banks) == []


def test_the_unit_stands_behind_the_stem_in_words_that_fit():
    said = [i.question for i in bank_module.load_bank("02").items.values() if i.id == "p-02-2"]
    said += [i.question for i in bank_module.load_bank("06b").items.values() if i.id == "q-06-20"]
    assert [stem.rsplit(" (", 1)[1] for stem in said] == ["of 12)", "in %; ± 0.4 counts as right)"]
    asked_for_jobs = bank_module.load_bank("10").items["q-10-11"]
    assert asked_for_jobs.question == asked_for_jobs.stem  # it names its unit, and a count is a whole number


def refuse(change, match):
    return pytest.param(change, match, id=match[:40])


def shorten_right(bank):
    for one in bank["items"]:
        if one["type"] == "single":
            for number, option in enumerate(one["options"]):
                option["text"] = "A" if option.get("correct") else f"A wrong option, number {number}"


@pytest.mark.parametrize(
    ("change", "match"),
    [
        refuse(lambda b: b.update(titel="x"), "no key 'titel'. Nearest: 'title'"),
        refuse(lambda b: item(b, "q-90-01").update(hint=["x"]), "no key 'hint'. Nearest: 'hints'"),
        refuse(lambda b: item(b, "q-90-01").pop("stem"), "`stem` is missing"),
        refuse(lambda b: item(b, "q-90-01").update(stem=3), "`stem` must be text"),
        refuse(lambda b: item(b, "q-90-01").update(hints="one"), "must be a list of texts"),
        refuse(lambda b: item(b, "q-90-01").update(type="singel"), "no `type` 'singel'. Nearest: 'single'"),
        refuse(lambda b: item(b, "q-90-02").update(id="q-90-01"), "the id 'q-90-01' is used twice"),
        refuse(lambda b: item(b, "q-90-01")["options"][0].update(correct=True), "exactly one option must be correct"),
        refuse(lambda b: item(b, "q-90-01")["options"][0].pop("correct"), "every option needs `correct"),
        refuse(lambda b: item(b, "q-90-01")["options"][0].update(reson="x"), "no key 'reson'. Nearest: 'reason'"),
        refuse(lambda b: item(b, "q-90-01").update(parts=[{"text": "x"}]), "belong to other types"),
        refuse(lambda b: item(b, "q-90-01").update(options=[]), "two options or more"),
        refuse(lambda b: item(b, "q-90-03")["options"][2].update(correct=True), "not all of them"),
        refuse(lambda b: item(b, "q-90-04").update(options=[{"text": "x"}]), "options belong to single"),
        refuse(lambda b: item(b, "q-90-04")["parts"][0].update(answer="two"), "must be numbers"),
        refuse(lambda b: item(b, "q-90-04")["known_wrong"][0].pop("value"), "needs `value = number` or `range"),
        refuse(lambda b: item(b, "q-90-04").update(parts=[]), "needs one part, and has 0"),
        refuse(lambda b: item(b, "q-90-05")["parts"][0].update(answer=3), "list of accepted texts"),
        refuse(lambda b: item(b, "q-90-05")["known_wrong"][0].update(value=3), "`value = text` or a list"),
        refuse(lambda b: item(b, "q-90-06")["parts"][0].update(answer=2), "positions 1 to 3, each once"),
        refuse(lambda b: item(b, "q-90-06").update(parts=[]), "two parts or more"),
        refuse(lambda b: item(b, "q-90-07")["parts"][0].update(answer="tool"), "'tool' is not among `choices`"),
        refuse(lambda b: item(b, "q-90-07")["parts"][0].pop("answer"), "needs `answer = label`"),
        refuse(lambda b: item(b, "q-90-08")["parts"][0].update(answer="a bale of hay"), "used once in a match"),
        refuse(lambda b: item(b, "q-90-09").pop("x"), "both axes"),
        refuse(lambda b: item(b, "q-90-09")["parts"][0].update(answer=3), "must be pairs"),
        refuse(lambda b: item(b, "q-90-09")["known_wrong"][0].update(range=[1, 2]), "x from, x to"),
        refuse(lambda b: item(b, "q-90-07").update(predict=True), "a prediction is one of single, numeric, order"),
        refuse(lambda b: b.update(objectives=["x"]), "table of id = text"),
        refuse(lambda b: b.update(items={"id": "x"}), r"Write each item under \[\[items\]\]"),
    ],
)
def test_a_bank_of_the_wrong_shape_is_refused(tiny, tmp_path, change, match):
    change(tiny)
    with pytest.raises(JtbdError, match=match):
        read_bank(written(tiny, tmp_path))


def test_broken_toml_and_unknown_lessons_are_refused(banks, tmp_path):
    (tmp_path / "90.toml").write_text("title = ", encoding="utf-8")
    with pytest.raises(JtbdError, match="not valid TOML"):
        read_bank(tmp_path / "90.toml")
    with pytest.raises(JtbdError, match=r"no quiz '91'. Nearest: '91a'"):
        bank_module.load_bank("91")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda b: item(b, "q-90-01").update(id="q-9-1"), "the id must look like q-90-01"),
        (lambda b: item(b, "q-90-01").update(objective="90-7"), "'90-7' is not declared"),
        (lambda b: item(b, "q-90-01").update(stem="Pack it."), "must end in a question mark"),
        (lambda b: item(b, "q-90-01").update(stem="What is not never packed?"), "double negative"),
        (lambda b: item(b, "q-90-01")["options"][0].update(text="All of the above"), "'all of the above'"),
        (lambda b: item(b, "q-90-01")["options"][0].update(text="one APPLE."), "have the same text"),
        (lambda b: item(b, "q-90-01")["options"][2].update(reason=" "), "'One apple' has no reason"),
        (lambda b: item(b, "q-90-07")["parts"][0].pop("reason"), "'apple' has no reason"),
        (lambda b: item(b, "q-90-01")["options"][0].update(reason="word " * 46), "has 46 words; 45 at most"),
        (lambda b: item(b, "q-90-01")["options"][0].update(misconception="M90z"), "'M90z' is not declared"),
        (lambda b: item(b, "q-90-01")["options"][0].pop("misconception"), "has no misconception"),
        (lambda b: [p.pop("misconception") for p in item(b, "q-90-06")["parts"]], "no part names a misconception"),
        (lambda b: item(b, "q-90-01").update(hints=["one"]), "needs 2 or 3 hints, and has 1"),
        (lambda b: item(b, "q-90-01").update(hints=["word " * 46, "x"]), "a hint is longer"),
        (lambda b: item(b, "q-90-01").pop("difficulty"), "difficulty must be 1, 2 or 3"),
        (lambda b: item(b, "q-90-04")["known_wrong"].pop(), "needs 2 known wrong answers or more, and has 1"),
        (lambda b: item(b, "q-90-04")["known_wrong"][0].update(value=2.54), "answer 2.54 counts as right"),
        (lambda b: item(b, "q-90-04")["known_wrong"][1].update(range=[2, 9]), "(2, 9) counts as right"),
        (lambda b: item(b, "q-90-05")["known_wrong"][0].update(value="Job."), "Job. counts as right"),
        (lambda b: item(b, "q-90-09")["known_wrong"][0].update(range=[[0, 3], [6, 8]]), "counts as right"),
        (lambda b: item(b, "q-90-01").update(parallel="q-90-77"), "is not another item of this bank"),
        (lambda b: item(b, "q-90-01").update(parallel="q-90-04"), "has another objective"),
        (lambda b: item(b, "q-90-04").update(parallel="q-90-05"), "shares no misconception"),
        (lambda b: b["items"].pop(), "90: 9 items; 10 are needed"),
        (lambda b: b["objectives"].update({"90-3": "x"}), "90-3: 0 items; every objective needs two"),
        (lambda b: b["objectives"].update({"9x": "x"}), "'9x' must look like 90-1"),
        (lambda b: b["misconceptions"].update({"M90c": "x → y"}), "M90c: no item carries it"),
        (lambda b: b["misconceptions"].update({"Mx": "x → y"}), "'Mx' must look like M90a"),
        (lambda b: b.update(placed=["q-90-99"]), "q-90-99: listed under `placed`"),
        (
            lambda b: [
                item(b, i)["options"][n].update(text="This one is by far the longest of all")
                for i, n in (("q-90-01", 2), ("q-90-02", 1))
            ],
            "the longest in 2 of 3 (q-90-01, q-90-02)",
        ),
        (shorten_right, "the shortest in 3 of 3"),
    ],
)
def test_the_lint_says_what_is_wrong(tiny, tmp_path, change, problem):
    change(tiny)
    problems = lint(read_bank(written(tiny, tmp_path)))
    assert any(problem in said for said in problems), problems


def test_a_misconception_in_a_lone_item_and_an_id_in_two_banks_are_said(tiny, tmp_path):
    tiny["misconceptions"]["M90c"] = "x → y"
    item(tiny, "q-90-01")["options"][0]["misconception"] = "M90c"
    bank = read_bank(written(tiny, tmp_path))
    assert any(said.startswith("M90c: no two items of one objective") for said in lint(bank))
    assert sum("used in 2 banks" in said for said in lint_together([bank, bank])) == len(bank.items)


def test_over_all_banks_the_right_option_is_the_shortest_about_as_often_as_chance(tiny, tmp_path):
    banks = [bank_module.load_bank(lesson) for lesson in bank_module.lessons()]
    assert lint_together(banks) == []
    shorten_right(tiny)
    assert any("the shortest in 100% of all" in said for said in lint_together([read_bank(written(tiny, tmp_path))]))


def test_the_version_follows_the_content(tiny, tmp_path):
    before = read_bank(written(tiny, tmp_path)).items
    item(tiny, "q-90-01")["options"][0]["reason"] = "Another reason."
    after = read_bank(written(tiny, tmp_path)).items
    assert before["q-90-01"].version != after["q-90-01"].version
    assert before["q-90-02"].version == after["q-90-02"].version
