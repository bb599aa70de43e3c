"""Everybody's part-worths in a file for other tools."""

import importlib

import numpy as np
import pandas as pd
import pytest
from test_choices_fit import KEYS, planted

from jtbd_helpers.choices import Choices, fit_choices
from jtbd_helpers.errors import JtbdError


@pytest.fixture(scope="module")
def model():
    choices = Choices.from_frame(planted(people=60)[0], **KEYS)
    return fit_choices(choices, "latent_class", 2, starts=2, progress=False)


def test_a_csv_holds_raw_and_zero_centred(model, tmp_path):
    frame = pd.read_csv(model.save_individual(tmp_path / "new" / "people.csv"), dtype={"respondent_id": str})
    assert frame.columns[:5].tolist() == [
        "respondent_id", "root_likelihood", "segment", "probability_a", "probability_b",
    ]  # fmt: skip
    assert [c for c in frame if c.startswith("raw")] == ["raw_quality_1", "raw_quality_2", "raw_price", "raw_none"]
    raw = frame.filter(like="raw_").to_numpy()
    assert raw == pytest.approx(model.individual.to_numpy())
    assert frame["respondent_id"].tolist() == list(model.individual.index)
    quality = frame[[f"zero_centred_quality_{level}" for level in range(3)]].to_numpy()
    price = frame[["zero_centred_price_600", "zero_centred_price_2200"]].to_numpy()
    assert quality.sum(1) == pytest.approx(np.zeros(60), abs=1e-9)
    assert np.ptp(quality, axis=1) + np.ptp(price, axis=1) == pytest.approx(np.full(60, 200))
    assert quality[:, 2] - quality[:, 0] == pytest.approx(raw[:, 1] * 200 / spans(raw))


def spans(raw):
    """Ranges of quality and price of each person, added."""
    worths = np.column_stack([np.zeros(len(raw)), raw[:, :2]])
    return np.ptp(worths, axis=1) + 1600 * np.abs(raw[:, 2])


def test_a_sav_has_labels(model, tmp_path):
    pyreadstat = pytest.importorskip("pyreadstat")
    frame, about = pyreadstat.read_sav(str(model.save_individual(tmp_path / "people.sav")))
    assert len(frame) == 60
    assert about.column_names_to_labels["raw_quality_2"] == "Part-worth of quality 2, against 0"
    assert about.column_names_to_labels["zero_centred_price_600"] == "Zero-centred part-worth of price 600"
    assert frame["raw_price"].to_numpy() == pytest.approx(model.individual["price"].to_numpy())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["people.sav"]


def test_nothing_is_overwritten_unless_asked(model, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("mine")
    with pytest.raises(JtbdError, match=r"people\.csv: this file is there already\. Give another name, or `overwrite="):
        model.save_individual(path)
    assert path.read_text() == "mine"
    assert len(pd.read_csv(model.save_individual(path, overwrite=True))) == 60


def test_what_cannot_be_written_is_refused(model, tmp_path, monkeypatch):
    with pytest.raises(JtbdError, match=r"no way to write '\.xls'.*\.csv, \.sav"):
        model.save_individual(tmp_path / "people.xls")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(JtbdError, match="this is a folder"):
        model.save_individual(tmp_path / "folder.csv", overwrite=True)
    pooled = fit_choices(Choices.from_frame(planted(people=60)[0], **KEYS))
    with pytest.raises(JtbdError, match="has no individuals"):
        pooled.save_individual(tmp_path / "people.csv")

    def absent(name):
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", absent)
    with pytest.raises(JtbdError, match=r'need pyreadstat.*Run: pip install "jtbd_helpers\[import\]"'):
        model.save_individual(tmp_path / "people.sav")


def test_levels_that_look_alike_keep_columns_of_their_own(tmp_path):
    frame = planted(people=60)[0]
    frame["quality"] = frame["quality"].map({0: "+ a", 1: "- a", 2: "ä" * 90})
    model = fit_choices(Choices.from_frame(frame, **KEYS), "latent_class", 2, starts=1, progress=False)
    names = pd.read_csv(model.save_individual(tmp_path / "people.csv")).columns
    assert {"zero_centred_quality_a", "zero_centred_quality_a_2", "zero_centred_quality"} <= set(names)
    assert max(map(len, names)) <= 64
