"""Answers with one row per respondent and a column per task, as several conjoint tools export them."""

import numpy as np
import pandas as pd
import pytest
from choice_files import write_choices, write_wide
from test_choices_reading import JUNK

import jtbd_helpers as jtbd
from jtbd_helpers.choices.reading import validate
from jtbd_helpers.errors import JtbdError, JtbdWarning


def test_wide_answers_are_the_long_ones(tmp_path):
    (tmp_path / "long").mkdir()
    long, wide = jtbd.read_choices(write_choices(tmp_path / "long", two=True)), jtbd.read_choices(write_wide(tmp_path))
    assert list(wide.respondents) == list(long.respondents)
    np.testing.assert_array_equal(wide.tasks.x, long.tasks.x)
    np.testing.assert_array_equal(wide.tasks.chosen, long.tasks.chosen)
    assert not {"CBC_1", "CBC_2"} & set(wide.frame.columns)


def test_the_second_question_may_be_wide_too(tmp_path):
    changes = [("choices.toml", "none = 3", 'would_buy = "Sure_{task}"'), ("answers.csv", "102,2,1,3", "102,2,1,2")]
    choices = jtbd.read_choices(write_wide(tmp_path, changes))
    assert choices.n_tasks == 12
    second = choices.frame[choices.frame["Task"] == "2, would buy"]
    assert second.loc[second["Concept"] == "none", "CBC_{task}"].tolist() == [1, 0, 0]


def test_a_task_without_an_answer_is_left_out_and_said(tmp_path):
    path = write_wide(tmp_path, [("answers.csv", "102,2,1,3", "102,2,,3")])
    with pytest.warns(JtbdWarning, match=r"answers\.csv: 1 of 6 tasks has no answer; it is left out"):
        choices = jtbd.read_choices(path)
    assert choices.n_tasks == 5
    assert np.bincount(choices.tasks.person).tolist() == [2, 1, 2]


def test_wide_answers_of_one_version_and_from_spss(tmp_path):
    pyreadstat = pytest.importorskip("pyreadstat")
    changes = [("choices.toml", 'version = "Version"\n', ""), ("choices.toml", "answers.csv", "answers.sav")]
    path = write_wide(tmp_path, changes)
    design = pd.read_csv(tmp_path / "design.csv")
    design[design["Version"] == 1].drop(columns="Version").to_csv(tmp_path / "design.csv", index=False)
    answers = pd.read_csv(tmp_path / "answers.csv")
    pyreadstat.write_sav(answers[answers["Version"] == 1].drop(columns="Version"), str(tmp_path / "answers.sav"))
    assert jtbd.read_choices(path).tasks.chosen.tolist() == [1, 0, 0, 1]


SPOILT = {
    "a task without a column": ("answers.csv", "CBC_2", "CBC_3", "no column 'CBC_2'. Nearest: 'CBC_"),
    "no such choice": ("answers.csv", "102,2,1,3", "102,2,1,7", "column 'CBC_{task}', row 3: '7' is no alternative"),
    "which task it is": ("answers.csv", "102,2,1,3", "102,2,1,7", "is no alternative of Task '2'"),
    "a respondent twice": ("answers.csv", "102,2", "101,2", "row 3: Respondent '101', Task '1' is there already"),
    "a column of tasks besides": ("answers.csv", "Sure_2", "Task", "yet answers.csv has a column 'Task' as well"),
    "one file": ("choices.toml", 'design = "design.csv"\nanswers =', "data =", "`chosen` with a column for each task"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_spoilt_wide_answers_are_refused_with_place_and_mend(name, tmp_path):
    file, old, new, message = SPOILT[name]
    path = write_wide(tmp_path, [(file, old, new)])
    with pytest.raises(JtbdError) as refusal:
        jtbd.read_choices(path)
    assert message in str(refusal.value)
    assert message in " ".join(validate(path))


@pytest.mark.filterwarnings("ignore:.*no answer")
def test_any_spoilt_cell_is_read_or_refused(tmp_path):
    """Never a traceback of another library."""
    rng = np.random.default_rng(1)
    for _ in range(80):
        path = write_wide(tmp_path)
        file = tmp_path / rng.choice(["design.csv", "answers.csv"])
        rows = [line.split(",") for line in file.read_text().splitlines()]
        rows[rng.integers(len(rows))][rng.integers(len(rows[0]))] = str(rng.choice(JUNK))
        file.write_text("\n".join(",".join(row) for row in rows))
        try:
            read = isinstance(jtbd.read_choices(path), jtbd.Choices)
        except JtbdError:
            read = False
        assert read == (validate(path) == [])


def test_a_wide_second_question_needs_its_columns(tmp_path):
    path = write_wide(tmp_path, [("choices.toml", "none = 3", 'would_buy = "Really_{task}"')])
    with pytest.raises(JtbdError, match="there is no column 'Really_1'"):
        jtbd.read_choices(path)
