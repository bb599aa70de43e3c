"""Mixes as compositions: closed shares, replaced zeros, and the scales on which they are compared."""

import numpy as np

from jtbd_helpers.errors import JtbdError, one_of

TRANSFORMS = ("sqrt", "clr")


def replace_zeros(mixes, delta: float | None = None) -> np.ndarray:
    """Zeros become `delta`, all else shrinks in proportion, so that ratios stay and rows sum to 1.

    `delta` is 1 / (number of parts) squared by default.

    Source: Martín-Fernández, Barceló-Vidal & Pawlowsky-Glahn (2003).
    """
    mixes = np.asarray(mixes, dtype=float)
    delta = 1 / mixes.shape[-1] ** 2 if delta is None else delta
    zero = mixes == 0
    most = int(zero.sum(-1).max())
    if not 0 < delta * max(most, 1) < 1:
        raise JtbdError(
            f"`delta` is {delta}; {most} zeros in a mix leave room for values above 0 and below 1 / {most}."
        )
    return np.where(zero, delta, mixes * (1 - delta * zero.sum(-1, keepdims=True)))


def clr(mixes) -> np.ndarray:
    """Centred log-ratios of mixes without zeros. Source: Aitchison (1986)."""
    logs = np.log(np.asarray(mixes, dtype=float))
    return logs - logs.mean(-1, keepdims=True)


def scaled(mixes, transform: str = "sqrt", delta: float | None = None) -> np.ndarray:
    """Mixes on the scale where distances are taken: square roots (Hellinger), or "clr" after replacing zeros."""
    one_of("transform", transform, TRANSFORMS)
    return np.sqrt(np.asarray(mixes, dtype=float)) if transform == "sqrt" else clr(replace_zeros(mixes, delta))
