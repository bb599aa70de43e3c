"""`python -m jtbd_helpers.data FOLDER` writes the shipped data sets; `--check` compares instead."""

import argparse
import sys
from pathlib import Path

from jtbd_helpers.data.files import stale_files, write_sets


def main(arguments: list[str] | None = None) -> int:
    """Write or check the data sets; 0 when all is well, 1 when a committed file differs."""
    parser = argparse.ArgumentParser(
        prog="python -m jtbd_helpers.data",
        description="Write the shipped data sets anew.",
        epilog="Example: python -m jtbd_helpers.data datasets --check",
    )
    parser.add_argument("folder", type=Path, help="where the sets lie, in a clone: datasets")
    parser.add_argument("--check", action="store_true", help="compare byte for byte, write nothing")
    options = parser.parse_args(arguments)
    if not options.check:
        write_sets(options.folder)
        return 0
    stale = stale_files(options.folder)
    for path in stale:
        sys.stderr.write(f"{path} is not what the generator makes. Run: make datasets\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
