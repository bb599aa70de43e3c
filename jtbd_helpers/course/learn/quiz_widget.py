"""Quizzes and reviews: a deck of questions, one at a time."""

from jtbd_helpers.course.learn import session
from jtbd_helpers.course.learn.appearance import button, panel, row, words, write
from jtbd_helpers.course.learn.bank import all_items, load_bank
from jtbd_helpers.course.learn.item_card import ItemCard
from jtbd_helpers.course.learn.items import Bank, Item
from jtbd_helpers.course.learn.prediction import prediction_card, prediction_shown
from jtbd_helpers.course.learn.schedule import RULE, due, warm_up
from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.stylesheet import Shown

FEWEST, MOST = 5, 8
NEVER_TRIED = "Nothing to repeat yet. Questions come back here once you have answered some in a quiz."
NOTHING_DUE = "Nothing is due today. Come back another day, or go on with the next notebook."
OFF = "Reviews are turned off. Turn them on again in jtbd.progress()."


def quiz(lesson: str, item: str | None = None, result: object = None) -> Shown:
    """Show the quiz of a notebook, one question at a time; answers are kept.

    Parameters
    ----------
    lesson : str
        Such as "01"; halves are "08a", "08b".
    item : str, optional
        Show only this item. A prediction ("p-08-1") asks for yours and keeps it.
    result : object, optional
        With a prediction: what came out; yours is shown beside it.

    Returns
    -------
    Shown
        A widget; a saved notebook keeps one plain line of it.

    Raises
    ------
    JtbdError
        When there is no such quiz or item.
    """
    bank = load_bank(lesson)
    if item is None:
        deck = Deck(f"Quiz {lesson} · {bank.title}", drawn(bank, session.current().learner), {lesson: bank})
        return Shown(deck.box, f"Quiz {lesson}: run this cell to answer.")
    if item not in bank.items:
        raise unknown("item", item, bank.items, where=f"quiz {lesson}")
    if result is not None:
        return prediction_shown(bank.items[item], result)
    if bank.items[item].predict:
        return prediction_card(bank.items[item])
    deck = Deck("Question", [bank.items[item]], {lesson: bank})
    return Shown(deck.box, f"Question {item}: run this cell to answer.")


def review(n: int | None = None) -> Shown:
    """Repeat what is due: questions you answered before, when you are about to forget them.

    Parameters
    ----------
    n : int, optional
        At most this many, 1 or more, never two of one objective, from two modules if that can be; when nothing is due,
        the oldest. Left out: everything that is due.

    Returns
    -------
    Shown
        A widget; a saved notebook keeps one plain line of it.

    Raises
    ------
    JtbdError
        When `n` is not a whole number of 1 or more.
    """
    if n is not None and (not isinstance(n, int) or isinstance(n, bool) or n < 1):
        raise JtbdError(f"`n`: {n!r} is no number of questions. Give 1 or more, or leave it out.")
    line = "Warm-up: run this cell to answer." if n else "Review: run this cell to answer what is due."
    return Shown(_review_box(n), line)


def _review_box(n: int | None):
    title = "Warm-up" if n else "Review"
    if not session.kept("reviews", True):
        return panel(words(title, "jtbd-title"), words(OFF))
    attempts, items = session.current().content["attempts"], all_items()
    now = session.now()
    chosen = warm_up(attempts, items, now, n) if n else due(attempts, items, now)
    if not chosen:
        said = NOTHING_DUE if any(a["item"] in items for a in attempts) else NEVER_TRIED
        return panel(words(title, "jtbd-title"), words(said), words(RULE, "jtbd-keys"))
    banks = {items[i].lesson: load_bank(items[i].lesson) for i in chosen}
    return Deck(title, [items[i] for i in chosen], banks, fresh=True, note=RULE).box


def drawn(bank: Bank, learner: str) -> list[Item]:
    """The learner's 5 to 8 items: one of each objective first, no item beside its parallel while others are left."""
    items = [i for i in session.shuffled(bank.questions, learner, bank.lesson) if i.id not in bank.placed]
    size = min(max(len(bank.objectives) + 3, FEWEST), MOST)
    first_of: dict[str, Item] = {}
    for item in items:
        first_of.setdefault(item.objective, item)
    chosen = list(first_of.values())[:size]
    for strict in (True, False):
        for item in items:
            beside = any(item.id == other.parallel or item.parallel == other.id for other in chosen)
            if len(chosen) < size and item not in chosen and not (strict and beside):
                chosen.append(item)
    return sorted(chosen, key=lambda i: (i.difficulty, items.index(i)))


class Deck:
    """Questions one at a time, with a numbered strip to go to any of them and a line that says how far one is."""

    def __init__(self, title: str, items: list[Item], banks: dict[str, Bank], fresh: bool = False, note: str = ""):
        import ipywidgets

        self._banks, self._fresh = banks, fresh
        self.cards: list[ItemCard] = []
        for item in items:
            self.cards.append(self._card(item))
        self.here = next((i for i, card in enumerate(self.cards) if card.marked is None), 0)
        self._strip = row(css="jtbd-strip")
        self._place = ipywidgets.VBox()
        self._next = button("Next question", self._go_on)
        self._state = words(css="jtbd-state")
        self._keys = words(css="jtbd-keys")
        foot = [words(note, "jtbd-keys")] if note else []
        self.box = panel(
            words(title, "jtbd-title"), self._keys, self._strip, self._place, row(self._next), self._state, *foot
        )
        self._show()

    def _card(self, item: Item) -> ItemCard:
        return ItemCard(item, self._fresh, self._marked, self._sister_of, self._to_sister)

    def _sister_of(self, item: Item, shown: tuple[str, ...]) -> Item | None:
        """The question to go on with after a miss, unless it was answered here already."""
        sister = self._banks[item.lesson].parallel_to(item, shown)
        done = any(card.item is sister and card.marked and card.marked.correct for card in self.cards)
        return None if done else sister

    def _marked(self, card: ItemCard) -> None:
        for other in self.cards:
            if other is not card:
                other.unlock()
        self._show()

    def _to_sister(self, item: Item) -> None:
        """Go to the sister question; it joins the deck where it is not in it."""
        ids = [card.item.id for card in self.cards]
        if item.id not in ids:
            self.cards.insert(self.here + 1, self._card(item))
            ids.insert(self.here + 1, item.id)
        self._go_to(ids.index(item.id))

    def _go_on(self) -> None:
        """To the next question that is open, else to the next one."""
        order = [*range(self.here + 1, len(self.cards)), *range(self.here)]
        self._go_to(next((i for i in order if self.cards[i].marked is None), order[0]))

    def _go_to(self, index: int) -> None:
        self.here = index
        self._show()

    def _show(self) -> None:
        card = self.cards[self.here]
        if tuple(self._place.children) != (card.box,):
            self._place.children = (card.box,)
            write(self._keys, f"Keys: {card.control.keys}; Tab goes on to Check, Space or Enter presses a button.")
        self._show_strip()
        self._next.layout.display = "none" if len(self.cards) == 1 else ""
        write(self._state, "<br>".join([self.state, *session.current().notices]))

    def _show_strip(self) -> None:
        """One button a question; made anew only when the number of questions changes, so that focus stays."""
        if len(self._strip.children) != len(self.cards):
            self._strip.children = tuple(
                button("", lambda index=index: self._go_to(index)) for index in range(len(self.cards))
            )
        self._strip.layout.display = "none" if len(self.cards) == 1 else ""
        for index, (tab, card) in enumerate(zip(self._strip.children, self.cards, strict=True)):
            tab.description = f"{index + 1} {_sign(card)}"
            tab.tooltip = f"Question {index + 1}: {_in_words(card)}"
            (tab.add_class if index == self.here else tab.remove_class)("jtbd-here")

    @property
    def state(self) -> str:
        """Where one is, in words."""
        answered = [card for card in self.cards if card.marked]
        right = sum(card.first is True for card in answered)
        where = f"Question {self.here + 1} of {len(self.cards)}" if len(self.cards) > 1 else "One question"
        return f"{where}: {_in_words(self.cards[self.here])}. {len(answered)} answered, {right} right at the first try."


def _sign(card: ItemCard) -> str:
    return "○" if card.marked is None else "✓" if card.marked.correct else "✗"


def _in_words(card: ItemCard) -> str:
    return "open" if card.marked is None else "right" if card.marked.correct else "not yet right"
