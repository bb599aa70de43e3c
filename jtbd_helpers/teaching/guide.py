"""The guide of each lesson: a hand-written part (guides/<lesson>.toml) and what lesson, bank and exercises say.

python -m jtbd_helpers.teaching.guide           write docs/teaching/<lesson>.md for every lesson
python -m jtbd_helpers.teaching.guide --check   fail when one of them is stale, or a hand-written part is missing
"""

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from jtbd_helpers.course.learn.bank import load_bank
from jtbd_helpers.course.learn.exercise import all_exercises
from jtbd_helpers.course.learn.items import Bank, Item
from jtbd_helpers.course.learn.session import shuffled
from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.results import write_whole
from jtbd_helpers.teaching.lesson import Lesson, lesson_numbers, read_lesson

SOURCES = Path(__file__).parent / "guides"
KEYS = {"polls", "materials", "late", "bridge", "prompts", "heard"}
PROMPTS, POLLS = 3, 2  # at least so many prompts; polls of a guide
MADE = (
    "Made from the lesson, its questions and `jtbd_helpers/teaching/guides/{}.toml` by `make notebooks`; do not edit."
)
REST = (
    "Minutes are counted from words, questions, widgets and forms, for somebody who reads alone. Talk in a room comes "
    "on top: half as much again is our guess, not yet measured."
)
VOTE = (
    "Vote in silence, let neighbours talk for two minutes, vote again, then say why (Crouch and Mazur 2001). A poll "
    "works best where 30 to 70 of 100 are right at the first vote. Measured so far: not yet."
)


@dataclass(frozen=True)
class Prompt:
    """A question to the room: what to ask, what a good answer holds, and the misconceptions it works on."""

    ask: str
    listen: str
    on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guide:
    """What a teacher needs for one lesson. `heard`: misconception -> what it sounds like, and what to say."""

    lesson: Lesson
    bank: Bank
    prompts: tuple[Prompt, ...]
    polls: tuple[Item, ...]
    materials: tuple[str, ...]
    late: tuple[str, ...]
    bridge: str
    heard: dict[str, str]


def read_guide(number: str) -> Guide:
    """Lesson, bank and hand-written part together.

    Raises
    ------
    JtbdError
        When the hand-written part is missing, has unknown keys, too little, or names what the bank does not hold.
    """
    lesson, bank = read_lesson(number), load_bank(number)
    file = SOURCES / f"{number}.toml"
    if not file.is_file():
        raise JtbdError(
            f"guides/{file.name}: missing. Lesson {number} has no hand-written part; write one like 05.toml."
        )
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as cause:
        raise JtbdError(f"guides/{file.name}: this is not valid TOML ({cause}). Mend that line.") from cause
    where = f"guides/{file.name}"
    for key in content:
        if key not in KEYS:
            raise unknown("key", key, KEYS, where=where, mend="Correct the key.")
    try:
        prompts = tuple(Prompt(p["ask"], p["listen"], tuple(p.get("on", ()))) for p in content["prompts"])
        texts = {key: tuple(content[key]) for key in ("materials", "late")}
        bridge, heard = content["bridge"], dict(content["heard"])
    except KeyError as missing:
        raise JtbdError(f"{where}: {missing} is missing. Add it; 05.toml shows the shape.") from None
    if len(prompts) < PROMPTS:
        raise JtbdError(f"{where}: {len(prompts)} prompts; {PROMPTS} are needed. Add one under [[prompts]].")
    for name in [*heard, *(name for prompt in prompts for name in prompt.on)]:
        if name not in bank.misconceptions:
            raise unknown("misconception", name, bank.misconceptions, where=where, mend="Take one of the bank's.")
    return Guide(lesson, bank, prompts, _polls(bank, content.get("polls"), where), **texts, bridge=bridge, heard=heard)


def _polls(bank: Bank, named: list[str] | None, where: str) -> tuple[Item, ...]:
    """The two items named; else two middling ones of different objectives, none that the lesson shows on its own."""
    single = {item.id: item for item in bank.questions if item.type == "single"}
    if named is not None:
        for name in named:
            if name not in single:
                raise unknown("poll", name, single, where=where, mend="A poll is an item of type single.")
        if len(set(named)) != POLLS:
            raise JtbdError(f"{where}: {len(set(named))} polls; {POLLS} are needed.")
        return tuple(single[name] for name in named)
    free = sorted((item for item in single.values() if item.id not in bank.placed), key=lambda i: abs(i.difficulty - 2))
    first = {item.objective: item for item in reversed(free)}
    return tuple(dict.fromkeys([*(i for i in free if first[i.objective] is i), *free]))[:POLLS]


def to_markdown(guide: Guide) -> str:
    """The guide as it lies in docs/teaching."""
    lesson, bank = guide.lesson, guide.bank
    rows = [[s.heading, str(s.minutes or "under 1"), s.holds] for s in lesson.sections]
    polls = [_poll(number, item) for number, item in enumerate(guide.polls, 1)]
    prompts = [f"{n}. **{p.ask}**\n   *Listen for:* {p.listen}{_on(p)}" for n, p in enumerate(guide.prompts, 1)]
    parts = [
        f"# {lesson.number} · {lesson.title}: guide for teaching",
        f"*{MADE.format(lesson.number)}*",
        f"**Minutes:** {lesson.minutes} · **Before this:** {lesson.before}",
        "## What learners can do afterwards",
        _list(f"{name} {text}" for name, text in bank.objectives.items()),
        "## Minutes",
        REST,
        _table(["Section", "Minutes", "Holds"], rows),
        "## Materials",
        _list(guide.materials),
        "## Ask the room",
        "\n".join(prompts),
        "## Two polls",
        VOTE,
        *polls,
        "## Common errors",
        _table(["What people think → what holds", "Heard in class, and what to say", "Where it shows"], _errors(guide)),
        _exercises(lesson.number),
        "## If time is short",
        _list(guide.late),
        "## Bridge to the next",
        guide.bridge,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def addressed_by(guide: Guide, misconception: str) -> list[str]:
    """Prompts and items that work on a misconception: "prompt 2", "q-05-03"."""
    prompts = [f"prompt {n}" for n, prompt in enumerate(guide.prompts, 1) if misconception in prompt.on]
    return prompts + [item.id for item in guide.bank.questions if misconception in item.misconceptions]


def prompts_on(misconception: str) -> dict[str, str]:
    """The questions to the room that work on a misconception: "08a, prompt 1" -> what to ask."""
    found = {}
    for file in sorted(SOURCES.glob("*.toml")):
        for number, prompt in enumerate(tomllib.loads(file.read_text(encoding="utf-8")).get("prompts", []), 1):
            if misconception in prompt.get("on", ()):
                found[f"{file.stem}, prompt {number}"] = prompt["ask"]
    return found


def letters(item: Item) -> dict[str, object]:
    """The options of a poll under their letters, in an order that gives nothing away and stays."""
    return dict(zip("ABCDEFGH", shuffled(item.options, item.id), strict=False))


def answer_of(item: Item) -> str:
    """The right option of a poll with its reason, and what the others show."""
    options = letters(item)
    right = next(letter for letter, option in options.items() if option.correct)
    wrong = [f"{letter} shows {option.misconception}" for letter, option in options.items() if not option.correct]
    return f"Right: {right}. {options[right].reason} {', '.join(wrong)}."


def _poll(number: int, item: Item) -> str:
    options = _list(f"{letter}. {option.text}" for letter, option in letters(item).items())
    return f"**Poll {number}** ({item.id}). {item.question}\n\n{options}\n\n{answer_of(item)}"


def _errors(guide: Guide) -> list[list[str]]:
    return [
        [f"**{name}** {text}", guide.heard.get(name, ""), ", ".join(addressed_by(guide, name))]
        for name, text in guide.bank.misconceptions.items()
    ]


def _exercises(number: str) -> str:
    rows = [
        [exercise.id, mistake.message, mistake.misconception]
        for exercise in all_exercises().values()
        if exercise.lesson == number
        for mistake in exercise.mistakes
    ]
    if not rows:
        return ""
    said = "What an exercise says to each wrong computation that it knows ({x} is the learner's own number):"
    return f"{said}\n\n{_table(['Exercise', 'Message', 'Misconception'], rows)}"


def _on(prompt: Prompt) -> str:
    return f" ({', '.join(prompt.on)})" if prompt.on else ""


def _list(lines) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(" ".join(c.split()).replace("|", "\\|") for c in line) + " |" for line in lines)


def write_guides(check: bool = False) -> list[str]:
    """Write every guide into docs/teaching of a clone; return what is wrong, or with `check` what is stale."""
    folder, faults = course_folder("docs") / "teaching", []
    for number in lesson_numbers():
        try:
            text = to_markdown(read_guide(number))
        except JtbdError as fault:
            faults.append(str(fault))
            continue
        file = folder / f"{number}.md"
        if not check:
            write_whole(file, text)
        elif not file.is_file() or file.read_text(encoding="utf-8") != text:
            faults.append(f"docs/teaching/{file.name}: stale. Run `python -m jtbd_helpers.teaching.guide`.")
    return faults


if __name__ == "__main__":
    wrong = write_guides(check="--check" in sys.argv[1:])
    sys.stdout.write("\n".join([*wrong, f"{len(lesson_numbers())} guides, {len(wrong)} faults"]) + "\n")
    sys.exit(bool(wrong))
