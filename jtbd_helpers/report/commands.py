"""The commands of a study: start one, write its questionnaire and its report, check its data.

Each gives the lines to say; `jtbd_helpers.cli` adds them to its own.
"""

import ast
import tomllib
from collections.abc import Callable
from pathlib import Path

from jtbd_helpers.errors import JtbdError


def add_commands(command: Callable) -> None:
    """Add the commands; `command(name, run, text, example)` gives a parser, and `run(options)` gives lines."""
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
    validate = command(
        "validate", _validate, "say all that is wrong with a data set", "jtbd validate datasets/navigation/survey.toml"
    )
    validate.add_argument("codebook", help="the codebook (TOML); it names the data file")


def _new(options) -> list[str]:
    from jtbd_helpers.report.studies import new_study

    return new_study(options.template, Path(options.folder), Path(options.data) if options.data else None)


def _questionnaire(options) -> list[str]:
    from jtbd_helpers.survey.questionnaire import write_questionnaire

    return [str(file) for file in write_questionnaire(options.codebook, options.out)]


def _report(options) -> list[str]:
    from jtbd_helpers.report.studies import make_report

    tables = {"workshop", "conjoint"}  # these also take a table in place of a codebook
    if options.template not in tables or options.codebook.lower().endswith(".toml"):
        _validate(options)
    given = dict(_setting(pair) for pair in options.set)
    slides = Path(options.slides) if options.slides else None
    return make_report(Path(options.codebook), Path(options.out), options.template, given, slides)


def _setting(pair: str) -> tuple:
    """One NAME=VALUE; what Python reads as a value is one, anything else is text."""
    name, sign, value = pair.partition("=")
    if not sign:
        raise JtbdError(f"--set {pair}: write NAME=VALUE, such as --set n_segments=4.")
    try:
        return name.strip(), ast.literal_eval(value)
    except (ValueError, SyntaxError):
        return name.strip(), value


def _validate(options) -> list[str]:
    faults = _faults(Path(options.codebook))
    if faults:
        count = f"{len(faults)} fault{'s' if len(faults) > 1 else ''}"
        raise JtbdError("\n".join([f"{options.codebook}: {count}.", *(f"- {fault}" for fault in faults)]))
    return [f"{options.codebook}: nothing wrong."]


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
