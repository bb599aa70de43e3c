"""What a class understood, from its learners' progress files (course acceptance test 9)."""

import json
import re

import numpy as np
import pandas as pd
import pytest
from class_of import ITEMS, simulate

from jtbd_helpers.cli import main
from jtbd_helpers.course.learn.ledger import Ledger
from jtbd_helpers.course.learn.session import now
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.teaching.classroom import class_report, describe


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    holders = simulate(folder, 60, {"M08a": 40, "M05a": 24})
    return folder, holders, class_report(folder)


def test_the_commonest_planted_misconception_ranks_first(handed_in):
    _, _, report = handed_in
    assert report.misconceptions["misconception"].iloc[0] == "M08a"
    assert list(report.misconceptions["misconception"]).index("M05a") == 1
    assert "M08a" in describe(report)[1]
    assert "Ask the room (08a, prompt 1): Two customers complain" in describe(report)[1]
    assert report.misconceptions["prompts"].iloc[0][0] == "08a, prompt 1"


@pytest.mark.parametrize("seed", range(5))
def test_it_does_so_in_other_classes(tmp_path, seed):
    simulate(tmp_path, 30, {"M01b": 20, "M08a": 10}, seed=seed)
    assert class_report(tmp_path).misconceptions["misconception"].iloc[0] == "M01b"


def test_every_holder_is_counted(handed_in):
    _, holders, report = handed_in
    row = report.misconceptions.set_index("misconception").loc["M08a"]
    assert row["learners"] >= len(holders["M08a"])
    assert row["asked"] == 60
    assert row["low"] < row["share"] < row["high"]
    assert all("M08a" in item.misconceptions for item in ITEMS if item.id in row["items"])


def test_items_that_a_misconception_spoils_are_the_hardest_and_others_tell_nothing(handed_in):
    _, _, report = handed_in
    hardest = report.items.iloc[0]
    item = next(i for i in ITEMS if i.id == hardest["item"])
    assert {"M08a", "M05a"} & set(item.misconceptions)
    assert report.items["right"].is_monotonic_increasing
    counted = report.items.set_index("item")
    assert (counted["learners"] == 60).all()
    spoilt = [i.id for i in ITEMS if "M08a" in i.misconceptions]
    assert counted.loc[spoilt, "discrimination"].mean() > counted.drop(spoilt)["discrimination"].mean() + 0.2


def test_discrimination_is_not_told_of_few(tmp_path):
    simulate(tmp_path, 6)
    assert class_report(tmp_path).items["discrimination"].isna().all()


def test_no_misconception_gives_no_accusation(tmp_path):
    simulate(tmp_path, 12, skill=1.0)
    report = class_report(tmp_path)
    assert (report.misconceptions["learners"] == 0).all()
    assert "No misconception was shown." in describe(report)


def test_two_files_of_one_learner_count_once_and_broken_files_are_listed(tmp_path):
    simulate(tmp_path, 3)
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "same.json").write_text((tmp_path / "learner-00.json").read_text())
    (tmp_path / "empty.json").write_text("")
    (tmp_path / "cut.json").write_text((tmp_path / "learner-01.json").read_text()[:900])
    (tmp_path / "other.json").write_text('{"name": "x"}')
    report = class_report(tmp_path)
    assert report.learners == ("learner-00", "learner-01", "learner-02")
    assert (report.items["learners"] == 3).all()
    assert set(report.unreadable["file"]) == {"empty.json", "cut.json", "other.json"}
    assert "3 files could not be read" in describe(report)[-1]


def test_a_file_saved_for_handing_in_is_read_and_a_changed_one_refused(tmp_path):
    ledger = Ledger(tmp_path / "home", "ada")
    ledger.add("exercises", now(), session="s", exercise="ex-08-1", outcome="incorrect", mistakes=["plain_mean"])
    ledger.add("exercises", now(), session="s", exercise="ex-08-1", outcome="correct", mistakes=[])
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ada.json").write_text(ledger.export())
    exercises = class_report(tmp_path / "in").exercises
    assert exercises.loc[0, ["exercise", "learners", "right", "mistakes"]].tolist() == [
        "ex-08-1",
        1,
        1,
        "plain_mean (1)",
    ]
    changed = json.loads(ledger.export())
    changed["exercises"][0]["outcome"] = "correct"
    (tmp_path / "in" / "ada.json").write_text(json.dumps(changed))
    with pytest.raises(JtbdError, match=r"no progress file in it.*changed or cut off"):
        class_report(tmp_path / "in")


def test_the_command_writes_a_page_that_opens_offline_and_tables(handed_in, tmp_path, capsys):
    folder, _, report = handed_in
    assert main(["class", str(folder), "--out", str(tmp_path / "out")]) == 0
    assert "M08a" in capsys.readouterr().out
    page = (tmp_path / "out" / "class.html").read_text()
    assert not re.search(r"https?://|<script", page)
    assert "What holds the class back" in page
    objectives = pd.read_csv(tmp_path / "out" / "objectives.csv")
    assert set(report.learners) <= set(objectives.columns)
    assert np.isin(objectives[list(report.learners)], ["new", "learning", "mastered", "shaky"]).all()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x.txt").write_text("mine")
    assert main(["class", str(folder), "--out", str(tmp_path / "mine")]) == 1
    assert main(["class", str(tmp_path / "nowhere")]) == 1
    assert "there is no such folder" in capsys.readouterr().err
