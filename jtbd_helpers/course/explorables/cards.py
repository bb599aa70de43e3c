"""The cards of *problem or cause* and the steps of *order the steps*, with a reason for every wrong placing."""

from dataclasses import dataclass

PROBLEM, CAUSE = "problem", "cause"


@dataclass(frozen=True)
class Card:
    """One card: who says what, which of the two it is, and why."""

    who: str
    text: str
    kind: str
    reason: str


CARDS = (
    Card("a driver", "I come later than I promised.", PROBLEM,
         "This is what goes badly. It does not say why: jams, stops or a lost signal could each be behind it."),
    Card("a driver", "The traffic on my way changes from one minute to the next.", CAUSE,
         "Nothing has gone badly yet. This is what happens on the way, and it can make a driver late."),
    Card("a driver", "I have five places to visit on one trip.", CAUSE,
         "Five places are no trouble in themselves. They are what makes the day hard to keep on time."),
    Card("a driver", "I cannot tell those who wait when I will be there.", PROBLEM,
         "Something this driver wants goes badly. Ask what came in the way, and you get to a cause."),
    Card("a driver", "In the valley my phone has no signal.", CAUSE,
         "It happens whether or not anybody is late. What goes badly because of it is another card."),
    Card("a driver", "I leave far too early, only to be safe.", PROBLEM,
         "Leaving early is the price this driver pays today. What makes it necessary is not said here."),
    Card("an employee", "I cannot open the file while I sit with a customer.", PROBLEM,
         "This is what goes badly at work. A missing network, a rule or a lost password may have caused it."),
    Card("an IT manager", "Half of our people work where there is no network.", CAUSE,
         "That is how the work is done here. It becomes the reason why files cannot be reached."),
    Card("an IT manager", "The auditors come at a week's notice.", CAUSE,
         "A visit is an event, not a failure. What fails because of it would be the problem."),
    Card("an IT manager", "Our audit report is late and full of gaps.", PROBLEM,
         "This is the poor result. Several things can lead to it, and the card names none of them."),
    Card("a doctor", "It takes too long until the blood flows again.", PROBLEM,
         "This is how success is judged, and it is badly met. Why it takes so long is not said."),
    Card("a doctor", "The vessel is narrow and winding.", CAUSE,
         "This is what the doctor finds. It makes the work slow; being slow is the problem."),
    Card("a patient", "I live alone.", CAUSE,
         "Living alone is a circumstance. It may make the days after an operation hard, or it may not."),
    Card("a patient", "After the operation I cannot tell which pain is normal.", PROBLEM,
         "This is what goes badly. Nobody to ask at home could be a cause of it."),
    Card("a traveller", "I cannot reach the person I need in time.", PROBLEM,
         "The call does not get done. On a train the signal may be missing, at the wheel the hands."),
    Card("a traveller", "I must keep both hands on the wheel.", CAUSE,
         "This holds for every drive. It comes in the way of a call, so it can be the reason why one fails."),
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One step of the way back, and what to say when it stands too early or too late."""

    text: str
    early: str
    late: str


STEPS = (
    Step("Many people chose the same product.",
         "",
         "The choice is all that can be seen. Start from it, and ask what lies beneath."),
    Step("So it looked like the best value to all of them.",
         "Value can only be read from a choice. What did people do?",
         "A shared struggle is concluded from what people valued. So the value comes before it."),
    Step("So they share a moment of struggle, and it was ended better than by the others.",
         "What tells us that they share a struggle? First say what they saw in the product.",
         "Before saying what a shared struggle does not prove, say that there is one."),
    Step("Yet sharing the struggle does not mean judging by the same criteria.",
         "This limits a conclusion. Which one has to be drawn first?",
         "This is the doubt that sends us one level deeper. The deepest level comes after it."),
    Step("So the criteria come from what caused the struggle: the circumstance.",
         "This is the bottom of the way back. Something above it has to show first that the struggle is not enough.",
         ""),
)  # fmt: skip


def misplaced(order: list[int]) -> list[tuple[int, str]]:
    """The wrong places of an order of steps, from the top: (place, reason)."""
    return [
        (place, STEPS[step].early if place < step else STEPS[step].late)
        for place, step in enumerate(order)
        if place != step
    ]


def moved(order: list[int], step: int, by: int) -> list[int]:
    """The order with one step moved up (-1) or down (+1); at an end it stays."""
    place = order.index(step)
    other = place + by
    if not 0 <= other < len(order):
        return list(order)
    order = list(order)
    order[place], order[other] = order[other], order[place]
    return order
