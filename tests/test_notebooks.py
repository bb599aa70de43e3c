"""Every lesson gives again what is saved in it (strict nbval); every exercise's solution runs (lax). No network.

Each notebook runs in a process of its own, as a fixed learner with an empty home.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LESSONS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
SOLUTIONS = sorted((ROOT / "exercises" / "solutions").glob("*.ipynb"))
STUBS = sorted((ROOT / "exercises").glob("ex-*.ipynb"))


def run_again(notebook: Path, how: str, home: Path) -> subprocess.CompletedProcess:
    environment = os.environ | {
        "JTBD_HOME": str(home / "learner"),
        "IPYTHONDIR": str(home / "ipython"),
        "JTBD_PROGRESS": "0",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(ROOT / "tests" / "offline"),
        "PYTEST_ADDOPTS": "",
    }
    environment.pop("PYTEST_CURRENT_TEST", None)
    command = [sys.executable, "-m", "pytest", how, "--nbval-cell-timeout=300", "-q", "-p", "no:cacheprovider"]
    command += ["-m", "", "--no-header", str(notebook)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.mark.notebooks
@pytest.mark.parametrize("notebook", LESSONS, ids=lambda p: p.stem)
def test_lesson_gives_what_it_gave(notebook, tmp_path):
    done = run_again(notebook, "--nbval", tmp_path)
    assert done.returncode == 0, done.stdout[-6000:]


@pytest.mark.notebooks
@pytest.mark.parametrize("notebook", SOLUTIONS + STUBS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_exercise_runs(notebook, tmp_path):
    done = run_again(notebook, "--nbval-lax", tmp_path)
    assert done.returncode == 0, done.stdout[-6000:]


@pytest.mark.parametrize("notebook", LESSONS, ids=lambda p: p.stem)
def test_saved_lesson_is_clean_and_light(notebook):
    """Outputs are text, tables and PNG; no widget state, no SVG, no error; every figure has words beside it."""
    assert notebook.stat().st_size <= 1_500_000
    saved = json.loads(notebook.read_text(encoding="utf-8"))
    assert "widgets" not in saved["metadata"]
    cells = saved["cells"]
    code = [c for c in cells if c["cell_type"] == "code"]
    assert any(c["outputs"] for c in code)
    for number, cell in enumerate(cells):
        for output in cell.get("outputs", []):
            assert output["output_type"] != "error", cell["id"]
            assert output.get("name") != "stderr", cell["id"]
            kinds = set(output.get("data", {}))
            assert kinds <= {"text/plain", "text/html", "image/png"}, (cell["id"], kinds)
            if "image/png" in kinds:
                beside = [o for o in cell["outputs"] if o.get("name") == "stdout"]
                below = cells[number + 1] if number + 1 < len(cells) else {"cell_type": "code"}
                assert beside or below["cell_type"] == "markdown", f"{cell['id']}: a figure without words"


@pytest.mark.parametrize("notebook", LESSONS, ids=lambda p: p.stem)
def test_lesson_is_made_for_reading(notebook):
    """Short cells, headings that do not skip a level, nothing that a learner edits among library code."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    level = 0
    for cell in cells:
        text = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert len(text.splitlines()) <= 15, f"{cell['id']}: a code cell of more than 15 lines"
            continue
        for line in text.splitlines():
            if line.startswith("#"):
                deeper = len(line) - len(line.lstrip("#"))
                assert deeper <= level + 1, f"{cell['id']}: heading '{line}' skips a level"
                level = deeper


def test_there_is_something_to_check():
    assert LESSONS
    assert SOLUTIONS
    assert len(STUBS) == len(SOLUTIONS)
