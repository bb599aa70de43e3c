"""The commands that prepare a lesson: slides, answer keys, print sheets, the class's own survey, nbgrader.

Each gives the lines to say; `jtbd_helpers.cli` adds them to its own.
"""

from collections.abc import Callable
from pathlib import Path

FORCE = "replace files that are there"


def add_commands(command: Callable) -> None:
    """Add the commands; `command(name, run, text, example)` gives a parser, and `run(options)` gives lines."""
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


def _slides(options) -> list[str]:
    from jtbd_helpers.teaching.slides import write_slides

    return write_slides(options.lesson, Path(options.out), options.force)


def _keys(options) -> list[str]:
    from jtbd_helpers.teaching.keys import write_keys

    roster = Path(options.roster) if options.roster else None
    return write_keys(options.code, Path(options.out), options.lessons, roster, options.force)


def _sheets(options) -> list[str]:
    from jtbd_helpers.teaching.sheets import write_sheets

    return write_sheets(Path(options.folder), options.force)


def _class_survey(options) -> list[str]:
    from jtbd_helpers.teaching.class_survey import write_form, write_lesson

    folder = Path(options.folder)
    return write_lesson(folder, Path(options.data)) if options.data else write_form(folder)


def _nbgrader(options) -> list[str]:
    from jtbd_helpers.teaching.nbgrader import write_nbgrader

    roster = Path(options.roster) if options.roster else None
    return write_nbgrader(Path(options.folder), options.lessons, options.code, roster)
