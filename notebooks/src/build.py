"""Build the lessons and exercises from their sources (py:percent), run them, and keep what people need to see.

    python notebooks/src/build.py [NAME …]            build all, or those whose name starts so ("08a", "ex_08_1")
    python notebooks/src/build.py --check [NAME …]    fail when a notebook does not match its source
    python notebooks/src/build.py --check --run       also run again, and fail when one byte of the lessons differs

Lessons are kept with their outputs (text, tables, PNG). A widget is kept as one plain
line, long code (tag `folded`) as three dots. Exercises are kept twice, without outputs:
for learners without the cells tagged `solution`, and in solutions/ without the cells
tagged `stub`. Templates are kept without outputs: theirs come from the analyst's own data.
"""

import argparse
import json
import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient

from jtbd_helpers.teaching.guide import write_guides

ROOT = Path(__file__).resolve().parents[2]
LESSONS, EXERCISES = ROOT / "notebooks", ROOT / "exercises"
TEMPLATES = LESSONS / "templates"
WIDGET = "application/vnd.jupyter.widget-view+json"
KERNEL = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def main(arguments: list[str] | None = None) -> int:
    """Build or check; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--run", action="store_true", help="with --check: run the lessons again and compare bytes")
    options = parser.parse_args(arguments)
    wanted = [p for p in all_products() if not options.names or p[0].stem.startswith(tuple(options.names))]
    work = check if options.check else build
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        stale = [line for line in pool.map(lambda product: work(*product, run=options.run), wanted) if line]
    stale += write_guides(check=options.check)  # minutes and questions in docs/teaching follow the lessons
    print("\n".join(stale) or f"{len(wanted)} notebooks {'match their sources' if options.check else 'built'}.")
    return 1 if stale else 0


def all_products() -> list[tuple[Path, Path, str]]:
    """(source, notebook, tag of the cells left out) for every notebook that is made from a source."""
    lessons = [(s, LESSONS / f"{s.stem}.ipynb", "") for s in sorted((LESSONS / "src").glob("[0-9]*.py"))]
    templates = [(s, TEMPLATES / f"{s.stem}.ipynb", "") for s in sorted((LESSONS / "src" / "templates").glob("*.py"))]
    sources = sorted((EXERCISES / "src").glob("ex_*.py"))
    return [*lessons, *templates] + [
        (source, folder / f"{source.stem.replace('_', '-')}.ipynb", left_out)
        for source in sources
        for folder, left_out in [(EXERCISES, "solution"), (EXERCISES / "solutions", "stub")]
    ]


def make(source: Path, left_out: str):
    """The notebook of a source, not run: stable cell ids, no tool's metadata."""
    notebook = jupytext.read(source, fmt="py:percent")
    notebook.metadata = nbformat.from_dict(KERNEL)
    notebook.cells = [c for c in notebook.cells if left_out not in c.metadata.get("tags", [])]
    prefix = re.sub(r"[^a-z0-9]", "", source.stem.split("_")[0] if source.stem[0].isdigit() else source.stem)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"{prefix}-{number:02d}"
        tags = cell.metadata.get("tags", [])
        folded = {"jupyter": {"source_hidden": True}} if "folded" in tags else {}
        cell.metadata = nbformat.from_dict(({"tags": tags} if tags else {}) | folded)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def execute(notebook, folder: Path):
    """Run a lesson as a fixed learner with an empty home, then keep only what a reader needs."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {
            "JTBD_HOME": home,
            "JTBD_PROGRESS": "0",
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONHASHSEED": "0",
            "IPYTHONDIR": home,
            "MPLCONFIGDIR": os.environ.get("MPLCONFIGDIR", str(Path.home() / ".config" / "matplotlib")),
        }
        client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}})
        client.store_widget_state = False
        client.coalesce_streams = True  # else one print may come in two pieces, as the machine pleases
        client.execute(env=environment)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
            if output.get("name") == "stderr":
                raise SystemExit(f"{cell['id']}: writes to stderr: {output['text'][:400]}")
    notebook.metadata = nbformat.from_dict(KERNEL)
    return notebook


def text_of(notebook) -> str:
    """The bytes of a notebook: sorted, indented by one, one newline at the end."""
    return json.dumps(json.loads(nbformat.writes(notebook)), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def build(source: Path, target: Path, left_out: str, run: bool) -> str:
    """Write one notebook."""
    notebook = make(source, left_out)
    if target.parent == LESSONS:
        try:
            notebook = execute(notebook, target.parent)
        except Exception as cause:
            return f"{source.name}: did not run: {cause}"
    target.parent.mkdir(exist_ok=True)
    target.write_text(text_of(notebook), encoding="utf-8")
    return ""


def check(source: Path, target: Path, left_out: str, run: bool) -> str:
    """Say what is stale about one notebook, or nothing."""
    name = target.relative_to(ROOT)
    if not target.is_file():
        return f"{name}: missing. Run `make notebooks`."
    expected = make(source, left_out)
    if run and target.parent == LESSONS:
        same = text_of(execute(expected, target.parent)) == target.read_text(encoding="utf-8")
    else:
        same = text_of(expected) == text_of(without_outputs(nbformat.read(target, as_version=4)))
    return "" if same else f"{name}: differs from {source.relative_to(ROOT)}. Run `make notebooks`."


def without_outputs(notebook):
    """The same notebook as if it had never been run."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


if __name__ == "__main__":
    sys.exit(main())
