"""The shipped sets: as generated, as documented, the truth apart."""

import re
import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.data.__main__ import main
from jtbd_helpers.data.navigation import SHARES
from jtbd_helpers.data.randomness import stream
from jtbd_helpers.data.sets import SETS
from jtbd_helpers.data.toml import to_toml

ROOT = Path(__file__).parent.parent
DATASETS = ROOT / "datasets"


SURVEYS = ("navigation", "noise_twin")
BESIDE = {"artery": ["jobs.csv"], "telco": ["jobs.csv", "contexts.csv"]}  # what no [[tables]] names
BESIDE["rpg_game"] = ["maxdiff.csv", "advertisers.csv", "three_column.csv"]


def codebook(name: str) -> dict:
    (path,) = (DATASETS / name).glob("*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def answers(name: str) -> list[pd.DataFrame]:
    """Every table that the codebook names."""
    book = codebook(name)
    top = book.get("survey") or book.get("choices") or book["signals"]
    files = [top["data"], *(entry["file"] for entry in book.get("tables", []))]
    files += BESIDE.get(name, [])
    return [pd.read_csv(DATASETS / name / file, dtype=str, keep_default_na=False) for file in files]


# -- as generated ------------------------------------------------------------------------------------


def test_committed_files_are_what_the_generators_make():
    assert main([str(DATASETS), "--check"]) == 0


def test_check_names_the_file_that_differs(tmp_path, capsys):
    assert main([str(tmp_path)]) == 0
    changed = tmp_path / "noise_twin" / "noise_twin.csv"
    changed.write_bytes(changed.read_bytes() + b"\n")
    assert main([str(tmp_path), "--check"]) == 1
    message = capsys.readouterr().err
    assert "noise_twin.csv is not what the generator makes. Run: make datasets" in message
    assert message.count("\n") == 1


def test_streams_differ_by_set_table_and_seed_and_repeat():
    draws = {
        key: stream(*key).random()
        for key in [("a", "people", 0), ("a", "people", 1), ("a", "export", 0), ("b", "people", 0)]
    }
    assert len(set(draws.values())) == 4
    assert draws["a", "people", 0] == stream("a", "people", 0).random()
    assert SHARES.sum() == pytest.approx(1)


def test_toml_survives_a_round_trip():
    book = {
        "survey": {"title": 'He said "now"\\ in Köln', "severity": ["a", "b"]},
        "features": [{"id": "x", "cost": 2.0}, {"id": "y", "cost": 0.75}],
        "columns": {"Duration (in seconds)": {"label": "x", "allowed": [0, 1]}, "plain": {"label": "y"}},
        "meta": {"synthetic": True, "seed": 0},
    }
    assert tomllib.loads(to_toml(book)) == book


def test_committed_data_are_small():
    assert sum(p.stat().st_size for p in DATASETS.rglob("*") if p.is_file()) < 6e6


# -- as documented -----------------------------------------------------------------------------------


def holds(entry: dict, cell: str) -> bool:
    """Whether the codebook's entry allows a cell of the file."""
    if cell == "":
        return entry.get("missing") == "empty"
    if "allowed" in entry:
        return cell in [str(value) for value in entry["allowed"]]
    pattern = {"integer": r"\d+", "number": r"\d+\.\d{4}", "text": r".+"}[entry["type"]]
    return re.fullmatch(pattern, cell) is not None


@pytest.mark.parametrize("name", SETS)
def test_every_column_is_documented_and_keeps_to_it(name):
    columns, frames = codebook(name)["columns"], answers(name)
    assert list(dict.fromkeys(c for frame in frames for c in frame.columns)) == list(columns)
    for column, entry in columns.items():
        assert {"label", "type"} <= set(entry) <= {"label", "type", "unit", "allowed", "missing"}
        assert entry["label"].strip()
        cells = {cell for frame in frames if column in frame for cell in frame[column]}
        assert [cell for cell in cells if not holds(entry, cell)] == []


@pytest.mark.parametrize("name", SETS)
def test_every_truth_column_is_described(name):
    text = (DATASETS / name / "truth" / "README.md").read_text(encoding="utf-8")
    for path in (DATASETS / name / "truth").glob("*.csv*"):
        assert f"`{path.name}`" in text
        for column in pd.read_csv(path, nrows=0).columns:
            assert f"`{column}`" in text


@pytest.mark.parametrize("name", SETS)
def test_readme_says_what_why_and_invented(name):
    text = (DATASETS / name / "README.md").read_text(encoding="utf-8")
    for said in ("## What it shows", "## Why synthetic, and what would replace it", "CC0 1.0", "Invented data"):
        assert said in text
    for path in (p for p in (DATASETS / name).iterdir() if p.suffix in (".csv", ".gz", ".toml")):
        assert f"`{path.name}`" in text


@pytest.mark.parametrize("name", SURVEYS)
def test_codebooks_of_surveys_are_sound(name):
    from jtbd_helpers.survey.reading import validate

    assert validate(DATASETS / name / "survey.toml") == []
    book = codebook(name)
    assert book["meta"] == {"synthetic": True, "licence": "CC0-1.0", "seed": 0, "currency": "EUR"}
    assert [len(book[key]) for key in ("value_targets", "circumstances", "features")] == [24, 4, 8]
    assert [entry["id"] for entry in book["value_targets"] if "theme" in entry] == [f"t{j:02d}" for j in range(1, 19)]
    assert len({entry["theme"] for entry in book["value_targets"] if "theme" in entry}) == 5
    assert len({entry["kind"] for entry in book["circumstances"]}) == 4
    assert {entry["mode"] for entry in book["features"]} == {"eliminate", "accommodate", "resolve"}


def test_value_targets_name_no_solution_and_no_circumstance():  # S0.1
    """A target holds for all who do the job, whatever they use and whatever they meet."""
    tabu = r"app|satnav|map|phone|screen|software|device|signal|network|traffic jam|stops?|congest\w*|door|metres?"
    for entry in codebook("navigation")["value_targets"]:
        assert not re.search(rf"\b({tabu})\b", entry["statement"], re.IGNORECASE), entry["statement"]
    assert codebook("navigation")["value_targets"] == codebook("noise_twin")["value_targets"]


# -- reached by name ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SURVEYS)
def test_load_data_from_any_folder(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    survey = jtbd.load_data(name)
    assert survey.importance.shape == (600, 24)
    assert survey.synthetic
    assert survey.weights.mean() == pytest.approx(1)
    made = jtbd.make_data(name)
    pd.testing.assert_frame_equal(survey.frame, made.frame)
    assert list(tmp_path.iterdir()) == []


def test_other_seeds_other_people_same_questions():
    one, other = jtbd.make_data("navigation", seed=1, n=300), jtbd.make_data("navigation", seed=2, n=300)
    assert len(one.importance) == 300
    assert not one.importance.equals(other.importance)
    pd.testing.assert_frame_equal(one.value_targets, other.value_targets)
    pd.testing.assert_frame_equal(one.importance, jtbd.make_data("navigation", seed=1, n=300).importance)


def test_unequal_has_weights():
    weights = jtbd.make_data("navigation", seed=1, variant="unequal").weights
    assert weights.nunique() == 2
    assert weights.min() / weights.max() == pytest.approx(0.5, abs=0.001)
    assert weights.mean() == pytest.approx(1)


def test_unknown_set():
    with pytest.raises(jtbd.JtbdError, match=r"no data set 'navigaton'\. Nearest: 'navigation'"):
        jtbd.load_data("navigaton")
    with pytest.raises(jtbd.JtbdError, match="no data set 'telephone'"):
        jtbd.make_data("telephone")


@pytest.mark.parametrize("n", [299, 12_001, 600.0, -1])
def test_too_few_or_too_many_people(n):
    with pytest.raises(jtbd.JtbdError, match="can be made with 300 to 12,000 people"):
        jtbd.make_data("navigation", n=n)


def test_unknown_variant():
    with pytest.raises(jtbd.JtbdError, match=r"no variant 'unequall'\. Nearest: 'unequal'"):
        jtbd.make_data("navigation", variant="unequall")
    with pytest.raises(jtbd.JtbdError, match="Leave `variant` out"):
        jtbd.make_data("noise_twin", variant="unequal")


def test_numpy_counts_are_counts():
    assert len(jtbd.make_data("noise_twin", n=np.int64(300)).importance) == 300
