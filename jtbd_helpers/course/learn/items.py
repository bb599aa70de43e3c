"""What an item bank holds: items with their options, parts and known wrong answers."""

from dataclasses import dataclass, field

TYPES = ("single", "multiple", "numeric", "short_text", "order", "classify", "match", "place2d")
PREDICTABLE = ("single", "numeric", "order")


@dataclass(frozen=True, kw_only=True)
class Option:
    """One line to choose; `correct` is None in a prediction."""

    text: str
    correct: bool | None = None
    reason: str = ""
    misconception: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One thing to fill in, to place or to sort. `answer` and `tolerance` depend on the item's type."""

    text: str
    answer: object = None
    reason: str = ""
    misconception: str = ""
    tolerance: object = 0.0
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class KnownWrong:
    """A wrong answer whose origin we know: a value, or a range with both ends included."""

    value: object = None
    range: tuple | None = None
    reason: str = ""
    misconception: str = ""


@dataclass(frozen=True, kw_only=True)
class Axis:
    """One axis of the plane of a place2d item."""

    label: str
    min: float
    max: float
    step: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question. `version` is a fingerprint of all its content."""

    id: str
    type: str
    objective: str
    stem: str
    hints: tuple[str, ...] = ()
    difficulty: int = 0
    parallel: str = ""
    source: str = ""
    predict: bool = False
    choices: tuple[str, ...] = ()
    x: Axis | None = None
    y: Axis | None = None
    options: tuple[Option, ...] = ()
    parts: tuple[Part, ...] = ()
    known_wrong: tuple[KnownWrong, ...] = ()
    lesson: str = ""
    version: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """What the parts of a classify or match item can be given."""
        return tuple(dict.fromkeys([*self.choices, *(p.answer for p in self.parts)]))

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """Every misconception that an answer to this item can show."""
        carriers = (*self.options, *self.parts, *self.known_wrong)
        return tuple(dict.fromkeys(c.misconception for c in carriers if c.misconception))

    @property
    def question(self) -> str:
        """The stem, and for a number its unit and tolerance."""
        if self.type != "numeric":
            return self.stem
        part = self.parts[0]
        whole = part.unit.startswith(("of ", "on ", "×"))  # reads well by itself: "of 100"
        asked = part.unit.isalpha() and part.unit in self.stem  # "How many jobs …?" needs no "in jobs"
        said = [part.unit if whole else f"in {part.unit}"] if part.unit and not asked else []
        count = asked and float(part.answer or 0).is_integer() and part.tolerance < 1
        exact = self.predict or not part.tolerance or count
        said += [] if exact else [f"± {part.tolerance:g} counts as right"]
        return f"{self.stem} ({'; '.join(said)})" if said else self.stem


@dataclass(frozen=True, kw_only=True)
class Bank:
    """The items of one notebook. `placed` lists items that the notebook shows on their own."""

    lesson: str
    title: str
    objectives: dict[str, str]
    misconceptions: dict[str, str]
    placed: tuple[str, ...] = ()
    items: dict[str, Item] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Item, ...]:
        """The items that are marked; predictions are not."""
        return tuple(item for item in self.items.values() if not item.predict)

    def parallel_to(self, item: Item, shown: tuple[str, ...] = ()) -> Item | None:
        """The item to go on with after a miss that showed these misconceptions.

        The declared parallel, unless another item of the objective fits what was shown and the declared one does not.
        """
        declared = self.items.get(item.parallel)
        kin = [i for i in self.questions if i.objective == item.objective and i.id != item.id]
        fitting = [i for i in kin if set(shown) & set(i.misconceptions)]
        return declared if declared in fitting or not fitting else fitting[0]
