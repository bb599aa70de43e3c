"""Who is helping whom: the four answers, and the business model canvas they lead to."""

from jtbd_helpers.course.workshop.paper import html_list, markdown_list, text

# (we help them, they help us) -> what they are to us
RELATIONS = {
    (True, False): "customer",
    (False, True): "partner",
    (True, True): "platform candidate",
    (False, False): "none",
}
REASONS = {
    "customer": "We help them get a job done.",
    "partner": "They help us get our job done.",
    "platform candidate": "Help goes both ways: perhaps you stand between two sides.",
    "none": "Nobody helps anybody here. Whoever we meet is not yet a customer.",
}
BOXES = (  # of the canvas, in reading order
    "Key partners",
    "Key activities",
    "Key resources",
    "Value propositions",
    "Customer relationships",
    "Channels",
    "Customer segments",
    "Cost structure",
    "Revenue streams",
)
LAYOUT = (
    "<tr><td rowspan='2'>{Key partners}</td><td>{Key activities}</td><td rowspan='2' colspan='2'>{Value propositions}"
    "</td><td>{Customer relationships}</td><td rowspan='2'>{Customer segments}</td></tr>"
    "<tr><td>{Key resources}</td><td>{Channels}</td></tr>"
    "<tr><td colspan='3'>{Cost structure}</td><td colspan='3'>{Revenue streams}</td></tr>"
)


def relation(we_help: bool, they_help: bool) -> str:
    """What a party is to us: "customer", "partner", "platform candidate" (help goes both ways) or "none"."""
    return RELATIONS[bool(we_help), bool(they_help)]


def canvas_markdown(boxes: dict[str, list[str]]) -> str:
    """The business model canvas, box by box."""
    parts = [f"### {box}\n\n{markdown_list(boxes[box])}" for box in BOXES if boxes.get(box)]
    rest = ", ".join(box for box in BOXES if not boxes.get(box))
    return "\n".join([*parts, f"Not filled from this table: {rest}.\n"])


def canvas_html(boxes: dict[str, list[str]]) -> str:
    """The business model canvas as the table that everyone knows."""
    cells = {box: f"<b>{text(box)}</b>{html_list(boxes.get(box, []))}" for box in BOXES}
    return f"<table class='canvas'>{LAYOUT.format_map(cells)}</table>"
