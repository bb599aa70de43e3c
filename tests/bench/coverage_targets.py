"""How often 95 % intervals of difficulty shares and of Kano's better and worse hold what was planted.

    python tests/bench/coverage_targets.py [surveys]

prints a table and writes docs/img/coverage_targets.png. Surveys of 140 firms are cut out of large sets of
`secure_data`, so that firms are drawn by chance; each firm's three people go together, as the cluster column says.
"""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

import jtbd_helpers as jtbd
from jtbd_helpers.data.secure_data import (
    FIRM_EFFECT,
    FIRMS,
    KANO_KINDS,
    NOISE,
    ROLES,
    STRAIGHTLINING,
    TARGETS,
    difficulty_levels,
)

FIGURE = Path(__file__).parents[2] / "docs" / "img" / "coverage_targets.png"
FIRST_SEED, AT_ONCE, FIRMS_A_SURVEY = 7000, 20, 140
POOLED = ("t01", "t07", "t18", "t19", "t20")  # roles answer these alike, or firms differ in them
ONE_ROLE = ("t01", "t07", "t16", "t17", "t20")  # of beneficiaries, one to a firm
KANO = {"t17": "divided", "t18": "must-be", "t19": "rather not", "t20": "indifferent"}
USED = {*POOLED, *ONE_ROLE, *KANO}


def planted_difficulty() -> pd.DataFrame:
    """Share of people whose difficulty is 4 or 5, role x target, and of all three roles together."""
    from scipy.special import ndtr

    hard = ndtr((difficulty_levels() - 3.5) / np.hypot(FIRM_EFFECT, NOISE))
    table = pd.DataFrame(np.tensordot(FIRMS / FIRMS.sum(), hard, axes=1), index=list(ROLES), columns=TARGETS)
    table.loc["all"] = table.mean()
    return table


def planted_kano(kind: str) -> dict[str, float]:
    """Better and worse; straight-liners give 3, 4 or 5 twice: indifferent, indifferent, questionable."""
    must_be, one_dimensional, attractive, indifferent, _ = (1 - STRAIGHTLINING) * np.array(KANO_KINDS[kind])
    base = must_be + one_dimensional + attractive + indifferent + STRAIGHTLINING * 2 / 3
    return {"better": (attractive + one_dimensional) / base, "worse": -(one_dimensional + must_be) / base}


def surveys(first: int, many: int):
    """`many` surveys of 140 firms each, cut out of one large set, with the targets in use alone."""
    large = jtbd.make_data("secure_data", seed=FIRST_SEED + first, n=420 * many)
    large = replace(large, value_targets=large.value_targets[large.value_targets["target_id"].isin(USED)])
    firms = np.array_split(np.unique(large.cluster.to_numpy(dtype=object)), many)
    for group in firms:
        yield large._subset(large.cluster.isin(group).to_numpy())


def held_in_one(survey, planted: pd.DataFrame, seed: int) -> list[tuple[str, str, bool]]:
    """For one survey: kind, what, and whether the interval holds what was planted."""
    scores = jtbd.score_value_targets(survey, "difficulty", seed=seed)
    table, kano = scores.table.set_index("target_id"), scores.kano.table.set_index("target_id")
    rows = [("difficulty share, firms", t, _holds(table.loc[t], "opportunity", planted.at["all", t])) for t in POOLED]
    for target, kind in KANO.items():
        for name, value in planted_kano(kind).items():
            rows.append((f"Kano, {name}", target, _holds(kano.loc[target], name, value)))
    one_role = survey._subset((survey.role == "beneficiary").to_numpy(dtype=bool))
    alone = jtbd.score_value_targets(one_role, "difficulty", seed=seed).table.set_index("target_id")
    for t in ONE_ROLE:
        held = _holds(alone.loc[t], "opportunity", planted.at["beneficiary", t])
        rows.append(("difficulty share, one role", t, held))
    return rows


def _holds(row, name: str, value: float) -> bool:
    return bool(row[f"{name}_low"] <= value <= row[f"{name}_high"])


def coverage(many: int = 500) -> pd.DataFrame:
    """Share of intervals that hold the truth, one row per estimated number: kind, what, surveys, held."""
    planted, rows = planted_difficulty(), []
    for first in range(0, many, AT_ONCE):
        for number, survey in enumerate(surveys(first, min(AT_ONCE, many - first))):
            rows += held_in_one(survey, planted, first + number)
    table = pd.DataFrame(rows, columns=["kind", "what", "held"])
    return table.groupby(["kind", "what"], sort=False)["held"].agg(surveys="size", held="mean").reset_index()


def draw(table: pd.DataFrame, path: Path = FIGURE) -> None:
    """One dot for each estimated number, one line for each kind, the band of 92 to 98 % behind."""
    import matplotlib.pyplot as plt

    from jtbd_helpers.plotting.style import ACCENT, FAINT, new_axes, percent_axis, title

    kinds = list(table["kind"].unique())[::-1]
    ax = new_axes(None, 7.0, 0.55 * len(kinds) + 1.3)
    ax.axvspan(0.92, 0.98, color=FAINT, alpha=0.6)
    ax.axvline(0.95, color="white")
    for place, kind in enumerate(kinds):
        held = table.loc[table["kind"] == kind, "held"]
        ax.plot(held, np.full(len(held), place), "o", markerfacecolor="white", color=ACCENT)
        ax.plot(held.mean(), place, "D", color=ACCENT)
    ax.set_yticks(range(len(kinds)), kinds)
    ax.set(xlim=(0.88, 1.0), ylim=(-0.6, len(kinds) - 0.4), xlabel="95 % intervals that hold the planted truth")
    percent_axis(ax.xaxis)
    title(ax, f"{table['surveys'].iloc[0]} surveys; circles: one number each, diamonds: their mean")
    ax.figure.savefig(path, dpi=110, metadata={"Software": None})
    plt.close(ax.figure)


if __name__ == "__main__":
    result = coverage(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
    draw(result)
    print(result.to_string(index=False))
    print(result.groupby("kind", sort=False)["held"].agg(["mean", "min", "max"]).round(3))
