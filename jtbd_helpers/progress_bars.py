"""Progress bars that never end up in a saved notebook."""

import os
import sys


def bar(steps, what: str, total: int | None = None, progress: bool | None = None, seconds: float = 0.0):
    """Walk through `steps` with a tqdm bar where somebody is watching.

    `progress` None decides: a terminal or a live notebook shows the bar, saved
    output and tests do not; False silences, True insists. With `seconds` above 30
    (an estimate) a line says beforehand how long it will take.
    """
    if not (_watched() if progress is None else progress):
        return steps
    from tqdm.auto import tqdm

    if seconds > 30:
        tqdm.write(f"{what}: this will take about {seconds / 60:.0f} min.")
    return tqdm(steps, desc=what, total=total, leave=False)


def _watched() -> bool:
    """True in a terminal or a live notebook; builds and tests set JTBD_PROGRESS=0."""
    if os.environ.get("JTBD_PROGRESS") == "0" or "PYTEST_CURRENT_TEST" in os.environ:
        return False
    shell = sys.modules.get("IPython")
    shell = shell and shell.get_ipython()
    return (shell is not None and "ZMQ" in type(shell).__name__) or sys.stderr.isatty()
