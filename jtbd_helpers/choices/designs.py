"""Which choice tasks to show: balanced at random, or chosen for the precision they buy."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from jtbd_helpers.choices.coding import Coding
from jtbd_helpers.choices.data import Tasks
from jtbd_helpers.choices.logit import check_identified, derivatives
from jtbd_helpers.errors import JtbdError, one_of, unknown
from jtbd_helpers.results import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = ["balanced", "d_efficient"]
TRIES = 2_000  # rounds of swaps before a design is called impossible


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class ChoiceDesign(Result):
    """Tasks to show. `.table`: version, task, alternative (1, 2, …, "none"), one column per attribute.

    diagnostics : DataFrame of measure, attribute, value (see `design_choices`).
    information : (parameter, parameter) of one person per version, at the prior; parameters : their names.
    """

    diagnostics: pd.DataFrame
    information: np.ndarray
    parameters: list

    def expected_errors(self, n: int) -> pd.DataFrame:
        """Standard errors to expect of each part-worth when `n` people answer, spread evenly over the versions."""
        if n < 1:
            raise JtbdError(f"`n` is {n}; give the number of people, 1 or more.")
        versions = self.table["version"].nunique()
        errors = np.sqrt(np.diag(np.linalg.inv(self.information * n / versions)))
        return pd.DataFrame({"parameter": self.parameters, "std_error": errors})

    def describe(self) -> str:
        """Size, balance and efficiency."""
        d = self.diagnostics.set_index("measure")["value"]
        return (
            f"{self.caption}: D-efficiency {d['d_efficiency_against_random']:.0%} of a random design's, "
            f"least frequent level shown {d.loc[['level_balance']].min():.0%} as often as the most frequent."
        )


def design_choices(
    attributes: dict,
    tasks: int,
    alternatives: int,
    versions: int = 1,
    none: bool = True,
    *,
    kind: str = "balanced",
    prior: dict | None = None,
    prohibited: "Sequence[dict]" = (),
    seed: int = 0,
) -> ChoiceDesign:
    """Make choice tasks.

    Parameters
    ----------
    attributes : dict
        Attribute -> list of at least two levels; the first is the base.
    tasks, alternatives, versions : int
        Tasks per person, alternatives per task ("none" not counted), and how many different questionnaires.
    none : bool
        Add "none of these" to every task.
    kind : {"balanced", "d_efficient"}
        "balanced": levels in shuffled decks, so that each is shown equally often, with overlap as it falls.
        "d_efficient": then improved level by level (coordinate exchange) to the least D-error at the prior.
    prior : sequence of float, optional
        Part-worths to expect, in the order of `.parameters`; 0 without it. A matrix (draw, parameter) averages over
        draws, which makes a Bayesian D-efficient design.
    prohibited : sequence of dict
        Combinations never shown, such as {"brand": "A", "price": 100}.
    seed : int

    Returns
    -------
    ChoiceDesign
        `.diagnostics`: level_balance (least over most frequent level, per attribute), overlap (share of tasks that
        repeat a level, per attribute), pair_balance (least over most frequent pair of levels of two attributes),
        duplicates, dominated (alternatives worse on every attribute at the prior), d_error,
        d_efficiency_against_random, rank, parameters, rank_of_weakest_version.

    Raises
    ------
    JtbdError
        Fewer than two levels, more alternatives than combinations, tasks too few to separate the parameters.

    Source
    ------
    Zwerina, Huber & Kuhfeld (1996); Sándor & Wedel (2001); Kessels, Goos & Vandebroek (2006).
    """
    one_of("kind", kind, KINDS)
    levels = _checked(attributes, tasks, alternatives, versions)
    banned = _prohibited(prohibited, levels)
    rng = np.random.default_rng(seed)
    coding = Coding(levels, {}, None, none)
    priors = _priors(prior, coding)
    cells = np.concatenate([_balanced(levels, tasks, alternatives, banned, rng) for _ in range(versions)])
    reference = _d_error(_tasks(cells, coding), priors)
    if kind == "d_efficient":
        cells = _exchange(cells, coding, priors, banned)
    laid = _tasks(cells, coding)
    information = _information(laid, priors.mean(0))
    check_identified(information, coding.names, "This design")
    table = _table(cells, attributes, tasks, none)
    return ChoiceDesign(
        table=table,
        caption=f"Choice design, {kind}, {versions} version{'s' if versions > 1 else ''} of {tasks} tasks with "
        f"{alternatives} alternatives{' and none' if none else ''}",
        diagnostics=_diagnose(cells, levels, laid, coding, priors, reference, tasks),
        information=information,
        parameters=coding.names,
    )


def _checked(attributes, tasks, alternatives, versions) -> dict:
    for name, value, least in [("tasks", tasks, 1), ("alternatives", alternatives, 2), ("versions", versions, 1)]:
        if value < least:
            raise JtbdError(f"design_choices: `{name}` is {value}; at least {least} is needed.")
    for attribute, levels in attributes.items():
        if len(set(levels)) < 2 or len(set(levels)) < len(list(levels)):
            raise JtbdError(f"design_choices, attribute '{attribute}': give at least two levels, each once.")
    combinations = int(np.prod([len(v) for v in attributes.values()]))
    if alternatives > combinations:
        raise JtbdError(f"design_choices: {alternatives} alternatives but only {combinations} combinations of levels.")
    return {a: [str(v) for v in levels] for a, levels in attributes.items()}


def _prohibited(prohibited, levels) -> list[dict]:
    """Banned combinations as attribute position -> level position."""
    names, out = list(levels), []
    for combination in prohibited:
        for attribute, level in combination.items():
            if attribute not in levels:
                raise unknown("attribute", attribute, names, "prohibited")
            if str(level) not in levels[attribute]:
                raise unknown("level", level, levels[attribute], f"prohibited, '{attribute}'")
        out.append({names.index(a): levels[a].index(str(v)) for a, v in combination.items()})
    return out


def _priors(prior, coding) -> np.ndarray:
    priors = np.zeros((1, coding.n_parameters)) if prior is None else np.atleast_2d(np.asarray(prior, dtype=float))
    if priors.shape[1] != coding.n_parameters:
        raise JtbdError(
            f"`prior` has {priors.shape[1]} numbers; {coding.n_parameters} are needed: {', '.join(coding.names)}."
        )
    return priors


def _allowed(row, banned) -> bool:
    return not any(all(row[a] == level for a, level in ban.items()) for ban in banned)


def _balanced(levels, n_tasks, alternatives, banned, rng) -> np.ndarray:
    """Level positions of one version, task x alternative x attribute, each attribute dealt from one shuffled deck that
    holds its levels equally often; no two alternatives alike in a task."""
    sizes = [len(v) for v in levels.values()]
    decks = [rng.permutation(np.arange(n_tasks * alternatives) % size) for size in sizes]
    cells = np.stack(decks, axis=1).reshape(n_tasks, alternatives, len(sizes))
    for _ in range(TRIES):
        bad = [(t, j) for t in range(n_tasks) for j in range(alternatives) if _unfit(cells[t], j, banned)]
        if not bad:
            return cells
        for t, j in bad:  # a swap with another task keeps the levels equally often
            a, other, k = rng.integers(len(sizes)), rng.integers(n_tasks), rng.integers(alternatives)
            cells[t, j, a], cells[other, k, a] = cells[other, k, a], cells[t, j, a]
    raise JtbdError("design_choices: the prohibited combinations leave too few alternatives. Prohibit fewer.")


def _unfit(task, j, banned) -> bool:
    return not _allowed(task[j], banned) or any((task[j] == task[k]).all() for k in range(j))


def _tasks(cells, coding) -> Tasks:
    """The design as tasks, "none" last."""
    n_tasks = len(cells)
    blocks = [np.eye(len(v))[cells[..., a]][..., 1:] for a, v in enumerate(coding.levels.values())]
    x = np.concatenate(blocks, axis=-1)
    if coding.has_none:
        x = np.concatenate([x, np.zeros((*x.shape[:2], 1))], axis=-1)
        x = np.concatenate([x, np.zeros((n_tasks, 1, x.shape[-1]))], axis=1)
        x[:, -1, -1] = 1
    x = x.transpose(1, 0, 2)
    zeros = np.zeros(n_tasks, dtype=np.int64)
    return Tasks(x, np.ones(x.shape[:2], dtype=bool), zeros, zeros, 1)


def _information(tasks, beta) -> np.ndarray:
    return derivatives(tasks, beta, np.ones(len(tasks.chosen)))[2]


def _d_error(tasks, priors) -> float:
    """det(information)^(-1/P), averaged over the prior; infinite when parameters cannot be separated."""
    values = [np.linalg.slogdet(_information(tasks, beta)) for beta in priors]
    p = priors.shape[1]
    return float(np.mean([np.exp(-log / p) if sign > 0 else np.inf for sign, log in values]))


def _exchange(cells, coding, priors, banned, passes: int = 4) -> np.ndarray:
    """Coordinate exchange: each level in turn becomes the one with the least D-error, until a pass changes nothing."""
    cells = cells.copy()
    by_task = np.stack([[_information(_tasks(t[None], coding), b) for b in priors] for t in cells])
    total = by_task.sum(0)
    for _ in range(passes):
        changed = False
        for number, task in enumerate(cells):
            for j in range(task.shape[0]):
                for a, names in enumerate(coding.levels.values()):
                    rest, best = total - by_task[number], (_log_error(total), task[j, a], by_task[number])
                    for level in range(len(names)):
                        trial = task.copy()
                        trial[j, a] = level
                        if len({tuple(r) for r in trial}) < len(trial) or not _allowed(trial[j], banned):
                            continue
                        info = np.stack([_information(_tasks(trial[None], coding), b) for b in priors])
                        error = _log_error(rest + info)
                        if error < best[0] - 1e-9:
                            best, changed = (error, level, info), True
                    task[j, a], by_task[number] = best[1], best[2]
                    total = rest + best[2]
        if not changed:
            break
    return cells


def _log_error(information) -> float:
    """Mean log D-error over the prior draws."""
    signs, logs = np.linalg.slogdet(information)
    return float(-logs.mean()) if (signs > 0).all() else np.inf


def _table(cells, attributes, tasks, none) -> pd.DataFrame:
    rows = []
    for number, task in enumerate(cells):
        at = {"version": number // tasks + 1, "task": number % tasks + 1}
        for j, row in enumerate(task):
            shown = {a: list(levels)[row[i]] for i, (a, levels) in enumerate(attributes.items())}
            rows.append(at | {"alternative": str(j + 1)} | shown)
        if none:
            rows.append(at | {"alternative": "none"} | dict.fromkeys(attributes))
    return pd.DataFrame(rows)


def _diagnose(cells, levels, laid, coding, priors, reference, tasks) -> pd.DataFrame:
    flat, rows = cells.reshape(-1, cells.shape[2]), []
    for i, (a, names) in enumerate(levels.items()):
        counts = np.bincount(flat[:, i], minlength=len(names))
        rows.append(("level_balance", a, counts.min() / counts.max()))
        repeats = [len(set(task[:, i])) < len(task) for task in cells]
        rows.append(("overlap", a, float(np.mean(repeats))))
        for k, (b, others) in enumerate(levels.items()):
            if k > i:
                pairs = np.bincount(flat[:, i] * len(others) + flat[:, k], minlength=len(names) * len(others))
                rows.append(("pair_balance", f"{a} x {b}", pairs.min() / pairs.max()))
    everywhere = "all"
    duplicates = len(cells) - len({tuple(sorted(map(tuple, t))) for t in cells})
    error = _d_error(laid, priors)
    information = _information(laid, priors.mean(0))
    weakest = min(
        np.linalg.matrix_rank(_information(laid.take(slice(s, s + tasks)), priors.mean(0)))
        for s in range(0, len(cells), tasks)
    )
    rows += [
        ("duplicates", everywhere, float(duplicates)),
        ("dominated", everywhere, float(_dominated(laid, coding, priors.mean(0)))),
        ("d_error", everywhere, error),
        ("d_efficiency_against_random", everywhere, reference / error),
        ("rank", everywhere, float(np.linalg.matrix_rank(information))),
        ("parameters", everywhere, float(coding.n_parameters)),
        ("rank_of_weakest_version", everywhere, float(weakest)),
    ]
    return pd.DataFrame(rows, columns=["measure", "attribute", "value"])


def _dominated(laid, coding, prior) -> int:
    """Alternatives that another of the same task beats or equals on every attribute, at a prior that says something."""
    if not np.any(prior):
        return 0
    x = laid.x[: -1 if coding.has_none else None]
    names = [a for a, _ in coding.parameters]
    worth = np.stack([x[..., [n == a for n in names]] @ prior[[n == a for n in names]] for a in coding.levels], axis=-1)
    better = (worth[:, None] >= worth[None]).all(-1) & (worth[:, None] > worth[None]).any(-1)
    return int(better.any(0).sum())
