"""Exercises of lesson 10: score and place a new customer; name a segment's crucial jobs and one offer."""

import numpy as np
import pandas as pd

from jtbd_helpers.course.learn.exercise import Exercise, Field, Mistake

POINT = 0.5  # tolerance in percentage points

# -- ex-10-1: score a new customer and assign ---------------------------------------------------------

PARTS = ("in touch abroad", "weekend chosen", "sure of the phone", "other jobs")
TRACES = ("calls_home", "roaming_days", "posts", "searches", "how_to_calls", "guides_read", "bill_opens", "top_ups")
UNTRACED = "adverts_received"  # a trace that speaks for no job
LETTERS, ASIDE = ("segment A", "segment B", "segment C"), "set aside: no evidence"


def new_customers(seed: int) -> dict:
    """Weights of signals, the counts of two customers, and three segments with mean mix and mean volume."""
    random = np.random.default_rng(seed)
    while True:
        weights, strength = _draw_weights(random), 20.0 * random.integers([4, 4, 1, 4], [15, 15, 4, 15])
        one_leads = np.ptp(np.sort(strength)[-2:]) >= 40
        if one_leads and _told(_share_ways(weights, strength @ weights)):
            break
    counts = np.rint(strength @ weights).astype(int)
    table = pd.DataFrame(weights.T, index=pd.Index(TRACES, name="signal"), columns=PARTS).round(2)
    table.loc[UNTRACED] = 0.0
    table["Cleo"], table["Dan"] = [*counts, 0], [0] * len(TRACES) + [int(random.integers(9, 60))]
    return {"signals": table, "segments": _draw_segments(random, strength / strength.sum(), counts.sum())}


def _draw_weights(random: np.random.Generator) -> np.ndarray:
    """Parts x signals, in twentieths so that all counts are whole; posts speak for two jobs."""
    weights = np.zeros((len(PARTS), len(TRACES)))
    calls, posts = random.integers(6, 11), random.integers(3, 8)
    weights[0, :3] = np.array([calls, 20 - calls - posts, posts]) / 20
    for part, (first, low, high) in zip((1, 2, 3), ((2, 7, 15), (4, 6, 15), (6, 6, 15)), strict=True):
        share = random.integers(low, high) / 20
        weights[part, first : first + 2] = share, 1 - share
    return weights


def _draw_segments(random: np.random.Generator, mix: np.ndarray, volume: int) -> pd.DataFrame:
    """One segment is like Cleo, one is as busy as she is, one is all about the job that leads with her."""
    like = mix + random.permutation([0.02, -0.01, -0.01, 0.0])
    busy = np.sort(mix)[np.argsort(np.argsort(-mix))]  # what leads with Cleo comes last here
    lead = np.where(np.arange(4) == mix.argmax(), 0.91, 0.03)
    rows = np.round(100 * np.clip([like, busy, lead], 0.01, 1)).astype(int)
    rows[:, 3] += 100 - rows.sum(1)
    events = [int(volume * 0.3), volume + int(random.integers(-9, 10)), int(volume * 2.4)]
    table = pd.DataFrame(rows, columns=PARTS).assign(mean_events=events).iloc[random.permutation(3)]
    return table.set_axis(pd.Index(LETTERS, name="mean mix, %"))


def _closed(strength) -> np.ndarray:
    """Percent of in touch and weekend in the whole."""
    return 100 * np.asarray(strength, dtype=float)[:2] / np.sum(strength)


# For each number asked: the right one first, then what the known mistakes give.
def _share_ways(weights: np.ndarray, counts: np.ndarray) -> dict[str, dict[str, float]]:
    strength = np.linalg.lstsq(weights.T, counts, rcond=None)[0]
    ways = {"right": _closed(strength), "raw-counts": strength[:2], "named-only": _closed(strength[:3])}
    by_signal = {"unweighted": _closed((weights > 0) @ counts), "weighted-sum": _closed(weights @ counts)}
    return {
        "in_touch": {way: float(shares[0]) for way, shares in ways.items()},
        "weekend": {way: float(shares[1]) for way, shares in (ways | by_signal).items()},
    }


def _told(ways: dict) -> bool:
    """Every mistake lies far from the right share and from every other mistake."""
    for right, *wrong in (values.values() for values in ways.values()):
        if min(abs(w - right) for w in wrong) <= 11 * POINT or np.diff(np.sort(wrong)).min() <= 3 * POINT:
            return False
    return True


def _nearest(segments: pd.DataFrame, mix) -> str:
    """The segment whose mean mix lies nearest, on the scale of square roots."""
    centres = np.sqrt(segments[list(PARTS)].to_numpy() / 100)
    return segments.index[int(((centres - np.sqrt(mix)) ** 2).sum(1).argmin())]


def _placed(data: dict, way: str) -> dict:
    """The answers that one way of working gives."""
    table, segments = data["signals"], data["segments"]
    if way == "equal-mix":
        return {"dan": _nearest(segments, np.full(4, 0.25))}
    counts = table["Cleo"].to_numpy(dtype=float)[: len(TRACES)]
    if way == "by-volume":
        return {"segment": (segments["mean_events"] - counts.sum()).abs().idxmin()}
    weights = table[list(PARTS)].to_numpy().T[:, : len(TRACES)]
    mix = np.linalg.lstsq(weights.T, counts, rcond=None)[0] / counts.sum()
    if way == "one-job":
        return {"segment": segments[PARTS[int(mix.argmax())]].idxmax()}
    shares = {name: ways[way] for name, ways in _share_ways(weights, counts).items() if way in ways}
    return shares | ({"segment": _nearest(segments, mix), "dan": ASIDE} if way == "right" else {})


SCORED = {  # a wrong way of working -> misconception, message
    "raw-counts": ("M10a", "{x} grows with volume. Close to shares first: each strength ÷ the sum of all four."),
    "named-only": ("M10c", "You forced three jobs to fill the whole, which makes {x}. Keep the rest."),
    "unweighted": (
        "M10d",
        "{x} gives every signal whole to each job. One signal serves several jobs. Use its weights.",
    ),
    "weighted-sum": (
        "M10d",
        "{x} adds weights times counts, so shared posts count for both jobs. Which strengths leave just these counts?",
    ),
    "by-volume": ("M10a", "That segment is as busy as she is. What matters is what her events are for."),
    "one-job": ("M10b", "You went by one job. Most people have several: compare all four shares."),
    "equal-mix": ("M10c", "No evidence is not an equal mix. What do Dan's events say of any job?"),
}

EX_10_1 = Exercise(
    id="ex-10-1",
    lesson="10",
    objective="10-2",
    title="Score a new customer and assign",
    prompt=(
        "The table gives the weight of each signal in each job, and how often two new customers left it in 90 days. "
        "What share of Cleo's mix is staying in touch abroad? What share is choosing for the weekend? Which segment "
        "has a mean mix most like hers (the three are listed above)? Where does Dan belong?"
    ),
    data=new_customers,
    answers=(
        Field(name="in_touch", label="Cleo: in touch abroad", unit="%", tolerance=POINT),
        Field(name="weekend", label="Cleo: weekend chosen", unit="%", tolerance=POINT),
        Field(name="segment", label="Cleo belongs to", kind="choice", choices=LETTERS),
        Field(name="dan", label="Dan belongs to", kind="choice", choices=(*LETTERS, ASIDE)),
    ),
    reference=lambda data: _placed(data, "right"),
    mistakes=tuple(
        Mistake(id=way, misconception=code, compute=lambda data, way=way: _placed(data, way), message=message)
        for way, (code, message) in SCORED.items()
    ),
    hints=(
        "Begin with signals that speak for one job only. They give that job's strength.",
        "Strength = count ÷ weight. Take from the posts what in touch explains; the rest belongs to the weekend. "
        "Then divide each strength by the sum of all four.",
        "Other numbers: 12 calls at weight .4 make a strength of 30. Of 25 posts at weight .3 that explains 9; the 16 "
        "left, at weight .4, make 40. With 10 and 20 in the two other jobs, the shares are 30, 40, 10 and 20 %.",
    ),
    minutes=8,
    show=lambda data: data["signals"].map(lambda v: "" if v == 0 else f"{v:g}").reset_index(),
)

# -- ex-10-2: crucial jobs and one offer --------------------------------------------------------------

JOBS = (
    "friends met", "moments shared", "home safely late", "weekend chosen",
    "company found", "team followed", "calm at night", "on time",
)  # fmt: skip
OFFERS = ("offer 1", "offer 2", "offer 3")
COVER = 80  # percent of the mean mix


def segment_and_market(seed: int) -> dict:
    """Mean mixes of one segment and of all customers, in %, the segment's size, and three offers."""
    random = np.random.default_rng(seed)
    while True:
        own = np.array([36, 22, 14, 9, 7, 5, 4, 3]) + random.integers(-3, 4, 8)
        low, high = [-1, -1, -1, -1, 0, -4, -4, -4], [3, 3, 3, 3, 1, 5, 5, 5]
        every = np.array([8, 6, 5, 4, 1, 25, 25, 26]) + random.integers(low, high)
        own[7], every[7] = 100 - own[:7].sum(), 100 - every[:7].sum()
        if _plain(own) and _plain(every) and _crossing(own) and (own / every).argmax() == 4:
            order = random.permutation(8)
            mixes = pd.DataFrame({"segment": own[order], "all": every[order]}, index=pd.Index(JOBS, name="job"))
            data = {"mixes": mixes, "segment_is": int(random.integers(8, 14)), "offers": _draw_offers(random, mixes)}
            if _fair(data):
                return data


def _plain(shares: np.ndarray) -> bool:
    """Something of every job, and no ties."""
    return shares.min() >= 1 and len(set(shares)) == len(shares)


def _crossing(own: np.ndarray) -> bool:
    """The third or fourth job reaches 80 %, and it is no trifle."""
    ordered = np.sort(own)[::-1]
    last = int((ordered.cumsum() < COVER).sum())
    return last in (2, 3) and ordered[last] > 11 * POINT


def _fair(data: dict) -> bool:
    """Every mistake is far from the right answer."""
    right = _named(data, "right")
    sets = [right["crucial"], *(_named(data, way)["crucial"] for way in ("stopped-short", "by-lift", "market"))]
    offers = {right["offer"], *(_named(data, way)["offer"] for way in ("most-jobs", "highest-lift"))}
    lifts = [_named(data, way)["lift"] for way in ("difference", "over-others")]
    return (
        len(set(map(frozenset, sets))) == len(sets)
        and len(offers) == len(OFFERS)
        and min(abs(lift - right["lift"]) for lift in lifts) > 0.55
    )


def _draw_offers(random: np.random.Generator, mixes: pd.DataFrame) -> pd.DataFrame:
    """One serves two jobs that lead, one what many do little of, one what sets the segment apart but is rare."""
    ranked = mixes["segment"].sort_values(ascending=False, kind="stable").index
    serves = [ranked[[0, 2]], ranked[[3, 5, 6, 7]], ranked[[4, 3]]]
    texts = [", ".join(sorted(jobs)) for jobs in serves]
    return pd.DataFrame({"serves": [texts[i] for i in random.permutation(3)]}, index=pd.Index(OFFERS, name="offer"))


def _cover(shares: dict, by: dict) -> list[str]:
    """The fewest jobs, taken in the order of `by`, whose shares reach 80 %."""
    jobs = []
    for job in sorted(shares, key=by.get, reverse=True):
        jobs.append(job)
        if sum(shares[job] for job in jobs) >= COVER:
            break
    return jobs


def _named(data: dict, way: str) -> dict:
    """The answers that one way of working gives."""
    own, every = (data["mixes"][column].to_dict() for column in ("segment", "all"))
    lift, lead = {job: own[job] / every[job] for job in own}, max(own, key=own.get)
    served = {offer: text.split(", ") for offer, text in data["offers"]["serves"].items()}
    if way == "difference":
        return {"lift": float(own[lead] - every[lead])}
    if way == "over-others":
        size = data["segment_is"] / 100
        return {"lift": float(own[lead] / ((every[lead] - size * own[lead]) / (1 - size)))}
    if way == "most-jobs":
        return {"offer": max(served, key=lambda offer: len(served[offer]))}
    if way == "highest-lift":
        return {"offer": max(served, key=lambda offer: max(lift[job] for job in served[offer]))}
    if way in ("by-lift", "market"):
        return {"crucial": _cover(own, lift) if way == "by-lift" else _cover(every, every)}
    jobs = _cover(own, own)
    if way == "stopped-short":
        return {"covered": float(sum(own[job] for job in jobs[:-1])), "crucial": jobs[:-1]}
    return {
        "crucial": jobs,
        "covered": float(sum(own[job] for job in jobs)),
        "lift": float(lift[lead]),
        "offer": max(served, key=lambda offer: sum(own[job] for job in served[offer] if job in jobs)),
    }


NAMED = {
    "stopped-short": ("M10b", "{x} % stops short of 80 %. Which job comes next?"),
    "by-lift": ("M10b", "These jobs were taken by lift. A rare job can have a high lift and fill little of the mix."),
    "market": ("M10b", "These lead among all customers. Whose crucial jobs are asked for?"),
    "difference": ("M10a", "{x} is a difference in points. Lift is a ratio."),
    "over-others": (
        "M10a",
        "{x} compares with everybody else. Lift compares with all customers, the segment included.",
    ),
    "most-jobs": ("M10d", "That offer serves the most jobs. How much of this segment's mix do they fill?"),
    "highest-lift": ("M10b", "That offer serves what sets the segment apart. How much of its mix is that?"),
}

EX_10_2 = Exercise(
    id="ex-10-2",
    lesson="10",
    objective="10-4",
    title="Crucial jobs and one offer",
    prompt=(
        "The table gives the mean mix of one segment and of all customers, in %. Which are the fewest jobs that cover "
        "80 % of the segment's mean mix, and how much do they cover? What is the lift of the segment's largest job? "
        "Three offers are listed above: which serves most of the mix, counting crucial jobs only?"
    ),
    data=segment_and_market,
    answers=(
        Field(name="crucial", label="Crucial jobs", kind="choices", choices=JOBS),
        Field(name="covered", label="They cover", unit="%", tolerance=POINT),
        Field(name="lift", label="Lift of the largest job", unit="×", tolerance=0.05),
        Field(name="offer", label="The offer", kind="choice", choices=OFFERS),
    ),
    reference=lambda data: _named(data, "right"),
    mistakes=tuple(
        Mistake(id=way, misconception=code, compute=lambda data, way=way: _named(data, way), message=message)
        for way, (code, message) in NAMED.items()
    ),
    hints=(
        "Order the jobs by their share in the segment, largest first.",
        "Add up until 80 % is reached; the job that reaches it belongs to them. Lift: share in the segment ÷ share of "
        "all customers.",
        "Other numbers: shares 45, 25, 15, 10, 5. 45 + 25 = 70, with 15 it is 85: three jobs, 85 %. If all customers "
        "give the first job 9 %, its lift is 45 ÷ 9 = 5. An offer for the first and third weighs 60.",
    ),
    minutes=6,
    show=lambda data: data["mixes"].reset_index(),
)

EXERCISES = (EX_10_1, EX_10_2)
