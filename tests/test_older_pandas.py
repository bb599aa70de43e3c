"""The analysis also holds on the oldest pandas allowed, and on the newest without pyarrow."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = ["results", "codebook", "survey_model", "survey_files", "survey_quality", "targets_struggles"]
FILES += ["targets_statuses", "segmentation", "blueprint", "choices_stated", "coursework"]
HIDE = "raise ImportError('pyarrow is hidden by this test')\n"


def run(folder: Path, *more: str) -> subprocess.CompletedProcess:
    """The quick tests of the analysis, with what lies in `folder` found first."""
    environment = os.environ | {"PYTHONPATH": str(folder), "PYTEST_ADDOPTS": "", "JTBD_HOME": str(folder / "home")}
    environment.pop("PYTEST_CURRENT_TEST", None)
    files = [f"tests/test_{name}.py" for name in FILES]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header", *more, *files]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.mark.slow
def test_pandas_2_2(tmp_path):
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(tmp_path), "pandas==2.2.3"]
    subprocess.run(install, check=True, capture_output=True)
    version = [sys.executable, "-c", "import pandas; print(pandas.__version__)"]
    found = subprocess.run(version, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True)
    assert found.stdout.strip() == "2.2.3", found.stderr
    done = run(tmp_path)
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.slow
def test_pandas_3_without_pyarrow(tmp_path):
    (tmp_path / "pyarrow").mkdir()
    (tmp_path / "pyarrow" / "__init__.py").write_text(HIDE)
    done = run(tmp_path, "-k", "not parquet and not arrow")
    assert done.returncode == 0, done.stdout[-4000:]
