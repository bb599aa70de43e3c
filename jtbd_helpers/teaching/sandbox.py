"""Where submissions run: each in a process of its own, behind walls where the platform has them, under limits anywhere.

References stay in this process. What a submission sees is a copy of the course without exercise definitions, item
banks and truth, in which `jtbd.check` only writes down; what comes back is plain JSON.
"""

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.results import encode
from jtbd_helpers.teaching.kit import PACKAGE, make_kit

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/etc/ld.so.cache",
          "/etc/alternatives", "/etc/fonts", "/etc/localtime")  # fmt: skip
PLACE = "/submission"  # the work folder as a submission sees it
FIRST_USER = 61_000  # behind walls a grading root becomes a user nobody else is
DEEPEST = 20  # an answer is nested less than that
TOLD = 2_000_000  # bytes that one submission may hand back
NO_WALLS = (
    "LOUD: this machine gives no namespaces, so submissions are kept in their folder, off the network and away from "
    "the course's answers by guards inside Python only. They stop accidents, not somebody who tries. Grade on Linux "
    "(or in a container that allows namespaces) before you trust strangers' work."
)
NOT_LIMITED = "LOUD: this platform does not limit {}; only time is limited."


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one submission may use: processor seconds (twice that by the clock), bytes of memory for each process,
    bytes on disk, processes and threads."""

    seconds: int = 30
    memory: int = 2_000_000_000
    disk: int = 64_000_000
    processes: int = 32


@dataclass(frozen=True, kw_only=True)
class Run:
    """What came out of one submission.

    `answers` are (exercise, answer as plain JSON) in the order given; `forms` the exercises whose form was opened;
    `quiz` what a quiz notebook wrote down; `faults` has cell number -> error in words; `ended` is empty when all cells
    ran, else why they did not.
    """

    answers: list = field(default_factory=list)
    forms: list = field(default_factory=list)
    quiz: dict | None = None
    faults: dict = field(default_factory=dict)
    ended: str = ""
    seconds: float = 0.0


class Sandbox:
    """A place to run submissions; use it in a `with`. `remarks` says loudly what this platform cannot enforce."""

    def __init__(self, limits: Limits | None = None, walls: bool | None = None):
        self.limits = limits or Limits()
        self.folder = Path(tempfile.mkdtemp(prefix="jtbd_grade_")).resolve()
        self.folder.chmod(0o755)
        self._numbers = itertools.count()
        try:
            self.kit = make_kit(self.folder / "kit")
            self.walls = sys.platform == "linux" and walls is not False
            problem = self._probe()
            if problem and self.walls and walls is None:
                self.walls = False
                problem = self._probe()
            if problem:
                raise JtbdError(f"No submission can be run here: {problem} Raise the limits, or grade on Linux.")
        except BaseException:
            self.close()
            raise
        self.remarks = _remarks(self.walls)

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.close()

    def close(self) -> None:
        """Remove everything that was made."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, cells: list[tuple[int, str]], data: dict) -> Run:
        """Run cells (number, source) with the learner's data by exercise id."""
        return self._run({"cells": cells, "data": {name: encode(each) for name, each in data.items()}})[0]

    def _probe(self) -> str:
        """Empty when a submission can be run; else what stopped it."""
        return self._run({"cells": [(1, "1")], "data": {}})[1]

    def _run(self, job: dict) -> tuple[Run, str]:
        number = next(self._numbers)
        own = self.folder / f"run-{number}"
        (own / "work").mkdir(parents=True)
        job |= {"kit": str(self.kit), "guards": not self.walls, "closed": [str(path) for path in _closed()]}
        started = time.monotonic()
        try:
            with (own / "job").open("w+b") as given, (own / "said").open("w+b") as said:
                given.write(json.dumps(job).encode())
                given.seek(0)
                process = self._start(own, number, given, said)
                told, stopped = _listen(process, 2 * self.limits.seconds)
                said.seek(0)
                trouble = said.read(20_000).decode(errors="replace").strip()
            return _understood(told, stopped, process.returncode, self.limits, trouble, time.monotonic() - started)
        finally:
            shutil.rmtree(own, ignore_errors=True)

    def _start(self, own: Path, number: int, given, said) -> subprocess.Popen:
        work = PLACE if self.walls else str(own / "work")
        command = [sys.executable, "-I", "-X", "utf8", str(self.kit / "rerun.py")]
        settings = {
            "walls": self.walls,
            "user": FIRST_USER + number % 1000 if self.walls and os.geteuid() == 0 else None,
            "root": str(own / "work"),
            "seen": _seen(self.kit),
            "hidden": [str(path) for path in _closed() if _below(path, _seen(self.kit))],
            "work": work,
            "limits": vars(self.limits) | ({} if self.walls else {"processes": None}),
            "command": command,
            "environment": _environment(work),
        }
        if _has_limits():
            command = [sys.executable, "-I", "-S", str(self.kit / "confine.py"), json.dumps(settings)]
        return subprocess.Popen(
            command,
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=said,
            cwd=own / "work",
            env=settings["environment"],
            start_new_session=True,
        )


def _closed() -> list[Path]:
    """What no submission may read: the package as it is, and all of the course that is not data."""
    course = course_folder()
    inside = [course / name for name in ("exercises", "notebooks", "datasets", "tests", "docs", ".git")]
    return [PACKAGE, *(path for path in inside if path.is_dir() and not path.is_relative_to(PACKAGE))]


def _seen(kit: Path) -> list[str]:
    """What a submission can read at all: the system's programs and libraries, Python, and the kit."""
    places = [path for path in SYSTEM if os.path.lexists(path)]
    for path in (sys.base_prefix, sys.prefix, str(kit)):
        if not _below(Path(path), places):
            places.append(os.path.abspath(path))
    return places


def _below(path: Path, places: list[str]) -> bool:
    return any(path.is_relative_to(place) for place in places)


def _environment(work: str) -> dict[str, str]:
    """A clean environment; nothing of the teacher's is handed on."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return kept | {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": work,
        "TMPDIR": work,
        "TEMP": work,
        "JTBD_HOME": os.path.join(work, ".jtbd"),
        "IPYTHONDIR": os.path.join(work, ".ipython"),
        "MPLCONFIGDIR": os.path.join(work, ".matplotlib"),
        "MPLBACKEND": "agg",
        "JTBD_PROGRESS": "0",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def _has_limits() -> bool:
    return os.name == "posix"


def _remarks(walls: bool) -> list[str]:
    lines = [] if walls else [NO_WALLS]
    if not _has_limits():
        lines.append(NOT_LIMITED.format("memory, disk and processes"))
    elif sys.platform != "linux":
        lines.append(NOT_LIMITED.format("memory"))
    return lines


def _listen(process: subprocess.Popen, seconds: float) -> tuple[bytes, str]:
    """Read what is told until the process ends, its time is up or it tells too much; then end it all the same."""
    told, stopped = bytearray(), []

    def read() -> None:
        while piece := os.read(process.stdout.fileno(), 65_536):
            told.extend(piece)
            if len(told) > TOLD:
                stopped.append(f"it handed back more than {TOLD // 1_000_000} MB")
                _end(process)
                return

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        stopped.append(f"it had not finished after {seconds:.0f} seconds")
    finally:
        _end(process)
        process.wait()
        reader.join(5)
    return bytes(told[:TOLD]), stopped[0] if stopped else ""


def _end(process: subprocess.Popen) -> None:
    """End a submission and all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL) if os.name == "posix" else process.kill()
    except (ProcessLookupError, PermissionError):
        return


def _understood(told: bytes, stopped: str, status: int, limits: Limits, trouble: str, seconds: float):
    """The run in words, and what kept it from starting at all."""
    lines = [line for line in (_line(raw) for raw in told.splitlines()) if line]
    if not any(line.get("ready") for line in lines):
        why = trouble.splitlines()[-1][:300] if trouble else stopped or f"it ended with status {status}"
        return Run(ended=f"it could not be started ({why})", seconds=seconds), f"{why}."
    answers = [(str(line["exercise"]), line.get("answer")) for line in lines if "exercise" in line]
    faults = {str(line["cell"]): str(line["fault"]) for line in lines if "fault" in line and "cell" in line}
    finished = any(line.get("finished") for line in lines)
    ended = stopped
    if not finished and not ended:
        killed = status in (-signal.SIGKILL, 128 + 9, 128 + 24, -24) if os.name == "posix" else False
        ended = (
            f"it used more than {limits.seconds} seconds of processor time, or too much memory"
            if killed
            else f"its process ended by itself (status {status})"
        )
    at = [line["cell"] for line in lines if "cell" in line]
    if ended and not finished and at:
        ended = f"stopped in cell {at[-1]}: {ended}"
    forms = [str(line["form"]) for line in lines if "form" in line]
    quiz = next((line["quiz"] for line in reversed(lines) if isinstance(line.get("quiz"), dict)), None)
    ended = "" if finished else ended
    return Run(answers=answers, forms=forms, quiz=quiz, faults=faults, ended=ended, seconds=round(seconds, 2)), ""


def _line(raw: bytes) -> dict | None:
    """One line of what was told; anything else than a JSON object is not ours and is left alone."""
    try:
        line = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) and _is_shallow(line) else None


def _is_shallow(value, depth: int = 0) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth < DEEPEST and all(_is_shallow(one, depth + 1) for one in inside)
