"""States on their way: shapes, undo, keeping, saving and loading; nothing of anybody's is written over."""

import json

import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.course.workshop.concept import CONCEPT_BUILDER
from jtbd_helpers.course.workshop.empathy import EMPATHY_MAP
from jtbd_helpers.course.workshop.form import changed
from jtbd_helpers.course.workshop.handover import TABLE
from jtbd_helpers.course.workshop.roles import ROLE_MAP
from jtbd_helpers.course.workshop.shape import check_shape
from jtbd_helpers.course.workshop.sheet import Place, Sheet, state_of, to_text

FORMS = [TABLE, ROLE_MAP, CONCEPT_BUILDER, EMPATHY_MAP]
STARTS = [(form, case) for form in FORMS for case in (None, *form.cases)]


def note(state, words):
    """A small change that every board with a note allows."""
    key = "note" if "note" in state else "offer"
    return changed(state, key, to=words)


@pytest.mark.parametrize(("form", "case"), STARTS, ids=lambda x: getattr(x, "name", x))
def test_every_start_fits_its_shape_and_survives_a_file(form, case):  # S0.22: reload gives an equal state
    state = form.start(case)
    check_shape(state, form.shape, "start")
    assert state_of(to_text(state, form), form, "file") == state
    assert form.start(case) == state
    assert form.start(case) is not form.start(case)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_starts_share_nothing_inside(form):
    """A change at one place of an empty state shows at no other."""

    def leaves(value, way=()):
        if isinstance(value, dict):
            return [leaf for key, item in value.items() for leaf in leaves(item, (*way, key))]
        if isinstance(value, list):
            return [leaf for i, item in enumerate(value) for leaf in leaves(item, (*way, i))]
        return [(way, value)]

    start = form.start(None)
    for way, value in leaves(start):
        if isinstance(value, str):
            new = changed(start, *way, to="x")
            assert [w for w, v in leaves(new) if v == "x"] == [way]
            assert start == form.start(None)


def test_undo_goes_back_step_by_step_and_a_word_is_one_step():
    sheet = Sheet(ROLE_MAP, ROLE_MAP.start(None))
    start = sheet.state
    assert not sheet.undo()
    for words in ("a", "an", "an app"):
        sheet.change(note(start, words), "note")
    sheet.change(changed(sheet.state, "market", to="business"))
    assert sheet.undo()
    assert sheet.state == note(start, "an app")
    assert sheet.undo()
    assert sheet.state == start
    assert not sheet.can_undo


def test_the_state_given_out_is_a_copy():
    sheet = Sheet(ROLE_MAP, ROLE_MAP.start(None))
    sheet.state["roles"]["user"]["who"] = "nobody asked"
    assert sheet.state == ROLE_MAP.start(None)


def test_what_is_kept_is_found_again(tmp_path):  # nothing lost on a kernel restart
    place = Place(tmp_path / "ada", "role_map")
    assert place.opened(ROLE_MAP) is None
    sheet = Sheet(ROLE_MAP, ROLE_MAP.start(None), place)
    assert not (tmp_path / "ada").exists()  # looking is no doing
    sheet.change(note(sheet.state, "mine"))
    again = Place(tmp_path / "ada", "role_map")
    assert again.opened(ROLE_MAP) == sheet.state
    sheet.undo()
    assert Place(tmp_path / "ada", "role_map").opened(ROLE_MAP) == sheet.state


def test_two_boards_at_once_write_into_files_of_their_own(tmp_path):
    one, other = (Place(tmp_path, "role_map") for _ in range(2))
    assert one.opened(ROLE_MAP) is other.opened(ROLE_MAP) is None
    first, second = note(ROLE_MAP.start(None), "first"), note(ROLE_MAP.start(None), "second")
    one.write(to_text(first, ROLE_MAP))
    other.write(to_text(second, ROLE_MAP))
    one.write(to_text(first, ROLE_MAP))
    assert {path.name for path in tmp_path.glob("*")} == {"role_map.json", "role_map-2.json"}
    assert "left alone" in other.notes[0]
    third = Place(tmp_path, "role_map")
    assert third.opened(ROLE_MAP) in (first, second)
    assert "Older ones beside it" in third.notes[0]


def test_a_damaged_file_is_left_alone(tmp_path):
    (tmp_path / "role_map.json").write_text('{"jtbd_helpers": "role_')
    place = Place(tmp_path, "role_map")
    assert place.opened(ROLE_MAP) is None
    assert "cut off" in place.notes[0]
    place.write(to_text(ROLE_MAP.start("artery"), ROLE_MAP))
    assert (tmp_path / "role_map.json").read_text() == '{"jtbd_helpers": "role_'
    assert Place(tmp_path, "role_map").opened(ROLE_MAP) == ROLE_MAP.start("artery")


def test_where_nothing_can_be_written_it_is_said(tmp_path):
    (tmp_path / "ada").write_text("a file where the folder should be")
    place = Place(tmp_path / "ada", "role_map")
    place.write("x")
    assert "save it under a name" in place.notes[0]


def test_saving_never_writes_over_something_else(tmp_path):
    sheet = Sheet(ROLE_MAP, ROLE_MAP.start("artery"))
    file = tmp_path / "map.json"
    sheet.save(file)
    sheet.change(note(sheet.state, "more"))
    sheet.save(file)  # its own file
    file.write_text("somebody else's")
    with pytest.raises(jtbd.JtbdError, match=r"map.json: this file is there and holds something else\. Give another"):
        sheet.save(file)
    assert file.read_text() == "somebody else's"
    sheet.save(file, overwrite=True)
    other = Sheet(ROLE_MAP, ROLE_MAP.start(None))
    other.load(file)
    assert other.state == sheet.state
    other.undo()
    assert other.state == ROLE_MAP.start(None)
    with pytest.raises(jtbd.JtbdError, match="this is a folder"):
        sheet.save(tmp_path)
    (tmp_path / "plain").write_text("")
    with pytest.raises(jtbd.JtbdError, match="could not be written"):
        sheet.save(tmp_path / "plain" / "x.json")


def test_bad_files_are_refused_in_words_and_change_nothing(tmp_path):
    sheet = Sheet(ROLE_MAP, ROLE_MAP.start("artery"))
    before = sheet.state
    good = json.loads(to_text(before, ROLE_MAP))

    def refused(match, content=None, **broken):
        file = tmp_path / "bad.json"
        file.write_text(json.dumps(good | broken) if content is None else content)
        with pytest.raises(jtbd.JtbdError, match=match):
            sheet.load(file)
        assert sheet.state == before
        assert not sheet.can_undo

    refused("no saved board, or it was cut off", content="{")
    refused("no saved board", content="[1]")
    refused(r"saved by 'empathy_map', not by 'role_map'\. Open it with jtbd.empathy_map", jtbd_helpers="empathy_map")
    refused("this is version 9", schema_version=9)
    state = good["state"]
    refused("there is no key 'markt'. Nearest: 'market'", state=state | {"markt": ""})
    refused("'job' is missing", state={key: value for key, value in state.items() if key != "job"})
    refused(r"'market': 'space' is not allowed. Allowed: '', 'consumer'", state=state | {"market": "space"})
    refused(r"'offer': 3 is not a text", state=state | {"offer": 3})
    refused(r"'parties', entry 1, 'we_help': 1 is not true or false", state=state | {"parties": [
        {"name": "x", "we_help": 1, "they_help": False}]})  # fmt: skip
    refused(r"'parties': 'x' is not a list", state=state | {"parties": "x"})
    with pytest.raises(jtbd.JtbdError, match="there is no such file"):
        sheet.load(tmp_path / "none.json")
    with pytest.raises(jtbd.JtbdError, match="this is a folder"):
        sheet.load(tmp_path)
    (tmp_path / "picture.json").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(jtbd.JtbdError, match="this is no text file"):
        sheet.load(tmp_path / "picture.json")


def test_an_unknown_case_is_refused_with_the_nearest():
    with pytest.raises(jtbd.JtbdError, match=r"there is no case 'arteri'\. Nearest: 'artery'"):
        ROLE_MAP.start("arteri")


@pytest.mark.parametrize(("form", "case"), STARTS, ids=lambda x: getattr(x, "name", x))
def test_exports_hold_what_people_wrote_and_never_run_it(form, case):  # S4.15
    nasty = "<script>alert(1)</script> | x\nsecond line"
    key = "segment" if form is EMPATHY_MAP else "job" if form is not TABLE else "offer"
    state = changed(form.start(case), key, to=nasty)
    paper, markdown = form.paper(state), form.markdown(state)
    assert "<script>" not in paper
    assert "&lt;script&gt;" in paper
    assert "http" not in paper  # one file, no request
    assert "size: A4" in paper
    assert "second line" in markdown
    head, *rows = form.rows(state)
    assert all(len(row) == len(head) for row in rows)
    assert len(set(head)) == len(head)
