"""Drafted codebooks: from exports as people have them, each guess marked, read without hand edits."""

import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.survey import validate
from jtbd_helpers.survey.labels import order_labels
from jtbd_helpers.tables.options import find_options

NAVIGATION = Path(__file__).parents[1] / "datasets" / "navigation"


def export(tmp_path, n=60, seed=0, **columns) -> Path:
    """A plain CSV of random answers; a column is an array, or a list to draw from."""
    rng = np.random.default_rng(seed)
    drawn = {name: rng.choice(np.array(values, dtype=object), n) for name, values in columns.items()}
    pd.DataFrame({"id": [f"p{i}" for i in range(n)], **drawn}).to_csv(tmp_path / "export.csv", index=False)
    return tmp_path / "export.csv"


def test_the_messy_export_gives_the_ratings_of_navigation_cell_by_cell(tmp_path):  # SX.7
    out = jtbd.draft_codebook(NAVIGATION / "navigation_export.csv", tmp_path / "survey.toml")
    survey = jtbd.read_survey(out)
    clean = jtbd.read_survey(NAVIGATION / "survey.toml")
    for name in ("importance", "satisfaction"):
        assert_frame_equal(getattr(survey, name).reset_index(drop=True), getattr(clean, name).reset_index(drop=True))
    assert sorted(survey.circumstances.sum()) == sorted(clean.circumstances.sum())
    assert survey.would_switch.tolist() == clean.would_switch.tolist()
    assert survey.duration.tolist() == clean.duration.tolist()
    assert survey.severity.to_numpy().tolist() == clean.severity.to_numpy().tolist()
    assert list(survey.profile) == ["age_band", "area", "education"]
    assert survey.value_targets["statement"].tolist() == clean.value_targets["statement"].tolist()
    assert "Set aside from navigation_export.csv: previews of the survey (25), by the column Status." in survey.notes
    assert "Set aside from navigation_export.csv: unfinished answers (15), by the column Finished." in survey.notes
    assert validate(out) == []


def test_marks_left_are_counted_in_the_notes_until_they_are_taken_out(tmp_path):
    path = export(tmp_path, imp_01=[1, 2, 3, 4, 5], sat_01=[1, 2, 5], rain=[0, 1])
    out = jtbd.draft_codebook(path, tmp_path / "survey.toml")
    assert jtbd.read_survey(out).notes[-1] == (
        "Guesses still to be confirmed in survey.toml: 6. Take out each mark '# guess:' once it is right."
    )
    lines = [line.split("  # guess:")[0] for line in out.read_text(encoding="utf-8").splitlines()]
    out.write_text("\n".join(lines), encoding="utf-8")
    assert jtbd.read_survey(out).notes == ()


NAMES = {
    "imp_01, sat_01": {"imp_01": 5, "imp_02": 5, "sat_01": 5, "sat_02": 5},
    "importance_x": {"importance_speed": 7, "satisfaction_speed": 7},
    "q1_importance": {"q1_importance": 10, "q1_satisfaction": 10, "q2_importance": 10, "q2_satisfaction": 10},
    "ImportanceSpeed": {"ImportanceSpeed": 5, "SatisfactionSpeed": 5},
    "difficulty": {"difficulty_1": 5, "difficulty_2": 5},
}


@pytest.mark.parametrize("names", NAMES)
def test_ratings_are_paired_by_their_names_on_any_scale(names, tmp_path):
    columns = {name: list(range(0 if top == 10 else 1, top + 1)) for name, top in NAMES[names].items()}
    out = jtbd.draft_codebook(export(tmp_path, n=300, **columns), tmp_path / "s.toml")
    survey = jtbd.read_survey(out)
    top = next(iter(NAMES[names].values()))
    assert {str(scale) for scale in survey.scales.values()} == {f"{0 if top == 10 else 1}-{top}"}
    rated = [survey.importance, survey.satisfaction, survey.difficulty]
    assert sum(block.shape[1] for block in rated) == len(columns)
    if names != "difficulty":
        assert list(survey.importance) == list(survey.satisfaction)


def test_every_part_of_a_plain_export_is_recognised(tmp_path):
    path = export(
        tmp_path,
        imp_1=["Very important", "Not important", "Somewhat important", "Don't know"],
        sat_1=[
            "Dissatisfied",
            "Neither satisfied nor dissatisfied",
            "Satisfied",
            "Very satisfied",
            "Very dissatisfied",
        ],
        difficulty_1=[1, 2, 3, 4, 5, 99],
        rain=[0, 1],
        barriers=["No signal; Rain, snow or ice", "No signal", "Rain, snow or ice", "None"],
        weight=[0.5, 1.5],
        duration=[200, 300, 400],
        would_switch=["Yes", "No"],
        severity_1=[1, 2, 3],
        age=list(range(18, 80)),
        town=["Ulm", "Bern"],
    )
    text = jtbd.draft_codebook(path)
    book = tomllib.loads(text)
    assert book["survey"] | {"title": "", "job": ""} == {
        "title": "",
        "data": "export.csv",
        "job": "",
        "respondent": "id",
        "duration": "duration",
        "weight": "weight",
        "would_switch": "would_switch",
        "severity": ["severity_1"],
    }
    assert book["scale"]["importance"]["labels"] == ["Not important", "Somewhat important", "Very important"]
    assert book["scale"]["satisfaction"]["labels"][1:4] == [
        "Dissatisfied",
        "Neither satisfied nor dissatisfied",
        "Satisfied",
    ]
    assert book["scale"]["difficulty"] == {"min": 1, "max": 5}
    assert book["columns"] == {"imp_1": {"missing": ["Don't know"]}, "difficulty_1": {"missing": [99]}}
    assert {c.get("option", c["column"]) for c in book["circumstances"]} == {"rain", "No signal", "Rain, snow or ice"}
    assert book["profile"]["columns"] == ["age", "town"]
    (tmp_path / "survey.toml").write_text(text, encoding="utf-8")
    assert validate(tmp_path / "survey.toml") == []


def test_grid_questions_are_paired_by_what_they_ask_about(tmp_path):
    names = ["ResponseId", "Q2_1", "Q2_2", "Q3_1", "Q3_2"]
    stems = ["How important is this? - ", "How satisfied are you? - "]
    questions = ["Response ID", *(stem + end for stem in stems for end in ("Arrive on time", "Arrive, calm"))]
    rows = [names, questions, [f'{{"ImportId":"{name}"}}' for name in names]]
    rows += [[f"R_{i}", *np.random.default_rng(i).integers(1, 6, 4)] for i in range(40)]
    pd.DataFrame(rows).to_csv(tmp_path / "q.csv", index=False, header=False)
    book = tomllib.loads(jtbd.draft_codebook(tmp_path / "q.csv"))
    assert [(t["statement"], t["importance"], t["satisfaction"]) for t in book["value_targets"]] == [
        ("Arrive on time", "Q2_1", "Q3_1"),
        ("Arrive, calm", "Q2_2", "Q3_2"),
    ]


ENDS = ["0 - überhaupt nicht wichtig", *map(str, range(1, 10)), "10 - äußerst wichtig"]


def test_a_scale_with_words_at_its_ends_only_is_a_rating(tmp_path):
    """German headers; the points between the ends are bare numbers, and nobody chose a 4."""
    ratings = {"Wichtigkeit: pünktlich sein": [e for e in ENDS if e != "4"], "Zufriedenheit: pünktlich sein": ENDS}
    out = jtbd.draft_codebook(export(tmp_path, n=200, **ratings, Netz=[0, 1]), tmp_path / "survey.toml")
    survey = jtbd.read_survey(out)
    assert str(survey.scales["importance"]) == str(survey.scales["satisfaction"]) == "0-10"
    assert survey.importance.max().tolist() == [10.0]
    assert survey.value_targets["statement"].tolist() == ["Pünktlich sein"]


def test_a_draft_that_finds_no_ratings_says_so(tmp_path):
    assert "# No column was recognised as a rating" in jtbd.draft_codebook(export(tmp_path, how_nice=[1, 2, 3]))


def test_one_column_per_answer_becomes_circumstances_by_option(tmp_path):
    path = export(tmp_path, imp_1=[1, 2, 3, 4, 5], Q4_1=["It rains", ""], Q4_2=["Traffic jams", ""])
    survey = jtbd.read_survey(jtbd.draft_codebook(path, tmp_path / "s.toml"))
    assert list(survey.circumstances) == ["rains", "traffic_jams"]
    assert set(survey.circumstances["rains"]) == {0, 1}


def test_answers_that_are_mere_codes_borrow_their_question(tmp_path):
    path = export(tmp_path, imp_1=[1, 2, 3, 4, 5], Q4=["1", "1,2", "2", ""], Q5=[1, ""])
    survey = jtbd.read_survey(jtbd.draft_codebook(path, tmp_path / "s.toml"))
    assert survey.circumstance_list["circumstance"].tolist() == ["q4_1", "q4_2", "q5_1"]
    assert survey.circumstance_list["statement"].tolist() == ["Q4: 1", "Q4: 2", "Q5: 1"]


def test_a_draft_never_overwrites(tmp_path):
    path = export(tmp_path, imp_1=[1, 2, 3])
    out = tmp_path / "survey.toml"
    out.write_text("mine")
    with pytest.raises(JtbdError, match=r"there already, and a draft never overwrites one. Give another `out`"):
        jtbd.draft_codebook(path, out)
    assert out.read_text() == "mine"


def test_the_data_file_is_found_from_another_folder(tmp_path):
    path = export(tmp_path, imp_1=[1, 2, 3])
    out = jtbd.draft_codebook(path, tmp_path / "books" / "s.toml")
    assert tomllib.loads(out.read_text(encoding="utf-8"))["survey"]["data"] == "../export.csv"
    assert len(jtbd.read_survey(out).weights) == 60


def test_an_export_without_ids_or_that_is_not_there_is_refused(tmp_path):
    pd.DataFrame({"a": [1, 1], "b": [2, 2]}).to_csv(tmp_path / "x.csv", index=False)
    with pytest.raises(JtbdError, match="no column tells people apart"):
        jtbd.draft_codebook(tmp_path / "x.csv")
    with pytest.raises(JtbdError, match=r"no file 'y.csv'. Nearest: 'x.csv'"):
        jtbd.draft_codebook(tmp_path / "y.csv")


def test_an_id_given_twice_or_not_at_all_is_named_with_its_rows(tmp_path):
    people = pd.DataFrame({"Lfd. Nr.": [f"TN-{i}" for i in range(40)], "wichtig_1": [1, 2, 3, 4] * 10})
    pd.concat([people, people.iloc[[5, 7]]]).to_csv(tmp_path / "x.csv", index=False)
    said = r"Nearest: 'Lfd. Nr.', but 'TN-5' stands in rows 7 and 42 \(1 more like it\). Take out rows"
    with pytest.raises(JtbdError, match=said):
        jtbd.draft_codebook(tmp_path / "x.csv")
    people.loc[3, "Lfd. Nr."] = None
    people.to_csv(tmp_path / "y.csv", index=False)
    with pytest.raises(JtbdError, match=r"column 'Lfd. Nr.', row 5: nobody is named. Give each person an id"):
        jtbd.draft_codebook(tmp_path / "y.csv")


@pytest.mark.parametrize(
    "labels",
    [
        ["Not at all important", "Slightly important", "Moderately important", "Very important", "Extremely important"],
        ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"],
        ["Extremely dissatisfied", "Somewhat dissatisfied", "Neither satisfied nor dissatisfied"],
        ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"],
        ["Never", "Rarely", "Sometimes", "Often", "Always"],
        ["1 - low", "2", "3 - high", "10 - top"],
        ["Unimportant", "Neutral", "Important"],
    ],
)
def test_labels_are_put_in_order(labels):
    assert order_labels(labels[::-1]) == (labels, True)


def test_labels_without_an_order_are_marked():
    assert order_labels(["Blue", "Green", "Very"])[1] is False


@pytest.mark.parametrize(
    ("cells", "options"),
    [
        (["a,b", "a", "b"], ["a", "b"]),
        (["a;b", "a", "b;c"], ["a", "b", "c"]),
        (['x,"rain, or snow"', "x", '"rain, or snow"'], ["x", "rain, or snow"]),
        (["x,rain, or snow", "x", "rain, or snow"], ["x", "rain, or snow"]),
        (["a,b", "a", "None of these"], ["a", "b"]),
        (["Berlin, city", "Ulm, city"], []),
        (["urban", "rural"], []),
    ],
)
def test_the_options_of_a_multiple_choice_column_are_found(cells, options):
    assert find_options(cells) == options


def test_columns_named_by_a_whole_question_pair_by_what_stands_behind_the_colon(tmp_path):
    asked = {f"Wie {w} ist Ihnen: früh im Büro {x}?": [1, 4, 7] for w in ("wichtig", "schwierig") for x in "ab"}
    path = export(tmp_path, **asked, **{"Würden Sie wechseln?": ["ja", "nein"], "Zug verspätet": ["x", None]})
    book = tomllib.loads(jtbd.draft_codebook(path))
    assert [t["statement"] for t in book["value_targets"]] == ["Früh im Büro a", "Früh im Büro b"]
    assert all({"importance", "difficulty"} <= set(t) for t in book["value_targets"])
    assert book["survey"]["would_switch"] == "Würden Sie wechseln?"
    told = {key: book["circumstances"][0][key] for key in ("id", "statement", "option")}
    assert told == {"id": "zug_verspaetet", "statement": "Zug verspätet", "option": "x"}
    survey = jtbd.read_survey(jtbd.draft_codebook(path, tmp_path / "s.toml"))
    assert set(survey.would_switch) == {0.0, 1.0}


def test_no_word_of_a_statement_is_lost_and_several_is_no_severity(tmp_path):
    path = export(tmp_path, **{f"{k} - order a part for several": [1, 5] for k in ("Importance", "Satisfaction")})
    book = tomllib.loads(jtbd.draft_codebook(path))
    assert book["value_targets"][0]["statement"] == "Order a part for several"
    assert "severity" not in book["survey"]


def test_ids_are_words_for_all_targets_or_numbers_for_all(tmp_path):
    long = {f"{kind} {name}": [1, 5] for kind in ("Importance", "Satisfaction") for name in ("price", "order " * 5)}
    ids = [t["id"] for t in tomllib.loads(jtbd.draft_codebook(export(tmp_path, **long)))["value_targets"]]
    assert ids == ["t01", "t02"]


def test_where_nobody_gave_the_lowest_mark_the_other_block_tells_where_the_scale_begins(tmp_path):
    book = tomllib.loads(jtbd.draft_codebook(export(tmp_path, imp_1=[2, 7, 10], sat_1=[0, 5, 10])))
    assert {(s["min"], s["max"]) for s in book["scale"].values()} == {(0, 10)}
