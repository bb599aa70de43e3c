"""What a check says about a statement: which word, by which rule, why, and what to do."""

from dataclasses import dataclass

HEURISTIC = "These checks go by words. They know English only, they can be wrong, and the last word is yours."

# rule -> (why, what to do); {word} is the word that was found.
RULES = {
    "solution": ("“{word}” is one way of getting it done.", "What would still be true without it?"),
    "feature": ("“{word}” describes something that a product does or has.", "What does a person want to get done?"),
    "outcome": ("“{word}” is how someone judges success.", "What are they trying to do?"),
    "goal": ("“{word}” is what many jobs together may lead to.", "What would somebody do next to get there?"),
    "situation": ("“{word}” is the circumstance.", "Move it to the context line."),
    "people": ("“{word}” says who they are.", "Leave them out: would it hold for anybody else who does this?"),
    "verb": ("A job is something to do, and “{word}” is a thing.", "Begin with a verb: find, keep, feel, be seen as …"),
    "direction": ("“{word}” does not say which way is better.", "Begin with minimise, reduce, increase …"),
    "measure": (
        "Nothing in “{word}” can be counted.",
        "Name what is measured: the time, the likelihood, the number, the effort …",
    ),
    "wish": ("“{word}” says what product is missing.", "What happens there, whether or not such a product exists?"),
}


@dataclass(frozen=True)
class Finding:
    """One thing that a rule of thumb noticed.

    `word` is quoted from the statement, `rule` is a key of `RULES`, `reason` says why it matters,
    `mend` what to do next.
    """

    word: str
    rule: str

    @property
    def reason(self) -> str:
        return RULES[self.rule][0].format(word=self.word)

    @property
    def mend(self) -> str:
        return RULES[self.rule][1]

    def __str__(self) -> str:
        return f"{self.reason} {self.mend}"
