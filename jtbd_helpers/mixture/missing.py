"""Scales that a person left open are filled by what the others' answers make likely: the conditional mean.

Filling is done under one normal distribution for all, so that it cannot create a group; how many were filled is
said with the result.
"""

import numpy as np


def one_class(scales) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of scales with missing values, by a few EM steps of one normal distribution."""
    x = np.asarray(scales, dtype=float)
    gone = np.isnan(x)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(gone.all(0), 0.0, np.nansum(x, 0) / np.maximum((~gone).sum(0), 1))
    filled = np.where(gone, mean, x)
    covariance = np.cov(filled.T, bias=True).reshape(len(mean), len(mean))
    for _ in range(5 if gone.any() else 0):
        filled, uncertain = fill(x, mean, covariance)
        mean = filled.mean(0)
        covariance = np.cov(filled.T, bias=True).reshape(len(mean), len(mean)) + uncertain / len(x)
    return mean, covariance


def fill(scales, mean, covariance) -> tuple[np.ndarray, np.ndarray]:
    """Put the conditional mean where a scale is missing; also the summed conditional covariance.

    With the precision P of the whole distribution, the missing part of a person has mean m - P_mm^-1 P_mo (x - m)
    and covariance P_mm^-1, which needs matrices only as large as what is missing.
    """
    x = np.array(scales, dtype=float)
    gone = np.isnan(x)
    uncertain = np.zeros_like(covariance)
    if not gone.any():
        return x, uncertain
    ridge = 1e-8 * np.trace(covariance) / len(covariance) + 1e-12
    precision = np.linalg.inv(covariance + ridge * np.eye(len(covariance)))
    pull = np.where(gone, 0, x - mean) @ precision
    missing = gone.sum(1)
    for m in np.unique(missing[missing > 0]):
        rows = np.flatnonzero(missing == m)
        which = np.nonzero(gone[rows])[1].reshape(len(rows), m)
        inverse = np.linalg.inv(precision[which[:, :, None], which[:, None, :]])
        step = np.einsum("nij,nj->ni", inverse, pull[rows[:, None], which])
        x[rows[:, None], which] = mean[which] - step
        np.add.at(uncertain, (which[:, :, None], which[:, None, :]), inverse)
    return x, uncertain
