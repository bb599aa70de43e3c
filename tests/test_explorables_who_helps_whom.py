"""Who helps whom: what is left of an executor, and the widget driven."""

import pytest
from widget_tree import controls, status, text

import jtbd_helpers as jtbd
from jtbd_helpers.course.explorables.executors import EXECUTORS, NEVER, bypass, split_tasks


@pytest.mark.parametrize("key", ["it_manager", "phlebotomist"])
def test_cloud_and_home_device_may_bypass_the_executor(key):  # S1.7
    executor = EXECUTORS[key]
    what, why = bypass(executor, 100)
    assert what == "may be bypassed"
    assert executor.technology in why
    assert bypass(executor, 0)[0] == "needed"
    assert bypass(executor, 65)[0] == "partly bypassed"


@pytest.mark.parametrize("key", ["doctor", "media_agency"])
def test_what_needs_judgement_stays(key):
    executor = EXECUTORS[key]
    kept = [task for task, leaves in executor.tasks if leaves == NEVER]
    what, why = bypass(executor, 100)
    assert what != "may be bypassed"
    assert all(task in why for task in kept)


@pytest.mark.parametrize("key", EXECUTORS)
def test_tasks_only_ever_leave_and_none_is_lost(key):
    executor = EXECUTORS[key]
    left = [len(split_tasks(executor, share)[0]) for share in range(0, 101, 5)]
    assert left == sorted(left, reverse=True)
    for share in range(0, 101, 5):
        stays, alone = split_tasks(executor, share)
        assert sorted(stays + alone) == sorted(task for task, _ in executor.tasks)


def test_the_widget_answers():  # S4.6
    box = jtbd.explore("who_helps_whom").box
    (party,), (we, they), (share,) = (controls(box, kind) for kind in ("RadioButtons", "Checkbox", "IntSlider"))
    assert status(box).startswith("IT manager: none. At 0 %: needed.")
    we.value = True
    assert "IT manager: customer" in status(box)
    assert "What to notice" not in text(box)
    they.value = True
    assert "platform candidate" in status(box)
    assert "What to notice" in text(box)
    share.value = 100
    assert "may be bypassed" in status(box)
    assert "nothing left to do" in text(box)
    party.value = "doctor"
    assert "Doctor: platform candidate. At 100 %: needed." in status(box)
    assert text(box).count("Job: restore blood flow in an artery") == 1
    for control in (party, we, they, share):
        assert control.description
