"""`jtbd class`: what a class understood, from the progress files that its learners handed in.

Only first tries of a session count, as for mastery. Nothing leaves the machine; files are read, never changed.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.bank import lessons, load_bank
from jtbd_helpers.course.learn.entries import read_document
from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.course.learn.schedule import first_tries, mastery
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.statistics import share_interval
from jtbd_helpers.teaching.guide import prompts_on
from jtbd_helpers.vocabulary import counted

FEW = 10  # learners below whom discrimination is not told


@dataclass(frozen=True, kw_only=True)
class ClassReport:
    """Tables about a class.

    objectives : objective, text, then one column per learner with "new", "learning", "mastered" or "shaky"
    items : item, lesson, objective, stem, learners, right (share of first tries), low, high, discrimination
        (correlation with the rest of the learner's items, -1 to 1; NaN below ten learners)
    misconceptions : misconception, text, learners (who showed it), asked (who met a question that can show it), share,
        low, high, items (that address it), prompts (of the guides that do), still (learners whose last answer to such a
        question shows it)
    exercises : exercise, title, learners, right, mistakes (the commonest, with counts)
    unreadable : file, why
    """

    objectives: pd.DataFrame
    items: pd.DataFrame
    misconceptions: pd.DataFrame
    exercises: pd.DataFrame
    unreadable: pd.DataFrame
    learners: tuple[str, ...]


def class_report(folder: Path) -> ClassReport:
    """Read every progress file below a folder.

    Parameters
    ----------
    folder : Path
        Progress files as learners hand them in ("save my progress") or as they lie in a home; several of one learner
        are taken together.

    Raises
    ------
    JtbdError
        When the folder is not there, or holds no progress file at all.
    """
    if not folder.is_dir():
        raise JtbdError(f"{folder}: there is no such folder. Name the one with the progress files.")
    known, unreadable = _progress(folder)
    if not known:
        files = counted(len(unreadable), "file")
        why = f" {files} could not be read; the first: {unreadable[0][1]}" if unreadable else ""
        raise JtbdError(f"{folder}: there is no progress file in it.{why}")
    banks = {lesson: load_bank(lesson) for lesson in lessons()}
    items = {item.id: item for bank in banks.values() for item in bank.questions}
    tries = _tries(known, items)
    return ClassReport(
        objectives=_objectives(known, items, banks),
        items=_items(tries, items),
        misconceptions=_misconceptions(tries, items, banks),
        exercises=_exercises(known),
        unreadable=pd.DataFrame(unreadable, columns=["file", "why"]),
        learners=tuple(sorted(known)),
    )


def _progress(folder: Path) -> tuple[dict[str, dict], list[tuple[str, str]]]:
    """Learner -> attempts and exercises of all their files, each entry once; and the files that could not be read."""
    known: dict[str, dict] = {}
    unreadable = []
    for file in sorted(folder.rglob("*.json")):
        if file.name.endswith(".copy.json") or file.name.startswith("."):
            continue
        try:
            learner, content = read_document(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, JtbdError) as fault:
            unreadable.append((str(file.relative_to(folder)), str(fault)))
            continue
        mine = known.setdefault(learner, {"attempts": {}, "exercises": {}})
        for name, entries in mine.items():
            entries |= {entry["id"]: entry for entry in content[name]}
    tidy = {who: {name: list(entries.values()) for name, entries in mine.items()} for who, mine in known.items()}
    return tidy, unreadable


def _tries(known: dict, items: dict) -> pd.DataFrame:
    """First tries of all learners at items that still exist, oldest first."""
    rows = [
        {"learner": who, "item": a["item"], "correct": bool(a["correct"]), "shown": tuple(a.get("misconceptions", ()))}
        for who, mine in known.items()
        for a in first_tries(mine["attempts"])
        if a["item"] in items
    ]
    return pd.DataFrame(rows, columns=["learner", "item", "correct", "shown"])


def _objectives(known: dict, items: dict, banks: dict) -> pd.DataFrame:
    texts = {name: text for bank in banks.values() for name, text in bank.objectives.items()}
    words = {who: mastery(mine["attempts"], items) for who, mine in sorted(known.items())}
    rows = [{"objective": o, "text": texts[o]} | {who: w.get(o, "new") for who, w in words.items()} for o in texts]
    table = pd.DataFrame(rows)
    met = (table[list(words)] != "new").any(axis=1)
    return table[met].reset_index(drop=True)


def _items(tries: pd.DataFrame, items: dict) -> pd.DataFrame:
    """Difficulty and discrimination by the very first try of each learner."""
    first = tries.drop_duplicates(["learner", "item"])
    marks = first.pivot(index="learner", columns="item", values="correct").astype(float)
    rows = []
    for name in marks.columns:
        own = marks[name].dropna()
        low, high = share_interval(own.mean(), len(own))
        rows.append(
            {
                "item": name,
                "lesson": items[name].lesson,
                "objective": items[name].objective,
                "stem": items[name].stem,
                "learners": len(own),
                "right": own.mean(),
                "low": float(low),
                "high": float(high),
                "discrimination": _discrimination(marks, name),
            }
        )
    columns = ["item", "lesson", "objective", "stem", "learners", "right", "low", "high", "discrimination"]
    return pd.DataFrame(rows, columns=columns).sort_values(["right", "item"], ignore_index=True)


def _discrimination(marks: pd.DataFrame, name: str) -> float:
    """Correlation of an item with the learner's share right on all other items."""
    own, rest = marks[name], marks.drop(columns=name).mean(axis=1)
    both = own.notna() & rest.notna()
    if both.sum() < FEW or own[both].nunique() < 2 or rest[both].nunique() < 2:
        return np.nan
    return float(np.corrcoef(own[both], rest[both])[0, 1])


def _misconceptions(tries: pd.DataFrame, items: dict, banks: dict) -> pd.DataFrame:
    """Ranked by the lower bound of the share of learners, so that one of one does not lead."""
    texts = {name: text for bank in banks.values() for name, text in bank.misconceptions.items()}
    rows = []
    for name, text in texts.items():
        carriers = [item.id for item in items.values() if name in item.misconceptions]
        met = tries[tries["item"].isin(carriers)]
        asked = met["learner"].nunique()
        if not asked:
            continue
        shows = met["shown"].map(lambda shown, name=name: name in shown).astype(bool)
        shown = met.loc[shows, "learner"].nunique()
        low, high = share_interval(shown / asked, asked)
        rows.append(
            {
                "misconception": name,
                "text": text,
                "learners": shown,
                "asked": asked,
                "share": shown / asked,
                "low": float(low),
                "high": float(high),
                "still": int(shows.groupby(met["learner"]).last().sum()),
                "items": tuple(carriers),
                "prompts": tuple(prompts_on(name)),
            }
        )
    columns = ["misconception", "text", "learners", "asked", "share", "low", "high", "still", "items", "prompts"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["low", "misconception"], ascending=[False, True], ignore_index=True)


def _exercises(known: dict) -> pd.DataFrame:
    """Last outcome of each learner, and the mistakes made on the way."""
    titles = {name: exercise.title for name, exercise in all_exercises().items()}
    entries = pd.DataFrame(
        [
            {"learner": who, "exercise": e["exercise"], "outcome": e["outcome"], "mistakes": tuple(e["mistakes"])}
            for who, mine in known.items()
            for e in sorted(mine["exercises"], key=lambda e: e["time"])
        ],
        columns=["learner", "exercise", "outcome", "mistakes"],
    )
    rows = []
    for name, part in entries.groupby("exercise"):
        last = part.groupby("learner")["outcome"].last()
        made = part.explode("mistakes").dropna(subset="mistakes").drop_duplicates(["learner", "mistakes"])["mistakes"]
        common = ", ".join(f"{mistake} ({count})" for mistake, count in made.value_counts().head(3).items())
        rows.append(
            {
                "exercise": name,
                "title": titles.get(name, ""),
                "learners": len(last),
                "right": int((last == "correct").sum()),
                "mistakes": common,
            }
        )
    return pd.DataFrame(rows, columns=["exercise", "title", "learners", "right", "mistakes"])


def describe(report: ClassReport) -> list[str]:
    """What to say first in the next lesson."""
    lines = [f"{counted(len(report.learners), 'learner')}."]
    held = report.misconceptions[report.misconceptions["learners"] > 0]
    for row in held.head(3).itertuples():
        wrong, _, right = row.text.partition(" → ")
        lines.append(
            f"{row.misconception}: {row.learners} of {row.asked} learners showed “{wrong}”, {row.still} in their last "
            f"answer. Say: {right}. Questions on it: {', '.join(row.items[:4])}.{_ask(row.misconception)}"
        )
    lines += [] if len(held) else ["No misconception was shown."]
    if len(report.unreadable):
        lines.append(f"{counted(len(report.unreadable), 'file')} could not be read; see the list.")
    return lines


def _ask(misconception: str) -> str:
    asked = list(prompts_on(misconception).items())[:1]
    return "".join(f" Ask the room ({where}): {prompt}" for where, prompt in asked)
