"""Multinomial logit against xlogit: CPU seconds and agreement.

    python tests/bench/bench_mnl.py

Both start from the same long arrays (one row per alternative shown) and end with estimates and standard errors;
so our time holds the laying out of tasks, too. A B A B, medians. Goals: 6 x on 10,719 tasks x 3 alternatives x
8 parameters, 20 x on 250,000 x 4 x 10.
"""

import warnings

import numpy as np
from timing import cpu, need

from jtbd_helpers.choices import logit
from jtbd_helpers.choices.data import Tasks


def simulate(tasks: int, alternatives: int, parameters: int, seed=0):
    """Long rows (task by task), 1 for the alternative chosen, and the true coefficients."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(tasks, alternatives, parameters))
    truth = rng.normal(size=parameters) * 0.7
    chosen = (x @ truth + rng.gumbel(size=(tasks, alternatives))).argmax(1)
    return x.reshape(-1, parameters), (chosen[:, None] == np.arange(alternatives)).ravel(), truth


def ours(x, y, alternatives: int):
    """Estimates, standard errors, log-likelihood."""
    tasks, parameters = len(x) // alternatives, x.shape[1]
    by_alternative = np.ascontiguousarray(x.reshape(tasks, alternatives, parameters).transpose(1, 0, 2))
    there = np.ones((alternatives, tasks), dtype=bool)
    laid_out = Tasks(by_alternative, there, y.reshape(tasks, -1).argmax(1), np.arange(tasks), tasks)
    fit = logit.fit(laid_out, np.ones(parameters), [str(i) for i in range(parameters)])
    return fit.beta, np.sqrt(np.diag(np.linalg.inv(fit.information))), fit.log_likelihood


def xlogit(x, y, alternatives: int):
    """The same from xlogit, with its own defaults."""
    from xlogit import MultinomialLogit

    ids, alts = np.repeat(np.arange(len(x) // alternatives), alternatives), np.arange(len(x)) % alternatives
    model = MultinomialLogit()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(x, y.astype(int), varnames=[f"x{i}" for i in range(x.shape[1])], ids=ids, alts=alts, verbose=0)
    return model.coeff_, model.stderr, model.loglikelihood


def main() -> None:
    need("xlogit", "0.2.7")
    for tasks, alternatives, parameters, goal, rounds in [(10_719, 3, 8, 6, 7), (250_000, 4, 10, 20, 3)]:
        x, y, _ = simulate(tasks, alternatives, parameters)
        seconds, results = {ours: [], xlogit: []}, {}
        for _ in range(rounds):
            for fit in (xlogit, ours):
                results[fit], used = cpu(lambda fit=fit: fit(x, y, alternatives))  # noqa: B023
                seconds[fit].append(used)
        one, other = np.median(seconds[ours]), np.median(seconds[xlogit])
        print(f"{tasks:,} x {alternatives} x {parameters}: ours {one:.3f}, xlogit {other:.3f} CPU s: ", end="")
        print(f"ratio {other / one:.1f} (goal {goal})")
        (a, ea, la), (b, eb, lb) = results[ours], results[xlogit]
        print(
            f"  estimates differ by {np.abs(a - b).max():.1e}, standard errors by {np.abs(ea / eb - 1).max():.1e} ",
            end="",
        )
        print(f"relative; log-likelihood ours {la:.6f}, xlogit {lb:.6f}")


if __name__ == "__main__":
    main()
