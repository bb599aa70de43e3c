"""Numbered tables and figures: everything shown can be traced and taken away."""

import math
import re

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.report import Pages, canvas, decision, hand_out, predicted, segment_cards
from jtbd_helpers.report.takeaway import features_of, form


@pytest.fixture(scope="module")
def found():
    survey = jtbd.make_data("navigation", seed=1, n=400).clean()
    segments = jtbd.segment(survey, n_segments=5, null_draws=0, refits=0)
    return segments, segments.typing_tool(max_questions=3)


def test_tables_are_numbered_and_kept_whole(tmp_path):
    pages = Pages()
    frame = pd.DataFrame({"kind": ["a", "<b>"], "share": [0.1234567, np.nan]})
    block = pages.table("Shares & kinds", frame, shown=["kind"], note="Two rows.")
    assert repr(block) == "Table 1. Shares & kinds"
    assert "&lt;b&gt;" in block._repr_html_()
    assert "0.123" not in block._repr_html_()
    pages.write(tmp_path / "tables")
    kept = pd.read_csv(tmp_path / "tables" / "table_01_shares_kinds.csv")
    pd.testing.assert_frame_equal(kept, frame)
    book = pd.read_excel(tmp_path / "tables" / "tables.xlsx", sheet_name=0)
    assert book["share"][0] == pytest.approx(0.1234567)


def test_a_long_table_says_where_the_rest_is():
    block = Pages().table("Long", pd.DataFrame({"x": range(100)}))
    assert "All 100 rows are in the file of this table." in block._repr_html_()


def test_a_figure_needs_words_for_those_who_do_not_see_it(found):
    pages = Pages()
    with pytest.raises(jtbd.JtbdError, match="say in `alt` what it shows"):
        pages.figure("Sizes", found[0].plot(), " ")
    block = pages.figure("Sizes", found[0].plot(), 'Four groups, "A" is 38 %.')
    assert "alt='Four groups, &quot;A&quot; is 38 %.'" in block._repr_html_()


def test_what_has_no_data_says_so_and_what_to_ask():
    block = Pages().not_measured("Roles", "Ask who pays.")
    assert "Roles: not measured. Ask who pays." in repr(block)


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(jtbd.JtbdError, match="holds other things"):
        Pages().write(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_only_tables_can_be_numbered():
    with pytest.raises(jtbd.JtbdError, match="give a DataFrame or a result, not a list"):
        Pages().table("Nothing", [1, 2])


def test_cards_name_cause_struggle_and_cheapest_feature(found):  # S1.13, S3.8
    segments, _ = found
    plan = jtbd.blueprint(segments)
    cards = segment_cards(segments, segments.value_targets(), plan).set_index("segment")
    wording = segments.survey.circumstance_list.set_index("circumstance")["statement"]
    for row in segments.table.to_dict("records"):
        assert cards.loc[row["segment"], "product"] == "; ".join(plan.features(row["segment"])["statement"])
        if row["leading_circumstance"] in wording.index:
            assert f"“{wording[row['leading_circumstance']]}”" in cards.loc[row["segment"], "message"]
    assert (cards["price"] == "not measured: needs a choice study").all()
    assert (cards["campaign"] == "not measured").all()


def test_a_card_points_only_to_tables_that_were_numbered(found):  # S1.13
    segments, _ = found
    pages = Pages()
    pages.table("Segments", segments)
    with pytest.raises(jtbd.JtbdError, match="there is no table 'Evidence for each status'"):
        segment_cards(segments, segments.value_targets(), pages=pages)
    assert pages.where("Segments") == "Table 1"


def test_there_is_one_prediction_for_each_segment_or_none(found):
    names = list(found[0].table["segment"])
    table = predicted(found[0], {name: f"{name} will be 3 of 10 by 2027-05." for name in names})
    assert list(table["segment"]) == names
    with pytest.raises(jtbd.JtbdError, match=f"none for {', '.join(names[1:])}. Write one for each"):
        predicted(found[0], {names[0]: "3 of 10 by 2027-05"})
    with pytest.raises(jtbd.JtbdError, match="there is no segment 'Z'"):
        predicted(found[0], {"Z": "3 of 10 by 2027-05"})


def test_the_canvas_gets_both_boxes_of_every_segment(found):  # S4.15
    cards = segment_cards(found[0], found[0].value_targets())
    boxes = canvas(cards)
    assert boxes.groupby("box")["segment"].apply(list).to_dict() == {
        "customer segments": list(cards["segment"]),
        "value propositions": list(cards["segment"]),
    }
    assert set(boxes["text"]) == set(cards["message"]) | set(cards["product"])


def test_the_decision_names_whom_to_serve_first_what_is_weak_and_when_to_ask_again(found):  # S4.13
    segments, _ = found
    cards = segment_cards(segments, segments.value_targets())
    lines = decision(segments, cards, None, "2027-05")
    table = segments.table.assign(people=segments.table["share"] * segments.table["urgency"])
    first = table.sort_values("people")["segment"].iloc[-1]
    assert any(f"who would switch are in {segments.noun} {first}" in line for line in lines)
    assert any(line.startswith("Weak point") for line in lines)  # its evidence was not measured
    assert lines[-1].startswith("Ask again by 2027-05")


def test_membership_goes_back_to_the_crm_and_to_spss(found, tmp_path):
    import pyreadstat

    segments, tool = found
    Pages().write(tmp_path / "out")
    block = hand_out(tmp_path / "out", segments, tool)
    assert "respondents.sav" in repr(block)
    assert "typing_tool.xlsx" in repr(block)
    kept = pd.read_csv(tmp_path / "out" / "respondents.csv")
    assert list(kept["segment"]) == list(segments.labels)
    frame, about = pyreadstat.read_sav(str(tmp_path / "out" / "respondents.sav"), apply_value_formats=True)
    assert list(frame["segment"].astype(str)) == list(segments.labels)
    assert about.column_names_to_labels["segment"] == "Segment (most likely)"
    with pytest.raises(jtbd.JtbdError, match="no folder of report tables"):
        hand_out(tmp_path, segments)


def _answers(tool, draws=40):
    """Random answers to the questions of a tool, some left open."""
    rng = np.random.default_rng(5)
    columns = {}
    for question in tool.asked:
        for at, column in enumerate(question.columns):
            possible = list(question.levels) or [float(p) for p in range(1, 6)]
            drawn = [possible[i] for i in rng.integers(len(possible), size=draws)]
            columns[column] = [np.nan if rng.random() < 0.2 else value for value in drawn]
            assert question.levels or question.ends[at] == (1, 5)
    return pd.DataFrame(columns)


def test_the_numbers_in_the_form_give_the_same_segments_as_the_tool(found):
    _, tool = found
    answers = _answers(tool)
    rows = features_of(tool)
    for i, (_, given) in enumerate(answers.iterrows()):
        logs = list(tool.rule.intercepts)
        for row in rows:
            if row["level"] is None:
                x = (given[row["columns"][0]] - given[row["columns"][-1]] - row["centre"]) / row["spread"]
            else:
                x = float(given[row["columns"][0]] == row["level"])
            x = 0.0 if pd.isna(given[row["columns"]]).any() else x  # no answer tells nothing
            logs = [log + x * slope for log, slope in zip(logs, row["slopes"], strict=True)]
        assert tool.segments[int(np.argmax(logs))] == tool.assign(answers).iloc[i]


def test_the_form_works_offline_and_hides_nothing(found):
    page = form(found[1])
    assert not re.search(r"https?://", page)
    assert found[1].describe().split(";")[0] in page
    assert page.count("<fieldset>") == len(found[1].asked)


def test_the_sheet_computes_what_the_tool_computes(found, tmp_path):
    import openpyxl

    segments, tool = found
    Pages().write(tmp_path / "out")
    hand_out(tmp_path / "out", segments, tool)
    answers = _answers(tool, draws=10)
    for i in range(len(answers)):
        book = openpyxl.load_workbook(tmp_path / "out" / "typing_tool.xlsx")
        ask, rule = book["Answers"], book["Rule"]
        columns = [column for question in tool.asked for column in question.columns]
        for row, column in enumerate(columns, 2):
            given = answers[column].iloc[i]
            ask.cell(row, 2, None if pd.isna(given) else given)
        assert _computed(ask, rule, len(tool.segments)) == tool.assign(answers).iloc[i]


def _computed(ask, rule, classes: int) -> str:
    """What a spreadsheet program would make of the two sheets: its own reading of the formulas we write."""
    last = rule.max_row - 1
    logs = np.zeros(classes)
    for at in range(2, last + 1):
        value = rule.cell(at, 5).value
        if isinstance(value, str):
            cells = re.findall(r"Answers!\$B\$(\d+)", value)
            if any(ask.cell(int(c), 2).value is None for c in cells):
                assert re.match(r"=IF\((OR\()?Answers!\$B\$\d+=\"\"", value)  # said by the formula, not left to chance
                value = 0.0
            elif "TEXT(" in value:
                value = float(str(ask.cell(int(cells[0]), 2).value) == str(rule.cell(at, 2).value))
            else:
                numbers = [ask.cell(int(c), 2).value for c in dict.fromkeys(cells)]
                gap = numbers[0] - (numbers[1] if len(numbers) > 1 else 0)
                value = (gap - rule.cell(at, 3).value) / rule.cell(at, 4).value
        logs += float(value) * np.array([rule.cell(at, 6 + k).value for k in range(classes)], dtype=float)
    total = rule.cell(last + 1, 6).value
    assert total == f"=SUMPRODUCT($E$2:$E${last},F2:F{last})"
    assert math.isfinite(logs.sum())
    return rule.cell(1, 6 + int(logs.argmax())).value
