"""Hierarchical Bayes logit against R bayesm's rhierMnlRwMixture, and against numpyro's NUTS: effective draws per CPU
second, and agreement.

    python tests/bench/bench_hb.py [short | long]

500 people x 12 tasks x 4 alternatives x 12 parameters, the same data and the same prior (nu = P + 3, V = nu I,
A = .01, one normal component). A figure's effective sample size is the least of bulk, tail and squared draws; the
median is taken over the 12 means, the 12 variances and 240 part-worths of people, each kind apart. Warm-up counts as
time, and for bayesm and us the same share of the draws is thrown away. Against numpyro (non-centred) it is bulk
effective draws over the whole run, one run of each. Needs R and its package bayesm; numpyro; says so where one is
missing.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from hb_data import HELD_BACK, TASKS, as_tasks, held_out_log_likelihood, least_effective, simulate
from timing import cpu, need

from jtbd_helpers.choices import logit
from jtbd_helpers.choices.bayes import Prior, run_chain
from jtbd_helpers.choices.likelihood import PeopleLikelihood
from jtbd_helpers.statistics.convergence import effective_draws

R_CODE = """
size <- as.integer(commandArgs(TRUE))
suppressMessages(library(bayesm))
x <- matrix(readBin("x", "double", size[1] * size[2] * size[3] * size[4]), ncol = size[4], byrow = TRUE)
y <- matrix(readBin("y", "integer", size[1] * size[2]), ncol = size[2], byrow = TRUE)
rows <- size[2] * size[3]
people <- lapply(seq_len(size[1]), function(i) list(y = y[i, ], X = x[((i - 1) * rows + 1):(i * rows), ]))
set.seed(size[7])
before <- proc.time()
out <- rhierMnlRwMixture(Data = list(p = size[3], lgtdata = people), Prior = list(ncomp = 1),
                         Mcmc = list(R = size[5], keep = size[6], nprint = 0))
used <- sum((proc.time() - before)[1:2])
mu <- sapply(out$nmix$compdraw, function(d) d[[1]]$mu)
variance <- sapply(out$nmix$compdraw, function(d) diag(crossprod(solve(d[[1]]$rooti))))
writeBin(c(used, mu, variance, out$betadraw), "out")
"""
KINDS = ["means", "variances", "people"]


def bayesm(chosen, shown, sweeps: int, seed: int, keep: int = 5):
    """Draws of bayesm (means, variances, people; draw first), a tenth thrown away, and its CPU seconds."""
    people, tasks, alternatives, parameters = shown.shape
    with tempfile.TemporaryDirectory() as folder:
        shown.astype("<f8").tofile(Path(folder, "x"))
        (chosen + 1).astype("<i4").tofile(Path(folder, "y"))
        size = [people, tasks, alternatives, parameters, sweeps, keep, seed]
        call = ["Rscript", "-e", R_CODE, *map(str, size)]
        subprocess.run(call, cwd=folder, check=True, capture_output=True)
        out = np.fromfile(Path(folder, "out"))
    kept = sweeps // keep
    seconds, mu, variance, betas = np.split(out, np.cumsum([1, kept * parameters, kept * parameters]))
    betas = betas.reshape(kept, parameters, people).transpose(0, 2, 1)
    burn = kept // 10
    return [d[burn:] for d in (mu.reshape(kept, -1), variance.reshape(kept, -1), betas)], float(seconds[0])


def ours(chosen, shown, sweeps: int, seed: int):
    """The same of our sampler: nine tenths count, one tenth is warm-up."""
    parameters = shown.shape[3]

    def work():
        tasks = as_tasks(chosen, shown)
        start = logit.fit(tasks, np.ones(parameters), [str(i) for i in range(parameters)]).beta
        likelihood, warmup = PeopleLikelihood(tasks), sweeps // 10
        return run_chain(likelihood, Prior.default(parameters), start, sweeps - warmup, warmup, 1, seed)

    run, seconds = cpu(work)
    return [run["mu"], np.diagonal(run["sigma"], axis1=1, axis2=2), run["people"]], seconds


def effective(draws) -> np.ndarray:
    """Median effective draws of means, variances and the part-worths of every 25th person."""
    columns = [draws[0].T, draws[1].T, draws[2][:, ::25].astype(float).reshape(len(draws[2]), -1).T]
    return np.array([np.median([least_effective(column) for column in kind]) for kind in columns])


def has_bayesm() -> bool:
    if shutil.which("Rscript") is None:
        return False
    return subprocess.run(["Rscript", "-e", "library(bayesm)"], capture_output=True, check=False).returncode == 0


def numpyro(chosen, shown, draws: int, seed: int):
    """Draws of NUTS under the very same prior, non-centred: as many as `draws` after as many of warm-up."""
    import jax
    import jax.numpy as jnp
    import numpyro as peer
    from numpyro import distributions as dist

    people, _, _, p = shown.shape
    prior = Prior.default(p)

    def model():
        root = peer.sample("root", dist.WishartCholesky(prior.nu, rate_matrix=jnp.asarray(prior.scale)))  # of 1 / Sigma
        out = jnp.linalg.inv(root).T
        mu = peer.deterministic("mu", out @ peer.sample("m", dist.Normal().expand([p])) / np.sqrt(prior.precision))
        beta = peer.deterministic("beta", mu + peer.sample("z", dist.Normal().expand([people, p])) @ out.T)
        peer.deterministic("variance", (out**2).sum(1))
        logits = jnp.einsum("ntjp,np->ntj", jnp.asarray(shown), beta)
        peer.sample("y", dist.Categorical(logits=logits), obs=jnp.asarray(chosen))

    def work():
        sampler = peer.infer.MCMC(peer.infer.NUTS(model), num_warmup=draws, num_samples=draws, progress_bar=False)
        sampler.run(jax.random.PRNGKey(seed))
        return {name: np.asarray(value, dtype=float) for name, value in sampler.get_samples().items()}

    found, seconds = cpu(work)
    return [found["mu"], found["variance"], found["beta"]], seconds


def bulk(draws) -> np.ndarray:
    """Median bulk effective draws of means, variances and the part-worths of every 25th person."""
    columns = [draws[0].T, draws[1].T, draws[2][:, ::25].astype(float).reshape(len(draws[2]), -1).T]
    return np.array([np.median([effective_draws(column[None])[0] for column in kind]) for kind in columns])


def against_numpyro(patience: str) -> None:
    their_draws, our_sweeps = {"short": (200, 2_500), "long": (1_000, 10_000)}[patience]
    chosen, shown, *_ = simulate()
    fit = chosen[:, :TASKS], shown[:, :TASKS]
    runs = {"numpyro": numpyro(*fit, their_draws, 1), "ours": ours(*fit, our_sweeps, 1)}
    rates = {name: bulk(draws) / seconds for name, (draws, seconds) in runs.items()}
    for name, (_, seconds) in runs.items():
        told = ", ".join(f"{kind} {rate:.2f}" for kind, rate in zip(KINDS, rates[name], strict=True))
        print(f"{name:7s} {seconds:.1f} CPU s; bulk effective draws per CPU second: {told}")
    ratio = rates["ours"] / rates["numpyro"]
    print("ratio: " + ", ".join(f"{kind} {r:.0f} x" for kind, r in zip(KINDS, ratio, strict=True)) + " (goal 50 x)")
    for kind, a, b in zip(KINDS, runs["ours"][0], runs["numpyro"][0], strict=True):
        apart = np.abs(a.mean(0) - b.mean(0)) / a.std(0)
        print(f"posterior means of {kind} differ by {np.median(apart):.3f} posterior sd (median)")


def main(patience: str = "short") -> None:
    against_bayesm(patience)
    need("numpyro", "0.22.0", options="")
    against_numpyro(patience)


def against_bayesm(patience: str) -> None:
    if not has_bayesm():
        print("NOT MEASURED: R with its package bayesm is missing. Debian: apt install r-base-core r-cran-bayesm")
        return
    their_sweeps, our_sweeps = {"short": (6_000, 2_500), "long": (20_000, 10_000)}[patience]
    chosen, shown, truth, (mean, covariance) = simulate()
    fit, test = (chosen[:, :TASKS], shown[:, :TASKS]), (chosen[:, -HELD_BACK:], shown[:, -HELD_BACK:])
    runs, rates = {"bayesm": [], "ours": []}, {"bayesm": [], "ours": []}
    for seed in (1, 2):  # A B A B
        for name, sample, sweeps in [("bayesm", bayesm, their_sweeps), ("ours", ours, our_sweeps)]:
            draws, seconds = sample(*fit, sweeps, seed)
            rates[name].append(effective(draws) / seconds)
            runs[name].append(draws)
            print(f"{name:7s} {sweeps:,} sweeps, {seconds:.1f} CPU s; effective draws per CPU second: ", end="")
            print(
                ", ".join(f"{kind} {rate:.2f}" for kind, rate in zip(KINDS, rates[name][-1], strict=True)), flush=True
            )
    ratio = np.median(rates["ours"], axis=0) / np.median(rates["bayesm"], axis=0)
    print("ratio: " + ", ".join(f"{kind} {r:.0f} x" for kind, r in zip(KINDS, ratio, strict=True)) + " (goal 20 x)")
    one, other = ([np.concatenate(kind) for kind in zip(*runs[n], strict=True)] for n in ("ours", "bayesm"))
    for kind, a, b in zip(KINDS, one, other, strict=True):
        apart = np.abs(a.mean(0) - b.mean(0)) / a.std(0)
        print(f"posterior means of {kind} differ by {np.median(apart):.3f} posterior sd (median), ", end="")
        print(f"{apart.max():.2f} at most")
    fits = [held_out_log_likelihood(d[2], *test) for d in (one, other)]
    print(f"held-out log-likelihood per task: ours {fits[0]:.4f}, bayesm {fits[1]:.4f}, apart {fits[0] - fits[1]:+.4f}")
    found = [np.corrcoef(d[2].mean(0).ravel(), truth.ravel())[0, 1] for d in (one, other)]
    known = PeopleLikelihood(as_tasks(*fit)).modes(mean, np.linalg.inv(covariance), np.tile(mean, (len(truth), 1)), 30)[
        0
    ]
    ceiling = np.corrcoef(known.ravel(), truth.ravel())[0, 1]
    print(f"correlation of people's part-worths with truth: ours {found[0]:.4f}, bayesm {found[1]:.4f}; ", end="")
    print(f"with the true population given {ceiling:.4f}, so these answers hold no more")


if __name__ == "__main__":
    main(*sys.argv[1:2])
