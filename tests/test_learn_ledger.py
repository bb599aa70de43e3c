"""The progress file: nothing is ever lost, and what is damaged is said (S0.25; course tests 1 and 16)."""

import json
import multiprocessing
from datetime import UTC, datetime

import pytest

from jtbd_helpers import JtbdError
from jtbd_helpers.course.learn import entries
from jtbd_helpers.course.learn import ledger as ledger_module
from jtbd_helpers.course.learn.ledger import Ledger, learner_id

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def attempt(ledger, item="q-90-01", correct=True, time=NOON):
    return ledger.add(
        "attempts", time, item=item, version="v", choice=1, correct=correct, hints=0, session="s", misconceptions=[]
    )


def items_in(ledger):
    return [a["item"] for a in ledger.content["attempts"]]


def test_what_is_added_is_there_in_the_next_process(tmp_path):
    first = Ledger(tmp_path, "ada")
    attempt(first)
    assert Ledger(tmp_path, "ada").content == first.content
    assert json.loads((tmp_path / "ada.json").read_text())["schema_version"] == 1
    assert (tmp_path / "ada.copy.json").read_text() == (tmp_path / "ada.json").read_text()


def test_deleting_the_file_gives_a_clean_start(tmp_path):
    ledger = Ledger(tmp_path, "ada")
    attempt(ledger)
    (tmp_path / "ada.json").unlink()
    ledger.refresh()
    assert items_in(ledger) == items_in(Ledger(tmp_path, "ada")) == []
    assert ledger.notices == []


def write_many(folder, who, n):
    ledger = Ledger(folder, "ada")
    for i in range(n):
        attempt(ledger, f"{who}-{i}")


def test_two_notebooks_open_at_once_lose_nothing(tmp_path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_many, args=(tmp_path, who, 40)) for who in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert sorted(items_in(Ledger(tmp_path, "ada"))) == sorted(f"{who}-{i}" for who in "ab" for i in range(40))


def test_interleaved_writers_see_each_other(tmp_path):
    one, other = Ledger(tmp_path, "ada"), Ledger(tmp_path, "ada")
    attempt(one, "a")
    attempt(other, "b")
    one.refresh()
    assert items_in(one) == items_in(other) == items_in(Ledger(tmp_path, "ada"))
    assert sorted(items_in(one)) == ["a", "b"]


@pytest.mark.parametrize("left", [0, 1, 40, 200, 450, -30, -3])
@pytest.mark.parametrize("twin_too", [False, True], ids=["twin whole", "twin cut off too"])
def test_a_truncated_file_is_set_aside_and_made_good(tmp_path, left, twin_too):
    ledger = Ledger(tmp_path, "ada")
    for i in range(5):
        attempt(ledger, f"i{i}")
    whole = (tmp_path / "ada.json").read_text()
    (tmp_path / "ada.json").write_text(whole[:left])
    if twin_too:
        (tmp_path / "ada.copy.json").write_text(whole[: len(whole) - 30])
    again = Ledger(tmp_path, "ada")
    assert len(items_in(again)) == 5 or twin_too
    assert (tmp_path / "ada.damaged-1.json").read_text() == whole[:left]
    assert "damaged" in again.notices[0]
    assert f"{len(items_in(again))} entries were recovered" in again.notices[0]
    assert items_in(Ledger(tmp_path, "ada")) == items_in(again)
    assert Ledger(tmp_path, "ada").notices == []


def test_whole_lines_of_a_cut_off_file_are_read_even_without_a_twin(tmp_path):
    ledger = Ledger(tmp_path, "ada")
    for i in range(5):
        attempt(ledger, f"i{i}")
    lines = (tmp_path / "ada.json").read_text().splitlines(keepends=True)
    (tmp_path / "ada.json").write_text("".join(lines[:7]) + lines[7][:20])
    (tmp_path / "ada.copy.json").unlink()
    assert items_in(Ledger(tmp_path, "ada")) == ["i0", "i1", "i2"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"schema_version": "1"}',
        '{"schema_version": 0}',
        '{"schema_version": 1, "attempts": 3, "predictions": [], "exercises": [], "notes": []}',
        '{"schema_version": 1, "attempts": [{"id": "x"}], "predictions": [], "exercises": [], "notes": []}',
        '{"schema_version": 1, "attempts": [7], "predictions": [], "exercises": [], "notes": []}',
        "\x00\x01\x02",
    ],
)
def test_a_foreign_file_is_never_overwritten(tmp_path, text):
    (tmp_path / "ada.json").write_text(text)
    ledger = Ledger(tmp_path, "ada")
    attempt(ledger)
    assert (tmp_path / "ada.damaged-1.json").read_text() == text
    assert items_in(Ledger(tmp_path, "ada")) == ["q-90-01"]


def test_binary_rubbish_is_set_aside_and_a_second_damage_gets_its_own_name(tmp_path):
    for _ in range(2):
        (tmp_path / "ada.json").write_bytes(b"\xff\xfe\xfa")
        Ledger(tmp_path, "ada")
    assert [(tmp_path / f"ada.damaged-{n}.json").read_bytes() for n in (1, 2)] == [b"\xff\xfe\xfa"] * 2


def test_a_newer_version_is_read_and_not_written(tmp_path):
    attempt(Ledger(tmp_path, "ada"))
    path = tmp_path / "ada.json"
    newer = path.read_text().replace('"schema_version": 1', '"schema_version": 2')
    path.write_text(newer)
    ledger = Ledger(tmp_path, "ada")
    attempt(ledger, "later")
    assert path.read_text() == newer
    assert "newer version" in ledger.notices[0]
    assert items_in(ledger) == ["q-90-01", "later"]  # this session still works


def test_a_newer_version_of_unknown_shape_is_left_alone(tmp_path):
    (tmp_path / "ada.json").write_text('{"schema_version": 9, "all": "different"}')
    ledger = Ledger(tmp_path, "ada")
    assert items_in(ledger) == []
    assert ledger.read_only


def test_an_older_version_is_migrated_and_a_copy_kept(tmp_path, monkeypatch):
    attempt(Ledger(tmp_path, "ada"))
    older = (tmp_path / "ada.json").read_text()
    monkeypatch.setattr(ledger_module, "SCHEMA_VERSION", 2)
    monkeypatch.setitem(ledger_module.MIGRATIONS, 1, lambda document: document | {"schema_version": 2})
    ledger = Ledger(tmp_path, "ada")
    attempt(ledger, "later")
    assert (tmp_path / "ada.version-1.json").read_text() == older
    assert items_in(Ledger(tmp_path, "ada")) == ["q-90-01", "later"]
    assert "older version" in ledger.notices[0]


def test_a_place_that_cannot_be_written_is_said_and_the_session_goes_on(tmp_path):
    (tmp_path / "home").write_text("a file where the folder should be")
    ledger = Ledger(tmp_path / "home", "ada")
    attempt(ledger)
    assert items_in(ledger) == ["q-90-01"]
    assert "could not be written" in ledger.notices[0]


def test_saved_progress_comes_back_in_an_empty_home_and_merges_by_id(tmp_path):
    here, there = Ledger(tmp_path / "here", "ada"), Ledger(tmp_path / "there", "bob")
    attempt(here, "a")
    saved = here.export()
    attempt(there, "b")
    assert there.take_in(saved) == 1
    assert there.take_in(saved) == 0
    assert sorted(items_in(Ledger(tmp_path / "there", "bob"))) == ["a", "b"]
    empty = Ledger(tmp_path / "empty", "ada")
    empty.take_in(saved)
    assert empty.content == here.content


@pytest.mark.parametrize(
    ("change", "match"),
    [
        (lambda text: text[:-40], "not a file from 'save my progress'"),
        (lambda text: text.replace("q-90-01", "q-90-02"), "changed or cut off"),
        (lambda text: "[]", "not a file from"),
        (lambda text: '{"schema_version": 1}', "not a file from"),
    ],
)
def test_a_saved_file_that_was_changed_is_refused(tmp_path, change, match):
    ledger = Ledger(tmp_path, "ada")
    attempt(ledger)
    with pytest.raises(JtbdError, match=match):
        ledger.take_in(change(ledger.export()))
    assert len(items_in(ledger)) == 1


def test_a_file_saved_by_a_newer_version_is_refused(tmp_path, monkeypatch):
    ledger = Ledger(tmp_path, "ada")
    monkeypatch.setattr(ledger_module, "SCHEMA_VERSION", 2)
    saved = ledger.export()
    monkeypatch.setattr(ledger_module, "SCHEMA_VERSION", 1)
    with pytest.raises(JtbdError, match="newer version"):
        ledger.take_in(saved)


def test_deleting_removes_every_file_of_this_learner_only(tmp_path):
    ledger, other = Ledger(tmp_path, "ada"), Ledger(tmp_path, "ada-2")
    attempt(other)
    attempt(ledger)
    (tmp_path / "ada.json").write_text("{")
    ledger.refresh()
    ledger.delete()
    assert sorted(f.name for f in tmp_path.glob("*ada*.json")) == ["ada-2.copy.json", "ada-2.json"]
    assert items_in(ledger) == []


@pytest.mark.parametrize(
    ("name", "id"),
    [("Ada", "ada"), (" ada ", "ada"), ("Zoë", "zoë"), ("李", "李"), ("mary jane", "mary-jane"), ("a_b-3", "a_b-3")],
)
def test_plain_names_stay_readable(name, id):
    assert learner_id(name) == id


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "CON", "nul", "com1", "a:b", "a/b", "a\\b", "x" * 300, "a.", 'a"*?<>|']
)
def test_odd_names_are_safe_file_names_everywhere(name, tmp_path):
    id = learner_id(name)
    assert not set(id) & set('<>:"/\\|?*. ')
    assert id.upper() not in ledger_module.RESERVED
    assert len(id) <= 47
    attempt(Ledger(tmp_path, id))
    assert (tmp_path / f"{id}.json").is_file()


def test_odd_names_do_not_share_a_file_and_empty_ones_are_refused():
    assert learner_id("a:b") != learner_id("a/b")
    with pytest.raises(JtbdError, match="no letter or digit"):
        learner_id(" .. ")


def test_a_large_file_is_still_quick(tmp_path):
    import time

    ledger = Ledger(tmp_path, "ada")
    content = {name: [] for name in entries.LISTS}
    stamp = NOON.isoformat()
    content["attempts"] = [
        {"id": str(i), "time": stamp, "item": "q-90-01", "version": "v", "choice": 1, "correct": True}
        | {"hints": 0, "session": "s", "misconceptions": []}
        for i in range(2000)
    ]
    ledger.merge(content)
    begin = time.perf_counter()
    attempt(ledger)
    assert time.perf_counter() - begin < 0.5  # 2,000 answers; a course has a tenth of them
