"""A lesson as a teacher needs it: its sections with their minutes, read from the notebook."""

import json
import re
from dataclasses import dataclass

from jtbd_helpers.course.learn.bank import load_bank
from jtbd_helpers.course.learn.quiz_widget import drawn
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError, unknown

WORDS, ITEM, WIDGET, FORM = 150, 1, 4, 5  # words a minute, and minutes each: the rule by which lessons are counted
DUE, FORMS = 3, {"00": 1}  # items of a warm-up; exercise forms counted in a lesson, two elsewhere
SHOWN = re.compile(
    r"jtbd\.(?:explore\((?!\"drivers_again\")|(?:three_column_table|role_map|concept_builder|empathy_map)\()"
)  # drivers_again is a picture
ASKED = re.compile(r"item=\"([qp]-[\d-]+)\"\)")
HEAD = re.compile(r"^#+ (\w+) · (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A part of a lesson: the cells that share a tag, and what is in them.

    `cells` are plain dicts of the notebook; `minutes` are whole, and those of a lesson add up to what it prints.
    """

    tag: str
    heading: str
    cells: tuple[dict, ...]
    minutes: int
    holds: str


@dataclass(frozen=True)
class Lesson:
    """Number, title, minutes as printed ("42 (counted)"), what comes before, and the sections in order."""

    number: str
    title: str
    minutes: str
    before: str
    sections: tuple[Section, ...]


def lesson_numbers() -> tuple[str, ...]:
    """The lessons that have a notebook and a bank."""
    found = {file.name.split("_")[0] for file in course_folder("notebooks").glob("[0-9]*_*.ipynb")}
    banks = {file.stem for file in course_folder("exercises", "quizzes").glob("*.toml")}
    return tuple(sorted(found & banks))


def read_lesson(number: str) -> Lesson:
    """Read a lesson by its number ("05", "08a")."""
    if number not in lesson_numbers():
        raise unknown("lesson", number, lesson_numbers(), mend="Give a number such as 05 or 08a.")
    file = next(iter(sorted(course_folder("notebooks").glob(f"{number}_*.ipynb"))))
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    for cell in cells:
        cell["source"] = "".join(cell["source"])
    header = "\n".join(cell["source"] for cell in cells if tag_of(cell) == "header")
    title, minutes = HEAD.search(header), re.search(r"\*\*Minutes:\*\* (\d+ \([^)]*\))", header)
    before = re.search(r"\*\*Before this:\*\* ([^·\n]+)", header)
    if not (title and minutes and before):
        raise JtbdError(f"{file.name}: the header lacks title, minutes or what comes before. See docs/lessons.md.")
    return Lesson(number, title[2], minutes[1], before[1].strip(), _sections(number, cells, int(minutes[1].split()[0])))


def tag_of(cell: dict) -> str:
    """The tag that says to which section a cell belongs."""
    return next(iter(cell["metadata"].get("tags", [])), "")


def counted(number: str, tag: str, cells: list[dict]) -> tuple[float, str]:
    """Minutes of some cells by the course's rule, and what they hold in words."""
    code = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "code")
    words = sum(len(re.findall(r"\w+", cell["source"])) for cell in cells if cell["cell_type"] == "markdown")
    items = len(ASKED.findall(code)) + DUE * code.count("jtbd.review(")
    items += len(drawn(load_bank(number), "ada")) if re.search(r"jtbd\.quiz\(\"\w+\"\)", code) else 0
    widgets, forms = len(SHOWN.findall(code)), FORMS.get(number, 2) if tag == "exercise" else 0
    minutes = words / WORDS + ITEM * items + WIDGET * widgets + FORM * forms
    parts = {"question": items, "widget": widgets, "form": forms}
    return minutes, ", ".join(["text", *(f"{n} {name}{'' if n == 1 else 's'}" for name, n in parts.items() if n)])


def _sections(number: str, cells: list[dict], printed: int) -> tuple[Section, ...]:
    groups: dict[str, list[dict]] = {}
    for cell in cells:
        groups.setdefault(tag_of(cell), []).append(cell)
    counts = {tag: counted(number, tag, group) for tag, group in groups.items()}
    whole = _whole({tag: minutes for tag, (minutes, _) in counts.items()}, printed)
    return tuple(
        Section(tag, _heading(group, tag), tuple(group), whole[tag], counts[tag][1]) for tag, group in groups.items()
    )


def _whole(minutes: dict[str, float], total: int) -> dict[str, int]:
    """Whole minutes that keep the proportions and add up to the total (largest remainders)."""
    exact = {tag: value * total / sum(minutes.values()) for tag, value in minutes.items()}
    down = {tag: int(value) for tag, value in exact.items()}
    by_rest = sorted(exact, key=lambda tag: down[tag] - exact[tag])
    return {tag: down[tag] + (tag in by_rest[: total - sum(down.values())]) for tag in exact}


def _heading(cells: list[dict], tag: str) -> str:
    text = "\n".join(cell["source"] for cell in cells if cell["cell_type"] == "markdown")
    heading = re.search(r"^#+ (.+)$", text, re.MULTILINE)
    return "Title and objectives" if tag == "header" else heading[1] if heading else tag
