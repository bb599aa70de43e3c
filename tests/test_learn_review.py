"""Review, predictions and progress, every callback driven (S0.25; course tests 1, 14, 16)."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from learn_kit import choose, find, new_session, press, text_of, walk

import jtbd_helpers as jtbd
from jtbd_helpers import JtbdError
from jtbd_helpers.course.learn import bank as bank_module
from jtbd_helpers.course.learn import progress_widget, quiz_widget, session
from jtbd_helpers.course.learn.schedule import RULE, due, mastery

pytestmark = pytest.mark.usefixtures("banks")
START = datetime(2026, 1, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def ada(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "now", lambda: START)
    jtbd.start("ada")


def answer(item, option, lesson="90"):
    box = jtbd.quiz(lesson, item=item).box
    choose(box, "Choose one", option)
    press(box, "Check")


def on_day(monkeypatch, day):
    monkeypatch.setattr(session, "now", lambda: START + timedelta(days=day))
    new_session(monkeypatch, f"day {day}")


def test_a_review_says_when_there_is_nothing_yet_and_nothing_due():
    assert quiz_widget.NEVER_TRIED in plain(jtbd.review(3))
    answer("q-90-10", "Two slices")
    assert quiz_widget.NOTHING_DUE in plain(jtbd.review())


def plain(shown):
    return " ".join(w.value for w in walk(shown.box) if isinstance(getattr(w, "value", None), str))


def test_what_is_due_is_asked_afresh_and_the_rule_is_printed(monkeypatch):
    answer("q-90-01", "One apple")
    answer("q-91-01", "light", "91a")
    on_day(monkeypatch, 1)
    shown = jtbd.review(3)
    assert "Question 1 of 2: open. 0 answered" in text_of(shown.box, "jtbd-state")
    assert RULE in plain(shown)
    choose(shown.box, "Choose one", "One apple")
    press(shown.box, "Check")
    press(shown.box, "Next question")
    choose(shown.box, "Choose one", "light")
    press(shown.box, "Check")
    assert quiz_widget.NOTHING_DUE in plain(jtbd.review())
    on_day(monkeypatch, 4)
    assert "Question 1 of 2" in text_of(jtbd.review().box, "jtbd-state")


def test_a_warm_up_never_has_more_than_was_asked_for(monkeypatch):
    answer("q-90-01", "One apple")
    answer("q-90-10", "Two slices")
    answer("q-91-01", "light", "91a")
    on_day(monkeypatch, 30)
    assert "1 of 3" in text_of(jtbd.review(3).box, "jtbd-state")
    assert "1 of 2" in text_of(jtbd.review(2).box, "jtbd-state")
    for bad in (0, -1, 2.5, "three", True):
        with pytest.raises(JtbdError, match="Give 1 or more"):
            jtbd.review(bad)


def test_reviews_can_be_turned_off_and_on():
    box = jtbd.progress().box
    find(box, "Warm-ups and reviews").value = False
    assert quiz_widget.OFF in plain(jtbd.review(3))
    assert not find(jtbd.progress().box, "Warm-ups and reviews").value
    find(box, "Warm-ups and reviews").value = True
    assert quiz_widget.OFF not in plain(jtbd.review(3))


# -- predictions ---------------------------------------------------------------------------------------


def test_a_prediction_is_kept_never_marked_and_shown_beside_the_result(monkeypatch):
    assert "none made" in plain(jtbd.quiz("90", item="p-90-1", result=4))
    box = jtbd.quiz("90", item="p-90-1").box
    press(box, "Keep my prediction")
    assert "Type one number first." in text_of(box)
    find(box, "Your guess").value = "2,5"
    press(box, "Keep my prediction")
    assert "2.5 sandwiches" in text_of(box)
    assert find(box, "Your guess").disabled
    new_session(monkeypatch, "later")
    again = jtbd.quiz("90", item="p-90-1").box
    assert "2.5 sandwiches" in text_of(again)
    assert find(again, "Keep my prediction").disabled
    beside = plain(jtbd.quiz("90", item="p-90-1", result=1234.5))
    assert "2.5 sandwiches" in beside
    assert "1,234 sandwiches" in beside
    assert session.current().content["attempts"] == []


def test_orders_and_choices_can_be_predicted():
    box = jtbd.quiz("90", item="p-90-2").box
    find(box, "Bring these").value = 1
    press(box, "↑ Move up")
    press(box, "Keep my prediction")
    shown = plain(jtbd.quiz("90", item="p-90-2", result=["apple", "bread"]))
    assert "bread · apple" in shown
    assert "apple · bread" in shown
    box = jtbd.quiz("90", item="p-90-3").box
    press(box, "Keep my prediction")
    assert "Choose a line first." in text_of(box)
    choose(box, "Choose one", "bread")
    press(box, "Keep my prediction")
    assert plain(jtbd.quiz("90", item="p-90-3", result="apple")).count("bread") == 1
    with pytest.raises(JtbdError, match="a question, not a prediction"):
        jtbd.quiz("90", item="q-90-01", result=1)


# -- progress ------------------------------------------------------------------------------------------


def test_progress_shows_each_objective_in_words(monkeypatch):
    for day in range(3):
        on_day(monkeypatch, day)
        box = jtbd.review(1).box if day else jtbd.quiz("91a", item="q-91-01").box
        if day == 2:  # due on day 4, so the oldest stands here
            box = jtbd.quiz("91a", item="q-91-02").box
        choose(box, "Choose one", "light" if day < 2 else "thin")
        press(box, "Check")
    table = plain(jtbd.progress())
    assert "● mastered" in table
    assert "<td>91a</td><td>91-1 carry it</td><td>● mastered</td><td>3</td>" in table
    assert table.count("○ new") == 2
    assert "ada: 3 answers, 0 questions due" in table


def test_five_answers_survive_saving_and_loading_into_an_empty_home(monkeypatch, tmp_path):
    # Course test 1: same answers, mastery and due list.
    bank = bank_module.load_bank("90")
    for id, option in {"q-90-01": "feast", "q-90-02": "banana", "q-90-10": "slices"}.items():
        answer(id, option)
    answer("q-91-01", "light", "91a")
    answer("q-91-02", "thin", "91a")
    press(jtbd.progress().box, "Save my progress")
    saved = (tmp_path / "jtbd-progress-ada.json").read_bytes()
    before = state()
    on_day(monkeypatch, 0)
    assert state() == before
    monkeypatch.setenv("JTBD_HOME", str(tmp_path / "elsewhere"))
    jtbd.start("bob")
    panel = progress_widget.ProgressPanel()
    assert state() != before
    upload(panel, saved)
    assert "5 new entries" in text_of(panel.box)
    assert state() == before
    assert "REASON-FEAST" in text_of(jtbd.quiz("90", item="q-90-01").box)
    assert len(bank.questions) == 10


def upload(panel, content):
    """As the browser hands a chosen file over."""
    file = {"name": "x.json", "type": "application/json", "size": len(content), "last_modified": START}
    panel.upload.set_trait("value", (file | {"content": memoryview(content)},))


def state():
    attempts, items = session.current().content["attempts"], bank_module.all_items()
    return attempts, mastery(attempts, items), due(attempts, items, START + timedelta(days=5))


def test_saving_also_gives_a_download_without_a_path(tmp_path, monkeypatch):
    answer("q-90-01", "One apple")
    box = jtbd.progress().box
    press(box, "Save my progress")
    said = plain(jtbd.progress()) + " ".join(w.value for w in walk(box) if isinstance(getattr(w, "value", None), str))
    assert "href='data:application/json;base64," in said
    assert str(tmp_path) not in said
    (tmp_path / "locked").write_text("")
    monkeypatch.setattr(
        progress_widget.Path, "write_text", lambda *a, **k: (_ for _ in ()).throw(OSError(13, "denied"))
    )
    press(box, "Save my progress")
    assert "take the download" in text_of(box)


def test_a_wrong_file_changes_nothing():
    answer("q-90-01", "One apple")
    panel = progress_widget.ProgressPanel()
    for content in (b"{}", b"\xff\xfe", b""):
        upload(panel, content)
        assert "not a file from 'save my progress'" in text_of(panel.box)
    assert len(session.current().content["attempts"]) == 1


def test_everything_stored_can_be_shown_and_deleted(jtbd_home):
    answer("q-90-01", "One apple")
    box = jtbd.progress().box
    press(box, "Show all that is stored")
    shown = re.search(
        r"<pre>(.*)</pre>", " ".join(w.value for w in walk(box) if isinstance(getattr(w, "value", None), str)), re.S
    )
    assert json.loads(shown[1].replace("&quot;", '"'))["attempts"][0]["item"] == "q-90-01"
    press(box, "Delete my progress")
    assert "Tick the box" in text_of(box)
    find(box, "Yes, delete").value = True
    press(box, "Delete my progress")
    assert list(jtbd_home.iterdir()) == []
    assert session.current().content["attempts"] == []
    assert text_of(jtbd.quiz("90", item="q-90-01").box) == ""
