"""The commands of an instructor: those for a class (release, grade, class, export-quiz) and those for a lesson.

Each gives the lines to say; `jtbd_helpers.cli` adds them to its own.
"""

from collections.abc import Callable
from pathlib import Path

FORCE = "replace files that are there"


def add_class_commands(command: Callable) -> None:
    """Add what hands out, takes in and counts; `command(name, run, text, example)` gives a parser."""
    group = command(
        "class", _class, "say what a class understood, from the progress files of its learners", "jtbd class handed_in"
    )
    group.add_argument("folder", help="the folder with the progress files")
    group.add_argument("--out", metavar="FOLDER", default="class_report", help="default: class_report")
    export = command(
        "export-quiz",
        _export_quiz,
        "write quiz items for a learning platform",
        "jtbd export-quiz --format moodle --out quiz.xml 05 08a",
    )
    export.add_argument("modules", nargs="*", metavar="MODULE", help="such as 05, or 08 for both halves (default: all)")
    export.add_argument("--format", required=True, metavar="moodle|gift|qti|csv", help="of the platform")
    export.add_argument("--out", required=True, metavar="FILE", help="the file to write")
    export.add_argument("--items", metavar="FILE", help="a private bank (TOML) in place of the public ones")
    export.add_argument("--force", action="store_true", help=FORCE)
    release = command(
        "release",
        _release,
        "make the folder to hand out: lessons, exercises and data for a class, without solutions",
        "jtbd release class_folder --lessons 05 08a --class spring-26",
    )
    release.add_argument("folder", help="a new folder; zip it, or put it where the class can open it")
    release.add_argument("--lessons", nargs="+", metavar="LESSON", help="such as 05 08a (default: all)")
    release.add_argument("--class", dest="code", metavar="CODE", help="the class code; keep it to yourself")
    release.add_argument("--items", metavar="FILE", help="a private bank (TOML), handed out without keys and reasons")
    release.add_argument("--roster", metavar="FILE", help="CSV with pseudonym and id (default: p01 to p60)")
    grade = command(
        "grade",
        _grade,
        "run again what was handed in, and write gradebook, feedback and log",
        "jtbd grade submissions.zip --out grades --class spring-26 --roster roster.csv",
    )
    grade.add_argument("submissions", help="a folder, or the zip of a Moodle assignment as downloaded")
    grade.add_argument("--out", required=True, metavar="FOLDER", help="where everything goes; run again to go on")
    grade.add_argument("--lessons", nargs="+", metavar="LESSON", help="grade these only (default: what was handed in)")
    grade.add_argument("--class", dest="code", metavar="CODE", help="the class code of the release")
    grade.add_argument("--items", metavar="FILE", help="the private bank that was handed out")
    grade.add_argument("--roster", metavar="FILE", help="CSV with pseudonym and id")
    grade.add_argument("--seconds", type=int, metavar="N", help="processor time for one notebook (default: 30)")


def add_lesson_commands(command: Callable) -> None:
    """Add what prepares a lesson: slides, answer keys, print sheets, the class's own survey, nbgrader."""
    slides = command("slides", _slides, "make slides with speaker notes from a lesson", "jtbd slides 05 --out 05.html")
    slides.add_argument("lesson", help="its number, such as 05 or 08a; or a notebook of your own that was run")
    slides.add_argument("--out", required=True, metavar="FILE", help="the page to write (HTML, opens offline)")
    slides.add_argument("--force", action="store_true", help=FORCE)
    keys = command(
        "keys",
        _keys,
        "write the right answers of a class, from everybody's own data",
        "jtbd keys --class spring-26 --out keys.csv --lessons 05 08a --roster roster.csv",
    )
    keys.add_argument("--class", dest="code", metavar="CODE", default="", help="the class code of the release")
    keys.add_argument("--out", required=True, metavar="FILE", help="the file to write (CSV)")
    keys.add_argument("--lessons", nargs="+", metavar="LESSON", help="such as 05 08a (default: all)")
    keys.add_argument("--roster", metavar="FILE", help="CSV with pseudonym and id (default: p01 to p60)")
    keys.add_argument("--force", action="store_true", help=FORCE)
    sheets = command(
        "sheets", _sheets, "write drivers' cards, role map and three-column sheet to print", "jtbd sheets paper"
    )
    sheets.add_argument("folder", help="where they go")
    sheets.add_argument("--force", action="store_true", help=FORCE)
    kit = command(
        "class-survey",
        _class_survey,
        "write the form of a survey among the class, and a lesson page for its answers",
        "jtbd class-survey our_class --data export.csv",
    )
    kit.add_argument("folder", help="where everything goes")
    kit.add_argument("--data", metavar="FILE", help="the export, once the class has answered")
    nbgrader = command(
        "nbgrader",
        _nbgrader,
        "make a course folder for nbgrader: the exercises as assignments, with data for a class",
        "jtbd nbgrader course --lessons 05 08a --class spring-26",
    )
    nbgrader.add_argument("folder", help="a new folder; run nbgrader in it")
    nbgrader.add_argument("--lessons", nargs="+", metavar="LESSON", help="such as 05 08a (default: all)")
    nbgrader.add_argument("--class", dest="code", metavar="CODE", help="the class code; keep it to yourself")
    nbgrader.add_argument("--roster", metavar="FILE", help="CSV with pseudonym and id (default: p01 to p60)")


def _class(options) -> list[str]:
    from jtbd_helpers.teaching.class_page import write_class_report
    from jtbd_helpers.teaching.classroom import class_report, describe

    report = class_report(Path(options.folder))
    page = write_class_report(report, Path(options.out))
    return [*describe(report), f"{page}: the whole report; the tables lie beside it."]


def _export_quiz(options) -> list[str]:
    from jtbd_helpers.teaching.lms import export_quiz

    return export_quiz(options.format, Path(options.out), options.modules, _path(options.items), options.force)


def _release(options) -> list[str]:
    from jtbd_helpers.teaching.release import release

    items, roster = _path(options.items), _path(options.roster)
    return release(Path(options.folder), options.lessons, options.code, items, roster)


def _grade(options) -> list[str]:
    from jtbd_helpers.teaching.grading import grade
    from jtbd_helpers.teaching.sandbox import Limits

    limits = Limits(seconds=options.seconds) if options.seconds else None
    items, roster = _path(options.items), _path(options.roster)
    handed_in, out = Path(options.submissions), Path(options.out)
    try:
        return grade(handed_in, out, options.code, items, roster, options.lessons, limits)
    except KeyboardInterrupt as stop:
        raise KeyboardInterrupt("Give the same command again, and it goes on where it was.") from stop


def _slides(options) -> list[str]:
    from jtbd_helpers.teaching.slides import write_slides

    return write_slides(options.lesson, Path(options.out), options.force)


def _keys(options) -> list[str]:
    from jtbd_helpers.teaching.keys import write_keys

    return write_keys(options.code, Path(options.out), options.lessons, _path(options.roster), options.force)


def _sheets(options) -> list[str]:
    from jtbd_helpers.teaching.sheets import write_sheets

    return write_sheets(Path(options.folder), options.force)


def _class_survey(options) -> list[str]:
    from jtbd_helpers.teaching.class_survey import write_form, write_lesson

    folder = Path(options.folder)
    return write_lesson(folder, Path(options.data)) if options.data else write_form(folder)


def _nbgrader(options) -> list[str]:
    from jtbd_helpers.teaching.nbgrader import write_nbgrader

    return write_nbgrader(Path(options.folder), options.lessons, options.code, _path(options.roster))


def _path(given: str | None) -> Path | None:
    return Path(given) if given else None
