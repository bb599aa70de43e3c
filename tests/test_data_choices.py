"""The shipped choices: photographers as generated and documented, travel mode as published."""

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.choices.reading import validate
from jtbd_helpers.data.photographers import CLASSES, PARAMETERS, WORTHS
from jtbd_helpers.data.travel_mode import travel_mode_files
from jtbd_helpers.data.truth import reveal


def test_photographers_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    choices = jtbd.load_data("photographers")
    assert (len(choices.respondents), choices.n_tasks, len(choices.holdout.chosen)) == (300, 3000, 600)
    assert choices.frame.shape[0] == 14_400
    assert choices.coding.levels["weight_g"] == ["900", "650", "400"]  # the heaviest is the base
    assert choices.coding.numeric == {"price": (600, 2200)}
    assert choices.coding.names[-1] == "none"
    assert (choices.currency, choices.synthetic) == ("EUR", True)
    assert choices.tables["people"].shape == (300, 8)
    pd.testing.assert_frame_equal(choices.frame, jtbd.make_data("photographers").frame)


def test_photographers_see_three_different_bodies_and_none():
    frame = jtbd.load_data("photographers").frame
    shown = frame[frame["alt"] != 0]
    assert not shown.duplicated(["respondent_id", "task", "af", "aperture", "weight_g", "price"]).any()
    assert (frame.groupby(["respondent_id", "task"])["alt"].agg(list).map(str) == "[1, 2, 3, 0]").all()
    for attribute in ("af", "aperture", "weight_g", "price"):
        counts = shown[attribute].value_counts()
        assert counts.max() / counts.min() < 1.06


def test_stated_importance_tells_nobody_apart():
    """All say that all matters: the spread of attribute means stays below .35 in both classes."""
    for seed in range(5):
        people = jtbd.make_data("photographers", seed=seed).tables["people"]
        kind = reveal("photographers", seed)["people"]["class"]
        stated = people.filter(like="stated_")
        assert stated.isin([1, 2, 3, 4, 5]).all(axis=None)
        assert (np.ptp(stated.groupby(kind).mean().to_numpy(), axis=1) < 0.35).all()


def test_truth_of_photographers():
    truth = reveal("photographers", seed=1, n=6000)["people"]
    assert truth["class"].eq("second").mean() == pytest.approx(0.35, abs=0.02)
    for name, worths in zip(CLASSES, WORTHS, strict=True):
        own = truth.loc[truth["class"] == name, list(PARAMETERS)]
        np.testing.assert_allclose(own.mean(), worths, atol=0.04)
        np.testing.assert_allclose(own.std(), 0.35, atol=0.03)


def test_the_label_holds_three_times_out_of_four():
    people = jtbd.make_data("photographers", seed=2, n=1200).tables["people"]
    second = reveal("photographers", seed=2, n=1200)["people"]["class"].eq("second")
    assert (people["label"].eq("professional") == second).mean() == pytest.approx(0.75, abs=0.04)


def test_other_seeds_other_photographers():
    one, other = (jtbd.make_data("photographers", seed=s, n=150) for s in (1, 2))
    assert len(one.respondents) == 150
    assert not one.frame.equals(other.frame)
    with pytest.raises(jtbd.JtbdError, match="can be made with 150 to 6,000 people"):
        jtbd.make_data("photographers", n=149)
    with pytest.raises(jtbd.JtbdError, match="no variant 'unequal'"):
        jtbd.make_data("photographers", variant="unequal")


# -- travel mode: real -------------------------------------------------------------------------------


def test_travel_mode_gives_what_is_published():
    """Greene's conditional logit (methods, case A4): car is the base."""
    choices = jtbd.load_data("travel_mode")
    model = jtbd.fit_choices(choices)
    found = dict(zip(choices.coding.names, model.groups[0], strict=True))
    for name, value in {"gc": -0.015502, "ttme": -0.096125, "hinc_air": 0.013287}.items():
        assert found[name] == pytest.approx(value, abs=1e-5)
    for name, value in {"mode=air": 5.207443, "mode=train": 3.869043, "mode=bus": 3.163194}.items():
        assert found[name] == pytest.approx(value, abs=1e-4)
    errors = model.table.set_index("attribute")["std_error"]
    assert errors[["gc", "ttme", "hinc_air"]].tolist() == pytest.approx([0.00441, 0.01044, 0.01026], abs=1e-5)
    assert model.log_likelihood == pytest.approx(-199.12837, abs=1e-3)
    assert model.hit_rate(choices)["hit_rate"].item() == pytest.approx(0.690, abs=0.001)
    assert model.diagnostics["log_likelihood_equal_shares"].item() == pytest.approx(-291.1218, abs=1e-3)


@pytest.mark.parametrize(("numeric", "value"), [([], -283.7588), (["invc", "invt", "ttme", "hinc_air"], -191.6741)])
def test_other_models_of_travel_mode(numeric, value):
    """Constants only; cost and time apart. The frame keeps every column and the order of the modes."""
    frame = jtbd.load_data("travel_mode").frame
    keys = {"respondent": "individual", "task": "individual", "alternative": "mode", "chosen": "choice"}
    model = jtbd.fit_choices(jtbd.Choices.from_frame(frame, attributes=["mode"], numeric=numeric, **keys))
    assert model.log_likelihood == pytest.approx(value, abs=1e-3)
    assert model.table["level"].iloc[0] == "car"


def test_travel_mode_is_sound_and_cannot_be_made(tmp_path):
    for file, text in travel_mode_files().items():
        (tmp_path / file).write_text(text)
    assert validate(tmp_path / "choices.toml") == []
    choices = jtbd.load_data("travel_mode")
    assert (len(choices.respondents), len(choices.frame), choices.synthetic) == (210, 840, False)
    chosen = choices.frame.loc[choices.frame["choice"] == 1, "mode"].value_counts()
    assert chosen.to_dict() == {"train": 63, "car": 59, "air": 58, "bus": 30}
    with pytest.raises(jtbd.JtbdError, match=r"travel_mode is real.*Load it with `load_data\(\"travel_mode\"\)`"):
        jtbd.make_data("travel_mode")


def test_codebook_of_photographers_is_sound():
    from jtbd_helpers.course_location import course_folder

    assert validate(course_folder("datasets", "photographers", "choices.toml")) == []
