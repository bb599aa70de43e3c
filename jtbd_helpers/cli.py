"""The `jtbd` command: open the course, bring a lesson back, start a study, check a data set, write a report.

Exit status: 0 done, 1 the input is at fault (one paragraph on stderr), 2 wrong usage.
"""

import argparse
import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

from jtbd_helpers import coursework
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.teaching.commands import add_commands

FIRST_LESSON = "notebooks/00_start_here.ipynb"


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    passed_on: list[str] = []
    if "--" in arguments:  # what follows belongs to JupyterLab
        cut = arguments.index("--")
        arguments, passed_on = arguments[:cut], arguments[cut + 1 :]
    options = _parser().parse_args(arguments)
    options.lab_args = passed_on
    try:
        return options.run(options)
    except JtbdError as error:
        print(f"jtbd {options.command}: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jtbd", description="A course and toolkit on Jobs-to-be-Done segmentation.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name, run, text, example):
        added = commands.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=f"example:\n  {example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        added.set_defaults(run=run)
        return added

    learn = command(
        "learn",
        _learn,
        "make a copy of the course to write in and open it in JupyterLab",
        "jtbd learn my_course -- --no-browser --port 9999",
    )
    learn.add_argument("folder", nargs="?", default="my_course", help="where your copy lives (default: my_course)")
    reset = command("reset", _reset, "bring a lesson back as it was, keeping yours beside it", "jtbd reset 08a")
    reset.add_argument("lesson", help="number of the lesson, such as 01 or 08a; 08 means both halves")
    reset.add_argument("folder", nargs="?", default="my_course", help="your copy of the course (default: my_course)")
    reset.add_argument("--yes", action="store_true", help="do not ask")
    new = command(
        "new", _new, "start a study of your own from a template", "jtbd new circumstance my_study --data export.csv"
    )
    new.add_argument("template", help="needs-survey, circumstance, job-mix, conjoint or workshop")
    new.add_argument("folder", help="a new folder for the study")
    new.add_argument("--data", metavar="FILE", help="your survey export; its codebook is drafted for you to confirm")
    ask = command(
        "questionnaire",
        _questionnaire,
        "write the questions that a codebook stands for, for print, Qualtrics and LimeSurvey",
        "jtbd questionnaire survey.toml --out questions",
    )
    ask.add_argument("codebook", help="the codebook (TOML); its data file need not exist yet")
    ask.add_argument("--out", required=True, metavar="FOLDER", help="where the three files go")
    report = command(
        "report", _report, "write the report of a study as one HTML page", "jtbd report survey.toml --out report.html"
    )
    report.add_argument("codebook", help="the codebook (TOML); it names the data file")
    report.add_argument("--out", required=True, metavar="FILE", help="the page to write, such as report.html")
    report.add_argument("--template", help="another template than the one that fits the codebook")
    report.add_argument("--slides", metavar="FILE", help="also write the figures and tables as PowerPoint slides")
    report.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a value for the template's first cell"
    )
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
    export.add_argument("--force", action="store_true", help="replace the file if it is there")
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
    add_commands(lambda name, run, text, example: command(name, lambda o: _say(run(o)), text, example))
    validate = command(
        "validate", _validate, "say all that is wrong with a data set", "jtbd validate datasets/navigation/survey.toml"
    )
    validate.add_argument("codebook", help="the codebook (TOML); it names the data file")
    return parser


def _say(lines: list[str]) -> int:
    print("\n".join(lines))
    return 0


def _learn(options) -> int:
    folder = Path(options.folder)
    for line in coursework.copy_course(folder):
        print(line)
    try:
        return subprocess.call(lab_command(folder, options.lab_args), env=lab_environment(folder))
    except KeyboardInterrupt:  # Ctrl-C is how one leaves JupyterLab
        return 0


def lab_command(folder: Path, lab_args: list[str]) -> list[str]:
    """How JupyterLab is started on a copy of the course: first lesson open, no request to the network."""
    root = getattr(os, "geteuid", lambda: 1)() == 0
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={folder.resolve()}",
        f"--LabApp.default_url=/lab/tree/{FIRST_LESSON}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        *(["--allow-root"] if root else []),
        *lab_args,
    ]


def lab_environment(folder: Path) -> dict[str, str]:
    """The environment of JupyterLab: our settings beside the learner's own, none of theirs changed."""
    ours = str((folder / coursework.SETTINGS).resolve())
    theirs = os.environ.get("JUPYTER_CONFIG_PATH")
    return os.environ | {"JUPYTER_CONFIG_PATH": os.pathsep.join([ours, theirs] if theirs else [ours])}


def _reset(options) -> int:
    folder = Path(options.folder)
    for lesson in coursework.lessons_named(folder, options.lesson):
        if not options.yes and not _agreed(f"Bring {lesson.name} back as it was? Yours is kept beside it. [y/N] "):
            print(f"{lesson.name}: left as it is.")
            continue
        kept = coursework.reset_lesson(folder, lesson)
        print(f"{lesson.name}: as it was." + (f" Yours is {kept.name}." if kept else ""))
    return 0


def _agreed(question: str) -> bool:
    try:
        return input(question).strip().lower() in {"y", "yes"}
    except EOFError:  # nobody there to ask
        return False


def _new(options) -> int:
    from jtbd_helpers.report.studies import new_study

    data = Path(options.data) if options.data else None
    print("\n".join(new_study(options.template, Path(options.folder), data)))
    return 0


def _class(options) -> int:
    from jtbd_helpers.teaching.class_page import write_class_report
    from jtbd_helpers.teaching.classroom import class_report, describe

    report = class_report(Path(options.folder))
    page = write_class_report(report, Path(options.out))
    print("\n".join([*describe(report), f"{page}: the whole report; the tables lie beside it."]))
    return 0


def _export_quiz(options) -> int:
    from jtbd_helpers.teaching.lms import export_quiz

    private = Path(options.items) if options.items else None
    print("\n".join(export_quiz(options.format, Path(options.out), options.modules, private, options.force)))
    return 0


def _release(options) -> int:
    from jtbd_helpers.teaching.release import release

    items, roster = _path(options.items), _path(options.roster)
    print("\n".join(release(Path(options.folder), options.lessons, options.code, items, roster)))
    return 0


def _grade(options) -> int:
    from jtbd_helpers.teaching.grading import grade
    from jtbd_helpers.teaching.sandbox import Limits

    limits = Limits(seconds=options.seconds) if options.seconds else None
    items, roster = _path(options.items), _path(options.roster)
    handed_in, out = Path(options.submissions), Path(options.out)
    try:
        print("\n".join(grade(handed_in, out, options.code, items, roster, options.lessons, limits)))
    except KeyboardInterrupt:
        print("\nStopped. Give the same command again, and it goes on where it was.", file=sys.stderr)
        return 130
    return 0


def _path(given: str | None) -> Path | None:
    return Path(given) if given else None


def _questionnaire(options) -> int:
    from jtbd_helpers.survey.questionnaire import write_questionnaire

    print("\n".join(str(file) for file in write_questionnaire(options.codebook, options.out)))
    return 0


def _report(options) -> int:
    from jtbd_helpers.report.studies import make_report

    if options.template != "workshop" and (status := _validate(options, quiet=True)):
        return status
    given = dict(_setting(pair) for pair in options.set)
    slides = Path(options.slides) if options.slides else None
    print("\n".join(make_report(Path(options.codebook), Path(options.out), options.template, given, slides)))
    return 0


def _setting(pair: str) -> tuple:
    """One NAME=VALUE; what Python reads as a value is one, anything else is text."""
    name, sign, value = pair.partition("=")
    if not sign:
        raise JtbdError(f"--set {pair}: write NAME=VALUE, such as --set n_segments=4.")
    try:
        return name.strip(), ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return name.strip(), value


def _validate(options, quiet: bool = False) -> int:
    faults = _faults(Path(options.codebook))
    if not faults:
        if not quiet:
            print(f"{options.codebook}: nothing wrong.")
        return 0
    print("\n".join(f"- {fault}" for fault in faults), file=sys.stderr)
    print(f"{options.codebook}: {len(faults)} fault{'s' if len(faults) > 1 else ''}.", file=sys.stderr)
    return 1


def _faults(codebook: Path) -> list[str]:
    """All that is wrong with a codebook, whose kind is known by its top table."""
    from jtbd_helpers.choices.reading import validate as validate_choices
    from jtbd_helpers.mixes import validate as validate_signals
    from jtbd_helpers.survey import validate
    from jtbd_helpers.survey.codebook import kind_of

    try:
        kind = kind_of(tomllib.loads(codebook.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError):  # no file, or no TOML: the reading says so
        kind = None
    return {"choices": validate_choices, "signals": validate_signals}.get(kind, validate)(codebook)


if __name__ == "__main__":
    sys.exit(main())
