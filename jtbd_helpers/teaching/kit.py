"""The course as a submission sees it: a copy without exercise definitions, banks, references and truth."""

import ast
import compileall
import inspect
import shutil
from pathlib import Path

import jtbd_helpers
from jtbd_helpers.course import exercises
from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.course_location import course_folder

HERE = Path(__file__).resolve().parent
PACKAGE = Path(jtbd_helpers.__file__).resolve().parent
LEFT_OUT = ("exercises", "teaching", "cli.py", "repairs.csv", "_course", "__pycache__")  # of the package, in the copy
CLOSED = "def {name}(*given):\n    raise PermissionError('{name} is closed while grading')\n"


def make_kit(kit: Path) -> Path:
    """Write the copy, with `jtbd.check` as a recorder and the scripts that run a submission; return its folder."""
    package = kit / "jtbd_helpers"
    shutil.copytree(PACKAGE, package, ignore=lambda folder, names: [n for n in names if n in LEFT_OUT])
    shutil.copyfile(HERE / "recorder.py", package / "course" / "learn" / "practice.py")
    for name in ("confine.py", "rerun.py"):
        shutil.copyfile(HERE / name, kit / name)
    shutil.copytree(course_folder("datasets"), package / "_course" / "datasets", ignore=shutil.ignore_patterns("truth"))
    for file, names in _answering_elsewhere().items():
        _close(package / file.relative_to(PACKAGE), names)
    compileall.compile_dir(package, quiet=2, workers=1)
    return kit


def _answering_elsewhere() -> dict[Path, set[str]]:
    """Functions that an exercise answers or judges with, and that lie outside the folder of definitions."""
    found: dict[Path, set[str]] = {}
    for exercise in all_exercises().values():
        computing = (mistake.compute for mistake in exercise.mistakes)
        for function in (exercise.data, exercise.reference, exercise.remarks, *computing):
            module = getattr(function, "__module__", "")
            if module.startswith("jtbd_helpers.") and not module.startswith(exercises.__name__):
                file = Path(inspect.getsourcefile(function)).resolve()
                found.setdefault(file, set()).add(function.__name__)
    return found


def _close(file: Path, names: set[str]) -> None:
    """Leave the names in a file, and take what they do out of it."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    tree = ast.parse("".join(lines))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in names]
    for node in sorted(functions, key=lambda node: -node.lineno):
        first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
        lines[first - 1 : node.end_lineno] = [CLOSED.format(name=node.name)]
    file.write_text("".join(lines), encoding="utf-8")
