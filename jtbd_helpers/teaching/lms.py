"""`jtbd export-quiz`: the item banks for Moodle (XML, GIFT), Canvas (QTI 1.2) or a spreadsheet.

Every export ends with a list of what the format could not carry, so that nothing is lost in silence.
"""

from pathlib import Path

from jtbd_helpers.course.learn.bank import lessons, load_bank, read_bank
from jtbd_helpers.course.learn.items import Item
from jtbd_helpers.errors import JtbdError, one_of, unknown
from jtbd_helpers.results import write_whole
from jtbd_helpers.teaching import flat, gift, moodle, qti
from jtbd_helpers.vocabulary import counted

WRITERS = {"moodle": moodle.write, "gift": gift.write, "qti": qti.write, "csv": flat.write}
CARRIED = {  # type -> how: "each" reason stands with its answer, "merged" into the general feedback, "" not carried
    "moodle": dict.fromkeys(("single", "multiple", "numeric", "short_text"), "each")
    | dict.fromkeys(("classify", "match", "order"), "merged"),
    "gift": dict.fromkeys(("single", "multiple", "numeric", "short_text"), "each")
    | dict.fromkeys(("classify", "match", "order"), "merged"),
    "qti": dict.fromkeys(("single", "multiple", "numeric", "short_text", "classify", "match"), "each")
    | {"order": "merged"},
    "csv": dict.fromkeys(
        ("single", "multiple", "numeric", "short_text", "classify", "match", "order", "place2d"), "each"
    ),
}
TRUTHS = {"t", "f", "true", "false"}  # GIFT would read a lone one as a true-false question


def export_quiz(
    form: str, out: Path, modules: list[str] | None = None, private: Path | None = None, force: bool = False
) -> list[str]:
    """Write items in the format of a learning platform; return what to tell the teacher.

    Parameters
    ----------
    form : {"moodle", "gift", "qti", "csv"}
    out : Path
        The file to write; one that is there already is kept unless `force`.
    modules : list of str, optional
        "05", "08a", or "08" for both halves; without it all banks.
    private : Path, optional
        A bank of one's own (same TOML) in place of the public ones.

    Returns
    -------
    list of str
        How many items were carried, then one line each for what was left out, merged or needs care.

    Raises
    ------
    JtbdError
        When the format, a module or the private bank is at fault, or the file is there already.
    """
    one_of("format", form, WRITERS)
    if out.exists() and not force:
        raise JtbdError(f"{out}: there is such a file already. Give another name, or --force to replace it.")
    items = private_items(private) if private else [i for m in chosen_lessons(modules) for i in load_bank(m).questions]
    carried = [item for item in items if CARRIED[form].get(item.type) and not _refused(form, item)]
    write_whole(out, WRITERS[form](carried))
    return [f"{out}: {len(carried)} of {counted(len(items), 'item')}.", *_remarks(form, items, private is None)]


def private_items(path: Path) -> list[Item]:
    """The marked items of a bank that is not in the repository."""
    if not path.is_file():
        raise JtbdError(f"{path}: there is no such file. Give the path of a bank (TOML).")
    return list(read_bank(path).questions)


def chosen_lessons(modules: list[str] | None) -> list[str]:
    """The lessons named; "08" means both halves."""
    chosen = []
    for module in modules or lessons():
        found = [lesson for lesson in lessons() if lesson == module or (module.isdigit() and lesson[:-1] == module)]
        if not found:
            raise unknown("module", module, lessons(), mend="Give a number such as 05, 08a, or 08 for both halves.")
        chosen += [lesson for lesson in found if lesson not in chosen]
    return chosen


def _refused(form: str, item: Item) -> bool:
    return form == "gift" and item.type == "short_text" and any(f.casefold() in TRUTHS for f in _forms(item))


def _forms(item: Item) -> tuple:
    answer = item.parts[0].answer
    return (answer,) if isinstance(answer, str) else answer


def _remarks(form: str, items: list[Item], public: bool) -> list[str]:
    how = CARRIED[form]
    lines = []
    for label, chosen in {
        "Not carried by this format": [i for i in items if not how.get(i.type)],
        "Refused, since GIFT reads T, F, TRUE or FALSE as another type": [i for i in items if _refused(form, i)],
        "Reasons merged into the general feedback": [i for i in items if how.get(i.type) == "merged"],
        "Needs Moodle's ordering question type": [i for i in items if i.type == "order" and form in ("moodle", "gift")],
    }.items():
        if chosen:
            lines.append(f"{label}: {', '.join(item.id for item in chosen)}.")
    if form == "qti":
        lines.append("For Canvas and its like. Moodle users take --format moodle.")
    if public and form != "csv":
        lines.append(
            "These items are public, so use them for practice; graded work takes a bank of your own (--items)."
        )
    return lines
