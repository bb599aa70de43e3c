"""What is known about people beside their choices: planted effects found, coded and refused."""

import numpy as np
import pandas as pd
import pytest
from test_choices_calibration import script

import jtbd_helpers as jtbd
from jtbd_helpers.choices import Choices, fit_choices, fit_maxdiff
from jtbd_helpers.choices.bayes import Prior, run_chain
from jtbd_helpers.choices.covariates import person_covariates
from jtbd_helpers.choices.data import Tasks
from jtbd_helpers.choices.likelihood import PeopleLikelihood
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import load_result

SHIFT = np.array([[0.8, 0.0], [0.0, -0.5], [0.0, 0.4]])  # of three numbers, by age (14 years) and by being a pro
ODDS = np.array([-0.5, 0.8, 1.0])  # of the second kind: at 45 an amateur, per 14 years, for a pro


def people(seed, n):
    rng = np.random.default_rng(seed)
    age, pro = rng.uniform(20, 70, n), rng.random(n) < 0.4
    return rng, age, pro, np.column_stack([np.ones(n), (age - 45) / 14, pro])


def chosen_by(rng, beta, age, pro, tasks, **columns):
    """Choices among three products with as many numbers as `beta` has columns."""
    n, p = beta.shape
    shown = rng.normal(size=(n, tasks, 3, p))
    picked = script("hb_data").choose(shown, beta, rng)
    i, t, j = (a.ravel() for a in np.indices((n, tasks, 3)))
    frame = pd.DataFrame({"person": i, "task": t, "alt": j, "chosen": (picked[..., None] == range(3)).ravel() * 1})
    names = [f"x{q}" for q in range(p)]
    frame[names] = shown.reshape(-1, p)
    frame = frame.assign(age=age[i], label=np.where(pro, "pro", "amateur")[i])
    keys = {"respondent": "person", "task": "task", "alternative": "alt", "chosen": "chosen", "numeric": names}
    return Choices.from_frame(frame, **keys)


def shifted(seed=0, n=200, tasks=8):
    """People whose part-worths go with what is known about them."""
    rng, age, pro, known = people(seed, n)
    beta = np.array([0.5, 0.2, -1.0]) + known[:, 1:] @ SHIFT.T + 0.6 * rng.normal(size=(n, 3))
    return chosen_by(rng, beta, age, pro, tasks)


def two_kinds(seed=0, n=300, tasks=8):
    """Two kinds of people; older ones and pros are more often of the second."""
    rng, age, pro, known = people(seed, n)
    second = rng.random(n) < 1 / (1 + np.exp(-known @ ODDS))
    return chosen_by(rng, np.where(second[:, None], [-0.2, 1.0, 0.3], [1.2, -0.2, -0.6]), age, pro, tasks)


@pytest.fixture(scope="module")
def by_person():
    return fit_choices(shifted(), "hb", draws=1_600, thin=1, covariates=["age", "label"], progress=False)


@pytest.fixture(scope="module")
def by_kind():
    return fit_choices(two_kinds(), "latent_class", 2, starts=4, covariates=["age", "label"], progress=False)


# -- people ------------------------------------------------------------------------------------------


def test_planted_shifts_of_part_worths_are_found(by_person):
    table = by_person.covariates
    assert list(table.columns) == ["covariate", "attribute", "level", "estimate", "std_error", "low", "high"]
    assert table["covariate"].tolist() == ["age"] * 3 + ["label=pro"] * 3
    found = table["estimate"].to_numpy() * np.repeat([14, 1], 3)
    assert found == pytest.approx(SHIFT.T.ravel(), abs=0.3)
    assert ((table["low"] > 0) | (table["high"] < 0)).tolist() == [True, False, False, False, True, True]
    assert by_person.draws["shift"].shape == (2, 1600, 3, 2)
    assert "people described by age, label=pro" in by_person.caption


def test_the_mean_is_that_of_the_average_person(by_person):
    average = np.array([0.5, 0.2, -1.0]) + SHIFT @ [0, 0.4]
    assert by_person.table["estimate"].to_numpy() == pytest.approx(average, abs=0.25)


def test_whether_the_shifts_have_settled_is_measured_too(by_person):
    rows = by_person.diagnostics.set_index("parameter")
    assert rows.loc["label=pro on x1", "r_hat"] < 1.02
    assert rows.loc["age on x0", "ess_bulk"] > 400


def test_the_unit_of_a_covariate_does_not_matter():
    choices = shifted(n=40)
    options = {"draws": 300, "progress": False}
    with pytest.warns(jtbd.errors.JtbdWarning, match="have not settled"):
        years = fit_choices(choices, "hb", covariates="age", **options)
    choices.frame["age"] *= 16  # a power of two: to the last digit
    with pytest.warns(jtbd.errors.JtbdWarning, match="have not settled"):
        months = fit_choices(choices, "hb", covariates="age", **options)
    assert months.covariates["estimate"].to_numpy() * 16 == pytest.approx(years.covariates["estimate"].to_numpy())


def test_answers_that_say_nothing_return_the_prior_of_the_shift():
    """All alternatives alike: each column of the shift is, given Sigma, normal with covariance Sigma / A, as mu is."""
    n, rng = 15, np.random.default_rng(5)
    z = rng.normal(size=(1, n))
    flat = Tasks(np.zeros((3, n, 2)), np.ones((3, n), bool), np.zeros(n, int), np.arange(n), n)
    prior = Prior(1.0, 9.0, 4.5 * np.eye(2))
    run = run_chain(PeopleLikelihood(flat), prior, np.zeros(2), 2_500, 300, 1, 1, z=z - z.mean())
    sizes = np.diagonal(run["sigma"], axis1=1, axis2=2)
    for drawn in (run["mu"], run["shift"][..., 0]):
        assert (drawn**2 / sizes).mean(0) == pytest.approx([1, 1], abs=0.15)
    assert sizes.mean(0) == pytest.approx([4.5 / 6] * 2, rel=0.15)  # scale / (nu - p - 1)


@pytest.mark.slow
def test_ranks_of_the_truth_are_uniform_with_covariates():
    """Simulation-based calibration (Talts et al. 2018), two covariates: p > .01 for every population figure."""
    found = script("calibration_hb").calibrate(60, covariates=2)
    assert sum(name.startswith("covariate") for name in found) == 6
    assert min(p for _, p in found.values()) > 0.01


# -- kinds -------------------------------------------------------------------------------------------


def sign_of(model):
    """1 where the second kind planted is segment B, -1 where it is A."""
    return 1 if model.groups[0, 0] > model.groups[1, 0] else -1


def test_planted_odds_of_the_kinds_are_found(by_kind):
    table = by_kind.covariates
    assert list(table.columns) == ["segment", "covariate", "estimate", "std_error", "low", "high"]
    assert table[["segment", "covariate"]].to_numpy().tolist() == [["B", "age"], ["B", "label=pro"]]
    truth = sign_of(by_kind) * ODDS[1:] / [14, 1]
    assert (table["low"] < truth).all()
    assert (truth < table["high"]).all()
    assert by_kind.n_parameters == 2 * 3 + 1 + 2
    without = fit_choices(two_kinds(), "latent_class", 2, starts=4, progress=False)
    assert by_kind.bic < without.bic
    assert without.covariates is None


def test_the_estimates_are_where_the_likelihood_is_highest(by_kind):
    """Membership and standard errors against scipy: the log-likelihood and its curvature by finite differences."""
    from scipy.optimize import approx_fprime

    choices = two_kinds()
    known = person_covariates(choices, ["age", "label"])
    design = np.column_stack([np.ones(len(known.z)), known.z])
    table = by_kind.covariates
    own = table["estimate"].to_numpy() * known.scales
    intercept = np.log(by_kind.group_shares[1] / by_kind.group_shares[0])

    def minus(theta):
        beta, odds = theta[:6].reshape(2, 3), design @ theta[6:]
        utility = np.einsum("jnp,kp->kjn", choices.tasks.x, beta)
        picked = utility[:, choices.tasks.chosen, np.arange(utility.shape[2])] - np.log(np.exp(utility).sum(1))
        by_class = np.stack([np.bincount(choices.tasks.person, row) for row in picked])
        prior = np.stack([-np.logaddexp(0, odds), odds - np.logaddexp(0, odds)])
        return -np.logaddexp(*(by_class + prior)).sum()

    from scipy.optimize import minimize

    best = minimize(minus, np.r_[by_kind.groups.ravel(), intercept, own], method="BFGS", options={"gtol": 1e-4})
    assert -best.fun == pytest.approx(by_kind.log_likelihood, abs=1e-3)
    assert best.x[7:] == pytest.approx(own, abs=2e-3)
    hessian = np.array([approx_fprime(best.x, lambda t, i=i: approx_fprime(t, minus, 1e-5)[i], 1e-4) for i in range(9)])
    errors = np.sqrt(np.diag(np.linalg.inv(hessian)))[7:] / known.scales
    assert table["std_error"].to_numpy() == pytest.approx(errors, rel=0.02)


def test_a_covariate_that_settles_the_class_is_said_to():
    choices = two_kinds(n=150, tasks=12)
    found = fit_choices(choices, "latent_class", 2, starts=2, progress=False).segments
    choices.frame["told"] = found.to_numpy(dtype=object)[choices.frame["person"]]
    model = fit_choices(choices, "latent_class", 2, starts=2, covariates="told", progress=False)
    assert "COVARIATES SEPARATE the classes" in model.caption


@pytest.mark.slow
def test_intervals_of_the_odds_cover_the_truth():
    covered = []
    for seed in range(60):
        model = fit_choices(two_kinds(seed, 200, 6), "latent_class", 2, starts=2, covariates=["age", "label"])
        truth = sign_of(model) * ODDS[1:] / [14, 1]
        covered.append((model.covariates["low"] < truth) & (truth < model.covariates["high"]))
    assert 0.88 <= np.mean(covered) <= 1.0


# -- coding and refusals -----------------------------------------------------------------------------


def test_numbers_are_standardised_and_words_are_levels():
    choices = shifted(n=30, tasks=2)
    order = pd.CategoricalDtype(["pro", "amateur", "nobody"])
    choices.frame["rank"] = choices.frame["label"].astype(order)
    choices.frame["keen"] = choices.frame["person"] % 2 == 0
    known = person_covariates(choices, ["age", "rank", "keen"])
    assert known.names == ["age", "rank=amateur", "keen=True"]
    assert known.z.mean(0) == pytest.approx(np.zeros(3))
    assert known.z[:, 0].std() == pytest.approx(1)
    assert np.ptp(known.z[:, 1:], axis=0) == pytest.approx([1, 1])
    assert person_covariates(choices, None).z.shape == (30, 0)


def test_columns_of_a_file_about_people_can_be_named():
    choices = jtbd.load_data("photographers")
    known = person_covariates(choices, ["label", "age"])
    ages = choices.tables["people"].set_index("respondent_id")["age"].loc[choices.respondents]
    assert np.corrcoef(known.z[:, 1], ages)[0, 1] == pytest.approx(1)


@pytest.mark.parametrize(
    ("change", "covariates", "message"),
    [
        ({}, "agee", "there is no column 'agee'. Nearest: 'age'.*Join a file about people"),
        ({"age": np.nan}, "age", "column 'age', respondent '0': empty"),
        ({"age": 7}, "age", "everybody has '7', so it explains nothing"),
        ({"label": "x"}, ["age", "label"], "everybody has 'x'"),
        ({}, "x1", "respondent '0': more than one value. A covariate describes a person"),
        ({}, ["age", "label", "age"], "'age' says nothing that the columns before it do not say"),
    ],
)
def test_bad_covariates_are_refused_with_the_mend(change, covariates, message):
    choices = shifted(n=20, tasks=2)
    for column, value in change.items():
        choices.frame[column] = value
    with pytest.raises(JtbdError, match=message):
        fit_choices(choices, "hb", covariates=covariates)


def test_one_set_for_all_has_no_covariates():
    with pytest.raises(JtbdError, match="`covariates` belong to 'hb' and 'latent_class'"):
        fit_choices(shifted(n=20, tasks=2), covariates="age")


def test_they_are_kept_with_the_model(by_kind, tmp_path):
    back = load_result(by_kind.save(tmp_path / "model.json"))
    pd.testing.assert_frame_equal(back.covariates, by_kind.covariates)


def test_items_of_a_maxdiff_may_go_with_covariates():
    rng, rows = np.random.default_rng(0), []
    for person in range(60):
        worth = np.arange(4) * (1 if person % 2 else -1)
        for number in range(6):
            shown = rng.permutation(4)[:3]
            order = np.argsort(worth[shown] + rng.gumbel(size=3))
            rows += [
                {"respondent": person, "set": number, "item": f"i{item}", "best": int(k == order[2]),
                 "worst": int(k == order[0]), "odd": bool(person % 2)}
                for k, item in enumerate(shown)
            ]  # fmt: skip
    fitted = fit_maxdiff(pd.DataFrame(rows), "latent_class", n_classes=2, covariates="odd", starts=2, progress=False)
    assert fitted.model.covariates["covariate"].tolist() == ["odd=True"]
    assert abs(fitted.model.covariates["estimate"].item()) > 2
