"""Three causes of one struggle, what mending each costs, and what one product for a mix of them comes to.

Pure numbers: no widgets. The costs are those of the features in the `navigation` codebook.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cause:
    """A circumstance that makes drivers late: its name, its sign, and the feature that mends it (€ a month)."""

    id: str
    label: str
    mark: str
    colour: str
    feature: str
    cost: float


CAUSES = (
    Cause("multi_stop", "several stops", "■", "#0072B2", "plans the order of the stops", 2.00),
    Cause("congestion", "traffic jams", "▲", "#D55E00", "looks ahead at the traffic", 2.50),
    Cause("no_signal", "no signal", "●", "#009E73", "keeps the maps without a network", 3.00),
)
BY_ID = {cause.id: cause for cause in CAUSES}


@dataclass(frozen=True)
class Balance:
    """What one product comes to for a mix of customers, per customer and month.

    undershoot, overshoot : value that is missing, and value that nobody there asked for (€).
    gap : how far the product is from what each customer wants (€); the two above add up to it.
    cost, needed : cost of the product, and mean cost of what its customers need (€).
    cost_burden : cost ÷ needed; unserved : share of customers who get nothing they need.
    """

    undershoot: float
    overshoot: float
    gap: float
    cost: float
    needed: float

    unserved: float

    @property
    def cost_burden(self) -> float:
        return self.cost / self.needed


def balance(mix: dict[str, float], features) -> Balance:
    """Weigh one product, the set of `features` (cause ids), against a `mix` of customers (shares by cause id)."""
    features = set(features)
    total = sum(mix.values())
    share = {cause.id: mix.get(cause.id, 0) / total for cause in CAUSES}
    cost = sum(c.cost for c in CAUSES if c.id in features)
    undershoot = sum(share[c.id] * c.cost for c in CAUSES if c.id not in features)
    overshoot = sum(share[c.id] * sum(f.cost for f in CAUSES if f.id in features and f != c) for c in CAUSES)
    gap = sum(
        share[c.id] * sum(f.cost * abs((f.id in features) - (f == c)) for f in CAUSES)  # offered against wanted
        for c in CAUSES
    )
    needed = sum(share[c.id] * c.cost for c in CAUSES)
    return Balance(undershoot, overshoot, gap, cost, needed, sum(share[c.id] for c in CAUSES if c.id not in features))


def give_way(mix: dict[str, float], changed: str, value: float) -> dict[str, float]:
    """Set one share (0-1); the others give way in proportion, or alike where both are zero."""
    others = {key: share for key, share in mix.items() if key != changed}
    rest = max(1 - value, 1e-9)  # never quite zero, so that they keep their proportion
    total = sum(others.values())
    shares = {key: share / total if total else 1 / len(others) for key, share in others.items()}
    return {key: value if key == changed else rest * shares[key] for key in mix}


def whole_percent(mix: dict[str, float]) -> dict[str, int]:
    """Shares as whole percent that add up to 100 (largest remainder)."""
    exact = {key: 100 * share / sum(mix.values()) for key, share in mix.items()}
    percent = {key: int(value) for key, value in exact.items()}
    by_remainder = sorted(exact, key=lambda key: percent[key] - exact[key])
    for key in by_remainder[: 100 - sum(percent.values())]:
        percent[key] += 1
    return percent
