"""The committed files of the sets, written and compared byte for byte."""

import gzip
from pathlib import Path

import pandas as pd

from jtbd_helpers.data.artery_codebook import artery_codebook
from jtbd_helpers.data.export import export_text
from jtbd_helpers.data.navigation_codebook import codebook
from jtbd_helpers.data.photographers import photographers_codebook
from jtbd_helpers.data.rpg_game_codebook import rpg_game_codebook
from jtbd_helpers.data.secure_data_codebook import secure_data_codebook
from jtbd_helpers.data.sets import SETS, made
from jtbd_helpers.data.telco import telco_codebook
from jtbd_helpers.data.toml import to_toml

TRUTH_FILES = {
    "people": "{}_truth.csv",
    "statuses": "status_truth.csv",
    "jobs": "jobs_truth.csv",
    "mix": "mix_truth.csv.gz",
}
LONG = ("events",)  # tables that are compressed


def write_sets(folder: Path) -> list[Path]:
    """Write all generated files below `folder` (READMEs are written by hand and left alone)."""
    written = []
    for path, text in _all_files(folder).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)
        written.append(path)
    return written


def stale_files(folder: Path) -> list[Path]:
    """List the files below `folder` that do not hold what the generators make now, compressed or not."""
    return [path for path, text in _all_files(folder).items() if not path.is_file() or _content(path) != text.encode()]


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, compressed where the name ends in .gz; the same text gives the same bytes."""
    path.write_bytes(gzip.compress(text.encode(), mtime=0) if path.suffix == ".gz" else text.encode())


def _content(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def data_files(name: str, seed: int = 0, n: int | None = None, variant: str | None = None) -> dict[str, str]:
    """Give the codebook and the data file of a set as texts by file name; the truth is not among them."""
    return _published(name, seed, made(name, seed, n, variant).tables)


def _published(name: str, seed: int, tables: dict) -> dict[str, str]:
    if name == "photographers":
        book = {"choices.toml": to_toml(photographers_codebook(seed))}
    elif name == "artery":
        book = {"survey.toml": to_toml(artery_codebook(seed))}
    elif name == "rpg_game":
        book = {"survey.toml": to_toml(rpg_game_codebook(seed))}
    elif name == "secure_data":
        book = {"survey.toml": to_toml(secure_data_codebook(seed))}
    elif name == "telco":
        book = {"signals.toml": to_toml(telco_codebook(seed))}
    else:
        book = {"survey.toml": to_toml(codebook(name, seed))}
    return book | {f"{t}.csv{'.gz' if t in LONG else ''}": _csv(frame) for t, frame in tables.items()}


def _all_files(folder: Path) -> dict[Path, str]:
    files = {}
    for name in SETS:
        whole = made(name)
        files |= {folder / name / file: text for file, text in _published(name, 0, whole.tables).items()}
        for what, frame in whole.truth.items():
            files[folder / name / "truth" / TRUTH_FILES[what].format(name)] = _csv(frame)
    answers = made("navigation").tables["navigation"]
    files[folder / "navigation" / "navigation_export.csv"] = export_text(answers, "navigation", 0)
    return files


def _csv(frame: pd.DataFrame) -> str:
    return frame.to_csv(index=False, lineterminator="\n", float_format="%.4f")
