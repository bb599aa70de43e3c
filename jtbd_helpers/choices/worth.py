"""Worth in money, and the price that earns most: per segment, against real competitors, inside the tested range."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from jtbd_helpers.choices.market import encode_products, softmax
from jtbd_helpers.errors import JtbdError, one_of, unknown
from jtbd_helpers.results import Result
from jtbd_helpers.statistics import percentile_interval

GRID = 201  # prices tried between the least and the greatest that were shown


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Worth(Result):
    """Willingness to pay. `.table`: segment, method, worth, low, high, extrapolated."""

    def describe(self) -> str:
        """The worth per segment, and whether it lies beyond what was tested."""
        said = [
            f"{r.segment} {r.worth:,.0f} ({r.low:,.0f} to {r.high:,.0f}{', extrapolated' if r.extrapolated else ''})"
            for r in self.table.itertuples()
        ]
        return f"{self.caption}: {'; '.join(said)}."


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Prices(Result):
    """Best prices. `.table`: segment, price, share, profit, at_edge, switching."""

    def describe(self) -> str:
        """One price for all against a price per segment."""
        rows = [f"{r.segment}: price {r.price:,.0f}, profit {r.profit:,.1f} a head" for r in self.table.itertuples()]
        return "; ".join(rows) + "."


def willingness_to_pay(model, attribute, frm, to, product=None, competitors=None, method=None) -> Worth:
    """What a change of one attribute from level `frm` to level `to` is worth in money.

    Parameters
    ----------
    model : ChoiceModel
        Fitted with a numeric `price`.
    attribute : str; frm, to : levels (or numbers of a numeric attribute)
    product : dict or one-row DataFrame, optional
        The basic product at its base price (its `attribute` is set to `frm`).
    competitors : DataFrame, optional
        What else people could take. With both, the method is "share_equalising".
    method : {"share_equalising", "naive"}, optional
        "share_equalising": the price rise at which the improved product keeps the basic product's share, competitors
        and "none" being there (Orme 2014). "naive": the ratio of part-worth to price coefficient, which overstates,
        since nobody can walk away from it.

    Returns
    -------
    Worth
        ``.table``: segment ("all" and each class), method, worth, low, high (money), extrapolated (beyond the span
        of prices that people saw). Draws of a ratio have heavy tails, so the interval comes from their quantiles
        and `worth` from the estimate (of people: their median).

    Raises
    ------
    JtbdError
        No numeric price, an unknown level, or a price effect whose interval includes 0.

    Source
    ------
    Orme (2014); Train & Weeks (2005).
    """
    price = _price(model.coding)
    equalising = product is not None and competitors is not None
    method = method or ("share_equalising" if equalising else "naive")
    one_of("method", method, ["share_equalising", "naive"])
    if method == "share_equalising" and not equalising:
        raise JtbdError("willingness_to_pay: 'share_equalising' needs `product` and `competitors`. Give both.")
    gain = _gain(model.coding, attribute, frm, to)
    low, high = model.coding.numeric[model.coding.price]
    rows = []
    for name, groups, shares, draws in _blocks(model):
        _check_price_effect(name, draws[..., price] @ shares)
        if method == "naive":
            value = _median(-(groups @ gain) / groups[:, price], shares)
            drawn = [_median(-(d @ gain) / d[:, price], shares) for d in draws]
        else:
            market = _market(model.coding, product, competitors, attribute, frm)
            value = _equalise(market, gain, price, groups, shares)
            drawn = [_equalise(market, gain, price, d, shares) for d in draws]
        bounds = percentile_interval(np.array(drawn))
        rows.append((name, method, value, float(bounds[0]), float(bounds[1]), bool(abs(value) > high - low)))
    table = pd.DataFrame(rows, columns=["segment", "method", "worth", "low", "high", "extrapolated"])
    unit = f" ({model.currency})" if model.currency else ""
    return Worth(table=table, caption=f"Worth of {attribute} {frm} → {to}{unit}, method {method}")


def _blocks(model):
    """(name, coefficients, shares, draws) of all people together and of each class."""
    yield "all", model.groups, model.group_shares, model.group_draws
    if model.kind == "latent_class":
        for g, name in enumerate(model.group_names):
            yield name, model.groups[[g]], np.ones(1), model.group_draws[:, [g]]


def _price(coding) -> int:
    if coding.price is None or coding.price not in coding.numeric:
        raise JtbdError("No numeric price is known. Name it in `price` and among `numeric` when reading the choices.")
    return coding.names.index(coding.price)


def _gain(coding, attribute, frm, to) -> np.ndarray:
    """Difference of the coded rows of the two levels."""
    gain = np.zeros(coding.n_parameters)
    if attribute in coding.numeric:
        for value in (frm, to):
            coding.check_range(attribute, float(value), "willingness_to_pay")
        gain[coding.names.index(attribute)] = float(to) - float(frm)
        return gain
    if attribute not in coding.levels:
        raise unknown("attribute", attribute, [*coding.levels, *coding.numeric], "willingness_to_pay")
    for level, sign in ((frm, -1.0), (to, 1.0)):
        if str(level) not in coding.levels[attribute]:
            raise unknown("level", level, coding.levels[attribute], f"willingness_to_pay, '{attribute}'")
        if (attribute, str(level)) in coding.parameters:
            gain[coding.parameters.index((attribute, str(level)))] += sign
    return gain


def _check_price_effect(name, effects) -> None:
    low, high = percentile_interval(effects)
    if high >= 0:
        raise JtbdError(
            f"willingness_to_pay, segment '{name}': the price effect may be zero ({low:.3g} to {high:.3g}), so nothing "
            "can be said in money. Ask more people, show wider prices, or use fewer classes."
        )


def _median(values, shares) -> float:
    order = np.argsort(values)
    return float(values[order][np.searchsorted(np.cumsum(shares[order]), 0.5 * shares.sum())])


def _market(coding, product, competitors, attribute, frm) -> np.ndarray:
    """Coded rows: the basic product first, then competitors and none."""
    base = pd.DataFrame([product] if isinstance(product, dict) else product).head(1).copy()
    base[attribute] = frm
    rows = pd.concat([base, pd.DataFrame(competitors)], ignore_index=True).drop(columns="name", errors="ignore")
    return encode_products(coding, rows)[0]


def _equalise(market, gain, price, groups, shares) -> float:
    """Price rise at which the improved product has the basic product's share; bisection, shares fall in price."""
    utilities = groups @ market.T
    target = shares @ softmax(utilities)[:, 0]

    def share(rise):
        moved = utilities.copy()
        moved[:, 0] += groups @ gain + groups[:, price] * rise
        return shares @ softmax(moved)[:, 0]

    reach = 1.5 * float(np.max(np.abs(groups @ gain) / np.maximum(np.abs(groups[:, price]), 1e-12))) + 1e-9
    low, high = -reach, reach
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if share(middle) > target else (low, middle)
    return (low + high) / 2


def best_prices(model, product, competitors, unit_cost: float, per_segment: bool = True, market: float = 1.0) -> Prices:
    """Find the price that earns most: (price - unit cost) x share x market, on a grid inside the tested range.

    Parameters
    ----------
    model : ChoiceModel
        Fitted with a numeric `price`.
    product : dict or one-row DataFrame
        The product to price; a price in it is ignored.
    competitors : DataFrame
        What else people could take, with their prices; may be empty when "none" was offered.
    unit_cost : float
        What one sale costs, in the currency of the price.
    per_segment : bool
        Also a price for each class (latent_class).
    market : float
        Number of people; profits are multiplied by it.

    Returns
    -------
    Prices
        ``.table``: segment ("all" = one price for everybody, then the segments), price, share, profit (of the market;
        a segment's counts its share of people), at_edge (the best price lies on the edge of the tested range, so
        the true best may lie beyond), switching (share of the segment who would take the offer made to another).

    Raises
    ------
    JtbdError
        No numeric price, a unit cost that is negative or above every tested price.

    Source
    ------
    Mussa & Rosen (1978) for offers to several kinds of buyers.
    """
    position = _price(model.coding)
    low, high = model.coding.numeric[model.coding.price]
    if not 0 <= unit_cost < high:
        raise JtbdError(f"`unit_cost` is {unit_cost:g}; it must lie between 0 and the highest price shown, {high:g}.")
    prices = np.linspace(low, high, GRID)
    rows = pd.DataFrame([product] if isinstance(product, dict) else product).head(1).copy()
    rows[model.coding.price] = low
    others = pd.DataFrame(competitors)
    if len(others):
        rows = pd.concat([rows, others], ignore_index=True)
    x = encode_products(model.coding, rows.drop(columns="name", errors="ignore"))[0]
    if len(x) == 1:
        raise JtbdError(
            "best_prices: nothing to compare with. Give competitors, or ask people with a 'none' alternative."
        )
    at_low = model.groups @ x.T
    utilities = np.repeat(at_low[None], GRID, axis=0)
    utilities[:, :, 0] += np.outer(prices - low, model.groups[:, position])
    bought = softmax(utilities)[:, :, 0]  # price x group
    margin = (prices - unit_cost)[:, None]
    table = [_best("all", prices, bought @ model.group_shares, margin[:, 0] * (bought @ model.group_shares), market)]
    if per_segment and model.kind == "latent_class":
        for g, name in enumerate(model.group_names):
            profit = margin[:, 0] * bought[:, g] * model.group_shares[g]
            table.append(_best(name, prices, bought[:, g], profit, market))
        _add_switching(table[1:], at_low, model.groups[:, position], low)
    frame = pd.DataFrame(table)
    gain = ""
    if len(frame) > 1:
        gain = (
            f"; a price per segment earns {frame['profit'][1:].sum() / frame['profit'][0] - 1:+.0%} if nobody switches"
        )
    return Prices(
        table=frame, caption=f"Best price of {GRID} between {low:g} and {high:g}, unit cost {unit_cost:g}{gain}"
    )


def _best(name, prices, share, profit, market) -> dict:
    at = int(np.argmax(profit))
    return {
        "segment": name,
        "price": float(prices[at]),
        "share": float(share[at]),
        "profit": float(profit[at] * market),
        "at_edge": at in {0, len(prices) - 1},
        "switching": float("nan"),
    }


def _add_switching(offers, at_low, slopes, low) -> None:
    """Share of each segment who, seeing every segment's offer, would take one made to another (the cheapest wins)."""
    cheapest = min(offer["price"] for offer in offers)
    for g, offer in enumerate(offers):
        if offer["price"] <= cheapest:
            offer["switching"] = 0.0
            continue
        utilities = at_low[g].copy()
        utilities[0] += slopes[g] * (cheapest - low)
        offer["switching"] = float(softmax(utilities)[0])
