"""Design and answers in two files, as conjoint tools export them: laid out as one row for each alternative shown."""

from dataclasses import replace

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown, warn
from jtbd_helpers.survey.answers import zero_one
from jtbd_helpers.tables.table import Column, Table, as_text

TASK = "{task}"  # stands in `chosen` for the number of the task, where each task has a column of its own


def cells(column: Column) -> np.ndarray:
    """As numbers or text; as words where the file carries words for its codes."""
    return plain(column) if column.name in column.table.labels else column.typed()


def plain(column: Column) -> np.ndarray:
    """As text, numbers written alike (2.0 is 2) where all are numbers; None where empty."""
    if words := column.table.labels.get(column.name):
        return column.spread([str(words.get(v, as_text(v))) for v in column.values], None, object)
    numeric = column.is_numeric()
    return column.spread([as_text(column.number(v) if numeric else v) for v in column.values], None, object)


def one_row_per_task(design: Table, answers: Table, study: dict, where: str) -> Table:
    """Answers with one row per respondent and a column per task ("Q{task}"), as one row per task.

    An empty cell is a task that was not answered: it is left out with a warning.
    """
    wide = [study[key] for key in ("chosen", "would_buy") if TASK in study.get(key, "")]
    if study["chosen"] not in wide:
        return answers
    task, frame = study["task"], answers.frame
    if task in frame.columns:
        raise JtbdError(
            f"{where}, [choices] `chosen` has a column for each task, yet {answers.name} has a column '{task}' as "
            f"well. Rename it, or name one column in `chosen`."
        )
    tasks = [v for v in dict.fromkeys(plain(design.column(task))) if v is not None]
    columns = {pattern: [pattern.replace(TASK, number) for number in tasks] for pattern in wide}
    for name in [name for names in columns.values() for name in names]:
        if name not in frame.columns:
            mend = f"Give {answers.name} a column for each task of {design.name}, or correct `chosen`."
            raise unknown("column", name, frame.columns, f"{where}, looking into {answers.name}", mend)
    rest = frame.drop(columns=[name for names in columns.values() for name in names])
    blocks = [
        rest.assign(**{task: number}, **{pattern: frame[names[i]] for pattern, names in columns.items()})
        for i, number in enumerate(tasks)
    ]
    labels = answers.labels | {
        p: answers.labels[names[0]] for p, names in columns.items() if names[0] in answers.labels
    }
    order = np.argsort(np.tile(np.arange(len(frame)), len(tasks)), kind="stable")
    long = pd.concat(blocks, ignore_index=True).iloc[order].reset_index(drop=True)
    table = replace(answers, frame=long, rows=np.repeat(answers.rows, len(tasks)), labels=labels)
    given = table.column(study["chosen"]).answered
    if not given.all():
        gone = int((~given).sum())
        said = "has no answer; it is" if gone == 1 else "have no answer; they are"
        warn(f"{answers.name}: {gone} of {len(given)} tasks {said} left out.")
        table.keep(given)
    return table


def spread(design: Table, answers: Table, study: dict, none: str | None, where: str) -> Table:
    """One row for each alternative of each answered task.

    Where the design has no row for `none`, each task gets one; with `would_buy` it stands in tasks of its own, the
    chosen product against none.
    """
    keys = _keys(design, answers, study)
    respondent, alternative, chosen = (study[key] for key in ("respondent", "alternative", "chosen"))
    shown = _whole(design, [*keys, alternative], where)
    given = _whole(answers, [respondent, *keys, chosen], where)
    both = [c for c in given if c in shown and c not in keys]
    if both:
        raise JtbdError(f"{where}: column '{both[0]}' is in {design.name} and in {answers.name}. Rename it in one.")
    _refuse_twice(design, shown, [*keys, alternative], alternative, "Keep one row for each alternative of a task.")
    _refuse_twice(answers, given, [respondent, keys[-1]], keys[-1], "Keep one answer to each task.")
    would_buy = _would_buy(answers, study, shown[alternative], none, respondent)
    if none is not None and none not in [*design.frame.columns, *shown[alternative]] and would_buy is None:
        tasks = shown[keys].drop_duplicates().assign(**{alternative: none})
        shown = pd.concat([shown, tasks], ignore_index=True)
    at, who = _positions(answers, given, shown, keys, design.name)
    frame = pd.concat(
        [given.iloc[who].reset_index(drop=True), shown.drop(columns=keys).iloc[at].reset_index(drop=True)], axis=1
    )
    picked = (frame[alternative] == frame[chosen]).to_numpy()
    _refuse_unknown_choice(answers, given, np.bincount(who, weights=picked), chosen, keys[-1])
    frame[chosen] = picked.astype(int)
    if would_buy is not None:
        names = {"alternative": alternative, "chosen": chosen, "task": keys[-1], "none": none or "none"}
        frame, who = _with_second_question(frame, who, picked, would_buy, names, [*shown.columns.difference(keys)])
    return Table(f"{answers.name} with {design.name}", frame, answers.rows[who])


def _keys(design: Table, answers: Table, study: dict) -> list[str]:
    """The columns that join the files: version and task, or task alone where there is one version."""
    version = study.get("version", "version")
    named = "version" in study or any(version in table.frame.columns for table in (design, answers))
    return [version, study["task"]] if named else [study["task"]]


def _whole(table: Table, needed: list[str], where: str) -> pd.DataFrame:
    """Every column as numbers or text; the needed ones as text, with no cell empty."""
    for name in needed:
        if name not in table.frame.columns:
            raise unknown("column", name, table.frame.columns, f"{where}, looking into {table.name}")
    frame = {}
    for name in table.frame.columns:
        column = table.column(name)
        if name in needed and not column.answered.all():
            raise JtbdError(column.point(np.flatnonzero(~column.answered), "empty", "Fill it in, or take the row out."))
        frame[name] = pd.Series(plain(column) if name in needed else cells(column))
    return pd.DataFrame(frame)


def _refuse_twice(table: Table, frame: pd.DataFrame, names: list[str], last: str, mend: str) -> None:
    twice = np.flatnonzero(frame.duplicated(names).to_numpy())
    if len(twice):
        what = ", ".join(f"{name} '{frame[name].iloc[twice[0]]}'" for name in names)
        raise JtbdError(table.column(last).point(twice, f"{what} is there already", mend))


def _positions(answers: Table, given, shown, keys, design: str) -> tuple[np.ndarray, np.ndarray]:
    """Rows of the design and of the answers, one pair for each alternative shown."""
    sets: dict = {}
    for row, key in enumerate(shown[keys].itertuples(index=False, name=None)):
        sets.setdefault(key, []).append(row)
    wanted = list(given[keys].itertuples(index=False, name=None))
    absent = np.array([key not in sets for key in wanted])
    if absent.any():
        column = answers.column(keys[-1])
        first = given[keys].iloc[int(absent.argmax())]
        what = ", ".join(f"{name} '{value}'" for name, value in first.items())
        mend = "Correct the number, or add the task to the design."
        raise JtbdError(column.point(np.flatnonzero(absent), f"{what} is not in {design}", mend))
    rows = [sets[key] for key in wanted]
    return np.concatenate(rows), np.repeat(np.arange(len(given)), [len(r) for r in rows])


def _refuse_unknown_choice(answers: Table, given, counts, chosen: str, task: str) -> None:
    wrong = np.flatnonzero(counts != 1)
    if len(wrong):
        mend = "Name an alternative of that task, or the one that `none` names."
        problem = f"'{given[chosen].iloc[wrong[0]]}' is no alternative of {task} '{given[task].iloc[wrong[0]]}'"
        raise JtbdError(answers.column(chosen).point(wrong, problem, mend))


def _would_buy(answers: Table, study: dict, alternatives, none, respondent: str) -> np.ndarray | None:
    """1 where people would take what they chose; None where it was not asked."""
    if "would_buy" not in study:
        return None
    faults: list = []
    column = answers.column(study["would_buy"])
    values = zero_one(column, answers.column(respondent).text(), faults)
    if np.isnan(values).any() and not faults:
        faults.append(column.point(np.flatnonzero(np.isnan(values)), "empty", "Say yes or no to each choice."))
    if (alternatives == (none or "none")).any():
        faults.append(
            f"{answers.name}: `would_buy` asks about none in a question of its own, yet the tasks list "
            f"'{none or 'none'}' as well. Take one of them out."
        )
    if faults:
        raise JtbdError(faults[0])
    return values


def _with_second_question(frame, who, picked, would_buy, names: dict, of_design: list[str]):
    """Add a task for each answer: the chosen product against none (dual-response none; Brazell et al. 2006)."""
    bought = frame[picked].reset_index(drop=True)
    bought[names["task"]] = bought[names["task"]] + ", would buy"
    nothing = bought.copy()
    for column in of_design:
        nothing[column] = None
    nothing[names["alternative"]] = names["none"]
    bought[names["chosen"]] = would_buy.astype(int)
    nothing[names["chosen"]] = 1 - would_buy.astype(int)
    everybody = np.arange(len(would_buy))
    return pd.concat([frame, bought, nothing], ignore_index=True), np.concatenate([who, everybody, everybody])
