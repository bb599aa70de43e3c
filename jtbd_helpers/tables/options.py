"""The answers inside the cells of a multiple-choice question ("a,b" or "a;b")."""

import re

NONE = re.compile(r"(none|nothing)\b", re.IGNORECASE)
MOST_OPTIONS = 15
# Beyond these it is free text, and not worth looking into.
MOST_CELLS, MOST_PARTS = 5000, 60


def holds(cell: str, option: str, siblings: list[str]) -> bool:
    """Whether a cell of answers, between commas or semicolons, holds `option`.

    Longer options are taken out first, so that one whose own text has a comma is not cut in two.
    """
    for other in sorted({*siblings, option}, key=len, reverse=True):
        rest = without(cell, other)
        if other == option:
            return rest != cell
        cell = rest
    return False


def without(cell: str, option: str) -> str:
    """The cell with one answer taken out, quoted or not."""
    pattern = rf'(^|[,;])\s*"?{re.escape(option.strip())}"?\s*(?=$|[,;])'
    return re.sub(pattern, r"\1", cell, flags=re.IGNORECASE)


def says_none(cell: str, options: list[str]) -> bool:
    """Whether a cell holds an answer of its own for "none of these"."""
    for option in sorted(options, key=len, reverse=True):
        cell = without(cell, option)
    return any(NONE.match(part.strip(' "')) for part in re.split("[,;]", cell))


def find_options(cells: list[str]) -> list[str]:
    """The answers that people could tick, guessed from the distinct cells; none where it is no such question.

    Parts that only ever stand next to each other are one answer with a comma of its own.
    """
    for sign in (";", ","):
        rows = [_split(cell, sign) for cell in cells[:MOST_CELLS]]
        if len(cells) > MOST_CELLS or len({part for row in rows for part in row}) > MOST_PARTS:
            continue
        rows = _glue(rows, sign)
        parts = list(dict.fromkeys(part.strip() for row in rows for part in row))
        alone = {row[0].strip() for row in rows if len(row) == 1}
        together = {part.strip() for row in rows if len(row) > 1 for part in row}
        if alone & together and len(parts) <= MOST_OPTIONS:
            return [part for part in parts if not NONE.match(part)]
    return []


def _split(cell: str, sign: str) -> list[str]:
    """The parts of a cell; a sign between quotes parts nothing."""
    parts = re.findall(rf'"[^"]*"(?=\s*(?:{sign}|$))|[^{sign}]+', cell)
    return [part.strip('"') for part in parts if part.strip(' "')]


def _glue(rows: list[list[str]], sign: str) -> list[list[str]]:
    """Join neighbours that never occur apart."""
    while True:
        after: dict = {}
        before: dict = {}
        for row in rows:
            for left, right in zip([None, *row], [*row, None], strict=True):
                after.setdefault(left, set()).add(right)
                before.setdefault(right, set()).add(left)
        pair = next(
            (
                (left, right)
                for left, rights in after.items()
                for right in rights
                if left and right and len(rights) == 1 and len(before[right]) == 1
            ),
            None,
        )
        if pair is None:
            return rows
        rows = [_joined(row, pair, sign) for row in rows]


def _joined(row: list[str], pair: tuple[str, str], sign: str) -> list[str]:
    if pair[0] not in row:
        return row
    at = row.index(pair[0])
    return [*row[:at], sign.join(pair), *row[at + 2 :]]
