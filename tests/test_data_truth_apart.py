"""The truth stays behind its own door: no verb gives it, no module and no lesson before its reveal opens it."""  # SX.5

import ast
import json
import re
import tomllib
from pathlib import Path

import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.data.files import TRUTH_FILES
from jtbd_helpers.data.sets import SETS
from jtbd_helpers.data.truth import reveal

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "jtbd_helpers"
OPEN_TO_ALL = {  # by these nobody comes to the truth
    "jtbd_helpers.data.load_data",
    "jtbd_helpers.data.make_data",
    "jtbd_helpers.data.randomness.stream",
}
PRIVATE_DOOR = re.compile(r"_truth\b|/truth|\btruth/|data\.truth|data import truth|\breveal\(")


def modules_outside_data() -> list[Path]:
    rooms = [p for p in PACKAGE.rglob("*.py") if "data" not in p.relative_to(PACKAGE).parts[:1]]
    assert len(rooms) > 20
    return rooms


def test_no_module_goes_through_the_private_door():
    for path in modules_outside_data():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jtbd_helpers.data"):
                names = {f"{node.module}.{alias.name}" for alias in node.names}
                assert names <= OPEN_TO_ALL, f"{path}: {names - OPEN_TO_ALL}"
            if isinstance(node, ast.Import):
                assert not any(alias.name.startswith("jtbd_helpers.data.") for alias in node.names), path
        assert not PRIVATE_DOOR.search(path.read_text(encoding="utf-8")), path


def cells_before_reveal(notebook: Path) -> list[str]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    reveals = [k for k, cell in enumerate(cells) if "reveal" in cell["metadata"].get("tags", [])]
    before = cells[: reveals[0]] if reveals else cells
    return ["".join(cell["source"]) for cell in before if cell["cell_type"] == "code"]


def test_no_lesson_opens_the_truth_before_its_reveal():
    notebooks = [p for p in [*ROOT.glob("notebooks/**/*.ipynb"), *ROOT.glob("exercises/**/*.ipynb")]]
    for notebook in notebooks:
        for source in cells_before_reveal(notebook):
            assert not PRIVATE_DOOR.search(source), notebook
            assert not re.search(r"jtbd_helpers\.data\.", source), notebook


def test_the_search_finds_what_it_looks_for(tmp_path):
    opened = {"cell_type": "code", "source": ["from jtbd_helpers.data.truth import reveal"], "metadata": {"tags": []}}
    revealing = {"cell_type": "code", "source": ["reveal('navigation')"], "metadata": {"tags": ["reveal"]}}
    notebook = tmp_path / "x.ipynb"
    notebook.write_text(json.dumps({"cells": [opened, revealing]}))
    (source,) = cells_before_reveal(notebook)
    assert PRIVATE_DOOR.search(source)
    assert PRIVATE_DOOR.search('open("datasets/navigation/truth/x.csv")')


@pytest.mark.parametrize("name", ["navigation", "noise_twin"])
def test_surveys_never_hold_the_truth(name):
    people = reveal(name)["people"]
    for survey in (jtbd.load_data(name), jtbd.make_data(name)):
        assert "straightliner" not in survey.frame.columns
        for column in survey.frame.columns:
            assert set(survey.frame[column].astype(str)) != set(people["circumstance"])
    text = (ROOT / "datasets" / name / "survey.toml").read_text(encoding="utf-8")
    assert "truth" not in text.lower()
    assert {path.name for path in (ROOT / "datasets" / name).glob("*truth*")} == {"truth"}


def test_the_wheel_leaves_the_truth_behind():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert "datasets/*/truth" in build["targets"]["wheel"]["exclude"]


@pytest.mark.parametrize("name", SETS)
def test_committed_truth_is_what_the_door_gives(name):
    folder = ROOT / "datasets" / name / "truth"
    truth = reveal(name)
    assert len(list(folder.glob("*.csv*"))) == len(truth)
    for what, frame in truth.items():
        committed = pd.read_csv(folder / TRUTH_FILES[what].format(name))
        pd.testing.assert_frame_equal(committed, frame, check_dtype=False)


def test_truth_of_navigation():
    truth = reveal("navigation", seed=3, n=300)
    assert truth["people"].shape == (300, 3)
    assert truth["statuses"].shape == (120, 3)
    short = truth["statuses"][truth["statuses"]["status"] == "undershot"]
    assert short.groupby("circumstance").size().to_dict() == {
        "multi_stop": 9,
        "congestion": 9,
        "no_signal": 9,
        "last_100m": 3,
    }
    assert list(short.groupby("target_id").size().head(6)) == [3] * 6
