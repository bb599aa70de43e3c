"""From an analysis to a report: numbered tables and figures, cards and files to take away, one page to hand round.

Imports analysis and results; knows nothing of lessons. Templates are its users, the command line its caller.
"""

from jtbd_helpers.report.cards import ask_again, canvas, decision, predicted, recontact, segment_cards, unconfirmed
from jtbd_helpers.report.facts import as_facts, frame_of_file, quality_counts, status_grid, survey_facts
from jtbd_helpers.report.pages import Pages
from jtbd_helpers.report.takeaway import hand_out

__all__ = [
    "Pages",
    "as_facts",
    "ask_again",
    "canvas",
    "decision",
    "frame_of_file",
    "hand_out",
    "predicted",
    "quality_counts",
    "recontact",
    "segment_cards",
    "status_grid",
    "survey_facts",
    "unconfirmed",
]
