"""`jtbd nbgrader`: the exercises as a course of nbgrader, one assignment a lesson. nbgrader itself is not needed here.

Class data lie in each assignment, so nbgrader hands them out, and puts them back before it grades.
"""

import json
import re
import shutil
import tempfile
from pathlib import Path

from jtbd_helpers.course.learn.class_data import FOLDER as CLASS_DATA
from jtbd_helpers.course.learn.exercise import Exercise, all_exercises
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.teaching.lms import chosen_lessons
from jtbd_helpers.teaching.release import SEATS, START, write_class_data
from jtbd_helpers.teaching.submissions import read_roster

CONFIG = """import os
from pathlib import Path

c = get_config()
c.CourseDirectory.course_id = "jtbd"
c.ClearSolutions.enabled = False  # the source holds no solutions; with this on, the dots to fill in would go
# Submissions keep their progress in this course, so that yours is left alone.
os.environ["JTBD_HOME"] = str(Path(__file__).parent / ".jtbd")
"""
NAME = 'name = ""  # in the quotes: your name in this class, such as "p07"'
TEST = """# One point, when all of it is right. Leave this cell as it is.
### BEGIN HIDDEN TESTS
from pathlib import Path

# nbgrader grades in autograded/<student>/<assignment>; whoever handed in is judged on their own numbers.
jtbd.start(Path.cwd().parent.name)
### END HIDDEN TESTS
verdict = jtbd.check("{id}", answer)
assert verdict.outcome == "correct", verdict.message"""
LESSON_LINK = re.compile(r"\[([^]]*)\]\(\.\./notebooks/[^)]*\)")


def write_nbgrader(
    folder: Path, lessons: list[str] | None = None, code: str | None = None, roster: Path | None = None
) -> list[str]:
    """Make a course folder for nbgrader; return what to tell the teacher.

    Parameters
    ----------
    folder : Path
        A new or empty folder; it is written whole or not at all.
    lessons : list of str, optional
        "05", "08a", or "08" for both halves; without it all of them. Each one becomes the assignment lesson-<number>.
    code : str, optional
        The class code, from which each learner's data are made. Without one the numbers come from the names alone.
    roster : Path, optional
        CSV with pseudonym and id; the pseudonyms are nbgrader's student ids. Without it they are p01 to p60.

    Raises
    ------
    JtbdError
        When the folder holds something, a lesson or the roster is at fault, or the lessons have no exercises.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise JtbdError(f"{folder}: this is a file, or a folder that is not empty. Name a new one for the course.")
    chosen = chosen_lessons(lessons)
    exercises = [exercise for exercise in all_exercises().values() if exercise.lesson in chosen]
    if not exercises:
        raise JtbdError(f"Lesson {', '.join(chosen)}: there are no exercises. Name a lesson that has some.")
    names = [one.learner for one in read_roster(roster)] if roster else list(SEATS)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        (made / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
        assignments = sorted({exercise.lesson for exercise in exercises})
        for lesson in assignments:
            own = [exercise for exercise in exercises if exercise.lesson == lesson]
            _write_assignment(made / "source" / f"lesson-{lesson}", own, names, code or "")
        made.chmod(0o755)
        if folder.is_dir():
            folder.rmdir()
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return [
        f"{folder}. Assignments: {len(assignments)}. Exercises: {len(exercises)}, a point each.",
        f"nbgrader's student ids are the class names ({names[0]} to {names[-1]}): "
        "a submission is judged on the numbers of the name it is handed in under.",
        f"Next: cd {folder}, then nbgrader generate_assignment lesson-{assignments[0]}",
    ]


def _write_assignment(folder: Path, exercises: list[Exercise], names: list[str], code: str) -> None:
    folder.mkdir(parents=True)
    for exercise in exercises:
        text = course_folder("exercises", f"{exercise.id}.ipynb").read_text(encoding="utf-8")
        notebook = as_assignment(json.loads(text), exercise.id)
        (folder / f"{exercise.id}.ipynb").write_text(json.dumps(notebook, indent=1, ensure_ascii=False), "utf-8")
    write_class_data(folder / CLASS_DATA, exercises, names, code)


def as_assignment(notebook: dict, exercise: str) -> dict:
    """An exercise's notebook with nbgrader's cells: name and stubs to fill in, and a locked test at the end."""
    cells = [_cell(f"{exercise}-name", NAME, solution=True)]
    stubs = 0
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if "stub" in cell["metadata"].get("tags", ()):
            stubs += 1
            cells.append(_cell(f"{exercise}-answer-{stubs}", source, solution=True))
        elif cell["cell_type"] == "code":
            cells.append(cell | {"source": source.replace(START, "jtbd.start(name)")})
        else:
            cells.append(cell | {"source": LESSON_LINK.sub(r"\1", source)})
    cells.append(_cell(f"{exercise}-test", TEST.format(id=exercise), points=1))
    cells[:2] = cells[1::-1]  # the title comes first
    return notebook | {"cells": cells}


def _cell(grade_id: str, source: str, solution: bool = False, points: int | None = None) -> dict:
    graded = points is not None
    meta = {"grade": graded, "grade_id": grade_id, "locked": graded, "schema_version": 3, "solution": solution}
    meta |= {"task": False} | ({"points": points} if graded else {})
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": grade_id,
        "metadata": {"nbgrader": meta},
        "outputs": [],
        "source": source,
    }
