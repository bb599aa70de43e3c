"""From a survey to what the mixture sees: struggle scales and categorical answers, by `on=`.

A `Recipe` says which questions are used and how; it is plain data, kept with a saved result so that a new wave is
read the same way. `Material` holds the answers as arrays, in an order that does not depend on the order of rows.
"""

from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, one_of

JOINT = ("struggle", "circumstance")
ON = (JOINT, "struggle", "needs", "circumstance", "profile")
BLOCKS = {"gap": ("importance", "satisfaction"), "difficulty": ("difficulty",)}
MOST_LEVELS = 20  # a column with more different answers is a name or a number, not a category


@dataclass(frozen=True)
class Recipe:
    """Which answers a segmentation rests on.

    `on` as asked for; `source` "gap" (importance minus satisfaction) or "difficulty"; `scales` name -> target ids
    averaged into it; `moments` target ids taken as struggling or not, by the `cuts` (important, satisfied low); `ends`
    of the rating scales; `items` id -> its levels, `edges` of those that are numbers cut into quarters, `left_out` the
    questions that are neither; `table` where the items stand; `centring`, `covariance` as in `segment`.
    """

    on: tuple | str
    source: str
    scales: dict
    moments: tuple
    cuts: tuple
    ends: tuple
    items: dict
    edges: dict
    left_out: tuple
    table: str
    centring: str
    covariance: str

    def to_dict(self) -> dict:
        return asdict(self)


@dataclass(frozen=True)
class Material:
    """The answers of n people as arrays: ratings (blocks of people x targets), item codes (-1: no answer)."""

    ratings: tuple
    codes: np.ndarray

    def rows(self, index) -> "Material":
        return Material(tuple(block[index] for block in self.ratings), self.codes[index])


def make_recipe(survey, on, centring: str, covariance: str) -> Recipe:
    """Decide which questions of this survey enter, and refuse what it did not ask."""
    on = _check_on(on)
    one_of("centring", centring, ("gap", "gap_and_mean"))
    one_of("covariance", covariance, ("tied", "diagonal"))
    source, rated = rated_by(survey)
    if on in (JOINT, "struggle", "needs") and len(rated) < 2:
        raise JtbdError(
            f"`on={on!r}` needs ratings of at least two value targets, and this survey has {len(rated)}. "
            "Name importance and satisfaction (or difficulty) of each value target in the codebook, "
            'or use on="circumstance" or on="profile".'
        )
    table = "profile" if on == "profile" else "circumstances"
    wanted = on in (JOINT, "circumstance", "profile")
    items, edges, left_out = _items(getattr(survey, table)) if wanted else ({}, {}, ())
    if on in ("circumstance", "profile") and not items:
        raise JtbdError(f'`on="{on}"` needs at least one {on} question with two answers or more; this survey has none.')
    asked = [survey.scales[block] for block in BLOCKS[source] if block in survey.scales]
    return Recipe(
        on=on,
        source=source,
        scales=scales_of(survey, rated) if on in (JOINT, "needs") else {},
        moments=tuple(rated) if on == "struggle" else (),
        cuts=scale_cuts(source, asked) if rated else (),
        ends=tuple((scale.low, scale.high) for scale in asked),
        items=items,
        edges=edges,
        left_out=left_out,
        table=table,
        centring=centring,
        covariance=covariance,
    )


def scale_cuts(source: str, asked: list) -> tuple:
    """From where a rating counts as important (or hard), and down from where as badly met."""
    return (asked[0].important, asked[1].satisfied_low) if source == "gap" else (asked[0].important,)


def _check_on(on):
    """Accept the pair in either order, also as a list or alone in a tuple."""
    if not isinstance(on, str):
        on = tuple(on)
        on = on[0] if len(on) == 1 else JOINT if set(on) == set(JOINT) else on
    if on not in ON:
        allowed = ", ".join(repr(o) for o in ON)
        raise JtbdError(f"`on` is {on!r}; it can be one of: {allowed}.")
    return on


def rated_by(survey) -> tuple[str, list]:
    """How struggle was asked, and the ids of the targets with every rating that needs, in codebook order."""
    source = "gap" if survey.importance.shape[1] and survey.satisfaction.shape[1] else "difficulty"
    asked = [getattr(survey, block).columns for block in BLOCKS[source]]
    return source, [t for t in survey.value_targets["target_id"] if all(t in columns for columns in asked)]


def scales_of(survey, rated: list) -> dict:
    """Themes where the codebook names at least two, else every target is a scale of its own."""
    themes: dict = {}
    for target, theme in zip(survey.value_targets["target_id"], survey.value_targets["theme"], strict=True):
        if target in rated and pd.notna(theme):
            themes.setdefault(str(theme), []).append(target)
    if len(themes) < 2:
        return {target: (target,) for target in rated}
    return {theme: tuple(targets) for theme, targets in themes.items()}


def _items(frame: pd.DataFrame) -> tuple[dict, dict, tuple]:
    """Categorical columns with their levels, the edges of numbers cut into quarters, and the columns left out."""
    items, edges = {}, {}
    for column in frame.columns:
        levels = levels_of(frame[column])
        numbers = pd.to_numeric(frame[column], errors="coerce") if len(levels) > MOST_LEVELS else None
        if 2 <= len(levels) <= MOST_LEVELS:
            items[column] = levels
        elif numbers is not None and numbers.notna().sum() == frame[column].notna().sum():
            edges[column] = tuple(np.unique(np.nanquantile(numbers.to_numpy(dtype=float), [0.25, 0.5, 0.75])).tolist())
            items[column] = (*(f"up to {edge:g}" for edge in edges[column]), f"above {edges[column][-1]:g}")
    return items, edges, tuple(str(column) for column in frame.columns if column not in items)


def coded(column: pd.Series) -> tuple[np.ndarray, tuple]:
    """Answers as positions in their levels (sorted as text), -1 where there is none; and the levels."""
    codes, different = pd.factorize(column.to_numpy(dtype=object))
    texts = [text_of(value) for value in different]
    levels = tuple(sorted(set(texts)))
    place = {level: i for i, level in enumerate(levels)}
    return np.array([*(place[text] for text in texts), -1])[codes], levels


def levels_of(column: pd.Series) -> tuple:
    """The different answers, sorted as text."""
    return coded(column)[1]


def text_of(value) -> str:
    """One spelling of an answer, whether it was read as 1, 1.0 or "1"."""
    return f"{value:g}" if isinstance(value, (int, float, np.number)) else str(value)


# -- arrays ------------------------------------------------------------------------------------------


def read_material(survey, recipe: Recipe) -> Material:
    """The survey's answers to the questions of the recipe; a question that is missing is named."""
    _check_asked(survey, recipe)
    used = rated_targets(recipe)
    ratings = tuple(getattr(survey, block)[used].to_numpy(dtype=float) for block in BLOCKS[recipe.source] if used)
    frame = getattr(survey, recipe.table)
    codes = [
        _quarters(frame[item], recipe.edges[item]) if item in recipe.edges else _codes(frame[item], levels, item)
        for item, levels in recipe.items.items()
    ]
    return Material(ratings, np.column_stack(codes) if codes else np.zeros((len(frame), 0), dtype=int))


def rated_targets(recipe: Recipe) -> list:
    """Ids of the value targets whose ratings are used, scale by scale."""
    return [t for targets in recipe.scales.values() for t in targets] + list(recipe.moments)


def _check_asked(survey, recipe: Recipe) -> None:
    wanted = [(block, t) for block in BLOCKS[recipe.source] for t in rated_targets(recipe)]
    wanted += [(recipe.table, item) for item in recipe.items]
    absent = [(table, name) for table, name in wanted if name not in getattr(survey, table).columns]
    if absent:
        table, name = absent[0]
        more = f" and {len(absent) - 1} more" if len(absent) > 1 else ""
        raise JtbdError(
            f"This survey does not ask '{name}' ({table}){more}, which the segmentation was fitted on. "
            "Ask it with the same id and the same answers, or fit anew with `segment(survey)`."
        )
    for block, ends in zip(BLOCKS[recipe.source], recipe.ends, strict=False):
        if rated_targets(recipe) and (survey.scales[block].low, survey.scales[block].high) != tuple(ends):
            raise JtbdError(
                f"This survey asks {block} on the scale {survey.scales[block]}, and the segmentation was fitted on "
                f"{ends[0]:g}-{ends[1]:g}. Ask on the same scale, or fit anew with `segment(survey)`."
            )


def _codes(column: pd.Series, levels: tuple, item: str) -> np.ndarray:
    """Answers as positions in `levels`, -1 where there is none; an answer that was not there before is refused."""
    codes, found = coded(column)
    strange = [level for level in found if level not in levels]
    if strange:
        raise JtbdError(
            f"'{item}' has the answer '{strange[0]}', which was not there when the segmentation was fitted. It had: "
            f"{', '.join(levels)}. Correct the answer, leave it empty, or fit anew with `segment(survey)`."
        )
    return np.array([*(levels.index(level) for level in found), -1])[codes]


def _quarters(column: pd.Series, edges: tuple) -> np.ndarray:
    """Numbers as positions among the quarters, -1 where there is none."""
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float)
    return np.where(np.isnan(numbers), -1, np.searchsorted(edges, numbers))


def canonical_order(material: Material, ids) -> np.ndarray:
    """An order of people that depends on their answers (and, among equals, on their ids), not on their rows."""
    columns = [block for block in (*material.ratings, material.codes) if block.shape[1]]
    keys = np.nan_to_num(np.concatenate(columns, axis=1).astype(float), nan=-9.0)
    return np.lexsort([np.asarray(ids, dtype=object).astype(str), *keys.T[::-1]])


def gap_scales(material: Material, recipe: Recipe) -> np.ndarray:
    """People x scales: mean of the answered gaps of each scale, NaN where none was answered."""
    if not recipe.scales:
        return np.zeros((len(material.codes), 0))
    gaps = material.ratings[0] - material.ratings[1] if recipe.source == "gap" else material.ratings[0]
    answered = ~np.isnan(gaps)
    if recipe.centring == "gap_and_mean":
        count = answered.sum(1, keepdims=True)
        gaps = gaps - np.where(answered, gaps, 0).sum(1, keepdims=True) / np.maximum(count, 1)
    member = np.zeros((gaps.shape[1], len(recipe.scales)))
    start = 0
    for j, targets in enumerate(recipe.scales.values()):
        member[start : start + len(targets), j] = 1
        start += len(targets)
    count = answered @ member
    with np.errstate(invalid="ignore"):
        return np.where(answered, gaps, 0) @ member / np.where(count > 0, count, np.nan)


def indicators(codes: np.ndarray, sizes) -> np.ndarray:
    """One column per level; a missing answer is a row of zeros."""
    blocks = [(column[:, None] == np.arange(size)).astype(float) for column, size in zip(codes.T, sizes, strict=True)]
    return np.concatenate(blocks, axis=1) if blocks else np.zeros((len(codes), 0))


def moments(material: Material, recipe: Recipe) -> np.ndarray:
    """1 where a person struggles with a target, 0 where not, -1 where a rating is missing."""
    rating = material.ratings[0]
    struggling, answered = rating >= recipe.cuts[0], ~np.isnan(rating)
    if recipe.source == "gap":
        struggling &= material.ratings[1] <= recipe.cuts[1]
        answered &= ~np.isnan(material.ratings[1])
    return np.where(answered, struggling, -1)


def categories(material: Material, recipe: Recipe) -> tuple[np.ndarray, tuple]:
    """Indicators and sizes of the categorical part: the moments of struggle or the items."""
    if recipe.moments:
        codes = moments(material, recipe)
        sizes = (2,) * codes.shape[1]
    else:
        codes, sizes = material.codes, tuple(len(levels) for levels in recipe.items.values())
    return indicators(codes, sizes), sizes
