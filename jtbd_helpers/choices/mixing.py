"""Whether the chains of a hierarchical Bayes fit have settled, said in words."""

import numpy as np
import pandas as pd

from jtbd_helpers.errors import warn
from jtbd_helpers.statistics.convergence import effective_draws, split_r_hat


def diagnose(coding, mu, sigma, scales, runs, covariates=(), shift=None) -> pd.DataFrame:
    """R-hat and effective draws of every population mean, standard deviation and shift by a covariate."""
    columns = [(name, mu[..., i] / scales[i]) for i, name in enumerate(coding.names)]
    columns += [(f"sd of {name}", np.sqrt(sigma[..., i, i]) / scales[i]) for i, name in enumerate(coding.names)]
    columns += [
        (f"{covariate} on {name}", shift[..., i, q])
        for q, covariate in enumerate(covariates)
        for i, name in enumerate(coding.names)
    ]
    rows = []
    for name, values in columns:
        bulk, tail = effective_draws(values)
        rows.append((name, values.mean(), values.std(), split_r_hat(values), bulk, tail))
    table = pd.DataFrame(rows, columns=["parameter", "mean", "sd", "r_hat", "ess_bulk", "ess_tail"])
    table["accepted"] = float(np.mean([r["people_accepted"] for r in runs]))
    return table


def unconverged(diagnostics) -> list[str]:
    """Warn when the chains have not mixed: R-hat 1.01 or more, or fewer than 400 effective draws."""
    bad = diagnostics[(diagnostics["r_hat"] >= 1.01) | (diagnostics[["ess_bulk", "ess_tail"]].min(axis=1) < 400)]
    if bad.empty:
        return []
    worst = bad.sort_values("r_hat", ascending=False).iloc[0]
    said = (
        f"{len(bad)} of {len(diagnostics)} population figures {'has' if len(bad) == 1 else 'have'} not settled "
        f"(worst: {worst['parameter']}, R-hat {worst['r_hat']:.3f}, {worst['ess_bulk']:.0f} effective draws)"
    )
    warn(f"fit_choices: {said}. Ask for more `draws` before you lean on shares or prices.")
    return [f"; NOT SETTLED: {said}"]
