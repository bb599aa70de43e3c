"""How much the order by weighted score hangs on the weights."""

import numpy as np

from jtbd_helpers.jobs.criteria import CRITERIA

DRAWS = 2_000


def places(significant, score) -> np.ndarray:
    """Rank 1 first: significant jobs before the others, then by score; ties share the better rank."""
    # Scores that differ in the last bits only, through the order of a sum, are ties.
    key = np.asarray(significant, dtype=float) * 10 + np.round(score, 12)
    return (key[..., None, :] > key[..., :, None]).sum(axis=-1) + 1


def under_other_weights(scaled: np.ndarray, significant: np.ndarray, weight: np.ndarray, rng) -> tuple:
    """For each job the share of draws in which it keeps its rank, and in which it is among the first three.

    Weights are drawn evenly over all there are (Dirichlet with ones).
    """
    drawn = places(
        np.broadcast_to(significant, (DRAWS, len(scaled))), rng.dirichlet(np.ones(len(weight)), DRAWS) @ scaled.T
    )
    return (drawn == places(significant, scaled @ weight)).mean(axis=0), (drawn <= 3).mean(axis=0)


def find_swap(jobs: list, scaled: np.ndarray, weight: np.ndarray) -> dict | None:
    """The smallest change of one weight, the others in proportion, that brings another job level with the leader."""
    score = scaled @ weight
    leader = int(score.argmax())
    best = None
    for k, criterion in enumerate(CRITERIA):
        if weight[k] == 1:  # the others have no proportion to keep
            continue
        rest = np.delete(weight, k) / (1 - weight[k])
        for j, job in enumerate(jobs):
            apart = scaled[leader] - scaled[j]
            others = float(rest @ np.delete(apart, k))
            if j == leader or others == apart[k]:
                continue
            needed = others / (others - apart[k])  # where needed * apart[k] + (1 - needed) * others is zero
            change = needed - weight[k]
            if 0 <= needed <= 1 and (best is None or abs(change) < abs(best["change"])):
                best = {
                    "criterion": criterion,
                    "weight": float(weight[k]),
                    "needed": float(needed),
                    "change": float(change),
                    "job": job,
                }
    return best
