"""The public face as tools see it: one table of contents, every type said, slips flagged."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.results import Result

PACKAGE = Path(jtbd.__file__).parent
ROOT = PACKAGE.parent


def callables():
    """(name, function) of every public verb, and of every method and property of the public nouns."""
    for name in jtbd._WHERE:
        noun = getattr(jtbd, name)
        if inspect.isfunction(noun):
            yield name, noun
            continue
        for kind in (noun, Result) if issubclass(noun, Result) else (noun,):
            for method, found in vars(kind).items():
                found = getattr(found, "fget", None) or getattr(found, "__func__", found)
                if inspect.isfunction(found) and not method.startswith("_"):
                    yield f"{name}.{method}", found


def test_the_stub_names_what_the_package_has():
    stub = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    seen = {a.asname: n.module for n in stub.body if isinstance(n, ast.ImportFrom) for a in n.names}
    assert seen == {name: f"jtbd_helpers.{room}" for name, room in jtbd._WHERE.items()}
    assert (PACKAGE / "py.typed").is_file()


@pytest.mark.parametrize(("name", "function"), list(callables()), ids=lambda v: v if isinstance(v, str) else "")
def test_every_public_signature_says_its_types(name, function):
    signature = inspect.signature(function)
    silent = [p.name for p in signature.parameters.values() if p.annotation is p.empty and p.name != "self"]
    silent = [p for p in silent if p != "cls"] + ["return"] * (signature.return_annotation is signature.empty)
    assert not silent, f"{name}: no type for {silent}"
    assert "object at 0x" not in str(signature)
    assert "Any" not in str(signature)


def test_a_slip_is_flagged_and_right_use_is_not(tmp_path):
    slips = tmp_path / "slips.py"
    lines = ["import jtbd_helpers as jtbd", "survey = jtbd.read_survey('a.toml')", "jtbd.segmnt(survey)"]
    lines += ["jtbd.segment(survey).headlnie", "jtbd.score_value_targets(survey, confidence='high')"]
    slips.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file", ROOT / "pyproject.toml", "--cache-dir", tmp_path / "kept"]
    command += [ROOT / "tests" / "typed_face.py", slips]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert [line.split(": error:")[0].rsplit("slips.py:")[-1] for line in errors] == ["3", "4", "5"], done.stdout
