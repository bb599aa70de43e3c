"""`python -m jtbd_helpers.data FOLDER` writes the shipped data sets; `--check` compares instead.

`python -m jtbd_helpers.data events …` writes telco events at any size.
"""

import argparse
import sys
from pathlib import Path

from jtbd_helpers.data.events import write_events
from jtbd_helpers.data.files import stale_files, write_sets
from jtbd_helpers.errors import JtbdError


def main(arguments: list[str] | None = None) -> int:
    """Write or check the data sets, or write events; 0 when all is well, 1 when a file differs or input is at fault."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["events"]:
        return _events(arguments[1:])
    parser = argparse.ArgumentParser(
        prog="python -m jtbd_helpers.data",
        description="Write the shipped data sets anew.",
        epilog="Example: python -m jtbd_helpers.data datasets --check. Events at any size: "
        "python -m jtbd_helpers.data events --help",
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


def _events(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m jtbd_helpers.data events",
        description="Write events of a phone company (invented) as Parquet files, and the register beside them.",
        epilog="Example: python -m jtbd_helpers.data events --customers 100_000 --events 10_000_000 --out telco_10m",
    )
    parser.add_argument("--customers", type=int, required=True, help="how many customers, such as 1_000_000")
    parser.add_argument("--events", type=int, required=True, help="how many events, such as 100_000_000 (about 1 GB)")
    parser.add_argument("--out", type=Path, required=True, help="a new folder")
    parser.add_argument("--seed", type=int, default=0, help="other numbers with the same effects")
    options = parser.parse_args(arguments)
    try:
        folder = write_events(options.out, options.customers, options.events, options.seed)
    except JtbdError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f'jtbd.mix_jobs("{folder}/events", "{folder}/signals.toml")\n')
    return 0


if __name__ == "__main__":
    sys.exit(main())
