"""The package as a wheel, made offline: from what is installed, or from a clone with hatchling."""

import base64
import hashlib
import importlib.metadata
import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import jtbd_helpers

PACKAGE = Path(jtbd_helpers.__file__).resolve().parent
NOT_PACKED = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")


def make_wheel(folder: Path) -> Path | None:
    """Write the wheel into a folder; None where the package is neither installed whole nor a clone with hatchling."""
    installed = _installed()
    if installed is not None:
        return _packed_again(installed, folder)
    if importlib.util.find_spec("hatchling") is None or not (PACKAGE.parent / "pyproject.toml").is_file():
        return None
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder.resolve())]
    done = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, check=False)
    return next(iter(folder.glob("jtbd_helpers-*.whl")), None) if done.returncode == 0 else None


def _installed() -> importlib.metadata.Distribution | None:
    """The installed distribution when it holds the package itself, and not only a link to a clone."""
    try:
        found = importlib.metadata.distribution("jtbd_helpers")
    except importlib.metadata.PackageNotFoundError:
        return None
    return found if Path(found.locate_file("jtbd_helpers")).resolve() == PACKAGE and found.files else None


def _packed_again(found: importlib.metadata.Distribution, folder: Path) -> Path:
    """The files that were installed, with a new list of what is in it; fixed dates, so the same bytes each time."""
    target = folder / f"jtbd_helpers-{found.version}-py3-none-any.whl"
    about = f"jtbd_helpers-{found.version}.dist-info"
    lines = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as wheel:

        def add(name: str, content: bytes) -> None:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            wheel.writestr(entry, content)

        for file in sorted(found.files, key=str):
            name = file.as_posix()
            if name.startswith("..") or "__pycache__" in name or name in {f"{about}/{left}" for left in NOT_PACKED}:
                continue
            content = Path(found.locate_file(file)).read_bytes()
            add(name, content)
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            lines.append(f"{name},sha256={digest},{len(content)}")
        add(f"{about}/RECORD", "\n".join([*lines, f"{about}/RECORD,,", ""]).encode())
    return target
