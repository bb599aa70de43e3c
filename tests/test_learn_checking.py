"""Checking exercises: five outcomes in words, the learner's own numbers in the message, never a traceback."""

import numpy as np
import pandas as pd
import pytest
from learn_kit import choose, find, new_session, press, text_of, walk

import jtbd_helpers as jtbd
from jtbd_helpers import JtbdError
from jtbd_helpers.course.learn import exercise as exercise_module
from jtbd_helpers.course.learn import session
from jtbd_helpers.course.learn.checking import judge
from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake

MEAN = Exercise(
    id="ex-90-1",
    lesson="90",
    objective="90-1",
    title="The mean",
    prompt="What is the mean of your numbers?\n\nThere are <five>.",
    data=lambda seed: {"numbers": np.random.default_rng(seed).integers(1, 99, 5), "n": 5, "the_place": "a <shop>"},
    answers=(Field(name="mean", label="Mean", unit="€", tolerance=0.005),),
    reference=lambda d: d["numbers"].mean(),
    mistakes=(
        Mistake(id="sum", compute=lambda d: d["numbers"].sum(), message="{x} is the total of {n} in {the_place}."),
        Mistake(id="first", compute=lambda d: d["numbers"][0], message="{x} is the first. {nothing}"),
    ),
    hints=("Add them.", "Divide.", "(1 + 3) / 2 = 2"),
)
MANY = Exercise(
    id="ex-90-2",
    lesson="90",
    objective="90-2",
    title="Several",
    prompt="Which?",
    data=lambda seed: pd.DataFrame({"kind": list("abcab") * 5, "value": range(25)}),
    answers=(
        Field(name="n", label="How many", tolerance=0),
        Field(name="one", label="Which", kind="choice", choices=("a", "b", "c")),
        Field(name="some", label="Which ones", kind="choices", choices=("a", "b", "c")),
        Field(name="row", label="In order", kind="order", choices=("x", "y", "z")),
        Field(name="word", label="The word", kind="text"),
    ),
    reference=lambda d: {"n": 25, "one": "a", "some": ["a", "b"], "row": ["x", "y", "z"], "word": ("job", "a job")},
    mistakes=(
        Mistake(id="rare", compute=lambda d: {"one": "c"}, message="{x} is the rarest of {n}."),
        Mistake(id="all", compute=lambda d: {"some": ["a", "b", "c"]}, message="{x} are all."),
        Mistake(id="back", compute=lambda d: {"row": ["z", "y", "x"]}, message="Backwards: {row}."),
    ),
    hints=("h1", "h2", "h3"),
)
RIGHT = {"n": 25, "one": "A", "some": ("b", "a"), "row": ["x", "y", "z"], "word": " A job. "}


@pytest.fixture(autouse=True)
def ada(monkeypatch):
    monkeypatch.setattr(exercise_module, "all_exercises", lambda: {"ex-90-1": MEAN, "ex-90-2": MANY})
    jtbd.start("ada")


def numbers():
    return jtbd.exercise_data("ex-90-1")["numbers"]


def test_a_right_answer_is_correct_and_stored():
    checked = jtbd.check("ex-90-1", numbers().mean())
    assert repr(checked) == "✓ Correct · ex-90-1\nThe mean: that is it."
    stored = session.current().content["exercises"]
    assert [(e["exercise"], e["outcome"], e["hints"]) for e in stored] == [("ex-90-1", "correct", 0)]


@pytest.mark.parametrize("wrap", [float, np.float64, np.array, pd.Series, lambda x: f"{x:.2f}".replace(".", ",")])
def test_one_number_may_come_in_many_shapes(wrap):
    assert jtbd.check("ex-90-1", wrap(numbers().mean())).outcome == "correct"
    assert jtbd.check("ex-90-1", {"mean": wrap(numbers().mean())}).outcome == "correct"


def test_a_known_mistake_is_named_with_the_learners_own_number():
    checked = jtbd.check("ex-90-1", numbers().sum())
    assert checked.outcome == "incorrect"
    assert checked.mistakes == ("sum",)
    assert checked.message == f"{numbers().sum()} is the total of 5 in a <shop>."
    assert "a &lt;shop&gt;" in checked._repr_html_()


def test_an_unknown_mistake_gets_the_first_hint():
    assert jtbd.check("ex-90-1", -1).message == "This is not a mistake we know.\nHint 1: Add them."


@pytest.mark.parametrize("blank", [..., None, "", " ... ", "____", {}, {"mean": ...}])
def test_a_stub_is_not_attempted_and_not_stored(blank):
    assert repr(jtbd.check("ex-90-1", blank)).startswith("○ Not attempted · ex-90-1\nPut your own answer")
    assert session.current().content["exercises"] == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("many", "Mean: one number is asked for, and this is the text 'many'."),
        (float("nan"), "not a finite number"),
        (float("inf"), "not a finite number"),
        (True, "of type bool"),
        ([1, 2], "of type list"),
        (np.zeros((2, 3)), "ndarray of shape (2, 3)"),
        (pd.DataFrame({"a": [1, 2]}), "DataFrame of shape (2, 1)"),
        ({"men": 3}, "there is no field 'men'. Nearest: 'mean'."),
        (object(), "of type object"),
        (3j, "of type complex"),
        (pd.NA, "of type NAType"),
    ],
)
def test_what_cannot_be_checked_is_said_in_words(answer, said):
    checked = jtbd.check("ex-90-1", answer)
    assert checked.outcome == "uncheckable"
    assert said in checked.message


def test_an_error_in_the_learners_function_gives_message_and_line():
    assert jtbd.check("ex-90-1", lambda data: data["numbers"].mean()).outcome == "correct"
    checked = jtbd.check("ex-90-1", lambda data: 1 / 0)
    assert checked.outcome == "error"
    assert "line" in checked.message
    assert "ZeroDivisionError: division by zero" in checked.message
    assert "Traceback" not in repr(checked)


def test_an_unknown_exercise_is_said_not_raised():
    checked = jtbd.check("ex-90-11", 3)
    assert checked.outcome == "error"
    assert "no exercise 'ex-90-11'. Nearest: 'ex-90-1'." in checked.message
    for verb in (jtbd.hint, jtbd.exercise_data):
        with pytest.raises(JtbdError, match=r"Nearest: 'ex-90-1'"):
            verb("ex-90-11")


def test_a_fault_of_ours_is_not_blamed_on_the_learner():
    class Odd:
        def __iter__(self):
            raise RuntimeError("odd")

    checked = jtbd.check("ex-90-2", RIGHT | {"some": Odd()})
    assert checked.outcome == "error"
    assert "That is not your mistake" in checked.message


def test_several_fields_say_which_are_right():
    assert jtbd.check("ex-90-2", RIGHT).outcome == "correct"
    assert jtbd.check("ex-90-2", pd.Series(RIGHT)).outcome == "correct"
    checked = jtbd.check("ex-90-2", RIGHT | {"one": "c", "row": ["z", "y", "x"]})
    assert checked.mistakes == ("rare", "back")
    assert checked.message.splitlines() == [
        "How many: right · Which: not yet · Which ones: right · In order: not yet · The word: right",
        "c is the rarest of 25.",
        "Backwards: z, y, x.",
    ]
    assert "a, b, c are all." in jtbd.check("ex-90-2", RIGHT | {"some": set("abc")}).message


@pytest.mark.parametrize(
    ("change", "outcome", "said"),
    [
        ({"one": ...}, "not attempted", "Still open: Which."),
        ({"one": "q"}, "uncheckable", "Which: there is no choice 'q'"),
        ({"some": "ab"}, "uncheckable", "Which ones: give a list, such as ['a', 'b']."),
        ({"some": 3}, "uncheckable", "give a list"),
        ({"row": ["x", "x"]}, "uncheckable", "named twice"),
        ({"row": ["x", "y"]}, "uncheckable", "put all 3 in order; you gave 2"),
        ({"word": 3}, "uncheckable", "write a text in quotes"),
        ({"word": "task"}, "incorrect", "not a mistake we know"),
    ],
)
def test_fields_of_every_kind_are_read_with_care(change, outcome, said):
    checked = jtbd.check("ex-90-2", RIGHT | change)
    assert (checked.outcome, said in checked.message) == (outcome, True), checked.message


def test_a_bare_value_for_several_fields_is_explained():
    assert 'Give them as {"n": …, "one": …' in jtbd.check("ex-90-2", 3).message


def test_data_are_the_learners_own_and_stay_the_same():
    mine = numbers()
    assert (mine == numbers()).all()
    jtbd.start("bob")
    assert not (mine == numbers()).all()


def test_hints_climb_and_stay_on_the_last_rung(monkeypatch):
    assert [repr(jtbd.hint("ex-90-1")) for _ in range(2)] == ["Hint 1 of 3: Add them.", "Hint 2 of 3: Divide."]
    new_session(monkeypatch, "later")
    assert jtbd.hint("ex-90-1").number == jtbd.hint("ex-90-1").number == 3
    assert "(1 + 3) / 2 = 2" in jtbd.hint("ex-90-1")._repr_html_()
    jtbd.check("ex-90-1", 3)
    assert session.current().content["exercises"][0]["hints"] == 3


def test_judging_changes_nothing():
    data = MANY.data(0)
    before = data.copy()
    judge(MANY, data, RIGHT | {"one": "c"})
    pd.testing.assert_frame_equal(data, before)


# -- the form without code -----------------------------------------------------------------------------


def test_the_form_checks_a_typed_number_and_remembers(monkeypatch):
    form = jtbd.check("ex-90-1")
    assert repr(form) == "Exercise ex-90-1: run this cell to answer without code."
    raw = " ".join(w.value for w in walk(form.box) if isinstance(getattr(w, "value", None), str))
    assert "There are &lt;five&gt;." in raw
    assert "<th>the place</th><td>a &lt;shop&gt;</td>" in raw
    press(form.box, "Check")
    assert text_of(form.box).startswith("○ Not attempted")
    find(form.box, "Mean").value = str(numbers().sum())
    press(form.box, "Check")
    assert text_of(form.box).startswith("✗ Not yet")
    press(form.box, "Hint 1 of 3")
    assert text_of(form.box, "jtbd-hints") == "Hint 1 of 3: Add them."
    find(form.box, "Mean").value = f"{numbers().mean():.2f}"
    press(form.box, "Check")
    assert text_of(form.box).startswith("✓ Correct")
    new_session(monkeypatch, "later")
    assert text_of(jtbd.check("ex-90-1").box) == "Last check: ✓ Correct ."
    assert find(jtbd.check("ex-90-1").box, "Hint 2 of 3")


def test_the_form_has_a_control_for_every_kind():
    form = jtbd.check("ex-90-2").box
    find(form, "How many").value = "25"
    choose(form, "Which", "a")
    for kind in "ab":
        find(form, kind).value = True
    find(form, "The word").value = "job"
    lines = find(form, "In order")
    for place, text in enumerate("xyz"):
        lines.value = "xyz".index(text)
        while [i for _, i in lines.options].index("xyz".index(text)) > place:
            press(form, "↑ Move up")
    press(form, "Check")
    assert text_of(form).startswith("✓ Correct"), text_of(form)
    assert "… 5 more rows" in " ".join(w.value for w in walk(form) if isinstance(getattr(w, "value", None), str))
