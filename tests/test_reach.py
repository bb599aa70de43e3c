"""What a sample could have found, against simulated surveys."""

import numpy as np
import pytest

from jtbd_helpers.mixture.engine import answers
from jtbd_helpers.mixture.search import fit
from jtbd_helpers.segments.reach import finds, smallest_distance, smallest_share


def test_more_people_find_smaller_differences_and_groups():
    distances = [smallest_distance(n, 6, 0.25) for n in (100, 300, 1000, 5000)]
    assert distances == sorted(distances, reverse=True)
    shares = [smallest_share(n, 6, 2.6) for n in (300, 600, 5000)]
    assert shares == sorted(shares, reverse=True)


def test_no_difference_is_never_found():
    assert not finds(10_000, 6, 0.25, 0.0)


def test_a_group_that_no_sample_of_this_size_shows():
    assert smallest_share(60, 25, 1.0) > 0.5


@pytest.mark.parametrize("n", [150, 600])
def test_about_eight_of_ten_simulated_surveys_agree(n):
    rng = np.random.default_rng(n)
    distance, found, draws = smallest_distance(n, 1 + 5, 0.25), 0, 25
    for _ in range(draws):
        scales = rng.normal(size=(n, 5))
        scales[rng.random(n) < 0.25, :2] += distance / np.sqrt(2)
        data = answers(scales, np.zeros((n, 0)), ())
        found += fit(data, 2, starts=8).bic < fit(data, 1).bic
    assert 0.55 <= found / draws <= 1.0
    assert fit_rate_without_groups(rng, n) <= 0.1


def fit_rate_without_groups(rng, n, draws=20):
    data = [answers(rng.normal(size=(n, 5)), np.zeros((n, 0)), ()) for _ in range(draws)]
    return np.mean([fit(d, 2, starts=8).bic < fit(d, 1).bic for d in data])
