"""Is the HB sampler right? Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018).

    python tests/bench/calibration_hb.py [replications [covariates]]

Draw a population from the prior, people from it, and their choices; fit; see where the true value ranks among the
draws. If sampler and model agree, every rank is equally likely. Small on purpose: 60 people x 8 tasks x 3 alternatives
x 3 parameters. The prior is tighter than the default one, whose means would give people who never hesitate.
Without covariates it writes docs/img/hb_calibration.png.
"""

import sys
from pathlib import Path

import numpy as np
from hb_data import as_tasks, choose, least_effective

from jtbd_helpers.choices.bayes import Prior, run_chain
from jtbd_helpers.choices.likelihood import PeopleLikelihood

PEOPLE, TASKS, ALTERNATIVES, PARAMETERS = 60, 8, 3, 3
PRIOR = Prior(1.0, 9.0, 4.5 * np.eye(PARAMETERS))
SWEEPS, KEPT, BINS = 500, 99, 10  # ranks 0 ... 99 in ten bins
FIGURE = Path(__file__).parents[2] / "docs" / "img" / "hb_calibration.png"


def population_from_prior(rng):
    """Mean and covariance drawn from PRIOR."""
    from scipy.stats import invwishart

    covariance = invwishart.rvs(PRIOR.nu, PRIOR.scale, random_state=rng)
    return rng.multivariate_normal(np.zeros(PARAMETERS), covariance / PRIOR.precision), covariance


def figures(mu, sigma, shift) -> dict:
    """Every population figure (draws last): means, standard deviations, correlations, shifts by covariates."""
    spread = np.sqrt(np.diagonal(sigma, axis1=-2, axis2=-1))
    found = {f"mean {i + 1}": mu[..., i] for i in range(PARAMETERS)}
    found |= {f"sd {i + 1}": spread[..., i] for i in range(PARAMETERS)}
    for i in range(PARAMETERS):
        for j in range(i):
            found[f"correlation {j + 1} {i + 1}"] = sigma[..., i, j] / spread[..., i] / spread[..., j]
        for q in range(shift.shape[-1]):
            found[f"covariate {q + 1} on {i + 1}"] = shift[..., i, q]
    return found


def rank_once(seed, covariates: int) -> dict:
    """Ranks of the true figures among KEPT draws, as far apart as the effective draws demand."""
    rng = np.random.default_rng(seed)
    mean, covariance = population_from_prior(rng)
    shown = rng.normal(size=(PEOPLE, TASKS, ALTERNATIVES, PARAMETERS))
    people = rng.multivariate_normal(mean, covariance, PEOPLE)
    z, shift = np.zeros((0, PEOPLE)), np.zeros((PARAMETERS, 0))
    if covariates:
        z = rng.normal(size=(covariates, PEOPLE))
        z -= z.mean(1, keepdims=True)
        shift = rng.multivariate_normal(np.zeros(PARAMETERS), covariance / PRIOR.precision, covariates).T
    chosen = choose(shown, people + (shift @ z).T, rng)
    likelihood = PeopleLikelihood(as_tasks(chosen, shown))
    sweeps = SWEEPS
    while True:
        run = run_chain(likelihood, PRIOR, np.zeros(PARAMETERS), sweeps, 150, 1, rng, z=z)
        drawn = figures(run["mu"], run["sigma"], run["shift"])
        if min(least_effective(d) for d in drawn.values()) > KEPT or sweeps >= 8 * SWEEPS:
            break
        sweeps *= 2
    at = np.linspace(0, sweeps - 1, KEPT).astype(int)
    truth = figures(mean, covariance, shift)
    return {name: int((drawn[name][at] < truth[name]).sum()) for name in drawn}


def calibrate(replications: int, seed: int = 0, covariates: int = 0) -> dict:
    """Ranks of every figure, one per replication, and the p-value that they are uniform (chi-square, ten bins)."""
    from scipy.stats import chisquare

    rows = [rank_once(s, covariates) for s in np.random.SeedSequence(seed).spawn(replications)]
    ranks = {name: np.array([row[name] for row in rows]) for name in rows[0]}
    counts = {name: np.bincount(r * BINS // (KEPT + 1), minlength=BINS) for name, r in ranks.items()}
    return {name: (c, float(chisquare(c).pvalue)) for name, c in counts.items()}


def draw(found: dict, replications: int) -> None:
    """One histogram per figure, with the band that holds 99 of 100 bars if ranks are uniform."""
    import matplotlib.pyplot as plt
    from scipy.stats import binom

    low, high = binom.ppf([0.005, 0.995], replications, 1 / BINS)
    figure, axes = plt.subplots(3, 3, figsize=(8, 6), sharex=True, sharey=True, layout="constrained")
    for ax, (name, (counts, p)) in zip(axes.flat, found.items(), strict=True):
        ax.axhspan(low, high, color="#dddddd")
        ax.bar(np.arange(BINS), counts, color="#3b6ea8", width=0.9)
        ax.set_title(f"{name}, p = {p:.2f}", fontsize=9)
    figure.supxlabel("rank of the truth among the draws, tenths")
    figure.supylabel(f"how often of {replications}")
    FIGURE.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(FIGURE, dpi=110)


def main(replications: int = 200, covariates: int = 0) -> None:
    found = calibrate(replications, covariates=covariates)
    for name, (counts, p) in found.items():
        print(f"{name:16s} {' '.join(f'{c:3d}' for c in counts)}   p = {p:.3f}")
    if not covariates:
        draw(found, replications)
    print(f"{replications} replications; least p {min(p for _, p in found.values()):.3f} (goal above .01)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
