"""What the job sorter knows: its cards, which answers were mixed up, and how to say so."""

from collections import Counter
from dataclasses import dataclass

from jtbd_helpers.course.learn import session
from jtbd_helpers.statements.collection import JOB_TYPES, Statement, labelled

CARDS = {card.statement: card for card in labelled() if card.card_reason}
LONGEST_RUN = 2  # so that the last answer is no help for the next


@dataclass(frozen=True)
class Answer:
    """The first answer to one card; `role` is "" unless the card asked for one."""

    statement: str
    job_type: str
    role: str = ""

    @property
    def card(self) -> Statement:
        return CARDS[self.statement]


def pile(learner: str) -> list[Statement]:
    """The cards in this learner's own order, types mixed: never three of one type in a row."""
    for turn in range(1000):
        order = session.shuffled(list(CARDS), learner, "job_sorter", str(turn))
        types = [CARDS[text].job_type for text in order]
        runs = zip(*(types[i:] for i in range(LONGEST_RUN + 1)), strict=False)
        if not any(len(set(run)) == 1 for run in runs):
            break
    return [CARDS[text] for text in order]


def confusion(answers: list[Answer]) -> Counter:
    """How often each type of card (first) was called each type (second)."""
    return Counter((a.card.job_type, a.job_type) for a in answers)


def in_words(answers: list[Answer]) -> str:
    """The confusion table in a sentence: what was right, and what is mixed up most often."""
    counts = confusion(answers)
    right = sum(counts[t, t] for t in JOB_TYPES)
    said = f"{right} of {len(answers)} right at the first answer."
    wrong = {pair: n for pair, n in counts.items() if pair[0] != pair[1]}
    if wrong:
        (is_type, called), n = max(wrong.items(), key=lambda pair_n: pair_n[1])
        times = "once" if n == 1 else f"{n} times"
        said += f" Most often mixed up: {is_type} jobs called {called}, {times}."
    roles = [a for a in answers if a.role]
    if roles:
        said += f" Hats: {sum(a.role == a.card.supporting_role for a in roles)} of {len(roles)} right."
    return said


def lit(answers: list[Answer]) -> set[str]:
    """The stages of the life cycle whose card has been placed under the right hat."""
    return {a.card.stage for a in answers if a.role and a.role == a.card.supporting_role}
