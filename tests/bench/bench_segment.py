"""How long segmentation with its whole evidence takes, and a chosen number on many people (CPU and wall seconds).

Run it with BLAS on one thread: OPENBLAS_NUM_THREADS=1 python tests/bench/bench_segment.py
"""

import statistics
import time

import numpy as np
import pandas as pd

import jtbd_helpers as jtbd

GROUPS, TARGETS, CIRCUMSTANCES = 4, 24, 6


def made(people: int, seed: int = 0) -> jtbd.Survey:
    """A survey of 24 value targets without themes and 6 circumstances; four groups struggle with six targets each."""
    rng = np.random.default_rng(seed)
    group = rng.integers(GROUPS, size=people)
    own = np.arange(TARGETS) // 6 == group[:, None]
    style = rng.normal(0, 0.6, (people, 1))
    importance = 3.3 + style + 0.9 * own + rng.normal(0, 0.9, own.shape)
    satisfaction = 3.4 + 0.8 * style - 1.5 * own + rng.normal(0, 0.9, own.shape)
    asked = np.arange(CIRCUMSTANCES) % GROUPS == group[:, None]
    answers = asked ^ (rng.random(asked.shape) < 0.12)
    names = [f"t{j + 1:02d}" for j in range(TARGETS)]
    circumstances = [f"c{j + 1}" for j in range(CIRCUMSTANCES)]
    frame = pd.DataFrame({"person": [f"p{i:06d}" for i in range(people)]})
    for block, ratings in (("imp", importance), ("sat", satisfaction)):
        columns = [f"{block}_{name}" for name in names]
        frame[columns] = np.clip(np.round(ratings), 1, 5).astype(int)
    frame[circumstances] = answers.astype(int)
    return jtbd.Survey.from_frame(
        frame,
        "person",
        importance={name: f"imp_{name}" for name in names},
        satisfaction={name: f"sat_{name}" for name in names},
        circumstances=circumstances,
    )


def timed(survey, **arguments) -> tuple[float, float, jtbd.Segmentation]:
    wall, processor = time.perf_counter(), time.process_time()
    result = jtbd.segment(survey, progress=False, **arguments)
    return time.perf_counter() - wall, time.process_time() - processor, result


def main() -> None:
    jtbd.segment(made(100), null_draws=0, refits=0)  # loads what is loaded when first used
    small = made(700)
    runs = [timed(small, seed=seed) for seed in range(3)]
    wall, processor = (statistics.median(run[i] for run in runs) for i in (0, 1))
    print(f"700 x 24 x 6 with the whole evidence: {wall:.1f} s, {processor:.1f} s CPU (goal 20, aim 8 s CPU)")
    print(f"  found {runs[0][2].n_segments} of {GROUPS} groups: {runs[0][2].headline}")
    large = made(100_000)
    wall, processor, found = timed(large, n_segments=GROUPS, null_draws=0, refits=0)
    print(f"100,000 x 24 x 6, number chosen: {wall:.1f} s, {processor:.1f} s CPU (goal 30); {found.n_segments} groups")
    wall, processor, found = timed(large)
    print(f"100,000 with the evidence, measured on 5,000: {wall:.1f} s, {processor:.1f} s CPU; {found.headline}")


if __name__ == "__main__":
    main()
