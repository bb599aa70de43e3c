"""The register of signals: what is read, what is refused and how it is said."""

import numpy as np
import pandas as pd
import pytest
from small_events import plain, register

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError, JtbdWarning
from jtbd_helpers.mixes import validate

TOML = """
[signals]
title = "Signals"

[[jobs]]
id = "call"
statement = "Stay in touch"
context = "abroad"

[[jobs]]
id = "watch"
statement = "Be entertained"

[[signals.of]]
job = "call"
signal = "calls"
source = "network"
weight = 3
where = { hours = [22, 6], place = "abroad" }

[[signals.of]]
job = "call"
signal = "contacts"
source = "app"
weight = 1

[[signals.of]]
job = "watch"
signal = "video"
source = "web"
weight = 0.5
where = { days = "weekend", roaming = true }

[[signals.of]]
job = "watch"
signal = "calls"
source = "network"
weight = 0.5

[columns.roaming]
label = "Roaming"
type = "boolean"

[meta]
synthetic = true
"""


@pytest.fixture
def written(tmp_path):
    def write(text=TOML, old="", new=""):
        assert old in text
        path = tmp_path / "signals.toml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return write


def test_a_register_in_toml(written):
    signals = jtbd.read_signals(written())
    assert repr(signals) == "Signals 'Signals': 2 jobs, 3 signals from 3 sources, 4 weights"
    assert signals.weights.sum(axis=1).tolist() == [1, 1]  # 3 and 1 become .75 and .25
    assert signals.table["weight"].tolist() == [0.75, 0.25, 0.5, 0.5]
    assert signals.contexts == ("days", "hours", "place", "roaming")
    assert signals.sources == ("network", "app", "web")
    assert signals.jobs["context"].tolist() == ["abroad", None]
    assert signals.table["where"].tolist() == [
        'hours = [22, 6], place = ["abroad"]', "", 'days = ["sat", "sun"], roaming = ["true"]', "",
    ]  # fmt: skip
    assert len(signals.traces) == 4
    assert signals.synthetic
    assert validate(written()) == []


def test_a_table_and_a_file_say_the_same(tmp_path):
    register().to_csv(tmp_path / "signals.csv", index=False)
    one, two = jtbd.read_signals(register()), jtbd.read_signals(tmp_path / "signals.csv")
    pd.testing.assert_frame_equal(one.table, two.table)
    pd.testing.assert_frame_equal(one.weights, two.weights)
    assert np.array_equal(one.cells.trace, two.cells.trace)
    assert jtbd.read_signals(one) is one


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("weight = 3", "wieght = 3", r"\[\[signals.of\]\] number 1 \('calls'\): there is no key 'wieght'. Nearest"),
        ("source = \"app\"\n", "", r"number 2 \('contacts'\): `source` is missing"),
        ('job = "call"', 'job = "cal"', "there is no job 'cal'. Nearest: 'call'"),
        ("weight = 3", "weight = -3", r"number 1 .*the weight is '-3'; it must be a number above 0"),
        ("weight = 3", "weight = nan", "the weight is 'nan'"),
        ("weight = 3", 'weight = "much"', "the weight is 'much'"),
        ("place =", "plaice =", "there is no key of `where` 'plaice'. Nearest: 'place'"),
        ("[22, 6]", "[22, 25]", "`hours` must be two different whole hours from 0 to 24"),
        ("[22, 6]", "[6, 6]", "`hours` must be two different whole hours"),
        ('"weekend"', '"weekends"', "there is no day 'weekends'. Nearest: 'weekend'"),
        ('id = "watch"', 'id = "call"', "this id is used twice"),
        ('id = "watch"', 'id = "Watch!"', "an id has lower-case letters"),
        ("[meta]", "[mata]", r"there is no table '\[mata\]'. Nearest: '\[meta\]'"),
        ("[signals]\n", "[signal]\n", r"there is no table '\[signal\]'. Nearest: '\[signals\]'"),
    ],
)  # fmt: skip
def test_faults_of_a_register_are_named(written, old, new, said):
    with pytest.raises(JtbdError, match=said):
        jtbd.read_signals(written(TOML, old, new))
    assert len(validate(written(TOML, old, new))) >= 1


def test_a_thin_job_is_refused_unless_allowed_and_then_said():  # S3.2
    one_signal = plain().drop(index=1)
    with pytest.raises(JtbdError, match=r"job 'call' rests on 1 signal from 1 source\..*`allow_thin=True`"):
        jtbd.read_signals(one_signal)
    with pytest.raises(JtbdError, match="job 'call' rests on 2 signals from 1 source"):
        jtbd.read_signals(plain().assign(source=["network", "network", "a", "b", "a", "b"]))
    with pytest.warns(JtbdWarning, match="It was let in"):
        signals = jtbd.read_signals(one_signal, allow_thin=True)
    assert signals.thin == ("call",)
    frame = pd.DataFrame({"customer_id": ["a"], "signal": ["s1"], "quantity": [3]})
    assert "rest on one signal or one source: call" in jtbd.mix_jobs(frame, signals).caption


def test_what_no_behaviour_could_tell_apart_is_refused():
    twice = pd.concat([plain(), plain().iloc[:2].assign(job="ring")])
    with pytest.raises(JtbdError, match="signals of job 'ring' are a blend of those of call"):
        jtbd.read_signals(twice)
    with pytest.raises(JtbdError, match=r"row 7: job 'call' has signal 's1' already \(the frame, row 1\)"):
        jtbd.read_signals(pd.concat([plain(), plain().iloc[:1]], ignore_index=True))


def test_an_event_may_not_fit_two_equally_narrow_conditions():
    rows = register()
    rows.loc[2, "where"] = 'days = "weekend"'
    with pytest.raises(JtbdError, match=r"signal 'calls' counts twice .* where hours = \[22, 6\] and where days = "):
        jtbd.read_signals(rows)
    rows.loc[2, "where"] = 'days = "weekend", hours = [6, 22]'
    assert len(jtbd.read_signals(rows).traces) == 6


def test_other_things_are_refused_in_words(tmp_path):
    with pytest.raises(JtbdError, match=r"there is no column 'wheight'\. Nearest: 'weight'"):
        jtbd.read_signals(plain().rename(columns={"weight": "wheight"}))
    with pytest.raises(JtbdError, match="there is no column 'source'"):
        jtbd.read_signals(plain().drop(columns="source"))
    with pytest.raises(JtbdError, match="there are no signals"):
        jtbd.read_signals(plain().iloc[:0])
    with pytest.raises(JtbdError, match="is a file or a DataFrame, not a int"):
        jtbd.read_signals(3)
    with pytest.raises(JtbdError, match=r"there is no codebook 'nowhere\.toml'"):
        jtbd.read_signals(tmp_path / "nowhere.toml")
    with pytest.raises(JtbdError, match="`where` cannot be read: 'hours is 3'"):
        jtbd.read_signals(register().assign(where=["hours is 3", *[None] * 5]))


def test_validate_looks_into_the_events_that_the_register_names(tmp_path):
    """Semicolons and a decimal comma are read; a column of another name, and a quantity in words, are said."""
    named = TOML.replace('title = "Signals"', 'title = "Signals"\ndata = "events.csv"').replace(", roaming = true", "")
    (tmp_path / "s.toml").write_text(named)
    rows = "k1;calls;2,5;2026-03-01T23:00;abroad\nk1;heartbeat;1;2026-03-01T12:00;home\n"
    (tmp_path / "events.csv").write_text(f"customer_id;signal;quantity;time;place\n{rows}")
    assert validate(tmp_path / "s.toml") == []  # no word of `heartbeat`: `mix_jobs` asks what to do with it
    with pytest.warns(JtbdWarning, match="'heartbeat'"):
        mix = jtbd.mix_jobs(tmp_path / "events.csv", tmp_path / "s.toml", unknown="other", zone="Europe/Berlin")
    assert mix.volume["k1"] == 3.5
    (tmp_path / "events.csv").write_text(f"Kunde;signal;quantity;time;place\n{rows}")
    assert "There are: Kunde, signal, quantity" in validate(tmp_path / "s.toml")[0]
    (tmp_path / "events.csv").write_text(f"customer_id;signal;quantity;time;place\n{rows}".replace("2,5", "viel"))
    assert "'viel' is no number" in validate(tmp_path / "s.toml")[0]
    (tmp_path / "events.csv").write_bytes("customer_id;signal;quantity\nMüller;calls;1\n".encode("cp1252"))
    assert "this is not in UTF-8. Save it as CSV in UTF-8." in validate(tmp_path / "s.toml")[0]
