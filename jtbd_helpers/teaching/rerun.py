"""Runs the cells of one submission and tells what was given; a script of its own, inside the walls.

The job comes on standard input, and what is told leaves on standard output, a JSON line each. Whatever the cells print
goes nowhere. Where the platform has no walls, guards refuse what would leave the work folder; guards inside Python can
be got round by those who try, which is why `jtbd grade` says loudly when it has nothing better.
"""

import json
import os
import sys
from pathlib import Path

WRITING = {
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.link", "os.symlink", "os.truncate",
    "os.utime", "shutil.rmtree", "shutil.move", "shutil.copyfile",
}  # fmt: skip
LEAVING = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.kill",
           "pty.")  # fmt: skip


def main() -> None:
    """Read the job, run every code cell, say how it went."""
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_RDWR)
    job = json.loads(sys.stdin.buffer.read())
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    own = os.getpid()

    def tell(said: dict) -> None:
        if os.getpid() == own:  # a fork has nothing to say
            told.write(json.dumps(said) + "\n")
            told.flush()

    sys.path.insert(0, job["kit"])
    run = prepare(job, tell)
    os.dup2(nowhere, 2)  # until here an error of our own can be read
    if job["guards"]:
        guard(Path.cwd().resolve(), [Path(path) for path in job["closed"]])
    tell({"ready": True})
    for number, source in job["cells"]:
        tell({"cell": number})
        fault = run(source)
        if fault:
            tell({"cell": number, "fault": fault})
    tell({"quiz": quiz_answers(Path("quiz_answers.json"))})
    tell({"finished": True})
    told.close()
    os._exit(0)  # threads and exit handlers of the submission have had their time


def prepare(job: dict, tell):
    """An IPython shell that knows the learner's data; returns what runs a cell and gives its error in words."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    from jtbd_helpers.course.learn.practice import RECORDER
    from jtbd_helpers.results import decode

    RECORDER.data = {name: decode(data) for name, data in job["data"].items()}
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "NoColor"
    shell = InteractiveShell(config=config)

    def run(source: str) -> str:
        RECORDER.tell = tell
        result = shell.run_cell(source, store_history=False, silent=False)
        fault = result.error_before_exec or result.error_in_exec
        if fault is None:
            return ""
        return f"{type(fault).__name__}: {fault}"[:300]

    return run


def quiz_answers(file: Path) -> object:
    """What a quiz notebook wrote down, if it did."""
    try:
        return json.loads(file.read_bytes()[:500_000])
    except (OSError, ValueError, RecursionError):
        return None


def guard(work: Path, closed: list[Path]) -> None:
    """Refuse, from now on, writing outside the work folder, reading the course's answers, programs and sockets."""
    inside = str(work) + os.sep

    def allowed(event: str, given: tuple) -> str:
        if event.startswith(LEAVING):
            return "programs, other processes and the network are closed while grading"
        if event in WRITING or event == "open":
            writes = event != "open" or _writes(given)
            for path in (p for p in given[:2] if isinstance(p, (str, bytes, os.PathLike))):
                real = os.path.realpath(os.fsdecode(path))
                if writes and not (real + os.sep).startswith(inside) and real != os.devnull:
                    return "only the work folder can be written while grading"
                if any((real + os.sep).startswith(str(place) + os.sep) for place in closed):
                    return "this folder is closed while grading"
                if event == "open":
                    break
        return ""

    def hook(event: str, given: tuple) -> None:
        refused = allowed(event, given)
        if refused:
            raise PermissionError(refused)

    sys.addaudithook(hook)


def _writes(given: tuple) -> bool:
    mode, flags = given[1], given[2]
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))


if __name__ == "__main__":
    main()
