"""Reading choices: one file or two, and each kind of bad file with its message."""

import numpy as np
import pandas as pd
import pytest
from choice_files import CHOICES, write_choices
from survey_files import write_survey

import jtbd_helpers as jtbd
from jtbd_helpers.choices.reading import validate
from jtbd_helpers.cli import main
from jtbd_helpers.errors import JtbdError


def test_one_file_with_all_its_parts(tmp_path):
    choices = jtbd.read_choices(write_choices(tmp_path))
    assert choices.coding.levels == {"speed": ["slow", "fast"]}  # the first listed is the base
    assert choices.coding.numeric == {"fare": (10, 20)}
    assert (choices.coding.price, choices.coding.has_none) == ("fare", True)
    assert list(choices.respondents) == ["p1", "p2"]
    assert choices.weights.tolist() == [1.5, 0.5]
    assert (choices.n_tasks, len(choices.holdout.chosen)) == (3, 1)
    assert (choices.currency, choices.synthetic, choices.title) == ("EUR", True, "Ways to a meeting")
    assert choices.frame["age"].tolist() == [31] * 5 + [45] * 6
    assert choices.tables["people"]["age"].tolist() == [31, 45]


def test_an_absent_row_is_an_alternative_that_was_not_available(tmp_path):
    choices = jtbd.read_choices(write_choices(tmp_path))
    assert choices.tasks.there.sum(0).tolist() == [3, 2, 3]


def test_reading_gives_what_from_frame_gives(tmp_path):
    choices = jtbd.read_choices(write_choices(tmp_path))
    frame = pd.read_csv(tmp_path / "choices.csv").assign(
        speed=lambda d: pd.Categorical(d["pace"], categories=["slow", "fast"])
    )
    direct = jtbd.Choices.from_frame(
        frame, respondent="who", task="task", alternative="alt", chosen="chosen", attributes=["speed"],
        numeric=["fare"], price="fare", none="none", holdout="kept", weight="w",
    )  # fmt: skip
    np.testing.assert_array_equal(choices.tasks.x, direct.tasks.x)
    np.testing.assert_array_equal(choices.tasks.chosen, direct.tasks.chosen)


def test_alternatives_as_constants_and_respondents_as_tasks(tmp_path):
    """A person with one task needs no column of tasks, and the alternative's name may be an attribute."""
    text = 'title = "x"\ndata = "c.csv"\nrespondent = "id"\ntask = "id"\nalternative = "alt"\nchosen = "y"\n'
    attribute = '[[attributes]]\nid = "mode"\ncolumn = "alt"\nkind = "categorical"\nlevels = ["car", "air"]\n'
    (tmp_path / "c.toml").write_text(f"[choices]\n{text}{attribute}")
    (tmp_path / "c.csv").write_text("id;alt;y\n1;air;1\n1;car;0\n2;air;0\n2;car;yes\n")
    choices = jtbd.read_choices(tmp_path / "c.toml")
    assert choices.coding.names == ["mode=air"]
    assert choices.frame["y"].tolist() == [1, 0, 0, 1]


def test_a_column_may_mark_none(tmp_path):
    changes = [("choices.toml", 'none = "none"', 'none = "nothing"')]
    (tmp_path / "marked").mkdir()
    path = write_choices(tmp_path / "marked", changes)
    frame = pd.read_csv(tmp_path / "marked" / "choices.csv")
    frame.assign(nothing=(frame["alt"] == "none").astype(int)).to_csv(tmp_path / "marked" / "choices.csv", index=False)
    plain = jtbd.read_choices(write_choices(tmp_path))
    np.testing.assert_array_equal(jtbd.read_choices(path).tasks.x, plain.tasks.x)


# -- design and answers ------------------------------------------------------------------------------


def test_two_files_are_joined_on_version_and_task(tmp_path):
    choices = jtbd.read_choices(write_choices(tmp_path, two=True))
    assert choices.n_tasks == 6
    assert choices.tasks.there.all()  # two products and none, which the design does not list
    assert choices.tasks.chosen.tolist() == [1, 0, 0, 2, 0, 1]
    first = choices.frame[(choices.frame["Respondent"] == "102") & (choices.frame["Task"] == 1)]
    assert first["fare"].tolist()[:2] == [10, 15]
    assert first["Sure"].tolist() == ["yes"] * 3


def test_one_version_needs_no_column_for_it(tmp_path):
    changes = [("choices.toml", 'version = "Version"\n', "")]
    path = write_choices(tmp_path, changes, two=True)
    design = pd.read_csv(tmp_path / "design.csv")
    design[design["Version"] == 1].drop(columns="Version").to_csv(tmp_path / "design.csv", index=False)
    answers = pd.read_csv(tmp_path / "answers.csv")
    answers[answers["Version"] == 1].drop(columns="Version").to_csv(tmp_path / "answers.csv", index=False)
    assert jtbd.read_choices(path).n_tasks == 4


def test_a_second_question_about_none_becomes_tasks_of_its_own(tmp_path):
    """Dual-response none: the forced choice among products, then the chosen one against none."""
    changes = [("choices.toml", "none = 3", 'would_buy = "Sure"'), ("answers.csv", "2,3,yes", "2,2,no")]
    choices = jtbd.read_choices(write_choices(tmp_path, changes, two=True))
    assert choices.n_tasks == 12
    assert choices.coding.names == ["speed=fast", "fare", "none"]
    second = choices.frame[choices.frame["Task"] == "2, would buy"]
    assert second.loc[second["Concept"] == "none", "Response"].tolist() == [1, 1, 0]
    bought = second[(second["Respondent"] == "103") & (second["Concept"] != "none")]
    assert bought[["fare", "Response"]].to_numpy().tolist() == [[20, 1]]


def test_semicolons_and_decimal_commas(tmp_path):
    path = write_choices(tmp_path, two=True)
    for file in ("design.csv", "answers.csv"):
        text = (tmp_path / file).read_text().replace(",", ";").replace("10\n", "9,5\n")
        (tmp_path / file).write_text(text, encoding="latin-1")
    choices = jtbd.read_choices(path)
    assert choices.coding.numeric == {"fare": (9.5, 20)}
    assert choices.n_tasks == 6


def test_words_for_codes_are_levels(tmp_path):
    """An SPSS file has numbers in its cells and words for them beside."""
    pyreadstat = pytest.importorskip("pyreadstat")
    path = write_choices(tmp_path, [("choices.toml", "choices.csv", "choices.sav")])
    frame = pd.read_csv(tmp_path / "choices.csv")
    coded = frame.assign(pace=frame["pace"].map({"slow": 1, "fast": 2}))
    labels = {"pace": {1: "slow", 2: "fast"}}
    pyreadstat.write_sav(coded, str(tmp_path / "choices.sav"), variable_value_labels=labels)
    (tmp_path / "plain").mkdir()
    plain = jtbd.read_choices(write_choices(tmp_path / "plain"))
    np.testing.assert_array_equal(jtbd.read_choices(path).tasks.x, plain.tasks.x)


# -- what is refused ---------------------------------------------------------------------------------

ONE = {
    "unknown key": ("choices.toml", "holdout =", "holdot =", "no key 'holdot'. Nearest: 'holdout'"),
    "unknown table": ("choices.toml", "[[attributes]]", "[[atributes]]", "no table '[atributes]'"),
    "unknown key of an attribute": ("choices.toml", "levels =", "level =", "no key 'level'. Nearest: 'levels'"),
    "no task": ("choices.toml", 'task = "task"\n', "", "[choices]: `task` is missing"),
    "no file": ("choices.toml", 'data = "choices.csv"\n', "", "the data file is missing. Give `data`"),
    "file not there": ("choices.toml", '"choices.csv"', '"choises.csv"', "no file 'choises.csv'. Nearest: 'choices"),
    "data and design": (
        "choices.toml",
        'task = "task"',
        'task = "task"\ndesign = "d.csv"',
        "`data` and `design` stand together",
    ),
    "version without design": ("choices.toml", "[[att", 'version = "v"\n[[att', "`version` belongs to `design`"),
    "unknown kind": ("choices.toml", '"numeric"', '"number"', "no kind 'number'. Nearest: 'numeric'"),
    "levels of a number": ("choices.toml", '"What it costs"', '"x"\nlevels = [10, 20]', "a number has none"),
    "one level listed": ("choices.toml", '["slow", "fast"]', '["slow"]', "`levels` needs two or more"),
    "odd id": ("choices.toml", 'id = "speed"', 'id = "Speed"', "lower-case letters, digits and underscores"),
    "id twice": ("choices.toml", 'id = "speed"', 'id = "fare"', "'fare': this id is used twice"),
    "price that is none": ("choices.toml", 'price = "fare"', 'price = "fair"', "no attribute 'fair'. Nearest: 'fare'"),
    "column twice": ("choices.toml", 'column = "pace"', 'column = "chosen"', "used twice, as chosen and as attribute"),
    "id is a column in use": ("choices.toml", 'id = "speed"', 'id = "alt"', "is also the column of `alternative`"),
    "no such column": ("choices.toml", 'column = "pace"', 'column = "pase"', "no column 'pase'. Nearest: 'pace'"),
    "column described but absent": ("choices.toml", "[columns.fare]", "[columns.fair]", "no column 'fair'"),
    "no such none": ("choices.toml", 'none = "none"', 'none = "nome"', "no alternative 'nome'. Nearest: 'none'"),
    "nobody chose": ("choices.csv", "fast,20,1,0", "fast,20,0,0", "'p1', task '1': 0 alternatives chosen"),
    "two chosen": ("choices.csv", "slow,10,0,0", "slow,10,1,0", "'p1', task '1': 2 alternatives chosen"),
    "chosen in words": ("choices.csv", "10,0,0,1.5", "10,maybe,0,1.5", "'chosen', row 2, respondent 'p1': 'maybe'"),
    "chosen empty": ("choices.csv", "10,0,0,1.5", "10,,0,1.5", "column 'chosen', row 2, respondent 'p1': empty"),
    "task seen twice": ("choices.csv", "p1,2,a", "p1,1,a", "row 5: alternative 'a' stands twice in task '1'"),
    "task empty": ("choices.csv", "p2,1,a", "p2,,a", "column 'task', row 7: empty"),
    "level never shown": ("choices.toml", '"fast"]', '"fast", "flying"]', "level 'flying' was never shown"),
    "level not listed": ("choices.csv", "p2,1,a,slow", "p2,1,a,slo", "row 7, respondent 'p2': 'slo' is not among"),
    "attribute empty": ("choices.csv", "p2,1,a,slow", "p2,1,a,", "column 'pace', row 7, respondent 'p2': the attr"),
    "no number": ("choices.csv", "p2,1,a,slow,20", "p2,1,a,slow,dear", "row 7, respondent 'p2': 'dear'"),
    "weight below zero": ("choices.csv", "0,0,0.5", "0,0,-0.5", "row 7: weights must be positive"),
    "two weights": ("choices.csv", "0,0,0.5", "0,0,0.6", "a respondent has two weights"),
    "half a task kept back": ("choices.csv", "15,0,1,0.5", "15,0,0,0.5", "row 10: 0, while the task has a 1"),
    "no column of holdouts": ("choices.toml", 'holdout = "kept"', 'holdout = "all"', "no column 'all'"),
    "person joined twice": ("people.csv", "p2,45", "p1,45", "'p1' is there already, in row 2"),
}  # fmt: skip

TWO = {
    "design alone": ("choices.toml", 'answers = "answers.csv"\n', "", "`answers` is missing"),
    "no such version": ("answers.csv", "102,2,1", "102,7,1", "row 4: Version '7', Task '1' is not in design.csv"),
    "no such choice": ("answers.csv", "101,1,1,2", "101,1,1,5", "row 2: '5' is no alternative of Task '1'"),
    "nobody chose": ("answers.csv", "101,1,1,2", "101,1,1,", "column 'Response', row 2: empty"),
    "answered twice": ("answers.csv", "101,1,2", "101,1,1", "row 3: Respondent '101', Task '1' is there already"),
    "shown twice": ("design.csv", "1,1,2,fast", "1,1,1,fast", "row 3: Version '1', Task '1', Concept '1' is there"),
    "level not listed": ("design.csv", "2,2,1,slow", "2,2,1,slo", "design.csv, column 'Att 1 - Speed', row 8: 'slo'"),
    "no version column": ("choices.toml", '"Version"', '"Block"', "no column 'Block'"),
    "a column in both": ("answers.csv", "Sure", "Att 2 - Fare", "'Att 2 - Fare' is in design.csv and in answers.csv"),
    "would buy and version": ("choices.toml", "none = 3", 'would_buy = "Version"', "as version and as would_buy"),
}  # fmt: skip


@pytest.mark.parametrize(("two", "name"), [(False, n) for n in ONE] + [(True, n) for n in TWO])
def test_a_spoilt_study_is_refused_with_place_and_mend(two, name, tmp_path):
    file, old, new, message = (TWO if two else ONE)[name]
    path = write_choices(tmp_path, [(file, old, new)], two)
    with pytest.raises(JtbdError) as refusal:
        jtbd.read_choices(path)
    said = " ".join(validate(path))
    assert message in said
    assert str(refusal.value).split(" (")[0] in said


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [("fare", 10, "column 'fare': always 10"), ("pace", "fast", "level 'slow' was never shown")],
)
def test_a_price_or_an_attribute_with_one_level_is_refused(column, value, message, tmp_path):
    path = write_choices(tmp_path)
    frame = pd.read_csv(tmp_path / "choices.csv")
    frame.assign(**{column: frame[column].where(frame[column].isna(), value)}).to_csv(
        tmp_path / "choices.csv", index=False
    )
    with pytest.raises(JtbdError, match=message):
        jtbd.read_choices(path)


JUNK = ["", "0", "-1", "nan", "inf", "1e400", "x;y", '"', "[]", "1,5", "true", " ", "9" * 22]


@pytest.mark.parametrize("two", [False, True])
def test_any_spoilt_cell_is_read_or_refused(two, tmp_path):
    """Never a traceback of another library, and `validate` says as much."""
    rng = np.random.default_rng(0)
    names = ["design.csv", "answers.csv"] if two else ["choices.csv", "people.csv"]
    for _ in range(60):
        path = write_choices(tmp_path, two=two)
        file = tmp_path / rng.choice(names)
        rows = [line.split(",") for line in file.read_text().splitlines()]
        rows[rng.integers(len(rows))][rng.integers(len(rows[0]))] = str(rng.choice(JUNK))
        file.write_text("\n".join(",".join(row) for row in rows))
        try:
            read = isinstance(jtbd.read_choices(path), jtbd.Choices)
        except JtbdError:
            read = False
        assert read == (validate(path) == [])


def test_a_second_question_must_be_answered_and_stand_alone(tmp_path):
    second = ("choices.toml", "none = 3", 'would_buy = "Sure"')
    for change, message in [
        (("answers.csv", "2,3,yes", "2,2,"), "column 'Sure', row 5: empty"),
        (("answers.csv", "2,3,yes", "2,2,perhaps"), "'perhaps' is neither 0 nor 1"),
    ]:
        with pytest.raises(JtbdError, match=message):
            jtbd.read_choices(write_choices(tmp_path, [second, change], two=True))
    both = ("choices.toml", "none = 3", 'none = 2\nwould_buy = "Sure"')
    with pytest.raises(JtbdError, match="the tasks list '2' as well"):
        jtbd.read_choices(write_choices(tmp_path, [both], two=True))


def test_other_codebooks_and_no_codebook_are_told_apart(tmp_path):
    with pytest.raises(JtbdError, match=r"codebook of a survey.*Read it with `read_survey`"):
        jtbd.read_choices(write_survey(tmp_path))
    path = write_choices(tmp_path)
    with pytest.raises(JtbdError, match=r"codebook of a choice study.*Read it with `read_choices`"):
        jtbd.read_survey(path)
    with pytest.raises(JtbdError, match=r"no codebook 'choises.toml'\. Nearest: 'choices.toml'"):
        jtbd.read_choices(tmp_path / "choises.toml")
    with pytest.raises(
        JtbdError, match=r"this is a data file, not a codebook\. Give the codebook \(TOML\) that names it\."
    ):
        jtbd.read_choices(tmp_path / "choices.csv")
    path.write_text("[meta]\n")
    with pytest.raises(JtbdError, match=r"there is no \[choices\]"):
        jtbd.read_choices(path)


def test_validate_on_the_command_line(tmp_path, capsys):
    assert main(["validate", str(write_choices(tmp_path))]) == 0
    (tmp_path / "choices.csv").write_text(CHOICES.replace("fast,20,1,0", "fast,20,0,0"))
    assert main(["validate", str(tmp_path / "choices.toml")]) == 1
    assert "0 alternatives chosen" in capsys.readouterr().err


def test_attributes_have_their_labels_in_pictures_also_after_saving(tmp_path):
    model = jtbd.fit_choices(jtbd.load_data("photographers"))
    again = jtbd.load_result(model.save(tmp_path / "model.json"))
    for one in (model, again):
        named = [tick.get_text() for tick in one.plot().get_yticklabels()]
        assert named == ["Price", "Weight in grams", "Aperture", "Autofocus"]
