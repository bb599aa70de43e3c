"""Have the chains mixed? R-hat and effective draws by ranks (Vehtari, Gelman, Simpson, Carpenter & Bürkner 2021)."""

import numpy as np


def split_r_hat(draws: np.ndarray) -> float:
    """Rank-normalised split R-hat of (chain, draw); the larger of the bulk and the folded one. 1 is mixed."""
    halves = _halves(draws)
    folded = np.abs(halves - np.median(halves))
    return max(_r_hat(_rank_normal(halves)), _r_hat(_rank_normal(folded)))


def effective_draws(draws: np.ndarray) -> tuple[float, float]:
    """Bulk and tail effective sample size of (chain, draw)."""
    halves = _halves(draws)
    low, high = np.quantile(draws, [0.05, 0.95])
    tail = min(_effective((halves <= low).astype(float)), _effective((halves <= high).astype(float)))
    return _effective(_rank_normal(halves)), tail


def effective_mean(draws: np.ndarray) -> float:
    """Effective sample size of the plain mean of (chain, draw), without ranks."""
    return _effective(_halves(draws))


def _halves(draws):
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, half : 2 * half]])


def _rank_normal(x):
    from scipy.special import ndtri
    from scipy.stats import rankdata

    return ndtri((rankdata(x).reshape(x.shape) - 0.375) / (x.size + 0.25))


def _r_hat(x):
    n = x.shape[1]
    within = x.var(axis=1, ddof=1).mean()
    between = n * x.mean(axis=1).var(ddof=1)
    return float(np.sqrt(((n - 1) / n * within + between / n) / within)) if within > 0 else 1.0


def _effective(x):
    """Geyer's initial monotone sequence over the autocorrelations of all chains together."""
    chains, n = x.shape
    if x.var() < 1e-300:
        return float(x.size)
    centred = x - x.mean(axis=1, keepdims=True)
    size = 2 ** int(np.ceil(np.log2(2 * n)))
    spectrum = np.abs(np.fft.rfft(centred, size, axis=1)) ** 2
    covariance = np.fft.irfft(spectrum, size, axis=1)[:, :n].mean(axis=0) / n
    within = covariance[0] * n / (n - 1)
    total = within * (n - 1) / n + (x.mean(axis=1).var(ddof=1) if chains > 1 else 0.0)
    rho = 1 - (within - covariance * n / (n - 1)) / total
    pairs = rho[0 : n - n % 2 : 2] + rho[1:n:2]
    negative = np.flatnonzero(pairs < 0)
    pairs = np.minimum.accumulate(pairs[: negative[0] if len(negative) else len(pairs)])
    length = -1 + 2 * pairs.sum()
    return float(min(chains * n / max(length, 1e-12), chains * n * np.log10(chains * n)))
