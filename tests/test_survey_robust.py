"""Whatever is in the files, reading gives a survey or a JtbdError, and nothing else; and long files stay small."""

import copy
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from survey_files import ANSWERS, CODEBOOK, write_survey

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.survey import reading, validate

BOOK = tomllib.loads(CODEBOOK) | {"columns": {"age": {"type": "integer", "allowed": "0-120", "missing": [99]}}}
JUNK = [b",", b'"', b"\n", b";", b"\x00", b"\xff", b"\t", b"99", b"NA", b"\r", b"\xef\xbb\xbf", b"1e400", "€".encode()]
VALUES = [
    "",
    [],
    {},
    "x",
    1,
    -1,
    1.5,
    True,
    float("nan"),
    float("inf"),
    ["a", 1],
    [{}],
    ["imp_1"],
    "who",
    "rain",
    10**30,
]


def places(content, path=()):
    """The path to everything inside nested tables and lists."""
    inside = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in inside:
        yield (*path, key)
        yield from places(value, (*path, key))


def survey_or_refusal(path) -> str | None:
    """The refusal, None when it was read; any other error goes through."""
    try:
        jtbd.read_survey(path).quality()
    except JtbdError as refusal:
        return str(refusal)
    return None


quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(place=st.sampled_from(list(places(BOOK))), value=st.sampled_from(VALUES))
def test_any_value_in_any_key_is_read_or_refused_and_validate_agrees(place, value, tmp_path):
    path = write_survey(tmp_path)
    document = copy.deepcopy(BOOK)
    table = document
    for key in place[:-1]:
        table = table[key]
    table[place[-1]] = value
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read_toml", lambda path: copy.deepcopy(document))
        assert (survey_or_refusal(path) is None) == (validate(path, roles=None) == [])


@quick
@given(
    spoilt=st.lists(
        st.tuples(st.integers(0, len(ANSWERS)), st.sampled_from([0, 1, 3]), st.sampled_from(JUNK)), max_size=4
    )
)
def test_any_junk_in_the_data_is_read_or_refused(spoilt, tmp_path):
    data = ANSWERS.encode()
    for start, length, junk in spoilt:
        data = data[:start] + junk + data[start + length :]
    refusal = survey_or_refusal(write_survey(tmp_path, data=data))
    assert refusal is None or "survey.toml" in refusal or "answers.csv" in refusal


@pytest.mark.slow
def test_a_file_of_200_mb_is_read_within_2_gb(tmp_path):
    """The hardest shape: 1.6 million people, 60 columns of single digits."""
    pytest.importorskip("resource")
    rows = ["," + ",".join(row) + "\n" for row in np.random.default_rng(0).integers(1, 6, (1000, 60)).astype(str)]
    with (tmp_path / "big.csv").open("w") as file:
        file.write("who," + ",".join(f"c{i}" for i in range(60)) + "\n")
        for block in range(1600):
            file.writelines(f"{block * 1000 + i}{row}" for i, row in enumerate(rows))
    assert os.path.getsize(tmp_path / "big.csv") > 200e6
    targets = "".join(
        f'[[value_targets]]\nid = "t{i}"\nstatement = "x"\nimportance = "c{2 * i}"\nsatisfaction = "c{2 * i + 1}"\n'
        for i in range(30)
    )
    head = '[survey]\ntitle = "Big"\ndata = "big.csv"\nrespondent = "who"\njob = "x"\n[scale]\nmin = 1\nmax = 5\n'
    (tmp_path / "big.toml").write_text(head + targets)
    code = (
        "import resource, sys, jtbd_helpers as jtbd; n = len(jtbd.read_survey(sys.argv[1]).weights); "
        "print(n, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", code, str(tmp_path / "big.toml")]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root).stdout.split()
    kilobytes = int(answer[1]) / (1024 if sys.platform == "darwin" else 1)
    assert int(answer[0]) == 1_600_000
    assert kilobytes < 2e6
