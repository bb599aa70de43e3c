"""The house itself: light import, one list of dependencies, an honest table of contents, a wheel that teaches."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import jtbd_helpers as jtbd

ROOT = Path(__file__).parents[1]
HEAVY = [
    "matplotlib",
    "seaborn",
    "ipywidgets",
    "sklearn",
    "statsmodels",
    "scipy.stats",
    "duckdb",
    "ibis",
    "pyarrow.parquet",
]


def test_import_is_light():
    code = "import jtbd_helpers, sys; print([m for m in sys.argv[1:] if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_every_name_in_the_table_of_contents_exists():
    for name in jtbd.__all__:
        assert getattr(jtbd, name) is not None, name


def test_public_verbs_stay_what_they_are_after_their_rooms_are_loaded():
    """A room named like a verb would shadow it: `jtbd.explore` must stay a function."""
    for name in ["explore", "progress", "review", "quiz", "check", "segment", "blueprint"]:
        getattr(jtbd, name)
        assert callable(getattr(jtbd, name)), name


def test_an_unknown_name_lists_what_there_is():
    with pytest.raises(AttributeError, match="has no 'segmnt'"):
        jtbd.segmnt  # noqa: B018


def test_environment_yml_and_pyproject_say_the_same():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = [line.strip(" -") for line in (ROOT / "environment.yml").read_text().splitlines() if "- " in line]
    conda = {line for line in lines if ">=" in line}
    assert conda == {*project["dependencies"], f"python{project['requires-python']}"}
    assert lines[-2:] == ["pip:", "e ."]


def test_lock_file_covers_the_dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lock = (ROOT / "requirements-lock.txt").read_text()
    for wanted in [*project["dependencies"], *project["optional-dependencies"]["dev"][1:]]:
        name = wanted.split(">=")[0]
        assert f"\n{name}==" in f"\n{lock}", f"{name} is missing: run `make lock`"
    assert "://" not in lock.replace("https://pypi.org", "")


def test_top_level_holds_only_what_was_agreed():
    agreed = {"notebooks", "jtbd_helpers", "datasets", "exercises", "tests", "docs", ".ci", ".gitignore", "Makefile"}
    agreed |= {"environment.yml", "README.md", "pyproject.toml", "requirements-lock.txt", "LICENSE", "LICENSE-CONTENT"}
    agreed |= {"CHANGELOG.md", "CONTRIBUTING.md"}
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
    assert {name.split("/")[0] for name in tracked} <= agreed


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_wheel_carries_the_course_but_not_the_truth(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in [
        "jtbd_helpers/_course/notebooks/00_start_here.ipynb",
        "jtbd_helpers/_course/exercises/ex-08-1.ipynb",
        "jtbd_helpers/_course/exercises/quizzes/08a.toml",
        "jtbd_helpers/_course/datasets/navigation/survey.toml",
        "jtbd_helpers/_course/datasets/navigation/navigation.csv",
    ]:
        assert wanted in names, wanted
    assert not [n for n in names if "/truth/" in n or "/solutions/" in n or "/src/" in n]


def test_the_wheel_teaches_where_there_is_no_clone(wheel, tmp_path):
    """`pip install` alone, then `jtbd learn FOLDER`: the Windows route. Dependencies are those of this environment."""
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import jtbd_helpers as jtbd; "
        "assert jtbd.__file__.startswith(sys.argv[1]), jtbd.__file__; "
        "from jtbd_helpers.course.coursework import copy_course; from pathlib import Path; "
        "copy_course(Path('mine')); print(len(jtbd.load_data('navigation').importance))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(site)], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("600")
    assert (tmp_path / "mine" / "notebooks" / "00_start_here.ipynb").is_file()
