"""Telco as made and documented (datasets document, section 4): jobs, signals, customers, and the case."""

import gzip
import re
import tomllib

import numpy as np
import pandas as pd
import pytest
from planted import explained, over_seeds

import jtbd_helpers as jtbd
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.data.files import write_text
from jtbd_helpers.data.telco import EXAMPLE, SEGMENTS, make_telco, weights
from jtbd_helpers.data.telco_jobs import CONTEXTS, JOBS, SIGNALS
from jtbd_helpers.data.truth import reveal
from jtbd_helpers.statistics.association import cramers_v

FOLDER = course_folder("datasets", "telco")


def register() -> pd.DataFrame:
    """The rows of [[signals.of]]."""
    book = tomllib.loads((FOLDER / "signals.toml").read_text(encoding="utf-8"))
    return pd.DataFrame(book["signals"]["of"])


def test_fifty_two_jobs_in_eight_contexts_from_four_kinds_of_research():  # S3.1
    case = jtbd.load_data("telco")
    book = tomllib.loads((FOLDER / "signals.toml").read_text(encoding="utf-8"))
    assert [job["id"] for job in book["jobs"]] == case.jobs["job"].tolist() == [job.id for job in JOBS]
    assert (len(case.jobs), len(case.contexts)) == (52, 8)
    assert {job["context"] for job in book["jobs"]} == set(case.contexts["context"])
    assert set(case.jobs["evidence"]) == {"interview", "diary", "log", "survey"}
    assert set(case.jobs["job_type"]) == {"functional", "social", "emotional", "supporting"}
    statements = [job["statement"] for job in book["jobs"]]
    assert len(set(statements)) == 52
    assert "friends while in another country" in statements[0]  # the three jobs that the source names
    assert "at the weekend" in statements[7]
    assert "smartphone" in statements[14]


def test_statements_begin_with_a_verb_and_name_no_solution():
    """What the job is about may be named (a phone that is new), what would get it done may not."""
    tabu = r"apps?|sms|messages?|chats?|video|roaming|hotline|website|online|tariffs?|wi-?fi|stream\w*|mobile|data"
    for job in JOBS:
        assert not re.search(rf"\b({tabu})\b", job.statement, re.IGNORECASE), job.statement
        assert re.match(r"[A-Z][a-z]+ ", job.statement)
        assert not re.match(r"(A|An|The|To|I|My|Being|Having) ", job.statement), job.statement


def test_every_job_has_four_signals_from_two_sources_or_more():  # S3.2
    rows = register()
    assert (len(rows), rows["signal"].nunique()) == (208, 180)
    by_job = rows.groupby("job", sort=False)
    assert (by_job.size() == 4).all()
    assert (by_job["signal"].nunique() == 4).all()
    assert (by_job["source"].nunique() >= 2).all()
    assert by_job["weight"].sum().tolist() == pytest.approx([1] * 52, abs=1e-12)
    assert rows["weight"].min() >= 0.01
    assert (rows.groupby("signal")["source"].nunique() == 1).all()
    assert set(rows["source"]) == {"network", "app", "web", "call_centre", "billing", "social"}
    assert rows["signal"].map(lambda s: re.fullmatch(r"[a-z0-9_]+", s) is not None).all()
    assert np.linalg.matrix_rank(weights()) == 52
    np.testing.assert_allclose(weights().sum(1), 1, atol=1e-12)


def test_events_are_counts_of_known_signals_once_a_customer():
    case = jtbd.load_data("telco")
    assert len(case.customers) == 3000
    assert case.customers["customer_id"].is_unique
    assert 150_000 < len(case.events) < 250_000
    assert list(case.events.columns) == ["customer_id", "signal", "quantity"]
    assert not case.events.duplicated(["customer_id", "signal"]).any()
    assert case.events["quantity"].dtype.kind == "i"
    assert case.events["quantity"].min() == 1
    assert set(case.events["signal"]) == set(SIGNALS)
    assert set(case.events["customer_id"]) <= set(case.customers["customer_id"])


def test_the_example_was_made_to_measure():
    case, truth = jtbd.load_data("telco"), reveal("telco")
    mix = truth["mix"].set_index(["customer_id", "job"])["share"][EXAMPLE]
    named = mix[["in_touch_abroad", "weekend_chosen", "sure_of_phone"]]
    assert named.tolist() == [0.40, 0.20, 0.02]
    assert mix.drop(named.index).nunique() == 1
    assert mix.drop(named.index).sum() == pytest.approx(0.38, abs=0.003)  # shares are rounded to four digits
    assert case.events.loc[case.events["customer_id"] == EXAMPLE, "quantity"].sum() == pytest.approx(20_000, abs=60)


@over_seeds
def test_age_contract_and_volume_know_nothing_of_segments(seeds):
    for seed in seeds:
        made = make_telco(seed, 3000)
        customers, segment = made.tables["customers"], made.truth["people"]["segment"]
        for column in ("age_band", "plan"):
            assert cramers_v(pd.crosstab(customers[column], segment)) < 0.06
        done = made.tables["events"].groupby("customer_id")["quantity"].sum().reindex(customers["customer_id"])
        assert explained(segment, np.log(done)) < 0.01


def test_truth_has_the_planted_shares():
    truth = reveal("telco", seed=3, n=6000)
    shares = truth["people"]["segment"].value_counts(normalize=True)
    assert (shares - pd.Series(SEGMENTS)).abs().max() < 0.02
    mix = truth["mix"].pivot(index="customer_id", columns="job", values="share")
    assert mix.shape == (6000, 52)
    np.testing.assert_allclose(mix.sum(axis=1), 1, atol=0.003)
    assert (mix >= 0.05).sum(axis=1).median() == 4  # S3.5
    mean = mix.groupby(truth["people"].set_index("customer_id")["segment"]).mean()
    for k, name in enumerate(SEGMENTS):
        own = [job.id for job in JOBS[4 * k : 4 * k + 4]]
        assert mean.loc[name].nlargest(3).index.isin(own).all()


def test_other_seeds_other_customers_same_register():
    one, other = (jtbd.make_data("telco", seed=seed, n=1500) for seed in (1, 2))
    assert len(one.customers) == 1500
    assert not one.events.equals(other.events)
    pd.testing.assert_frame_equal(one.jobs, other.jobs)
    pd.testing.assert_frame_equal(one.signals.table, other.signals.table)
    assert EXAMPLE in set(one.customers["customer_id"])
    pd.testing.assert_frame_equal(jtbd.load_data("telco").events, jtbd.make_data("telco").events)
    with pytest.raises(jtbd.JtbdError, match="can be made with 1500 to 60,000 people"):
        jtbd.make_data("telco", n=1000)


def test_the_case_tells_what_it_holds(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    case = jtbd.load_data("telco")
    assert ".events: 175673 rows" in repr(case)
    assert ".signals: as validated by its codebook" in repr(case)
    assert (len(case.signals.jobs), len(case.signals.table)) == (52, 208)
    with pytest.raises(AttributeError, match=r"no table 'event'\. Nearest: 'events'"):
        case.event  # noqa: B018
    assert len(CONTEXTS) == len(case.contexts)


def test_what_is_compressed_has_no_clock_in_it(tmp_path):
    for name in ("one.csv.gz", "two.csv.gz"):
        write_text(tmp_path / name, "a,b\n1,ä\n")
    assert (tmp_path / "one.csv.gz").read_bytes() == (tmp_path / "two.csv.gz").read_bytes()
    assert gzip.decompress((tmp_path / "one.csv.gz").read_bytes()).decode() == "a,b\n1,ä\n"


def test_committed_files_are_small():
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 2e6
