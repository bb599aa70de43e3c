"""What templates say of their data, and what a page makes of notes and warnings."""

import nbformat
import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.report import Pages, frame_of_file, quality_counts, segment_cards, status_grid, survey_facts
from jtbd_helpers.report.page import page
from jtbd_helpers.survey.draft import NO_JOB


def survey_of(people=60, job="", **more):
    rng = np.random.default_rng(1)
    frame = pd.DataFrame({"who": [f"p{i}" for i in range(people)], "w": np.resize([1.0, 3.0], people)})
    for name in ("i1", "i2", "s1", "s2"):
        frame[name] = rng.integers(1, 6, people).astype(float)
    frame["s2"] = frame["s2"].where(frame.index % 4 > 0)
    frame["road"] = np.resize(["wet", "dry"], people)
    targets = [{"a": "i1", "b": "i2"}, {"a": "s1", "b": "s2"}]
    return jtbd.Survey.from_frame(frame, "who", *targets, circumstances=["road"], job=job, **more)


def test_missing_ratings_and_weights_are_counted():
    """15 of 60 did not rate one of 2 × 2; weights 1 and 3 in turn: 60 · 4² / (2 · (1 + 9)) = 48 equal people."""
    survey = survey_of(weight="w", job=NO_JOB)
    facts = survey_facts(survey, survey, "2099-01").set_index("what")["value"]
    assert facts["Ratings that are missing"] == "15 of 240 (6.2%)"
    assert facts["Weights"] == "yes; 60 people tell as much as 48"
    assert facts["Job"] == "not named"  # a draft's own words are no job
    assert quality_counts(survey).set_index("flag").loc["speeders", "people"] == "not measured"


def test_statuses_stand_side_by_side_with_their_gloss_in_the_order_of_the_survey():
    rows = [("A", "b", "served"), ("A", "a", "undershot"), ("B", "a", "must-be"), ("B", "b", "overshot")]
    grid = status_grid(pd.DataFrame(rows, columns=["segment", "target_id", "status"]), survey_of())
    assert grid[["target_id", "A", "B"]].to_numpy().tolist() == [
        ["a", "undershot (falls short)", "must-be (expected)"],
        ["b", "served (fine)", "overshot (too much)"],
    ]


def test_a_file_of_ones_own_may_have_semicolons_and_decimal_commas(tmp_path):
    (tmp_path / "products.csv").write_bytes("name;Größe;Preis\nunser;rund;39,9\n".encode("cp1252"))
    frame = frame_of_file(tmp_path / "products.csv")
    assert frame.to_dict("records") == [{"name": "unser", "Größe": "rund", "Preis": 39.9}]
    with pytest.raises(jtbd.JtbdError, match=r"no file 'product.csv'. Nearest: 'products.csv'"):
        frame_of_file(tmp_path / "product.csv")


def test_of_a_warning_the_page_has_the_sentence_and_neither_path_nor_code():
    said = "/home/ada/lib.py:57: JtbdWarning: 5 events count under `.other`.\n  notes = settle(x)\n"
    output = nbformat.v4.new_output("stream", name="stderr", text=said)
    cells = [nbformat.v4.new_markdown_cell("## Mixes"), nbformat.v4.new_code_cell("x", outputs=[output])]
    text = page(nbformat.v4.new_notebook(cells=cells), "T", {})
    assert "5 events count under `.other`." in text
    assert "settle" not in text
    assert "/home/ada" not in text
    assert "¶" not in text
    assert "&#182;" not in text


def test_a_sentence_names_its_tables():
    pages = Pages()
    for title in "abc":
        pages.table(title, pd.DataFrame({"x": [1]}))
    assert pages.traced("Three parts.", "a", "b", "c") == "Three parts (Tables 1, 2 and 3)."
    assert pages.traced("12% (9% to 15%)", "b") == "12% (9% to 15%; Table 2)"
    assert pages.traced("not measured", "b") == "not measured"


def test_a_card_says_the_answer_where_circumstances_are_answered_in_words():
    segments = jtbd.segment(survey_of(240), n_segments=2, null_draws=0, refits=0)
    table = segments.table.assign(leading_circumstance=["road: wet", "none stands out"])
    object.__setattr__(segments, "table", table)
    cards = segment_cards(segments, segments.value_targets(), profile=Nothing())
    assert cards["message"][0].startswith("“road: wet”. ")
    assert cards["campaign"].tolist() == [
        "no common profile: meet them where the circumstance occurs",
        "no common profile: nothing tells where",
    ]


class Nothing:
    """A profile in which no fact differs."""

    table = pd.DataFrame({"segment": [], "variable": [], "low": []})
    tilted = ()
