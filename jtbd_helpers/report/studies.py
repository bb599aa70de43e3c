"""`jtbd new` and `jtbd report`: a study of one's own from a template, and the page that comes of it."""

import datetime
import os
import shutil
import tempfile
import tomllib
from pathlib import Path

import nbformat

from jtbd_helpers.course_location import course_folder
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.report.facts import frame_of_file
from jtbd_helpers.report.page import GENERATOR, page
from jtbd_helpers.report.pages import MARK
from jtbd_helpers.report.running import TEMPLATES, run, stamps, template, with_parameters
from jtbd_helpers.report.slides import write_slides
from jtbd_helpers.results import write_whole
from jtbd_helpers.survey import draft_codebook

EXAMPLES = {
    "needs-survey": "navigation",
    "circumstance": "navigation",
    "conjoint": "photographers",
    "job-mix": "telco",
    "workshop": "rpg_game",
}
DRAFTED = {"needs-survey", "circumstance"}  # templates whose codebook can be drafted from the data
BY_COLUMN = {"ratings": {"respondent", "profile", "rating"}, "maxdiff": {"respondent", "set", "item", "best", "worst"}}
BY_KIND = {"survey": "circumstance", "choices": "conjoint", "signals": "job-mix"}


def new_study(name: str, folder: Path, data: Path | None = None) -> list[str]:
    """Make a folder with a template, and either the analyst's data with a drafted codebook or an example.

    Parameters
    ----------
    name : {"needs-survey", "circumstance", "job-mix", "conjoint", "workshop"}
    folder : Path
        A new folder, or an empty one.
    data : Path, optional
        A survey export; it is copied, never changed.

    Returns
    -------
    list of str
        What to do next.
    """
    notebook = template(name)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise JtbdError(f"{folder}: there is something already. Name a new folder for your study.")
    if data is not None and name not in DRAFTED:
        raise JtbdError(
            f"A codebook for the template '{name}' cannot be drafted from a data file. Run `jtbd new {name} {folder}` "
            "and change its example codebook."
        )
    if data is not None and not data.is_file():
        raise JtbdError(f"{data}: there is no such file. Give the path of your export.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as made:
        made = Path(made) / "study"
        made.mkdir()
        nbformat.write(notebook, made / f"{TEMPLATES[name]}.ipynb")
        if data is None:
            _copy_example(name, made)
        else:
            shutil.copyfile(data, made / data.name)
            draft_codebook(made / data.name, made / "survey.toml")
        if folder.is_dir():
            folder.rmdir()
        os.replace(made, folder)
    codebook = next(folder.glob("*.toml"), None)
    told = [f"Your study is in {folder}: {TEMPLATES[name]}.ipynb, which you may change as you like."]
    if data is not None:
        told.append(f"{codebook} holds guesses about your columns. Read it, correct it, take out each mark '# guess:'.")
    extra = "" if name in BY_KIND.values() else f" --template {name}"
    if name == "workshop":
        return [*told, f"Then: jtbd report {folder / 'three_column.csv'} --template workshop --out report.html"]
    told.append(f"Then: jtbd validate {codebook} and jtbd report {codebook}{extra} --out report.html")
    return told


def _copy_example(name: str, folder: Path) -> None:
    files = list(course_folder("datasets", EXAMPLES[name]).iterdir())
    files += [course_folder("notebooks", "templates", "products.csv")] if name == "conjoint" else []
    for file in files:
        wanted = file.name == "three_column.csv" if name == "workshop" else "export" not in file.name
        if file.is_file() and wanted:
            shutil.copyfile(file, folder / file.name)


def make_report(
    codebook: Path, out: Path, name: str | None = None, parameters: dict | None = None, slides: Path | None = None
) -> list[str]:
    """Run the template that fits a codebook and write the page; return what to say.

    Parameters
    ----------
    codebook : Path
        A survey, a choice study or signals; its top table says which. With the template "workshop" its table (CSV),
        with "conjoint" also a file of ratings or of best-worst answers.
    out : Path
        The HTML file. An earlier report is replaced, any other file is not.
    name : str, optional
        Template to use in place of the one that fits.
    parameters : dict, optional
        Values for the template's first cell.
    slides : Path, optional
        A new PowerPoint file for the same figures and tables.

    Raises
    ------
    JtbdError
        When the codebook or the data are at fault, or a cell stopped: then what was done is kept beside `out`.
    """
    subject = _subject(name, codebook)
    contents = _contents(codebook) if subject == "codebook" else {}
    name = name or BY_KIND.get(next((kind for kind in BY_KIND if kind in contents), ""))
    if name is None:
        raise JtbdError(f"{codebook}: the top table is none of {', '.join(f'[{kind}]' for kind in BY_KIND)}.")
    today = datetime.date.today()
    folder = out.with_name(f"{out.stem}_tables")
    _may_write(out, folder)
    if slides is not None and slides.exists():
        raise JtbdError(f"{slides}: there is such a file already, and it may hold your changes. Give another name.")
    given = (
        {subject: str(codebook.resolve())} | ({"codebook": None} if subject in BY_COLUMN else {}) | (parameters or {})
    )
    with tempfile.TemporaryDirectory() as work:
        tables = Path(work) / folder.name  # the page names this folder
        notebook = with_parameters(template(name), given | {"tables": str(tables)})
        if subject in BY_COLUMN:  # no choice study, so none of its cells
            notebook.cells = [c for c in notebook.cells if "choices" not in c.metadata.get("tags", [])]
        failed = out.with_name(f"{out.stem}.failed.ipynb")
        notebook = run(notebook, codebook.resolve().parent, failed)
        top = next((contents[kind] for kind in BY_KIND if kind in contents), {})
        title = top.get("title") or codebook.stem
        shown = {subject: codebook.name} | (parameters or {})
        text = page(notebook, title, stamps(codebook, _data_files(contents, codebook), shown, today))
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(tables, folder)
    write_whole(out, text)
    told = [f"{out}: the report, one file that opens offline.", f"{folder}: its tables and figures, numbered alike."]
    if slides is not None:
        left_out = write_slides(slides, title, notebook, folder)
        told.append(f"{slides}: the same as slides." + (f" Too large: {', '.join(left_out)}." if left_out else ""))
    return told


def _subject(name: str | None, file: Path) -> str:
    """Which parameter of the template the file is: a workshop has a table, ratings and best-worst answers one file."""
    if name == "workshop":
        return "table"
    if name != "conjoint" or file.suffix.lower() == ".toml":
        return "codebook"
    columns = set(frame_of_file(file).columns)
    kind = next((kind for kind, needed in BY_COLUMN.items() if needed <= columns), None)
    if kind is None:
        wanted = "; ".join(f"{', '.join(sorted(needed))} ({kind})" for kind, needed in BY_COLUMN.items())
        raise JtbdError(
            f"{file.name}: neither rated profiles nor best-worst answers. Columns needed: {wanted}. Rename yours, or "
            "give the codebook (TOML) of a choice study."
        )
    return kind


def _contents(codebook: Path) -> dict:
    try:
        return tomllib.loads(codebook.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise JtbdError(f"{codebook}: there is no such file. Give the path of a codebook (TOML).") from None
    except (OSError, ValueError) as cause:
        raise JtbdError(f"{codebook}: this cannot be read as TOML ({cause}).") from None


def _data_files(contents: dict, codebook: Path) -> list[Path]:
    """The files that a codebook names, as far as they are there."""
    tops = [contents[kind] for kind in BY_KIND if kind in contents]
    names = [top.get(key) for top in tops for key in ("data", "design", "answers")]
    names += [entry.get("file") for entry in contents.get("tables", [])]
    paths = [codebook.parent / name for name in names if isinstance(name, str)]
    return [path for path in paths if path.is_file()]


def _may_write(out: Path, folder: Path) -> None:
    if out.is_dir():
        raise JtbdError(f"{out}: this is a folder. Give the name of a file, such as report.html.")
    if out.is_file() and f"content='{GENERATOR}'" not in out.read_text(encoding="utf-8", errors="replace")[:2000]:
        raise JtbdError(f"{out}: this file is not an earlier report, so it stays. Give another name.")
    if folder.exists() and not (folder / MARK).is_file():
        raise JtbdError(f"{folder}: this folder holds other things, and the tables would go there. Give another name.")
