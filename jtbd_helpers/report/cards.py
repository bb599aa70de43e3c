"""What a meeting decides on: one card per segment, the decision page, and the two boxes of a business model canvas."""

import pandas as pd

from jtbd_helpers.words import NOT_MEASURED, STATUSES

NO_PRICE = f"{NOT_MEASURED}: needs a choice study"
MOST = 3  # value targets named on a card


def segment_cards(segments, statuses, plan=None, profile=None) -> pd.DataFrame:
    """One row per segment; every cell names where it comes from, or says "not measured".

    Parameters
    ----------
    segments : Segmentation
    statuses : DataFrame
        `segments.value_targets()`.
    plan : Blueprint, optional
    profile : Profile, optional

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
                "campaign": _campaign(profile, name),
            }
        )
    return pd.DataFrame(rows)


def canvas(cards: pd.DataFrame) -> pd.DataFrame:
    """Customer segments and value propositions, ready for their two boxes: box, segment, text."""
    rows = [("customer segments", c["segment"], c["message"]) for c in cards.to_dict("records")]
    rows += [("value propositions", c["segment"], c["product"]) for c in cards.to_dict("records")]
    return pd.DataFrame(rows, columns=["box", "segment", "text"])


def decision(segments, cards: pd.DataFrame, plan, re_measure: str) -> list[str]:
    """What to decide, in sentences; what the data do not carry is said as well."""
    if segments.n_segments == 1:
        return [
            f"{segments.headline}.",
            segments.reach,
            "Decide on what falls short for everybody; do not build for groups that were not found.",
            _again(re_measure),
        ]
    table, noun = segments.table, segments.noun
    lines = [f"{segments.headline}: {segments.n_segments} {noun}s."]
    if table["urgency"].notna().any():
        first = cards.set_index("segment").loc[_worth_most(table)]
        lines.append(
            f"Most people who would switch are in {noun} {first.name}: {first['size']} of the market, "
            f"{first['urgency']} would switch. {first['message']}"
        )
    else:
        lines.append("Who would switch was not asked, so the data do not say which to serve first.")
    if plan is not None:
        lines.append(plan.describe())
    weak = [q.sentence for q in segments.questions.itertuples() if q.word not in {"yes", "needs"}]
    if segments.noun == "group":
        weak.append("The people of a group share too little of cause and struggle to be called a segment.")
    lines += [f"Weak point: {w}" for w in weak]
    lines.append("Price and willingness to pay: not measured here; a choice study measures them.")
    return [*lines, _again(re_measure)]


def _again(re_measure: str) -> str:
    return f"Ask again by {re_measure}: circumstances change, and segments with them."


def _worth_most(table: pd.DataFrame) -> str:
    return table.assign(willing=table["share"] * table["urgency"]).sort_values("willing")["segment"].iloc[-1]


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
    return ", ".join(f"{counts[s]} {gloss}" for s, gloss in STATUSES.items() if s in counts)


def _product(plan, segment: str) -> str:
    if plan is None:
        return NOT_MEASURED
    chosen = plan.features(segment)["statement"].tolist()
    return "; ".join(chosen) if chosen else "nothing to add"


def _message(segments, row: dict, short: pd.DataFrame) -> str:
    """The cause in people's own words, then what they fail to get done."""
    listed = segments.survey.circumstance_list.set_index("circumstance")["statement"]
    cause = listed.get(row["leading_circumstance"])
    wording = segments.survey.value_targets.set_index("target_id")["statement"]
    targets = [wording[t].rstrip(".") for t in short["target_id"][:MOST]]
    said = f"“{cause}”: " if cause else ""
    if not targets:
        return f"{said}nothing falls short here."
    return f"{said}falls short of “" + "”, “".join(targets) + "”."


def _campaign(profile, segment: str) -> str:
    """Where these people are met, if they share anything that a list of customers knows."""
    if profile is None:
        return NOT_MEASURED
    rows = profile.table[(profile.table["segment"] == segment) & profile.table["variable"].isin(profile.tilted)]
    rows = rows[rows["low"] > 1] if "low" in rows else rows.iloc[:0]
    told = [f"{r['variable']} {r['level']} ({r['lift']:.1f} times as often)" for r in rows.to_dict("records")]
    return "; ".join(told) if told else "no common profile: meet them where the circumstance occurs"


def recontact(survey) -> list[str]:
    """The four questions to ask the same people again, where circumstances were not asked."""
    job = survey.job.rstrip(".") or "get this done"
    return [
        f"Think of the last time you wanted to: {job}. What came in your way?",
        "Where were you, and what was going on around you?",
        "What did you use, and what did it not do for you?",
        "Would you change how you do it, if something dealt with that?",
    ]
