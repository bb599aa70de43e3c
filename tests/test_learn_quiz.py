"""The quiz widget, every callback driven (S0.24, S0.25; course tests 1, 13)."""

import json
import time

import pytest
from learn_kit import BANKS, choose, fill, find, has, new_session, press, shown, text_of, walk
from test_learn_marking import RIGHT

import jtbd_helpers as jtbd
from jtbd_helpers import JtbdError
from jtbd_helpers.course.learn import bank as bank_module
from jtbd_helpers.course.learn import quiz_widget, session
from jtbd_helpers.course.learn.item_card import ItemCard

pytestmark = pytest.mark.usefixtures("banks")


@pytest.fixture(autouse=True)
def ada():
    jtbd.start("ada")


def only(item, lesson="90"):
    return jtbd.quiz(lesson, item=item).box


def attempts():
    return session.current().content["attempts"]


@pytest.mark.parametrize("id", RIGHT)
def test_every_type_can_be_answered_and_comes_back_after_a_restart(id, monkeypatch):
    item = bank_module.load_bank("90").items[id]
    box = only(id)
    fill(box, item, RIGHT[id])
    press(box, "Check")
    said = text_of(box)
    assert said.startswith("✓ Correct .")
    assert all(carrier.reason in said for carrier in (*item.options, *item.parts))
    assert [a["correct"] for a in attempts()] == [True]
    assert json.loads(json.dumps(attempts())) == attempts()
    new_session(monkeypatch, "restarted")
    again = only(id)
    assert text_of(again) == said
    assert all(w.disabled for w in walk(again) if getattr(w, "description", "").startswith(("Choose", "Check")))


def test_only_the_reason_of_the_chosen_option_appears():
    box = only("q-90-01")
    assert text_of(box) == ""
    choose(box, "Choose one", "lunch box")
    press(box, "Check")
    assert text_of(box).startswith("✗ Not yet . REASON-BOX")
    assert "REASON-FEAST" not in text_of(box)
    assert "REASON-APPLE" not in text_of(box)


def test_nothing_chosen_is_not_attempted_and_not_stored():
    box = only("q-90-01")
    press(box, "Check")
    assert text_of(box).startswith("○ Not attempted")
    find_number = only("q-90-04")
    find(find_number, "Slices").value = "two"
    press(find_number, "Check")
    assert text_of(find_number).startswith("? Cannot be checked")
    assert attempts() == []


def test_after_a_miss_the_sister_comes_before_the_same_choice():
    box = only("q-90-01")
    choose(box, "Choose one", "feast")
    press(box, "Check")
    assert find(box, "Check").disabled
    press(box, "Another question on this")
    assert "runner" in text_of(box, "jtbd-stem")
    choose(box, "Choose one", "Half a banana")
    press(box, "Check")
    press(box, "1 ✗")
    choose(box, "Choose one", "One apple")
    press(box, "Check")
    assert text_of(box).startswith("✓ Correct")
    assert "2 answered, 1 right at the first try" in text_of(box, "jtbd-state")


def test_a_miss_never_closes_the_last_way_on():
    box = only("q-90-01")
    for wrong in ("feast", "Three whole", "feast"):  # a miss, a miss at the sister, and back
        choose(box, "Choose one", wrong)
        press(box, "Check")
        press(box, "Another question on this")
    choose(box, "Choose one", "Half a banana")
    press(box, "Check")
    press(box, "1 ✗")
    choose(box, "Choose one", "feast")
    press(box, "Check")
    assert not has(box, "Another question on this")  # the sister is done, so this one stays open
    choose(box, "Choose one", "One apple")
    press(box, "Check")
    assert text_of(box).startswith("✓ Correct")


def test_other_types_stay_open_after_a_miss():
    box = only("q-90-07")
    find(box, "apple").value, find(box, "bag").value = "food", "food"
    press(box, "Check")
    assert "1 of 2 is in the right place." in text_of(box)
    find(box, "bag").value = "carrier"
    press(box, "Check")
    assert text_of(box).startswith("✓ Correct")
    assert [a["correct"] for a in attempts()] == [False, True]
    assert "0 right at the first try" in text_of(box, "jtbd-state")


def test_hints_come_one_by_one_and_are_counted():
    box = only("q-90-01")
    press(box, "Hint 1 of 3")
    assert text_of(box, "jtbd-hints") == "How hungry?"
    press(box, "Hint 2 of 3")
    press(box, "Hint 3 of 3")
    assert find(box, "No more hints").disabled
    choose(box, "Choose one", "One apple")
    press(box, "Check")
    assert attempts()[0]["hints"] == 3


def test_a_changed_question_is_open_again(monkeypatch, tmp_path):
    box = only("q-91-01", "91a")
    choose(box, "Choose one", "light")
    press(box, "Check")
    (tmp_path / "91a.toml").write_text((BANKS / "91a.toml").read_text().replace("Which bag", "What bag"))
    monkeypatch.setattr(bank_module, "quizzes_folder", lambda: tmp_path)
    assert text_of(only("q-91-01", "91a")) == ""
    assert len(attempts()) == 1


def test_the_deck_is_drawn_by_learner_and_covers_every_objective():
    bank = bank_module.load_bank("90")
    decks = {name: [i.id for i in quiz_widget.drawn(bank, name)] for name in "abcdefgh"}
    assert decks["a"] == [i.id for i in quiz_widget.drawn(bank, "a")]
    assert len({tuple(d) for d in decks.values()}) > 1
    for deck in decks.values():
        assert 5 <= len(deck) <= 8
        assert {bank.items[i].objective for i in deck} == set(bank.objectives)
        assert not {"q-90-08", "p-90-1"} & set(deck)
        assert not {"q-90-01", "q-90-02"} <= set(deck)


def test_options_stand_in_an_order_of_the_learners_own():
    def order(name):
        jtbd.start(name)
        return tuple(i for _, i in find(only("q-90-01"), "Choose one").options)

    assert order("ada") == order("ada")
    assert len({order(name) for name in "abcdefgh"}) > 2


def test_the_deck_can_be_walked_and_ends_with_all_answered():
    quiz = jtbd.quiz("90")
    bank = bank_module.load_bank("90")
    ids = [i.id for i in quiz_widget.drawn(bank, "ada")]
    for place, id in enumerate(ids, start=1):
        assert f"Question {place} of {len(ids)}: open." in text_of(quiz.box, "jtbd-state")
        fill(quiz.box, bank.items[id], RIGHT[id])
        press(quiz.box, "Check")
        if place < len(ids):
            press(quiz.box, "Next question")
    assert f"{len(ids)} answered, {len(ids)} right at the first try." in text_of(quiz.box, "jtbd-state")
    press(quiz.box, "Next question")
    press(quiz.box, "2 ✓")
    assert "Question 2" in text_of(quiz.box, "jtbd-state")


def test_the_keys_are_printed_and_belong_to_the_control_shown():
    for id, words in {
        "q-90-01": "arrows choose a line",
        "q-90-06": "Move up",
        "q-90-09": "arrows move a slider",
    }.items():
        assert words in text_of(only(id), "jtbd-keys")


def test_every_control_has_a_visible_label():
    # Course §7: a lint over the widget tree.
    import ipywidgets

    for lesson in bank_module.lessons():
        for id in bank_module.load_bank(lesson).items:
            for widget in shown(only(id, lesson)):
                if not isinstance(widget, (ipywidgets.Box, ipywidgets.HTML)):
                    assert widget.description.strip(), f"{id}: {type(widget).__name__} has no label"


def test_nothing_can_be_read_in_what_a_notebook_keeps():
    # S0.24: no answer readable in a committed notebook.
    kept = [jtbd.quiz("90"), jtbd.quiz("90", item="q-90-01"), jtbd.review(3), jtbd.quiz("90", item="p-90-1")]
    for quiz in kept:
        assert repr(quiz) == quiz.line == quiz._repr_mimebundle_()["text/plain"]
        assert not any(o.text in quiz.line for i in bank_module.load_bank("90").questions for o in i.options)
    assert repr(kept[0]) == "Quiz 90: run this cell to answer."


def test_an_answer_is_marked_within_a_tenth_of_a_second():
    box = only("q-90-01")
    choose(box, "Choose one", "One apple")
    begin = time.perf_counter()
    press(box, "Check")
    assert time.perf_counter() - begin < 0.1


def test_damage_is_said_in_the_quiz_too(jtbd_home):
    box = only("q-90-01")
    session.keep("x", 1)
    (jtbd_home / "ada.json").write_text("{")
    choose(box, "Choose one", "One apple")
    press(box, "Check")
    assert "damaged" in text_of(box, "jtbd-state")
    assert len(attempts()) == 1


def test_text_of_the_bank_is_escaped(monkeypatch, tmp_path):
    text = (BANKS / "91a.toml").read_text().replace("Which bag", "<b>Which</b> bag").replace("It is enough", "<i>x</i>")
    (tmp_path / "91a.toml").write_text(text)
    monkeypatch.setattr(bank_module, "quizzes_folder", lambda: tmp_path)
    box = only("q-91-01", "91a")
    choose(box, "Choose one", "light")
    press(box, "Check")
    raw = " ".join(w.value for w in walk(box) if isinstance(getattr(w, "value", None), str))
    assert "<b>Which" not in raw
    assert "<i>x" not in raw


def test_an_unknown_item_is_refused():
    with pytest.raises(JtbdError, match=r"no item 'q-90-99'\. Nearest: 'q-90-09'"):
        jtbd.quiz("90", item="q-90-99")


def test_a_card_without_sisters_offers_none():
    bank = bank_module.load_bank("90")
    card = ItemCard(bank.items["q-90-10"], False, lambda c: None, lambda i, m: None, lambda i: None)
    card.control.put(1)
    card.check.click()
    assert not has(card.box, "Another question")
    assert not card.check.disabled
