"""What the four boards share: a state that is kept as you go, undo, files, exports, and what deserves a second look."""

import base64
import html as _html
from collections.abc import Callable
from pathlib import Path

from jtbd_helpers.course.learn import session
from jtbd_helpers.course.workshop.boards.kit import Kit
from jtbd_helpers.course.workshop.boards.style import STYLE
from jtbd_helpers.course.workshop.form import Form
from jtbd_helpers.course.workshop.paper import csv_text
from jtbd_helpers.course.workshop.sheet import Place, Sheet, to_text
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.stylesheet import Shown, boxed, html

SHOWN = 6  # remarks at once; more would not be read
HANDED = {  # ending -> (button, mime type)
    "md": ("Markdown", "text/markdown"),
    "csv": ("CSV", "text/csv"),
    "html": ("Print sheet", "text/html"),
}
GLOBAL_KEYS = "<kbd>Tab</kbd> goes on, <kbd>Space</kbd> or <kbd>Enter</kbd> presses a button."


class Board(Shown):
    """A board to fill in. `.state` is what it holds, a plain dict.

    `.save(path)` and `.load(path)` keep and bring back the state (JSON); `.to_markdown(path)`, `.to_csv(path)` and
    `.to_html(path)` (a sheet for A4) hand it on, or return the text where no path is given. No file that holds
    something else is written over. `.undo()` takes the last step back.
    """

    def __init__(self, form: Form, case: str | None, draw: Callable, keys: str, check: Callable | None = None):
        start = form.start(case)
        stem = form.name if case is None else f"{form.name}-{case}"
        self._form, self._case, self._draw = form, case, draw
        self._judge = check  # state -> feedback in HTML, where the board is an exercise
        self._place = Place(session.home() / session.current().learner, stem)
        kept = self._place.opened(form)
        self._sheet = Sheet(form, start if kept is None else kept, self._place)
        self._name, self._said = stem, ""
        self._kit = Kit(self._problem)
        self._status = html("", "jtbd-status")
        self._body = self._kit.box("body", (), "jtbd-board")
        top = html(f"<p class='jtbd-title'>{form.title}</p><p class='jtbd-keys'>Keys: {keys} {GLOBAL_KEYS}</p>")
        if kept is not None:
            self._said = "This is what you left here. “Start again” brings back the beginning; “Undo” takes that back."
        call = f"jtbd.{form.name}({'' if case is None else repr(case)})"
        super().__init__(boxed(top, self._body, style=STYLE), f"{form.title}. Run this cell to fill it in: {call}")
        self._show()

    # -- for people who write code ---------------------------------------------------------------------

    @property
    def state(self) -> dict:
        """What the board holds, as a plain dict of its own: changing it does not change the board."""
        return self._sheet.state

    def load(self, path: str | Path) -> None:
        """Bring back a saved state, or for the three-column table a CSV file; `undo` returns to the one before.

        Raises
        ------
        JtbdError
            When there is no such file, or it holds no state of this kind of board. Then nothing is changed.
        """
        self._sheet.load(path)
        self._show()

    def save(self, path: str | Path, overwrite: bool = False) -> Path:
        """Write the state to a JSON file, and return its path.

        Raises
        ------
        JtbdError
            When a file is there that this board neither wrote nor loaded, unless `overwrite` is true.
        """
        return self._sheet.save(path, overwrite)

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        done = self._sheet.undo()
        self._said = "" if done else "Nothing to undo."
        self._show()
        return done

    def to_markdown(self, path: str | Path | None = None, overwrite: bool = False) -> str | Path:
        """The board in Markdown: the text, or the path it was written to."""
        return self._hand_on(self._text("md"), path, overwrite)

    def to_csv(self, path: str | Path | None = None, overwrite: bool = False) -> str | Path:
        """The board as a CSV table: the text, or the path it was written to."""
        return self._hand_on(self._text("csv"), path, overwrite)

    def to_html(self, path: str | Path | None = None, overwrite: bool = False) -> str | Path:
        """The board as a sheet for A4, legible in black and white: the text, or the path it was written to."""
        return self._hand_on(self._text("html"), path, overwrite)

    # -- what happens ----------------------------------------------------------------------------------

    def _change(self, action: Callable, *given, step: str | None = None, **known) -> None:
        """Do something to the state as it is now: what a widget saw when it was drawn may be old."""
        self._said = ""
        self._sheet.change(action(self._sheet.state, *given, **known), step)
        self._show()

    def _problem(self, text: str) -> None:
        self._said = text
        self._show()

    def _hand_on(self, text: str, path, overwrite: bool) -> str | Path:
        return text if path is None else self._sheet.write(path, text, overwrite)

    def _text(self, ending: str) -> str:
        state = self._sheet.state
        if ending == "csv":
            return csv_text(self._form.rows(state))
        return {"md": self._form.markdown, "html": self._form.paper}[ending](state)

    def _write(self, ending: str) -> None:
        """Beside the notebook, and as a download for those who work in a browser far from their files."""
        state = ending == "json"
        text = to_text(self._sheet.state, self._form) if state else self._text(ending)
        name = f"{self._name}.{ending}"
        try:
            self._sheet.write(name, text)
            done = f"Written to {name}, beside this notebook."
        except JtbdError as fault:
            done = str(fault).replace(", or `overwrite=True`", "")
        kind = "application/json" if state else HANDED[ending][1]
        packed = base64.b64encode(text.encode()).decode()
        link = f"<a download='{_html.escape(name, quote=True)}' href='data:{kind};base64,{packed}'>Download it</a>"
        self._said = f"{_html.escape(done)} {link}"
        self._show(raw=True)

    def _load(self) -> None:
        spreadsheet = self._form.from_csv and not Path(f"{self._name}.json").exists()
        name = f"{self._name}.csv" if spreadsheet and Path(f"{self._name}.csv").exists() else f"{self._name}.json"
        self._sheet.load(name)
        self._said = f"{name} is loaded. “Undo” brings back what was here."
        self._show()

    def _rename(self, name: str) -> None:
        if not name.strip() or set(name) & set('/\\:*?"<>|'):
            raise JtbdError(f"“{name}” is no name for a file. Use letters, digits, - and _; no folder.")
        self._name = name.strip()
        for ending in ("json", *HANDED):
            self._name = self._name.removesuffix(f".{ending}")
        self._show()

    def _check(self) -> None:
        self._said = self._judge(self._sheet.state)
        self._show(raw=True)

    # -- what is shown ---------------------------------------------------------------------------------

    def _show(self, raw: bool = False) -> None:
        kit, state = self._kit, self._sheet.state
        self._status.value = _html.escape(self._form.in_words(state))
        said = self._said if raw else _html.escape(self._said)
        said = kit.html("said", f"<div class='jtbd-notice'>{said}</div>" if said else "", "jtbd-feedback-line")
        self._body.children = (
            *self._draw(kit, state, self._change),
            kit.box("steps", [*self._steps(kit), self._status], "jtbd-keep-row"),
            *([said] if self._judge else []),  # a verdict stands under Check, what became of a file under its buttons
            kit.html("remarks", remarks_html(self._form.remarks(state))),
            self._keep(kit),
            *([] if self._judge else [said]),
        )

    def _steps(self, kit: Kit) -> list:
        again = lambda: self._change(lambda _: self._form.start(self._case))  # noqa: E731
        check = [kit.button("check", "Check", self._check, primary=True)] if self._judge else []
        return [*check, kit.button("undo", "Undo", self.undo), kit.button("again", "Start again", again)]

    def _keep(self, kit: Kit):
        where = f"Kept as you go in {session.home_in_words()}: {self._place.folder.name}/{self._place.path.name}."
        lines = [where, *([session.TEMPORARY] if session.is_temporary() else []), *self._place.notes]
        row = [
            kit.text("name", "File name", self._name, self._rename, live=False),
            kit.button("save", "Save", lambda: self._write("json"), primary=True),
            kit.button("load", "Load", self._load),
            *(
                kit.button(ending, label, lambda ending=ending: self._write(ending))
                for ending, (label, _) in HANDED.items()
            ),
        ]
        text = "".join(f"<p class='jtbd-kept'>{_html.escape(line)}</p>" for line in lines)
        return kit.box("keep", [kit.box("keep-row", row, "jtbd-keep-row"), kit.html("kept", text)], "jtbd-keep")


def remarks_html(remarks) -> str:
    """What deserves a second look, as a list; nothing where there is nothing."""
    if not remarks:
        return ""
    lines = "".join(f"<li><b>{_html.escape(r.where)}.</b> {_html.escape(r.text)}</li>" for r in remarks[:SHOWN])
    more = f"<p class='jtbd-quiet'>and {len(remarks) - SHOWN} more</p>" if len(remarks) > SHOWN else ""
    return f"<div class='jtbd-remarks'><p class='jtbd-head'>Worth a second look</p><ul>{lines}</ul>{more}</div>"
