"""Job scoring at scale: CPU seconds against reading alone, peak memory, growth with events and with rules.

    python tests/bench/bench_scale.py                  # 1, 10 and 100 million events (1.2 GB of disk, some minutes)
    python tests/bench/bench_scale.py 1_000_000        # or any numbers

Scored is what `mix_jobs` does: from Parquet files with time and place through 208 signals of 52 jobs to the strength
and share of each job for each customer, a hundred events a customer. Reading alone is pyarrow over the same columns,
texts left in their dictionaries. Each run is a process of its own, A B A B, medians; peak memory is the whole
process's. Goals: 3 x reading, 1 GB, linear in events, nearly flat in rules.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

SIZES = (1_000_000, 10_000_000, 100_000_000)
COLUMNS = ["customer_id", "signal", "quantity", "time", "place"]


def scan(folder: Path, jobs: int) -> None:
    import pyarrow.parquet as pq

    for file in sorted((folder / "events").iterdir()):
        opened = pq.ParquetFile(file, read_dictionary=["signal", "place"])
        for _ in opened.iter_batches(1 << 17, columns=COLUMNS, use_threads=False):
            pass


def score(folder: Path, jobs: int) -> None:
    """With fewer jobs, several of the 52 count as one; the events and their signals stay."""
    import jtbd_helpers as jtbd

    rows = jtbd.read_signals(folder / "signals.toml").table
    number = rows["job"].map({job: k % jobs for k, job in enumerate(rows["job"].unique())})
    rows = rows.assign(job=number.map("job_{:02d}".format))
    rows = rows.groupby(["job", "signal", "source", "where"], sort=False, as_index=False)["weight"].sum()
    jtbd.mix_jobs(folder / "events", rows, progress=False)


def made(folder: Path, size: int) -> Path:
    """Events made in a process of their own: a child begins with the peak memory of its parent."""
    command = [sys.executable, "-m", "jtbd_helpers.data", "events", "--out", str(folder)]
    numbers = ["--customers", str(size // 100), "--events", str(size)]
    subprocess.run(command + numbers, check=True, capture_output=True)
    return folder


def child(what: str, folder: Path, jobs: int) -> dict:
    """CPU and wall seconds and peak memory of one run, imports left out of the seconds."""
    command = [sys.executable, __file__, "child", what, str(folder), str(jobs)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def run_child(what: str, folder: Path, jobs: int) -> None:
    import pyarrow.parquet  # noqa: F401
    import scipy.sparse  # noqa: F401

    import jtbd_helpers.mixes  # noqa: F401

    cpu, wall = time.process_time(), time.perf_counter()
    {"scan": scan, "score": score}[what](folder, jobs)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": cpu, "wall": wall, "peak": peak}))


def compared(folder: Path, rounds: int, jobs: int = 52) -> dict:
    """Medians of both, in turns."""
    found = {"scan": [], "score": []}
    for _ in range(rounds):
        for what, runs in found.items():
            runs.append(child(what, folder, jobs))
    return {what: {key: np.median([run[key] for run in runs]) for key in runs[0]} for what, runs in found.items()}


def main(sizes) -> None:
    print("CPU seconds; peak memory of the process in MB")
    for size in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = made(Path(place, "telco"), size)
            disk = sum(file.stat().st_size for file in folder.rglob("*.parquet")) / 1e6
            found = compared(folder, 2 if size > 3e7 else 5)
            one, other = found["scan"], found["score"]
            print(
                f"{size:>12,} events, {disk:,.0f} MB: reading {one['cpu']:.2f}, scored {other['cpu']:.2f}, "
                f"ratio {other['cpu'] / one['cpu']:.1f} (goal 3); per million events {other['cpu'] / size * 1e6:.3f}; "
                f"peak {other['peak']:.0f} (goal 1,000), reading {one['peak']:.0f}; wall {other['wall']:.1f} s",
                flush=True,
            )
            if size == 10_000_000:
                for jobs in (13, 26, 52):
                    cpu = np.median([child("score", folder, jobs)["cpu"] for _ in range(3)])
                    print(f"{'':>12} with {jobs} jobs: {cpu:.2f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        run_child(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
    else:
        main([int(size) for size in sys.argv[1:]] or SIZES)
