"""Run a template with parameters, and turn it into one HTML page without code and without any request."""

import datetime
import hashlib
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import nbformat

from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError, unknown
from jtbd_helpers.progress_bars import bar

TEMPLATES = {
    "needs-survey": "needs_survey",
    "circumstance": "circumstance",
    "job-mix": "job_mix",
    "conjoint": "conjoint",
    "workshop": "workshop",
}


def template(name: str):
    """Read a template by its name."""
    if name not in TEMPLATES:
        raise unknown("template", name, TEMPLATES)
    return nbformat.read(course_folder("notebooks", "templates", f"{TEMPLATES[name]}.ipynb"), as_version=4)


def with_parameters(notebook, given: dict):
    """The notebook with a cell of assignments behind the one tagged `parameters`, as papermill does it."""
    at = next(i for i, cell in enumerate(notebook.cells) if "parameters" in cell.metadata.get("tags", []))
    known = [line.split("=")[0].strip() for line in notebook.cells[at].source.splitlines() if "=" in line]
    for name in given:
        if name not in known:
            raise unknown("parameter", name, known)
    lines = "\n".join(f"{name} = {value!r}" for name, value in given.items())
    cell = nbformat.v4.new_code_cell(lines, metadata={"tags": ["injected-parameters"]}, id="injected")
    notebook.cells.insert(at + 1, cell)
    return notebook


def run(notebook, folder: Path, keep: Path, progress: bool | None = None):
    """Execute every cell in `folder`; what was done before a failure is kept in the file `keep`."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    where = {"metadata": {"path": str(folder)}}
    quiet = ["--IPKernelApp.log_level=40"]  # the kernel's own warnings are none of the analyst's
    client = NotebookClient(notebook, timeout=None, resources=where, extra_arguments=quiet)
    client.store_widget_state = False
    with client.setup_kernel(env=os.environ | {"JTBD_PROGRESS": "0"}):  # bars of the cells would end up in the page
        for number, cell in bar(list(enumerate(notebook.cells)), "Report", progress=progress):
            try:
                client.execute_cell(cell, number)
            except CellExecutionError as fault:
                nbformat.write(notebook, keep)
                said = str(fault.evalue).strip().split("\n")[0]
                raise JtbdError(
                    f"Cell {number + 1} of {len(notebook.cells)} stopped: {said} What was done so far is in {keep}; "
                    "open it to see where."
                ) from None
    return notebook


def stamps(codebook: Path, data: list[Path], parameters: dict, today: datetime.date) -> dict:
    """What another person needs to make the same report: versions, parameters, date, fingerprints of the files."""
    prints = {f.name: hashlib.sha256(f.read_bytes()).hexdigest()[:16] for f in [codebook, *data]}
    libraries = ", ".join(f"{name} {version(name)}" for name in ("jtbd_helpers", "numpy", "pandas", "scikit-learn"))
    return {
        "Date": today.isoformat(),
        "Made with": f"{libraries}, Python {platform.python_version()} on {sys.platform}",
        **{f"SHA-256 of {name}": value for name, value in prints.items()},
        "Parameters": ", ".join(f"{k} = {v!r}" for k, v in parameters.items()) or "all as in the template",
    }
