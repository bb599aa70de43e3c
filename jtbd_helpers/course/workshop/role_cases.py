"""Worked role maps. Buying roles of teens' games and business intelligence stand as in the course's source texts.

Who benefits and who carries out is the sources' own for navigation, secure data and artery. Everything else is made up
for this course, and the note on each map says so.
"""

from functools import partial

OURS = "Made up for this course, but for {}, which stand as in the source text."


def _seat(who: str, because: str = "") -> dict:
    return {"who": who, "nobody": not who, "because": because}


def _map(offer, market, job, seats: dict, saboteur: dict, parties, given: str) -> dict:
    roles = {role: _seat(who) for role, who in seats.items()}
    roles["saboteur"] = {"motive": "", "response": ""} | saboteur
    helped = [{"name": name, "we_help": we, "they_help": they} for name, we, they in parties]
    note = OURS.format(given)
    return {"offer": offer, "market": market, "job": job, "roles": roles, "parties": helped, "note": note}


def _case(*parts):
    return partial(_map, *parts)


def _at_work(who: str, motive: str, response: str) -> dict:
    return _seat(who) | {"motive": motive, "response": response}


TEENS = _case(
    "entertainment software for teens",
    "consumer",
    "Have something to share with friends",
    {
        "beneficiary": "Teen",
        "executor": "Teen",
        "user": "Teen",
        "influencer": "Friends",
        "recommender": "Friends",
        "decision_maker": "Teens/Parents",
        "economic_buyer": "Parents",
    },
    _seat("", "nobody near a teen loses work or standing when a game is bought"),
    [
        ("Parents", True, False),
        ("Video makers who show games", True, True),
        ("A studio that draws figures", False, True),
    ],
    "the five buying roles",
)
INTELLIGENCE = _case(
    "business intelligence software in a large firm",
    "business",
    "See in time where the business drifts",
    {
        "beneficiary": "Line of Business Management",
        "executor": "Report Users",
        "user": "Report Users",
        "influencer": "Report Users",
        "recommender": "Line of Business Management",
        "decision_maker": "CIO",
        "economic_buyer": "CFO",
    },
    _at_work(
        "Engineers in the firm who build a platform of their own",
        "They fear for their jobs if the firm buys one",
        "Let them build the links to the firm’s own data",
    ),
    [("The firm", True, False), ("A consultancy that sets it up", True, True), ("A data centre", False, True)],
    "the five buying roles and the saboteurs",
)
NAVIGATION = _case(
    "a navigation app",
    "consumer",
    "Get to a destination on time",
    {
        "beneficiary": "Driver",
        "executor": "Driver",
        "user": "Driver",
        "influencer": "Passengers",
        "recommender": "Colleagues who drive the same roads",
        "decision_maker": "Driver",
        "economic_buyer": "Driver",
    },
    _seat("", "a driver who decides alone has nobody beside them who loses by it"),
    [("Drivers", True, True), ("Shops along the road", True, True), ("A maker of maps", False, True)],
    "beneficiary and executor",
)
SECURE_DATA = _case(
    "a service that lets employees share data safely",
    "business",
    "Enable secure use of data",
    {
        "beneficiary": "Company employees",
        "executor": "IT manager",
        "user": "Company employees",
        "influencer": "The data protection officer",
        "recommender": "IT manager",
        "decision_maker": "CIO",
        "economic_buyer": "CFO",
    },
    _at_work(
        "Specialists who grant every access by hand",
        "Their daily work goes away",
        "Put them in charge of the rules and of the audit",
    ),
    [("The company", True, False), ("A hosting provider", False, True), ("A reseller who also uses it", True, True)],
    "beneficiary and executor",
)
ARTERY = _case(
    "a device that widens a narrowed artery",
    "medical",
    "Restore blood flow in an artery",
    {
        "beneficiary": "Patient",
        "executor": "Doctor",
        "user": "Doctor",
        "influencer": "Nurses who assist",
        "recommender": "The referring doctor",
        "decision_maker": "Head of the department",
        "economic_buyer": "Hospital",
    },
    _at_work(
        "Surgeons who operate on the same arteries",
        "Fewer patients would reach them",
        "Agree together which patients go where, by findings",
    ),
    [("The hospital", True, False), ("Doctors who test it first", True, True), ("A maker of wires", False, True)],
    "beneficiary and executor",
)
CASES = {
    "teens_games": TEENS,
    "business_intelligence": INTELLIGENCE,
    "navigation": NAVIGATION,
    "secure_data": SECURE_DATA,
    "artery": ARTERY,
}
