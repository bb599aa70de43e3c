"""From an analysis to a report: numbered tables and figures, cards and files to take away, one page to hand round.

Imports analysis and results; knows nothing of lessons. Templates are its users, the command line its caller.
"""

from jtbd_helpers.report.cards import canvas, decision, recontact, segment_cards
from jtbd_helpers.report.pages import Pages
from jtbd_helpers.report.takeaway import hand_out

__all__ = ["Pages", "canvas", "decision", "hand_out", "recontact", "segment_cards"]
