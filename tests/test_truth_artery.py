"""Planted effects of artery (datasets document, section 7), and the case that `load_data` gives."""

import functools

import numpy as np
import pandas as pd
import pytest
from planted import agreement, assert_each, assert_mean, filled, over_seeds

import jtbd_helpers as jtbd
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.data.artery import DOCTOR_ITEMS, PATIENT_ITEMS
from jtbd_helpers.data.truth import reveal


@functools.cache
def made(seed: int):
    return jtbd.make_data("artery", seed=seed)


@over_seeds
def test_what_is_hard_for_doctors_and_for_patients_hardly_goes_together(seeds):
    found = []
    for seed in seeds:
        frame = made(seed).procedures
        found.append(frame[DOCTOR_ITEMS].mean(axis=1).corr(frame[PATIENT_ITEMS].mean(axis=1)))
    assert_each(found, -0.15, 0.30)
    if len(seeds) == 20:  # the limit is one of the average of 20
        assert_mean(found, 0.05, 0.18)


@over_seeds
def test_clusters_of_doctors_are_not_the_segments_of_patients(seeds):
    from sklearn.cluster import KMeans

    found = []
    for seed in seeds:
        items, truth = filled(made(seed).procedures[DOCTOR_ITEMS]), reveal("artery", seed)["people"]
        for k in (2, 3):
            labels = KMeans(k, n_init=10, random_state=0).fit_predict(items)
            found.append(agreement(truth["patient_segment"], labels))
    assert_each(found, high=0.08)


@over_seeds
def test_circumstances_make_it_hard(seeds):
    for seed in seeds:
        frame = made(seed).procedures
        doctor, patient = frame[DOCTOR_ITEMS].mean(axis=1), frame[PATIENT_ITEMS].mean(axis=1)
        by_anatomy, by_home = doctor.groupby(frame["anatomy"]).mean(), patient.groupby(frame["home_support"]).mean()
        assert (by_anatomy[["tortuous", "calcified"]] > by_anatomy["simple"] + 0.8).all()
        assert by_home["alone"] > by_home["with_help"] + 0.9
        assert frame[DOCTOR_ITEMS + PATIENT_ITEMS].isna().to_numpy().mean() == pytest.approx(0.02, abs=0.008)


def test_rarest_of_ten_jobs_and_most_significant():  # S2.5
    table = jtbd.rank_jobs(jtbd.load_data("artery").jobs).table.set_index("job")
    often = table["times_per_month"].rank(ascending=False)
    assert len(table) == 10
    assert (often["restore_flow"], table.loc["restore_flow", "rank"]) == (10, 1)
    assert (table["rank"] == 1).sum() == 1
    assert table.loc["restore_flow", "place"] == "rare but crucial"
    assert (table["place"] == "rare but crucial").sum() == 1
    assert often.corr(table["rank"], method="kendall") <= 0.2
    assert table["rank"].to_dict() == reveal("artery")["jobs"].set_index("job")["significance_rank"].to_dict()


def test_any_says_yes_and_all_says_no():  # S2.6
    jobs = jtbd.load_data("artery").jobs
    said = {}
    for rule in ("any", "all"):
        for high_payment in (None, 200):
            table = jtbd.rank_jobs(jobs, rule, high_payment).table.set_index("job")
            said[rule, high_payment] = table["significant"]
    assert said["any", None]["restore_flow"]
    assert not said["all", None]["restore_flow"]
    assert not said["all", 200]["restore_flow"]
    assert said["all", None]["keep_open"]
    assert not said["any", None]["second_opinion"]
    assert said["any", 200]["second_opinion"]


def test_the_case_has_tables_as_attributes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    case = jtbd.load_data("artery")
    assert (case.procedures.shape, case.jobs.shape) == ((240, 30), (10, 9))
    assert case.survey.difficulty.shape == (240, 22)
    assert case.survey.cluster.nunique() == 24
    assert case.survey.synthetic
    assert {"jobs", "procedures", "survey"} <= set(dir(case))
    assert ".jobs: 10 rows" in repr(case)
    with pytest.raises(AttributeError, match=r"no table 'job'\. Nearest: 'jobs'"):
        case.job  # noqa: B018
    assert not hasattr(case, "_ipython_display_")
    pd.testing.assert_frame_equal(case.procedures, made(0).procedures)


def test_other_procedures_and_the_same_jobs():
    one, other = made(0), jtbd.make_data("artery", seed=1, n=480)
    assert len(other.procedures) == 480
    assert other.procedures["doctor_id"].nunique() == 48
    assert not one.procedures["recovery"].equals(other.procedures["recovery"][:240])
    pd.testing.assert_frame_equal(one.jobs, other.jobs)
    with pytest.raises(jtbd.JtbdError, match="can be made with 120 to 4,800"):
        jtbd.make_data("artery", n=100)


def test_columns_of_a_file_beside_are_described_and_slips_are_not_let_through(tmp_path):
    from jtbd_helpers.survey.reading import validate

    folder = tmp_path / "artery"
    folder.mkdir()
    source = course_folder("datasets", "artery")
    for name in ("survey.toml", "procedures.csv", "jobs.csv"):
        (folder / name).write_bytes((source / name).read_bytes())
    assert validate(folder / "survey.toml") == []
    book = folder / "survey.toml"
    book.write_text(book.read_text().replace("[columns.payment]", "[columns.paiment]"))
    assert any("paiment" in fault for fault in validate(book))


def test_doctors_differ_a_little():
    """Between doctors .3 against .7 and more within: a small share of the variance, which clusters carry."""
    frame = made(0).procedures
    left = frame[DOCTOR_ITEMS].mean(axis=1) - frame.groupby("anatomy")[DOCTOR_ITEMS].transform("mean").mean(axis=1)
    between = left.groupby(frame["doctor_id"]).mean().var()
    assert 0.02 < between < 0.3
    assert np.isfinite(left).all()
