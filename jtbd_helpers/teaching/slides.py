"""`jtbd slides`: slides with speaker notes from the tagged cells of a lesson, its questions and its guide.

A slide shows what is short (the step, its reason, a table, a figure, a question); the whole text of the lesson stands
in its notes. Nothing stands on slides alone.
"""

import html
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from jtbd_helpers.course.learn.items import Item
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import write_whole
from jtbd_helpers.teaching.deck import GENERATOR, deck
from jtbd_helpers.teaching.guide import Guide, answer_of, letters, read_guide
from jtbd_helpers.teaching.lesson import SHOWN, lesson_numbers, tag_of

LEFT_OUT = {"warmup", "quiz", "template"}  # work for each learner alone
LEAD = re.compile(r"\*\*(.+?)\*\*\s*(.*)", re.DOTALL)
WHY = re.compile(r"\*Why[^*]*\*[^.?!]*(?:\([^)]*\)[^.?!]*)*[.?!]")
ITEM = re.compile(r"jtbd\.quiz\(\"\w+\", item=\"([qp]-[\d-]+)\"\)")
STYLES = re.compile(r"<style.*?</style>", re.DOTALL)
FEW, ROWS = 45, 12  # words of a paragraph, and rows of a table, that a slide shows


@dataclass
class Slide:
    """One slide: a title, parts of HTML, and notes in Markdown. `full`: it holds a table, a figure or a question."""

    title: str
    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    full: bool = False


def write_slides(what: str, out: Path, force: bool = False) -> list[str]:
    """Write the slides of a lesson ("05"), or of a notebook that was run, as one HTML page; say what to do with it.

    Raises
    ------
    JtbdError
        When there is no such lesson or notebook, or `out` is there already and not slides of ours.
    """
    if out.is_file() and not force and GENERATOR not in out.read_text(encoding="utf-8", errors="replace")[:2000]:
        raise JtbdError(f"{out}: this file is there and holds no slides of ours. Give another name, or --force.")
    if what.endswith(".ipynb"):
        slides, title = of_notebook(Path(what))
    else:
        guide = read_guide(what)
        slides, title = of_lesson(guide), f"{guide.lesson.number} · {guide.lesson.title}"
    write_whole(out, deck(title, slides))
    return [
        f"{out}: {len(slides)} slides, one file that opens offline.",
        "Arrows go on and back, N shows the notes. Printed on A4, each slide has its notes below.",
    ]


def of_lesson(guide: Guide) -> list[Slide]:
    """Title, the sections in order, and in place of the quiz the questions to the room."""
    lesson = guide.lesson
    can = [f"- {name} {text}" for name, text in guide.bank.objectives.items()]
    said = [f"{lesson.minutes} minutes for somebody who reads alone. Materials:", *(f"- {m}" for m in guide.materials)]
    slides = [Slide(f"{lesson.number} · {lesson.title}", [_html("\n".join(can))], ["\n".join(said)], full=True)]
    for section in lesson.sections:
        if section.tag == "quiz":
            slides += _to_the_room(guide)
        elif section.tag not in LEFT_OUT | {"header"}:
            slides += of_cells(section.heading, list(section.cells), guide)
    slides[-1].notes.append(guide.bridge)
    return slides


def of_notebook(file: Path) -> tuple[list[Slide], str]:
    """The slides of a notebook of one's own, and its title."""
    try:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    except FileNotFoundError:
        raise JtbdError(f"{file}: there is no such notebook. Lessons: {', '.join(lesson_numbers())}.") from None
    except (OSError, ValueError, KeyError) as cause:
        raise JtbdError(f"{file}: this is not a notebook ({type(cause).__name__}).") from None
    for cell in cells:
        cell["source"] = "".join(cell["source"])
    if not any(cell.get("outputs") for cell in cells):
        raise JtbdError(
            f"{file}: it was not run yet, so there is nothing to show. Run all cells, save, and come again."
        )
    slides = of_cells(file.stem, cells, None)
    return slides, slides[0].title


def of_cells(heading: str, cells: list[dict], guide: Guide | None) -> list[Slide]:
    """The slides of some cells."""
    slides = [Slide(heading)]
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "markdown":
            _text(slides, cell["source"], whole=tag_of(cell) in {"real", "summary", "next", "bill"})
        else:
            below = cells[number + 1]["source"] if number + 1 < len(cells) else ""
            _shown(slides, cell, below)
            for name in ITEM.findall(cell["source"]) if guide else []:
                _ask(slides, guide.bank.items[name])
    return [slide for slide in slides if slide.parts or slide.notes]


def _text(slides: list[Slide], source: str, whole: bool) -> None:
    """Headings and bold leads begin a slide; tables, lists and quotations are shown; the rest is for the notes."""
    for block in re.split(r"\n\s*\n", source.strip()):
        lead = LEAD.match(block)
        if heading := re.match(r"#+ (.+)", block):
            if slides[-1].parts or slides[-1].notes:
                slides.append(Slide(""))
            slides[-1].title = heading[1]
        elif block.startswith(("|", "> ", "- ", "1. ")):
            _put(slides, _shortened(_html(block)), full=block.startswith("|"))
            slides[-1].notes += [block] if whole else []
        elif lead and lead[1].endswith((".", "?")) and not whole:
            if slides[-1].parts or slides[-1].notes:
                slides.append(Slide(""))
            slides[-1].title = _plain(lead[1].rstrip("."))
            why = WHY.search(lead[2])
            slides[-1].parts.append(_html(why[0] if why else _first(lead[2])))
            slides[-1].notes.append(block)
        else:
            if whole or not slides[-1].parts:
                slides[-1].parts.append(_html(block if whole else _first(block)))
            slides[-1].notes.append(block)


def _shown(slides: list[Slide], cell: dict, below: str) -> None:
    """What a code cell gave: figures with their words, tables, printed text; and the name of a widget."""
    outputs = cell.get("outputs", [])
    data = [{kind: "".join(value) for kind, value in o.get("data", {}).items()} for o in outputs]
    said = "".join("".join(o["text"]) for o in outputs if o.get("name") == "stdout").strip("\n")
    pictures = [d["image/png"] for d in data if "image/png" in d]
    for table in [d["text/html"] for d in data if "text/html" in d]:
        _put(slides, f"<div class='wide'>{_shortened(STYLES.sub('', table))}</div>", full=True)
    apart = said and (not pictures or len(said.split()) > FEW)  # too much for a caption
    if apart:
        for part in _printed(said):
            _put(slides, part, full=bool(pictures) or part.count("\n") > ROWS / 2)
    for picture in pictures:
        alt = html.escape(" ".join((said or _plain(_first(below))).split()), quote=True)
        caption = f"<figcaption>{html.escape(said)}</figcaption>" if said and not apart else ""
        image = f"<img src='data:image/png;base64,{picture.strip()}' alt='{alt}'>"
        _put(slides, f"<figure>{image}{caption}</figure>", full=True)
    if SHOWN.search(cell["source"]):
        _put(slides, f"<p><code>{html.escape(cell['source'].strip().splitlines()[-1])}</code></p>", full=False)


def _printed(said: str) -> list[str]:
    """Sentences as sentences; what is laid out in columns or signs as it stands, in parts that a slide holds."""
    if not ("  " in said or re.search(r"[^\w\s.,:;()%'’“”`+/=|–-]", said)):
        return ["".join(f"<p class='said'>{html.escape(line)}</p>" for line in said.splitlines() if line)]
    parts = [""]
    for block in said.split("\n\n"):
        if parts[-1] and (parts[-1] + block).count("\n") > ROWS:
            parts.append("")
        parts[-1] += block + "\n\n"
    return [f"<pre>{html.escape(part.rstrip())}</pre>" for part in parts]


def _shortened(table: str) -> str:
    """A table as far as a wall shows it; how much is left out stands below."""
    head, opened, rest = table.partition("<tbody>")
    rows = re.findall(r"<tr.*?</tr>", rest, re.DOTALL)
    if len(rows) <= ROWS:
        return table
    return f"{head}{opened}{''.join(rows[:ROWS])}</tbody></table><p class='cut'>{ROWS} of {len(rows)} rows.</p>"


def _put(slides: list[Slide], part: str, full: bool) -> None:
    """Show a part on the current slide, or on one more of the same title where that is full."""
    if full and slides[-1].full:
        slides.append(Slide(slides[-1].title))
    slides[-1].parts.append(part)
    slides[-1].full |= full


def _ask(slides: list[Slide], item: Item) -> None:
    """A question on a slide of its own; its answer, if it has one, in the notes."""
    note = "A guess: it is kept, not marked." if item.predict else _answer(item)
    lines = [f"{letter}. {o.text}" for letter, o in letters(item).items()] or [p.text for p in item.parts]
    listed = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    slides.append(
        Slide(slides[-1].title, [f"<p>{html.escape(item.question)}</p><ul class='vote'>{listed}</ul>"], [note], True)
    )


def _answer(item: Item) -> str:
    if item.type == "single":
        return answer_of(item)
    parts = [f"{p.text}: {p.reason}" for p in item.parts]
    return "\n".join(f"- {line}" for line in [*(f"{o.text}: {o.reason}" for o in item.options), *parts])


def _to_the_room(guide: Guide) -> list[Slide]:
    slides = [
        Slide("Ask the room", [f"<p class='ask'>{html.escape(p.ask)}</p>"], [p.listen], full=True)
        for p in guide.prompts
    ]
    for poll in guide.polls:
        polls = [Slide("Two polls")]
        _ask(polls, poll)
        slides.append(polls[-1])
    return slides


def _first(text: str) -> str:
    """The first sentences of a paragraph, as many as a slide holds."""
    sentences = re.split(r"(?<=[.?!:])\s+(?=[A-Z“*])", " ".join(text.split()))
    shown = sentences[:1]
    for sentence in sentences[1:]:
        if len(" ".join([*shown, sentence]).split()) > FEW:
            break
        shown.append(sentence)
    return " ".join(shown)


def _plain(text: str) -> str:
    return re.sub(r"[*`]", "", text)


def _html(text: str) -> str:
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    return markdown2html_mistune(text)
