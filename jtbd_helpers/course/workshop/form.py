"""What the four boards have in common: a form says how its states look, are checked and are handed on."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from jtbd_helpers.errors import unknown


@dataclass(frozen=True)
class Remark:
    """Something worth a second look: where on the board, and why. `kind` names the rule for tests and styles."""

    where: str
    text: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Form:
    """One kind of board. All functions take a state (a plain dict) and leave it as it is."""

    name: str  # of the public verb
    title: str
    shape: dict
    empty: dict
    cases: dict[str, Callable[[], dict]]
    remarks: Callable[[dict], list[Remark]]
    in_words: Callable[[dict], str]  # the state in a sentence
    markdown: Callable[[dict], str]
    rows: Callable[[dict], list[list]]  # of the CSV file, header first
    paper: Callable[[dict], str]  # the print sheet, HTML
    from_csv: Callable[[str, str], dict] | None = None  # (text, where) -> state, where a table can be brought in

    def start(self, case: str | None) -> dict:
        """The state that a board begins with: empty, or a worked case."""
        if case is None:
            return deepcopy(self.empty)
        if case not in self.cases:
            raise unknown("case", case, self.cases, self.name, "Leave `case` out for an empty one.")
        return self.cases[case]()


def changed(state: dict, *path, to) -> dict:
    """A copy of the state with one value replaced; `path` leads there by keys and positions."""
    new = deepcopy(state)
    *way, last = path
    here = new
    for step in way:
        here = here[step]
    here[last] = to
    return new
