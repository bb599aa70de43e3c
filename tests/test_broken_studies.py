"""Thirty broken files of an analyst: `jtbd validate` and `jtbd report` name each fault, without a traceback."""

import re
import shutil

import pandas as pd
import pytest

from jtbd_helpers.cli import main
from jtbd_helpers.course_location import course_folder

HOME = course_folder("datasets", "navigation")
BOOK = (HOME / "survey.toml").read_text(encoding="utf-8")
DATA = next(p for p in HOME.glob("navigation.*") if p.suffix != ".toml").name


def in_book(old: str, new: str):
    """Change the codebook; the text to be changed must be there."""
    assert old in BOOK, old
    return lambda folder: (folder / "survey.toml").write_text(BOOK.replace(old, new, 1), encoding="utf-8")


def in_data(change):
    """Change the data as a frame of text."""

    def broken(folder):
        frame = pd.read_csv(folder / DATA, dtype=str, keep_default_na=False)
        frame = change(frame)
        frame.to_csv(folder / DATA, index=False)

    return broken


def cell(row: int, column: str, value: str):
    def change(frame):
        frame.loc[row, column] = value
        return frame

    return in_data(change)


def written(content: bytes):
    return lambda folder: (folder / DATA).write_bytes(content)


FAULTS = {
    "no data file": (lambda folder: (folder / DATA).unlink(), r"file"),
    "path elsewhere": (in_book(f'data = "{DATA}"', 'data = "elsewhere.csv"'), "elsewhere.csv"),
    "unknown kind of file": (in_book(f'data = "{DATA}"', 'data = "survey.toml"'), ".toml"),
    "empty file": (written(b""), "empty"),
    "header only": (in_data(lambda f: f.iloc[:0]), "not one row of answers"),
    "binary file": (written(b"\x00\x01\x02" * 900), "binary"),
    "excel renamed": (written(b"PK\x03\x04" + b"x" * 500), "Excel or zip"),
    "ragged row": (lambda folder: (folder / DATA).open("a").write("n9999,1,2\n"), "cells under a header"),
    "open quote": (lambda folder: (folder / DATA).open("a").write('"n9999,1,2\n'), r"quote|cells under"),
    "two columns of one name": (in_data(lambda f: f.rename(columns={"imp_02": "imp_01"})), "both named 'imp_01'"),
    "duplicate respondent": (cell(4, "respondent_id", "n0001"), "n0001"),
    "missing respondent": (cell(4, "respondent_id", ""), r"respondent"),
    "off scale": (cell(7, "imp_03", "6"), "'6' is off the scale"),
    "fraction": (cell(7, "imp_03", "3.5"), "3.5"),
    "text rating": (cell(7, "imp_03", "very"), "very"),
    "empty rating column": (in_data(lambda f: f.assign(imp_05="")), "imp_05"),
    "circumstance with one level": (in_data(lambda f: f.assign(congestion="0")), "congestion"),
    "column gone": (in_data(lambda f: f.drop(columns="sat_09")), "sat_09"),
    "column misspelt": (in_book('importance = "imp_04"', 'importance = "impp_04"'), "Nearest: 'imp_04'"),
    "column used twice": (in_book('importance = "imp_04"', 'importance = "imp_05"'), "imp_05"),
    "unknown key": (in_book("respondent =", "respondant ="), "respondant"),
    "key missing": (in_book("job =", "# job ="), "job"),
    "id used twice": (in_book('id = "t02"', 'id = "t01"'), "t01"),
    "id with a space": (in_book('id = "t02"', 'id = "t 02"'), "t 02"),
    "scale upside down": (in_book("min = 1", "min = 9"), "upside down"),
    "unknown kind": (in_book('kind = "', 'kind = "un'), "kind"),
    "unknown mode": (in_book('mode = "', 'mode = "un'), "mode"),
    "feature for nothing": (in_book("addresses = [", 'addresses = ["nobody", '), "nobody"),
    "broken TOML": (in_book("[survey]", "[survey"), "survey.toml"),
    "negative cost": (in_book("cost = ", "cost = -"), "cost"),
}


def test_thirty():
    assert len(FAULTS) == 30


@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_study_is_refused_with_its_fault(name, tmp_path, capsys):
    breaks, told = FAULTS[name]
    for file in HOME.iterdir():
        if file.is_file() and "export" not in file.name:
            shutil.copy(file, tmp_path)
    breaks(tmp_path)
    for command in (["validate"], ["report", "--out", str(tmp_path / "r.html")]):
        assert main([command[0], str(tmp_path / "survey.toml"), *command[1:]]) == 1
        said = capsys.readouterr().err
        assert re.search(told, said), said
        assert "Traceback" not in said
    assert not (tmp_path / "r.html").exists()
