"""The price that earns most: one for all or one per segment, against real competitors, inside the tested range."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.choices.market import log_sum, share_against
from jtbd_helpers.choices.worth import blocks, encode_market, price_position
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import Result, show
from jtbd_helpers.statistics import percentile_interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

GRID = 201  # prices tried between the least and the greatest that were shown


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Prices(Result):
    """Best prices. `.table`: segment, price, share, profit with their intervals, at_edge, switching.

    `.curve`: segment, price, share, profit at every price tried.
    """

    curve: pd.DataFrame

    def describe(self) -> str:
        """One price for all against a price per segment."""
        rows = [
            f"{r.segment}: price {show(r.price)}{' (the edge of what was tested)' if r.at_edge else ''}, "
            f"profit {show(r.profit)}"
            for r in self.table.itertuples()
        ]
        return f"{self.caption}. {'; '.join(rows)}."

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Profit against price, one line per segment, the best price marked."""
        from jtbd_helpers.plotting.money import profit_chart

        return profit_chart(self.curve, self.table, self.caption, ax)


def best_prices(model, product, competitors, unit_cost, per_segment=True, market=1.0) -> Prices:
    """The price that earns most: (price - unit cost) x share x market, on a grid inside the tested range.

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
        ``.table``: segment ("all" = one price for everybody, then the segments), price, price_low, price_high, share,
        share_low, share_high, profit (of the market; a segment's counts its share of people), profit_low,
        profit_high (both at that price), at_edge (the best price lies on the edge of the tested range, so the true
        best may lie beyond), switching (share of the segment who would take the offer made to another).
        ``.curve``: segment, price, share, profit.

    Raises
    ------
    JtbdError
        No numeric price, nothing to compare with, a unit cost that is negative or above every tested price.

    Source
    ------
    Mussa & Rosen (1978) for offers to several kinds of buyers.
    """
    position = price_position(model.coding)
    low, high = model.coding.numeric[model.coding.price]
    if not 0 <= unit_cost < high:
        raise JtbdError(f"`unit_cost` is {unit_cost:g}; it must lie between 0 and the highest price shown, {high:g}.")
    x = encode_market(model.coding, product, competitors, {model.coding.price: low})
    if len(x) == 1:
        raise JtbdError(
            "best_prices: nothing to compare with. Give competitors, or ask people with a 'none' alternative."
        )
    prices = np.linspace(low, high, GRID)

    def bought(groups):  # (group, parameter) -> (group, price)
        utilities = groups @ x.T
        own = utilities[:, [0]] + np.outer(groups[:, position], prices - low)
        return share_against(own, log_sum(utilities[:, 1:])[:, None])

    kinds = list(blocks(model)) if per_segment else list(blocks(model))[:1]
    sizes = [1.0, *model.group_shares] if len(kinds) > 1 else [1.0]
    table, curves = [], []
    for (name, groups, shares, draws, drawn_shares), size in zip(kinds, sizes, strict=True):
        drawn = np.stack([s @ bought(g) for g, s in zip(draws, drawn_shares, strict=True)])
        # A person's mean share is not the share at their mean coefficients.
        share = drawn.mean(0) if model.kind == "hb" else shares @ bought(groups)
        margin = (prices - unit_cost) * size * market
        table.append(_best(name, prices, share, drawn, margin))
        curves.append(pd.DataFrame({"segment": name, "price": prices, "share": share, "profit": margin * share}))
    note = _switch(table, curves) if len(table) > 1 else ""
    return Prices(
        table=pd.DataFrame(table),
        curve=pd.concat(curves, ignore_index=True),
        caption=f"Best price of {GRID} between {low:g} and {high:g}, unit cost {unit_cost:g}{note}",
    )


def _best(name, prices, share, drawn, margin) -> dict:
    """The best price with its intervals; share and profit are those at that price."""
    at = int(np.argmax(margin * share))
    price_bounds = percentile_interval(prices[np.argmax(margin * drawn, axis=1)])
    share_bounds = np.array(percentile_interval(drawn[:, at]))
    return {
        "segment": name,
        "price": float(prices[at]),
        "price_low": float(price_bounds[0]),
        "price_high": float(price_bounds[1]),
        "share": float(share[at]),
        "share_low": float(share_bounds[0]),
        "share_high": float(share_bounds[1]),
        "profit": float(margin[at] * share[at]),
        "profit_low": float(margin[at] * share_bounds[0]),
        "profit_high": float(margin[at] * share_bounds[1]),
        "at_edge": at in {0, len(prices) - 1},
        "switching": float("nan"),
    }


def _switch(table, curves) -> str:
    """Note who would take the offer made to another (the cheapest wins); say what that leaves of the profit."""
    offers = table[1:]
    cheapest = min(offer["price"] for offer in offers)
    mixed = 0.0
    for offer, curve in zip(offers, curves[1:], strict=True):
        there = curve[curve["price"] == cheapest].iloc[0]
        offer["switching"] = 0.0 if offer["price"] == cheapest else float(there["share"])
        mixed += float(there["profit"])
    apart = sum(offer["profit"] for offer in offers) / table[0]["profit"] - 1
    return (
        f"; a price per segment earns {apart:+.0%} if nobody switches, {mixed / table[0]['profit'] - 1:+.0%} if all can"
    )
