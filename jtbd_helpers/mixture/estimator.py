"""The mixture as an estimator with scikit-learn's habits: groups among numbers that go together and words that do not.

It learns its manners from scikit-learn without inheriting, so that nothing heavy is loaded before it is used.
"""

import inspect

import numpy as np
import pandas as pd

from jtbd_helpers.errors import JtbdError, one_of, whole_number
from jtbd_helpers.mixture.engine import answers
from jtbd_helpers.mixture.missing import fill, one_class
from jtbd_helpers.mixture.search import fit

COVARIANCES = ("tied", "diagonal")


class GaussianCategoricalMixture:
    """Mixture of groups that differ in the means of numbers and in how likely each categorical answer is.

    Inside a group the numbers are normal, with one covariance for all groups; categorical answers are independent
    of each other and of the numbers. Open cells (NaN, None) are allowed: a number is filled by its expected value
    as if there were one group, a categorical answer drops out of the sum.

    Parameters
    ----------
    n_components : int
        Number of groups, from 1.
    categorical : list, optional
        Columns that are categories: names in a DataFrame, positions in an array. Default: the columns of a DataFrame
        that hold words, categories or yes and no; none of an array.
    covariance : {"tied", "diagonal"}
        Whether numbers may go together inside a group (the same way in all) or not.
    n_init : int
        Random starts; all run a few steps, the best five to their end.
    random_state : int, RandomState or None
        Start of all random steps; the same whole number gives the same result.

    Attributes
    ----------
    weights_ : ndarray of shape (n_components,)
        Share of each group, falling.
    means_ : ndarray of shape (n_components, n_numbers)
        In the units of the data, columns in their order.
    covariance_ : ndarray of shape (n_numbers, n_numbers)
        Inside every group.
    categories_ : dict
        Categorical column -> its answers, sorted as text.
    probabilities_ : dict
        Categorical column -> ndarray (n_components, answers): how likely each answer is in each group.
    log_likelihood_ : float
        Of the rows fitted.
    n_parameters_, n_features_in_ : int
    start_hit_rate_ : float
        Share of the starts run to their end that reached the best answer.

    Raises
    ------
    JtbdError
        A ValueError: wrong options, fewer rows than groups, an answer that was not there when it was fitted.

    Examples
    --------
    >>> import pandas as pd, jtbd_helpers as jtbd
    >>> people = pd.DataFrame({"gap": [0.1, 0.3, 0.2, 3.1, 2.9, 3.2], "late": ["no", "no", "no", "yes", "yes", "yes"]})
    >>> model = jtbd.GaussianCategoricalMixture(n_components=2).fit(people)
    >>> model.predict(people)
    array([1, 1, 1, 0, 0, 0])

    Source
    ------
    McLachlan & Peel (2000); location model of mixed data: Hunt & Jorgensen (1999).
    """

    def __init__(
        self,
        n_components: int = 3,
        *,
        categorical: object = None,
        covariance: str = "tied",
        n_init: int = 20,
        random_state: object = 0,
    ) -> None:
        self.n_components = n_components
        self.categorical = categorical
        self.covariance = covariance
        self.n_init = n_init
        self.random_state = random_state

    # -- scikit-learn's habits ---------------------------------------------------------------------------

    def get_params(self, deep: bool = True) -> dict:
        """Options by name; `deep` changes nothing, since no option is an estimator."""
        return {name: getattr(self, name) for name in _options()}

    def set_params(self, **params: object) -> "GaussianCategoricalMixture":
        """Change options by name; returns the estimator."""
        for name, value in params.items():
            one_of("option", name, _options())
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        changed = [f"{n}={v!r}" for n, v in self.get_params().items() if v is not _options()[n]]
        return f"{type(self).__name__}({', '.join(changed)})"

    def __sklearn_tags__(self):
        from sklearn.utils import InputTags, Tags, TargetTags

        inputs = InputTags(allow_nan=True, categorical=True, string=False)
        return Tags(estimator_type="density_estimator", target_tags=TargetTags(required=False), input_tags=inputs)

    # -- fitting and using -------------------------------------------------------------------------------

    def fit(self, X: object, y: object = None) -> "GaussianCategoricalMixture":
        """Find the groups.

        Parameters
        ----------
        X : DataFrame or array of shape (n_rows, n_columns)
        y : ignored

        Returns
        -------
        GaussianCategoricalMixture
        """
        self._check_options()
        numbers, words = self._columns(X, reset=True)
        if len(numbers) < self.n_components:
            raise JtbdError(
                f"There are {len(numbers)} rows for {self.n_components} groups. Give at least a row for each group, "
                "or ask for fewer groups with `n_components`."
            )
        self.categories_ = {name: _levels(column) for name, column in words.items()}
        sizes = tuple(len(levels) for levels in self.categories_.values())
        self._filled_by = one_class(numbers)
        data = answers(self._fill(numbers), self._indicators(words, len(numbers)), sizes)
        best = fit(data, self.n_components, starts=self.n_init, seed=self._seed(), covariance=self.covariance)
        self._mixture = best.mixture.reordered(np.argsort(-best.mixture.shares, kind="stable"))
        self.weights_, self.means_ = self._mixture.shares, self._mixture.means
        self.covariance_, self.start_hit_rate_ = self._mixture.within, best.start_hit_rate
        self.log_likelihood_, self.n_parameters_ = self._mixture.log_likelihood, self._mixture.n_parameters
        blocks = np.split(self._mixture.levels, np.cumsum(sizes)[:-1], axis=1) if sizes else []
        self.probabilities_ = dict(zip(self.categories_, blocks, strict=True))
        return self

    def predict(self, X: object) -> np.ndarray:
        """Most likely group of each row, from 0 (the largest)."""
        return self.predict_proba(X).argmax(1)

    def fit_predict(self, X: object, y: object = None) -> np.ndarray:
        """Find the groups and say the most likely one of each row."""
        return self.fit(X).predict(X)

    def predict_proba(self, X: object) -> np.ndarray:
        """Probability of each group for each row, rows x groups."""
        return self._mixture_of().posterior(*self._read(X))

    def score_samples(self, X: object) -> np.ndarray:
        """Log-density of each row."""
        return np.logaddexp.reduce(self._mixture_of().log_density(*self._read(X)), axis=1)

    def score(self, X: object, y: object = None) -> float:
        """Mean log-density of the rows; on rows that were not fitted it says which number of groups predicts best."""
        return float(self.score_samples(X).mean())

    def bic(self, X: object) -> float:
        """Schwarz's criterion on these rows; the smaller, the better."""
        rows = self.score_samples(X)
        return float(-2 * rows.sum() + self.n_parameters_ * np.log(len(rows)))

    def aic(self, X: object) -> float:
        """Akaike's criterion on these rows; the smaller, the better."""
        return float(-2 * self.score_samples(X).sum() + 2 * self.n_parameters_)

    # -- reading -----------------------------------------------------------------------------------------

    def _check_options(self) -> None:
        whole_number(1, 9999, n_components=self.n_components, n_init=self.n_init)
        one_of("covariance", self.covariance, COVARIANCES)

    def _seed(self):
        """A seed or generator of numpy's newer kind, also from the older one."""
        if isinstance(self.random_state, np.random.RandomState):
            return int(self.random_state.randint(2**31))
        return self.random_state

    def _mixture_of(self):
        from sklearn.utils.validation import check_is_fitted

        check_is_fitted(self, "weights_")
        return self._mixture

    def _columns(self, X, reset: bool) -> tuple[np.ndarray, dict]:
        """The numbers, rows x columns, and the categorical columns by name."""
        from sklearn.utils.validation import validate_data

        named = isinstance(X, pd.DataFrame)
        if reset:
            self._categorical = self._chosen(X, named)
        if not self._categorical:
            smallest = 2 if reset else 1
            return validate_data(
                self, X, reset=reset, dtype=float, ensure_all_finite="allow-nan", ensure_min_samples=smallest
            ), {}
        validate_data(self, X, reset=reset, skip_check_array=True)
        frame = X if named else pd.DataFrame(np.asarray(X, dtype=object))
        rest = [c for c in frame.columns if c not in self._categorical]
        for column in rest:
            if not pd.api.types.is_numeric_dtype(frame[column].infer_objects()):
                raise JtbdError(f"Column '{column}' holds no numbers. Name it in `categorical`, or make it numbers.")
        numbers = frame[rest].to_numpy(dtype=float)
        if np.isinf(numbers).any():
            raise JtbdError("A number is infinite. Leave it open (NaN) or correct it.")
        return numbers, {c: frame[c] for c in self._categorical}

    def _chosen(self, X, named: bool) -> list:
        """Which columns are categories, as asked for or by what a DataFrame holds."""
        known = list(X.columns) if named else list(range(np.shape(X)[1])) if np.ndim(X) == 2 else []
        if self.categorical is None:
            plain = pd.api.types.is_numeric_dtype
            return [c for c in known if named and (not plain(X[c].dtype) or X[c].dtype == bool)]
        for column in self.categorical:
            one_of("categorical", column, known)
        return list(self.categorical)

    def _read(self, X: object) -> tuple[np.ndarray, np.ndarray]:
        numbers, words = self._columns(X, reset=False)
        return self._fill(numbers), self._indicators(words, len(numbers))

    def _fill(self, numbers) -> np.ndarray:
        return fill(numbers, *self._filled_by)[0] if numbers.shape[1] else numbers

    def _indicators(self, words: dict, n: int) -> np.ndarray:
        """One column for each answer; an open cell is a row of zeros."""
        blocks = [np.zeros((n, 0))]
        for name, column in words.items():
            levels, given = self.categories_[name], column[column.notna()]
            strange = sorted({str(v) for v in given} - {str(v) for v in levels})
            if strange:
                known = ", ".join(map(str, levels))
                raise JtbdError(
                    f"Column '{name}' has the answer '{strange[0]}', which was not there when the mixture was fitted. "
                    f"It had: {known}. Correct it, leave it open, or fit anew."
                )
            blocks.append((column.astype(str).to_numpy()[:, None] == np.array([str(v) for v in levels])).astype(float))
            blocks[-1][column.isna().to_numpy()] = 0
        return np.concatenate(blocks, axis=1)


def _options() -> dict:
    """The options of the estimator with their defaults."""
    signature = inspect.signature(GaussianCategoricalMixture.__init__)
    return {name: p.default for name, p in signature.parameters.items() if name != "self"}


def _levels(column: pd.Series) -> tuple:
    """The different answers, sorted as text."""
    return tuple(sorted(column.dropna().unique(), key=str))
