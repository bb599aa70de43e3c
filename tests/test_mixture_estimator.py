"""The mixture as an estimator: scikit-learn's habits, words beside numbers, open cells, the same answers as inside."""

import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

import jtbd_helpers as jtbd
from jtbd_helpers.mixture.engine import answers
from jtbd_helpers.mixture.search import fit


def people(n=300, seed=0):
    """Three groups that differ in two numbers and one word."""
    rng = np.random.default_rng(seed)
    group = rng.choice(3, size=n, p=[0.5, 0.3, 0.2])
    numbers = rng.normal(size=(n, 2)) + 4 * np.array([[0, 0], [1, 0], [0, 1]])[group]
    word = np.where(rng.random(n) < 0.85, np.array(["calm", "late", "lost"], dtype=object)[group], "calm")
    return pd.DataFrame({"a": numbers[:, 0], "mood": word, "b": numbers[:, 1]}), group


def test_every_check_of_scikit_learn_passes():
    from sklearn.utils.estimator_checks import check_estimator

    results = check_estimator(jtbd.GaussianCategoricalMixture(n_init=4), on_skip=None, on_fail=None)
    failed = [f"{r['check_name']}: {r['exception']!r}" for r in results if r["status"] == "failed"]
    assert len(results) > 30
    assert failed == []


def test_groups_of_numbers_and_words_are_found():
    from sklearn.metrics import adjusted_rand_score

    frame, group = people()
    model = jtbd.GaussianCategoricalMixture(3).fit(frame)
    assert adjusted_rand_score(group, model.predict(frame)) > 0.9
    np.testing.assert_allclose(model.weights_, np.bincount(group) / len(group), atol=0.04)
    np.testing.assert_allclose(model.means_, [[0, 0], [4, 0], [0, 4]], atol=0.4)
    assert model.categories_ == {"mood": ("calm", "late", "lost")}
    np.testing.assert_allclose(model.probabilities_["mood"].sum(1), 1)
    assert model.probabilities_["mood"].argmax(1).tolist() == [0, 1, 2]


def test_likelihood_is_that_of_the_engine_and_choosing_by_bic_finds_the_number():
    frame, _ = people()
    words = (frame["mood"].to_numpy()[:, None] == ["calm", "late", "lost"]).astype(float)
    inside = fit(answers(frame[["a", "b"]].to_numpy(), words, (3,)), 3, seed=0)
    models = {k: jtbd.GaussianCategoricalMixture(k).fit(frame) for k in (1, 2, 3, 4)}
    assert models[3].log_likelihood_ == inside.mixture.log_likelihood
    assert models[3].bic(frame) == pytest.approx(inside.bic)
    assert models[3].score(frame) == pytest.approx(inside.mixture.log_likelihood / len(frame))
    assert models[3].aic(frame) - models[3].bic(frame) == pytest.approx(models[3].n_parameters_ * (2 - np.log(300)))
    assert min(models, key=lambda k: models[k].bic(frame)) == 3


def test_an_array_names_its_categories_by_position():
    frame, _ = people()
    by_name = jtbd.GaussianCategoricalMixture(3).fit(frame)
    by_place = jtbd.GaussianCategoricalMixture(3, categorical=[1]).fit(frame.to_numpy(dtype=object))
    np.testing.assert_allclose(by_name.predict_proba(frame), by_place.predict_proba(frame.to_numpy(dtype=object)))


def test_yes_no_and_open_cells():
    frame, group = people()
    frame["late"] = (frame["mood"] == "late").astype(bool)
    gone = np.random.default_rng(1).random(len(frame)) < 0.1
    frame.loc[gone, "a"], frame.loc[~gone & (group == 0), "mood"] = np.nan, None
    model = jtbd.GaussianCategoricalMixture(3).fit(frame)
    assert set(model.categories_) == {"mood", "late"}
    assert np.isfinite(model.predict_proba(frame)).all()
    assert (model.predict(frame) == group).mean() > 0.85


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"n_components": 0}, "`n_components` is 0"),
        ({"n_components": 2.5}, "`n_components` is 2.5"),
        ({"n_init": 0}, "`n_init` is 0"),
        ({"covariance": "full"}, "no `covariance` 'full'"),
        ({"categorical": ["wood"]}, "Nearest: 'mood'"),
        ({"categorical": ["a"]}, "Column 'mood' holds no numbers"),
        ({"n_components": 400}, "300 rows for 400 groups"),
    ],
)
def test_wrong_options_say_how_to_mend(options, said):
    with pytest.raises(jtbd.JtbdError, match=said):
        jtbd.GaussianCategoricalMixture(**options).fit(people()[0])


def test_new_answers_and_unknown_options_are_refused():
    frame, _ = people()
    model = jtbd.GaussianCategoricalMixture(2).fit(frame)
    with pytest.raises(jtbd.JtbdError, match="answer 'sad', which was not there"):
        model.predict(frame.assign(mood="sad"))
    with pytest.raises(jtbd.JtbdError, match="Nearest: 'n_init'"):
        model.set_params(n_inits=3)


def test_the_package_loads_without_scikit_learn():
    code = "import sys, jtbd_helpers; jtbd_helpers.GaussianCategoricalMixture(); assert 'sklearn' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
