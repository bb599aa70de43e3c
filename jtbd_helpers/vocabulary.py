"""Words that must be the same wherever they are read: lessons, panel, report, glossary."""

HEADLINES = {
    "natural": "Clear groups",
    "reproducible": "Usable groups, blurred edges",
    "constructive": "A cut you chose, not a finding",
    "none": "No segments found: look-alike surveys without groups separate as well",
}
QUESTIONS = {
    "null": "Better than chance?",
    "stability": "Would we find them again?",
    "leakage": "Needs or answering habit?",
}
STATUSES = {
    "undershot": "falls short",
    "must-be": "expected",
    "overshot": "too much",
    "indifferent": "nobody minds",
    "served": "fine",
}
OUTCOMES = {  # of an answer: symbol and words, never colour alone
    "correct": "✓ Correct",
    "incorrect": "✗ Not yet",
    "not attempted": "○ Not attempted",
    "uncheckable": "? Cannot be checked",
    "error": "! Error",
}
NOT_MEASURED = "not measured"


def counted(n: int, one: str, more: str | None = None) -> str:
    """The number and what it counts, in agreement: "1 customer", "3,000 customers", "1 event repeats"."""
    return f"{n:,} {one if n == 1 else more or one + 's'}"
