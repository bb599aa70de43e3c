"""The analysis also holds on the oldest pandas allowed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OLD = ["pandas==2.2.3", "pytz", "tzdata"]
FILES = ["results", "codebook", "survey_model", "survey_quality", "targets_struggles", "targets_statuses"]
FILES += ["blueprint", "coursework"]


@pytest.mark.slow
def test_pandas_2_2(tmp_path):
    """Pandas 2.2 is put before the installed one; the quick tests of the analysis run in a process of their own."""
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(tmp_path), *OLD]
    subprocess.run(install, check=True, capture_output=True)
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTEST_ADDOPTS": "", "JTBD_HOME": str(tmp_path / "home")}
    environment.pop("PYTEST_CURRENT_TEST", None)
    version = [sys.executable, "-c", "import pandas; print(pandas.__version__)"]
    found = subprocess.run(version, env=environment, capture_output=True, text=True)
    assert found.stdout.strip() == "2.2.3", found.stderr
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header"]
    command += [f"tests/test_{name}.py" for name in FILES]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:]
