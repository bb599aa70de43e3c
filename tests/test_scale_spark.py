"""The same scoring on DuckDB and on Spark gives the same numbers."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jtbd_helpers.data.events import write_events

SPARK = ["pyspark==4.0.1", "py4j==0.10.9.9"]
EVENTS = 5_000_000


@pytest.mark.slow
def test_duckdb_and_spark_agree(tmp_path):
    """Spark comes into a folder of its own, beside the project; it needs Java 17, which CI must have."""
    if not shutil.which("java"):
        if os.environ.get("CI"):
            pytest.fail("Java is missing, so Spark cannot be compared. In CI it must be there: default-jre-headless.")
        sys.stderr.write("\nLOUD: no Java here, so DuckDB and Spark are NOT compared. Install a Java 17 runtime.\n")
        pytest.skip("no Java")
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(tmp_path / "spark"), *SPARK]
    subprocess.run(install, check=True, capture_output=True)
    folder = write_events(tmp_path / "telco", customers=EVENTS // 100, events=EVENTS)
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "spark"), "JTBD_HOME": str(tmp_path / "home")}
    command = [sys.executable, str(Path(__file__).with_name("scale_on_spark.py")), str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-4000:]
    said = json.loads(done.stdout.splitlines()[-1])
    assert (said["customers"] > EVENTS // 100 * 0.99, said["jobs"]) == (True, 52)
    for engine, apart in said["apart"].items():
        assert max(apart.values()) < 1e-9, (engine, apart)
