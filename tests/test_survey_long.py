"""Long data, one row per person and value target, read as one row per person."""

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd

BOOK = """
[survey]
title = "Long"
data = "long.csv"
respondent = "who"
item = "target"
job = "Arrive on time"
[scale]
min = 1
max = 5
[[value_targets]]
id = "a"
statement = "Arrive"
importance = "imp_a"
satisfaction = "sat_a"
[[value_targets]]
id = "b"
statement = "Leave late"
importance = "imp_b"
satisfaction = "sat_b"
[profile]
columns = ["area"]
"""


def read(tmp_path, frame, book=BOOK):
    frame.to_csv(tmp_path / "long.csv", index=False)
    (tmp_path / "survey.toml").write_text(book)
    return jtbd.read_survey(tmp_path / "survey.toml")


@pytest.fixture
def frame():
    rows = [
        (f"p{i}", t, 1 + (i + j) % 5, 5 - (i * j) % 5, "town" if i % 2 else "land")
        for i in range(9)
        for j, t in enumerate("ab")
    ]
    return pd.DataFrame(rows, columns=["who", "target", "imp", "sat", "area"])


def test_long_and_wide_give_the_same_survey(tmp_path, frame):
    survey = read(tmp_path, frame.sample(frac=1, random_state=1))
    wide = frame.pivot(index="who", columns="target", values=["imp", "sat"]).loc[survey.weights.index]
    np.testing.assert_array_equal(survey.importance.to_numpy(), wide["imp"].to_numpy(dtype=float))
    np.testing.assert_array_equal(survey.satisfaction.to_numpy(), wide["sat"].to_numpy(dtype=float))
    assert survey.profile["area"].tolist() == frame.groupby("who")["area"].first().loc[survey.weights.index].tolist()
    assert any("18 rows of 9 people became one row each" in note for note in survey.notes)


def test_a_missing_row_is_a_missing_answer(tmp_path, frame):
    survey = read(tmp_path, frame.drop(index=3))
    assert survey.importance.isna().to_numpy().sum() == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda f: pd.concat([f, f.iloc[[2]]]), "column 'who', row 20: 'p1' has 'a' twice"),
        (lambda f: f.assign(target=f["target"].where(f.index != 4)), "column 'target', row 6: the cell is empty"),
        (lambda f: f.drop(columns="target"), "no column 'target'"),
        (lambda f: f.assign(imp_a="x"), "the column 'imp_a' is there already"),
    ],
)
def test_faults_of_long_data_are_named(tmp_path, frame, change, message):
    with pytest.raises(jtbd.JtbdError, match=message):
        read(tmp_path, change(frame))
