"""Latent classes of yes/no answers against stepmix: CPU seconds, and who finds the better log-likelihood.

    python tests/bench/bench_latent_class.py

20 binary items, 4 classes, 20 restarts each at N = 2,000 (A B A B, medians; goal 100 x); then N = 200,000, our
20 restarts against ONE of stepmix (goal 8 x). stepmix runs with tolerances at which it reaches its own optimum.
"""

import numpy as np
from timing import cpu, need

from jtbd_helpers.mixture.engine import Answers
from jtbd_helpers.mixture.search import fit

ITEMS, CLASSES, RESTARTS, SAMPLE = 20, 4, 20, 4_000


def simulate(people: int, seed=0) -> np.ndarray:
    """Yes/no answers of four kinds of people with shares .1 to .4."""
    rng = np.random.default_rng(seed)
    chance = rng.uniform(0.1, 0.9, (CLASSES, ITEMS))
    kind = rng.choice(CLASSES, people, p=np.arange(1, CLASSES + 1) / 10)
    return (rng.random((people, ITEMS)) < chance[kind]).astype(int)


def as_answers(table) -> Answers:
    """Each item has two levels, "no" and "yes". Of 20 items hardly two people answer alike: none are folded."""
    levels = np.empty((len(table), 2 * ITEMS))
    levels[:, 1::2] = table
    levels[:, ::2] = 1 - levels[:, 1::2]
    return Answers(np.zeros((len(table), 0)), levels, (2,) * ITEMS, np.ones(len(table)), np.arange(len(table)))


def ours(table, seed: int) -> float:
    """Best log-likelihood. Of many people a random SAMPLE runs the restarts, and all people polish what it found."""
    if len(table) <= SAMPLE:
        return fit(as_answers(table), CLASSES, starts=RESTARTS, seed=seed).mixture.log_likelihood
    some = np.random.default_rng(seed).choice(len(table), SAMPLE, replace=False)
    found = fit(as_answers(table[some]), CLASSES, starts=RESTARTS, seed=seed)
    begin = found.state * len(table) / SAMPLE
    return fit(as_answers(table), CLASSES, starts=0, begin=begin).mixture.log_likelihood


def stepmix(table, seed: int, restarts=RESTARTS) -> float:
    """The same of stepmix."""
    from stepmix import StepMix

    model = StepMix(
        n_components=CLASSES,
        measurement="binary",
        n_init=restarts,
        random_state=seed,
        max_iter=2_000,
        rel_tol=1e-10,
        progress_bar=0,
    )
    return float(model.fit(table).score(table) * len(table))


def compare(people: int, rounds: int, restarts: int, goal: int) -> None:
    table = simulate(people)
    seconds, values = {"ours": [], "stepmix": []}, {"ours": [], "stepmix": []}
    for seed in range(rounds):
        for name, work in [
            ("stepmix", lambda s=seed: stepmix(table, s, restarts)),
            ("ours", lambda s=seed: ours(table, s)),
        ]:
            value, used = cpu(work)
            values[name].append(value)
            seconds[name].append(used)
    one, other = np.median(seconds["ours"]), np.median(seconds["stepmix"])
    print(f"N = {people:,}: ours ({RESTARTS} restarts) {one:.3f}, stepmix ({restarts}) {other:.2f} CPU s: ", end="")
    print(f"ratio {other / one:.1f} (goal {goal})")
    apart = max(values["ours"]) - max(values["stepmix"])
    print(f"  best log-likelihood ours {max(values['ours']):.7f}, stepmix {max(values['stepmix']):.7f}: ", end="")
    print(f"ours is {apart:+.1e}; worst round of ours {min(values['ours']) - max(values['ours']):.1e} below its best")


def main() -> None:
    need("stepmix", "3.0.0")
    compare(2_000, 3, RESTARTS, 100)
    compare(200_000, 1, 1, 8)


if __name__ == "__main__":
    main()
