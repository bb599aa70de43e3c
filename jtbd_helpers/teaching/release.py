"""`jtbd release`: the folder to hand out, with nothing in it that tells an answer.

Class data are files, one a learner, made here from the class code; so the code itself is not handed out.
"""

import json
import shutil
import tempfile
from pathlib import Path

from jtbd_helpers.course.learn.class_data import FOLDER as CLASS_DATA
from jtbd_helpers.course.learn.exercise import Exercise, all_exercises
from jtbd_helpers.course.learn.session import seed_of
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import encode
from jtbd_helpers.teaching.lms import chosen_lessons, private_items
from jtbd_helpers.teaching.private_quiz import notebook_text
from jtbd_helpers.teaching.submissions import read_roster
from jtbd_helpers.teaching.wheel import make_wheel
from jtbd_helpers.vocabulary import counted

SEATS = tuple(f"p{number:02d}" for number in range(1, 61))
NO_WHEEL = (
    "LOUD: no wheel could be made here (no complete installation, and no hatchling beside a clone), so the folder "
    "needs the package from elsewhere: put a wheel into it, or tell learners where to `pip install jtbd_helpers` from."
)
START = "jtbd.start()"
START_IN_CLASS = f'{START}  # in class: your class name in the brackets, in quotes, such as jtbd.start("p07")'
README = """# {title}

Lessons are in `notebooks/`, what you hand in is in `exercises/`{quiz}.

## Open it

**On your own machine** (Python 3.11 or newer), in this folder:

```
pip install {package}
jupyter lab
```

**On Colab:** put this folder into your Drive, open a notebook from there, and run this first:

```
from google.colab import drive
drive.mount("/content/drive")
%cd /content/drive/MyDrive/{folder}/exercises
%pip install {from_exercises}
```

**On Binder:** the folder as a repository starts as it is; `requirements.txt` names the package.

## Hand in
{who}
1. Work in the notebooks in `exercises/`: put your answer in place of the dots.
2. Run → Restart Kernel and Run All Cells. A cell that only ran in another order will not run for your teacher.
3. Save, and hand in the notebooks. Keep their names; cells may be moved, copied and added to.
4. If you answered in a form (`jtbd.check("ex-…")` without an answer) or on a board, also hand in your progress:
   `jtbd.progress()`, then save it as a file.

Your code is run again when it is graded: in an empty folder, without the internet, within {seconds} seconds.
"""
WHO = """
You have a class name, such as `p07`. In the first code cell of each notebook, put it into the brackets, in quotes:
`jtbd.start("p07")`. Your numbers come with that name; everyone gets others.
"""


def release(
    folder: Path,
    lessons: list[str] | None = None,
    code: str | None = None,
    items: Path | None = None,
    roster: Path | None = None,
) -> list[str]:
    """Make the folder to hand out; return what to tell the teacher.

    Parameters
    ----------
    folder : Path
        A new or empty folder; it is written whole or not at all.
    lessons : list of str, optional
        "05", "08a", or "08" for both halves; without it all of them.
    code : str, optional
        The class code. Each learner's data are made from it and lie in class_data/; the code itself stays out.
    items : Path, optional
        A private bank, handed out as exercises/quiz.ipynb without keys and reasons.
    roster : Path, optional
        CSV with pseudonym and id; without it the class names are p01 to p60.

    Raises
    ------
    JtbdError
        When the folder holds something, or a lesson, the bank or the roster is at fault.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise JtbdError(f"{folder}: this is a file, or a folder that is not empty. Name a new one for the class.")
    chosen = chosen_lessons(lessons)
    exercises = [exercise for exercise in all_exercises().values() if exercise.lesson in chosen]
    bank = private_items(items) if items else []
    names = [one.learner for one in read_roster(roster)] if roster else list(SEATS)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        held = _copy_course(made, chosen, exercises, bool(code))
        if code:
            write_class_data(made / CLASS_DATA, exercises, names, code)
        if bank:
            (made / "exercises").mkdir(exist_ok=True)
            (made / "exercises" / "quiz.ipynb").write_text(notebook_text(bank), encoding="utf-8")
        wheel = make_wheel(made)
        _write_readme(made, folder.name, wheel, bool(code), bool(bank))
        made.chmod(0o755)
        if folder.is_dir():
            folder.rmdir()
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    parts = [counted(held, "lesson"), counted(len(exercises), "exercise")]
    parts += [counted(len(bank), "question")] if bank else []
    said = [f"{folder}: {', '.join(parts)}."]
    if code:
        said.append(
            f"Data for {counted(len(names), 'learner')} ({names[0]} to {names[-1]}): give each learner one of these "
            "names."
        )
    else:
        said.append("No class code: everyone's data come from their name alone, the same every year.")
    return [*said, *([] if wheel else [NO_WHEEL])]


def _copy_course(made: Path, chosen: list[str], exercises: list[Exercise], in_class: bool) -> int:
    """Lessons, exercises and data sets; how many lessons it were."""
    (made / "notebooks").mkdir()
    lessons = [file for file in course_folder("notebooks").glob("*_*.ipynb") if file.name.split("_")[0] in chosen]
    for file in lessons:
        shutil.copyfile(file, made / "notebooks" / file.name)
    (made / "exercises").mkdir()
    for exercise in exercises:
        text = course_folder("exercises", f"{exercise.id}.ipynb").read_text(encoding="utf-8")
        if in_class:
            text = text.replace(json.dumps(START)[1:-1], json.dumps(START_IN_CLASS, ensure_ascii=False)[1:-1])
        (made / "exercises" / f"{exercise.id}.ipynb").write_text(text, encoding="utf-8")
    shutil.copytree(course_folder("datasets"), made / "datasets", ignore=shutil.ignore_patterns("truth"))
    return len(lessons)


def write_class_data(folder: Path, exercises: list[Exercise], names: list[str], code: str) -> None:
    folder.mkdir()
    for name in names:
        data = {exercise.id: encode(exercise.data(seed_of(name, exercise.id, code))) for exercise in exercises}
        (folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _write_readme(made: Path, name: str, wheel: Path | None, in_class: bool, quiz: bool) -> None:
    package = f"./{wheel.name}" if wheel else "jtbd_helpers"
    (made / "requirements.txt").write_text(f"{package}\n", encoding="utf-8")
    text = README.format(
        title="The course",
        quiz=", a quiz too" if quiz else "",
        package=package,
        from_exercises=f".{package}" if wheel else package,
        folder=name,
        who=WHO if in_class else "",
        seconds=30,
    )
    (made / "README.md").write_text(text, encoding="utf-8")
