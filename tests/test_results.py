"""Results: calm displays, safe HTML, files that come back equal."""

import json
from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest

from jtbd_helpers import results
from jtbd_helpers.errors import JtbdError, one_of, unknown


def answer(**changes):
    table = pd.DataFrame({"target_id": ["t01", "t02"], "opportunity": [12.037, np.nan], "sure": [True, False]})
    return results.Result(**({"table": table, "caption": "Scores <top2>, n = 270"} | changes))


def test_a_result_is_frozen():
    with pytest.raises(FrozenInstanceError):
        answer().caption = "other"


def test_displays_round_and_say_what_was_not_measured():
    assert "12.037" not in repr(answer(table=pd.DataFrame({"opportunity": [12.037]})))
    assert "12.3" in repr(answer(table=pd.DataFrame({"opportunity": [12.345]})))
    assert "not measured" in answer()._repr_html_()
    assert repr(answer()) == repr(answer())


def test_html_is_escaped_and_stable():
    nasty = answer(table=pd.DataFrame({"statement": ["<script>alert(1)</script>"]}))
    assert "<script>" not in nasty._repr_html_()
    assert "&lt;top2&gt;" in nasty._repr_html_()
    assert nasty._repr_html_() == nasty._repr_html_()


def test_long_tables_are_cut_and_say_so():
    long = answer(table=pd.DataFrame({"x": range(100)}))
    assert "80 more rows" in repr(long)
    assert len(repr(long).splitlines()) <= 40


def test_without_a_picture_the_error_points_to_the_table():
    with pytest.raises(JtbdError, match=r"Read its `\.table`"):
        answer().plot()


@pytest.mark.parametrize(
    "content",
    [
        {"frame": pd.DataFrame({"a": [1, 2], "b": [0.1, np.nan], "c": ["x", None], "d": [(1, 2), ()]})},
        {"frame": pd.DataFrame({"a": [1.5]}, index=pd.Index(["n0001"], name="respondent_id"))},
        {"frame": pd.DataFrame(index=pd.Index(["n1", "n2"], name="respondent_id"), columns=[])},
        {"series": pd.Series(["A", "B"], index=pd.Index(["n1", "n2"], name="respondent_id"), name="segment")},
        {"series": pd.Series(["A"], index=pd.Index(["n1"], dtype=object), dtype=object, name="segment")},
        {"frame": pd.DataFrame({"text": ["a", np.nan], "n": [1, 2]}, index=[3, 5])},
    ],
    ids=["mixed", "one row", "no columns", "series", "objects", "text with a gap"],
)
def test_frames_come_back_equal(content):
    (name, value), back = next(iter(content.items())), results.decode(results.encode(content))
    check = pd.testing.assert_frame_equal if name == "frame" else pd.testing.assert_series_equal
    check(back[name], value)


def test_arrays_and_tuples_come_back():
    content = {"a": np.eye(2), "on": ("struggle", "circumstance"), "n": np.int64(3), "some": {"b", "a"}, "gap": pd.NA}
    back = results.decode(json.loads(json.dumps(results.encode(content))))
    assert (back["some"], back["gap"]) == ({"a", "b"}, None)
    assert back["on"] == ("struggle", "circumstance")
    assert back["n"] == 3
    np.testing.assert_array_equal(back["a"], np.eye(2))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not a result saved"),
        ("[]", "not a result saved"),
        ('{"jtbd_helpers": "X", "schema_version": 99}', "newer"),
    ],
)
def test_files_that_are_not_results_are_refused(tmp_path, text, message):
    path = tmp_path / "kept.json"
    path.write_text(text)
    with pytest.raises(JtbdError, match=message):
        results.load_result(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(JtbdError, match="there is no such file"):
        results.load_result(tmp_path / "none.json")


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "kept.json"
    path.write_text("old")
    with pytest.raises(TypeError):
        results.write_whole(path, object())
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["kept.json"]


def test_unknown_names_give_the_nearest_first():
    error = unknown("column", "wether", ["company", "weather"], where="survey.toml", mend="Correct `column`.")
    assert "survey.toml: there is no column 'wether'. Nearest: 'weather'." in str(error)
    with pytest.raises(JtbdError, match="There are: top2, mean"):
        one_of("formula", "top3", ["top2", "mean"])
