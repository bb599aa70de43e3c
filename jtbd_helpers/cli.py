"""The `jtbd` command: open the course, bring a lesson back, start a study, check a data set, write a report.

Exit status: 0 done, 1 the input is at fault (one paragraph on stderr), 2 wrong usage.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from jtbd_helpers import __version__
from jtbd_helpers.course import coursework
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.report.commands import add_commands as add_study_commands
from jtbd_helpers.teaching.commands import add_class_commands, add_lesson_commands

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
    except KeyboardInterrupt as stopped:
        print(f"\njtbd {options.command}: stopped. {stopped}".rstrip(), file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jtbd", description="A course and toolkit on Jobs-to-be-Done segmentation.")
    parser.add_argument("--version", action="version", version=f"jtbd_helpers {__version__}")
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
    for add in (add_study_commands, add_class_commands, add_lesson_commands):
        add(lambda name, run, text, example: command(name, lambda options: _say(run(options)), text, example))
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


if __name__ == "__main__":
    sys.exit(main())
