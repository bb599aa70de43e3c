"""CPU time of `import jtbd_helpers` against `import pandas`, in turns, in fresh processes (goal: at most 1.15 x)."""

import resource
import statistics
import subprocess
import sys

PAIRS = 7


def cpu_seconds(statement: str) -> float:
    """User and system time of a fresh process that runs one statement."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", statement], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


ratios = [cpu_seconds("import jtbd_helpers") / cpu_seconds("import pandas") for _ in range(PAIRS)]
used = [
    cpu_seconds("import jtbd_helpers as j; j.segment, j.read_survey, j.quiz") / cpu_seconds("import pandas")
    for _ in range(PAIRS)
]
print(f"import jtbd_helpers: {statistics.median(ratios):.2f} x import pandas (median of {PAIRS} pairs, CPU time)")
print(f"with the verbs of survey, segments and learn loaded: {statistics.median(used):.2f} x import pandas")
