"""A lesson as tests read it: the cells of its source, its item bank, and what its built notebook says."""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import jupytext
from nbformat import NotebookNode

from jtbd_helpers.course.learn.bank import Bank, load_bank

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


@dataclass(frozen=True)
class Lesson:
    """Made by `read_lesson`; `number` as in "09" or "08a"."""

    number: str
    name: str
    cells: tuple[NotebookNode, ...]

    def sources(self, kind: str | None = None, tag: str | None = None) -> list[str]:
        """The text of the cells, of one kind ("code", "markdown") or with one tag if wanted."""
        wanted = [c for c in self.cells if kind in (None, c.cell_type)]
        return [c.source for c in wanted if tag is None or tag in c.metadata["tags"]]

    @cached_property
    def code(self) -> str:
        return "\n".join(self.sources("code"))

    @cached_property
    def text(self) -> str:
        return "\n".join(self.sources("markdown"))

    @cached_property
    def prose(self) -> str:
        """The text without its line breaks."""
        return " ".join(self.text.split())

    @property
    def header(self) -> str:
        return self.sources(tag="header")[0]

    @property
    def sections(self) -> list[str]:
        """The first tag of every run of cells."""
        tags = [cell.metadata["tags"][0] for cell in self.cells]
        return [tag for tag, before in zip(tags, [None, *tags], strict=False) if tag != before]

    @property
    def bank(self) -> Bank:
        return load_bank(self.number)

    @cached_property
    def built(self) -> list[dict]:
        return json.loads((NOTEBOOKS / f"{self.name}.ipynb").read_text(encoding="utf-8"))["cells"]

    def said(self, tag: str | None = None, kind: str = "text/plain") -> str:
        """All that the built lesson prints, of one section if wanted; its tables of a kind, else as plain text."""
        outputs = [o for c in self.built if tag in (None, *c["metadata"]["tags"]) for o in c.get("outputs", [])]
        data = [o.get("data", {}) for o in outputs]
        texts = [o.get("text", d.get(kind, d.get("text/plain", ""))) for o, d in zip(outputs, data, strict=True)]
        return "\n".join("".join(text) for text in texts)


@cache
def read_lesson(number: str) -> Lesson:
    source = next((NOTEBOOKS / "src").glob(f"{number}_*.py"))
    return Lesson(number, source.stem, tuple(jupytext.read(source, fmt="py:percent").cells))
