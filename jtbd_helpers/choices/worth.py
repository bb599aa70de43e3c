"""Worth in money: of a change in one attribute, per segment, by itself or against real competitors."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.choices.market import draw_sizes, encode_products, log_sum, share_against, softmax
from jtbd_helpers.errors import JtbdError, one_of, unknown
from jtbd_helpers.results import Result
from jtbd_helpers.statistics import percentile_interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FARTHEST = 64  # how many tested price spans to search for a share-equalising price


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

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """One mark per segment with its interval; hollow where it lies beyond the prices shown."""
        from jtbd_helpers.plotting.money import willingness_chart

        return willingness_chart(self.table, self.caption, ax)


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
        and "none" being there (Orme 2014). "naive": part-worth over price coefficient. Where all people are alike
        (one class, a pooled model) the two agree. Among different people the naive figure of those who hardly mind
        prices is huge, whether or not they would come for this product; the share is decided by the people on the
        edge of buying it.

    Returns
    -------
    Worth
        ``.table``: segment ("all" and each class), method, worth, low, high (money), extrapolated (the worth, or the
        price it leads to, lies beyond the prices that people saw). Ratios have heavy tails: the naive worth of "all"
        is that of the median person, never a mean, and intervals are quantiles. Somebody who minds no price counts as
        unbounded.

    Raises
    ------
    JtbdError
        No numeric price, an unknown level, or a price effect whose interval includes 0.

    Source
    ------
    Orme (2014); Train & Weeks (2005).
    """
    price = price_position(model.coding)
    equalising = product is not None and competitors is not None
    method = method or ("share_equalising" if equalising else "naive")
    one_of("method", method, ["share_equalising", "naive"])
    if method == "share_equalising" and not equalising:
        raise JtbdError("willingness_to_pay: 'share_equalising' needs `product` and `competitors`. Give both.")
    gain = _gain(model.coding, attribute, frm, to)
    low, high = model.coding.numeric[model.coding.price]
    market = (
        encode_market(model.coding, product, competitors, {attribute: frm}) if method == "share_equalising" else None
    )

    def worth_of(groups, shares):
        if method == "naive":
            return _median_ratio(groups @ gain, groups[:, price], shares)
        return _equalise(market, gain, price, groups, shares, high - low)

    rows = []
    for name, groups, shares, draws, sizes in blocks(model):
        _check_price_effect(name, draws[..., price] @ shares)
        value = worth_of(groups, shares)
        drawn = np.array([worth_of(d, s) for d, s in zip(draws, sizes, strict=True)])
        bounds = np.quantile(drawn, [0.025, 0.975], method="inverted_cdf")  # bears unbounded draws
        beyond = abs(value) > high - low or (market is not None and not low <= market[0, price] + value <= high)
        rows.append((name, method, value, float(bounds[0]), float(bounds[1]), bool(beyond)))
    table = pd.DataFrame(rows, columns=["segment", "method", "worth", "low", "high", "extrapolated"])
    unit = f" ({model.currency})" if model.currency else ""
    return Worth(table=table, caption=f"Worth of {attribute} {frm} → {to}{unit}, method {method}")


def blocks(model):
    """(name, coefficients, shares, draws, drawn shares) of all people together and of each class."""
    yield "all", model.groups, model.group_shares, model.group_draws, draw_sizes(model)
    if model.kind == "latent_class":
        whole = np.ones((len(model.group_draws), 1))
        for g, name in enumerate(model.group_names):
            yield name, model.groups[[g]], np.ones(1), model.group_draws[:, [g]], whole


def price_position(coding) -> int:
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


def _median_ratio(gains, slopes, shares) -> float:
    """The median person's gain over price effect; unbounded for those who mind no price."""
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.where(slopes < 0, -gains / slopes, np.sign(gains) * np.inf)
    order = np.argsort(values)
    return float(values[order][np.searchsorted(np.cumsum(shares[order]), 0.5 * shares.sum())])


def encode_market(coding, product, competitors, change) -> np.ndarray:
    """Coded rows: the product with the change first, then competitors and none."""
    rows = pd.DataFrame([product] if isinstance(product, dict) else product).head(1).assign(**change)
    others = pd.DataFrame(competitors)
    if len(others):
        rows = pd.concat([rows, others], ignore_index=True)
    return encode_products(coding, rows.drop(columns="name", errors="ignore"))[0]


def _equalise(market, gain, price, groups, shares, span) -> float:
    """Price rise nearest to 0 at which the improved product has the basic product's share; unbounded if none has."""
    utilities = groups @ market.T
    target = shares @ softmax(utilities)[:, 0]
    rest = log_sum(utilities[:, 1:])

    def excess(rise):
        own = utilities[:, 0] + groups @ gain + groups[:, price] * rise
        return shares @ share_against(own, rest) - target

    towards = 1.0 if excess(0.0) > 0 else -1.0
    near, far = 0.0, span / 16
    while excess(towards * far) * towards > 0:
        if far > FARTHEST * span:
            return towards * np.inf
        near, far = far, 2 * far
    for _ in range(60):
        middle = (near + far) / 2
        near, far = (middle, far) if excess(towards * middle) * towards > 0 else (near, middle)
    return towards * far
