"""What a meeting decides on: one card per segment, the decision page, and the two boxes of a business model canvas."""

import datetime
import re

import pandas as pd

from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.segments.describing import NOTHING
from jtbd_helpers.survey.draft import NO_JOB
from jtbd_helpers.survey.reading import GUESSED
from jtbd_helpers.vocabulary import NOT_MEASURED, STATUSES

NO_PRICE = f"{NOT_MEASURED}: needs a choice study"
MOST = 3  # value targets named on a card
MEMBERS, EVIDENCE, COSTS = "Segments", "Evidence for each status", "Cost of each segment's features"
FROM = {  # column of the cards -> titles of the tables that hold its numbers
    "size": (MEMBERS,),
    "urgency": (MEMBERS,),
    "position": (EVIDENCE,),
    "product": ("What each feature is for",),
    "cost": (COSTS,),
    "message": (MEMBERS, EVIDENCE),
    "campaign": ("Profile of each segment",),
}


def segment_cards(segments, statuses, plan=None, profile=None, pages=None) -> pd.DataFrame:
    """One row per segment; every cell names where it comes from, or says "not measured".

    Parameters
    ----------
    segments : Segmentation
    statuses : DataFrame
        `segments.value_targets()`.
    plan : Blueprint, optional
    profile : Profile, optional
    pages : Pages, optional
        Where the tables of `FROM` were numbered; then each cell says which table it comes from.

    Returns
    -------
    DataFrame
        segment, size, urgency, position, product, cost, price, message, campaign.
    """
    rows = []
    for row in segments.table.to_dict("records"):
        name = row["segment"]
        short = _short(statuses, name)
        rows.append(
            {
                "segment": name,
                "size": f"{row['share']:.0%} ({row['share_low']:.0%} to {row['share_high']:.0%})",
                "urgency": _urgency(row),
                "position": _position(statuses, name),
                "product": _product(plan, name),
                "cost": NOT_MEASURED if plan is None else f"{plan.cost[name]:.2f}",
                "price": NO_PRICE,
                "message": _message(segments, row, short),
                "campaign": _campaign(profile, row),
            }
        )
    cards = pd.DataFrame(rows)
    for column, titles in FROM.items() if pages else ():
        cards[column] = [_sourced(cell, pages, *titles) for cell in cards[column]]
    return cards


def _sourced(text: str, pages, *titles: str) -> str:
    return text if pages is None else pages.traced(text, *titles)


def predicted(segments, predictions: dict) -> pd.DataFrame:
    """One prediction per segment, each in the analyst's own words: segment, prediction."""
    names = list(segments.table["segment"])
    for name in predictions:
        if name not in names:
            raise unknown(segments.noun, name, names, where="predictions")
    if missing := [name for name in names if not str(predictions.get(name, "")).strip()]:
        raise JtbdError(
            f"predictions: none for {', '.join(missing)}. Write one for each {segments.noun}: what will be seen, how "
            "many of 100, and by when. Leave `predictions` empty to print that there are none."
        )
    return pd.DataFrame({"segment": names, "prediction": [predictions[name] for name in names]})


def canvas(cards: pd.DataFrame) -> pd.DataFrame:
    """Customer segments and value propositions, ready for their two boxes: box, segment, text."""
    rows = [("customer segments", c["segment"], c["message"]) for c in cards.to_dict("records")]
    rows += [("value propositions", c["segment"], c["product"]) for c in cards.to_dict("records")]
    return pd.DataFrame(rows, columns=["box", "segment", "text"])


def decision(segments, cards: pd.DataFrame, plan, re_measure: str, pages=None) -> list[str]:
    """What to decide, in sentences that name their tables (of `pages`); what the data do not carry is said as well."""
    panel, open_guesses = "Three questions", unconfirmed(segments.survey)
    by_name = cards.set_index("segment")
    if segments.n_segments == 1:
        return [
            *open_guesses,
            f"{segments.headline}.",
            _sourced(segments.reach, pages, "Numbers of groups tried"),
            "Decide on what falls short for everybody; do not build for groups that were not found.",
            f"Everybody: {by_name['message'].iloc[0]}",
            _again(re_measure),
        ]
    lines = [*open_guesses, _sourced(segments.describe(), pages, panel, MEMBERS, "Respondents")]
    lines += _whom_to_serve(segments, by_name)
    if plan is not None:
        lines.append(_sourced(plan.describe(), pages, COSTS))
    weak = [
        _sourced(q.sentence, pages, panel) for q in segments.questions.itertuples() if q.word not in {"yes", "needs"}
    ]
    if segments.noun == "group":
        weak.append("The people of a group share too little of cause and struggle to be called a segment.")
    lines += [f"Weak point: {w}" for w in weak]
    lines.append("Price and willingness to pay: not measured here; a choice study measures them.")
    return [*lines, _again(re_measure)]


def _whom_to_serve(segments, cards: pd.DataFrame) -> list[str]:
    """A sentence for each segment; first the one in which most people would switch, where that was asked."""
    noun, asked = segments.noun, segments.table["urgency"].notna().any()
    willing = segments.table.assign(willing=segments.table["share"] * segments.table["urgency"])
    order = willing.sort_values("willing", ascending=False, kind="stable")["segment"] if asked else cards.index
    told = []
    for name in order:
        card = cards.loc[name]
        urgency = f", {card['urgency']} would switch" if card["urgency"] != NOT_MEASURED else ""
        told.append(f"{name}: {card['size']} of the market{urgency}. {card['message']}")
    if not asked:
        return ["Who would switch was not asked, so the data do not say which to serve first.", *told]
    return [f"Most people who would switch are in {noun} {told[0]}", *told[1:]]


def unconfirmed(survey) -> list[str]:
    """That the codebook still holds guesses, for the first page; nothing when it holds none."""
    return [f"Before you decide: {note}" for note in survey.notes if note.startswith(GUESSED)]


def ask_again(re_measure: str | None) -> str:
    """The month, or day, by which to ask again; None means a year from today, and no date at all is refused."""
    today = datetime.date.today()
    if re_measure is None:
        return f"{today.year + 1}-{today.month:02d}"
    given = str(re_measure).strip()
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?", given) or given < f"{today:%Y-%m}":
        raise JtbdError(
            f"re_measure: {given!r} is no month to come. A report says when to ask again, since segments change: write "
            f're_measure = "{today.year + 1}-{today.month:02d}", or None for a year from now.'
        )
    return given


def _again(re_measure: str) -> str:
    return f"Ask again by {re_measure}: circumstances change, and segments with them."


def _short(statuses: pd.DataFrame, segment: str) -> pd.DataFrame:
    """What falls short here, first where these people struggle most beyond the others."""
    elsewhere = statuses[statuses["segment"] != segment].groupby("target_id")["struggle_share"].mean()
    rows = statuses[(statuses["segment"] == segment) & (statuses["status"] == "undershot")]
    beyond = rows["struggle_share"] - elsewhere.reindex(rows["target_id"]).fillna(0).to_numpy()
    return rows.assign(beyond=beyond).sort_values("beyond", ascending=False)


def _urgency(row: dict) -> str:
    if pd.isna(row["urgency"]):
        return NOT_MEASURED
    return f"{row['urgency']:.0%} ({row['urgency_low']:.0%} to {row['urgency_high']:.0%})"


def _position(statuses: pd.DataFrame, segment: str) -> str:
    """How today's solutions stand with these people: value targets by status."""
    counts = statuses.loc[statuses["segment"] == segment, "status"].value_counts()
    listed = ", ".join(f"{gloss}: {counts[s]}" for s, gloss in STATUSES.items() if s in counts)
    return f"{listed}; of {counts.sum()} value targets"


def _product(plan, segment: str) -> str:
    if plan is None:
        return NOT_MEASURED
    chosen = plan.features(segment)["statement"].tolist()
    return "; ".join(chosen) if chosen else "nothing to add"


def _message(segments, row: dict, short: pd.DataFrame) -> str:
    """The cause in people's own words, then what they fail to get done."""
    listed = segments.survey.circumstance_list.set_index("circumstance")["statement"]
    name, _, level = str(row["leading_circumstance"]).partition(": ")  # answers in words carry the answer
    cause = f"{listed[name]}{': ' if level else ''}{level}" if name in listed else None
    wording = segments.survey.value_targets.set_index("target_id")["statement"]
    targets = [wording[t].rstrip(".") for t in short["target_id"][:MOST]]
    short = "Not done well today: “" + "”, “".join(targets) + "”." if targets else "Nothing surely falls short here."
    return f"“{cause}”. {short}" if cause else short


def _campaign(profile, row: dict) -> str:
    """Where these people are met, if they share anything that a list of customers knows."""
    if profile is None:
        return NOT_MEASURED
    rows = profile.table[(profile.table["segment"] == row["segment"]) & profile.table["variable"].isin(profile.tilted)]
    rows = rows[rows["low"] > 1] if "low" in rows else rows.iloc[:0]
    told = [f"{r['variable']} {r['level']} ({r['lift']:.1f} times as often)" for r in rows.to_dict("records")]
    if told:
        return "; ".join(told)
    marked = row["leading_circumstance"] not in (None, NOTHING)
    return "no common profile: " + ("meet them where the circumstance occurs" if marked else "nothing tells where")


def recontact(survey) -> list[str]:
    """The four questions to ask the same people again, where circumstances were not asked."""
    job = survey.job.rstrip(".") if survey.job not in ("", NO_JOB) else "get this done"
    return [
        f"Think of the last time you wanted to: {job}. What came in your way?",
        "Where were you, and what was going on around you?",
        "What did you use, and what did it not do for you?",
        "Would you change how you do it, if something dealt with that?",
    ]
