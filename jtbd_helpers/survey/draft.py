"""A codebook drafted from an export: every guess stands there with a mark, to be confirmed."""

import json
import os
import re
from pathlib import Path

import numpy as np

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import write_whole
from jtbd_helpers.survey.codebook import BLOCKS, KANO
from jtbd_helpers.survey.guess import Guess, guess_columns
from jtbd_helpers.survey.labels import first_point, numeric_scale, order_labels
from jtbd_helpers.tables.files import read_table
from jtbd_helpers.tables.table import Table, as_text

MARK = "# guess:"
NO_JOB = "Name the job here"  # what a draft says in place of the job
NEARLY = 0.9  # share of rows with a value of their own, from which a column was meant as an id


def draft_codebook(path: str | os.PathLike, out: str | os.PathLike | None = None) -> Path | str:
    """Draft the codebook of a survey export, guessing from column names, question texts and answers.

    Every guess is marked with a comment ``# guess: …, confirm``. Read the draft, correct what is
    wrong, and take out the marks you have confirmed: a survey read with marks left says so in
    its notes.

    Parameters
    ----------
    path : str or path
        The export: .csv (also as Qualtrics writes it), .parquet, .xlsx or .sav.
    out : str or path, optional
        Where to write the codebook (TOML). A file that is there already is never overwritten.

    Returns
    -------
    Path or str
        The path written, or the text of the codebook when `out` is None.

    Raises
    ------
    JtbdError
        When the export cannot be read, when no column tells people apart, or when `out` is there.

    Examples
    --------
    >>> import jtbd_helpers as jtbd
    >>> text = jtbd.draft_codebook("datasets/navigation/navigation_export.csv")
    >>> print(text.splitlines()[8])
    respondent = "ResponseId"  # guess: it differs for everybody, confirm
    """
    path = Path(path)
    if not path.is_file():
        near = sorted(p.name for p in path.parent.iterdir() if p.is_file()) if path.parent.is_dir() else []
        raise unknown("file", path.name, near, where=str(path.parent), mend="Give the path of the export.")
    if out is not None and Path(out).exists():
        raise JtbdError(
            f"{out}: this file is there already, and a draft never overwrites one. Give another `out`, or delete it "
            "first."
        )
    table = read_table(path)
    guess = guess_columns(table)
    if guess.respondent is None:
        raise JtbdError(
            f"{path.name}: no column tells people apart (a different value in every row, none missing). "
            f"{_nearest_id(table)}"
        )
    text = _text(path, _seen_from(path, out), table, guess)
    if out is None:
        return text
    write_whole(Path(out), text)
    return Path(out)


def _nearest_id(table: Table) -> str:
    """The column that is nearly an id, with the first rows that spoil it; where there is none, what to add."""
    columns = [table.column(name) for name in table.frame.columns]
    nearest = max(columns, key=lambda column: len(column.used()))
    if len(nearest.used()) < NEARLY * len(table.rows):
        return "Add a column with an id for each respondent."
    if not nearest.answered.all():
        return nearest.point(np.flatnonzero(~nearest.answered), "nobody is named", "Give each person an id.")
    first: dict = {}
    twice = [(first[c], at) for at, c in enumerate(nearest.codes) if first.setdefault(c, at) != at]
    (one, other), value = twice[0], as_text(nearest.values[nearest.codes[twice[0][0]]])
    more = f" ({len(twice) - 1} more like it)" if len(twice) > 1 else ""
    return (
        f"Nearest: '{nearest.name}', but '{value}' stands in rows {table.rows[one]} and {table.rows[other]}{more}. "
        "Take out rows that were exported twice, or give each person an id of their own."
    )


def _seen_from(path: Path, out) -> str:
    """The data file, seen from the folder of the codebook."""
    if out is None:
        return path.name
    try:
        return Path(os.path.relpath(path, Path(out).parent)).as_posix()
    except ValueError:  # on another drive
        return path.resolve().as_posix()


def _text(path: Path, data: str, table: Table, guess: Guess) -> str:
    blocks = [
        _head(path, table, guess),
        _survey(path, data, guess),
        *_scales(guess),
        *_targets(guess),
        *_circumstances(guess),
        *_profile(guess),
        *_missing(guess),
    ]
    return "\n\n".join(blocks) + "\n"


def _head(path: Path, table: Table, guess: Guess) -> str:
    lines = [
        f"# Drafted from {path.name}: {len(table.rows)} people, {table.frame.shape[1]} columns.",
        "# A line that ends in “guess: …, confirm” is a guess. Correct it where it is wrong, then take out the mark.",
    ]
    if not guess.targets:
        lines.append(
            "# No column was recognised as a rating of importance, satisfaction or difficulty. Add [scale] and "
            "[[value_targets]]."
        )
    if guess.left:
        lines.append(f"# Columns not used: {', '.join(guess.left)}.".replace("\n", " "))
    return "\n".join(lines)


def _survey(path: Path, data: str, guess: Guess) -> str:
    title = re.sub(r"[_\-]+", " ", path.stem).strip().capitalize()
    lines = [
        "[survey]",
        f"title = {_quoted(title)}  {MARK} from the file name, confirm",
        f"data = {_quoted(data)}",
        f'job = "{NO_JOB}"  {MARK} say in a few words what people want to get done, confirm',
        f"respondent = {_quoted(guess.respondent)}  {MARK} it differs for everybody, confirm",
    ]
    lines += [f"{key} = {_quoted(column)}  {MARK} confirm" for key, column in guess.single.items()]
    if guess.severity:
        lines.append(f"severity = {_list(guess.severity)}  {MARK} confirm")
    return "\n".join(lines)


def _scales(guess: Guess) -> list[str]:
    """One [scale] where all blocks agree, else one for each block."""
    seen_numbers = {kind: [n for s in seen for n in s.numbers] for kind, seen in guess.ratings.items()}
    lowest: dict = {}  # by the top of a scale: nobody need have given the lowest mark of every block
    for numbers in filter(None, seen_numbers.values()):
        low, high = numeric_scale(numbers)
        lowest[high] = min(low, lowest.get(high, low))
    bodies = {kind: _scale(seen, seen_numbers[kind], lowest) for kind, seen in guess.ratings.items()}
    if len(set(bodies.values())) == 1:
        return [f"[scale]\n{next(iter(bodies.values()))}"]
    return [f"[scale.{kind}]\n{body}" for kind, body in bodies.items()]


def _scale(seen: list, numbers: list, lowest: dict) -> str:
    texts = list(dict.fromkeys(text for s in seen for text in s.texts))
    if not texts:
        high = numeric_scale(numbers)[1]
        found = f"answers run from {min(numbers):g} to {max(numbers):g}"
        return f"min = {lowest[high]}\nmax = {high}  {MARK} {found}, confirm"
    labels, sure = order_labels(texts)
    order = "lowest first" if sure else "the words do not settle the order: put the lowest first"
    low, labels = first_point(labels)
    return f"min = {low}\nmax = {low + len(labels) - 1}\nlabels = {_list(labels)}  {MARK} {order}, confirm"


def _targets(guess: Guess) -> list[str]:
    blocks = []
    for target in guess.targets:
        what = "these columns" if target["worded"] else "the columns; write what people want to achieve as statement"
        keys = [key for key in ("id", "statement", *BLOCKS, *KANO) if key in target]
        lines = [f"{key} = {_quoted(target[key])}" for key in keys]
        blocks.append("\n".join([f"[[value_targets]]  {MARK} {what}, confirm", *lines]))
    return blocks


def _circumstances(guess: Guess) -> list[str]:
    note = f"{MARK} its kind may be obstacle, barrier, situation or condition, confirm"
    return [
        "\n".join([f"[[circumstances]]  {note}", *(f"{key} = {_quoted(value)}" for key, value in entry.items())])
        for entry in guess.circumstances
    ]


def _profile(guess: Guess) -> list[str]:
    return (
        [f"[profile]\ncolumns = {_list(guess.profile)}  {MARK} they describe people, confirm"] if guess.profile else []
    )


def _missing(guess: Guess) -> list[str]:
    """What stands for "no answer" in the ratings."""
    return [
        f"[columns.{_key(s.name)}]\nmissing = {json.dumps(s.codes, ensure_ascii=False)}  {MARK} no answer, confirm"
        for seen in guess.ratings.values()
        for s in seen
        if s.codes
    ]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(texts: list[str]) -> str:
    return json.dumps(texts, ensure_ascii=False)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)
