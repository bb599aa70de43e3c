"""CPU seconds, and how a script says that a peer is not there."""

import importlib.metadata
import sys
import time


def cpu(work):
    """Result of `work()` and the CPU seconds (user and system, all threads) that it took."""
    before = time.process_time()
    result = work()
    return result, time.process_time() - before


def need(package: str, version: str, options: str = "--no-deps ") -> None:
    """Leave with status 0 and the mend when the peer is not installed."""
    try:
        found = importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        print(f"not measured: {package} is missing. Install it beside the project, not in its lock file:")
        print(f"  pip install {options}--target peers {package}=={version}; PYTHONPATH=peers python {sys.argv[0]}")
        sys.exit(0)
    print(f"against {package} {found}" + ("" if found == version else f" (goal was set for {version})"))
